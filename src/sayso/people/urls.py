"""The addresses of the register and of signing in."""

from django.urls import path

from sayso.people.views import sign_in, staff_sign_in

staff: list = [
    path("sign-in/", staff_sign_in.sign_in, name="staff-sign-in"),
    path("sign-in/", staff_sign_in.sign_in, name="account_login"),  # the name by which allauth knows it
    path("second-factor/", staff_sign_in.second_factor, name="mfa_authenticate"),  # the same
    path("second-factor/set-up/", staff_sign_in.set_up, name="second-factor-set-up"),
    path("second-factor/recovery-codes/", staff_sign_in.recovery_codes, name="recovery-codes"),
    path("forgotten-password/", staff_sign_in.forgotten, name="staff-forgotten"),
    path("password/<int:pk>/<slug:token>/", staff_sign_in.choose_password, name="choose-password"),
]
mine: list = []
public: list = [
    path("sign-in/", sign_in.sign_in, name="sign-in"),
    path("sign-in/code/", sign_in.code, name="sign-in-code"),
    path("sign-in/who/", sign_in.who, name="sign-in-who"),
    path("sign-out/", sign_in.sign_out, name="sign-out"),
    path("demo/<str:token>/", sign_in.demo, name="demo-sign-in"),
    path(".well-known/change-password", sign_in.password_change_address, name="account_change_password"),
]
