"""Law that is loaded beside a landlord's own framework is counted beside it, and says what was not checked."""

from datetime import date

from django.urls import reverse

from sayso.framework.commands import packs
from sayso.framework.queries import promises
from sayso.framework.queries.standing import standing
from sayso.framework.tests.conftest import ROBOT, STARTS, moment
from sayso.people.tests.cast import sign_in


def test_both_are_on_the_board_and_the_framework_stays_the_landlords_own(
    client, landlord, places, edition, staff
):
    alone = standing(landlord, moment("2026-11-20T10:00"))
    packs.load(landlord=landlord, pack=packs.open_pack("england"), measured_from=STARTS, by=ROBOT,
               at=moment("2026-04-01T09:00"))  # fmt: skip
    found = standing(landlord, moment("2026-11-20T10:00"))
    assert found.pack.slug == "trident"
    law = [one for one in found.clauses if one.id.startswith("england/")]
    assert len(law) == len(packs.open_pack("england").pack.duties)
    counted = promises.counts(landlord, moment("2026-11-20T10:00"))
    assert counted == alone.numbers, "customers are shown the landlord's own promises"
    assert found.numbers != counted
    sign_in(client, staff())
    board = client.get(reverse("promises"))
    assert board.status_code == 200


def test_a_paragraph_is_not_asked_before_it_holds(landlord, places):
    packs.load(landlord=landlord, pack=packs.open_pack("england"), measured_from=date(2024, 4, 1), by=ROBOT,
               at=moment("2024-04-01T09:00"))  # fmt: skip
    found = standing(landlord, moment("2024-11-20T10:00"))
    later = {one.id for one in found.clauses if one.holds_from and one.holds_from > date(2025, 3, 31)}
    assert later
    assert not [one for name in later for one in found.by_clause[name].occurrences]
