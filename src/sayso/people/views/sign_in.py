"""Customers sign in with a code sent to them; the invented people of a demonstration with a link."""

from __future__ import annotations

import time

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.internal.stagekit import clear_login
from allauth.account.models import Login
from allauth.account.stages import LoginByCodeStage, LoginStageController
from allauth.core import ratelimit
from allauth.core.internal.cryptokit import compare_user_code
from django.contrib import messages
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sayso.foundations.access.actors import VISITOR
from sayso.foundations.access.doors import public
from sayso.foundations.access.ways import asked_way
from sayso.foundations.refusals import status_of
from sayso.people.commands import accounts
from sayso.people.forms.sign_in import CodeForm, ContactForm
from sayso.people.queries import accounts as account_queries
from sayso.people.queries import sign_in_links

BACKEND = "sayso.people.views.accounts.SessionBackend"
CHOICE = "sign_in_choice"
CHOICE_SECONDS = 15 * 60


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for an e-mail address or a mobile number, and send a code there. Strangers are told the same."""
    onward = asked_way(request)
    if request.user.is_authenticated:
        return redirect(onward)
    form = ContactForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        contact = form.cleaned_data["contact"]
        if ratelimit.consume(request, action="request_login_code", key=contact):
            _send_code(request, contact)
            request.session["sign_in_next"] = onward
            return redirect("sign-in-code")
        form.add_error("contact", _("Too many codes were asked for. Wait a minute, then try again."))
    return render(
        request, "people/sign_in/contact.html", {"form": form, "next": onward}, status=status_of(form)
    )


def _send_code(request, contact):
    people = account_queries.sharing(request.landlord, contact)
    user = accounts.open_for(customer=people[0], by=VISITOR, at=timezone.now()) if people else None
    where = {"phone": contact} if contact.startswith("+") else {"email": contact}
    request.session[CHOICE] = {"people": [one.pk for one in people], "at": 0}
    request.session["sign_in_contact"] = contact
    LoginCodeVerificationProcess.initiate(request=request, user=user, **where)
    if user is None and "email" in where:
        get_adapter(request).send_mail("account/email/unknown_account", contact, {"request": request})


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def code(request):
    """Take the code. Three wrong ones, or fifteen minutes, end the attempt."""
    stage = LoginStageController.enter(request, LoginByCodeStage.key)
    process = LoginCodeVerificationProcess.resume(stage) if stage else None
    if process is None:
        messages.error(request, _("That code no longer works. Ask for a new one."))
        return redirect("sign-in")
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if process.user and compare_user_code(actual=form.cleaned_data["code"], expected=process.code):
            return _let_in(request, process)
        if not process.record_invalid_attempt():
            messages.error(request, _("Three codes were wrong, so we stopped. Ask for a new code."))
            return redirect("sign-in")
        form.add_error("code", _("This is not the code that we sent. Check it and type it again."))
    contact = request.session.get("sign_in_contact", "")
    return render(
        request, "people/sign_in/code.html", {"form": form, "contact": contact}, status=status_of(form)
    )


def _let_in(request, process):
    user = process.user
    clear_login(request)
    choice = request.session.get(CHOICE) or {}
    if len(choice.get("people", [])) > 1:
        request.session[CHOICE] = {**choice, "at": time.time()}
        return redirect("sign-in-who")
    return _finish(request, user)


def _finish(request, user):
    request.session.pop(CHOICE, None)
    request.session.pop("sign_in_contact", None)
    onward = request.session.pop("sign_in_next", "/")
    record_authentication(request, user, method="code")
    return perform_login(request, Login(user=user, redirect_url=onward))


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def who(request):
    """Several people share the address that the code went to: ask which of them this is."""
    choice = request.session.get(CHOICE) or {}
    if not choice.get("at") or time.time() - choice["at"] > CHOICE_SECONDS:
        return redirect("sign-in")
    people = account_queries.customers_named(choice["people"])
    if request.method == "POST":
        chosen = next((one for one in people if str(one.pk) == request.POST.get("person")), None)
        if chosen is not None:
            return _finish(request, accounts.open_for(customer=chosen, by=VISITOR, at=timezone.now()))
    wrong = request.method == "POST"
    shown = {"people": people, "wrong": wrong}
    return render(request, "people/sign_in/who.html", shown, status=422 if wrong else 200)


@public
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out, everywhere that this browser was signed in."""
    if request.user.is_authenticated:
        get_adapter(request).logout(request)
    return redirect(asked_way(request))


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def demo(request: HttpRequest, token: str) -> HttpResponse:
    """Sign in as an invented person, in a demonstration only."""
    user = sign_in_links.demo_user(token)
    if user is None:
        return render(request, "people/sign_in/demo_expired.html", status=404)
    if request.method == "POST":
        logout(request)
        login(request, user, backend=BACKEND)
        return redirect("/staff/" if user.is_staff_member else "/")
    return render(request, "people/sign_in/demo.html", {"person": user})


@public
@require_GET
def password_change_address(request: HttpRequest) -> HttpResponse:
    """Where password managers look: only staff have passwords."""
    return redirect("staff-forgotten")
