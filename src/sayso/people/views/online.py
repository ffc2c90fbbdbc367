"""Getting online: customers say what they want, staff note it with the help given, and see what works."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sayso.foundations.access.doors import mine, needs
from sayso.foundations.access.visits import Visit
from sayso.foundations.components.paging import LongPaginator
from sayso.foundations.database import replica
from sayso.foundations.refusals import Refusal, status_of
from sayso.foundations.tables import csv_lines
from sayso.people.commands import online as commands
from sayso.people.forms.online import OnlineForm, OnlineHelpForm, OwnOnlineForm, TakeBackForm, WorkedForm
from sayso.people.permissions import EDIT_PEOPLE, EXPORT_PEOPLE, SEE_PEOPLE
from sayso.people.queries import online
from sayso.people.views.seen import customer_or_404

PAGE = 30


def _page(
    request: Visit, one: Any, *, form: OnlineForm | None = None, given: OnlineHelpForm | None = None
) -> HttpResponse:
    held = online.of(one)
    shown = {
        "customer": one, "online": held, "online_helps": online.helps_of(one),
        "form": form or OnlineForm(initial=OnlineForm.of(held)), "given": given or OnlineHelpForm(),
    }  # fmt: skip
    return render(request, "people/online/of_customer.html", shown, status=422 if form or given else 200)


@needs(EDIT_PEOPLE)
@require_http_methods(["GET", "HEAD", "POST"])
def of_customer(request: Visit, pk: int) -> HttpResponse:
    """What the customer says of getting online, the help they had, and forms for both."""
    one = customer_or_404(request, pk)
    if request.method != "POST":
        return _page(request, one)
    form = OnlineForm(request.POST)
    if form.is_valid():
        try:
            commands.say(customer=one, by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Saved."))
            return redirect("customer-online", pk=one.pk)
    return _page(request, one, form=form)


@needs(EDIT_PEOPLE)
@require_POST
def add_help(request: Visit, pk: int) -> HttpResponse:
    """The customer had help."""
    one = customer_or_404(request, pk)
    form = OnlineHelpForm(request.POST)
    if form.is_valid():
        try:
            commands.note_help(customer=one, by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Kept. Ask them later whether it worked."))
            return redirect("customer-online", pk=one.pk)
    return _page(request, one, given=form)


@needs(EDIT_PEOPLE)
@require_http_methods(["GET", "HEAD", "POST"])
def result(request: Visit, pk: int) -> HttpResponse:
    """Whether the help worked."""
    given = online.help_for(request.user, pk)
    if given is None:
        raise Http404
    form = WorkedForm(
        request.POST if request.method == "POST" else None,
        is_online=bool(given.customer.is_online),
        initial={"result": given.result},
    )
    if request.method == "POST" and form.is_valid():
        try:
            commands.note_result(given=given, by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Saved."))
            return redirect("customer-online", pk=given.customer_id)
    shown = {"form": form, "help": given, "customer": given.customer, "take_back": _take_back_form(given)}
    return render(request, "people/online/result.html", shown, status=status_of(form))


def _take_back_form(given: Any, data: Any = None) -> TakeBackForm:
    """Ticked beforehand where nothing but this help ever said that they are online."""
    before = given.online_before if online.set_online(given) else ""
    return TakeBackForm(
        data, before=before, initial={"set_back": bool(before) and online.unchanged_since(given)}
    )


@needs(EDIT_PEOPLE)
@require_POST
def take_back(request: Visit, pk: int, help: int) -> HttpResponse:
    """The help was recorded by mistake. Sent again, there is nothing left to do."""
    one, given = customer_or_404(request, pk), online.help_for(request.user, help)
    if given is None or given.customer_id != one.pk:
        messages.info(request, _("This help is not there any more."))
        return redirect("customer-online", pk=one.pk)
    form = _take_back_form(given, request.POST)
    if form.is_valid():
        commands.take_back(given=given, by=request.user, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Taken back. It counts no more."))
    return redirect("customer-online", pk=one.pk)


@needs(SEE_PEOPLE)
@require_safe
def overview(request: Visit) -> HttpResponse:
    """How many are online, what holds the others back, what helped in a year, and who waits for help."""
    today = timezone.localdate()
    years = online.years(request.user, today)
    year = next((one for one in years if str(one.start.year) == request.GET.get("year")), years[0])
    counted = online.counts(request.user, today)
    page = LongPaginator(online.waiting(request.user, today), PAGE).get_page(request.GET.get("page"))
    shown = {
        "counts": counted.value, "counted_at": counted.at, "years": years, "year": year,
        "helped": online.help_in(request.user, year), "page": page,
    }  # fmt: skip
    return render(request, "people/online/overview.html", shown)


@needs(EXPORT_PEOPLE, fresh=True)
@require_safe
def export(request: Visit) -> HttpResponseBase:
    """Those who wait for help, as a file that a spreadsheet opens."""
    header = [_("Name"), _("Phone"), _("E-mail"), _("Address"), _("Place"), _("Reached by"), _("How we may reach them"),
              _("Would like to since"), _("What holds them back")]  # fmt: skip
    found = online.waiting(request.user, timezone.localdate()).using(replica.source())
    rows = (
        [who.full_name, who.phone, who.email, who.home or who.postal_address, who.place or "", who.get_channel_display(),
         who.get_contact_rule_display(), one.since, "; ".join(one.held_back_by)]
        for one in found.iterator(chunk_size=2000) for who in [one.customer]
    )  # fmt: skip
    answer = StreamingHttpResponse(list(csv_lines(header, rows)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="getting-online.csv"'
    return answer


@mine
@require_http_methods(["GET", "HEAD", "POST"])
def mine_online(request: Visit) -> HttpResponse:
    """Whether I would like to get online, and what makes it hard."""
    me = request.user.customer
    form = OwnOnlineForm(
        request.POST if request.method == "POST" else None, initial=OwnOnlineForm.of(online.of(me))
    )
    if request.method == "POST" and form.is_valid():
        commands.say(customer=me, by=request.user, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Saved. Thank you."))
        return redirect("my-details")
    return render(request, "people/mine/online.html", {"form": form}, status=status_of(form))
