"""Staff sign in with the account they have at work already, by OpenID Connect."""

from __future__ import annotations

import logging
import secrets
import time

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from sayso.foundations.access import oidc
from sayso.foundations.access.actors import VISITOR
from sayso.foundations.access.doors import public, public_writing_on_get
from sayso.foundations.access.limits import too_many
from sayso.foundations.access.ways import asked_way, with_next
from sayso.foundations.refusals import Refusal
from sayso.people.commands import work_accounts as commands
from sayso.people.queries import work_accounts

BEGUN, SECONDS, AT_ONCE = "work_accounts", 15 * 60, 5
FACTOR_BY_ISSUER = "factor_by_issuer"
_log = logging.getLogger(__name__)


def _issuer(request, key):
    found = work_accounts.of_key(key, request.landlord)
    if found is None:
        raise Http404
    return found


def _back(key):
    return settings.SITE_URL + reverse("work-account-back", args=[key])


@public
@never_cache
@require_safe
def begin(request, key):
    """Lead the browser to the issuer."""
    issuer, state = _issuer(request, key), secrets.token_urlsafe(24)
    kept = oidc.begun(onward=asked_way(request, "/staff/"), again=request.user.is_authenticated)
    try:
        there = oidc.way_there(issuer, kept, state=state, back=_back(key))
    except oidc.Untrusted as problem:
        return _refused(request, problem)
    before = dict(list(request.session.get(BEGUN, {}).items())[-AT_ONCE:])
    request.session[BEGUN] = {**before, state: {**kept, "issuer": issuer.url}}
    return redirect(there)


@public_writing_on_get("the issuer leads the browser back here, and the first time links the account")
@never_cache
@require_safe
def back(request, key):
    """Take what the issuer says, once."""
    issuer = _issuer(request, key)
    begun_here = dict(request.session.get(BEGUN, {}))
    kept = begun_here.pop(request.GET.get("state", ""), None)  # each opens once
    request.session[BEGUN] = begun_here
    if kept is None or kept["issuer"] != issuer.url or time.time() - kept["at"] > SECONDS:
        return _refused(
            request,
            "unknown state",
            _("This sign-in was begun somewhere else, or too long ago. Begin again."),
        )
    if too_many(request, "work_account"):
        return _refused(request, "too many", _("Too many tries. Wait five minutes, then try again."))
    if "code" not in request.GET:
        return _refused(
            request, request.GET.get("error", "")[:60], _("You were not signed in there. Begin again.")
        )
    try:
        found = oidc.claims(issuer, kept, code=request.GET["code"], back=_back(key))
        email = str(found.get("email") or "").replace("\x00", "") if oidc.is_verified(issuer, found) else ""
        user = commands.whose(
            issuer=issuer.url, subject=str(found["sub"])[:255], email=email, landlord=issuer.landlord, by=VISITOR,
            at=timezone.now(),
        )  # fmt: skip
    except oidc.Untrusted as problem:
        return _refused(request, problem)
    except Refusal as refusal:
        return _refused(request, refusal.says, refusal.says)
    return _let_in(request, issuer, user, found, kept)


def _let_in(request, issuer, user, found, kept):
    method = "work_account" if oidc.is_just_now(found) else "work_account_before"
    if request.user.is_authenticated:
        if request.user != user:
            return _refused(request, "another person", _("That is somebody else's work account."))
        record_authentication(request, user, method=method)
        return redirect(kept["onward"])
    record_authentication(request, user, method=method)
    if oidc.asked_for_factor(issuer, found):
        request.session[FACTOR_BY_ISSUER] = user.pk
    return perform_login(request, Login(user=user, redirect_url=kept["onward"]))


def _refused(request, why, says=""):
    _log.warning("A sign-in with a work account was refused: %s", why)
    messages.error(
        request,
        says or _("Your work account could not prove who you are. Try again, or sign in another way."),
    )
    if request.user.is_authenticated:
        return redirect("confirm")
    return redirect(with_next("/staff/sign-in/", "/staff/"))
