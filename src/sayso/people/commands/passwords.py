"""Passwords of staff: chosen by themselves, from a link sent to their address."""

from __future__ import annotations

import logging
from datetime import datetime

from django.conf import settings
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from sayso.foundations.access.actors import Actor
from sayso.foundations.history.context import command
from sayso.foundations.refusals import Refusal
from sayso.people import events
from sayso.people.commands import sessions
from sayso.people.enums import WayIn
from sayso.people.models import User, WorkAccount

_log = logging.getLogger(__name__)
_links = PasswordResetTokenGenerator()


class LinkExpired(Refusal):
    """The link was used, or is older than three days."""


def link_for(user: User) -> str:
    """The address at which the user chooses a password, for as long as the link holds."""
    return settings.SITE_URL + reverse("choose-password", args=[user.pk, _links.make_token(user)])


def link_holds(user: User, token: str) -> bool:
    """Whether the link's token is the user's and still works."""
    return bool(_links.check_token(user, token))


@command
def send_link(*, user: User, by: Actor, at: datetime) -> User:
    """Send the user a link to choose a password. It works once, for three days."""
    address = link_for(user)
    words = _(
        "Choose your password for Sayso here:\n\n%(address)s\n\nThe link works once, for three days. "
        "If you did not expect it, you can forget this message."
    ) % {"address": address}

    def deliver() -> None:
        try:
            send_mail(_("Choose your password"), words, None, [user.email])
        except OSError:
            _log.exception("The link to choose a password could not be sent")

    transaction.on_commit(deliver)
    return user


@command
def choose(*, user: User, token: str, password: str, browser: str = "", by: Actor, at: datetime) -> User:
    """Set the password. Raises `LinkExpired`. Every session that was open with the old one ends."""
    kept = User.objects.select_for_update().get(pk=user.pk)
    if not link_holds(kept, token):
        raise LinkExpired(_("This link was used already. Ask for a new one."))
    is_another_way = kept.has_usable_password() or WorkAccount.objects.filter(user=kept).exists()
    kept.set_password(password)
    kept.save(update_fields=["password"])
    sessions.end_all(user=kept, by=by, at=at)
    if is_another_way:
        events.way_in_changed.send(
            sender=None, user=kept, way=WayIn.PASSWORD, ref=at.isoformat(), named="", browser=browser, by=by, at=at
        )  # fmt: skip
    return kept
