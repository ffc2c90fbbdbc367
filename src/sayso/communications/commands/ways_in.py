"""Tell a member of staff that the way they sign in has changed, so that they notice if it was not they."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from sayso.communications.commands import messages
from sayso.communications.commands.messages import Draft, Recipient
from sayso.communications.models import Digest, Message
from sayso.communications.rules.routing import Reach
from sayso.foundations.access.actors import Actor
from sayso.foundations.history.context import command
from sayso.foundations.subjects import Subject
from sayso.people.enums import UserKind, WayIn
from sayso.people.models import User
from sayso.people.queries import sessions
from sayso.people.rules import devices


@command
def tell(
    *, user: User, way: WayIn, ref: str, named: str = "", browser: str = "", by: Actor, at: datetime
) -> Message | None:
    """Queue the message to their address here; once for each `ref` of a `way`. None for leavers and customers."""
    if user.kind != UserKind.STAFF or not user.is_active:
        return None
    recipient = Recipient(user.name, Reach("email", email=user.email), language=_language(user))
    with translation.override(recipient.language):
        title = str(way.label)
        body = "\n\n".join(_said(title, user, named, browser, by, at))
    draft = Draft(
        key=f"way-in:{way}:{user.pk}:{ref}", recipient=recipient, title=title, body=body,
        about=Subject("way_in", str(user.pk), title, reverse("signing-in")),
    )  # fmt: skip
    return next(iter(messages.queue(landlord=user.landlord, drafts=[draft], by=by, at=at)), None)


def _language(user: User) -> str:
    """The one they chose for what we send them, else that of the page where it was done."""
    chosen = Digest.objects.filter(user=user).order_by("pk").values_list("language", flat=True).first()
    return chosen or (translation.get_language() or "en").partition("-")[0]


def _said(title: str, user: User, named: str, browser: str, by: Actor, at: datetime) -> list[str]:
    local, what = timezone.localtime(at), " ".join(named.split())
    told = [f"{title}: {what}." if what else f"{title}."]
    told.append(
        _("When: %(day)s at %(hour)s.") % {"day": date_format(local, "j F Y"), "hour": f"{local:%H:%M}"}
    )
    if by.actor_name.startswith("user:") and by.actor_name != user.actor_name:
        told.append(_("It was done by a colleague who looks after accounts."))
    elif browser:
        told.append(
            _("From: %(device)s.") % {"device": sessions.device(*devices.browser_and_system(browser))}
        )
    return [
        *told,
        _("If you know of this, there is nothing to do."),
        _("If it was not you, tell your administrator at once. Then look who can sign in as you, and where: %(link)s")
        % {"link": settings.SITE_URL + reverse("signing-in")},
    ]  # fmt: skip
