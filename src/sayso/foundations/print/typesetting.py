"""Letters and posters as tagged PDFs (PDF/UA-1), by Typst.

Words go in as data and are set as text: nothing a person wrote is ever read as markup.
The same input gives the same bytes on every machine, because only our own fonts are used.
"""

from __future__ import annotations

import base64
import functools
import io
import json
import unicodedata
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import segno
import typst

from sayso.foundations.print.printable import printable

HERE = Path(__file__).resolve().parent
RIGHT_TO_LEFT = frozenset({"ar", "fa", "ur"})
STANDARD_POINTS = 12
LARGE_PRINT_POINTS = 18
Paper = Literal["a4", "a3"]


@dataclass(frozen=True)
class Letter:
    """What one letter says. `size` is in points; `language` a BCP 47 tag."""

    landlord: str
    address: tuple[str, ...]
    date: str
    greeting: str
    title: str
    paragraphs: tuple[str, ...]
    closing: str
    signed: str
    footer: str
    language: str = "en"
    size: int = STANDARD_POINTS
    colour: str = "#0b5351"


@dataclass(frozen=True)
class Poster:
    """What one poster says, and the address its code leads to."""

    landlord: str
    title: str
    said_heading: str
    said: str
    did_heading: str
    did: tuple[str, ...]
    counted: str
    find_out: str
    link: str
    ring: str = ""
    language: str = "en"
    large_print: bool = False
    colour: str = "#0b5351"
    logo: bytes = b""
    logo_type: str = ""


@dataclass(frozen=True)
class Question:
    """One question of a form on paper, with the answers to tick; none leaves a line to write on."""

    asks: str
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """A form to be filled in by hand. `size` is in points; `language` a BCP 47 tag."""

    landlord: str
    title: str
    paragraphs: tuple[str, ...]
    questions: tuple[Question, ...]
    closing: tuple[str, ...]
    footer: str
    language: str = "en"
    size: int = STANDARD_POINTS
    colour: str = "#0b5351"


@functools.cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[HERE / "fonts"])


@functools.cache
def _compiler(template: str) -> typst.Compiler:
    return typst.Compiler(HERE / "typst" / template, root=HERE, font_paths=_fonts())


def _set(template: str, made_at: datetime, **given: Any) -> bytes:
    """Compile. The time of making goes in to the second, which is what a PDF can say."""
    pdf = _compiler(template).compile(
        format="pdf", pdf_standards=["ua-1"], timestamp=made_at.replace(microsecond=0), **given
    )
    assert isinstance(pdf, bytes)
    return pdf


def _quoted(data: dict[str, Any]) -> str:
    """The data as one string of Typst: plain ASCII on one line, in which only two signs mean anything."""
    words = json.dumps(data).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{words}"'


def direction(language: str) -> str:
    """`rtl` or `ltr`."""
    return "rtl" if language.split("-")[0] in RIGHT_TO_LEFT else "ltr"


def _printable(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields with every word printable."""
    return {
        name: printable(value)
        if isinstance(value, str)
        else [printable(one) for one in value]
        if isinstance(value, tuple)
        else value
        for name, value in fields.items()
    }


def _line(words: str) -> dict[str, str]:
    """A line that keeps its own direction: an English address stays readable in an Arabic letter."""
    strong = (unicodedata.bidirectional(letter) for letter in words)
    first = next((kind for kind in strong if kind in ("L", "R", "AL")), "L")
    return {"words": words, "dir": "ltr" if first == "L" else "rtl"}


def letter_pdf(letter: Letter, *, made_at: datetime = datetime(2000, 1, 1, tzinfo=UTC)) -> bytes:
    """Set one letter; it runs to as many pages as its words need."""
    said = _printable(asdict(letter))
    data = said | {
        "dir": direction(letter.language),
        "title": said["title"].strip() or letter.landlord,
        "address": [_line(one) for one in said["address"]],
        "date": _line(said["date"]),
        "footer": _line(said["footer"]),
    }
    # As a string, not as an input of the whole system: inputs make Typst begin anew with every letter.
    page = f'#import "/typst/letter.typ": page-of\n#page-of(json(bytes({_quoted(data)})))'
    return _set("letter.typ", made_at, input=page.encode())


def sheet_pdf(sheet: Sheet, *, made_at: datetime = datetime(2000, 1, 1, tzinfo=UTC)) -> bytes:
    """Set a form to be filled in by hand; it runs to as many pages as its questions need."""
    said = asdict(sheet)
    data = _printable({name: value for name, value in said.items() if name != "questions"}) | {
        "dir": direction(sheet.language),
        "questions": [_printable(one) for one in said["questions"]],
    }
    page = f'#import "/typst/sheet.typ": page-of\n#page-of(json(bytes({_quoted(data)})))'
    return _set("sheet.typ", made_at, input=page.encode())


def poster_pdf(
    poster: Poster, paper: Paper = "a4", *, made_at: datetime = datetime(2000, 1, 1, tzinfo=UTC)
) -> bytes:
    """Set one poster on A4 or A3, with a code that leads to its page."""
    code = io.BytesIO()
    segno.make(poster.link, error="m").save(code, kind="svg", scale=4, border=2)
    said = asdict(poster)
    logo = _framed(said.pop("logo"), said.pop("logo_type"), direction(poster.language))
    data = _printable(said) | {
        "has_logo": bool(logo),
        "dir": direction(poster.language),
        "paper": paper,
        "scale": 1.414 if paper == "a3" else 1,
        "sizes": [38, 34, 30, 26] if poster.large_print else [38, 34, 30, 26, 23, 20],
        "code_alt": poster.link,
    }
    inputs = {"poster": json.dumps(data), "code": code.getvalue().decode(), "logo": logo}
    return _set("poster.typ", made_at, sys_inputs=inputs)


def _framed(logo: bytes, kind: str, runs: str) -> str:
    """A picture inside an SVG, which goes in as text; it keeps its own shape, at the far end of a frame of three to one."""
    if not logo or kind not in ("image/png", "image/jpeg"):
        return ""
    picture = base64.b64encode(logo).decode()
    at = "xMinYMid" if runs == "rtl" else "xMaxYMid"
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100" width="300" height="100">'
        f'<image width="300" height="100" preserveAspectRatio="{at} meet" href="data:{kind};base64,{picture}"/></svg>'
    )
