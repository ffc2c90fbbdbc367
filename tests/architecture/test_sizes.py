"""Files stay small and are named for what they hold."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "sayso"
MOST_MODULE, MOST_FUNCTION, MOST_TEMPLATE, MOST_TEST = 400, 40, 150, 500
JUNK = {"utils", "util", "helpers", "helper", "common", "misc", "services", "managers"}


def short(path):
    return str(path.relative_to(ROOT))


def is_test(path):
    return "tests" in path.relative_to(ROOT).parts


PYTHON = sorted(
    path
    for folder in (SOURCE, ROOT / "tests", ROOT / "tools")
    for path in folder.rglob("*.py")
    if "migrations" not in path.parts
)
MODULES = [path for path in PYTHON if not is_test(path)]
TESTS = [path for path in PYTHON if is_test(path)]
TEMPLATES = sorted(path for path in SOURCE.rglob("templates/**/*") if path.is_file())


def lines(path):
    return len(path.read_text("utf-8").splitlines())


def functions(text):
    """Every function of a module with how many lines it has, its decorators left out."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, node.end_lineno - node.lineno + 1


@pytest.mark.parametrize("path", MODULES, ids=short)
def test_a_module_is_short(path):
    assert lines(path) <= MOST_MODULE, "Split it by flow, not by model."


@pytest.mark.parametrize("path", MODULES, ids=short)
def test_a_function_fits_on_a_screen(path):
    long = {name: length for name, length in functions(path.read_text("utf-8")) if length > MOST_FUNCTION}
    assert not long


@pytest.mark.parametrize("path", TEMPLATES, ids=short)
def test_a_template_is_short(path):
    assert lines(path) <= MOST_TEMPLATE


@pytest.mark.parametrize("path", TESTS, ids=short)
def test_a_test_file_is_short(path):
    assert lines(path) <= MOST_TEST


def test_nothing_is_named_for_holding_anything():
    named = [short(path) for path in PYTHON if JUNK & set(path.relative_to(ROOT).with_suffix("").parts)]
    assert not named, "Name it for what it holds."


def test_the_counting_counts():
    assert dict(functions("@a\n@b\ndef one():\n    x = 1\n    return x\n")) == {"one": 3}
