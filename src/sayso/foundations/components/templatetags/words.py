"""Small wording filters for templates: dates as people say them, numbers that can be rung, lists."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime

from django import template
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

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
    """A sentence in which the numbers to ring can be rung, stand out, and read from left to right in every language."""
    return mark_safe(_NUMBER.sub(_loud, conditional_escape(str(value))))  # escaped above


def _loud(found: re.Match[str]) -> str:
    number = found[0]
    bare = number.replace(" ", "")
    if len(bare) == 3 or len(bare) > 5:
        return f'<a class="tel" href="tel:{bare}" dir="ltr">{number}</a>'
    return f'<strong dir="ltr">{number}</strong>'  # a key to press


@register.filter
def ring(number: str | None) -> SafeString:
    """A phone number that a finger can ring, on one line and the right way round on every page."""
    if not number:
        return mark_safe("")
    return format_html('<a class="tel" href="tel:{}" dir="ltr">{}</a>', "".join(number.split()), number)


@register.filter
def listed(words: Iterable[object]) -> str:
    """Words one after the other, with the comma of the page's language."""
    return _(", ").join(str(one) for one in words)


@register.filter
def percent(share: float | None) -> str:
    """A share from 0 to 1 in whole per cent, in the reader's figures; small ones with a decimal."""
    if share is None:
        return "–"
    return f"{number_format(100 * share, 0 if share == 0 or share >= 0.095 else 1)}%"
