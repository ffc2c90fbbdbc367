"""A draft from its first word to publication; what may follow what; what is given back to the byte."""

from datetime import date, timedelta

import pytest
from django.db import Error, transaction

from sayso.foundations.refusals import Refusal
from sayso.framework.commands import drafts
from sayso.framework.models import Draft, Edition, Fact
from sayso.framework.queries import drafts as asked
from sayso.framework.queries.shelf import from_texts, open_pack
from sayso.framework.rules import drafting
from sayso.framework.tests.conftest import ROBOT, moment
from sayso.people.models import Landlord

NOW = moment("2026-11-04T10:00")
WHO = {"by": ROBOT, "at": NOW}


@pytest.fixture
def draft(landlord, edition):
    return drafts.start(
        landlord=landlord, edition="2027", starts_on=date(2027, 4, 1), based_on=edition, **WHO
    )


def put(draft, kind, at, **changes):
    draft.refresh_from_db()
    table = changes if at is None else {**drafting.item(draft.content, kind, at), **changes}
    return drafts.put(draft=draft, revision=draft.revision, section=kind, number=at, table=table, **WHO)


def ready(draft):
    """Bring a draft to where only its approval is missing."""
    draft = put(
        draft, "framework", 0, equality="Looked at.", environment="Looked at.", approved_by="The Board"
    )
    drafts.open_review(draft=draft, review_from=date(2026, 11, 1), review_until=date(2026, 11, 30), **WHO)
    return drafts.close_review(draft=draft, said="40 people said it is clear.", **WHO)


def test_the_next_edition_begins_with_what_is_in_force_and_asks_its_notes_again(draft, edition):
    assert draft.pack == edition.pack
    assert draft.content["clause"] == edition.content["clause"]
    assert draft.content["framework"]["edition"] == "2027"
    assert not {"equality", "consultation", "approved_on"} & set(draft.content["framework"])
    assert asked.mistakes(draft) == []


def test_the_same_form_twice_is_one_draft(landlord, edition):
    given = {"landlord": landlord, "edition": "2027", "starts_on": date(2027, 4, 1), "key": "k", **WHO}
    assert drafts.start(based_on=edition, **given) == drafts.start(based_on=edition, **given)
    assert Draft.objects.count() == 1


def test_a_name_that_an_edition_has_is_refused(landlord, edition):
    with pytest.raises(Refusal, match="edition of that name"):
        drafts.start(
            landlord=landlord, edition=edition.edition, starts_on=date(2027, 4, 1), based_on=edition, **WHO
        )


def test_a_change_made_on_an_old_page_overwrites_nothing(draft):
    put(draft, "area", 0, name="Feedback")
    with pytest.raises(Refusal, match="Someone changed the draft"):
        drafts.put(draft=draft, revision=1, section="area", number=0, table={"name": "Mine"}, **WHO)
    draft.refresh_from_db()
    assert draft.content["area"][0]["name"] == "Feedback"


def test_a_new_thing_is_named_by_its_words_and_never_like_another(draft):
    words = {"name": "Tea & Talk", "says": "A cup of tea.", "counts": True}
    put(draft, "activity", None, **words)
    found = put(draft, "activity", None, **words).content["activity"]
    assert [one["id"] for one in found[-2:]] == ["tea-talk", "tea-talk-2"]


def test_things_can_be_moved_and_taken_out(draft):
    first, second = (one["id"] for one in draft.content["area"][:2])
    moved = drafts.move(draft=draft, revision=1, section="area", number=0, down=1, **WHO)
    assert [one["id"] for one in moved.content["area"][:2]] == [second, first]
    left = drafts.remove(draft=draft, revision=2, section="area", number=0, **WHO)
    assert second not in [one["id"] for one in left.content["area"]]
    found = asked.mistakes(left)
    assert found
    assert all("There is no area" in one.says for one in found)


def test_each_mistake_names_the_thing_it_is_in(draft):
    number = next(at for at, one in enumerate(draft.content["clause"]) if "clock" in one)
    wrong = put(draft, "clause", number, clock={"when": "meeting.heldd", "then": "meeting.minutes_published"})
    (found,) = asked.mistakes(wrong)
    assert (found.section, found.number, found.meant) == ("clause", number, "meeting.held")


def test_from_nothing_to_a_pack_that_can_be_counted(landlord):
    draft = drafts.start(
        landlord=landlord, edition="1", starts_on=date(2027, 4, 1), name="How we listen", **WHO
    )
    assert {one.section for one in asked.mistakes(draft)} == {"area", "clause"}
    draft = put(draft, "area", None, name="Talk", says="We talk.")
    draft = put(draft, "clause", None, section="1", name="Answers", says="We answer.", area="talk", owner="Manager",
                clock={"when": "enquiry.received", "then": "enquiry.answered", "within": "2 working days"})  # fmt: skip
    assert asked.mistakes(draft) == []
    assert drafts.read(draft).pack.duties[0].id == "answers"


def test_the_whole_way_to_publication(draft, landlord, edition):
    draft = ready(draft)
    draft = drafts.approve(draft=draft, on=date(2026, 11, 3), evidence="/files/minutes", **WHO)
    new = drafts.publish(draft=draft, measured_from=date(2027, 4, 1), **WHO)
    edition.refresh_from_db()
    assert edition.ends_on == date(2027, 3, 31)
    assert new.measured_from == date(2027, 4, 1)
    assert new.content["framework"]["consultation"] == "40 people said it is clear."
    fact = Fact.objects.get(kind="framework.reviewed")
    assert fact.occurred_at.date() == date(2026, 11, 3)
    assert fact.evidence_url == "/files/minutes"
    assert drafts.publish(draft=draft, measured_from=date(2027, 4, 1), **WHO) == new
    assert Edition.objects.count() == 2
    assert Fact.objects.count() == 1


def test_publication_that_fails_leaves_nothing(draft):
    draft = drafts.approve(draft=ready(draft), on=date(2026, 11, 3), **WHO)
    draft.content["framework"]["nation"] = "scotland"
    draft.save()
    with pytest.raises(Refusal):
        drafts.publish(draft=draft, measured_from=date(2027, 4, 1), **WHO)
    draft.refresh_from_db()
    assert draft.stage == "approved"
    assert Edition.objects.count() == 1


@pytest.mark.parametrize("missing", ["equality", "environment", "approved_by"])
def test_what_is_not_noted_is_not_approved(draft, missing):
    draft = ready(draft)
    top = {key: one for key, one in draft.content["framework"].items() if key != missing}
    draft = drafts.put(draft=draft, revision=draft.revision, section="framework", number=0, table=top, **WHO)
    with pytest.raises(Refusal):
        drafts.approve(draft=draft, on=date(2026, 11, 3), **WHO)


def steps(draft):
    far = NOW.date() + timedelta(days=30)
    return {
        "put": lambda: put(draft, "area", 0, name="New"),
        "review": lambda: drafts.open_review(draft=draft, review_from=NOW.date(), review_until=far, **WHO),
        "close": lambda: drafts.close_review(draft=draft, said="Good.", **WHO),
        "approve": lambda: drafts.approve(draft=draft, on=NOW.date(), **WHO),
        "publish": lambda: drafts.publish(draft=draft, measured_from=far, **WHO),
        "reopen": lambda: drafts.reopen(draft=draft, reason="More to say.", **WHO),
        "drop": lambda: drafts.drop(draft=draft, reason="Not needed.", **WHO),
    }  # fmt: skip


MAY = {
    "writing": {"put", "review", "drop"},
    "review": {"close", "reopen", "drop"},
    "reviewed": {"put", "review", "approve", "reopen", "drop"},
    "approved": {"publish", "reopen", "drop"},
    "dropped": set(),
}


@pytest.mark.parametrize("step", ["put", "review", "close", "approve", "publish", "reopen", "drop"])
@pytest.mark.parametrize("stage", MAY)
def test_each_step_is_taken_only_where_it_may_be(draft, stage, step):
    draft = ready(draft)
    if stage == "approved":
        drafts.approve(draft=draft, on=NOW.date(), **WHO)
    else:
        days = {"review_from": NOW.date(), "review_until": NOW.date()}
        Draft.objects.filter(pk=draft.pk).update(stage=stage, **(days if stage == "review" else {}))
    draft.refresh_from_db()
    if step in MAY[stage]:
        steps(draft)[step]()
    else:
        with pytest.raises(Refusal):
            steps(draft)[step]()


def test_what_is_opened_again_is_no_longer_approved(draft):
    draft = drafts.approve(draft=ready(draft), on=date(2026, 11, 3), **WHO)
    draft = drafts.reopen(draft=draft, reason="A clause was wrong.", **WHO)
    assert (draft.stage, draft.approved_by, draft.approved_on) == ("writing", "", None)
    assert "approved_on" not in draft.content["framework"]


def test_the_database_refuses_an_approval_by_nobody(draft):
    with pytest.raises(Error), transaction.atomic():
        Draft.objects.filter(pk=draft.pk).update(stage="approved")


def test_an_imported_pack_is_given_back_to_the_byte_until_it_is_changed(landlord):
    pack = open_pack("trident")
    draft = drafts.import_pack(landlord=landlord, pack=pack, **WHO)
    assert asked.texts(draft) == pack.files
    changed = put(draft, "area", 0, name="Feedback")
    texts = asked.texts(changed)
    assert from_texts("x", texts).content == changed.content
    again = drafts.import_pack(landlord=landlord, pack=from_texts("x", texts), **WHO)
    assert asked.texts(again) == texts


def test_what_is_no_framework_of_this_landlord_is_not_imported(landlord):
    with pytest.raises(Refusal, match="regulation"):
        drafts.import_pack(landlord=landlord, pack=open_pack("england"), **WHO)
    scots = Landlord.objects.create(name="Other", slug="other", nation="scotland")
    with pytest.raises(Refusal, match="another nation"):
        drafts.import_pack(landlord=scots, pack=open_pack("trident"), **WHO)


def test_a_draft_of_another_landlord_is_not_found(draft):
    other = Landlord.objects.create(name="Other", slug="other", nation="england")
    assert asked.draft(other, draft.pk) is None


def test_customers_are_asked_between_the_days_of_the_review(draft, landlord):
    drafts.open_review(draft=draft, review_from=date(2026, 11, 4), review_until=date(2026, 11, 6), **WHO)
    days = [date(2026, 11, day) for day in range(3, 8)]
    assert [asked.with_customers(landlord, day) is not None for day in days] == [
        False,
        True,
        True,
        True,
        False,
    ]
