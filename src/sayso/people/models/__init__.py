"""The register: landlords, places, homes, customers, staff."""

from sayso.people.models.customers import Customer, Representative, Tenancy, TenancyPerson
from sayso.people.models.imports import ImportRun, ImportSource, SourceRecord
from sayso.people.models.places import Home, Landlord, Place
from sayso.people.models.sessions import Session
from sayso.people.models.users import RoleHolding, User
from sayso.people.models.work_accounts import WorkAccount

__all__ = [
    "Customer",
    "Home",
    "ImportRun",
    "ImportSource",
    "Landlord",
    "Place",
    "Representative",
    "RoleHolding",
    "Session",
    "SourceRecord",
    "Tenancy",
    "TenancyPerson",
    "User",
    "WorkAccount",
]
