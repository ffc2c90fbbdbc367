"""Tags behind the two signatures (the thread, the promise year), pages of a list, and sorting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import template
from django.core.paginator import Page
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from sayso.foundations.components.templatetags.pages import query

register = template.Library()

STAGES = ("heard", "with", "decided", "done", "told")
PIP_MARKS = {
    "kept": "✓",
    "kept_early": "✓",
    "kept_late": "✓",
    "missed": "✕",
    "coming": "",
    "set_aside": "–",
    "none": "·",
}


@dataclass(frozen=True)
class Bead:
    """One bead of the small thread: its word, its state, and the state in words."""

    label: str
    state: str  # on, now, todo, no
    says: str


def _words(stage: str, state: str, who: str, no: bool) -> str:
    if stage == "with":
        return _("With %(who)s") % {"who": who} if who else _("With someone")
    if stage == "done" and no:
        return _("We cannot")
    if stage == "done" and state == "now":
        return _("Being done")
    return {"heard": _("Heard"), "decided": _("Decided"), "done": _("Done"), "told": _("Told")}[stage]


@register.simple_tag
def beads(at: str, who: str = "", no: Any = "") -> list[Bead]:
    """The five beads, where `at` names the stage a thing is in now, or is "finished"."""
    if at not in (*STAGES, "finished"):
        raise template.TemplateSyntaxError(f"A thread is at one of {STAGES} or finished, not {at!r}.")
    here = len(STAGES) if at == "finished" else STAGES.index(at)
    says = {"on": _("done"), "now": _("now"), "todo": _("still to come"), "no": _("the answer is no")}
    row = []
    for place, stage in enumerate(STAGES):
        state = "on" if place < here else "now" if place == here else "todo"
        if stage == "done" and no:
            state = "no"
        row.append(Bead(_words(stage, state, who, bool(no)), state, says[state]))
    return row


_PIP = '<span aria-hidden="true">{}</span>'
_SAYS = '<span class="govuk-visually-hidden">{}</span>'
_LINKED = f'<a class="pip {{}}" href="{{}}">{_PIP}{_SAYS}</a>'
_ALONE = f'<span class="pip {{}}">{_PIP}</span>{_SAYS}'


@register.simple_tag
def pip(state: str, n: Any = "", says: str = "", href: str = "") -> SafeString:
    """A cell of the promise year: how many or which day, else the state's own sign; all of it in words beside.

    A tag and not only a component, because a board has hundreds.
    """
    mark = str(n) if n not in ("", None) else PIP_MARKS[state]
    if href:
        return format_html(_LINKED, state, href, mark, says)
    return format_html(_ALONE, state, mark, says)


@dataclass(frozen=True)
class PageLink:
    """A page of a list; without an address, the gap between two."""

    number: Any
    href: str
    current: bool


@register.simple_tag(takes_context=True)
def page_links(context: template.Context, page: Page, name: str) -> list[PageLink]:
    """The first, the last and those around the current page."""
    shown = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return [
        PageLink(one, query(context, **{name: one}) if isinstance(one, int) else "", one == page.number)
        for one in shown
    ]


@register.simple_tag(takes_context=True)
def page_query(context: template.Context, name: str, number: int) -> str:
    """The query of one page of a list, keeping the rest."""
    return query(context, **{name: number})


def _sort(context: template.Context) -> str:
    request = context.get("request")
    return str(request.GET.get("sort", "")) if request is not None else ""


@register.simple_tag(takes_context=True)
def sorted_by(context: template.Context, name: str) -> str:
    """How a column is sorted now, as aria-sort says it."""
    return {name: "ascending", f"-{name}": "descending"}.get(_sort(context), "")


@register.simple_tag(takes_context=True)
def sort_query(context: template.Context, name: str) -> str:
    """The query that sorts by a column; by the same column again, the other way round."""
    return query(context, sort=f"-{name}" if _sort(context) == name else name, page=None)
