"""What a member sees: my groups, when they meet, the papers, and whether I come."""

from __future__ import annotations

from django.contrib import messages as notices
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sayso.foundations.access.doors import mine
from sayso.foundations.access.visits import Visit
from sayso.foundations.refusals import Refusal, status_of
from sayso.involvement.commands import meetings as commands
from sayso.involvement.forms import AnswerForm
from sayso.involvement.queries import arrangements, groups, meetings

A_PAGE = 20


@mine
@require_safe
def my_groups(request: Visit) -> HttpResponse:
    """The groups I belong to, the meetings to come, and those that were."""
    me, now = request.user.customer_id, timezone.now()
    page = Paginator(meetings.been(me, now), A_PAGE).get_page(request.GET.get("page"))
    shown = {"memberships": groups.of_member(me), "coming_up": meetings.coming_up(me, now), "page": page}
    return render(request, "involvement/mine/groups.html", shown)


@mine
@require_http_methods(["GET", "HEAD", "POST"])
def meeting(request: Visit, pk: int) -> HttpResponse:
    """One meeting: when and where, the papers, whether I come, what helps me, and the minutes."""
    me = request.user.customer_id
    found = meetings.of_member(me).filter(pk=pk).first()
    if found is None:
        raise Http404
    invitation = meetings.invitation_of(found, me)
    may_answer = invitation is not None and found.is_open and found.starts_at > timezone.now()
    form = AnswerForm(
        request.POST if request.method == "POST" else None,
        initial={"answer": invitation.answer if invitation else ""},
    )
    if request.method == "POST" and form.is_valid():
        if invitation is None or not may_answer:
            notices.error(request, _("You cannot answer any more. Ring us instead."))
            return redirect("my-meeting", pk=pk)
        try:
            commands.answer(invitation=invitation, by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            notices.success(request, _("Thank you. We know now."))
            return redirect("my-meeting", pk=pk)
    shown = {
        "meeting": found, "invitation": invitation, "may_answer": may_answer, "form": form,
        "papers": meetings.papers(found), "needed": arrangements.own(me),
    }  # fmt: skip
    return render(request, "involvement/mine/meeting.html", shown, status=status_of(form))
