"""Finding a voice, a decision or a person although a finger slipped."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.foundations.access.permissions import Role
from sayso.listening.queries import inbox
from sayso.listening.rules import spelling
from sayso.people.queries import customers
from sayso.people.tests.cast import a_customer, a_home, a_place, a_user, sign_in

SAID = {
    "parking": "Somebody parks on the grass: parking is a mess",
    "light": "The light by the bin store has been out for weeks",
    "mould": "There is black mould in the baby's bedroom",
    "engineer": "Nobody tells us when the lift engineer is coming",
    "repair": "My repair was cancelled twice",
    "could": "Could the forum meet at six, so that people who work would come",
    "caretaker": "Thank you to the caretaker who helped my mother",
}
FINDS = [
    ("parkng", "parking"), ("ligth", "light"), ("babby", "mould"), ("reapir", "repair"), ("mold", "mould"),
    ("bedrom", "mould"), ("moulld", "mould"), ("enginere", "engineer"), ("cartaker", "caretaker"),
    ("baby mould bedrom", "mould"), ("the lift engineer", "engineer"), ("REPAIR", "repair"),
    ("bin ligth store", "light"), ('"black mould"', "mould"),
]  # fmt: skip


@pytest.fixture
def said(db):
    from sayso.actions.tests.stories import a_voice

    landlord = a_customer().landlord
    return {name: a_voice(words, customer=None, landlord=landlord) for name, words in SAID.items()}


@pytest.mark.parametrize(("typed", "meant"), FINDS)
def test_a_voice_is_found_although_a_finger_slipped(said, typed, meant):
    viewer = a_user(Role.MANAGER, landlord=said[meant].landlord)
    found = list(inbox.matching(viewer, inbox.Filter(text=typed, state="all")))
    assert said[meant] in found
    assert len(found) <= 2, [one.words for one in found]


def test_what_was_said_exactly_is_not_mixed_with_what_is_like_it(said):
    viewer = a_user(Role.MANAGER, landlord=said["mould"].landlord)
    assert list(inbox.matching(viewer, inbox.Filter(text="mould", state="all"))) == [said["mould"]]


@pytest.mark.parametrize(
    "typed",
    ["helicopter", "parking helicopter", '"mould black"', "repair -cancelled", "'; --", "&|!()", ":*"],
)
def test_what_nobody_said_is_not_found(said, typed):
    viewer = a_user(Role.MANAGER, landlord=said["light"].landlord)
    assert not list(inbox.matching(viewer, inbox.Filter(text=typed, state="all")))


def test_a_reference_is_found_in_small_letters(said):
    viewer = a_user(Role.MANAGER, landlord=said["light"].landlord)
    found = inbox.matching(viewer, inbox.Filter(text=f" {said['light'].ref.lower()} ", state="all"))
    assert list(found) == [said["light"]]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_any_typed_text_makes_a_question_that_the_index_understands(text):
    for word in spelling.words_of(text):
        assert all(
            part.isalnum() or "_" in part for part in spelling.any_of(spelling.meant(word)).split(" | ")
        )


@pytest.mark.parametrize(
    "typed",
    ["Fernandes", "fernandez", "ONeill", "Zoe Muler", "112 sandpipper lodge", "100012345678", "07700 900123"],
)
def test_a_person_is_found_although_a_finger_slipped(db, typed):
    place = a_place()
    home = a_home(place, address="112 Sandpiper Lodge", uprn="100012345678")
    wanted = {
        "Fernandes": "Ana Fernández", "fernandez": "Ana Fernández", "ONeill": "Bríd O'Neill", "Zoe Muler": "Zoë Müller",
        "112 sandpipper lodge": "Lives Here", "100012345678": "Lives Here", "07700 900123": "Phones Us",
    }[typed]  # fmt: skip
    a_customer(name="Lives Here", home=home)
    a_customer(home.landlord, name="Phones Us", phone="+447700900123")
    for name in ("Ana Fernández", "Bríd O'Neill", "Zoë Müller", "Somebody Else"):
        a_customer(home.landlord, name=name)
    found = customers.search(a_user(Role.MANAGER, landlord=home.landlord), typed)
    assert [one.name for one in found] == [wanted]


@pytest.mark.django_db
def test_a_name_typed_but_not_chosen_is_never_lost(client):
    joan = a_customer(name="Joan Baker")
    sign_in(client, a_user(Role.FRONTLINE, landlord=joan.landlord))
    fields = {"words": "The gate squeaks", "kind": "comment", "door": "phone", "key": "k1", "q": ["joan", ""]}
    asked = client.post("/staff/voices/log/", fields)
    assert asked.status_code == 422
    page = asked.content.decode()
    assert "Joan Baker" in page
    assert "keep the name as you wrote it" in page
    assert 'value="joan"' in page
    chosen = client.post("/staff/voices/log/", {**fields, "customer": joan.pk})
    assert chosen.status_code == 302
    assert joan.voices.get().speaker == joan


@pytest.mark.django_db
def test_a_name_that_is_in_no_register_can_be_kept_as_written(client):
    landlord = a_customer().landlord
    sign_in(client, a_user(Role.FRONTLINE, landlord=landlord))
    fields = {
        "words": "Lovely garden",
        "kind": "comment",
        "door": "face_to_face",
        "key": "k2",
        "q": ["Mr Passer-By", ""],
    }
    answer = client.post("/staff/voices/log/", {**fields, "as_written": "on"})
    assert answer.status_code == 302
    voice = landlord.voices.get()
    assert (voice.contact_name, voice.contact_channel, voice.customer) == ("Mr Passer-By", "", None)


@pytest.mark.django_db
def test_a_person_s_page_leads_to_logging_for_them_and_to_what_they_said(client):
    from sayso.actions.tests.stories import a_voice

    joan = a_customer(name="Joan Baker", phone="+447700900123")
    a_voice("Joan's own words", customer=joan)
    a_voice("Somebody else's words", customer=a_customer(joan.landlord, name="Else"))
    sign_in(client, a_user(Role.MANAGER, landlord=joan.landlord))
    page = client.get(f"/staff/people/{joan.pk}/").content.decode()
    assert f"/staff/voices/log/?customer={joan.pk}" in page
    assert "07700 900123" in page
    assert (
        'value="' + str(joan.pk) + '" checked'
        in client.get(f"/staff/voices/log/?customer={joan.pk}").content.decode()
    )
    listed = client.get(f"/staff/voices/?state=all&customer={joan.pk}").content.decode()
    assert "own words" in listed
    assert "Somebody else" not in listed
