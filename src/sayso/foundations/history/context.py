"""The context every change is kept with: which command, by whom, why.

The rows themselves are written by triggers in the database, so nothing that changes a
tracked table escapes them. Only commands may open a context.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

import pghistory
from django.db import transaction
from pghistory.runtime import _tracker

P = ParamSpec("P")
R = TypeVar("R")


def current() -> str:
    """The id of the context that is open now, by which what it changed can be found again."""
    return str(_tracker.value.id)


def command(function: Callable[P, R]) -> Callable[P, R]:
    """Make a function a command: keyword-only, one transaction, kept with who and why.

    The function takes `by` (anyone with an `actor_name`) and `at` (an aware datetime).
    A command called by another joins its transaction and its context: what it refuses undoes all of it.
    """
    parameters = inspect.signature(function).parameters
    if "by" not in parameters or "at" not in parameters:
        raise TypeError(f"{function.__qualname__} is a command, so it takes `by` and `at`.")
    if any(one.kind is not inspect.Parameter.KEYWORD_ONLY for one in parameters.values()):
        raise TypeError(f"{function.__qualname__} is a command, so its arguments are keyword-only.")
    name = f"{function.__module__.replace('sayso.', '').replace('.commands', '')}.{function.__name__}"

    @functools.wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        if getattr(_tracker, "value", None) is not None:
            return function(*args, **kwargs)
        by: Any = kwargs["by"]
        with (
            transaction.atomic(),
            pghistory.context(command=name, by=by.actor_name, reason=str(kwargs.get("reason") or "")),
        ):
            return function(*args, **kwargs)

    return run
