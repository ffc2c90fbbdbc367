"""What holds of every extract: the same again, its files in another order, split up, or only tried."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.people.commands.extracts import ExtractResult, How, differences, take_extract
from sayso.people.models import Customer, CustomerNeed, Home, SourceRecord, Tenancy, TenancyPerson
from sayso.people.tests.cast import a_landlord
from sayso.people.tests.extracts import BY, a_contact, a_home, a_list, a_member, a_person, a_tenancy

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
SEVERAL = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
NUMBERS = st.integers(1, 4)
SOON = st.sampled_from(["", "2024-03-31", "2031-01-01", "nonsense"])
CODES = st.sampled_from(["COMM1.01", "COMM1.06", "COMM1.08", "SAF1.01", "SAF1.02", "MED1.01", ""])


def rows(make, key):
    """Up to five rows, each of another record."""
    return st.lists(make, max_size=5, unique_by=lambda row: tuple(row[name] for name in key))


PARTS = st.fixed_dictionaries({
    "properties": rows(st.builds(lambda n, town: a_home(f"H{n}", town=town), NUMBERS, st.sampled_from(["", "Wells"])),
                       ["property_ref"]),
    "people": rows(st.builds(lambda n, name, to: a_person(f"P{n}", full_name=name, merged_into=to), NUMBERS,
                             st.sampled_from(["Moira Brown", "Amir Shah", ""]), st.sampled_from(["", "", "P1", "P2"])), ["person_ref"]),
    "tenancies": rows(st.builds(lambda n, home, end: a_tenancy(f"T{n}", f"H{home}", end_date=end), NUMBERS, NUMBERS, SOON),
                      ["tenancy_ref"]),
    "tenancy_people": rows(st.builds(lambda t, p, end: a_member(f"T{t}", f"P{p}", end_date=end), NUMBERS, NUMBERS, SOON),
                           ["tenancy_ref", "person_ref"]),
    "contacts": rows(st.builds(lambda n, p, value: a_contact(f"C{n}", f"P{p}", value), NUMBERS, NUMBERS,
                               st.sampled_from(["a@example.org", "b@example.org", "07700900123", "12 pigeons"])), ["contact_ref"]),
    "needs": rows(st.builds(lambda n, p, code, end: {"person_alert_ref": f"A{n}", "person_ref": f"P{p}", "alert_subcode": code,
                                                     "end_date": end}, NUMBERS, NUMBERS, CODES, SOON), ["person_alert_ref"]),
})  # fmt: skip


def take(lists, **how) -> ExtractResult | None:
    """Take the lists in, in the order in which they are given; nothing where every one is empty."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, found in lists:
            if found:
                archive.writestr(f"{name}.csv", a_list(found))
    if not any(found for _name, found in lists):
        return None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "in.zip"
        path.write_bytes(out.getvalue())
        return take_extract(
            landlord=a_landlord(), source_name="QL", path=path, how=How(**how), by=BY, at=timezone.now()
        )


def the_register():
    """All that an extract can write, told without numbers of ours."""
    who = ("source_key", "full_name", "email", "phone", "channel", "format", "home__source_key", "left_on", "contact_rule",
           "merged_into__source_key", "search_text")  # fmt: skip
    return {
        "customers": sorted(map(str, Customer.objects.values_list(*who))),
        "homes": sorted(map(str, Home.objects.values_list("source_key", "address", "postcode"))),
        "tenancies": sorted(map(str, Tenancy.objects.values_list("source_key", "home__source_key", "starts_on", "ends_on"))),
        "members": sorted(
            map(str, TenancyPerson.objects.values_list("tenancy__source_key", "customer__source_key", "is_holder", "left_on"))
        ),
        "needs": sorted(map(str, CustomerNeed.objects.values_list("customer__source_key", "need", "source_key", "ended_on",
                                                                  "confidentiality"))),
        "said": sorted(map(str, SourceRecord.objects.values_list("customer__source_key", "contacts", "has_died"))),
    }  # fmt: skip


def refused(result):
    return sorted((one.part, one.found, one.says) for one in result.refused) if result else []


def undone(what):
    """What it gives, with all that it wrote taken back."""
    with transaction.atomic():
        given_ = what()
        transaction.set_rollback(True)
    return given_


@SEVERAL
@given(PARTS)
def test_the_same_again_changes_nothing(parts):
    def both():
        take(parts.items())
        before = the_register()
        again, anew = take(parts.items()), take(parts.items(), anew=True)
        return before, the_register(), again, anew

    before, after, again, anew = undone(both)
    assert after == before
    assert not again or again.counts == anew.counts == {}


@SEVERAL
@given(PARTS, st.data())
def test_the_order_of_the_files_makes_no_difference(parts, data):
    other = data.draw(st.permutations(list(parts.items())))

    def one(lists):
        result = take(lists)
        return the_register(), refused(result), result.counts if result else {}

    assert undone(lambda: one(list(parts.items()))) == undone(lambda: one(other))


@SEVERAL
@given(PARTS, st.data())
def test_a_list_in_several_files_is_one_list(parts, data):
    split = []
    for name, found in parts.items():
        at = data.draw(st.integers(0, len(found)))
        split += [(f"1_{name}", found[:at]), (f"2_{name}", found[at:])]

    def one(lists):
        result = take(lists)
        return the_register(), refused(result), result.counts if result else {}

    assert undone(lambda: one(list(parts.items()))) == undone(lambda: one(split))


@SEVERAL
@given(PARTS, PARTS)
def test_a_dry_run_says_what_the_real_run_does_and_writes_nothing(before, parts):
    def both():
        take(before.items())
        was = the_register()
        tried = take(parts.items(), dry_run=True, every=True)
        assert the_register() == was
        return tried, take(parts.items(), every=True)

    tried, taken = undone(both)
    if taken:
        assert (tried.counts, tried.every, refused(tried)) == (taken.counts, taken.every, refused(taken))
        assert [one.rows for one in tried.parts] == [one.rows for one in taken.parts]


def test_what_changed_is_never_sought_back_through_all_of_history() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off")
        for kind in differences._KINDS:
            cursor.execute(f"EXPLAIN {kind}", {"context": str(uuid4())})
            plan = "\n".join(line for (line,) in cursor.fetchall())
            assert "event_pkey" not in plan, plan
