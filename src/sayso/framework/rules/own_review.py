"""The framework's own review, when something calls for it: a duty that every framework has."""

from __future__ import annotations

from dataclasses import replace

from sayso.framework.rules.durations import AGREED_DAYS, Duration
from sayso.framework.rules.packs import Clause, Clock, Pack, Selector

CALLED, ANSWERED = "framework.review_called", "framework.called_review_done"
REVIEWED = "framework.reviewed"
ID = "review-called-for"


def with_own_review(pack: Pack, *, name: str, says: str) -> Pack:
    """The pack with a clock for reviews that are called for, in its first area, unless it has such a clock.

    How long it may take is said when the review is called for. Law is not reviewed by a landlord.
    """
    has = any(isinstance(one.duty, Clock) and one.duty.when == CALLED for one in pack.clauses)
    if pack.is_regulation or has or pack.clause(ID) is not None:
        return pack
    clock = Clock(CALLED, ANSWERED, Duration(0, AGREED_DAYS), Selector(subject_kinds=("framework",)))
    own = Clause(
        id=ID, section="–", name=name, says=says, area=pack.areas[0].id, owner=pack.approved_by or pack.author,
        answers=(), note="", link="", duty=clock,
    )  # fmt: skip
    return replace(pack, clauses=(*pack.clauses, own))
