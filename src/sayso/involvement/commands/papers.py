"""Add papers to a meeting, and withdraw them."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from sayso.foundations.access.actors import Actor
from sayso.foundations.documents.models import StoredFile
from sayso.foundations.history.context import command
from sayso.foundations.refusals import Refusal
from sayso.involvement.models import Meeting, Paper
from sayso.involvement.rules import papers as rules

MOST = 30  # papers of one meeting


class NotAPaper(Refusal):
    """The file cannot be given to members."""


@command
def add(*, meeting: Meeting, title: str, content: bytes, key: str, by: Actor, at: datetime) -> Paper:
    """Keep a PDF or picture as a paper. `key` is the form's own: sent twice, it is one. Raises `NotAPaper`."""
    locked = Meeting.objects.select_for_update().get(
        pk=meeting.pk
    )  # the same form sent twice at once waits here
    kept = Paper.objects.filter(meeting=locked, key=key).first()
    if kept is not None:
        return kept
    title = " ".join("".join(one if one.isprintable() else " " for one in title).split())[
        :120
    ]  # it names the file
    if not title:
        raise NotAPaper(_("Give it a title."), field="title")
    if locked.papers.filter(withdrawn_at=None).count() >= MOST:
        raise NotAPaper(
            _("A meeting has at most %(most)s papers. Put some together.") % {"most": MOST}, field="file"
        )
    found = rules.readable(content)
    if found is None:
        raise NotAPaper(
            _("Choose a PDF or a picture (PNG, JPEG) of up to 10 MB, without a password and without scripts in it. Save other files as PDF first."),
            field="file",
        )  # fmt: skip
    name = f"{title}.{rules.ENDINGS[found.kind]}"
    file = StoredFile.keep(content=found.content, name=name, content_type=found.kind, at=at)
    return Paper.objects.create(
        meeting=locked, key=key, title=title, file=file, added_at=at, added_by=by.actor_name
    )


@command
def withdraw(*, paper: Paper, by: Actor, at: datetime) -> Paper:
    """Nobody is served it any more; that it was there stays. Twice is once."""
    kept = Paper.objects.select_for_update().get(pk=paper.pk)
    if kept.withdrawn_at is None:
        kept.withdrawn_at = at
        kept.save(update_fields=["withdrawn_at"])
    return kept
