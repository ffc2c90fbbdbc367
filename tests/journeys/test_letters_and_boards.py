"""A letter in large print, a director's board, an administrator's errands, another system's voice."""

import csv
import io
import json
import re
import urllib.error
import urllib.request
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from browser import see
from django.utils import timezone
from town import PASSWORD, code_of, link_in, signs_in, staff, the_post_goes_out, the_worker_does_its_jobs

from sayso.actions.tests.stories import an_outcome, written
from sayso.communications.models import Message
from sayso.communications.tests.test_letters import sizes_of, words_of
from sayso.foundations.access.actors import System
from sayso.foundations.access.permissions import Role
from sayso.framework.commands import packs
from sayso.listening.commands import voices
from sayso.listening.models import ApiClient, Voice
from sayso.people.models import Customer, User
from sayso.people.tests.cast import a_customer
from sayso.people.tests.files import a_file, a_row

pytestmark = pytest.mark.browser
TESTS = System("tests")


def heard(landlord, words, *, days_ago=0, **given):
    said = voices.Said(kind=given.pop("kind", "idea"), door="letter", words=words, **given)
    at = timezone.now() - timedelta(days=days_ago)
    return voices.log(landlord=landlord, said=said, key=f"heard:{words}"[:80], by=TESTS, at=at)


def test_somebody_offline_gets_a_letter_in_large_print(browser, town, tmp_path):
    officer = staff(town, Role.ENGAGEMENT)
    beryl = a_customer(town, "Beryl Okafor", email="", channel="letter", format="large_print",
                       postal_address="7 Sandpiper Lodge\nHarbour HB1 5AA")  # fmt: skip
    outcome = written(an_outcome(heard(town, "A bench by the gate would help me", customer=beryl), decision="done",
                                 owner=officer))  # fmt: skip
    page = browser()
    signs_in(page, officer)
    page.goto(f"/staff/outcomes/{outcome.pk}/publish/")
    see(page, "publish-by-letter")
    assert page.get_by_text("Letter: 1").is_visible()
    page.get_by_role("button", name="Publish and tell them").click()
    the_worker_does_its_jobs()
    page.goto("/staff/letters/")
    see(page, "letters-waiting")
    page.get_by_role("button", name="Make a batch").click()
    page.get_by_text("The letters are being made").wait_for()
    see(page, "letters-being-made")
    the_worker_does_its_jobs()
    page.get_by_role("link", name=re.compile("Download batch")).wait_for()  # the page asks again by itself
    see(page, "letters-made")
    with page.expect_download() as downloading:
        page.get_by_role("link", name=re.compile("Download batch")).click()
    with zipfile.ZipFile(downloading.value.path()) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    (row,) = csv.DictReader(io.StringIO(files.pop("manifest.csv").decode("utf-8-sig")))
    assert (row["name"], row["print size"], row["format"]) == (
        "Beryl Okafor",
        "18 point",
        "Large print (18 point)",
    )
    assert "7 Sandpiper Lodge" in row["address"]
    ((name, pdf),) = files.items()
    assert name == row["file"]
    assert min(sizes_of(pdf)) == 18
    said = " ".join(words_of(pdf, tmp_path).split())
    assert "A bench by the gate would help me" in said
    assert "Two benches are in." in said
    page.get_by_role("button", name="It is in the post").click()
    see(page, "letters-posted")
    assert Message.objects.get(customer=beryl).state == "sent"


def test_a_director_opens_what_is_late_and_sees_why(browser, town):
    director = staff(town, Role.DIRECTOR)
    packs.load(landlord=town, pack=packs.open_pack("trident"), measured_from=timezone.localdate() - timedelta(days=40),
               by=TESTS, at=timezone.now() - timedelta(days=40))  # fmt: skip
    asked = heard(town, "When is the next walk?", kind="question", days_ago=12, customer=a_customer(town))
    page = browser()
    signs_in(page, director)
    page.keyboard.press("g")
    page.keyboard.press("p")
    page.wait_for_url("**/staff/promises/")
    see(page, "board")
    pressing = page.get_by_role("region", name="Late now, and due in the next 14 days")
    line = pressing.get_by_role("row", name=re.compile(asked.ref))
    assert line.get_by_text("late now").is_visible()
    line.get_by_role("link", name=asked.ref).click()
    see(page, "promise-late")
    why = page.locator("section.proof").first
    assert why.get_by_text("late", exact=False).first.is_visible()
    assert why.locator("table.days tbody tr").count() >= 1  # day by day
    page.goto("/staff/promises/?as-at=" + (timezone.localdate() - timedelta(days=13)).isoformat())
    see(page, "board-of-a-past-day")
    assert page.get_by_text("What the record said on").is_visible()
    assert page.get_by_text(asked.ref).count() == 0
    page.goto("/staff/promises/")
    with page.expect_download() as downloading:
        page.get_by_role("link", name="Export").click()
    with open(downloading.value.path(), encoding="utf-8-sig") as file:
        rows = list(csv.reader(file))
    assert any(asked.ref in cell for row in rows for cell in row) or len(rows) > 10


def test_an_administrator_adds_somebody_who_signs_in(browser, town, post):
    ada = staff(town, Role.ADMINISTRATOR)
    page = browser()
    signs_in(page, ada)
    page.goto("/staff/team/new/")
    see(page, "team-new")
    page.get_by_label("Full name").fill("Noor Bright")
    page.get_by_label("E-mail address").fill("noor@harbour.example")
    page.get_by_role("button", name="Add and send a link").click()
    see(page, "team-member")
    page.get_by_label("Role", exact=True).select_option(label="Engagement officer")
    page.get_by_role("button", name="Give the role").click()
    page.get_by_text("The role is given.").wait_for()
    the_post_goes_out()
    link = link_in(post.to("noor@harbour.example")[-1].get_content(), "/staff/password/")

    theirs = browser(width=390)
    theirs.goto(link)
    see(theirs, "choose-password")
    theirs.get_by_label("New password").fill(PASSWORD)
    theirs.get_by_label("The same password again").fill(PASSWORD)
    theirs.get_by_role("button", name="Set the password").click()
    see(theirs, "password-set")
    theirs.goto("/staff/sign-in/")
    theirs.get_by_label("E-mail address").fill("noor@harbour.example")
    theirs.get_by_label("Password").fill(PASSWORD)
    theirs.get_by_role("button", name="Continue").click()
    theirs.wait_for_url("**/second-factor/set-up/**")
    see(theirs, "second-factor-set-up")
    secret = theirs.locator("main code").first.inner_text().replace(" ", "")
    theirs.get_by_label("The six digits that the app shows").fill(code_of(secret))
    theirs.get_by_role("button", name="Finish").click()
    see(theirs, "recovery-codes")
    theirs.get_by_role("link", name="I have kept them: continue").click()
    theirs.wait_for_url("**/staff/")
    see(theirs, "first-morning")
    assert User.objects.get(email="noor@harbour.example").is_active
    theirs.goto(link)
    assert theirs.get_by_role("heading", name="This link has expired").is_visible()


def test_a_file_is_taken_in_and_what_was_refused_is_downloaded(browser, town, tmp_path):
    officer = staff(town, Role.ADMINISTRATOR)
    rows = [a_row(1), a_row(2, email="not an address", full_name="=HYPERLINK(1)"), a_row(3, tenant_id="")]
    path = a_file(tmp_path / "tenants.csv", rows)
    page = browser()
    signs_in(page, officer)
    page.goto("/staff/people/import/")
    see(page, "import")
    page.get_by_label("The file").set_input_files(path)
    page.get_by_role("button", name="See what would happen").click()
    see(page, "import-tried")
    assert Customer.objects.count() == 0
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Download the refused rows").click()
    text = Path(downloading.value.path()).read_text(encoding="utf-8-sig")
    assert "not an address" in text
    page.goto("/staff/people/import/")
    page.get_by_label("The file").set_input_files(path)
    page.get_by_role("button", name="See what would happen").click()
    page.get_by_role("button", name=re.compile("Take in")).click()
    see(page, "import-done")
    assert Customer.objects.count() >= 1
    with page.expect_download() as downloading:
        page.get_by_role("link", name="Download the refused rows").click()
    refused = list(csv.reader(Path(downloading.value.path()).read_text(encoding="utf-8-sig").splitlines()))
    assert len(refused) >= 2
    assert not [cell for row in refused for cell in row if cell.startswith("=")]
    page.get_by_role("link", name="To the register").click()
    see(page, "register")


def test_another_system_sends_a_voice_with_its_key(browser, town, live_server):
    ada = staff(town, Role.ADMINISTRATOR)
    page = browser()
    signs_in(page, ada)
    page.goto("/staff/settings/clients/")
    see(page, "clients-empty")
    page.get_by_label("Name of the other system").fill("Housing")
    page.get_by_role("button", name="Make a key").click()
    see(page, "clients-key")
    key = page.locator("main .notice code").inner_text()

    def call(path, body=None, key=key):
        request = urllib.request.Request(
            live_server.url + path, json.dumps(body).encode() if body else None,
            {"Authorization": f"Bearer {key}", "Content-Type": "application/json"},
        )  # fmt: skip
        with urllib.request.urlopen(request, timeout=120) as answer:
            return json.load(answer)

    sent = call("/api/voices", {"key": "1", "words": "The lift is slow", "kind": "concern"})
    assert call("/api/voices", {"key": "1", "words": "The lift is slow"})["ref"] == sent["ref"]
    assert Voice.objects.count() == 1
    assert call(f"/api/voices/{sent['ref']}")["state"] == "new"
    assert "/api/voices" in call("/api/openapi.json")["paths"]
    page.goto(f"/staff/search/?q={sent['ref']}")
    see(page, "search-by-reference")
    page.get_by_role("link", name="The lift is slow").click()
    see(page, "voice-from-a-system")
    page.goto("/staff/settings/clients/")
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="End the key").click()
    page.get_by_text("Its key opens nothing any more.").wait_for()
    see(page, "clients-ended")
    assert ApiClient.objects.get().ended_at is not None
    with pytest.raises(urllib.error.HTTPError, match="401"):
        call("/api/voices", {"key": "2", "words": "Again"})
