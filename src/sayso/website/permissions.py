"""What a landlord's own people may change about its front door."""

from sayso.foundations.access.permissions import Role, permission

MANAGE_LANDLORD = permission(
    "website.manage_landlord", "Change the landlord’s name, colours and logo", {Role.ADMINISTRATOR}
)
