"""The nightly extract by hand: send it, see what would be different, take it in."""

from __future__ import annotations

from django.contrib import messages as notices
from django.core.paginator import Paginator
from django.http import FileResponse, Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from sayso.foundations.access.doors import needs
from sayso.foundations.refusals import Refusal, status_of
from sayso.people.commands import deliveries as commands
from sayso.people.commands.deliveries import Asked
from sayso.people.enums import DeliveryDoor
from sayso.people.forms.customers import ExtractForm
from sayso.people.permissions import IMPORT_PEOPLE
from sayso.people.queries import deliveries as queries

A_PAGE = 20


@needs(IMPORT_PEOPLE)
@require_http_methods(["GET", "HEAD", "POST"])
def start(request):
    """What was sent before; a POST sends an extract."""
    form = ExtractForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        asked = Asked(DeliveryDoor.PAGE, is_full=given["is_full"])
        try:
            made = commands.receive(
                landlord=request.landlord, source_name=given["source"], asked=asked, by=request.user, at=timezone.now(),
                files=[(one.name, one.chunks()) for one in given["extract"]],
            )  # fmt: skip
            return redirect("extract", made.pk)
        except Refusal as refusal:
            form.refuse(refusal)
    sources = queries.sources(request.landlord)
    if request.method != "POST" and sources:
        form = ExtractForm(initial={"source": sources[0]})
    page = Paginator(queries.of(request.landlord), A_PAGE).get_page(request.GET.get("page"))
    shown = {"form": form, "page": page, "sources": sources}
    return render(request, "people/extracts/start.html", shown, status=status_of(form))


def _theirs(request, pk):
    found = queries.one_of(request.landlord, pk)
    if found is None:
        raise Http404
    return found


@needs(IMPORT_PEOPLE)
@require_http_methods(["GET", "HEAD", "POST"])
def one(request, pk):
    """How it stands. A POST takes it in, reads it in another way, or leaves it aside."""
    delivery = _theirs(request, pk)
    if request.method == "POST":
        _act(request, delivery)
        return redirect("extract", pk)
    shown = {
        "delivery": delivery, "step": queries.step(delivery), "kinds": queries.kinds(delivery),
        "parts": queries.parts(delivery), "refused": queries.refused(delivery), "choices": queries.choices(delivery),
        "lists": [(name, queries.PARTS[name]) for name in queries.PARTS if queries.file(delivery, name)],
        "says": queries.says(delivery), "notes": queries.notes(delivery), "has_differences": bool(queries.file(delivery, "differences")), "result": delivery.result,
    }  # fmt: skip
    return render(request, "people/extracts/one.html", shown)


def _act(request, delivery):
    by = {"delivery": delivery, "by": request.user, "at": timezone.now()}
    act = request.POST.get("act")
    try:
        if act == "take":
            commands.take_in(**by)
        elif act == "try":
            commands.try_again(asked=_asked(request.POST, delivery), **by)
        elif act == "leave":
            commands.leave(**by)
    except Refusal as refusal:
        notices.error(request, refusal.says)


def _asked(posted, delivery):
    """In which way to read it now: what the page does not ask stays as it was."""
    mappings = {part: dict(chosen) for part, chosen in delivery.mappings.items()}
    for one in queries.choices(delivery):
        for name, _says, _held in one.fields:
            column = posted.get(f"map_{one.part}_{name}")
            if column is not None and (column in one.columns or not column):
                mappings.setdefault(one.part, {})[name] = column
    share = posted.get("may_end", "")
    may_end = int(share) if share.isdecimal() and int(share[:4]) <= 100 else delivery.may_end
    return Asked(delivery.door, is_full=delivery.is_full, may_end=may_end, mappings=mappings)


def _file(request, pk, name, called):
    path = queries.file(_theirs(request, pk), name)
    if path is None:
        raise Http404
    return FileResponse(
        path.open("rb"), as_attachment=True, filename=called, content_type="text/csv; charset=utf-8"
    )


@needs(IMPORT_PEOPLE)
@require_safe
def differences(request, pk):
    """Everything that is different, as a table."""
    return _file(request, pk, "differences", f"differences-{pk}.csv")


@needs(IMPORT_PEOPLE)
@require_safe
def refused(request, pk, part):
    """The refused rows of one list, with their own columns: to mend and send back."""
    return _file(request, pk, part, f"{part}.csv")
