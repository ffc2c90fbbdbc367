"""A first load of many people into an empty register: indexes are made, and what rows point to is checked, once for all.

Both are there again, as they were, before the transaction ends. Until then nobody else can read these tables, which are empty; where
anybody is in them, or somebody reads or writes them just now, each row is put into the indexes and checked by itself, as on any other night.
See decision 14.
"""

# ruff: noqa: S608 (only our own names, and those that the database gives of its own tables, are put together)

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

from django.db import OperationalError, transaction

from sayso.people.commands.extracts.progress import Told
from sayso.people.commands.imports.staging import rows_of, run

MANY = 10_000  # people
REGISTER = ("people_home", "people_tenancy", "people_customer", "people_tenancyperson", "people_sourcerecord")
TABLES = (*REGISTER, *(f"{one}event" for one in REGISTER[:-1]))
# The indexes that hold no constraint, and the foreign keys from one of these tables to another: landlords and places stay open to others.
_INDEXES = """SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
    WHERE indrelid = ANY(%(tables)s::regclass[]) AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)"""
_KEYS = """SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) FROM pg_constraint
    WHERE contype = 'f' AND conrelid = ANY(%(tables)s::regclass[]) AND confrelid = ANY(%(tables)s::regclass[])"""


class _NotEmpty(Exception):
    """Gives the lock back."""


@contextlib.contextmanager
def at_once(people: int, begin: Callable[[], Told]) -> Iterator[None]:
    """What is written inside is put into the indexes and checked at the end, if there is much of it and nothing else.

    `begin` is called when all is written, and gives whom to tell how much of the rest is done.
    """
    if people < MANY or not _is_empty() or not _is_ours():
        yield
        begin()
        return
    indexes, keys = (rows_of(query, tables=list(TABLES)) for query in (_INDEXES, _KEYS))
    for table, name, _definition in keys:
        run(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
    for name, _definition in indexes:
        run(f"DROP INDEX {name}")
    yield
    told = begin()
    rest = (
        "SET CONSTRAINTS ALL IMMEDIATE",  # the keys that were left: a table with rows still to check takes no other
        "SET CONSTRAINTS ALL DEFERRED",
        *(definition for _name, definition in indexes),
        *(f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}" for table, name, definition in keys),
    )
    for done, act in enumerate(rest, start=1):
        run(act)
        told(done, len(rest) + 2)  # needs and what is remembered are still to be written


def _is_empty() -> bool:
    return not any(rows_of(f"SELECT 1 FROM {one} LIMIT 1") for one in REGISTER)


def _is_ours() -> bool:
    """Whether nobody else is at the tables; from now on nobody will be. Waiting for somebody would hold up all who come after."""
    try:
        with transaction.atomic():
            run(f"LOCK TABLE {', '.join(TABLES)} IN ACCESS EXCLUSIVE MODE NOWAIT")
            if not _is_empty():
                raise _NotEmpty
    except (OperationalError, _NotEmpty):
        return False
    return True
