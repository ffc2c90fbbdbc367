"""Taking files of customers in: what is written, what is refused, and that a second time changes nothing."""

from datetime import date

import pytest
import xlsxwriter
from django.utils import timezone

from sayso.foundations.access.actors import System
from sayso.people.commands.imports import Unreadable, import_customers
from sayso.people.models import Customer, Home, ImportRun, ImportSource, Place, Tenancy
from sayso.people.tests.cast import a_landlord
from sayso.people.tests.files import a_file, a_row

pytestmark = pytest.mark.django_db
BY = System("test")


def take(path, **options):
    given = {"landlord": a_landlord(), "source_name": "QL", "by": BY, "at": timezone.now(), **options}
    return import_customers(path=path, **given)


def events():
    return {
        model.__name__: model.pgh_event_model.objects.count() for model in (Customer, Home, Place, Tenancy)
    }


def test_a_good_file_is_taken_whole_with_homes_places_and_tenancies(tmp_path):
    result = take(a_file(tmp_path / "in.csv", [a_row(at) for at in range(30)]))
    assert (result.rows, result.added, result.refused) == (30, 30, [])
    customer = Customer.objects.get(source_key="C000004")
    assert customer.phone == "+447700900004"
    assert customer.channel == "email"
    assert customer.home.address == "5 Mill Lane"
    assert customer.home.uprn == "100000000004"
    assert customer.place == customer.home.place
    assert customer.place.path == f"/{customer.place.parent_id}/{customer.place_id}/"
    assert customer.place.parent.name == "Area 4"
    assert customer.tenancies.get().tenancy.kind == "Secure"
    assert "5 mill lane" in customer.search_text
    assert "nf51aa" in customer.search_text


def test_the_same_file_again_changes_nothing_and_writes_no_history(tmp_path):
    path = a_file(tmp_path / "in.csv", [a_row(at) for at in range(40)])
    take(path)
    before = events()
    again = take(path)
    assert (again.added, again.changed, again.unchanged) == (0, 0, 40)
    assert events() == before
    assert ImportRun.objects.count() == 2


def test_only_changes_are_written_and_counted(tmp_path):
    take(a_file(tmp_path / "in.csv", [a_row(at) for at in range(10)]))
    before = events()
    rows = [a_row(at) for at in range(10)]
    rows[3]["full_name"] = "Renamed Person"
    rows[5]["address_line1"] = "New Address 1"
    result = take(a_file(tmp_path / "again.csv", rows))
    assert (result.added, result.changed, result.unchanged) == (0, 2, 8)
    after = events()
    assert after["Customer"] - before["Customer"] == 1
    assert after["Home"] - before["Home"] == 1
    assert "new address 1" in Customer.objects.get(source_key="C000005").search_text


def test_history_says_which_command_and_who(tmp_path):
    take(a_file(tmp_path / "in.csv", [a_row(1)]))
    event = Customer.pgh_event_model.objects.select_related("pgh_context").latest("pgh_id")
    assert event.pgh_context.metadata["by"] == "system:test"
    assert event.pgh_context.metadata["command"] == "people.imports.import_customers"


def test_a_dry_run_says_the_same_and_writes_nothing(tmp_path):
    path = a_file(tmp_path / "in.csv", [a_row(1), a_row(2, email="nonsense")])
    tried = take(path, dry_run=True)
    assert (tried.added, tried.refused_rows, tried.dry_run) == (1, 1, True)
    assert not Customer.objects.exists()
    assert not Place.objects.exists()
    assert not ImportRun.objects.exists()
    assert not ImportSource.objects.exists()
    done = take(path)
    assert (done.added, done.refused) == (tried.added, tried.refused)


REFUSALS = [
    ({"tenant_id": ""}, "tenant_id", "reference is empty"),
    ({"full_name": ""}, "full_name", "name is empty"),
    ({"full_name": "x" * 201}, "full_name", "the most is 200"),
    ({"full_name": "nul\x00"}, "full_name", "NUL"),
    ({"date_of_birth": "31/02/1990"}, "date_of_birth", "not a date"),
    ({"date_of_birth": "01/02/90"}, "date_of_birth", "not a date"),
    ({"date_of_birth": "2190-01-01"}, "date_of_birth", "Nobody was born"),
    ({"email": "a@b"}, "email", "not an e-mail address"),
    ({"phone_number": "12"}, "phone_number", "not a phone number"),
    ({"uprn": "12345678901234"}, "uprn", "twelve digits"),
    ({"uprn": "12a"}, "uprn", "twelve digits"),
    ({"end_date": "1999-01-01"}, "end_date", "ends before it starts"),
    ({"start_date": ""}, "tenancy_start", "the day it started"),
    ({"unit_id": "", "uprn": ""}, "unit_id", "neither the home's reference nor its UPRN"),
    ({"address_line1": ""}, "unit_id", "Add the address"),
    ({"preferred_channel": "pigeon"}, "preferred_channel", "one of: email"),
    ({"preferred_channel": "email", "email": ""}, "preferred_channel", "e-mail address is needed"),
    ({"preferred_channel": "text", "phone_number": "0131 496 0000"}, "preferred_channel", "landline"),
    ({"language": "Klingon"}, "language", "one of: en"),
    ({"format": "hologram"}, "format", "one of: standard"),
]


@pytest.mark.parametrize(("cells", "column", "says"), REFUSALS)
def test_a_bad_row_is_refused_with_the_reason_and_the_others_are_taken(tmp_path, cells, column, says):
    extra = dict.fromkeys(cells, "") if "preferred_channel" in cells or len(a_row(1) | cells) > 16 else {}
    if cells == {"start_date": ""}:
        column = "start_date"
    result = take(
        a_file(
            tmp_path / "in.csv",
            [
                a_row(1) | extra | ({"email": "a@example.org"} if "email" in extra else {}),
                a_row(2) | cells,
                a_row(3) | extra,
            ],
        )
    )
    assert result.refused_rows == 1, result.refused
    assert result.added == 2
    one = result.refused[0]
    assert (one.row, one.column) == (3, column)
    assert says in one.says


def test_ragged_rows_are_refused_and_the_rest_is_read(tmp_path):
    path = a_file(tmp_path / "in.csv", [a_row(1)])
    with path.open("a") as out:
        out.write("C9,Half A Row\n")
        out.write(",".join(a_row(2).values()) + ",stray\n")
        out.write(",".join(a_row(3).values()) + ",,\n\n")
    result = take(path)
    assert result.added == 2
    assert [one.row for one in result.refused] == [3, 4]
    assert "16" in result.refused[0].says


def test_rows_that_contradict_one_another_are_refused(tmp_path):
    rows = [
        a_row(1),
        a_row(1),
        a_row(2, full_name="First"),
        a_row(2, full_name="Second", tenancy_id="T9", unit_id="U9", uprn=""),
        a_row(3, uprn=a_row(1)["uprn"]),
        a_row(4, unit_id="U000001", uprn="", address_line1="Elsewhere"),
    ]
    result = take(a_file(tmp_path / "in.csv", rows))
    assert [one.row for one in result.refused] == [3, 5, 6, 7]
    assert result.added == 2


def test_joint_tenants_share_one_tenancy(tmp_path):
    shared = {
        name: a_row(1)[name]
        for name in a_row(1)
        if name not in ("tenant_id", "full_name", "date_of_birth", "email", "phone_number")
    }
    take(a_file(tmp_path / "in.csv", [a_row(1), a_row(2) | shared]))
    assert Tenancy.objects.get().people.count() == 2
    assert Home.objects.count() == 1


def test_someone_who_moved_keeps_the_old_tenancy_and_lives_in_the_new_home(tmp_path):
    take(a_file(tmp_path / "in.csv", [a_row(1)]))
    old = a_row(1, end_date="2025-03-31")
    new = a_row(1, tenancy_id="T-new", unit_id="U-new", uprn="", address_line1="9 Quay Street", start_date="2025-04-01",
                site_id="S7", site_name="Quay")  # fmt: skip
    result = take(a_file(tmp_path / "moved.csv", [old, new]))
    customer = Customer.objects.get()
    assert result.moved == 1
    assert customer.home.address == "9 Quay Street"
    assert customer.place.name == "Quay"
    assert customer.tenancies.count() == 2
    assert "9 quay street" in customer.search_text


def test_someone_whose_tenancies_are_over_has_left(tmp_path):
    take(a_file(tmp_path / "in.csv", [a_row(1)]))
    take(a_file(tmp_path / "out.csv", [a_row(1, end_date="2025-03-31")]))
    customer = Customer.objects.get()
    assert (customer.home, customer.left_on) == (None, date(2025, 3, 31))


def test_what_a_customer_changed_themselves_outlives_the_next_file(tmp_path):
    path = a_file(tmp_path / "in.csv", [a_row(1)])
    take(path)
    Customer.objects.update(email="mine@example.org")
    assert take(path).changed == 0
    assert Customer.objects.get().email == "mine@example.org"
    take(a_file(tmp_path / "new.csv", [a_row(1, email="newer@example.org")]))
    assert Customer.objects.get().email == "newer@example.org"


def test_a_blank_cell_removes_nothing(tmp_path):
    take(a_file(tmp_path / "in.csv", [a_row(1)]))
    result = take(a_file(tmp_path / "blank.csv", [a_row(1, email="", phone_number="", date_of_birth="")]))
    assert result.changed == 0
    assert Customer.objects.get().email == "person1@example.org"


def test_a_uprn_of_another_home_in_the_register_is_refused(tmp_path):
    take(a_file(tmp_path / "in.csv", [a_row(1)]))
    result = take(a_file(tmp_path / "two.csv", [a_row(2, uprn=a_row(1)["uprn"])]))
    assert "another home" in result.refused[0].says
    assert result.added == 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encodings_and_separators(tmp_path, encoding, delimiter):
    rows = [a_row(1, full_name="Zoë O’Neill", site_name="Café, Row; End")]
    result = take(a_file(tmp_path / "in.csv", rows, encoding=encoding, delimiter=delimiter))
    assert result.refused == []
    assert Customer.objects.get().full_name == "Zoë O’Neill"


def test_a_workbook_is_read_as_text(tmp_path):
    book = xlsxwriter.Workbook(tmp_path / "in.xlsx")
    sheet = book.add_worksheet()
    row = a_row(1)
    sheet.write_row(0, 0, row)
    sheet.write_row(1, 0, row.values())
    born = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write_datetime(1, 2, date(1980, 2, 1), born)
    sheet.write_number(1, 4, 7700900123)
    sheet.write_number(1, 10, 100000000001)
    book.close()
    result = take(tmp_path / "in.xlsx")
    assert result.refused == []
    customer = Customer.objects.get()
    assert (customer.date_of_birth, customer.phone) == (date(1980, 2, 1), "+447700900123")
    assert customer.home.uprn == "100000000001"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"\n\n", "empty"),
        (b"%PDF-1.7", "PDF"),
        (b"\xd0\xcf\x11\xe0old", "old or protected"),
        (b"PK\x03\x04broken", "cannot be opened"),
        (b"a,b\n1,2\n", "customer's reference"),
        (b"tenant_id,x\n1,2\n", "customer's name"),
        (b"tenant_id,name,name\n1,2,3\n", "same name"),
        (b"\xff\xfe\x00", "letters cannot be read"),
        (bytes(range(256)) * 4, ""),
    ],
)
def test_a_file_that_cannot_be_read_says_why(tmp_path, data, says):
    (tmp_path / "in.csv").write_bytes(data)
    with pytest.raises(Unreadable, match=says):
        take(tmp_path / "in.csv")
    with pytest.raises(Unreadable, match="cannot be opened"):
        take(tmp_path / "nowhere.csv")


def test_the_mapping_is_chosen_remembered_and_explained(tmp_path):
    rows = [{"No": "C1", "Who": "Moira Campbell"}]
    path = a_file(tmp_path / "in.csv", rows)
    with pytest.raises(Unreadable, match="No, Who"):
        take(path)
    assert take(path, mapping={"customer_key": "no", "full_name": "Who"}).added == 1
    assert take(path).unchanged == 1
    with pytest.raises(Unreadable, match="no column “Else”"):
        take(path, mapping={"uprn": "Else"})
    with pytest.raises(Unreadable, match="no field “shoe”"):
        take(path, mapping={"shoe": "No"})


def test_hostile_cells_are_kept_as_the_text_they_are(tmp_path):
    names = [
        "=HYPERLINK(1)",
        "<script>alert(1)</script>",
        "‮RTL‬ name",
        "👩🏽‍🚒 Firefighter",
        "'; DROP TABLE people_customer;--",
        "%s %(x)s {0}",
        "محمد الحسن",
    ]
    result = take(a_file(tmp_path / "in.csv", [a_row(at, full_name=name) for at, name in enumerate(names)]))
    assert result.refused == []
    assert list(Customer.objects.order_by("source_key").values_list("full_name", flat=True)) == names


def test_a_cell_of_ten_megabytes_is_refused_by_its_length(tmp_path):
    result = take(a_file(tmp_path / "in.csv", [a_row(1, full_name="x" * 10_000_000), a_row(2)]))
    assert result.added == 1
    assert "10000000 characters" in result.refused[0].says
    assert len(result.refused[0].found) == 80
