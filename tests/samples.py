"""A sensible value for each parameter of an address, from the demonstration."""

from __future__ import annotations

from django.utils import timezone

from sayso.actions.models import Action, Outcome
from sayso.communications.commands import digests
from sayso.communications.models import Message, Notice
from sayso.communications.queries.digests import Choice, token_of
from sayso.foundations.access.actors import System
from sayso.framework.models import Draft, Fact
from sayso.framework.queries import editions
from sayso.involvement.models import Meeting
from sayso.listening.models import Flag
from sayso.listening.queries.references import link_token
from sayso.people.commands import deliveries
from sayso.people.commands.deliveries import Asked
from sayso.people.models import Customer, CustomerNeed, Landlord, OnlineHelp, Segment, User
from tests.pages import draft_pages


def samples():
    """A sensible value for each parameter of an address, by the address's name."""
    voice = Flag.objects.order_by("pk").first().voice
    told = Outcome.objects.exclude(published_at=None).order_by("pk").first()
    open_one = Action.objects.order_by("pk").first().outcome
    pack = editions.in_force(Landlord.objects.get(), voice.received_at.date()).pack
    return {
        "said": {"token": link_token(voice.pk)}, "voice": {"pk": voice.pk},
        "change": {"slug": told.slug}, "outcome": {"pk": told.pk},
        "outcome-decision": {"pk": open_one.pk}, "outcome-voices": {"pk": open_one.pk},
        "outcome-result": {"pk": open_one.pk}, "outcome-publish": {"pk": open_one.pk},
        "step": {"pk": open_one.pk, "step": open_one.actions.order_by("pk").first().pk},
        "message": {"pk": Message.objects.order_by("pk").first().pk},
        "customer": {"pk": Customer.objects.order_by("pk").first().pk},
        "customer-needs": {"pk": Customer.objects.order_by("pk").first().pk},
        "customer-online": {"pk": OnlineHelp.objects.order_by("pk").first().customer_id},
        "online-help": {"pk": OnlineHelp.objects.order_by("pk").first().pk},
        "customer-rights": {"pk": Customer.objects.order_by("pk").first().pk},
        "customer-about": {"pk": Customer.objects.order_by("pk").first().pk},
        "segment": {"pk": Segment.objects.order_by("pk").first().pk},
        "segment-edit": {"pk": Segment.objects.order_by("pk").first().pk},
        **group_pages(),
        **{name: {"pk": Notice.objects.order_by("pk").first().pk} for name in ("notice", "notice-edit", "notice-told")},
        "duplicate-choose": {"pk": Customer.objects.order_by("pk").first().pk},
        "duplicate": dict(zip(("pk", "other"), Customer.objects.order_by("pk").values_list("pk", flat=True)[:2], strict=True)),
        "need-met": {"pk": CustomerNeed.objects.order_by("pk").first().pk},
        "customer-preferences": {"pk": Customer.objects.order_by("pk").first().pk},
        "team-member": {"pk": User.objects.filter(kind="staff").order_by("pk").first().pk},
        **draft_pages(Draft.objects.get().pk), "digest-stop": {"token": token_of(a_digest())},
        "opportunity": {"opportunity_id": pack.opportunities[0].id}, "promise": {"clause_id": pack.clauses[0].id},
        "framework-group": {"group_id": pack.groups[0].id}, "group-seats": {"group_id": pack.groups[0].id},
        "extract": {"pk": an_extract().pk},
        "fact": {"pk": Fact.objects.order_by("pk").first().pk},
        "correct-fact": {"pk": Fact.objects.order_by("pk").first().pk},
        "retract-fact": {"pk": Fact.objects.order_by("pk").first().pk},
    }  # fmt: skip


def group_pages():
    """A group of the demonstration with its next meeting, for those who run it and for its members."""
    meeting = Meeting.objects.latest("starts_at")
    found = {
        name: {"pk": meeting.pk}
        for name in ("meeting", "meeting-edit", "meeting-call-off", "meeting-arrangements", "my-meeting")
    }
    held = Meeting.objects.exclude(held_at=None).latest("pk")
    return {
        **found, "meeting-held": {"pk": held.pk}, "meeting-minutes": {"pk": held.pk}, "meeting-take-back": {"pk": held.pk},
        **{name: {"pk": meeting.group_id} for name in ("engagement-group", "meeting-new", "group-members-csv")},
    }  # fmt: skip


def a_digest():
    """Somebody's choice to be told how the promises stand."""
    manager = User.objects.filter(role_holdings__role="manager").first()
    return digests.choose(choice=Choice("week", "en"), by=manager, at=timezone.now())


def an_extract():
    """An extract that was read and waits for somebody, with differences and refused rows."""
    given, by = Asked("page"), System("tests")
    lists = {
        "properties": "property_ref,address_line_1,post_code,site_ref,site_name\nX1,1 Elm Road,NF5 1AA,S1,Quay\n",
        "people": "person_ref,full_name,date_of_birth\nXP1,Joan Mills,1980-02-01\nXP2,Amir Shah,31/02/1980\n",
    }
    made = deliveries.receive(
        landlord=Landlord.objects.get(), source_name="QL", asked=given, by=by, at=timezone.now(),
        files=[(f"{name}.csv", [rows.encode()]) for name, rows in lists.items()],
    )  # fmt: skip
    deliveries.carry_out(delivery_id=made.pk, by=by, at=timezone.now())
    return made
