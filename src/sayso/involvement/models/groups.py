"""Who belongs to a group, from one day to another."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sayso.foundations.history.retention import Retention
from sayso.foundations.history.tracking import tracked
from sayso.involvement.enums import GroupRole


@tracked()
class Membership(models.Model):
    """Somebody belongs to a group, in a role, from `starts_on`; since `ends_on` no more."""

    group = models.ForeignKey("framework.EngagementGroup", models.PROTECT, related_name="memberships")
    customer = models.ForeignKey("people.Customer", models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=12, choices=GroupRole.choices, default=GroupRole.MEMBER)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["group", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "customer"], condition=Q(ends_on=None), name="membership_held_once"
            ),
            models.CheckConstraint(
                name="membership_ends_after_start",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
            ),
        ]

    class PersonalData:
        says = _("Groups you belong to")
        whose = ("customer",)
        retention = Retention(
            "involvement.memberships", _("Who was a member of which group"),
            _("Long enough to ask who decided what, and to see whether groups change."),
            after="ends_on", months=72, landlord="group__landlord", holds=("customer",),
        )  # fmt: skip
        keep = ("id", "group", "customer", "role", "starts_on", "ends_on")

    def __str__(self) -> str:
        return f"{self.customer}, {self.get_role_display()}"
