import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from sayso.foundations.access.permissions import STAFF, Role
from sayso.people.rules.pictures import redrawn
from sayso.people.tests.cast import sign_in
from sayso.people.tests.pictures import a_png

PNG = redrawn(a_png()).content
TYPED = {"name": "Harbour Homes", "colour": "#5b2a86", "colour_deep": "#3c1361"}
pytestmark = pytest.mark.django_db


def test_the_stylesheet_holds_the_landlords_colours(client, landlord):
    answer = client.get("/brand.css")
    assert answer["Content-Type"].startswith("text/css")
    assert answer.content == b":root{--brand:#0b5351;--brand-deep:#073b3a;}\n"
    assert "max-age=300" in answer["Cache-Control"]


def test_a_browser_that_has_it_is_told_so(client, landlord):
    tag = client.get("/brand.css")["ETag"]
    again = client.get("/brand.css", headers={"if-none-match": tag})
    assert again.status_code == 304
    landlord.colour = "#5b2a86"
    landlord.save()
    assert client.get("/brand.css", headers={"if-none-match": tag}).status_code == 200


def test_without_a_landlord_the_stylesheet_is_empty(client):
    assert client.get("/brand.css").content == b":root{}\n"


def test_a_colour_that_is_none_never_reaches_the_stylesheet(client, landlord):
    landlord.colour = "red;}"
    landlord.save()
    assert b"red" not in client.get("/brand.css").content


def test_the_administrator_changes_the_look(client, landlord, member):
    sign_in(client, member(Role.ADMINISTRATOR))
    sent = client.post(reverse("brand"), {**TYPED, "logo": SimpleUploadedFile("logo.png", PNG)})
    assert sent.status_code == 302
    assert b"#5b2a86" in client.get("/brand.css").content
    logo = client.get("/brand/logo")
    assert logo.content == PNG
    assert logo["Content-Type"] == "image/png"


def test_a_pale_colour_is_refused_at_its_field_with_its_ratio(client, landlord, member):
    sign_in(client, member(Role.ADMINISTRATOR))
    page = client.post(reverse("brand"), {**TYPED, "colour": "#f2a541"})
    html = page.content.decode()
    assert page.status_code == 422
    assert "have a contrast of 2.05 to 1" in html
    assert 'aria-describedby="id_colour_helptext id_colour_error"' in html
    assert 'href="#id_colour"' in html
    assert "<title>Error: " in html
    assert 'value="#f2a541"' in html


@pytest.mark.parametrize("role", sorted(STAFF - {Role.ADMINISTRATOR}))
def test_other_roles_may_not(client, landlord, member, role):
    sign_in(client, member(role))
    assert client.get(reverse("brand")).status_code == 403
    assert client.post(reverse("brand"), TYPED).status_code == 403
    landlord.refresh_from_db()
    assert landlord.colour == "#0b5351"


def test_a_stranger_is_sent_to_sign_in(client, landlord):
    assert client.post(reverse("brand"), TYPED)["Location"].startswith("/staff/sign-in/")


def test_no_logo_is_no_page(client, landlord):
    assert client.get("/brand/logo").status_code == 404


def test_the_preview_takes_colours_and_nothing_else(client, landlord, member):
    sign_in(client, member(Role.ADMINISTRATOR))
    picture = client.get(reverse("brand-preview"), {"colour": "#5b2a86", "colour_deep": '"/><script>'})
    assert picture["Content-Type"] == "image/svg+xml"
    assert b"#5b2a86" in picture.content
    assert b"<script" not in picture.content
