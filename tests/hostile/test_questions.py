"""Whatever an address, a question or a header holds: never a 500, never markup of a stranger, never a way to another site."""

from __future__ import annotations

import random
import re
from collections import Counter
from pathlib import Path
from urllib.parse import quote_from_bytes, urlsplit

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, reverse
from tests.architecture import doors
from tests.samples import samples

import sayso
from sayso.config import demonstration
from sayso.foundations.access.permissions import Role
from sayso.listening.tests.nasty import WORDS
from sayso.people.models import User
from sayso.people.tests.cast import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
VISITOR, CUSTOMER, STAFF = "visitor", "customer", "staff"
MARK = b"<x-hostile"
SOURCE = "\n".join(
    one.read_text() for one in Path(sayso.__file__).parent.rglob("*.py") if "/tests/" not in str(one)
)
NAMES = sorted(set(re.findall(r"GET(?:\.get|\.getlist)?[(\[]\"([\w-]+)\"", SOURCE)))
NUMBERS = [
    "0",
    "-1",
    "1.5",
    "1e309",
    "NaN",
    "Infinity",
    "2147483648",
    "9223372036854775808",
    "9" * 400,
    "9" * 5000,
    "٣",
    "²",
    "0x10",
    "1_000",
    " 7 ",
]
DAYS = [
    "0000-00-00",
    "2026-02-30",
    "99999-12-31",
    "9999-12-31",
    "0001-01-01",
    "2026-13",
    "2026-W54-1",
    "2026-06-01T25:00",
    "٢٠٢٦-٠١-٠١",
]
RUNS = [
    '"><x-hostile>', "'><x-hostile>", "</title></textarea></script><x-hostile>", "<x-hostile\x0ca=1>", "javascript:alert(1)//<x-hostile>",
    "{{7*7}}", "{% now 'Y' %}", "${jndi:ldap://x}", "%s%n%d", "{0.__class__}", "*)(uid=*", "' OR 1=1;--", "\\", "\\x00", "__proto__", "Null", "null",
    "//evil.example/", "https://evil.example/", "/\\evil.example", "http:evil.example", "\t//evil.example", "/%09/evil.example", "x\r\nX-Hostile: 1",
    "../../../../etc/passwd", "%2e%2e%2f", "%00", ",".join(map(str, range(5000))), "[]", '{"$ne":1}', "&amp;", "x" * 20_000, "🧑🏿‍🤝‍🧑🏻" * 50, "\u202e\u2066\ufeff",
    "ﬀİı", "Robert'); DROP TABLE people_customer;--",
]  # fmt: skip
RAW = [
    b"\x00",
    b"a\x00b",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"\xc0\xaf",
    b"\xf4\x90\x80\x80",
    b"+ADw-script+AD4-",
    b"\xf0\x9f",
]
NASTY = [*RAW, *(one.encode("utf-8", "surrogatepass") for one in [*WORDS, *NUMBERS, *DAYS, *RUNS])]
HEADERS = ["Accept-Language", "Referer", "User-Agent", "Accept", "HX-Current-URL", "HX-Target", "X-Forwarded-For", "X-Forwarded-Proto", "Range",
           "If-None-Match", "If-Modified-Since", "Accept-Encoding", "X-HTTP-Method-Override", "X-CSRFToken", "Authorization", "Origin"]  # fmt: skip
COOKIES = ["django_language", "text", "keys", "csrftoken", "messages", "scheme"]
BODIES = {
    "multipart/form-data": b"x", "multipart/form-data; boundary=x": b"--x\r\nContent-Disposition: form-data; name=\"words\"; filename=\"\x00\"\r\n\r\n\xff",
    "application/json": b'{"words": [[[[', "application/x-www-form-urlencoded": b"&=&words=%ED%A0%80&key=%00&" + b"a=1&" * 900,
    "application/x-www-form-urlencoded; charset=utf-7": b"words=+ADw-", "text/\xff": b"\xff", "": b"",
}  # fmt: skip


@pytest.fixture(scope="module")
def town(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        demonstration.load()
        yield samples()
        transaction.set_rollback(True)


def client_of(who):
    client, cache_of_limits = Client(raise_request_exception=False), cache
    cache_of_limits.clear()
    if who == CUSTOMER:
        sign_in(client, User.objects.filter(kind="customer").order_by("pk").first())
    elif who == STAFF:
        user = User.objects.filter(role_holdings__role=Role.ADMINISTRATOR).order_by("pk").first()
        for role in (Role.ENGAGEMENT, Role.MANAGER):
            user.role_holdings.create(role=role, landlord=user.landlord, starts_on="2020-01-06")
        sign_in(client, user)
    return client


def asked(client, method, path, query=b"", body=b"", kind="application/octet-stream", **headers):
    """The answer, after which everything is again as it was."""
    with transaction.atomic():
        answer = client.generic(method, path, body, kind, QUERY_STRING=query.decode("latin-1"), **headers)
        answer.body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        transaction.set_rollback(True)
    return answer


def wrong_with(answer):
    """What must never be in an answer, in words; nothing where all is well."""
    if answer.status_code >= 500:
        return str(answer.status_code)
    if any(re.search(r"[\r\n\x00]", f"{name}{value}") for name, value in answer.headers.items()):
        return "a header of a stranger"
    there = answer.headers.get("Location", "")
    if there and (urlsplit(there).netloc or re.match(r"[\s\\]|/[/\\]|\w+:", there)):
        return f"leads to {there[:60]}"
    kind = answer.headers.get("Content-Type", "")
    if ("html" in kind or "svg" in kind) and (
        MARK in answer.body or re.search(rb"(?:href|src|action)=.javascript:", answer.body)
    ):
        return "not escaped"
    return ""


def asking(chance, names):
    """A question of all the names: some with what is usual, some twice, some with a thing nobody should send."""
    parts = []
    for name in names:
        value = chance.choice(NASTY)
        if chance.random() < 0.3:
            value += chance.choice(NASTY)
        parts.append(name.encode() + b"=" + quote_from_bytes(value).encode())
    chance.shuffle(parts)
    return b"&".join(parts)[:60_000]


def places(known, who):
    """Every address as it is usually asked, that this visitor may open."""
    found = set()
    for one in doors.addresses():
        if who != VISITOR and one.door and one.door.roles is None:
            continue  # asked as a visitor
        try:
            found.add(reverse(one.name, kwargs=known.get(one.name) or None))
        except NoReverseMatch:
            continue
    return sorted(path for path in found if "sign-out" not in path)


def on_the_page(path, body):
    """The names of the questions that the page itself asks."""
    text = body.decode("utf-8", "replace")
    asked = {
        name
        for query in re.findall(r'(?:href|action|hx-get)="[^"#]*\?([^"#]*)"', text)
        for name in re.findall(r"([\w-]+)=", query)
    }
    return sorted(
        asked
        | set(re.findall(r'<(?:input|select|textarea)[^>]* name="([\w-]+)"', text)) - {"csrfmiddlewaretoken"}
    )


def test_the_questions_are_known():
    assert {"page", "q", "month", "next", "state", "sort"} <= set(NAMES)
    assert len(NAMES) > 25


@pytest.mark.parametrize("who", [VISITOR, CUSTOMER, STAFF])
def test_no_question_breaks_a_page(town, who):
    client, chance, wrong, seen = client_of(who), random.Random(13), [], Counter()
    for path in places(town, who):
        first = asked(client, "GET", path)
        seen[first.status_code] += 1
        if first.status_code != 200:
            continue
        own = on_the_page(path, first.body)
        for names in [*([name] for name in own), own, own, NAMES, NAMES]:
            query = asking(chance, names)
            if trouble := wrong_with(asked(client, "GET", path, query)):
                wrong.append(f"{path}?{query[:200]!r}: {trouble}")
    assert not wrong, "\n".join(wrong)
    assert seen[200] > (60 if who == STAFF else 5)


@pytest.mark.parametrize("who", [VISITOR, STAFF])
def test_no_address_breaks_a_page(town, who):
    """Each parameter of each address: what its converter lets through, and what it does not."""
    client, chance, wrong, count = client_of(who), random.Random(17), [], 0
    for one in doors.addresses():
        if not one.converters:
            continue
        for _each in range(8):
            path = re.sub(r"<(?:(\w+):)?\w+>", lambda found: an_id(found[1], chance), one.route)
            for method in ("GET", "POST"):
                count += 1
                if trouble := wrong_with(asked(client, method, path)):
                    wrong.append(f"{method} {path[:200]}: {trouble}")
    assert not wrong, "\n".join(wrong)
    assert count > 500


def an_id(converter, chance):
    if converter == "int" and chance.random() < 0.9:
        return chance.choice(
            [
                "0",
                "00001",
                "2147483648",
                "9223372036854775807",
                "9223372036854775808",
                "9" * 60,
                "9" * 4000,
                "9" * 5000,
            ]
        )
    if converter == "slug" and chance.random() < 0.7:
        return chance.choice(["-", "_", "x" * 5000, "null", "0", "__class__", "9" * 30, "new"])
    return quote_from_bytes(chance.choice(NASTY), safe="" if converter != "path" else "/") or "-"


@pytest.mark.parametrize("who", [VISITOR, STAFF])
def test_no_header_and_no_body_breaks_an_address(town, who):
    client, chance, wrong = client_of(who), random.Random(19), []
    session = client.cookies.get("sessionid")
    for path in places(town, who):
        for method in ("GET", "POST", "PATCH", "BREW"):
            kind = chance.choice(list(BODIES))
            headers = {
                f"HTTP_{name.upper().replace('-', '_')}": a_value(chance)
                for name in chance.sample(HEADERS, 6)
            }
            cookies = [f"{name}={a_value(chance)}" for name in chance.sample(COOKIES, 3)]
            cookies.append(f"sessionid={session.value if session else a_value(chance)}")
            headers |= {"HTTP_COOKIE": "; ".join(cookies), "HTTP_HX_REQUEST": chance.choice(["true", "x"])}
            answer = asked(client, method, path, body=BODIES[kind], kind=kind, **headers)
            client.cookies.clear()
            if trouble := wrong_with(answer):
                wrong.append(f"{method} {path} {kind} {str(headers)[:700]}: {trouble}")
    assert not wrong, "\n".join(wrong)


def a_value(chance):
    """What a server hands on of a header: its bytes as letters, without the ends of lines."""
    return re.sub(rb"[\r\n\x00]", b"", chance.choice(NASTY))[:8000].decode("latin-1")
