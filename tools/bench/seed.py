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
         "from_kind", "from_id", "from_title", "from_url", "customer_id", "speaker_id")  # fmt: skip


def customers_to(world: World, total: int) -> None:
    """Add homes with one customer and one tenancy each, until there are so many; every tenth told their sex."""
    from sayso.people.models import Customer

    have = Customer.objects.filter(landlord=world.landlord).count()
    given = {"landlord": world.landlord.pk, "first": have, "last": total - 1}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for statement in CUSTOMERS:
            cursor.execute(statement, given)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


CUSTOMERS = (
    """INSERT INTO people_home (landlord_id, place_id, source_key, uprn, address, postcode)
       SELECT %(landlord)s, (SELECT array_agg(id ORDER BY id) FROM people_place WHERE landlord_id = %(landlord)s)[1 + n %% 7],
              'seed:' || n, lpad((700000000 + n)::text, 12, '0'), n || ' Seed Street, Harbour', 'HB' || n %% 9 || ' ' || n %% 9 || 'AA'
         FROM generate_series(%(first)s, %(last)s) n""",
    """INSERT INTO people_customer (landlord_id, kind, full_name, known_as, date_of_birth, email, phone, postal_address, channel,
              language, format, is_online, contact_rule, home_id, place_id, source, source_key, search_text)
       SELECT landlord_id, (ARRAY['tenant', 'tenant', 'tenant', 'leaseholder', 'scheme_resident'])[1 + n %% 5], name, '',
              '1935-01-01'::date + (n %% 25000), 'c' || n || '@example.org', '', '', (ARRAY['email', 'letter'])[1 + n %% 2], 'en',
              'standard', n %% 3 > 0, '', id, place_id, 'housing', 'seed:' || n,
              lower(name || ' c' || n || '@example.org seed:' || n || ' ' || address || ' ' || postcode || ' ' || replace(postcode, ' ', ''))
         FROM (SELECT home.*, substr(source_key, 6)::int AS n,
                      (ARRAY['Ann', 'Bilal', 'Chloe', 'Dara', 'Ewa', 'Fatima', 'Gethin', 'Huw', 'Isla', 'Jan', 'Kofi'])[1 + substr(source_key, 6)::int %% 11]
                      || ' ' || (ARRAY['Adeyemi', 'Brown', 'Campbell', 'Davies', 'Evans', 'Farah', 'Green'])[1 + substr(source_key, 6)::int %% 7]
                      || substr(md5(source_key), 1, 4) AS name
                 FROM people_home home WHERE source_key LIKE 'seed:%%' AND substr(source_key, 6)::int >= %(first)s) home""",
    """INSERT INTO people_tenancy (home_id, source_key, kind, starts_on)
       SELECT id, source_key, 'secure', '2010-01-01'::date + (id %% 5000)::int FROM people_home
        WHERE source_key LIKE 'seed:%%' AND substr(source_key, 6)::int >= %(first)s""",
    """INSERT INTO people_tenancyperson (tenancy_id, customer_id, is_holder)
       SELECT tenancy.id, customer.id, true FROM people_tenancy tenancy JOIN people_customer customer ON customer.home_id = tenancy.home_id
        WHERE tenancy.source_key LIKE 'seed:%%' AND substr(tenancy.source_key, 6)::int >= %(first)s""",
    """INSERT INTO people_characteristicanswer (customer_id, characteristic, answer, basis, origin, recorded_at, recorded_by)
       SELECT id, 'sex', (ARRAY['female', 'male'])[1 + (id / 10) %% 2], 'consent', 'self', now(), 'seed' FROM people_customer
        WHERE source_key LIKE 'seed:%%' AND substr(source_key, 6)::int >= %(first)s AND id %% 10 = 0""",
)


def voices_to(world: World, total: int) -> None:
    """Add voices, with what they reported to the record, until there are so many."""
    from sayso.listening.models import Theme, Voice

    have = Voice.objects.count()
    places = list(world.landlord.places.values_list("pk", flat=True))
    customers = list(
        world.landlord.customers.filter(source_key__startswith="seed:").values_list("pk", flat=True)
    ) or [None]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SET LOCAL session_replication_role = replica"
        )  # their history is not what is measured
        with cursor.copy(f"COPY listening_voice ({', '.join(VOICE)}) FROM STDIN") as out:
            for number in range(have, total):
                out.write_row(_voice(world, number, places, customers))
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


def _voice(world: World, number: int, places: list[int], customers: list[Any]) -> list[Any]:
    chance = world.chance
    now = timezone.now()
    waits = chance.random() < OPEN_SHARE
    at: datetime = now - timedelta(minutes=chance.randrange(1, (60 if waits else 600) * 1440))
    kind = chance.choice(["question", "idea", "compliment", "comment", "request", "concern"])
    state, answered = (
        ("new", None) if waits else ("answered", min(now, at + timedelta(days=chance.randrange(1, 14))))
    )
    customer = chance.choice(customers)
    return [
        world.landlord.pk, f"S{number:07d}", f"seed:{number}", kind, chance.choice(["web", "phone", "visit"]),
        _words(chance, number), "en", chance.choice(places), at, at, "seed", state, at + timedelta(days=14), answered,
        "", "", "", "", "", "", "", customer, customer,
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
