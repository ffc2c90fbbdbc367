"""A process that makes pages ends with the web server and the `sayso run` above it.

The web server is asked to end by a signal, which can be lost: where it comes while the server
starts, or where the server itself was killed. Its processes would go on holding the port then.
"""

from __future__ import annotations

import os
import signal
import threading
import time

SUPERVISOR = "SAYSO_SUPERVISOR"  # the variable that holds the number of the process that is `sayso run`
LOOK_SECONDS = 1.0
GRACE_SECONDS = 12.0  # longer than the web server gives its own processes


def hold() -> None:
    """Watch those above from a thread of this process; nothing where `sayso run` did not start it."""
    supervisor = os.environ.get(SUPERVISOR)
    if supervisor:  # then the web server leads this process's group
        threading.Thread(target=_watch, args=(os.getpgrp(), int(supervisor)), daemon=True).start()


def _watch(server: int, supervisor: int) -> None:
    while os.getppid() == server and _lives(supervisor):
        time.sleep(LOOK_SECONDS)
    _end_server(server)
    for number in (signal.SIGTERM, signal.SIGKILL):
        os.kill(os.getpid(), number)
        time.sleep(GRACE_SECONDS)


def _end_server(server: int) -> None:
    """Ask the web server to end, and where it does not hear, end it; it ends this process with it."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        if os.getppid() == server:
            os.kill(server, number)
        until = time.monotonic() + GRACE_SECONDS
        while os.getppid() == server and time.monotonic() < until:
            time.sleep(0.1)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # it lives, under another account
        pass
    return True
