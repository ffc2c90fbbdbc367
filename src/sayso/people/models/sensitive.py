"""What is kept apart because it is sensitive: needs, characteristics, and who looked at either."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sayso.foundations.history.retention import Retention
from sayso.foundations.history.tracking import append_only, no_truncate, tracked
from sayso.people.enums import Basis, Characteristic, Confidentiality, Need, Origin, Seen

# Whoever asked to be reached in one way only is never reached in another, however the need came to be written.
CONTACT_RULE = """
IF coalesce(NEW.need, '') IN ('safe_contact', 'email_only') OR coalesce(OLD.need, '') IN ('safe_contact', 'email_only') THEN
    UPDATE people_customer customer SET contact_rule = wanted.rule
      FROM (SELECT whose.id, CASE WHEN bool_or(held.need = 'safe_contact') THEN 'agreed'
                                  WHEN bool_or(held.need = 'email_only') THEN 'writing' ELSE '' END AS rule
              FROM unnest(ARRAY[NEW.customer_id, OLD.customer_id]) whose (id)
              LEFT JOIN people_customerneed held ON held.customer_id = whose.id AND held.ended_on IS NULL
             GROUP BY whose.id) wanted
     WHERE customer.id = wanted.id AND customer.contact_rule <> wanted.rule;
END IF;
RETURN NULL;
"""


@tracked(exclude=["detail"])
class CustomerNeed(models.Model):
    """One thing that a customer needs in order to read us, reach us or take part.

    It is shown until `ended_on`; `review_on` is the day to ask again.
    """

    customer = models.ForeignKey("people.Customer", models.CASCADE, related_name="needs")
    need = models.CharField(max_length=20, choices=Need.choices)
    detail = models.CharField(max_length=200, blank=True)
    basis = models.CharField(max_length=12, choices=Basis.choices)
    origin = models.CharField(max_length=16, choices=Origin.choices)
    confidentiality = models.CharField(
        max_length=10, choices=Confidentiality.choices, default=Confidentiality.ORDINARY
    )
    may_share = models.BooleanField(
        default=False, help_text="With those who visit or meet them for us, such as contractors."
    )
    source = models.CharField(max_length=40, blank=True)
    source_key = models.TextField(
        blank=True, help_text="References of all the source's rows behind it, with U+001F between."
    )
    # The record that the source told of, where the source itself merged it into the customer's since.
    came_from = models.ForeignKey("people.Customer", models.SET_NULL, null=True, blank=True, related_name="+")
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=60)
    review_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["need", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["customer", "need"], condition=Q(ended_on=None), name="need_held_once"
            ),
            models.UniqueConstraint(
                fields=["customer", "source", "source_key"],
                condition=~Q(source_key=""),
                name="need_source_key",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="contact_rule", when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete, func=CONTACT_RULE,
            )
        ]  # fmt: skip
        indexes = [models.Index(fields=["review_on"], condition=Q(ended_on=None), name="need_to_review")]

    class PersonalData:
        says = _("What you need")
        retention = Retention(
            "people.needs", _("Needs that ended"), _("Sensitive, so gone soon after nobody needs to honour it."),
            after="ended_on", months=12, landlord="customer__landlord",
        )  # fmt: skip
        by_staff = True
        whose = ("customer", "came_from")
        gone = True
        keep = ("id", "customer", "came_from", "basis", "origin", "confidentiality", "may_share", "source", "recorded_at",
                "recorded_by", "review_on", "ended_on")  # fmt: skip
        erase = ("need", "detail", "source_key")

    def __str__(self) -> str:
        return str(self.get_need_display())


@tracked()
class NeedMet(models.Model):
    """Whether a need was met, one time: a visit, a letter, a meeting."""

    need = models.ForeignKey(CustomerNeed, models.CASCADE, related_name="times")
    key = models.CharField(max_length=60, unique=True)
    on = models.DateField()
    occasion = models.CharField(max_length=200)
    was_met = models.BooleanField()
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=60)

    class Meta:
        ordering = ["-on", "-pk"]

    class PersonalData:
        says = _("Whether your needs were met")
        retention = Retention(
            "people.needs_met", _("Whether needs were met"), _("Three years of record show whether needs are met."),
            after="on", months=36, landlord="need__customer__landlord",
        )  # fmt: skip
        by_staff = True
        whose = ("need__customer",)
        gone = True
        keep = ("id", "need", "key", "on", "was_met", "recorded_at", "recorded_by")
        erase = ("occasion",)

    def __str__(self) -> str:
        return f"{self.need}, {self.on}"


# The history tells that an answer was given or taken back, when and by whom; never which one.
@tracked(exclude=["answer"])
class CharacteristicAnswer(models.Model):
    """What a customer said of one characteristic of theirs. Taking it back deletes the row."""

    customer = models.ForeignKey("people.Customer", models.CASCADE, related_name="characteristics")
    characteristic = models.CharField(max_length=12, choices=Characteristic.choices)
    answer = models.CharField(max_length=30)
    basis = models.CharField(max_length=12, choices=Basis.choices)
    origin = models.CharField(max_length=16, choices=Origin.choices)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=60)

    class Meta:
        ordering = ["characteristic"]
        constraints = [
            models.UniqueConstraint(
                fields=["customer", "characteristic"], name="characteristic_answered_once"
            )
        ]

    class PersonalData:
        says = _("About you")
        whose = ("customer",)
        gone = True
        keep = ("id", "customer", "characteristic", "basis", "origin", "recorded_at", "recorded_by")
        erase = ("answer",)

    def __str__(self) -> str:
        return str(self.get_characteristic_display())


class SensitiveView(models.Model):
    """Somebody looked at what a customer needs, or at what they told us of themselves."""

    customer = models.ForeignKey("people.Customer", models.CASCADE, related_name="+")
    viewer = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    seen = models.CharField(max_length=16, choices=Seen.choices)
    reason = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(F("customer"), F("at").desc(), name="view_of_customer")]
        triggers = [append_only(), no_truncate()]

    class PersonalData:
        says = _("Who looked")
        retention = Retention(
            "people.looks", _("Who looked at what is sensitive"), _("As long as a claim about a wrong look can be brought."),
            after="at", months=72, landlord="customer__landlord",
        )  # fmt: skip
        whose = ("customer",)
        keep = ("id", "customer", "viewer", "seen", "at")
        erase = ("reason",)

    def __str__(self) -> str:
        return f"{self.viewer} at {self.at}"
