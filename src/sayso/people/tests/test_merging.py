"""Two records put together and taken apart again, by those who may."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from sayso.foundations.access.permissions import Role
from sayso.people.commands import customers, duplicates, merging, needs, representatives
from sayso.people.enums import Basis, Need, Origin
from sayso.people.models import Customer, CustomerNeed, Merge, PossibleDuplicate, TenancyPerson, User
from sayso.people.permissions import MERGE_PEOPLE
from sayso.people.queries import accounts
from sayso.people.queries import customers as customer_queries
from sayso.people.tests.cast import a_customer, a_home, a_landlord, a_place, a_user, sign_in

pytestmark = pytest.mark.django_db
TOLD = needs.Told(basis=Basis.CONSENT, origin=Origin.SELF)
BORN = date(1961, 4, 12)


@pytest.fixture
def two():
    kept = a_customer(name="John Smith", home=a_home(), date_of_birth=BORN, phone="+447700900001", email="",
                       channel="letter")  # fmt: skip
    merged = a_customer(name="Smith John", home=a_home(), date_of_birth=BORN, email="john@example.org")
    return kept, merged


def now():
    return timezone.now()


def together(kept, merged, **more):
    return merging.merge(kept=kept, merged=merged, by=a_user(), at=now(), **more)


def state(*people):
    """All that the register says of them, as it stands."""
    rows = [list(Customer.objects.filter(pk__in=[one.pk for one in people]).order_by("pk").values())]
    for model, field in [*merging._pointing(), (TenancyPerson, "customer"), (TenancyPerson, "came_from")]:
        if model._meta.label != "people.Session":
            told = model._default_manager.exclude(**{field: None}).values_list("pk", field)
            rows.append(sorted(told))
    return rows


def test_tonight_finds_what_looks_like_one_person(two):
    a_customer(name="Olga Petrova")
    assert duplicates.find(landlord=two[0].landlord, by=a_user(), at=now()) == 1
    found = PossibleDuplicate.objects.get()
    assert (found.one, found.other, found.reasons) == (*two, ["name_same", "born_same", "postcode"])
    duplicates.different(one=two[1], other=two[0], by=a_user(), at=now())
    assert duplicates.find(landlord=two[0].landlord, by=a_user(), at=now()) == 0


def test_what_is_mended_is_no_longer_suggested(two):
    duplicates.find(landlord=two[0].landlord, by=a_user(), at=now())
    Customer.objects.filter(pk=two[1].pk).update(date_of_birth=date(1999, 1, 1))
    assert duplicates.find(landlord=two[0].landlord, by=a_user(), at=now()) == 0
    assert not PossibleDuplicate.objects.exists()


def test_somebody_registered_by_hand_is_compared_at_once(two):
    made = customers.register(
        landlord=two[0].landlord, full_name="Jon Smith", phone="07700 900001", by=a_user(), at=now()
    )
    assert PossibleDuplicate.objects.get().other == made


def test_everything_moves_and_comes_back(two):
    kept, merged = two
    officer, daughter = a_user(), a_customer(name="Ann Smith")
    representatives.add(customer=merged, speaker=daughter, relationship="daughter", by=officer, at=now())
    needs.record(
        customer=merged,
        need=Need.EMAIL_ONLY,
        told=TOLD,
        by=officer,
        at=now(),
    )
    account = a_user(Role.CUSTOMER, customer=merged)
    before = state(kept, merged)
    merge = together(kept, merged)
    kept.refresh_from_db()
    merged.refresh_from_db()
    assert (merged.merged_into, merged.home, bool(merged.left_on)) == (kept, None, True)
    assert (kept.email, kept.phone, kept.full_name) == ("john@example.org", "+447700900001", "John Smith")
    assert (kept.tenancies.count(), kept.represented_by.count()) == (2, 1)
    assert (kept.contact_rule, merged.contact_rule) == ("writing", "")
    assert User.objects.get(pk=account.pk).customer == kept
    merging.take_apart(merge=merge, by=officer, at=now())
    assert state(kept, merged) == before


def test_twice_is_once(two):
    first = together(*two)
    assert together(*two) == first
    assert merging.take_apart(merge=first, by=a_user(), at=now()) == merging.take_apart(
        merge=first, by=a_user(), at=now()
    )
    assert Merge.objects.count() == 1


def test_a_chosen_value_of_the_second_is_taken_and_given_back(two):
    merge = together(*two, take=["full_name"])
    assert Customer.objects.get(pk=two[0].pk).full_name == "Smith John"
    merging.take_apart(merge=merge, by=a_user(), at=now())
    assert Customer.objects.get(pk=two[0].pk).full_name == "John Smith"


def test_what_was_changed_since_stays(two):
    merge = together(*two)
    kept = Customer.objects.get(pk=two[0].pk)
    customers.update_contact(
        customer=kept, email="new@example.org", phone=kept.phone, channel="email", by=a_user(), at=now()
    )
    merging.take_apart(merge=merge, by=a_user(), at=now())
    kept.refresh_from_db()
    assert (kept.email, kept.channel) == ("new@example.org", "email")


def test_what_both_have_stays_with_each(two):
    for one in two:
        needs.record(
            customer=one,
            need=Need.HEARING_LOOP,
            told=TOLD,
            by=a_user(),
            at=now(),
        )
        a_user(Role.CUSTOMER, customer=one)
    together(*two)
    assert sorted(CustomerNeed.objects.values_list("customer", flat=True)) == sorted(one.pk for one in two)
    assert User.objects.filter(customer=two[1]).exists()
    # Yet a code goes to the record that stands, whichever contact is typed.
    assert accounts.sharing(two[0].landlord, "john@example.org") == [two[0]]


@pytest.mark.parametrize("case", ["itself", "elsewhere", "already", "speaks"])
def test_what_cannot_be_one_person(two, case):
    kept, merged = two
    if case == "itself":
        merged = kept
    elif case == "elsewhere":
        merged = a_customer(a_landlord("Southfield Homes"))
    elif case == "already":
        together(a_customer(name="Third"), merged)
    else:
        representatives.add(customer=kept, speaker=merged, relationship="son", by=a_user(), at=now())
    with pytest.raises(merging.CannotMerge):
        together(kept, merged)


def test_merges_are_taken_apart_from_the_last(two):
    first = together(*two)
    third = a_customer(name="J Smith")
    second = together(two[0], third)
    with pytest.raises(merging.CannotTakeApart):
        merging.take_apart(merge=first, by=a_user(), at=now())
    merging.take_apart(merge=second, by=a_user(), at=now())
    merging.take_apart(merge=first, by=a_user(), at=now())
    assert not Customer.objects.exclude(merged_into=None).exists()


def test_a_merged_record_is_found_by_its_reference_and_not_listed_twice(two):
    together(*two)
    officer = a_user()
    assert two[1] not in customer_queries.listed(officer)
    assert two[1] in customer_queries.listed(officer, text=two[1].source_key)
    assert [one.id for one in customer_queries.search(officer, two[1].source_key)] == [two[0].pk]


def test_on_the_pages(client, two):
    sign_in(client, a_user())
    duplicates.find(landlord=two[0].landlord, by=a_user(), at=now())
    assert "Very likely" in client.get("/staff/people/duplicates/").content.decode()
    page = client.get(f"/staff/people/{two[0].pk}/").content.decode()
    assert "Perhaps the same person" in page
    address = f"/staff/people/{two[0].pk}/same-as/{two[1].pk}/"
    assert "The same birthday" in client.get(address).content.decode()
    for _again in range(2):
        assert client.post(address, {"act": "merge", "take": ["full_name", "pk"]}).status_code == 302
    merge = Merge.objects.get()
    assert "stands under another name" in client.get(f"/staff/people/{two[1].pk}/").content.decode()
    for _again in range(2):
        assert client.post(f"/staff/people/merges/{merge.pk}/take-apart/").status_code == 302
    assert client.post(address, {"act": "different"}).status_code == 302
    assert "No two records" in client.get("/staff/people/duplicates/").content.decode()
    assert address in client.get(f"/staff/people/{two[0].pk}/same-as/?q=Smith").content.decode()
    assert client.post("/staff/people/duplicates/look/").status_code == 302
    representatives.add(customer=two[0], speaker=two[1], relationship="son", by=a_user(), at=now())
    refused = client.post(address, {"act": "merge"})
    assert (refused.status_code, "they are two people" in refused.content.decode()) == (422, True)


@pytest.mark.parametrize("role", [role for role in Role if role not in MERGE_PEOPLE.roles])
def test_nobody_else_may(client, two, role):
    sign_in(client, a_user(role))
    address = f"/staff/people/{two[0].pk}/same-as/{two[1].pk}/"
    assert client.post(address, {"act": "merge"}).status_code in (302, 403, 404)
    assert not Merge.objects.exists()


def test_an_officer_of_one_place_merges_nobody_elsewhere(client, two):
    sign_in(client, a_user(Role.ENGAGEMENT, place=a_place(name="Elsewhere")))
    assert client.get(f"/staff/people/{two[0].pk}/same-as/{two[1].pk}/").status_code == 404
    assert "No two records" in client.get("/staff/people/duplicates/").content.decode()
