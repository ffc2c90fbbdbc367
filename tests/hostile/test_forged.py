"""Forged and borrowed tokens, another landlord's ids, and steps sent twice or in the wrong order: nothing happens."""

from __future__ import annotations

import hashlib
import random
import re

import pytest
from django.contrib.auth.tokens import default_token_generator
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from tests.architecture import doors
from tests.samples import samples

from sayso.config import demonstration
from sayso.foundations.access.permissions import Role
from sayso.people.models import Customer, Merge, User
from sayso.people.queries.sign_in_links import token_for as sign_in_token
from sayso.people.tests.cast import a_landlord, a_user, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
OWN = re.compile(r"session|^cache$|^procrastinate|_throttle|^people_signinlimit|^people_user(event)?$")
IMPORT = "/staff/people/import/"
FILE = b"tenant_id,name\nC1,Moira Campbell\nC2,Bilal Adeyemi\n"


@pytest.fixture(scope="module")
def town(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        from django.db import transaction

        with transaction.atomic():
            demonstration.load()
            yield samples()
            transaction.set_rollback(True)


def everything():
    """What every table holds, in a few letters each; but for the sessions and limits of whoever asks."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if not OWN.search(table):
                cursor.execute(
                    f"SELECT md5(coalesce(string_agg(t::text, chr(10) ORDER BY t::text), '')) FROM \"{table}\" t"
                )
                found[table] = cursor.fetchone()[0]
    return found


def changed(before):
    after = everything()
    return sorted(table for table in after if after[table] != before.get(table))


def spoilt(token, chance):
    """The token with one letter changed, dropped, doubled, in other letters, cut, or with another's tail."""
    at = chance.randrange(len(token))
    other = chance.choice([one for one in "abcXYZ019-_:=" if one != token[at]])
    return chance.choice([
        token[:at] + other + token[at + 1 :], token[:at] + token[at + 1 :], token[:at] + token[at] + token[at:],
        token.swapcase(), token[:at], token + other, token[::-1], token.replace(":", "::"), hashlib.sha256(token.encode()).hexdigest(),
    ])  # fmt: skip


def test_no_token_opens_what_it_was_not_made_for(town):
    """A hundred spoilt ones of each, and each whole one at the others' addresses."""
    user = User.objects.filter(kind="staff").order_by("pk").first()
    chance, before, client = random.Random(11), everything(), Client(raise_request_exception=False)
    tokens = {
        "/said/{}/": town["said"]["token"], "/digest/{}/": town["digest-stop"]["token"], "/demo/{}/": sign_in_token(user),
        f"/staff/password/{user.pk}/{{}}/": default_token_generator.make_token(user),
    }  # fmt: skip
    addresses = {one.route for one in doors.addresses()}
    tokens = {way: token for way, token in tokens.items() if known(way, addresses)}
    assert len(tokens) >= 3
    for way, own in tokens.items():
        others = [one for one in tokens.values() if one != own]
        for token in [*others, *(spoilt(own, chance) for _each in range(100))]:
            if token in ("", own):
                continue
            for method in ("get", "post"):
                answer = getattr(client, method)(way.format(token), {"key": "1"})
                assert answer.status_code in (302, 403, 404, 405, 410, 422, 200), (way, token)
                assert answer.status_code != 200 or b"no longer" in answer.content, (way, token)
                assert "_auth_user_id" not in client.session
    assert changed(before) == []


def known(way, addresses):
    return any(
        re.fullmatch(re.sub(r"<[^>]*>", "[^/]+", one), way.replace("{}", "token")) for one in addresses
    )


def test_another_landlords_administrator_reaches_nothing(town):
    """Every address that names a thing, with the things of the invented landlord, by GET and by POST."""
    far, client = a_landlord("Southfield Homes"), Client(raise_request_exception=False)
    user = a_user(Role.ADMINISTRATOR, landlord=far)
    for role in (Role.MANAGER, Role.ENGAGEMENT, Role.COMPLAINTS):
        user.role_holdings.create(role=role, landlord=far, starts_on="2020-01-06")
    sign_in(client, user)
    names = {pk for one in town.values() if (pk := one.get("pk"))}
    asked, before = 0, everything()
    for one in doors.addresses():
        if "pk" not in one.converters or "/api/" in one.route or one.route.startswith("/staff/password/"):
            continue
        for pk in {town.get(one.name, {}).get("pk"), *sorted(names)[:3]} - {None}:
            path = re.sub(r"<\w+:pk>", str(pk), one.route)
            path = re.sub(r"<\w+:number>|<\w+:step>|<\w+:other>", "1", path)
            path = re.sub(r"<[^>]+>", "clause", path)
            for method in ("get", "post"):
                answer = getattr(client, method)(
                    path, {"act": "take", "words": "x", "reason": "x", "key": "k"}
                )
                assert answer.status_code in (302, 403, 404, 405), (method, path, answer.status_code)
                there = answer.headers.get("Location", "")
                back = (
                    "/sign-in",
                    "/confirm",
                    "/staff/signing-in/",
                )  # the last is the page of their own account
                assert answer.status_code != 302 or any(one in there for one in back), (path, there)
                asked += 1
    assert asked > 200
    assert changed(before) == []


@pytest.fixture
def admin(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    cache.clear()
    return sign_in(client, a_user(Role.ADMINISTRATOR, landlord=a_landlord()))


def theirs(admin):
    return Customer.objects.filter(landlord=admin.landlord).order_by("pk")


def tried(client):
    file = SimpleUploadedFile("in.csv", FILE)
    return client.post(IMPORT, {"source": "QL", "file": file}).context["pending"]


def test_an_import_s_token_is_for_one_person_one_landlord_and_one_time(client, admin):
    pending, chance = tried(client), random.Random(5)
    stranger = Client()
    sign_in(stranger, a_user(Role.ADMINISTRATOR, landlord=a_landlord("Southfield Homes")))
    for token in (pending, *(spoilt(pending, chance) for _each in range(60))):
        assert stranger.post(IMPORT, {"pending": token, "act": "take"}).status_code == 422
        if token != pending:
            assert client.post(IMPORT, {"pending": token, "act": "take"}).status_code == 422
    assert not theirs(admin).exists()
    assert [client.post(IMPORT, {"pending": pending, "act": "take"}).status_code for _twice in range(2)] == [
        200,
        422,
    ]
    for act in ("try", "refused", "take", "nonsense"):
        assert client.post(IMPORT, {"pending": pending, "act": act}).status_code == 422
    assert theirs(admin).count() == 2


def test_merging_and_taking_apart_in_any_order(client, admin):
    client.post(IMPORT, {"pending": tried(client), "act": "take"})
    one, other = theirs(admin)
    there, back = f"/staff/people/{one.pk}/same-as/{other.pk}/", f"/staff/people/{other.pk}/same-as/{one.pk}/"
    chance, made = random.Random(3), 0
    for _turn in range(60):
        merges = [
            f"/staff/people/merges/{pk}/take-apart/" for pk in Merge.objects.values_list("pk", flat=True)
        ]
        way = chance.choice([there, back, *merges[-2:], "/staff/people/merges/999999999/take-apart/"])
        answer = client.post(
            way, {"act": chance.choice(["merge", "merge", "different", ""]), "take": ["email", "nonsense"]}
        )
        assert answer.status_code in (302, 404, 422), way
        one.refresh_from_db()
        other.refresh_from_db()
        assert not (one.merged_into_id and other.merged_into_id)
        made = max(made, Merge.objects.count())
    assert made > 1
    assert theirs(admin).count() == 2


def test_an_edition_s_steps_in_any_order_publish_it_once(town):
    """The steps of a draft, drawn at random and each sent twice."""
    from sayso.framework.models import Draft, Edition

    client, chance = Client(raise_request_exception=False), random.Random(9)
    sign_in(client, User.objects.filter(role_holdings__role=Role.ADMINISTRATOR).order_by("pk").first())
    pk, before = Draft.objects.get().pk, Edition.objects.count()
    steps = [
        "publish",
        "approve",
        "reviewed",
        "reopen",
        "show",
        "publish",
        "clause/0/remove",
        "clause/0/move",
        "drop",
    ]
    for _turn in range(40):
        step = chance.choice(steps[: 9 if _turn > 30 else 8])
        for _twice in range(2):
            given = {
                "reason": "x",
                "words": "x",
                "key": "one",
                "in_force_from": "2031-01-01",
                "confirm": "on",
            }
            answer = client.post(f"/staff/framework/drafts/{pk}/{step}/", given)
            assert answer.status_code in (302, 404, 405, 422), (step, answer.status_code)
    assert Edition.objects.count() - before <= 1


def test_a_sign_in_code_is_used_once_and_only_where_it_was_asked_for(client, town, mailoutbox):
    cache.clear()
    person = Customer.objects.exclude(email="").filter(left_on=None, merged_into=None).order_by("pk").first()
    asked, stranger = Client(raise_request_exception=False), Client(raise_request_exception=False)
    for one in ("/sign-in/code/", "/sign-in/who/"):  # steps that nobody asked for yet
        assert asked.post(one, {"code": "ABCDEF", "person": person.pk}).status_code in (302, 422)
        assert "_auth_user_id" not in asked.session
    asked.post("/sign-in/", {"contact": person.email})
    [mail] = mailoutbox
    code = re.search(r"^\s*([A-Z0-9]{3,4}-?[A-Z0-9]{3,4}|\d{6})\s*$", mail.body, re.M)[0].strip()
    stranger.post("/sign-in/code/", {"code": code})
    assert "_auth_user_id" not in stranger.session
    asked.post("/sign-in/code/", {"code": code})
    if asked.session.get("sign_in_choice"):
        asked.post("/sign-in/who/", {"person": 999999999})
        assert "_auth_user_id" not in asked.session
        return
    assert "_auth_user_id" in asked.session
    asked.post("/sign-out/")
    asked.post("/sign-in/code/", {"code": code})
    assert "_auth_user_id" not in asked.session


def test_erasing_twice_and_after_is_once(town):
    client = Client(raise_request_exception=False)
    sign_in(client, User.objects.filter(role_holdings__role=Role.ADMINISTRATOR).order_by("pk").first())
    one = Customer.objects.filter(merged_into=None).order_by("-pk").first()
    way = f"/staff/people/{one.pk}/rights/erase/"
    given = {"because": "By letter on 3 March", "words": "on", "although_there": "on", "reason": "They asked"}
    assert client.post(way, given).status_code == 302
    before = everything()
    for path in (
        "preferences/",
        "needs/",
        "about/",
        "representatives/",
        "rights/erase/",
    ):
        answer = client.post(f"/staff/people/{one.pk}/{path}", {**given, "full_name": "Back Again"})
        assert answer.status_code in (200, 302, 403, 404, 405, 422), path
    assert changed(before) == []
