"""Who would like to get online, what holds them back, what help they had, and whether it worked."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sayso.foundations.history.retention import Retention
from sayso.foundations.history.tracking import tracked
from sayso.people.enums import Barrier, OnlineBefore, OnlineHelpKind, Origin, Wish, Worked


@tracked()
class GettingOnline(models.Model):
    """What a customer said when asked whether they would like to get online.

    `since` is when they first said so; it stays while they say the same, so that asking again costs nobody their turn.
    """

    customer = models.OneToOneField("people.Customer", models.CASCADE, related_name="getting_online")
    wish = models.CharField(max_length=8, choices=Wish.choices)
    barriers = ArrayField(
        models.CharField(max_length=12, choices=Barrier.choices),
        default=list,
        blank=True,
        verbose_name=_("What makes it hard"),
    )
    since = models.DateField()
    origin = models.CharField(max_length=16, choices=Origin.choices)
    asked_on = models.DateField()
    asked_by = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.CheckConstraint(name="online_wish_known", condition=Q(wish__in=Wish.values)),
            models.CheckConstraint(
                name="online_barriers_known", condition=Q(barriers__contained_by=Barrier.values)
            ),
            models.CheckConstraint(name="online_since_asked", condition=Q(since__lte=F("asked_on"))),
        ]
        indexes = [models.Index(fields=["since", "id"], condition=Q(wish=Wish.YES), name="online_wished")]

    class PersonalData:
        says = _("Whether you would like to get online")
        retention = Retention(
            "people.online_wishes", _("Who would like to get online"), _("What somebody wanted three years ago is asked anew."),
            after="asked_on", months=36, landlord="customer__landlord",
        )  # fmt: skip
        whose = ("customer",)
        gone = True
        keep = ("id", "customer", "wish", "since", "origin", "asked_on", "asked_by")
        erase = ("barriers",)

    def __str__(self) -> str:
        return str(self.get_wish_display())

    @property
    def held_back_by(self) -> list[str]:
        """What holds the customer back, in words."""
        return [str(Barrier(one).label) for one in self.barriers]


@tracked()
class OnlineHelp(models.Model):
    """Help that a customer had to get online, one day, and whether it worked.

    `online_before` stands where its result set "is online" with the customer's details: what it said before, so that
    it can be set back if the help was recorded by mistake. Of a customer's help, the last that did so has it.
    """

    customer = models.ForeignKey("people.Customer", models.CASCADE, related_name="online_help")
    kind = models.CharField(max_length=10, choices=OnlineHelpKind.choices)
    given_on = models.DateField()
    helper = models.CharField(max_length=80, blank=True, verbose_name=_("Who helped"))
    result = models.CharField(
        max_length=8, choices=Worked.choices, default=Worked.UNKNOWN, verbose_name=_("Whether it worked")
    )
    result_on = models.DateField(null=True, blank=True)
    online_before = models.CharField(
        max_length=8, blank=True, choices=OnlineBefore.choices, verbose_name=_("Online before it")
    )
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=60)

    class Meta:
        ordering = ["-given_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["customer", "kind", "given_on"], name="online_help_once_a_day"),
            models.CheckConstraint(
                name="online_help_kind_known", condition=Q(kind__in=OnlineHelpKind.values)
            ),
            models.CheckConstraint(
                name="online_help_result_known",
                condition=Q(result=Worked.UNKNOWN, result_on=None)
                | Q(result__in=[Worked.YES, Worked.PARTLY, Worked.NO], result_on__isnull=False),
            ),
            models.CheckConstraint(
                name="online_help_before_result",
                condition=Q(result_on=None) | Q(result_on__gte=F("given_on")),
            ),
            models.CheckConstraint(
                name="online_help_before_known", condition=Q(online_before__in=["", *OnlineBefore.values])
            ),
        ]
        indexes = [models.Index(fields=["given_on"], name="online_help_given")]

    class PersonalData:
        says = _("Help you had to get online")
        retention = Retention(
            "people.online_help", _("Help to get online"), _("Three years of record show which help works."),
            after="given_on", months=36, landlord="customer__landlord",
        )  # fmt: skip
        by_staff = True
        whose = ("customer",)
        gone = True
        keep = (
            "id",
            "customer",
            "kind",
            "given_on",
            "result",
            "result_on",
            "online_before",
            "recorded_at",
            "recorded_by",
        )
        erase = ("helper",)

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.given_on}"
