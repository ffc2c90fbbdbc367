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


def test_a_key_reaches_the_search_and_can_be_turned_off(browser, amira):
    page = browser(user=amira)
    page.goto("/staff/components/")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"
    page.get_by_role("button", name="Turn the keys off").click()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") != "search"


def test_the_keys_of_a_page_can_be_listed(browser, amira):
    page = browser(user=amira)
    page.goto("/staff/components/")
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys on this page")
    assert dialog.get_by_text("Merge", exact=True).is_visible()
    see(page, "keys")
    page.keyboard.press("Escape")
    assert not dialog.is_visible()


def test_a_form_sent_twice_in_a_hurry_goes_once(browser, amira):
    page = browser(user=amira)
    page.goto("/staff/settings/brand/")
    sent = []
    page.on("request", lambda request: request.method == "POST" and sent.append(request.url))
    page.evaluate(
        """() => { const button = document.querySelector("main .btn"); button.click(); button.click(); }"""
    )
    page.get_by_text("The new look is on every page.").wait_for()
    assert len(sent) == 1


def test_the_count_says_how_much_is_left(browser, amira):
    page = browser(user=amira)
    page.goto("/staff/components/")
    area = page.locator("textarea").first
    area.fill("x" * 290)
    assert page.locator("#plain_about_count").inner_text() == "You have 10 characters left"
    area.fill("x" * 303)
    assert page.locator("#plain_about_count").inner_text() == "You have 3 characters too many"


def test_without_a_connection_the_page_says_so(browser, landlord):
    page = browser()
    page.goto("/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.context.set_offline(True)
    page.goto("/get-involved/")
    assert page.get_by_role("heading", name="You are offline").is_visible()
    page.complaints.clear()
    see(page, "offline")
