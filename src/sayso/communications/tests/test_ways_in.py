"""Whoever owns an account hears of every change in how it is signed in to: once, in their language, and without a stranger's words."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator

from sayso.communications.commands import digests, ways_in
from sayso.communications.models import Message
from sayso.communications.queries.digests import Choice
from sayso.foundations.access.actors import VISITOR
from sayso.foundations.access.permissions import Role
from sayso.people.commands import passwords, second_factors, staff, work_accounts
from sayso.people.commands.work_accounts import Shown
from sayso.people.enums import WayIn
from sayso.people.models import WorkAccount
from sayso.people.tests.cast import a_customer, a_landlord, a_user, sign_in
from sayso.people.tests.test_factors import made_by_a_key

pytestmark = pytest.mark.django_db
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0"
PRIVATE = Shown("https://id.example", "77", called="sam.private@elsewhere.example")


@pytest.fixture
def sam(client):
    user = a_user(Role.MANAGER, a_landlord(), email="sam@example.org")
    sign_in(client, user)
    return user


@pytest.fixture
def now():
    from django.utils import timezone

    return timezone.now()


def told(way):
    return list(Message.objects.filter(key__startswith=f"way-in:{way}:").order_by("pk"))


def test_a_work_account_that_is_linked_is_told_once_with_when_and_from_where(sam, now):
    for _twice in range(2):
        work_accounts.link(user=sam, shown=PRIVATE, browser=FIREFOX, by=sam, at=now)
    (one,) = told("linked")
    assert (one.to_address, one.channel, one.state) == ("sam@example.org", "email", "waiting")
    assert one.title == "A work account was linked to your account"
    assert "sam.private@elsewhere.example" in one.body
    assert "From: Firefox on Windows." in one.body
    assert "tell your administrator at once" in one.body
    assert "/staff/signing-in/" in one.body


def test_one_that_was_linked_at_sign_in_is_told_as_well(sam, now):
    shown = Shown("https://id.example", "5", "sam@example.org", "sam@example.org")
    for _twice in range(2):
        work_accounts.whose(shown=shown, browser=FIREFOX, by=VISITOR, at=now)
    (one,) = told("linked")
    assert "Firefox on Windows" in one.body


def test_unlinked_by_oneself_or_by_an_administrator(sam, now):
    sam.set_password("correct horse battery staple")
    sam.save()
    for turn in range(2):
        linked = work_accounts.link(user=sam, shown=PRIVATE, by=sam, at=now)
        if turn == 0:
            for _twice in range(2):
                work_accounts.unlink_own(user=sam, pk=linked.pk, here=None, browser=FIREFOX, by=sam, at=now)
        else:
            chief = a_user(Role.ADMINISTRATOR, sam.landlord)
            for _twice in range(2):
                work_accounts.unlink(user=sam, by=chief, at=now)
    own, anothers = told("unlinked")
    assert "From: Firefox on Windows." in own.body
    assert "by a colleague who looks after accounts" in anothers.body
    assert len(told("linked")) == 2, "linked again, it is told again"


def test_what_is_refused_is_not_told(sam, now):
    linked = work_accounts.link(user=sam, shown=PRIVATE, by=sam, at=now)
    with pytest.raises(work_accounts.OnlyWay):
        work_accounts.unlink_own(user=sam, pk=linked.pk, here=None, by=sam, at=now)
    with pytest.raises(work_accounts.Elsewhere):
        work_accounts.link(user=a_user(Role.MANAGER, sam.landlord), shown=PRIVATE, by=sam, at=now)
    assert not told("unlinked")
    assert len(told("linked")) == 1
    assert WorkAccount.objects.count() == 1


def test_passkeys_and_apps(sam, now):
    made = second_factors.add_passkey(
        user=sam, name="Work laptop", credential=made_by_a_key(), browser=FIREFOX, by=sam, at=now
    )
    assert "A passkey was added to your account: Work laptop." in told("passkey_added")[0].body
    for _twice in range(2):
        second_factors.remove(user=sam, pk=made.pk, here=None, by=sam, at=now)
    assert "Work laptop" in told("passkey_removed")[0].body
    app = Authenticator.objects.get(user=sam, type="totp")
    made = second_factors.add_passkey(user=sam, name="Phone", credential=made_by_a_key(), by=sam, at=now)
    second_factors.remove(user=sam, pk=app.pk, here=None, by=sam, at=now)
    assert [len(told(way)) for way in ("passkey_added", "passkey_removed", "app_removed")] == [2, 1, 1]
    for _twice in range(2):
        second_factors.take_away(user=sam, by=a_user(Role.ADMINISTRATOR, sam.landlord), at=now)
        second_factors.set_up(user=sam, secret="JBSWY3DPEHPK3PXP", by=sam, at=now)
    assert len(told("app_added")) == 2
    assert len(told("factors_ended")) == 1, "one moment is one"


def test_a_password_changed_by_the_page_is_told_and_a_first_one_is_not(client, sam):
    for one in ("seven green rivers run", "eight blue rivers run"):
        assert not told("password")
        sam.refresh_from_db()
        way = passwords.link_for(sam).partition("//")[2].partition("/")[2]
        for _twice in range(2):
            client.post(f"/{way}", {"password": one, "again": one}, headers={"user-agent": FIREFOX})
    (one,) = told("password")
    assert "Firefox on Windows" in one.body


def test_new_recovery_codes_and_a_first_password_beside_a_work_account_are_told(sam, now):
    second_factors.new_recovery_codes(user=sam, browser=FIREFOX, by=sam, at=now)
    assert "Firefox on Windows" in told("codes")[0].body
    work_accounts.link(user=sam, shown=PRIVATE, by=sam, at=now)
    token = passwords.link_for(sam).rsplit("/", 2)[1]
    passwords.choose(user=sam, token=token, password="seven green rivers run", by=sam, at=now)
    assert len(told("password")) == 1


def test_it_is_in_the_language_that_they_chose(sam, now):
    digests.choose(choice=Choice("week", "ar"), by=sam, at=now)
    work_accounts.link(user=sam, shown=PRIVATE, browser=FIREFOX, by=sam, at=now)
    (one,) = told("linked")
    assert one.language == "ar"
    assert "رُبط حساب عمل بحسابكم" in one.title


def test_a_leaver_and_a_customer_are_told_nothing(sam, now):
    work_accounts.link(user=sam, shown=PRIVATE, by=sam, at=now)
    chief = a_user(Role.ADMINISTRATOR, sam.landlord)
    staff.deactivate(user=sam, by=chief, at=now + timedelta(hours=1))
    assert not told("unlinked")
    assert not told("factors_ended")
    member = a_user(Role.CUSTOMER, customer=a_customer(sam.landlord))
    assert ways_in.tell(user=member, way=WayIn.PASSWORD, ref="1", by=member, at=now) is None


@pytest.mark.parametrize("named", ["Two\r\nlines", "<b>bold</b>", "x" * 400, "%s %(x)s"])
def test_what_others_named_stays_one_line_of_the_message(sam, now, named):
    one = ways_in.tell(user=sam, way=WayIn.LINKED, ref="1", named=named, by=sam, at=now)
    assert " ".join(named.split()) in one.body.splitlines()[0]
    assert "\n" not in one.title
