"""What customers read in English is short and plain: anyone of ten can follow it."""

import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

import messages  # noqa: E402

LONGEST = 25  # words in a sentence
BANNED = re.compile(
    r"\b(tenure|void|decant\w*|stakeholder\w*|utili[sz]e\w*|commence\w*|terminat\w+|please note|pursuant|"
    r"herein|thereof|facilitat\w+|endeavour\w*|ascertain\w*|in respect of|with regard to|prior to|"
    r"going forward|signpost\w*|co-?produc\w+|service users?|in order to|submit\w*|enquir\w+|"
    r"oops|sorry|kindly|click\w*)\b|!",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"(?<=[.?!])\s+|\n+")


def too_long(text):
    return [one for one in SENTENCE.split(re.sub(r"<[^>]+>", "", text)) if len(one.split()) > LONGEST]


def texts():
    for message in messages.collect():
        if message.id and messages.is_customers(message):
            yield from (message.id if isinstance(message.id, (tuple, list)) else [message.id])


def test_sentences_are_short():
    assert [one for text in texts() for one in too_long(text)] == []


def test_words_are_plain():
    assert [(found[0], text) for text in texts() if (found := BANNED.search(text))] == []


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("We tell you what became of it.", True),
        ("Avoid the stairs.", True),
        ("Please note that works commence prior to Monday.", False),
        ("Thank you!", False),
    ],
)
def test_the_list_of_words_finds_what_it_should(text, plain):
    assert (BANNED.search(text) is None) is plain


def test_long_sentences_are_found():
    assert too_long("word " * 26)
    assert not too_long("word " * 25)
    assert not too_long(("word " * 20 + ". ") * 3)
