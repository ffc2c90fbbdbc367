"""Doors of messages and letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest

if TYPE_CHECKING:
    from sayso.people.models import User


class StaffRequest(HttpRequest):
    """A request whose door let only signed-in staff through."""

    user: User  # type: ignore[assignment]
