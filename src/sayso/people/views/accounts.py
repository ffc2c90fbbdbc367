"""How allauth's engine writes to people and where it leads: everything else of it is not used."""

from __future__ import annotations

import hashlib

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.mfa.stages import AuthenticateStage
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from sayso.foundations import texts
from sayso.foundations.access.ways import is_ours
from sayso.people.queries import accounts


class SessionBackend(AuthenticationBackend):
    """Brings who is signed in, and whether they have a second factor, in one question a visit."""

    def get_user(self, user_id):
        return accounts.of_session(user_id)


class SecondFactorStage(AuthenticateStage):
    """Ask for our second factor, but where a trusted issuer of work accounts has just asked for one."""

    def _should_handle(self, request) -> bool:
        by_issuer = request.session.get("factor_by_issuer") == self.login.user.pk
        return not by_issuer and super()._should_handle(request)


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up by themselves: the register decides who has an account."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _(
            "The e-mail address or the password is not right. Check both and try again."
        ),
        "too_many_login_attempts": _("Too many wrong attempts. Wait five minutes, then try again."),
        "invalid_login": _("The e-mail address or the password is not right. Check both and try again."),
    }

    def is_open_for_signup(self, request) -> bool:
        return False

    def authenticate(self, request, **credentials):
        """Only staff who work here have a password that opens anything."""
        user = super().authenticate(request, **credentials)
        return user if user is not None and user.is_active and user.is_staff_member else None

    def get_login_stages(self) -> list[str]:
        theirs, ours = "allauth.mfa.stages.AuthenticateStage", "sayso.people.views.accounts.SecondFactorStage"
        return [ours if one == theirs else one for one in super().get_login_stages()]

    def respond_user_inactive(self, request, user):
        return redirect("/sign-in/")

    def send_mail(self, template_prefix: str, email: str, context) -> None:
        """Our own words, wherever the installed apps stand in the order of templates."""
        super().send_mail(template_prefix.replace("account/email/", "people/email/"), email, context)

    def add_message(self, *args, **kwargs) -> None:
        """Our pages say what happened themselves."""

    def send_notification_mail(self, *args, **kwargs) -> None:
        """Nothing is sent beyond codes and invitations."""

    def send_verification_code_sms(self, user, phone: str, code: str, **kwargs) -> None:
        words = _("%(code)s is your code to sign in. It works for 15 minutes. Do not give it to anyone.")
        key = "code-" + hashlib.sha256(f"{user.pk}{code}".encode()).hexdigest()[:24]
        texts.send(to=phone, words=str(words % {"code": code}), key=key)

    def send_unknown_account_sms(self, phone: str, **kwargs) -> None:
        """A text to a stranger's number costs money and tells nothing: the page says the same to all."""

    def is_safe_url(self, url) -> bool:
        return bool(url) and is_ours(url)

    def get_login_redirect_url(self, request) -> str:
        return "/staff/" if request.user.is_staff_member else "/"
