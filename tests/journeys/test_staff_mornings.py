"""An officer's morning by the keyboard, a complaint handed on, a thank you that arrives, a customer who signs in."""

import re
from datetime import timedelta

import pytest
from browser import see
from django.utils import timezone
from town import signs_in, staff, the_post_goes_out

from sayso.foundations.access.actors import System
from sayso.foundations.access.permissions import Role
from sayso.listening.commands import voices
from sayso.listening.models import SavedView, Voice
from sayso.people.models import Customer
from sayso.people.tests.cast import a_customer, a_place

pytestmark = pytest.mark.browser


def heard(landlord, words, *, kind="comment", days_ago=0, **given):
    said = voices.Said(kind=kind, door="phone", words=words, **given)
    at = timezone.now() - timedelta(days=days_ago)
    return voices.log(landlord=landlord, said=said, key=f"heard:{words}"[:80], by=System("tests"), at=at)


class Keys:
    """A keyboard that counts: what is typed as words costs nothing, every other key one."""

    def __init__(self, page):
        self.page, self.pressed = page, 0

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
            self.pressed += 1

    def type(self, words):
        self.page.keyboard.type(words)


def focused(page):
    return page.evaluate(
        "document.activeElement.id || document.activeElement.name || document.activeElement.tagName"
    )


def test_a_voice_is_logged_with_the_keyboard_in_few_keys(browser, town):
    officer = staff(town, Role.ENGAGEMENT)
    moira = a_customer(town, "Moira Campbell", place=a_place(town, "Mill Lane"))
    a_customer(town, "Callum Fraser")
    page = browser()
    signs_in(page, officer)
    keys = Keys(page)
    keys.press("l")
    page.wait_for_url("**/voices/log/")
    see(page, "log")
    assert focused(page) == "id_words"
    keys.type("The gate at Mill Lane is stiff")
    keys.press("Tab")
    assert focused(page) == "who"
    keys.type("moir")
    page.locator(f"#customer-{moira.pk}").wait_for()
    see(page, "log-found")
    assert page.locator("#found input").count() == 1
    keys.press("Tab", "Space", "Enter")
    page.get_by_text("Logged:").wait_for()
    see(page, "logged")
    voice = Voice.objects.get()
    assert (voice.customer, voice.words) == (moira, "The gate at Mill Lane is stiff")
    assert focused(page) == "id_words"  # ready for the next
    assert keys.pressed <= 5, f"{keys.pressed} keys"


def test_what_somebody_says_for_another_is_kept_as_both(browser, town):
    officer = staff(town, Role.ENGAGEMENT)
    moira, daughter = a_customer(town, "Moira Campbell"), a_customer(town, "Isla Fraser")
    page = browser()
    signs_in(page, officer)
    keys = Keys(page)
    keys.press("l")
    page.wait_for_url("**/voices/log/")
    keys.type("My mother cannot open the gate")
    keys.press("Tab")
    keys.type("moira")
    page.locator(f"#customer-{moira.pk}").wait_for()
    keys.press("Tab", "Space", "Tab", "Enter", "Tab")
    assert focused(page) == "speaks"
    keys.type("isla")
    page.locator(f"#speaker-{daughter.pk}").wait_for()
    see(page, "log-speaker")
    keys.press("Tab", "Space", "s")
    page.get_by_text("Logged:").wait_for()
    voice = Voice.objects.get()
    assert (voice.customer, voice.speaker) == (moira, daughter)


def test_the_inbox_is_worked_with_the_keyboard(browser, town):
    officer = staff(town, Role.ENGAGEMENT)
    lifts = [
        heard(town, f"The lift is slow, {n}", customer=a_customer(town)) for n in ("one", "two", "three")
    ]
    gate = heard(town, "The gate is stiff", customer=a_customer(town))
    page = browser()
    signs_in(page, officer)
    page.keyboard.press("g")
    page.keyboard.press("v")
    page.wait_for_url("**/staff/voices/")
    see(page, "inbox-keys")
    for key in ("j", "j", "j", "k", "k", "j"):
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.value") == str(lifts[2].pk)
    page.keyboard.press("Space")
    page.keyboard.press("j")
    page.keyboard.press("Space")
    page.keyboard.press("i")
    page.get_by_text("2 voices changed.").wait_for()
    assert Voice.objects.filter(owner=officer).count() == 2
    for box in page.locator(".tick").all()[1:]:
        box.check()
    page.keyboard.press("m")
    page.get_by_text("3 voices changed.").wait_for()
    assert (
        sorted(Voice.objects.exclude(merged_into=None).values_list("merged_into", flat=True))
        == [lifts[0].pk] * 2
    )
    see(page, "inbox-merged")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.value") == str(gate.pk)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/voices/{gate.pk}/")
    page.get_by_label("Add a theme").fill("Gates")
    page.keyboard.press("Enter")
    page.get_by_text("Theme added.").wait_for()
    see(page, "voice-themed")

    page.goto("/staff/voices/?theme=" + str(gate.themes.get().pk))
    page.get_by_label("Keep this view as").fill("Gates")
    page.get_by_role("button", name="Keep", exact=True).click()
    see(page, "inbox-kept-view")
    page.goto("/staff/voices/")
    page.get_by_role("link", name="Gates", exact=True).click()
    assert page.locator("tbody tr").count() == 1
    assert SavedView.objects.get().query == f"theme={gate.themes.get().pk}"


def test_an_answer_reaches_the_person_who_asked(browser, town, post):
    officer = staff(town, Role.ENGAGEMENT)
    asked = heard(
        town, "When is the next walk?", kind="question", customer=a_customer(town, email="m@example.org")
    )
    page = browser()
    signs_in(page, officer)
    page.goto(f"/staff/voices/{asked.pk}/")
    page.get_by_role("button", name="Send the answer").click()
    page.locator("[data-error-summary]").wait_for()
    see(page, "answer-empty")
    page.get_by_label("Your answer").fill("On Monday at ten, from the gate.")
    page.get_by_role("button", name="Answer").click()
    page.get_by_text("Your answer is on its way.").wait_for()
    see(page, "answered")
    the_post_goes_out()
    (told,) = post.to("m@example.org")
    assert "On Monday at ten, from the gate." in told.get_content()


def test_a_complaint_is_handed_on_and_a_thank_you_arrives(browser, town):
    handler, officer = staff(town, Role.COMPLAINTS), staff(town, Role.FRONTLINE)
    complaint = heard(town, "The cleaner never comes", kind="complaint", customer=a_customer(town))
    thanks = heard(town, "Sam stayed until the ambulance came", kind="compliment", customer=a_customer(town))
    page = browser()
    signs_in(page, handler)
    page.goto(f"/staff/voices/{complaint.pk}/")
    see(page, "complaint")
    page.get_by_text("It belongs to another service").click()
    page.get_by_label("Service", exact=True).fill("Complaints team")
    page.get_by_label("Their number for it").fill("CMP-77")
    page.get_by_role("button", name="Hand it on").click()
    page.get_by_text("Handed on to Complaints team").wait_for()
    see(page, "complaint-handed-on")
    page.get_by_role("link", name="What the customer sees").click()
    page.get_by_text("Their number for it is CMP-77.").wait_for()
    see(page, "complaint-followed")

    page.goto(f"/staff/voices/{thanks.pk}/")
    page.get_by_label("People it praises").select_option(label="Sam Fielding")
    page.get_by_role("button", name="Pass it on").click()
    page.get_by_text("Passed on.").wait_for()
    see(page, "thanks-passed-on")
    theirs = browser(width=390)
    signs_in(theirs, officer)
    theirs.get_by_role("complementary").get_by_text("Sam stayed until the ambulance came").wait_for()


def test_a_customer_signs_in_by_a_code_and_changes_how_we_reach_them(browser, town, post):
    moira = a_customer(town, "Moira Campbell", email="moira@example.org")
    heard(town, "The gate is stiff", customer=moira)
    page = browser(width=390)
    page.goto("/mine/voices/")
    see(page, "sign-in")
    page.get_by_label("Your e-mail address or mobile number").fill("Moira@Example.org")
    page.get_by_role("button", name="Send me a code").click()
    see(page, "sign-in-code")
    code = re.search(r"\b[A-Z0-9]{3,4}-[A-Z0-9]{3,4}\b", post.to("moira@example.org")[-1].get_content())[0]
    page.get_by_label("The code", exact=True).fill(code)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/mine/voices/")
    see(page, "my-voices")
    assert page.get_by_text("The gate is stiff").is_visible()
    assert page.get_by_text("You will hear from us by").is_visible()
    page.get_by_role("link", name="My details").click()
    see(page, "my-details")
    page.get_by_label("Phone number").fill("07700 900123")
    page.get_by_label("Text message").check()
    page.get_by_role("button", name="Save").click()
    see(page, "my-details-saved")
    assert Customer.objects.get(pk=moira.pk).channel == "text"
    page.get_by_role("link", name="Have your say").click()
    see(page, "say-signed-in")
    assert page.get_by_text("You are signed in as Moira Campbell.").is_visible()
    page.get_by_label("What would you like to tell us?").fill("The hinge is mended, thank you")
    page.get_by_label("A thank you").check()
    page.get_by_role("button", name="Send", exact=True).click()
    see(page, "said-signed-in")
    assert Voice.objects.filter(customer=moira).count() == 2


def test_a_late_answer_is_on_the_directors_list(browser, town):
    director = staff(town, Role.DIRECTOR)
    old = heard(town, "Nobody answered me", customer=a_customer(town), days_ago=70)
    page = browser()
    signs_in(page, director)
    page.goto("/staff/voices/unanswered/")
    see(page, "unanswered-director")
    assert page.get_by_text(old.ref).is_visible()
    assert (
        page.get_by_role("link", name=old.ref).count() == 0
    )  # a director sees that it waits, not who said what
