"""Background work. Everything that knows Procrastinate is here, so that it can be replaced.

A job may run twice (its worker was killed after the work and before the tick), so every job
asks the database what is still to be done.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import AlreadyEnqueued

HEARTBEAT_LOST_SECONDS = 30
Job = Callable[..., None]


def job(name: str, *, attempts: int = 5) -> Callable[[Job], Any]:
    """Declare a job. A failed one is tried again, later each time."""
    return app.task(name=name, retry=RetryStrategy(max_attempts=attempts, exponential_wait=3))  # type: ignore[no-any-return]


def periodic(name: str, cron: str) -> Callable[[Job], Any]:
    """Declare a job that runs by the clock (five- or six-field cron)."""

    def declare(function: Job) -> Any:
        def run(context: JobContext, timestamp: int) -> None:
            function()

        task = app.task(name=name, pass_context=True, queueing_lock=name)(run)
        app.periodic(cron=cron)(task)
        return task

    return declare


def enqueue(task: Any, *, once: str = "", **arguments: Any) -> None:
    """Queue a job when the transaction commits. `once` keeps a second one like it from waiting."""

    def defer() -> None:
        if once and ProcrastinateJob.objects.filter(queueing_lock=once, status="todo").exists():
            return
        try:
            with transaction.atomic():
                task.configure(queueing_lock=once or None).defer(**arguments)
        except AlreadyEnqueued:
            return  # one like it is waiting already and will do the work

    transaction.on_commit(defer)


async def retry_stalled() -> int:
    """Queue again the jobs of workers whose heartbeat has stopped. Returns how many."""
    manager = app.job_manager
    stalled = await manager.get_stalled_jobs(seconds_since_heartbeat=HEARTBEAT_LOST_SECONDS)
    for one in stalled:
        await manager.retry_job(one)
    return len(list(stalled))
