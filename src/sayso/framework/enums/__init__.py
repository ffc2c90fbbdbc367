"""The kinds of fact that may be reported, each with a sentence in plain words."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sayso.framework.enums import involvement, law
from sayso.framework.enums.kinds import FACT_KINDS, FactKind, clear_words, expected_kind, fact_kind

__all__ = ["FACT_KINDS", "FactKind", "clear_words", "expected_kind", "fact_kind", "involvement", "law"]

# About a duty itself: its subject is the occurrence's key.
EXCUSED = fact_kind("duty.excused", "A promise was excused, with a reason.")
EXTENDED = fact_kind(
    "duty.extended", "A promise was given more time, with a reason.", "more of the same time"
)
PAUSED = fact_kind("duty.paused", "A promise's clock was stopped, with a reason.")
RESUMED = fact_kind("duty.resumed", "A promise's clock went on.")
ABOUT_DUTIES = frozenset({EXCUSED.name, EXTENDED.name, PAUSED.name, RESUMED.name})

# Draws of closed cases: made by a command from a seed, never typed in.
DRAWN = fact_kind("sample.drawn", "Closed cases were drawn by chance, to be looked at.", "cases")
SAMPLED = fact_kind("case.sampled", "A closed case was drawn by chance, to be looked at.")
DRAWS = frozenset({DRAWN.name, SAMPLED.name})

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

# Projects, new homes, repairs and first years; money that customers share or decide on
fact_kind("project.started", "A strategic project that touches customers began.")
fact_kind("project.customers_engaged", "Customers took part in a strategic project.")
fact_kind(
    "project.early_milestone_share",
    "The share of strategic projects with customers at an early milestone was worked out.",
    "%",
)
fact_kind("new_homes.community_started", "People moved into a new community of homes.")
fact_kind("budget_choice.opened", "Customers were asked to decide together how a sum of money is spent.")
fact_kind("budget_choice.voting_opened", "The vote on how a sum of money is spent opened.")
fact_kind("budget_choice.decided", "Customers decided how a sum of money is spent.")
fact_kind("budget_choice.reported", "Customers were told what was done with the sum they decided on.")
fact_kind("repair.ordered", "A repair was ordered.")
fact_kind("repair.order_feedback_asked", "Someone who ordered a repair was asked how that went.")
fact_kind("repair.completed", "A repair was done.")
fact_kind("repair.feedback_asked", "Someone whose repair was done was asked how it went.")
fact_kind("tenancy.first_year_ended", "The first year of a tenancy ended.")
fact_kind("tenancy.first_year_feedback_asked", "Someone was asked how the first year of their tenancy was.")
fact_kind("format.requested", "Someone asked for information in another format or language.")
fact_kind("format.provided", "Information was given in the format or language that was asked for.")
fact_kind("training.offered", "An involved customer was offered training or support.")
fact_kind(
    "involvement.customers_counted",
    "The customers on a register of involved customers were counted.",
    "customers",
)
fact_kind("programme.set", "The engagement programme or action plan of a year was set.")
fact_kind("programme.reviewed", "How an engagement programme or action plan stands was looked at.")
fact_kind(
    "programme.reviewed_by_customers",
    "Customers took part in reviewing an engagement programme or action plan.",
)
fact_kind("budget.set", "The money for engagement in a year was set aside.")
fact_kind("fund.formula_reviewed", "How a fund is shared out was looked at again.")
fact_kind("fund.grant_paid", "A grant was paid.")
fact_kind("fund.left_unspent", "A grant was largely unspent at the end of its year.")
fact_kind("fund.case_made", "A group made the case for its next grant to be paid in full.")

# Organisations of tenants, proposals and rent
fact_kind(
    "tenant_organisation.recognised",
    "The landlord began to work with an organisation of tenants or residents.",
)
fact_kind("tenant_organisation.applied", "An organisation of tenants applied to be registered.")
fact_kind(
    "tenant_organisation.answered", "An organisation of tenants was told in writing whether it is registered."
)
fact_kind(
    "tenant_organisation.removal_proposed", "An organisation of tenants was to be taken off the register."
)
fact_kind(
    "tenant_organisation.removal_answered",
    "A decision about taking an organisation of tenants off the register was told, with the right to appeal.",
)
fact_kind(
    "tenant_organisation.committee_counted",
    "The members of the committee of an organisation of tenants were counted.",
    "members",
)
fact_kind(
    "tenant_organisation.agreement_signed",
    "The landlord and an organisation of tenants signed what each does for the other.",
)
fact_kind("tenant_organisation.report_received", "An organisation of tenants reported on its year.")
fact_kind(
    "tenant_organisation.accounts_received",
    "The accounts of an organisation of tenants, looked at by someone independent, were received.",
)
fact_kind("group.remit_reviewed", "What a group is there for was looked at again.")
fact_kind("strategy.adopted", "A strategy was adopted.")
fact_kind("strategy.publicised", "A strategy was made known to customers.")
fact_kind("strategy.summary_published", "A short version of a strategy was published, online and on paper.")
fact_kind("decision_paper.presented", "A paper was put to those who lead the landlord.")
fact_kind(
    "decision_paper.consultation_weighed",
    "It was weighed whether a paper needs customers to be consulted first.",
)
fact_kind(
    "proposal.made",
    "The landlord proposed a change that the law or its strategy says tenants are asked about.",
)
fact_kind(
    "proposal.notified",
    "Tenants and registered tenant organisations were told of a proposal and what it is likely to mean for them.",
)
fact_kind(
    "proposal.regard_recorded",
    "It was written down how what people said about a proposal was taken into account.",
)
fact_kind("rent.increase_planned", "A general increase of rents or charges was planned.")
fact_kind("rent.tenants_consulted", "Those affected were consulted on an increase of rents or charges.")
fact_kind(
    "rent.views_weighed",
    "It was written down how views on an increase of rents or charges were taken into account.",
)
fact_kind(
    "rent.notice_given",
    "Tenants were told in writing so many days before an increase of rent or charges.",
    "days",
)

# The reporting year of a landlord, and complaints in two stages
fact_kind("reporting_year.ended", "A year on which the landlord reports ended.")
fact_kind("return.submitted", "The return for a year was sent to the regulator.")
fact_kind("performance_report.published", "The landlord's report to its tenants on a year was published.")
fact_kind("assurance_statement.submitted", "The statement of assurance for a year was sent to the regulator.")
fact_kind("board.report_received", "The board was given a report.")
fact_kind("complaint.received", "A complaint came in.")
fact_kind("complaint.stage_1_answered", "A complaint was answered at its first stage.")
fact_kind("complaint.stage_2_started", "A complaint came to its second stage, from the first or at once.")
fact_kind("complaint.stage_2_acknowledged", "The second stage of a complaint was acknowledged.")
fact_kind(
    "complaint.stage_2_points_agreed",
    "The points of a complaint and what the customer hopes for were agreed.",
)
fact_kind("complaint.stage_2_answered", "A complaint was answered at its second stage.")
fact_kind("complaint.stage_2_extended", "The second stage of a complaint was given more time.")
fact_kind("complaint.stage_2_extension_told", "A customer was told the new date of the second stage.")
fact_kind("complaint.ombudsman_named", "A customer was told of the ombudsman and by when to go there.")
fact_kind("survey.drafted", "A survey was drafted.")
fact_kind(
    "survey.questions_reviewed", "Involved customers looked at the questions of a survey before it went out."
)

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
fact_kind("framework.called_review_done", "The review that was called for took place.")
fact_kind("framework.review_called", "A review of the engagement framework was called for.", "days")
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
