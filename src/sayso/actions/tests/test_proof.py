"""The proof of the golden thread, on five thousand voices.

Through eight doors, 600 of them on paper, come 5,000 voices. 40 changes and 25 refusals answer all
but 17 of them. Then: the thread of each outcome holds exactly its voices, each speaker has exactly
one message for each outcome they spoke in, and the unanswered are exactly the 17.
"""

import random
import time
from collections import Counter, defaultdict
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection

from sayso.actions.commands import changes, outcomes
from sayso.actions.models import Telling
from sayso.actions.queries import outcomes as outcome_queries
from sayso.actions.queries import threads
from sayso.actions.tests.stories import TESTS
from sayso.communications.models import Message
from sayso.listening.commands import climbing, triage, voices
from sayso.listening.commands.voices import Contact, Said
from sayso.listening.enums import PAPER_DOORS
from sayso.listening.models import Escalation, Voice
from sayso.people.models import Customer
from sayso.people.tests.cast import a_landlord, a_place, a_user

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
SAID = datetime(2026, 8, 3, 9, 0, tzinfo=UTC)
TOLD = datetime(2026, 9, 28, 9, 0, tzinfo=UTC)
SIXTY_DAYS_ON = datetime(2026, 10, 12, 6, 15, tzinfo=UTC)
VOICES, CHANGES, REFUSALS, SILENT = 5_000, 40, 25, 17
DOORS = {
    "letter": 350,
    "card": 250,
    "web": 1300,
    "phone": 1200,
    "face_to_face": 700,
    "email": 600,
    "text": 350,
    "meeting": 250,
}
THINGS = (
    "bench",
    "lift",
    "bins",
    "lamp",
    "door",
    "hedge",
    "path",
    "heating",
    "roof",
    "paint",
    "noise",
    "parking",
    "post",
)


@pytest.fixture
def rng():
    return random.Random(1949)


def people(landlord, place, rng):
    """1,900 customers by every channel, two in a hundred in large print, some who cannot be reached."""
    made = []
    for number in range(1_900):
        channel = rng.choices(("email", "text", "letter", "phone"), (60, 20, 15, 5))[0]
        made.append(Customer(
            landlord=landlord, place=place, kind="tenant", full_name=f"Person {number}", channel=channel,
            email=f"p{number}@example.org" if channel == "email" else "",
            phone=f"+4477009{number:05d}" if channel in ("text", "phone") else "",
            postal_address=f"{number} Mill Lane" if channel == "letter" and number % 40 else "",
            format="large_print" if number % 50 == 0 else "standard", language="ar" if number % 70 == 0 else "en",
        ))  # fmt: skip
    return Customer.objects.bulk_create(made)


def what_was_said(place, customers, rng):
    """5,000 things said, each with who can be told it: a customer, an address left, or nobody."""
    doors = [door for door, count in DOORS.items() for _number in range(count)]
    rng.shuffle(doors)
    for number, door in enumerate(doors):
        words = f"About the {rng.choice(THINGS)} and the {rng.choice(THINGS)}, number {number}"
        kind = rng.choice(("idea", "suggestion", "comment"))
        turn = number % 100
        if turn < 4:
            address = f"anon{number % 60}@example.org"
            yield (
                Said(kind, door, words, place=place, contact=Contact("", "email", address)),
                f"email:{address}",
            )
        elif turn < 6:
            yield Said(kind, door, words, place=place), None
        else:
            who = rng.choice(customers)
            reachable = who.email or who.phone or who.postal_address
            yield (
                Said(kind, door, words, customer=who, place=place),
                f"customer:{who.pk}" if reachable else None,
            )


def taken_in(landlord, everything):
    """All of it, one after the other, by the command that every door uses."""
    for number, said in enumerate(everything):
        at = SAID + timedelta(minutes=number)
        voices.log(landlord=landlord, said=said, key=f"proof:{number}", by=TESTS, at=at)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE listening_voice, people_customer")  # as a live database does by itself
    return list(Voice.objects.order_by("received_at"))


def decide(landlord, owner, number, refused, behind):
    decided = outcomes.Decided(
        title=f"Outcome {number}", decision="cannot" if refused else "doing", owner=owner,
        reason=f"It would cost more than we have, number {number}." if refused else "",
        instead="We will ask again next year." if refused else "",
    )  # fmt: skip
    outcome = outcomes.decide(
        landlord=landlord, decided=decided, voices=behind, key=f"proof:{number}", by=owner, at=TOLD
    )
    result = outcomes.Result("People asked for it.", "" if refused else "It is there.",
                             done_on=None if refused else date(2026, 9, 25))  # fmt: skip
    return outcomes.write_result(outcome=outcome, result=result, by=owner, at=TOLD)


def merge_some(group, rng, owner, at):
    """Find some of a group to say the same; returns whom that leaves to be decided on by hand."""
    top, *same = rng.sample(group, 5)
    triage.merge(voices=same, into=top, by=owner, at=at)
    return [one for one in group if one not in same]


def test_every_voice_leads_to_what_became_of_it_and_every_speaker_hears_once(rng, capsys):
    began = time.monotonic()
    landlord = a_landlord()
    place, owner = a_place(landlord), a_user("manager", landlord)
    director = a_user("director", landlord)
    everything = list(what_was_said(place, people(landlord, place, rng), rng))
    every = taken_in(landlord, [said for said, _who in everything])
    who_of = {one.pk: who for one, (_said, who) in zip(every, everything, strict=True)}
    assert len(every) == VOICES
    assert sum(one.door in PAPER_DOORS for one in every) == 600
    assert len({one.door for one in every}) == 8
    logged = time.monotonic()

    silent = set(rng.sample(range(VOICES), SILENT))
    answered = [one for number, one in enumerate(every) if number not in silent]
    silent = {every[number].pk for number in silent}
    rng.shuffle(answered)
    expected = defaultdict(set)
    made = []
    for number in range(CHANGES + REFUSALS):
        group = answered[number :: CHANGES + REFUSALS]
        late = [group.pop(), group.pop()]
        extra = rng.sample(answered, 3)  # some speak to two outcomes
        whole = {one.pk for one in [*group, *extra]}
        behind = merge_some(group, rng, owner, TOLD) + extra
        outcome = decide(landlord, owner, number, number >= CHANGES, behind)
        outcome = changes.publish(outcome=outcome, by=owner, at=TOLD)
        changes.publish(outcome=outcome, by=owner, at=TOLD)  # pressed twice
        changes.add_voices(outcome=outcome, voices=late, by=owner, at=TOLD)  # found afterwards
        expected[outcome.pk] |= whole | {one.pk for one in late}
        made.append(outcome)
    told = time.monotonic()

    # What was merged, before or after, stands behind every outcome of the voice that it says the same as.
    tops = dict(Voice.objects.filter(merged_into__isnull=False).values_list("pk", "merged_into"))
    for behind in expected.values():
        families = {tops.get(pk, pk) for pk in behind}
        behind |= families | {pk for pk, top in tops.items() if top in families}

    assert outcome_queries.published(landlord).count() == CHANGES + REFUSALS
    assert outcome_queries.counts(landlord, TOLD.date()) == outcome_queries.Counts(CHANGES, REFUSALS)
    for outcome in made:
        assert set(threads.voices_behind(outcome).values_list("pk", flat=True)) == expected[outcome.pk]
        speakers = {who_of[pk] for pk in expected[outcome.pk]} - {None}
        tellings = list(Telling.objects.filter(outcome=outcome).values_list("who", "message__key"))
        assert Counter(who for who, _key in tellings) == dict.fromkeys(speakers, 1)
        assert Message.objects.filter(about_kind="outcome", about_id=str(outcome.pk)).count() == len(speakers)
        assert threads.heard(outcome).voices == len(expected[outcome.pk])

    assert {one.pk for one in Voice.objects.filter(answered_at=None)} == silent
    climbing.climb(landlord=landlord, by=climbing.CLIMBING, at=SIXTY_DAYS_ON)
    assert set(Escalation.objects.filter(rung="director").values_list("voice_id", flat=True)) == silent
    assert Message.objects.filter(key__startswith="climb:", to_address=director.email).count() == 1
    with capsys.disabled():
        print(f"\n{VOICES} voices taken in in {logged - began:.0f} s, {len(made)} outcomes decided, published and told in "
              f"{told - logged:.0f} s: {Telling.objects.count()} people told, {len(silent)} voices unanswered")  # fmt: skip
