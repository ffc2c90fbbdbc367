"""When the source says that two records are not one after all, what was moved goes back to whom it belonged."""

import pytest
from django.utils import timezone

from sayso.foundations.access.actors import System
from sayso.people.commands import merging, needs
from sayso.people.enums import Basis, Need, Origin
from sayso.people.models import Customer, CustomerNeed, Merge, OnlineHelp
from sayso.people.tests.extracts import a_household, a_person, take

pytestmark = pytest.mark.django_db
BY = System("test")
TOLD = needs.Told(basis=Basis.CONSENT, origin=Origin.SELF)


def who(ref="P1"):
    return Customer.objects.get(source_key=ref)


def a_need(ref="A1", code="SAF1.01", person="P1", **cells):
    return {"person_alert_ref": ref, "person_ref": person, "alert_subcode": code, **cells}


def held(ref):
    return sorted(who(ref).needs.filter(ended_on=None).values_list("need", flat=True))


@pytest.fixture
def three(tmp_path):
    take(tmp_path, a_household(people=[a_person(ref) for ref in ("P1", "P2", "P3")]))
    return tmp_path


def merged(folder, ref, into):
    return take(folder, {"people": [a_person(ref, merged_into=into)]})


def record(ref, need):
    return needs.record(customer=who(ref), need=need, told=TOLD, by=BY, at=timezone.now())


def test_needs_that_the_source_s_merge_moved_go_back_and_those_of_the_other_stay(three):
    take(three, {"needs": [a_need()]})
    record("P1", Need.HEARING_LOOP)
    record("P2", Need.EMAIL_ONLY)
    merged(three, "P1", "P2")
    assert (held("P1"), held("P2")) == ([], ["email_only", "hearing_loop", "safe_contact"])
    for _night in range(2):
        merged(three, "P1", "none")
        assert (held("P1"), held("P2")) == (["hearing_loop", "safe_contact"], ["email_only"])
        assert (who("P1").contact_rule, who("P2").contact_rule) == ("agreed", "writing")
    assert not CustomerNeed.objects.exclude(came_from=None).exists()
    take(three, {"needs": [a_need(end_date="2026-01-31")]})
    assert held("P1") == ["hearing_loop"]  # the source's own end still finds it


def test_a_need_that_ended_meanwhile_goes_back_as_ended(three):
    one = record("P1", Need.HEARING_LOOP)
    merged(three, "P1", "P2")
    needs.end(need=one, by=BY, at=timezone.now())
    merged(three, "P1", "none")
    one.refresh_from_db()
    assert (one.customer, one.ended_on is None) == (who("P1"), False)


def test_what_both_need_stays_with_each(three):
    for ref in ("P1", "P2"):
        record(ref, Need.HEARING_LOOP)
    merged(three, "P1", "P2")
    merged(three, "P1", "none")
    assert (held("P1"), held("P2")) == (["hearing_loop"], ["hearing_loop"])


def test_what_it_came_to_need_itself_is_not_pushed_aside(three):
    record("P1", Need.HEARING_LOOP)
    merged(three, "P1", "P2")
    record("P1", Need.HEARING_LOOP)  # noted with the old record all the same
    merged(three, "P1", "none")
    assert (held("P1"), held("P2")) == (["hearing_loop"], ["hearing_loop"])


def test_through_a_chain_each_gets_its_own_whichever_is_split_first(three):
    record("P1", Need.HEARING_LOOP)
    record("P2", Need.EMAIL_ONLY)
    merged(three, "P1", "P2")
    merged(three, "P2", "P3")
    assert held("P3") == ["email_only", "hearing_loop"]
    merged(three, "P2", "none")
    assert (held("P2"), held("P3")) == (["email_only", "hearing_loop"], [])  # P1 still stands under P2
    merged(three, "P1", "none")
    assert [held(ref) for ref in ("P1", "P2", "P3")] == [["hearing_loop"], ["email_only"], []]


def test_it_goes_with_whom_it_is_merged_into_now(three):
    record("P1", Need.HEARING_LOOP)
    merged(three, "P1", "P2")
    take(three, {"people": [a_person("P2", merged_into="none"), a_person("P1", merged_into="P3")]})
    assert [held(ref) for ref in ("P1", "P2", "P3")] == [[], [], ["hearing_loop"]]
    merged(three, "P1", "none")
    assert held("P1") == ["hearing_loop"]


def test_a_split_of_what_staff_merged_is_the_same_as_their_taking_apart(three):
    record("P1", Need.SAFE_CONTACT)
    record("P2", Need.EMAIL_ONLY)
    given = OnlineHelp.objects.create(
        customer=who("P1"), kind="data", given_on=timezone.localdate(), recorded_at=timezone.now(), recorded_by="test"
    )  # fmt: skip
    merge = merging.merge(kept=who("P2"), merged=who("P1"), by=BY, at=timezone.now())
    assert held("P2") == ["email_only", "safe_contact"]
    for _night in range(2):
        merged(three, "P1", "none")
        assert (held("P1"), held("P2")) == (["safe_contact"], ["email_only"])
        assert (who("P1").contact_rule, who("P2").contact_rule) == ("agreed", "writing")
    merge.refresh_from_db()
    given.refresh_from_db()
    assert (bool(merge.undone_at), given.customer, who("P1").home.source_key) == (True, who("P1"), "H1")
    again = merging.merge(
        kept=who("P2"), merged=who("P1"), by=BY, at=timezone.now()
    )  # and it can be merged again
    assert merging.take_apart(merge=again, by=BY, at=timezone.now()).undone_at


def test_the_kept_record_may_have_been_put_into_another_since(three):
    record("P1", Need.HEARING_LOOP)
    record("P2", Need.EMAIL_ONLY)
    for kept, gone in (("P2", "P1"), ("P3", "P2")):
        merging.merge(kept=who(kept), merged=who(gone), by=BY, at=timezone.now())
    assert held("P3") == ["email_only", "hearing_loop"]
    merged(three, "P1", "none")
    assert [held(ref) for ref in ("P1", "P2", "P3")] == [["hearing_loop"], [], ["email_only"]]
    merging.take_apart(merge=Merge.objects.get(undone_at=None), by=BY, at=timezone.now())
    assert [held(ref) for ref in ("P1", "P2", "P3")] == [["hearing_loop"], ["email_only"], []]


def test_a_dry_run_moves_nothing(three):
    record("P1", Need.HEARING_LOOP)
    merged(three, "P1", "P2")
    take(three, {"people": [a_person("P1", merged_into="none")]}, dry_run=True)
    assert (held("P1"), held("P2")) == ([], ["hearing_loop"])
