"""The rules put to use by staff: grants worked out, seats counted, closed cases drawn by chance."""

from __future__ import annotations

from typing import Any, TypeVar

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from sayso.foundations.access.doors import needs
from sayso.foundations.clocks.calendars import plain_day
from sayso.foundations.refusals import Refusal
from sayso.foundations.tables import csv_lines
from sayso.framework.commands import samples as commands
from sayso.framework.forms.grants import AwardForm, GrantForm
from sayso.framework.permissions import DRAW_SAMPLE, VIEW_BOARD
from sayso.framework.queries import editions, rules, samples
from sayso.framework.queries import rule_words as words
from sayso.framework.queries.grants import award_words, calculated
from sayso.framework.queries.seats import seats
from sayso.framework.rules.funds import Fund
from sayso.framework.rules.packs import Pack
from sayso.framework.views.asked import Request

Thing = TypeVar("Thing")


@needs(VIEW_BOARD)
def fund(request: Request, fund_id: str) -> HttpResponse:
    """Work out a grant by the fund's formula, and hold an award against its caps."""
    one = _found(rules.fund_of(_pack(request), fund_id))
    asked_award = "award" in request.GET
    form = GrantForm(one, None if asked_award else request.GET or None) if one.parts else None
    award = AwardForm(request.GET if asked_award else None) if _has_caps(one) else None
    context: dict[str, Any] = {
        "fund": one,
        "form": form,
        "award": award,
        "found": calculated(one, **form.numbers()) if form and form.is_bound and form.is_valid() else None,
        "least": words.money(one.award_at_least) if one.award_at_least is not None else "",
        "most": words.money(one.award_at_most) if one.award_at_most is not None else "",
        "crumbs": _crumbs(),
    }
    if award and award.is_bound and award.is_valid():
        context["allowed"], context["award_says"] = award_words(one, award.cleaned_data["award"])
    return render(request, "framework/running_fund.html", context)


def _has_caps(one: Fund) -> bool:
    return one.award_at_least is not None or one.award_at_most is not None


@needs(VIEW_BOARD)
def group(request: Request, group_id: str) -> HttpResponse:
    """The seats of a group, by the landlord's real schemes."""
    one = _found(_pack(request).group(group_id))
    context = {
        "group": one,
        "lines": words.seat_lines(one),
        "seats": seats(request.landlord, one, timezone.localdate()),
        "members": words.members_words(one),
        "quorum": words.quorum_words(one),
        "service": words.service_words(one.service),
        "crumbs": _crumbs(),
    }
    return render(request, "framework/running_group.html", context)


@needs(VIEW_BOARD)
def list_samples(request: Request) -> HttpResponse:
    """Every sample, and each period that can be drawn or was."""
    context = {
        "samples": samples.sample_lines(request.landlord, timezone.localdate()),
        "may_draw": request.user.may(DRAW_SAMPLE),
        "crumbs": _crumbs(),
    }
    return render(request, "framework/samples.html", context)


@needs(DRAW_SAMPLE)
@require_POST
def draw(request: Request) -> HttpResponse:
    """Draw the cases of one period."""
    starts_on = plain_day(request.POST.get("period", ""))
    if starts_on is None:
        raise Http404
    try:
        fact = commands.draw(
            landlord=request.landlord, sample=request.POST.get("sample", ""), starts_on=starts_on, by=request.user,
            at=timezone.now(),
        )  # fmt: skip
    except Refusal as refused:
        messages.error(request, refused.says)
        return redirect("samples")
    number = int(fact.value or 0)
    said = ngettext("%(n)s case is drawn.", "%(n)s cases are drawn.", number)
    messages.success(request, said % {"n": number})
    return redirect("sample-draw", pk=fact.pk)


@needs(VIEW_BOARD)
def sample_draw(request: Request, pk: int) -> HttpResponse:
    """One draw: its cases, its seed, and how to draw again."""
    page = _found(samples.draw_page(request.landlord, pk))
    context = {"page": page, "crumbs": [*_crumbs(), (_("Samples"), reverse("samples"))]}
    return render(request, "framework/sample_draw.html", context)


@needs(VIEW_BOARD)
def sample_draw_csv(request: Request, pk: int) -> HttpResponse:
    """Every case of the period with whether it was drawn, so that anyone can draw again; no names of people."""
    page = _found(samples.draw_page(request.landlord, pk))
    drawn = {one.name for one in page.cases}
    rows = ([page.one.seed, name, _("yes") if name in drawn else _("no")] for name in page.names)
    lines = csv_lines([_("Seed"), _("Case"), _("Drawn")], rows)
    name = f"{page.one.sample.id}-{page.one.period.start}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse("".join(lines), content_type="text/csv; charset=utf-8", headers=headers)


def _crumbs() -> list[tuple[str, str]]:
    return [(_("Editions"), reverse("editions"))]


def _pack(request: Request) -> Pack:
    return _found(editions.in_force(request.landlord, timezone.localdate())).pack


def _found(one: Thing | None) -> Thing:
    if one is None:
        raise Http404
    return one
