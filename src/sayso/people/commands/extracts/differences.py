"""What an extract changed, read from the history that the database itself kept of it."""

# ruff: noqa: S608 (every value goes by parameter; only our own clauses are put together)

from __future__ import annotations

from dataclasses import dataclass

from sayso.people.commands.imports.staging import rows_of

FIRST = 20  # of each kind, to read


@dataclass(frozen=True)
class Difference:
    """One thing that is different now: which kind, whom or what it is about, what was and what is."""

    kind: str
    reference: str
    about: str
    was: str
    now: str

    def __str__(self) -> str:
        if self.was and self.now:
            return f"{self.about}: from {self.was} to {self.now}"
        return f"{self.about}: {self.now or self.was}" if self.now or self.was else self.about


_HOME = "(SELECT address FROM people_home WHERE id = {0}.home_id)"
# Each "+ 0" keeps the planner from walking back through all of history by its key, which takes minutes.
_BEFORE = """LEFT JOIN LATERAL (SELECT * FROM {table} earlier WHERE earlier.pgh_obj_id = now.pgh_obj_id AND earlier.pgh_id + 0 < now.pgh_id
                                 ORDER BY earlier.pgh_id + 0 DESC LIMIT 1) was ON true"""
_DAYS = "to_char({0}, 'DD/MM/YYYY')"
_FIELDS = (
    ("full_name", "Name changed"), ("email", "E-mail changed"), ("phone", "Phone changed"), ("channel", "Channel changed"),
    ("language", "Language changed"), ("format", "Format changed"), ("postal_address", "Address for letters changed"),
)  # fmt: skip
_CUSTOMER, _TENANCY, _PERSON, _HOMES, _NEED = (
    f"people_{one}event" for one in ("customer", "tenancy", "tenancyperson", "home", "customerneed")
)
_WHO, _REF = "whom.full_name", "whom.source_key"  # of a row that is about somebody
_WHERE = """(SELECT address FROM people_home home JOIN people_tenancy tenancy ON tenancy.home_id = home.id
              WHERE tenancy.id = now.tenancy_id)"""


def _of(
    table: str, label: str, kind: str, about: str, was: str, now: str, where: str, ref: str = "now.source_key"
) -> str:
    before = _BEFORE.format(table=table) if label == "update" else ""
    whom = "JOIN people_customer whom ON whom.id = now.customer_id" if ref == _REF else ""
    return f"""SELECT '{kind}' AS kind, {ref} AS reference, {about} AS about, {was} AS was, {now} AS now
                 FROM {table} now {whom} {before} WHERE now.pgh_context_id = %(context)s AND now.pgh_label = '{label}' AND {where}"""


_KINDS: tuple[str, ...] = (
    _of(_HOMES, "insert", "New home", "now.address", "''", "now.postcode", "true"),
    _of(_HOMES, "update", "Home changed", "was.address", "concat_ws(' ', was.address, was.postcode, was.uprn)",
        "concat_ws(' ', now.address, now.postcode, now.uprn)", "(was.address, was.postcode, was.uprn) <> (now.address, now.postcode, now.uprn)"),
    _of(_CUSTOMER, "insert", "New person", "now.full_name", "''", f"coalesce({_HOME.format('now')}, '')", "now.merged_into_id IS NULL"),
    _of(_CUSTOMER, "update", "Moved", "now.full_name", f"coalesce({_HOME.format('was')}, 'no home')",
        f"coalesce({_HOME.format('now')}, 'no home')", "was.home_id IS DISTINCT FROM now.home_id AND now.home_id IS NOT NULL"),
    _of(_CUSTOMER, "update", "Left", "now.full_name", f"coalesce({_HOME.format('was')}, '')", _DAYS.format("now.left_on"),
        "now.left_on IS NOT NULL AND was.left_on IS DISTINCT FROM now.left_on AND now.merged_into_id IS NULL"),
    *(_of(_CUSTOMER, "update", said, "now.full_name", f"was.{name}", f"now.{name}", f"was.{name} <> now.{name}") for name, said in _FIELDS),
    _of(_CUSTOMER, "update", "Date of birth changed", "now.full_name", f"coalesce({_DAYS.format('was.date_of_birth')}, '')",
        _DAYS.format("now.date_of_birth"), "was.date_of_birth IS DISTINCT FROM now.date_of_birth"),
    *(_of(_CUSTOMER, label, "Merged", "now.full_name", "''", "(SELECT source_key FROM people_customer WHERE id = now.merged_into_id)",
          where) for label, where in (("insert", "now.merged_into_id IS NOT NULL"),
                                      ("update", "now.merged_into_id IS NOT NULL AND was.merged_into_id IS DISTINCT FROM now.merged_into_id"))),
    _of(_CUSTOMER, "update", "Split", "now.full_name", "(SELECT source_key FROM people_customer WHERE id = was.merged_into_id)", "''",
        "now.merged_into_id IS NULL AND was.merged_into_id IS NOT NULL"),
    _of(_TENANCY, "insert", "New tenancy", _HOME.format("now"), "''", f"concat_ws(' – ', {_DAYS.format('now.starts_on')}, {_DAYS.format('now.ends_on')})", "true"),
    _of(_TENANCY, "update", "Tenancy changed", f"concat({_HOME.format('now')}, '')",
        f"concat_ws(' – ', nullif({_HOME.format('was')}, {_HOME.format('now')}), {_DAYS.format('was.starts_on')}, {_DAYS.format('was.ends_on')})",
        f"concat_ws(' – ', {_DAYS.format('now.starts_on')}, {_DAYS.format('now.ends_on')})", "true"),
    _of(_PERSON, "insert", "Joined a tenancy", _WHO, "''", _WHERE, "true", _REF),
    # Whose needs changed, never what they are: whoever takes files in need not be somebody who may see needs.
    _of(_NEED, "insert", "Need told", _WHO, "''", "''", "true", _REF),
    _of(_NEED, "update", "Need ended", _WHO, "''", "''", "now.ended_on IS NOT NULL AND was.ended_on IS NULL", _REF),
    _of(_PERSON, "update", "Left a tenancy", _WHO, _WHERE, _DAYS.format("now.left_on"),
        "now.left_on IS NOT NULL AND was.left_on IS DISTINCT FROM now.left_on", _REF),
)  # fmt: skip


def counts(context: str) -> dict[str, int]:
    """How many of each kind, without those of which there are none."""
    query = " UNION ALL ".join(f"SELECT kind, count(*) FROM ({one}) each GROUP BY kind" for one in _KINDS)
    found: dict[str, int] = {}
    for kind, number in rows_of(query, context=context):
        found[str(kind)] = found.get(str(kind), 0) + int(number)
    return found


def first(context: str, most: int = FIRST) -> list[Difference]:
    """The first of each kind, in the order in which a person reads; the same each time, whatever order history was written in."""
    # Only those at the front are told in words: for a first load, looking up every home's address takes most of a second.
    query = f"""SELECT * FROM ({{one}} ORDER BY reference FETCH FIRST {int(most)} ROWS WITH TIES) front
                 ORDER BY reference, about, was, now LIMIT {int(most)}"""
    return [
        Difference(*(str(cell or "") for cell in row))
        for one in _KINDS
        for row in rows_of(query.format(one=one), context=context)
    ]


def every(context: str) -> list[Difference]:
    """All of them."""
    return first(context, 2_000_000)
