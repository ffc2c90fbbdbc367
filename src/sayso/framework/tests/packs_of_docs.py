"""The packs that docs/packs.md shows: the whole one, and everything that its examples add to it."""

import re
from pathlib import Path

from sayso.framework.queries.shelf import ReadPack, from_texts

DOCS = Path(__file__).parents[4] / "docs" / "packs.md"
BLOCK = re.compile(r"^```toml( pack)?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_BLOCKS = [(bool(whole), text) for whole, text in BLOCK.findall(DOCS.read_text("utf-8"))]
WHOLE = [text for whole, text in _BLOCKS if whole]
FRAGMENTS = [text for whole, text in _BLOCKS if not whole]


def quayside() -> ReadPack:
    """The whole pack with every section that the examples show."""
    more = [one for one in FRAGMENTS if one.startswith("[[") and not one.startswith("[[clause]]")]
    return from_texts("quayside", {"pack.toml": "".join([*WHOLE, *more])})
