"""By which channel and in which format one person is told. Pure."""

from __future__ import annotations

from dataclasses import dataclass

# Formats that a machine here cannot make: the letter goes to someone who can.
MADE_BY_HAND = frozenset({"braille", "audio", "easy_read", "bsl"})


@dataclass(frozen=True)
class Reach:
    """What is known of how to reach somebody. Empty strings where nothing is.

    `rule` is `writing` for those whom nobody may ring, `agreed` for those who are reached in one way only.
    """

    channel: str
    email: str = ""
    phone: str = ""
    postal: str = ""
    rule: str = ""


@dataclass(frozen=True)
class Route:
    """`is_held` where a person must see to it that it goes as agreed, before it goes at all."""

    channel: str
    address: str
    is_held: bool = False


def route(reach: Reach) -> Route | None:
    """The person's own channel; where it cannot work, the next that can; None when none can.

    A person who asked for letters is never moved to a screen while a letter can reach them.
    """
    ways = {"email": reach.email, "text": reach.phone, "letter": reach.postal, "phone": reach.phone}
    order = [reach.channel, "letter", "email", "text", "phone"]
    if reach.rule == "agreed":
        order = order[:1]
    if reach.rule == "writing":
        order = [one for one in order if one != "phone"]
    for channel in order:
        if ways.get(channel):
            return Route(channel, ways[channel], is_held=reach.rule == "agreed")
    return None


def points(wanted_format: str) -> int:
    """The size of print for a format: 18 point for large print, 12 for everything else."""
    return 18 if wanted_format == "large_print" else 12
