"""Decisions, results and steps, by their commands and queries."""

from datetime import UTC, date, datetime, timedelta

import pytest

from sayso.actions.commands import actions, outcomes
from sayso.actions.models import Action, ActionNote, Outcome
from sayso.actions.queries import outcomes as queries
from sayso.actions.queries import steps, threads
from sayso.actions.tests.stories import LATER, NOON, a_voice, an_address, an_outcome, published, written
from sayso.listening.commands import answers
from sayso.listening.models import Voice
from sayso.people.tests.cast import a_customer, a_landlord, a_place, a_user

pytestmark = pytest.mark.django_db


def decide(voices=(), key="once", landlord=None, **fields):
    owner = fields.pop("owner", None) or a_user()
    given = {"title": "Benches", "decision": "will_do", "owner": owner, **fields}
    return outcomes.decide(
        landlord=landlord or a_landlord(),
        decided=outcomes.Decided(**given),
        voices=voices,
        key=key,
        by=owner,
        at=NOON,
    )


def test_one_key_is_one_decision():
    assert decide() == decide(title="Something else")
    assert Outcome.objects.get().title == "Benches"


def test_the_same_title_again_has_another_address():
    assert [decide(key=str(number)).slug for number in range(3)] == ["benches", "benches-2", "benches-3"]
    assert decide(key="arabic", title="مقاعد").slug == "change"


@pytest.mark.parametrize(("fields", "field"), [
    ({"title": " "}, "title"), ({"title": "x" * 201}, "title"), ({"decision": "cannot"}, "reason"),
    ({"decision": "cannot", "reason": "x" * 5001}, "reason"), ({"instead": "x" * 5001}, "instead"),
])  # fmt: skip
def test_a_decision_that_says_too_little_or_too_much_is_refused_at_its_field(fields, field):
    with pytest.raises(outcomes.Refusal) as refused:
        decide(**fields)
    assert refused.value.field == field


def test_a_place_or_an_owner_from_elsewhere_is_refused():
    with pytest.raises(outcomes.NotOurs):
        decide(place=a_place(a_landlord("Southfield Homes")))
    with pytest.raises(outcomes.NotOurs):
        decide(owner=a_user("customer"))
    with pytest.raises(outcomes.NotOurs):
        decide(owner=a_user(is_active=False))


def test_a_voice_taken_away_stands_where_it_stood_before():
    new, owned, answered = a_voice(), a_voice(owner=a_user()), a_voice()
    answers.reply(voice=answered, words="Thank you", key="r", by=a_user(), at=NOON)
    outcome = an_outcome(new, owned, answered)
    for voice, state in ((new, "new"), (owned, "owned"), (answered, "answered")):
        assert Voice.objects.get(pk=voice.pk).state == "decided"
        outcomes.unlink(outcome=outcome, voice=voice, by=outcome.owner, at=LATER)
        assert Voice.objects.get(pk=voice.pk).state == state


def test_writing_what_was_done_with_its_day_makes_it_done():
    outcome = an_outcome(a_voice(), decision="will_do")
    assert written(outcome).decision == "done"
    refused = an_outcome(a_voice(), decision="cannot", title="No")
    assert written(refused).decision == "cannot"


def test_done_today_in_summer_just_after_midnight_is_today():
    outcome = an_outcome(a_voice(), decision="doing")
    at = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)  # already 1 July in the United Kingdom
    result = outcomes.Result("A bench", "Two", done_on=date(2026, 7, 1))
    assert outcomes.write_result(outcome=outcome, result=result, by=outcome.owner, at=at).done_on == date(
        2026, 7, 1
    )


def test_what_is_published_is_neither_decided_otherwise_nor_rewritten():
    outcome = published(a_voice())
    other = outcomes.Decided("Other", "cannot", outcome.owner, reason="No")
    with pytest.raises(outcomes.AlreadyPublished):
        outcomes.change_decision(outcome=outcome, decided=other, by=outcome.owner, at=LATER)
    with pytest.raises(outcomes.AlreadyPublished):
        outcomes.write_result(outcome=outcome, result=outcomes.Result("x"), by=outcome.owner, at=LATER)


def test_steps_are_added_once_done_once_and_moved_with_a_reason():
    outcome = an_outcome(a_voice(), decision="doing")
    by = {"by": outcome.owner, "at": NOON}
    day = NOON.date() + timedelta(days=5)
    first, again = (
        actions.add(outcome=outcome, what=" Order  benches ", owner=outcome.owner, due_on=day, **by)
        for _press in range(2)
    )
    assert first == again
    done = actions.finish(action=first, **by)
    assert actions.finish(action=first, by=a_user(), at=LATER).done_at == done.done_at == NOON
    assert actions.reopen(action=first, **by).done_by is None
    with pytest.raises(actions.Incomplete):
        actions.move(action=first, due_on=day, owner=outcome.owner, reason=" ", **by)
    actions.move(action=first, due_on=day + timedelta(days=2), owner=outcome.owner, reason="Rain", **by)
    assert ActionNote.objects.get().words == "Rain"
    for what, due in [("", day), ("x" * 301, day), ("Late", NOON.date() - timedelta(days=1))]:
        with pytest.raises(actions.Incomplete):
            actions.add(outcome=outcome, what=what, owner=outcome.owner, due_on=due, **by)


def test_my_steps_are_the_open_ones_late_first():
    outcome = an_outcome(a_voice())
    me = outcome.owner
    for what, days, owner in [("next", 3, me), ("late", -3, me), ("theirs", 1, a_user())]:
        Action.objects.create(
            outcome=outcome, what=what, owner=owner, due_on=NOON.date() + timedelta(days=days)
        )
    gone = Action.objects.create(outcome=outcome, what="gone", owner=me, due_on=NOON.date())
    actions.finish(action=gone, by=me, at=NOON)
    assert [one.what for one in steps.my_actions(me)] == ["late", "next"]


def test_what_became_of_a_voice_and_of_everything_somebody_said():
    moira = a_customer()
    bench, hours, waiting = (
        a_voice(customer=moira),
        a_voice("Sundays", customer=moira),
        a_voice("Lamp", customer=moira),
    )
    change = published(bench)
    no = published(hours, bench, title="Sunday hours", decision="cannot")
    (first, second) = threads.for_voice(bench)
    assert [first.outcome, second.outcome] == [no, change]
    assert first.told_at == second.told_at == LATER, "told of the second outcome by her first voice in it"
    assert threads.for_voice(waiting) == []
    assert {(one.outcome.pk, one.voice_id) for one in threads.of_customer(moira)} == {
        (change.pk, bench.pk), (no.pk, hours.pk), (no.pk, bench.pk)
    }  # fmt: skip
    anonymous = a_voice(contact=an_address())
    published(anonymous, title="Slides")
    assert threads.for_voice(anonymous)[0].channel == "E-mail"


def test_changes_that_customers_caused_are_counted():
    published(a_voice())
    published(a_voice(), title="No", decision="cannot")
    written(an_outcome(a_voice(), title="Not yet"))
    assert queries.counts(a_landlord(), LATER.date()) == queries.Counts(changes=1, refusals=1)
    assert queries.counts(a_landlord(), LATER.date() + timedelta(days=1)) == queries.Counts(
        changes=0, refusals=0
    )
