"""The register: landlords, places, homes, customers, staff."""

from sayso.people.models.customers import Customer, Representative, Tenancy, TenancyPerson
from sayso.people.models.deliveries import Delivery
from sayso.people.models.duplicates import Merge, PossibleDuplicate
from sayso.people.models.erasures import Erasure
from sayso.people.models.imports import ImportMemory, ImportRun, ImportSource, SourceRecord
from sayso.people.models.online import GettingOnline, OnlineHelp
from sayso.people.models.places import Home, Landlord, Place
from sayso.people.models.profiles import TypicalProfile
from sayso.people.models.retention import RetentionRule, RetentionRun
from sayso.people.models.segments import Segment
from sayso.people.models.sensitive import CharacteristicAnswer, CustomerNeed, NeedMet, SensitiveView
from sayso.people.models.sessions import Session
from sayso.people.models.users import RoleHolding, User
from sayso.people.models.work_accounts import WorkAccount

__all__ = [
    "CharacteristicAnswer",
    "Customer",
    "CustomerNeed",
    "Delivery",
    "Erasure",
    "GettingOnline",
    "Home",
    "ImportMemory",
    "ImportRun",
    "ImportSource",
    "Landlord",
    "Merge",
    "NeedMet",
    "OnlineHelp",
    "Place",
    "PossibleDuplicate",
    "Representative",
    "RetentionRule",
    "RetentionRun",
    "RoleHolding",
    "Segment",
    "SensitiveView",
    "Session",
    "SourceRecord",
    "Tenancy",
    "TenancyPerson",
    "TypicalProfile",
    "User",
    "WorkAccount",
]
