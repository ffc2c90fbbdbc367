"""Passkeys in a real browser: made, used as the second factor, used alone, used to confirm, removed."""

import pytest
from allauth.mfa.models import Authenticator
from browser import see
from django.core.cache import cache

from sayso.foundations.access.permissions import Role
from sayso.people.models import User
from sayso.people.tests.cast import TOTP_SECRET, a_user
from sayso.people.tests.test_sign_in import totp

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "correct horse battery staple"


@pytest.fixture
def sam(transactional_db):
    cache.clear()
    made = a_user(Role.ADMINISTRATOR, name="Sam Reid", email="sam@example.org")
    made.set_password(PASSWORD)
    made.save()
    return made


def a_key(page, *, verifies=True):
    """A security key inside the browser, for as long as the page stands."""
    line = page.context.new_cdp_session(page)
    line.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": verifies, "automaticPresenceSimulation": True,
    }  # fmt: skip
    key = line.send("WebAuthn.addVirtualAuthenticator", {"options": options})["authenticatorId"]

    def verify(is_verified):
        line.send("WebAuthn.setUserVerified", {"authenticatorId": key, "isUserVerified": is_verified})

    return verify


def give_password(page):
    page.goto("/staff/sign-in/")
    page.get_by_label("E-mail address").fill("sam@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()


def sign_out(page):
    page.get_by_role("button", name="Sign out").click()


@pytest.mark.parametrize("width", [390, 1280])
def test_a_passkey_from_first_to_last(browser, sam, width):
    page = browser(width=width)
    verify = a_key(page)
    give_password(page)
    page.wait_for_url("**/second-factor/set-up/**")
    see(page, f"set-up-{width}")
    page.get_by_label("A name for the new passkey").fill("Work laptop")
    page.get_by_role("button", name="Make a passkey").press("Enter")
    page.wait_for_url("**/recovery-codes/")
    assert page.locator("main code").count() == 10
    page.get_by_role("link", name="I have kept them").click()
    page.wait_for_url("**/staff/")
    [made] = Authenticator.objects.filter(type="webauthn")
    assert made.data["name"] == "Work laptop"

    sign_out(page)
    give_password(page)
    page.wait_for_url("**/staff/second-factor/")
    see(page, f"second-factor-{width}")
    page.get_by_role("button", name="Use your passkey").press("Enter")
    page.wait_for_url("**/staff/")

    sign_out(page)
    page.goto("/staff/sign-in/?next=/staff/more/")
    see(page, f"sign-in-{width}")
    page.get_by_role("button", name="Sign in with a passkey").press("Enter")
    page.get_by_role("heading", name="More", level=1).wait_for()

    page.goto("/staff/signing-in/")
    see(page, f"signing-in-{width}")
    assert page.get_by_text("Your only one: it stays").is_visible()
    assert page.get_by_role("button", name="Remove").count() == 0
    page.get_by_label("New name for Work laptop").fill("Old laptop")
    page.get_by_role("button", name="Rename").click()
    assert page.get_by_role("rowheader", name="Old laptop").is_visible()
    verify(False)
    page.get_by_role("button", name="Make a passkey").click()
    page.get_by_text("That did not work, or was stopped.").wait_for()


def test_whoever_cannot_prove_it_is_told(browser, sam):
    page = browser()
    give_password(page)
    page.wait_for_url("**/set-up/**")
    key = a_key(page)
    page.get_by_role("button", name="Make a passkey").click()
    page.wait_for_url("**/recovery-codes/")
    sign_out(page)
    page.goto("/staff/sign-in/")
    key(False)
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.get_by_text("That did not work, or was stopped.").wait_for()
    Authenticator.objects.filter(type="webauthn").delete()
    key(True)
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.get_by_text("This passkey opens nothing here").wait_for()


def test_a_leavers_passkey_opens_nothing(browser, sam):
    page = browser()
    a_key(page)
    give_password(page)
    page.wait_for_url("**/set-up/**")
    page.get_by_role("button", name="Make a passkey").click()
    page.wait_for_url("**/recovery-codes/")
    User.objects.filter(pk=sam.pk).update(is_active=False)
    page.goto("/staff/sign-in/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.get_by_text("This passkey opens nothing here").wait_for()


def test_a_passkey_confirms_and_a_filled_form_goes_on(browser, sam):
    page = browser(user=sam)  # signed in with an app
    a_key(page)
    page.goto("/staff/signing-in/")
    page.get_by_role("button", name="Make a passkey").click()
    page.get_by_text("The passkey is yours").wait_for()
    page.goto("/staff/team/new/")
    page.get_by_label("Full name").fill("Zoë Reid")
    page.get_by_label("E-mail address").fill("zoe@example.org")
    grow_old(page)
    page.get_by_role("button", name="Add and send a link").click()
    page.wait_for_url("**/staff/confirm/**")
    assert page.get_by_text("What you filled in is kept").is_visible()
    see(page, "confirm")
    page.get_by_role("button", name="Use your passkey").press("Enter")
    page.get_by_role("heading", name="Thank you: it is you").wait_for()
    see(page, "go-on")
    page.get_by_role("button", name="Send it now").click()
    page.wait_for_url("**/staff/team/*/")
    assert User.objects.filter(email="zoe@example.org").exists()


def grow_old(page):
    """Let the proof of this session be of yesterday."""
    from importlib import import_module

    from django.conf import settings

    key = next(one["value"] for one in page.context.cookies() if one["name"] == "sessionid")
    session = import_module(settings.SESSION_ENGINE).SessionStore(key)
    for one in session["account_authentication_methods"]:
        one["at"] -= 24 * 3600
    session.modified = True
    session.save()


def test_without_script_the_code_still_opens(browser, sam):
    Authenticator.objects.create(user=sam, type="totp", data={"secret": TOTP_SECRET})
    page = browser(script=False, width=390)
    give_password(page)
    assert not page.get_by_role("button", name="Use your passkey").is_visible()
    page.get_by_label("The code from your app").fill(totp())
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url("**/staff/")
