"""A visitor comes to the front door."""

import pytest
from browser import WIDTHS, see

from sayso.people.models import Landlord, RoleHolding, User

pytestmark = pytest.mark.browser


@pytest.fixture
def landlord(transactional_db):
    return Landlord.objects.create(
        name="Harbour Homes",
        slug="harbour",
        nation="england",
        phone="0800 000 0000",
        email="hello@harbour.example",
        address="1 Quay Street\nHarbour Town",
    )


@pytest.fixture
def amira(landlord):
    user = User.objects.create(
        kind="staff", name="Amira K.", email="amira@harbour.example", landlord=landlord
    )
    RoleHolding.objects.create(user=user, role="administrator", landlord=landlord, starts_on="2026-01-01")
    return user


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_front_door_is_open_to_everyone(browser, landlord, width, language):
    page = browser(width=width, language=language)
    page.goto("/")
    see(page, "home")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_every_component_holds_in_both_schemes_and_at_every_width(browser, amira, scheme, width):
    page = browser(width=width, scheme=scheme, user=amira)
    page.goto("/staff/components/")
    see(page, f"components-{scheme}")


def test_a_visitor_changes_the_language_and_the_page_turns_round(browser, landlord):
    page = browser()
    page.goto("/")
    page.get_by_role("button", name="العربية").click()
    assert page.evaluate("document.documentElement.dir") == "rtl"
    see(page, "home-turned")


def test_the_keyboard_alone_reaches_the_content(browser, landlord):
    page = browser()
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_a_pale_colour_is_refused_where_the_eye_and_the_focus_are(browser, amira):
    page = browser(user=amira)
    page.goto("/staff/settings/brand/")
    page.get_by_label("Main colour").fill("#f2a541")
    page.get_by_role("button", name="Save the look").click()
    assert page.title().startswith("Error: ")
    assert page.evaluate("document.activeElement.hasAttribute('data-error-summary')")
    page.get_by_role("alert").get_by_role("link").click()
    assert page.evaluate("document.activeElement.id") == "id_colour"
    see(page, "brand-refused")


def test_the_look_can_be_changed_without_script(browser, amira):
    page = browser(user=amira, script=False)
    page.goto("/staff/settings/brand/")
    page.get_by_label("Main colour").fill("#5b2a86")
    page.get_by_role("button", name="Save the look").click()
    assert page.get_by_text("The new look is on every page.").is_visible()


def test_a_missing_page_leads_on(browser, landlord):
    page = browser(width=390)
    page.goto("/no/such/page/")
    page.complaints.clear()  # the browser's own word for a 404
    see(page, "missing")
