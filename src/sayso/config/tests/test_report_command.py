"""`sayso report`: the same file whenever it is built."""

import argparse
import hashlib
from datetime import date

import pytest

from sayso.config.cli import report
from sayso.foundations.access.actors import System
from sayso.foundations.clocks.counting import LONDON
from sayso.framework.commands import packs
from sayso.people.models import Landlord


def run(*words):
    parser = argparse.ArgumentParser()
    report.add_arguments(parser)
    return report.run(parser.parse_args(["--from", "2026-04-01", "--to", "2026-06-30", *words]))


@pytest.fixture
def landlord(db):
    from datetime import datetime

    made = Landlord.objects.create(name="Harbour Homes", slug="harbour", nation="england")
    packs.load(landlord=made, pack=packs.open_pack("trident"), measured_from=date(2026, 4, 1), by=System("tests"),
               at=datetime(2026, 4, 1, 9, tzinfo=LONDON))  # fmt: skip
    return made


def test_a_report_is_written_and_its_fingerprint_printed(landlord, tmp_path, capsys):
    path, page = tmp_path / "report.json", tmp_path / "report.html"
    assert run("--as-at", "2026-07-01", "-o", str(path)) == 0
    assert hashlib.sha256(path.read_bytes()).hexdigest() in capsys.readouterr().out
    assert run("--as-at", "2026-07-01", "-o", str(page)) == 0
    assert page.read_text("utf-8").lstrip().lower().startswith("<!doctype html>")
    assert run("--as-at", "2026-07-01") == 0
    assert capsys.readouterr().out.endswith(path.read_text("utf-8"))


def test_what_cannot_be_reported_is_said(landlord, tmp_path, capsys):
    assert run("--as-at", "2100-01-01") == 2
    assert run("--as-at", "2020-01-01") == 2
    assert run("--landlord", "nobody") == 2
    assert run("--as-at", "2026-07-01", "-o", str(tmp_path / "no" / "where.json")) == 2
    assert "cannot be written" in capsys.readouterr().err
