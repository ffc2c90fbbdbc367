"""Messages over a real SMTP server: what arrives, what is refused, what is tried again."""

from datetime import timedelta

import pytest
from django.conf import settings

from sayso.communications.commands import delivery
from sayso.communications.enums import MessageState
from sayso.communications.models import Message
from sayso.communications.rules import retrying
from sayso.communications.tests.postroom import NOON, a_mail_server, a_message, free_port, mail_goes_to
from sayso.foundations import texts

pytestmark = pytest.mark.django_db


def deliver(at=NOON):
    return delivery.deliver_all(now=lambda: at)


def fresh(message):
    return Message.objects.get(pk=message.pk)


def test_an_email_is_what_was_written():
    made = a_message(
        "moira@example.org", "Two  benches\nin Mill Lane", "First.\n.a dot begins this line\n..two\nEnd."
    )
    with a_mail_server() as (box, _port):
        deliver()
    (got,) = box.read
    assert got["To"] == "moira@example.org"
    assert got["Subject"] == "Two benches in Mill Lane"
    assert got["From"] == "Northfield Homes <hello@northfield.example>"
    assert got["Content-Language"] == "en"
    assert got.get_content().splitlines() == ["First.", ".a dot begins this line", "..two", "End."]
    assert fresh(made).state == MessageState.SENT
    assert fresh(made).sent_at == NOON


def test_arabic_arrives_as_arabic():
    a_message("amal@example.org", "ما أصبح مما قلته", "قلت: «المصعد معطل».\n\nلقد أصلحناه.", language="ar")
    with a_mail_server() as (box, _port):
        deliver()
    (got,) = box.read
    assert got["Subject"] == "ما أصبح مما قلته"
    assert "لقد أصلحناه." in got.get_content()
    assert got["Content-Language"] == "ar"


def test_the_same_message_always_has_the_same_id():
    made = a_message(key="telling:1:customer:1")
    with a_mail_server() as (box, _port):
        deliver()
        Message.objects.filter(pk=made.pk).update(state=MessageState.WAITING)
        deliver()
        a_message("other@example.org", key="telling:1:customer:2")
        deliver()
    first, again, other = (one["Message-ID"] for one in box.read)
    assert first == again != other
    assert first.endswith("@northfield.example>")


def test_a_final_refusal_is_a_failure_in_the_servers_words_and_stops_nobody():
    gone = a_message("gone@example.org")
    well = a_message("moira@example.org")
    with a_mail_server() as (box, _port):
        box.refuses["gone@example.org"] = "550 No such person here"
        deliver()
    assert fresh(gone).state == MessageState.FAILED
    assert "550 No such person here" in fresh(gone).error
    assert fresh(well).state == MessageState.SENT


def test_a_passing_refusal_is_tried_again_later_each_time_and_given_up_at_last():
    made = a_message("full@example.org")
    at = NOON
    with a_mail_server() as (box, _port):
        box.refuses["full@example.org"] = "451 Mailbox is full"
        for wait in retrying.WAITS:
            assert deliver(at) == 1
            assert fresh(made).try_after == at + wait
            assert deliver(at + wait - timedelta(seconds=1)) == 0
            at += wait
        deliver(at)
        assert fresh(made).state == MessageState.FAILED
        assert fresh(made).attempts == len(retrying.WAITS) + 1


def test_what_was_refused_for_now_goes_when_the_server_takes_it():
    made = a_message("full@example.org")
    with a_mail_server() as (box, _port):
        box.refuses["full@example.org"] = "451 Mailbox is full"
        deliver()
        box.refuses.clear()
        deliver(NOON + timedelta(minutes=1))
    assert fresh(made).state == MessageState.SENT
    assert fresh(made).error == ""
    assert len(box.taken) == 1


def test_while_the_server_is_down_everything_waits_and_nothing_counts_against_a_message():
    made = [a_message(f"p{number}@example.org") for number in range(3)]
    text = a_message("+447700900123", channel="text")
    with mail_goes_to(free_port()):
        for minute in range(20):
            deliver(NOON + timedelta(minutes=minute))
    assert {fresh(one).state for one in made} == {MessageState.WAITING}
    assert {fresh(one).attempts for one in made} == {0}
    assert fresh(text).state == MessageState.SENT
    with a_mail_server() as (box, _port):
        deliver(NOON + timedelta(minutes=21))
    assert len(box.taken) == 3


@pytest.mark.parametrize("address", ["zoë@example.org", "no at sign\r\nBcc: all@example.org", "@"])
def test_an_address_that_no_server_takes_fails_by_itself(address):
    odd, well = a_message(address), a_message("moira@example.org")
    with a_mail_server() as (box, _port):
        deliver()
    assert fresh(odd).state == MessageState.FAILED
    assert fresh(well).state == MessageState.SENT
    assert len(box.taken) == 1


def test_a_domain_in_another_script_is_reached():
    a_message("zoe@münchen.example")
    with a_mail_server() as (box, _port):
        deliver()
    assert box.taken[0][0] == "zoe@xn--mnchen-3ya.example"


def test_what_a_worker_left_in_the_middle_is_judged_at_once():
    email_lost, text_lost = a_message(), a_message("+447700900123", channel="text")
    Message.objects.update(state=MessageState.HANDING_OVER, handed_over_at=NOON)
    assert delivery.take_up_lost(by=delivery.DELIVERY, at=NOON) == 2
    assert fresh(email_lost).state == MessageState.UNCONFIRMED
    assert fresh(text_lost).state == MessageState.WAITING


def test_a_text_the_provider_will_not_take_is_tried_again_and_stops_nobody(monkeypatch):
    def unwilling(to, words, key):
        raise texts.TextTrouble("The provider is closed.")

    monkeypatch.setattr(settings, "SAYSO_TEXTS", f"{__name__}.provider")
    monkeypatch.setitem(globals(), "provider", unwilling)
    text, well = a_message("+447700900123", channel="text"), a_message("moira@example.org")
    with a_mail_server():
        deliver()
    assert fresh(text).state == MessageState.WAITING
    assert "The provider is closed." in fresh(text).error
    assert fresh(text).try_after == NOON + retrying.WAITS[0]
    assert fresh(well).state == MessageState.SENT
