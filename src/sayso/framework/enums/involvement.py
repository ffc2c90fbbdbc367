"""Kinds of fact about involving customers: asking them first, groups and roles, money, what they find."""

from __future__ import annotations

from sayso.framework.enums.kinds import fact_kind

# Asking first: policies, publications, services and projects
fact_kind("policy.drafted", "A policy that touches customers was drafted.")
fact_kind(
    "policy.customers_consulted", "Customers were asked about a policy before it was put up for approval."
)
fact_kind("policy.feedback_reviewed", "The author of a policy went through what customers said about it.")
fact_kind("policy.put_to_approval", "A policy was put up for approval.")
fact_kind("policy.changes_told", "Customers who were asked about a policy were told what was changed.")
fact_kind("policy.proofread", "Customers read a policy and checked that everyone can use it.")
fact_kind("publication.drafted", "Something for customers was drafted.")
fact_kind("publication.approved_by_customers", "Customers read something for customers and approved it.")
fact_kind("service.customers_consulted", "Customers were asked about a change to a service.")
fact_kind("project.finished", "A project that touches customers was finished.")
fact_kind("project.reviewed_by_customers", "Customers looked at whether a project did what it should.")
fact_kind(
    "customer_project.started", "Involved customers began a project, with so many days agreed for it.", "days"
)
fact_kind("customer_project.remit_agreed", "It was agreed what a project of involved customers is about.")
fact_kind("customer_project.action_plan_made", "An action plan was made for a project of involved customers.")
fact_kind("customer_project.finished", "Involved customers finished a project.")
fact_kind(
    "customer_project.answered",
    "Involved customers were told what the landlord says to the results of their project.",
)
fact_kind("self_management.approved", "Tenants were allowed to run their own homes.")
fact_kind(
    "self_management.agreement_made", "The agreement by which tenants run their own homes was drawn up."
)

# Groups, roles, events and the support of those who take part
fact_kind("group.performance_reviewed", "A group looked at how services perform.")
fact_kind("group.report_received", "A committee, board or group was given a report.")
fact_kind("group.terms_agreed", "A group agreed its terms of reference and code of conduct.")
fact_kind("group.help_requested", "A group of residents asked for help.")
fact_kind("group.help_given", "A group of residents was given help.")
fact_kind("meeting.news_passed_on", "News of a meeting was passed on to involved customers.")
fact_kind("role.appointed", "Someone was given a role.")
fact_kind("election.held", "Customers elected someone.")
fact_kind("event.planned", "An event for customers was planned.")
fact_kind("event.agenda_set_by_customers", "Customers set the agenda of an event.")
fact_kind("event.held", "An event that is open to all customers was held.")
fact_kind("support.requested", "An involved customer asked for help to take part, such as travel.")
fact_kind("support.given", "An involved customer was given help to take part.")
fact_kind("expense.claimed", "An involved customer asked for money they had spent.")
fact_kind("expense.paid", "An involved customer was paid what they had spent.")
fact_kind("conduct.agreed", "An involved customer signed the code of conduct.")
fact_kind(
    "training.satisfaction_reviewed",
    "It was looked at how satisfied involved customers are with their training.",
)
fact_kind("involvement.profile_reviewed", "It was looked at who takes part, and who does not.")
fact_kind("budget.reviewed", "The money for involving customers was looked at.")
fact_kind("spend.compared", "What is spent on involving customers was set beside what others spend.")

# Money that customers share out
fact_kind("fund.made_available", "So much money was put into a fund for customers' projects.", "£")
fact_kind("fund.application_received", "Someone applied to a fund.")
fact_kind("fund.application_assessed", "An application to a fund was assessed.")
fact_kind("fund.awarded", "A fund gave money to a project.")
fact_kind("fund.project_evaluated", "It was looked at what a project that got money brought.")

# Performance, inspections and assurance, and how the framework itself goes
fact_kind("framework.progress_reviewed", "It was looked at how far the engagement framework has come.")
fact_kind(
    "performance.concern_raised", "A figure, or customers, showed that a service is not as it should be."
)
fact_kind(
    "performance.explained",
    "Customers were told why a service is not as it should be, and what is done about it.",
)
fact_kind("indicators.agreed", "Customers agreed the figures and standards by which services are judged.")
fact_kind("inspection.held", "Customers inspected a service.")
fact_kind("inspection.reported", "What customers found in an inspection was reported.")
fact_kind("recommendation.accepted", "What customers advised was accepted.")
fact_kind("recommendation.assigned", "Someone was given the task of doing what customers advised.")
fact_kind("standards.assurance_reported", "What customers found about a standard was reported.")
fact_kind("assessment.completed", "It was assessed how something touches equality or the environment.")
fact_kind("report.seen_by_customers", "Involved customers saw a report.")
fact_kind("report.response_published", "What the governing body says to a report was published.")

# Complaints that an independent panel of tenants looks at
fact_kind(
    "complaint.panel_requested",
    "A customer asked the independent panel of tenants to look at their complaint.",
)
fact_kind("complaint.panel_answered", "The independent panel of tenants answered on a complaint.")
