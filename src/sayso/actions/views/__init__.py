"""Doors of decisions, plans and changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.http import HttpRequest

from sayso.foundations.refusals import Refusal

if TYPE_CHECKING:
    from sayso.people.models import Landlord, User


class Visit(HttpRequest):
    """A request for a landlord's pages."""

    landlord: Landlord


class StaffRequest(Visit):
    """A request whose door let only signed-in staff through."""

    user: User  # type: ignore[assignment]


def asked(request: HttpRequest, name: str, most: int = 200) -> str:
    """A word of the query string, cut short and without what no database takes."""
    return request.GET.get(name, "").replace("\x00", "")[:most].strip()


def show_refusal(form: forms.Form, refused: Refusal) -> None:
    """Put a command's words beside the field they belong to, or above the form."""
    form.add_error(refused.field if refused.field in form.fields else None, refused.says)
