"""A tenant on a phone says something, and hears what became of it."""

from datetime import timedelta

import pytest
from browser import see
from django.utils import timezone
from town import link_in, signs_in, staff, the_post_goes_out

from sayso.foundations.access.permissions import Role
from sayso.listening.models import Voice

pytestmark = pytest.mark.browser

ENGLISH = {
    "words": "Nobody tells us when the lift engineer is coming.", "idea": "An idea", "email": "E-mail",
    "address": "Your e-mail address", "name": "Your name", "send": "Send", "hear": "You will hear from us by",
    "said": "You said: “Nobody tells us", "did": "We did this: A text goes out the day before.",
}  # fmt: skip
ARABIC = {
    "words": "لا أحد يخبرنا متى يأتي مهندس المصعد.", "said": "لا أحد يخبرنا متى يأتي مهندس المصعد.",
    "did": "A text goes out the day before.",
}  # fmt: skip


def says_something(page, words, email):
    """Fill the form by what each control is, so that the same steps serve both languages."""
    page.goto("/")
    see(page, "front-door")
    page.locator("main a.btn[href='/say/']").click()
    page.locator("#id_words").fill(words)
    page.locator("[name=kind][value=idea]").check()
    assert not page.locator("#id_address").is_visible()
    page.locator("[name=hear_back][value=email]").check()
    see(page, "say-filled-in")
    page.locator("#id_address").fill(email)
    page.locator("#id_name").fill("Moira")
    page.locator("main form.say button").click()
    page.wait_for_url("**/said/*/")
    see(page, "said")


def decides_and_publishes(page, words):
    """The officer finds it, decides, writes the words and publishes."""
    page.get_by_role("link", name="Listen", exact=True).click()
    see(page, "inbox")
    page.locator("tbody a", has_text=words[:30]).click()
    see(page, "voice")
    page.get_by_role("link", name="Decide", exact=True).click()
    see(page, "decide")
    page.get_by_label("Short title").fill("A text before the lift engineer comes")
    page.get_by_label("Done", exact=True).check()
    page.get_by_role("button", name="Keep the decision").click()
    see(page, "outcome")
    page.keyboard.press("w")
    page.wait_for_url("**/result/")
    see(page, "the-words")
    page.get_by_label("You said").fill("Tell us when the lift engineer comes.")
    page.get_by_label("We did").fill("A text goes out the day before.")
    done = timezone.localdate() - timedelta(days=1)
    for part, value in (("Day", done.day), ("Month", done.strftime("%B")), ("Year", done.year)):
        page.get_by_label(part, exact=True).fill(str(value))
    page.get_by_role("button", name="Keep the words").click()
    see(page, "outcome-ready")
    page.get_by_role("link", name="Publish").click()
    see(page, "publish")
    assert page.get_by_text("1 person will be told").is_visible()
    page.get_by_role("button", name="Publish and tell them").click()
    assert page.get_by_text("Published. Everyone we can reach is being told.").is_visible()
    see(page, "published")


def test_a_tenant_on_a_phone_says_something_and_hears_back(browser, town, post):
    officer = staff(town, Role.ENGAGEMENT)
    phone = browser(width=390)
    says_something(phone, ENGLISH["words"], "moira@example.org")
    voice = Voice.objects.get()
    assert phone.get_by_text(voice.ref).first.is_visible()
    assert phone.get_by_text(ENGLISH["hear"]).is_visible()
    the_post_goes_out()
    (receipt,) = post.to("moira@example.org")
    assert voice.ref in receipt.get_content()

    desk = browser()
    signs_in(desk, officer)
    decides_and_publishes(desk, ENGLISH["words"])
    the_post_goes_out()
    the_post_goes_out()
    _receipt, told = post.to("moira@example.org")
    assert told["Subject"] == "You said, we did: A text before the lift engineer comes"
    assert ENGLISH["said"] in told.get_content()
    assert ENGLISH["did"] in told.get_content()

    phone.goto(link_in(told.get_content(), "/said/"))
    see(phone, "said-and-done")
    assert phone.get_by_text("A text goes out the day before.").is_visible()
    assert not phone.get_by_text(ENGLISH["hear"]).is_visible()
    phone.goto(link_in(told.get_content(), "/you-said-we-did/"))
    see(phone, "change")
    assert phone.get_by_role("heading", name="A text before the lift engineer comes").is_visible()


def test_the_same_in_arabic_runs_from_the_right(browser, town, post):
    officer = staff(town, Role.ENGAGEMENT)
    phone = browser(width=390, language="ar")
    says_something(phone, ARABIC["words"], "amal@example.org")
    voice = Voice.objects.get()
    assert voice.language == "ar"
    assert phone.get_by_text(voice.ref).first.is_visible()
    desk = browser()
    signs_in(desk, officer)
    decides_and_publishes(desk, ARABIC["words"])
    the_post_goes_out()
    told = post.to("amal@example.org")[-1]
    assert told["Content-Language"] == "ar"
    assert ARABIC["said"] in told.get_content()
    assert ARABIC["did"] in told.get_content()
    phone.goto(link_in(told.get_content(), "/said/"))
    see(phone, "said-and-done")
    phone.goto(link_in(told.get_content(), "/you-said-we-did/"))
    see(phone, "change")
    phone.goto("/you-said-we-did/")
    see(phone, "changes")


def test_what_is_missing_is_said_where_the_eye_is(browser, town):
    phone = browser(width=390)
    phone.goto("/say/")
    phone.locator("main form.say button").click()
    phone.locator("[data-error-summary]").wait_for()
    assert phone.title().startswith("Error: ")
    see(phone, "say-empty")
    assert phone.evaluate("document.activeElement.hasAttribute('data-error-summary')")
    phone.get_by_role("link", name="Write what you would like to tell us.").click()
    assert phone.evaluate("document.activeElement.id") == "id_words"
    phone.locator("#id_words").fill("The lift is slow")
    phone.locator("[name=kind][value=idea]").check()
    phone.locator("[name=hear_back][value=text]").check()
    phone.get_by_label("Your phone number").fill("moira@example.org")
    phone.locator("main form.say button").click()
    phone.get_by_role("link", name="Enter a phone number, like 07700 900123.").click()
    assert phone.evaluate("document.activeElement.id") == "id_address"
    phone.complaints.clear()
    see(phone, "say-wrong-phone")


def test_danger_is_met_with_what_to_do_now(browser, town, post):
    manager = staff(town, Role.MANAGER)
    phone = browser(width=390)
    says_something(phone, "There is a smell of gas in the hall", "moira@example.org")
    assert phone.get_by_text("What to do now").is_visible()
    the_post_goes_out()
    (alert,) = post.to(manager.email)
    assert "Gas" in alert["Subject"]
    desk = browser()
    signs_in(desk, manager)
    desk.goto(link_in(alert.get_content(), "/staff/voices/"))
    see(desk, "voice-flagged")
    desk.get_by_label("What did you do?").fill("Rang the gas emergency line with her")
    desk.get_by_role("button", name="I have dealt with it").click()
    assert desk.get_by_text("Taken up by Grace Okoro").is_visible()
    see(desk, "voice-taken-up")


def test_without_script_everything_can_still_be_said(browser, town):
    phone = browser(width=390, script=False)
    phone.goto("/say/")
    phone.locator("#id_words").fill("The lift is slow")
    phone.locator("[name=kind][value=idea]").check()
    phone.locator("[name=hear_back][value=letter]").check()
    phone.get_by_label("Your postal address").fill("1 Mill Lane, Harbour HB1 1AA")
    phone.locator("main form.say button").click()
    assert phone.get_by_text("You will hear from us by").is_visible()
    assert Voice.objects.get().contact_channel == "letter"
