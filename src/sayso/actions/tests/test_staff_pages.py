"""Decisions, plans and publishing, as staff see and do them."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from sayso.actions.commands import actions
from sayso.actions.models import Action, Outcome, Telling
from sayso.actions.tests.stories import a_voice, an_outcome, published, written
from sayso.communications.models import Message
from sayso.foundations.access.permissions import STAFF, Role
from sayso.listening.models import Voice
from sayso.people.tests.cast import a_customer, a_landlord, a_place, a_user, sign_in

pytestmark = pytest.mark.django_db
DECIDE = {Role.ENGAGEMENT, Role.MANAGER, Role.COMPLAINTS, Role.DIRECTOR, Role.ADMINISTRATOR}
PLAN = {Role.FRONTLINE, *DECIDE}
PUBLISH = {Role.ENGAGEMENT, Role.MANAGER, Role.ADMINISTRATOR}
NAMES = {Role.FRONTLINE, Role.ENGAGEMENT, Role.MANAGER, Role.COMPLAINTS, Role.ADMINISTRATOR}


def words(client, address):
    got = client.get(address)
    assert got.status_code == 200, address
    return got.content.decode()


def in_days(days):
    return timezone.localdate() + timedelta(days=days)


def boxes(name, day):
    return {f"{name}_0": day.day, f"{name}_1": day.month, f"{name}_2": day.year} | {
        f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}  # fmt: skip


def deciding(user, **fields):
    return {"title": "Benches", "decision": "will_do", "owner": user.pk, "key": "one-time", **fields}


@pytest.mark.parametrize("role", list(Role))
def test_who_may_open_which_page(client, role):
    outcome = written(an_outcome(a_voice(customer=a_customer(name="Moira Campbell")), decision="doing"))
    step = actions.add(
        outcome=outcome,
        what="Ring",
        owner=outcome.owner,
        due_on=in_days(3),
        by=outcome.owner,
        at=timezone.now(),
    )
    sign_in(client, a_user(role))
    here = f"/staff/outcomes/{outcome.pk}/"
    for address, roles in [
        ("/staff/outcomes/", STAFF), (here, STAFF), ("/staff/actions/", STAFF), ("/staff/outcomes/new/", DECIDE),
        (f"{here}decision/", DECIDE), (f"{here}voices/", DECIDE), (f"{here}result/", PLAN),
        (f"{here}steps/{step.pk}/", PLAN), (f"{here}publish/", PUBLISH),
    ]:  # fmt: skip
        assert client.get(address).status_code == (200 if role in roles else 403), address
    if role in STAFF:
        seen = words(client, here)
        assert "The play park needs a bench" in seen
        assert ("Moira Campbell" in seen) == (role in NAMES)


def test_strangers_outcomes_are_not_there(client):
    mill, elm = a_place(name="Mill Lane"), a_place(name="Elm House")
    here = an_outcome(a_voice(place=mill), place=mill)
    there = an_outcome(a_voice(place=elm), place=elm)
    away = an_outcome(a_voice(customer=a_customer(a_landlord("Southfield Homes"))))
    user = sign_in(client, a_user(Role.ENGAGEMENT, place=mill))
    assert client.get(f"/staff/outcomes/{here.pk}/").status_code == 200
    for stranger in (there, away):
        for end in ("", "decision/", "voices/", "result/", "publish/"):
            assert client.get(f"/staff/outcomes/{stranger.pk}/{end}").status_code == 404
        assert client.post(f"/staff/outcomes/{stranger.pk}/publish/").status_code == 404
        assert client.post(f"/staff/outcomes/{stranger.pk}/steps/", {}).status_code == 404
    assert client.get("/staff/outcomes/99999999999999999999999/").status_code == 404
    assert there.title not in words(client, "/staff/outcomes/?q=Elm")
    Action.objects.create(outcome=there, what="Ring", owner=user, due_on=in_days(1))
    assert client.get(f"/staff/outcomes/{there.pk}/").status_code == 200, (
        "who has a step may see what it is for"
    )


def test_names_stop_where_the_readers_places_stop(client):
    mill, elm = a_place(name="Mill Lane"), a_place(name="Elm House")
    near = a_voice(customer=a_customer(name="Moira Near", place=mill))
    far = a_voice(customer=a_customer(name="Amal Far", place=elm))
    outcome = an_outcome(near, far, place=mill)
    sign_in(client, a_user(Role.FRONTLINE, place=mill))
    seen = words(client, f"/staff/outcomes/{outcome.pk}/")
    assert "Moira Near" in seen
    assert "Amal Far" not in seen


def test_deciding_on_voices_twice_by_the_same_form_is_one_decision(client):
    voices = [a_voice(), a_voice()]
    user = sign_in(client, a_user(Role.ENGAGEMENT))
    address = f"/staff/outcomes/new/?voices={voices[0].pk}&voices={voices[1].pk}"
    assert "The play park needs a bench" in words(client, address)
    for _press in range(2):
        got = client.post("/staff/outcomes/new/", deciding(user, voices=[one.pk for one in voices]))
    outcome = Outcome.objects.get()
    assert got["Location"] == f"/staff/outcomes/{outcome.pk}/"
    assert outcome.links.count() == 2


def test_voices_out_of_scope_are_never_put_behind_a_decision(client):
    mill, elm = a_place(name="Mill Lane"), a_place(name="Elm House")
    near, far = a_voice(place=mill), a_voice("Far away words", place=elm)
    user = sign_in(client, a_user(Role.ENGAGEMENT, place=mill))
    numbers = [near.pk, far.pk, "x", "9" * 30, "-1"]
    assert "Far away words" not in words(
        client, "/staff/outcomes/new/?" + "&".join(f"voices={one}" for one in numbers)
    )
    client.post("/staff/outcomes/new/", deciding(user, voices=numbers))
    assert [one.voice_id for one in Outcome.objects.get().links.all()] == [near.pk]


@pytest.mark.parametrize(("typed", "says"), [
    ({"title": ""}, "short title"), ({"decision": ""}, "What becomes of it"), ({"owner": ""}, "Choose"),
    ({"decision": "cannot", "reason": " "}, "Say why not. People are told the reason."),
    ({"title": "x" * 201}, "Use 200 characters or fewer"), ({"reason": "y" * 5001}, "Use 5000 characters or fewer"),
    ({"title": "nul\x00"}, "A sign in this cannot be read"), ({"owner": "99999999"}, "Choose one of the answers on the list"),
])  # fmt: skip
def test_what_is_wrong_with_a_decision_is_said_at_the_field_and_nothing_typed_is_lost(client, typed, says):
    user = sign_in(client, a_user(Role.ENGAGEMENT))
    got = client.post("/staff/outcomes/new/", deciding(user, instead="The phones stay open.", **typed))
    seen = got.content.decode()
    assert got.status_code == 422
    assert "There is a problem" in seen
    assert says in seen
    assert "The phones stay open." in seen
    assert not Outcome.objects.exists()


@pytest.mark.parametrize("field", ["you_said", "we_did"])
def test_ten_megabytes_of_words_are_refused_at_the_field(client, field):
    outcome = an_outcome(a_voice(), decision="doing")
    sign_in(client, a_user(Role.ENGAGEMENT))
    typed = {"you_said": "We want a bench.", "we_did": "Two.", field: "z" * 10_000_000}
    got = client.post(f"/staff/outcomes/{outcome.pk}/result/", typed)
    assert got.status_code == 422
    assert "Use 5000 characters or fewer" in got.content.decode()
    assert Outcome.objects.get().you_said == ""


def test_what_cannot_be_sent_at_all_is_no_server_error(client):
    outcome = an_outcome(a_voice(), decision="doing")
    sign_in(client, a_user(Role.ENGAGEMENT))
    got = client.post(f"/staff/outcomes/{outcome.pk}/result/", {"you_said": "z" * 13_000_000})
    assert got.status_code == 400


@pytest.mark.parametrize(("typed", "says"), [
    ({"cost": "lots"}, "Enter an amount in pounds"), ({"cost": "-5"}, "less than nothing"), ({"cost": "1" * 15}, "Enter an amount"),
    ({"cost": "NaN"}, "Enter an amount"), (boxes("done_on", date(2090, 1, 1)), "today or in the past"),
    (boxes("done_on", date(2026, 2, 28)) | {"done_on_0": 30, "done_on_day": 30}, "real date"),
])  # fmt: skip
def test_what_is_wrong_with_a_result_is_said_at_the_field(client, typed, says):
    outcome = an_outcome(a_voice(), decision="doing")
    sign_in(client, a_user(Role.ENGAGEMENT))
    got = client.post(
        f"/staff/outcomes/{outcome.pk}/result/", {"you_said": "A bench", "we_did": "Two", **typed}
    )
    assert got.status_code == 422
    assert says in got.content.decode()


def test_from_words_to_published_to_told(client):
    outcome = an_outcome(a_voice(), a_voice(), a_voice(customer=None), decision="doing")
    sign_in(client, a_user(Role.MANAGER))
    here = f"/staff/outcomes/{outcome.pk}/"
    assert "Not ready yet" in words(client, f"{here}publish/")
    client.post(
        f"{here}result/",
        {"you_said": "A bench", "we_did": "Two", "cost": "1240", **boxes("done_on", timezone.localdate())},
    )
    confirm = words(client, f"{here}publish/")
    assert "2 people will be told" in confirm
    assert "E-mail: 2" in confirm
    assert "1 person cannot be reached" in confirm
    for _press in range(2):
        assert client.post(f"{here}publish/")["Location"] == here
    assert Telling.objects.count() == Message.objects.filter(key__startswith="telling:").count() == 2
    seen = words(client, here)
    assert "2 of 3 people" in seen
    assert "Waiting to go: 2" in seen
    assert "Poster, A3" in seen
    assert "Take away" not in seen


def test_publishing_without_voices_or_words_is_refused_in_words(client):
    bare, unwritten = written(an_outcome(decision="doing")), an_outcome(a_voice(), decision="done")
    sign_in(client, a_user(Role.MANAGER))
    got = client.post(f"/staff/outcomes/{bare.pk}/publish/", follow=True)
    assert "Put voices behind it first." in got.content.decode()
    got = client.post(f"/staff/outcomes/{unwritten.pk}/publish/", follow=True)
    assert "Write what people said." in got.content.decode()
    assert not Outcome.objects.filter(published_at__isnull=False).exists()


def test_more_voices_are_found_put_behind_it_and_taken_away_again(client):
    outcome = an_outcome(a_voice())
    lift = a_voice("Nobody tells us when the lift engineer is coming")
    sign_in(client, a_user(Role.ENGAGEMENT))
    here = f"/staff/outcomes/{outcome.pk}/voices/"
    for query in ("lift+engineers", lift.ref.lower(), "ift engin", ""):
        assert lift.ref in words(client, f"{here}?q={query}")
    assert "No voice says that" in words(client, f"{here}?q=parrots")
    assert "Tick at least one" in client.post(here, follow=True).content.decode()
    client.post(here, {"voices": [lift.pk]})
    assert outcome.links.count() == 2
    assert Voice.objects.get(pk=lift.pk).state == "decided"
    client.post(f"{here}{lift.pk}/take-away/")
    assert outcome.links.count() == 1
    assert Voice.objects.get(pk=lift.pk).state == "new"
    assert client.post(f"{here}{lift.pk}/take-away/").status_code == 404


def test_the_plan_grows_is_ticked_off_moved_and_noted(client):
    outcome = an_outcome(a_voice(), decision="doing")
    user = sign_in(client, a_user(Role.FRONTLINE))
    here = f"/staff/outcomes/{outcome.pk}/steps/"
    typed = {"what": "Order two benches", "owner": user.pk, **boxes("due_on", in_days(9))}
    for _press in range(2):
        client.post(here, typed)
    step = Action.objects.get()
    late = client.post(here, {"what": "Too late", "owner": user.pk, **boxes("due_on", in_days(-1))})
    assert "today or later" in late.content.decode()
    assert "Too late" in late.content.decode()
    client.post(
        f"{here}{step.pk}/",
        {"do": "move", "owner": user.pk, "reason": "Rain", **boxes("due_on", in_days(12))},
    )
    for _press in range(2):
        client.post(f"{here}{step.pk}/", {"do": "note", "words": "<b>Ordered</b>"})
    seen = words(client, f"{here}{step.pk}/")
    assert "Rain" in seen
    assert seen.count("&lt;b&gt;Ordered") == 1
    assert "Order two benches" in words(client, "/staff/actions/")
    client.post(f"{here}{step.pk}/done/", {"back": "actions"})
    assert Action.objects.get().done_by == user
    assert "Nothing is waiting for you" in words(client, "/staff/actions/")
    assert "Order two benches" in words(client, "/staff/actions/?whose=all")
    client.post(f"{here}{step.pk}/open/")
    assert Action.objects.get().done_at is None
    assert client.post(f"{here}{step.pk}/burn/").status_code == 404


def test_the_list_narrows_sorts_and_downloads_without_formulas(client):
    owner = a_user(name="Zoe Last")
    an_outcome(a_voice(), title="=HYPERLINK(1)", owner=owner)
    published(a_voice(), a_voice(), title="Benches are in")
    sign_in(client, a_user(Role.ENGAGEMENT))
    assert "Benches are in" not in words(client, "/staff/outcomes/?state=decided")
    assert "HYPERLINK" not in words(client, "/staff/outcomes/?state=published")
    assert "Benches are in" not in words(client, f"/staff/outcomes/?owner={owner.pk}")
    for sort, first in [
        ("voices", "HYPERLINK"),
        ("-voices", "Benches are in"),
        ("nonsense", "Benches are in"),
    ]:
        seen = words(client, f"/staff/outcomes/?sort={sort}")
        other = {"HYPERLINK": "Benches are in", "Benches are in": "HYPERLINK"}[first]
        assert seen.index(first) < seen.index(other)
    assert "'=HYPERLINK(1)" in client.get("/staff/outcomes/?as=csv").content.decode()
    assert "No outcome is like that" in words(client, "/staff/outcomes/?q=parrots%00")


def test_empty_pages_say_what_to_do_next(client):
    sign_in(client, a_user(Role.ENGAGEMENT))
    assert "Nothing is decided yet" in words(client, "/staff/outcomes/")
    assert "Nothing is waiting for you" in words(client, "/staff/actions/")
    assert "No plan has a step yet" in words(client, "/staff/actions/?whose=all")
    outcome = an_outcome()
    assert "Nobody is shown to have said this" in words(client, f"/staff/outcomes/{outcome.pk}/")


def test_pages_ask_the_database_as_often_for_thirty_rows_as_for_three(client):
    user = sign_in(client, a_user(Role.ENGAGEMENT))
    place, counts = a_place(), []
    for rows in (3, 27):
        voices = [a_voice(place=place) for _number in range(rows)]
        for _number in range(rows):
            outcome = an_outcome(*voices, owner=a_user())
            for _step in range(rows):
                Action.objects.create(outcome=outcome, what="Ring", owner=user, due_on=in_days(1))
        told = published(*voices)
        spare = [a_voice() for _number in range(rows)]
        assert spare
        addresses = ["/staff/outcomes/", "/staff/actions/", "/staff/actions/?whose=all", f"/staff/outcomes/{outcome.pk}/",
                     f"/staff/outcomes/{told.pk}/", f"/staff/outcomes/{outcome.pk}/voices/", f"/staff/outcomes/{outcome.pk}/publish/",
                     "/staff/outcomes/new/?" + "&".join(f"voices={one.pk}" for one in voices)]  # fmt: skip
        spent = []
        for address in addresses:
            with CaptureQueriesContext(connection) as asked:
                assert client.get(address).status_code == 200
            spent.append(len(asked))
        counts.append(spent)
    assert counts[0] == counts[1]
    assert max(counts[0]) <= 12, counts
