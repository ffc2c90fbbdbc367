"""Voices found to say the same: all who spoke are told, whenever it was found."""

import pytest

from sayso.actions.commands import changes
from sayso.actions.models import Telling
from sayso.actions.tests.stories import LATER, a_voice, an_outcome, published, written
from sayso.communications.models import Message
from sayso.listening.commands import triage
from sayso.people.tests.cast import a_user

pytestmark = pytest.mark.django_db


def merge(into, *voices):
    triage.merge(voices=voices, into=into, by=a_user(), at=LATER)


def tellings(outcome):
    return sorted(Telling.objects.filter(outcome=outcome).values_list("voice_id", flat=True))


def test_everyone_merged_before_the_decision_is_behind_it_and_told():
    top, *others = [a_voice() for _number in range(4)]
    merge(top, *others)
    outcome = published(others[0])
    assert outcome.links.count() == 4
    assert tellings(outcome) == sorted(one.pk for one in (top, *others))


def test_a_voice_merged_after_publishing_is_told_once():
    top, late = a_voice(), a_voice()
    outcome = published(top)
    merge(top, late)
    merge(top, late)
    assert tellings(outcome) == [top.pk, late.pk]
    assert Message.objects.filter(key__startswith="telling:").count() == 2


def test_a_voice_merged_between_decision_and_publishing_is_told():
    top, late = a_voice(), a_voice()
    outcome = written(an_outcome(top, decision="doing"))
    merge(top, late)
    assert outcome.links.count() == 2
    assert tellings(outcome) == []
    changes.publish(outcome=outcome, by=outcome.owner, at=LATER)
    assert tellings(outcome) == [top.pk, late.pk]


def test_a_decided_voice_merged_into_an_open_one_brings_its_outcome_along():
    decided, still_open = a_voice(), a_voice()
    outcome = published(decided)
    merge(still_open, decided)
    assert tellings(outcome) == [decided.pk, still_open.pk]
    still_open.refresh_from_db()
    assert still_open.answered_at == LATER


def test_merging_what_was_merged_brings_everyone_along():
    first, second, third = a_voice(), a_voice(), a_voice()
    merge(second, third)
    outcome = published(first)
    merge(first, second)
    assert tellings(outcome) == [first.pk, second.pk, third.pk]
