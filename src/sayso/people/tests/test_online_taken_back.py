"""Help recorded by mistake is taken back: it counts no more, the history keeps it, and "is online" goes back if staff say so."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from sayso.foundations.access.actors import System
from sayso.foundations.access.permissions import Role
from sayso.foundations.history.tracking import history_of
from sayso.people.commands import customers, erasure, merging
from sayso.people.commands import online as commands
from sayso.people.models import Customer, OnlineHelp
from sayso.people.permissions import EDIT_PEOPLE
from sayso.people.queries import online, subject_access
from sayso.people.tests.cast import a_customer, a_place, a_user, sign_in

pytestmark = pytest.mark.django_db
BY = System("test")
TODAY = timezone.localdate()


def ago(days):
    return timezone.now() - timedelta(days=days)


def helped(customer, kind="lesson", worked="yes", now_online=True, **more):
    given = commands.note_help(customer=customer, kind=kind, by=BY, at=ago(3), **more)
    return commands.note_result(given=given, result=worked, now_online=now_online, by=BY, at=ago(1))


def set_online(customer, is_online):
    customers.set_preferences(
        customer=customer, channel=customer.channel, language=customer.language, format=customer.format,
        is_online=is_online, by=BY, at=ago(0),
    )  # fmt: skip


def address(given, customer=None):
    return f"/staff/people/{(customer or given.customer).pk}/getting-online/help/{given.pk}/take-back/"


def page(given):
    return f"/staff/people/getting-online/help/{given.pk}/"


def now(customer):
    return Customer.objects.get(pk=customer.pk).is_online


def test_it_is_gone_from_lists_and_counts_and_history_keeps_who_took_it_back():
    customer, viewer = a_customer(is_online=False), a_user()
    commands.say(customer=customer, wish="yes", by=BY, at=ago(9))
    given = helped(customer, worked="no", helper="Sam")
    year = online.YEAR.year_of(given.given_on)
    assert not online.waiting(viewer, TODAY)
    for _twice in range(2):
        commands.take_back(given=given, by=System("Ada"), at=ago(0))
    assert online.helps_of(customer) == []
    assert not any(any(one.numbers) for one in online.help_in(viewer, year))
    assert [one.customer for one in online.waiting(viewer, TODAY)] == [customer]
    held = {one.name for one in subject_access.parts(customer, read_first=True)}
    assert "people.OnlineHelp" not in held
    kept = history_of(OnlineHelp).objects.order_by("pgh_id").last()
    assert (kept.pgh_label, kept.helper, kept.result) == ("delete", "Sam", "no")
    assert kept.pgh_context.metadata["command"] == "people.online.take_back"
    assert kept.pgh_context.metadata["by"] == "system:Ada"
    erasure.erase(customer=customer, because="They asked", by=BY, at=ago(0))
    assert not history_of(
        OnlineHelp
    ).objects.exists()  # whoever goes takes also what was taken back with them


def test_the_same_help_can_be_recorded_again():
    customer = a_customer()
    commands.take_back(given=helped(customer), by=BY, at=ago(0))
    helped(customer)
    assert len(online.helps_of(customer)) == 1


@pytest.mark.parametrize(
    ("before", "now_online", "set_back", "after"),
    [
        (False, True, True, False), (None, True, True, None), (False, True, False, True), (None, True, False, True),
        (True, True, True, True), (False, False, True, False), (None, False, True, None),
    ],
)  # fmt: skip
def test_online_goes_back_only_where_this_help_set_it_and_staff_say_so(before, now_online, set_back, after):
    customer = a_customer(is_online=before)
    given = helped(customer, now_online=now_online)
    for _twice in range(2):
        commands.take_back(given=given, set_back=set_back, by=BY, at=ago(0))
    assert now(customer) is after


def test_it_goes_back_to_what_it_was_however_often_the_result_was_noted():
    customer = a_customer(is_online=False)
    given = helped(customer)
    for result in ("yes", "partly", "yes"):
        commands.note_result(given=given, result=result, now_online=True, by=BY, at=ago(0))
    commands.take_back(given=given, set_back=True, by=BY, at=ago(0))
    assert now(customer) is False


@pytest.mark.parametrize(
    ("since", "offered", "ticked"),
    [
        ([], True, True), ([True], True, True), ([False], False, False), ([None], False, False),
        ([False, True], True, False), ([None, True], True, False),
    ],
)  # fmt: skip
def test_the_page_offers_it_where_it_still_says_so_and_ticks_it_where_nothing_changed_since(
    client, since, offered, ticked
):
    sign_in(client, a_user(Role.FRONTLINE))
    customer = a_customer(is_online=False)
    given = helped(customer)
    for each in since:
        set_online(customer, each)
    shown = client.get(page(given)).content.decode()
    box = shown.partition('name="set_back"')
    assert bool(box[1]) is offered
    assert ("checked" in box[2].partition(">")[0]) is ticked
    assert ("so it would go back to what it was before" in shown) is ticked
    assert ("changed again since" in shown) is (offered and not ticked)
    assert ("back to: Not online" in shown) is offered
    before = now(customer)
    client.post(address(given), {"set_back": "on"})
    assert now(customer) is (False if offered else before)  # a forged tick sets nothing back


def test_help_that_set_nothing_asks_nothing_of_being_online(client):
    sign_in(client, a_user(Role.FRONTLINE))
    given = helped(a_customer(is_online=True))
    shown = client.get(page(given)).content.decode()
    assert "Recorded by mistake?" in shown
    assert 'name="set_back"' not in shown


def test_only_the_last_help_that_set_it_remembers():
    customer = a_customer(is_online=False)
    first = helped(customer, "data")
    set_online(customer, None)
    second = helped(customer, "device")
    commands.take_back(given=first, set_back=True, by=BY, at=ago(0))
    assert now(customer) is True
    commands.take_back(given=second, set_back=True, by=BY, at=ago(0))
    assert now(customer) is None


def test_the_database_refuses_an_unknown_before():
    helped(a_customer())
    with pytest.raises(IntegrityError), transaction.atomic():
        OnlineHelp.objects.update(online_before="perhaps")


def test_the_form_sent_twice_takes_back_once_and_says_so(client):
    sign_in(client, a_user(Role.FRONTLINE))
    customer = a_customer(is_online=False)
    given, other = helped(customer), helped(customer, "data", worked="no")
    for said in ("Taken back", "not there any more"):
        answer = client.post(address(given), {"set_back": "on"}, follow=True)
        assert answer.redirect_chain[-1][0] == f"/staff/people/{customer.pk}/getting-online/"
        assert said in answer.content.decode()
    assert online.helps_of(customer) == [other]
    assert now(customer) is False
    assert "A lesson" not in client.get(f"/staff/people/{customer.pk}/").content.decode()
    assert client.get(address(other)).status_code == 405
    assert client.get(page(given)).status_code == 404


def test_under_another_customer_s_address_nothing_is_taken_back(client):
    sign_in(client, a_user(Role.FRONTLINE))
    given = helped(a_customer())
    assert client.post(address(given, a_customer())).status_code == 302
    assert OnlineHelp.objects.filter(pk=given.pk).exists()


def test_an_officer_of_one_place_takes_back_only_theirs(client):
    mill, quay = a_place(name="Mill"), a_place(name="Quay")
    here, there = helped(a_customer(place=mill)), helped(a_customer(place=quay))
    sign_in(client, a_user(Role.FRONTLINE, place=mill))
    assert client.post(address(there)).status_code == 404
    client.post(address(there, here.customer))
    assert OnlineHelp.objects.count() == 2
    client.post(address(here))
    assert OnlineHelp.objects.get() == there


@pytest.mark.parametrize("role", Role)
def test_who_may(client, role):
    given = helped(a_customer())
    sign_in(client, a_user(role))
    answer = client.post(address(given))
    may = role in EDIT_PEOPLE.roles
    assert (answer.status_code == 302 and "getting-online" in answer.url) is may
    assert OnlineHelp.objects.exists() is not may


def test_help_taken_back_between_merging_and_taking_apart_stays_gone():
    kept, merged = a_customer(is_online=None), a_customer(is_online=False)
    given = helped(merged)
    done = merging.merge(kept=kept, merged=merged, by=BY, at=ago(0))
    (moved,) = online.helps_of(kept)
    assert not online.unchanged_since(moved)  # the merge set it with the record that is kept
    commands.take_back(given=moved, set_back=True, by=BY, at=ago(0))
    assert now(kept) is False
    merging.take_apart(merge=done, by=BY, at=ago(0))
    assert not OnlineHelp.objects.filter(pk=given.pk).exists()
