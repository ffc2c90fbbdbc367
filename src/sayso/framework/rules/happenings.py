"""What begins by itself at a landlord, how often a month on average, and what it is called."""

from __future__ import annotations

from typing import NamedTuple


class Happening(NamedTuple):
    """How often a month, its title, and the days agreed for it where it carries them."""

    a_month: float
    title: str
    days: int | None = None


def _read(text: str) -> dict[str, Happening]:
    found = {}
    for line in filter(None, text.splitlines()):
        kind, rate, title, *days = (part.strip() for part in line.split("|"))
        found[kind] = Happening(float(rate), title, int(days[0]) if days else None)
    return found


# At the end of each of the landlord's years, and not by chance.
YEAR_ENDED = "reporting_year.ended"

HAPPENS = _read("""
activity.held                        | 4    | Community day
adverse_event.received               | 1    | Near miss
change.made                          | 2    | Change to a service
complaint.closed                     | 5    | Closed complaint
complaint.panel_requested            | 0.2  | Complaint for the panel
complaint.received                   | 8    | Complaint
complaint.refused                    | 0.3  | Refused complaint
complaint.stage_1_extended           | 0.5  | Complaint with more time
complaint.stage_2_extended           | 0.3  | Second-stage complaint with more time
complaint.stage_2_started            | 1.5  | Second-stage complaint
complaint_code.suspended             | 0.05 | Time in which the code could not be kept
compliment.received                  | 6    | Compliment
customer_project.started             | 0.2  | Customer project                          | 60
decent_homes.exemption_agreed        | 0.05 | Exemption from the standard
decision_paper.presented             | 3    | Paper
emergency_hazard.reported            | 2    | Emergency hazard
enquiry.received                     | 20   | Enquiry
event.planned                        | 0.3  | Open event
expense.claimed                      | 3    | Claim for expenses
fixed_term.nearing_end               | 0.5  | Fixed term near its end
format.requested                     | 2    | Request for a format
fund.application_received            | 1    | Application to the fund
fund.awarded                         | 0.5  | Award from the fund
fund.left_unspent                    | 0.1  | Unspent grant
group.help_requested                 | 0.5  | Help for a group
hazard.cannot_be_made_safe           | 0.2  | Hazard that could not be made safe
hazard.confirmed                     | 2    | Confirmed hazard
hazard.more_work_needed              | 1    | Hazard that needs more work
hazard.reported                      | 3    | Hazard
hazard.visit_requested               | 0.3  | Hazard to look at again
information.requested                | 1    | Request for information
information.review_requested         | 0.1  | Refused request to look at again
inspection.held                      | 1    | Inspection
interest.received                    | 8    | Someone who asked to get involved
involvement.started                  | 3    | Newly involved customer
letting.made                         | 8    | Letting
management_change.proposed           | 0.1  | Change of manager
meeting.held                         | 1    | Meeting
new_homes.community_started          | 0.1  | New community
ombudsman.assessment_requested       | 0.05 | Assessment the ombudsman asked for
ombudsman.report_received            | 0.2  | Report of the ombudsman
organisation.restructured            | 0.05 | New structure
performance.concern_raised           | 0.3  | Concern about performance
policy.drafted                       | 0.5  | Draft policy
policy.review_started                | 0.5  | Policy review
procurement.started                  | 0.3  | Purchase
project.finished                     | 0.3  | Finished project
project.started                      | 0.3  | Strategic project
proposal.made                        | 0.5  | Proposal
publication.drafted                  | 0.5  | Draft publication
recommendation.accepted              | 0.5  | Recommendation
recruitment.planned                  | 1    | Interview
rent.increase_planned                | 0.08 | Rent increase
repair.completed                     | 18   | Completed repair
repair.ordered                       | 20   | Repair
report.published                     | 0.1  | Report
reporting_year.ended                 | 0    | Year to
right_to_manage.accepted             | 0.05 | Right to manage, accepted
right_to_manage.actions_completed    | 0.05 | Right to manage, actions done
right_to_manage.competence_found     | 0.05 | Right to manage, found able
safety.action_required               | 3    | Safety action
scrutiny.review_started              | 0.2  | Scrutiny review
section_20.contract_made             | 0.2  | Contract for works
section_20.observation_received      | 1    | Observation of a leaseholder
self_management.approved             | 0.05 | Self-management
service.change_considered            | 0.5  | Service that may change
service.share_heard                  | 0.5  | Change to a service
service_request.disputed             | 1    | Disputed request
standards.breach_found               | 0.1  | Breach of a standard
standards.self_assessed              | 0.05 | Self-assessment
strategy.adopted                     | 0.1  | Adopted strategy
strategy.drafted                     | 0.2  | Strategy
support.requested                    | 2    | Support to take part
survey.closed                        | 0.5  | Survey of opinion
survey.drafted                       | 0.1  | Draft survey
survey.issued                        | 0.1  | Survey
tenancy.ended                        | 0.5  | Someone who left
tenancy.first_year_ended             | 4    | First year in a home
tenancy.move_required                | 0.5  | Tenant who has to move
tenant_organisation.applied          | 0.1  | Organisation to be registered
tenant_organisation.recognised       | 0.1  | Recognised organisation
tenant_organisation.removal_proposed | 0.03 | Organisation to be taken off
training.requested                   | 2    | Training asked for
walk.held                            | 1    | Estate walk
""")
