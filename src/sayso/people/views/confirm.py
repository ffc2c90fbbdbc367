"""Prove again who you are, before what would do most harm in a stranger's hands."""

from __future__ import annotations

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.base.internal.flows import check_rate_limit, post_authentication
from allauth.mfa.webauthn.forms import ReauthenticateWebAuthnForm
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from sayso.foundations.access import proofs
from sayso.foundations.access.doors import staff_before_second_factor
from sayso.foundations.access.ways import asked_way, with_next
from sayso.foundations.refusals import status_of
from sayso.people.commands import second_factors as commands
from sayso.people.forms.sign_in import ConfirmForm
from sayso.people.queries import second_factors, work_accounts
from sayso.people.views import passkeys


@staff_before_second_factor(fresh=False)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request):
    """Ask for the password, a code or a passkey; whoever has just proved it goes on."""
    onward = asked_way(request, "/staff/")
    held = second_factors.kinds(request.user)
    form = ConfirmForm(
        request.POST if "proof" in request.POST else None,
        with_password=request.user.has_usable_password(), with_code=bool(held - {"webauthn"}),
    )  # fmt: skip
    wrong = ""
    if request.method == "POST" and not proofs.is_fresh(request):
        wrong = _by_passkey(request) if "credential" in request.POST else _by_typing(request, form)
    if proofs.is_fresh(request):
        return _on(request, onward)
    shown = {
        "form": form, "next": onward, "issuers": work_accounts.issuers(request.landlord), "wrong": wrong, "kept": proofs.holds_one(request),
        "to_prove": passkeys.to_prove(request.user), "again": with_next("/staff/sign-in/", onward),
    }  # fmt: skip
    return render(request, "people/staff/confirm.html", shown, status=422 if wrong else status_of(form))


def _by_passkey(request):
    form = ReauthenticateWebAuthnForm(request.POST, user=request.user)
    if passkeys.proves(form):
        form.save()
        return ""
    return _("This passkey did not prove that it is you. Try again, or type your password or a code.")


def _by_typing(request, form):
    if not form.is_valid():
        return ""
    user, typed = request.user, form.cleaned_data["proof"]
    try:
        forget = check_rate_limit(user)
    except ValidationError as problem:
        form.add_error("proof", problem)
        return ""
    if form.with_password and user.check_password(typed):
        record_authentication(request, user, method="password", reauthenticated=True)
    elif form.with_code and (used := commands.use_code(user=user, code=typed, by=user, at=timezone.now())):
        post_authentication(request, used, reauthenticated=True)
    else:
        form.add_error("proof", _("This is neither your password nor a code that works. Try again."))
        return ""
    forget()
    return ""


def _on(request, onward):
    """Where they were going; where they had sent a form, that form to send once more by their own click."""
    if request.method == "POST":
        return redirect(with_next(proofs.PAGE, onward))
    kept = proofs.take_kept(request)
    if kept is None:
        return redirect(onward)
    return render(request, "people/staff/go_on.html", {"kept": kept, "back": onward})
