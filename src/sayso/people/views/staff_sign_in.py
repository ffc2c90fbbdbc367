"""Staff sign in with a password and a second factor, which they set up before any page opens."""

from __future__ import annotations

import time
from typing import Any

from allauth.account.internal.stagekit import clear_login, get_pending_stage
from allauth.account.views import LoginView
from allauth.core import ratelimit
from allauth.mfa.adapter import get_adapter as get_mfa_adapter
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal.auth import clear_totp_secret
from allauth.mfa.webauthn.forms import AuthenticateWebAuthnForm
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from sayso.foundations.access import proofs
from sayso.foundations.access.actors import VISITOR
from sayso.foundations.access.doors import public, staff_before_second_factor, staff_freshly
from sayso.foundations.access.ways import asked_way
from sayso.foundations.refusals import Refusal, status_of
from sayso.people.commands import passwords, second_factors
from sayso.people.forms.sign_in import EmailForm, PasswordForm, StaffSignInForm
from sayso.people.queries import accounts as account_queries
from sayso.people.queries import second_factors as factor_queries
from sayso.people.queries import work_accounts
from sayso.people.views import passkeys
from sayso.people.views.seen import browser_of


class _Says422:
    """What was typed cannot be taken: said with the status, as by every form of ours."""

    def form_invalid(self, form: Any) -> HttpResponse:
        answer: HttpResponse = super().form_invalid(form)  # type: ignore[misc]
        answer.status_code = 422
        return answer


class _StaffLogin(_Says422, LoginView):
    form_class = StaffSignInForm
    template_name = "people/staff/sign_in.html"

    def dispatch(self, request, *args, **kwargs):
        if "again" in request.GET:
            clear_login(request)
        if request.method != "HEAD":
            return super().dispatch(request, *args, **kwargs)
        request.method = "GET"  # the engine would count a HEAD as an attempt to sign in
        try:
            return super().dispatch(request, *args, **kwargs)
        finally:
            request.method = "HEAD"

    def get_form_class(self):
        return self.form_class

    def get_context_data(self, **kwargs):
        return {**super().get_context_data(**kwargs), "next": asked_way(self.request, ""),
                "issuers": work_accounts.issuers(self.request.landlord)}  # fmt: skip


class _SecondFactor(_Says422, AuthenticateView):
    template_name = "people/staff/second_factor.html"

    def dispatch(self, request, *args, **kwargs):
        stage = get_pending_stage(request)
        if stage is not None and not account_queries.has_second_factor(stage.login.user):
            clear_login(request)  # they left, or lost their phone, since they gave the password
        return super().dispatch(request, *args, **kwargs)

    def _build_forms(self):
        """The form with the code, and beside it what a passkey sends."""
        user, data = self.stage.login.user, self.request.POST if self.request.method == "POST" else None
        by_passkey = data is not None and "credential" in data
        self.webauthn_form = None  # the engine's page would need it; ours asks `passkeys`
        self.auth_form = self.get_form_class()(user=user, data=None if by_passkey else data)
        code = self.auth_form.fields["code"]
        code.label, code.max_length = _("The code from your app"), 40
        code.help_text = _("Lost your phone? Type one of your recovery codes instead.")
        code.widget.attrs.pop("placeholder", None)
        return AuthenticateWebAuthnForm(user=user, data=data) if by_passkey else self.auth_form

    def post(self, request, *args, **kwargs):
        good = passkeys.proves(self.form)
        return self.form_valid(self.form) if good else self.form_invalid(self.form)

    def get_context_data(self, **kwargs):
        held = factor_queries.kinds(self.stage.login.user)
        shown = {"to_prove": passkeys.to_prove(self.stage.login.user), "has_app": "totp" in held}
        return {
            **super().get_context_data(**kwargs),
            **shown,
            "wrong_passkey": "credential" in self.request.POST,
        }


_asked = require_http_methods(["GET", "HEAD", "POST"])
sign_in = public(_asked(_StaffLogin.as_view()))
second_factor = public(_asked(_SecondFactor.as_view()))


@staff_before_second_factor(fresh=True)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def set_up(request):
    """Set the second factor up: an app shows codes, and one of them proves that it works."""
    is_first = request.user.lacks_second_factor
    if "totp" in factor_queries.kinds(request.user):
        return redirect("signing-in")
    form = ActivateTOTPForm(request.POST if request.method == "POST" else None, user=request.user)
    code = form.fields["code"]
    code.label, code.max_length = _("The six digits that the app shows"), 20
    code.widget.attrs.pop("placeholder", None)
    if request.method == "POST" and form.is_valid():
        second_factors.set_up(
            user=request.user,
            secret=form.secret,
            browser=browser_of(request),
            by=request.user,
            at=timezone.now(),
        )
        clear_totp_secret(request)
        if not is_first:
            messages.success(request, _("The app is set up."))
            return redirect("signing-in")
        request.session["sign_in_next"] = asked_way(request, "/staff/")
        request.session["show_recovery_codes"] = time.time()
        return redirect("recovery-codes")
    adapter = get_mfa_adapter()
    address = adapter.build_totp_url(request.user, form.secret)
    picture = factor_queries.picture_of(address)
    shown = {
        "form": form, "secret": form.secret, "picture": picture, "next": asked_way(request, "/staff/"),
        "to_make": passkeys.to_make(request.user) if is_first else "",
    }  # fmt: skip
    return render(request, "people/staff/set_up.html", shown, status=status_of(form))


@staff_freshly
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def recovery_codes(request):
    """Show the recovery codes just made, or how many are left; make new ones."""
    if request.method == "POST":
        second_factors.new_recovery_codes(
            user=request.user, browser=browser_of(request), by=request.user, at=timezone.now()
        )
        request.session["show_recovery_codes"] = time.time()
        return redirect("recovery-codes")
    made = request.session.get("show_recovery_codes", 0)
    unused = factor_queries.recovery_codes(request.user)
    shown = {
        "codes": unused if time.time() - made < proofs.FRESH_SECONDS else [],
        "left": len(unused),
        "onward": request.session.get("sign_in_next", "/staff/"),
    }
    return render(request, "people/staff/recovery_codes.html", shown)


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def forgotten(request: HttpRequest) -> HttpResponse:
    """Send a link to choose a password. Strangers are told the same."""
    form = EmailForm(request.POST if request.method == "POST" else None)
    sent = False
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"].lower()
        if ratelimit.consume(request, action="reset_password", key=email):
            user = account_queries.staff_with_email(email)
            if user is not None:
                passwords.send_link(user=user, by=VISITOR, at=timezone.now())
            sent = True
        else:
            form.add_error("email", _("Too many links were asked for. Wait a minute, then try again."))
    return render(
        request, "people/staff/forgotten.html", {"form": form, "sent": sent}, status=status_of(form)
    )


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def choose_password(request: HttpRequest, pk: int, token: str) -> HttpResponse:
    """Choose a password with the link that was sent."""
    user = account_queries.of_id(pk)
    if user is None or not passwords.link_holds(user, token):
        return render(request, "people/staff/link_expired.html", status=404)
    form = PasswordForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            passwords.choose(
                user=user, token=token, password=form.cleaned_data["password"], browser=browser_of(request),
                by=user, at=timezone.now(),
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(refusal.field, refusal.says)
        else:
            messages.success(request, _("Your password is set. Sign in with it now."))
            return redirect("staff-sign-in")
    return render(
        request, "people/staff/choose_password.html", {"form": form, "person": user}, status=status_of(form)
    )
