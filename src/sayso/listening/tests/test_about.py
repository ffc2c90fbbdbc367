"""What customers say about a draft of the framework is found from the draft, and from nowhere by mistake."""

import re
from datetime import UTC, date, datetime
from html import unescape

import pytest
from django.urls import reverse

from sayso.foundations.access.actors import System
from sayso.foundations.access.permissions import Role
from sayso.framework.commands import drafts, packs
from sayso.listening.models import Voice
from sayso.listening.tests.test_pages import say, typed
from sayso.people.tests.cast import a_landlord, a_user, sign_in

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
WHO = {"by": System("tests"), "at": NOW}


@pytest.fixture(autouse=True)
def in_november(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def a_draft(landlord, **review):
    made = drafts.start(
        landlord=landlord, edition=f"2027 {landlord.name}", starts_on=date(2027, 4, 1), pack=packs.open_pack("trident"),
        **WHO,
    )  # fmt: skip
    days = {"review_from": date(2026, 11, 20), "review_until": date(2026, 12, 20), **review}
    return drafts.open_review(draft=made, **days, **WHO)


@pytest.fixture
def draft():
    return a_draft(a_landlord(nation="england"))


def link(page, words):
    """The address behind the link with these words; None where there is no such link."""
    found = re.search(rf'href="([^"]+)"[^>]*>(?:<[^>]+>)*{words}', page)
    return unescape(found[1]) if found else None


def read(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_remark_about_the_draft_is_one_click_from_it(client, draft):
    way = link(read(client, reverse("next-edition")), "Tell us what you think")
    assert str(draft) in unescape(read(client, way))
    assert client.post(way, typed(words="Ten days is too long for minutes")).status_code == 302
    say("The bin store light is out")
    sign_in(client, a_user(Role.ENGAGEMENT))
    there = link(read(client, reverse("draft", args=[draft.pk])), "What customers said about this draft")
    page = read(client, there)
    assert "Ten days is too long for minutes" in page
    assert "The bin store light is out" not in page
    assert str(draft) in unescape(page.split("</h1>")[0].split("<h1>")[1]), (
        "the heading says what it is narrowed to"
    )
    assert link(page, "Open it") == reverse("draft", args=[draft.pk])
    assert "The bin store light is out" in read(client, link(page, "Show all voices"))
    voice = Voice.objects.get(from_kind="draft")
    assert link(read(client, reverse("voice", args=[voice.pk])), re.escape(str(draft))) == voice.from_url


def test_narrowing_further_stays_with_what_it_is_about(client, draft):
    client.post(f"/say/?about=draft-{draft.pk}", typed(words="Ten days is too long", kind="concern"))
    client.post(f"/say/?about=draft-{draft.pk}", typed(words="I like it", kind="compliment"))
    client.post("/say/", typed(words="A worry of another kind", kind="concern"))
    sign_in(client, a_user(Role.ENGAGEMENT))
    page = read(client, f"{reverse('voices')}?about=draft-{draft.pk}&kind=concern&state=all")
    assert f'name="about" value="draft-{draft.pk}"' in page
    assert "Ten days is too long" in page
    assert "I like it" not in page
    assert "A worry of another kind" not in page


def test_before_anybody_said_something_the_list_is_empty_and_can_be_cleared(client, draft):
    say("The bin store light is out")
    sign_in(client, a_user(Role.ENGAGEMENT))
    page = read(client, f"{reverse('voices')}?about=draft-{draft.pk}&state=all")
    assert "The bin store light is out" not in page
    assert link(page, "Show all voices") == reverse("voices")


@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.AUDITOR, Role.ENGAGEMENT])
def test_only_those_who_read_voices_are_led_to_them(client, draft, role):
    sign_in(client, a_user(role))
    page = read(client, reverse("draft", args=[draft.pk]))
    assert ("What customers said about this draft" in page) == (role is Role.ENGAGEMENT)


def test_a_draft_that_nobody_was_shown_leads_to_no_voices(client):
    made = drafts.start(
        landlord=a_landlord(nation="england"), edition="2027", starts_on=date(2027, 4, 1),
        pack=packs.open_pack("trident"), **WHO,
    )  # fmt: skip
    sign_in(client, a_user(Role.ENGAGEMENT))
    assert "What customers said" not in read(client, reverse("draft", args=[made.pk]))
    client.logout()
    client.post(f"/say/?about=draft-{made.pk}", typed())
    assert Voice.objects.get().from_kind == ""


@pytest.mark.parametrize(
    "odd", ["draft-", "draft-0", "draft-x", "draft-²", "\x00", "draft-" + "9" * 40, "voice-1", "<b>"]
)
def test_an_address_with_anything_else_in_it_says_nothing(client, draft, odd):
    assert client.get("/say/", {"about": odd}).status_code == 200
    assert client.post(f"/say/?about={odd}", typed()).status_code == 302
    assert Voice.objects.get().from_kind == ""
    sign_in(client, a_user(Role.ENGAGEMENT))
    assert client.get(reverse("voices"), {"about": odd}).status_code == 200


def test_another_landlords_draft_is_not_spoken_about_here(client, draft):
    other = a_draft(a_landlord("Elsewhere", nation="england"))
    client.post(f"/say/?about=draft-{other.pk}", typed())
    assert Voice.objects.get().from_kind == ""


def test_a_review_that_has_not_begun_is_not_told_of(client):
    landlord = a_landlord(nation="england")
    draft = a_draft(landlord, review_from=date(2026, 12, 1), review_until=date(2026, 12, 20))
    assert str(draft) not in unescape(read(client, f"/say/?about=draft-{draft.pk}"))
