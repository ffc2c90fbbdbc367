"""The way on that a form asks for is a path of ours or none."""

import pytest
from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from sayso.foundations.access.ways import asked_way, is_ours, with_next

STRANGE = [
    "x y", "-1", "home", "voices", "https://evil.example/", "//evil.example/", "/\\evil.example/", "javascript:alert(1)",
    "/a\r\nSet-Cookie: a=b", "/\x00", "", " /", "\t//evil.example", "/" + "a" * 3_000, "http:///evil.example", "\\evil",
]  # fmt: skip


@pytest.mark.parametrize("wanted", STRANGE)
@pytest.mark.parametrize("method", ["post", "get"])
def test_what_is_no_path_of_ours_leads_to_the_fallback(wanted, method):
    request = getattr(RequestFactory(), method)("/display/", {"next": wanted})
    assert asked_way(request, "/staff/") == "/staff/"


@pytest.mark.parametrize("wanted", ["/", "/staff/voices/?q=a%20b&page=2", "/said/abc/#end", "/ع/?x=é"])
def test_a_path_of_ours_is_kept(wanted):
    assert asked_way(RequestFactory().post("/display/", {"next": wanted})) == wanted
    assert isinstance(redirect(wanted), HttpResponseRedirect)


@given(st.one_of(st.text(max_size=40), st.text(max_size=30).map("/".__add__)))
def test_whatever_is_ours_can_be_gone_to(wanted):
    if is_ours(wanted):
        went = redirect(wanted)["Location"]
        assert went.startswith("/")
        assert not went.startswith("//")


def test_the_way_on_is_carried_whole():
    assert with_next("/sign-in/", "/a/?b=c&d=e") == "/sign-in/?next=/a/%3Fb%3Dc%26d%3De"
    assert with_next("/sign-in/?again=1", "/a/") == "/sign-in/?again=1&next=/a/"
