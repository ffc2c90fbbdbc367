"""An invented landlord to look around with: Harbour Homes, its people, its year.

Nothing here is about real people or a real landlord. Everything is done by the same commands
that staff and customers use, on the days on which it is said to have happened.
"""

from __future__ import annotations

import csv
import itertools
import random
import tempfile
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from sayso.actions.commands import actions, changes, outcomes
from sayso.communications.commands import notices
from sayso.config import demonstration_groups
from sayso.config.demonstration_words import (
    CHANGES,
    FIRST_NAMES,
    LAST_NAMES,
    NOTICE,
    OWN,
    PLACES,
    REFUSALS,
    SAYINGS,
    STAFF,
    WAITING,
    Told,
)
from sayso.foundations.access.actors import System
from sayso.foundations.access.permissions import CUSTOMERS, Role
from sayso.foundations.clocks.counting import start_of
from sayso.framework.commands import demonstration as framework_year
from sayso.framework.commands import drafts, packs
from sayso.framework.commands.demonstration import Fault
from sayso.framework.models import Edition, EngagementGroup
from sayso.listening.commands import answers, representation, triage, voices
from sayso.listening.models import Theme, Voice
from sayso.people.commands import characteristics, customers, duplicates, needs, online, profiles, segments
from sayso.people.commands import places as place_commands
from sayso.people.commands import staff as staff_commands
from sayso.people.commands.imports import import_customers
from sayso.people.enums import Barrier, Characteristic, Need, OnlineHelpKind, Wish, Worked, answers_to
from sayso.people.models import Customer, Landlord, Place, User

MAKER = System("demonstration")
SEED = 2026
HOUSEHOLDS = 240
FAULTS: framework_year.Faults = {
    "forum-minutes": {Fault.LATE: 3}, "scheme-survey": {Fault.MISSED: 2}, "interest-answered": {Fault.LATE: 1},
    "activity-recorded": {Fault.LATE: 1},
}  # fmt: skip
OPENED = date(2012, 3, 5)


def is_needed() -> bool:
    """Whether there is nothing yet to look at."""
    return not Landlord.objects.exists()


SEGMENTS: dict[str, dict[str, list[str]]] = {
    "People who get letters": {"kind": ["tenant", "scheme_resident"], "channel": ["letter"]},
    "Never said anything": {"took_part": ["never"]},
}


@dataclass
class Scene:
    """What has been made so far, and the chance that makes it."""

    now: datetime
    chance: random.Random = field(default_factory=lambda: random.Random(SEED))  # noqa: S311
    landlord: Landlord = field(init=False)
    staff: dict[Role, User] = field(default_factory=dict)
    customers: list[Customer] = field(default_factory=list)
    themes: dict[str, Theme] = field(default_factory=dict)
    number: int = 0

    @property
    def year_starts(self) -> date:
        """The first of the April before now, a full half-year ago at least."""
        today = timezone.localdate(self.now)
        year = today.year if today.month >= 10 else today.year - 1
        return date(year, 4, 1)

    def ago(self, days: float) -> datetime:
        """So many days ago, in the daytime; today, not later than now."""
        day = timezone.localdate(self.now) - timedelta(days=int(days))
        nine = timezone.make_aware(datetime.combine(day, time(9)))
        return self.before_now(nine + timedelta(minutes=self.chance.randint(0, 480)))

    def before_now(self, moment: datetime) -> datetime:
        return min(moment, self.now)


def load(now: datetime | None = None) -> Landlord:
    """Make the landlord and live through its year. All of it, or nothing."""
    scene = Scene(now or timezone.now())
    with transaction.atomic():
        _landlord(scene)
        _register(scene)
        _customers(scene)
        _staff(scene)
        _customers(scene)  # again: their places have officers now
        _about_them(scene)
        _getting_online(scene)
        _segments(scene)
        _notice(scene)
        _framework(scene)
        _groups(scene)
        _next_edition(scene)

        _voices(scene)
        representation.make(landlord=scene.landlord, by=MAKER, at=scene.now)
    return scene.landlord


def _landlord(scene: Scene) -> None:
    scene.landlord = Landlord.objects.create(
        name="Harbour Homes", slug="harbour-homes", nation="england", phone="0800 000 0000",
        emergency_phone="0800 000 0001", email="hello@harbour-homes.example",
        address="1 Quay Street, Harbour HB1 1AA",
    )  # fmt: skip


COLUMNS = ("customer_key", "full_name", "kind", "email", "phone", "channel", "language", "format", "home_key", "address",
           "postcode", "place_key", "place", "place_kind", "scheme_kind", "area", "tenancy_key", "tenancy_start",
           "place_opened_on")  # fmt: skip


def _row(scene: Scene, number: int) -> list[str]:
    chance = scene.chance
    name = f"{chance.choice(FIRST_NAMES)} {chance.choice(LAST_NAMES)}"
    key, place, kind, scheme, area = PLACES[number % len(PLACES)]
    channel = chance.choices(["email", "text", "letter", "phone"], [5, 3, 3, 1])[0]
    email = f"person{number}@example.org" if channel == "email" else ""
    phone = f"07700 900{number % 1000:03d}" if channel in ("text", "phone") else ""
    language = "ar" if number % 37 == 5 else "pl" if number % 41 == 7 else "en"
    wanted = "large_print" if channel == "letter" and number % 3 == 0 else "standard"
    role = "leaseholder" if number % 19 == 3 else "scheme_resident" if kind == "scheme" else "tenant"
    started = date(2015 + number % 10, 1 + number % 12, 1 + number % 28)
    return [f"C{number:05d}", name, role, email, phone, channel, language, wanted, f"H{number:05d}",
            f"{number} {place}, Harbour", f"HB{1 + number % 4} {1 + number % 9}AA", key, place, kind, scheme, area,
            f"T{number:05d}", started.isoformat(), OPENED.isoformat()]  # fmt: skip


def _register(scene: Scene) -> None:
    """By the same import that a housing system's extract takes, on the day on which the year began."""
    taken_at = timezone.make_aware(datetime.combine(scene.year_starts, time(0)))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "register.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            rows = csv.writer(file)
            rows.writerow(COLUMNS)
            rows.writerows(_row(scene, number) for number in range(1, HOUSEHOLDS + 1))
        import_customers(landlord=scene.landlord, source_name="housing", path=path, by=MAKER, at=taken_at)


def _customers(scene: Scene) -> None:
    found = Customer.objects.filter(landlord=scene.landlord)
    scene.customers = list(found.select_related("home", "place__officer", "landlord").order_by("pk"))


def _about_them(scene: Scene) -> None:
    """What some need, and what many told of themselves: in no pattern, and the same every time."""
    chance = random.Random(SEED)  # noqa: S311
    for one in scene.customers:
        told_at = scene.ago(chance.randrange(5, 400))
        if chance.random() < 0.2:
            told = needs.Told(origin=chance.choice(["self", "staff"]), may_share=chance.random() < 0.5)
            need = chance.choice(
                [value for value in Need.values if value not in ("safe_contact", "email_only")]
            )
            needs.record(customer=one, need=need, told=told, by=MAKER, at=told_at)
        if chance.random() < 0.6:
            answers = {
                name: chance.choice(answers_to(name, scene.landlord.nation))[0]
                for name in Characteristic.values
                if chance.random() < 0.8
            }
            characteristics.answer(customer=one, answers=answers, by=MAKER, at=told_at)


def _getting_online(scene: Scene) -> None:
    """Some are online, some are not; of these some would like to be, and some had help, of every kind and result."""
    chance = random.Random(SEED)  # noqa: S311
    kinds, results = itertools.cycle(OnlineHelpKind.values), itertools.cycle(reversed(Worked.values))
    for one in scene.customers[::3]:
        is_online, days = bool(one.email) or chance.random() < 0.3, chance.randrange(80, 160)
        customers.set_preferences(
            customer=one, channel=one.channel, language=one.language, format=one.format, is_online=is_online,
            by=MAKER, at=scene.ago(days),
        )  # fmt: skip
        if is_online or chance.random() < 0.2:
            continue
        wish, barriers = chance.choice(Wish.values), chance.sample(Barrier.values, 2)
        online.say(customer=one, wish=wish, barriers=barriers, by=MAKER, at=scene.ago(days))
        if wish == Wish.YES and chance.random() < 0.7:
            given = online.note_help(customer=one, kind=next(kinds), by=MAKER, at=scene.ago(days - 20))
            online.note_result(
                given=given, result=next(results), now_online=True, by=MAKER, at=scene.ago(days - 60)
            )


def _staff(scene: Scene) -> None:
    for role, name, title in STAFF:
        email = f"{name.split()[0].lower()}@harbour-homes.example"
        user = staff_commands.add_user(
            landlord=scene.landlord, name=name, email=email, job_title=title, by=MAKER, at=scene.now
        )
        staff_commands.grant_role(
            user=user, role=role, landlord=scene.landlord, starts_on=scene.year_starts, by=MAKER, at=scene.now
        )
        scene.staff[role] = user
    reachable = [one for one in scene.customers if one.email]
    for role, customer in zip(sorted(CUSTOMERS), reachable, strict=False):
        user = User(kind="customer", name=customer.full_name, email=customer.email, customer=customer,
                    landlord=scene.landlord)  # fmt: skip
        user.set_unusable_password()
        user.save()
        if role is Role.INVOLVED:
            staff_commands.grant_role(
                user=user,
                role=role,
                landlord=scene.landlord,
                starts_on=scene.year_starts,
                by=MAKER,
                at=scene.now,
            )
        scene.staff[role] = user
    User.objects.filter(landlord=scene.landlord).update(is_demo=True)
    officer = scene.staff[Role.FRONTLINE]
    for place in Place.objects.filter(landlord=scene.landlord, kind__in=["estate", "scheme"]):
        place_commands.assign_officer(place=place, officer=officer, by=MAKER, at=scene.now)


def _segments(scene: Scene) -> None:
    for number, (name, rules) in enumerate(SEGMENTS.items()):
        segments.save(
            landlord=scene.landlord,
            name=name,
            rules=rules,
            key=f"demonstration{number}",
            by=MAKER,
            at=scene.now,
        )
    profiles.look(landlord=scene.landlord, by=MAKER, at=scene.now)
    duplicates.find(landlord=scene.landlord, by=MAKER, at=scene.now)


def _notice(scene: Scene) -> None:
    segment = scene.landlord.segments.order_by("pk").first()
    notices.save(
        landlord=scene.landlord, segment=segment, words=NOTICE, key="demonstration", by=MAKER, at=scene.now
    )


def _framework(scene: Scene) -> None:
    packs.load(
        landlord=scene.landlord, pack=packs.open_pack("trident"), measured_from=scene.year_starts, by=MAKER,
        at=start_of(scene.year_starts),
    )  # fmt: skip
    framework_year.simulate(
        landlord=scene.landlord, places=Place.objects.filter(landlord=scene.landlord), start=scene.year_starts,
        end=timezone.localdate(scene.now), seed=SEED,
        faults=FAULTS,
        by=MAKER, at=scene.now,
    )  # fmt: skip


def _groups(scene: Scene) -> None:
    """The voice group at work: the involved customer chairs it, and the other one who signs in is a member."""
    group = EngagementGroup.objects.get(landlord=scene.landlord, slug="customer-voice-group")
    sign_in = [scene.staff[role].customer for role in (Role.INVOLVED, Role.CUSTOMER)]
    people = [one for one in scene.customers if one not in sign_in]
    demonstration_groups.make(group, [*filter(None, sign_in), *people[40:180:20]], scene.now)


def _next_edition(scene: Scene) -> None:
    """A draft that customers are asked about: forum minutes sooner, and a new promise."""
    who: dict[str, Any] = {"by": scene.staff[Role.ENGAGEMENT], "at": scene.now}
    today, edition = timezone.localdate(scene.now), Edition.objects.get(landlord=scene.landlord)
    draft = drafts.start(
        landlord=scene.landlord, edition="Next", starts_on=date(today.year + 1, 4, 1), based_on=edition, **who
    )
    clauses = list(draft.content["clause"])
    number = next(at for at, one in enumerate(clauses) if one["id"] == "forum-minutes")
    sooner = {
        **clauses[number], "name": "Forum minutes in 5 working days",
        "says": "The minutes of a local forum reach residents within five working days.",
        "clock": {**clauses[number]["clock"], "within": "5 working days"},
    }  # fmt: skip
    draft = drafts.put(draft=draft, revision=1, section="clause", number=number, table=sooner, **who)
    ring = {
        "section": "New", "name": "We ring back in 1 working day", "says": "Whoever asks to be rung is rung by the next working day.",
        "area": clauses[0]["area"], "owner": "Customer Services Manager",
        "clock": {"when": "enquiry.received", "then": "enquiry.answered", "within": "1 working day"},
    }  # fmt: skip
    draft = drafts.put(draft=draft, revision=2, section="clause", number=None, table=ring, **who)
    drafts.open_review(draft=draft, review_from=today, review_until=today + timedelta(days=28), **who)


def _said(scene: Scene, kind: str, words: str, customer: Customer | None) -> voices.Said:
    door = scene.chance.choice(["phone", "face_to_face", "web", "letter", "card", "meeting", "text", "email"])
    return voices.Said(
        kind=kind, door=door, words=words, customer=customer, place=customer.place if customer else None
    )


def _log(scene: Scene, kind: str, words: str, days: float, customer: Customer | None = None) -> Voice:
    scene.number += 1
    customer = customer or scene.chance.choice(scene.customers)
    return voices.log(
        landlord=scene.landlord, said=_said(scene, kind, words, customer), key=f"demo:{scene.number}",
        by=scene.staff[Role.FRONTLINE], at=scene.ago(days),
    )  # fmt: skip


def _voices(scene: Scene) -> None:
    officer = scene.staff[Role.ENGAGEMENT]
    for name in sorted({one.theme for one in (*CHANGES, *REFUSALS)}):
        scene.themes[name] = triage.add_theme(
            landlord=scene.landlord, name=name, by=officer, at=scene.ago(200)
        )
    # Whoever signs in as a customer finds something of their own: told, refused, and still waiting.
    own = [one for role in sorted(CUSTOMERS) if (one := scene.staff[role].customer) is not None]
    speakers = {change.words[0]: one for change, one in zip((CHANGES[0], REFUSALS[0]), own, strict=False)}
    for change in (*CHANGES, *REFUSALS):
        kind = "idea" if change.reason else "suggestion"
        heard = [
            _log(scene, kind, one, change.days + scene.chance.randint(20, 60), speakers.get(one))
            for one in change.words
        ]
        _decide(scene, change, heard)
    for kind, words, days, reply in SAYINGS:
        voice = _log(scene, kind, words, days)
        if reply:
            answers.reply(voice=voice, words=reply, key=f"demo:{scene.number}", by=officer,
                          at=scene.before_now(voice.received_at + timedelta(hours=5)))  # fmt: skip
        if kind == "compliment":
            triage.pass_on(
                voice=voice, users=[scene.staff[Role.FRONTLINE]], by=officer, at=scene.ago(days - 1)
            )
    for kind, words, waited in WAITING:
        _log(scene, kind, words, waited)
    for customer, (kind, words, waited) in zip(own, OWN, strict=False):
        _log(scene, kind, words, waited, customer)


def _decide(scene: Scene, told: Told, heard: list[Voice]) -> None:
    manager, officer, days = scene.staff[Role.MANAGER], scene.staff[Role.ENGAGEMENT], told.days
    triage.add_themes(voices=heard, themes=[scene.themes[told.theme]], by=officer, at=scene.ago(days + 9))
    decision = "cannot" if told.reason else "done" if told.we_did else "doing"
    outcome = outcomes.decide(
        landlord=scene.landlord,
        decided=outcomes.Decided(told.title, decision, officer, told.reason, told.instead),
        voices=heard, key=f"demo:{told.title}", by=manager, at=scene.ago(days + 8),
    )  # fmt: skip
    if decision == "doing":
        due = timezone.localdate(scene.now) + timedelta(days=12)
        actions.add(outcome=outcome, what=told.next_step, owner=officer, due_on=due, by=manager, at=scene.now)
        return
    done_on = None if told.reason else timezone.localdate(scene.ago(days + 1))
    cost = Decimal(told.cost) if told.cost else None
    outcome = outcomes.write_result(
        outcome=outcome, result=outcomes.Result(told.you_said, told.we_did, cost, done_on), by=officer,
        at=scene.ago(days),
    )  # fmt: skip
    changes.publish(outcome=outcome, by=officer, at=scene.ago(days))
