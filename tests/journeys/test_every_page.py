"""Every page that somebody may open: accessible, silent, the right way round, no wider than a phone."""

import time

import pytest
from browser import WIDTHS, listen, violations
from django.test import Client
from django.urls import get_resolver
from tests.pages import open_to
from tests.samples import samples

from sayso.config import demonstration
from sayso.foundations.access.doors import door_of
from sayso.foundations.access.permissions import Role
from sayso.people.models import User
from sayso.people.tests.cast import sign_in

pytestmark = pytest.mark.browser
VISITORS = [None, Role.CUSTOMER, Role.ENGAGEMENT, Role.DIRECTOR, Role.ADMINISTRATOR]
BOTH = ("en", "ar")
# A page that another role was shown in both languages is looked at in one: only what the role adds is new.
AGAIN = {Role.DIRECTOR: ("ar",), Role.ADMINISTRATOR: ("en",)}


def session(user):
    client = Client()
    sign_in(client, user)
    return client.cookies["sessionid"].value


def look(page, path, language, width, *, is_new):
    """What is wrong with one page at one width, in words."""
    page.complaints.clear()
    page.set_viewport_size({"width": width, "height": 900})
    if is_new:
        answer = page.goto(path)
        if answer.status == 405:
            return None  # the address only takes what a form sends
        if answer.status != 200:
            return [f"answers {answer.status}"]
    told = page.evaluate(
        "[document.documentElement.dir, document.documentElement.scrollWidth - window.innerWidth,"
        " document.querySelectorAll('h1').length, document.title]"
    )
    wrong = [] if told[0] == ("rtl" if language == "ar" else "ltr") else [f"runs {told[0]}"]
    if told[1] > 0:
        wrong.append(f"is {told[1]} px too wide at {width}")
    if told[2] != 1 or not told[3].strip():
        wrong.append("has no single heading, or no title")
    if is_new:
        wrong += violations(page)
    return wrong + page.complaints


def of_role(role):
    """Somebody of the demonstration with the role; None is a visitor."""
    if role is None:
        return None
    if role is Role.CUSTOMER:
        return User.objects.filter(kind="customer").order_by("pk").first()
    return User.objects.filter(role_holdings__role=role).order_by("pk").first()


def walk(chromium, url, role, given, known):
    """Look at every page of one role; what is wrong, by address, and which pages it has. `known` were looked at in both languages."""
    user, wrong = of_role(role), {}
    pages = open_to(user, given)
    if role is not None:  # what anyone may open is looked at once, as a visitor
        pages = [path for path in pages if door_of(get_resolver().resolve(path).func).roles]
    context = chromium.new_context(base_url=url, locale="en-GB", reduced_motion="reduce")
    context.set_default_timeout(60_000)
    if user is not None:
        context.add_cookies([{"name": "sessionid", "value": session(user), "url": url}])
    page = listen(context.new_page())
    for language in BOTH:
        context.add_cookies([{"name": "django_language", "value": language, "url": url}])
        for path in [one for one in pages if one not in known or language in AGAIN[role]]:
            found = look(page, path, language, WIDTHS["phone"], is_new=True)
            if found is not None:
                found += look(page, path, language, WIDTHS["desk"], is_new=False)
            if found:
                wrong[f"{role or 'visitor'} {path} ({language})"] = found
    context.close()
    return wrong, pages


def test_every_page_that_anybody_may_open(chromium, live_server, transactional_db, capsys):
    demonstration.load()
    given, began, wrong, seen = samples(), time.monotonic(), {}, {}
    for role in VISITORS:
        known = {path for paths in seen.values() for path in paths}
        found, seen[role or "visitor"] = walk(chromium, live_server.url, role, given, known)
        wrong |= found
    with capsys.disabled():
        counted = ", ".join(f"{role} {len(paths)}" for role, paths in seen.items())
        print(f"\nPages at two widths, in {time.monotonic() - began:.0f} s: {counted}")
    assert not wrong, "\n".join(f"{path}: {said}" for path, said in wrong.items())
    assert all(seen.values())
