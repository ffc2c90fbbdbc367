"""`sayso run` as a newcomer meets it: it starts, shows the way in, ends cleanly, and says what is wrong."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest

from sayso.foundations.database.embedded import Server

pytestmark = pytest.mark.slow
SAYSO = [sys.executable, "-c", "import sys; from sayso.config.cli import main; sys.exit(main())"]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment() -> dict[str, str]:
    left_out = (
        "DATABASE_URL",
        "SAYSO_TESTING",
        "SAYSO_DATA",
        "SAYSO_SECRET_KEY",
        "SAYSO_URL",
        "SAYSO_TEST_DATA",
    )
    return {name: value for name, value in os.environ.items() if name not in left_out}


class Run:
    """One `sayso run` in a folder, and what it printed."""

    def __init__(self, data: Path, port: int, *more: str) -> None:
        self.port, self.log = port, data.parent / f"run-{port}-{time.monotonic_ns()}.log"
        with self.log.open("wb") as out:
            self.process = subprocess.Popen(
                [*SAYSO, "run", "--port", str(port), "--data", str(data), *more],
                stdout=out, stderr=out, env=environment(), start_new_session=True,
            )  # fmt: skip

    def said(self) -> str:
        return self.log.read_text(errors="replace")

    def wait_until_it_says(self, words: str, seconds: float = 120) -> float:
        start = time.monotonic()
        while time.monotonic() - start < seconds:
            if words in self.said():
                return time.monotonic() - start
            assert self.process.poll() is None, self.said()
            time.sleep(0.1)
        raise AssertionError(f"It did not say “{words}” in {seconds} s: {self.said()}")

    def family(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children(recursive=True)

    def end(self) -> None:
        self.process.send_signal(signal.SIGINT)
        assert self.process.wait(60) == 0, self.said()


@pytest.fixture
def data() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)  # the database runs as another account when we are root
        yield Path(folder) / "data"
        for one in psutil.process_iter(["cmdline"]):  # what a failed test left running
            if f"{folder}/data" in (one.info["cmdline"] or []):
                one.kill()


def test_the_database_finds_a_place_that_its_account_can_reach_and_stays_there() -> None:
    if os.geteuid() != 0:
        return  # only root's folders can be closed to the database's account
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as closed:
        Path(closed).chmod(0o700)
        server = Server(Path(closed) / "data", fast=True)
        assert server.folder.is_relative_to("/var/lib/sayso")
        (Path(closed) / "data").mkdir()
        server.start()
        server.stop()
        Path(closed).chmod(0o755)
        assert Server(Path(closed) / "data").folder == server.folder
        shutil.rmtree(server.folder.parent)


def get(port: int, path: str = "/") -> tuple[int, str]:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=120) as answer:
        return answer.status, answer.read().decode()


def gone(processes: list[psutil.Process], seconds: float = 120) -> bool:
    _gone, alive = psutil.wait_procs(processes, timeout=seconds)
    return not [one for one in alive if one.is_running() and one.status() != psutil.STATUS_ZOMBIE]


def web_server(run: Run) -> tuple[psutil.Process, list[psutil.Process]]:
    """The one that holds the port, and the processes that it has pages made by."""
    server = next(
        one for one in run.family() if "granian" in " ".join(one.cmdline()) and one.ppid() == run.process.pid
    )
    return server, server.children(recursive=True)


def test_a_newcomers_first_morning(data: Path) -> None:
    port = free_port()
    run = Run(data, port, "--demo")
    run.wait_until_it_says("Ctrl-C ends it")
    links = re.findall(r"http://localhost:\d+/demo/\S+", run.said())
    assert len(links) == 10
    status, page = get(port)
    assert status == 200
    assert "Harbour Homes" in page
    assert "Harbour Homes" in get(port, links[3].split(str(port))[1])[1]

    # Another one on the same port, and another on the same folder, are each told in a sentence.
    second = subprocess.run([*SAYSO, "run", "--port", str(port), "--data", str(data)], capture_output=True,
                            text=True, env=environment(), timeout=300, check=False)  # fmt: skip
    assert second.returncode == 2
    assert f"Port {port} is in use" in second.stderr
    third = subprocess.run([*SAYSO, "run", "--port", str(free_port()), "--data", str(data)], capture_output=True,
                           text=True, env=environment(), timeout=300, check=False)  # fmt: skip
    assert third.returncode == 2
    assert "already running" in third.stderr

    family = run.family()
    assert len(family) >= 3
    run.end()
    assert gone(family)

    # The second start keeps the data and is quick.
    again = Run(data, port, "--demo")
    seconds = again.wait_until_it_says("Ctrl-C ends it")
    print(f"second start: {seconds:.1f} s")
    assert "Loading the demonstration" not in again.said()

    # Killed without warning once it serves pages: nothing stays behind, and the next start mends itself.
    assert get(port)[0] == 200
    family = again.family()
    again.process.kill()
    again.process.wait()
    assert gone(family)
    last = Run(data, port, "--demo")
    last.wait_until_it_says("Ctrl-C ends it")
    assert get(port)[0] == 200
    # A fallen worker comes back.
    worker = next(one for one in last.family() if "procrastinate" in " ".join(one.cmdline()))
    worker.kill()
    last.wait_until_it_says("The worker stopped by itself")
    last.end()


def test_a_web_server_that_hears_no_signal_is_not_left_behind(data: Path) -> None:
    port = free_port()
    run = Run(data, port)
    run.wait_until_it_says("Ctrl-C ends it")
    assert get(port)[0] == 200

    # Killed itself, its processes end with it and another one serves.
    lost, its_own = web_server(run)
    lost.kill()
    run.wait_until_it_says("The web pages stopped by itself")
    assert gone(its_own)
    assert get(port)[0] == 200

    # Deaf when Sayso is stopped, and deaf when Sayso is killed: it and its processes end all the same.
    for end in (signal.SIGTERM, signal.SIGKILL):
        deaf, its_own = web_server(run)
        deaf.suspend()
        family = run.family()
        run.process.send_signal(end)
        run.process.wait(60)
        assert gone([deaf, *its_own, *family])
        if end == signal.SIGTERM:
            run = Run(data, port)
            run.wait_until_it_says("Ctrl-C ends it")
            assert get(port)[0] == 200


def test_a_folder_of_another_version_is_said_plainly(data: Path) -> None:
    (data / "postgres").mkdir(parents=True)
    (data / "postgres" / "PG_VERSION").write_text("15\n")
    told = subprocess.run([*SAYSO, "run", "--port", str(free_port()), "--data", str(data)], capture_output=True,
                          text=True, env=environment(), timeout=300, check=False)  # fmt: skip
    assert told.returncode == 2
    assert "made by PostgreSQL 15" in told.stderr
    assert "Traceback" not in told.stderr


def test_a_full_disk_is_said_plainly(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from sayso.foundations.database import embedded

    monkeypatch.setattr(embedded.shutil, "disk_usage", lambda _folder: SimpleNamespace(free=5_000_000))
    with pytest.raises(embedded.DatabaseTrouble, match="only 5 MB free"):
        embedded.Server(data).start()


@pytest.mark.parametrize("port", ["0", "70000"])
def test_no_port_at_all(data: Path, port: str) -> None:
    told = subprocess.run([*SAYSO, "run", "--port", port, "--data", str(data)], capture_output=True, text=True,
                          env=environment(), timeout=300, check=False)  # fmt: skip
    assert told.returncode == 2
    assert "is not a port" in told.stderr
