"""Words that suggest danger: a table of examples."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.listening.rules.danger import signs

RAISED = [
    ("There was a fire in the bin store last night", ["fire"]),
    ("the socket is sparking and I can see smoke", ["fire"]),
    ("I can smell GAS in the hall", ["gas"]),
    ("the carbon monoxide alarm went off", ["gas"]),
    ("black mould in the bedroom and my baby has a cough", ["damp_child"]),
    ("My son has asthma.\nThe walls are damp.", ["damp_child"]),
    ("my neighbour hits her, I hear it every night", ["safeguarding"]),
    ("he is threatening me and I am scared of my ex", ["safeguarding"]),
    ("I can’t go on like this", ["self_harm"]),
    ("some days I want to die", ["self_harm"]),
    ("I want to die and I can smell gas", ["self_harm", "gas"]),
    ("هناك حريق في المطبخ", ["fire"]),
]
QUIET = [
    "The lift engineer did not come",
    "Could the play park have a bench?",
    "There is damp under the window",
    "The children love the new garden",
    "Thank you, Sam was wonderful",
    "",
]


@pytest.mark.parametrize(("words", "dangers"), RAISED)
def test_raises(words, dangers):
    assert [sign.danger for sign in signs(words)] == dangers


@pytest.mark.parametrize("words", QUIET)
def test_stays_quiet(words):
    assert signs(words) == []


@given(st.text(max_size=300), st.sampled_from(RAISED))
def test_other_words_around_never_hide_a_danger(noise, example):
    words, dangers = example
    assert set(dangers) <= {sign.danger for sign in signs(f"{noise} {words} {noise}")}


def test_a_very_long_text_is_read_in_good_time():
    assert signs("damp " * 4_000 + " child")[:1] == []  # the child stands beyond what is read
    assert signs("a" * 10_000_000) == []
