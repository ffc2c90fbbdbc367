"""Whoever looks on at the command line sees how far an extract is; a log does not."""

import io
import sys

import pytest

from sayso.config.cli.take_extract import _bar, _wipe


@pytest.mark.parametrize("looks_on", [True, False])
def test_the_command_line_shows_a_bar_to_whoever_looks_on(monkeypatch, looks_on):
    screen = io.StringIO()
    screen.isatty = lambda: looks_on
    monkeypatch.setattr(sys, "stderr", screen)
    _bar(2, 44)
    assert screen.getvalue() == (
        "\r\033[K████████░░░░░░░░░░░░  44 %  Comparing with the register" if looks_on else ""
    )
    _wipe()
    assert screen.getvalue().endswith("\r\033[K") is looks_on
