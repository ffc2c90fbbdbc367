"""How often one address may do what anyone may do, counted together for every web process."""

from __future__ import annotations

from allauth.core import ratelimit
from django.http import HttpRequest


def may_still(request: HttpRequest, action: str) -> bool:
    """Count one go at an action from the visitor's address; False once there were too many.

    How many are too many is said in the settings, by action; an action without a rate has no limit.
    Whoever is signed in is known, so nothing is counted.
    """
    if getattr(request, "user", None) is not None and request.user.is_authenticated:
        return True
    return bool(ratelimit.consume(request, action=action))
