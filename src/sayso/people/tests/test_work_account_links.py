"""Staff link the account that they have at work themselves, whatever e-mail it goes by; nobody can link one for another."""

import time
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from sayso.foundations.access.permissions import Role
from sayso.foundations.access.proofs import FRESH_SECONDS
from sayso.people.commands import work_accounts as commands
from sayso.people.models import WorkAccount
from sayso.people.queries import work_accounts
from sayso.people.tests.cast import a_landlord, a_user, sign_in
from sayso.people.tests.test_work_accounts import provider as provider  # the issuer on a socket
from sayso.people.tests.test_work_accounts import sam as sam

pytestmark = pytest.mark.django_db
OTHER = {"sub": "77", "email": "sam.private@elsewhere.example", "email_verified": False}


@pytest.fixture
def client(client, provider, sam):
    """Sam, signed in and just proved, whose account at the issuer goes by another address."""
    provider.says = dict(OTHER)
    sign_in(client, sam)
    return client


def way(provider):
    [issuer] = work_accounts.issuers(None)
    return f"/staff/signing-in/work-account/{issuer.key}/", f"/staff/work-account/{issuer.key}/back/"


def begin(client, provider):
    there, back = way(provider)
    answer = client.get(there)
    assert answer.url.startswith(f"{provider.url}/authorize?"), answer.url
    assert "max_age=0" in answer.url
    assert "prompt=login" in answer.url
    return back, provider.authorize(answer.url)


def link(client, provider, **changed):
    back, brought = begin(client, provider)
    return client.get(back, {**brought, **changed})


def page(client):
    return client.get("/staff/signing-in/").content.decode()


def said(client, answer):
    return client.get(answer.url, follow=True).content.decode()


def test_it_is_linked_listed_and_signs_in_from_then_on(client, provider, sam):
    assert "also if it has another e-mail address" in page(client)
    answer = link(client, provider)
    assert answer.url == "/staff/signing-in/"
    shown = said(client, answer)
    assert "Your work account is linked" in shown
    assert "sam.private@elsewhere.example" in shown
    assert "Not yet" in shown
    assert "also if it has another e-mail address" not in shown
    linked = WorkAccount.objects.get()
    assert (linked.user, linked.subject, linked.last_used_at) == (sam, "77", None)
    key = way(provider)[1]
    other = Client()
    there = other.get(key.removesuffix("back/")).url
    assert other.get(key, provider.authorize(there)).url == "/staff/second-factor/"
    linked.refresh_from_db()
    assert timezone.now() - linked.last_used_at < timedelta(minutes=1)
    administrator = Client()
    sign_in(administrator, a_user(Role.ADMINISTRATOR))
    member = administrator.get(f"/staff/team/{sam.pk}/").content.decode()
    assert "sam.private@elsewhere.example" in member
    assert "last used" in member


def test_twice_is_once(client, provider):
    for _twice in range(2):
        link(client, provider)
    assert WorkAccount.objects.count() == 1


def test_an_account_of_somebody_else_is_refused_clearly(client, provider, sam):
    ada = a_user(Role.MANAGER, email="ada@example.org")
    theirs = WorkAccount.objects.create(user=ada, issuer=provider.url, subject="77", linked_at=timezone.now())
    assert "linked to somebody else here. Nothing was changed." in said(client, link(client, provider))
    assert WorkAccount.objects.get() == theirs
    theirs.refresh_from_db()
    assert (theirs.user, theirs.last_used_at, theirs.called) == (ada, None, "")


def test_a_second_account_at_the_same_issuer_is_refused(client, provider, sam):
    link(client, provider)
    sign_in(client, sam)
    provider.says = {"sub": "78", "email": "x@example.org"}
    assert "Unlink that one first" in said(client, link(client, provider))
    assert WorkAccount.objects.get().subject == "77"


@pytest.mark.parametrize("state", ["", "guessed", "x" * 5000, "\x00"])
def test_a_forged_state_links_nothing(client, provider, state):
    assert "begun somewhere else" in said(client, link(client, provider, state=state))
    assert not WorkAccount.objects.exists()


def test_a_state_opens_once_and_only_in_the_browser_that_began(client, provider, sam):
    back, brought = begin(client, provider)
    ada, stranger = Client(), Client()
    sign_in(ada, a_user(Role.MANAGER, email="ada@example.org"))
    for other in (ada, stranger):
        assert "begun somewhere else" in said(other, other.get(back, brought))
    assert not WorkAccount.objects.exists()
    client.get(back, brought)
    WorkAccount.objects.all().delete()
    assert "begun somewhere else" in said(client, client.get(back, brought))
    assert not WorkAccount.objects.exists()


def test_a_code_of_another_s_sign_in_links_nothing(client, provider, sam):
    """The way in which somebody would have their own account opened in my name: my state, with their code."""
    attacker = Client()
    key = way(provider)[1].removesuffix("back/")
    theirs = provider.authorize(attacker.get(key).url)
    assert "could not prove who you are" in said(client, link(client, provider, code=theirs["code"]))
    assert not WorkAccount.objects.exists()


def test_a_token_made_for_another_sign_in_links_nothing(client, provider):
    provider.twist = {"nonce": "another"}
    assert "could not prove who you are" in said(client, link(client, provider))
    assert not WorkAccount.objects.exists()


def test_the_state_of_a_mere_sign_in_links_nothing(client, provider):
    back = way(provider)[1]
    there = client.get(back.removesuffix("back/"), {"next": "/staff/", "link": "1"}).url
    client.get(back, provider.authorize(there))
    assert not WorkAccount.objects.exists()


def test_whoever_sits_there_now_must_be_who_began(client, provider, sam):
    ada = a_user(Role.MANAGER, email="ada@example.org")
    back, brought = begin(client, provider)
    client.logout()
    sign_in(client, ada)
    assert "begun somewhere else" in said(client, client.get(back, brought))
    sign_in(client, sam)
    back, brought = begin(client, provider)
    session = client.session  # even where the session went over to another
    session["work_accounts"] = {
        state: {**kept, "link": ada.pk} for state, kept in session["work_accounts"].items()
    }
    session.save()
    assert "not certain that it is still you" in said(client, client.get(back, brought))
    assert not WorkAccount.objects.exists()


def test_signed_out_meanwhile(client, provider):
    back, brought = begin(client, provider)
    client.post("/sign-out/")
    answer = client.get(back, brought)
    assert answer.url.startswith("/staff/sign-in/")
    assert not WorkAccount.objects.exists()


def test_it_asks_for_a_fresh_proof_before_and_still_needs_it_after(client, provider, sam):
    back, brought = begin(client, provider)
    session = client.session
    session["account_authentication_methods"] = [
        {"method": "password", "at": time.time() - FRESH_SECONDS - 1}
    ]
    session.save()
    answer = client.get(back, brought)
    assert answer.url == "/staff/signing-in/"
    assert not WorkAccount.objects.exists()
    assert client.get(way(provider)[0]).url.startswith("/staff/confirm/")


def test_an_account_that_did_not_ask_just_now_is_not_linked(client, provider):
    for twist in ({"auth_time": int(time.time()) - 7200}, {"auth_time": None}):
        provider.twist = twist
        assert "did not ask who you are just now" in said(client, link(client, provider))
    assert not WorkAccount.objects.exists()


def test_an_issuer_of_another_landlord_is_not_there_and_links_nothing(client, provider, sam, settings):
    a_landlord("Elsewhere", slug="elsewhere")
    there = way(provider)[0]
    settings.SAYSO_WORK_ACCOUNTS[0]["landlord"] = "elsewhere"
    assert client.get(there).status_code == 404
    with pytest.raises(commands.Unknown):
        commands.link(
            user=sam, shown=commands.Shown(provider.url, "1"), landlord="elsewhere", by=sam, at=timezone.now()
        )


def test_while_signed_in_somebody_else_s_account_by_its_e_mail_links_nothing(client, provider, sam):
    """To prove again who one is with another's work account used to link it to that other."""
    a_user(Role.MANAGER, email="ada@example.org")
    provider.says = {"sub": "5", "email": "ada@example.org", "email_verified": True}
    back = way(provider)[1]
    there = client.get(back.removesuffix("back/"), {"next": "/staff/"}).url
    assert "somebody else" in said(client, client.get(back, provider.authorize(there)))
    assert not WorkAccount.objects.exists()


def unlink(client, pk):
    return client.post(f"/staff/signing-in/work-account/{pk}/unlink/")


def test_unlinking_one_s_own_twice_and_never_another_s(client, provider, sam):
    sam.set_password("correct horse battery staple")
    sam.save()
    sign_in(client, sam)
    link(client, provider)
    pk = WorkAccount.objects.get().pk
    ada = Client()
    sign_in(ada, a_user(Role.ADMINISTRATOR, email="ada@example.org"))
    assert unlink(ada, pk).status_code == 404
    assert WorkAccount.objects.exists()
    elsewhere = Client()
    sign_in(elsewhere, sam)
    for _twice in range(2):
        assert unlink(client, pk).url == "/staff/signing-in/"
    assert not WorkAccount.objects.exists()
    assert client.get("/staff/places/").status_code == 200
    assert elsewhere.get("/staff/places/").status_code == 302
    assert client.get(f"/staff/signing-in/work-account/{pk}/unlink/").status_code == 405
    assert WorkAccount.pgh_event_model.objects.filter(pgh_label="delete").count() == 1


def test_the_only_way_to_sign_in_stays(client, provider, sam):
    sam.set_unusable_password()
    sam.save()
    sign_in(client, sam)
    link(client, provider)
    pk = WorkAccount.objects.get().pk
    assert "only way to sign in" in said(client, unlink(client, pk))
    assert WorkAccount.objects.exists()


def test_the_database_keeps_one_account_one_person_s(provider, sam):
    ada = a_user(Role.MANAGER, email="ada@example.org")
    for user, subject in ((sam, "77"), (ada, "77"), (sam, "78")):
        made = WorkAccount(user=user, issuer=provider.url, subject=subject, linked_at=timezone.now())
        if (user, subject) == (sam, "77"):
            made.save()
            continue
        with pytest.raises(IntegrityError), transaction.atomic():
            made.save()


@pytest.mark.parametrize("role", [None, *Role])
def test_who_may(provider, role):
    cache.clear()
    client = Client()
    user = sign_in(client, a_user(role)) if role else None
    answer = client.get(way(provider)[0])
    is_staff = user is not None and user.is_staff_member
    assert (answer.status_code == 302 and answer.url.startswith(provider.url)) is is_staff
    assert not WorkAccount.objects.exists()
