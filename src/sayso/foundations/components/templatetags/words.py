"""Small wording filters for templates: dates as people say them."""

from __future__ import annotations

import re
from datetime import date, datetime

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()
_NUMBER = re.compile(r"(?<![\w&#])\d[\d ]*\d(?!\w)")


@register.filter
def day(value: date | datetime | None) -> str:
    """Thursday 26 November, with the year when it is not this one."""
    if value is None:
        return ""
    on = timezone.localtime(value).date() if isinstance(value, datetime) else value
    pattern = "l j F" if on.year == timezone.localdate().year else "l j F Y"
    return date_format(on, pattern)


@register.filter
def as_phone(value: str) -> str:
    """A kept number as people write it: +447700900123 is 07700 900123; other countries keep their code."""
    number = value.removeprefix("+44")
    if value.startswith("+44") and len(number) == 10:
        return f"0{number[:4]} {number[4:]}"
    return value


@register.filter
def is_past(value: datetime | None) -> bool:
    """Whether a moment has gone by."""
    return value is not None and value < timezone.now()


@register.filter
def loud_numbers(value: str) -> SafeString:
    """A sentence in which the numbers to ring stand out, and read from left to right in every language."""
    marked = _NUMBER.sub(r'<strong dir="ltr">\g<0></strong>', conditional_escape(str(value)))
    return mark_safe(marked)  # escaped above
