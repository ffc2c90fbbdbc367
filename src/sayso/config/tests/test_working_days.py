"""`sayso working-days`, as a person types it."""

import argparse
import io
import sys

import pytest

from sayso.config.cli import working_days


def typed(*words):
    parser = argparse.ArgumentParser(prog="sayso")
    working_days.add_arguments(parser)
    return working_days.run(parser.parse_args(words))


@pytest.mark.parametrize(
    ("words", "due"),
    [
        (("england", "2026-03-30", "10"), "2026-04-15"),
        (("scotland", "2026-03-30", "10"), "2026-04-14"),
        (("scotland", "2026-03-30", "0"), "2026-03-30"),
        (("england", "2026-04-15", "-10"), "2026-03-30"),
        (("england", "2026-11-06", "1", "--closed", "2026-11-09"), "2026-11-10"),
    ],
)
def test_it_prints_the_day(capsys, words, due):
    assert typed(*words) == 0
    assert capsys.readouterr().out.strip() == due


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("britain", "2026-03-30", "10"), "There is no nation “britain”"),
        (("england", "30/03/2026", "10"), "Write it as 2026-03-30"),
        (("england", "2026-02-29", "10"), "“2026-02-29” is not a day"),
        (("england", "2026-W14-1", "10"), "“2026-W14-1” is not a day"),
        (("Northern Ireland", "2026-03-30", "10"), "Did you mean “northern-ireland”?"),
        (("england", "2026-03-30", "ten"), "not a whole number"),
        (("england", "2026-03-30", "99999999"), "further away"),
        (("england", "2026-03-30"), "Say the nation, the day and the number"),
    ],
)
def test_bad_input_says_what_to_do_and_ends_with_two(capsys, words, says):
    assert typed(*words) == 2
    told = capsys.readouterr()
    assert says in told.err
    assert told.out == ""


def test_lines_from_a_file(capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO("england,2026-03-30,10\n\nscotland,2026-03-30,10\n"))
    assert typed("--stdin") == 0
    assert capsys.readouterr().out.splitlines() == [
        "england,2026-03-30,10,2026-04-15",
        "scotland,2026-03-30,10,2026-04-14",
    ]


def test_a_bad_line_is_named_and_the_others_are_answered(capsys, monkeypatch):
    lines = "\ufeffengland,2026-03-30,10\nwales,tomorrow,1\nnonsense\n\nEngland,2026-03-30,1\nscotland,2026-03-30,10\n"
    monkeypatch.setattr(sys, "stdin", io.StringIO(lines))
    assert typed("--stdin") == 1
    told = capsys.readouterr()
    assert told.out.splitlines() == ["england,2026-03-30,10,2026-04-15", "scotland,2026-03-30,10,2026-04-14"]
    assert [line.split(": ")[1] for line in told.err.splitlines()] == ["line 2", "line 3", "line 5"]
    assert "Did you mean “england”?" in told.err


def test_bytes_that_are_no_text_are_one_bad_line(capsys, monkeypatch):
    raw = io.TextIOWrapper(io.BytesIO(b"engl\xffand,2026-03-30,1\nengland,2026-03-30,1\n"), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", raw)
    assert typed("--stdin") == 1
    assert capsys.readouterr().out.splitlines() == ["england,2026-03-30,1,2026-03-31"]


def test_each_day_is_explained(capsys):
    assert typed("england", "2026-12-24", "1", "--explain") == 0
    told = capsys.readouterr().out
    assert "not counted, bank holiday: Christmas Day" in told
    assert "day 1" in told
