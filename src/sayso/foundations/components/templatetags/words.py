"""Small wording filters for templates: dates as people say them, numbers that can be rung, lists."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def day(value: date | datetime | None) -> str:
    """Thursday 26 November, with the year when it is not this one."""
    if value is None:
        return ""
    on = timezone.localtime(value).date() if isinstance(value, datetime) else value
    pattern = "l j F" if on.year == timezone.localdate().year else "l j F Y"
    return date_format(on, pattern)


@register.filter
def is_past(value: datetime | None) -> bool:
    """Whether a moment has gone by."""
    return value is not None and value < timezone.now()


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
