"""What names a person goes out of a text; what does not, stays."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.people.rules.masking import MASK, Identifiers, mask

WILL = Identifiers(
    names=frozenset({"Will O’Neill", "Bill"}),
    phones=frozenset({"+447700900777"}),
    others=frozenset({"will@example.org", "3 Mill Lane, Northfield", "C-00123"}),
).pattern()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Will O’Neill rang", "[…] rang"),
        ("WILL O’NEILL RANG", "[…] RANG"),
        ("will o’neill\nrang", "[…]\nrang"),
        ("She will ring, Will said", "She will ring, […] said"),
        ("Mr O’Neill and Bill", "Mr […] and […]"),
        ("Willow Lane", "Willow Lane"),
        ("Ring 07700 900 777 or +44 7700 900777 or (07700) 900777.", "Ring […] or […] or […]."),
        ("07700 9007771", "07700 9007771"),
        ("write to WILL@example.org", "write to […]"),
        ("at 3  Mill Lane,  Northfield", "at […]"),
        ("at 13 Mill Lane, Northfield", "at 13 Mill Lane, Northfield"),
        ("ref c-00123", "ref […]"),
        ("", ""),
    ],
)
def test_worked_examples(text, wanted):
    assert mask(text, WILL) == wanted


def test_names_in_any_script():
    pattern = Identifiers(names=frozenset({"محمد الحسن", "李小龍", "Łucja Żak"})).pattern()
    assert mask("قال محمد الحسن، ثم 李小龍 und ŁUCJA ŻAK", pattern) == f"قال {MASK}، ثم {MASK} und {MASK}"


def test_where_nothing_is_known_nothing_changes():
    assert Identifiers().pattern() is None
    assert mask("as it was", None) == "as it was"


@given(st.text(max_size=200), st.text(min_size=2, max_size=30))
def test_never_fails_and_twice_is_once(text, name):
    pattern = Identifiers(names=frozenset({name})).pattern()
    once = mask(text, pattern)
    assert mask(once, pattern) == once or MASK in name


@given(
    st.from_regex(r"[A-Z][a-z]{3,8} [A-Z][a-z]{3,8}", fullmatch=True),
    st.sampled_from(["{} said", "I am {}.", "({})", "{}\n{}"]),
)
def test_a_name_on_its_own_is_always_taken_out(name, frame):
    assert not re.search(
        re.escape(name), mask(frame.format(name, name), Identifiers(names=frozenset({name})).pattern())
    )
