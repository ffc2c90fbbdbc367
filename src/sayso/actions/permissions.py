"""Who may decide, carry out, publish."""

from sayso.foundations.access.permissions import CASEWORKERS, STAFF, Role, permission

SEE_OUTCOMES = permission("actions.see_outcomes", "See decisions, plans and threads", STAFF)
DECIDE = permission(
    "actions.decide", "Decide what becomes of what people said",
    {Role.ENGAGEMENT, Role.MANAGER, Role.COMPLAINTS, Role.DIRECTOR, Role.ADMINISTRATOR},
)  # fmt: skip
PLAN = permission("actions.plan", "Add steps to a plan and tick them off", CASEWORKERS | {Role.DIRECTOR})
PUBLISH = permission(
    "actions.publish", "Publish what was done and tell everyone who spoke",
    {Role.ENGAGEMENT, Role.MANAGER, Role.ADMINISTRATOR},
)  # fmt: skip
