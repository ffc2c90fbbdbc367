"""`sayso draw-sample`, as a person types it."""

import pytest

from sayso.config import cli
from sayso.framework.commands import packs
from sayso.framework.tests.conftest import ROBOT, moment
from sayso.framework.tests.packs_of_docs import quayside
from sayso.framework.tests.test_samples import FIRST, NOW, SAMPLE, close
from sayso.people.models import Landlord


@pytest.mark.django_db
def test_the_command_line_draws_the_same(monkeypatch, capsys):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    landlord = Landlord.objects.create(name="Harbour Homes", slug="harbour", nation="england")
    packs.load(
        landlord=landlord, pack=quayside(), measured_from=FIRST, by=ROBOT, at=moment("2026-04-01T09:00")
    )
    for number in range(12):
        close(landlord, number)
    verb = cli.verbs()["draw-sample"]

    def run(*words):
        return verb.run(cli.parser().parse_args(["draw-sample", *words]))

    assert run(SAMPLE, "--period", "2026-04-01") == 0
    first = capsys.readouterr().out
    assert "10 of 12 drawn from the seed harbour:closed-complaints:2026-04-01" in first
    assert run(SAMPLE, "--period", "2026-04-01") == 0
    assert capsys.readouterr().out == first
    assert run("nothing", "--period", "2026-04-01") == 2
    assert "no such sample" in capsys.readouterr().err
