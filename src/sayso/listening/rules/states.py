"""Which state may follow which. Pure."""

from __future__ import annotations

NEXT: dict[str, frozenset[str]] = {
    "new": frozenset({"owned", "decided", "answered", "handed_on"}),
    "owned": frozenset({"new", "owned", "decided", "answered", "handed_on"}),
    "decided": frozenset({"owned", "decided", "answered"}),
    "answered": frozenset({"decided", "answered"}),
    "handed_on": frozenset({"owned", "answered"}),
}

# What counts as an enquiry: somebody waits for an answer about their own matter.
ENQUIRIES = frozenset({"question", "concern", "request"})
ENQUIRY, INTEREST, OTHER = "enquiry", "interest", "other"


def may_follow(now: str, then: str) -> bool:
    """Whether a voice in state `now` may come to state `then`."""
    return then in NEXT[now]


def clock_of(kind: str) -> str:
    """Which of the framework's clocks a voice of this kind starts."""
    if kind in ENQUIRIES:
        return ENQUIRY
    return INTEREST if kind == "interest" else OTHER
