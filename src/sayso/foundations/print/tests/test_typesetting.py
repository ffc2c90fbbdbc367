"""Whatever somebody writes, the letter and the poster are made."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from sayso.foundations.print.printable import CANNOT, printable
from sayso.foundations.print.typesetting import Letter, Poster, letter_pdf, poster_pdf


def letter(body="Hello", title="Told", **fields):
    given = {"landlord": "Northfield Homes", "address": ("Moira",), "date": "20 November 2026", "greeting": "Dear Moira",
             "closing": "Thank you.", "signed": "Northfield Homes", "footer": "Northfield", **fields}  # fmt: skip
    return Letter(title=title, paragraphs=(body,), **given)


def poster(said="We need a bench", **fields):
    return Poster(landlord="Northfield Homes", title="Benches", said_heading="You said", said=said,
                  did_heading="We did", did=("Two benches.",), counted="18 people said this", find_out="Find out more",
                  link="https://example.org/you-said-we-did/benches/", **fields)  # fmt: skip


@pytest.mark.parametrize(("said", "printed"), [
    ("Thank you 👍🏽", "Thank you (thumbs up sign)"),
    ("bell\x07", "bell"),
    ("中文 很好", CANNOT),
    ("Zażółć £5 – “yes” أهلاً ہے", "Zażółć £5 – “yes” أهلاً ہے"),
    ("a\nb", "a\nb"),
])  # fmt: skip
def test_what_no_font_has_is_said_in_another_way(said, printed):
    assert printable(said) == printed


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.text(max_size=30))
def test_any_words_at_all_make_a_letter_and_a_poster(body, title):
    for pdf in (letter_pdf(letter(body, title, address=(body, title))), poster_pdf(poster(body))):
        assert "/StructTreeRoot" in PdfReader(io.BytesIO(pdf)).trailer["/Root"]


@pytest.mark.parametrize(("paper", "large", "points"), [("a4", False, 842), ("a3", True, 1191)])
def test_a_poster_is_on_its_paper_with_its_address_in_words(paper, large, points):
    page = PdfReader(io.BytesIO(poster_pdf(poster(large_print=large), paper))).pages[0]
    assert round(page.mediabox.height) == points
    assert "Two benches." in page.extract_text()


def test_the_same_letter_gives_the_same_bytes():
    assert letter_pdf(letter()) == letter_pdf(letter())


@pytest.mark.parametrize("words", [
    '")))\n#panic("read as markup")', "\\", '\\"', '"', "#set page(width: 1cm)", "\\u{41}", "${x}", "`raw`", "= Heading",
    "\n\n#import", "\u2028\u2029", "]) #panic()",
])  # fmt: skip
def test_words_that_look_like_markup_are_printed_as_they_are(words):
    pdf = letter_pdf(letter(f"Before {words} after", title=words, address=(words,)))
    printed = "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    bare = lambda said: "".join(said.split())  # noqa: E731
    assert bare(printable(f"Before {words} after")) in bare(printed)
