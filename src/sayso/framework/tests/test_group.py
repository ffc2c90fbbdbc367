"""The landlords of a group beside one another: each sees its own only, from what was counted."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from sayso.foundations.access.permissions import STAFF, Role
from sayso.foundations.subjects import Subject
from sayso.framework import tasks
from sayso.framework.commands import facts, figures, packs
from sayso.framework.models import DayFigures
from sayso.framework.queries import group as questions
from sayso.framework.rules.standing import COUNTED
from sayso.framework.tests.conftest import ROBOT, STARTS, moment
from sayso.people.models import RoleHolding, User
from sayso.people.tests.cast import LONG_AGO, a_landlord, a_user, sign_in

pytestmark = pytest.mark.django_db
AT = moment("2026-05-20T12:00")
PAGES = ("promises-group", "promises-group-csv")


@pytest.fixture(autouse=True)
def in_may(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: AT)


@pytest.fixture
def group():
    return a_landlord("Firth Group", nation="england")


@pytest.fixture
def north(group):
    return a_landlord("North Homes", parent=group, nation="england")


@pytest.fixture
def south(group):
    return a_landlord("South Homes", parent=group, nation="england")


def with_framework(landlord):
    packs.load(landlord=landlord, pack=packs.open_pack("trident"), measured_from=STARTS, by=ROBOT,
               at=moment("2026-04-01T09:00"))  # fmt: skip
    return landlord


def interest(landlord, name="one", when="2026-05-01T10:00"):
    facts.record(kind="interest.received", landlord=landlord, subject=Subject("interest", name, name),
                 occurred_at=moment(when), by=ROBOT, at=moment(when))  # fmt: skip


def stood(landlord, day=None, **numbers):
    given = {**dict.fromkeys(COUNTED, 0), **numbers}
    return DayFigures.objects.create(landlord=landlord, day=day or AT.date(), counted_at=AT, **given)


def test_what_is_counted_is_what_the_board_shows(client, north):
    with_framework(north)
    interest(north)
    made = figures.count(landlord=north, by=figures.COUNTING, at=AT)
    sign_in(client, a_user(Role.AUDITOR, north))
    board = client.get(reverse("promises")).context["board"]
    assert {name: getattr(made, name) for name in COUNTED} == {
        name: getattr(board.numbers, name) for name in COUNTED
    }
    assert made.late_now == 1
    assert made.counted_at == AT


def test_a_day_is_counted_over_and_over_into_one_row(north):
    with_framework(north)
    figures.count(landlord=north, by=figures.COUNTING, at=AT)
    interest(north)
    again = figures.count(landlord=north, by=figures.COUNTING, at=AT + timedelta(hours=1))
    assert again.late_now == 1
    older = figures.count(landlord=north, by=figures.COUNTING, at=AT)  # a slow worker comes late
    assert older.counted_at == AT + timedelta(hours=1)
    figures.count(landlord=north, by=figures.COUNTING, at=AT + timedelta(days=1))
    assert list(DayFigures.objects.order_by("day").values_list("day", flat=True)) == [
        date(2026, 5, 20), date(2026, 5, 21),
    ]  # fmt: skip


def test_the_clock_counts_those_that_stand_beside_others(group, north, south):
    with_framework(north)
    tasks.count_groups(None, 0)
    assert [one.landlord for one in DayFigures.objects.all()] == [north]
    assert figures.count(landlord=south, by=figures.COUNTING, at=AT) is None
    assert questions.beside_others() == [north]


def test_a_landlord_alone_is_not_counted(landlord, edition):
    assert questions.beside_others() == []


@pytest.mark.parametrize("role", sorted(STAFF))
def test_each_role_sees_its_own_landlord_only(client, north, south, role):
    stood(north, kept=111)
    stood(south, kept=222)
    sign_in(client, a_user(role, north))
    for name in PAGES:
        words = client.get(reverse(name)).content.decode()
        assert "South Homes" not in words
        assert "222" not in words
    assert "You work for one landlord" in client.get(reverse("promises-group")).content.decode()
    assert reverse("promises-group") not in client.get("/staff/").content.decode()


def test_several_landlords_stand_in_a_row_each_with_their_sum(client, group, north, south):
    stood(north, kept=6, late_now=1, missed=1)
    stood(south, kept=2, kept_late=2, excused=3, due_soon=5)
    stood(a_landlord("Elsewhere"), kept=999)
    sign_in(client, a_user(Role.DIRECTOR, group))
    page = client.get(reverse("promises-group"))
    board = page.context["board"]
    assert [one.landlord.name for one in board.rows] == ["Firth Group", "North Homes", "South Homes"]
    assert [one.numbers and one.numbers.on_time for one in board.rows] == [None, 75.0, 50.0]
    assert (board.total.kept, board.total.decided, board.total.on_time) == (8, 12, 66.7)
    words = page.content.decode()
    assert "999" not in words
    assert "not counted yet, or no framework in force" in words
    assert "20 May" in words
    assert "12:00" in words
    rows = list(
        csv.reader(io.StringIO(client.get(reverse("promises-group-csv")).content.decode("utf-8-sig")))
    )
    assert rows[2] == ["North Homes", "6", "0", "1", "0", "1", "0", "75.0", "2026-05-20 12:00"]
    assert rows[-1][:2] == ["All", "8"]


def test_those_with_roles_at_two_see_two_wherever_they_work(client, north, south):
    a_landlord("West Homes", parent=north.parent)
    user = a_user(Role.MANAGER, north)
    RoleHolding.objects.create(user=user, role=Role.AUDITOR, landlord=south, starts_on=LONG_AGO)
    sign_in(client, user)
    for now in (north, south):
        client.post(reverse("work-for"), {"landlord": now.pk})
        page = client.get(reverse("promises-group"))
        assert [one.landlord for one in page.context["board"].rows] == [north, south]
    RoleHolding.objects.filter(landlord=south).update(ends_on=AT.date() - timedelta(days=1))
    assert questions.seen_by(User.objects.get(pk=user.pk)) == [north]
    user.is_active = False
    assert questions.seen_by(user) == []


def test_one_row_leads_to_work_there(client, group, north, south):
    stood(north)
    sign_in(client, a_user(Role.MANAGER, group))
    answer = client.post(reverse("work-for"), {"landlord": north.pk, "next": reverse("promises")})
    assert answer.url == reverse("promises")
    assert client.get(answer.url).context["landlord"] == north


def test_the_months_before_are_summed_as_each_was_last_counted(group, north, south):
    stood(north, date(2025, 5, 31), kept=50)  # a year ago and more
    stood(north, date(2026, 3, 30), kept=90)
    stood(north, date(2026, 3, 31), kept=100)
    stood(north, date(2026, 4, 30), kept=3)
    stood(south, date(2026, 4, 29), kept=1, missed=4)
    stood(north, kept=5)
    found = questions.group_board([north, south], AT.date())
    assert [(one.month, one.numbers.kept, one.numbers.on_time, one.landlords) for one in found.months] == [
        (date(2026, 3, 1), 100, 100.0, 1), (date(2026, 4, 1), 4, 50.0, 2), (date(2026, 5, 1), 5, 100.0, 1),
    ]  # fmt: skip
    assert [one.numbers.kept for one in found.rows] == [5, 1]


def test_counting_again_is_asked_for_by_post_and_once(
    client, group, north, south, django_capture_on_commit_callbacks
):
    other = a_landlord("Elsewhere")
    sign_in(client, a_user(Role.AUDITOR, group))
    assert client.get(reverse("promises-group-count")).status_code == 405
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            assert client.post(reverse("promises-group-count")).url == reverse("promises-group")
    jobs = ProcrastinateJob.objects.filter(task_name="framework.count")
    assert sorted(one.args["landlord_id"] for one in jobs) == [group.pk, north.pk, south.pk]
    assert other.pk not in [one.args["landlord_id"] for one in jobs]
    with_framework(north)
    tasks.count(landlord_id=north.pk)
    assert DayFigures.objects.get().landlord == north


def test_the_page_costs_as_much_with_thirty_landlords_as_with_three(client, group, north, south):
    user = sign_in(client, a_user(Role.MANAGER, group))
    costs = []
    for number in range(3, 31):
        stood(a_landlord(f"Member {number}", parent=group), kept=number)
        if number in (3, 30):
            client.get(reverse("promises-group"))
            with CaptureQueriesContext(connection) as seen:
                assert client.get(reverse("promises-group")).status_code == 200
            costs.append(len(seen))
    assert len(user.workplaces) > 30
    assert costs[0] == costs[1] <= 12


def test_no_other_way_to_ask_and_nobody_unknown(client, north):
    assert client.get(reverse("promises-group")).url.startswith("/staff/sign-in/")
    assert client.post(reverse("promises-group-count")).url.startswith("/staff/sign-in/")
    sign_in(client, a_user(Role.INVOLVED, north))
    for name in PAGES:
        assert client.get(reverse(name)).status_code == 403
