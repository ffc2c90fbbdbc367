"""The nightly extract: what each kind of change does to the register, told as worked examples."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from sayso.people.commands import erasure
from sayso.people.commands.extracts import TooManyGone
from sayso.people.commands.imports import import_customers
from sayso.people.models import Customer, Home, ImportMemory, ImportRun, ImportSource, Tenancy, TenancyPerson
from sayso.people.tests.cast import a_landlord
from sayso.people.tests.extracts import (
    BY,
    a_contact,
    a_home,
    a_household,
    a_member,
    a_person,
    a_tenancy,
    take,
)
from sayso.people.tests.files import a_file, a_row

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def who(ref="P1"):
    return Customer.objects.select_related("home").get(source_key=ref)


@pytest.mark.parametrize("first", ["P1", "P3"])  # somebody whom nobody knows; a ring
def test_whoever_is_merged_into_a_refused_row_is_refused_too(tmp_path, first):
    merges = {"P2": first, "P3": "P2", "P4": "P3", "P5": ""}
    people = [a_person(ref, merged_into=into) for ref, into in merges.items()]
    result = take(tmp_path, {"people": people})
    assert [one.found for one in result.refused] == [first, "P2", "P3"]
    assert list(Customer.objects.values_list("source_key", flat=True)) == ["P5"]


def test_a_whole_household_is_taken_in_and_each_person_written_once(tmp_path):
    result = take(tmp_path, a_household())
    assert result.refused == []
    moira = who()
    assert (moira.home.address, moira.home.postcode, moira.place.name) == (
        "H1 High Street",
        "NF5 1AA",
        "Quay",
    )
    assert (moira.email, moira.channel, moira.kind) == ("moira@example.org", "email", "tenant")
    assert "h1 high street" in moira.search_text
    assert Customer.pgh_event_model.objects.filter(pgh_obj=moira).count() == 1
    assert result.counts["New person"] == 1
    given = moira.search_text
    Customer.objects.update(search_text="")
    assert who().search_text == given
    event = Customer.pgh_event_model.objects.select_related("pgh_context").get()
    assert event.pgh_context.metadata["command"] == "people.extracts.take_extract"


def test_the_same_again_changes_nothing(tmp_path):
    take(tmp_path, a_household())
    again = take(tmp_path, a_household())
    assert again.counts == {}
    assert [one.unchanged for one in again.parts] == [1] * 5
    anew = take(tmp_path, a_household(), anew=True)
    assert (anew.counts, anew.refused) == ({}, [])
    assert ImportRun.objects.count() == 3


def test_joint_tenants_and_household_members(tmp_path):
    members = [
        a_member(),
        a_member(person="P2", role="joint_tenant"),
        a_member(person="P3", role="household_member"),
    ]
    take(tmp_path, a_household(people=[a_person(f"P{n}") for n in (1, 2, 3)], tenancy_people=members))
    assert {one.customer.source_key: one.is_holder for one in TenancyPerson.objects.all()} == {
        "P1": True,
        "P2": True,
        "P3": False,
    }
    assert who("P3").kind == "household_member"
    assert who("P2").home == who("P1").home


MOVED = {
    "properties": [a_home(), a_home("H2")],
    "tenancies": [a_tenancy(end_date="2025-03-30"), a_tenancy("T2", "H2", start_date="2025-03-31")],
    "tenancy_people": [a_member(), a_member("T2")],
}


def test_somebody_who_moved_keeps_their_history(tmp_path):
    take(tmp_path, a_household())
    result = take(tmp_path, a_household(**MOVED))
    assert who().home.source_key == "H2"
    assert who().tenancies.count() == 2
    moved = [str(one) for one in result.first if one.kind == "Moved"]
    assert moved == ["Person P1: from H1 High Street to H2 High Street"]


def test_an_ended_tenancy_and_a_home_let_again(tmp_path):
    take(tmp_path, a_household())
    relet = {
        "people": [a_person("P2")],
        "tenancies": [a_tenancy(end_date="2025-03-30"), a_tenancy("T2", start_date="2025-04-07")],
        "tenancy_people": [a_member("T2", "P2")],
    }
    take(tmp_path, relet)
    assert (who().home, who().left_on) == (None, date(2025, 3, 30))
    assert who("P2").home.source_key == "H1"


def test_somebody_leaves_a_tenancy_that_goes_on(tmp_path):
    joint = [a_member(), a_member(person="P2")]
    take(tmp_path, a_household(people=[a_person(), a_person("P2")], tenancy_people=joint))
    take(tmp_path, {"tenancy_people": [a_member(person="P2", end_date="2025-05-01")]})
    assert (who("P2").home, who("P2").left_on) == (None, date(2025, 5, 1))
    assert who("P1").home is not None


def test_a_tenancy_that_begins_later_takes_effect_on_its_day(tmp_path):
    now = timezone.now()
    later = a_tenancy("T2", "H2", start_date=str(TODAY + timedelta(days=3)))
    parts = a_household(
        properties=[a_home(), a_home("H2")],
        tenancies=[a_tenancy(), later],
        tenancy_people=[a_member(), a_member("T2")],
    )
    take(tmp_path, parts)
    assert who().home.source_key == "H1"
    take(tmp_path, parts, at=now + timedelta(days=4))
    assert who().home.source_key == "H2"


def test_a_late_correction_is_taken_and_the_old_dates_stay_in_the_history(tmp_path):
    take(tmp_path, a_household(tenancies=[a_tenancy(end_date="2025-03-30")]))
    assert who().home is None
    take(tmp_path, {"tenancies": [a_tenancy(tenancy_status="current", start_date="2019-12-02")]})
    tenancy = Tenancy.objects.get()
    assert (tenancy.starts_on, tenancy.ends_on) == (date(2019, 12, 2), None)
    assert (who().home.source_key, who().left_on) == ("H1", None)
    assert Tenancy.pgh_event_model.objects.filter(ends_on=date(2025, 3, 30)).exists()


def test_an_older_row_never_overwrites_a_newer_one(tmp_path):
    take(tmp_path, a_household(people=[a_person(full_name="New Name", updated_at="2026-05-02T10:00:00")]))
    result = take(tmp_path, {"people": [a_person(full_name="Old Name", updated_at="2026-05-01")]})
    assert who().full_name == "New Name"
    assert result.parts[0].older == 1


def test_merged_records_find_the_person_by_either_reference_and_can_be_split_again(tmp_path):
    take(tmp_path, a_household(people=[a_person(), a_person("P2")], properties=[a_home(), a_home("H2")],
                               tenancies=[a_tenancy(), a_tenancy("T2", "H2", start_date="2024-01-01")],
                               tenancy_people=[a_member(), a_member("T2", "P2")]))  # fmt: skip
    result = take(tmp_path, {"people": [a_person(merged_into="P2")]})
    assert result.counts["Merged"] == 1
    assert who().merged_into == who("P2")
    assert (who().home, who().left_on) == (None, TODAY)
    assert who("P2").tenancies.count() == 2
    take(tmp_path, {"contacts": [a_contact("C9", "P1", "07700 900123")]})
    assert who("P2").phone == "+447700900123"
    take(tmp_path, {"people": [a_person(merged_into="none")]})
    assert (who().merged_into, who().home.source_key, who().left_on) == (None, "H1", None)
    assert who("P2").tenancies.count() == 1


def test_records_merged_in_a_ring_or_into_nobody_are_refused(tmp_path):
    rows = [
        a_person("P1", merged_into="P2"),
        a_person("P2", merged_into="P1"),
        a_person("P3", merged_into="P9"),
        a_person("P4"),
    ]
    result = take(tmp_path, {"people": rows})
    assert [one.row for one in result.refused] == [2, 3, 4]
    assert Customer.objects.count() == 1


def test_blank_is_unknown_and_removes_nothing(tmp_path):
    take(tmp_path, a_household())
    blank = take(
        tmp_path,
        {"people": [a_person(full_name="", date_of_birth="")], "tenancies": [a_tenancy(tenancy_type="")]},
    )
    assert blank.refused == []
    assert (who().full_name, who().date_of_birth, Tenancy.objects.get().kind) == (
        "Person P1",
        date(1980, 2, 1),
        "Secure",
    )


CONTACTS = [
    (
        [a_contact(), a_contact("C2", value="better@example.org", is_preferred="yes")],
        "email",
        "better@example.org",
    ),
    (
        [a_contact("C1", value="0131 496 0000"), a_contact("C2", value="07700900123")],
        "phone",
        "+447700900123",
    ),
    ([a_contact("C1", value="07700900123", sub_type="emergencyContact")], "phone", ""),
    ([a_contact("C1", value="07700900123", is_active="no")], "phone", ""),
    ([a_contact("C1", value="07700900123", valid_until="2020-01-01")], "phone", ""),
    (
        [a_contact("C1", value="9 Quay Street, Northford", contact_type="address")],
        "postal_address",
        "9 Quay Street, Northford",
    ),
]


@pytest.mark.parametrize(("rows", "field", "value"), CONTACTS)
def test_which_contact_counts(tmp_path, rows, field, value):
    assert take(tmp_path, a_household(contacts=rows)).refused == []
    assert getattr(who(), field) == value


def test_a_contact_that_is_over_makes_way_for_the_next_best(tmp_path):
    take(
        tmp_path, a_household(contacts=[a_contact(is_preferred="yes"), a_contact("C2", value="07700900123")])
    )
    take(tmp_path, {"contacts": [a_contact(is_active="no")]})
    assert (who().email, who().phone, who().channel) == ("", "+447700900123", "text")


def test_what_a_customer_changed_themselves_outlives_the_next_extract(tmp_path):
    take(tmp_path, a_household())
    Customer.objects.update(email="mine@example.org")
    take(tmp_path, a_household(), anew=True)
    assert who().email == "mine@example.org"
    take(tmp_path, {"contacts": [a_contact(value="newer@example.org")]})
    assert who().email == "newer@example.org"


def test_preferences_and_formats(tmp_path):
    wishes = [{"person_ref": "P1", "purpose": "service", "channel": "email", "allowed": "yes"},
              {"person_ref": "P1", "purpose": "engagement", "channel": "post", "allowed": "yes"},
              {"person_ref": "P1", "purpose": "marketing", "channel": "sms", "allowed": "yes"}]  # fmt: skip
    needs = [{"person_alert_ref": "A1", "person_ref": "P1", "need_format": "large_print_18"},
             {"person_alert_ref": "A2", "person_ref": "P1", "need_format": "translation:Polish"}]  # fmt: skip
    result = take(tmp_path, a_household(preferences=wishes, needs=needs))
    assert result.refused == []
    assert (who().channel, who().format, who().language) == ("letter", "large_print", "pl")
    take(tmp_path, {"preferences": [wishes[1] | {"channel": "email"}, wishes[0] | {"allowed": "no"}]})
    assert who().channel == "letter"


def test_the_lists_of_a_source_and_its_one_wide_file_remember_their_own_columns(tmp_path):
    source = ImportSource.objects.create(
        landlord=a_landlord(), name="QL", mapping={"people": {"full_name": "Who"}}
    )
    path = a_file(tmp_path / "wide.csv", [a_row(1)])
    given = {"landlord": source.landlord, "source_name": "QL", "path": path, "by": BY, "at": timezone.now()}
    assert import_customers(mapping={"known_as": ""}, **given).refused_rows == 0
    source.refresh_from_db()
    assert source.mapping == {"people": {"full_name": "Who"}, "known_as": ""}
    assert import_customers(**given).unchanged == 1


def test_somebody_who_died_has_left(tmp_path):
    take(tmp_path, a_household())
    take(tmp_path, {"people": [a_person(deceased="yes")]})
    assert who().left_on == TODAY
    take(tmp_path, {"people": [a_person(deceased="no")]})
    assert who().left_on is None


def test_only_a_whole_extract_ends_what_is_absent_and_never_too_much(tmp_path):
    homes = [a_home(f"H{n}") for n in range(20)]
    people = [a_person(f"P{n}") for n in range(20)]
    tenancies = [a_tenancy(f"T{n}", f"H{n}") for n in range(20)]
    members = [a_member(f"T{n}", f"P{n}") for n in range(20)]
    take(tmp_path, {"properties": homes, "people": people, "tenancies": tenancies, "tenancy_people": members})
    take(tmp_path, {"tenancies": tenancies[1:]})
    assert who("P0").home is not None
    with pytest.raises(TooManyGone, match="lacks 10 of 20"):
        take(tmp_path, {"tenancies": tenancies[10:]}, full=True)
    result = take(tmp_path, {"tenancies": tenancies[1:]}, full=True)
    assert result.counts["Tenancy changed"] == 1
    assert Tenancy.objects.get(source_key="T0").ends_on == TODAY
    assert Home.objects.count() == 20
    take(tmp_path, {"people": people[3:]}, full=True)
    assert TenancyPerson.objects.filter(left_on=TODAY).count() == 3
    take(tmp_path, {"tenancies": tenancies[15:]}, full=True, may_end=100)
    assert Tenancy.objects.filter(ends_on=TODAY).count() == 15


def test_a_dry_run_says_the_same_and_writes_nothing(tmp_path):
    take(tmp_path, a_household())
    tried = take(tmp_path, a_household(**MOVED), dry_run=True)
    assert who().home.source_key == "H1"
    assert Home.objects.count() == 1
    done = take(tmp_path, a_household(**MOVED))
    assert (tried.counts, tried.refused, [vars(one) for one in tried.first]) == (
        done.counts, done.refused, [vars(one) for one in done.first])  # fmt: skip


def test_somebody_who_was_taken_out_stays_out_with_every_record_merged_into_theirs(tmp_path):
    parts = a_household(people=[a_person(), a_person("P2", full_name="Moira Campbell", merged_into="P1")])
    landlord = take(tmp_path, parts) and who().landlord
    erasure.erase(customer=who(), because="Asked by letter", although_there=True, by=BY, at=timezone.now())
    assert not Customer.objects.filter(full_name="Moira Campbell").exists()
    kept = b"".join(bytes(one.rows) for one in ImportMemory.objects.filter(part="people"))
    assert b"P1" not in kept
    again = take(tmp_path, parts, landlord=landlord)
    assert {(one.part, one.row) for one in again.refused} == {
        ("people", 2),
        ("people", 3),
        ("tenancy_people", 2),
    }
    assert Customer.objects.filter(source_key__in=["P1", "P2"]).count() == 0
