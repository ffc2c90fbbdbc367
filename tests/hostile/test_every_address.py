"""Every address, with every method, every form of it filled with what nobody should send: never a 500."""

from __future__ import annotations

import random
import re
from html.parser import HTMLParser

import pytest
from django.test import Client
from django.urls import get_resolver, reverse
from django.urls.exceptions import NoReverseMatch
from tests.samples import samples

from sayso.config import demonstration
from sayso.foundations.access.permissions import Role
from sayso.listening.tests.nasty import WORDS
from sayso.people.models import User
from sayso.people.tests.cast import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
METHODS = (
    "HEAD",
    "POST",
    "PUT",
    "DELETE",
    "OPTIONS",
    "TRACE",
    "PROPFIND",
)  # GET: each form below, and the pages' own tests
NASTY = [
    *WORDS, "", " ", "0", "-1", "1e309", "NaN", str(2**31), str(2**63), "9" * 400, "٣", "0x10", "1,5", "0000-00-00", "99999-12-31",
    "2026-02-30", "=cmd|' /C calc'!A0", "@SUM(1)", "\t=1", "../../etc/passwd", "%00", "%2e%2e%2f", "a\r\nSet-Cookie: x=1", "{{7*7}}", "{% now %}",
    "%s%n", "${jndi:ldap://x}", "'; DROP TABLE people_customer;--", "\ud7ff", "\ufeff", "\u202etxt.exe", "a\u0301" * 50, "null", "undefined",
    "[]", '{"a":1}', "x" * 5000,
]  # fmt: skip
ROLES = [None, Role.CUSTOMER, Role.ADMINISTRATOR, Role.ENGAGEMENT]


def addresses():
    """Every address of the product, with parameters that are there and with forged ones."""
    given, found = samples(), set()
    for name, ways in get_resolver().reverse_dict.lists():
        if not isinstance(name, str):
            continue
        wanted = ways[0][0][0][1]
        for values in (given.get(name), dict.fromkeys(wanted, 999999999), dict.fromkeys(wanted, "zz")):
            try:
                found.add(reverse(name, kwargs=values or None))
            except NoReverseMatch:
                continue
    return sorted(found)


def client_of(role):
    client = Client(raise_request_exception=False)
    if role is Role.CUSTOMER:
        sign_in(client, User.objects.filter(kind="customer").order_by("pk").first())
    elif role:
        sign_in(client, User.objects.filter(role_holdings__role=role).order_by("pk").first())
    return client


def broken(answer):
    return answer.status_code >= 500 or any("\n" in str(value) for value in answer.headers.values())


@pytest.mark.parametrize("role", [None, Role.ADMINISTRATOR])
def test_no_method_breaks_an_address(role):
    demonstration.load()
    client, wrong = client_of(role), []
    for path in addresses():
        for method in METHODS:
            if path.startswith(("/sign-out", "/staff/works-for")) and method == "POST":
                continue
            answer = client.generic(method, path)
            if broken(answer):
                wrong.append(f"{method} {path}: {answer.status_code}")
    assert not wrong, "\n".join(wrong)


class Forms(HTMLParser):
    """The forms of a page: where each goes, how, and what its fields hold."""

    def __init__(self):
        super().__init__()
        self.forms, self.select = [], None

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        if tag == "form":
            self.forms.append((told.get("action") or "", (told.get("method") or "get").lower(), {}))
        elif not self.forms:
            return
        elif tag in ("input", "textarea", "button", "select") and told.get("name"):
            fields = self.forms[-1][2]
            is_choice = tag == "button" or told.get("type") in ("hidden", "radio", "checkbox", "submit")
            fields.setdefault(told["name"], told.get("value", "on") if is_choice else None)
            self.select = told["name"] if tag == "select" else None
        elif tag == "option" and self.select and told.get("value"):
            self.forms[-1][2][self.select] = told["value"]


def filled(fields, chance, at_most):
    """The form with nasty words in what is typed, and in a few of what is chosen."""
    return {
        name: chance.choice(NASTY) if value is None or chance.random() < at_most else value
        for name, value in fields.items()
        if name != "csrfmiddlewaretoken"
    }


@pytest.mark.parametrize("role", ROLES)
def test_no_words_break_a_form(role):
    demonstration.load()
    client, chance, wrong, sent = client_of(role), random.Random(7), [], 0
    for path in addresses():
        if re.search(r"\.(zip|pdf|csv|ics|svg|css)$|preview|sign-out", path):
            continue
        page = client.get(path)
        if page.status_code != 200 or "html" not in page.headers.get("Content-Type", ""):
            continue
        forms = Forms()
        forms.feed(page.content.decode())
        for action, method, fields in forms.forms:
            where = (action or path).partition("#")[0]
            if not where.startswith("/") or "sign-out" in where or method not in ("get", "post"):
                continue
            for at_most in (0, 0.3, 1):
                answer = getattr(client, method)(where, filled(fields, chance, at_most))
                sent += 1
                if broken(answer):
                    wrong.append(f"{method} {where} from {path}: {answer.status_code}")
                if (
                    method == "post"
                    and answer.status_code == 200
                    and b"data-error-summary" in b"".join(answer)
                ):
                    wrong.append(f"{where} from {path} says what is wrong with the status of what is right")
        if (
            not wrong
            and "sessionid" in client.cookies
            and client.get("/staff/sessions/").status_code == 302
            and role
        ):
            client = client_of(role)  # a form signed us out
    assert not wrong, "\n".join(sorted(set(wrong)))
    assert sent > 20
