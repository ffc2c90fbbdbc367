"""Each kind of record goes when its time is past, with its history; people only when nothing of theirs is younger."""

from __future__ import annotations

from datetime import timedelta

import pytest
from dateutil.relativedelta import relativedelta
from django.test import override_settings
from django.utils import timezone

from sayso.actions.tests import stories
from sayso.communications.commands import messages
from sayso.communications.models import LetterBatch, Message
from sayso.foundations.access.actors import System
from sayso.foundations.access.permissions import Role
from sayso.foundations.documents.models import StoredFile
from sayso.foundations.history.retention import declared
from sayso.foundations.history.tracking import history_of
from sayso.listening.models import Voice
from sayso.people.commands import needs, representatives, retention
from sayso.people.models import (
    Customer,
    CustomerNeed,
    Erasure,
    ImportRun,
    ImportSource,
    Representative,
    RetentionRule,
    RetentionRun,
    SensitiveView,
)
from sayso.people.permissions import SET_RETENTION
from sayso.people.queries.retention import cutoff
from sayso.people.tests.cast import a_customer, a_landlord, a_user, sign_in

pytestmark = pytest.mark.django_db
BY = System("test")
NOW = timezone.now()
MONTHS = {rule.kind: rule.months for _model, rule in declared()}


def ago(kind, days):
    """So many days before (or, negative, after) the day on which the kind is past its time."""
    return timezone.make_aware(
        timezone.datetime.combine(cutoff(MONTHS[kind], timezone.localdate(NOW)), timezone.datetime.min.time())
    ) - timedelta(days=days)


def tonight(landlord=None, kind=None):
    if kind:
        return retention.let_go(landlord=landlord, kind=kind, by=BY, at=NOW)
    return retention.run_everywhere(by=BY, at=NOW)


@pytest.mark.parametrize(("days", "goes"), [(1, True), (0, False), (-1, False)])
def test_contacts_of_people_who_are_not_in_the_register(days, goes):
    voice = stories.a_voice("The lift is slow.", customer=None)
    told = {"contact_name": "Ann", "contact_channel": "email", "contact_address": "ann@example.org"}
    Voice.objects.filter(pk=voice.pk).update(answered_at=ago("listening.contacts", days), **told)
    tonight()
    kept = Voice.objects.get(pk=voice.pk)
    assert (kept.contact_address == "", kept.words) == (goes, "The lift is slow.")
    past = history_of(Voice).objects.filter(pgh_obj=voice.pk)
    assert (not past.exclude(contact_address="").exists()) is goes


def test_an_open_voice_keeps_its_contact_for_ever():
    voice = stories.a_voice("Still waiting.", customer=None)
    Voice.objects.filter(pk=voice.pk).update(
        received_at=NOW - timedelta(days=9000), said_at=NOW - timedelta(days=9000), contact_name="Ann",
        contact_channel="email", contact_address="a@example.org",
    )  # fmt: skip
    tonight()
    assert Voice.objects.get(pk=voice.pk).contact_name == "Ann"


def a_message(customer, state, at):
    draft = messages.Draft(f"k{customer.pk}{state}", messages.Recipient.of(customer), "News", "Words")
    [made] = messages.queue(landlord=customer.landlord, drafts=[draft], by=BY, at=NOW)
    Message.objects.filter(pk=made.pk).update(state=state, queued_at=at, sent_at=at)
    return made


@pytest.mark.parametrize(
    ("state", "goes"), [("sent", True), ("failed", True), ("waiting", False), ("held", False)]
)
def test_words_of_messages(state, goes):
    made = a_message(a_customer(), state, ago("communications.messages", 1))
    tonight()
    kept = Message.objects.get(pk=made.pk)
    assert ((kept.body, kept.to_address) == ("[…]", "")) is goes
    assert kept.state == state
    assert history_of(Message).objects.filter(pgh_obj=made.pk, body="Words").exists() is not goes


def test_print_files_of_posted_letters(tmp_path, django_capture_on_commit_callbacks):
    with override_settings(MEDIA_ROOT=tmp_path):
        files = [
            StoredFile.keep(content=name, name="a.pdf", content_type="application/pdf", at=NOW)
            for name in (b"posted", b"not posted")
        ]
        old = ago("communications.print_files", 1)
        batch = {"landlord": a_landlord(), "made_at": old, "made_by": "x"}
        posted = LetterBatch.objects.create(**batch, file=files[0], posted_at=old, posted_by="x")
        waiting = LetterBatch.objects.create(**batch, file=files[1])
        with django_capture_on_commit_callbacks(execute=True):
            tonight(a_landlord(), "communications.print_files")
        assert LetterBatch.objects.get(pk=posted.pk).file is None
        assert not files[0].path.exists()
        assert LetterBatch.objects.get(pk=waiting.pk).file == files[1]
        assert files[1].path.exists()


def test_refused_rows_needs_and_looks():
    one, officer = a_customer(), a_user()
    source = ImportSource.objects.create(landlord=one.landlord, name="housing")
    run = ImportRun.objects.create(source=source, file_name="a.csv", sha256="0", at=ago("people.refused_rows", 1), by="x", rows=1,
                                   added=0, changed=0, unchanged=0, refused=[{"row": 1, "found": "Ann"}])  # fmt: skip
    need = needs.record(customer=one, need="quiet", told=needs.Told(), by=officer, at=NOW)
    CustomerNeed.objects.filter(pk=need.pk).update(ended_on=ago("people.needs", 1).date())
    SensitiveView.objects.create(customer=one, viewer=officer, seen="needs", at=ago("people.looks", 1))
    SensitiveView.objects.create(customer=one, viewer=officer, seen="needs", at=NOW)
    tonight()
    assert ImportRun.objects.get(pk=run.pk).refused == []
    assert not CustomerNeed.objects.exists()
    assert not history_of(CustomerNeed).objects.exists()
    assert SensitiveView.objects.count() == 1
    assert dict(RetentionRun.objects.values_list("kind", "records")) == {
        "people.refused_rows": 1, "people.needs": 1, "people.looks": 1,
    }  # fmt: skip


@pytest.fixture
def gone():
    """Somebody who left long ago."""
    return a_customer(left_on=ago("people.left", 1).date())


@pytest.mark.parametrize(
    "held_by", ["nothing", "open voice", "answered lately", "message", "speaks", "left lately", "merged"]
)
def test_people_who_left_go_only_when_nothing_of_theirs_is_younger(gone, held_by):
    if held_by == "open voice":
        stories.a_voice("Hello", customer=gone)
    elif held_by == "answered lately":
        Voice.objects.filter(pk=stories.a_voice("Hello", customer=gone).pk).update(answered_at=NOW)
    elif held_by == "message":
        a_message(gone, "sent", NOW)
    elif held_by == "speaks":
        representatives.add(customer=a_customer(), speaker=gone, relationship="son", by=BY, at=NOW)
    elif held_by == "left lately":
        Customer.objects.filter(pk=gone.pk).update(left_on=ago("people.left", 0).date())
    elif held_by == "merged":
        Customer.objects.filter(pk=gone.pk).update(merged_into=a_customer())
    tonight()
    assert Erasure.objects.filter(customer=gone).exists() is (held_by == "nothing")


def test_what_held_somebody_lets_go_of_them_in_its_own_time(gone):
    voice = stories.a_voice("Hello, I am gone soon.", customer=gone)
    Voice.objects.filter(pk=voice.pk).update(answered_at=ago("listening.contacts", 1))
    Message.objects.all().update(queued_at=ago("communications.messages", 1), state="sent", sent_at=NOW)
    tonight()
    assert Erasure.objects.filter(customer=gone).exists()
    assert Voice.objects.get(pk=voice.pk).words == "Hello, I am gone soon."


def test_twice_is_once_and_a_landlord_may_choose(gone):
    other = a_landlord("Southfield Homes")
    theirs = a_customer(other, left_on=gone.left_on)
    retention.choose(landlord=other, months={"people.left": 100}, by=BY, at=NOW)
    tonight()
    tonight()
    assert list(Erasure.objects.values_list("customer", flat=True)) == [gone.pk]
    retention.choose(landlord=other, months={"people.left": 72}, by=BY, at=NOW)
    assert not RetentionRule.objects.exists()
    tonight()
    assert Erasure.objects.filter(customer=theirs).exists()


@pytest.mark.parametrize("months", [{"people.left": 0}, {"people.left": 241}, {"no.such": 5}])
def test_only_lengths_within_reason(months):
    with pytest.raises(retention.NotALength):
        retention.choose(landlord=a_landlord(), months=months, by=BY, at=NOW)


def test_on_the_page(client, gone):
    sign_in(client, a_user(Role.ADMINISTRATOR))
    given = {f"months-{kind}": months for kind, months in MONTHS.items()}
    assert "People who left" in client.get("/staff/retention/").content.decode()
    tried = client.post("/staff/retention/", {**given, "act": "try"}).content.decode()
    assert "<strong>1</strong>" in tried
    assert (
        client.post("/staff/retention/", {**given, "months-people.left": "x", "act": "save"}).status_code
        == 422
    )
    for _again in range(2):
        saved = client.post("/staff/retention/", {**given, "months-people.left": "60", "act": "save"})
        assert saved.status_code == 302
    assert RetentionRule.objects.get().months == 60


@pytest.mark.parametrize("role", [role for role in Role if role not in SET_RETENTION.roles])
def test_nobody_else_may(client, role):
    sign_in(client, a_user(role))
    given = {f"months-{kind}": 1 for kind in MONTHS}
    assert client.post("/staff/retention/", {**given, "act": "save"}).status_code in (302, 403, 404)
    assert not RetentionRule.objects.exists()


def test_lengths_are_counted_in_calendar_months():
    day = timezone.localdate(NOW)
    assert cutoff(24, day) == day - relativedelta(months=24)


def test_a_representation_that_ended_goes():
    made = representatives.add(customer=a_customer(), speaker=a_customer(), relationship="son", by=BY, at=NOW)
    Representative.objects.filter(pk=made.pk).update(
        starts_on=ago("people.representatives", 9).date(), ends_on=ago("people.representatives", 1).date()
    )
    tonight()
    assert not Representative.objects.exists()
