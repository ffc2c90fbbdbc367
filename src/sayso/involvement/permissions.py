"""Who may see groups, and who runs them. Advisers and auditors never need the names of members."""

from sayso.foundations.access.permissions import CASEWORKERS, Role, permission

SEE_GROUPS = permission(
    "involvement.see_groups", "See groups, their members, meetings and papers", CASEWORKERS
)
RUN_GROUPS = permission(
    "involvement.run_groups", "Add members, call meetings, add papers, publish minutes",
    {Role.FRONTLINE, Role.ENGAGEMENT, Role.MANAGER, Role.ADMINISTRATOR},
)  # fmt: skip
OPEN_GROUPS = permission(
    "involvement.open_groups", "Open and close groups", {Role.ENGAGEMENT, Role.MANAGER, Role.ADMINISTRATOR}
)
