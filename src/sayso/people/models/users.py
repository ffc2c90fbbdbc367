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
from django.utils.translation import gettext_lazy as _

from sayso.foundations.access.permissions import ROLE_NAMES, Permission, Role
from sayso.foundations.history.tracking import tracked
from sayso.people.enums import SECOND_FACTORS, UserKind
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

    chosen_landlord: int | None = None  # whom they chose to work for, in this visit

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
        says = _("Your account")
        whose = ("customer",)
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
    def _near(self) -> list[Landlord]:
        """Their own landlord, those they hold roles at, and the members of these; asked once, without logos."""
        known = {self.landlord_id, *(one.landlord_id for one in self.holdings)}
        return list(Landlord.objects.filter(Q(pk__in=known) | Q(parent__in=known)).defer("logo"))

    def holdings_at(self, landlord: Landlord) -> list[RoleHolding]:
        """The roles held today that reach a landlord: those held there, and those over its whole group."""
        return [
            one
            for one in self.holdings
            if one.landlord_id == landlord.pk or (one.is_whole and one.landlord_id == landlord.parent_id)
        ]

    @cached_property
    def workplaces(self) -> list[Landlord]:
        """The landlords at which the person holds a role today: their own first, the others by name."""
        found = [one for one in self._near if self.holdings_at(one)]
        return sorted(found, key=lambda one: (one.pk != self.landlord_id, one.name, one.pk))

    @cached_property
    def landlords(self) -> list[Landlord]:
        """The landlord that the person works for now, then those that are members of it.

        It is the one chosen where a role reaches it, else their own, else the first at which they hold a role.
        """
        open_to = self.workplaces if self.is_staff_member else []
        chosen = next((one for one in open_to if one.pk == self.chosen_landlord), None)
        own = next(one for one in self._near if one.pk == self.landlord_id)
        now = chosen or next(iter(open_to), own)
        return [now, *(one for one in self._near if one.parent_id == now.pk)]

    def work_at(self, landlord_id: int | None) -> None:
        """Work for another landlord from now on, as far as a role reaches it; None for their own."""
        self.chosen_landlord = landlord_id
        self.__dict__.pop("landlords", None)

    @property
    def holdings_here(self) -> list[RoleHolding]:
        """The roles held today at the landlord that the person works for now: a role held elsewhere is none here."""
        alone = {self.landlord_id, self.chosen_landlord or self.landlord_id}
        if len(alone) == 1 and alone >= {one.landlord_id for one in self.holdings}:
            return self.holdings  # the usual case, without a question
        return self.holdings_at(self.landlords[0])

    @cached_property
    def patch_paths(self) -> tuple[tuple[int, str], ...]:
        """The landlord and path of each place whose officer the person is today; what is inside goes with it."""
        return tuple(self.patch.order_by("path").values_list("landlord", "path"))

    @property
    def roles(self) -> frozenset[Role]:
        """The roles held today where the person works for now."""
        always = {Role.CUSTOMER} if self.kind == UserKind.CUSTOMER else set()
        return frozenset(always | {Role(one.role) for one in self.holdings_here})

    @property
    def is_staff_member(self) -> bool:
        return self.kind == UserKind.STAFF

    @property
    def is_invented(self) -> bool:
        """Whether this is one of the invented people, in a demonstration: they come in by a link alone."""
        return self.is_demo and settings.DEMO

    @cached_property
    def lacks_second_factor(self) -> bool:
        """Whether a member of staff has none yet. Invented people of a demonstration need none."""
        if self.kind != UserKind.STAFF or self.is_invented:
            return False
        known: bool | None = getattr(self, "has_second_factor", None)  # asked with the session's user
        return not (is_mfa_enabled(self, SECOND_FACTORS) if known is None else known)

    def may(self, permission: Permission) -> bool:
        """Whether one of the roles held here today carries the permission."""
        return self.is_active and bool(self.roles & permission.roles)

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        return False

    def has_module_perms(self, app_label: str) -> bool:
        return False


@tracked()
class RoleHolding(models.Model):
    """A role held by someone, over a landlord or only a place of it, from one day to another.

    `over_patch` is a frontline officer's: it holds wherever they are the officer of the place, and moves with that.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="role_holdings")
    role = models.CharField(max_length=20, choices=[(role.value, ROLE_NAMES[role]) for role in Role])
    landlord = models.ForeignKey("people.Landlord", models.CASCADE)
    place = models.ForeignKey("people.Place", models.CASCADE, null=True, blank=True)
    over_patch = models.BooleanField(default=False)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "role", "landlord", "place", "over_patch", "starts_on"], nulls_distinct=False,
                name="role_held_once",
            ),
            models.CheckConstraint(
                name="role_over_a_patch", condition=Q(over_patch=False) | Q(role=Role.FRONTLINE, place=None)
            ),
            models.CheckConstraint(
                name="role_ends_after_start", condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on"))
            ),
        ]  # fmt: skip

    class PersonalData:
        keep = ("id", "user", "role", "landlord", "place", "over_patch", "starts_on", "ends_on")

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"

    @property
    def is_whole(self) -> bool:
        """Whether it reaches all of the landlord."""
        return self.place_id is None and not self.over_patch

    def holds_on(self, day: Any) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)
