"""Who may hear, sort and answer."""

from sayso.foundations.access.permissions import CASEWORKERS, STAFF, Role, permission

LOG_VOICE = permission("listening.log_voice", "Log what a customer said", CASEWORKERS | {Role.DIRECTOR})
READ_VOICES = permission("listening.read_voices", "Read what customers said, with who said it", CASEWORKERS)
READ_THREADS = permission("listening.read_threads", "Read threads without names", STAFF)
TRIAGE = permission(
    "listening.triage", "Give voices an owner, themes and a place; merge and hand on", CASEWORKERS
)
ANSWER = permission("listening.answer", "Answer the person who spoke", CASEWORKERS)
TAKE_UP_FLAG = permission("listening.take_up_flag", "Take up a flag of danger", CASEWORKERS)
SEE_UNANSWERED = permission(
    "listening.see_unanswered", "See what nobody has answered", CASEWORKERS | {Role.DIRECTOR, Role.AUDITOR}
)
MANAGE_THEMES = permission(
    "listening.manage_themes", "Add, rename and retire themes",
    {Role.ENGAGEMENT, Role.MANAGER, Role.ADMINISTRATOR},
)  # fmt: skip
SEE_REPRESENTATION = permission(
    "listening.see_representation", "See who takes part against who lives here, without names", STAFF
)
ADMIT_CLIENTS = permission("listening.admit_clients", "Make keys for other systems", {Role.ADMINISTRATOR})
