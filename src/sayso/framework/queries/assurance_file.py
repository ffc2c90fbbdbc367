"""An assurance report as people read it: its words and days, and one file that needs nothing beside it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from sayso.framework.queries.assurance import Report
from sayso.framework.queries.board import state_name, tag_kind
from sayso.framework.rules.verdicts import State

_DAYS = {"from", "to", "as_at", "counted_from", "counted_until", "loaded_on", "due_on", "done_on", "decided_on",
         "recorded_on", "happened_on", "started_on", "period"}  # fmt: skip


def readable(content: Any, key: str = "") -> Any:
    """The content with its days as days, and each state with its name and look."""
    if isinstance(content, dict):
        made = {name: readable(one, name) for name, one in content.items()}
        if "state" in content:
            made |= {
                "state_name": state_name(State(content["state"])),
                "tag": tag_kind(State(content["state"])),
            }
        return made
    if isinstance(content, (list, tuple)):
        return [readable(one, key) for one in content]
    return date.fromisoformat(content) if key in _DAYS and isinstance(content, str) else content


def as_html(found: Report) -> bytes:
    """The report as one file for any browser, the same bytes for the same report and language."""
    style = render_to_string("framework/report_style.txt")
    context = {
        "report": readable(found.content),
        "sha256": found.sha256,
        "style": mark_safe(f"<style>{style}</style>"),
    }
    return render_to_string("framework/report_alone.html", context).encode()
