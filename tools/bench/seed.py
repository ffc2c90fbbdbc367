"""What is measured: the demonstration's landlord, a change with 31 voices, and voices by the thousand."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

VOICES_BEHIND = 31
OPEN_SHARE = 0.1
SAYINGS = (
    "the lift in our block has been out of order again since monday and nobody told us why",
    "thank you to the caretaker who helped my mother with her shopping after she fell",
    "there is black mould in the bathroom and the extractor fan does not work",
    "could we have a bench near the play park for the grandparents to sit",
    "the bins were not collected this week and the smell reaches the second floor",
    "who decides about the service charge and where can i see what it was spent on",
    "the street light by the garages is out and i do not feel safe coming home",
    "my repair was cancelled twice without a call and i took a day off work for it",
    "the new kitchen is lovely and the fitters were polite and tidy",
    "please send letters in larger print because i cannot read the small ones",
)


@dataclass
class World:
    """What the pages are asked for."""

    landlord: Any
    officer: Any  # may see everything of the landlord
    slug: str
    voice: int
    chance: random.Random


def world() -> World:
    """The demonstration, someone to look at it, and a published change with 31 voices behind it."""
    from sayso.actions.tests import stories
    from sayso.config import demonstration
    from sayso.foundations.access.permissions import Role
    from sayso.listening.enums import Door
    from sayso.people.tests.cast import a_user

    landlord = demonstration.load()
    officer = a_user(Role.MANAGER, landlord=landlord)
    doors = [Door.PHONE, Door.WEB, Door.EMAIL]
    now = timezone.now()
    behind = [
        stories.a_voice(
            SAYINGS[3], customer=None, contact=stories.an_address(f"p{at}@example.org"), landlord=landlord,
            door=doors[at % 3], at=now - timedelta(days=20),
        )
        for at in range(VOICES_BEHIND)
    ]  # fmt: skip
    change = stories.published(*behind, owner=officer, at=now)
    return World(landlord, officer, change.slug, 0, random.Random(7))


WHERE = ("court", "walk", "house", "lane", "gardens", "tower", "close", "mill", "quay", "green")


def _words(chance: random.Random, number: int) -> str:
    said = f"{chance.choice(SAYINGS)} {chance.choice(WHERE)} {number % 977} {chance.choice(SAYINGS)}".split()
    at = chance.randrange(len(said) - 12)
    return " ".join(said[at : at + chance.randint(10, 24)])


VOICE = ("landlord_id", "ref", "key", "kind", "door", "words", "language", "place_id", "said_at", "received_at",
         "received_by", "state", "answer_by", "answered_at", "contact_name", "contact_channel", "contact_address",
         "from_kind", "from_id", "from_title", "from_url")  # fmt: skip


def voices_to(world: World, total: int) -> None:
    """Add voices, with what they reported to the record, until there are so many."""
    from sayso.listening.models import Theme, Voice

    have = Voice.objects.count()
    places = list(world.landlord.places.values_list("pk", flat=True))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SET LOCAL session_replication_role = replica"
        )  # their history is not what is measured
        with cursor.copy(f"COPY listening_voice ({', '.join(VOICE)}) FROM STDIN") as out:
            for number in range(have, total):
                out.write_row(_voice(world, number, places))
        themes = list(Theme.objects.filter(landlord=world.landlord).values_list("pk", flat=True))
        cursor.execute(
            "INSERT INTO listening_voicetheme (voice_id, theme_id) SELECT id, (%s::int[])[1 + id %% %s] "
            "FROM listening_voice v WHERE NOT EXISTS (SELECT FROM listening_voicetheme t WHERE t.voice_id = v.id)",
            [themes, len(themes)],
        )
        _facts(cursor)
    connection.connection.autocommit  # noqa: B018 (the connection is open)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    world.voice = Voice.objects.filter(answered_at=None, key__startswith="seed:").latest("pk").pk


def _voice(world: World, number: int, places: list[int]) -> list[Any]:
    chance = world.chance
    now = timezone.now()
    waits = chance.random() < OPEN_SHARE
    at: datetime = now - timedelta(minutes=chance.randrange(1, (60 if waits else 600) * 1440))
    kind = chance.choice(["question", "idea", "compliment", "comment", "request", "concern"])
    state, answered = (
        ("new", None) if waits else ("answered", min(now, at + timedelta(days=chance.randrange(1, 14))))
    )
    return [
        world.landlord.pk, f"S{number:07d}", f"seed:{number}", kind, chance.choice(["web", "phone", "visit"]),
        _words(chance, number), "en", chance.choice(places), at, at, "seed", state, at + timedelta(days=14), answered,
        "", "", "", "", "", "", "",
    ]  # fmt: skip


def _facts(cursor: Any) -> None:
    """Every question is an enquiry that was received, and answered where it was."""
    for kind, moment in (("enquiry.received", "received_at"), ("enquiry.answered", "answered_at")):
        cursor.execute(
            f"""INSERT INTO framework_fact (landlord_id, kind, subject_kind, subject_id, subject_title, subject_url,
                       place_id, "group", occurred_at, recorded_at, recorded_by, note, evidence_url, decided_by, key,
                       retracts)
                SELECT landlord_id, %(kind)s, 'voice', id::text, ref, '', place_id, '', {moment}, {moment}, 'seed', '',
                       '', '', %(kind)s || ':' || id, false
                  FROM listening_voice WHERE kind = 'question' AND key LIKE 'seed:%%' AND {moment} IS NOT NULL
                ON CONFLICT DO NOTHING""",
            {"kind": kind},
        )
