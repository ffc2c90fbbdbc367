"""How forms are drawn: our own templates, on the pattern label, hint, error, control."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

MONTHS = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sep", "sept"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
_MONTH_OF = {name: number for number, names in enumerate(MONTHS, start=1) for name in names}
LONGEST_NUMBER = 9  # digits; no day, month or year has more
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")

# Which of our templates draws which of Django's widgets.
_OURS = {
    "django/forms/widgets/text.html": "forms/widgets/input.html",
    "django/forms/widgets/email.html": "forms/widgets/input.html",
    "django/forms/widgets/number.html": "forms/widgets/input.html",
    "django/forms/widgets/url.html": "forms/widgets/input.html",
    "django/forms/widgets/tel.html": "forms/widgets/input.html",
    "django/forms/widgets/search.html": "forms/widgets/input.html",
    "django/forms/widgets/password.html": "forms/widgets/input.html",
    "django/forms/widgets/date.html": "forms/widgets/input.html",
    "django/forms/widgets/time.html": "forms/widgets/input.html",
    "django/forms/widgets/datetime.html": "forms/widgets/input.html",
    "django/forms/widgets/color.html": "forms/widgets/input.html",
    "django/forms/widgets/textarea.html": "forms/widgets/textarea.html",
    "django/forms/widgets/select.html": "forms/widgets/select.html",
    "django/forms/widgets/radio.html": "forms/widgets/radios.html",
    "django/forms/widgets/checkbox.html": "forms/widgets/checkbox.html",
    "django/forms/widgets/checkbox_select.html": "forms/widgets/checkboxes.html",
    "django/forms/widgets/file.html": "forms/widgets/file.html",
    "django/forms/widgets/clearable_file_input.html": "forms/widgets/file.html",
}


class FormRenderer(TemplatesSetting):
    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        """Draw Django's own widgets with our templates, so that no form needs special widgets."""
        return super().render(_OURS.get(template_name, template_name), context, request)


class DateInput(forms.MultiWidget):
    """Three boxes: day, month, year. A month may be a number or a word ("jan", "January")."""

    template_name = "forms/widgets/date.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None, *, autocomplete: str = "") -> None:
        parts = {"day": {"inputmode": "numeric"}, "month": {}, "year": {"inputmode": "numeric"}}
        widgets: dict[str, forms.Widget | type[forms.Widget]] = {}
        for name, given in parts.items():
            completes = {"autocomplete": f"{autocomplete}-{name}"} if autocomplete else {}
            widgets[name] = forms.TextInput({**given, **completes})
        super().__init__(widgets, attrs)

    def decompress(self, value: Any) -> list[Any]:
        if isinstance(value, date):
            return [value.day, value.month, value.year]
        return [None, None, None]

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        return f"{id_}_0" if id_ else id_

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        labels = (_("Day"), _("Month"), _("Year"))
        widths = ("2", "4" if _is_word(context["widget"]["subwidgets"][1]["value"]) else "2", "4")
        for part, label, width in zip(context["widget"]["subwidgets"], labels, widths, strict=True):
            part["label"] = label
            part["width"] = width
            part["attrs"].pop("aria-describedby", None)
        return context


def _is_word(value: Any) -> bool:
    return bool(value) and not str(value).strip().isdigit()


def month_number(said: str) -> int | None:
    """The number of a month said as a number or as an English word, or None."""
    word = said.strip().rstrip(".").lower().translate(_DIGITS)
    if word.isdecimal():
        return _number(word)
    return _MONTH_OF.get(word)


def _number(said: str) -> int | None:
    word = said.strip().translate(_DIGITS)
    return int(word) if word.isdecimal() and len(word) <= LONGEST_NUMBER else None


class DateField(forms.MultiValueField):
    """A date people know, in three boxes. `says` is how messages begin: "The date of the meeting"."""

    widget = DateInput

    def __init__(self, *, says: Any = "", **kwargs: Any) -> None:
        fields = (
            forms.CharField(required=False),
            forms.CharField(required=False),
            forms.CharField(required=False),
        )
        self.says = says or gettext_lazy("The date")
        super().__init__(fields, require_all_fields=False, **kwargs)

    def clean(self, value: Any) -> date | None:
        """Take the three boxes; say what is missing first, then what cannot be."""
        if isinstance(value, date) or self.disabled:
            return value or None  # type: ignore[no-any-return]
        boxes = [str(one or "").strip() for one in (value or ["", "", ""])]
        if not any(boxes):
            if self.required:
                raise ValidationError(
                    _("Enter %(what)s") % {"what": _lower_first(str(self.says))}, code="required"
                )
            return None
        absent = [word for word, box in zip((_("day"), _("month"), _("year")), boxes, strict=True) if not box]
        if absent:
            words = {"what": self.says, "part": _(" and ").join(absent)}
            raise ValidationError(_("%(what)s must include a %(part)s") % words, code="incomplete")
        made = _real_date(boxes)
        if made is None:
            raise ValidationError(_("%(what)s must be a real date") % {"what": self.says}, code="impossible")
        self.validate(made)
        self.run_validators(made)
        return made

    def compress(self, data_list: Sequence[Any]) -> date | None:
        return _real_date([str(one) for one in data_list]) if data_list else None

    def has_changed(self, initial: Any, data: Any) -> bool:
        was = DateInput().decompress(initial) if initial else ["", "", ""]
        return [str(one or "") for one in was] != [str(one or "").strip() for one in (data or ["", "", ""])]


def _real_date(boxes: Sequence[str]) -> date | None:
    day, month, year = _number(boxes[0]), month_number(boxes[1]), _number(boxes[2])
    if day is None or month is None or year is None or year < 1000:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _lower_first(words: str) -> str:
    return words[:1].lower() + words[1:]


CHOOSING = (forms.RadioSelect, forms.Select, forms.CheckboxSelectMultiple)


def _asks(field: forms.Field) -> str:
    """What to do about an empty field, from its label: "Enter your name", "Choose an area"."""
    if not field.label:
        return _("Choose an answer") if isinstance(field.widget, CHOOSING) else _("Enter an answer")
    label = str(field.label).rstrip("?").strip()
    if str(field.label).rstrip().endswith("?"):
        return _("Answer the question: %(label)s") % {"label": str(field.label)}
    what = {"what": _lower_first(label)}
    if isinstance(field.widget, forms.CheckboxInput):
        return _("Tick the box: %(label)s") % {"label": label}
    if isinstance(field, forms.FileField):
        return _("Choose a file: %(label)s") % {"label": label}
    if isinstance(field.widget, CHOOSING):
        return _("Choose %(what)s") % what
    return _("Enter %(what)s") % what


# What Django's checks of length and size say, by their codes.
_LIMITS = {
    "max_length": gettext_lazy("Use %(limit_value)d characters or fewer; this has %(show_value)d."),
    "min_length": gettext_lazy("Use at least %(limit_value)d characters; this has %(show_value)d."),
    "min_value": gettext_lazy("Enter %(limit_value)s or more"),
    "max_value": gettext_lazy("Enter %(limit_value)s or less"),
    "max_digits": gettext_lazy("Enter a smaller number"),
    "max_whole_digits": gettext_lazy("Enter a smaller number"),
    "max_decimal_places": gettext_lazy("Use at most two figures after the point"),
    "null_characters_not_allowed": gettext_lazy("A sign in this cannot be read. Type it again."),
}


class PlainMessages:
    """Mixed into a form: errors that say what to do, wherever the form gives none of its own."""

    fields: dict[str, forms.Field]

    def full_clean(self) -> None:
        """Give the fields our words first, also those that a form put in or changed after it was made."""
        self._speak_plainly()
        super().full_clean()  # type: ignore[misc]

    def _speak_plainly(self) -> None:
        for field in self.fields.values():
            ours: dict[str, Any] = {"required": _asks(field), **_LIMITS}
            if isinstance(field, forms.EmailField):
                ours["invalid"] = _("Enter an e-mail address like name@example.com")
            elif isinstance(field, (forms.IntegerField, forms.DecimalField)):
                ours["invalid"] = _("Enter a number, like 12")
            elif isinstance(field, forms.DateField):
                ours["invalid"] = _("Enter a real date, like 27 3 2026")
            elif isinstance(field, forms.ChoiceField):
                ours["invalid_choice"] = _("Choose one of the answers on the list")
                ours["invalid_pk_value"] = ours["invalid_list"] = ours["invalid_choice"]
            for code, says in ours.items():
                if field.error_messages.get(code) == _djangos(field, code):
                    field.error_messages[code] = says


def _djangos(field: forms.Field, code: str) -> Any:
    """The message Django gives a field of this class for a code."""
    for one in type(field).__mro__:
        found = getattr(one, "default_error_messages", {}).get(code)
        if found is not None:
            return found
    return None


class Form(PlainMessages, forms.Form):
    """A form with plain messages. Every form of ours is one."""
