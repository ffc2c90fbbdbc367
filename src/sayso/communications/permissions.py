"""Who may see and mend messages, and print letters."""

from sayso.foundations.access.permissions import CASEWORKERS, Role, permission

SEE_MESSAGES = permission(
    "communications.see_messages", "See who was told what, and whether it arrived", CASEWORKERS
)
PRINT_LETTERS = permission(
    "communications.print_letters", "Make and post print batches of letters",
    {Role.ENGAGEMENT, Role.MANAGER, Role.COMPLAINTS, Role.ADMINISTRATOR},
)  # fmt: skip
WRITE_TO_MANY = permission(
    "communications.write_to_many", "Write a notice to many customers, and send it",
    {Role.ENGAGEMENT, Role.MANAGER, Role.ADMINISTRATOR},
)  # fmt: skip
