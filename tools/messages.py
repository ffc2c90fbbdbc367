"""Collect every string marked for translation, keep the Arabic catalogue in step, and compile it.

    PYTHONPATH=src python tools/messages.py          # collect and compile
    PYTHONPATH=src python tools/messages.py --check  # only say what is missing

Templates go through Django's own `templatize`, so `{% trans %}` and `{% blocktrans %}` are read as
Django reads them; nothing but Python is needed.
"""

from __future__ import annotations

import io
import re
import sys
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "sayso"
PO = SOURCE / "locale" / "ar" / "LC_MESSAGES" / "django.po"
NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)  # the same words compile to the same file on every day
KEYWORDS = {
    "Sentence": None,  # kept as it was said, and translated where it is shown
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
ARABIC_PLURALS = (
    "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;"
)


def _templatize(path: Path) -> str:
    from django.utils.translation.template import templatize

    # Inside a component's attribute a quotation mark is part of the tag: both readers see the same string.
    return templatize(path.read_text("utf-8"), origin=str(path))


def sources() -> list[Path]:
    """Every file that may hold marked strings, tests apart."""
    found = [*SOURCE.rglob("*.py"), *SOURCE.rglob("templates/**/*.html"), *SOURCE.rglob("templates/**/*.txt")]
    return sorted(path for path in found if "tests" not in path.parts and "migrations" not in path.parts)


def collect() -> Catalog:
    """Every marked string of the product, with where it stands."""
    catalog = Catalog(locale="ar", project="Sayso", fuzzy=False, charset="utf-8")
    for path in sources():
        text = path.read_text("utf-8") if path.suffix == ".py" else _templatize(path)
        place = path.relative_to(ROOT).as_posix()
        rows = extract("python", io.BytesIO(text.encode()), keywords=KEYWORDS, options={"encoding": "utf-8"})
        for line, message, _comments, context in rows:
            flags = ["python-format"] if re.search(r"%\(\w+\)s", str(message)) else []
            catalog.add(message, locations=[(place, line)], flags=flags, context=context)
    return catalog


def kept() -> Catalog:
    """The Arabic catalogue as it is kept."""
    if not PO.exists():
        return Catalog(locale="ar")
    with PO.open("rb") as file:
        return read_po(file, locale="ar")


def merged() -> Catalog:
    """The product's strings with the translations we have; what is no longer used is dropped."""
    new, old = collect(), kept()
    for message in new:
        if not message.id:
            continue
        known = old.get(message.id if isinstance(message.id, str) else message.id[0], message.context)
        if known is not None and known.string:
            message.string = known.string
    return new


def customers(catalog: Catalog) -> list[str]:
    """The strings without Arabic that customers may meet."""
    return [
        str(message.id)
        for message in catalog
        if message.id and is_customers(message) and not _done(message.string)
    ]


def is_customers(message: Message) -> bool:
    """Whether customers may meet a string: it stands somewhere that is not only staff's."""
    return any(not staffs(place) for place, _line in message.locations)


def _done(string: object) -> bool:
    return all(string) if isinstance(string, (tuple, list)) else bool(string)


# Python that only staff meet. A module that both meet (a form for each, the names of things) is customers'.
STAFFS = re.compile(
    r"sayso/("
    r"actions/(forms|views/(outcomes|publishing|steps))"
    r"|communications/(enums|views/)"
    r"|framework/(queries/(assurance|board|calendar|clauses|coverage|evidence)|views/(assurance|calendar|coverage|evidence|feeds|recording|staff))"
    r"|listening/views/(clients|inbox|logging|voice)"
    r"|people/(commands/(passwords|places|representatives|staff)|views/(imports|places|staff|staff_sign_in|team))"
    r"|website/(forms|views/(brand|gallery))"
    r")"
)
# Templates that no other names: Django's widgets ask for the forms' parts, allauth for the e-mails.
FIRST = re.compile(r"(forms/|people/email/)")
NAMED = re.compile(r"""\{%\s*(?:extends|include)\s+"([^"]+)"|<c-([a-z0-9.-]+)""")


def staffs(place: str) -> bool:
    """Whether only staff meet what this file says."""
    if place.endswith(".py"):
        return bool(STAFFS.search(place))
    return _name(Path(place)) not in customers_templates()


@cache
def customers_templates() -> frozenset[str]:
    """The templates behind customers' pages, letters and e-mails, with all they extend and include."""
    texts = {_name(path): path.read_text("utf-8") for path in sources() if path.suffix != ".py"}
    found: set[str] = set()
    ahead = [name for name, text in texts.items() if FIRST.match(name) or _is_customers_page(name, text)]
    while ahead:
        name = ahead.pop()
        if name in texts and name not in found:
            found.add(name)
            ahead += [page or _component(tag) for page, tag in NAMED.findall(texts[name])]
    return frozenset(found)


def _is_customers_page(name: str, text: str) -> bool:
    """A page on a layout of customers', or one that takes the layout of whoever reads it; staff sign in on one."""
    first = text[:100]
    ours = ("layouts/public.html", "layouts/mine.html", "errors/alone.html", "{% extends layout %}")
    return any(layout in first for layout in ours) and not name.startswith("people/staff/")


def _component(tag: str) -> str:
    return f"cotton/{tag.replace('.', '/').replace('-', '_')}.html"


def _name(path: Path) -> str:
    """The name by which Django knows a template."""
    parts = path.parts
    return "/".join(parts[parts.index("templates") + 1 :])


def write(catalog: Catalog) -> None:
    """Write the .po, without dates that change by themselves, and the .mo beside it."""
    PO.parent.mkdir(parents=True, exist_ok=True)
    out = io.BytesIO()
    write_po(
        out, catalog, width=110, sort_output=True, omit_header=True, no_location=False, include_lineno=False
    )
    header = (
        'msgid ""\nmsgstr ""\n"Project-Id-Version: Sayso\\n"\n"Language: ar\\n"\n"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Plural-Forms: {ARABIC_PLURALS}\\n"\n\n'
    )
    PO.write_bytes(header.encode() + out.getvalue())
    compiled = kept()
    compiled.creation_date = NO_DAY
    with PO.with_suffix(".mo").open("wb") as file:
        write_mo(file, compiled)


def main(arguments: list[str]) -> int:
    import django

    django.setup()
    catalog = merged()
    if "--check" not in arguments:
        write(catalog)
    missing = customers(catalog)
    for one in missing:
        print(f"no Arabic: {one}")
    return 1 if missing else 0


if __name__ == "__main__":
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sayso.config.settings")
    sys.exit(main(sys.argv[1:]))
