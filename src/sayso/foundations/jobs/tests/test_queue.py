"""The queue's clock, and a job that a killed worker left."""

import asyncio
from datetime import UTC, datetime

import croniter
import pytest
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from sayso.foundations.jobs import queue, tasks


def test_stalled_jobs_are_looked_for_every_ten_seconds():
    task = next(
        one for one in app.periodic_registry.periodic_tasks.values() if one.task.name == "jobs.retry_stalled"
    )
    start = datetime(2026, 11, 22, 3, 0, 1, tzinfo=UTC).timestamp()
    ticks = croniter.croniter(task.cron, start, ret_type=float)
    assert [round(ticks.get_next() - start) for _ in range(3)] == [9, 19, 29]
    assert tasks.retry_stalled.name == "jobs.retry_stalled"


@pytest.mark.django_db
def test_one_that_waits_already_does_the_work(django_capture_on_commit_callbacks):
    for _ in range(3):
        with django_capture_on_commit_callbacks(execute=True):
            queue.enqueue(app.tasks["communications.deliver"], once="communications.deliver")
    assert ProcrastinateJob.objects.filter(task_name="communications.deliver").count() == 1
    assert asyncio.iscoroutinefunction(queue.retry_stalled)
