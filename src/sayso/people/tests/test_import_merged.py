"""A file's rows about a merged record land on the record that stands for it, and all comes back when they are taken apart."""

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.foundations.access.actors import System
from sayso.people.commands import merging
from sayso.people.commands.imports import import_customers
from sayso.people.models import Customer, Merge, TenancyPerson
from sayso.people.tests import extracts, files
from sayso.people.tests.cast import a_landlord
from sayso.people.tests.files import a_file

pytestmark = pytest.mark.django_db
BY = System("test")
KEPT, MERGED, THIRD = "C000001", "C000002", "C000003"


def take(folder, *rows, landlord=None, source="QL", **options):
    return import_customers(
        landlord=landlord or a_landlord(), source_name=source, path=a_file(folder / "in.csv", list(rows)), by=BY, at=timezone.now(), **options
    )  # fmt: skip


def a_row(at, **cells):
    """Of two tenancies that hold, the first person's is the newer."""
    return files.a_row(at, **{"start_date": f"20{20 - at:02}-01-06", **cells})


def who(key, landlord=None):
    return Customer.objects.get(source_key=key, landlord=landlord or a_landlord())


def merge(kept=KEPT, merged=MERGED, **more):
    return merging.merge(kept=who(kept, **more), merged=who(merged, **more), by=BY, at=timezone.now())


def apart(landlord=None):
    for one in Merge.objects.filter(kept__landlord=landlord or a_landlord(), undone_at=None).order_by("-pk"):
        merging.take_apart(merge=one, by=BY, at=timezone.now())


def bare(at, **cells):
    """A row without a tenancy: the home is only named."""
    return a_row(at, tenancy_id="", start_date="", tenancy_type="", **cells)


def stands_alone(one):
    return (one.merged_into_id, bool(one.home_id), one.left_on)


@pytest.fixture
def two(tmp_path):
    take(tmp_path, a_row(1), a_row(2))
    merge()
    return tmp_path


def is_merged():
    one = who(MERGED)
    return (one.merged_into, one.home, bool(one.left_on)) == (who(KEPT), None, True)


def test_the_same_file_again_changes_nothing_and_revives_nobody(two):
    before = Customer.pgh_event_model.objects.count()
    again = take(two, a_row(1), a_row(2))
    assert (again.added, again.changed, again.unchanged, again.moved) == (0, 0, 2, 0)
    assert Customer.pgh_event_model.objects.count() == before
    assert is_merged()
    assert who(KEPT).tenancies.count() == 2


def test_a_move_of_the_merged_record_moves_the_person(two):
    moved = a_row(
        2, tenancy_id="T9", start_date="2025-01-06", unit_id="U9", uprn="999", address_line1="9 New Row"
    )
    result = take(two, a_row(1), moved)
    assert (result.changed, result.moved, result.tenancies_added) == (2, 1, 1)  # both rows tell of the person
    assert is_merged()
    assert who(KEPT).home.address == "9 New Row"
    assert who(KEPT).place == who(KEPT).home.place
    assert take(two, a_row(1), moved).unchanged == 2
    apart()
    assert (who(KEPT).home.address, who(MERGED).home.address) == ("2 Mill Lane", "9 New Row")
    assert (who(KEPT).tenancies.count(), who(MERGED).tenancies.count()) == (1, 2)
    assert stands_alone(who(MERGED)) == (None, True, None)
    assert take(two, a_row(1), moved).unchanged == 2


def test_the_end_of_the_merged_record_s_tenancy_ends_it_for_the_person(two):
    take(two, a_row(2, end_date="2025-06-30"))
    assert who(KEPT).left_on is None
    take(two, a_row(1, end_date="2025-07-31"))
    assert (who(KEPT).home, who(KEPT).left_on.isoformat()) == (None, "2025-07-31")
    assert is_merged()
    apart()
    assert who(KEPT).left_on.isoformat() == "2025-07-31"
    assert who(MERGED).left_on.isoformat() == "2025-06-30"


@pytest.mark.parametrize(
    ("column", "field", "first", "then"),
    [
        ("email", "email", "old@example.org", "new@example.org"),
        ("phone_number", "phone", "+447700900001", "+447700900002"),
        ("language", "language", "pl", "ar"), ("format", "format", "braille", "audio"), ("channel", "channel", "letter", "phone"),
    ],
)  # fmt: skip
def test_what_its_source_says_anew_reaches_the_person_and_the_same_again_does_not(
    tmp_path, column, field, first, then
):
    rows = [a_row(1, **{column: ""}), a_row(2, **{column: first})]
    take(tmp_path, *rows)
    merge()
    own = getattr(who(KEPT), field)
    take(tmp_path, *rows)
    assert getattr(who(KEPT), field) == own
    for _night in range(2):
        take(tmp_path, a_row(1, **{column: ""}), a_row(2, **{column: then}))
        assert getattr(who(KEPT), field) == then
    Customer.objects.filter(pk=who(KEPT).pk).update(**{field: first})  # they changed it themselves
    take(tmp_path, a_row(1, **{column: ""}), a_row(2, **{column: then}))
    assert getattr(who(KEPT), field) == first
    assert getattr(who(MERGED), field) == then
    assert is_merged()


def test_the_standing_record_s_own_row_goes_before_the_merged_one_s(two):
    take(two, a_row(1, email="kept@example.org"), a_row(2, email="merged@example.org"))
    assert who(KEPT).email == "kept@example.org"


def test_how_to_reach_the_other_goes_back_with_them(two):
    take(two, a_row(1), a_row(2, email="their@example.org", phone_number="07700 900777"))
    assert (who(KEPT).email, who(KEPT).phone) == ("their@example.org", "+447700900777")
    apart()
    assert (who(KEPT).email, who(KEPT).phone) == ("person1@example.org", "+447700900001")
    assert (who(MERGED).email, who(MERGED).phone) == ("their@example.org", "+447700900777")


def test_a_channel_without_an_address_is_not_taken(tmp_path):
    take(tmp_path, a_row(1, email="", channel="letter"), a_row(2, email="", channel="letter"))
    merge()
    Customer.objects.filter(pk=who(KEPT).pk).update(phone="")
    take(tmp_path, a_row(1, email="", phone_number="", channel="letter"), a_row(2, email="", channel="phone"))
    assert who(KEPT).channel == "letter"


def test_both_in_one_tenancy_have_it_each_in_their_own_right(tmp_path):
    together = {"tenancy_id": "T1", "unit_id": "U1", "uprn": "1", "start_date": "2020-01-06", "address_line1": "1 Row",
                "site_id": "S77", "site_name": "Quay", "area_name": "", "post_code": ""}  # fmt: skip
    rows = [a_row(1, **together), a_row(2, **together)]
    take(tmp_path, a_row(1), a_row(2))
    merge()
    take(tmp_path, a_row(1), rows[1])  # only the merged one is told of
    assert who(KEPT).tenancies.get(tenancy__source_key="T1").came_from == who(MERGED)
    for _night in range(2):
        take(tmp_path, *rows)
        assert who(KEPT).tenancies.get(tenancy__source_key="T1").came_from is None
        assert who(MERGED).tenancies.get(tenancy__source_key="T1").came_from is None
    apart()
    for key in (KEPT, MERGED):
        assert who(key).home.address == "1 Row"
        assert who(key).tenancies.filter(tenancy__source_key="T1").count() == 1


def test_records_merged_into_merged_ones_land_on_the_last(tmp_path):
    take(tmp_path, a_row(1), a_row(2), a_row(3))
    merge(MERGED, THIRD)
    merge()
    moved = a_row(
        3, tenancy_id="T9", start_date="2025-01-06", unit_id="U9", uprn="999", address_line1="9 New Row"
    )
    take(tmp_path, a_row(1), a_row(2), moved)
    assert who(KEPT).home.address == "9 New Row"
    assert who(KEPT).tenancies.filter(came_from=who(THIRD)).count() == 2
    assert all(
        (one.merged_into_id, one.home) != (None, None) and one.home is None
        for one in (who(MERGED), who(THIRD))
    )
    last = Merge.objects.get(merged=who(MERGED))
    merging.take_apart(merge=last, by=BY, at=timezone.now())
    assert (who(KEPT).tenancies.count(), who(MERGED).tenancies.count()) == (1, 3)
    apart()
    assert [who(key).tenancies.count() for key in (KEPT, MERGED, THIRD)] == [1, 1, 2]
    assert who(THIRD).home.address == "9 New Row"


def test_a_home_that_is_only_named_is_taken_where_the_source_moved_them(tmp_path):
    """Two systems, neither of which tells of tenancies: each night must not move the person to and fro."""
    other = {"source": "Capita"}
    take(tmp_path, bare(1))
    take(tmp_path, bare(2), **other)
    merge()
    for _night in range(2):
        take(tmp_path, bare(1))
        assert take(tmp_path, bare(2), **other).moved == 0
        assert who(KEPT).home.source_key == "U000001"
    moved = bare(2, unit_id="U9", uprn="999", address_line1="9 New Row")
    assert [take(tmp_path, moved, **other).moved for _night in range(2)] == [1, 0]
    assert who(KEPT).home.source_key == "U9"
    assert is_merged()
    apart()
    assert (who(KEPT).home.source_key, who(MERGED).home.source_key) == ("U000001", "U9")
    assert take(tmp_path, moved, **other).unchanged == 1


def test_what_an_earlier_import_revived_is_mended(two):
    one = who(MERGED)
    TenancyPerson.objects.filter(came_from=one).update(customer=one, came_from=None)
    Customer.objects.filter(pk=one.pk).update(home=who(KEPT).home, left_on=None)
    take(two, a_row(1), a_row(2))
    assert is_merged()
    assert who(KEPT).tenancies.filter(came_from=one).count() == 1


def test_a_merge_told_by_an_extract_is_followed_too(tmp_path):
    people = [extracts.a_person(), extracts.a_person("P2")]
    extracts.take(tmp_path, extracts.a_household(people=people))
    extracts.take(tmp_path, {"people": [extracts.a_person(merged_into="P2")]})
    take(tmp_path, a_row(7, tenant_id="P1", full_name="Person P1"))
    assert (who("P1").merged_into, who("P1").home) == (who("P2"), None)
    assert who("P2").tenancies.filter(came_from=who("P1")).count() == 2


def test_how_the_other_likes_to_be_reached_goes_back_with_them(tmp_path):
    own = a_row(1, channel="email", language="en", format="standard")
    take(tmp_path, own, a_row(2, channel="email", language="pl", format="audio"))
    merge()
    theirs = {"channel": "letter", "language": "ar", "format": "braille"}
    take(tmp_path, own, a_row(2, **theirs))
    assert said_of(KEPT) == tuple(theirs.values())
    apart()
    assert said_of(KEPT) == ("email", "en", "standard")
    assert said_of(MERGED) == tuple(theirs.values())


def said_of(key):
    one = who(key)
    return one.channel, one.language, one.format


EMAILS, HOMES = st.sampled_from(["", "a@example.org", "b@example.org"]), st.sampled_from(["1", "2", "3"])
LANGUAGES, FORMATS = (
    st.sampled_from(["", "en", "pl"]),
    st.sampled_from(["", "standard", "large_print", "braille"]),
)


@st.composite
def a_told(draw, at):
    """What a night's file says of somebody, or nothing."""
    if draw(st.integers(0, 3)) == 0:
        return []
    home, start, email = draw(HOMES), draw(st.integers(2001, 2009)), draw(EMAILS)
    channel = draw(st.sampled_from(["", "letter", *["email"] * bool(email)]))
    return [a_row(
        at, email=email, phone_number="", language=draw(LANGUAGES), format=draw(FORMATS), channel=channel, unit_id=f"U{home}", uprn=home, address_line1=f"{home} Row", site_id="S1", site_name="Quay",
        area_name="", post_code="", tenancy_id=f"T{home}{draw(st.sampled_from('ab'))}{start}", start_date=f"{start}-01-06",
        end_date=draw(st.sampled_from(["", "", "2020-01-06"])), full_name=draw(st.sampled_from(["Ada", "Ben"])),
    )]  # fmt: skip


NIGHT = st.tuples(a_told(1), a_told(2)).map(lambda both: both[0] + both[1]).filter(bool)


def state(landlord):
    """All that counts of each record: what a file says of it, and where it lives by which tenancies."""
    return [
        (one.full_name, one.email, one.channel, one.language, one.format, one.home.source_key if one.home else "", one.place.source_key if one.place else "",
         one.left_on, one.merged_into_id, sorted(one.tenancies.values_list("tenancy__source_key", "is_holder", "came_from")))
        for one in (who(KEPT, landlord), who(MERGED, landlord))
    ]  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=st.tuples(a_told(1).filter(bool), a_told(2).filter(bool)), nights=st.lists(NIGHT, max_size=3))
def test_merged_imported_and_taken_apart_is_as_if_never_merged(tmp_path, first, nights):
    """Any nights between: nobody is revived, the person has every tenancy, and afterwards each is as if alone."""
    with transaction.atomic():
        _try(tmp_path, first, nights)
        transaction.set_rollback(True)


def _try(tmp_path, first, nights):
    merged, alone = a_landlord(), a_landlord("Southfield Homes")
    for landlord in (merged, alone):
        take(tmp_path, *first[0], *first[1], landlord=landlord)
    merge()
    for night in nights:
        for landlord in (merged, alone):
            take(tmp_path, *night, landlord=landlord)
        assert (who(MERGED).merged_into, who(MERGED).home) == (who(KEPT), None)
        theirs = set(
            TenancyPerson.objects.filter(customer__landlord=alone).values_list("tenancy__source_key")
        )
        assert set(who(KEPT).tenancies.values_list("tenancy__source_key")) == theirs
    apart()
    assert state(merged) == state(alone)
