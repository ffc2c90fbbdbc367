"""The public addresses of what is published."""

from __future__ import annotations

from django.conf import settings

from sayso.actions.models import Outcome


def url_of(outcome: Outcome) -> str:
    """The whole address of a published outcome's page, as a message or a poster gives it."""
    return f"{settings.SITE_URL}/you-said-we-did/{outcome.slug}/"
