"""Hand waiting messages over to the post: e-mail by SMTP, texts by the provider.

A message is `handing_over` from just before the last dot of the SMTP conversation until the
server's answer is kept. A worker killed before that leaves it waiting (the server drops an
unfinished message); one killed in between leaves it `handing_over`, and after two minutes an
e-mail is listed as unconfirmed for a person to judge, rather than sent twice.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
import smtplib
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.smtp import EmailBackend
from django.db import transaction
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


class Refused(Exception):
    """The post will not take this message. `final` when trying again is no use."""

    def __init__(self, says: str, *, final: bool) -> None:
        super().__init__(says)
        self.final = final


def waiting(now: datetime) -> QuerySet[Message]:
    """Messages that a machine can send now, oldest first."""
    return (
        Message.objects.filter(state=MessageState.WAITING, channel__in=MACHINE_CHANNELS)
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
    if message.state == MessageState.WAITING:
        message.attempts += 1
    again = None if refused.final else retrying.next_try(message.attempts, at)
    message.state = MessageState.WAITING if again else MessageState.FAILED
    message.try_after, message.error = again, str(refused)[:500]
    message.save(update_fields=["state", "try_after", "error", "attempts"])


@command
def take_up_lost(*, by: System, at: datetime) -> int:
    """Judge what a killed worker had handed over without keeping the answer.

    The provider of texts knows a key that it has seen, so a text can simply go again. An e-mail
    cannot be asked after: it is listed as unconfirmed. Returns how many were found.
    """
    lost = Message.objects.filter(
        state=MessageState.HANDING_OVER, handed_over_at__lt=at - retrying.CONFIRM_WITHIN
    )
    again = lost.filter(channel="text").update(state=MessageState.WAITING)
    return again + lost.exclude(channel="text").update(state=MessageState.UNCONFIRMED)


Seal = Callable[[], None]


class Post:
    """One open line to the mail server, kept for a run of messages."""

    def __init__(self) -> None:
        self.backend = get_connection()

    def close(self) -> None:
        self.backend.close()

    def begin(self, message: Message) -> Seal:
        """Prepare a message up to the point of no return; the seal returned passes that point."""
        if message.channel == "text":
            return lambda: _send_text(message)
        made = _as_email(message)
        if not isinstance(self.backend, EmailBackend):
            return lambda: _send_plainly(self.backend, made)
        line = self._line()
        with self._trouble():
            for code, words in (line.mail(made.from_email), line.rcpt(made.to[0]), line.docmd("DATA")):
                _refuse_unless_taken(code, words)
            text = made.message().as_bytes(linesep="\r\n").rstrip(b"\r\n")
            line.send(re.sub(rb"(?m)^\.", b"..", text) + b"\r\n")
        return lambda: self._last_dot(line)

    def _line(self) -> smtplib.SMTP:
        with self._trouble():
            self.backend.open()
            line: smtplib.SMTP = self.backend.connection
            line.ehlo_or_helo_if_needed()
        return line

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
            with contextlib.suppress(smtplib.SMTPException, OSError):
                self.backend.close()
            self.backend.connection = None
            raise Refused(f"The mail server could not be reached: {error}", final=False) from error


def _refuse_unless_taken(code: int, words: bytes) -> None:
    if code >= 400 or code < 0:
        raise Refused(
            f"The mail server answered {code} {words.decode(errors='replace')}", final=code >= 500
        )


def _send_text(message: Message) -> None:
    try:
        texts.send(to=message.to_address, words=message.body, key=message.key)
    except OSError as error:
        raise Refused(f"The text could not be handed over: {error}", final=False) from error


def _send_plainly(backend: Any, made: EmailMessage) -> None:
    try:
        backend.send_messages([made])
    except OSError as error:
        raise Refused(f"The e-mail could not be kept: {error}", final=False) from error


def _as_email(message: Message) -> EmailMessage:
    host = settings.DEFAULT_FROM_EMAIL.rsplit("@", 1)[-1].strip(">")
    name = hashlib.sha256(message.key.encode()).hexdigest()[:32]
    return EmailMessage(
        subject=" ".join(message.title.split()),
        body=message.body,
        to=[message.to_address],
        headers={"Message-ID": f"<{name}@{host}>", "Content-Language": message.language},
    )


def deliver_next(post: Post, now: Clock) -> bool:
    """Deliver the oldest waiting message; False when none waits. Safe with many workers at once."""
    with transaction.atomic():
        message = waiting(now()).select_for_update(skip_locked=True).first()
        if message is None:
            return False
        try:
            seal = post.begin(message)
        except Refused as refused:
            _mark_refused(message=message, refused=refused, by=DELIVERY, at=now())
            return True
        _mark_handing_over(message=message, by=DELIVERY, at=now())
    try:
        seal()
    except Refused as refused:
        _mark_refused(message=message, refused=refused, by=DELIVERY, at=now())
    else:
        _mark_sent(message=message, by=DELIVERY, at=now())
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
