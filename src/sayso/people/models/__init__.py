"""The register: landlords, places, homes, customers, staff."""

from sayso.people.models.customers import Customer, Representative, Tenancy, TenancyPerson
from sayso.people.models.imports import ImportMemory, ImportRun, ImportSource, SourceRecord
from sayso.people.models.places import Home, Landlord, Place
from sayso.people.models.users import RoleHolding, User

__all__ = [
    "Customer",
    "Home",
    "ImportMemory",
    "ImportRun",
    "ImportSource",
    "Landlord",
    "Place",
    "Representative",
    "RoleHolding",
    "SourceRecord",
    "Tenancy",
    "TenancyPerson",
    "User",
]
