"""The register's pages: what they show to whom, how many questions they ask, and hostile input."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sayso.foundations.access.permissions import Role
from sayso.people.models import Customer, Representative
from sayso.people.queries import customers
from sayso.people.tests.cast import a_customer, a_home, a_landlord, a_place, a_user, sign_in
from sayso.people.tests.files import a_file, a_row

pytestmark = pytest.mark.django_db
HOSTILE = [
    "=cmd|' /C calc'!A0", "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "‮evil‬",
    "👩🏽‍🚒🏴󠁧󠁢󠁳󠁣󠁴󠁿", "محمد الحسن", "李小龍", "Łódź Żółć", "O’Neill; DROP TABLE people_customer;--", "%s{}{{7*7}}", "a\u202eb\u0301" * 20,
]  # fmt: skip


@pytest.fixture
def officer(client):
    return sign_in(client, a_user(Role.ENGAGEMENT))


def count_queries(client, path):
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


@pytest.mark.parametrize(
    "path", ["/staff/people/", "/staff/people/search/?q=mill", "/staff/places/", "/staff/team/"]
)
def test_lists_ask_the_same_few_questions_at_3_and_at_30_rows(client, path):
    sign_in(client, a_user(Role.ADMINISTRATOR))
    area = a_place(name="North", kind="area")
    for _time in range(3):
        a_customer(place=a_place(parent=area))
        a_user(Role.FRONTLINE, place=area)
    client.get(path)
    few = count_queries(client, path)
    for _time in range(27):
        a_customer(place=a_place(parent=area))
        a_user(Role.FRONTLINE, place=area)
    many = count_queries(client, path)
    assert few == many
    assert many <= 12


def test_a_customer_page_asks_few_questions(client, officer):
    customer = a_customer(place=a_place())
    assert count_queries(client, f"/staff/people/{customer.pk}/") <= 12


@pytest.mark.parametrize(
    "text",
    [
        "campb",
        "MOIRA camp",
        "0770 0900 123",
        "07700900123",
        "+447700900123",
        "nf9 9zz",
        "NF99ZZ",
        "14 quay",
        "C-77",
        "Siân",
        "sian",
    ],
)
def test_people_are_found_by_name_address_phone_and_reference(client, officer, text):
    home = a_home(address="14 Quay Street, Northfield", postcode="NF9 9ZZ")
    a_customer(name="Moira Siân Campbell", home=home, phone="+447700900123", source_key="C-77")
    a_customer(name="Somebody Else")
    page = client.get("/staff/people/search/", {"q": text})
    assert b"Moira" in page.content
    assert b"Somebody Else" not in page.content
    assert b"14 Quay Street" in page.content
    whole = client.get("/staff/people/", {"q": text})
    part = client.get("/staff/people/", {"q": text}, headers={"HX-Request": "true"})
    assert b"<html" in whole.content
    assert b"<html" not in part.content
    assert b"Moira" in part.content


def test_a_role_over_one_place_reaches_only_its_people(client):
    area, other = a_place(name="North", kind="area"), a_place(name="South", kind="area")
    inside = a_customer(name="Inside", place=a_place(parent=area))
    outside = a_customer(name="Outside", place=a_place(parent=other))
    viewer = sign_in(client, a_user(Role.FRONTLINE, place=area))
    assert list(customers.for_viewer(viewer)) == [inside]
    assert client.get(f"/staff/people/{inside.pk}/").status_code == 200
    assert client.get(f"/staff/people/{outside.pk}/").status_code == 404
    assert client.post(f"/staff/people/{outside.pk}/preferences/", {"channel": "letter"}).status_code == 404
    assert b"Outside" not in client.get("/staff/people/").content


def test_another_landlords_people_are_not_there(client, officer):
    stranger = a_customer(a_landlord("Elsewhere"))
    assert client.get(f"/staff/people/{stranger.pk}/").status_code == 404
    assert client.get("/staff/people/9999999999999/").status_code == 404
    assert client.get("/staff/people/99999999999999999999999999/").status_code == 404


@pytest.mark.parametrize("role", [Role.ADVISER, Role.AUDITOR, Role.DIRECTOR, Role.CUSTOMER])
def test_those_who_need_no_names_see_none(client, role):
    user = sign_in(client, a_user(role))
    a_customer(place=a_place())
    assert client.get("/staff/people/").status_code == 403
    assert not customers.for_viewer(user).exists()


@pytest.mark.parametrize("name", HOSTILE)
def test_any_name_is_kept_shown_as_text_and_safe_in_a_spreadsheet(client, officer, name):
    given = {"full_name": name, "kind": "tenant", "language": "en", "format": "standard"}
    answer = client.post("/staff/people/new/", given)
    assert answer.status_code == 302
    page = client.get(answer.url).content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert client.get("/staff/people/", {"q": name}).status_code == 200
    lines = b"".join(client.get("/staff/people/export/")).decode("utf-8-sig").splitlines()
    cell = lines[1].split(",")[1].strip('"')
    assert not cell.startswith(("=", "+", "-", "@"))


def test_a_form_sent_twice_makes_one_person(client, officer):
    page = client.get("/staff/people/new/")
    assert page.context["key"] in page.content.decode()
    given = {"full_name": "Moira", "kind": "tenant", "language": "en", "format": "standard"}
    given["key"] = page.context["key"]
    first, second = (client.post("/staff/people/new/", given) for _time in range(2))
    assert first.url == second.url
    assert Customer.objects.count() == 1


@pytest.mark.parametrize(
    "field", ["full_name", "email", "phone", "channel", "language", "format", "postal_address"]
)
@pytest.mark.parametrize("value", ["\x00", "x" * 1_000_000, "\ud800".encode("utf-8", "surrogatepass")])
def test_nonsense_in_a_field_gets_words_at_the_field(client, officer, field, value):
    given = {"full_name": "Moira", "kind": "tenant", "language": "en", "format": "standard", field: value}
    page = client.post("/staff/people/new/", given)
    assert page.status_code in (422, 302)
    if page.status_code == 422:
        assert b"govuk-error" in page.content


@pytest.mark.parametrize(
    "query",
    [
        "q=%00",
        "q=" + "x" * 5000,
        "sort=;drop",
        "page=-1",
        "page=x",
        "place=%C2%B2",
        "place=99999999999999999999",
        "kind=%00",
        "q=%25%25_",
    ],
)
def test_hostile_queries_answer_calmly(client, officer, query):
    assert client.get(f"/staff/people/?{query}").status_code == 200
    assert client.get(f"/staff/people/search/?{query}&name=%3Cb%3E").status_code == 200


def test_empty_lists_say_what_to_do_next(client, officer):
    assert b"Register somebody" in client.get("/staff/people/").content
    assert b"Nobody matches" in client.get("/staff/people/?q=zz").content
    assert b"first file" in client.get("/staff/places/").content


def test_preferences_must_be_reachable_and_say_so_at_the_field(client, officer):
    customer = a_customer(email="", channel="letter")
    path = f"/staff/people/{customer.pk}/preferences/"
    given = {
        "email": "",
        "phone": "",
        "channel": "email",
        "language": "pl",
        "format": "large_print",
    }
    page = client.post(path, given)
    assert "e-mail address is needed" in page.context["form"].errors["email"][0]
    assert client.post(path, {**given, "email": "a@example.org", "is_online": "yes"}).status_code == 302
    customer.refresh_from_db()
    assert (customer.channel, customer.language, customer.format, customer.is_online) == (
        "email",
        "pl",
        "large_print",
        True,
    )


def test_a_customer_changes_their_own_details(client):
    user = sign_in(client, a_user(Role.CUSTOMER))
    given = {
        "email": user.customer.email,
        "phone": "07700 900 456",
        "channel": "text",
        "language": "ar",
        "format": "audio",
    }
    assert client.get("/mine/details/").status_code == 200
    assert client.post("/mine/details/", given).status_code == 302
    customer = Customer.objects.get(pk=user.customer_id)
    assert (customer.phone, customer.channel, customer.language) == ("+447700900456", "text", "ar")
    page = client.post("/mine/details/", {**given, "phone": "12"})
    assert "not a phone number" in page.context["form"].errors["phone"][0]
    page = client.post("/mine/details/", {**given, "phone": "0131 496 0000"})
    assert "landline" in page.context["form"].errors["phone"][0]
    assert client.post("/mine/details/", {**given, "channel": "pigeon"}).status_code == 422
    event = Customer.pgh_event_model.objects.select_related("pgh_context").latest("pgh_id")
    assert event.pgh_context.metadata["by"] == f"user:{user.pk}"


def test_a_representative_is_added_once_and_ended(client, officer):
    customer, daughter = a_customer(), a_customer(name="Ailsa Campbell", kind="representative")
    stranger = a_customer(a_landlord("Elsewhere"))
    path = f"/staff/people/{customer.pk}/representatives/"
    for _time in range(2):
        assert client.post(path, {"speaker": daughter.pk, "relationship": "Daughter"}).status_code == 302
    one = Representative.objects.get()
    assert b"Ailsa Campbell" in client.get(f"/staff/people/{customer.pk}/").content
    assert client.post(path, {"speaker": customer.pk, "relationship": "Self"}).status_code == 422
    assert client.post(path, {"relationship": "Daughter"}).status_code == 422
    assert client.post(path, {"speaker": stranger.pk, "relationship": "x"}).status_code == 404
    assert client.post(f"/staff/people/representatives/{one.pk}/end/").status_code == 302
    assert b"Ailsa Campbell" not in client.get(f"/staff/people/{customer.pk}/").content


def upload(client, path, **more):
    with path.open("rb") as file:
        return client.post("/staff/people/import/", {"source": "QL", "file": file, **more})


def test_a_file_is_tried_first_and_then_taken(client, officer, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    tried = upload(client, a_file(tmp_path / "in.csv", [a_row(1), a_row(2, email="=bad")]))
    assert b"Nothing is written yet" in tried.content
    assert not Customer.objects.exists()
    pending = tried.context["pending"]
    refused = client.post("/staff/people/import/", {"pending": pending, "act": "refused"})
    assert "'=bad" in refused.content.decode()
    again = client.post("/staff/people/import/", {"pending": pending, "act": "try", "map_email": ""})
    assert again.context["result"].refused == []
    done = client.post("/staff/people/import/", {"pending": pending, "act": "take"})
    assert b"The file is taken in" in done.content
    assert Customer.objects.count() == 1
    assert (
        "'=bad"
        in client.get(f"/staff/people/import/{done.context['result'].run_id}/refused/").content.decode()
    )
    twice = client.post("/staff/people/import/", {"pending": pending, "act": "take"})
    assert b"no longer here" in twice.content
    assert Customer.objects.count() == 1


def test_bad_uploads_say_why(client, officer, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    assert b"govuk-error" in client.post("/staff/people/import/", {"source": "QL"}).content
    assert b"no longer here" in client.post("/staff/people/import/", {"pending": "forged"}).content
    junk = io.BytesIO(b"%PDF-1.7")
    junk.name = "x.pdf"
    assert b"This is a PDF" in client.post("/staff/people/import/", {"source": "QL", "file": junk}).content
