"""What people type to sign in."""

from __future__ import annotations

from allauth.account.forms import LoginForm
from django import forms
from django.contrib.auth import password_validation
from django.utils.translation import gettext_lazy as _

from sayso.foundations.components.forms import Form
from sayso.people.rules import contacts


class ContactForm(Form):
    """Where the code goes."""

    contact = forms.CharField(
        label=_("Your e-mail address or mobile number"),
        help_text=_("We will send you a code. You need no password."),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={"required": _("Type your e-mail address or your mobile number.")},
    )

    def clean_contact(self) -> str:
        """An e-mail address in small letters, or a phone number as +44…"""
        typed = str(self.cleaned_data["contact"]).strip()
        phone = contacts.phone_number(typed)
        if phone:
            return phone
        if contacts.is_email(typed):
            return typed.lower()
        raise forms.ValidationError(
            _("This is not an e-mail address or a phone number. Type it as name@example.org or 07700 900123.")
        )


class CodeForm(Form):
    """The code that came."""

    code = forms.CharField(
        label=_("The code"),
        max_length=30,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "spellcheck": "false"}),
        error_messages={"required": _("Type the code that we sent you.")},
    )


class StaffSignInForm(LoginForm):
    """E-mail and password; allauth checks them and counts wrong attempts."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("E-mail address")
        self.fields["password"].label = _("Password")
        self.fields["password"].help_text = ""
        for name in ("login", "password"):
            self.fields[name].widget.attrs.pop("placeholder", None)
            self.fields[name].max_length = 254


class PasswordForm(Form):
    """A new password, typed twice."""

    password = forms.CharField(
        label=_("New password"), max_length=200, strip=False,
        help_text=_("At least 12 characters. Three or four words that do not belong together work well."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip
    again = forms.CharField(
        label=_("The same password again"), max_length=200, strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip

    def clean(self):
        first, second = self.cleaned_data.get("password"), self.cleaned_data.get("again")
        if first and second and first != second:
            self.add_error("again", _("The two passwords differ. Type the same one twice."))
        elif first:
            try:
                password_validation.validate_password(first)
            except forms.ValidationError as problems:
                self.add_error("password", problems)
        return self.cleaned_data


class ConfirmForm(Form):
    """A proof that can be typed: the password, or a code."""

    proof = forms.CharField(
        label=_("Your password, or a code from your app"), max_length=200, strip=True,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("Type it, so that we know that it is you.")},
    )  # fmt: skip

    def __init__(self, *args, with_password: bool, with_code: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.with_password, self.with_code = with_password, with_code
        if not with_password:
            self.fields["proof"].label = _("A code from your app, or a recovery code")
        elif not with_code:
            self.fields["proof"].label = _("Your password")


class EmailForm(Form):
    """An e-mail address of staff."""

    email = forms.EmailField(label=_("E-mail address"), max_length=254)
