"""A fresh proof of who sits there, before what would do most harm in a stranger's hands.

A door says `fresh=True`. Whoever proved it longer ago than `FRESH_SECONDS` proves it again on one page, and goes on
from there: to the page, or to the form that they had filled in.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

from allauth.account.internal.flows.login import get_authentication_records
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import urlencode

from sayso.foundations.access.ways import is_ours, own_path

FRESH_SECONDS = 15 * 60
PROOFS = frozenset({"password", "mfa", "work_account"})  # as allauth's engine notes them in the session
PAGE = "/staff/confirm/"
KEPT = "kept_form"
MOST_KEPT = 200_000  # characters of a form


@dataclass(frozen=True)
class KeptForm:
    """What somebody had sent when they were asked for the proof: where to, and its fields in order."""

    path: str
    fields: list[tuple[str, str]]


def is_fresh(request: HttpRequest) -> bool:
    """Whether whoever is signed in proved it in this session just now. Invented people of a demonstration need not."""
    user = request.user
    if getattr(user, "is_invented", False):
        return True
    if not user.is_authenticated:
        return False
    since = time.time() - FRESH_SECONDS
    records = get_authentication_records(request, user)
    return any(one["at"] > since for one in records if one["method"] in PROOFS)


def ask(request: HttpRequest) -> HttpResponse:
    """Send them to the page that asks, and keep what they had filled in."""
    onward = request.get_full_path()
    if request.method == "POST":
        _keep(request)
        onward = own_path(request, request.headers.get("Referer", "")) or "/staff/"
    return redirect(f"{PAGE}?{urlencode({'next': onward})}")


def _keep(request: HttpRequest) -> None:
    fields = [(name, value) for name, values in request.POST.lists() for value in values]
    fields = [one for one in fields if one[0] != "csrfmiddlewaretoken"]
    size = sum(len(name) + len(value) for name, value in fields)
    whole = size <= MOST_KEPT and not request.FILES  # a file is not kept: the page says that nothing was sent
    request.session[KEPT] = {
        "whose": str(request.user.pk), "at": time.time(), "path": request.get_full_path(),
        "fields": fields if whole else None,
    }  # fmt: skip


def take_kept(request: HttpRequest) -> KeptForm | None:
    """The form that was kept, once; none where it was too large, has a file, or was sent long ago."""
    kept = request.session.pop(KEPT, None)
    if (
        not kept
        or kept["fields"] is None
        or kept["whose"] != str(request.user.pk)
        or not is_ours(kept["path"])
    ):
        return None
    if time.time() - kept["at"] > FRESH_SECONDS:
        return None
    return KeptForm(kept["path"], [(name, value) for name, value in kept["fields"]])


def holds_one(request: HttpRequest) -> str:
    """Whether a form waits: `whole`, `lost` where its fields could not be kept, else empty."""
    kept = request.session.get(KEPT)
    if not kept or kept["whose"] != str(request.user.pk):
        return ""
    return "lost" if kept["fields"] is None else "whole"
