"""Keep every change of a model in an append-only table beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import pghistory
import pgtrigger
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


def append_only() -> pgtrigger.Protect:
    """A trigger that lets rows in and never lets them change or go."""
    return pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)


def tracked(*, exclude: list[str] | None = None) -> Callable[[M], M]:
    """Keep each insert, update and delete of the model, with the command's context, where nothing can be taken out again."""

    def track(model: M) -> M:
        options: dict[str, Any] = {"exclude": exclude} if exclude else {}
        return pghistory.track(  # type: ignore[no-any-return]
            pghistory.InsertEvent(),
            pghistory.UpdateEvent(),
            pghistory.DeleteEvent(),
            append_only=True,
            level=pghistory.Statement,
            meta={"triggers": [no_truncate()]},
            **options,
        )(model)

    return track
