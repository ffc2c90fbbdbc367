"""What an extract says is kept as it was made, and read in the language of the page that shows it."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from sayso.foundations.access.permissions import Role
from sayso.people import tasks
from sayso.people.commands import deliveries
from sayso.people.models import Delivery
from sayso.people.rules import contacts
from sayso.people.rules.sentences import Sentence, kept
from sayso.people.tests.cast import a_user, sign_in

HOMES = "property_ref,address,updated_at\nH1,1 Mill Road,\n"
PEOPLE = "person_ref,full_name,date_of_birth\nP1,Moira Scott,never\n,Nobody,\n"


@given(name=st.text(), most=st.integers())
def test_a_sentence_reads_as_english_and_outlives_being_kept(name, most):
    says = Sentence("“%(name)s” holds more than %(most)s MB.", name=name, most=most)
    assert says == f"“{name}” holds more than {most} MB."
    again = json.loads(json.dumps(kept(says)))
    assert again["words"] % again["given"] == again["says"] == says


def test_what_is_no_sentence_of_ours_is_kept_as_it_is():
    assert kept("100 %") == {"says": "100 %"}
    assert kept(Sentence("Up to 100 %")) == {"says": "Up to 100 %", "words": "Up to 100 %", "given": {}}


@pytest.fixture
def read(client, db, settings, tmp_path):
    """What the page of an extract says in a language."""
    settings.MEDIA_ROOT = tmp_path / "files"
    sign_in(client, a_user(Role.ADMINISTRATOR))

    def page(language, **lists):
        if lists:
            files = [SimpleUploadedFile(f"{name}.csv", rows.encode()) for name, rows in lists.items()]
            client.post("/staff/people/extracts/", {"source": "QL", "extract": files})
            tasks.carry_out(delivery_id=Delivery.objects.latest("pk").pk)
        client.cookies["django_language"] = language
        return client.get(f"/staff/people/extracts/{Delivery.objects.latest('pk').pk}/").content.decode()

    return page


def test_refused_rows_and_lists_left_aside(read):
    page = read("en", properties=HOMES, people=PEOPLE, complaints="complaint_ref,text\nC1,Late\n")
    assert "This is not a date we can read." in page
    assert "Every row of “People” needs it." in page
    assert "“complaints.csv” was left aside" in page
    page = read("ar")
    with translation.override("ar"):
        people = translation.gettext("People")
    assert "هذا ليس تاريخًا يمكننا قراءته" in page
    assert f"كل صف في «{people}»" in page
    assert "تُرك «complaints.csv» جانبًا" in page
    assert "needs it" not in page
    assert "left aside" not in page


def test_why_nothing_was_taken_in(read):
    assert "No column of “People” holds: “person_ref”." in read(
        "en", people="full_name,kind\nMoira Scott,tenant\n"
    )
    page = read("ar")
    assert "عمود يحوي: “person_ref”" in page
    assert "No column" not in page


def test_a_file_that_is_gone_and_a_fault_of_ours(read):
    read("en", people="person_ref,full_name\nP1,Moira Scott\n")
    Delivery.objects.update(state="to_try", folder="")
    tasks.carry_out(delivery_id=Delivery.objects.get().pk)
    assert "The file is no longer here. Upload it again." in read("en")
    assert "no longer here" not in read("ar")
    Delivery.objects.update(state="to_try")
    deliveries.give_up(delivery_id=Delivery.objects.get().pk, by=tasks.TAKING, at=timezone.now())
    assert "Something went wrong in Sayso itself" in read("en")
    assert "Something went wrong" not in read("ar")


WIDE = "tenant_id,full_name,date_of_birth,email\nC1,Moira Scott,never,m@example.org\nC2,,,\n"


def take_wide(client, act="try", rows=WIDE, **more):
    upload = SimpleUploadedFile("tenants.csv", rows.encode())
    return client.post("/staff/people/import/", {"source": "QL", "file": upload, "act": act, **more})


def test_one_wide_file_is_refused_in_the_language_of_the_page_too(read, client):
    client.cookies["django_language"] = "ar"
    tried = take_wide(client)
    page = tried.content.decode()
    assert "هذا ليس تاريخًا يمكننا قراءته" in page
    assert "تاريخ الميلاد" in page
    for english in ("not a date", "name is empty", "Date of birth", "Surname"):
        assert english not in page
    pending = {"pending": tried.context["pending"]}
    downloaded = client.post("/staff/people/import/", {**pending, "act": "refused"}).content.decode()
    assert "هذا ليس تاريخًا" in downloaded
    done = client.post("/staff/people/import/", {**pending, "act": "take"})
    kept_file = f"/staff/people/import/{done.context['result'].run_id}/refused/"
    assert "هذا ليس تاريخًا" in client.get(kept_file).content.decode()
    client.cookies["django_language"] = "en"
    assert "This is not a date" in client.get(kept_file).content.decode()


@pytest.mark.parametrize("rows", ["", "a,b\n1,2\n", "%PDF-1.7\nx,y\n", "name,name\nA,B\n"])
def test_a_file_that_cannot_be_read_says_so_in_the_language_of_the_page(read, client, rows):
    client.cookies["django_language"] = "ar"
    answer = take_wide(client, rows=rows or " \n")
    assert answer.status_code == 422
    for english in ("The file is", "No column", "This is", "Two columns"):
        assert english not in answer.content.decode()


@pytest.mark.parametrize(("channel", "phone"), [("email", ""), ("text", ""), ("phone", ""), ("text", "+441314960000")])  # fmt: skip
def test_why_a_way_cannot_be_chosen_is_said_in_every_language(channel, phone):
    _field, says = contacts.unreachable_because(channel, email="", phone=phone)
    with translation.override("ar"):
        assert translation.gettext(says) != says
