"""Whatever text the register holds, it breaks no page, is text on every page, and is a formula in no spreadsheet."""

from __future__ import annotations

import csv
import io
import re

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models, transaction
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse
from tests.samples import samples

from sayso.config import demonstration
from sayso.foundations.access.permissions import Role
from sayso.people.models import User
from sayso.people.tests.cast import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
POISON = "=1+<b id=hostile>\"'&{{7*7}}%s\u202e"
APPS = {"people", "framework", "communications", "listening", "actions"}
# What the product itself writes and reads back: what it stands for would be lost.
OURS = re.compile(
    r"_key$|^key$|^path$|^kind$|_kind$|^ref$|_id$|^slug$|_url$|^url$|^file|^state$|^icon|token|hash|^code$|sha|password|^language|^source$|^fingerprint$|colour"
)


@pytest.fixture(scope="module")
def town(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        demonstration.load()
        known = samples()
        poison()
        yield known
        transaction.set_rollback(True)


def poison():
    """Put the poison before what every free text says, in every row that takes it."""
    done = 0
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for model in apps.get_models():
            if model._meta.app_label not in APPS or model._meta.proxy or "event" in model._meta.model_name:
                continue
            for field in model._meta.concrete_fields:
                if (
                    not isinstance(field, (models.CharField, models.TextField))
                    or field.choices
                    or field.unique
                    or OURS.search(field.name)
                ):
                    continue
                try:
                    with transaction.atomic():
                        cursor.execute(
                            f'UPDATE "{model._meta.db_table}" SET "{field.column}" = left(%s || "{field.column}", %s) WHERE "{field.column}" <> \'\'',
                            [POISON, field.max_length or 100_000],
                        )  # fmt: skip
                        done += cursor.rowcount > 0
                except DatabaseError:
                    continue  # the database itself refuses such a value there
        cursor.execute("SET LOCAL session_replication_role = origin")
    assert done > 40


def addresses(known):
    for name, _ways in get_resolver().reverse_dict.lists():
        if isinstance(name, str):
            try:
                yield reverse(name, kwargs=known.get(name, {}))
            except NoReverseMatch:
                continue


def looked(role, known):
    client = Client(raise_request_exception=False)
    if role is Role.CUSTOMER:
        sign_in(client, User.objects.filter(kind="customer").order_by("pk").first())
    elif role:
        sign_in(client, User.objects.filter(role_holdings__role=role).order_by("pk").first())
    for path in sorted(set(addresses(known))):
        if "sign-out" not in path:
            answer = client.get(path)
            yield path, answer, b"".join(answer.streaming_content) if answer.streaming else answer.content


@pytest.mark.parametrize("role", [None, Role.CUSTOMER, Role.ADMINISTRATOR, Role.ENGAGEMENT, Role.DIRECTOR])
def test_no_page_breaks_and_none_runs_it(town, role):
    wrong, poisoned = [], 0
    for path, answer, body in looked(role, town):
        if answer.status_code >= 500:
            wrong.append(f"{path}: {answer.status_code}")
        kind = answer.headers.get("Content-Type", "")
        text = body.decode("utf-8", "replace")
        if "html" in kind or "svg" in kind:
            poisoned += "hostile" in text
            if re.search(r"<b id=hostile|=1\+49|[^%]49\"'&amp;%s", text):
                wrong.append(f"{path}: not escaped")
        if "csv" in kind:
            wrong += [
                f"{path}: {cell[:60]!r}"
                for cell in cells(text)
                if cell.lstrip().startswith(("=", "@", "\t="))
            ]
        if any("\n" in value or "\r" in value for value in answer.headers.values()):
            wrong.append(f"{path}: a broken header")
    assert not wrong, "\n".join(wrong)
    assert poisoned > (3 if role in (None, Role.CUSTOMER) else 20)


def cells(text):
    return [cell for row in csv.reader(io.StringIO(text)) for cell in row]


EXPORTS = ["/staff/people/export/", "/staff/voices/?state=all&as=csv", "/staff/messages/?as=csv", "/staff/outcomes/?as=csv",
           "/staff/promises/export.csv", "/staff/promises/coverage.csv", 
           "/staff/who-takes-part/tables.csv"]  # fmt: skip


def test_every_list_that_leaves_the_house_is_text(town):
    client, held = Client(raise_request_exception=False), 0
    user = User.objects.filter(role_holdings__role=Role.ADMINISTRATOR).order_by("pk").first()
    for role in (Role.ENGAGEMENT, Role.MANAGER):
        user.role_holdings.create(role=role, landlord=user.landlord, starts_on="2020-01-06")
    sign_in(client, user)
    for path in EXPORTS:
        answer = client.get(path)
        if answer.status_code in (404, 405):
            answer = client.post(path)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert (answer.status_code, answer.headers["Content-Type"][:8]) == (200, "text/csv"), path
        found = cells(body.decode("utf-8-sig"))
        held += any("hostile" in one for one in found)
        assert not [one for one in found if one.lstrip().startswith(("=", "@"))], path
    assert held >= 4
