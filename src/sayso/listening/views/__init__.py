"""Doors of listening."""

from sayso.foundations.access.visits import Visit


def typed(request: Visit, name: str, most: int = 200) -> str:
    """Words of a small form that has no form class: without NUL, which no text can hold, and cut to the most."""
    return request.POST.get(name, "").replace("\x00", "").strip()[:most]
