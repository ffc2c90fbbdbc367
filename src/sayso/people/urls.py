"""The addresses of the register and of signing in."""

from django.urls import path

from sayso.people.views import (
    about,
    confirm,
    factors,
    imports,
    needs,
    passkeys,
    places,
    rights,
    sessions,
    sign_in,
    staff_sign_in,
    team,
    work_account,
    workplace,
)
from sayso.people.views import mine as mine_views
from sayso.people.views import staff as staff_views

staff: list = [
    path("sign-in/", staff_sign_in.sign_in, name="staff-sign-in"),
    path("sign-in/", staff_sign_in.sign_in, name="account_login"),  # the name by which allauth knows it
    path("second-factor/", staff_sign_in.second_factor, name="mfa_authenticate"),  # the same
    path("second-factor/set-up/", staff_sign_in.set_up, name="second-factor-set-up"),
    path("second-factor/recovery-codes/", staff_sign_in.recovery_codes, name="recovery-codes"),
    path("sign-in/passkey/", passkeys.sign_in, name="passkey-sign-in"),
    path("work-account/<slug:key>/", work_account.begin, name="work-account"),
    path("work-account/<slug:key>/back/", work_account.back, name="work-account-back"),
    path("confirm/", confirm.confirm, name="confirm"),
    path("signing-in/", factors.signing_in, name="signing-in"),
    path("signing-in/passkeys/", passkeys.add, name="passkey-new"),
    path("signing-in/<int:pk>/<slug:what>/", factors.act, name="factor-act"),
    path("forgotten-password/", staff_sign_in.forgotten, name="staff-forgotten"),
    path("password/<int:pk>/<slug:token>/", staff_sign_in.choose_password, name="choose-password"),
    path("people/", staff_views.people, name="people"),
    path("people/export/", staff_views.export, name="people-export"),
    path("people/search/", staff_views.search, name="people-search"),
    path("people/new/", staff_views.create, name="customer-new"),
    path("people/import/", imports.take, name="people-import"),
    path("people/import/<int:pk>/refused/", imports.refused, name="import-refused"),
    path("people/<int:pk>/", staff_views.customer, name="customer"),
    path("people/<int:pk>/preferences/", staff_views.preferences, name="customer-preferences"),
    path("people/<int:pk>/needs/", needs.of_customer, name="customer-needs"),
    path("people/<int:pk>/needs/open/", needs.open_restricted, name="customer-needs-open"),
    path("people/<int:pk>/about/", about.of_customer, name="customer-about"),
    path("people/<int:pk>/about.pdf", about.paper, name="customer-paper"),
    path("people/<int:pk>/rights/", rights.of_customer, name="customer-rights"),
    path("people/<int:pk>/rights/everything/", rights.everything, name="customer-everything"),
    path("people/<int:pk>/rights/erase/", rights.erase, name="customer-erase"),
    path("people/needs/", needs.to_review, name="needs-to-review"),
    path("people/needs/<int:pk>/met/", needs.met, name="need-met"),
    path("people/needs/<int:pk>/<slug:what>/", needs.act, name="need-act"),
    path("people/<int:pk>/representatives/", staff_views.add_representative, name="representative-add"),
    path("people/representatives/<int:pk>/end/", staff_views.end_representative, name="representative-end"),
    path("places/", places.tree, name="places"),
    path("places/<int:pk>/officer/", places.assign, name="place-officer"),
    path("team/", team.team, name="team"),
    path("team/new/", team.add, name="team-new"),
    path("team/<int:pk>/", team.member, name="team-member"),
    path("team/<int:pk>/<slug:what>/", team.act, name="team-act"),
    path("team/roles/<int:pk>/end/", team.end_role, name="role-end"),
    path("sessions/", sessions.of_staff, name="staff-sessions"),
    path("works-for/", workplace.choose, name="work-for"),
]
mine: list = [
    path("details/", mine_views.details, name="my-details"),
    path("sessions/", sessions.of_customer, name="my-sessions"),
    path("details/needs/", about.my_needs, name="my-needs"),
    path("details/about-me/", about.about_me, name="about-me"),
    path("details/about-me.pdf", about.my_paper, name="my-paper"),
    path("details/everything.zip", rights.my_everything, name="my-everything"),
    path("details/who-looked/", about.who_looked, name="who-looked"),
]
public: list = [
    path("sign-in/", sign_in.sign_in, name="sign-in"),
    path("sign-in/code/", sign_in.code, name="sign-in-code"),
    path("sign-in/who/", sign_in.who, name="sign-in-who"),
    path("sign-out/", sign_in.sign_out, name="sign-out"),
    path("demo/<str:token>/", sign_in.demo, name="demo-sign-in"),
    path(".well-known/change-password", sign_in.password_change_address, name="account_change_password"),
]
