"""What customers tell of themselves: theirs to give and take back, opened only with a reason."""

import pytest
from django.db import connection
from django.utils import timezone

from sayso.foundations.access.actors import System
from sayso.foundations.access.permissions import Role
from sayso.people.commands import characteristics as commands
from sayso.people.enums import PREFER_NOT, Characteristic, Nation, answers_to
from sayso.people.models import CharacteristicAnswer, SensitiveView
from sayso.people.tests.cast import a_customer, a_landlord, a_user, sign_in

pytestmark = pytest.mark.django_db
BY = System("test")


def answer(customer, **answers):
    return commands.answer(customer=customer, answers=answers, by=BY, at=timezone.now())


@pytest.mark.parametrize("nation", Nation.values)
@pytest.mark.parametrize("name", Characteristic.values)
def test_every_question_offers_answers_that_fit_and_a_way_not_to_answer(nation, name):
    keys = [key for key, _words in answers_to(name, nation)]
    assert len(keys) == len(set(keys)) >= 3
    assert keys[-1] == PREFER_NOT
    assert all(len(key) <= CharacteristicAnswer._meta.get_field("answer").max_length for key in keys)


def test_the_groups_are_those_of_the_nation():
    scottish = dict(answers_to("ethnicity", Nation.SCOTLAND))
    english = dict(answers_to("ethnicity", Nation.ENGLAND))
    assert "white_scottish" in scottish
    assert "white_scottish" not in english
    assert "church_scotland" in dict(answers_to("religion", Nation.SCOTLAND))


def test_answers_are_kept_changed_and_taken_back_one_by_one():
    customer = a_customer()
    answer(customer, sex="female", caring="yes")
    answer(customer, sex="", caring="no")
    (kept,) = CharacteristicAnswer.objects.filter(customer=customer)
    assert (kept.characteristic, kept.answer) == ("caring", "no")


@pytest.mark.parametrize("answers", [{"sex": "robot"}, {"shoe_size": "9"}])
def test_what_is_not_offered_is_refused_and_nothing_is_kept(answers):
    customer = a_customer()
    with pytest.raises(commands.UnknownAnswer):
        answer(customer, caring="yes", **answers)
    assert not CharacteristicAnswer.objects.exists()


def test_the_history_never_holds_an_answer():
    customer = a_customer()
    answer(customer, religion="muslim")
    answer(customer, religion="")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*), string_agg(event::text, ' ') FROM people_characteristicanswerevent event"
        )
        count, text = cursor.fetchone()
    assert count == 2
    assert "muslim" not in text


def test_staff_say_why_before_they_see_and_the_customer_reads_it(client):
    engaged = a_user(Role.ENGAGEMENT, name="Enid Engaged")
    sign_in(client, engaged)
    user = a_user(Role.CUSTOMER, engaged.landlord)
    answer(user.customer, religion="sikh")
    address = f"/staff/people/{user.customer_id}/about/"
    assert "Sikh" not in client.get(address).content.decode()
    for reason in ("", " x "):
        refused = client.post(address, {"reason": reason})
        assert refused.status_code == 422
        assert "Sikh" not in refused.content.decode()
    assert not SensitiveView.objects.exists()
    assert "Sikh" in client.post(address, {"reason": "She asked what we hold"}).content.decode()
    client.logout()
    sign_in(client, user)
    page = client.get("/mine/details/who-looked/").content.decode()
    assert "Enid Engaged" in page
    assert "She asked what we hold" in page


@pytest.mark.parametrize(
    "role", [Role.FRONTLINE, Role.COMPLAINTS, Role.ADMINISTRATOR, Role.ADVISER, Role.AUDITOR, Role.DIRECTOR]
)
def test_those_who_need_not_know_cannot_ask(client, role):
    sign_in(client, a_user(role))
    address = f"/staff/people/{a_customer().pk}/about/"
    assert client.get(address).status_code == 403
    assert client.post(address, {"reason": "Curiosity"}).status_code == 403


def test_what_came_on_paper_is_typed_in_as_such(client):
    sign_in(client, a_user(Role.ENGAGEMENT))
    customer = a_customer()
    given = {"act": "typed", "sex": "male", "disability": "yes_lot"}
    assert client.post(f"/staff/people/{customer.pk}/about/", given).status_code == 302
    assert {one.origin for one in CharacteristicAnswer.objects.all()} == {"paper"}
    assert client.post(f"/staff/people/{customer.pk}/about/", {**given, "sex": "robot"}).status_code == 422


def test_customers_answer_and_take_back_all_at_once(client):
    user = sign_in(client, a_user(Role.CUSTOMER, a_landlord()))
    assert (
        client.post("/mine/details/about-me/", {"religion": "pagan", "caring": PREFER_NOT}).status_code == 302
    )
    page = client.get("/mine/details/about-me/").content.decode()
    assert "Take back all my answers" in page
    assert client.post("/mine/details/about-me/", {"act": "remove"}).status_code == 302
    assert not CharacteristicAnswer.objects.filter(customer=user.customer).exists()
