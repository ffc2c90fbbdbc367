"""Who belongs to a group."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from sayso.framework.commands import groups
from sayso.involvement.commands import members
from sayso.involvement.models import Membership
from sayso.involvement.tests.panels import BY, a_group, a_member, now
from sayso.people.commands import erasure, merging
from sayso.people.tests.cast import a_customer, a_landlord

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def test_joining_twice_is_once_and_another_role_is_the_same_membership():
    group = a_group()
    who = a_member(group)
    again = members.join(group=group, customer=who, role="chair", by=BY, at=now())
    assert Membership.objects.get() == again
    assert again.role == "chair"


def test_leaving_and_coming_back_are_two_memberships():
    group = a_group()
    who = a_member(group)
    for _twice in range(2):
        members.leave(membership=who.memberships.get(), by=BY, at=now())
    members.join(group=group, customer=who, by=BY, at=now())
    assert list(who.memberships.order_by("pk").values_list("ends_on", flat=True)) == [TODAY, None]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"role": "king"}, "role"),
        ({"starts_on": TODAY + timedelta(days=1)}, "starts_on"),
        ({"landlord": "Other Homes"}, "customer"),
    ],
)
def test_who_cannot_join_is_refused_at_the_field(wrong, field):
    group = a_group()
    landlord = a_landlord(wrong.pop("landlord", "Northfield Homes"))
    with pytest.raises(members.CannotJoin) as refused:
        members.join(group=group, customer=a_customer(landlord), by=BY, at=now(), **wrong)
    assert refused.value.field == field


def test_nobody_joins_a_closed_group_or_comes_back_from_the_erased():
    group = a_group()
    who = a_customer(group.landlord)
    erasure.erase(customer=who, because="They asked", although_there=True, by=BY, at=now())
    with pytest.raises(members.CannotJoin):
        members.join(group=group, customer=type(who).objects.get(pk=who.pk), by=BY, at=now())
    groups.close(group=group, ends_on=TODAY, by=BY, at=now())
    with pytest.raises(members.CannotJoin):
        members.join(group=group, customer=a_customer(group.landlord), by=BY, at=now())


def test_an_old_record_joins_as_the_one_that_stands():
    group = a_group()
    kept, merged = a_customer(group.landlord, "Ada"), a_customer(group.landlord, "Ada")
    merging.merge(kept=kept, merged=merged, by=BY, at=now())
    merged.refresh_from_db()
    assert members.join(group=group, customer=merged, by=BY, at=now()).customer == kept


def test_a_merge_moves_the_membership_and_taking_apart_moves_it_back():
    group = a_group()
    merged = a_member(group, "Ada")
    kept = a_customer(group.landlord, "Ada")
    done = merging.merge(kept=kept, merged=merged, by=BY, at=now())
    assert kept.memberships.count() == 1
    merging.take_apart(merge=done, by=BY, at=now())
    assert merged.memberships.count() == 1
    assert kept.memberships.count() == 0


def test_the_database_holds_one_open_membership_and_days_in_order():
    group = a_group()
    who = a_member(group)
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(group=group, customer=who, starts_on=TODAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        who.memberships.update(ends_on=TODAY - timedelta(days=9))
