"""The Arabic catalogue is compiled, in step with the code, and complete for customers."""

import sys
from pathlib import Path

from babel.messages.mofile import read_mo

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

import messages  # noqa: E402


def test_what_is_compiled_is_what_is_written():
    with messages.PO.with_suffix(".mo").open("rb") as file:
        compiled = {str(message.id): _forms(message) for message in read_mo(file) if message.id}
    written = {
        str(list(message.id) if message.pluralizable else message.id): _forms(message)
        for message in messages.kept()
        if message.id and messages._done(message.string)
    }
    assert compiled == written


def _forms(message):
    return [message.string] if isinstance(message.string, str) else list(message.string)


def test_customers_are_never_left_without_arabic():
    assert messages.customers(messages.merged()) == [], "run tools/messages.py, then translate"


def test_placeholders_survive_translation():
    from babel.messages.checkers import python_format

    for message in messages.kept():
        if message.id and message.python_format and message.string:
            python_format(None, message)
