"""What was done with one voice, asked at once: dangers seen, thanks passed on, answers, notes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import CharField, DateTimeField, F, QuerySet, TextField, Value
from django.db.models.functions import Cast, Coalesce

from sayso.communications.enums import MessageState
from sayso.listening.enums import Danger
from sayso.listening.models import Flag, Note, Praise, Reply, Voice
from sayso.people.enums import Channel


@dataclass(frozen=True)
class Event:
    """One thing that was done, with who did it or whom it reached."""

    pk: int
    at: datetime
    words: str
    who: str
    code: str  # a flag's danger, an answer's channel
    ended_at: datetime | None  # when a flag was taken up
    more: str  # what was done about a flag; how an answer's message stands

    @property
    def danger(self) -> str:
        return str(Danger(self.code).label)

    @property
    def sent(self) -> str:
        """How the message of an answer stands; nothing where there was no way to send one."""
        return f"{Channel(self.code).label}: {MessageState(self.more).label}" if self.code else ""


@dataclass(frozen=True)
class Past:
    flags: tuple[Event, ...]
    praise: tuple[Event, ...]
    replies: tuple[Event, ...]
    notes: tuple[Event, ...]


def of(voice: Voice) -> Past:
    """Everything, the oldest first."""
    rows = _rows(
        Flag.objects.filter(voice=voice), "flags", at="raised_at", words="found", who="taken_up_by__name",
        code="danger", ended_at="taken_up_at", more="what_was_done",
    ).union(
        _rows(Praise.objects.filter(voice=voice), "praise", at="passed_on_at", words="team", who="user__name"),
        _rows(
            Reply.objects.filter(voice=voice), "replies", at="at", words="words", who="by__name",
            code="message__channel", more="message__state",
        ),
        _rows(Note.objects.filter(voice=voice), "notes", at="at", words="words", who="by__name"),
        all=True,
    )  # fmt: skip
    found: dict[str, list[Event]] = {"flags": [], "praise": [], "replies": [], "notes": []}
    for kind, *cells in rows.order_by("e_at", "e_pk"):
        found[kind].append(Event(*cells))
    return Past(**{kind: tuple(events) for kind, events in found.items()})


def _rows(
    found: QuerySet, kind: str, *, at: str, words: str, who: str, code: str = "", ended_at: str = "", more: str = ""
) -> QuerySet:  # fmt: skip
    def text(name: str) -> Any:
        return Coalesce(Cast(name, TextField()), Value(""), output_field=TextField()) if name else Value("")

    rows: QuerySet = (
        found.order_by()
        .annotate(
            e_kind=Value(kind, output_field=CharField()), e_pk=F("pk"), e_at=F(at), e_words=text(words),
            e_who=text(who), e_code=text(code),
            e_ended_at=F(ended_at) if ended_at else Value(None, output_field=DateTimeField()),
            e_more=text(more),
        )
        .values_list("e_kind", "e_pk", "e_at", "e_words", "e_who", "e_code", "e_ended_at", "e_more")
    )  # fmt: skip
    return rows
