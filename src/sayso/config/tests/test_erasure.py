"""A person is taken out, and a dump of the whole database and every file are searched for them."""

import re
import subprocess
import zipfile
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import Error, connection, transaction
from django.test import override_settings
from django.utils import timezone

from sayso.actions.models import Outcome, Telling
from sayso.actions.tests import stories
from sayso.communications.commands import delivery, letters
from sayso.communications.models import Message
from sayso.foundations.access.actors import System
from sayso.foundations.access.permissions import Role
from sayso.foundations.database.embedded import programs
from sayso.framework.models import Fact
from sayso.listening.commands import answers, triage, voices
from sayso.listening.models import Voice
from sayso.people.commands import characteristics, customers, erasure, needs, representatives
from sayso.people.commands.imports import import_customers
from sayso.people.models import Customer, Erasure, TenancyPerson
from sayso.people.queries.identifiers import of
from sayso.people.tests.cast import a_customer, a_landlord, a_user, sign_in
from sayso.people.tests.files import a_file, a_row

BY = System("test")
NAME, MAIDEN = "Zebedee Quillfeather", "Zebedee Marmaduke-Oxblood"
PIECES = (
    "quillfeather",
    "marmaduke",
    "oxblood",
    "zebedee",
    "7700900777",
    "900 777",
    "zq@",
    "ZQ-99871",
    "ZQ-99872",
    "Wickerbasket",
)
HOUSE = "41 Wickerbasket Row"  # the home itself stays: only that they lived there goes


def now():
    return timezone.now()


@pytest.fixture
def store(tmp_path):
    with override_settings(
        MEDIA_ROOT=tmp_path / "files", OUTGOING=tmp_path / "outgoing", EMAIL_FILE_PATH=tmp_path / "outgoing" / "email",
        EMAIL_BACKEND="django.core.mail.backends.filebased.EmailBackend",
    ):  # fmt: skip
        yield tmp_path


def imported(landlord, folder, name=NAME, **cells):
    row = a_row(
        1, tenant_id="ZQ-99871", full_name=name, email="zq@example.org", phone_number="07700 900777", known_as="Zeb Quillfeather", address_line1=HOUSE,
        **cells,
    )  # fmt: skip
    bad = a_row(2, tenant_id="ZQ-99872", full_name=NAME, email="not an address")
    path = a_file(folder / "people.csv", [row, bad])
    return import_customers(landlord=landlord, source_name="QL", path=path, by=BY, at=now())


def a_life(landlord, folder, client):
    """Somebody who was imported, renamed, said much, was answered, told, written to, and signed in."""
    officer = a_user(Role.ENGAGEMENT, landlord)
    imported(landlord, folder, MAIDEN)
    imported(landlord, folder)
    person = Customer.objects.get(source_key="ZQ-99871")
    customers.update_contact(
        customer=person, email="zq@example.org", phone="07700 900777", channel="email", by=officer, at=now()
    )
    needs.record(
        customer=person, need="quiet", told=needs.Told(detail="Quillfeather needs calm"), by=officer, at=now()
    )
    characteristics.answer(customer=person, answers={"religion": "pagan"}, by=officer, at=now())
    characteristics.note_view(
        customer=person, viewer=officer, seen="characteristics", reason="Zebedee asked", by=officer, at=now()
    )
    friend = a_customer(landlord, "Ada Friend")
    representatives.add(
        customer=person, speaker=friend, relationship="niece of Zebedee", by=officer, at=now()
    )
    user = a_user(Role.CUSTOMER, landlord, customer=person, email="zq@example.org")
    sign_in(client, user)
    EmailAddress.objects.create(user=user, email="zq@example.org")  # what the library for signing in may keep
    words = (
        f"I am {NAME.upper()} of {HOUSE}, ring 07700 900 777. The lift is broken. There is a smell of gas."
    )
    said = voices.Said(kind="comment", door="web", words=words, customer=person)
    voice = voices.log(landlord=landlord, said=said, key="life:1", by=user, at=now())
    voices.log(
        landlord=landlord,
        said=voices.Said(
            kind="comment", door="phone", words="For Zebedee: thank you", customer=person, speaker=friend
        ),
        key="life:2",
        by=officer,
        at=now(),
    )
    third = voices.log(
        landlord=landlord,
        said=voices.Said(kind="comment", door="phone", words=f"{NAME}: gas", customer=person),
        key="life:3",
        by=officer,
        at=now(),
    )
    triage.hand_on(
        voice=third, to_service="Repairs", reason="Zebedee Quillfeather smells gas", by=officer, at=now()
    )
    triage.add_note(voice=voice, words="Mr Quillfeather is at home on Mondays", by=officer, at=now())
    answers.reply(voice=voice, words="Dear Zebedee, it is mended.", key="r1", by=officer, at=now())
    stories.published(voice, owner=officer, title="Lift mended for Mr Quillfeather", at=now())
    delivery.deliver_all(now=now)
    Message.objects.filter(customer=person).order_by("pk").update(
        channel="letter", to_address=f"{HOUSE}, Northfield", state="to_print"
    )
    other = a_customer(
        landlord, "Olga Other", email="", channel="letter", postal_address="1 Long Street, Northfield"
    )
    answers_to_other = voices.log(
        landlord=landlord,
        said=voices.Said(kind="comment", door="phone", words="Hello", customer=other),
        key="o",
        by=officer,
        at=now(),
    )
    answers.reply(voice=answers_to_other, words="Hello Olga", key="r2", by=officer, at=now())
    batch = letters.start(landlord=landlord, by=officer, at=now())
    letters.make(batch_id=batch.pk, by=officer, at=now())
    return person, officer, batch


def whole_dump():
    database = settings.DATABASES["default"] | connection.get_connection_params()
    url = " ".join(
        f"{name}='{database[name]}'"
        for name in ("dbname", "user", "password", "host", "port")
        if database.get(name)
    )
    done = subprocess.run(
        [programs() / "pg_dump", "--inserts", url], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def traces(folder):
    """Every line of the dump and every file that holds a piece of the person."""
    found = []
    wanted = re.compile("|".join(map(re.escape, PIECES)), re.IGNORECASE)
    for line in whole_dump().splitlines():
        if wanted.search(line.replace(HOUSE, "") if "people_home" in line else line):
            found.append(line[:300])
    for file in Path(folder).rglob("*"):
        if file.is_file() and file.name != "people.csv" and wanted.search(file.read_text(errors="replace")):
            found.append(str(file))
    return found


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("words", [True, False])
def test_nothing_of_them_is_left_in_a_whole_dump_nor_in_any_file(client, store, words):
    landlord = a_landlord()
    person, officer, batch = a_life(landlord, store, client)
    before = {model: model.objects.count() for model in (Customer, Voice, Outcome, Telling, Fact, Message)}
    assert len(traces(store)) > 20  # the search finds what is there
    erasure.erase(
        customer=person,
        because="Zebedee asked by letter",
        words=words,
        although_there=True,
        by=officer,
        at=now(),
    )
    left = traces(store)
    assert left == [], "\n".join(one[:200] for one in left)
    assert {model: model.objects.count() for model in before} == before
    voice = Voice.objects.get(key="life:1")
    assert ("lift is broken" in voice.words) is not words
    assert client.get("/mine/details/").status_code == 302  # signed out
    assert not TenancyPerson.objects.filter(customer=person).exists()
    batch.refresh_from_db()
    with zipfile.ZipFile(batch.file.path) as packed:
        assert "Olga Other" in packed.read("manifest.csv").decode()
        assert len([one for one in packed.namelist() if one.endswith(".pdf")]) == batch.letters
    imported(landlord, store)
    assert traces(store) == []
    assert not Customer.objects.filter(source_key="ZQ-99871").exists()


@pytest.mark.django_db
def test_twice_is_once_and_a_reason_is_asked(client):
    person, by = a_customer(), a_user(Role.ENGAGEMENT)
    with pytest.raises(erasure.NoReason):
        erasure.erase(customer=person, because=" ", by=by, at=now())
    first = erasure.erase(customer=person, because="They asked", by=by, at=now())
    assert erasure.erase(customer=person, because="They asked again", words=True, by=by, at=now()) == first
    assert Erasure.objects.count() == 1


@pytest.mark.django_db
def test_who_still_lives_there_goes_only_where_that_is_said(store):
    landlord = a_landlord()
    imported(landlord, store)
    person = Customer.objects.get(source_key="ZQ-99871")
    with pytest.raises(erasure.StillLivesThere) as refused:
        erasure.erase(customer=person, because="They asked", by=BY, at=now())
    assert refused.value.field == "although_there"
    person.refresh_from_db()
    assert person.full_name == NAME


@pytest.mark.django_db
def test_nobody_else_changes_and_history_is_closed_again(store):
    landlord = a_landlord()
    person, other = a_customer(landlord, "Will Grace"), a_customer(landlord, "Will Grace")
    said = voices.Said(kind="comment", door="phone", words="Will Grace will help", customer=other)
    voice = voices.log(landlord=landlord, said=said, key="v", by=BY, at=now())
    erasure.erase(customer=person, because="They asked", words=True, by=BY, at=now())
    other.refresh_from_db()
    voice.refresh_from_db()
    assert (other.full_name, voice.words) == ("Will Grace", "Will Grace will help")
    for table in ("people_customerevent", "people_erasure"):
        with pytest.raises(Error, match="append-only"), transaction.atomic():
            connection.cursor().execute(f"DELETE FROM {table}")


@pytest.mark.django_db
def test_all_of_it_or_nothing(store, monkeypatch):
    person = a_customer(name="Half Way")
    monkeypatch.setattr(erasure, "_forget_refused_rows", lambda *_given: 1 / 0)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        erasure.erase(customer=person, because="They asked", by=BY, at=now())
    person.refresh_from_db()
    assert person.full_name == "Half Way"
    assert of(person).names == {"Half Way"}
    assert not Erasure.objects.exists()
