"""The rules of frameworks, of packs that the demonstration does not have, in a real browser."""

from datetime import UTC, date, datetime

import pytest
from browser import WIDTHS, see
from django.urls import reverse

from sayso.foundations.access.actors import System
from sayso.foundations.subjects import Subject
from sayso.framework.commands import facts, packs, samples
from sayso.framework.tests.packs_of_docs import quayside
from sayso.people.models import Home, Landlord, RoleHolding, User
from sayso.people.tests.cast import a_place

pytestmark = pytest.mark.browser
ROBOT = System("tests")
NOW = datetime(2026, 11, 4, 12, tzinfo=UTC)


def a_landlord_with(pack):
    landlord = Landlord.objects.create(name="Harbour Homes", slug="harbour", nation=pack.pack.nation)
    begins = max(date(2026, 4, 1), pack.pack.starts_on)
    packs.load(landlord=landlord, pack=pack, measured_from=begins, by=ROBOT, at=NOW)
    amira = User.objects.create(
        kind="staff", name="Amira K.", email="amira@harbour.example", landlord=landlord
    )
    RoleHolding.objects.create(user=amira, role="manager", landlord=landlord, starts_on="2026-01-01")
    return landlord, amira


def pages_of(pack):
    """The pages of the last thing of each kind, those that say most, and the pages without a thing."""
    kinds = {
        "framework-group": pack.groups, "framework-role": pack.roles, "framework-fund": pack.funds,
        "framework-how": pack.processes, "group-seats": pack.groups, "fund-calculator": pack.funds,
    }  # fmt: skip
    fullest = {name: max(found, key=lambda one: len(str(one))).id for name, found in kinds.items() if found}
    return [
        *(reverse(name, args=[one]) for name, one in fullest.items()),
        *(reverse(name) for name in ("framework", "framework-year", "samples", "editions")),
    ]  # fmt: skip


@pytest.mark.parametrize("slug", ["trident", "thenue", "thirteen", "wheatley", "one-vision"])
def test_the_rules_of_shipped_packs(browser, slug):
    pack = packs.open_pack(slug)
    _landlord, amira = a_landlord_with(pack)
    page = browser(width=WIDTHS["phone"], user=amira)
    for path in pages_of(pack.pack):
        page.goto(path)
        see(page, f"{slug}{path}")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_rule_there_is_in_both_languages(browser, language):
    pack = quayside()
    landlord, amira = a_landlord_with(pack)
    for name, homes in (("Anchor Court", 24), ("Beacon Court", 40)):
        place = a_place(landlord, name, "scheme")
        for number in range(homes):
            Home.objects.create(
                landlord=landlord, place=place, source_key=f"{name}{number}", address=f"{number} {name}"
            )
    for number in range(14):
        facts.record(
            kind="complaint.closed", landlord=landlord, occurred_at=datetime(2026, 5, 1 + number, 12, tzinfo=UTC),
            subject=Subject("complaint", f"C-{number:03}"), by=ROBOT, at=NOW,
        )  # fmt: skip
    drawn = samples.draw(
        landlord=landlord, sample="closed-complaints", starts_on=date(2026, 4, 1), by=ROBOT, at=NOW
    )
    sums = "?tenant=200&owner=40&last=600&unspent=300"
    paths = [
        *pages_of(pack.pack), reverse("sample-draw", args=[drawn.pk]),
        reverse("framework-group", args=["neighbours-panel"]), reverse("framework-fund", args=["small-works"]),
        reverse("fund-calculator", args=["association-grant"]) + sums,
        reverse("fund-calculator", args=["association-grant"]) + "?tenant=x&owner=",
        reverse("fund-calculator", args=["small-works"]) + "?award=2000",
    ]  # fmt: skip
    for width in WIDTHS.values():
        page = browser(width=width, language=language, user=amira)
        for path in dict.fromkeys(paths):
            page.goto(path)
            see(page, f"quayside{path}")
