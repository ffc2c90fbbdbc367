"""Notices to many: each by their own way, once, whoever pressed twice and whatever was killed."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from sayso.communications.commands import notices as commands
from sayso.communications.commands.messages import queue
from sayso.communications.models import Message, Notice, NoticeRecipient, NoticeWords
from sayso.communications.queries import notices
from sayso.communications.tests.postroom import NOON, TESTS, database_of_tests
from sayso.foundations.access.permissions import Role
from sayso.people.commands import erasure, merging, segments
from sayso.people.models import Customer
from sayso.people.tests.cast import a_customer, a_home, a_landlord, a_place, a_user, sign_in

pytestmark = pytest.mark.django_db
SAID = {"en": ("The lift", "It works again on Monday."), "ar": ("المصعد", "يعمل من جديد يوم الاثنين.")}
KEY = iter(range(10_000))


def a_notice(landlord=None, segment=None, words=SAID, by=TESTS):
    return commands.save(
        landlord=landlord or a_landlord(), segment=segment, words=words, key=f"k{next(KEY)}", by=by, at=NOON
    )


def handed_out(notice):
    while commands.hand_out(notice_id=notice.pk, by=TESTS, at=NOON):
        pass
    notice.refresh_from_db()
    return notice


@pytest.fixture
def sender(db):
    return a_user(Role.ENGAGEMENT)


@pytest.fixture
def town(sender):
    """One of each: e-mail, text, a letter in Arabic and large print, a phone call, only as agreed, Polish, and no way at all."""
    home = a_home(a_place(sender.landlord, "Mill"))
    none = {"email": "", "phone": ""}
    return {
        "email": a_customer(sender.landlord, "Ada", channel="email"),
        "text": a_customer(sender.landlord, "Bo", channel="text", email="", phone="+447700900001"),
        "letter": a_customer(sender.landlord, "Chadi", channel="letter", language="ar", format="large_print", home=home, is_online=False, **none),
        "phone": a_customer(sender.landlord, "Di", channel="phone", email="", phone="+442079460001"),
        "held": a_customer(sender.landlord, "Eve", channel="email", contact_rule="agreed"),
        "polish": a_customer(sender.landlord, "Filip", channel="email", language="pl", format="braille"),
        "none": a_customer(sender.landlord, "Gus", channel="letter", is_online=False, **none),
    }  # fmt: skip


def test_each_is_told_by_their_own_way_in_their_own_words(sender, town):
    notice = commands.send(notice=a_notice(), by=sender, at=NOON)
    handed_out(notice)
    told = {
        one.customer_id: (one.channel, one.language, one.format, one.title, one.state)
        for one in Message.objects.all()
    }
    assert told == {
        town["email"].pk: ("email", "en", "standard", "The lift", "waiting"),
        town["text"].pk: ("text", "en", "standard", "The lift", "waiting"),
        town["letter"].pk: ("letter", "ar", "large_print", "المصعد", "to_print"),
        town["phone"].pk: ("phone", "en", "standard", "The lift", "to_call"),
        town["held"].pk: ("email", "en", "standard", "The lift", "held"),
        town["polish"].pk: ("email", "en", "braille", "The lift", "waiting"),
    }
    assert [one.customer for one in notices.unreachable(notice, sender)] == [town["none"]]
    assert notice.finished_at == NOON


def test_before_it_goes_it_is_said_whom_it_reaches_and_how(sender, town):
    notice = a_notice()
    people = notices.audience(sender, notice.landlord, None, NOON)
    seen = notices.outlook(people, frozenset(SAID)).value
    assert (seen.people, seen.unreachable, seen.held) == (7, 1, 1)
    assert seen.ways == [("E-mail", 3), ("Text message", 1), ("Letter", 1), ("Phone call", 1)]
    assert seen.in_english == [("Polski", 1)]
    assert [n for _form, n in seen.by_hand] == [1]
    assert (seen.offline, seen.offline_reached) == (2, 1)


@pytest.mark.parametrize("seed", range(5))
def test_what_was_foretold_is_what_is_handed_out(sender, seed):
    chance = random.Random(seed)
    for number in range(25):
        phone = chance.choice(["", f"+4477009{number:05}"])
        email = chance.choice(["", f"p{number}@example.org"])
        ways = ["letter", *(["email"] if email else []), *(["text", "phone"] if phone else [])]
        a_customer(
            sender.landlord, f"Person {number}", channel=chance.choice(ways), email=email, phone=phone,
            postal_address=chance.choice(["", "1 Mill Lane"]), contact_rule=chance.choice(["", "", "writing", "agreed"]),
        )  # fmt: skip
    notice = a_notice()
    seen = notices.outlook(notices.audience(sender, notice.landlord, None, NOON), frozenset(SAID)).value
    handed_out(commands.send(notice=notice, by=sender, at=NOON))
    got = Counter(str(one.get_channel_display()) for one in Message.objects.all())
    assert dict(seen.ways) == got
    assert seen.people == got.total() + seen.unreachable == NoticeRecipient.objects.count()
    assert notices.unreachable(notice, sender).count() == seen.unreachable
    assert Message.objects.filter(state="held").count() == seen.held
    done = notices.progress(notice)
    assert (done.people, done.queued, done.unreachable, done.share) == (
        25,
        got.total(),
        seen.unreachable,
        100,
    )


def test_a_segment_means_whom_its_rules_mean_on_the_day_and_nobody_who_came_later(sender, town):
    segment = segments.save(
        landlord=sender.landlord, name="By letter", rules={"channel": ["letter"]}, key="s", by=TESTS, at=NOON
    )
    notice = commands.send(notice=a_notice(segment=segment), by=sender, at=NOON)
    a_customer(sender.landlord, "Late", channel="letter", postal_address="2 Mill Lane")
    handed_out(notice)
    assert set(notice.recipients.values_list("customer", flat=True)) == {
        town["letter"].pk,
        town["none"].pk,
    }


@pytest.mark.parametrize("change", [{"left_on": date(2026, 11, 1)}, {"landlord": "other"}])
def test_who_left_or_is_another_landlords_is_not_meant(sender, change):
    change = {**change, **({"landlord": a_landlord("Other")} if "landlord" in change else {})}
    Customer.objects.filter(pk=a_customer(sender.landlord).pk).update(**change)
    with pytest.raises(commands.NotANotice, match="Nobody"):
        commands.send(notice=a_notice(), by=sender, at=NOON)


def test_a_role_over_a_place_reaches_that_place(sender):
    mill, quay = a_place(sender.landlord, "Mill"), a_place(sender.landlord, "Quay")
    near = a_customer(sender.landlord, "Near", home=a_home(mill))
    a_customer(sender.landlord, "Far", home=a_home(quay))
    officer = a_user(Role.ENGAGEMENT, place=mill)
    notice = a_notice(by=officer)
    assert notices.visible_to(officer).get() == notice
    handed_out(commands.send(notice=notice, by=officer, at=NOON))
    assert [one.customer for one in notice.recipients.all()] == [near]
    assert not notices.visible_to(a_user(Role.ENGAGEMENT, place=quay)).exists()


def test_whoever_wrote_it_reads_no_more_names_than_before_when_somebody_with_a_wider_role_sends_it(sender):
    mill, quay = a_place(sender.landlord, "Mill"), a_place(sender.landlord, "Quay")
    for place in (mill, quay):
        a_customer(sender.landlord, f"Of {place.name}", home=a_home(place))
    officer = a_user(Role.ENGAGEMENT, place=mill)
    notice = handed_out(commands.send(notice=a_notice(by=officer), by=sender, at=NOON))
    assert notices.visible_to(officer).get() == notice
    assert [row[0] for row in notices.told(notice, officer)] == ["Of Mill"]
    assert sorted(row[0] for row in notices.told(notice, sender)) == ["Of Mill", "Of Quay"]
    NoticeRecipient.objects.update(message=None, is_unreachable=True)
    assert [one.customer.full_name for one in notices.unreachable(notice, officer)] == ["Of Mill"]


def test_sent_twice_is_sent_once_and_saved_twice_is_one(sender, town):
    first = commands.save(landlord=sender.landlord, segment=None, words=SAID, key="same", by=TESTS, at=NOON)
    again = commands.save(
        landlord=sender.landlord, segment=None, words={"en": SAID["en"]}, key="same", by=TESTS, at=NOON
    )
    assert first == again
    assert [one.language for one in first.words.all()] == ["en"]
    for _turn in range(2):
        handed_out(commands.send(notice=first, by=sender, at=NOON))
    assert Message.objects.count() == 6


def test_taken_up_in_the_middle_it_goes_on_where_it_was(sender, town, monkeypatch):
    monkeypatch.setattr(commands, "AT_ONCE", 2)
    notice = commands.send(notice=a_notice(), by=sender, at=NOON)
    assert commands.hand_out(notice_id=notice.pk, by=TESTS, at=NOON) == 2

    def killed(**given):
        queue(**given)
        raise RuntimeError("killed")

    with monkeypatch.context() as broken:
        broken.setattr(commands.messages, "queue", killed)
        with pytest.raises(RuntimeError):
            commands.hand_out(notice_id=notice.pk, by=TESTS, at=NOON)
    assert Message.objects.count() == 2
    assert notices.on_their_way() == [notice.pk]
    handed_out(notice)
    assert Counter(Message.objects.values_list("customer", flat=True)).most_common(1)[0][1] == 1
    assert (Message.objects.count(), notices.on_their_way()) == (6, [])


def test_merged_or_taken_out_in_between_gets_none_of_their_own(sender, town):
    notice = commands.send(notice=a_notice(), by=sender, at=NOON)
    merging.merge(kept=town["email"], merged=town["polish"], by=TESTS, at=NOON)
    erasure.erase(customer=town["text"], because="they asked", although_there=True, by=sender, at=NOON)
    handed_out(notice)
    assert Message.objects.filter(customer=town["email"]).count() == 1
    assert not Message.objects.filter(customer__in=[town["polish"], town["text"]]).exists()


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ({}, "title_en"), ({"en": ("", "Body")}, "title_en"), ({"en": ("Title", " ")}, "body_en"),
        ({"en": SAID["en"], "ar": ("", "نص")}, "title_ar"), ({"en": SAID["en"], "ar": ("عنوان", "")}, "body_ar"),
        ({"en": ("T", "x" * 4_001)}, "body_en"), ({"en": ("T" * 121, "x")}, "body_en"),
    ],
)  # fmt: skip
def test_what_says_nothing_is_refused_at_its_field(words, field):
    with pytest.raises(commands.NotANotice) as refused:
        a_notice(words=words)
    assert refused.value.field == field


def test_a_draft_whose_segment_has_ended_is_never_for_everybody_by_oversight(client, sender, town):
    segment = segments.save(
        landlord=sender.landlord, name="A", rules={"channel": ["letter"]}, key="a", by=TESTS, at=NOON
    )
    notice = a_notice(segment=segment)
    segments.end(segment=segment, by=TESTS, at=NOON)
    sign_in(client, sender)
    page = client.get(f"/staff/notices/{notice.pk}/change/").content.decode()
    assert "selected" not in page
    assert "Send it to 2 people" in client.get(f"/staff/notices/{notice.pk}/").content.decode()


def test_what_was_sent_or_thrown_away_never_changes(sender, town):
    sent, thrown = commands.send(notice=a_notice(), by=sender, at=NOON), a_notice()
    for _twice in range(2):
        commands.throw_away(notice=thrown, by=TESTS, at=NOON)
    for notice in (sent, thrown):
        with pytest.raises(commands.NotANotice):
            commands.save(
                landlord=notice.landlord, segment=None, words=SAID, key="x", notice=notice, by=TESTS, at=NOON
            )
    with pytest.raises(commands.NotANotice):
        commands.send(notice=thrown, by=sender, at=NOON)
    with pytest.raises(commands.NotANotice):
        commands.throw_away(notice=sent, by=TESTS, at=NOON)


def test_an_ended_or_foreign_segment_is_refused(sender):
    rules = {"kind": ["tenant"]}
    ended = segments.save(landlord=sender.landlord, name="A", rules=rules, key="a", by=TESTS, at=NOON)
    segments.end(segment=ended, by=TESTS, at=NOON)
    ended.refresh_from_db()
    foreign = segments.save(landlord=a_landlord("Other"), name="B", rules=rules, key="b", by=TESTS, at=NOON)
    for segment in (ended, foreign):
        with pytest.raises(commands.NotANotice):
            a_notice(segment=segment)


@pytest.mark.parametrize(
    ("body", "count"),
    [("x" * 160, 1), ("x" * 161, 2), ("x" * 306, 2), ("x" * 307, 3), ("م" * 70, 1), ("م" * 71, 2), ("", 1)],
)
def test_how_many_texts_it_takes(body, count):
    assert notices.texts(body) == count


def test_the_database_keeps_the_rules(sender, town):
    notice = handed_out(commands.send(notice=a_notice(), by=sender, at=NOON))
    one = notice.recipients.exclude(message=None).first()
    wrong = [
        lambda: Notice.objects.filter(pk=notice.pk).update(sent_by=""),
        lambda: Notice.objects.filter(pk=notice.pk).update(sent_at=None, sent_by=""),
        lambda: Notice.objects.filter(pk=notice.pk).update(thrown_away_at=NOON),
        lambda: NoticeRecipient.objects.create(notice=notice, customer=one.customer),
        lambda: NoticeRecipient.objects.filter(pk=one.pk).update(is_unreachable=True),
        lambda: NoticeWords.objects.create(notice=notice, language="en", title="T", body="B"),
        lambda: NoticeWords.objects.filter(notice=notice).update(body=""),
    ]
    for act in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            act()
    with pytest.raises(ProtectedError):
        notice.delete()


MAY = {Role.ENGAGEMENT, Role.MANAGER, Role.ADMINISTRATOR}


@pytest.mark.parametrize("role", sorted(Role))
def test_who_may_write_to_many(client, role, sender, town):
    notice = a_notice()
    sign_in(client, a_user(role))
    for path in ("/staff/notices/", "/staff/notices/new/", f"/staff/notices/{notice.pk}/"):
        assert (client.get(path).status_code == 200) is (role in MAY), path
    client.post(f"/staff/notices/{notice.pk}/send/")
    notice.refresh_from_db()
    assert (notice.sent_at is not None) is (role in MAY)


def test_through_its_pages(client, sender, town):
    sign_in(client, sender)
    new = "/staff/notices/new/"
    wrong = client.post(new, {"segment": "all", "title_en": "", "body_en": "x", "key": "k1"})
    assert (wrong.status_code, Notice.objects.count()) == (422, 0)
    given = {"title_en": "The lift", "body_en": "x" * 200, "key": "k1"}
    for segment in ("", "0", "nobody"):
        wrong = client.post(new, {**given, "segment": segment})
        assert "segment" in wrong.context["form"].errors
    given["segment"] = "all"
    places = [client.post(new, given)["Location"] for _twice in range(2)]
    assert len(set(places)) == 1
    page = client.get(places[0]).content.decode()
    assert "Send it to 7 people" in page
    assert "2 texts long" in page
    notice = Notice.objects.get()
    for _twice in range(2):
        client.post(f"{places[0]}send/")
    handed_out(notice)
    page = client.get(places[0]).content.decode()
    assert "Gus" in page
    assert "Handed out" in page
    assert client.get(f"{places[0]}change/")["Location"] == places[0]
    file = b"".join(client.get(f"{places[0]}told.csv").streaming_content).decode()
    assert file.count("\n") == 8
    assert "Chadi,Letter,English,Waiting to be printed" in file


def test_sending_asks_again_who_it_is_and_another_landlord_sees_nothing(client, sender, town):
    notice = a_notice()
    sign_in(client, sender, fresh=False)
    assert "/staff/confirm/" in client.post(f"/staff/notices/{notice.pk}/send/")["Location"]
    sign_in(client, a_user(Role.MANAGER, a_landlord("Other")))
    assert client.get(f"/staff/notices/{notice.pk}/").status_code == 404
    assert client.post(f"/staff/notices/{notice.pk}/send/").status_code == 404


HAND_OUT = """
import django; django.setup()
from sayso.communications.commands import notices
from sayso.communications.queries.notices import on_their_way
from sayso.communications.tests.postroom import NOON, TESTS, database_of_tests
notices.AT_ONCE = 50
for notice_id in on_their_way():
    while notices.hand_out(notice_id=notice_id, by=TESTS, at=NOON): pass
"""


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_worker_is_killed_while_it_hands_out():
    sender = a_user(Role.ENGAGEMENT)
    for number in range(1_000):
        a_customer(sender.landlord, f"Person {number}")
    notice = commands.send(notice=a_notice(), by=sender, at=NOON)
    url = database_of_tests()

    def a_worker():
        return subprocess.Popen(
            [sys.executable, "-c", HAND_OUT], env={**os.environ, "DATABASE_URL": url}, cwd="/"
        )

    chance = random.Random(20261127)
    for _kill in range(4):
        worker, before = a_worker(), Message.objects.count()
        while Message.objects.count() == before and worker.poll() is None:
            time.sleep(0.002)
        time.sleep(chance.random() * 0.05)
        worker.send_signal(signal.SIGKILL)
        worker.wait()
    assert a_worker().wait(timeout=300) == 0
    told = Counter(Message.objects.values_list("customer", flat=True))
    assert (len(told), max(told.values())) == (1_000, 1)
    assert not notice.recipients.filter(message=None).exists()
