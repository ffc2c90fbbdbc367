"""What customers need: asked, recorded, shown, kept to, met, asked again; each look kept."""

from datetime import date

import pytest
from django.db import Error, connection, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from sayso.foundations.access.actors import System
from sayso.foundations.access.permissions import Role
from sayso.people.commands import needs as commands
from sayso.people.enums import Need
from sayso.people.models import Customer, CustomerNeed, NeedMet, SensitiveView
from sayso.people.queries import sensitive
from sayso.people.rules import reviewing
from sayso.people.tests.cast import a_customer, a_home, a_landlord, a_place, a_user, sign_in

pytestmark = pytest.mark.django_db
BY = System("test")


def now():
    return timezone.now()


def record(customer, need=Need.STEP_FREE, **told):
    return commands.record(customer=customer, need=need, told=commands.Told(**told), by=BY, at=now())


@pytest.mark.parametrize(
    ("today", "again"),
    [(date(2026, 11, 26), date(2027, 11, 26)), (date(2028, 2, 29), date(2029, 2, 28)), (date(2027, 2, 28), date(2028, 2, 28))],
)  # fmt: skip
def test_a_need_is_asked_about_again_a_year_on(today, again):
    assert reviewing.next_review(today) == again


@given(st.dates(date(2000, 1, 1), date(2200, 1, 1)))
def test_the_day_to_ask_again_is_about_a_year_away(today):
    assert 365 <= (reviewing.next_review(today) - today).days <= 366


def test_recorded_twice_is_one_need_as_last_told():
    customer = a_customer()
    record(customer, detail="ramp")
    record(customer, detail="ramp at the back", may_share=True)
    (one,) = CustomerNeed.objects.filter(customer=customer)
    assert (one.detail, one.may_share) == ("ramp at the back", True)


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"need": "wings"}, "need"), ({"basis": "because"}, "basis"), ({"origin": "rumour"}, "origin"),
     ({"confidentiality": "secret"}, "confidentiality"), ({"review_on": date(2020, 1, 1)}, "review_on")],
)  # fmt: skip
def test_what_is_not_offered_is_refused_at_its_field(changes, field):
    with pytest.raises((commands.UnknownNeed, commands.NotADay)) as refused:
        record(a_customer(), **changes)
    assert refused.value.field == field


def test_when_asked_new_needs_begin_others_end_and_the_rest_are_asked_again_in_a_year():
    customer = a_customer()
    record(customer, Need.STEP_FREE, detail="ramp")
    record(customer, Need.QUIET)
    record(customer, Need.SAFE_CONTACT, confidentiality="restricted", basis="safety")
    commands.say(customer=customer, needs=[Need.STEP_FREE, Need.READING], by=BY, at=now())
    held = {one.need: one for one in CustomerNeed.objects.filter(customer=customer, ended_on=None)}
    assert set(held) == {
        Need.STEP_FREE,
        Need.READING,
        Need.SAFE_CONTACT,
    }  # in confidence: not on the list, not ended
    assert held[Need.STEP_FREE].detail == "ramp"
    customer.refresh_from_db()
    assert customer.needs_asked_on == timezone.localdate()


@pytest.mark.parametrize(
    ("needs", "rule"),
    [([], ""), ([Need.QUIET], ""), ([Need.EMAIL_ONLY], "writing"), ([Need.SAFE_CONTACT], "agreed"),
     ([Need.EMAIL_ONLY, Need.SAFE_CONTACT], "agreed")],
)  # fmt: skip
def test_the_database_keeps_the_rule_of_contact_however_the_need_was_written(needs, rule):
    customer = a_customer()
    for need in needs:
        record(customer, need)
    assert Customer.objects.get(pk=customer.pk).contact_rule == rule
    CustomerNeed.objects.filter(customer=customer).update(ended_on=timezone.localdate())
    assert Customer.objects.get(pk=customer.pk).contact_rule == ""
    for number, need in enumerate(needs):
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO people_customerneed (customer_id, need, detail, basis, origin, confidentiality, may_share,"
                " source, source_key, recorded_at, recorded_by) VALUES (%s, %s, '', 'safety', 'file', 'ordinary', false,"
                " 'QL', %s, now(), 'sql')",
                [customer.pk, need, f"N{number}"],
            )
    assert Customer.objects.get(pk=customer.pk).contact_rule == rule
    CustomerNeed.objects.filter(customer=customer).delete()
    assert Customer.objects.get(pk=customer.pk).contact_rule == ""


def test_met_or_not_is_kept_once_however_often_it_is_sent(client):
    sign_in(client, a_user(Role.FRONTLINE))
    need = record(a_customer())
    given = {"occasion": "The visit about the boiler", "was_met": "no", "key": "k1"}
    for _time in range(2):
        assert client.post(f"/staff/people/needs/{need.pk}/met/", given).status_code == 302
    (kept,) = NeedMet.objects.all()
    assert (kept.was_met, kept.occasion, kept.on) == (
        False,
        "The visit about the boiler",
        timezone.localdate(),
    )
    page = client.get(f"/staff/people/{need.customer_id}/needs/").content.decode()
    assert "Not met" in page
    assert "The visit about the boiler" in page
    wrong = client.post(f"/staff/people/needs/{need.pk}/met/", {"occasion": "", "was_met": "", "key": "k2"})
    assert wrong.status_code == 422


def test_each_look_is_kept_with_who_and_cannot_be_taken_out(client):
    officer = sign_in(client, a_user(Role.FRONTLINE))
    customer = a_customer()
    client.get(f"/staff/people/{customer.pk}/")
    assert not SensitiveView.objects.exists()  # nothing was there to be seen
    record(customer)
    client.get(f"/staff/people/{customer.pk}/")
    client.get(f"/staff/people/{customer.pk}/needs/")
    assert [(one.viewer, one.seen) for one in SensitiveView.objects.all()] == [(officer, "needs")] * 2
    for words in ("DELETE FROM people_sensitiveview", "UPDATE people_sensitiveview SET reason = ''"):
        with pytest.raises(Error), transaction.atomic():
            connection.cursor().execute(words)


def test_what_was_told_in_confidence_is_shown_only_for_a_reason(client):
    sign_in(client, a_user(Role.FRONTLINE))
    customer = a_customer()
    record(customer, Need.SAFE_CONTACT, detail="Ring only her sister", confidentiality="restricted")
    for address in (f"/staff/people/{customer.pk}/", f"/staff/people/{customer.pk}/needs/"):
        page = client.get(address).content.decode()
        assert "told in confidence" in page
        assert "sister" not in page
    assert sensitive.flags([customer.pk]) == {}
    refused = client.post(f"/staff/people/{customer.pk}/needs/open/", {"reason": ""})
    assert refused.status_code == 422
    assert "sister" not in refused.content.decode()
    opened = client.post(f"/staff/people/{customer.pk}/needs/open/", {"reason": "A message is held"})
    assert "sister" in opened.content.decode()
    assert SensitiveView.objects.filter(reason="A message is held").count() == 1


def test_a_need_told_in_confidence_is_named_nowhere_without_a_reason(client):
    sign_in(client, a_user(Role.FRONTLINE))
    need = record(a_customer(), Need.SAFE_CONTACT, confidentiality="restricted")
    page = client.get(f"/staff/people/needs/{need.pk}/met/").content.decode()
    assert "Told in confidence" in page
    assert "only in the way agreed" not in page


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.ADVISER, Role.AUDITOR, Role.DIRECTOR])
def test_those_who_need_not_know_see_no_need(client, role):
    sign_in(client, a_user(role))
    customer = a_customer()
    record(customer, Need.STEP_FREE, detail="ramp")
    assert client.get(f"/staff/people/{customer.pk}/needs/").status_code == 403
    page = client.get(f"/staff/people/{customer.pk}/")
    assert page.status_code == 403 or "Step-free" not in page.content.decode()
    assert not SensitiveView.objects.exists()


def test_an_officer_of_one_place_opens_nobody_of_another(client):
    mill, quay = a_place(name="Mill"), a_place(name="Quay")
    there = a_customer(home=a_home(quay))
    need = record(there)
    sign_in(client, a_user(Role.FRONTLINE, place=mill))
    for address in (
        f"/staff/people/{there.pk}/needs/",
        f"/staff/people/needs/{need.pk}/met/",
        f"/staff/people/{there.pk}/about.pdf",
    ):
        assert client.get(address).status_code == 404
    for address in (f"/staff/people/{there.pk}/needs/open/", f"/staff/people/needs/{need.pk}/end/"):
        assert client.post(address, {"reason": "I want to know"}).status_code == 404
    assert not CustomerNeed.objects.exclude(ended_on=None).exists()


def test_whom_to_ask_again_is_listed_and_answered_from_the_list(client):
    sign_in(client, a_user(Role.ENGAGEMENT))
    need, hidden = record(a_customer(name="Ada Brown")), record(a_customer(), confidentiality="restricted")
    assert "Nobody is due" in client.get("/staff/people/needs/").content.decode()
    CustomerNeed.objects.filter(pk__in=[need.pk, hidden.pk]).update(review_on=timezone.localdate())
    assert "Ada Brown" in client.get("/staff/people/needs/").content.decode()
    assert sensitive.to_review(a_user(Role.ENGAGEMENT), timezone.localdate()).count() == 1
    answer = client.post(f"/staff/people/needs/{need.pk}/review/", {"list": "1"})
    assert answer["Location"] == "/staff/people/needs/"
    assert "Nobody is due" in client.get("/staff/people/needs/").content.decode()
    assert client.post(f"/staff/people/needs/{need.pk}/nonsense/").status_code == 404


def test_customers_see_and_change_their_own_on_the_page_and_print_it(client):
    landlord = a_landlord()
    user = sign_in(client, a_user(Role.CUSTOMER, landlord))
    answer = client.post("/mine/details/needs/", {"needs": ["step_free", "reading"]})
    assert answer.status_code == 302
    held = CustomerNeed.objects.filter(customer=user.customer, ended_on=None)
    assert {one.need for one in held} == {"step_free", "reading"}
    assert {one.origin for one in held} == {"self"}
    assert client.post("/mine/details/needs/", {"needs": ["wings"]}).status_code == 422
    paper = client.get("/mine/details/about-me.pdf")
    assert paper["Content-Type"] == "application/pdf"
    assert paper.content.startswith(b"%PDF")
    page = client.get("/mine/details/who-looked/").content.decode()
    assert "Nobody has looked" in page
    record(user.customer, detail="ramp")
    other = a_user(Role.FRONTLINE, landlord, name="Olive Officer")
    client.logout()
    sign_in(client, other)
    client.get(f"/staff/people/{user.customer_id}/needs/")
    client.logout()
    sign_in(client, user)
    assert "Olive Officer" in client.get("/mine/details/who-looked/").content.decode()
