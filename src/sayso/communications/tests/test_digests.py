"""Being told by e-mail how the promises stand: chosen, sent once, in one's own words, and stopped."""

from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from sayso.communications.commands import delivery, digests
from sayso.communications.models import Digest, Message
from sayso.communications.queries.digests import Choice, token_of
from sayso.communications.tasks import send_digests
from sayso.communications.tests.postroom import a_mail_server
from sayso.foundations.access.actors import System
from sayso.foundations.access.permissions import Role
from sayso.foundations.clocks.counting import LONDON
from sayso.foundations.subjects import Subject
from sayso.framework.commands import duties, facts, groups, packs
from sayso.framework.tests import doubted
from sayso.people.models import RoleHolding
from sayso.people.tests.cast import a_landlord, a_place, a_user, sign_in

pytestmark = pytest.mark.django_db
ROBOT = System("tests")


def moment(text):
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


WEDNESDAY = moment("2026-05-06T09:00")


@pytest.fixture
def landlord():
    made = a_landlord("Harbour Homes", nation="england")
    packs.load(landlord=made, pack=packs.open_pack("trident"), measured_from=date(2026, 4, 1), by=ROBOT,
               at=moment("2026-04-01T09:00"))  # fmt: skip
    return made


@pytest.fixture
def user(landlord):
    return a_user(Role.MANAGER, landlord)


def asks(landlord, name, when, place=None):
    facts.record(kind="interest.received", landlord=landlord, subject=Subject("interest", name, "Mrs Jones of 4 Elm"),
                 place=place, occurred_at=moment(when), by=ROBOT, at=moment(when))  # fmt: skip


def answers(landlord, name, when):
    facts.record(kind="interest.answered", landlord=landlord, subject=Subject("interest", name, "Mrs Jones"),
                 occurred_at=moment(when), by=ROBOT, at=moment(when))  # fmt: skip


def choose(user, rhythm="working_day", language="en", at=WEDNESDAY, **more):
    return digests.choose(choice=Choice(rhythm, language, **more), by=user, at=at)


def send(landlord, when):
    return digests.send(landlord=landlord, by=digests.SENDING, at=moment(when))


def test_it_tells_what_is_late_and_what_changed_and_names_nobody(landlord, user):
    choose(user)
    asks(landlord, "one", "2026-05-06T10:00")  # due on Friday 8 May
    asks(landlord, "two", "2026-05-06T10:00")
    assert send(landlord, "2026-05-06T11:00") == [], "chosen today: the first comes tomorrow"
    (first,) = send(landlord, "2026-05-07T07:00")
    assert first.channel == "email" and first.to_address == user.email  # noqa: PT018
    assert "Nothing is late." in first.body
    assert "Interest answered in two working days, 2 times, by 8 May 2026" in first.body
    answers(landlord, "one", "2026-05-11T08:00")
    (after,) = send(landlord, "2026-05-11T08:30")
    assert after.title == "Harbour Homes, late now: 1"
    assert "Late now: 1" in after.body
    assert "Kept late since 7 May 2026: 1" in after.body
    assert "/staff/promises/evidence/?of=interest-answered%7Cinterest%3Atwo&year=2026" in after.body
    assert "Jones" not in first.body + after.body + first.title + after.title
    (following,) = send(landlord, "2026-05-12T07:00")
    assert "Late now: 1" in following.body
    assert "Kept late" not in following.body, "told once"


def test_excuses_and_missed_ones_are_told(landlord, user):
    for n in range(2):
        a_place(landlord, f"Care {n}", kind="scheme", scheme_kind="care")
    choose(user, "month", at=moment("2026-05-20T09:00"))
    (first,) = send(landlord, "2026-06-01T07:00")
    assert "Missed since 20 May 2026" in first.body
    late = "interest-answered|interest:one"
    asks(landlord, "one", "2026-06-02T10:00")
    duties.excuse(landlord=landlord, occurrence=late, title="x", reason="The post office burned down", decided_by="A. Director",
                  by=user, at=moment("2026-06-09T10:00"))  # fmt: skip
    (second,) = send(landlord, "2026-07-01T07:00")
    assert "Excused since 1 June 2026: 1" in second.body
    assert "burned" not in second.body


def test_a_quiet_day_is_silent_and_a_quiet_week_is_not(landlord, user):
    other = a_user(Role.DIRECTOR, landlord)
    quay = a_place(landlord, "Quay House")  # nothing is promised of it alone
    choose(user, place=quay.pk)
    choose(other, "week", place=quay.pk)
    (told,) = send(landlord, "2026-05-11T07:00")
    assert told.to_address == other.email
    assert "Nothing is late." in told.body
    assert set(Digest.objects.values_list("told_until", flat=True)) == {moment("2026-05-11T07:00")}


def test_an_owner_that_is_gone_is_said(landlord, user):
    choose(user, owner="Somebody of old")
    (told,) = send(landlord, "2026-05-07T07:00")
    assert "No promise belongs to that owner any more" in told.body


def test_of_one_place_only(landlord, user):
    here, there = (a_place(landlord, name) for name in ("Quay House", "Elm House"))
    choose(user, place=here.pk)
    asks(landlord, "one", "2026-05-06T10:00", place=here)
    asks(landlord, "two", "2026-05-06T10:00", place=there)
    (told,) = send(landlord, "2026-05-07T07:00")
    assert "Only at: Quay House" in told.body
    assert "Elm House" not in told.body
    assert "Interest answered in two working days, Quay House, by 8 May 2026" in told.body
    with pytest.raises(digests.NotOurs):
        choose(user, place=a_place(a_landlord("Elsewhere"), "Far").pk)


def test_what_was_not_checked_against_its_document_says_so():
    landlord = a_landlord("Careful Homes", nation="england")
    groups.open_group(landlord=landlord, slug="panel", name="Panel", kind="panel", starts_on=date(2026, 4, 1), by=ROBOT,
                      at=moment("2026-04-01T09:00"))  # fmt: skip
    doubted.lived(landlord)
    choose(a_user(Role.MANAGER, landlord), "month", at=moment("2026-04-02T09:00"))
    (told,) = send(landlord, "2026-06-20T10:00") or send(landlord, "2026-06-22T10:00")
    lines = told.body.split("\n")
    assert [doubted.is_marked(one) for one in lines if doubted.DOUBTED in one] == [True] * 3
    assert [doubted.is_marked(one) for one in lines if doubted.CHECKED in one] == [False] * 3


def test_once_a_day_whoever_asks_twice(landlord, user):
    choose(user, "week")
    assert len(send(landlord, "2026-05-11T07:00")) == 1
    assert send(landlord, "2026-05-11T07:10") == []
    Digest.objects.update(told_until=WEDNESDAY)  # as if the worker had died before keeping it
    assert len(send(landlord, "2026-05-11T07:20")) == 1
    assert Message.objects.count() == 1


def test_a_message_and_its_day_are_kept_together(landlord, user, monkeypatch):
    choose(user, "week")

    def broken(**_given):
        raise RuntimeError("killed")

    monkeypatch.setattr("sayso.communications.commands.messages.queue", broken)
    with pytest.raises(RuntimeError):
        send(landlord, "2026-05-11T07:00")
    assert Digest.objects.get().told_until == WEDNESDAY
    monkeypatch.undo()
    assert len(send(landlord, "2026-05-11T07:10")) == 1


def test_late_things_of_last_year_are_still_told(landlord, user):
    asks(landlord, "one", "2027-03-24T10:00")
    choose(user, "week", at=moment("2027-03-31T09:00"))
    (told,) = send(landlord, "2027-04-05T07:00")
    assert "Interest answered in two working days, by 30 March 2027" in told.body
    assert "interest%3Aone&year=2026" in told.body


@pytest.mark.parametrize("change", ["left", "no role", "role ended", "other landlord", "never"])
def test_nobody_gets_one_who_may_not_see_the_promises(landlord, user, change):
    choose(user, "week")
    holding = RoleHolding.objects.get(user=user)
    if change == "left":
        user.is_active = False
        user.save()
    elif change == "no role":
        holding.delete()
    elif change == "role ended":
        RoleHolding.objects.filter(pk=holding.pk).update(ends_on=date(2026, 1, 1))
    elif change == "other landlord":
        RoleHolding.objects.filter(pk=holding.pk).update(landlord=a_landlord("Elsewhere"))
    else:
        digests.stop(digest=Digest.objects.get(), by=user, at=WEDNESDAY)
    assert send(landlord, "2026-05-11T07:00") == []


def test_in_arabic(landlord, user):
    choose(user, "week", "ar")
    asks(landlord, "one", "2026-05-06T10:00")
    (told,) = send(landlord, "2026-05-11T07:00")
    assert told.language == "ar"
    assert "متأخر" in told.body
    assert "\u2068Interest answered in two working days\u2069" in told.body


def test_the_clock_sends_in_the_morning_only(landlord, user, monkeypatch):
    choose(user, "week")
    morning = send_digests.func
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment("2026-05-11T06:59"))
    morning(None, 0)
    assert not Message.objects.exists()
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment("2026-05-11T07:01"))
    morning(None, 0)
    assert Message.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_mail_program_ends_it_by_one_click(landlord, user):
    choose(user, "week")
    send(landlord, "2026-05-11T07:00")
    with a_mail_server() as (box, _port):
        delivery.deliver_all(now=lambda: moment("2026-05-11T07:01"))
    (mail,) = box.read
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    link = mail["List-Unsubscribe"].strip(" <>")
    assert link in mail.get_content()
    path = link.split("/", 3)[-1]
    stranger = Client(enforce_csrf_checks=True)
    assert stranger.get(f"/{path}").status_code == 200
    assert Digest.objects.get().rhythm == "week", "looking changes nothing"
    assert stranger.post(f"/{path}", {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert Digest.objects.get().rhythm == "never"
    assert stranger.post(f"/{path}").status_code == 200
    for wrong in ("nonsense", token_of(Digest.objects.get())[:-1] + "x", "1:"):
        assert stranger.get(reverse("digest-stop", args=[wrong])).status_code == 404


def test_chosen_on_the_page(client, landlord, user, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: WEDNESDAY)
    sign_in(client, user)
    page = client.get(reverse("digest")).content.decode()
    assert "You get none now" in page
    given = {"rhythm": "week", "owner": "Scheme manager", "place": "", "language": "en"}
    assert client.post(reverse("digest"), given).status_code == 302
    assert client.post(reverse("digest"), given).status_code == 302
    kept = Digest.objects.get()
    assert (kept.rhythm, kept.owner, kept.told_until) == ("week", "Scheme manager", WEDNESDAY)
    page = client.get(reverse("digest")).content.decode()
    assert "The next one goes out on" in page and "11 May" in page  # noqa: PT018
    for wrong in ({"rhythm": "hourly"}, {"owner": "Me"}, {"place": "999999"}, {"language": "xx"}):
        answer = client.post(reverse("digest"), given | wrong)
        assert answer.status_code == 422
        assert "data-error-summary" in answer.content.decode()
    wrong = client.get(reverse("digest-preview"), {"rhythm": "hourly"})
    assert wrong.status_code == 422
    assert "The next one goes out on" in wrong.content.decode(), "what was kept still holds"
    assert f'<form action="{reverse("digest")}" method="post"' in wrong.content.decode()
    assert reverse("digest") in client.get(reverse("promises")).content.decode()


def test_what_it_would_say_is_what_goes_out(client, landlord, user, monkeypatch):
    choose(user, "week")
    asks(landlord, "one", "2026-05-06T10:00")
    at = moment("2026-05-11T07:00")
    monkeypatch.setattr("django.utils.timezone.now", lambda: at)
    sign_in(client, user)
    shown = client.get(
        reverse("digest-preview"), {"rhythm": "week", "language": "en", "owner": "", "place": ""}
    )
    (sent,) = digests.send(landlord=landlord, by=digests.SENDING, at=at)
    assert shown.context["said"].title == sent.title
    assert sent.body.startswith(shown.context["said"].body)
    assert not Message.objects.exclude(pk=sent.pk).exists()


def test_without_a_framework_the_page_says_so(client):
    user = a_user(Role.MANAGER, a_landlord("New Homes"))
    sign_in(client, user)
    assert "No framework is in force here yet" in client.get(reverse("digest")).content.decode()
    assert client.get(reverse("digest-preview"), {"rhythm": "week"}).status_code == 404


def test_beginning_again_tells_from_then_on(landlord, user):
    choose(user, "week")
    choose(user, "never")
    later = WEDNESDAY + timedelta(days=30)
    assert choose(user, "week", at=later).told_until == later
    assert choose(user, "month", at=later + timedelta(days=3)).told_until == later
