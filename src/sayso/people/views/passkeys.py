"""Passkeys: made, named, removed, and used to sign in. The browser's part is in `passkeys.js`."""

from __future__ import annotations

import json
from typing import Any

from allauth.account.models import Login
from allauth.mfa.webauthn.forms import AuthenticateWebAuthnForm, LoginWebAuthnForm
from allauth.mfa.webauthn.internal import auth, flows
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from sayso.foundations.access.doors import public, staff_before_second_factor
from sayso.foundations.access.limits import too_many
from sayso.foundations.access.ways import asked_way, with_next
from sayso.foundations.refusals import Refusal
from sayso.people.commands import second_factors
from sayso.people.queries import accounts
from sayso.people.queries import second_factors as factors
from sayso.people.views.seen import browser_of

# What fido2 and the parser say of nonsense.
WENT_WRONG = (AttributeError, KeyError, RecursionError, TypeError, ValueError, ValidationError)


def to_make(user) -> str:
    """What the browser needs to make a passkey. Every one can sign in alone, so each asks for finger, face or PIN."""
    return json.dumps(auth.begin_registration(user, passwordless=True))


def to_prove(user) -> str:
    """What the browser needs to use a passkey of the user; empty where there is none."""
    return json.dumps(auth.begin_authentication(user)) if "webauthn" in factors.kinds(user) else ""


def proves(form: AuthenticateWebAuthnForm) -> bool:
    """Whether what the browser sent is a good proof; nonsense is none."""
    try:
        return bool(form.is_valid())
    except WENT_WRONG:
        return False


def made(request: HttpRequest) -> Any:
    """The passkey that the browser made, checked; None where it does not hold."""
    try:
        credential = json.loads(request.POST.get("credential", ""))
        auth.parse_registration_response(credential)
        auth.complete_registration(credential)
    except WENT_WRONG:
        return None
    return credential


@staff_before_second_factor(fresh=True)
@never_cache
@require_POST
def add(request):
    """Take the passkey that the browser has just made."""
    onward = asked_way(request, "/staff/")
    is_first = request.user.lacks_second_factor
    credential = made(request)
    try:
        if credential is None:
            raise Refusal(_("The passkey could not be made. Try again."))
        second_factors.add_passkey(
            user=request.user, name=request.POST.get("name", ""), credential=credential,
            browser=browser_of(request), by=request.user, at=timezone.now(),
        )  # fmt: skip
    except Refusal as refusal:
        messages.error(request, refusal.says)
        return redirect(with_next("/staff/second-factor/set-up/", onward) if is_first else "signing-in")
    messages.success(request, _("The passkey is yours. You can sign in with it alone."))
    if not is_first:
        return redirect("signing-in")
    request.session["sign_in_next"] = onward
    request.session["show_recovery_codes"] = timezone.now().timestamp()
    return redirect("recovery-codes")


@public
@never_cache
@require_POST
def sign_in(request: HttpRequest) -> HttpResponse:
    """Say what the browser needs, or let in whoever holds the passkey: it stands for both factors."""
    onward = asked_way(request, "/staff/")
    back = with_next("/staff/sign-in/", onward)
    if too_many(request, "passkey"):
        messages.error(request, _("Too many tries. Wait five minutes, then try again."))
        return redirect(back)
    if "credential" not in request.POST:
        return JsonResponse(auth.begin_authentication(user=None))
    form = LoginWebAuthnForm(request.POST)
    if proves(form):
        key = form.cleaned_data["credential"]
        if accounts.staff_of_id(key.user_id):
            login = Login(user=key.user, redirect_url=onward)
            return flows.perform_passwordless_login(request, key, login)  # type: ignore[no-any-return]
    messages.error(
        request, _("This passkey opens nothing here. Sign in another way, or ask your administrator.")
    )
    return redirect(back)
