"""A first load of many people into an empty register: quick, and the register is as guarded afterwards as before."""

import psycopg
import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from sayso.people.commands.extracts import first_load, take_extract
from sayso.people.commands.extracts.progress import STEPS
from sayso.people.commands.imports.staging import rows_of
from sayso.people.models import Customer, Home, TenancyPerson
from sayso.people.tests.cast import a_landlord
from sayso.people.tests.extracts import BY, a_household, a_person, a_zip, take

GUARDS = """SELECT tablename, indexname, indexdef FROM pg_indexes WHERE tablename LIKE 'people%%'
    UNION ALL SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) || convalidated FROM pg_constraint
               WHERE conrelid::regclass::text LIKE 'people%%'
    UNION ALL SELECT tgrelid::regclass::text, tgname, tgenabled::text FROM pg_trigger
               WHERE NOT tgisinternal AND tgrelid::regclass::text LIKE 'people%%' ORDER BY 1, 2, 3"""


@pytest.fixture
def dropped(monkeypatch):
    """What is dropped on the way, with a load of one person taken for one of many."""
    found: list[str] = []

    def run(sql, **values):
        found.extend(
            sql.split()[-1]
            for start in ("DROP INDEX", "ALTER TABLE")
            if sql.startswith(start) and "DROP" in sql
        )
        with connection.cursor() as cursor:
            cursor.execute(sql, values)

    monkeypatch.setattr(first_load, "MANY", 1)
    monkeypatch.setattr(first_load, "run", run)
    return found


@pytest.mark.django_db
@pytest.mark.parametrize("dry_run", [True, False])
def test_indexes_and_keys_are_there_again_as_they_were(tmp_path, dropped, dry_run):
    before = rows_of(GUARDS)
    result = take(tmp_path, a_household(), dry_run=dry_run)
    assert len(dropped) > 25
    assert rows_of(GUARDS) == before
    assert result.refused == []
    assert result.counts["New person"] == 1
    assert Customer.objects.count() == (0 if dry_run else 1)


@pytest.mark.django_db
def test_the_bar_moves_while_indexes_are_made(tmp_path, dropped):
    told = []
    take_extract(
        landlord=a_landlord(), source_name="QL", path=a_zip(tmp_path / "extract.zip", a_household()), by=BY, at=timezone.now(),
        tell=lambda *news: told.append(news),
    )  # fmt: skip
    last = [per_cent for step, per_cent in told if step == STEPS - 1]
    assert last == sorted(last)
    assert len(set(last)) > 20
    assert 90 < last[-1] < 100


def checked(change):
    with transaction.atomic():
        change()
        connection.check_constraints()


@pytest.mark.django_db
def test_what_points_to_nothing_is_refused_afterwards_as_before(tmp_path, dropped):
    take(tmp_path, a_household())
    assert dropped
    for model, field in (
        (Customer, "home"),
        (TenancyPerson, "tenancy"),
        (TenancyPerson, "customer"),
        (Home, "place"),
    ):
        with pytest.raises(IntegrityError):
            checked(lambda rows=model.objects, field=field: rows.update(**{field: -1}))


@pytest.mark.django_db
def test_nothing_is_dropped_where_anybody_is_in_the_register_of_any_landlord(tmp_path, dropped):
    take(tmp_path, a_household(), landlord=a_landlord("Alder Homes"))
    dropped.clear()
    result = take(tmp_path, {"people": [a_person("P2")]}, landlord=a_landlord("Beech Homes"))
    assert result.counts["New person"] == 1
    assert dropped == []


@pytest.mark.django_db
def test_nothing_is_dropped_for_a_few(tmp_path, dropped, monkeypatch):
    monkeypatch.setattr(first_load, "MANY", 2)
    take(tmp_path, a_household())
    assert dropped == []


@pytest.mark.django_db(transaction=True)
def test_nobody_is_kept_waiting_by_a_load_that_would_have_to_wait(tmp_path, dropped):
    """Somebody reads homes just now: the load neither waits for them nor holds up who comes next."""
    given = connection.settings_dict
    at = {
        "host": given["HOST"],
        "user": given["USER"],
        "dbname": given["NAME"],
        "port": given["PORT"] or None,
    }
    with psycopg.connect(**at) as reader:
        reader.execute("SELECT count(*) FROM people_home")
        take(tmp_path, a_household())
        assert dropped == []
        assert reader.execute("SELECT count(*) FROM people_home").fetchone() == (1,)
    assert Home.objects.count() == 1
