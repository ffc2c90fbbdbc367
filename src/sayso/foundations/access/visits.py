"""A request as our views get it: who came, and to which landlord."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest


class Visit(HttpRequest):
    """What the middleware adds. The register's types stay on their own floor, so these are open."""

    user: Any
    landlord: Any
    auth: Any  # the API client, behind the API's door
