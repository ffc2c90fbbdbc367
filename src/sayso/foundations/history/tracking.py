"""Keep every change of a model in an append-only table beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import pghistory
import pgtrigger
from django.apps import apps
from django.db import models

M = TypeVar("M", bound=type[models.Model])


def no_truncate() -> pgtrigger.Trigger:
    """A trigger that refuses to empty the table at one stroke."""
    return pgtrigger.Trigger(
        name="no_truncate",
        operation=pgtrigger.Truncate,
        level=pgtrigger.Statement,
        when=pgtrigger.Before,
        func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;",
    )


def append_only() -> pgtrigger.Trigger:
    """A trigger that lets rows in and never lets them change or go, except to take a person out (`erasing`)."""
    return pgtrigger.Trigger(
        name="append_only",
        operation=pgtrigger.Update | pgtrigger.Delete,
        when=pgtrigger.Before,
        func="""
IF current_setting('sayso.erasing', true) = 'on' THEN
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
END IF;
RAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;
""",
    )


def tracked(*, exclude: list[str] | None = None) -> Callable[[M], M]:
    """Keep each insert, update and delete of the model, with the command's context, where nothing can be taken out again."""

    def track(model: M) -> M:
        options: dict[str, Any] = {"exclude": exclude} if exclude else {}
        return pghistory.track(  # type: ignore[no-any-return]
            pghistory.InsertEvent(),
            pghistory.UpdateEvent(),
            pghistory.DeleteEvent(),
            level=pghistory.Statement,
            meta={"triggers": [append_only(), no_truncate()]},
            **options,
        )(model)

    return track


def history_of(model: type[models.Model]) -> type[models.Model] | None:
    """The table that keeps what a model's rows were, or None where none does."""
    return next((one for one in apps.get_models() if getattr(one, "pgh_tracked_model", None) is model), None)


def versions(row: models.Model) -> list[Any]:
    """A row as it is, and then as it was, oldest first."""
    history = history_of(type(row))
    past = history._default_manager.filter(pgh_obj=row.pk).order_by("pgh_id") if history else []
    return [row, *past]
