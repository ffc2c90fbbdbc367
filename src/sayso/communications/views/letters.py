"""Letters for those whom no screen reaches: batches for the printer and the post."""

from __future__ import annotations

from django.contrib import messages as notices
from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sayso.communications.commands import letters as commands
from sayso.communications.permissions import PRINT_LETTERS
from sayso.communications.queries import letters as queries
from sayso.communications.views import StaffRequest
from sayso.foundations.access.doors import needs
from sayso.foundations.refusals import Refusal

A_PAGE = 25


@needs(PRINT_LETTERS)
def letters(request: StaffRequest) -> HttpResponse:
    """What waits to be printed, and the batches made of it. A POST starts a batch."""
    if request.method == "POST":
        return _start(request)
    found = queries.batches(request.user, PRINT_LETTERS)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    waiting = queries.waiting(request.user, PRINT_LETTERS)
    context = {"page": page, "waiting": waiting, "is_made_now": any(one.is_made_now for one in waiting)}
    return render(request, "communications/letters.html", context)


def _start(request: StaffRequest) -> HttpResponse:
    number = request.POST.get("landlord", "")
    asked = int(number) if number.isdecimal() and len(number) < 18 else 0
    landlord = get_object_or_404(queries.landlords_of(request.user, PRINT_LETTERS), pk=asked)
    try:
        commands.start(landlord=landlord, by=request.user, at=timezone.now())
    except Refusal as refused:
        notices.error(request, refused.says)
    return redirect("letters")


@needs(PRINT_LETTERS)
def download(request: StaffRequest, pk: int) -> HttpResponseBase:
    """The file for the printer: one PDF a letter, and the list of whom each is for."""
    made = queries.batches(request.user, PRINT_LETTERS).filter(file__isnull=False)
    batch = get_object_or_404(made, pk=pk)
    assert batch.file is not None
    return FileResponse(
        batch.file.path.open("rb"), as_attachment=True, filename=f"letters-{batch.pk}.zip",
        content_type="application/zip",
    )  # fmt: skip


@needs(PRINT_LETTERS)
@require_POST
def posted(request: StaffRequest, pk: int) -> HttpResponse:
    """Keep that a batch went to the post."""
    made = queries.batches(request.user, PRINT_LETTERS).filter(file__isnull=False)
    commands.posted(batch=get_object_or_404(made, pk=pk), by=request.user, at=timezone.now())
    notices.success(request, _("Kept: the letters are in the post."))
    return redirect("letters")
