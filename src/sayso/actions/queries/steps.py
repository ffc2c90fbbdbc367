"""Questions about the steps of action plans."""

from __future__ import annotations

from django.db.models import Case, IntegerField, QuerySet, Value, When

from sayso.actions.models import Action, ActionNote
from sayso.actions.queries import outcomes
from sayso.foundations.access.permissions import Permission
from sayso.people.models import User


def _in_order(found: QuerySet[Action]) -> QuerySet[Action]:
    """Open steps first, the one due longest ago at the top; then what was done last."""
    is_done = Case(When(done_at=None, then=Value(0)), default=Value(1), output_field=IntegerField())
    return (
        found.select_related("outcome", "owner").annotate(is_done=is_done).order_by("is_done", "due_on", "pk")
    )


def my_actions(user: User) -> QuerySet[Action]:
    """The open steps that somebody looks after where they work now, late first."""
    mine = Action.objects.filter(owner=user, done_at=None, outcome__landlord__in=user.landlords)
    return _in_order(mine)


def visible_to(viewer: User, permission: Permission) -> QuerySet[Action]:
    """Every step of the outcomes the viewer may see."""
    seen = outcomes.visible_to(viewer, permission).order_by().values("pk")
    return _in_order(Action.objects.filter(outcome__in=seen))


def notes_of(action: Action) -> QuerySet[ActionNote]:
    """What was written about how a step is getting on, oldest first."""
    return ActionNote.objects.filter(action=action).select_related("by").order_by("at", "pk")
