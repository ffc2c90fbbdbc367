"""Contacts, dates and columns: worked examples, and what holds for anything at all."""

import string
from datetime import date

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.foundations.tables import safe_cell
from sayso.people.rules import contacts, import_fields
from sayso.people.rules.import_rows import Row, a_date, check


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("07700 900123", "+447700900123"), ("(0131) 496-0000", "+441314960000"), ("+48 600 700 800", "+48600700800"),
        ("0044 7700 900123", "+447700900123"), ("7700900123", "+447700900123"), ("12", None), ("phone", None), ("", None),
        ("07700 900123 ext 5", None), ("+", None), ("0" * 50, None), ("900123", None), ("١٢٣", None),
    ],
)  # fmt: skip
def test_phone_numbers(text, number):
    assert contacts.phone_number(text) == number


def the_long_way(text):
    try:
        parsed = phonenumbers.parse(text, "GB")
    except phonenumbers.NumberParseException:
        return None
    reason = phonenumbers.is_possible_number_with_reason(parsed)
    if reason != phonenumbers.ValidationResult.IS_POSSIBLE:
        return None
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


@given(st.text(alphabet=string.digits, min_size=9, max_size=10))
def test_the_short_way_gives_the_answer_of_the_long_way(digits):
    assert contacts.phone_number(f"0{digits}") == the_long_way(f"0{digits}")


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading_of_contacts_and_dates(text):
    contacts.phone_number(text)
    contacts.is_email(text)
    a_date(text)


@given(st.dictionaries(st.sampled_from(sorted(import_fields.BY_NAME)), st.text(max_size=50)))
def test_every_row_is_taken_or_explained(cells):
    found = check(cells, date(2026, 11, 22))
    assert isinstance(found, Row) or (found and all(one.says for one in found))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1980-02-01", date(1980, 2, 1)), ("01/02/1980", date(1980, 2, 1)), ("1.2.1980", date(1980, 2, 1)),
        ("1980-02-01 00:00:00", date(1980, 2, 1)), ("1 Feb 1980", date(1980, 2, 1)), ("1st February 1980", date(1980, 2, 1)),
        ("13/13/1980", None), ("80-02-01", None), ("yesterday", None),
    ],
)  # fmt: skip
def test_dates(text, day):
    assert a_date(text) == day


def test_headings_of_the_usual_exports_are_recognised():
    core = [
        "tenancycode",
        "propcode",
        "uprn",
        "address_line1",
        "town_or_city",
        "postcode_full",
        "startdate",
        "tenancy",
    ]
    assert import_fields.recognised(core) == {
        "tenancy_key": "tenancycode", "home_key": "propcode", "uprn": "uprn", "address_line_1": "address_line1",
        "town": "town_or_city", "postcode": "postcode_full", "tenancy_start": "startdate", "tenancy_kind": "tenancy",
    }  # fmt: skip
    plain = ["Customer Ref", "Forename", "Surname", "D.O.B.", "E-mail address", "Mobile", "Post Code"]
    assert set(import_fields.recognised(plain)) == {
        "customer_key", "first_name", "last_name", "date_of_birth", "email", "phone", "postcode",
    }  # fmt: skip


@given(st.text(max_size=30))
def test_no_cell_leaves_the_house_as_a_formula(text):
    assert not safe_cell(text).lstrip(" ").startswith(("=", "+", "-", "@"))
