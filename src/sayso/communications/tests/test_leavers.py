"""Somebody who leaves finds every door closed at the next request, and what was on its way to them ends."""

import re
from datetime import date, timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client
from django.utils import timezone

from sayso.communications.commands import delivery, digests
from sayso.communications.models import Digest, Message
from sayso.communications.queries.digests import Choice, offered
from sayso.communications.rules.digests import next_day
from sayso.foundations.access.actors import System
from sayso.foundations.access.permissions import Role
from sayso.foundations.clocks.counting import on_day, start_of
from sayso.framework.commands import feeds, packs
from sayso.people.commands import passwords, staff
from sayso.people.models import Session, User
from sayso.people.tests.cast import TOTP_SECRET, a_landlord, a_user, sign_in
from sayso.people.tests.test_sign_in import totp

pytestmark = pytest.mark.django_db
ROBOT = System("tests")
PASSWORD = "correct horse battery staple"


@pytest.fixture
def leaver(client):
    user = a_user(Role.MANAGER, a_landlord("Harbour Homes", nation="england"), email="sam@example.org")
    user.set_password(PASSWORD)
    user.save()
    sign_in(client, user)
    client.get("/staff/")
    return user


def leaves(user, client=None):
    """An administrator says so, as the page does."""
    office = Client()
    sign_in(office, a_user(Role.ADMINISTRATOR, user.landlord))
    assert office.post(f"/staff/team/{user.pk}/deactivate/").status_code == 302


def test_the_next_request_with_the_old_cookie_is_a_strangers(client, leaver):
    assert client.get("/staff/").status_code == 200
    leaves(leaver)
    assert client.get("/staff/").url.startswith("/staff/sign-in/")
    assert client.post("/staff/voices/log/", {"words": "x"}).url.startswith("/staff/sign-in/")
    assert not Session.objects.filter(user=leaver).exists()
    assert not Authenticator.objects.filter(user=leaver).exists()


def test_half_way_through_signing_in(leaver):
    half = Client()
    assert half.post("/staff/sign-in/", {"login": "sam@example.org", "password": PASSWORD}).status_code == 302
    leaves(leaver)
    half.post("/staff/second-factor/", {"code": totp(TOTP_SECRET)})
    assert half.get("/staff/").url.startswith("/staff/sign-in/")
    assert (
        b"is not right"
        in half.post("/staff/sign-in/", {"login": "sam@example.org", "password": PASSWORD}).content
    )


def test_links_sent_before_and_asked_for_after(leaver, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        passwords.send_link(user=leaver, by=ROBOT, at=timezone.now())
    link = re.search(r"/staff/password/\S+", mail.outbox[0].body)[0]
    assert Client().get(link).status_code == 200
    leaves(leaver)
    assert Client().get(link).status_code == 404
    with django_capture_on_commit_callbacks(execute=True):
        Client().post("/staff/forgotten-password/", {"email": "sam@example.org"})
    assert len(mail.outbox) == 1
    assert not User.objects.get(pk=leaver.pk).has_usable_password()


def test_their_calendar_address_and_their_digests(leaver, settings):
    packs.load(
        landlord=leaver.landlord, pack=packs.open_pack("trident"), measured_from=date(2026, 4, 1), by=ROBOT,
        at=timezone.now() - timedelta(days=60),
    )  # fmt: skip
    secret = feeds.renew(by=leaver, at=timezone.now())
    now = timezone.now()
    digests.choose(choice=Choice("week", "en"), by=leaver, at=now - timedelta(days=14))
    goes_out = next_day("week", on_day(now), offered(leaver.landlord, now).calendar)
    digests.send(landlord=leaver.landlord, by=ROBOT, at=start_of(goes_out))
    assert Message.objects.get().state == "waiting"
    assert Client().get(f"/calendar/{secret}.ics").status_code == 200
    leaves(leaver)
    assert Client().get(f"/calendar/{secret}.ics").status_code == 404
    assert Digest.objects.get().rhythm == "never"
    delivery.deliver_all(now=timezone.now)
    assert not mail.outbox
    assert not Message.objects.exists()


def test_coming_back_opens_nothing_of_before(client, leaver):
    feeds.renew(by=leaver, at=timezone.now())
    leaves(leaver)
    User.objects.filter(pk=leaver.pk).update(is_active=True)
    assert client.get("/staff/").url.startswith("/staff/sign-in/")
    assert User.objects.get(pk=leaver.pk).roles == frozenset()


def test_leaving_twice_is_leaving(leaver):
    leaves(leaver)
    staff.deactivate(user=leaver, by=ROBOT, at=timezone.now())
    assert not User.objects.get(pk=leaver.pk).is_active
