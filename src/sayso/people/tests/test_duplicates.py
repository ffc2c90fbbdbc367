"""Which records may be one person: names in any script and order, birthdays, contacts, homes."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.people.enums import Agreement as A
from sayso.people.rules.duplicates import LIKELY, POINTS, Record, compare, likely, name_reason, words

BORN = date(1961, 4, 12)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("John Smith", "Smith, John", A.NAME_SAME),
        ("Mr John Smith", "JOHN SMITH", A.NAME_SAME),
        ("Łukasz Wójcik", "Lukasz Wojcik", A.NAME_SAME),
        ("Anne-Marie Walsh", "Anne Marie Walsh", A.NAME_SAME),
        ("王伟", "Wei Wang", A.NAME_SAME),
        ("Олександр Шевченко", "Oleksandr Shevchenko", A.NAME_SAME),
        ("Nguyễn Văn An", "An Nguyen Van", A.NAME_SAME),
        ("Mohammed Ali", "Ali Muhammad", A.NAME_ALIKE),
        ("محمد علي", "Muhammad Ali", A.NAME_ALIKE),
        ("فاطمة حسن", "Fatima Hassan", A.NAME_ALIKE),
        ("Alexander Shevchenko", "Олександр Шевченко", A.NAME_ALIKE),
        ("नरेंद्र शर्मा", "Narendra Sharma", A.NAME_ALIKE),
        ("김민수", "Kim Minsu", A.NAME_ALIKE),
        ("Γιώργος Παπαδόπουλος", "Giorgos Papadopoulos", A.NAME_ALIKE),
        ("Seán Ó Briain", "Sean O'Brien", A.NAME_ALIKE),
        ("Jhon Smith", "John Smith", A.NAME_ALIKE),
        ("J Smith", "John Smith", A.NAME_ALIKE),
        ("Zofia Kowalska", "Zofia Kowalski", A.NAME_ALIKE),
        ("John Smith", "John Patrick Smith", A.NAME_PART),
        ("Jane Smith", "Jane Brown", A.NAME_WORD),
        ("David Jones", "Davina Jones", A.NAME_WORD),
        ("J B", "John Brown", None),
        ("John Smith", "Olga Petrova", None),
        ("", "John Smith", None),
        ("…", "!!", None),
    ],
)
def test_names_meet_in_any_script_and_order(one, other, reason):
    assert name_reason(one, other) == name_reason(other, one) == reason


SMITH = Record(1, ("John Smith",), BORN, "+447700900001", "j@example.org", frozenset({7}), "G1 1AA")


@pytest.mark.parametrize(
    ("other", "reasons"),
    [
        (Record(2, ("Smith John",), BORN), (A.NAME_SAME, A.BORN_SAME)),
        (Record(2, ("John Smith",), date(1961, 12, 4)), (A.NAME_SAME, A.BORN_TURNED)),
        (Record(2, ("John Smith",), date(1961, 4, 13)), (A.NAME_SAME, A.BORN_NEAR)),
        (Record(2, ("John Smith",), phone="+447700900001"), (A.NAME_SAME, A.PHONE)),
        (Record(2, ("J Smith",), email="J@EXAMPLE.ORG"), (A.NAME_ALIKE, A.EMAIL)),
        (Record(2, ("John Smith",), homes=frozenset({7, 8})), (A.NAME_SAME, A.HOME)),
        (Record(2, ("Johnny", "John Smith"), BORN, postcode="G1 1AA"), (A.NAME_SAME, A.BORN_SAME, A.POSTCODE)),
        (Record(2, ("Joan Smith",), BORN, phone="+447700900001"), (A.NAME_WORD, A.BORN_SAME, A.PHONE)),
        # What is not enough, or speaks against it.
        (Record(2, ("John Smith",)), None),
        (Record(2, ("John Smith",), postcode="G1 1AA"), None),
        (Record(2, ("John Smith",), date(1990, 1, 2), "+447700900001", "j@example.org", frozenset({7})), None),
        (Record(2, ("Olga Petrova",), BORN, "+447700900001", "j@example.org", frozenset({7})), None),
        (Record(2, ("Mary Smith",), homes=frozenset({7}), phone="+447700900001"), None),
        (Record(2, ("Joan Smith",), BORN, homes=frozenset({7})), None),
    ],
)  # fmt: skip
def test_what_speaks_for_one_person(other, reasons):
    found = compare(SMITH, other)
    assert (found.reasons if found else None) == reasons
    if found:
        assert found.points == sum(POINTS[one] for one in reasons)
        assert (found.one, found.other) == (1, 2)


def test_the_likeliest_come_first_and_crowds_say_nothing():
    twin = Record(2, ("John Smith",), BORN, "+447700900001")
    slip = Record(3, ("Jon Smith",), None, "+447700900001")
    found = likely([SMITH, twin, slip])
    assert [(one.one, one.other) for one in found] == [(1, 2), (1, 3), (2, 3)]
    assert found[0].points >= LIKELY
    office = [Record(n, (f"Person{n} Smith",), phone="+441415550000") for n in range(100, 200)]
    assert likely(office) == []


_names = st.text(alphabet=st.characters(codec="utf-8"), max_size=30)
_records = st.builds(
    Record, st.integers(1, 10**6), st.tuples(_names, _names), st.none() | st.dates(), st.sampled_from(["", "+447700900001"]),
    st.sampled_from(["", "a@example.org"]), st.frozensets(st.integers(1, 3), max_size=2), st.sampled_from(["", "G1 1AA"]),
)  # fmt: skip


@given(_records, _records)
def test_either_way_round_is_the_same(one, other):
    assert compare(one, other) == compare(other, one)


@given(_names)
def test_a_name_is_its_own_in_any_order(name):
    turned = " ".join(reversed(name.split()))
    assert name_reason(name, turned) == (A.NAME_SAME if words(name) else None)


@given(st.lists(_records, max_size=12, unique_by=lambda one: one.id), st.randoms())
def test_the_order_of_the_register_does_not_count(records, random):
    turned = list(records)
    random.shuffle(turned)
    assert likely(records) == likely(turned)
