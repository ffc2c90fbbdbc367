import logging

import pytest
from django.test import Client, RequestFactory

from sayso.foundations.access.permissions import Role
from sayso.people.tests.cast import sign_in
from sayso.website.views import errors


@pytest.mark.django_db
def test_a_page_that_is_not_there_says_what_to_do_next(client, landlord):
    page = client.get("/no/such/page/")
    assert page.status_code == 404
    assert b"We cannot find that page" in page.content
    assert b"0800 000 0000" in page.content


@pytest.mark.django_db
def test_staff_keep_their_frame_when_a_page_is_missing(client, landlord, member):
    sign_in(client, member(Role.FRONTLINE))
    assert b'<body class="staff"' in client.get("/staff/no/such/page/").content


@pytest.mark.django_db
def test_a_closed_door_says_whom_to_ask(client, landlord, member):
    sign_in(client, member(Role.FRONTLINE))
    page = client.get("/staff/settings/brand/")
    assert page.status_code == 403
    assert b"ask your administrator" in page.content


@pytest.mark.django_db
def test_an_old_form_is_asked_for_once_more(landlord):
    page = Client(enforce_csrf_checks=True).post("/display/", {"language": "ar"})
    assert page.status_code == 403
    assert b"Nothing was changed" in page.content


@pytest.mark.django_db
def test_an_old_link_and_a_bad_request_have_their_pages(landlord, client):
    request = client.get("/").wsgi_request
    assert errors.link_too_old(request).status_code == 410
    assert errors.bad_request(request).status_code == 400


def test_our_own_mistake_is_told_without_the_database():
    page = errors.went_wrong(RequestFactory().get("/"))
    assert page.status_code == 500
    assert b"It is not your doing" in page.content


def test_offline_and_its_worker_need_no_database(client):
    assert b"You are offline" in errors.offline(RequestFactory().get("/offline/")).content
    worker = errors.offline_worker(RequestFactory().get("/offline.js"))
    assert worker["Content-Type"].startswith("text/javascript")
    assert b'"/offline/"' in worker.content
    assert b'"/brand.css"' in worker.content


@pytest.mark.django_db
def test_offline_shows_whose_page_it_is_and_the_phone_that_still_works(client, landlord):
    page = client.get("/offline/").content.decode()
    assert "<span>Harbour Homes</span>" in page
    assert 'href="tel:08000000000"' in page


@pytest.mark.django_db
def test_half_a_link_says_so_and_what_to_do(client, landlord):
    page = client.get("/said/24:abc/")
    assert page.status_code == 404
    assert b"This link is not whole" in page.content
    assert b'href="tel:08000000000"' in page.content


@pytest.mark.django_db
def test_an_address_of_a_form_opened_by_itself_leads_on(client, landlord, member):
    sign_in(client, member(Role.ADMINISTRATOR))
    page = client.get("/staff/themes/change/", headers={"Accept": "text/html"})
    assert (page.status_code, page["Allow"]) == (405, "POST")
    assert b"We cannot find that page" in page.content
    assert client.get("/staff/themes/change/", headers={"Accept": "*/*"}).content == b""


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/say/", "/staff/", "/no/such/page/", "/api/openapi.json"])
def test_a_host_that_is_not_ours_has_a_plain_page_and_leaves_no_trace(client, landlord, path):
    page = client.get(path, headers={"host": "evil.example"})
    assert page.status_code == 400
    assert b"There is no page at this address" in page.content
    assert b"Harbour" not in page.content
    log = logging.getLogger("django.security.DisallowedHost")
    assert not log.propagate
    assert any(isinstance(one, logging.NullHandler) for one in log.handlers)


@pytest.mark.django_db
@pytest.mark.parametrize("back", ["x y", "-1", "home", "//evil.example/"])
def test_no_way_back_breaks_the_page(client, landlord, back):
    assert client.post("/display/", {"text": "large", "next": back})["Location"] == "/"
