"""A real mail server for tests, and messages to send through it."""

from __future__ import annotations

import asyncio
import contextlib
import email
import email.policy
import socket
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from aiosmtpd.controller import Controller
from django.db import connection
from django.test import override_settings
from psycopg.conninfo import make_conninfo

from sayso.communications.commands import messages
from sayso.communications.models import Message
from sayso.communications.rules.routing import Reach
from sayso.foundations.access.actors import System
from sayso.people.tests.cast import a_landlord

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
TESTS = System("tests")


class Box:
    """What the server took in, and what it refuses."""

    def __init__(self) -> None:
        self.taken: list[tuple[str, bytes]] = []
        self.refuses: dict[str, str] = {}
        self.lock = threading.Lock()
        self.answer_slowly = False

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if address in self.refuses:
            return self.refuses[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        with self.lock:
            self.taken += [(one, envelope.content) for one in envelope.rcpt_tos]
        while self.answer_slowly:
            await asyncio.sleep(0.01)
        return "250 Taken"

    @property
    def read(self) -> list[Any]:
        """Every message, parsed."""
        return [email.message_from_bytes(content, policy=email.policy.default) for _to, content in self.taken]

    def to(self, address: str) -> list[Any]:
        return [one for one, (to, _content) in zip(self.read, self.taken, strict=True) if to == address]


def database_of_tests() -> str:
    """By which another process finds the database of the tests."""
    kept = connection.settings_dict
    return make_conninfo(
        dbname=kept["NAME"], user=kept["USER"], password=kept["PASSWORD"] or None, host=kept["HOST"] or None,
        port=kept["PORT"] or None,
    )  # fmt: skip


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextlib.contextmanager
def a_mail_server() -> Iterator[tuple[Box, int]]:
    """A server on a free port, with Django sending to it."""
    box, port = Box(), free_port()
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    try:
        with mail_goes_to(port):
            yield box, port
    finally:
        server.stop()


def mail_goes_to(port: int) -> Any:
    return override_settings(
        EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend",
        EMAIL_HOST="127.0.0.1", EMAIL_PORT=port, EMAIL_HOST_USER="", EMAIL_HOST_PASSWORD="",
        EMAIL_USE_TLS=False, EMAIL_USE_SSL=False, EMAIL_TIMEOUT=5,
        DEFAULT_FROM_EMAIL="Northfield Homes <hello@northfield.example>",
    )  # fmt: skip


def a_message(
    to: str = "moira@example.org", title: str = "What became of it", body: str = "Two benches are in.",
    channel: str = "email", key: str = "", language: str = "en", format: str = "standard",
    name: str = "Moira", landlord: Any = None, customer_id: int | None = None,
) -> Message:  # fmt: skip
    """One queued message."""
    ways = {"email": to if channel == "email" else "", "phone": to if channel in ("text", "phone") else "",
            "postal": to if channel == "letter" else ""}  # fmt: skip
    recipient = messages.Recipient(name, Reach(channel, **ways), language, format, customer_id)
    draft = messages.Draft(key or f"test:{to}:{title}"[:120], recipient, title, body)
    return messages.queue(landlord=landlord or a_landlord(), drafts=[draft], by=TESTS, at=NOON)[0]
