"""Filters of the inbox that people keep."""

from __future__ import annotations

from datetime import datetime

from sayso.foundations.history.context import command
from sayso.foundations.refusals import Refusal
from sayso.listening.models import SavedView
from sayso.people.models import User


class NameIt(Refusal):
    """A view is kept by a name."""


@command
def keep(*, name: str, query: str, by: User, at: datetime) -> SavedView:
    """Keep the filter under the name, in place of one kept under it before."""
    name = " ".join(name.split())[:80]
    if not name:
        raise NameIt("Give the view a name.", field="name")
    view, _ = SavedView.objects.update_or_create(user=by, name=name, defaults={"query": query[:1000]})
    return view


@command
def forget(*, view: SavedView, by: User, at: datetime) -> None:
    """Keep it no more."""
    view.delete()
