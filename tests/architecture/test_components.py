"""Components: documented, shown on the gallery, and used only with attributes they name."""

import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "sayso"
COTTON = SOURCE / "foundations" / "components" / "templates" / "cotton"
GALLERY = SOURCE / "website" / "templates" / "website"
TAG = re.compile(r"""<c-([a-z][a-z0-9.-]*)((?:\s+[^\s"'=<>/]+(?:=(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*/?>""")
ATTRIBUTE = re.compile(r"""([:a-zA-Z_][\w:.-]*)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?""")
BUILT_IN = {"vars", "slot", "component"}
COMPONENTS = sorted(COTTON.glob("*.html"))
TEMPLATES = sorted(SOURCE.rglob("templates/**/*.html"))


def attributes(text):
    return {name.lstrip(":").replace("-", "_") for name in ATTRIBUTE.findall(text)}


def uses(path):
    text = re.sub(r"{#.*?#}", "", path.read_text("utf-8"))
    return [(name, attributes(given)) for name, given in TAG.findall(text) if name not in BUILT_IN]


def declared(path):
    found = re.search(r"<c-vars([^>]*)/>", path.read_text("utf-8"))
    return attributes(found[1]) if found else None


def component(name):
    return COTTON / f"{name.replace('-', '_')}.html"


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_a_component_says_what_it_is_and_names_its_attributes(path):
    lines = path.read_text("utf-8").splitlines()
    assert lines[0].startswith("{# ")
    assert lines[0].endswith("#}")
    assert lines[1].startswith("<c-vars")
    assert declared(path) is not None


def test_every_component_is_on_the_gallery():
    shown = {name for path in GALLERY.rglob("gallery*/**/*.html") for name, _given in uses(path)}
    shown |= {name for name, _given in uses(GALLERY / "gallery.html")}
    assert {path.stem.replace("_", "-") for path in COMPONENTS} <= shown


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_components_are_given_only_what_they_name(path):
    for name, given in uses(path):
        made = component(name)
        assert made.exists(), f"<c-{name}> is not a component"
        strange = given - (declared(made) or set())
        assert not strange, f"<c-{name}> does not know {sorted(strange)}"


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_template_is_short_and_carries_no_style_or_script_of_its_own(path):
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= 150
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=\"|<script(?![^>]*\ssrc=)", text)
    assert "please note" not in text.lower()


def test_the_rule_would_notice_a_misspelt_attribute():
    found = TAG.findall("""<c-card titel="{% trans 'A' %}" :tag="x" />""")
    assert [name for name, _given in found] == ["card"]
    assert attributes(found[0][1]) - declared(component("card")) == {"titel"}
