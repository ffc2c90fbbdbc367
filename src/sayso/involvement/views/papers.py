"""Papers: staff add and withdraw them; only who may see the group is served one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages as notices
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sayso.foundations.access.doors import mine, needs
from sayso.foundations.access.visits import Visit
from sayso.foundations.refusals import Refusal
from sayso.involvement.commands import papers as commands
from sayso.involvement.forms import PaperForm
from sayso.involvement.permissions import RUN_GROUPS, SEE_GROUPS
from sayso.involvement.queries import meetings
from sayso.involvement.views.meetings import show
from sayso.involvement.views.seen import key_of, meeting_or_404


@needs(RUN_GROUPS)
@require_POST
def add(request: Visit, pk: int) -> HttpResponse:
    """Add a paper to a meeting."""
    found = meeting_or_404(request, pk, RUN_GROUPS)
    form = PaperForm(request.POST, request.FILES)
    if form.is_valid():
        given = form.cleaned_data
        try:
            commands.add(
                meeting=found, title=given["title"], content=given["file"].read(), key=key_of(request),
                by=request.user, at=timezone.now(),
            )  # fmt: skip
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            notices.success(request, _("Added."))
            return redirect("meeting", pk=pk)
    return show(request, found, form)


@needs(RUN_GROUPS)
@require_POST
def withdraw(request: Visit, pk: int) -> HttpResponse:
    """Serve a paper to nobody any more."""
    found = meetings.paper_for(request.user, pk, RUN_GROUPS)
    if found is None:
        raise Http404
    commands.withdraw(paper=found, by=request.user, at=timezone.now())
    notices.success(request, _("Withdrawn. Nobody is shown it any more."))
    return redirect("meeting", pk=found.meeting_id)


def _served(paper: Any) -> HttpResponseBase:
    """As a file to keep: it is never shown inside our own pages."""
    if paper is None:
        raise Http404
    return FileResponse(
        paper.file.path.open("rb"),
        as_attachment=True,
        filename=paper.file.name,
        content_type=paper.file.content_type,
    )


@needs(SEE_GROUPS)
@require_safe
def paper(request: Visit, pk: int) -> HttpResponseBase:
    """A paper, for staff in whose scope the group is."""
    return _served(meetings.paper_for(request.user, pk))


@mine
@require_safe
def my_paper(request: Visit, pk: int) -> HttpResponseBase:
    """A paper, for those who belong to the group today."""
    return _served(meetings.paper_of_member(request.user.customer_id, pk))
