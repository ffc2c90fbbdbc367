"""Who people are, which record stands for which, and who belongs to which tenancy."""

# ruff: noqa: S608 (every value goes by parameter; only our own clauses are put together)

from __future__ import annotations

from datetime import date

from sayso.people.commands.extracts.homes_sql import Refusals
from sayso.people.commands.extracts.staging import make, taken_out, weigh
from sayso.people.commands.imports.staging import rows_of, run
from sayso.people.rules.sentences import Sentence

_OF_SOURCE = "c.landlord_id = %(landlord)s AND c.source = %(source)s"
# Whom a row speaks of: the record by that reference, or the one that stands for it.
RESOLVED = f"""LEFT JOIN x_person p ON p.person_ref = t.person_ref
               LEFT JOIN people_customer c ON {_OF_SOURCE} AND c.source_key = t.person_ref
               LEFT JOIN x_root r ON r.id = coalesce(p.id, c.id)"""
OWN, STANDS = "coalesce(p.id, c.id)", "coalesce(r.root, p.id, c.id)"
NOBODY = Sentence(
    "There is no person with this reference, in this extract or in the register. Send them in people first."
)


def erased(landlord: int, slug: str, source: str) -> Refusals:
    """Take out the rows of people who were erased: an extract does not bring them back (see `commands.erasure`)."""
    if not rows_of(
        "SELECT 1 FROM people_erasure WHERE landlord_id = %(landlord)s LIMIT 1", landlord=landlord
    ):
        return []
    says = Sentence(
        "This person was taken out on request and stays out. Take them out of the housing system's file too."
    )
    theirs = """encode(sha256(convert_to(%(begin)s || person_ref, 'UTF8')), 'hex') IN (
        SELECT unnest(fingerprints) FROM people_erasure WHERE landlord_id = %(landlord)s)"""
    return [
        (part, number, "person_ref", "", says)
        for part in ("people", "tenancy_people", "contacts", "preferences", "needs")
        for number, _found in taken_out(
            f"x_{part}", theirs, "''", landlord=landlord, begin=f"{slug}\x1f{source}\x1f"
        )
    ]


def people(landlord: int, source: str) -> Refusals:
    """Each person of the list, with the record it is or will be. Refused: somebody new without a name."""
    make(
        "x_person",
        f"""SELECT t.*, left(coalesce(t.full_name, nullif(concat_ws(' ', t.first_name, t.last_name), '')), 200) AS name,
                   c.id IS NULL AS is_new, coalesce(c.id, nextval((SELECT pg_get_serial_sequence('people_customer', 'id')))) AS id
              FROM x_people t LEFT JOIN people_customer c ON {_OF_SOURCE} AND c.source_key = t.person_ref""",
        landlord=landlord, source=source,
    )  # fmt: skip
    bare = taken_out("x_person", "is_new AND name IS NULL AND merged_into IS NULL", "person_ref")
    says = Sentence("We do not know this person and the row has no name for them. Add the name.")
    return [("people", number, "full_name", found, says) for number, found in bare] + _merges(
        landlord, source
    )


def _merges(landlord: int, source: str) -> Refusals:
    """Which record stands for which, after this extract (`x_root`); rows that lead nowhere or in a ring are refused."""
    make(
        "x_merge",
        f"""SELECT t.number, t.id, t.merged_into, coalesce(p.id, c.id) AS into_id FROM x_person t
              LEFT JOIN x_person p ON p.person_ref = t.merged_into
              LEFT JOIN people_customer c ON {_OF_SOURCE} AND c.source_key = t.merged_into
             WHERE t.merged_into IS NOT NULL""",
        landlord=landlord, source=source,
    )  # fmt: skip
    lost = taken_out("x_merge", "into_id IS NULL", "merged_into")
    walk = """WITH RECURSIVE step AS (
                SELECT id, into_id FROM x_merge
                UNION ALL SELECT c.id, c.merged_into_id FROM people_customer c
                 WHERE c.landlord_id = %(landlord)s AND c.merged_into_id IS NOT NULL
                   AND NOT EXISTS (SELECT FROM x_merge WHERE x_merge.id = c.id)
                   AND NOT EXISTS (SELECT FROM x_person WHERE x_person.id = c.id AND x_person.is_split)
              ), walk (id, root) AS (
                SELECT id, into_id FROM step UNION SELECT walk.id, step.into_id FROM walk JOIN step ON step.id = walk.root)"""
    ring = taken_out(
        "x_merge", f"id IN ({walk} SELECT id FROM walk WHERE id = root)", "merged_into", landlord=landlord
    )
    lost += _left_behind(lost + ring)
    make(
        "x_root",
        f"""{walk} SELECT DISTINCT ON (walk.id) walk.id, walk.root FROM walk
             WHERE NOT EXISTS (SELECT FROM step WHERE step.id = walk.root)""",
        landlord=landlord,
    )
    nowhere = Sentence("There is no person with this reference to be merged into. Send them in people too.")
    round_ = Sentence("These records are merged into one another in a ring. Say which of them stands.")
    return [("people", number, "merged_into", found, nowhere) for number, found in lost] + [
        ("people", number, "merged_into", found, round_) for number, found in ring
    ]


def _left_behind(refused: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Take the refused rows out, and then whoever was to be merged into one of them, and so on; gives the latter."""
    found: list[tuple[int, str]] = []
    while refused:
        run("DELETE FROM x_person WHERE number = ANY(%(gone)s)", gone=[number for number, _ref in refused])
        refused = taken_out(
            "x_merge",
            """NOT EXISTS (SELECT FROM people_customer WHERE people_customer.id = into_id)
               AND NOT EXISTS (SELECT FROM x_person WHERE x_person.id = into_id)""",
            "merged_into",
        )
        found += refused
    return found


def move_merged() -> None:
    """Give the tenancies of a merged record to the one that stands for it, and back where it was split again."""
    if rows_of("SELECT 1 FROM x_person WHERE is_split LIMIT 1"):
        run(
            """UPDATE people_tenancyperson person SET customer_id = person.came_from_id, came_from_id = NULL FROM x_person p
                WHERE p.is_split AND person.came_from_id = p.id
                  AND NOT EXISTS (SELECT FROM people_tenancyperson other
                                   WHERE other.tenancy_id = person.tenancy_id AND other.customer_id = p.id)"""
        )
    if not rows_of("SELECT 1 FROM x_root LIMIT 1"):
        return
    run(
        """UPDATE people_tenancyperson person
              SET customer_id = chosen.root, came_from_id = coalesce(person.came_from_id, person.customer_id)
             FROM (SELECT DISTINCT ON (held.tenancy_id, x_root.root) held.id, x_root.root
                     FROM people_tenancyperson held JOIN x_root ON x_root.id = held.customer_id
                    WHERE NOT EXISTS (SELECT FROM people_tenancyperson other
                                       WHERE other.tenancy_id = held.tenancy_id AND other.customer_id = x_root.root)
                    ORDER BY held.tenancy_id, x_root.root, held.id) chosen
            WHERE person.id = chosen.id"""
    )
    run(
        """UPDATE people_user account SET customer_id = x_root.root FROM x_root
            WHERE account.customer_id = x_root.id AND x_root.id IN (SELECT id FROM x_merge)
              AND NOT EXISTS (SELECT FROM people_user other WHERE other.customer_id = x_root.root)
              AND account.id = (SELECT min(one.id) FROM people_user one JOIN x_root its ON its.id = one.customer_id
                                 WHERE its.root = x_root.root)"""
    )


def members(landlord: int, source: str, today: date) -> Refusals:
    """Who belongs to which tenancy. Refused: rows of a tenancy or a person that nobody told us of."""
    make(
        "x_member",
        f"""SELECT t.number, t.tenancy_ref, t.person_ref, t.role, t.is_holder, t.end_date, {OWN} AS own_id,
                   {STANDS} AS customer_id, coalesce(x.id, known.id) AS tenancy_id
              FROM x_tenancy_people t {RESOLVED}
              LEFT JOIN x_tenancy x ON x.tenancy_ref = t.tenancy_ref
              LEFT JOIN (SELECT DISTINCT ON (tenancy.source_key) tenancy.id, tenancy.source_key FROM people_tenancy tenancy
                           JOIN people_home home ON home.id = tenancy.home_id AND home.landlord_id = %(landlord)s
                          WHERE tenancy.source_key IN (SELECT tenancy_ref FROM x_tenancy_people)
                          ORDER BY tenancy.source_key, tenancy.starts_on DESC) known ON known.source_key = t.tenancy_ref""",
        landlord=landlord, source=source,
    )  # fmt: skip
    says = Sentence(
        "There is no tenancy with this reference, in this extract or in the register. Send it in tenancies first."
    )
    refused: Refusals = [
        ("tenancy_people", number, "tenancy_ref", found, says)
        for number, found in taken_out("x_member", "tenancy_id IS NULL", "tenancy_ref")
    ] + [
        ("tenancy_people", number, "person_ref", found, NOBODY)
        for number, found in taken_out("x_member", "customer_id IS NULL", "person_ref")
    ]
    _write_members()
    return refused


def _write_members() -> None:
    one = """SELECT tenancy_id, customer_id, bool_or(is_holder) AS is_holder, bool_or(role = 'household_member') AS is_member,
                    CASE WHEN bool_and(end_date IS NOT NULL) THEN max(end_date) END AS left_on,
                    min(nullif(own_id, customer_id)) FILTER (WHERE own_id <> customer_id) AS came_from_id
               FROM x_member GROUP BY tenancy_id, customer_id"""
    run(
        f"""UPDATE people_tenancyperson person
               SET is_holder = coalesce(one.is_holder, person.is_holder), left_on = coalesce(one.left_on, person.left_on)
              FROM ({one}) one
             WHERE person.tenancy_id = one.tenancy_id AND person.customer_id = one.customer_id
               AND (person.is_holder, person.left_on) IS DISTINCT FROM
                   (coalesce(one.is_holder, person.is_holder), coalesce(one.left_on, person.left_on))"""
    )
    added = run(
        f"""INSERT INTO people_tenancyperson (tenancy_id, customer_id, is_holder, left_on, came_from_id)
            SELECT tenancy_id, customer_id, coalesce(is_holder, NOT coalesce(is_member, false)), left_on, came_from_id
              FROM ({one}) one
             WHERE NOT EXISTS (SELECT FROM people_tenancyperson person
                                WHERE person.tenancy_id = one.tenancy_id AND person.customer_id = one.customer_id)"""
    )
    weigh("people_tenancyperson, people_tenancypersonevent", added)
