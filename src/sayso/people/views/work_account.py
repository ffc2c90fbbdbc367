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
from django.views.decorators.http import require_POST, require_safe

from sayso.foundations.access import oidc, proofs
from sayso.foundations.access.actors import VISITOR
from sayso.foundations.access.doors import public, public_writing_on_get, staff_freshly
from sayso.foundations.access.limits import too_many
from sayso.foundations.access.ways import asked_way, with_next
from sayso.foundations.refusals import Refusal
from sayso.people.commands import work_accounts as commands
from sayso.people.queries import work_accounts
from sayso.people.views.seen import browser_of

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
    kept = oidc.begun(onward=asked_way(request, "/staff/"), again=request.user.is_authenticated)
    return _lead(request, _issuer(request, key), kept)


@staff_freshly
@never_cache
@require_safe
def link(request, key):
    """Lead the browser to the issuer, to link what it comes back with to whoever is signed in here now."""
    kept = oidc.begun(onward=reverse("signing-in"), again=True)
    return _lead(request, _issuer(request, key), {**kept, "link": request.user.pk})


def _lead(request, issuer, kept):
    state = secrets.token_urlsafe(24)
    try:
        there = oidc.way_there(issuer, kept, state=state, back=_back(issuer.key))
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
        says = _("This sign-in was begun somewhere else, or too long ago. Begin again.")
        return _refused(request, "unknown state", says)
    onward = "signing-in" if "link" in kept else "confirm"
    if too_many(request, "work_account"):
        says = _("Too many tries. Wait five minutes, then try again.")
        return _refused(request, "too many", says, onward)
    if "code" not in request.GET:
        says = _("You were not signed in there. Begin again.")
        return _refused(request, request.GET.get("error", "")[:60], says, onward)
    try:
        found = oidc.claims(issuer, kept, code=request.GET["code"], back=_back(key))
        return (_link if "link" in kept else _sign_in)(request, issuer, found, kept)
    except oidc.Untrusted as problem:
        return _refused(request, problem, onward=onward)
    except Refusal as refusal:
        return _refused(request, refusal.says, refusal.says, onward)


def _shown(issuer, found):
    called = str(found.get("email") or "").replace("\x00", "")
    vouched = called if oidc.is_verified(issuer, found) else ""
    return commands.Shown(issuer.url, str(found["sub"])[:255], vouched, called)


def _sign_in(request, issuer, found, kept):
    """Let in whoever's it is; whoever is signed in already has proved again that it is they."""
    expected = request.user if request.user.is_authenticated else None
    user = commands.whose(
        shown=_shown(issuer, found), landlord=issuer.landlord, expected=expected,
        browser=browser_of(request), by=VISITOR, at=timezone.now(),
    )  # fmt: skip
    return _let_in(request, issuer, user, found, kept)


def _link(request, issuer, found, kept):
    """Link it to whoever began here, if they still sit here, and proved themselves just now to us and to the issuer."""
    if request.user.pk != kept["link"] or not proofs.is_fresh(request):
        says = _("Nothing was linked: it is not certain that it is still you. Begin again.")
        return _refused(request, "another person or no fresh proof", says, "signing-in")
    if not oidc.is_just_now(found):
        says = _("Nothing was linked: your work account did not ask who you are just now. Begin again.")
        return _refused(request, "an old proof", says, "signing-in")
    shown = _shown(issuer, found)
    commands.link(
        user=request.user, shown=shown, landlord=issuer.landlord, browser=browser_of(request), by=request.user,
        at=timezone.now(),
    )  # fmt: skip
    messages.success(request, _("Your work account is linked. You can sign in with it from now on."))
    return redirect(kept["onward"])


@staff_freshly
@require_POST
def unlink(request, pk):
    """Undo a link of one's own."""
    if work_accounts.is_anothers(request.user, pk):
        raise Http404
    try:
        if commands.unlink_own(
            user=request.user, pk=pk, here=request.session.session_key, browser=browser_of(request), by=request.user,
            at=timezone.now(),
        ):  # fmt: skip
            messages.success(request, _("Unlinked, and you are signed out everywhere else."))
    except Refusal as refusal:
        messages.error(request, refusal.says)
    return redirect("signing-in")


def _let_in(request, issuer, user, found, kept):
    method = "work_account" if oidc.is_just_now(found) else "work_account_before"
    if request.user.is_authenticated:
        record_authentication(request, user, method=method)
        return redirect(kept["onward"])
    record_authentication(request, user, method=method)
    if oidc.asked_for_factor(issuer, found):
        request.session[FACTOR_BY_ISSUER] = user.pk
    return perform_login(request, Login(user=user, redirect_url=kept["onward"]))


def _refused(request, why, says="", onward="confirm"):
    _log.warning("A sign-in with a work account was refused: %s", why)
    messages.error(
        request,
        says or _("Your work account could not prove who you are. Try again, or sign in another way."),
    )
    if request.user.is_authenticated:
        return redirect(onward)
    return redirect(with_next("/staff/sign-in/", "/staff/"))
