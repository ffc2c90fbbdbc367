"""Write a notice to many, and hand it out: each one's message is made once, whatever is killed in between."""

# ruff: noqa: S608 (the one question that is put together is Django's own)

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.conf import settings
from django.db import connection
from django.urls import reverse
from django.utils.translation import gettext as _

from sayso.communications import events
from sayso.communications.commands import messages
from sayso.communications.models import Notice, NoticeRecipient, NoticeWords
from sayso.communications.queries import notices as queries
from sayso.foundations.access.actors import Actor
from sayso.foundations.history.context import command
from sayso.foundations.refusals import Refusal
from sayso.foundations.subjects import Subject
from sayso.people.models import Customer, Landlord, Segment, User

AT_ONCE = 500  # people in one transaction
LONGEST = 4_000
Words = Mapping[str, tuple[str, str]]  # language → title and body


class NotANotice(Refusal):
    """It says nothing, or cannot be changed or sent any more."""


@command
def save(
    *, landlord: Landlord, segment: Segment | None, words: Words, key: str, notice: Notice | None = None, by: Actor, at: datetime,
) -> Notice:  # fmt: skip
    """Keep a draft, or change one. `key` is the form's own: sent twice, it makes one. Raises `NotANotice`."""
    kept = _said(words)
    if segment is not None and (segment.landlord_id != landlord.pk or segment.ended_at is not None):
        raise NotANotice(_("Choose from the list."), field="segment")
    made = notice or Notice.objects.filter(landlord=landlord, key=key).first()
    made = made or Notice(landlord=landlord, key=key, made_at=at, made_by=by.actor_name)
    made = _draft(made) if made.pk else made
    made.segment = segment
    made.save()
    for language, (title, body) in kept.items():
        NoticeWords.objects.update_or_create(
            notice=made, language=language, defaults={"title": title, "body": body}
        )
    made.words.exclude(language__in=kept).delete()
    return made


def _said(words: Words) -> dict[str, tuple[str, str]]:
    """Title and body of each language that has any; English must have both, the others both or none."""
    kept = {}
    for language, _name in settings.LANGUAGES:
        title, body = (one.strip() for one in words.get(language, ("", "")))
        if not title and not body and language != "en":
            continue
        if not title:
            raise NotANotice(_("Give it a title."), field=f"title_{language}")
        if not body:
            raise NotANotice(_("Write what it says."), field=f"body_{language}")
        if len(title) > 120 or len(body) > LONGEST:
            raise NotANotice(
                _("This is longer than %(most)s characters. Shorten it.") % {"most": LONGEST},
                field=f"body_{language}",
            )
        kept[language] = (title, body)
    return kept


def _draft(notice: Notice) -> Notice:
    locked = Notice.objects.select_for_update().get(pk=notice.pk)
    if locked.sent_at or locked.thrown_away_at:
        raise NotANotice(_("This notice was sent or thrown away already. It does not change any more."))
    return locked


@command
def throw_away(*, notice: Notice, by: Actor, at: datetime) -> None:
    """Take a draft out of the list. Twice is once. Raises `NotANotice` where it was sent."""
    locked = Notice.objects.select_for_update().get(pk=notice.pk)
    if locked.sent_at:
        raise NotANotice(_("This notice was sent or thrown away already. It does not change any more."))
    if locked.thrown_away_at is None:
        locked.thrown_away_at = at
        locked.save(update_fields=["thrown_away_at"])


@command
def send(*, notice: Notice, by: User, at: datetime) -> Notice:
    """Fix whom it is for, of those whom the sender may write to; a worker then hands it out. Twice is once.

    Raises `NotANotice` where it was thrown away or nobody is meant.
    """
    locked = Notice.objects.select_for_update().get(pk=notice.pk)
    if locked.sent_at:
        return locked
    locked = _draft(locked)
    people = queries.audience(by, locked.landlord, locked.segment, at)
    sql, values = people.order_by().values("pk").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO communications_noticerecipient (notice_id, customer_id, is_unreachable) "
            f"SELECT %s, meant.id, false FROM ({sql}) meant (id) ON CONFLICT DO NOTHING",
            [locked.pk, *values],
        )
        meant = cursor.rowcount
    if not meant:
        raise NotANotice(_("Nobody is meant by it today. Choose other customers, or wait."))
    locked.sent_at, locked.sent_by = at, by.actor_name
    locked.save(update_fields=["sent_at", "sent_by"])
    events.notice_sent.send(sender=None, notice_id=locked.pk)
    return locked


@command
def hand_out(*, notice_id: int, by: Actor, at: datetime) -> int:
    """Queue the messages of the next few hundred who wait for theirs. Returns how many there were; 0 finishes it."""
    notice = Notice.objects.select_for_update().select_related("landlord").get(pk=notice_id)
    if notice.sent_at is None or notice.finished_at is not None:
        return 0
    waiting = list(
        NoticeRecipient.objects.filter(notice=notice, message=None, is_unreachable=False)
        .select_related("customer__home", "customer__erasure")
        .order_by("pk")[:AT_ONCE]
    )
    if not waiting:
        notice.finished_at = at
        notice.save(update_fields=["finished_at"])
        return 0
    words = {one.language: one for one in notice.words.all()}
    drafts = [_message(notice, words, one) for one in waiting if not _is_gone(one.customer)]
    messages.queue(landlord=notice.landlord, drafts=drafts, by=by, at=at)
    with connection.cursor() as cursor:
        cursor.execute(
            """UPDATE communications_noticerecipient recipient
                  SET message_id = message.id, is_unreachable = message.id IS NULL
                 FROM unnest(%s::bigint[]) one LEFT JOIN communications_message message ON message.key = %s || one
                WHERE recipient.id = one""",
            [[one.pk for one in waiting], _key(notice)],
        )
    return len(waiting)


def _key(notice: Notice) -> str:
    """What each message's key begins with; the recipient's number ends it."""
    return f"notice:{notice.pk}:"


def _is_gone(customer: Customer) -> bool:
    """Whether the record was taken out, or put into another that has its own place in the list."""
    return customer.merged_into_id is not None or hasattr(customer, "erasure")


def _message(notice: Notice, words: Mapping[str, NoticeWords], one: NoticeRecipient) -> messages.Draft:
    who = messages.Recipient.of(one.customer)
    said = words.get(who.language) or words["en"]
    who = messages.Recipient(who.name, who.reach, said.language, who.format, who.customer_id)
    about = Subject("notice", str(notice.pk), said.title, reverse("notice", args=[notice.pk]))
    return messages.Draft(f"{_key(notice)}{one.pk}", who, said.title, said.body, about)
