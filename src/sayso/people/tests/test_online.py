"""Getting online: what people say, the help they had, whether it worked, and the counts of all of it."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from sayso.foundations.access.actors import System
from sayso.foundations.access.permissions import CUSTOMERS, Role
from sayso.foundations.clocks.counting import start_of
from sayso.foundations.history.tracking import history_of
from sayso.people.commands import erasure, merging
from sayso.people.commands import online as commands
from sayso.people.models import Customer, GettingOnline, OnlineHelp
from sayso.people.permissions import EDIT_PEOPLE, EXPORT_PEOPLE, SEE_PEOPLE
from sayso.people.queries import online, subject_access
from sayso.people.tests.cast import a_customer, a_landlord, a_place, a_user, sign_in

pytestmark = pytest.mark.django_db
BY = System("test")
TODAY = timezone.localdate()


def ago(days):
    return start_of(TODAY - timedelta(days=days))


def say(customer, wish="yes", *barriers, days=0, **more):
    return commands.say(customer=customer, wish=wish, barriers=barriers, by=BY, at=ago(days), **more)


def helped(customer, kind="lesson", days=0, worked=None, **more):
    given = commands.note_help(customer=customer, kind=kind, by=BY, at=ago(days), **more)
    return given if worked is None else commands.note_result(given=given, result=worked, by=BY, at=ago(0))


def day(name, on):
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


def test_asked_again_is_one_answer_and_the_same_wish_keeps_its_turn():
    customer = a_customer()
    say(customer, "yes", "skills", "cost", "cost", days=40)
    say(customer, "yes", "device", days=10)
    (one,) = GettingOnline.objects.all()
    assert (one.barriers, one.since, one.asked_on) == (
        ["device"],
        TODAY - timedelta(days=40),
        TODAY - timedelta(days=10),
    )
    assert say(customer, "no").since == TODAY


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"wish": "perhaps"}, "wish"),
        ({"barriers": ["cost", "laziness"]}, "barriers"),
        ({"origin": "rumour"}, "origin"),
    ],
)
def test_what_is_not_offered_is_refused_at_its_field(told, field):
    with pytest.raises(commands.NotOffered) as refused:
        commands.say(customer=a_customer(), **{"wish": "yes", **told}, by=BY, at=ago(0))
    assert refused.value.field == field
    assert not GettingOnline.objects.exists()


def test_the_same_help_on_the_same_day_is_one_with_whoever_was_named_last():
    customer = a_customer()
    for helper in ("Sam", "", "  Ada   of the library "):
        helped(customer, helper=helper)
    helped(customer, days=1)
    helped(customer, "data")
    assert [(one.kind, one.helper) for one in online.helps_of(customer)] == [
        ("data", ""),
        ("lesson", "Ada of the library"),
        ("lesson", ""),
    ]


@pytest.mark.parametrize(
    ("told", "field"),
    [({"kind": "wings"}, "kind"), ({"kind": "data", "given_on": TODAY + timedelta(days=1)}, "given_on")],
)
def test_help_that_cannot_be_is_refused(told, field):
    with pytest.raises((commands.NotOffered, commands.NotADay)) as refused:
        commands.note_help(customer=a_customer(), **told, by=BY, at=ago(0))
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"result": "magic"}, "result"),
        ({"result": "yes", "on": TODAY + timedelta(days=1)}, "on"),
        ({"result": "yes", "on": TODAY - timedelta(days=6)}, "on"),
    ],
)
def test_a_result_that_cannot_be_is_refused(told, field):
    with pytest.raises((commands.NotOffered, commands.NotADay)) as refused:
        commands.note_result(given=helped(a_customer(), days=5), **told, by=BY, at=ago(0))
    assert refused.value.field == field


def test_a_result_is_kept_once_can_be_mended_and_taken_back():
    given = helped(a_customer(), days=5)
    for days in (3, 1):
        commands.note_result(given=given, result="partly", by=BY, at=ago(days))
    given.refresh_from_db()
    assert (given.result, given.result_on) == ("partly", TODAY - timedelta(days=3))
    assert (
        commands.note_result(given=given, result="yes", on=given.given_on, by=BY, at=ago(0)).result == "yes"
    )
    back = commands.note_result(given=given, result="unknown", by=BY, at=ago(0))
    assert (back.result, back.result_on) == ("unknown", None)


@pytest.mark.parametrize(
    ("before", "result", "now_online", "after"),
    [
        (False, "yes", True, True), (None, "yes", True, True), (True, "yes", True, True), (False, "yes", False, False),
        (False, "partly", True, False), (None, "no", True, None), (None, "unknown", True, None),
    ],
)  # fmt: skip
def test_whom_it_helped_is_kept_as_online_where_staff_say_so(before, result, now_online, after):
    customer = a_customer(is_online=before)
    given = helped(customer)
    for _twice in range(2):
        commands.note_result(given=given, result=result, now_online=now_online, by=BY, at=ago(0))
    customer.refresh_from_db()
    assert customer.is_online is after


@pytest.mark.parametrize(
    ("model", "wrong"),
    [
        (GettingOnline, {"wish": "perhaps"}), (GettingOnline, {"barriers": ["cost", "laziness"]}),
        (GettingOnline, {"since": TODAY + timedelta(days=1)}),
        (OnlineHelp, {"kind": "wings"}), (OnlineHelp, {"result": "yes"}), (OnlineHelp, {"result_on": TODAY}),
        (OnlineHelp, {"result": "magic", "result_on": TODAY}),
        (OnlineHelp, {"result": "no", "result_on": TODAY - timedelta(days=9)}),
    ],
)  # fmt: skip
def test_the_database_refuses_what_cannot_be(model, wrong):
    customer = a_customer()
    say(customer)
    helped(customer)
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.update(**wrong)


def test_the_database_keeps_one_answer_and_one_help_of_a_kind_a_day():
    customer = a_customer()
    for one in (say(customer), helped(customer)):
        one.pk = None
        with pytest.raises(IntegrityError), transaction.atomic():
            one.save(force_insert=True)


def counted(people):
    """Make people of (online, wish, barriers) and count them."""
    landlord = a_landlord()
    for is_online, wish, barriers in people:
        one = a_customer(landlord, is_online=is_online)
        if wish:
            say(one, wish, *barriers)
    return online.counts(a_user(landlord=landlord), TODAY).value


NOTHING = [("Yes", (0, 0)), ("Not now", (0, 0)), ("No", (0, 0)), ("Not asked yet", (0, 0))]


@pytest.mark.parametrize(
    ("people", "known", "wishes", "barriers"),
    [
        ([], (0, 0, 0), NOTHING, {}),
        ([(True, "", ())], (1, 0, 0), NOTHING, {}),
        ([(True, "yes", ("cost",))], (1, 0, 0), NOTHING, {}),  # online by now: held back no more
        ([(False, "", ()), (None, "", ()), (None, "", ())], (0, 1, 2), [*NOTHING[:3], ("Not asked yet", (1, 2))], {}),
        (
            [(False, "yes", ("cost", "skills")), (False, "yes", ("cost",)), (None, "yes", ()), (None, "later", ("safety",)),
             (False, "no", ("cost",)), (False, "", ()), (True, "", ())],
            (1, 4, 2), [("Yes", (2, 1)), ("Not now", (0, 1)), ("No", (1, 0)), ("Not asked yet", (1, 0))],
            {"It costs too much": (2, 0, 1), "Not knowing how": (1, 0, 0), "Worries about safety": (0, 1, 0)},
        ),
    ],
)  # fmt: skip
def test_the_counts(people, known, wishes, barriers):
    found = counted(people)
    assert (found.online, found.offline, found.unknown) == known
    assert [(one.label, one.numbers) for one in found.wishes] == wishes
    assert {one.label: one.numbers for one in found.barriers if any(one.numbers)} == barriers
    assert len(found.barriers) == 8


def test_who_left_was_merged_or_taken_out_is_not_counted_and_does_not_wait():
    landlord, viewer = a_landlord(), a_user()
    gone, merged, erased, stays = (
        a_customer(landlord, f"Person {number}", is_online=False) for number in range(4)
    )
    for one in (gone, merged, erased, stays):
        say(one)
    Customer.objects.filter(pk=gone.pk).update(left_on=TODAY)
    merging.merge(kept=stays, merged=merged, by=BY, at=ago(0))
    erasure.erase(customer=erased, because="They asked", by=BY, at=ago(0))
    assert online.counts(viewer, TODAY).value.offline == 1
    assert [one.customer for one in online.waiting(viewer, TODAY)] == [stays]


@pytest.mark.parametrize(
    ("today", "given", "years"),
    [
        (date(2026, 11, 27), [], [2026]),
        (date(2026, 3, 31), [], [2025]),
        (date(2026, 4, 1), [date(2026, 3, 31), date(2024, 4, 1), date(2024, 5, 1)], [2026, 2025, 2024]),
    ],
)
def test_the_years_begin_in_april_and_are_those_with_help(today, given, years):
    customer = a_customer()
    for on in given:
        helped(customer, given_on=on)
    assert [one.start.year for one in online.years(a_user(), today)] == years


def test_help_of_a_year_by_kind_and_result():
    ada, ben = a_customer(), a_customer()
    year = online.YEAR.year_of(online.YEAR.year_of(TODAY).start - timedelta(days=1))
    for customer, kind, on, worked in [
        (ada, "lesson", year.start, "yes"), (ada, "lesson", year.end, "partly"), (ben, "lesson", year.end, "no"), (ben, "device", year.end, None),
        (ben, "data", year.start - timedelta(days=1), "yes"), (ben, "data", year.end + timedelta(days=1), "yes"),
    ]:  # fmt: skip
        helped(customer, kind, given_on=on, worked=worked)
    rows = {one.label: one.numbers for one in online.help_in(a_user(), year)}
    assert rows["A lesson"] == (3, 2, 1, 1, 1, 0)
    assert rows["A device"] == (1, 1, 0, 0, 0, 1)
    assert not any(rows["Data or a SIM card"])


def test_whoever_wished_first_waits_first_and_help_or_being_online_ends_it():
    landlord, viewer = a_landlord(), a_user()
    names = ("First", "Second", "Helped", "Online", "Later")
    first, second, had, there, later = (a_customer(landlord, name) for name in names)
    say(second, days=20)
    say(first, days=30)
    say(first, "yes", "cost", days=1)
    say(had, days=50)
    helped(had)
    say(there, days=60)
    Customer.objects.filter(pk=there.pk).update(is_online=True)
    say(later, "later", days=70)
    assert [one.customer for one in online.waiting(viewer, TODAY)] == [first, second]


def test_an_officer_of_one_place_sees_counts_and_opens_only_theirs(client):
    mill, quay = a_place(name="Mill"), a_place(name="Quay")
    here, there = a_customer(name="Ada Here", place=mill), a_customer(name="Otto There", place=quay)
    for one in (here, there):
        say(one)
    given = helped(there, "data")
    officer = sign_in(client, a_user(Role.FRONTLINE, place=mill))
    assert online.counts(officer, TODAY).value.unknown == 1
    assert not any(any(one.numbers) for one in online.help_in(officer, online.YEAR.year_of(TODAY)))
    page = client.get("/staff/people/getting-online/").content.decode()
    assert "Ada Here" in page
    assert "Otto There" not in page
    help_page = f"/staff/people/getting-online/help/{given.pk}/"
    for address in (f"/staff/people/{there.pk}/getting-online/", help_page):
        assert client.get(address).status_code == 404
    for address, sent in {
        f"/staff/people/{there.pk}/getting-online/": {"wish": "no", "origin": "self"},
        f"/staff/people/{there.pk}/getting-online/help/": {"kind": "device"},
        help_page: {"result": "yes"},
    }.items():
        assert client.post(address, sent).status_code == 404
    assert OnlineHelp.objects.get().result == "unknown"


def test_staff_record_what_they_say_the_help_and_the_result_however_often_it_is_sent(client):
    sign_in(client, a_user(Role.FRONTLINE))
    customer = a_customer(name="Ada Brown", is_online=False)
    card = f"/staff/people/{customer.pk}/"
    assert "Nobody has asked them yet" in client.get(card).content.decode()
    page = f"{card}getting-online/"
    assert "Ask them, and record below" in client.get(page).content.decode()
    told = {"wish": "yes", "barriers": ["cost", "skills"], "origin": "representative"}
    help_given = {"kind": "champion", "helper": "Sam", **day("given_on", TODAY - timedelta(days=2))}
    for _twice in range(2):
        assert client.post(page, told).status_code == 302
        assert client.post(f"{page}help/", help_given).status_code == 302
    one, given = GettingOnline.objects.get(), OnlineHelp.objects.get()
    assert (one.barriers, one.origin) == (["cost", "skills"], "representative")
    assert (given.helper, given.given_on) == ("Sam", TODAY - timedelta(days=2))
    for address in (card, page):
        shown = client.get(address).content.decode()
        assert "It costs too much, Not knowing how" in shown
        assert "A digital champion" in shown
    worked = f"/staff/people/getting-online/help/{given.pk}/"
    asked = client.get(worked).content.decode()
    assert 'name="now_online"' in asked
    assert "checked" in asked.partition('name="now_online"')[2].partition(">")[0]
    for _twice in range(2):
        assert client.post(worked, {"result": "yes", "now_online": "on"}).status_code == 302
    customer.refresh_from_db()
    assert customer.is_online is True
    assert 'name="now_online"' not in client.get(worked).content.decode()
    assert OnlineHelp.objects.get().result == "yes"


def test_forms_with_errors_keep_nothing(client):
    sign_in(client, a_user(Role.FRONTLINE))
    customer = a_customer()
    given, page = helped(customer, days=3), f"/staff/people/{customer.pk}/getting-online/"
    worked, tomorrow = f"/staff/people/getting-online/help/{given.pk}/", TODAY + timedelta(days=1)
    for address, sent in [
        (page, {}), (page, {"wish": "perhaps", "origin": "self"}), (page, {"wish": "yes", "origin": "file"}),
        (f"{page}help/", {"kind": "wings"}), (f"{page}help/", {"kind": "data", **day("given_on", tomorrow)}),
        (worked, {"result": ""}), (worked, {"result": "no", **day("on", TODAY - timedelta(days=9))}),
    ]:  # fmt: skip
        assert client.post(address, sent).status_code == 422, (address, sent)
    assert client.get(f"{page}help/").status_code == 405
    assert not GettingOnline.objects.exists()
    assert OnlineHelp.objects.get().result == "unknown"


def test_a_customer_says_and_changes_it_on_their_own_page(client):
    user = sign_in(client, a_user(Role.CUSTOMER))
    assert "/mine/details/getting-online/" in client.get("/mine/details/").content.decode()
    for told, barriers in (({"wish": "yes", "barriers": ["device"]}, ["device"]), ({"wish": "later"}, [])):
        for _twice in range(2):
            assert client.post("/mine/details/getting-online/", told).status_code == 302
        one = GettingOnline.objects.get(customer=user.customer)
        assert (one.wish, one.barriers, one.origin) == (told["wish"], barriers, "self")
    for told in ({}, {"wish": "later", "barriers": ["laziness"]}):
        assert client.post("/mine/details/getting-online/", told).status_code == 422
    assert "checked" in client.get("/mine/details/getting-online/").content.decode()


@pytest.mark.parametrize("year", ["", "2024", "0", "x", "9" * 30, "\x00"])
def test_the_page_of_counts_bears_any_year(client, year):
    sign_in(client, a_user())
    helped(a_customer(), given_on=date(2024, 6, 1))
    page = client.get("/staff/people/getting-online/", {"year": year})
    assert page.status_code == 200
    assert ("From April 2024 to March 2025" in page.content.decode()) is (year == "2024")
    assert "Nobody waits for help" in page.content.decode()


def test_the_list_is_a_file_that_no_spreadsheet_runs(client):
    sign_in(client, a_user())
    say(a_customer(name="=cmd|' /C calc'!A0"), "yes", "cost")
    answer = client.get("/staff/people/getting-online/export/")
    text = b"".join(answer.streaming_content).decode()
    assert "'=cmd" in text
    assert "It costs too much" in text
    assert TODAY.isoformat() in text


@pytest.mark.parametrize("role", Role)
def test_who_may(client, role):
    customer = a_customer()
    given = helped(customer)
    page = f"/staff/people/{customer.pk}/getting-online/"
    doors = [
        ("get", page, EDIT_PEOPLE), ("post", page, EDIT_PEOPLE), ("post", f"{page}help/", EDIT_PEOPLE),
        ("get", f"/staff/people/getting-online/help/{given.pk}/", EDIT_PEOPLE), ("get", "/staff/people/getting-online/", SEE_PEOPLE),
        ("get", "/staff/people/getting-online/export/", EXPORT_PEOPLE),
    ]  # fmt: skip
    sign_in(client, a_user(role))
    for method, address, permission in doors:
        answer = getattr(client, method)(address)
        may = role in permission.roles
        assert (answer.status_code in (200, 422)) is may, (address, answer.status_code)
    mine = client.get("/mine/details/getting-online/")
    assert (mine.status_code == 200) is (role in CUSTOMERS)


def test_a_merge_moves_the_rows_keeps_what_clashes_and_is_undone():
    kept, merged = a_customer(name="Ada Brown"), a_customer(name="Ada Browne")
    say(kept, "no", days=9)
    say(merged, "yes", "cost")
    for one in (kept, merged):
        helped(one, "lesson")
    helped(merged, "data")
    done = merging.merge(kept=kept, merged=merged, by=BY, at=ago(0))
    assert [one.kind for one in online.helps_of(kept)] == ["data", "lesson"]
    assert online.of(kept).wish == "no"
    assert (GettingOnline.objects.count(), OnlineHelp.objects.count()) == (2, 3)  # nothing is lost
    year = online.YEAR.year_of(TODAY)
    assert {one.label: one.numbers[0] for one in online.help_in(a_user(), year) if one.numbers[0]} == {
        "A lesson": 1,
        "Data or a SIM card": 1,
    }
    held = {one.name: one for one in subject_access.parts(kept, read_first=True)}
    assert len(held["people.GettingOnline"].entries) == 2
    merging.take_apart(merge=done, by=BY, at=ago(0))
    assert [one.kind for one in online.helps_of(merged)] == ["data", "lesson"]


def test_everything_we_hold_has_it_in_words_and_whoever_goes_takes_it_with_them():
    customer = a_customer()
    say(customer, "yes", "cost", "use")
    helped(customer, "device", helper="Sam of the library", worked="partly")
    held = {
        part.name: dict(part.entries[0].fields)
        for part in subject_access.parts(customer, read_first=True)
        if "nline" in part.name
    }
    assert (
        held["people.GettingOnline"]["What makes it hard"]
        == "It costs too much; Screens or keys that are hard to use"
    )
    assert held["people.OnlineHelp"]["Who helped"] == "Sam of the library"
    alone = {part.name for part in subject_access.parts(customer, read_first=False)}
    assert "people.GettingOnline" in alone
    assert "people.OnlineHelp" not in alone  # staff wrote it: staff read it first
    erasure.erase(customer=customer, because="They asked", by=BY, at=ago(0))
    for model in (GettingOnline, OnlineHelp):
        assert not model.objects.exists()
        assert not history_of(model).objects.exists()
