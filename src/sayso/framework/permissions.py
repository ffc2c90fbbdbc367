"""Who may do what with the framework."""

from sayso.foundations.access.permissions import STAFF, Role, permission

VIEW_BOARD = permission("framework.view_board", "See every promise with its evidence", STAFF)
RECORD_FACT = permission(
    "framework.record_fact",
    "Record what happened, correct it, withdraw it",
    {Role.ENGAGEMENT, Role.MANAGER, Role.FRONTLINE, Role.COMPLAINTS, Role.ADMINISTRATOR},
)
EXCUSE = permission(
    "framework.excuse",
    "Excuse a promise, give it more time, stop its clock",
    {Role.MANAGER, Role.DIRECTOR, Role.ADMINISTRATOR},
)
LOAD_PACK = permission("framework.load_pack", "Put a framework in force", {Role.ADMINISTRATOR})
EDIT_FRAMEWORK = permission(
    "framework.edit", "Write the next edition of the framework, and show it to customers",
    {Role.ENGAGEMENT, Role.MANAGER, Role.ADMINISTRATOR},
)  # fmt: skip
APPROVE_FRAMEWORK = permission(
    "framework.approve", "Record that the named body approved an edition, and put it in force",
    {Role.MANAGER, Role.DIRECTOR, Role.ADMINISTRATOR},
)  # fmt: skip
DRAW_SAMPLE = permission(
    "framework.draw_sample", "Draw closed cases by chance, for a group to look at",
    {Role.ENGAGEMENT, Role.MANAGER, Role.COMPLAINTS, Role.ADMINISTRATOR},
)  # fmt: skip
