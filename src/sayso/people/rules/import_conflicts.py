"""Rows of one file that contradict one another. The first row to say a thing is believed."""

from __future__ import annotations

from sayso.people.rules.import_rows import Problem, Row
from sayso.people.rules.sentences import Sentence

_PERSON = ("full_name", "date_of_birth", "email", "phone", "channel", "language", "format", "kind")
_HOME = ("uprn", "address", "postcode", "place_key")
_PLACE = ("place", "place_kind", "scheme_kind", "area", "place_opened_on")
_TENANCY = ("tenancy_start", "tenancy_end", "tenancy_kind")
_DISAGREES = {
    "customer": Sentence(
        "Row %(row)s says “%(other)s” of the same customer, %(reference)s. Make the rows agree."
    ),
    "home": Sentence("Row %(row)s says “%(other)s” of the same home, %(reference)s. Make the rows agree."),
    "place": Sentence("Row %(row)s says “%(other)s” of the same place, %(reference)s. Make the rows agree."),
    "tenancy": Sentence(
        "Row %(row)s says “%(other)s” of the same tenancy, %(reference)s. Make the rows agree."
    ),
}


class Ledger:
    """Remembers what earlier rows of a file said, and says where a later one disagrees."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str, ...], tuple[int, Row]] = {}

    def problem(self, number: int, row: Row) -> Problem | None:
        """Why the row cannot stand beside the earlier ones; else remember it and return None."""
        once = ("once", row.customer_key, row.home_key or "", row.tenancy_key or "")
        if once in self._seen:
            return Problem(
                "customer_key", row.customer_key,
                Sentence(
                    "This customer is already in row %(row)s with the same home and tenancy. Keep one of the two rows.",
                    row=self._seen[once][0],
                ),
            )  # fmt: skip
        things: list[tuple[tuple[str, ...], str, tuple[str, ...]]] = [
            (("customer", row.customer_key), "customer_key", _PERSON)
        ]
        if row.home_key:
            things.append((("home", row.home_key), "home_key", _HOME))
        if row.place_key:
            things.append((("place", row.place_key), "place", _PLACE))
        if row.tenancy_key and row.home_key:
            things.append((("tenancy", row.home_key, row.tenancy_key), "tenancy_key", _TENANCY))
        for key, _field, parts in things:
            found = self._disagreement(key, row, parts)
            if found:
                return found
        if row.uprn and row.home_key:
            earlier = self._seen.get(("uprn", row.uprn))
            if earlier and earlier[1].home_key != row.home_key:
                return Problem(
                    "uprn", row.uprn,
                    Sentence(
                        "Row %(row)s gives this UPRN to another home (%(home)s). A UPRN belongs to one home; correct one of them.",
                        row=earlier[0], home=earlier[1].home_key or "",
                    ),
                )  # fmt: skip
            self._seen.setdefault(("uprn", row.uprn), (number, row))
        self._seen[once] = (number, row)
        for key, _field, _parts in things:
            self._seen.setdefault(key, (number, row))
        return None

    def _disagreement(self, key: tuple[str, ...], row: Row, parts: tuple[str, ...]) -> Problem | None:
        earlier = self._seen.get(key)
        if earlier is None:
            return None
        for part in parts:
            ours, theirs = getattr(row, part), getattr(earlier[1], part)
            if ours is not None and theirs is not None and ours != theirs:
                return Problem(
                    part, str(ours),
                    Sentence(_DISAGREES[key[0]], row=earlier[0], other=str(theirs), reference=key[-1]),
                )  # fmt: skip
        return None
