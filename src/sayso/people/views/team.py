"""Staff administration: who works here, which roles they hold over what, and who has left."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sayso.foundations.access.doors import needs
from sayso.foundations.access.permissions import ROLE_NAMES, STAFF, Role
from sayso.foundations.refusals import Refusal, status_of
from sayso.people.commands import passwords, second_factors, sessions, work_accounts
from sayso.people.commands import staff as commands
from sayso.people.forms.customers import RoleForm, StaffForm
from sayso.people.permissions import MANAGE_STAFF
from sayso.people.queries import landlords, places, staff
from sayso.people.queries import sessions as session_queries


@needs(MANAGE_STAFF)
@require_safe
def team(request):
    """Everybody who works here."""
    return render(request, "people/team/list.html", {"people": staff.listed(request.landlord)})


@needs(MANAGE_STAFF, fresh=True)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request):
    """Add somebody; a link to choose a password goes to their address."""
    form = StaffForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = commands.add_user(
                landlord=request.landlord, by=request.user, at=timezone.now(), **form.cleaned_data
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(
                request, _("Added, and a link to choose a password is on its way. Now give a role.")
            )
            return redirect("team-member", pk=made.pk)
    return render(request, "people/team/add.html", {"form": form}, status=status_of(form))


def _person(request, pk):
    found = staff.one_of(request.landlord, pk)
    if found is None:
        raise Http404
    return found


@needs(MANAGE_STAFF, fresh=True)
@require_http_methods(["GET", "HEAD", "POST"])
def member(request, pk):
    """One member of staff: the roles held, and a new one."""
    person = _person(request, pk)
    branches = {str(one.place.pk): one.place for one in places.tree(request.user)}
    wholes = {f"all-{one.pk}": one for one in landlords.managed(request.user, MANAGE_STAFF)}
    form = RoleForm(
        request.POST if request.method == "POST" else None,
        roles=[(role.value, ROLE_NAMES[role]) for role in Role if role in STAFF],
        places=[
            ("patch", _("Their patch: the places whose officer they are")),
            *((key, _("All of %(landlord)s") % {"landlord": one}) for key, one in wholes.items()),
            *((key, place.name) for key, place in branches.items()),
        ],
    )
    if request.method == "POST" and form.is_valid():
        where = form.cleaned_data["place"]
        place, whole = branches.get(where), wholes.get(where, person.landlord)
        try:
            commands.grant_role(
                user=person, role=Role(form.cleaned_data["role"]), place=place,
                landlord=place.landlord if place else whole, over_patch=where == "patch",
                ends_on=form.cleaned_data["ends_on"], by=request.user, at=timezone.now(),
            )  # fmt: skip
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The role is given."))
            return redirect("team-member", pk=person.pk)
    shown = {"person": person, "form": form, "signed_in": session_queries.of(person, at=timezone.now())}
    return render(request, "people/team/member.html", shown, status=status_of(form))


@needs(MANAGE_STAFF, fresh=True)
@require_POST
def end_role(request, pk):
    """End a role."""
    holding = staff.holding_of(request.landlord, pk)
    if holding is None:
        raise Http404
    try:
        commands.end_role(holding=holding, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, refusal.says)
    return redirect("team-member", pk=holding.user_id)


ACTS: dict[str, tuple[Callable[..., Any], Any]] = {
    "deactivate": (commands.deactivate, _("They have left: every door is closed to them.")),
    "link": (passwords.send_link, _("A link to choose a password is on its way.")),
    "unlink": (work_accounts.unlink, _("Unlinked. Their next sign-in with the same e-mail links it anew.")),
    "sign-out": (sessions.end_all, _("They are signed out everywhere.")),
    "factor": (second_factors.take_away, _("They set a new second factor up at the next sign-in.")),
}
ENDS_SESSIONS = ("deactivate", "unlink", "sign-out", "factor")


@needs(MANAGE_STAFF, fresh=True)
@require_POST
def act(request, pk, what):
    """A leaver, a new link, or a lost phone."""
    person = _person(request, pk)
    if what not in ACTS:
        raise Http404
    command, says = ACTS[what]
    try:
        command(user=person, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, refusal.says)
    else:
        messages.success(request, says)
    if person == request.user and what in ENDS_SESSIONS:
        logout(request)
        return redirect("staff-sign-in")
    return redirect("team-member", pk=person.pk)
