"""The named cast of every app's tests: a landlord, places, homes, customers, staff.

Each function makes one thing with sensible defaults and returns it; every default can be
given instead. `sign_in(client, user)` puts anyone behind a test client, staff with the second
factor that their doors ask for.

    def test_an_officer_sees_the_list(client):
        sign_in(client, a_user(Role.FRONTLINE))
        assert client.get("/staff/people/").status_code == 200
"""

from __future__ import annotations

import itertools
import time
from datetime import date
from typing import Any

from allauth.mfa.models import Authenticator

from sayso.foundations.access.permissions import CUSTOMERS, ROLE_NAMES, Role
from sayso.people.enums import Channel, CustomerKind, Nation, PlaceKind, SchemeKind, UserKind
from sayso.people.models import (
    Customer,
    Home,
    Landlord,
    Place,
    RoleHolding,
    Tenancy,
    TenancyPerson,
    User,
)
from sayso.people.rules.devices import browser_and_system

LONG_AGO = date(2020, 1, 6)
TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # the second factor of everyone in the cast
BACKEND = "sayso.people.views.accounts.SessionBackend"
_number = itertools.count(1)


def a_landlord(name: str = "Northfield Homes", **fields: Any) -> Landlord:
    """The landlord of that name: the same one each time it is asked for."""
    slug = fields.pop("slug", name.lower().replace(" ", "-"))
    given = {"name": name, "nation": Nation.SCOTLAND, **fields}
    return Landlord.objects.get_or_create(slug=slug, defaults=given)[0]


def a_place(
    landlord: Landlord | None = None,
    name: str = "Mill Lane",
    kind: str = PlaceKind.ESTATE,
    parent: Place | None = None,
    **fields: Any,
) -> Place:
    """An estate, or what `kind` says, under `parent`, with its path kept."""
    if kind == PlaceKind.SCHEME:
        fields.setdefault("scheme_kind", SchemeKind.GENERAL)
    place = Place.objects.create(
        landlord=landlord or (parent.landlord if parent else a_landlord()),
        name=name,
        kind=kind,
        parent=parent,
        source_key=fields.pop("source_key", f"P{next(_number)}"),
        **fields,
    )
    place.path = f"{parent.path if parent else '/'}{place.pk}/"
    place.save(update_fields=["path"])
    return place


def a_home(place: Place | None = None, **fields: Any) -> Home:
    """A home in the place."""
    at = next(_number)
    place = place or a_place()
    given = {
        "landlord": place.landlord,
        "source_key": f"H{at}",
        "address": f"{at} Mill Lane, Northfield",
        "postcode": "NF1 1AA",
        **fields,
    }
    return Home.objects.create(place=place, **given)


def a_customer(
    landlord: Landlord | None = None,
    name: str = "Moira Campbell",
    home: Home | None = None,
    place: Place | None = None,
    **fields: Any,
) -> Customer:
    """A tenant; with a home, in a tenancy of it. Ask for a place to have a home made there."""
    at = next(_number)
    if place and not home:
        home = a_home(place)
    given: dict[str, Any] = {
        "kind": CustomerKind.TENANT,
        "email": f"customer{at}@example.org",
        "channel": Channel.EMAIL,
        "source": "cast",
        "source_key": f"C{at}",
        **fields,
    }
    customer = Customer.objects.create(
        landlord=landlord or (home.landlord if home else a_landlord()),
        full_name=name,
        home=home,
        place=home.place if home else None,
        **given,
    )
    if home:
        tenancy = Tenancy.objects.create(home=home, source_key=f"T{at}", starts_on=LONG_AGO)
        TenancyPerson.objects.create(tenancy=tenancy, customer=customer)
    return customer


def a_user(
    role: Role | str = Role.ENGAGEMENT,
    landlord: Landlord | None = None,
    place: Place | None = None,
    customer: Customer | None = None,
    **fields: Any,
) -> User:
    """Someone who signs in with the role: over a landlord, or only a place of it.

    With the role of a customer (or an involved customer), a customer is made too.
    """
    at = next(_number)
    role = Role(role)
    landlord = landlord or (place.landlord if place else customer.landlord if customer else a_landlord())
    if role in CUSTOMERS:
        customer = customer or a_customer(landlord, place=place)
        user = User(kind=UserKind.CUSTOMER, name=customer.full_name, landlord=landlord, customer=customer)
    else:
        name = fields.pop("name", f"{ROLE_NAMES[role]} {at}")
        email = fields.pop("email", f"staff{at}@example.org")
        user = User(kind=UserKind.STAFF, name=name, landlord=landlord, email=email)
    for field, value in fields.items():
        setattr(user, field, value)
    user.set_unusable_password()
    user.save()
    if role is not Role.CUSTOMER:
        RoleHolding.objects.create(user=user, role=role, landlord=landlord, place=place, starts_on=LONG_AGO)
    return user


def sign_in(client: Any, user: User, *, fresh: bool = True) -> User:
    """Sign the user in to the test client; a member of staff has a second factor set up, and has just proved it."""
    if user.kind == UserKind.STAFF:
        Authenticator.objects.get_or_create(
            user=user, type=Authenticator.Type.TOTP, defaults={"data": {"secret": TOTP_SECRET}}
        )
    client.force_login(user, backend=BACKEND)
    session, now = client.session, time.time()
    browser, system = browser_and_system(client.defaults.get("HTTP_USER_AGENT", ""))
    session.update(
        {"began": now, "seen": now, "browser": browser, "system": system}
    )  # as after the first page
    if fresh:
        session["account_authentication_methods"] = [{"method": "password", "at": now}]
        session["account_authentication_methods_user"] = str(user.pk)
    session.save()
    return user
