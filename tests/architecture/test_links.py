"""No page leads anybody to a closed door: each link that a role is shown opens for that role."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client

from sayso.foundations.access.permissions import CUSTOMERS, Role
from sayso.people.tests.cast import a_user, sign_in
from tests.architecture.budgets import Town
from tests.pages import open_to

HREF = re.compile(r'<a\b[^>]*?href="([^"#?]+)[^"]*"')
FORM_GET = re.compile(r'<form\b(?![^>]*method="post")[^>]*?action="([^"#?]+)', re.IGNORECASE)


def ways_on(client: Client, path: str) -> set[str]:
    """The addresses of ours that a page links to, and those that its searches go to."""
    words = client.get(path).content.decode()
    found = {urlsplit(urljoin(path, one)) for one in HREF.findall(words) + FORM_GET.findall(words)}
    return {one.path for one in found if not one.netloc and not one.scheme}


@pytest.mark.django_db
@pytest.mark.parametrize("who", [None, *Role], ids=lambda role: role or "anonymous")
def test_every_link_opens_for_whoever_is_shown_it(who):
    town, client = Town(), Client()
    town.grow(3)
    user = None
    if who is not None:
        user = town.signed_in if who in CUSTOMERS else a_user(who, town.landlord)
        sign_in(client, user)
    from_where: dict[str, str] = {}
    for path in open_to(user, town.given()):
        for way in ways_on(client, path):
            from_where.setdefault(way, path)
    closed = []
    for way, start in sorted(from_where.items()):
        status = client.get(way).status_code
        if status >= 400 and status != 405:
            closed.append(f"{start} leads to {way}: {status}")
    assert not closed, "\n".join(closed)
    assert len(from_where) > 10
    if user is not None and user.is_staff_member:
        assert any(way.startswith("/staff/facts/") for way in from_where), (
            "the evidence of a promise is not shown"
        )
