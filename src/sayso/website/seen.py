"""When, and with which browser, each session was last seen."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse

from sayso.people.rules.devices import browser_and_system

OFTEN = 5 * 60  # seconds: a session is not written at every page


class SeenMiddleware:
    """Note it in the session after signing in, and then every few minutes that it is used."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        session, now = request.session, time.time()
        # A page that asked nobody who they are must not begin to depend on it.
        if not session.accessed or SESSION_KEY not in session or session.session_key is None:
            return answer
        if now - session.get("seen", 0) > OFTEN:
            session.setdefault("began", now)
            session["seen"] = now
            session["browser"], session["system"] = browser_and_system(request.headers.get("User-Agent", ""))
        return answer
