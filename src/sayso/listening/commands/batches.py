"""Many remarks at once: from a meeting, a walk, a box of cards."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sayso.foundations.history.context import command
from sayso.foundations.refusals import Refusal
from sayso.listening.commands import voices
from sayso.listening.models import Voice
from sayso.listening.queries import speakers
from sayso.people.models import Customer, Landlord, User

MOST_LINES = 500
BAR = "|"


class LinesRefused(Refusal):
    """Some lines cannot be taken; each is named."""


@dataclass(frozen=True)
class Line:
    """One remark, and whose it is where that was said."""

    number: int
    who: str
    words: str


def split(text: str) -> list[Line]:
    """The lines with words on them; what stands before a bar is whose they are."""
    lines = []
    for number, line in enumerate(text.splitlines(), 1):
        who, bar, words = line.partition(BAR)
        if not bar:
            who, words = "", line
        if words.strip():
            lines.append(Line(number, who.strip(), words.strip()))
    return lines


def _whose(landlord: Landlord, lines: list[Line], by: User) -> dict[int, Customer]:
    found: dict[int, Customer] = {}
    refused = []
    for line in lines:
        if not line.who:
            continue
        candidates = speakers.named(by, line.who)
        if len(candidates) == 1:
            found[line.number] = candidates[0]
        elif candidates:
            refused.append(
                f"Line {line.number}: “{line.who}” fits more than one customer; use their e-mail or phone."
            )
        else:
            refused.append(
                f"Line {line.number}: there is no customer “{line.who}” in your part of the register."
            )
    if refused:
        raise LinesRefused(" ".join(refused[:10]), field="lines")
    return found


@command
def log_all(
    *, landlord: Landlord, common: voices.Said, text: str, key: str, by: User, at: datetime
) -> list[Voice]:
    """Log every line, or none: a line that cannot be taken is named and nothing is written."""
    lines = split(text)
    if not lines:
        raise LinesRefused("Write at least one remark.", field="lines")
    if len(lines) > MOST_LINES:
        raise LinesRefused(f"There are {len(lines)} lines; enter {MOST_LINES} at a time.", field="lines")
    whose = _whose(landlord, lines, by)
    return [
        voices.log(
            landlord=landlord,
            said=replace(common, words=line.words, customer=whose.get(line.number)),
            key=f"{key}:{line.number}",
            by=by,
            at=at,
        )
        for line in lines
    ]
