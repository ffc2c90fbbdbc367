"""Where somebody is signed in, and proving again who they are: by keyboard, on a phone and a desk, in both directions."""

import pytest
from browser import see
from django.core.cache import cache
from django.test import Client

from sayso.foundations.access.permissions import Role
from sayso.people.models import User
from sayso.people.tests.cast import a_user, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "correct horse battery staple"
PHONE = (
    "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36"
)


def on_a_phone(user, path):
    client = Client(headers={"user-agent": PHONE})
    sign_in(client, user)
    client.get(path)
    return client


@pytest.mark.parametrize(("width", "language"), [(390, "en"), (1280, "en"), (390, "ar"), (1280, "ar")])
@pytest.mark.parametrize(
    ("role", "path"), [(Role.CUSTOMER, "/mine/sessions/"), (Role.AUDITOR, "/staff/sessions/")]
)
def test_another_session_is_ended_by_keyboard(browser, transactional_db, role, path, width, language):
    user = a_user(role)
    phone = on_a_phone(user, path)
    page = browser(width=width, language=language, user=user)
    page.goto(path)
    see(page, f"sessions-{role}")
    page.locator("button[name=end]:not([value=others])").focus()
    page.keyboard.press("Enter")
    page.locator("[role=status].notice, .notice").first.wait_for()
    assert phone.get(path).status_code == 302
    assert page.locator("button[name=end]").count() == 0


@pytest.mark.parametrize(("width", "language"), [(390, "en"), (1280, "ar"), (390, "ar")])
def test_a_filled_form_goes_on_after_the_proof_by_keyboard_alone(browser, transactional_db, width, language):
    cache.clear()
    user = a_user(Role.ADMINISTRATOR)
    user.set_password(PASSWORD)
    user.save()
    page = browser(width=width, language=language, user=user)
    page.goto("/staff/team/new/")
    page.locator("#id_name").fill("Zoë Reid")
    page.locator("#id_email").fill("zoe@example.org")
    forget_the_proof(user)
    page.locator("#id_email").press("Enter")
    page.wait_for_url("**/staff/confirm/**")
    see(page, "confirm")
    page.locator("#id_proof").fill("guess")
    page.keyboard.press("Enter")
    page.locator("[data-error-summary]").wait_for()
    see(page, "confirm-wrong")
    page.locator("#id_proof").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.locator("form[action='/staff/team/new/'] button").wait_for()
    see(page, "go-on")
    page.locator("form[action='/staff/team/new/'] button").press("Enter")
    page.wait_for_url("**/staff/team/*/")
    assert User.objects.filter(email="zoe@example.org").exists()


def forget_the_proof(user):
    from sayso.people.models.sessions import Session, SessionStore

    for one in Session.objects.filter(user=user):
        kept = SessionStore(one.session_key)
        kept.pop("account_authentication_methods", None)
        kept.save()
