import pytest
from django.core.paginator import Paginator
from django.template import TemplateSyntaxError
from django.test import RequestFactory
from django_cotton import render_component

from sayso.foundations.components.templatetags.signs import beads, pip


def states(**given):
    return [bead.state for bead in beads(**given)]


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("heard", ["now", "todo", "todo", "todo", "todo"]),
        ("done", ["on", "on", "on", "now", "todo"]),
        ("finished", ["on", "on", "on", "on", "on"]),
    ],
)
def test_the_small_thread_shows_how_far_a_thing_is(at, expected):
    assert states(at=at) == expected


def test_no_is_an_answer_with_its_own_bead():
    row = beads("told", who="Sam", no=True)
    assert [bead.label for bead in row] == ["Heard", "With Sam", "Decided", "We cannot", "Told"]
    assert row[3].state == "no"


def test_a_stage_that_does_not_exist_is_a_mistake():
    with pytest.raises(TemplateSyntaxError):
        beads("lost")


def test_a_pip_says_how_many_or_its_own_sign():
    assert ">4<" in pip("kept", 4, "May: kept, 4 times", "/there/")
    assert ">✕<" in pip("missed", "")
    assert ">0<" in pip("kept", 0)
    assert "&lt;b&gt;" in pip("kept", 1, "<b>")


def render(component, path, **attributes):
    return render_component(RequestFactory().get(path), component, attributes)


def test_pages_keep_the_rest_of_the_query():
    page = Paginator(range(480), 20).page(7)
    html = render("pagination", "/?state=open&page=7", page=page)
    assert "?state=open&amp;page=8" in html
    assert 'aria-current="page"' in html
    assert 'rel="next"' in html
    assert "…" in html


def test_one_page_needs_no_links():
    assert render("pagination", "/", page=Paginator([1], 20).page(1)).strip() == ""


@pytest.mark.parametrize(
    ("path", "sort", "aria"),
    [
        ("/", "?sort=due", ""),
        ("/?sort=due", "?sort=-due", "ascending"),
        ("/?sort=-due&page=3", "?sort=due", "descending"),
    ],
)
def test_a_heading_sorts_and_then_turns_round(path, sort, aria):
    html = render("sort-header", path, name="due", label="Due")
    assert f'href="{sort}"' in html
    assert (f'aria-sort="{aria}"' in html) == bool(aria)
