"""The register as staff see it: find somebody, read what we know, change how they are reached."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import Http404, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sayso.foundations.access.doors import needs
from sayso.foundations.components.paging import MOST_HITS, LongPaginator
from sayso.foundations.database import replica
from sayso.foundations.refusals import Refusal, status_of
from sayso.foundations.tables import csv_lines
from sayso.people.commands import characteristics, representatives
from sayso.people.commands import customers as commands
from sayso.people.enums import CustomerKind, Seen
from sayso.people.forms.customers import CustomerForm, PreferencesForm, RepresentativeForm
from sayso.people.permissions import (
    EDIT_PEOPLE,
    EXPORT_PEOPLE,
    IMPORT_PEOPLE,
    MANAGE_STAFF,
    MERGE_PEOPLE,
    SEE_NEEDS,
    SEE_PEOPLE,
)
from sayso.people.queries import customers, duplicates, online, segments, sensitive
from sayso.people.queries import places as place_queries
from sayso.people.views.seen import customer_or_404

PAGE = 30


def _narrowed(request):
    wanted = {
        name: request.GET.get(name, "").replace("\x00", "")[:200]
        for name in ("q", "kind", "place", "sort", "segment")
    }
    place, segment = (_number(wanted[name]) for name in ("place", "segment"))
    kind = wanted["kind"] if wanted["kind"] in CustomerKind.values else ""
    found = customers.listed(request.user, text=wanted["q"], kind=kind, place=place, sort=wanted["sort"])
    one = segments.one_of(request.user, segment) if segment is not None else None
    if one is not None:
        found = segments.narrowed(found, one.rules, timezone.localdate())
    return wanted, found


def _number(text):
    return int(text) if text.isdecimal() and text.isascii() and len(text) < 18 else None


@needs(SEE_PEOPLE)
@require_safe
def people(request):
    """The register, searched as you type."""
    wanted, found = _narrowed(request)
    page = LongPaginator(found, PAGE, most=MOST_HITS if wanted["q"] else None).get_page(
        request.GET.get("page")
    )
    on = any(wanted[name] for name in ("q", "kind", "place", "segment"))
    places = [] if request.htmx else place_queries.tree(request.user)
    shown = {"page": page, "wanted": wanted, "on": on, "kinds": CustomerKind.choices, "places": places, "segments": [] if request.htmx else segments.of(request.user),
             "may": {"export": request.user.may(EXPORT_PEOPLE), "import": request.user.may(IMPORT_PEOPLE), "staff": request.user.may(MANAGE_STAFF)}, "query": request.GET.urlencode()}  # fmt: skip
    return render(
        request, "people/register/list.html#results" if request.htmx else "people/register/list.html", shown
    )


@needs(EXPORT_PEOPLE, fresh=True)
@require_safe
def export(request):
    """The same list as a file that a spreadsheet opens, with no cell that it would run."""
    _wanted, found = _narrowed(request)
    header = [_("Reference"), _("Name"), _("Kind"), _("E-mail"), _("Phone"), _("Address"), _("Postcode"), _("Place"),
              _("Reached by"), _("Language"), _("Form")]  # fmt: skip
    rows = (
        ["" if one.source == "by hand" else one.source_key, one.full_name, one.get_kind_display(), one.email, one.phone,
         one.home.address if one.home else one.postal_address, one.home.postcode if one.home else "",
         one.place or "", one.get_channel_display(), one.get_language_display(), one.get_format_display()]
        for one in found.using(replica.source()).iterator(chunk_size=2000)
    )  # fmt: skip
    answer = StreamingHttpResponse(list(csv_lines(header, rows)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="customers.csv"'
    return answer


@needs(SEE_PEOPLE)
@require_safe
def search(request):
    """A few people to choose from, as a fragment for the forms that ask who somebody is."""
    text = request.GET.get("q", "").replace("\x00", "")[:200]
    name = request.GET.get("name", "customer")
    name = name if name.isidentifier() and len(name) < 40 else "customer"
    found = customers.search(request.user, text)
    return render(request, "people/register/search.html", {"found": found, "text": text, "name": name})


@needs(SEE_PEOPLE, writes_on_get="Who looked at what somebody needs is kept.")
@require_safe
def customer(request, pk):
    """Everything we know of one customer, with what they need for those who may see it."""
    one = customer_or_404(request, pk)
    today = timezone.localdate()
    needed, in_confidence = sensitive.flags_of(one) if request.user.may(SEE_NEEDS) else ([], False)
    if needed:
        characteristics.note_view(
            customer=one, viewer=request.user, seen=Seen.NEEDS, by=request.user, at=timezone.now()
        )
    by_others, for_others = customers.representations_of(one, today)
    shown = {"customer": one, "tenancies": customers.tenancies_of(one), "today": today, "needed": needed, "in_confidence": in_confidence,
             "online": online.of(one), "online_helps": online.helps_of(one), "representatives": by_others, "speaks_for": for_others,
             "form": RepresentativeForm(), "merges": duplicates.merges(one),
             "like": duplicates.like(one) if request.user.may(MERGE_PEOPLE) else []}  # fmt: skip
    return render(request, "people/register/customer.html", shown)


@needs(EDIT_PEOPLE)
@require_http_methods(["GET", "HEAD", "POST"])
def create(request):
    """Register somebody who is not in any file: a relative, an applicant, a new neighbour.

    The one-time key keeps a second click from making a second person.
    """
    form = CustomerForm(request.POST if request.method == "POST" else None)
    key = request.POST.get("key", "")
    key = key if key.isalnum() and key.isascii() else uuid.uuid4().hex
    if request.method == "POST" and form.is_valid():
        try:
            made = commands.register(
                landlord=request.landlord, key=key, by=request.user, at=timezone.now(), **form.cleaned_data
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Registered. Check that the details are right."))
            return redirect("customer", pk=made.pk)
    return render(request, "people/register/create.html", {"form": form, "key": key}, status=status_of(form))


@needs(EDIT_PEOPLE)
@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request, pk):
    """How the customer is reached, and what they need."""
    one = customer_or_404(request, pk)
    form = PreferencesForm(
        request.POST if request.method == "POST" else None, initial=PreferencesForm.of(one)
    )
    if request.method == "POST" and form.is_valid():
        try:
            commands.update_details(customer=one, by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Saved."))
            return redirect("customer", pk=one.pk)
    return render(
        request, "people/register/preferences.html", {"form": form, "customer": one}, status=status_of(form)
    )


@needs(EDIT_PEOPLE)
@require_POST
def add_representative(request, pk):
    """Let someone speak for the customer."""
    one = customer_or_404(request, pk)
    form = RepresentativeForm(request.POST)
    if form.is_valid():
        speaker = customers.one_for(request.user, form.cleaned_data["speaker"])
        try:
            if speaker is None:
                raise Http404
            representatives.add(
                customer=one, speaker=speaker, relationship=form.cleaned_data["relationship"],
                by=request.user, at=timezone.now(),
            )  # fmt: skip
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Added."))
            return redirect("customer", pk=one.pk)
    shown = {"form": form, "customer": one}
    return render(request, "people/register/representative.html", shown, status=status_of(form))


@needs(EDIT_PEOPLE)
@require_POST
def end_representative(request, pk):
    """The person no longer speaks for the customer."""
    found = customers.representative_for(request.user, pk)
    if found is None:
        raise Http404
    representatives.end(representative=found, by=request.user, at=timezone.now())
    return redirect("customer", pk=found.customer_id)
