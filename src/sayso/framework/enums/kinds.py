"""What a kind of fact is, and how an app declares one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class FactKind:
    """One kind of fact. `unit` is set where the fact carries a number."""

    name: str
    says: str
    unit: str = ""


FACT_KINDS: dict[str, FactKind] = {}
_EXPECTED: set[str] = set()


def fact_kind(name: str, says: str, unit: str = "") -> FactKind:
    """Declare a kind of fact; its app says it once, and the same words again change nothing."""
    made = FactKind(name, says, unit)
    known = FACT_KINDS.get(name)
    if known is not None and known != made and name not in _EXPECTED:
        raise ValueError(f"The fact kind {name} is declared twice, in different words.")
    FACT_KINDS[name] = made
    _EXPECTED.discard(name)
    return made


def expected_kind(name: str, says: str, unit: str = "") -> None:
    """Name a kind that a higher app reports, so that packs may use it; the app's own words win."""
    if name not in FACT_KINDS:
        FACT_KINDS[name] = FactKind(name, says, unit)
        _EXPECTED.add(name)


def clear_words(name: str) -> str:
    """The sentence of a kind, or its name where no app declares it any more."""
    known = FACT_KINDS.get(name)
    return known.says if known else name
