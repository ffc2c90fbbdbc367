"""An extract sent by page: tried, shown, taken in once, cleared away."""

import csv
import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from sayso.foundations.access.actors import System
from sayso.foundations.access.permissions import STAFF, Role
from sayso.people import tasks
from sayso.people.commands import deliveries, erasure
from sayso.people.models import Customer, Delivery, ImportRun, ImportSource
from sayso.people.tests.cast import a_landlord, a_user, sign_in
from sayso.people.tests.extracts import a_contact, a_home, a_household, a_list, a_person, a_zip

pytestmark = pytest.mark.django_db
PAGE = "/staff/people/extracts/"
BY = System("test")


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    return tmp_path / "files" / "deliveries"


@pytest.fixture
def officer(client):
    return sign_in(client, a_user(Role.ADMINISTRATOR))


def send(client, tmp_path, parts, **given):
    path = a_zip(tmp_path / "extract.zip", parts)
    with path.open("rb") as file:
        return client.post(PAGE, {"source": "QL", "extract": [file], **given})


def send_lists(client, **parts):
    lists = [
        SimpleUploadedFile(f"{name}.csv", rows.encode() if isinstance(rows, str) else a_list(rows).encode())
        for name, rows in parts.items()
    ]
    return client.post(PAGE, {"source": "QL", "extract": lists})


def work():
    """What a worker does with everything that waits."""
    for delivery in Delivery.objects.filter(state__in=deliveries.WAITING):
        tasks.carry_out(delivery_id=delivery.pk)


def see(client, delivery=None):
    return client.get(f"{PAGE}{(delivery or Delivery.objects.first()).pk}/").content.decode()


def act(client, what, **given):
    return client.post(f"{PAGE}{Delivery.objects.first().pk}/", {"act": what, **given})


def test_from_the_upload_to_the_register(client, officer, tmp_path, files):
    answer = send(client, tmp_path, a_household())
    delivery = Delivery.objects.get()
    assert (answer.status_code, answer.url) == (302, f"{PAGE}{delivery.pk}/")
    assert 'hx-trigger="every 2s"' in see(client)
    work()
    page = see(client)
    assert "New people: 1" in page
    assert "Person P1: H1 High Street" in page
    assert "Nothing is written yet" in page
    assert "hx-trigger" not in page
    assert not Customer.objects.exists()
    act(client, "take")
    act(client, "take")
    work()
    work()
    act(client, "take")
    assert Customer.objects.get().full_name == "Person P1"
    assert ImportRun.objects.count() == 1
    delivery.refresh_from_db()
    assert (delivery.state, delivery.run, delivery.received_by) == (
        "taken",
        ImportRun.objects.get(),
        officer.actor_name,
    )
    assert "What is different now" in see(client)
    assert "Taken in" in client.get(PAGE).content.decode()


def test_several_lists_at_once_and_the_differences_as_a_table(client, officer):
    send_lists(client, **a_household())
    work()
    delivery = Delivery.objects.get()
    rows = list(
        csv.reader(
            io.StringIO(client.get(f"{PAGE}{delivery.pk}/differences.csv").getvalue().decode("utf-8-sig"))
        )
    )
    assert rows[0][0] == "Kind of change"
    assert ["New person", "P1", "Person P1", "", "H1 High Street"] in rows
    assert delivery.result["counts"]["New person"] == 1


def test_refused_rows_are_mended_and_sent_back_as_they_are(client, officer):
    bad = [a_contact(), a_contact("C2", value="12 pigeons", contact_type="phone")]
    send_lists(client, **a_household(contacts=bad))
    work()
    page = see(client)
    assert "1 row is refused" in page
    act(client, "take")
    work()
    file = (
        client.get(f"{PAGE}{Delivery.objects.get().pk}/refused-contacts.csv").getvalue().decode("utf-8-sig")
    )
    header, row = list(csv.reader(io.StringIO(file)))
    assert header == ["what is wrong, what to do", "contact_ref", "person_ref", "contact_type", "value"]
    assert row[1:] == ["C2", "P1", "phone", "12 pigeons"]
    mended = file.replace(row[4], "020 7946 0018")
    send_lists(client, contacts=mended)
    work()
    act(client, "take")
    work()
    assert Customer.objects.get().phone
    assert Delivery.objects.first().result["refused_rows"] == 0


def test_columns_are_chosen_by_page_and_remembered(client, officer):
    people = "Nr,Wer\nP1,Moira Brown\n"
    send_lists(client, people=people)
    work()
    page = see(client)
    assert "Nothing was taken in" in page
    assert 'name="map_people_person_ref"' in page
    act(
        client,
        "try",
        map_people_person_ref="Nr",
        map_people_full_name="Wer",
        map_people_language="no such column",
    )
    work()
    assert "New people: 1" in see(client)
    assert not ImportSource.objects.exists()
    act(client, "take")
    work()
    assert Customer.objects.get().full_name == "Moira Brown"
    send_lists(client, people=people.replace("Brown", "Grey"))
    work()
    assert "Names changed: 1" in see(client)


def test_a_whole_extract_that_lacks_much_asks_how_much_may_end(client, officer, tmp_path):
    many = a_household(people=[a_person(f"P{n}") for n in range(1, 12)])
    send(client, tmp_path, many)
    work()
    act(client, "take")
    work()
    send(client, tmp_path, a_household(), is_full="on")
    work()
    page = see(client)
    assert 'name="may_end"' in page
    act(client, "try", may_end="95")
    work()
    assert Delivery.objects.first().state == "tried"


def test_the_same_bytes_while_unfinished_are_the_same_delivery(client, officer, tmp_path, files):
    first = send(client, tmp_path, a_household())
    assert send(client, tmp_path, a_household()).url == first.url
    assert len(list(files.iterdir())) == 1
    assert send(client, tmp_path, a_household(), is_full="on").url != first.url


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"source": "QL"}, "Choose"),
        ({"source": "QL", "files": ["a.zip", "b.csv"]}, "Send a ZIP by itself"),
        ({"source": "", "files": ["a.csv"]}, "There is a problem"),
    ],
)
def test_what_cannot_be_kept_is_said_beside_the_form(client, officer, files, given, says):
    names = given.pop("files", [])
    lists = [SimpleUploadedFile(name, b"x,y\n1,2\n") for name in names]
    answer = client.post(PAGE, {**given, **({"extract": lists} if lists else {})})
    assert answer.status_code == 422
    assert not Delivery.objects.exists()
    assert not files.exists() or not list(files.iterdir())


@pytest.mark.parametrize("content", [b"\x89PNG\r\n", b"PK\x03\x04 broken", b"", b"a,b\n1,2\n"])
def test_what_cannot_be_read_says_so_and_nothing_is_taken(client, officer, content):
    client.post(PAGE, {"source": "QL", "extract": [SimpleUploadedFile("people.csv", content or b"\n")]})
    work()
    assert "Nothing was taken in" in see(client)
    act(client, "take")
    work()
    assert Delivery.objects.get().state == "refused"
    act(client, "leave")
    assert "Left aside" in see(client)


def test_a_fault_of_ours_is_said_and_not_tried_for_ever(client, officer, tmp_path, monkeypatch):
    send(client, tmp_path, a_household())

    def broken(**given):
        raise ZeroDivisionError

    monkeypatch.setattr(deliveries, "take_extract", broken)
    with pytest.raises(ZeroDivisionError):
        work()
    assert "Something went wrong in Sayso itself" in see(client)
    work()


def test_files_are_cleared_away_after_a_day_and_counts_stay(client, officer, tmp_path, files):
    send(client, tmp_path, a_household())
    work()
    later = timezone.now() + timedelta(hours=25)
    assert deliveries.clear_old(by=BY, at=timezone.now()) == 0
    with_files = list(files.iterdir())
    assert with_files
    assert deliveries.clear_old(by=BY, at=later) == 1
    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.folder) == ("left", "")
    assert delivery.result["counts"]["New person"] == 1
    assert "first" not in delivery.result
    assert client.get(f"{PAGE}{delivery.pk}/differences.csv").status_code == 404
    act(client, "take")
    assert Delivery.objects.get().state == "left"


def test_of_somebody_taken_out_no_delivery_keeps_a_name(client, officer, tmp_path):
    send(client, tmp_path, a_household())
    work()
    act(client, "take")
    work()
    assert "Person P1" in str(Delivery.objects.get().result)
    erasure.erase(
        customer=Customer.objects.get(),
        because="They asked",
        although_there=True,
        by=officer,
        at=timezone.now(),
    )
    assert "Person P1" not in str(Delivery.objects.get().result)
    assert Delivery.objects.get().folder == ""


@pytest.mark.parametrize("role", sorted(STAFF))
def test_who_may(client, role, tmp_path):
    sign_in(client, a_user(role))
    may = role in (Role.ENGAGEMENT, Role.ADMINISTRATOR)
    assert client.get(PAGE).status_code == (200 if may else 403)
    assert send(client, tmp_path, a_household()).status_code == (302 if may else 403)
    assert Delivery.objects.exists() == may


def test_another_landlord_s_delivery_is_not_there(client, officer, tmp_path):
    other = a_landlord("Other Homes")
    theirs = deliveries.receive(
        landlord=other, source_name="QL", files=[("people.csv", [a_list([a_person()]).encode()])],
        asked=deliveries.Asked("page"), by=BY, at=timezone.now(),
    )  # fmt: skip
    for way in ("", "differences.csv", "refused-people.csv"):
        assert client.get(f"{PAGE}{theirs.pk}/{way}").status_code == 404
    assert client.post(f"{PAGE}{theirs.pk}/", {"act": "leave"}).status_code == 404


def test_a_file_name_from_outside_leads_nowhere(client, officer, files):
    made = deliveries.receive(
        landlord=officer.landlords[0], source_name="QL", asked=deliveries.Asked("page"), by=BY, at=timezone.now(),
        files=[("../../../etc/people.csv", [a_list([a_person()]).encode()]), ("..", [a_list([a_home()]).encode()])],
    )  # fmt: skip
    assert sorted(one.name for one in (made.path / "in").iterdir()) == ["file", "people.csv"]
