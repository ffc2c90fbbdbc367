"""The bands in which ages are counted, and their words."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

BANDS = ((0, 24), (25, 34), (35, 44), (45, 54), (55, 64), (65, 74), (75, 150))


def key_of(low: int, high: int) -> str:
    """By which a band is kept."""
    return f"{low}-{high}"


def band_of(born: date | None, today: date) -> str | None:
    """The band of somebody's age today; None where the birthday is not known or cannot be."""
    if born is None:
        return None
    age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    return next((key_of(low, high) for low, high in BANDS if low <= age <= high), None)


def labels() -> dict[str, str]:
    """Each band in words, the youngest first."""
    return {key_of(low, high): _label(low, high) for low, high in BANDS}


def _label(low: int, high: int) -> str:
    if low == 0:
        return _("Under %(age)s") % {"age": high + 1}
    if high > 100:
        return _("%(low)s and over") % {"low": low}
    return _("%(low)s to %(high)s") % {"low": low, "high": high}
