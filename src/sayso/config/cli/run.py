"""`sayso run`: the database, the web server and a worker, from one command."""

from __future__ import annotations

import argparse
import os
import socket
import sys
from pathlib import Path

NAME = "run"
HELP = "Start everything: the database, the web pages and the worker. Ctrl-C ends it."
NEEDS_DATABASE = False


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--demo", action="store_true", help="load an invented landlord to look around with")
    parser.add_argument(
        "--port", type=int, default=8000, metavar="N", help="the port of the web pages (8000)"
    )
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (127.0.0.1)")
    parser.add_argument(
        "--only", choices=["web", "worker"], default="",
        help="start one part only, where each is a service of its own; needs DATABASE_URL",
    )  # fmt: skip
    parser.add_argument("--data", metavar="DIR", help="the folder that holds the database and files (.data)")


def port_trouble(host: str, port: int) -> str:
    """Why the port cannot be taken, in a sentence; empty when it can."""
    if not 1 <= port <= 65535:
        return f"{port} is not a port. Choose one from 1024 to 65535."
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError:
            return f"Port {port} is kept for the system. Choose one above 1023, for example --port 8000."
        except OSError as error:
            return (
                f"Port {port} is in use by another program, perhaps an earlier Sayso ({error.strerror}). "
                f"Stop that one, or take another port: make run PORT={port + 1}"
            )
    return ""


def run(args: argparse.Namespace) -> int:
    trouble = "" if args.only == "worker" else port_trouble(args.host, args.port)
    if args.only and not os.environ.get("DATABASE_URL"):
        trouble = "One part alone needs a PostgreSQL server: set DATABASE_URL."
    if trouble:
        print(f"sayso: {trouble}", file=sys.stderr)
        return 2
    data = Path(os.environ["SAYSO_DATA"])
    os.environ["SAYSO_DEMO"] = "1" if args.demo else "0"
    shown = "localhost" if args.host in ("127.0.0.1", "0.0.0.0") else args.host
    os.environ.setdefault("SAYSO_URL", f"http://{shown}:{args.port}")
    from sayso.config.supervisor import AlreadyRunning, Supervisor

    try:
        return Supervisor(data=data, host=args.host, port=args.port, demo=args.demo, only=args.only).run()
    except AlreadyRunning as trouble_found:
        print(f"sayso: {trouble_found}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"sayso: The data folder {data} cannot be used: {error.strerror}.", file=sys.stderr)
        return 2
