"""The kinds of fact that may be reported, each with a sentence in plain words."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class FactKind:
    """One kind of fact. `unit` is set where the fact carries a number."""

    name: str
    says: str
    unit: str = ""


FACT_KINDS: dict[str, FactKind] = {}
_EXPECTED: set[str] = set()


def fact_kind(name: str, says: str, unit: str = "") -> FactKind:
    """Declare a kind of fact; its app says it once, and the same words again change nothing."""
    made = FactKind(name, says, unit)
    known = FACT_KINDS.get(name)
    if known is not None and known != made and name not in _EXPECTED:
        raise ValueError(f"The fact kind {name} is declared twice, in different words.")
    FACT_KINDS[name] = made
    _EXPECTED.discard(name)
    return made


def expected_kind(name: str, says: str, unit: str = "") -> None:
    """Name a kind that a higher app reports, so that packs may use it; the app's own words win."""
    if name not in FACT_KINDS:
        FACT_KINDS[name] = FactKind(name, says, unit)
        _EXPECTED.add(name)


def clear_words(name: str) -> str:
    """The sentence of a kind, or its name where no app declares it any more."""
    known = FACT_KINDS.get(name)
    return known.says if known else name


# About a duty itself: its subject is the occurrence's key.
EXCUSED = fact_kind("duty.excused", "A promise was excused, with a reason.")
EXTENDED = fact_kind(
    "duty.extended", "A promise was given more time, with a reason.", "more of the same time"
)
PAUSED = fact_kind("duty.paused", "A promise's clock was stopped, with a reason.")
RESUMED = fact_kind("duty.resumed", "A promise's clock went on.")
ABOUT_DUTIES = frozenset({EXCUSED.name, EXTENDED.name, PAUSED.name, RESUMED.name})

# Groups and meetings
fact_kind("meeting.held", "A meeting was held.")
fact_kind("meeting.minutes_published", "The minutes of a meeting were published.")
fact_kind("meeting.action_plan_published", "The action plan of a meeting was published.")
fact_kind("meeting.actions_updated", "A meeting was told how its action plan stands.")
fact_kind("meeting.managers_invited", "Managers and the engagement team were invited to a scheme's meeting.")
fact_kind("group.figures_reported", "A group was told how many customers are involved and were recruited.")
fact_kind("group.representative_seated", "A customer took a seat on a committee or board.")
fact_kind("group.finances_reviewed", "A group looked at the accounts, rents and service charges.")

# Activities and visits
fact_kind("activity.held", "An engagement activity took place.")
fact_kind("activity.recorded", "The record of an engagement activity reached the engagement team.")
fact_kind("site.visited", "A site was visited.")
fact_kind("site.officer_assigned", "An officer was assigned to a site.")
fact_kind("walk.held", "Customers and staff walked an estate together.")
fact_kind("walk.action_plan_published", "The action plan of an estate walk was published.")
fact_kind("exit_interview.offered", "Someone who was leaving was offered an exit interview.")
fact_kind("tenancy.ended", "A tenancy or stay ended.")
fact_kind("relatives_group.met", "A group of relatives or other representatives met.")

# Surveys
fact_kind("survey.issued", "A survey was sent or handed out.")
fact_kind("survey.closed", "A survey closed.")
fact_kind("survey.results_reported", "The results of a survey were reported to those who were asked.")
fact_kind("survey.results_published", "The results of a survey were published.")
fact_kind("survey.you_said_we_did_displayed", "What came of a survey was put up where the people asked live.")
fact_kind("survey.action_plan_made", "An action plan was made from a survey's results.")
fact_kind("survey.result", "A survey gave a figure.", "%")

# Complaints, compliments and learning
fact_kind("complaint.closed", "A complaint was answered and closed.")
fact_kind("complaint.lesson_recorded", "The lesson of a complaint was recorded.")
fact_kind("complaint.upheld_share", "The share of complaints upheld was worked out.", "%")
fact_kind("complaint.on_time_share", "The share of complaints dealt with on time was worked out.", "%")

# Scrutiny and assurance
fact_kind("scrutiny.topics_set", "The scrutiny topics of a year were set by customers and the board.")
fact_kind("scrutiny.review_started", "A scrutiny review began.")
fact_kind("scrutiny.review_published", "The report of a scrutiny review was published.")
fact_kind("scrutiny.action_plan_made", "An action plan was made from a scrutiny review.")
fact_kind("standards.self_assessed", "Customers led a self-assessment against the standards.")
fact_kind("standards.action_plan_made", "An action plan was made from a self-assessment.")
fact_kind("policy.review_started", "The review of a policy that touches customers began.")
fact_kind("policy.signed_off", "Customers signed off that their voice was heard in a policy.")
fact_kind("procurement.started", "Buying a service that touches customers began.")
fact_kind("procurement.signed_off", "Customers signed off that their voice was heard in a purchase.")
fact_kind("strategy.drafted", "A strategy was drafted.")
fact_kind("strategy.reviewed_by_customers", "Involved customers reviewed a strategy.")

# Taking part: recruitment, induction, training
fact_kind("involvement.started", "A customer became involved.")
fact_kind("involvement.inducted", "A newly involved customer was introduced to their role.")
fact_kind("training.requested", "An involved customer asked for training or support.")
fact_kind("training.given", "An involved customer was given training or support.")
fact_kind("recruitment.planned", "An interview for a role that customers have a say in was planned.")
fact_kind("recruitment.customer_on_panel", "A customer sat on the interview panel and scored.")

# Reports, publications and the framework itself
fact_kind("report.published", "A report was published.")
fact_kind("publication.published", "A document or page was published, or brought up to date.")
fact_kind("framework.reviewed", "The engagement framework was reviewed.")
fact_kind("charter.reviewed", "The customer charter was reviewed with customers.")
fact_kind("service.change_considered", "A change to a service was considered.")
fact_kind("service.share_heard", "How many of the affected customers were heard, in each hundred.", "%")

# Kinds that higher apps report; a pack may name them already.
expected_kind("voice.received", "Someone told us something.")
expected_kind("enquiry.received", "An enquiry came in that was not answered at first contact.")
expected_kind("enquiry.answered", "An enquiry was answered.")
expected_kind("interest.received", "Someone asked to get involved.")
expected_kind("interest.answered", "Someone who asked to get involved was answered.")
expected_kind("compliment.received", "A compliment came in.")
expected_kind("compliment.passed_on", "A compliment was passed on to those it is about.")
expected_kind("compliment.publicised", "Compliments were publicised.")
expected_kind("suggestion.received", "A suggestion came in.")
expected_kind("suggestion.answered", "A suggestion was answered.")
expected_kind("adverse_event.received", "Something that went wrong, or nearly did, was reported.")
expected_kind(
    "adverse_event.acted_on", "Something that went wrong was acted on, so that it does not happen again."
)
expected_kind("change.made", "A service was changed because of what customers said.")
expected_kind("change.published", "“You said, we did” was published.")
expected_kind("speakers.told", "Those who spoke were told what became of it.")


# What the menu's ways to take part are about, in words a child knows. A pack's other words stand as they are.
INTERESTS: dict[str, str | Promise] = {
    "accessibility": _("Easy to use for everyone"),
    "all services": _("All that we do"),
    "anti-social behaviour": _("Noise and trouble nearby"),
    "care and support": _("Care and support"),
    "cleaning": _("Cleaning"),
    "communication": _("How we write and speak"),
    "complaints": _("When something went wrong"),
    "decisions": _("How things are decided"),
    "grounds": _("Grass, trees and paths"),
    "leasehold": _("Owning a leasehold home"),
    "money": _("How money is spent"),
    "my neighbourhood": _("Where I live"),
    "people": _("Who works here"),
    "performance": _("How well we do"),
    "policies": _("Our rules"),
    "repairs": _("Repairs"),
    "safety": _("Safety"),
    "standards": _("What the law asks of us"),
}


def interest_words(interest: str) -> str:
    """An interest of the menu in plain words."""
    return str(INTERESTS.get(interest, interest[:1].upper() + interest[1:]))
