"""How often one address may do what anyone may do, counted together for every web process."""

from __future__ import annotations

import hashlib
from datetime import datetime
from ipaddress import ip_address

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.db import connection
from django.http import HttpRequest

# One question for each go, in the table of the cache: its rows go out of date and are cleared away by themselves.
COUNT = """
INSERT INTO cache AS kept (cache_key, value, expires) VALUES (%(key)s, '1', now() + %(seconds)s * interval '1 second')
ON CONFLICT (cache_key) DO UPDATE
   SET value = CASE WHEN kept.expires <= now() THEN '1' ELSE (kept.value::int + 1)::text END,
       expires = CASE WHEN kept.expires <= now() THEN excluded.expires ELSE kept.expires END
RETURNING value::int, expires
"""


def too_many(request: HttpRequest, action: str) -> datetime | None:
    """Count one go at an action from the visitor's address; where there were too many, when to come again.

    How many in how many seconds is said in `settings.SAYSO_LIMITS`; an action that is not there has no limit.
    Whoever is signed in is known, so nothing is counted. Neither is this machine itself: that is a proxy of
    which the settings were not told, and everybody would share its count.
    """
    limit = settings.SAYSO_LIMITS.get(action)
    user = getattr(request, "user", None)
    if limit is None or (user is not None and user.is_authenticated):
        return None
    address = get_adapter().get_client_ip(request)
    if not address or ip_address(address).is_loopback:
        return None
    most, seconds = limit
    # Only a fingerprint of the address is kept, and only while it counts.
    key = f"limit:{action}:{hashlib.sha256(f'{settings.SECRET_KEY}{address}'.encode()).hexdigest()}"
    with connection.cursor() as cursor:
        cursor.execute(COUNT, {"key": key, "seconds": seconds})
        count, until = cursor.fetchone()
    return until if count > most else None
