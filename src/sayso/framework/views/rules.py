"""The rules of the framework as customers read them: groups, roles, funds, ways of working, the year."""

from __future__ import annotations

from typing import TypeVar

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from sayso.foundations.access.doors import public
from sayso.framework.enums import clear_words
from sayso.framework.queries import editions, rules
from sayso.framework.queries import rule_words as words
from sayso.framework.rules.packs import Pack
from sayso.framework.views.asked import Request

Thing = TypeVar("Thing")


@public
def group(request: Request, group_id: str) -> HttpResponse:
    """One group: what it does, who can be in it, how it decides."""
    page = _found(rules.group_page(_pack(request), group_id))
    context = {
        "page": page,
        "seats": words.seat_lines(page.group),
        "members": words.members_words(page.group),
        "quorum": words.quorum_words(page.group),
        "chair": words.CHAIRS.get(page.group.chair),
        "service": words.service_words(page.group.service),
    }
    return render(request, "framework/group.html", context)


@public
def role(request: Request, role_id: str) -> HttpResponse:
    """One role: what it is there for, and who may hold it."""
    page = _found(rules.role_page(_pack(request), role_id))
    context = {
        "page": page,
        "held_by": [words.HOLDERS.get(one, one) for one in page.role.held_by],
        "chosen": words.WAYS.get(page.role.chosen_by),
        "service": words.service_words(page.role.service),
    }
    return render(request, "framework/role.html", context)


@public
def fund(request: Request, fund_id: str) -> HttpResponse:
    """One fund: how much, for whom, for what, who decides."""
    pack = _pack(request)
    one = _found(rules.fund_of(pack, fund_id))
    context = {
        "fund": one,
        "pot": words.money(one.pot) if one.pot is not None else "",
        "every": words.every_words(one.every) if one.every else "",
        "assessed": words.every_words(one.assessed) if one.assessed else "",
        "least": words.money(one.award_at_least) if one.award_at_least is not None else "",
        "most": words.money(one.award_at_most) if one.award_at_most is not None else "",
        "decided_by": pack.group(one.decided_by),
        "parts": words.part_lines(one),
        "left": words.left_words(one.carry_over) if one.carry_over else "",
    }
    return render(request, "framework/fund.html", context)


@public
def process(request: Request, process_id: str) -> HttpResponse:
    """One way of working, phase by phase."""
    pack = _pack(request)
    one = _found(rules.process_of(pack, process_id))
    phases = [
        {
            "phase": each,
            "least": words.length_words(each.at_least) if each.at_least else "",
            "most": words.length_words(each.at_most) if each.at_most else "",
            "begins": clear_words(each.begins) if each.begins else "",
            "ends": clear_words(each.ends) if each.ends else "",
        }
        for each in one.phases
    ]
    context = {"process": one, "phases": phases, "group": pack.group(one.group)}
    return render(request, "framework/process.html", context)


@public
def year(request: Request) -> HttpResponse:
    """The programme of the year, and how far it is."""
    edition = _in_force(request)
    found = rules.year(request.landlord, edition.pack, timezone.now()) if edition else None
    return render(request, "framework/year.html", {"year": found})


def _pack(request: Request) -> Pack:
    return _found(_in_force(request)).pack


def _in_force(request: Request) -> editions.LoadedEdition | None:
    return editions.in_force(request.landlord, timezone.localdate()) if request.landlord else None


def _found(one: Thing | None) -> Thing:
    if one is None:
        raise Http404
    return one
