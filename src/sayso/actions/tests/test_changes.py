"""Publishing and telling: everyone who spoke, once for each outcome, by their own channel."""

import io

import pytest
from django.db import IntegrityError, transaction
from pypdf import PdfReader

from sayso.actions.commands import changes, outcomes
from sayso.actions.models import Outcome, OutcomeVoice, Telling
from sayso.actions.queries import tellings
from sayso.actions.tests.stories import LATER, NOON, a_voice, an_address, an_outcome, published, written
from sayso.communications.commands import letters
from sayso.communications.models import Message
from sayso.communications.queries.letters import pdf_of
from sayso.listening.models import Voice
from sayso.people.tests.cast import a_customer, a_landlord, a_place, a_user

pytestmark = pytest.mark.django_db


def told(outcome):
    """The messages of an outcome, by the address they go to."""
    return {one.to_address: one for one in Message.objects.filter(key__startswith=f"telling:{outcome.pk}:")}


def test_publishing_twice_tells_everyone_once():
    outcome = published(a_voice(), a_voice())
    again = changes.publish(outcome=outcome, by=outcome.owner, at=LATER)
    changes.tell(outcome=outcome, by=outcome.owner, at=LATER)
    assert again.published_at == LATER
    assert len(told(outcome)) == Telling.objects.filter(outcome=outcome).count() == 2


def test_nothing_is_published_without_voices():
    outcome = written(an_outcome(decision="doing"))
    with pytest.raises(changes.NobodySaidIt):
        changes.publish(outcome=outcome, by=outcome.owner, at=NOON)
    with pytest.raises(IntegrityError, match="without voices"), transaction.atomic():
        Outcome.objects.filter(pk=outcome.pk).update(published_at=NOON, published_by=outcome.owner)


def test_the_voices_behind_what_is_published_stay_even_against_the_database():
    outcome = published(a_voice())
    with pytest.raises(outcomes.AlreadyPublished):
        outcomes.unlink(outcome=outcome, voice=Voice.objects.get(), by=outcome.owner, at=NOON)
    with pytest.raises(IntegrityError, match="stays there"), transaction.atomic():
        OutcomeVoice.objects.all().delete()


@pytest.mark.parametrize("field", ["you_said", "we_did", "done_on"])
def test_a_change_is_published_only_whole(field):
    outcome = written(an_outcome(a_voice(), decision="doing"))
    Outcome.objects.filter(pk=outcome.pk).update(**{field: None if field == "done_on" else ""})
    with pytest.raises(changes.NotReady):
        changes.publish(outcome=outcome, by=outcome.owner, at=NOON)


def test_what_is_only_promised_is_not_published():
    outcome = an_outcome(a_voice(), decision="will_do")
    outcomes.write_result(outcome=outcome, result=outcomes.Result("A bench"), by=outcome.owner, at=NOON)
    with pytest.raises(changes.NotReady, match="when it is done"):
        changes.publish(outcome=outcome, by=outcome.owner, at=NOON)


def test_somebody_with_three_voices_in_one_outcome_has_one_message():
    moira = a_customer(email="moira@example.org")
    outcome = published(*[a_voice(customer=moira) for _number in range(3)], a_voice())
    assert len(told(outcome)) == 2
    assert set(Voice.objects.values_list("state", flat=True)) == {"answered"}


def test_two_outcomes_for_one_person_are_two_messages():
    voice = a_voice()
    assert len(told(published(voice))) == len(told(published(voice, title="Also a slide"))) == 1


def test_somebody_who_left_only_an_email_is_told_and_nobody_is_counted():
    outcome = published(a_voice(contact=an_address("Anon@Example.org")), a_voice(contact=an_address("anon@example.org")),
                        a_voice(customer=None))  # fmt: skip
    assert list(told(outcome)) == ["Anon@Example.org"]
    assert len(tellings.audience(outcome).unreachable) == 1


def test_an_address_left_that_is_a_customers_is_told_once():
    moira = a_customer(email="moira@example.org")
    both = [a_voice(contact=an_address("MOIRA@example.org")), a_voice(customer=moira)]
    assert list(told(published(*both))) == ["moira@example.org"]


def test_two_customers_who_share_an_address_are_each_told():
    shared = [a_customer(email="home@example.org"), a_customer(email="home@example.org")]
    outcome = published(*[a_voice(customer=one) for one in shared])
    assert Telling.objects.filter(outcome=outcome).count() == 2


def test_whoever_speaks_for_a_customer_is_told_and_not_the_customer():
    mother, daughter = a_customer(email="mother@example.org"), a_customer(email="daughter@example.org")
    assert list(told(published(a_voice(customer=mother, speaker=daughter)))) == ["daughter@example.org"]


def test_a_refusal_is_told_with_its_reason_and_what_happens_instead():
    outcome = published(a_voice(), title="Sunday hours", decision="cannot", instead="The phones stay open.")
    (message,) = told(outcome).values()
    assert message.title == "Why we cannot: Sunday hours"
    for said in ("The play park needs a bench", "It would cost £41,000 a year.", "The phones stay open.", "/you-said-we-did/sunday-hours/",
                 Voice.objects.get().ref):  # fmt: skip
        assert said in message.body


def test_everyone_is_told_by_their_channel_in_their_format_and_language():
    landlord = a_landlord(phone="0800 000 0000")
    mill = a_place(landlord)
    large = a_customer(name="Moira", place=mill, email="", channel="letter", format="large_print")
    amal = a_customer(name="أمل", place=mill, email="", channel="letter", language="ar")
    texter = a_customer(place=mill, channel="text", phone="+447700900123")
    caller = a_customer(place=mill, channel="phone", phone="+447700900124")
    outcome = published(*[a_voice(customer=one) for one in (large, amal, texter, caller)])
    by_person = {one.customer_id: one for one in told(outcome).values()} | {
        one.customer_id: one for one in Message.objects.filter(channel="letter")
    }
    assert by_person[texter.pk].channel == "text"
    assert len(by_person[texter.pk].body) < 450
    assert (by_person[caller.pk].channel, by_person[caller.pk].state) == ("phone", "to_call")
    assert by_person[amal.pk].language == "ar"
    assert "هذا ما فعلناه: Two benches are in." in by_person[amal.pk].body
    assert by_person[amal.pk].title.startswith("قلتم ففعلنا")
    assert "0800 000 0000" in by_person[large.pk].body
    sizes = set()
    pdf = PdfReader(io.BytesIO(pdf_of(by_person[large.pk], NOON)))
    pdf.pages[0].extract_text(
        visitor_text=lambda text, cm, tm, _f, size: (
            sizes.add(round(size * abs(tm[3]) * abs(cm[3]), 1)) if text.strip() else None
        )
    )
    assert min(sizes) == 18
    assert PdfReader(io.BytesIO(pdf_of(by_person[amal.pk], NOON))).trailer["/Root"]["/Lang"] == "ar"
    batch = letters.start(landlord=landlord, by=outcome.owner, at=LATER)
    assert letters.make(batch_id=batch.pk, by=outcome.owner, at=LATER).letters == 2
    formats = {one.label: one.count for one in tellings.told(outcome).by_format}
    assert formats == {"Large print (18 point)": 1}


def test_voices_added_after_publishing_are_told_at_once_and_nobody_again():
    outcome = published(a_voice())
    changes.add_voices(outcome=outcome, voices=[a_voice()], by=outcome.owner, at=LATER)
    changes.add_voices(outcome=outcome, voices=list(Voice.objects.all()), by=outcome.owner, at=LATER)
    assert len(told(outcome)) == 2
    assert not Voice.objects.filter(answered_at=None).exists()


def test_a_telling_can_be_neither_changed_nor_removed():
    published(a_voice())
    for spoil in (lambda: Telling.objects.update(channel="phone"), lambda: Telling.objects.all().delete()):
        with pytest.raises(Exception, match=r"append|Cannot update or delete"), transaction.atomic():
            spoil()


def test_words_of_another_landlords_customer_are_never_put_behind_it():
    outcome = an_outcome(a_voice())
    away = a_voice(customer=a_customer(a_landlord("Southfield Homes")))
    outcomes.link(outcome=outcome, voices=[away], by=a_user(), at=NOON)
    assert outcome.links.count() == 1
