"""A regular list is read at one stroke; what that gives is what reading it row by row gives."""

import polars as pl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sayso.people.commands.extracts.reading import _quick, _slow
from sayso.people.commands.imports.reading import Unreadable

CELL = st.text(alphabet="ab1 é,\"'\n\r;", max_size=5)


def filled(frame):
    """Blank is blank; a row of nothing is no row."""
    frame = frame.with_columns(pl.col(pl.String).fill_null(""))
    return frame.filter(pl.any_horizontal(pl.all().exclude("number").str.strip_chars() != "")).rows()


@settings(max_examples=400)
@given(
    lines=st.lists(st.lists(CELL, min_size=1, max_size=4), max_size=6), end=st.sampled_from(["\n", "\r\n"])
)
@example(
    lines=[["1", "2", "3"], ["4"]], end="\n"
)  # as many cells as there should be, but not in the right rows
@example(lines=[["4"], ["1", "2", "3"]], end="\n")
@example(lines=[["1", "2"], [""], ["3", "4"]], end="\n")
@example(lines=[['"1', '2"', "3"], ["4", "5"]], end="\n")
def test_what_is_read_at_one_stroke_is_what_is_read_row_by_row(lines, end):
    text = end.join(["a,b", *(",".join(cells) for cells in lines)])
    quick = _quick("x", text, "a,b", ",")
    if quick is None:
        return
    frame, ragged = _slow("x", text, ",")
    assert ragged == ()
    assert filled(quick[0]) == filled(frame)


@pytest.mark.parametrize("text", ["a,b\n1,2\n3,4\n", "a,b\r\n1,2\r\n3,4", 'a,b\n"1,0",2\n3,"4"\n\n'])
def test_what_is_regular_is_read_at_one_stroke(text):
    frame, _ragged = _quick("x", text, "a,b", ",")
    assert frame["number"].to_list() == [2, 3]


@pytest.mark.parametrize(
    "text", ["a,b\n1,2,3\n4\n", "a,b\n1\n2,3,4\n", "a,b\n\n1,2", 'a,b\n"1\n2",3\n', "a,b\n1,2\n\n3,4", "a,b\r1,2", '"a",b\n1,2']
)  # fmt: skip
def test_what_is_not_is_looked_at_row_by_row(text):
    assert _quick("x", text, text.split("\n", 1)[0].split("\r", 1)[0], ",") is None


def test_names_that_are_no_names_are_refused_either_way():
    with pytest.raises(Unreadable):
        _quick("x", "a,a\n1,2", "a,a", ",")
