"""One installation of several processes, for those who kill them: a database, web nodes, workers, and a client like a proxy."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import psutil

SAYSO = [sys.executable, "-c", "import sys; from sayso.config.cli import main; sys.exit(main())"]
TOKEN = "a" * 32  # a CSRF cookie and its field
KEY = "only-for-killing"  # signs sessions on every node
PATIENCE = 90.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Stay(urllib.request.HTTPRedirectHandler):
    """Do not follow: where a form leads to is the answer."""

    def redirect_request(self, *_given: object) -> None:
        return None


OPENER = urllib.request.build_opener(Stay)


def ask(
    port: int, path: str, fields: dict[str, str] | None = None, *, visitor: str, cookie: str = ""
) -> tuple[int, str, str]:
    """One request to one node, as a proxy passes it on.

    Returns the status, where it leads to, and the page. Raises OSError or HTTPException where no whole answer came.
    """
    body = None if fields is None else urlencode({**fields, "csrfmiddlewaretoken": TOKEN}).encode()
    cookies = "; ".join(one for one in (cookie, f"csrftoken={TOKEN}") if one)
    headers = {"Cookie": cookies, "X-Forwarded-For": visitor}
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", body, headers)
    try:
        with OPENER.open(request, timeout=20) as answer:
            return answer.status, answer.headers.get("Location", ""), answer.read().decode()
    except urllib.error.HTTPError as answer:
        return answer.code, answer.headers.get("Location", ""), answer.read().decode(errors="replace")


def kill_all(pid: int) -> None:
    """SIGKILL to a process and all below it, at one moment."""
    parent = psutil.Process(pid)
    family = [parent, *parent.children(recursive=True)]
    for act in ("suspend", "kill"):
        for one in family:
            with contextlib.suppress(psutil.NoSuchProcess):
                getattr(one, act)()
    psutil.wait_procs(family[1:], timeout=10)


@dataclass
class Node:
    """One `sayso run --only …`, in a data folder of its own."""

    part: str
    data: Path
    url: str
    env: dict[str, str]
    port: int = 0
    process: subprocess.Popen[bytes] | None = None
    said_before: int = 0  # bytes of its log that are of earlier starts

    def start(self) -> None:
        self.port = self.port or free_port()
        self.data.mkdir(parents=True, exist_ok=True)
        kept = {
            name: word for name, word in os.environ.items() if not name.startswith(("SAYSO_", "DATABASE_"))
        }
        own = {"DATABASE_URL": self.url, "SAYSO_SECRET_KEY": KEY, "SAYSO_BEHIND_PROXY": "1"}
        command = [*SAYSO, "run", "--only", self.part, "--port", str(self.port), "--data", str(self.data)]
        with (self.data / "said.log").open("ab") as log:
            self.said_before = log.tell()
            self.process = subprocess.Popen(
                command, env={**kept, **own, **self.env}, stdout=log, stderr=log, start_new_session=True
            )

    def ready(self) -> None:
        """Wait until it has said that it runs."""
        end = time.monotonic() + PATIENCE
        while "is running" not in self.said():
            if time.monotonic() > end or self.process is None or self.process.poll() is not None:
                raise RuntimeError(self.said()[-2000:])
            time.sleep(0.1)

    def said(self) -> str:
        """What it has said since it was started last."""
        return (self.data / "said.log").read_bytes()[self.said_before :].decode(errors="replace")

    def kill(self) -> None:
        """Kill it with everything it started, as when a machine loses its power."""
        assert self.process is not None
        kill_all(self.process.pid)
        self.process.wait()

    def kill_child(self) -> bool:
        """Kill what it watches, which it then starts again. Says whether there was anything."""
        if self.process is None or self.process.poll() is not None:
            return False
        children = psutil.Process(self.process.pid).children()
        for one in children:
            kill_all(one.pid)
        return bool(children)

    def keep_up(self) -> None:
        """Start it again if it has given up, as systemd does."""
        if self.process is None or self.process.poll() is not None:
            self.start()

    def stop(self) -> None:
        if self.process is None or self.process.poll() is not None:
            return
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(40)
        except subprocess.TimeoutExpired:
            self.kill()
