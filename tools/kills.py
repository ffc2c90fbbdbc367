"""`python -m tools.kills 100 [seed]`: kill database, web, worker and import at random moments of a day; lose nothing."""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from tools.bench.ground import ground
from tools.day import Day, wrong_with
from tools.nodes import KEY, Node, kill_all

from sayso.foundations.database.embedded import Server

TARGETS = ("database", "web", "worker", "import")


def main() -> int:
    """Kill so many times as said. Returns 0 where nothing acknowledged was lost and nothing doubled."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    rng = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 20261126)
    with ground() as server, tempfile.TemporaryDirectory(prefix="sayso-kills-") as folder:
        from sayso.communications.tests.postroom import a_mail_server

        with a_mail_server() as (box, post):
            env = {"SAYSO_SMTP": f"smtp://127.0.0.1:{post}", "SAYSO_FROM_EMAIL": "hello@northfield.example"}
            web, worker = (Node(part, Path(folder) / part, server.url, env) for part in ("web", "worker"))
            try:
                for one in (web, worker):
                    one.start()
                for one in (web, worker):
                    one.ready()
                return _run(times, rng, server, web, worker, _a_day(web, folder, box))
            finally:
                for one in (web, worker):
                    one.stop()


def _a_day(web: Node, folder: str, box: Any) -> Day:
    from django.conf import settings
    from tools.bench.web import signed_in

    from sayso.foundations.access.permissions import Role
    from sayso.people.tests.cast import a_landlord, a_user

    settings.SECRET_KEY = KEY
    officer = a_user(Role.ENGAGEMENT, a_landlord())
    return Day(web, Path(folder), signed_in(officer), officer, box)


def _run(times: int, rng: random.Random, server: Server, web: Node, worker: Node, day: Day) -> int:
    began, killed, wrong = time.monotonic(), Counter[str](), list[str]()
    day.begin()
    targets = [TARGETS[n % len(TARGETS)] for n in range(times)]
    rng.shuffle(targets)
    for target in targets:
        time.sleep(rng.uniform(0.3, 4))
        _kill(target, server, web, worker, day)
        killed[target] += 1
        wrong = wrong_with(day)
        if wrong or day.trouble:
            break
    day.end()
    _let_the_post_go(worker)
    wrong += wrong_with(day, whole=True) + [str(one) for one in day.trouble]
    _tell(killed, day, wrong, time.monotonic() - began)
    return 1 if wrong else 0


def _kill(target: str, server: Server, web: Node, worker: Node, day: Day) -> None:
    for one in (web, worker):
        one.keep_up()
    if target == "database":
        assert server.process is not None
        kill_all(server.process.pid)
        server.process.wait()
        server.start()
    elif target == "import":
        while day.importing is None or day.importing.poll() is not None:
            time.sleep(0.02)
        day.importing.kill()
    else:
        node = web if target == "web" else worker
        while not node.kill_child():
            node.keep_up()
            time.sleep(0.05)


def _let_the_post_go(worker: Node) -> None:
    from sayso.communications.models import Message

    end = time.monotonic() + 240
    while time.monotonic() < end:
        worker.keep_up()
        if not Message.objects.filter(state__in=["waiting", "handing_over"]).exists():
            return
        time.sleep(0.5)


def _tell(killed: Counter[str], day: Day, wrong: list[str], seconds: float) -> None:
    from sayso.communications.models import Message

    unsure = Message.objects.filter(state="unconfirmed").count()
    print(f"Killed {killed.total()} times in {seconds:.0f} s: {dict(killed)}")
    print(f"Acknowledged: {len(day.said)} voices, {len(day.answered)} answers, {len(day.published)} changes, "
          f"{day.imported} imports; tried again: {dict(day.again)}")  # fmt: skip
    print(f"E-mails: {len(day.box.taken)} arrived, {unsure} listed for a person to judge")
    print("\n".join(wrong[:20]) or "Nothing lost, nothing doubled.")


if __name__ == "__main__":
    sys.exit(main())
