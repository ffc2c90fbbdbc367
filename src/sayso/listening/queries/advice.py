"""What to do now, where somebody's words suggest danger."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.listening.enums import ADVICE, Danger
from sayso.listening.models import Flag, Voice
from sayso.listening.rules import danger
from sayso.people.models import User

MOST = 500  # voices looked at together


@dataclass(frozen=True)
class Advice:
    """One danger, and what somebody in it should do now, in the language of the moment."""

    danger: str
    label: str
    says: str


@dataclass(frozen=True)
class Flagged:
    """A voice that was just written down and rang: its line where it came from a list."""

    pk: int
    ref: str
    line: str
    labels: str


def of(dangers: Iterable[str]) -> list[Advice]:
    """The advice about some dangers, each once, the most urgent first."""
    found = set(dangers)
    return [
        Advice(one, str(Danger(one).label), str(ADVICE[Danger(one)])) for one in danger.ORDER if one in found
    ]


def for_voice(voice: Voice) -> list[Advice]:
    """The advice about what a voice's words suggest."""
    return of(sign.danger for sign in danger.signs(voice.words))


def just_logged(user: User, pks: Sequence[int]) -> tuple[list[Flagged], list[Advice]]:
    """Of the voices that somebody wrote down: those that rang, and what to do now."""
    flags = (
        Flag.objects.filter(voice__in=pks[:MOST], voice__received_by=user.actor_name)
        .select_related("voice")
        .order_by("voice_id", "pk")
    )
    rang: dict[int, list[Flag]] = {}
    for flag in flags:
        rang.setdefault(flag.voice_id, []).append(flag)
    told = [
        Flagged(
            pk,
            found[0].voice.ref,
            _line(found[0].voice),
            ", ".join(str(one.get_danger_display()) for one in found),
        )
        for pk, found in rang.items()
    ]
    return told, of(flag.danger for found in rang.values() for flag in found)


def _line(voice: Voice) -> str:
    """The number of its line, for a voice of a batch."""
    kind, _, rest = voice.key.partition(":")
    return rest.rpartition(":")[2] if kind == "batch" else ""
