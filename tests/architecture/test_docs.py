"""What is written down is so: variables, links, names, commands, apps."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

from sayso.config import cli

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "sayso"
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
OPERATIONS = ROOT / "docs" / "operations.md"
GLOSSARY = ROOT / "docs" / "glossary.md"
LINK = re.compile(r"!?\[[^\]]*\]\(<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\)")
FENCED = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
# A variable of a shell script that has a default, so that it may be given from outside.
FROM_OUTSIDE = re.compile(r"\$\{([A-Z][A-Z_]+):?[-+?=]")
VARIABLE = re.compile(r"^[A-Z][A-Z0-9_]+$")


def short(path):
    return str(path.relative_to(ROOT))


def is_environ(node):
    return ast.unparse(node) in ("os.environ", "environ")


def named_in(node):
    """The variables that one piece of Python asks the environment for."""
    if isinstance(node, ast.Subscript) and is_environ(node.value):
        yield node.slice
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
        of_environ = is_environ(node.func.value) and node.func.attr in ("get", "pop", "setdefault")
        if of_environ or ast.unparse(node.func) == "os.getenv":
            yield node.args[0]
    elif isinstance(node, ast.Compare) and any(is_environ(one) for one in node.comparators):
        yield node.left


def asked_of_the_environment(text):
    found = (one for node in ast.walk(ast.parse(text)) for one in named_in(node))
    return {one.value for one in found if isinstance(one, ast.Constant) and VARIABLE.match(str(one.value))}


def read_by_the_code():
    found = set()
    for folder in (SOURCE, ROOT / "tests", ROOT / "tools"):
        for path in folder.rglob("*.py"):
            if path != Path(__file__).resolve():
                found |= asked_of_the_environment(path.read_text("utf-8"))
    for path in [*(ROOT / "tools").glob("*.sh"), ROOT / ".ci" / "run"]:
        found |= set(FROM_OUTSIDE.findall(path.read_text("utf-8")))
    return found


def rows(path):
    """The cells of every table row of a page."""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("|"):
            yield [cell.strip() for cell in line.strip("|").split("|")]


def listed_in_operations():
    firsts = (re.findall(r"`([^`]+)`", cells[0]) for cells in rows(OPERATIONS))
    return {name for names in firsts for name in names if VARIABLE.match(name)}


def slug(heading):
    """The anchor that a heading has on the web."""
    plain = re.sub(r"[`*]|\[([^\]]*)\]\([^)]*\)", r"\1", heading).strip().lower()
    return re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")


def anchors(path):
    text = FENCED.sub("", path.read_text("utf-8"))
    return {slug(heading) for heading in re.findall(r"^#+\s+(.+?)\s*$", text, re.MULTILINE)}


def broken(path):
    """The links of a page that lead nowhere in this repository."""
    for target in LINK.findall(FENCED.sub("", path.read_text("utf-8"))):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        there = (path.parent / name).resolve() if name else path
        if not there.exists() or (anchor and there.suffix == ".md" and anchor not in anchors(there)):
            yield target


def test_every_variable_is_explained_and_none_is_invented():
    assert listed_in_operations() == read_by_the_code()


def test_the_search_for_variables_finds_them():
    text = 'import os\nos.environ["A_B"]\nos.environ.get("C_D", "")\nx = "E_F" not in os.environ\nos.getenv("G_H")'
    assert asked_of_the_environment(text) == {"A_B", "C_D", "E_F", "G_H"}


@pytest.mark.parametrize("path", PAGES, ids=short)
def test_every_link_leads_somewhere(path):
    assert list(broken(path)) == []


def test_a_link_that_leads_nowhere_is_found(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("# One `two`\n[a](page.md#one-two) [b](gone.md) [c](#three) [d](https://example.org)\n")
    assert list(broken(page)) == ["gone.md", "#three"]


def glossary():
    return [cells for cells in rows(GLOSSARY) if len(cells) >= 3 and "`" in cells[1]]


def test_every_model_of_the_glossary_exists():
    for field_word, model, *_ in glossary():
        for label in re.findall(r"`(\w+\.\w+)`", model):
            assert apps.get_model(label) is not None, field_word


def test_every_screen_word_is_on_a_screen():
    files = [*SOURCE.rglob("templates/**/*.*"), *SOURCE.rglob("*.py")]
    words = "\n".join(one.read_text("utf-8") for one in files if one.is_file())
    for field_word, _model, shown, *_ in glossary():
        for phrase in re.findall(r"“([^”]+)”", shown):
            assert phrase in words, f"{field_word}: no page says “{phrase}”."


def test_every_model_with_a_word_of_its_own_is_in_the_glossary():
    models = {one._meta.label for one in apps.get_models() if one.__module__.startswith("sayso.")}
    kept = {one for one in models if not one.endswith("Event")}
    assert kept <= set(re.findall(r"`(\w+\.\w+)`", GLOSSARY.read_text("utf-8")))


def test_every_verb_of_the_command_line_is_named():
    told = (ROOT / "README.md").read_text("utf-8") + OPERATIONS.read_text("utf-8")
    missing = [verb for verb in cli.verbs() if f"sayso {verb}" not in told]
    assert not missing


def test_no_verb_is_invented():
    told = "\n".join(page.read_text("utf-8") for page in PAGES)
    named = set(re.findall(r"`(?:\.venv/bin/)?sayso ([a-z][a-z-]+)", told))
    assert named <= set(cli.verbs())


def test_the_architecture_names_every_app_and_every_foundation():
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    ours = {one.split(".")[1] for one in settings.INSTALLED_APPS if one.startswith("sayso.")} | {"config"}
    ours |= {one.parent.name for one in (SOURCE / "foundations").glob("*/__init__.py")}
    missing = sorted(one for one in ours if f"`{one}`" not in text)
    assert not missing


def test_nothing_is_left_to_be_written():
    left = re.compile(r"\b(TODO|FIXME|TBD|XXX)\b")
    assert [short(one) for one in PAGES if left.search(one.read_text("utf-8"))] == []


def test_every_error_that_is_explained_is_said_by_the_code():
    section = OPERATIONS.read_text("utf-8").split("## When it says")[1]
    told = re.findall(r"^\| “([^”]+)” \|", section, re.MULTILINE)
    code = "".join(one.read_text("utf-8") for one in [*SOURCE.rglob("*.py"), *(ROOT / "tools").glob("*.sh")])
    said = re.sub(r"\"\s*f?\"", "", code)  # sentences that go over a line's end
    assert len(told) > 10
    assert [one for one in told if one not in said] == []
