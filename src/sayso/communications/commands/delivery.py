"""Hand waiting messages over to the post: e-mail by SMTP, texts by the provider.

A message is `handing_over` from just before the last dot of the SMTP conversation until the
server's answer is kept, and its worker holds a lock on its number for exactly that long. A worker
killed before that leaves it waiting (the server drops an unfinished message). One killed in
between loses the lock with its connection: the next worker finds the message without one and lists
the e-mail as unconfirmed, for a person to judge, rather than send it twice.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
import smtplib
import socket
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.smtp import EmailBackend
from django.db import connection, transaction
from django.db.models import Q, QuerySet

from sayso.communications.enums import MessageState
from sayso.communications.models import Message
from sayso.communications.rules import retrying
from sayso.foundations import texts
from sayso.foundations.access.actors import System
from sayso.foundations.history.context import command

DELIVERY = System("delivery")
MACHINE_CHANNELS = ("email", "text")
Clock = Callable[[], datetime]
UNWRITABLE = "No e-mail can be sent to this address. Check how it is written."
_LOCK_NAME = "communications.message:"


class Refused(Exception):
    """The post will not take this message. `final` when trying again is no use."""

    def __init__(self, says: str, *, final: bool) -> None:
        super().__init__(says)
        self.final = final


class Down(Refused):
    """The post itself cannot be reached: no fault of the message, which simply waits."""

    def __init__(self, says: str) -> None:
        super().__init__(says, final=False)


def waiting(now: datetime, channels: Iterable[str] = MACHINE_CHANNELS) -> QuerySet[Message]:
    """Messages that a machine can send now, oldest first."""
    return (
        Message.objects.filter(state=MessageState.WAITING, channel__in=list(channels))
        .filter(Q(try_after=None) | Q(try_after__lte=now))
        .order_by("pk")
    )


@command
def _mark_handing_over(*, message: Message, by: System, at: datetime) -> None:
    message.state, message.handed_over_at = MessageState.HANDING_OVER, at
    message.attempts += 1
    message.save(update_fields=["state", "handed_over_at", "attempts"])


@command
def _mark_sent(*, message: Message, by: System, at: datetime) -> None:
    message.state, message.sent_at, message.error = MessageState.SENT, at, ""
    message.save(update_fields=["state", "sent_at", "error"])


@command
def _mark_refused(*, message: Message, refused: Refused, by: System, at: datetime) -> None:
    if isinstance(refused, Down):
        again: datetime | None = at + retrying.WAITS[0]
    else:
        if message.state == MessageState.WAITING:
            message.attempts += 1
        again = None if refused.final else retrying.next_try(message.attempts, at)
    message.state = MessageState.WAITING if again else MessageState.FAILED
    message.try_after, message.error = again, str(refused)[:500]
    message.save(update_fields=["state", "try_after", "error", "attempts"])


def _lock(how: str, message_id: int) -> bool:
    """Take, try or give back this connection's lock on a message's number."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {how}(hashtextextended(%s, 0))", [f"{_LOCK_NAME}{message_id}"])
        row = cursor.fetchone()
    return bool(row and row[0])


@command
def take_up_lost(*, by: System, at: datetime) -> int:
    """Judge what a killed worker had handed over without keeping the answer.

    A message that is being handed over while nobody holds its lock was lost. The provider of texts
    knows a key that it has seen, so a text can simply go again. An e-mail cannot be asked after: it
    is listed as unconfirmed. Returns how many were found.
    """
    found = 0
    handed = Message.objects.filter(state=MessageState.HANDING_OVER)
    for message in handed.select_for_update(skip_locked=True).order_by("pk"):
        if not _lock("pg_try_advisory_xact_lock", message.pk):
            continue
        text = message.channel == "text"
        message.state = MessageState.WAITING if text else MessageState.UNCONFIRMED
        message.save(update_fields=["state"])
        found += 1
    return found


Seal = Callable[[], None]


class Post:
    """One open line to the mail server, kept for a run of messages."""

    def __init__(self) -> None:
        self.backend: Any = get_connection()
        self.down: set[str] = set()

    def close(self) -> None:
        self.backend.close()

    def begin(self, message: Message) -> Seal:
        """Prepare a message up to the point of no return; the seal returned passes that point."""
        if message.channel == "text":
            return lambda: _send_text(message)
        made, content = _as_email(message)
        to = _envelope(message.to_address)
        if not isinstance(self.backend, EmailBackend):
            return lambda: _send_plainly(self.backend, made)
        line = self._line()
        with self._trouble():
            for code, words in (line.mail(made.from_email), line.rcpt(to), line.docmd("DATA")):
                _refuse_unless_taken(code, words)
            line.send(content)
        return lambda: self._last_dot(line)

    def _line(self) -> smtplib.SMTP:
        try:
            self.backend.open()
            line: smtplib.SMTP = self.backend.connection
            if line.sock is not None:
                # Else the last dot waits for the network's leisure, and the moment of doubt with it.
                line.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            line.ehlo_or_helo_if_needed()
        except (smtplib.SMTPException, OSError) as error:
            self._hang_up()
            raise Down(f"The mail server could not be reached: {error}") from error
        return line

    def _hang_up(self) -> None:
        with contextlib.suppress(smtplib.SMTPException, OSError):
            self.backend.close()
        self.backend.connection = None

    def _last_dot(self, line: smtplib.SMTP) -> None:
        with self._trouble():
            line.send(b".\r\n")
            _refuse_unless_taken(*line.getreply())

    @contextlib.contextmanager
    def _trouble(self) -> Iterator[None]:
        try:
            yield
        except Refused:
            with contextlib.suppress(smtplib.SMTPException, OSError):
                self.backend.connection.rset()
            raise
        except (smtplib.SMTPException, OSError) as error:
            self._hang_up()
            raise Refused(f"The mail server broke off: {error}", final=False) from error


def _refuse_unless_taken(code: int, words: bytes) -> None:
    if code >= 400 or code < 0:
        raise Refused(f"The mail server answered {code} {words.decode(errors='replace')}", final=code >= 500)


def _send_text(message: Message) -> None:
    try:
        texts.send(to=message.to_address, words=message.body, key=message.key)
    except (texts.TextTrouble, OSError) as error:
        raise Refused(f"The text could not be handed over: {error}", final=False) from error


def _send_plainly(backend: Any, made: EmailMessage) -> None:
    try:
        backend.send_messages([made])
    except OSError as error:
        raise Refused(f"The e-mail could not be kept: {error}", final=False) from error


def _envelope(address: str) -> str:
    """The address as the server is told it; a name in another script is written in ASCII."""
    name, _at, host = address.rpartition("@")
    try:
        name.encode("ascii")
        return f"{name}@{host.encode('idna').decode()}"
    except ValueError as error:
        raise Refused(UNWRITABLE, final=True) from error


def _as_email(message: Message) -> tuple[EmailMessage, bytes]:
    """The e-mail, and its content as it goes over the wire, without the last dot."""
    host = settings.DEFAULT_FROM_EMAIL.rsplit("@", 1)[-1].strip(">")
    name = hashlib.sha256(message.key.encode()).hexdigest()[:32]
    made = EmailMessage(
        subject=" ".join(message.title.split()),
        body=message.body,
        to=[message.to_address],
        headers={
            "Message-ID": f"<{name}@{host}>",
            "Content-Language": message.language,
            **_ways_to_stop(message),
        },
    )
    try:
        content: Any = made.message()
        text = content.as_bytes(linesep="\r\n").rstrip(b"\r\n")
    except ValueError as error:
        raise Refused(UNWRITABLE, final=True) from error
    return made, re.sub(rb"(?m)^\.", b"..", text) + b"\r\n"


def _ways_to_stop(message: Message) -> dict[str, str]:
    """What lets a mail program end such messages by one click (RFC 8058)."""
    if not message.stop_url:
        return {}
    return {
        "List-Unsubscribe": f"<{message.stop_url}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def _take_next(post: Post, now: Clock) -> tuple[Message, Seal | None] | None:
    """Prepare the oldest waiting message and mark it as being handed over, under its lock."""
    with transaction.atomic():
        channels = [one for one in MACHINE_CHANNELS if one not in post.down]
        message = waiting(now(), channels).select_for_update(skip_locked=True).first()
        if message is None:
            return None
        try:
            seal = post.begin(message)
        except Refused as refused:
            if isinstance(refused, Down):
                post.down.add(message.channel)
            _mark_refused(message=message, refused=refused, by=DELIVERY, at=now())
            return message, None
        _lock("pg_advisory_lock", message.pk)
        _mark_handing_over(message=message, by=DELIVERY, at=now())
    return message, seal


def deliver_next(post: Post, now: Clock) -> bool:
    """Deliver the oldest waiting message; False when none waits. Safe with many workers at once."""
    taken = _take_next(post, now)
    if taken is None:
        return False
    message, seal = taken
    if seal is None:
        return True
    try:
        seal()
    except Refused as refused:
        _mark_refused(message=message, refused=refused, by=DELIVERY, at=now())
    else:
        _mark_sent(message=message, by=DELIVERY, at=now())
    finally:
        _lock("pg_advisory_unlock", message.pk)
    return True


def deliver_all(*, now: Clock, at_most: int = 10_000) -> int:
    """Deliver until nothing waits. Returns how many were taken up."""
    take_up_lost(by=DELIVERY, at=now())
    post, done = Post(), 0
    try:
        while done < at_most and deliver_next(post, now):
            done += 1
    finally:
        post.close()
    return done
