"""What was told to whom, and whether it arrived."""

from __future__ import annotations

from django.contrib import messages as notices
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from sayso.communications.commands import messages
from sayso.communications.enums import MessageState
from sayso.communications.permissions import SEE_MESSAGES
from sayso.communications.queries import letters, outbox
from sayso.communications.views import StaffRequest
from sayso.foundations.access.doors import needs
from sayso.foundations.refusals import Refusal
from sayso.foundations.tables import csv_lines
from sayso.people.enums import Channel

A_PAGE = 50
MOST_ROWS = 50_000
ACTS = {
    "again": (messages.send_again, gettext_lazy("It will be sent again.")),
    "arrived": (messages.confirm, gettext_lazy("Kept: it arrived.")),
    "letter": (messages.send_as_letter, gettext_lazy("It will go in the next batch of letters.")),
    "release": (messages.release, gettext_lazy("It goes now.")),
    "told": (messages.told_as_agreed, gettext_lazy("Kept: told as agreed.")),
    "phoned": (messages.told_by_phone, gettext_lazy("Kept: told by phone.")),
}


def _wanted(request: StaffRequest) -> outbox.Wanted:
    asked = {name: request.GET.get(name, "").replace("\x00", "")[:200] for name in ("state", "channel", "q")}
    return outbox.Wanted(state=asked["state"], channel=asked["channel"], text=asked["q"].strip())


@needs(SEE_MESSAGES)
def messages_list(request: StaffRequest) -> HttpResponse:
    """Every message in the viewer's scope; what is in trouble first."""
    wanted = _wanted(request)
    found = outbox.of_list(request.user, SEE_MESSAGES, wanted)
    if request.GET.get("as") == "csv":
        return _csv(found[:MOST_ROWS])
    context = {
        "page": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
        "counts": outbox.counts(request.user, SEE_MESSAGES),
        "wanted": wanted,
        "states": MessageState.choices,
        "channels": Channel.choices,
        "narrowed": wanted != outbox.Wanted(),
    }
    return render(request, "communications/messages.html", context)


def _csv(found) -> HttpResponse:
    header = [_("Queued"), _("To"), _("By"), _("About"), _("State"), _("Sent"), _("What went wrong")]
    rows = [
        [f"{timezone.localtime(one.queued_at):%Y-%m-%d %H:%M}", one.to_name, one.get_channel_display(), one.title,
         one.get_state_display(), f"{timezone.localtime(one.sent_at):%Y-%m-%d %H:%M}" if one.sent_at else "",
         one.error]
        for one in found
    ]  # fmt: skip
    headers = {"Content-Disposition": 'attachment; filename="messages.csv"'}
    return HttpResponse(
        "".join(csv_lines(header, rows)), content_type="text/csv; charset=utf-8", headers=headers
    )


def _one(request: StaffRequest, pk: int):
    return get_object_or_404(outbox.visible_to(request.user, SEE_MESSAGES), pk=pk)


@needs(SEE_MESSAGES)
def message(request: StaffRequest, pk: int) -> HttpResponse:
    """One message: its words, its way, and whether it arrived."""
    return render(request, "communications/message.html", {"message": _one(request, pk)})


@needs(SEE_MESSAGES)
def as_letter(request: StaffRequest, pk: int) -> HttpResponse:
    """The message as it would be printed."""
    content = letters.pdf_of(_one(request, pk), timezone.now())
    headers = {
        "Content-Disposition": f'inline; filename="letter-{pk}.pdf"',
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(content, content_type="application/pdf", headers=headers)


@needs(SEE_MESSAGES)
@require_POST
def mend(request: StaffRequest, pk: int, act: str) -> HttpResponse:
    """Send again, keep that it arrived, turn into a letter, or keep that somebody rang."""
    if act not in ACTS:
        raise Http404
    command, done = ACTS[act]
    try:
        command(message=_one(request, pk), by=request.user, at=timezone.now())
    except Refusal as refused:
        notices.error(request, refused.says)
    else:
        notices.success(request, done)
    return redirect("message", pk=pk)
