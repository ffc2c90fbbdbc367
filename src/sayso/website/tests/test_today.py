"""Staff's morning on one screen, and the menu that says where one is."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from sayso.actions.tests.stories import a_voice
from sayso.foundations.access.permissions import Role
from sayso.framework.commands import facts, packs
from sayso.framework.tests import doubted
from sayso.people.tests.cast import a_customer, a_landlord, a_place, a_user, sign_in

pytestmark = pytest.mark.django_db


def opened(client, path="/staff/"):
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def current(page):
    """What the menu marks, and how."""
    menu = page[page.index('<nav class="menu"') :].split("</nav>")[0]
    return re.findall(r'aria-current="(\w+)"[^>]*>([^<]+)<', menu)


@pytest.fixture
def place():
    return a_place(a_landlord("Harbour Homes", nation="england"))


def test_what_is_mine_and_what_came_in_stand_apart(client, place):
    me = sign_in(client, a_user(Role.FRONTLINE, landlord=place.landlord))
    now = timezone.now()
    others = a_user(Role.FRONTLINE, landlord=place.landlord, name="Somebody Else")
    for words, owner in (("Mine to answer", me), ("Nobody took this", None), ("Taken by another", others)):
        voice = a_voice(
            words, customer=None, landlord=place.landlord, place=place, at=now - timedelta(hours=1)
        )
        if owner is not None:
            voice.owner, voice.state = owner, "owned"
            voice.save()
    page = opened(client)
    mine, fresh = page.index("Waiting for your answer"), page.index("Came in, newest first")
    assert (
        mine
        < page.index("Mine to answer")
        < fresh
        < page.index("Nobody took this")
        < page.index("Taken by another")
    )
    assert page.count("Mine to answer") == 1


def test_two_dangers_in_one_voice_are_one_line(client, place):
    sign_in(client, a_user(Role.MANAGER, landlord=place.landlord))
    a_voice("I smell gas and she wants to kill herself", customer=None, landlord=place.landlord, place=place,
            at=timezone.now())  # fmt: skip
    page = opened(client)
    assert "Look at this first: somebody may be in danger" in page
    box = page[page.index("somebody may be in danger") :].split("</ul>")[0]
    assert box.count("<li>") == 1
    assert ";" in box.split("</strong>")[0]


@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.ADVISER, Role.AUDITOR, Role.MANAGER])
def test_everybody_sees_which_promises_are_late_or_due(client, place, role):
    sign_in(client, a_user(role, landlord=place.landlord))
    now = timezone.now()
    packs.load(landlord=place.landlord, pack=packs.open_pack("trident"), measured_from=(now - timedelta(days=60)).date(),
               by=a_user(landlord=place.landlord), at=now - timedelta(days=60))  # fmt: skip
    facts.record(kind="interest.received", landlord=place.landlord, subject=facts.Subject("interest", "i1", "A neighbour"),
                 place=place, occurred_at=now - timedelta(days=20), by=a_user(landlord=place.landlord), at=now)  # fmt: skip
    page = opened(client)
    assert "Interest answered in two working days" in page
    assert "A neighbour" in page


def test_a_promise_that_was_not_checked_says_so(client, place, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: doubted.NOW)
    doubted.lived(place.landlord)
    sign_in(client, a_user(Role.DIRECTOR, landlord=place.landlord))
    page = opened(client)
    for name, marked in ((doubted.DOUBTED, True), (doubted.CHECKED, False)):
        named = doubted.after_each(page, name)
        assert [doubted.is_marked(one) for one in named] == [marked] * len(named)
        assert named


def test_a_landlord_without_a_framework_reads_why_nothing_is_counted(client, place):
    sign_in(client, a_user(Role.DIRECTOR, landlord=place.landlord))
    assert "No framework is in force yet" in opened(client)


@pytest.mark.parametrize(
    ("path", "where"),
    [
        ("/staff/", ("page", "Today")), ("/staff/voices/", ("page", "Listen")), ("/staff/voices/log/", ("true", "Listen")),
        ("/staff/letters/", ("true", "More")), ("/staff/messages/", ("true", "More")), ("/staff/team/", ("true", "More")),
        ("/staff/settings/brand/", ("true", "More")), ("/staff/facts/record/", ("true", "Promises")),
        ("/staff/outcomes/new/", ("true", "Act")), ("/staff/people/new/", ("true", "People")),
    ],
)  # fmt: skip
def test_the_menu_says_where_one_is(client, place, path, where):
    user = a_user(Role.ADMINISTRATOR, landlord=place.landlord)
    sign_in(client, user)
    assert current(opened(client, path)) == [where]


def test_staff_read_how_to_reach_somebody_who_is_in_no_register(client, place):
    from sayso.listening.commands.voices import Contact

    sign_in(client, a_user(Role.MANAGER, landlord=place.landlord))
    voice = a_voice(
        "Ring me please", contact=Contact("Pat", "phone", "+447700900777"), landlord=place.landlord
    )
    page = opened(client, f"/staff/voices/{voice.pk}/")
    assert 'href="tel:+447700900777"' in page
    assert "07700 900777" in page


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ADVISER, Role.DIRECTOR])
def test_nobody_is_given_a_voice_that_they_cannot_open(client, place, role):
    watcher = a_user(role, landlord=place.landlord, name="Only Watches")
    sign_in(client, a_user(Role.MANAGER, landlord=place.landlord))
    voice = a_voice(customer=a_customer(place.landlord))
    assert "Only Watches" not in opened(client, f"/staff/voices/{voice.pk}/").split("<main")[1]
    client.post(f"/staff/voices/{voice.pk}/assign/", {"owner": watcher.pk})
    voice.refresh_from_db()
    assert voice.owner is None
