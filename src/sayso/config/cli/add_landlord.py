"""`sayso add-landlord`: the first step of a new installation."""

from __future__ import annotations

import argparse
import sys

NAME = "add-landlord"
HELP = "Add a landlord with its first administrator, and print the link by which they choose a password."
NEEDS_DATABASE = True
MAKES_DATABASE = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", help="the landlord's name, as customers know it")
    parser.add_argument(
        "--nation", required=True, choices=["england", "wales", "scotland", "northern-ireland"],
        help="whose calendar and whose law hold",
    )  # fmt: skip
    parser.add_argument("--admin-name", required=True, help="the first administrator's name")
    parser.add_argument("--admin-email", required=True, help="their e-mail address, with which they sign in")
    parser.add_argument("--phone", default="", help="the number that customers ring")
    parser.add_argument("--email", default="", help="the address that customers write to")
    parser.add_argument(
        "--host", default="", help="the web address that shows this landlord, where there are several"
    )
    parser.add_argument("--group", default="", help="the short name of the group it belongs to, if it does")


def run(args: argparse.Namespace) -> int:
    from django.conf import settings
    from django.http.request import validate_host
    from django.utils import timezone

    from sayso.config.supervisor import bring_up_to_date
    from sayso.foundations.access.actors import System
    from sayso.foundations.refusals import Refusal
    from sayso.people.commands import landlords

    bring_up_to_date()
    try:
        landlord, link = landlords.add(
            name=args.name, nation=args.nation, administrator=args.admin_name, administrator_email=args.admin_email,
            phone=args.phone, email=args.email, host=args.host, group=args.group, by=System("command line"),
            at=timezone.now(),
        )  # fmt: skip
    except Refusal as refusal:
        print(f"sayso: {refusal.says}", file=sys.stderr)
        return 2
    print(f"Added {landlord.name} ({landlord.slug}).")
    if args.host and not validate_host(args.host.rsplit(":", 1)[0].lower(), settings.ALLOWED_HOSTS):
        print(f"Name {args.host} in SAYSO_HOSTS before you start Sayso: until then it answers nothing there.")
    print(f"{args.admin_name} chooses a password here, while Sayso runs: {link}")
    return 0
