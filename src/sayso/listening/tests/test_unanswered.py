"""The list of the unanswered shows the rung of the rule, whether or not the daily round has run."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sayso.foundations.access.permissions import Role
from sayso.listening.models import Escalation, Voice
from sayso.listening.tests.test_pages import say
from sayso.people.tests.cast import a_user, sign_in

pytestmark = pytest.mark.django_db


def waiting(days):
    voice = say(f"Said {days} days ago")
    ago = timezone.now() - timedelta(days=days)
    Voice.objects.filter(pk=voice.pk).update(received_at=ago, said_at=ago)
    return voice


def row_of(html, voice):
    return html.split(voice.ref)[1].split("</tr>")[0]


def test_a_voice_has_climbed_without_anybody_having_looked(client):
    sign_in(client, a_user(Role.MANAGER))
    waits = {"Owner": waiting(10), "Manager": waiting(30), "Director": waiting(70)}
    html = client.get("/staff/voices/unanswered/?days=7").content.decode()
    assert not Escalation.objects.exists()
    for rung, voice in waits.items():
        assert rung in row_of(html, voice), rung
    climbed = Voice.objects.get(pk=waits["Director"].pk)
    since = timezone.localdate(climbed.received_at) + timedelta(days=60)
    assert f"{since.day} {since:%B}" in row_of(html, waits["Director"])
