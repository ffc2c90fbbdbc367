"""How far an extract has come is told as it goes on: to the page, and to whoever looks on at the command line."""

import zipfile

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from sayso.foundations.access.permissions import Role
from sayso.people.commands import deliveries
from sayso.people.commands.extracts import take_extract
from sayso.people.commands.extracts.progress import BEGINS, STEPS, within
from sayso.people.models import Delivery
from sayso.people.tests.cast import a_landlord, a_user, sign_in
from sayso.people.tests.extracts import BY, a_household, a_zip


@given(step=st.integers(0, STEPS - 1), of=st.integers(0, 10**9), parts=st.lists(st.integers(0, 2 * 10**9)))
def test_it_stays_within_the_step_and_never_goes_back(step, of, parts):
    told = []
    tell = within(lambda at, per_cent: told.append((at, per_cent)), step)
    for done in sorted(parts):
        tell(done, of)
    assert told[0] == (step, BEGINS[step])
    assert told == sorted(told)
    assert all(at == step and BEGINS[step] <= per_cent <= BEGINS[step + 1] for at, per_cent in told)


@pytest.mark.django_db
@pytest.mark.parametrize("packed", [True, False])
def test_each_step_is_told_and_the_per_cent_only_grows(tmp_path, packed):
    told, folder = [], tmp_path / "lists"
    path = a_zip(tmp_path / "extract.zip", a_household())
    if not packed:
        with zipfile.ZipFile(path) as archive:
            archive.extractall(folder)
    take_extract(
        landlord=a_landlord(), source_name="QL", path=path if packed else folder, by=BY, at=timezone.now(),
        tell=lambda *news: told.append(news),
    )  # fmt: skip
    assert [step for step, _per_cent in told] == sorted(step for step, _per_cent in told)
    assert {step for step, _per_cent in told} == set(range(STEPS))
    per_cents = [per_cent for _step, per_cent in told]
    assert per_cents == sorted(per_cents)
    assert len(set(per_cents)) > 12
    assert {BEGINS[1], BEGINS[2], BEGINS[3]} <= set(per_cents)


@pytest.fixture
def delivery(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    data = a_zip(tmp_path / "extract.zip", a_household()).read_bytes()
    return deliveries.receive(
        landlord=a_landlord(), source_name="QL", files=[("extract.zip", [data])], asked=deliveries.Asked("page"), by=BY,
        at=timezone.now(),
    )  # fmt: skip


def test_a_step_is_written_when_it_begins_and_else_once_a_second(delivery, monkeypatch):
    clock, written = [100.0], []
    monkeypatch.setattr(deliveries.time, "monotonic", lambda: clock[0])

    class Line:
        def cursor(self):
            return self

        def execute(self, sql, values=()):
            written.extend(values[:1] + values[2:3])

        def close(self):
            pass

        def __enter__(self):
            return self

        def __exit__(self, *trouble):
            pass

    tell = deliveries._Progress(delivery)
    tell.line = Line()
    for later, step, per_cent in (
        (0, 0, 0),
        (0.4, 0, 2),
        (0.4, 1, 5),
        (0.5, 1, 8),
        (0.6, 1, 11),
        (0.1, 2, 15),
    ):
        clock[0] += later
        tell(step, per_cent)
    assert written == [0, 0, 1, 5, 1, 11, 2, 15]


def test_when_it_is_over_nothing_is_left_of_it(delivery):
    Delivery.objects.update(step=2, steps=4, per_cent=44)
    done = deliveries.carry_out(delivery_id=delivery.pk, by=BY, at=timezone.now())
    assert (done.step, done.steps, done.per_cent, done.state) == (0, 0, 0, "tried")


def test_the_page_shows_a_bar_beside_the_words(client, delivery):
    sign_in(client, a_user(Role.ADMINISTRATOR))
    assert "<progress" not in client.get(f"/staff/people/extracts/{delivery.pk}/").content.decode()
    Delivery.objects.update(step=2, steps=4, per_cent=44)
    page = client.get(f"/staff/people/extracts/{delivery.pk}/").content.decode()
    assert 'max="100" value="44" aria-label="How much is done"' in page
    assert "Step 3 of 4" in page
