"""What journeys need around them: people who sign in for themselves, post that arrives, a worker of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from browser import see
from django.db import connection
from django.utils import timezone
from psycopg.conninfo import make_conninfo

from sayso.communications.commands import delivery
from sayso.foundations.access.permissions import Role
from sayso.people.models import Landlord
from sayso.people.tests.cast import TOTP_SECRET, a_user

PASSWORD = "correct horse battery staple"
CAST = {Role.ENGAGEMENT: "Amira Khan", Role.MANAGER: "Grace Okoro", Role.FRONTLINE: "Sam Fielding",
        Role.COMPLAINTS: "Owen Price", Role.DIRECTOR: "Dana Whitmore", Role.ADMINISTRATOR: "Ada Marsh"}  # fmt: skip


def a_town() -> Landlord:
    """A landlord of England whom people can ring."""
    return Landlord.objects.create(
        name="Harbour Homes", slug="harbour", nation="england", phone="0800 000 0000",
        email="hello@harbour.example", address="1 Quay Street\nHarbour Town",
    )  # fmt: skip


def staff(landlord: Landlord, role: Role, **fields):
    """Somebody of staff with a password and a second factor of their own."""
    name = fields.pop("name", CAST[role])
    user = a_user(role, landlord, name=name, email=f"{name.split()[0].lower()}@harbour.example", **fields)
    user.set_password(PASSWORD)
    user.save()
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": TOTP_SECRET})
    return user


def code_of(secret: str = TOTP_SECRET) -> str:
    """What the app on their phone shows now."""
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def signs_in(page, user) -> None:
    """Staff sign in with both factors, as they do in the morning."""
    page.goto("/staff/")
    see(page, "staff-sign-in")
    page.get_by_label("E-mail address").fill(user.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()
    see(page, "second-factor")
    page.get_by_label("The code from your app").fill(code_of())
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/staff/")
    see(page, f"today-of-{user.name}")


def the_post_goes_out() -> int:
    """What a worker does each minute, here and now."""
    return delivery.deliver_all(now=timezone.now)


def link_in(words: str, part: str) -> str:
    """The path of the address in a message that holds `part`."""
    return re.search(rf"https?://[^/\s]+(\S*{re.escape(part)}\S*)", words)[1]


def environment(**more: str) -> dict[str, str]:
    """For a process of its own on the tests' database."""
    kept = connection.settings_dict
    url = make_conninfo(
        dbname=kept["NAME"], user=kept["USER"], password=kept["PASSWORD"] or None, host=kept["HOST"] or None,
        port=kept["PORT"] or None,
    )  # fmt: skip
    return {**os.environ, "DATABASE_URL": url, **more}


def a_worker(*arguments: str, **env: str) -> subprocess.Popen:
    """A real worker, started as `sayso run` starts it."""
    command = [sys.executable, "-m", "django", "procrastinate", "worker", "--concurrency", "2", *arguments]
    return subprocess.Popen(command, env=environment(**env), cwd="/")


def the_worker_does_its_jobs() -> None:
    """A worker does what is queued, and stops."""
    assert a_worker("--one-shot").wait(timeout=600) == 0
