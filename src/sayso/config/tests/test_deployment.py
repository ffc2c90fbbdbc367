"""What deploy/ says is held against the code: verbs, variables, addresses. Nothing of it is started here."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from django.urls import reverse

from sayso.config import supervisor
from sayso.config.cli import run

ROOT = Path(__file__).resolve().parents[4]
DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
VARIABLES = set(re.findall(r"^\| `([A-Z_]+)`", (ROOT / "docs" / "operations.md").read_text(), re.MULTILINE))
EXAMPLE = dict(
    line.split("=", 1)
    for line in (DEPLOY / "sayso.env.example").read_text().splitlines()
    if line and not line.startswith("#")
)
OF_COMPOSE = {"POSTGRES_PASSWORD", "REPLICATION_PASSWORD"}


def understood(words):
    """Whether `sayso run` takes these words."""
    import argparse

    parser = argparse.ArgumentParser()
    run.add_arguments(parser)
    return parser.parse_args(words)


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.stem)
def test_a_unit_starts_one_part_and_may_write_only_its_data(unit):
    text = unit.read_text()
    program, verb, *words = shlex.split(re.search(r"^ExecStart=(.*)$", text, re.MULTILINE)[1])
    args = understood(words)
    assert (program, verb, f"sayso-{args.only}") == ("/opt/sayso/.venv/bin/sayso", "run", unit.stem)
    for line in ("User=sayso", "NoNewPrivileges=yes", "ProtectSystem=strict", f"ReadWritePaths={args.data}",
                 "Restart=always", "KillMode=mixed", "EnvironmentFile=/etc/sayso.env"):  # fmt: skip
        assert f"\n{line}\n" in text
    grace = int(re.search(r"TimeoutStopSec=(\d+)", text)[1])
    assert grace > supervisor.GRACE_SECONDS


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.stem)
def test_systemd_finds_no_fault_in_a_unit_but_that_nothing_is_installed_here(unit):
    if shutil.which("systemd-analyze") is None:
        return
    done = subprocess.run(["systemd-analyze", "verify", unit], check=False, capture_output=True, text=True)
    said = [line for line in done.stderr.splitlines() if "is not executable" not in line]
    assert not [line for line in said if unit.name in line]


def test_the_example_names_only_variables_that_are_read():
    assert set(EXAMPLE) - OF_COMPOSE <= VARIABLES
    assert {"DATABASE_URL", "SAYSO_SECRET_KEY", "SAYSO_URL", "SAYSO_HOSTS", "SAYSO_BEHIND_PROXY"} <= set(
        EXAMPLE
    )


def test_the_compose_file_has_what_the_page_promises():
    services = COMPOSE["services"]
    assert set(services) == {"proxy", "web1", "web2", "worker1", "worker2", "database", "replica"}
    assert all(":" in one["image"] for one in services.values())
    for name, one in services.items():
        if name[:-1] in ("web", "worker"):
            assert one["env_file"] == "sayso.env"
            assert one["volumes"] == [f"{name}:/srv/sayso", "files:/srv/sayso/files"]
    assert {
        one.split(":")[0] for s in services.values() for one in s.get("volumes", []) if one[0] != "."
    } == set(COMPOSE["volumes"])
    asked = set(re.findall(r"\$\{([A-Z_]+)", (DEPLOY / "compose.yaml").read_text()))
    assert asked <= set(EXAMPLE)


def test_containers_start_parts_that_exist():
    starts = re.search(r"^CMD (\[.*\])$", (DEPLOY / "Containerfile").read_text(), re.MULTILINE)[1]
    assert understood(yaml.safe_load(starts)[1:]).only == "web"
    for name in ("worker1", "worker2"):
        assert understood(COMPOSE["services"][name]["command"][1:]).only == "worker"


def test_the_proxy_asks_an_address_that_exists():
    assert reverse("healthz") == "/healthz/"
    assert "health_uri /healthz/\n" in (DEPLOY / "Caddyfile").read_text()
    assert "localhost:8000/healthz/" in COMPOSE["x-web"]["healthcheck"]["test"][-1]


@pytest.mark.skipif(shutil.which("caddy") is None, reason="Caddy is not installed on this machine")
def test_caddy_understands_its_file_with_several_hosts(monkeypatch):
    monkeypatch.setenv("SAYSO_HOSTS", "say.elm.example, say.oak.example")
    subprocess.run(
        ["caddy", "validate", "--config", DEPLOY / "Caddyfile", "--adapter", "caddyfile"],
        check=True, capture_output=True,
    )  # fmt: skip


def test_hosts_are_named_as_the_proxy_wants_them():
    code = "from django.conf import settings; print(settings.HOSTS)"
    for words in ("say.elm.example,say.oak.example", "say.elm.example, say.oak.example"):
        done = subprocess.run(
            [sys.executable, "-c", code], check=True, capture_output=True, text=True,
            env={**os.environ, "SAYSO_HOSTS": words},
        )  # fmt: skip
        assert done.stdout.strip() == "['say.elm.example', 'say.oak.example']"


def test_the_page_says_how_often_the_proxy_asks():
    assert "health_interval 2s\n" in (DEPLOY / "Caddyfile").read_text()
    assert "of each node every two seconds" in (ROOT / "docs" / "deployment.md").read_text()


def test_a_request_that_broke_is_never_held_against_a_node():
    assert "fail_duration" not in (DEPLOY / "Caddyfile").read_text()


def test_verbs_in_a_container_take_the_data_folder_of_its_volume():
    text = (DEPLOY / "Containerfile").read_text()
    folder = re.search(r"^ENV SAYSO_DATA=(.*)$", text, re.MULTILINE)[1]
    starts = yaml.safe_load(re.search(r"^CMD (\[.*\])$", text, re.MULTILINE)[1])
    assert folder == understood(starts[1:]).data == COMPOSE["services"]["web1"]["volumes"][0].split(":")[1]


def test_the_image_is_made_of_what_it_needs_and_passwords_stay_out_of_git():
    kept = (ROOT / ".dockerignore").read_text().splitlines()
    copied = re.findall(r"^COPY (.*) \S+$", (DEPLOY / "Containerfile").read_text(), re.MULTILINE)
    assert {line[1:] for line in kept if line[0] == "!"} == set(" ".join(copied).split())
    assert {"*", "**/tests"} <= set(kept)
    assert "/deploy/sayso.env" in (ROOT / ".gitignore").read_text().splitlines()


def test_scripts_for_the_database_are_shell():
    for script in (DEPLOY / "postgres").glob("*.sh"):
        subprocess.run(["bash", "-n", script], check=True)
