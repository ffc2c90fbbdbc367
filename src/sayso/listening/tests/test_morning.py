"""What somebody finds in the morning: the same as sorting everything that waits."""

import random
from datetime import timedelta

import pytest
from django.utils import timezone

from sayso.foundations.access.permissions import Role
from sayso.listening.enums import VoiceState
from sayso.listening.models import Voice
from sayso.listening.queries import inbox
from sayso.people.tests.cast import a_landlord, a_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("seed", range(4))
def test_the_morning_is_the_first_of_mine_then_nobodys_then_colleagues(seed):
    chance, now = random.Random(seed), timezone.now()
    landlord = a_landlord()
    me, other = (
        a_user(Role.ENGAGEMENT, landlord, email=f"{name}@harbour.example") for name in ("me", "other")
    )
    for number in range(40):
        Voice.objects.create(
            landlord=landlord, ref=f"V{number}", key=f"v{number}", kind="idea", door="web", words="A bench", language="en",
            said_at=now - timedelta(days=2), received_at=now - timedelta(hours=chance.randrange(12)), received_by="tests",
            **chance.choice([{}, {}, {"state": VoiceState.HANDED_ON}, {"state": VoiceState.ANSWERED, "answered_at": now}]),
            owner=chance.choice([None, None, me, other]),
            answer_by=chance.choice([None, now + timedelta(days=chance.randrange(4))]),
            
        )  # fmt: skip
    waiting = Voice.objects.filter(answered_at=None).exclude(state=VoiceState.HANDED_ON)
    mine = sorted(
        (one for one in waiting if one.owner_id == me.pk),
        key=lambda one: (one.answer_by is None, one.answer_by, -one.received_at.timestamp(), -one.pk),
    )
    fresh = sorted(
        (one for one in waiting if one.owner_id != me.pk),
        key=lambda one: (one.owner_id is not None, -one.received_at.timestamp(), -one.pk),
    )
    for limit in (1, 3, 8, 50):
        found = inbox.morning(me, limit)
        assert (found.mine, found.fresh) == (mine[:limit], fresh[:limit])
