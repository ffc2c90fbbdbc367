"""How many spoke and by which door, and how many heard back and how, as a person would say it."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sayso.actions.queries.tellings import Counted
from sayso.listening.enums import Door
from sayso.people.enums import Channel, Format

SAID = {
    Door.WEB: gettext_lazy("%(n)s on the website"),
    Door.PHONE: gettext_lazy("%(n)s by phone"),
    Door.FACE_TO_FACE: gettext_lazy("%(n)s face to face"),
    Door.LETTER: gettext_lazy("%(n)s by letter"),
    Door.EMAIL: gettext_lazy("%(n)s by e-mail"),
    Door.TEXT: gettext_lazy("%(n)s by text"),
    Door.SOCIAL: gettext_lazy("%(n)s on social media"),
    Door.CARD: gettext_lazy("%(n)s on a card"),
    Door.MEETING: gettext_lazy("%(n)s at a meeting"),
    Door.WALK: gettext_lazy("%(n)s on an estate walk"),
    Door.API: gettext_lazy("%(n)s through another service"),
}
TOLD = {
    Channel.EMAIL: gettext_lazy("%(n)s by e-mail"),
    Channel.TEXT: gettext_lazy("%(n)s by text"),
    Channel.LETTER: gettext_lazy("%(n)s by letter"),
    Channel.PHONE: gettext_lazy("%(n)s by phone"),
}
MADE = {
    Format.LARGE_PRINT: gettext_lazy("%(n)s in large print"),
    Format.BRAILLE: gettext_lazy("%(n)s in braille"),
    Format.AUDIO: gettext_lazy("%(n)s as a recording"),
    Format.EASY_READ: gettext_lazy("%(n)s in easy words and pictures"),
    Format.BSL: gettext_lazy("%(n)s in British Sign Language"),
}


def said_by(doors: Iterable[Counted]) -> list[str]:
    """One on the website, two by phone."""
    return [str(SAID[Door(one.kind)]) % {"n": _number(one.count)} for one in doors]


def told_by(channels: Iterable[Counted], formats: Iterable[Counted] = ()) -> list[str]:
    """One by e-mail, two by letter, one in large print."""
    by_way = [str(TOLD[Channel(one.kind)]) % {"n": _number(one.count)} for one in channels]
    return by_way + [str(MADE[Format(one.kind)]) % {"n": _number(one.count)} for one in formats]


def _number(count: int) -> str:
    return _("one") if count == 1 else str(count)
