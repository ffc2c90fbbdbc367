"""For proxies: whether this node can answer now."""

from __future__ import annotations

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse

from sayso.foundations.access.doors import public


@public
def healthz(request: HttpRequest) -> HttpResponse:
    """Say ok while the database answers, else 503. Tells nothing about anyone."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        said, status = "ok", 200
    except DatabaseError:
        said, status = "no database", 503
    return HttpResponse(said, status=status, content_type="text/plain", headers={"Cache-Control": "no-store"})
