"""Doors: every view declares who may use it, and a middleware holds it to that.

A view without a door does not answer. A GET cannot write: the cursor refuses.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.utils.http import urlencode

from sayso.foundations.access import proofs
from sayso.foundations.access.permissions import CUSTOMERS, STAFF, Permission, Role

View = TypeVar("View", bound=Callable[..., Any])
Handler = Callable[[HttpRequest], HttpResponse]


@dataclass(frozen=True)
class Door:
    """Who may use a view: anyone, those signed in, or the roles of a permission."""

    kind: str  # public | mine | staff | permission
    permission: Permission | None = None
    writes_on_get: str = ""  # the reason, where a GET must write
    before_second_factor: bool = False  # where staff set their second factor up
    fresh: bool = False  # asks for a fresh proof of who sits there; see `proofs`

    @property
    def roles(self) -> frozenset[Role] | None:
        """The roles let through; None means everybody, signed in or not."""
        if self.kind == "public":
            return None
        if self.kind == "mine":
            return CUSTOMERS
        if self.kind == "staff":
            return STAFF
        assert self.permission is not None
        return self.permission.roles


def _hang(door: Door) -> Callable[[View], View]:
    def mark(view: View) -> View:
        view.door = door  # type: ignore[attr-defined]
        return view

    return mark


def public(view: View) -> View:
    """Anyone may use this view."""
    return _hang(Door("public"))(view)


def public_writing_on_get(reason: str) -> Callable[[View], View]:
    """Anyone may use this view, and its GET writes, for the reason given."""
    return _hang(Door("public", writes_on_get=reason))


def mine(view: View) -> View:
    """Signed-in customers, each for what is their own."""
    return _hang(Door("mine"))(view)


def staff(view: View) -> View:
    """Any member of staff who is signed in with both factors."""
    return _hang(Door("staff"))(view)


def staff_freshly(view: View) -> View:
    """Any member of staff, with a fresh proof that it is they."""
    return _hang(Door("staff", fresh=True))(view)


def staff_before_second_factor(*, fresh: bool) -> Callable[[View], View]:
    """Staff who have given a password, and are on their way to a second factor."""
    return _hang(Door("staff", before_second_factor=True, fresh=fresh))


def needs(permission: Permission, *, writes_on_get: str = "", fresh: bool = False) -> Callable[[View], View]:
    """Those whose role holds the permission.

    `writes_on_get` is the reason, where a GET must write; `fresh` asks to prove again who it is, before grave acts.
    """
    return _hang(Door("permission", permission, writes_on_get, fresh=fresh))


METHODS = ("GET", "HEAD", "OPTIONS", "POST")  # the only ways to ask that any page or address of ours knows
# Doors of views that other packages bring, by the view's dotted name.
THIRD_PARTY: dict[str, Door] = {}


def door_of(view: Callable[..., Any]) -> Door | None:
    """Return the door a view declares, or None."""
    found = getattr(view, "door", None) or getattr(getattr(view, "view_class", None), "door", None)
    if found is not None:
        return found  # type: ignore[no-any-return]
    name = f"{view.__module__}.{getattr(view, '__qualname__', type(view).__name__)}"
    return THIRD_PARTY.get(name)


_READS = (
    "SELECT",
    "WITH",
    "SAVEPOINT",
    "RELEASE",
    "ROLLBACK",
    "SET",
    "SHOW",
    "DECLARE",
    "FETCH",
    "CLOSE",
    "EXPLAIN",
)


_WRITES = re.compile(r"\b(INSERT INTO|UPDATE|DELETE FROM|MERGE INTO)\b")


class WriteOnGet(Exception):
    """A view tried to change something while answering a GET."""


def _read_only(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any) -> Any:
    words = sql if isinstance(sql, str) else sql.as_string(context["connection"].connection)
    start = words.lstrip(" (\n").upper()
    if not start.startswith(_READS) or (start.startswith("WITH") and _WRITES.search(start)):
        raise WriteOnGet(f"A GET may not write: {words[:120]}")
    return execute(sql, params, many, context)


def sign_in_address(door: Door, request: HttpRequest) -> str:
    """Where a person who is not signed in goes first, and comes back from."""
    way = "/sign-in/" if door.kind == "mine" or door.roles == CUSTOMERS else "/staff/sign-in/"
    return f"{way}?{urlencode({'next': request.get_full_path()})}"


def may_enter(user: Any, door: Door) -> bool:
    """Whether the user's roles open the door."""
    roles = door.roles
    return roles is None or bool(roles & user.roles)


class DoorMiddleware:
    """Hold every view to its declared door, innermost of all middleware."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if request.path.startswith(settings.STATIC_URL):
            return None
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        door = door_of(view)
        if door is None:
            raise ImproperlyConfigured(f"{view.__module__} has a view without a door: {request.path}")
        if door.roles is not None:
            user = request.user
            if not user.is_authenticated:
                return redirect(sign_in_address(door, request))
            if getattr(user, "lacks_second_factor", False) and not door.before_second_factor:
                return redirect(
                    f"/staff/second-factor/set-up/?{urlencode({'next': request.get_full_path()})}"
                )
            if not may_enter(user, door):
                raise PermissionDenied
            if door.fresh and not proofs.is_fresh(request):
                return proofs.ask(request)
        if request.method in ("GET", "HEAD", "OPTIONS") and not door.writes_on_get:
            with connection.execute_wrapper(_read_only):
                response = view(request, *args, **kwargs)
                if hasattr(response, "render") and not response.is_rendered:
                    response = response.render()
            return response  # type: ignore[no-any-return]
        return None
