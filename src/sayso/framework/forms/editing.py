"""One thing of a framework as plain fields, made from the schema of packs; nobody needs to see a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.dates import MONTHS as MONTH_NAMES
from django.utils.translation import gettext_lazy as _

from sayso.foundations.components.forms import DateField, Form
from sayso.framework.enums import FACT_KINDS
from sayso.framework.enums.wording import choice_words, key_hint, key_words
from sayso.framework.rules.building import read_year
from sayso.framework.rules.drafting import new_id
from sayso.framework.rules.durations import BadDuration, parse_duration, parse_every
from sayso.framework.rules.sections import DUTIES, INNER, SECTIONS, SELECTOR, SINGLE
from sayso.framework.rules.tables import (
    AMOUNT,
    DAY,
    DURATION,
    EVERY,
    MONTHS,
    NUMBER,
    TABLE,
    WHOLE,
    WORDS,
    YES_NO,
    Key,
    as_day,
)

Table = Mapping[str, Any]
MOST_ROWS = 60
# What is not typed here: ids are made of names, and the rest is set where it is decided.
NOT_TYPED = {
    "framework": ("kind", "landlord", "issuer", "applies_to", "nation", "approved_on", "consultation"),
    "clause": ("answers", "source", "unverified"),
}
# Which section a key leads to.
LEADS_TO = {
    "area": "area", "group": "group", "reports_to": "group", "oversees": "group", "links_with": "group",
    "decided_by": "group", "watched_by": "group", "level": "level", "clause": "clause", "clauses": "clause",
}  # fmt: skip
FACTS = ("when", "then", "of", "begins", "ends")
LONG = (
    "says",
    "note",
    "equality",
    "environment",
    "commitment",
    "outcome",
    "basis",
    "unless",
    "reason",
    "takes",
)


def typed_keys(section: str, keys: Mapping[str, Key]) -> dict[str, Key]:
    """The keys that are plain fields of a table."""
    left_out = ("id", *NOT_TYPED.get(section, ()))
    return {name: key for name, key in keys.items() if name not in left_out and key.form != TABLE}


class TableForm(Form):
    """One table of a pack. `content` is the whole draft, for what a key may lead to."""

    def __init__(
        self, section: str, keys: Mapping[str, Key], content: Table, *args: Any, table: Table | None = None,
        may_go: bool = False, **kwargs: Any,
    ) -> None:  # fmt: skip
        self.keys, self.was = typed_keys(section, keys), table or {}
        kwargs["initial"] = {name: _shown(self.was.get(name), key) for name, key in self.keys.items()}
        super().__init__(*args, **kwargs)
        for name, key in self.keys.items():
            self.fields[name] = _field(section, name, key, content)
        if may_go:
            self.fields["gone"] = forms.BooleanField(label=_("Take this out"), required=False)

    @property
    def gone(self) -> bool:
        """Whether the table is to be taken out, or was never filled in."""
        blank = self.empty_permitted and not self.has_changed() and not self.was
        return blank or bool(self.cleaned_data.get("gone"))

    def table(self) -> dict[str, Any]:
        """The table as it was typed, with what is not typed here as it was; what is empty is left out."""
        kept = {name: one for name, one in self.was.items() if name not in self.keys}
        typed = {
            name: _as_before(self.was.get(name), _plain(self.cleaned_data.get(name), key))
            for name, key in self.keys.items()
        }
        return {**kept, **{name: one for name, one in typed.items() if one not in ("", None, [])}}


class ItemForm:
    """A thing of a section with the tables inside it. It is used like a form."""

    def __init__(self, section: str, content: Table, table: Table, data: Any = None) -> None:
        self.main = TableForm(section, SECTIONS[section], content, data, table=table)
        self.rows = {
            name: _rows(name, keys, content, table.get(name), data)
            for name, keys in INNER.get(section, {}).items()
        }

    @property
    def parts(self) -> list[tuple[str, Any, list[TableForm]]]:
        """The tables inside, each with its heading."""
        return [(name, key_words("", name), rows) for name, rows in self.rows.items()]

    @property
    def forms(self) -> list[TableForm]:
        return [self.main, *(one for rows in self.rows.values() for one in rows)]

    def is_valid(self) -> bool:
        return not [one for one in self.forms if not one.is_valid()]  # each says what is wrong with it

    @property
    def errors(self) -> bool:
        return any(one.errors for one in self.forms)

    def non_field_errors(self) -> list[str]:
        return [str(error) for one in self.forms for error in one.non_field_errors()]

    def add_error(self, field: str | None, says: str) -> None:
        self.main.add_error(field if field in self.main.fields else None, says)

    def __iter__(self) -> Iterator[BoundField]:
        return (field for one in self.forms for field in one)

    def table(self) -> dict[str, Any]:
        """The whole table, with those inside it."""
        made = {name: one for name, one in self.main.table().items() if name not in self.rows}
        for name, rows in self.rows.items():
            found = [_with_id(one.table(), INNER_IDS.get(name, ())) for one in rows if not one.gone]
            if found:
                made[name] = found[0] if name in SINGLE else found
        return made


# Tables inside others that have an id of their own, made of these keys.
INNER_IDS = {"part": ("says",), "phase": ("name",)}


def _with_id(table: dict[str, Any], of: tuple[str, ...]) -> dict[str, Any]:
    if not of or table.get("id"):
        return table
    return {"id": new_id(str(table.get(of[0], "")), set()), **table}


class DutyForm(ItemForm):
    """How a promise is counted: a clock, a cadence or a target, and whom it is about."""

    def __init__(self, sort: str, content: Table, table: Table, data: Any = None) -> None:
        self.main = TableForm(sort, DUTIES[sort], content, data, table=table, prefix=sort)
        only = TableForm("for", SELECTOR, content, data, table=table.get("for"), prefix="for",
                         empty_permitted="for" not in table, use_required_attribute=False)  # fmt: skip
        self.rows = {"for": [only]}

    @property
    def parts(self) -> list[tuple[str, Any, list[TableForm]]]:
        return [("for", _("Only for some"), self.rows["for"])]

    def table(self) -> dict[str, Any]:
        """The duty's table, with `for` where it is narrowed."""
        made = {name: one for name, one in self.main.table().items() if name != "for"}
        only = self.rows["for"][0].table()
        return {**made, "for": only} if only else made


def _rows(
    name: str, keys: Mapping[str, Key], content: Table, found: Any, data: Any
) -> list[TableForm]:  # fmt: skip
    """A form for each table there is, and empty ones for more."""
    tables = [found] if isinstance(found, Mapping) else list(found or [])
    most = 1 if name in SINGLE else min(max(len(tables) + 2, _count(data, name)), MOST_ROWS)
    return [
        TableForm(
            name, keys, content, data, table=tables[at] if at < len(tables) else None,
            prefix=f"{name}-{at}", empty_permitted=at >= len(tables), use_required_attribute=False,
            may_go=at < len(tables),
        )
        for at in range(most)
    ]  # fmt: skip


def _count(data: Any, name: str) -> int:
    said = str(data.get(f"rows-{name}", "")) if data else ""
    return int(said) if said.isdecimal() and len(said) < 4 else 0


def _field(section: str, name: str, key: Key, content: Table) -> forms.Field:
    told: dict[str, Any] = {"label": key_words(section, name), "help_text": key_hint(section, name),
                            "required": key.must and key.form != YES_NO}  # fmt: skip
    choices = _choices(section, name, key, content)
    if key.form == MONTHS:
        return forms.TypedMultipleChoiceField(
            choices=list(MONTH_NAMES.items()), coerce=int, widget=forms.CheckboxSelectMultiple, **told
        )
    if choices is not None and key.form == WORDS:
        return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **told)
    if choices is not None:
        return forms.ChoiceField(choices=[("", "–"), *choices], **told)
    return _plain_field(name, key, told)


def _plain_field(name: str, key: Key, told: dict[str, Any]) -> forms.Field:
    if key.form == WORDS:
        told["help_text"] = told["help_text"] or _("One on each line.")
        return LinesField(widget=forms.Textarea(attrs={"rows": 4}), **told)
    if key.form == DAY:
        return DateField(says=told["label"], **told)
    if key.form == YES_NO:
        return forms.BooleanField(**told)
    if key.form == WHOLE:
        return forms.IntegerField(min_value=1, max_value=10**7, widget=_short("numeric"), **told)
    if key.form in (NUMBER, AMOUNT):
        least = 0 if key.form == AMOUNT else None
        return forms.DecimalField(
            min_value=least, max_digits=12, decimal_places=2, widget=_short("decimal"), **told
        )
    if key.form in (DURATION, EVERY):
        return LengthField(parse_duration if key.form == DURATION else parse_every, max_length=80, **told)
    if name == "year_starts":
        return YearField(max_length=40, **told)
    if name in LONG:
        return forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), max_length=4000, **told)
    return forms.CharField(max_length=300, **told)


def _short(mode: str) -> forms.TextInput:
    return forms.TextInput(attrs={"width": "10", "inputmode": mode})


def _facts(measured: bool) -> list[tuple[str, Any]]:
    """Every kind of fact by its sentence, gathered by what it is about; only those with a figure where asked."""
    found: dict[str, list[tuple[str, str]]] = {}
    for one in sorted(FACT_KINDS.values(), key=lambda kind: kind.name):
        if one.unit or not measured:
            family = one.name.partition(".")[0].replace("_", " ").capitalize()
            found.setdefault(family, []).append((one.name, one.says))
    return list(found.items())


def _choices(section: str, name: str, key: Key, content: Table) -> list[tuple[str, Any]] | None:
    """What a key may hold; None where anything may be typed."""
    if key.one_of:
        return [(word, choice_words(word)) for word in key.one_of]
    if name in FACTS:
        return _facts(False)
    if section == "target" and name == "measure":
        return _facts(True)
    if name == "group_kind":
        return [(kind, kind) for kind in sorted({one["kind"] for one in content.get("group", [])})]
    if name in LEADS_TO and not (section == "group" and name == "outcome"):
        return [(one["id"], one["name"]) for one in content.get(LEADS_TO[name], [])]
    return None


class LinesField(forms.CharField):
    """Several short texts, one on each line."""

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)

    def clean(self, value: Any) -> Any:
        """A list of texts without the empty lines."""
        return [line.strip() for line in str(super().clean(value) or "").splitlines() if line.strip()]


class LengthField(forms.CharField):
    """A length of time or how often, in the words that a pack understands, or a choice left open."""

    def __init__(self, parse: Any, **kwargs: Any) -> None:
        self.parse = parse
        super().__init__(**kwargs)

    def clean(self, value: Any) -> Any:
        """The words, in small letters; refused with examples where they cannot be read."""
        said = str(super().clean(value) or "").strip()
        if said and not said.startswith("setting:"):
            said = said.lower()
            try:
                self.parse(said)
            except BadDuration as trouble:
                raise forms.ValidationError(str(trouble)) from trouble
        return said


class YearField(forms.CharField):
    """A day and a month."""

    def clean(self, value: Any) -> Any:
        """The words as typed; refused where they are no day of a year."""
        said = super().clean(value)
        if said and read_year(said) is None:
            raise forms.ValidationError(_("Enter a day and a month, like 1 April"))
        return said


def _shown(value: Any, key: Key) -> Any:
    """A value of the pack as a field shows it."""
    if key.form == DAY:
        return as_day(value)
    if key.form == WORDS and not key.one_of and isinstance(value, list):
        return value
    return value


def _as_before(was: Any, now: Any) -> Any:
    """A list with what it held before in the order it had: boxes that are ticked have no order."""
    if not isinstance(was, list) or not isinstance(now, list) or set(was) != set(now):
        return now
    return was


def _plain(value: Any, key: Key) -> Any:
    """What a field gives as the pack keeps it."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if key.form == DAY:
        return value.isoformat() if value else None
    if key.form == YES_NO:
        return bool(value) or (False if key.must else None)
    return value
