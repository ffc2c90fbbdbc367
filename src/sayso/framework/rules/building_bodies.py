"""Make the groups, roles, funds and processes of a pack from checked content."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from sayso.framework.rules.bodies import Group, Role, Seat, Service
from sayso.framework.rules.durations import Duration, Every, parse_duration, parse_every
from sayso.framework.rules.funds import CarryOver, Fund, Part
from sayso.framework.rules.packs import Described
from sayso.framework.rules.processes import Phase, Planned, Process, Review, Sample
from sayso.framework.rules.tables import as_day

Table = Mapping[str, Any]


def group(one: Table) -> Group:
    return Group(
        **{key: one[key] for key in ("id", "name", "kind", "says")},
        **_texts(one, "area", "reports_to", "section", "level", "chair", "commitment", "outcome"),
        **_lists(one, "oversees", "links_with", "decides", "papers"),
        quorum=one.get("quorum"),
        members_at_least=one.get("members_at_least"),
        members_at_most=one.get("members_at_most"),
        local=one.get("local", False),
        seats=tuple(Seat(**each) for each in one.get("seat", ())),
        service=_service(one),
    )


def role(one: Table) -> Role:
    return Role(
        **{key: one[key] for key in ("id", "name", "says", "section")},
        **_texts(one, "area", "group", "chosen_by"),
        **_lists(one, "held_by", "remit"),
        seats=one.get("seats"),
        service=_service(one),
    )


def fund(one: Table) -> Fund:
    carry = one.get("carry_over")
    return Fund(
        **{key: one[key] for key in ("id", "name", "says", "section")},
        **_texts(one, "area", "decided_by", "note"),
        **_lists(one, "themes", "conditions", "applicants"),
        pot=_money(one.get("pot")),
        award_at_least=_money(one.get("award_at_least")),
        award_at_most=_money(one.get("award_at_most")),
        every=_every(one.get("every")),
        assessed=_every(one.get("assessed")),
        parts=tuple(
            Part(each["id"], each["says"], _money(each.get("amount")), each.get("per", "group"), each.get("basis", ""))
            for each in one.get("part", ())
        ),
        carry_over=None if carry is None else CarryOver(
            carry["says"], _money(carry.get("largely_unspent_from")), carry.get("deduct", "nothing"),
            carry.get("unless", ""),
        ),
    )  # fmt: skip


def process(one: Table) -> Process:
    return Process(
        **{key: one[key] for key in ("id", "name", "says", "section")},
        **_texts(one, "area", "group"),
        phases=tuple(
            Phase(
                **{key: each[key] for key in ("id", "name", "says")},
                **_texts(each, "begins", "ends"),
                **_lists(each, "who", "publishes"),
                at_least=_length(each.get("at_least")),
                at_most=_length(each.get("at_most")),
            )
            for each in one["phase"]
        ),
    )


def planned(one: Table) -> Planned:
    return Planned(
        **{key: one[key] for key in ("id", "name", "says", "section")},
        **_texts(one, "owner", "clause", "group", "area"),
        months=tuple(one.get("in_months", ())),
        every=_every(one.get("every")),
    )


def sample(one: Table) -> Sample:
    return Sample(
        **{key: one[key] for key in ("id", "name", "says", "of")},
        **_texts(one, "group", "section"),
        every=parse_every(one["every"]),
        size=one.get("size"),
        share=one.get("share"),
    )


def review(one: Table) -> Review:
    on = as_day(one["on"])
    assert on is not None, one
    return Review(on, one["kind"], one["reason"])


def described(found: list[Table]) -> tuple[Described, ...]:
    return tuple(
        Described(one["id"], one["name"], one["says"], one.get("counts", True), one.get("area", ""))
        for one in found
    )


def _service(one: Table) -> Service:
    return Service(_every(one.get("term")), one.get("terms_at_most"), tuple(one.get("criteria", ())))


def _texts(one: Table, *keys: str) -> dict[str, Any]:
    return {key: one.get(key, "") for key in keys}


def _lists(one: Table, *keys: str) -> dict[str, Any]:
    return {key: tuple(one.get(key, ())) for key in keys}


def _money(value: Any) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _every(text: str | None) -> Every | None:
    return parse_every(text) if text else None


def _length(text: str | None) -> Duration | None:
    return parse_duration(text) if text else None
