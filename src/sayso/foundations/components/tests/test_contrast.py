import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.foundations.components.contrast import ENOUGH, brand_refusal, is_colour, luminance, ratio, shown

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#ff0000", "#ffffff", 4.0),
        ("#0000ff", "#ffffff", 8.59),
    ],
)
def test_the_ratio_is_that_of_wcag(one, other, expected):
    assert ratio(one, other) == pytest.approx(expected, abs=0.01)


@given(colours, colours)
def test_the_ratio_does_not_mind_the_order_and_stays_in_its_bounds(one, other):
    assert ratio(one, other) == ratio(other, one)
    assert 1 <= ratio(one, other) <= 21.0001


@given(colours)
def test_a_colour_is_refused_exactly_when_white_words_would_be_hard_to_read(colour):
    refused = brand_refusal(colour)
    assert (refused is None) == (ratio(colour, "#ffffff") >= ENOUGH)


def test_a_refusal_gives_the_ratio_and_never_rounds_it_up_to_a_pass():
    assert "4.47 to 1" in brand_refusal("#777777")
    assert shown(4.4999) == "4.49"
    assert shown(21.0) == "21"


@pytest.mark.parametrize("said", ["", "teal", "#0b535", "#0b5351;}", "0b5351", "#0b5351\n", "#gggggg"])
def test_what_is_not_a_colour_is_not_taken_for_one(said):
    assert not is_colour(said)
    assert "like #0b5351" in brand_refusal(said)
    with pytest.raises(ValueError, match="not a colour"):
        luminance(said)
