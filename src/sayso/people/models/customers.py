"""Customers, their tenancies over time, and those who speak for them."""

# ruff: noqa: S608 (only our own clauses are put together)

from __future__ import annotations

import pgtrigger
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from sayso.foundations.history.retention import Retention
from sayso.foundations.history.tracking import tracked
from sayso.people.enums import Channel, ContactRule, CustomerKind, Format, Language
from sayso.people.models.places import Home, Landlord, Place

# What a search reads of a customer and their home, for a trigger or a statement that has both at hand.
SEARCHED = """lower(unaccent(concat_ws(' ', {customer}.full_name, NULLIF({customer}.known_as, ''),
    NULLIF({customer}.email, ''), NULLIF({customer}.phone, ''),
    CASE WHEN {customer}.phone LIKE '+44%' THEN '0' || substr({customer}.phone, 4) END, NULLIF({customer}.source_key, ''),
    {home})))"""
SEARCHED_HOME = "concat_ws(' ', address, NULLIF(postcode, ''), replace(postcode, ' ', ''))"
# Kept by the database itself, so that no way of writing can forget it.
SEARCH_TEXT = f"""
NEW.search_text := {SEARCHED.format(customer="NEW", home=f"(SELECT {SEARCHED_HOME} FROM people_home WHERE id = NEW.home_id)")};
RETURN NEW;
"""


@tracked(exclude=["search_text"])
class Customer(models.Model):
    """One person in the register: a customer of any kind, or someone who speaks for one.

    `place` is where the person's current home is, kept by the commands that change tenancies,
    so that lists by place need no join through time.
    """

    landlord = models.ForeignKey(Landlord, models.PROTECT, related_name="customers")
    kind = models.CharField(max_length=20, choices=CustomerKind.choices)
    full_name = models.CharField(max_length=200)
    known_as = models.CharField(max_length=100, blank=True)
    date_of_birth = models.DateField(null=True, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=20, blank=True, help_text="In the form +447700900123.")
    postal_address = models.TextField(blank=True, help_text="Only where it is not the home's.")
    channel = models.CharField(max_length=10, choices=Channel.choices, default=Channel.LETTER)
    language = models.CharField(max_length=5, choices=Language.choices, default=Language.ENGLISH)
    format = models.CharField(max_length=12, choices=Format.choices, default=Format.STANDARD)
    is_online = models.BooleanField(null=True, blank=True)
    contact_rule = models.CharField(
        max_length=8, choices=ContactRule.choices, blank=True, editable=False,
        help_text="Kept by the database from what the person needs.",
    )  # fmt: skip
    needs_asked_on = models.DateField(
        null=True,
        blank=True,
        help_text="When the person was last asked what they need in order to take part.",
    )
    home = models.ForeignKey(Home, models.SET_NULL, null=True, blank=True, related_name="residents")
    place = models.ForeignKey(Place, models.SET_NULL, null=True, blank=True, related_name="customers")
    source = models.CharField(max_length=40, blank=True)
    source_key = models.CharField(max_length=100, blank=True)
    left_on = models.DateField(null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="merged",
        help_text="The record that stands for this one too. The reference still finds the person.",
    )  # fmt: skip
    search_text = models.TextField(blank=True, editable=False)

    class Meta:
        ordering = ["full_name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["landlord", "source", "source_key"], condition=~Q(source_key=""),
                name="customer_source_key",
            ),
            models.CheckConstraint(name="customer_named", condition=~Q(full_name="")),
            models.CheckConstraint(
                name="customer_channel_reachable",
                condition=(~Q(channel="email") | ~Q(email="")) & (~Q(channel__in=["text", "phone"]) | ~Q(phone="")),
            ),
        ]  # fmt: skip
        indexes = [
            GinIndex(fields=["search_text"], opclasses=["gin_trgm_ops"], name="customer_search"),
            models.Index(Lower("email"), name="customer_email"),
            models.Index(fields=["phone"], name="customer_phone"),
            models.Index(fields=["landlord", "full_name", "id"], name="customer_by_name"),
        ]
        triggers = [
            # A file of a hundred thousand brings the words with it: put together at once, they take a third of the time.
            pgtrigger.Trigger(
                name="search_text", when=pgtrigger.Before, operation=pgtrigger.Insert, func=SEARCH_TEXT,
                condition=pgtrigger.Q(new__search_text=""),
            ),
            pgtrigger.Trigger(
                name="search_text_again", when=pgtrigger.Before, operation=pgtrigger.Update, func=SEARCH_TEXT,
            ),
        ]  # fmt: skip

    class PersonalData:
        says = _("Who you are, now and before")
        whose = ("pk",)
        retention = Retention(
            "people.left", _("People who left"), _("Claims about a tenancy can usually be brought for up to six years after it ends. Ask your lawyer what holds where you are."),
            after="left_on", months=72, whole_person=True,
        )  # fmt: skip
        keep = ("id", "landlord", "kind", "channel", "language", "format", "is_online", "place",
                "source", "left_on", "contact_rule", "needs_asked_on", "merged_into")  # fmt: skip
        erase = ("full_name", "known_as", "date_of_birth", "email", "phone", "postal_address", "home",
                 "source_key", "search_text")  # fmt: skip

    def __str__(self) -> str:
        return self.full_name


@tracked()
class Tenancy(models.Model):
    """A home let, leased or part-owned from one day to another."""

    home = models.ForeignKey(Home, models.PROTECT, related_name="tenancies")
    source_key = models.CharField(max_length=100)
    kind = models.CharField(max_length=60, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-starts_on"]
        constraints = [
            models.UniqueConstraint(fields=["home", "source_key"], name="tenancy_source_key"),
            models.CheckConstraint(
                name="tenancy_ends_after_start", condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on"))
            ),
        ]

    class PersonalData:
        keep = ("id", "home", "source_key", "kind", "starts_on", "ends_on")

    def __str__(self) -> str:
        return f"{self.home} from {self.starts_on}"


@tracked()
class TenancyPerson(models.Model):
    """One person in one tenancy; joint tenants are several."""

    tenancy = models.ForeignKey(Tenancy, models.CASCADE, related_name="people")
    customer = models.ForeignKey(Customer, models.CASCADE, related_name="tenancies")
    is_holder = models.BooleanField(default=True)
    left_on = models.DateField(
        null=True, blank=True, help_text="Where the person left and the tenancy went on."
    )
    # The record by which the source put the person there, where it was merged into the customer's since.
    came_from = models.ForeignKey(Customer, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tenancy", "customer"], name="tenancy_person_once")]

    class PersonalData:
        says = _("Where you lived")
        whose = ("customer", "came_from")
        gone = True  # it says where somebody lived
        keep = ("id", "tenancy", "customer", "is_holder", "left_on", "came_from")

    def __str__(self) -> str:
        return f"{self.customer} in {self.tenancy}"


@tracked()
class Representative(models.Model):
    """Someone who speaks for a customer, in their own name."""

    speaker = models.ForeignKey(Customer, models.CASCADE, related_name="speaks_for")
    customer = models.ForeignKey(Customer, models.CASCADE, related_name="represented_by")
    relationship = models.CharField(max_length=80)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["speaker", "customer"], name="representative_once"),
            models.CheckConstraint(name="representative_is_another", condition=~Q(speaker=F("customer"))),
        ]

    class PersonalData:
        says = _("Who speaks for whom")
        whose = ("customer", "speaker")
        retention = Retention(
            "people.representatives", _("Who spoke for whom"), _("Long enough to ask who said what for somebody."),
            after="ends_on", months=24, landlord="customer__landlord", holds=("speaker",),
        )  # fmt: skip
        keep = ("id", "speaker", "customer", "starts_on", "ends_on")
        erase = ("relationship",)

    def __str__(self) -> str:
        return f"{self.speaker} for {self.customer}"
