"""One parent for the database, the web server and the worker.

Children run in sessions of their own, so that Ctrl-C reaches only this parent, which ends
them in order: web, worker, database. Should the parent itself be killed, they end with it.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import IO

from sayso.config import lifeline, tables
from sayso.foundations.database.embedded import Server, die_with_parent

GRACE_SECONDS = 20.0
PACKAGE = Path(__file__).resolve().parent.parent


class AlreadyRunning(Exception):
    """Another Sayso holds the data folder; the words say which."""


@dataclass
class Child:
    """A process that is started again when it falls."""

    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    falls: list[float] = field(default_factory=list)

    def start(self) -> None:
        self.process = subprocess.Popen(
            self.command, start_new_session=True, preexec_fn=die_with_parent(signal.SIGTERM),
            env={**os.environ, lifeline.SUPERVISOR: str(os.getpid())},
        )  # fmt: skip

    def fell(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def stop(self) -> None:
        if self.process is None or self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)  # it leads a group: its own processes end with it
            self.process.wait()


@dataclass
class Supervisor:
    """Start, watch and end everything that one installation needs."""

    data: Path
    host: str
    port: int
    demo: bool
    only: str = ""  # "web" or "worker" where each is a service of its own
    stopping: bool = False
    looked: float = 0.0

    def run(self) -> int:
        self.data.mkdir(parents=True, exist_ok=True)
        lock = self._lock()
        signal.signal(signal.SIGTERM, self._stop)
        signal.signal(signal.SIGINT, self._stop)
        server = None if os.environ.get("DATABASE_URL") else Server(self.data)
        try:
            if server is not None:
                say("Starting the database …")
                server.start(with_parent=True)
                server.create()
                os.environ["DATABASE_URL"] = server.url
            if not self.stopping:
                self._prepare()
                self._watch(server)
        finally:
            if server is not None:
                server.stop() if server.process is not None else server.stop_adopted()
            lock.close()
            self._held.unlink(missing_ok=True)
        say("Stopped.")
        return 0

    @property
    def _held(self) -> Path:
        return self.data / (f"running-{self.only}" if self.only else "running")

    def _lock(self) -> IO[str]:
        lock = self._held.open("a+")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            who = lock.read().strip() or "another process"
            raise AlreadyRunning(
                f"Sayso is already running on {self.data} ({who}). Use that one, or stop it first, "
                "or choose another folder with --data."
            ) from None
        lock.truncate(0)
        lock.write(f"process {os.getpid()}, port {self.port}")
        lock.flush()
        (self.data / "address").write_text(f"{os.environ['SAYSO_URL']}\n")  # for links that other verbs print
        return lock

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.stopping = True

    def _prepare(self) -> None:
        import django

        django.setup()
        say("Bringing the database up to date …")
        bring_up_to_date()
        if self.only != "worker":
            self._collect_static()
        if self.demo:
            from sayso.config import demonstration

            if demonstration.is_needed():
                say("Loading the demonstration landlord, Harbour Homes. This takes a minute, once …")
                demonstration.load()

    def _collect_static(self) -> None:
        from django.core.management import call_command

        files = sorted(PACKAGE.rglob("static/**/*"))
        seen = [f"{one}:{one.stat().st_mtime_ns}" for one in files if one.is_file()]
        stamp = hashlib.sha256("\n".join(seen).encode()).hexdigest()
        kept = self.data / "static.stamp"
        if kept.exists() and kept.read_text() == stamp:
            return
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)
        kept.write_text(stamp)

    def _children(self) -> list[Child]:
        web = [
            sys.executable, "-m", "granian", "--interface", "wsgi", "--host", self.host,
            "--port", str(self.port), "--workers", os.environ.get("SAYSO_WEB_PROCESSES", "1"),
            "--blocking-threads", "4", "--no-access-log", "--log-level", "warning",
            "--workers-kill-timeout", "10", "sayso.config.wsgi:application",
        ]  # fmt: skip
        worker = [sys.executable, "-m", "django", "procrastinate", "worker", "--concurrency", "2"]
        children = {"web": Child("web pages", web), "worker": Child("worker", worker)}
        return [child for part, child in children.items() if self.only in ("", part)]

    def _watch(self, server: Server | None) -> None:
        children = self._children()
        try:
            for child in children:
                child.start()
            self._greet()
            while not self.stopping:
                time.sleep(0.2)
                if server is not None and self._lost(server):
                    say("The database stopped by itself; starting it again …")
                    server.start(with_parent=True)
                for child in children:
                    if child.fell() and not self.stopping:
                        self._again(child)
        finally:
            say("Stopping …")
            for child in children:
                child.stop()

    def _lost(self, server: Server) -> bool:
        if server.process is not None:
            return server.process.poll() is not None
        if time.monotonic() - self.looked < 2:
            return False
        self.looked = time.monotonic()  # an adopted server is no child of ours, so it is asked
        return not server.answers()

    def _again(self, child: Child) -> None:
        now = time.monotonic()
        child.falls = [one for one in child.falls if now - one < 60] + [now]
        if len(child.falls) > 5:
            say(f"The {child.name} keeps stopping; see the messages above. Giving up.")
            self.stopping = True
            return
        say(f"The {child.name} stopped by itself; starting it again …")
        time.sleep(min(len(child.falls) - 1, 3))
        child.start()

    def _greet(self) -> None:
        if self.only == "worker":
            say("The worker is running. Ctrl-C ends it.")
            return
        self._wait_for_web()
        address = os.environ["SAYSO_URL"]
        say("")
        say(f"Sayso is running: {address}")
        if self.demo:
            from sayso.people.queries import sign_in_links

            say("Sign in as:")
            for role, person, link in sign_in_links.for_demo(address):
                say(f"  {role:<20} {person:<22} {link}")
        say("Ctrl-C ends it; what you entered is kept.")

    def _wait_for_web(self) -> None:
        import socket

        end = time.monotonic() + 60
        while time.monotonic() < end and not self.stopping:
            with contextlib.suppress(OSError), socket.create_connection((self.host, self.port), timeout=1):
                return
            time.sleep(0.05)


def bring_up_to_date() -> None:
    """Lay out the tables as this code wants them, whoever else is starting meanwhile."""
    from django.core.management import call_command

    with one_at_a_time():
        tables.to_come()
        call_command("migrate", verbosity=0, interactive=False)


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Let one process of an installation in, on whichever machine; the others wait for their turn."""
    import psycopg

    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as link:
        link.execute("SELECT pg_advisory_lock(hashtext('sayso: bring up to date'))")
        yield


def say(words: str) -> None:
    """A line for the person at the terminal."""
    print(words, flush=True)
