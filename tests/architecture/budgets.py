"""A landlord with so many rows of everything, so that pages can be asked at three rows and at thirty."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from sayso.actions.commands import actions, outcomes
from sayso.actions.enums import Decision
from sayso.actions.tests import stories
from sayso.communications.commands import digests, notices
from sayso.communications.models import Digest, LetterBatch, Message
from sayso.communications.queries.digests import Choice, token_of
from sayso.foundations.access.actors import System
from sayso.foundations.access.permissions import STAFF, Role
from sayso.framework.commands import drafts, facts, groups, packs
from sayso.framework.models import Edition, EngagementGroup, Fact
from sayso.involvement.commands import meetings, members, papers
from sayso.listening.commands import answers, clients, saved_views, triage
from sayso.listening.queries.references import link_token
from sayso.people.commands import characteristics, needs, online, representatives, segments
from sayso.people.enums import Need
from sayso.people.models import (
    CustomerNeed,
    Delivery,
    ImportRun,
    ImportSource,
    Landlord,
    OnlineHelp,
    PossibleDuplicate,
    RoleHolding,
    Segment,
)
from sayso.people.tests.cast import LONG_AGO, a_customer, a_landlord, a_place, a_user
from sayso.people.tests.pictures import a_png
from tests.pages import draft_pages

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
OLD = NOW - timedelta(days=90)
ROBOT = System("tests")


class Town:
    """One landlord, seen by somebody who holds every role, and one of each thing that has a page of its own."""

    def __init__(self) -> None:
        self.landlord: Landlord = a_landlord("Harbour Homes", nation="england")
        packs.load(
            landlord=self.landlord, pack=packs.open_pack("trident"), measured_from=date(2026, 4, 1), by=ROBOT,
            at=datetime(2026, 4, 1, 9, tzinfo=UTC),
        )  # fmt: skip
        groups.open_group(
            landlord=self.landlord, slug="quay-forum", name="Quay forum", kind="forum", starts_on=date(2026, 4, 1),
            by=ROBOT, at=NOW,
        )  # fmt: skip
        self.group = EngagementGroup.objects.get(slug="quay-forum")
        self.user = a_user(Role.ENGAGEMENT, self.landlord)

        for role in STAFF - {Role.ENGAGEMENT}:
            RoleHolding.objects.create(user=self.user, role=role, landlord=self.landlord, starts_on=LONG_AGO)
        self.place = a_place(self.landlord, "Quay", officer=self.user)
        self.customer = a_customer(self.landlord, place=self.place)
        self.need = needs.record(
            customer=self.customer, need="hearing_loop", told=needs.Told(), by=ROBOT, at=OLD
        )
        characteristics.answer(customer=self.customer, answers={"caring": "yes"}, by=ROBOT, at=OLD)
        self.signed_in = a_user(Role.INVOLVED, customer=self.customer)
        self.voice = self.a_voice("The lift is out again", customer=self.customer)
        self.open = stories.an_outcome(self.voice, owner=self.user)
        self.told = stories.published(self.a_voice("A bench"), owner=self.user, title="A bench", at=NOW)
        self.source = ImportSource.objects.create(landlord=self.landlord, name="housing")
        self.rows = 0
        self.draft = drafts.start(
            landlord=self.landlord, edition="next", starts_on=date(2027, 4, 1), based_on=Edition.objects.get(),
            by=ROBOT, at=NOW,
        )  # fmt: skip
        members.join(group=self.group, customer=self.customer, by=ROBOT, at=OLD)
        self.meeting = meetings.call(
            group=self.group, key="m", by=ROBOT, at=OLD,
            called=meetings.Called("Autumn", starts_at=NOW + timedelta(days=9), venue="Hall", agenda="Lifts"),
        )  # fmt: skip
        digests.choose(choice=Choice("week", "en"), by=self.user, at=OLD)
        drafts.open_review(
            draft=self.draft,
            review_from=NOW.date(),
            review_until=NOW.date() + timedelta(days=9),
            by=ROBOT,
            at=NOW,
        )

    def a_voice(self, words: str, **said: Any) -> Any:
        given = {"customer": None, "landlord": self.landlord, "place": self.place, "at": NOW, **said}
        return stories.a_voice(words, **given)

    def grow(self, rows: int) -> None:
        """Add to everything that a page lists, until there are so many of each."""
        for number in range(self.rows, rows):
            self._people(number)
            self._listening(number)
            self._acting(number)
            self._telling(number)
            self._meeting(number)
        meetings.invite(meeting=self.meeting, by=ROBOT, at=NOW)

        self.rows = rows

    def _people(self, number: int) -> None:
        colleague = a_user(Role.FRONTLINE, self.landlord)
        place = a_place(self.landlord, f"Place {number}", officer=colleague)
        daughter = a_customer(self.landlord, f"Daughter {number}", place=place)
        representatives.add(
            customer=self.customer, speaker=daughter, relationship="daughter", by=self.user, at=NOW
        )
        due = needs.record(customer=daughter, need="quiet", told=needs.Told(), by=self.user, at=OLD)
        CustomerNeed.objects.filter(pk=due.pk).update(review_on=NOW.date())
        needs.note_met(
            need=self.need, occasion=f"Visit {number}", was_met=True, key=str(number), by=self.user, at=NOW
        )
        online.say(customer=daughter, wish="yes", barriers=["cost"], by=self.user, at=NOW)
        earlier = NOW - timedelta(days=number)
        online.note_help(customer=self.customer, kind="lesson", by=self.user, at=earlier)
        PossibleDuplicate.objects.create(
            one=self.customer, other=daughter, points=6, reasons=["name_same"], found_at=NOW
        )
        segments.save(
            landlord=self.landlord,
            name=f"Tenants {number}",
            rules={"kind": ["tenant"]},
            key=f"s{number}",
            by=self.user,
            at=NOW,
        )
        need = Need.values[number % len(Need.values)]
        needs.record(customer=self.customer, need=need, told=needs.Told(), by=self.user, at=NOW)
        characteristics.note_view(
            customer=self.customer, viewer=self.user, seen="needs", by=self.user, at=NOW
        )
        ImportRun.objects.create(
            source=self.source, file_name=f"{number}.csv", sha256=str(number), at=NOW, by="tests", rows=1, added=1,
            changed=0, unchanged=0,
        )  # fmt: skip
        self.delivery = Delivery.objects.create(
            landlord=self.landlord, source_name="housing", door="page", file_name=f"{number}.zip", sha256=str(number),
            state="taken", received_at=NOW, received_by="tests", result={"counts": {"Moved": number}},
        )  # fmt: skip

    def _listening(self, number: int) -> None:
        landlord, by = self.landlord, self.user
        theme = triage.add_theme(landlord=landlord, name=f"Theme {number}", by=by, at=NOW)
        same = self.a_voice(f"The lift, {number}: there is a smell of gas")  # raises a flag
        triage.add_themes(voices=[self.voice, same], themes=[theme], by=by, at=NOW)
        triage.merge(voices=[same], into=self.voice, by=by, at=NOW)
        triage.add_note(voice=self.voice, words=f"Note {number}", by=by, at=NOW)
        self.a_voice(f"Nobody answered me, and there is a smell of gas here {number}", at=OLD, owner=by)
        mine = self.a_voice(f"My lift {number}", customer=self.customer)
        answers.reply(voice=mine, words="Soon.", key=f"reply:{number}", by=by, at=NOW)
        thanks = self.a_voice(f"Thank you {number}", kind="compliment")
        triage.pass_on(voice=thanks, users=[by], team=f"Team {number}", by=by, at=NOW)
        saved_views.keep(name=f"View {number}", query="state=all", by=by, at=NOW)
        clients.admit(landlord=landlord, name=f"System {number}", by=by, at=NOW)

    def _acting(self, number: int) -> None:
        behind = [self.a_voice(f"Bench {number}, {at}", contact=stories.an_address(f"b{number}@example.org"))
                  for at in range(2)]  # fmt: skip
        stories.published(*behind, owner=self.user, title=f"Bench {number}", at=NOW)
        said = self.a_voice(f"A pool {number}")
        stories.published(said, owner=self.user, title=f"A pool {number}", decision=Decision.CANNOT, at=NOW)
        step = actions.add(
            outcome=self.open, what=f"Step {number}", owner=self.user, due_on=date(2026, 12, 1), by=self.user, at=NOW
        )  # fmt: skip
        actions.note(action=step, words=f"Note {number}", by=self.user, at=NOW)
        also = self.a_voice(f"The lift too {number}", contact=stories.an_address(f"l{number}@example.org"))
        outcomes.link(outcome=self.open, voices=[also], by=self.user, at=NOW)

    def _telling(self, number: int) -> None:
        LetterBatch.objects.create(landlord=self.landlord, made_at=NOW, made_by="tests")
        Message.objects.create(
            landlord=self.landlord, key=f"failed:{number}", channel="email", to_address="x", title="T", body="B",
            state="failed", queued_at=NOW, error="No such box", customer=self.customer,
        )  # fmt: skip
        said = {"en": (f"Notice {number}", "The lift works again.")}
        draft = notices.save(
            landlord=self.landlord, segment=None, words=said, key=f"n{number}", by=self.user, at=NOW
        )
        sent = notices.save(
            landlord=self.landlord,
            segment=Segment.objects.earliest("pk"),
            words=said,
            key=f"s{number}",
            by=self.user,
            at=NOW,
        )
        notices.send(notice=sent, by=self.user, at=NOW)
        self.draft_notice = draft
        meeting = facts.Subject("meeting", f"m{number}", f"Forum {number}")
        for kind, on in (("meeting.held", OLD), ("meeting.minutes_published", OLD + timedelta(days=3))):
            facts.record(
                kind=kind, landlord=self.landlord, subject=meeting, place=self.place, group="quay-forum",
                occurred_at=on, by=self.user, at=NOW,
            )  # fmt: skip

    def _meeting(self, number: int) -> None:
        """Another member, another paper, another meeting."""
        daughter = self.customer.represented_by.latest("pk").speaker
        members.join(group=self.group, customer=daughter, by=ROBOT, at=OLD)
        papers.add(
            meeting=self.meeting, title=f"Paper {number}", content=a_png(), key=f"p{number}", by=ROBOT, at=OLD
        )
        groups.open_group(landlord=self.landlord, name=f"Panel {number}", kind="panel", by=ROBOT, at=OLD)
        for days in (-number - 1, number + 1):
            at = NOW + timedelta(days=days)
            called = meetings.Called(f"Meeting {days}", starts_at=at, venue="Hall")
            made = meetings.call(group=self.group, called=called, key=f"m{days + 1000}", by=ROBOT, at=OLD)
            meetings.invite(meeting=made, by=ROBOT, at=at - timedelta(hours=1))

    def given(self) -> dict[str, dict[str, Any]]:
        """What the addresses of the pages hold, by the page's name."""
        outcome, fact = {"pk": self.open.pk}, {"pk": Fact.objects.filter(kind="meeting.held").latest("pk").pk}
        step = self.open.actions.order_by("pk").first()
        return {
            "said": {"token": link_token(self.voice.pk)}, "voice": {"pk": self.voice.pk},
            "change": {"slug": self.told.slug}, "outcome": outcome, "outcome-decision": outcome,
            "outcome-voices": outcome, "outcome-result": outcome, "outcome-publish": outcome,
            "step": {**outcome, "step": step.pk}, "message": {"pk": Message.objects.latest("pk").pk},
            "customer-needs": {"pk": self.customer.pk}, "customer-about": {"pk": self.customer.pk},
            "customer-rights": {"pk": self.customer.pk}, "segment": {"pk": Segment.objects.latest("pk").pk},
            "notice": {"pk": self.draft_notice.pk}, "notice-edit": {"pk": self.draft_notice.pk}, "notice-told": {"pk": self.draft_notice.pk},
            "segment-edit": {"pk": Segment.objects.latest("pk").pk}, "duplicate-choose": {"pk": self.customer.pk},
            "duplicate": {"pk": self.customer.pk, "other": self.customer.represented_by.first().speaker_id},
            "need-met": {"pk": self.need.pk}, "customer-online": {"pk": self.customer.pk},
            "online-help": {"pk": OnlineHelp.objects.latest("pk").pk},
            "customer": {"pk": self.customer.pk}, "customer-preferences": {"pk": self.customer.pk},
            "representative-add": {"pk": self.customer.pk}, "team-member": {"pk": self.user.pk},
            "opportunity": {"opportunity_id": "estate-champion"}, "promise": {"clause_id": "forum-minutes"},
            "framework-group": {"group_id": "customer-voice-group"},
            "group-seats": {"group_id": "customer-voice-group"},
            **draft_pages(self.draft.pk), "export-edition": {"pk": self.draft.based_on_id},
            "extract": {"pk": self.delivery.pk}, "digest-stop": {"token": token_of(Digest.objects.get())},
                        **{name: {"pk": self.meeting.pk} for name in (
                "meeting", "meeting-edit", "meeting-call-off", "meeting-held", "meeting-take-back", "meeting-minutes", "meeting-arrangements", "my-meeting",
            )},
            **{name: {"pk": self.group.pk} for name in ("engagement-group", "meeting-new", "group-members-csv")},
            "fact": fact, "correct-fact": fact, "retract-fact": fact, "place-officer": {"pk": self.place.pk},
        }  # fmt: skip
