"""A day at a landlord, over and over, by people who try again until they are answered; and what must be true of it."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Callable
from http.client import HTTPException
from pathlib import Path
from typing import Any

from tools.nodes import SAYSO, Node, ask

ROWS = 200  # of each file that is imported


class Day:
    """Three people at work in threads. What was acknowledged to them is noted at that moment."""

    def __init__(self, web: Node, folder: Path, cookie: str, officer: Any, box: Any) -> None:
        self.web, self.folder, self.cookie, self.officer, self.box = web, folder, cookie, officer, box
        self.over = threading.Event()
        self.said: list[int] = []
        self.answered: list[int] = []
        self.published: list[int] = []
        self.imported = 0
        self.importing: subprocess.Popen[bytes] | None = None
        self.again: Counter[str] = Counter()
        self.trouble: list[BaseException] = []
        self.threads = [
            threading.Thread(target=self._at_work, args=(one,), daemon=True)
            for one in (self._say, self._follow_up, self._import)
        ]

    def begin(self) -> None:
        for one in self.threads:
            one.start()

    def end(self) -> None:
        """Let each finish what they are at."""
        self.over.set()
        for one in self.threads:
            one.join(180)

    def _at_work(self, act: Callable[[int], None]) -> None:
        from django.db import connection

        turn = 0
        try:
            while not self.over.is_set():
                act(turn)
                turn += 1
        except BaseException as trouble:
            self.trouble.append(trouble)
        finally:
            connection.close()

    def _until(self, what: str, act: Callable[[], Any]) -> Any:
        """Try until there is an answer, as a patient person does."""
        from django.db import DatabaseError, close_old_connections

        end = time.monotonic() + 150
        while time.monotonic() < end:
            try:
                found = act()
                if found is not None:
                    return found
            except (OSError, HTTPException, DatabaseError):
                close_old_connections()
            self.again[what] += 1
            time.sleep(0.1)
        raise AssertionError(f"no answer to “{what}”")

    def _post(self, what: str, path: str, fields: dict[str, str], leads: str, **more: str) -> None:
        def act() -> bool | None:
            status, to, page = ask(self.web.port, path, fields, **{"visitor": "198.51.100.9", **more})
            if status == 302 and to.startswith(leads):
                return True
            assert status >= 500, f"{what}: {status} {to} {page[:3000]}"
            return None

        self._until(what, act)

    def _say(self, turn: int) -> None:
        fields = {"kind": "idea", "words": f"Bench {turn}", "hear_back": "email", "name": f"Person {turn}",
                  "address": f"p{turn}@example.org", "key": f"{turn:032x}"}  # fmt: skip
        visitor = f"192.0.{turn // 250 % 250}.{turn % 250 + 1}"
        self._post("say", "/say/", fields, "/said/", visitor=visitor)
        self.said.append(turn)
        time.sleep(0.15)

    def _follow_up(self, turn: int) -> None:
        while turn >= len(self.said):
            if self.over.wait(0.1):
                return
        if turn % 2:
            self._publish(turn)
        else:
            self._answer(turn)

    def _voice(self, turn: int) -> Any:
        from sayso.listening.models import Voice

        return self._until("look up", lambda: Voice.objects.get(key=f"say:{turn:032x}"))

    def _answer(self, turn: int) -> None:
        pk = self._voice(turn).pk
        fields = {"answer-words": f"Answer {turn}", "answer-key": f"{turn:032x}"}
        self._post(
            "answer", f"/staff/voices/{pk}/answer/", fields, f"/staff/voices/{pk}/", cookie=self.cookie
        )
        self.answered.append(turn)

    def _publish(self, turn: int) -> None:
        from datetime import UTC, datetime

        from django.utils import timezone

        from sayso.actions.commands import outcomes

        voice = self._voice(turn)
        decided = outcomes.Decided(title=f"Change {turn}", decision="done", owner=self.officer)
        result = outcomes.Result("We want it.", "It is in.", done_on=datetime.now(UTC).date())
        made = self._until("decide", lambda: outcomes.decide(
            landlord=voice.landlord, decided=decided, voices=[voice], key=f"day:{turn}", by=self.officer,
            at=timezone.now()))  # fmt: skip
        self._until("write", lambda: outcomes.write_result(
            outcome=made, result=result, by=self.officer, at=timezone.now()))  # fmt: skip
        path = f"/staff/outcomes/{made.pk}/"
        self._post("publish", f"{path}publish/", {}, path, cookie=self.cookie)
        self.published.append(turn)

    def _import(self, turn: int) -> None:
        from sayso.people.tests.files import a_file, a_row

        path = a_file(
            self.folder / f"{turn}.csv", [a_row(n) for n in range(turn * ROWS + 1, (turn + 1) * ROWS + 1)]
        )

        def act() -> bool | None:
            command = [*SAYSO, "import-customers", str(path), "--data", str(self.folder)]
            self.importing = subprocess.Popen(
                command, env=dict(os.environ), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            return True if self.importing.wait() == 0 else None

        self._until("import", act)
        self.imported += 1
        self.over.wait(1)


def wrong_with(day: Day, *, whole: bool = False) -> list[str]:
    """What is lost or doubled, in sentences. `whole` also counts what was sent, once nothing waits any more."""
    from django.db import connection

    from sayso.actions.models import Outcome
    from sayso.listening.models import Reply, Voice
    from sayso.people.models import Customer

    connection.close()  # it may have died with the database
    said, answered, published, imported = [*day.said], [*day.answered], [*day.published], day.imported
    voices = Counter(Voice.objects.values_list("words", flat=True))
    replies = Counter(Reply.objects.values_list("words", flat=True))
    changes = Counter(Outcome.objects.values_list("title", flat=True))
    public = set(Outcome.objects.exclude(published_at=None).values_list("title", flat=True))
    found = [f"voice {n} is lost" for n in said if f"Bench {n}" not in voices]
    found += [f"answer {n} is lost" for n in answered if f"Answer {n}" not in replies]
    found += [f"change {n} is lost" for n in published if f"Change {n}" not in public]
    for kept in (voices, replies, changes):
        found += [f"{one} is there {count} times" for one, count in kept.items() if count > 1]
    customers = Customer.objects.filter(source_key__startswith="C0").count()
    if customers % ROWS or not imported <= customers // ROWS <= day.imported + 1:  # it goes on meanwhile
        found.append(
            f"{imported} to {day.imported + 1} files of {ROWS} imported, {customers} customers there"
        )
    return found + _wrong_post(day, whole)


def _wrong_post(day: Day, whole: bool) -> list[str]:
    from sayso.communications.models import Message

    sent = Counter((to, _number(content)) for to, content in [*day.box.taken])
    found = [f"{one} was sent {count} times" for one, count in sent.items() if count > 1]
    if whole:
        states = Counter(Message.objects.filter(channel="email").values_list("state", flat=True))
        if len(sent) < states["sent"]:
            found.append(f"{states['sent']} are noted as sent, {len(sent)} arrived")
        left = set(states) - {"sent", "unconfirmed"}
        found += [f"{states[one]} messages are {one}" for one in left]
    return found


def _number(content: bytes) -> str:
    import email
    import email.policy

    return str(email.message_from_bytes(content, policy=email.policy.default)["Message-ID"])
