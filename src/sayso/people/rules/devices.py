"""Which browser on which system, from how a browser names itself."""

from __future__ import annotations

import re

# The first that fits: most browsers also name those that they descend from.
BROWSERS = (
    (r"SamsungBrowser/", "Samsung Internet"), (r"Edg(e|A|iOS)?/", "Edge"), (r"OPR/|OPT/", "Opera"),
    (r"Firefox/|FxiOS/", "Firefox"), (r"Chrome/|CriOS/|Chromium/", "Chrome"), (r"Safari/", "Safari"),
)  # fmt: skip
SYSTEMS = (
    (r"iPhone", "iPhone"), (r"iPad", "iPad"), (r"Android", "Android"), (r"CrOS", "Chromebook"),
    (r"Windows", "Windows"), (r"Mac OS X|Macintosh", "Mac"), (r"Linux|X11", "Linux"),
)  # fmt: skip


def browser_and_system(user_agent: str) -> tuple[str, str]:
    """Their common names; empty where the browser does not say."""
    return _first(BROWSERS, user_agent), _first(SYSTEMS, user_agent)


def _first(known: tuple[tuple[str, str], ...], said: str) -> str:
    return next((name for pattern, name in known if re.search(pattern, said)), "")
