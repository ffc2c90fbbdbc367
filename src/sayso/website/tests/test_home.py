import pytest


@pytest.mark.django_db
def test_the_front_door_opens(client):
    page = client.get("/")
    assert page.status_code == 200
    assert b"Tell us once" in page.content
