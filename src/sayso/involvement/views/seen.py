"""The group or meeting that a page is about, for those in whose scope it is."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404

from sayso.foundations.access.permissions import Permission
from sayso.foundations.access.visits import Visit
from sayso.involvement.permissions import SEE_GROUPS
from sayso.involvement.queries import groups, meetings


def group_or_404(request: Visit, pk: int, permission: Permission = SEE_GROUPS) -> Any:
    """The group, if it is in the visitor's scope. Raises `Http404`."""
    found = groups.visible_to(request.user, permission).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def meeting_or_404(request: Visit, pk: int, permission: Permission = SEE_GROUPS) -> Any:
    """The meeting, if its group is in the visitor's scope. Raises `Http404`."""
    found = meetings.visible_to(request.user, permission).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def key_of(request: Visit) -> str:
    """The key that makes a form sent twice one: its own, or a new one."""
    key = request.POST.get("key", "")
    return key if key.isalnum() and key.isascii() and len(key) <= 40 else uuid.uuid4().hex
