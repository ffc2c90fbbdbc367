"""Everything that we hold about one person, in words they can read (UK GDPR, article 15)."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db.models import Field, ForeignKey, Model, Q
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sayso.foundations.history.tracking import versions
from sayso.people.models import Customer
from sayso.people.queries import identifiers
from sayso.people.queries.languages import spoken
from sayso.people.queries.subject_words import WORDS

# What tells a person nothing of themselves: our own keys, and what is made out of the rest.
HIDDEN = frozenset(
    {
        "about_id",
        "about_kind",
        "about_url",
        "attempts",
        "expire_date",
        "from_id",
        "from_kind",
        "from_url",
        "is_demo",
        "points",
        "stop_url",
        "try_after",
        "password",
        "key",
        "search",
        "search_text",
        "source_key",
        "session_key",
        "session_data",
        "fingerprints",
        "contact_rule",
    }
)


@dataclass(frozen=True)
class Entry:
    """One record: its fields in words, those that say something."""

    fields: list[tuple[str, str]]


@dataclass(frozen=True)
class Part:
    """All the records of one kind. `name` is of the table, `title` for people."""

    name: str
    title: str
    entries: list[Entry]


def parts(customer: Customer, *, read_first: bool) -> list[Part]:
    """Everything we hold, kind by kind: whatever table says whose its rows are is in it.

    What staff wrote may tell of others, or put somebody in danger: it is in it only where staff `read_first`.
    """
    found = []
    records = identifiers.records(customer)
    for model in apps.get_models():
        data: Any = getattr(model, "PersonalData", None)
        if not getattr(data, "whose", ()) or (getattr(data, "by_staff", False) and not read_first):
            continue
        mine = Q()
        for way in data.whose:
            mine |= Q(**{f"{way}__in": [one.pk for one in records]})
        rows = model._default_manager.filter(mine).distinct().order_by("pk")
        entries = [_entry(row) for row in rows]
        if model is Customer:
            entries = _without_repeats([_entry(row) for one in records for row in versions(one)])
        if entries:
            title = str(getattr(data, "says", model._meta.verbose_name_plural))
            found.append(Part(model._meta.label, title, entries))
    return found


def _without_repeats(entries: list[Entry]) -> list[Entry]:
    """The person as they are and as they were, each state once."""
    kept: list[Entry] = []
    for one in entries:
        if one not in kept:
            kept.append(one)
    return kept


def _entry(row: Model) -> Entry:
    said = [(label(one), _words(row, one)) for one in shown(type(row))]
    return Entry([(above, words) for above, words in said if words])


def shown(model: type[Model]) -> list[Field[Any, Any]]:
    """The fields of a row that tell the person something."""
    fields = [one for one in model._meta.fields if isinstance(one, Field) and not one.name.startswith("pgh_")]
    return [one for one in fields if one.name not in HIDDEN and one.name != "id" and not _is_our_own(one)]


def label(field: Field[Any, Any]) -> str:
    """What stands above its value, in the person's language."""
    return str(WORDS.get(field.name) or _(str(field.verbose_name).capitalize()))


def _is_our_own(field: Field[Any, Any]) -> bool:
    """Whether it names the account that wrote the row down, in a form that only we read."""
    return field.name.endswith("_by") and not isinstance(field, ForeignKey)


def _words(row: Model, field: Field[Any, Any]) -> str:
    """A value as a person reads it; nothing for what is empty."""
    value = getattr(row, field.name) if not isinstance(field, ForeignKey) else getattr(row, field.name, None)
    if value is None or value == "":
        return ""
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(field, ArrayField):
        return "; ".join(str(dict(field.base_field.flatchoices).get(one, one)) for one in value)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "j F Y, H:i")
    if isinstance(value, date):
        return date_format(value, "j F Y")
    if isinstance(value, dict):
        return "; ".join(f"{name}: {one}" for name, one in value.items())
    return str(value)


def bundle(customer: Customer, at: datetime, *, read_first: bool) -> bytes:
    """One ZIP in the person's language: a page to read or print, and the same as JSON for another system.

    `read_first` as in `parts`.
    """
    customer = identifiers.survivor(customer)
    with translation.override(spoken(customer.language)):
        return _packed(customer, at, read_first=read_first)


def _packed(customer: Customer, at: datetime, *, read_first: bool) -> bytes:
    held = parts(customer, read_first=read_first)
    page = render_to_string(
        "people/rights/bundle.html",
        {
            "customer": customer,
            "parts": held,
            "at": at,
            "landlord": customer.landlord,
            "language": get_language(),
            "read_first": read_first,
        },
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("what-we-hold.html", page)
        file.writestr(
            "what-we-hold.json", json.dumps([asdict(one) for one in held], ensure_ascii=False, indent=1)
        )
    return packed.getvalue()
