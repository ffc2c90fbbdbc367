"""A notice to everybody of a large landlord, beside the bare rows of as many messages."""

from __future__ import annotations

import time
from datetime import datetime

from django.db import connection
from django.utils import timezone
from tools.bench.clock import Database, spent
from tools.bench.table import Line, Plain

PEOPLE = 125_000


def notices(database: Database) -> list[Line | Plain]:
    """Count whom it reaches, send it, and make everybody's message."""
    from sayso.communications.commands import notices as commands
    from sayso.communications.queries import notices as queries
    from sayso.foundations.access.permissions import Role
    from sayso.people.tests.cast import a_landlord, a_user

    landlord, at = a_landlord("Notice Homes"), timezone.now()
    sender = a_user(Role.ENGAGEMENT, landlord)
    _people(landlord.pk)
    words = {"en": ("The office is shut", "Our office is shut on Monday. " * 10)}
    notice = commands.save(landlord=landlord, segment=None, words=words, key="bench", by=sender, at=at)
    started = time.monotonic()
    found = queries.outlook(queries.audience(sender, landlord, None, at), frozenset({"en"})).value
    counted = time.monotonic()
    commands.send(notice=notice, by=sender, at=at)
    sent = time.monotonic()

    def hand_out() -> None:
        while commands.hand_out(notice_id=notice.pk, by=sender, at=at):
            pass

    cost = spent(hand_out, database)
    took = time.monotonic() - sent
    done = queries.progress(notice)
    assert (found.people, done.queued) == (PEOPLE, PEOPLE), (found, done)
    floor = spent(lambda: _bare(landlord.pk, at), database)
    return [
        Line(f"A notice to {PEOPLE:,}: everybody's message made", "bare INSERT of the rows", floor, cost, None),
        Plain("The same by the clock: counted, sent, made", "", "",
              f"{counted - started:.1f} s, {sent - counted:.1f} s, {took:.0f} s"),
    ]  # fmt: skip


def _people(landlord: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            """INSERT INTO people_customer (landlord_id, kind, full_name, known_as, email, phone, postal_address, channel, language,
                      format, contact_rule, source, source_key, search_text)
               SELECT %s, 'tenant', 'Person ' || n, '', 'p' || n || '@example.org', '', '1 Mill Lane',
                      CASE WHEN n %% 3 = 0 THEN 'letter' ELSE 'email' END, 'en', 'standard', '', 'bench', 'N' || n, 'bench'
                 FROM generate_series(1, %s) n""",
            [landlord, PEOPLE],
        )
        cursor.execute("ANALYZE people_customer")


def _bare(landlord: int, at: datetime) -> None:
    """The same messages into a table without an index or a history."""
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE bare_message AS SELECT * FROM communications_message WHERE landlord_id = %s",
            [landlord],
        )
