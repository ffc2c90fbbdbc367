"""A real browser, and what every page must satisfy in it."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
AXE = (ROOT / "tests" / "vendor" / "axe.min.js").read_text("utf-8")
SHOTS = ROOT / "artifacts" / "screenshots"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]
WIDTHS = {"phone": 390, "desk": 1280}


def executable() -> str | None:
    """The browser to use: named by SAYSO_CHROMIUM, else the machine's own, else Playwright's."""
    named = [os.environ.get("SAYSO_CHROMIUM", ""), "/usr/bin/chromium"]
    found = [path for path in named if path and Path(path).exists()]
    return found[0] if found else shutil.which("chromium") or shutil.which("google-chrome")


def listen(page):
    """Keep what the page complains of, for `see` to judge."""
    page.complaints = []
    page.on("console", lambda said: _is_complaint(said) and page.complaints.append(said.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    return page


def _is_complaint(said):
    """Whether a line of the console is an error, other than the browser's own word for a form that was not taken."""
    return said.type == "error" and "status of 422" not in said.text


def violations(page):
    """What axe finds against WCAG 2.2 AA, each with where it is."""
    page.evaluate(AXE)
    asked = {"runOnly": RULES, "resultTypes": ["violations"]}  # what passes is counted, not listed
    found = page.evaluate("asked => axe.run(document, asked)", asked)["violations"]
    return [
        f"{one['id']}: {node['target'][0]} ({node['failureSummary']})"
        for one in found
        for node in one["nodes"]
    ]


def see(page, name: str) -> None:
    """Hold the page to the house's rules: accessible, silent, the right way round, no sideways scroll."""
    page.wait_for_load_state("load")
    lang, direction = page.evaluate("[document.documentElement.lang, document.documentElement.dir]")
    assert direction == ("rtl" if lang in ("ar", "fa", "ur") else "ltr"), f"{lang} runs {direction}"
    assert page.title().strip()
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), (
        "the page scrolls sideways"
    )
    found = violations(page)
    assert not found, "\n".join(found)
    assert not page.complaints, page.complaints
    if os.environ.get("SAYSO_SCREENSHOTS") == "1":
        SHOTS.mkdir(parents=True, exist_ok=True)
        width = page.viewport_size["width"]
        file = re.sub(r"[^a-z0-9-]+", "-", name.lower())
        page.screenshot(path=SHOTS / f"{file}-{width}-{lang}.png", full_page=True)
