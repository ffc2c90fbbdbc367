"""Money that customers decide on or are given: the pot, the formula, what is carried over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from sayso.framework.rules.durations import Every

PENNY = Decimal("0.01")
LARGELY = Decimal(50)  # what "largely unspent" means where the framework gives no figure: half


@dataclass(frozen=True)
class Part:
    """One part of a grant: an amount, once or for each tenant, owner, home or member."""

    id: str
    says: str
    amount: Decimal | None
    per: str  # group | tenant | owner | home | member
    basis: str = ""  # how it is worked out where no amount is given


@dataclass(frozen=True)
class CarryOver:
    """What happens to money that was not spent."""

    says: str
    largely_unspent_from: Decimal | None = None  # per cent of the grant
    deduct: str = "nothing"  # unspent share | unspent sum | nothing
    unless: str = ""


@dataclass(frozen=True)
class Fund:
    """A pot of money with its rules."""

    id: str
    name: str
    says: str
    section: str
    area: str = ""
    pot: Decimal | None = None
    every: Every | None = None
    decided_by: str = ""
    assessed: Every | None = None
    award_at_least: Decimal | None = None
    award_at_most: Decimal | None = None
    themes: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    applicants: tuple[str, ...] = ()
    note: str = ""
    parts: tuple[Part, ...] = ()
    carry_over: CarryOver | None = None


@dataclass(frozen=True)
class Working:
    """One line of a sum: what it is, how many times how much, and what that makes."""

    part: str
    times: int
    amount: Decimal
    makes: Decimal


@dataclass(frozen=True)
class Grant:
    """What a group is due by the formula, with the working."""

    lines: tuple[Working, ...]
    formula: Decimal
    deducted: Decimal
    pays: Decimal


def grant(fund: Fund, counts: Mapping[str, int], *, last: Decimal = Decimal(0), unspent: Decimal = Decimal(0),
          case_made: bool = False) -> Grant:  # fmt: skip
    """The sum that the formula gives for `counts` of tenants, owners, homes and members.

    `last` and `unspent` are last year's grant and what is left of it, in pounds; `case_made` whether the
    group gave good reason to keep it. Raises ValueError where more is left than was given, or a count is below nought.
    """
    if any(one < 0 for one in counts.values()) or last < 0 or unspent < 0:
        raise ValueError("Counts and sums cannot be below nought.")
    if unspent > last:
        raise ValueError("No more can be left than was given.")
    lines = tuple(
        Working(one.says, times, one.amount, _pence(one.amount * times))
        for one in fund.parts
        if one.amount is not None
        for times in [1 if one.per == "group" else counts.get(one.per, 0)]
    )
    formula = sum((one.makes for one in lines), Decimal(0))
    deducted = Decimal(0) if case_made else _deducted(fund.carry_over, formula, last, unspent)
    return Grant(lines, formula, deducted, formula - deducted)


def _deducted(rule: CarryOver | None, formula: Decimal, last: Decimal, unspent: Decimal) -> Decimal:
    if rule is None or rule.deduct == "nothing" or last == 0:
        return Decimal(0)
    share = unspent / last
    if share * 100 < (LARGELY if rule.largely_unspent_from is None else rule.largely_unspent_from):
        return Decimal(0)
    return min(formula, _pence(formula * share) if rule.deduct == "unspent share" else unspent)


def award_is_allowed(fund: Fund, amount: Decimal) -> bool:
    """Whether an award keeps to the least and the most that one may be."""
    return (fund.award_at_least is None or amount >= fund.award_at_least) and (
        fund.award_at_most is None or amount <= fund.award_at_most
    )


def _pence(amount: Decimal) -> Decimal:
    return amount.quantize(PENNY, ROUND_HALF_UP)
