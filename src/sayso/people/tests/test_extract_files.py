"""Which files an extract may come as, what is refused of them, and that what is mended can be sent back."""

import csv
import json
import zipfile

import pytest
import xlsxwriter
from django.utils import timezone

from sayso.people.commands.extracts import How, Unreadable, take_extract
from sayso.people.commands.extracts.mending import refused_lists
from sayso.people.models import Customer
from sayso.people.rules.extract_parts import part_headed, part_named
from sayso.people.tests.cast import a_landlord
from sayso.people.tests.extracts import BY, a_contact, a_home, a_household, a_list, a_member, a_person

pytestmark = pytest.mark.django_db


def take(path, **how):
    return take_extract(
        landlord=a_landlord(), source_name="QL", path=path, how=How(**how), by=BY, at=timezone.now()
    )


@pytest.mark.parametrize(
    ("name", "part"),
    [("people.csv", "people"), ("QL_tenancy-people_20261126.CSV", "tenancy_people"), ("a/b/Properties.xlsx", "properties"),
     ("complaints.csv", "complaints"), ("export.csv", "")],
)  # fmt: skip
def test_a_part_is_known_by_its_file(name, part):
    assert part_named(name) == part


@pytest.mark.parametrize(
    ("row", "part"),
    [(a_home(), "properties"), (a_person(), "people"), (a_member(), "tenancy_people"), (a_contact(), "contacts"),
     ({"tenant_id": 1, "full_name": 1, "address_line_1": 1, "unit_id": 1}, "")],
)  # fmt: skip
def test_a_part_is_known_by_its_headings(row, part):
    assert part_headed(row) == part


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_folder_in_any_encoding(tmp_path, encoding):
    for part, rows in a_household(people=[a_person(full_name="Zoë O’Neill")]).items():
        (tmp_path / f"{part}.csv").write_bytes(a_list(rows).encode(encoding))
    assert take(tmp_path).refused == []
    assert Customer.objects.get().full_name == "Zoë O’Neill"


def test_json_and_workbooks(tmp_path):
    parts = a_household()
    (tmp_path / "all.json").write_text(json.dumps(parts))
    assert take(tmp_path / "all.json").counts["New person"] == 1
    book = xlsxwriter.Workbook(tmp_path / "all.xlsx")
    for part, rows in parts.items():
        sheet = book.add_worksheet(part)
        sheet.write_row(0, 0, rows[0])
        sheet.write_row(1, 0, rows[0].values())
    book.close()
    again = take(tmp_path / "all.xlsx", anew=True)
    assert (again.counts, again.refused) == ({}, [])


def _zip(path, files):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({"inner.zip": b"PK\x03\x04"}, "a ZIP inside the ZIP"),
        ({"people.csv": b"0" * 401_000_000}, "unpacks to more than"),
        ({"people.csv": b"person_ref,full_name,full_name\n1,2,3\n"}, "same name"),
        ({"people.csv": b""}, "is empty"),
        ({"complaints.csv": b"complaint_ref\n1\n"}, "does not hold complaints yet"),
        ({"read.me": b"hello"}, "no list in this delivery"),
    ],
)
def test_what_cannot_be_taken_says_why(tmp_path, files, says):
    with pytest.raises(Unreadable, match=says):
        take(_zip(tmp_path / "in.zip", files))


def test_a_name_that_climbs_out_of_the_zip_is_only_a_name(tmp_path):
    path = _zip(tmp_path / "in.zip", {"../../people.csv": a_list([a_person()])})
    assert take(path).counts == {"New person": 1}


def test_ragged_rows_huge_cells_and_formulas(tmp_path):
    rows = [a_person(), a_person("P2", full_name="x" * 300), a_person("P3", full_name="=HYPERLINK(1)")]
    (tmp_path / "people.csv").write_text(a_list(rows) + "P4,half\n")
    result = take(tmp_path / "people.csv")
    assert [(one.row, one.column) for one in result.refused] == [(3, "full_name"), (5, "")]
    assert Customer.objects.filter(full_name="=HYPERLINK(1)").exists()


def test_refused_rows_come_back_as_they_were_and_are_taken_once_mended(tmp_path):
    path = tmp_path / "people.csv"
    path.write_text(a_list([a_person(), a_person("P2", date_of_birth="31/02/1980")]))
    lists = refused_lists(path, take(path).refused)
    header, row = lists["people"]
    assert header[1:] == ["person_ref", "full_name", "date_of_birth"]
    assert "not a date" in row[0]
    with (tmp_path / "mended people.csv").open("w", newline="") as out:
        csv.writer(out).writerows([header, [*row[:3], "28/02/1980"]])
    assert take(tmp_path / "mended people.csv").refused == []
    assert Customer.objects.count() == 2


def test_no_cell_and_no_heading_of_a_refused_list_is_a_formula(tmp_path):
    path = tmp_path / "people.csv"
    rows = [a_person("P1", full_name="=1+1", date_of_birth="@SUM(1)") | {"=cmd|' /C calc'!A0": "-2+3"}]
    path.write_text(a_list(rows))
    cells = [cell for line in refused_lists(path, take(path).refused)["people"] for cell in line]
    assert {"'=cmd|' /C calc'!A0", "'=1+1", "'@SUM(1)", "'-2+3"} <= set(cells)


def test_a_list_in_two_files_is_one_list(tmp_path):
    files = {f"{part}.csv": a_list(rows) for part, rows in a_household().items()}
    path = _zip(
        tmp_path / "in.zip",
        {**files, "people_2.csv": a_list([a_person("P2"), a_person("P3", date_of_birth="x")])},
    )
    result = take(path)
    assert result.counts["New person"] == 2
    assert [one.row for one in result.refused] == [1_000_003]
