"""Nobody is reached in a way that is not theirs: in writing only, or only as agreed with them."""

import itertools

import pytest
from django.utils import timezone

from sayso.communications.commands import delivery, messages
from sayso.communications.enums import MessageState
from sayso.communications.models import Message
from sayso.communications.rules.routing import Reach, route
from sayso.communications.tests.postroom import NOON, a_mail_server
from sayso.foundations.access.actors import System
from sayso.foundations.access.permissions import Role
from sayso.people.commands import needs
from sayso.people.enums import Need
from sayso.people.tests.cast import a_customer, a_place, a_user, sign_in

BY = System("test")
WAYS = {"email": "a@example.org", "phone": "+447700900123", "postal": "1 Mill Lane, Northfield"}


@pytest.mark.parametrize(
    ("channel", "rule", "without", "wanted"),
    [
        ("phone", "", (), ("phone", False)),
        ("phone", "writing", (), ("letter", False)),
        ("phone", "writing", ("postal",), ("email", False)),
        ("phone", "writing", ("postal", "email"), ("text", False)),
        ("text", "agreed", (), ("text", True)),
        ("email", "agreed", ("email",), None),
        ("email", "", ("email",), ("letter", False)),
    ],
)
def test_the_rule_decides_before_the_way(channel, rule, without, wanted):
    ways = {name: "" if name in without else value for name, value in WAYS.items()}
    found = route(Reach(channel, rule=rule, **ways))
    assert (found and (found.channel, found.is_held)) == wanted


def test_in_every_case_writing_is_never_a_call_and_agreed_is_never_another_way():
    for channel, *given in itertools.product(("email", "text", "letter", "phone"), (0, 1), (0, 1), (0, 1)):
        ways = {name: value if has else "" for (name, value), has in zip(WAYS.items(), given, strict=True)}
        written, agreed = (route(Reach(channel, rule=rule, **ways)) for rule in ("writing", "agreed"))
        assert written is None or written.channel != "phone"
        assert agreed is None or (agreed.channel == channel and agreed.is_held)


def a_guarded():
    customer = a_customer(place=a_place(), email="guarded@example.org")
    told = needs.Told(basis="safety", confidentiality="restricted", detail="Only on Mondays")
    needs.record(customer=customer, need=Need.SAFE_CONTACT, told=told, by=BY, at=NOON)
    customer.refresh_from_db()
    return customer


def queued(customer, key="k"):
    draft = messages.Draft(key, messages.Recipient.of(customer), "What became of it", "Benches are in.")
    (made,) = messages.queue(landlord=customer.landlord, drafts=[draft], by=BY, at=NOON)
    return made


@pytest.mark.django_db
def test_nothing_goes_on_its_own_to_somebody_reached_only_as_agreed():
    made = queued(a_guarded())
    with a_mail_server() as (box, _port):
        delivery.deliver_all(now=lambda: NOON)
    assert made.state == MessageState.HELD
    assert box.read == []


@pytest.mark.django_db
def test_what_waits_is_held_the_moment_it_is_recorded():
    customer = a_customer(place=a_place(), email="soon@example.org")
    made = queued(customer)
    assert made.state == MessageState.WAITING
    needs.record(customer=customer, need=Need.SAFE_CONTACT, told=needs.Told(basis="safety"), by=BY, at=NOON)
    made.refresh_from_db()
    assert made.state == MessageState.HELD
    with a_mail_server() as (box, _port):
        delivery.deliver_all(now=lambda: NOON)
    assert box.read == []


@pytest.mark.django_db
@pytest.mark.parametrize(("act", "then"), [("told", "told"), ("release", "waiting")])
def test_a_person_tells_them_or_lets_it_go_once(client, act, then):
    sign_in(client, a_user(Role.ENGAGEMENT))
    made = queued(a_guarded())
    page = client.get(f"/staff/messages/{made.pk}/").content.decode()
    assert "only in the way agreed" in page
    assert "Only on Mondays" not in page
    for _time in range(2):
        client.post(f"/staff/messages/{made.pk}/{act}/")
    made.refresh_from_db()
    assert made.state == then


@pytest.mark.django_db
def test_a_failed_one_is_held_again_and_never_becomes_a_letter():
    made = queued(a_guarded())
    Message.objects.filter(pk=made.pk).update(state=MessageState.FAILED)
    with pytest.raises(messages.NotWaiting):
        messages.send_as_letter(message=made, by=BY, at=timezone.now())
    assert messages.send_again(message=made, by=BY, at=timezone.now()).state == MessageState.HELD


@pytest.mark.django_db
def test_what_waits_to_go_as_agreed_is_seen_in_the_morning(client):
    sign_in(client, a_user(Role.ENGAGEMENT))
    assert "go only as agreed" not in client.get("/staff/").content.decode()
    queued(a_guarded())
    page = client.get("/staff/").content.decode()
    assert "messages that go only as agreed" in page
    assert "/staff/messages/?state=held" in page
