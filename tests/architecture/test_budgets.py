"""Every page takes as many queries at thirty rows as at three: at most 8 for everybody's, 12 for staff's."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sayso.framework.queries import remembered
from sayso.people.tests.cast import sign_in
from tests.architecture.budgets import NOW, Town
from tests.pages import pages

PUBLIC, STAFF = 8, 12
FEW, MANY = 3, 30
AROUND = ("SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO")
# Shown once after the second factor is set up; or part of the fact's own page, to which they lead.
ELSEWHERE = {"recovery-codes", "correct-fact", "retract-fact"}


def asked(client: Client, path: str) -> list[str] | None:
    """What a page asks the database, with nothing kept from before; None where the address only takes a POST."""
    if client.get(path).status_code == 405:  # whatever a process looks up once, it has now
        return None
    remembered._kept.clear()  # as if a fact had just come in
    with CaptureQueriesContext(connection) as seen:
        answer = client.get(path)
    assert answer.status_code == 200, f"{path} answers {answer.status_code}"
    return [one["sql"] for one in seen if not one["sql"].startswith(AROUND)]


@pytest.mark.django_db
def test_no_page_asks_more_of_the_database_when_there_is_more_to_show(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    town = Town()
    visitor, customer, staff = Client(), Client(), Client()
    sign_in(customer, town.signed_in)
    sign_in(staff, town.user)
    found: dict[str, dict[int, list[str]]] = {}
    for rows in (FEW, MANY):
        town.grow(rows)
        for name, (path, door) in pages(town.given()).items():
            client = visitor if door.roles is None else customer if door.kind == "mine" else staff
            queries = None if name in ELSEWHERE else asked(client, path)
            if queries is not None:
                found.setdefault(name, {})[rows] = queries
    wrong = []
    for name, at in found.items():
        limit = STAFF if pages(town.given())[name][0].startswith("/staff/") else PUBLIC
        few, many = len(at[FEW]), len(at[MANY])
        if few != many:
            wrong.append(
                f"{name}: {few} at {FEW} rows, {many} at {MANY}:\n  "
                + "\n  ".join(one[:160] for one in at[MANY] if one not in at[FEW])
            )
        if many > limit:
            wrong.append(f"{name}: {many} queries, at most {limit}")
    assert not wrong, "\n".join(wrong)
    assert len(found) > 50
