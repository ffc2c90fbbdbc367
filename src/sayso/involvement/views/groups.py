"""Groups and who belongs to them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages as notices
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sayso.foundations.access.doors import needs
from sayso.foundations.access.visits import Visit
from sayso.foundations.refusals import Refusal, status_of
from sayso.foundations.tables import csv_lines
from sayso.framework.commands import groups as framework_groups
from sayso.involvement.commands import members as commands
from sayso.involvement.enums import GroupRole
from sayso.involvement.forms import GroupForm, MemberForm, RoleForm
from sayso.involvement.permissions import OPEN_GROUPS, RUN_GROUPS, SEE_GROUPS
from sayso.involvement.queries import groups
from sayso.involvement.views.seen import group_or_404
from sayso.people.permissions import EXPORT_PEOPLE

A_PAGE, MEETINGS = 30, 20


@needs(SEE_GROUPS)
@require_safe
def listed(request: Visit) -> HttpResponse:
    """Every group in the visitor's scope: members, the next meeting, the last."""
    text = request.GET.get("q", "").replace("\x00", "")[:100].strip()
    closed = request.GET.get("closed") == "1"
    found = groups.listed(request.user, timezone.now(), text=text, closed=closed)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    shown = {"page": page, "text": text, "closed": closed, "narrowed": bool(text or closed)}
    return render(request, "involvement/groups.html", shown)


@needs(OPEN_GROUPS)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Visit) -> HttpResponse:
    """Open a group of a kind that the framework knows."""
    places = {str(one.pk): one for one in groups.places(request.user, OPEN_GROUPS, request.landlord)}
    form = GroupForm(
        request.POST if request.method == "POST" else None, kinds=groups.kinds(request.landlord),
        places=[(one.pk, one.name) for one in places.values()],
        for_all=groups.may_open_for_all(request.user, OPEN_GROUPS, request.landlord),
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made = framework_groups.open_group(
                landlord=request.landlord, name=given["name"], kind=given["kind"], place=places.get(given["place"]),
                starts_on=given["starts_on"] or timezone.localdate(), by=request.user, at=timezone.now(),
            )  # fmt: skip
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return redirect("engagement-group", pk=made.pk)
    return render(request, "involvement/group_new.html", {"form": form}, status=status_of(form))


def _page(request: Visit, group: Any, form: MemberForm | None = None) -> HttpResponse:
    page = Paginator(groups.meetings(group), MEETINGS).get_page(request.GET.get("page"))
    everybody = groups.members(group, request.user)
    members = Paginator(everybody, A_PAGE).get_page(request.GET.get("members"))
    shown = {
        "group": group, "members": members, "page": page, "form": form or MemberForm(),
        "may_run": request.user.may(RUN_GROUPS), "may_close": request.user.may(OPEN_GROUPS),
        "now": timezone.now(), "roles": GroupRole.choices, "is_open": _is_open(group),
    }  # fmt: skip
    return render(request, "involvement/group.html", shown, status=422 if form else 200)


def _is_open(group: Any) -> bool:
    return group.ends_on is None or group.ends_on > timezone.localdate()


@needs(SEE_GROUPS)
@require_safe
def group(request: Visit, pk: int) -> HttpResponse:
    """One group: its members, its meetings, and what to do next."""
    return _page(request, group_or_404(request, pk))


@needs(EXPORT_PEOPLE, fresh=True)
@require_safe
def members_csv(request: Visit, pk: int) -> HttpResponse:
    """The members as a file: of those whom the visitor may see."""
    found = [one for one in groups.members(group_or_404(request, pk), request.user) if one.is_seen]
    header = [
        _("Name"),
        _("Role in the group"),
        _("Since"),
        _("Phone"),
        _("E-mail"),
        _("Reached by"),
        _("Print and format"),
    ]
    rows = [
        [who.full_name, one.get_role_display(), one.starts_on, who.phone, who.email, who.get_channel_display(),
         who.get_format_display()]
        for one in found for who in [one.customer]
    ]  # fmt: skip
    headers = {"Content-Disposition": f'attachment; filename="members-{pk}.csv"'}
    return HttpResponse(
        "".join(csv_lines(header, rows)), content_type="text/csv; charset=utf-8", headers=headers
    )


@needs(OPEN_GROUPS)
@require_POST
def close(request: Visit, pk: int) -> HttpResponse:
    """Close the group: from today nothing is asked of it."""
    found = group_or_404(request, pk, OPEN_GROUPS)
    if _is_open(found):
        try:
            framework_groups.close(
                group=found, ends_on=timezone.localdate(), by=request.user, at=timezone.now()
            )
        except Refusal as refusal:
            notices.error(request, refusal.says)
            return redirect("engagement-group", pk=pk)
    notices.success(request, _("The group is closed. What it did stays."))
    return redirect("engagement-group", pk=pk)


@needs(RUN_GROUPS)
@require_POST
def add(request: Visit, pk: int) -> HttpResponse:
    """Somebody joins."""
    found = group_or_404(request, pk, RUN_GROUPS)
    form = MemberForm(request.POST)
    if form.is_valid():
        who = groups.joiner(request.user, form.cleaned_data["customer"])
        if who is None:
            form.add_error("customer", _("Choose from the list."))
        else:
            try:
                commands.join(
                    group=found,
                    customer=who,
                    role=form.cleaned_data["role"],
                    by=request.user,
                    at=timezone.now(),
                )
            except Refusal as refusal:
                form.refuse(refusal)
            else:
                notices.success(request, _("Added."))
                return redirect("engagement-group", pk=pk)
    return _page(request, found, form)


def _membership(request: Visit, pk: int) -> Any:
    found = groups.membership_for(request.user, pk, RUN_GROUPS)
    if found is None:
        raise Http404
    return found


@needs(RUN_GROUPS)
@require_POST
def leave(request: Visit, pk: int) -> HttpResponse:
    """Somebody leaves: papers close to them at once."""
    found = _membership(request, pk)
    commands.leave(membership=found, by=request.user, at=timezone.now())
    notices.success(request, _("They belong to the group no more. Its papers are closed to them."))
    return redirect("engagement-group", pk=found.group_id)


@needs(RUN_GROUPS)
@require_POST
def role(request: Visit, pk: int) -> HttpResponse:
    """A member has another role."""
    found = _membership(request, pk)
    form = RoleForm(request.POST)
    if not form.is_valid():
        notices.error(request, _("Choose one of those offered."))
    else:
        try:
            commands.change_role(
                membership=found, role=form.cleaned_data["role"], by=request.user, at=timezone.now()
            )
        except Refusal as refusal:
            notices.error(request, refusal.says)
        else:
            notices.success(request, _("Saved."))
    return redirect("engagement-group", pk=found.group_id)
