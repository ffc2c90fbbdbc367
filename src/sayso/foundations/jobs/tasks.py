"""The queue's own upkeep."""

from procrastinate.contrib.django import app

from sayso.foundations.jobs import queue


@app.periodic(cron="* * * * * */10")
@app.task(name="jobs.retry_stalled", queueing_lock="jobs.retry_stalled")
async def retry_stalled(timestamp: int) -> None:
    """Take up what a killed worker left."""
    await queue.retry_stalled()
