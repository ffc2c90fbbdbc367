import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from sayso.foundations.access.permissions import Role
from sayso.people.tests.cast import a_user, sign_in
from sayso.website.navigation import Item, links

pytestmark = pytest.mark.django_db


def test_a_page_carries_its_language_its_help_and_its_skip_link(client, landlord):
    html = client.get("/").content.decode()
    assert '<html lang="en" dir="ltr"' in html
    assert "sayso/app.css" in html
    assert 'href="tel:08000000000"' in html
    assert html.index("mailto:") > html.index("tel:")
    assert html.index('href="#content"') < html.index("Harbour Homes</span>")


def test_arabic_turns_the_page_round_and_is_remembered(client, landlord):
    chosen = client.post(reverse("display"), {"language": "ar", "next": "/?a=1"})
    assert chosen["Location"] == "/?a=1"
    html = client.get("/").content.decode()
    assert '<html lang="ar" dir="rtl"' in html
    assert "sayso/app.rtl.css" in html
    assert "أخبرنا مرة واحدة" in html


def test_larger_text_is_remembered_and_can_be_undone(client, landlord):
    client.post(reverse("display"), {"text": "large", "next": "/"})
    assert 'class="large"' in client.get("/").content.decode()
    client.post(reverse("display"), {"text": "standard", "next": "/"})
    assert 'class="large"' not in client.get("/").content.decode()


@pytest.mark.parametrize(
    "back", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)", ""]
)
def test_the_way_back_stays_on_this_site(client, landlord, back):
    assert client.post(reverse("display"), {"language": "ar", "next": back})["Location"] == "/"


def test_what_was_never_offered_is_not_kept(client, landlord):
    answer = client.post(reverse("display"), {"language": "xx", "text": "huge", "next": "/"})
    assert not answer.cookies


def test_display_is_only_changed_by_a_post(client, landlord):
    assert client.get(reverse("display")).status_code == 405


def test_a_menu_shows_only_pages_there_are_and_doors_that_open(landlord, member):
    items = (
        Item("Nowhere", "no-such-page"),
        Item("Home", "home"),
        Item("Parts", "components"),
        Item("Look", "brand"),
    )

    def shown(user):
        return [link.label for link in links(items, path="/staff/components/", user=user)]

    assert shown(AnonymousUser()) == ["Home"]
    assert shown(member(Role.FRONTLINE)) == ["Home", "Parts"]
    assert shown(member(Role.ADMINISTRATOR)) == ["Home", "Parts", "Look"]


@pytest.mark.parametrize(
    ("path", "current"),
    [("/staff/components/", "page"), ("/staff/components/more/", "true"), ("/staff/", "")],
)
def test_the_menu_says_where_one_is(landlord, member, path, current):
    user = member(Role.FRONTLINE)
    assert [one.current for one in links((Item("Parts", "components"),), path=path, user=user)] == [current]


def test_staff_have_their_own_frame(client, landlord, member):
    sign_in(client, member(Role.FRONTLINE))
    html = client.get(reverse("components")).content.decode()
    assert '<body class="staff"' in html
    assert "Amira K." in html
    assert "X-CSRFToken" in html


def test_keys_can_be_turned_off(client, landlord, member):
    sign_in(client, member(Role.FRONTLINE))
    client.post(reverse("display"), {"keys": "off", "next": "/"})
    assert 'data-keys="off"' in client.get(reverse("components")).content.decode()


def test_the_front_door_asks_little_of_the_database(client, landlord, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        client.get("/")


def _menu(html):
    return html.split('<nav class="menu"')[1].split("</nav>")[0]


def test_signed_in_customers_keep_one_menu_on_every_page(client):
    sign_in(client, a_user(Role.CUSTOMER))
    for path in ("/mine/voices/", "/", "/get-involved/", "/you-said-we-did/"):
        menu = _menu(client.get(path).content.decode())
        assert "What became of what I said" in menu, path
        assert menu.index("/mine/details/") < menu.index("/say/") < menu.index("/our-promises/")


def test_the_first_page_is_where_one_has_ones_say(client, landlord):
    assert 'href="/say/" aria-current="true"' in _menu(client.get("/").content.decode())
    assert "aria-current" not in _menu(client.get("/about/").content.decode())


@pytest.mark.parametrize("role", [Role.FRONTLINE, Role.AUDITOR, Role.ADMINISTRATOR])
def test_staff_find_back_to_their_own_pages_from_everybodys(client, landlord, member, role):
    sign_in(client, member(role))
    page = client.get("/").content.decode()
    assert '<a href="/staff/"><bdi>Amira K.</bdi> · staff pages</a>' in page
    assert "/mine/voices/" not in page


def test_recovery_codes_stand_in_the_frame_of_staff(client, landlord, member):
    sign_in(client, member(Role.FRONTLINE))
    assert '<body class="staff"' in client.get(reverse("recovery-codes")).content.decode()
