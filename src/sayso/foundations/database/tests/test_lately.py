"""Counts that take long are kept a hundred times as long as they took; others never."""

import itertools

import pytest
from django.contrib.contenttypes.models import ContentType
from django.utils import translation

from sayso.foundations.database import lately as module
from sayso.foundations.database.lately import MOST, TIMES, lately, question


@pytest.fixture
def clock(monkeypatch, settings):
    """A clock that only a count moves on."""
    settings.SAYSO_KEEPS_COUNTS = True
    monkeypatch.setattr(module, "_kept", {})

    class Clock:
        now = 1_000.0

        def counting(self, seconds):
            numbers = itertools.count(1)

            def count():
                self.now += seconds
                return next(numbers)

            return count

    made = Clock()
    monkeypatch.setattr(module.time, "monotonic", lambda: made.now)
    return made


@pytest.mark.parametrize(
    ("took", "later", "number"),
    [(2, 0, 1), (2, 2 * TIMES - 1, 1), (2, 2 * TIMES + 1, 2), (0.005, 0, 2), (0.04, 3, 1), (0.04, 5, 2)],
)
def test_a_count_is_kept_as_long_as_it_is_worth(clock, took, later, number):
    count = clock.counting(took)
    assert lately(count, "homes", 1).at is None
    clock.now += later
    again = lately(count, "homes", 1)
    assert again.value == number
    assert (again.at is None) == (number == 2)


def test_what_depends_on_something_else_is_counted_for_itself(clock):
    count = clock.counting(1)
    assert [lately(count, "homes", 1).value, lately(count, "homes", 2).value] == [1, 2]
    with translation.override("ar"):
        assert lately(count, "homes", 1).value == 3
    assert lately(count, "homes", 1).value == 1


def test_a_count_that_fails_is_not_kept_and_old_ones_make_room(clock):
    def fails():
        clock.now += 1
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        lately(fails, "homes", 1)
    count = clock.counting(1)
    for number in range(MOST + 1):
        lately(count, "homes", number)
    assert lately(count, "homes", MOST).value == MOST + 1
    assert lately(count, "homes", 0).value == MOST + 2


def test_a_question_is_named_with_its_values_and_nothing_is_no_trouble():
    kinds = ContentType.objects
    assert question(kinds.filter(model="a")) != question(kinds.filter(model="b"))
    assert question(kinds.filter(model="a")) == question(kinds.filter(model="a"))
    assert question(kinds.none()) == question(kinds.filter(pk__in=[])) == ""


def test_tests_keep_nothing(settings):
    assert settings.SAYSO_KEEPS_COUNTS is False
