"""Landlords, places and homes: group → landlord → area → estate, block or scheme → home."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone

from sayso.foundations.history.tracking import tracked
from sayso.people.enums import Nation, PlaceKind, SchemeKind


@tracked()
class Landlord(models.Model):
    """A landlord, or the group that landlords belong to (then others name it as parent)."""

    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="members")
    name = models.CharField(max_length=200)
    slug = models.SlugField(unique=True)
    nation = models.CharField(max_length=20, choices=Nation.choices)
    host = models.CharField(max_length=200, blank=True, help_text="The web address that shows this landlord.")
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    address = models.TextField(blank=True)
    emergency_phone = models.CharField(max_length=40, blank=True)
    colour = models.CharField(max_length=7, default="#0b5351")
    colour_deep = models.CharField(max_length=7, default="#073b3a")
    logo = models.BinaryField(null=True, blank=True)
    logo_type = models.CharField(max_length=40, blank=True)
    manager_days = models.PositiveSmallIntegerField(default=30)
    director_days = models.PositiveSmallIntegerField(default=60)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(name="landlord_not_own_parent", condition=~Q(parent=models.F("id"))),
            models.CheckConstraint(
                name="landlord_climb_in_order", condition=Q(manager_days__lt=models.F("director_days"))
            ),
        ]

    class PersonalData:
        keep = ("id", "parent", "name", "slug", "nation", "host", "phone", "email", "address",
                "emergency_phone", "colour", "colour_deep", "logo", "logo_type", "manager_days",
                "director_days")  # fmt: skip

    def __str__(self) -> str:
        return self.name


@tracked()
class Place(models.Model):
    """An area, or an estate, block or scheme inside one. `path` is `/area/place/` by id."""

    landlord = models.ForeignKey(Landlord, models.PROTECT, related_name="places")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    path = models.CharField(max_length=120, blank=True, db_index=True)
    kind = models.CharField(max_length=10, choices=PlaceKind.choices)
    scheme_kind = models.CharField(max_length=20, choices=SchemeKind.choices, blank=True)
    name = models.CharField(max_length=200)
    source_key = models.CharField(max_length=100)
    officer = models.ForeignKey("people.User", models.SET_NULL, null=True, blank=True, related_name="patch")
    # What was asked on an earlier day saw only the places that were in the register by then.
    registered_at = models.DateTimeField(default=timezone.now, editable=False)
    opened_on = models.DateField(
        null=True, blank=True, help_text="The first day on which promises hold there."
    )
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["landlord", "source_key"], name="place_source_key"),
            models.CheckConstraint(
                name="place_scheme_kind_for_schemes",
                condition=Q(kind="scheme", scheme_kind__gt="") | (~Q(kind="scheme") & Q(scheme_kind="")),
            ),
        ]

    class PersonalData:
        keep = ("id", "landlord", "parent", "path", "kind", "scheme_kind", "name", "source_key",
                "officer", "registered_at", "opened_on", "closed_on")  # fmt: skip

    def __str__(self) -> str:
        return self.name


@tracked()
class Home(models.Model):
    """One dwelling. The UPRN is text of up to twelve digits: exports carry leading zeros."""

    landlord = models.ForeignKey(Landlord, models.PROTECT, related_name="homes")
    place = models.ForeignKey(Place, models.PROTECT, related_name="homes")
    source_key = models.CharField(max_length=100)
    uprn = models.CharField(max_length=12, blank=True)
    address = models.CharField(max_length=300)
    postcode = models.CharField(max_length=10, blank=True)

    class Meta:
        ordering = ["address", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["landlord", "source_key"], name="home_source_key"),
            # Of one landlord: stock moves between landlords, and neither may learn of the other's register.
            models.UniqueConstraint(
                fields=["landlord", "uprn"], condition=~Q(uprn=""), name="home_uprn_once_each"
            ),
            models.CheckConstraint(name="home_uprn_digits", condition=Q(uprn__regex=r"^[0-9]{0,12}$")),
        ]
        triggers = [
            # The residents' search text holds the address; touching them writes it again.
            pgtrigger.Trigger(
                name="search_text_of_residents", when=pgtrigger.After, operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("address", "postcode"),
                func="UPDATE people_customer SET search_text = '' WHERE home_id = NEW.id; RETURN NULL;",
            )
        ]  # fmt: skip

    class PersonalData:
        keep = ("id", "landlord", "place", "source_key", "uprn", "address", "postcode")

    def __str__(self) -> str:
        return f"{self.address} {self.postcode}".strip()
