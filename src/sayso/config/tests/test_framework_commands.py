"""`sayso check-pack`, `sayso load-pack` and `sayso duties`, as a person types them."""

import argparse
import json
from datetime import date

import pytest

from sayso.config.cli import duties, export_pack, load_pack, packs
from sayso.foundations.access.actors import System
from sayso.foundations.clocks.counting import end_of
from sayso.framework.commands import demonstration
from sayso.framework.commands.demonstration import Fault
from sayso.framework.models import Edition
from sayso.framework.queries import shelf
from sayso.framework.tests.doubted import CHECKED, DOUBTED, lived
from sayso.people.models import Landlord


def typed(module, *words):
    parser = argparse.ArgumentParser(prog="sayso")
    module.add_arguments(parser)
    return module.run(parser.parse_args(words))


def test_check_pack_counts_what_is_there(capsys):
    assert typed(packs, "trident") == 0
    told = capsys.readouterr().out
    assert "61 duties: 29 clocks, 31 cadences, 1 target" in told
    assert typed(packs, "trident", "--json") == 0
    assert json.loads(capsys.readouterr().out)["clauses"] == 80


def test_check_pack_names_each_mistake(capsys, tmp_path):
    (tmp_path / "a.toml").write_text('[framework]\nname = "x"\n[[clauze]]\nid = "y"\n')
    assert typed(packs, str(tmp_path)) == 1
    assert "a.toml:3: There is no section “clauze”. Did you mean “clause”?" in capsys.readouterr().out
    assert typed(packs, str(tmp_path), "--json") == 1
    assert 3 in [one["line"] for one in json.loads(capsys.readouterr().out)["problems"]]
    assert typed(packs, "tridant") == 2
    assert "Did you mean “trident”" in capsys.readouterr().err


@pytest.mark.django_db
def test_duties_say_what_was_not_checked(capsys):
    lived(Landlord.objects.create(name="Harbour Homes", slug="harbour", nation="england"))
    assert typed(duties, "--as-at", "2026-06-20") == 0
    told = capsys.readouterr().out
    assert f"{DOUBTED} (not checked against the document): Panel" in told
    assert f"{CHECKED}: Panel" in told


@pytest.mark.django_db
def test_load_pack_and_duties(capsys):
    assert typed(load_pack, "trident") == 2
    assert "There is no landlord yet" in capsys.readouterr().err
    Landlord.objects.create(name="Harbour Homes", slug="harbour", nation="england")
    assert typed(duties) == 2
    assert "sayso load-pack trident" in capsys.readouterr().err
    assert typed(load_pack, "trident", "--from", "2025-04-01") == 0
    assert "is in force at Harbour Homes" in capsys.readouterr().out
    assert Edition.objects.get().measured_from == date(2025, 4, 1)
    assert typed(duties, "--as-at", "2025-07-01") == 0
    told = capsys.readouterr().out
    assert "As the record said on 1 July 2025" in told
    assert "Voice group meets every two months" in told
    assert typed(duties, "--as-at", "2025-07-01", "--json", "--landlord", "harbour") == 0
    first = capsys.readouterr().out
    assert typed(duties, "--as-at", "2025-07-01", "--json", "--landlord", "harbour") == 0
    assert capsys.readouterr().out == first, "the same record and day give the same bytes"
    assert json.loads(first)["numbers"]["missed"] > 0
    assert typed(duties, "--landlord", "harbor") == 2
    assert "Did you mean “harbour”" in capsys.readouterr().err


def test_what_is_no_pack_is_said_in_a_sentence(capsys, tmp_path):
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd" / "a.toml").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "empty").mkdir()
    for given, says in [
        (str(tmp_path / "odd"), "a.toml is not UTF-8 text"),
        (str(tmp_path / "empty"), "holds no .toml file"),
        (str(tmp_path / "none"), "There is no pack or folder"),
        ("", "Say which pack"),
        (" ", "Say which pack"),
    ]:
        assert typed(packs, given) == 2
        assert says in capsys.readouterr().err
        assert typed(packs, given, "--json") == 2
        assert says in json.loads(capsys.readouterr().out)["refused"]


@pytest.mark.django_db
def test_load_pack_answers_programs_too(capsys, tmp_path):
    assert typed(load_pack, "trident", "--json") == 2
    assert "There is no landlord yet" in json.loads(capsys.readouterr().out)["refused"]
    Landlord.objects.create(name="Harbour Homes", slug="harbour", nation="england")
    (tmp_path / "a.toml").write_text("[framework]\n")
    assert typed(load_pack, str(tmp_path), "--json") == 1
    assert json.loads(capsys.readouterr().out)["problems"]
    assert typed(load_pack, "trident", "--from", "2025-04-01", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["ok"], told["landlord"], told["measured_from"]) == (True, "Harbour Homes", "2025-04-01")
    assert typed(duties, "--as-at", "2099-12-31") == 0
    assert "31 December 2099 is still to come" in capsys.readouterr().err
    assert typed(duties, "--as-at", "2001-01-01") == 0
    assert "No framework was counted yet" in capsys.readouterr().err


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "1999-12-31", "2026-W14-1", "soon"])
def test_a_day_that_no_record_has_is_refused(capsys, day):
    with pytest.raises(SystemExit) as ended:
        typed(duties, "--as-at", day)
    assert ended.value.code == 2
    assert f"“{day}”" in capsys.readouterr().err


@pytest.mark.django_db
def test_export_pack_gives_back_the_files_to_the_byte(capsys, tmp_path):
    Landlord.objects.create(name="Harbour Homes", slug="harbour", nation="england")
    assert typed(export_pack, str(tmp_path / "none")) == 2
    assert typed(load_pack, "trident") == 0
    assert typed(export_pack, str(tmp_path / "out")) == 0
    assert {one.name: one.read_bytes().decode() for one in (tmp_path / "out").iterdir()} == dict(
        packs.open_pack("trident").files
    )
    assert typed(packs, str(tmp_path / "out")) == 0
    assert typed(export_pack, str(tmp_path / "out")) == 2
    assert "holds something already" in capsys.readouterr().err
    assert typed(export_pack, str(tmp_path / "new"), "--edition", "9") == 2


@pytest.mark.django_db
def test_duties_names_exactly_what_went_wrong_in_a_year_that_is_over(capsys):
    start, end = date(2021, 4, 1), date(2022, 3, 31)
    landlord = Landlord.objects.create(name="Harbour Homes", slug="harbour", nation="england")
    assert typed(load_pack, "one-vision", "--from", "2018-04-01") == 0
    faults = demonstration.faults_for(landlord, start, end)
    faults = {name: one for name, one in faults.items() if name != "review-called-for"}  # not of the pack
    made = demonstration.simulate(landlord=landlord, places=[], start=start, end=end, seed=5, faults=faults,
                                  by=System("tests"), at=end_of(end))  # fmt: skip
    asked = ("--as-at", "2022-04-01", "--year", "2021")
    capsys.readouterr()
    assert typed(duties, *asked) == 0
    told = capsys.readouterr().out
    assert typed(duties, *asked, "--json") == 0
    found = json.loads(capsys.readouterr().out)["occurrences"]
    missed = made.keys(Fault.MISSED, Fault.OFF_TARGET)
    assert {one["key"] for one in found if one["state"] == "missed"} == missed
    assert {one["key"] for one in found if one["state"] in ("late", "kept_late")} == set()
    named = told.partition("\nMissed:\n")[2].splitlines()
    pack = shelf.open_pack("one-vision").pack
    clauses = [pack.clause(key.partition("|")[0]) for key in missed]
    assert sorted(one.strip().partition(":")[0] for one in named) == sorted(
        f"{one.section:<10} {one.name}" for one in clauses
    )
    assert len(missed) > 10
    assert "1 April 2021 to 31 March 2022" in told


def test_a_year_is_typed_with_four_figures(capsys):
    with pytest.raises(SystemExit):
        typed(duties, "--year", "21")
    assert "is not a" in capsys.readouterr().err
