"""Taking in what people say, with the database."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from sayso.communications.models import Message
from sayso.foundations.access.actors import VISITOR
from sayso.foundations.access.permissions import Role
from sayso.framework.models import Fact
from sayso.listening.commands import answers, flags, triage, voices
from sayso.listening.enums import VoiceState
from sayso.listening.models import Flag, Voice
from sayso.people.tests.cast import a_customer, a_landlord, a_place, a_user

pytestmark = pytest.mark.django_db
_count = iter(range(10_000))


def say(
    words="The light by the bin store is out", *, kind="comment", door="phone", by=VISITOR, key=None, **given
):
    landlord = given.pop("landlord", None) or a_landlord()
    at = given.pop("at", None) or timezone.now()
    said = voices.Said(kind=kind, door=door, words=words, **given)
    return voices.log(landlord=landlord, said=said, key=key or f"k{next(_count)}", by=by, at=at)


def test_the_same_key_is_one_voice():
    first, second = say(key="once"), say("other words", key="once")
    assert first == second
    assert Voice.objects.count() == 1
    assert Fact.objects.filter(kind="voice.received").count() == 1


def test_the_place_and_its_officer_come_with_the_customer():
    officer = a_user(Role.FRONTLINE)
    place = a_place(officer=officer)
    voice = say(customer=a_customer(place=place))
    assert (voice.place, voice.owner, voice.state) == (place, officer, VoiceState.OWNED)


def test_an_officer_who_left_gets_nothing():
    voice = say(place=a_place(officer=a_user(Role.FRONTLINE, is_active=False)))
    assert (voice.owner, voice.state) == (None, VoiceState.NEW)


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        ("question", {"voice.received", "enquiry.received"}),
        ("interest", {"voice.received", "interest.received"}),
        ("compliment", {"voice.received", "compliment.received"}),
        ("adverse_event", {"voice.received", "adverse_event.received"}),
        ("idea", {"voice.received"}),
    ],
)
def test_the_framework_hears_of_it(kind, facts):
    voice = say(kind=kind)
    assert set(Fact.objects.filter(subject_id=str(voice.pk)).values_list("kind", flat=True)) == facts


def test_what_is_settled_at_first_contact_starts_no_clock():
    voice = say(kind="question", settled=True)
    assert voice.answer_by is None
    assert voice.state == VoiceState.ANSWERED
    assert not Fact.objects.filter(kind="enquiry.received").exists()


@pytest.mark.parametrize("words", ["", "   \n ", "\x00"])
def test_no_words_no_voice(words):
    with pytest.raises(voices.NothingSaid) as refusal:
        say(words)
    assert refusal.value.field == "words"


def test_ten_megabytes_are_refused_with_the_number():
    with pytest.raises(voices.TooMuchSaid, match="10,000,000"):
        say("x" * 10_000_000)


def test_tomorrow_is_refused():
    with pytest.raises(voices.NotYet):
        say(said_at=timezone.now() + timedelta(days=1))


def test_a_customer_of_another_landlord_is_refused():
    with pytest.raises(voices.Unknown):
        say(customer=a_customer(a_landlord("Elsewhere")), landlord=a_landlord())


def test_danger_tells_the_managers_at_once_and_once():
    manager = a_user(Role.MANAGER)
    voice = say("I can smell gas", key="gas")
    say("I can smell gas", key="gas")
    flag = Flag.objects.get(voice=voice)
    assert flag.danger == "gas"
    alert = Message.objects.get()
    assert alert.to_address == manager.email
    assert "smell" not in alert.body  # the words stay inside


def test_a_flag_is_taken_up_by_the_first():
    first, second = a_user(Role.MANAGER), a_user(Role.MANAGER)
    flag = Flag.objects.get(voice=say("fire in the stair"))
    with pytest.raises(flags.SayWhatWasDone):
        flags.take_up(flag=flag, what_was_done=" ", by=first, at=timezone.now())
    flags.take_up(flag=flag, what_was_done="Rang them", by=first, at=timezone.now())
    flags.take_up(flag=flag, what_was_done="Me too", by=second, at=timezone.now())
    flag.refresh_from_db()
    assert (flag.taken_up_by, flag.what_was_done) == (first, "Rang them")


def test_whoever_writes_from_a_screen_gets_a_receipt_in_their_language():
    customer = a_customer(language="ar")
    voice = say("المصعد بطيء", door="web", customer=customer)
    receipt = Message.objects.get(key=f"receipt:{voice.pk}")
    assert voice.ref in receipt.body
    assert receipt.language == "ar"


def test_an_answer_reaches_the_one_who_spoke_and_the_framework_once():
    officer, relative, customer = a_user(Role.FRONTLINE), a_customer(name="Ann Rel"), a_customer()
    voice = say("When is it mended?", kind="question", customer=customer, speaker=relative)
    for _ in range(2):
        answers.reply(voice=voice, words="On Monday.", key="a1", by=officer, at=timezone.now())
    message = Message.objects.get(key__startswith="reply:")
    assert message.customer == relative
    assert "On Monday." in message.body
    assert Fact.objects.filter(kind="enquiry.answered").count() == 1
    voice.refresh_from_db()
    assert voice.state == VoiceState.ANSWERED


def test_nobody_left_no_way_to_reach_them_is_still_answered():
    voice = say()
    made = answers.reply(voice=voice, words="Mended.", key="a2", by=a_user(), at=timezone.now())
    assert made.message is None


def test_merging_keeps_both_and_merges_flat():
    by, at = a_user(), timezone.now()
    top, middle, low = say("a"), say("b"), say("c")
    triage.merge(voices=[low], into=middle, by=by, at=at)
    triage.merge(voices=[middle], into=top, by=by, at=at)
    low.refresh_from_db()
    middle.refresh_from_db()
    assert (low.merged_into, middle.merged_into) == (top, top)
    with pytest.raises(triage.CannotMove):
        triage.merge(voices=[top], into=low, by=by, at=at)
    triage.unmerge(voice=low, by=by, at=at)
    low.refresh_from_db()
    assert low.merged_into is None


def test_handing_on_keeps_the_receipt_and_nothing_is_lost():
    voice = say("My tap drips", kind="request")
    made = triage.hand_on(voice=voice, to_service="Repairs", receipt="R-1", by=a_user(), at=timezone.now())
    voice.refresh_from_db()
    assert (voice.state, made.receipt) == (VoiceState.HANDED_ON, "R-1")


def test_only_a_compliment_is_passed_on():
    by, at = a_user(), timezone.now()
    with pytest.raises(triage.CannotMove):
        triage.pass_on(voice=say(), users=[by], by=by, at=at)
    kind = say("Sam was wonderful", kind="compliment")
    triage.pass_on(voice=kind, users=[by], team="Caretakers", by=by, at=at)
    triage.pass_on(voice=kind, users=[by], team="Caretakers", by=by, at=at)
    assert kind.praise.count() == 2
    assert Fact.objects.filter(kind="compliment.passed_on").count() == 1


def test_the_database_refuses_what_the_commands_would():
    voice = say()
    for change in ({"words": ""}, {"merged_into": voice.pk}, {"state": "owned", "owner": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Voice.objects.filter(pk=voice.pk).update(**change)


def test_every_change_is_kept_with_who_and_what():
    by = a_user()
    voice = say()
    triage.assign(voices=[voice], owner=by, by=by, at=timezone.now())
    event = voice.events.order_by("-pgh_id").first()
    assert event.pgh_context.metadata["command"] == "listening.triage.assign"
    assert event.pgh_context.metadata["by"] == f"user:{by.pk}"
