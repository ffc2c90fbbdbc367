"""Write a draft: its sections, one thing of a section, how a promise is counted, what law it answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from sayso.foundations.access.doors import needs
from sayso.foundations.refusals import Refusal, status_of
from sayso.framework.commands import drafts
from sayso.framework.enums.wording import SECTION_WORDS
from sayso.framework.forms.editing import DutyForm, ItemForm
from sayso.framework.permissions import EDIT_FRAMEWORK, VIEW_BOARD
from sayso.framework.queries import drafts as asked
from sayso.framework.queries.drafting import Paragraphs, answered, lines, paragraphs
from sayso.framework.queries.wording import Named, duty_words
from sayso.framework.rules import drafting
from sayso.framework.rules.differences import duty_of
from sayso.framework.rules.drafting import NoSuchItem
from sayso.framework.rules.sections import DUTIES
from sayso.framework.views.asked import Request
from sayso.framework.views.drafts import draft_of

if TYPE_CHECKING:
    from sayso.framework.models import Draft

Table = Mapping[str, Any]


def _known(section: str) -> str:
    if section not in SECTION_WORDS:
        raise Http404
    return section


def _item(one: Draft, section: str, number: int) -> Table:
    try:
        return drafting.item(one.content, section, number)
    except NoSuchItem as gone:
        raise Http404 from gone


def _revision(request: Request) -> int:
    said = request.POST.get("revision", "")
    return int(said) if said.isdecimal() and len(said) < 10 else 0


def _context(request: Request, one: Draft, section: str) -> dict[str, Any]:
    return {
        "draft": one,
        "section": section,
        "words": SECTION_WORDS[section],
        "may_write": request.user.may(EDIT_FRAMEWORK) and one.stage in ("writing", "reviewed"),
        "crumbs": [(_("Editions"), reverse("editions")), (str(one), reverse("draft", args=[one.pk]))],
    }


@needs(VIEW_BOARD)
def section(request: Request, pk: int, section: str) -> HttpResponse:
    """Everything in a section of a draft."""
    one = draft_of(request, pk)
    context = _context(request, one, _known(section))
    query = request.GET.get("q", "").strip()[:80]
    context |= {
        "lines": lines(one, section, query),
        "q": query,
        "last": len(drafting.items(one.content, section)) - 1,
    }
    return render(request, "framework/draft_section.html", context)


@needs(EDIT_FRAMEWORK)
def item(request: Request, pk: int, section: str, number: int | None = None) -> HttpResponse:
    """One thing as plain fields; without a number, a new one."""
    one, section = draft_of(request, pk), _known(section)
    table = _item(one, section, number) if number is not None else {}
    form = ItemForm(section, one.content, table, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            saved = drafts.put(
                draft=one, revision=_revision(request), section=section, number=number, table=form.table(),
                by=request.user, at=timezone.now(),
            )  # fmt: skip
        except Refusal as refused:
            form.add_error(refused.field, refused.says)
        else:
            at = len(drafting.items(saved.content, section)) - 1 if number is None else number
            return _saved(request, saved, section, at)
    context = _context(request, one, section)
    context |= {"form": form, "number": number, "table": table, "mistakes": _mistakes(one, section, number)}
    if section == "clause" and number is not None:
        context["duty"] = duty_words(duty_of(table) or {}, Named.of(one.content))
        context["answers"] = answered(table.get("answers", []))
    context["crumbs"].append((context["words"].heading, reverse("draft-section", args=[pk, section])))
    return render(request, "framework/draft_item.html", context, status=status_of(form))


def _mistakes(one: Draft, section: str, number: int | None) -> list[drafting.Mistake]:
    return [
        found
        for found in asked.mistakes(one)
        if (found.section, found.number) == (section, number) and found.says
    ]


def _saved(request: Request, one: Draft, section: str, number: int) -> HttpResponse:
    """Say that it is saved, and what is to mend in it."""
    wrong = len(_mistakes(one, section, number))
    if wrong:
        messages.warning(
            request,
            ngettext(
                "Saved. There is %(n)s thing to mend in it.",
                "Saved. There are %(n)s things to mend in it.",
                wrong,
            )
            % {"n": wrong},
        )
        return redirect("draft-item", pk=one.pk, section=section, number=number)
    messages.success(request, _("Saved."))
    if section == drafting.TOP:
        return redirect("draft", pk=one.pk)
    if request.POST.get("then") == "another":
        return redirect("draft-item-new", pk=one.pk, section=section)
    if request.POST.get("then") == "more":
        return redirect("draft-item", pk=one.pk, section=section, number=number)
    return redirect("draft-section", pk=one.pk, section=section)


@needs(EDIT_FRAMEWORK)
def duty(request: Request, pk: int, number: int) -> HttpResponse:
    """How a promise is counted: first the sort, then its fields."""
    one = draft_of(request, pk)
    clause = _item(one, "clause", number)
    now = duty_of(clause) or {}
    sort = request.POST.get("sort") or request.GET.get("sort") or next(iter(now), "")
    form = DutyForm(sort, one.content, now.get(sort, {}), request.POST or None) if sort in DUTIES else None
    plain = {key: value for key, value in clause.items() if key not in DUTIES}
    made = {**plain, sort: form.table()} if form and request.method == "POST" and form.is_valid() else None
    if request.method == "POST" and sort == "none":
        made = plain
    if made is not None:
        try:
            saved = drafts.put(
                draft=one, revision=_revision(request), section="clause", number=number, table=made,
                by=request.user, at=timezone.now(),
            )  # fmt: skip
        except Refusal as refused:
            if form is None:
                messages.error(request, refused.says)
                return redirect("draft-item", pk=pk, section="clause", number=number)
            form.add_error(None, refused.says)
        else:
            return _saved(request, saved, "clause", number)
    context = _context(request, one, "clause")
    context |= {"form": form, "number": number, "clause": clause, "sort": sort, "has": bool(now)}
    return render(request, "framework/draft_duty.html", context, status=status_of(form))


@needs(EDIT_FRAMEWORK)
def answers(request: Request, pk: int, number: int) -> HttpResponse:
    """Which paragraphs of law a promise answers, one standard at a time."""
    one = draft_of(request, pk)
    clause = _item(one, "clause", number)
    wanted = request.POST.get("area") or request.GET.get("area", "")
    found: Paragraphs = paragraphs(request.landlord, wanted, clause.get("answers", []))
    if request.method == "POST":
        table = {**clause, "answers": found.with_chosen(request.POST.getlist("answers"))}
        if not table["answers"]:
            del table["answers"]
        try:
            drafts.put(
                draft=one, revision=_revision(request), section="clause", number=number, table=table,
                by=request.user, at=timezone.now(),
            )  # fmt: skip
        except Refusal as refused:
            messages.error(request, refused.says)
        else:
            messages.success(request, _("Saved."))
        return redirect(f"{reverse('draft-answers', args=[pk, number])}?area={found.area}")
    context = _context(request, one, "clause")
    context |= {"number": number, "clause": clause, "found": found}
    return render(request, "framework/draft_answers.html", context)


@needs(EDIT_FRAMEWORK)
@require_POST
def remove(request: Request, pk: int, section: str, number: int) -> HttpResponse:
    """Take one thing out."""
    return _change(request, pk, section, number, "remove")


@needs(EDIT_FRAMEWORK)
@require_POST
def move(request: Request, pk: int, section: str, number: int) -> HttpResponse:
    """Move one thing up or down."""
    return _change(request, pk, section, number, "move")


def _change(request: Request, pk: int, section: str, number: int, way: str) -> HttpResponse:
    one = draft_of(request, pk)
    _item(one, _known(section), number)
    told: dict[str, Any] = {"draft": one, "revision": _revision(request), "section": section, "number": number,
            "by": request.user, "at": timezone.now()}  # fmt: skip
    try:
        if way == "remove":
            drafts.remove(**told)
            messages.success(request, _("Taken out."))
        else:
            drafts.move(down=-1 if request.POST.get("to") == "up" else 1, **told)
    except Refusal as refused:
        messages.error(request, refused.says)
    return redirect("draft-section", pk=pk, section=section)
