"""A worker killed in the middle of telling a thousand people: afterwards each has exactly one message."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter

import pytest

from sayso.communications.commands import messages
from sayso.communications.enums import MessageState
from sayso.communications.models import Message
from sayso.communications.rules.routing import Reach
from sayso.communications.tests.postroom import NOON, TESTS, a_mail_server, database_of_tests
from sayso.people.tests.cast import a_landlord

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
WORK = """
import django; django.setup()
from django.utils import timezone
from sayso.communications.commands.delivery import deliver_all
deliver_all(now=timezone.now)
"""
PEOPLE, KILLS = 1_000, 6


def a_worker(port):
    """A process of its own, sending through the server what waits in the tests' database."""
    env = {**os.environ, "DATABASE_URL": database_of_tests(), "SAYSO_SMTP": f"smtp://127.0.0.1:{port}",
           "SAYSO_FROM_EMAIL": "hello@northfield.example"}  # fmt: skip
    return subprocess.Popen([sys.executable, "-c", WORK], env=env, cwd="/")


def queue(people):
    drafts = [
        messages.Draft(f"telling:1:customer:{number}", messages.Recipient(
            f"Person {number}", Reach("email", email=f"p{number}@example.org")), "Told", f"Hello {number}.\n.Bye.")
        for number in range(people)
    ]  # fmt: skip
    messages.queue(landlord=a_landlord(), drafts=drafts, by=TESTS, at=NOON)


def kill(worker):
    worker.send_signal(signal.SIGKILL)
    worker.wait()


def until(true, seconds=600.0):
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.002)


def finish(port):
    """Let workers run, as the minute's sweep would, until nothing waits or hangs in the middle."""
    unfinished = Message.objects.filter(state__in=[MessageState.WAITING, MessageState.HANDING_OVER])
    for _sweep in range(10):
        assert a_worker(port).wait(timeout=600) == 0
        if not unfinished.exists():
            return
        time.sleep(0.2)
    raise AssertionError(f"{unfinished.count()} messages are still waiting")


def test_whoever_is_killed_nobody_is_told_twice_and_everybody_is_accounted_for(capsys):
    queue(PEOPLE)
    rng = random.Random(20261122)
    with a_mail_server() as (box, port):
        for turn in range(KILLS):
            goal = len(box.taken) + rng.randint(20, 120)
            worker = a_worker(port)
            until(lambda: len(box.taken) >= goal)  # noqa: B023
            time.sleep(rng.random() * 0.02)
            kill(worker)
            assert Message.objects.filter(state=MessageState.WAITING).exists(), f"kill {turn} came too late"
        finish(port)
        got = Counter(to for to, _content in box.taken)
    state_of = dict(Message.objects.values_list("to_address", "state"))
    unsure = {to for to, state in state_of.items() if state == MessageState.UNCONFIRMED}
    assert len(state_of) == PEOPLE
    assert max(got.values()) == 1, "somebody was told twice"
    assert {to for to, state in state_of.items() if state == MessageState.SENT} <= set(got)
    assert set(state_of.values()) <= {MessageState.SENT, MessageState.UNCONFIRMED}
    assert set(state_of) - set(got) <= unsure, "somebody was lost without a word"
    assert len(unsure) <= KILLS
    with capsys.disabled():
        print(f"\n{KILLS} kills among {PEOPLE}: {len(got)} received once, {len(unsure)} unconfirmed, of whom "
              f"{len(unsure & set(got))} did receive it")  # fmt: skip


def test_two_workers_at_once_share_the_work():
    queue(300)
    with a_mail_server() as (box, port):
        workers = [a_worker(port), a_worker(port)]
        assert [one.wait(timeout=600) for one in workers] == [0, 0]
        finish(port)
    assert sorted(Counter(to for to, _content in box.taken).values()) == [1] * 300
    assert set(Message.objects.values_list("state", flat=True)) == {MessageState.SENT}


def test_killed_between_the_last_dot_and_the_answer_it_is_listed_as_unconfirmed():
    queue(3)
    with a_mail_server() as (box, port):
        box.answer_slowly = True
        worker = a_worker(port)
        until(lambda: box.taken)
        kill(worker)
        box.answer_slowly = False
        finish(port)
        got = Counter(to for to, _content in box.taken)
    assert got == {f"p{number}@example.org": 1 for number in range(3)}
    states = Counter(Message.objects.values_list("state", flat=True))
    assert states == {MessageState.UNCONFIRMED: 1, MessageState.SENT: 2}
