"""Kinds of fact that law and codes ask about: complaints, hazards, information, tenancies, measures, works."""

from __future__ import annotations

from sayso.framework.enums.kinds import fact_kind

# Who runs the homes, works that leaseholders pay for
fact_kind("management_change.proposed", "A change of landlord, or of how homes are run, was proposed.")
fact_kind(
    "management_change.tenants_consulted",
    "The tenants concerned were asked about a change of landlord or of how homes are run.",
)
fact_kind(
    "management_change.responses_shown",
    "Tenants were shown how their answers on a change of landlord or of how homes are run counted.",
)
fact_kind("right_to_manage.accepted", "A notice of the right to manage was accepted.")
fact_kind("right_to_manage.assessor_requested", "An approved assessor was asked for.")
fact_kind(
    "right_to_manage.competence_reported",
    "The report on whether tenants are able to run their homes was made.",
)
fact_kind("right_to_manage.competence_found", "Tenants were found able to run their homes.")
fact_kind("right_to_manage.actions_completed", "What an assessor had found still to be done was done.")
fact_kind("right_to_manage.assessor_told", "An assessor was told that what was still to be done is done.")
fact_kind("right_to_manage.assessed_again", "An assessor assessed tenants again.")
fact_kind("right_to_manage.voted", "Tenants voted on running their homes.")
fact_kind("right_to_manage.agreement_signed", "The agreement on tenants running their homes was signed.")
fact_kind(
    "section_20.notice_period",
    "Leaseholders had so many days for a notice of works or of an agreement.",
    "days",
)
fact_kind("section_20.estimates_period", "Leaseholders had so many days for the estimates.", "days")
fact_kind(
    "section_20.agreement_works_period",
    "Leaseholders had so many days for a notice of works under an agreement.",
    "days",
)
fact_kind("section_20.estimates", "So many estimates were put to leaseholders.", "estimates")
fact_kind(
    "section_20.contract_made",
    "A contract was made with a company that is neither the cheapest nor one that leaseholders named.",
)
fact_kind("section_20.reasons_told", "Leaseholders were told why a contract was made as it was.")
fact_kind("section_20.observation_received", "A leaseholder said something on works or an agreement.")
fact_kind("section_20.observation_answered", "What a leaseholder said on works or an agreement was answered.")

# Standards and measures
fact_kind("standards.breach_found", "The landlord found that it does not meet a standard, or may not.")
fact_kind("standards.breach_reported", "The regulator was told that a standard is not met, or may not be.")
fact_kind(
    "organisation.restructured", "The landlord was restructured, merged or changed a procedure in a big way."
)
fact_kind("tsm.collected", "The Tenant Satisfaction Measures of a year were gathered and worked out.")
fact_kind("tsm.published", "The Tenant Satisfaction Measures of a year were published.")
fact_kind("tsm.submitted", "The Tenant Satisfaction Measures of a year were sent to the regulator.")
fact_kind(
    "tsm.sample_share",
    "It was worked out how many answered, in each hundred of the sample that is needed.",
    "%",
)

# Complaints in two stages, the complaint code and the ombudsman
fact_kind("complaint.acknowledged", "A complaint was acknowledged.")
fact_kind("complaint.stage_1_extended", "The first stage of a complaint was given more time.")
fact_kind(
    "complaint.stage_1_extra_days",
    "The first stage of a complaint was given so many more working days.",
    "working days",
)
fact_kind(
    "complaint.stage_2_extra_days",
    "The second stage of a complaint was given so many more working days.",
    "working days",
)
fact_kind("complaint.stages", "A complaint was finished after so many stages.", "stages")
fact_kind(
    "complaint.updates_agreed", "It was agreed with a customer how often there is news of their complaint."
)
fact_kind("complaint.refused", "A complaint was not accepted.")
fact_kind(
    "complaint.refusal_explained",
    "A customer was told why a complaint was not accepted, and of the ombudsman.",
)
fact_kind(
    "complaint.refused_for_age", "A complaint was not accepted because it is so many months old.", "months"
)
fact_kind("service_request.disputed", "Someone was not satisfied with the answer to a request.")
fact_kind("service_request.made_complaint", "A request was made a complaint.")
fact_kind("complaint_code.self_assessed", "The landlord judged itself against the complaint code.")
fact_kind(
    "complaint_code.reviewed_by_customers",
    "Customers reviewed how the landlord judges itself against the complaint code.",
)
fact_kind(
    "complaint_code.assessment_sent",
    "The self-assessment against the complaint code was sent to the ombudsman.",
)
fact_kind("complaint_code.assessed_again", "The landlord judged itself against the complaint code again.")
fact_kind("complaint_code.suspended", "Something exceptional made it impossible to keep the complaint code.")
fact_kind(
    "complaint_code.suspension_told",
    "The ombudsman and residents were told that the complaint code cannot be kept for a time.",
)
fact_kind("ombudsman.report_received", "A report of the ombudsman came in.")
fact_kind("ombudsman.report_reviewed_by_customers", "Customers reviewed a report of the ombudsman.")
fact_kind(
    "ombudsman.assessment_requested", "The ombudsman asked for the self-assessment to be looked at again."
)

# Hazards in homes and safety
fact_kind("hazard.reported", "The landlord got to know of a significant hazard in a home.")
fact_kind("hazard.investigated", "A significant hazard was investigated.")
fact_kind("hazard.confirmed", "An investigation ended and found a significant hazard.")
fact_kind("hazard.summary_sent", "The tenant was sent the written summary on a significant hazard.")
fact_kind("hazard.made_safe", "A significant hazard was made safe.")
fact_kind(
    "hazard.more_work_needed",
    "An investigation ended and found that more work is needed, so that a hazard does not come back.",
)
fact_kind(
    "hazard.more_work_arranged",
    "Work against a hazard coming back was begun, or steps were taken to begin it.",
)
fact_kind("hazard.more_work_begun", "Work against a hazard coming back was really begun.")
fact_kind("hazard.cannot_be_made_safe", "A home cannot be made safe in time.")
fact_kind("hazard.household_moved", "A household was found another place to stay while its home is not safe.")
fact_kind("hazard.visit_requested", "A tenant asked for a visit after an investigation without one.")
fact_kind("hazard.visited", "Someone came to look at a hazard.")
fact_kind(
    "hazard.access_attempts", "The landlord said that it could not get in, after so many tries.", "tries"
)
fact_kind("emergency_hazard.reported", "The landlord got to know of an emergency hazard in a home.")
fact_kind("emergency_hazard.investigated", "An emergency hazard was investigated.")
fact_kind("emergency_hazard.made_safe", "An emergency hazard was made safe.")
fact_kind("emergency_hazard.summary_sent", "The tenant was sent the written summary on an emergency hazard.")
fact_kind("safety.action_required", "A safety check found something to be done.")
fact_kind("safety.action_completed", "What a safety check had found to be done was done.")
fact_kind(
    "decent_homes.exemption_agreed",
    "The regulator agreed that homes may be below the Decent Homes Standard for a time.",
)
fact_kind(
    "decent_homes.exemption_explained",
    "Tenants were told why homes are below the Decent Homes Standard, and what the plan is.",
)

# Lettings and tenancies
fact_kind("letting.made", "A home was let or sold.")
fact_kind("letting.recorded", "A letting or sale was recorded in the national system.")
fact_kind("tenancy.move_required", "A tenant has to move.")
fact_kind("tenancy.options_advised", "A tenant who has to move was advised on their options.")
fact_kind("fixed_term.granted", "A tenancy was granted for so many years.", "years")
fact_kind(
    "fixed_term.granted_exceptionally", "A tenancy was, exceptionally, granted for so many years.", "years"
)
fact_kind("fixed_term.nearing_end", "A fixed term is coming to its end.")
fact_kind("fixed_term.decision_told", "A tenant was told in writing whether there will be another term.")
fact_kind("probation.set", "A time of probation of so many months was set.", "months")
fact_kind(
    "probation.extended", "A time of probation was extended, with reasons, to so many months.", "months"
)

# Access to information
fact_kind("information.requested", "A tenant asked for information under the rules on access to information.")
fact_kind("information.answered", "A request for information was answered.")
fact_kind(
    "information.review_requested",
    "Someone asked for the answer to a request for information to be looked at again.",
)
fact_kind(
    "information.review_answered", "It was told what came of looking again at a request for information."
)
