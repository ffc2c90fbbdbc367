"""What every page shows around its content: the landlord, the menus."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest


def navigation(request: HttpRequest) -> dict[str, Any]:
    """The landlord and the current path, for the layouts."""
    return {"landlord": getattr(request, "landlord", None), "path": request.path}
