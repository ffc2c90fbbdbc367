"""What may be done with the register, and by whom. Advisers, auditors and directors see nobody's name."""

from sayso.foundations.access.permissions import CASEWORKERS, Role, permission

SEE_PEOPLE = permission("people.see_people", "See who customers are and how to reach them", CASEWORKERS)
SEE_NEEDS = permission(
    "people.see_needs", "See and record what customers need, each look noted",
    {Role.FRONTLINE, Role.ENGAGEMENT, Role.MANAGER, Role.COMPLAINTS},
)  # fmt: skip
SEE_CHARACTERISTICS = permission(
    "people.see_characteristics", "See what customers told of themselves, with a reason, each look noted",
    {Role.ENGAGEMENT, Role.MANAGER},
)  # fmt: skip
SEE_RIGHTS = permission(
    "people.see_rights", "Hand over everything that is held about a customer, with a reason",
    {Role.ENGAGEMENT, Role.MANAGER, Role.ADMINISTRATOR},
)  # fmt: skip
ERASE_PEOPLE = permission(
    "people.erase_people", "Take a customer out of everything for good", {Role.MANAGER, Role.ADMINISTRATOR}
)
EDIT_PEOPLE = permission(
    "people.edit_people", "Register customers and change their details and preferences", CASEWORKERS
)
MERGE_PEOPLE = permission(
    "people.merge_people", "Say that two records are one person, and take them apart again",
    {Role.ENGAGEMENT, Role.MANAGER, Role.ADMINISTRATOR},
)  # fmt: skip
MAKE_SEGMENTS = permission(
    "people.make_segments", "Say by rules which customers are meant, and keep it under a name",
    {Role.ENGAGEMENT, Role.MANAGER, Role.ADMINISTRATOR},
)  # fmt: skip
EXPORT_PEOPLE = permission(
    "people.export_people", "Download lists of customers",
    {Role.ENGAGEMENT, Role.MANAGER, Role.ADMINISTRATOR},
)  # fmt: skip
IMPORT_PEOPLE = permission(
    "people.import_people", "Take in files from the housing system", {Role.ENGAGEMENT, Role.ADMINISTRATOR}
)
SET_RETENTION = permission("people.set_retention", "Say how long records are kept", {Role.ADMINISTRATOR})
ASSIGN_OFFICERS = permission(
    "people.assign_officers", "Say which officer looks after a place",
    {Role.ENGAGEMENT, Role.MANAGER, Role.ADMINISTRATOR},
)  # fmt: skip
MANAGE_STAFF = permission("people.manage_staff", "Add staff, give and end roles", {Role.ADMINISTRATOR})
