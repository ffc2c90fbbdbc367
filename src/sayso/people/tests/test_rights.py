"""What a person may ask: everything we hold, complete and readable; and to be taken out, by those who may."""

import io
import json
import zipfile

import pytest
from django.apps import apps
from django.utils import timezone

from sayso.foundations.access.permissions import Role
from sayso.foundations.history.erasing import ERASED
from sayso.people.commands import characteristics, erasure, needs
from sayso.people.models import Customer, Erasure, SensitiveView
from sayso.people.queries import subject_access
from sayso.people.tests.cast import a_customer, a_home, a_landlord, a_place, a_user, sign_in

pytestmark = pytest.mark.django_db


def opened(content):
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return packed.read("what-we-hold.html").decode(), json.loads(packed.read("what-we-hold.json"))


def somebody(landlord=None, **fields):
    by, at = a_user(Role.ENGAGEMENT, landlord), timezone.now()
    one = a_customer(landlord, name="Nadia <b>Haddad</b>", place=a_place(landlord), **fields)
    needs.record(customer=one, need="quiet", told=needs.Told(detail="Mornings"), by=by, at=at)
    characteristics.answer(customer=one, answers={"caring": "yes"}, by=by, at=at)
    Customer.objects.filter(pk=one.pk).update(known_as="Nadi")
    one.refresh_from_db()
    return one


def test_everything_is_in_it_now_and_before_and_nothing_of_anybody_else(client):
    landlord = a_landlord()
    one, other = somebody(landlord), a_customer(landlord, name="Otto Other")
    page, data = opened(subject_access.bundle(one, timezone.now(), read_first=True))
    for words in (
        "Nadia &lt;b&gt;Haddad&lt;/b&gt;",
        "Nadi",
        "Mornings",
        one.email,
        "Mill Lane",
        "What you need",
        "About you",
    ):
        assert words in page, words
    assert other.full_name not in page
    names = {one["name"] for one in data}
    assert {
        "people.Customer",
        "people.CustomerNeed",
        "people.CharacteristicAnswer",
        "people.TenancyPerson",
    } <= names
    customer = next(one for one in data if one["name"] == "people.Customer")
    assert (
        len(customer["entries"]) == 2
    )  # as they are, and as they were before they said what they are called


def test_no_table_that_says_whose_it_is_is_left_out():
    """The bundle asks every model; what is hidden is never something that a person wrote."""
    for model in apps.get_models():
        if getattr(getattr(model, "PersonalData", None), "whose", ()):
            shown = {one.name for one in model._meta.fields} - subject_access.HIDDEN
            words = set(getattr(model.PersonalData, "scrub", ())) | set(
                getattr(model.PersonalData, "mask", ())
            )
            assert words <= shown, model._meta.label


def test_it_opens_in_the_persons_language(client):
    one = somebody(language="ar")
    sign_in(client, a_user(Role.MANAGER, one.landlord))
    answer = client.post(f"/staff/people/{one.pk}/rights/everything/", {"reason": "She asked on Monday"})
    page, _data = opened(answer.content)
    assert 'lang="ar" dir="rtl"' in page


def test_what_staff_wrote_is_read_by_staff_before_it_is_handed_over(client):
    user = sign_in(client, a_user(Role.CUSTOMER, a_landlord()))
    told = needs.Told(basis="safety", confidentiality="restricted", detail="Ring only her sister")
    needs.record(customer=user.customer, need="safe_contact", told=told, by=user, at=timezone.now())
    page, data = opened(client.get("/mine/details/everything.zip").content)
    assert "sister" not in page + str(data)
    assert "people.CustomerNeed" not in {one["name"] for one in data}
    assert "agreed" not in page
    assert "not in this file" in page
    page, _data = opened(subject_access.bundle(user.customer, timezone.now(), read_first=True))
    assert "Ring only her sister" in page
    assert "not in this file" not in page


def test_records_that_were_merged_are_one_person():
    landlord = a_landlord()
    one, before, first = (
        a_customer(landlord, name=name) for name in ("Nadia Haddad", "N. Hadad", "Nadya Hadaad")
    )
    by, at = a_user(Role.MANAGER, landlord), timezone.now()
    needs.record(customer=first, need="quiet", told=needs.Told(detail="Mornings"), by=by, at=at)
    Customer.objects.filter(pk=first.pk).update(merged_into=before)
    Customer.objects.filter(pk=before.pk).update(merged_into=one)
    first.refresh_from_db()
    page, _data = opened(subject_access.bundle(first, at, read_first=True))
    assert "What we hold about Nadia Haddad" in page
    assert "user:" not in page
    for words in ("Nadia Haddad", "N. Hadad", "Nadya Hadaad", "Mornings"):
        assert words in page
    made = erasure.erase(customer=first, because="She asked", by=by, at=at)
    assert made.customer == one
    assert len(made.fingerprints) == 3
    assert {row.full_name for row in Customer.objects.filter(pk__in=[one.pk, before.pk, first.pk])} == {
        ERASED
    }
    assert not first.needs.exists()


def test_handing_over_asks_why_and_is_kept(client):
    sign_in(client, a_user(Role.ENGAGEMENT))
    one = somebody()
    address = f"/staff/people/{one.pk}/rights/everything/"
    assert client.post(address, {"reason": ""}).status_code == 422
    assert not SensitiveView.objects.exists()
    assert client.get(address).status_code == 405
    assert client.post(address, {"reason": "Asked by letter"})["Content-Type"] == "application/zip"
    assert SensitiveView.objects.get().seen == "everything"


def test_customers_take_their_own_and_nobody_elses(client):
    user = sign_in(client, a_user(Role.CUSTOMER, a_landlord()))
    page, _data = opened(client.get("/mine/details/everything.zip").content)
    assert user.customer.full_name in page
    assert client.post(f"/staff/people/{user.customer_id}/rights/erase/", {"because": "Me"}).status_code in (
        302,
        403,
    )
    assert not Erasure.objects.exists()


@pytest.mark.parametrize("role", [one for one in Role if one not in (Role.MANAGER, Role.ADMINISTRATOR)])
def test_only_managers_and_administrators_take_somebody_out(client, role):
    one = somebody()
    sign_in(client, a_user(role, customer=a_customer() if role in (Role.CUSTOMER, Role.INVOLVED) else None))
    answer = client.post(
        f"/staff/people/{one.pk}/rights/erase/", {"because": "For fun", "although_there": "on"}
    )
    assert answer.status_code in (302, 403)
    assert not Erasure.objects.exists()


def test_a_manager_of_one_place_takes_out_nobody_of_another(client):
    there = a_customer(home=a_home(a_place(name="Quay")))
    sign_in(client, a_user(Role.MANAGER, place=a_place(name="Mill")))
    for address in ("rights/", "rights/erase/", "rights/everything/"):
        answer = client.post(
            f"/staff/people/{there.pk}/{address}", {"because": "They asked", "reason": "They asked"}
        )
        assert answer.status_code in (404, 405)
    assert not Erasure.objects.exists()


def test_taken_out_from_the_page_with_a_word_at_each_wrong_field(client):
    sign_in(client, a_user(Role.MANAGER))
    one = somebody()
    address = f"/staff/people/{one.pk}/rights/erase/"
    assert client.post(address, {"because": ""}).status_code == 422
    lives = client.post(address, {"because": "By letter"})
    assert lives.status_code == 422
    assert "tenancy" in str(lives.context["form"].errors["although_there"])
    for _time in range(2):
        assert client.post(address, {"because": "By letter", "although_there": "on"}).status_code == 302
    page = client.get(f"/staff/people/{one.pk}/rights/").content.decode()
    assert "Taken out on" in page
    assert "Haddad" not in page
    assert "Haddad" not in client.get(f"/staff/people/{one.pk}/").content.decode()
    assert Erasure.objects.count() == 1


def test_it_is_in_the_language_of_the_person_whoever_asks_for_it():
    one = a_customer(name="Nadia Haddad", language="ar")
    page, data = opened(subject_access.bundle(one, timezone.now(), read_first=True))
    assert '<html lang="ar" dir="rtl">' in page
    labels = [label for part in data for entry in part["entries"] for label, _words in entry["fields"]]
    assert labels
    assert not [one for one in labels if one.isascii()]
