"""A grant worked out line by line, with why something comes off, and an award held against its caps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.translation import gettext as _

from sayso.framework.queries.rule_words import money
from sayso.framework.rules.funds import LARGELY, Fund, Grant, award_is_allowed, grant


@dataclass(frozen=True)
class Calculated:
    """A grant, and why it is less than the formula gives, or is not."""

    grant: Grant
    why: str


def calculated(
    fund: Fund, counts: Mapping[str, int], amounts: Mapping[str, Decimal], *, last: Decimal, unspent: Decimal,
    case_made: bool,
) -> Calculated:  # fmt: skip
    """What a fund pays; `amounts` are the sums of the parts of which the framework gives none, by their ids."""
    filled = replace(fund, parts=tuple(
        one if one.amount is not None else replace(one, amount=amounts.get(one.id)) for one in fund.parts
    ))  # fmt: skip
    found = grant(filled, counts, last=last, unspent=unspent, case_made=case_made)
    return Calculated(found, _why(fund, found, last, unspent, case_made=case_made))


def _why(fund: Fund, found: Grant, last: Decimal, unspent: Decimal, *, case_made: bool) -> str:
    rule = fund.carry_over
    if rule is None or rule.deduct == "nothing":
        return ""
    if not last or not unspent:
        return _("Nothing is left of last year's grant, so nothing comes off.")
    share = unspent * 100 / last
    words = {
        "left": money(unspent), "last": money(last), "share": _plain(share), "formula": money(found.formula),
        "mark": _plain(LARGELY if rule.largely_unspent_from is None else rule.largely_unspent_from),
        "off": money(found.deducted),
    }  # fmt: skip
    said = _("%(left)s of %(last)s is left: %(share)s per cent.") % words
    if case_made:
        return said + " " + _("The group made a good case to keep it, so nothing comes off.")
    if not found.deducted:
        return said + " " + _("That is less than %(mark)s per cent, so nothing comes off.") % words
    if rule.deduct == "unspent share":
        return said + " " + _("The same share of %(formula)s comes off: %(off)s.") % words
    return said + " " + _("What is left comes off, but no more than the grant: %(off)s.") % words


def award_words(fund: Fund, amount: Decimal) -> tuple[bool, str]:
    """Whether an award keeps to the fund's least and most, and why."""
    allowed = award_is_allowed(fund, amount)
    words = {"amount": money(amount), "least": money(fund.award_at_least or Decimal(0)),
             "most": money(fund.award_at_most or Decimal(0))}  # fmt: skip
    if allowed:
        return True, _("%(amount)s keeps to the rules of the fund.") % words
    if fund.award_at_most is not None and amount > fund.award_at_most:
        return False, _("%(amount)s is too much: an award is at most %(most)s.") % words
    return False, _("%(amount)s is too little: an award is at least %(least)s.") % words


def _plain(number: Decimal) -> str:
    return f"{number.quantize(Decimal('0.1')).normalize():f}"
