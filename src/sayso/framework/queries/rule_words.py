"""The rules of a framework in words that everyone can read: how long, how often, how many, who."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import get_language_bidi, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from sayso.framework.rules import durations
from sayso.framework.rules.bodies import Group, Seat, Service
from sayso.framework.rules.durations import Duration, Every
from sayso.framework.rules.funds import LARGELY, CarryOver, Fund, Part

LEFT_TO_RIGHT, END = "\u2066", "\u2069"
CHAIRS = {
    "customer": gettext_lazy("A customer"),
    "staff": gettext_lazy("Someone who works for us"),
    "independent": gettext_lazy("Someone from outside"),
    "elected": gettext_lazy("Someone the members vote for"),
    "board member": gettext_lazy("Someone from our board"),
    "none": gettext_lazy("Nobody. The members lead it together"),
}
HOLDERS = {
    "customer": gettext_lazy("customers"),
    "staff": gettext_lazy("people who work for us"),
    "independent": gettext_lazy("people from outside"),
    "board": gettext_lazy("people from our board"),
}
WAYS = {
    "election": gettext_lazy("By a vote"),
    "appointment": gettext_lazy("Someone asks them to do it"),
    "nomination": gettext_lazy("Others put their name forward"),
    "open": gettext_lazy("Anyone can put their name down"),
    "interview": gettext_lazy("After a talk with us"),
    "job": gettext_lazy("It comes with a job"),
}


def money(amount: Decimal) -> str:
    """Pounds, with pence only where there are any: £1,500 or £1.25."""
    said = f"£{amount:,.2f}".removesuffix(".00")
    # From right to left the sign would land behind the figure.
    return f"{LEFT_TO_RIGHT}{said}{END}" if get_language_bidi() else said


def every_words(every: Every) -> str:
    """How often, as “every 3 months”."""
    if every.weeks:
        return ngettext("every week", "every %(n)s weeks", every.weeks) % {"n": every.weeks}
    if not every.months:
        return _("at least once")
    if every.months % 12 == 0:
        years = every.months // 12
        return ngettext("every year", "every %(n)s years", years) % {"n": years}
    return ngettext("every month", "every %(n)s months", every.months) % {"n": every.months}


def length_words(length: Duration) -> str:
    """How long, as “10 working days”."""
    number, unit = length.number, length.unit
    if unit == durations.AGREED_DAYS:
        return _("as many days as was agreed")
    if unit == durations.DAYS and number % 7 == 0:
        return ngettext("%(n)s week", "%(n)s weeks", number // 7) % {"n": number // 7}
    if unit == durations.DAYS:
        return ngettext("%(n)s day", "%(n)s days", number) % {"n": number}
    if unit == durations.MONTHS:
        return _span(number)
    if unit == durations.WORKING_DAYS:
        return ngettext("%(n)s working day", "%(n)s working days", number) % {"n": number}
    if unit == durations.HOURS:
        return ngettext("%(n)s hour", "%(n)s hours", number) % {"n": number}
    if unit == durations.WORKING_HOURS:
        return ngettext("%(n)s working hour", "%(n)s working hours", number) % {"n": number}
    return ngettext("%(n)s hour of working days", "%(n)s hours of working days", number) % {"n": number}


def _span(months: int) -> str:
    if months % 12 == 0:
        return ngettext("%(n)s year", "%(n)s years", months // 12) % {"n": months // 12}
    return ngettext("%(n)s month", "%(n)s months", months) % {"n": months}


@dataclass(frozen=True)
class SeatLine:
    """Who has how many seats; `who` and `note` are the pack's own words."""

    who: str
    says: str
    note: str


def seat_lines(group: Group) -> list[SeatLine]:
    """The seats of a group in words."""
    return [SeatLine(one.who, _seats(one), one.note) for one in group.seats]


def _seats(one: Seat) -> str:
    seats = ngettext("%(n)s seat", "%(n)s seats", one.number) % {"n": one.number}
    if one.for_each == "landlord":
        return seats
    words = {"seats": seats, "from": one.homes_from, "to": one.homes_to}
    if one.for_each == "group":
        return _("%(seats)s for each group") % words
    scheme = one.for_each == "scheme"
    if one.homes_from is None and one.homes_to is None:
        return (_("%(seats)s for each scheme") if scheme else _("%(seats)s for each place")) % words
    if one.homes_from is None:
        said = (
            _("%(seats)s for each scheme of up to %(to)s homes")
            if scheme
            else _("%(seats)s for each place of up to %(to)s homes")
        )
    elif one.homes_to is None:
        said = (
            _("%(seats)s for each scheme of %(from)s homes or more")
            if scheme
            else _("%(seats)s for each place of %(from)s homes or more")
        )
    else:
        said = (
            _("%(seats)s for each scheme of %(from)s to %(to)s homes")
            if scheme
            else _("%(seats)s for each place of %(from)s to %(to)s homes")
        )
    return said % words


def members_words(group: Group) -> str:
    """How many members there are at least and at most; empty where the framework does not say."""
    words = {"least": group.members_at_least, "most": group.members_at_most}
    if group.members_at_least and group.members_at_most:
        return _("%(least)s to %(most)s people") % words
    if group.members_at_least:
        return _("At least %(least)s people") % words
    return _("At most %(most)s people") % words if group.members_at_most else ""


def quorum_words(group: Group) -> str:
    """How many must be there to decide; empty where the framework does not say."""
    if group.quorum is None:
        return ""
    return ngettext(
        "At least %(n)s person must be there to decide.",
        "At least %(n)s must be there to decide.",
        group.quorum,
    ) % {"n": group.quorum}


def service_words(service: Service) -> str:
    """How long someone serves and how often at most; empty where the framework does not say."""
    said = []
    if service.term is not None and service.term.months:
        said.append(_("%(span)s at a time.") % {"span": _span(service.term.months)})
    if service.terms_at_most is not None:
        said.append(
            ngettext("Once at most.", "%(n)s times at most.", service.terms_at_most)
            % {"n": service.terms_at_most}
        )
    return " ".join(said)


@dataclass(frozen=True)
class PartLine:
    """One part of a formula: what it is in the pack's words, the sum in ours, and its basis where there is no sum."""

    says: str
    sum: str
    basis: str


def part_lines(fund: Fund) -> list[PartLine]:
    """The formula of a fund in words."""
    return [PartLine(one.says, _part(one), one.basis) for one in fund.parts]


def _part(one: Part) -> str:
    if one.amount is None:
        return ""
    words = {
        "group": _("%(sum)s, once"),
        "tenant": _("%(sum)s for each tenant"),
        "owner": _("%(sum)s for each owner"),
        "home": _("%(sum)s for each home"),
        "member": _("%(sum)s for each member"),
    }
    return words[one.per] % {"sum": money(one.amount)}


def left_words(rule: CarryOver) -> str:
    """What comes off the next grant; empty where nothing does."""
    if rule.deduct == "nothing":
        return ""
    mark = LARGELY if rule.largely_unspent_from is None else rule.largely_unspent_from
    first = _("This holds where %(share)s per cent or more is left.") % {"share": f"{mark.normalize():f}"}
    if rule.deduct == "unspent share":
        return first + " " + _("Then the same share comes off the next grant.")
    return first + " " + _("Then that sum comes off the next grant.")
