"""An invented framework with one promise that was not checked and one that was, and a year in which both went wrong."""

import re
from datetime import date
from html import unescape

from sayso.framework.commands import duties, packs
from sayso.framework.queries.shelf import from_texts
from sayso.framework.tests.conftest import ROBOT, moment

MARK = "Not checked against the document"
NOT_CHECKED = "Nobody has seen how often."
DOUBTED, CHECKED = "Doubted newsletter", "Checked newsletter"
NOW = moment("2026-06-20T10:00")
CLAUSE = """
[[clause]]
id = "{id}"
section = "1"
name = "{name}"
says = "It comes once a month."
owner = "Editor"
area = "told"
answers = ["england/{answers}"]
{unverified}
  [clause.cadence]
  of = "publication.published"
  every = "month"
  for_each = "group"
  for = {{ group = "panel", about = "{id}" }}
[[programme]]
id = "year-{id}"
section = "1"
name = "{name}"
says = "It comes once a month."
every = "month"
clause = "{id}"
"""
PACK = """
[framework]
name = "Told"
landlord = "Harbour Homes"
nation = "england"
edition = "2026"
starts_on = 2026-04-01
source = "Told (2026)"
says = "What people are told."
[[area]]
id = "told"
name = "Told"
says = "People are told."
[[group]]
id = "panel"
name = "Panel"
kind = "panel"
says = "Reads it first."
[[role]]
id = "editor"
name = "Editor"
section = "1"
held_by = ["staff"]
says = "Writes it."
[[promise]]
id = "news"
number = 1
name = "News"
says = "You hear from us."
delivered_by = ["Two letters"]
  [[promise.measure]]
  says = "They came"
  watched_by = ["panel"]
  clauses = ["doubted", "checked"]
"""


def doubted_pack():
    """The framework, read."""
    doubted = CLAUSE.format(
        id="doubted", name=DOUBTED, answers="tia-1-1-1", unverified=f'unverified = "{NOT_CHECKED}"'
    )
    checked = CLAUSE.format(id="checked", name=CHECKED, answers="tia-1-2-1", unverified="")
    return from_texts("told", {"pack.toml": PACK + doubted + checked})


def lived(landlord):
    """The framework in force: April is missed, May is excused, June is due. Gives the edition."""
    edition = packs.load(
        landlord=landlord, pack=doubted_pack(), measured_from=date(2026, 4, 1), by=ROBOT,
        at=moment("2026-04-01T09:00"),
    )  # fmt: skip
    for name in ("doubted", "checked"):
        duties.excuse(
            landlord=landlord, occurrence=key(name, "2026-05-01"), title=name, reason="It was printed late.",
            decided_by="Director", by=ROBOT, at=moment("2026-06-01T09:00"),
        )  # fmt: skip
    return edition


def key(name, month="2026-04-01"):
    """The occurrence of a promise in a month."""
    return f"{name}|{month}|group:panel"


def after_each(page, name):
    """What stands after each place where a promise is named, up to where the next is named.

    Where a page is named, chosen from or led back to is left out, and what is only read aloud again.
    """
    page = re.sub(r"<title>.*?</title>|<select.*?</select>", "", page, flags=re.DOTALL)
    page = re.sub(r'<(nav|a) class="(?:crumbs|back)".*?</\1>', "", page, flags=re.DOTALL)
    page = re.sub(r'<(span|caption) class="govuk-visually-hidden">.*?</\1>|<caption.*?</caption>', "", page,
                  flags=re.DOTALL)  # fmt: skip
    words = " ".join(unescape(re.sub(r"<[^>]*>", " ", page)).split())
    _before, *after = re.split(f"(?={DOUBTED}|{CHECKED})", words)
    return [one[:400] for one in after if one.startswith(name)]


def is_marked(words):
    return MARK.casefold() in words.casefold() or NOT_CHECKED in words
