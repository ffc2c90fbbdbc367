"""Named permissions and the roles that hold them.

Each app declares its own in its `permissions.py`; the register here makes the role × URL
matrix possible.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """The roles of a landlord's engagement (requirement RU2)."""

    CUSTOMER = "customer"
    INVOLVED = "involved"
    FRONTLINE = "frontline"
    ENGAGEMENT = "engagement"
    MANAGER = "manager"
    COMPLAINTS = "complaints"
    ADVISER = "adviser"
    DIRECTOR = "director"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


ROLE_NAMES: dict[Role, str] = {
    Role.CUSTOMER: "Customer",
    Role.INVOLVED: "Involved customer",
    Role.FRONTLINE: "Frontline officer",
    Role.ENGAGEMENT: "Engagement officer",
    Role.MANAGER: "Manager",
    Role.COMPLAINTS: "Complaints handler",
    Role.ADVISER: "Independent adviser",
    Role.DIRECTOR: "Executive or board",
    Role.AUDITOR: "Auditor",
    Role.ADMINISTRATOR: "Administrator",
}

CUSTOMERS = frozenset({Role.CUSTOMER, Role.INVOLVED})
STAFF = frozenset(set(Role) - CUSTOMERS)
# Staff who may see who a customer is. An adviser and an auditor never need a name.
CASEWORKERS = frozenset({Role.FRONTLINE, Role.ENGAGEMENT, Role.MANAGER, Role.COMPLAINTS, Role.ADMINISTRATOR})


@dataclass(frozen=True)
class Permission:
    """One thing that someone may do. `name` is `app.verb_noun`; `says` is for the matrix."""

    name: str
    says: str
    roles: frozenset[Role]


REGISTER: dict[str, Permission] = {}


def permission(name: str, says: str, roles: frozenset[Role] | set[Role]) -> Permission:
    """Declare a permission once; a second one of the same name is a mistake."""
    if name in REGISTER:
        raise ValueError(f"The permission {name} is declared twice.")
    made = Permission(name, says, frozenset(roles))
    REGISTER[name] = made
    return made
