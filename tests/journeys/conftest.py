"""One browser for the whole run, a fresh visitor for each journey."""

import os

import pytest
from browser import ARGUMENTS, executable, listen
from playwright.sync_api import sync_playwright

# Playwright's own loop runs in this thread; Django's guard against that is not for us.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=executable(), args=ARGUMENTS)
        yield found
        found.close()


@pytest.fixture
def browser(chromium, live_server, transactional_db):
    """Open a visitor's browser: `browser(width=390, language="ar", scheme="dark", user=amira)`."""
    opened = []

    def visit(width=1280, language="en", scheme="light", user=None, script=True, reduced=True):
        context = chromium.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            locale="en-GB",
            java_script_enabled=script,
            reduced_motion="reduce" if reduced else "no-preference",
        )
        context.set_default_timeout(60_000)
        opened.append(context)
        cookies = [{"name": "django_language", "value": language, "url": live_server.url}]
        if user is not None:
            cookies.append({"name": "sessionid", "value": session_of(user), "url": live_server.url})
        context.add_cookies(cookies)
        return listen(context.new_page())

    yield visit
    for context in opened:
        context.close()


def session_of(user):
    """A session as if the user had just signed in. The sign-in journeys sign in for themselves."""
    from django.test import Client

    from sayso.people.tests.cast import sign_in

    client = Client()
    sign_in(client, user)
    return client.cookies["sessionid"].value


@pytest.fixture
def town(transactional_db, live_server, settings):
    """Harbour Homes, whose links lead to the server of the test."""
    from django.core.cache import cache
    from town import a_town

    settings.SITE_URL = live_server.url
    cache.clear()
    return a_town()


@pytest.fixture
def post(transactional_db):
    """A real mail server; its box holds what arrived."""
    from sayso.communications.tests.postroom import a_mail_server

    with a_mail_server() as (box, _port):
        yield box
