"""Who has said something, for rules over the register."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from dateutil.relativedelta import relativedelta
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from sayso.listening.models import Voice


def condition(wanted: Sequence[str], today: date) -> Q:
    """Customers who spoke, or for whom somebody spoke: in the last year, only before it, or never."""
    year_ago = datetime.combine(today - relativedelta(years=1), time.min, timezone.get_current_timezone())
    ever = Exists(Voice.objects.filter(customer=OuterRef("pk")))
    lately = Exists(Voice.objects.filter(customer=OuterRef("pk"), received_at__gte=year_ago))
    said = {"year": Q(lately), "before": Q(ever) & ~Q(lately), "never": ~Q(ever)}
    found = Q(pk__in=[])
    for one in wanted:
        found |= said[one]
    return found
