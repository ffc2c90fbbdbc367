"""Accounts that sign in, and the roles they hold."""

from __future__ import annotations

from functools import cached_property
from typing import Any, ClassVar

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone

from sayso.foundations.access.permissions import ROLE_NAMES, Permission, Role
from sayso.foundations.history.tracking import tracked
from sayso.people.enums import UserKind
from sayso.people.models.places import Landlord


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)


@tracked(exclude=["password", "last_login"])
class User(AbstractBaseUser):
    """Someone who signs in: a customer by one-time code, a member of staff by two factors."""

    kind = models.CharField(max_length=10, choices=UserKind.choices)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=20, blank=True)
    name = models.CharField(max_length=200)
    job_title = models.CharField(max_length=120, blank=True)
    customer = models.OneToOneField(
        "people.Customer", models.CASCADE, null=True, blank=True, related_name="user"
    )
    landlord = models.ForeignKey("people.Landlord", models.PROTECT, related_name="users")
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects = UserManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), condition=~Q(email=""), name="user_email_once"),
            models.UniqueConstraint(fields=["phone"], condition=~Q(phone=""), name="user_phone_once"),
            models.CheckConstraint(
                name="user_customer_for_customers",
                condition=Q(kind="customer", customer__isnull=False) | Q(kind="staff", customer=None),
            ),
        ]

    class PersonalData:
        keep = ("id", "kind", "customer", "landlord", "is_active", "is_demo", "last_login")
        erase = ("email", "phone", "name", "job_title", "password")

    def __str__(self) -> str:
        return self.name

    @property
    def actor_name(self) -> str:
        return f"user:{self.pk}"

    @cached_property
    def holdings(self) -> list[RoleHolding]:
        """The roles held today, each with where it holds."""
        today = timezone.localdate()
        return [one for one in self.role_holdings.all() if one.holds_on(today)]

    @cached_property
    def landlords(self) -> list[Landlord]:
        """The person's own landlord, then those that are members of it; asked once a visit, without logos."""
        inside = Q(pk=self.landlord_id) | Q(parent=self.landlord_id)
        found = Landlord.objects.filter(inside).defer("logo")
        return sorted(found, key=lambda one: one.pk != self.landlord_id)

    @property
    def roles(self) -> frozenset[Role]:
        if self.kind == UserKind.CUSTOMER:
            return frozenset({Role.CUSTOMER} | {Role(one.role) for one in self.holdings})
        return frozenset(Role(one.role) for one in self.holdings)

    @property
    def is_staff_member(self) -> bool:
        return self.kind == UserKind.STAFF

    @cached_property
    def lacks_second_factor(self) -> bool:
        """Whether a member of staff has none yet. Invented people of a demonstration need none."""
        if self.kind != UserKind.STAFF or (self.is_demo and settings.DEMO):
            return False
        known: bool | None = getattr(self, "has_second_factor", None)  # asked with the session's user
        return not (is_mfa_enabled(self, ["totp"]) if known is None else known)

    def may(self, permission: Permission) -> bool:
        """Whether one of the roles held today carries the permission."""
        return self.is_active and bool(self.roles & permission.roles)

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        return False

    def has_module_perms(self, app_label: str) -> bool:
        return False


@tracked()
class RoleHolding(models.Model):
    """A role held by someone, over a landlord or only a place of it, from one day to another."""

    user = models.ForeignKey(User, models.CASCADE, related_name="role_holdings")
    role = models.CharField(max_length=20, choices=[(role.value, ROLE_NAMES[role]) for role in Role])
    landlord = models.ForeignKey("people.Landlord", models.CASCADE)
    place = models.ForeignKey("people.Place", models.CASCADE, null=True, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "role", "landlord", "place", "starts_on"], nulls_distinct=False,
                name="role_held_once",
            ),
            models.CheckConstraint(
                name="role_ends_after_start", condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on"))
            ),
        ]  # fmt: skip

    class PersonalData:
        keep = ("id", "user", "role", "landlord", "place", "starts_on", "ends_on")

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"

    def holds_on(self, day: Any) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)
