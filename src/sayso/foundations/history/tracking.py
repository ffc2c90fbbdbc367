"""Keep every change of a model in an append-only table beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import pghistory
import pghistory.trigger
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


class _CopyOfChanged(pghistory.trigger.Event):
    """Copies the rows of an UPDATE that are different now.

    Found by taking away what was from what is. A join of the two is planned once for a session, perhaps for a single row, and then
    goes through every pair of rows.
    """

    def get_func_template_kwargs(self, model: type[models.Model]) -> dict[str, Any]:
        kept = {one.name for one in self.event_model._meta.fields}
        columns = [one.column for one in model._meta.local_fields if one.name in kept]
        was, now = (", ".join(f'{when}."{one}"' for one in columns) for when in ("old_values", "new_values"))
        changed = f"(SELECT {now} FROM new_values EXCEPT ALL SELECT {was} FROM old_values) AS new_values"  # noqa: S608
        return {**super().get_func_template_kwargs(model), "cond_new_values": changed}


class _Update(pghistory.UpdateEvent):
    def add_event_trigger(self, event_model: Any) -> None:
        copy = _CopyOfChanged(
            event_model=event_model, label=self.label, name=self.trigger_name, row=self.row, operation=self.operation,
            condition=self.condition, level=self.level,
        )  # fmt: skip
        pgtrigger.register(copy)(event_model.pgh_tracked_model)


def _index_only_whose(model: Any) -> None:
    """Of what history points to, only whose a row is is looked for: to take a person out (decision 13)."""
    sought = {*getattr(getattr(model, "PersonalData", None), "whose", ()), "pgh_obj", "pgh_context"}
    for field in model.pgh_event_model._meta.local_fields:
        if field.is_relation and field.name not in sought:
            field.db_index = False


def tracked(*, exclude: list[str] | None = None) -> Callable[[M], M]:
    """Keep each insert, update and delete of the model, with the command's context, where nothing can be taken out again."""

    def track(model: M) -> M:
        options: dict[str, Any] = {"exclude": exclude} if exclude else {}
        pghistory.track(
            pghistory.InsertEvent(),
            _Update(),
            pghistory.DeleteEvent(),
            level=pghistory.Statement,
            meta={"triggers": [append_only(), no_truncate()]},
            **options,
        )(model)
        _index_only_whose(model)
        return model

    return track


def history_of(model: type[models.Model]) -> type[models.Model] | None:
    """The table that keeps what a model's rows were, or None where none does."""
    return next((one for one in apps.get_models() if getattr(one, "pgh_tracked_model", None) is model), None)


def versions(row: models.Model) -> list[Any]:
    """A row as it is, and then as it was, oldest first."""
    history = history_of(type(row))
    past = history._default_manager.filter(pgh_obj=row.pk).order_by("pgh_id") if history else []
    return [row, *past]
