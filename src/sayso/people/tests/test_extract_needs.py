"""What a needs list says becomes what people need: by worked examples, and how it is kept in confidence."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from sayso.people.commands import needs
from sayso.people.enums import Basis, Confidentiality, Need
from sayso.people.events import contact_guarded
from sayso.people.models import Customer, CustomerNeed
from sayso.people.rules import extract_needs as rules
from sayso.people.tests.extracts import BY, a_household, a_person, take

TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("COMM1.06", "COMM1.06"), ("comm1.6", "COMM1.06"), (" COMM1-12 ", "COMM1.12"), ("saf1.01", "SAF1.01"),
        ("COMM1.08", "COMM1.08"), ("COMM1.13", None), ("MED1.01", None), ("SAF2.01", None), ("COMM1", None), ("", None),
        ("COMM1.061", None), ("x", None),
    ],
)  # fmt: skip
def test_codes(text, code):
    assert rules.code_of(text) == code


@pytest.mark.parametrize(
    ("need", "said", "special", "who"),
    [
        ("quiet", None, None, "ordinary"), ("quiet", "ordinary", "NONE", "ordinary"), ("quiet", "restricted", "", "restricted"),
        ("quiet", None, "HEALTH", "restricted"), ("quiet", "ordinary", "HEALTH", "restricted"),
        ("safe_contact", "ordinary", "NONE", "restricted"), ("safe_contact", None, None, "restricted"),
    ],
)  # fmt: skip
def test_who_may_see_it(need, said, special, who):
    assert rules.confidentiality(need, said, special) == who


@pytest.mark.parametrize(
    ("said", "ends", "day"),
    [
        (None, None, date(2027, 11, 26)), (date(2027, 1, 5), None, date(2027, 1, 5)),
        (None, date(2026, 12, 24), date(2026, 12, 24)), (date(2026, 12, 1), date(2026, 12, 24), date(2026, 12, 1)),
    ],
)  # fmt: skip
def test_when_to_ask_again(said, ends, day):
    assert rules.review_on(said, ends, TODAY) == day


DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@given(
    st.sampled_from(sorted(Need.values)),
    st.sampled_from([None, "ordinary", "restricted"]),
    st.text(max_size=12),
)
def test_no_file_makes_safe_contact_ordinary(need, said, special):
    who = rules.confidentiality(need, said, special)
    assert who in Confidentiality.values
    assert need != "safe_contact" or (who, rules.basis(need)) == ("restricted", Basis.SAFETY)


@given(st.none() | DAYS, st.none() | DAYS, DAYS)
def test_a_need_that_is_to_end_is_looked_at_by_then(said, ends, today):
    day = rules.review_on(said, ends, today)
    assert ends is None or day <= ends
    assert rules.is_over(ends, today) == (ends is not None and ends <= today)


@given(st.text(max_size=20))
def test_any_text_is_a_code_or_none(text):
    code = rules.code_of(text)
    assert code is None or rules.code_of(code) == code


def a_row(ref="A1", code="COMM1.06", **cells):
    return {"person_alert_ref": ref, "person_ref": "P1", "alert_subcode": code, "end_date": "", **cells}


def held():
    return {one.need: one for one in CustomerNeed.objects.filter(ended_on=None)}


def rule():
    return Customer.objects.get(source_key="P1").contact_rule


@pytest.fixture
def heard():
    told = []

    def hear(customer, **news):
        told.append(customer.source_key)

    contact_guarded.connect(hear)
    yield told
    contact_guarded.disconnect(hear)


@pytest.mark.django_db
class TestTaken:
    def test_a_need_with_all_that_is_known_of_it(self, tmp_path):
        result = take(tmp_path, a_household(needs=[a_row(review_date="2027-03-01", special_category="NONE")]))
        assert result.refused == []
        need = held()["email_only"]
        assert (need.basis, need.origin, need.source, need.source_key, need.review_on, need.confidentiality) == (
            "adjustment", "file", "QL", "A1", date(2027, 3, 1), "ordinary",
        )  # fmt: skip
        assert rule() == "writing"
        again = take(
            tmp_path, a_household(needs=[a_row(review_date="2027-03-01", special_category="NONE")]), anew=True
        )
        assert again.counts == {}

    def test_safe_contact_guards_at_once_and_is_told_to_nobody(self, tmp_path, heard):
        take(tmp_path, a_household())
        result = take(tmp_path, {"needs": [a_row(code="SAF1.01", confidentiality="Public")]}, every=True)
        need = held()["safe_contact"]
        assert (need.confidentiality, need.basis, rule()) == ("restricted", "safety", "agreed")
        assert heard == ["P1"]
        assert [str(one) for one in result.every] == ["Person P1"]
        assert "SAF" not in str(result)
        assert "safe" not in str(result).lower()

    def test_confidential_or_not_the_differences_look_the_same(self, tmp_path):
        take(tmp_path, a_household(people=[a_person(), a_person("P2")]))
        rows = [a_row(), a_row("A2", "COMM1.01", person_ref="P2", special_category="HEALTH")]
        result = take(tmp_path, {"needs": rows})
        told = {(one.kind, one.was, one.now) for one in result.first}
        assert told == {("Need told", "", "")}

    def test_two_rows_behind_one_need_and_the_last_one_ends_it(self, tmp_path):
        rows = [a_row("A1", "SAF1.01"), a_row("A2", "SAF1.02")]
        take(tmp_path, a_household(needs=rows))
        assert CustomerNeed.objects.count() == 1
        take(tmp_path, {"needs": [a_row("A1", "SAF1.01", end_date="2026-01-31")]})
        assert rule() == "agreed"
        result = take(tmp_path, {"needs": [a_row("A2", "SAF1.02", end_date="2026-01-31")]})
        assert (rule(), held()) == ("", {})
        assert result.counts == {"Need ended": 1}
        assert CustomerNeed.objects.get().ended_on == date(2026, 1, 31)
        take(tmp_path, {"needs": [a_row("A2", "SAF1.02")]})
        assert rule() == "agreed"

    def test_a_row_that_now_says_something_else(self, tmp_path):
        take(tmp_path, a_household(needs=[a_row(code="COMM1.01")]))
        take(tmp_path, {"needs": [a_row(code="COMM1.09")]})
        assert set(held()) == {"bsl_interpreter"}

    def test_an_end_that_is_still_to_come_is_asked_about_then(self, tmp_path):
        soon = timezone.localdate() + timedelta(days=20)
        take(tmp_path, a_household(needs=[a_row(end_date=str(soon))]))
        assert held()["email_only"].review_on == soon

    def test_what_was_recorded_by_hand_stays_as_it_is(self, tmp_path):
        take(tmp_path, a_household())
        told = needs.Told(detail="Only mornings")
        needs.record(customer=Customer.objects.get(), need="quiet", told=told, by=BY, at=timezone.now())
        take(tmp_path, {"needs": [a_row(code="COMM1.02", special_category="HEALTH")]})
        take(tmp_path, {"needs": [a_row(code="COMM1.02", end_date="2026-01-31")]})
        assert (held()["quiet"].detail, held()["quiet"].source) == ("Only mornings", "")

    def test_a_whole_extract_ends_what_it_lacks_but_never_safe_contact(self, tmp_path):
        take(tmp_path, a_household(needs=[a_row(), a_row("A2", "SAF1.01"), a_row("A3", "COMM1.01")]))
        take(tmp_path, a_household(needs=[a_row("A3", "COMM1.01")]), full=True)
        assert set(held()) == {"safe_contact", "reading"}

    def test_a_merged_record_s_needs_follow_the_person(self, tmp_path, heard):
        take(tmp_path, a_household(people=[a_person(), a_person("P2")], needs=[a_row(code="SAF1.01")]))
        take(tmp_path, {"people": [a_person(merged_into="P2")]})
        assert Customer.objects.get(source_key="P2").contact_rule == "agreed"
        assert heard == ["P1", "P2"]
        take(tmp_path, {"needs": [a_row(code="SAF1.01", end_date="2026-01-31")]})
        assert held() == {}

    def test_codes_that_are_formats(self, tmp_path):
        take(tmp_path, a_household(needs=[a_row(code="COMM1.10")]))
        assert Customer.objects.get().format == "braille"
        assert held() == {}

    @pytest.mark.parametrize("code", ["MED1.01", "SAF2.01", "COMM1", "nonsense", ""])
    def test_what_is_not_kept_is_refused_each_night_and_never_taken_in_silence(self, tmp_path, code):
        for _night in range(2):
            (refused,) = take(tmp_path, a_household(needs=[a_row(code=code)])).refused
            assert "COMM1" in refused.says
        assert (held(), rule()) == ({}, "")

    def test_a_dry_run_guards_nobody(self, tmp_path, heard):
        take(tmp_path, a_household())
        assert take(tmp_path, {"needs": [a_row(code="SAF1.01")]}, dry_run=True).counts == {"Need told": 1}
        assert (rule(), CustomerNeed.objects.count()) == ("", 0)
