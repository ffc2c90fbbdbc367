"""Packs written as TOML come back the same, and differences are found, all of them and no others."""

import copy
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.framework.queries.shelf import from_texts, open_pack, shipped
from sayso.framework.rules.differences import differences, side_by_side
from sayso.framework.rules.sections import SECTIONS
from sayso.framework.rules.writing import FILE, text_of


@pytest.mark.parametrize("name", shipped())
def test_a_pack_written_and_read_is_the_same_pack_to_the_byte(name):
    known = open_pack(name)
    kept = json.loads(json.dumps(known.content, sort_keys=True))  # as the database gives it back
    text = text_of(kept)
    again = from_texts(name, {FILE: text})
    assert again.content == known.content
    assert again.sha256 == known.sha256
    assert again.pack == known.pack
    assert text_of(again.content) == text


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda one: one.strip()))
def test_any_words_survive_being_written(words):
    content = _small()
    content["clause"][0]["says"] = words
    assert from_texts("small", {FILE: text_of(content)}).content == content


def _small():
    return copy.deepcopy(
        {
            "framework": {"name": "N", "landlord": "L", "nation": "england", "edition": "1",
                          "starts_on": "2026-04-01", "source": "S"},
            "area": [{"id": "a", "name": "A", "says": "An area."}],
            "clause": [
                {"id": "c", "section": "1", "name": "C", "says": "We answer.", "area": "a", "owner": "O",
                 "clock": {"when": "enquiry.received", "then": "enquiry.answered", "within": "2 working days",
                           "for": {"subject_kind": ["enquiry"]}}},
                {"id": "d", "section": "2", "name": "D", "says": "We meet.", "area": "a", "owner": "O"},
            ],
            "closure": [{"on": "2026-12-24"}],
        }
    )  # fmt: skip


def test_nothing_differs_from_itself_and_order_does_not_matter():
    turned = _small()
    turned["clause"].reverse()
    assert differences(_small(), turned) == []


def test_what_was_added_removed_and_changed_is_named():
    new = _small()
    new["clause"][0]["clock"]["within"] = "1 working day"
    new["clause"][0]["says"] = "We answer soon."
    new["clause"][1] = {**new["clause"][1], "id": "e"}
    new["closure"] = []
    found = [
        (one.section, one.name, one.sort, [key.key for key in one.keys]) for one in differences(_small(), new)
    ]
    assert found == [
        ("closure", "2026-12-24", "removed", ["on"]),
        ("clause", "c", "changed", ["says", "duty"]),
        ("clause", "e", "added", ["section", "name", "says", "area", "owner"]),
        ("clause", "d", "removed", ["section", "name", "says", "area", "owner"]),
    ]


def test_sections_come_in_the_order_of_the_schema():
    old, new = open_pack("trident").content, open_pack("thenue").content
    order = list(SECTIONS)
    places = [order.index(one.section) for one in differences(old, new)]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("before", "after", "gone", "come"),
    [
        ("We answer in two days.", "We answer in five days.", ["two "], ["five "]),
        ("Same.", "Same.", [], []),
        ("", "New words.", [], ["New words."]),
        ("Old words.", "", ["Old words."], []),
    ],
)
def test_only_the_words_that_differ_are_marked(before, after, gone, come):
    left, right = side_by_side(before, after)
    assert [one.words for one in left if one.own] == gone
    assert [one.words for one in right if one.own] == come


@given(st.text(), st.text())
def test_the_pieces_of_each_side_are_its_whole_text(before, after):
    left, right = side_by_side(before, after)
    assert "".join(one.words for one in left) == before
    assert "".join(one.words for one in right) == after
