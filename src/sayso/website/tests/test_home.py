import pytest

from sayso.framework.queries.promises import Numbers


@pytest.mark.django_db
def test_the_front_door_opens(client):
    page = client.get("/")
    assert page.status_code == 200
    assert b"Tell us once" in page.content


@pytest.mark.django_db
def test_what_was_late_is_never_hidden(client, landlord, monkeypatch):
    from sayso.website.views import public

    monkeypatch.setattr(public.promises, "counts", lambda *_given: Numbers(kept=1, late_now=2, kept_late=5))
    page = client.get("/").content.decode()
    assert "<b>1</b>time we kept our word" in page
    assert '<b>2</b><a href="/our-promises/#wrong">late now, and why</a>' in page
    assert '<b>5</b><a href="/our-promises/#wrong">done, but late</a>' in page
    assert "<b>0</b>not done<" in page
