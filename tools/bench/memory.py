"""How much memory an installation holds: its web process, its worker, its database."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import psutil
from tools.bench.table import Plain

START = "import sys; from sayso.config.cli import main; sys.exit(main())"
PAGES = ("/", "/say/", "/you-said-we-did/", "/our-promises/", "/get-involved/", "/framework/")


def memory() -> list[Plain]:
    """Start `sayso run --demo` in a folder of its own, open every public page, and look."""
    with tempfile.TemporaryDirectory(prefix="sayso-bench-run-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("SAYSO_", "DATABASE_"))
        }
        command = [sys.executable, "-c", START, "run", "--demo", "--port", str(port), "--data", folder]
        run = subprocess.Popen(command, env=kept, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            _visit(f"http://127.0.0.1:{port}", run)
            return _looked(psutil.Process(run.pid))
        finally:
            run.send_signal(signal.SIGINT)
            run.wait(60)


def _visit(address: str, run: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 300
    while True:
        try:
            for path in PAGES * 5:
                urllib.request.urlopen(f"{address}{path}", timeout=60).read()
            return
        except OSError:
            if run.poll() is not None or time.monotonic() > end:
                raise RuntimeError("sayso run did not answer") from None
            time.sleep(0.5)


def _looked(run: psutil.Process) -> list[Plain]:
    shares = {"web": 0.0, "worker": 0.0, "database": 0.0, "parent": _pss(run.pid)}
    for child in run.children():
        said = " ".join(child.cmdline())
        name = "web" if "granian" in said else "worker" if "procrastinate" in said else "database"
        shares[name] += sum(_pss(one.pid) for one in (child, *child.children(recursive=True)))
    lines = [Plain(f"Memory, {name}", "", "", f"{size:.0f} MB") for name, size in shares.items()]
    return [*lines, Plain("Memory, all of it", "", "", f"{sum(shares.values()):.0f} MB")]


def _pss(pid: int) -> float:
    """Its own memory and its share of what it shares, in MB."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0.0
