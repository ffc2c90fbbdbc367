"""Rows about somebody whose record was merged into another: what they tell lands on the record that stands for both.

The merged record keeps what is its own (name, date of birth, what its source last said), so that nothing is lost when the
two are taken apart. It gets no home and no tenancy, but for a tenancy in which the other record is in its own right.
"""

# ruff: noqa: S608 (every value goes by parameter; only our own clauses are put together)

from __future__ import annotations

from datetime import date

from sayso.people.commands.imports.staging import rows_of, run, weigh

# What a merged record's source says of how to reach the person, where it has changed its mind or we know nothing.
CONTACTS = ("email", "phone", "postal_address")
REACHED = (*CONTACTS, "channel", "language", "format")


def resolve(landlord: int, source: str) -> None:
    """For each reference of the file its own record, and the one that stands for it (`staged_person`)."""
    run("DROP TABLE IF EXISTS staged_person")
    run(
        """CREATE TEMP TABLE staged_person ON COMMIT DROP AS
           WITH RECURSIVE own AS (
             SELECT customer.source_key AS customer_key, customer.id AS own_id, customer.merged_into_id AS next
               FROM people_customer customer WHERE customer.landlord_id = %(landlord)s AND customer.source = %(source)s
                AND customer.source_key IN (SELECT customer_key FROM staged)
           ), walk AS (
             SELECT own_id, next FROM own WHERE next IS NOT NULL
             UNION SELECT walk.own_id, above.merged_into_id FROM walk JOIN people_customer above ON above.id = walk.next
                    WHERE above.merged_into_id IS NOT NULL
           ), root AS (
             SELECT walk.own_id, walk.next AS id FROM walk JOIN people_customer top ON top.id = walk.next
              WHERE top.merged_into_id IS NULL)
           SELECT own.customer_key, own.own_id, coalesce(root.id, own.own_id) AS id
             FROM own LEFT JOIN root ON root.own_id = own.own_id""",
        landlord=landlord,
        source=source,
    )
    run("CREATE INDEX ON staged_person (customer_key)")
    weigh("staged_person")


def some() -> bool:
    """Whether the file tells of anybody whose record was merged."""
    return bool(rows_of("SELECT 1 FROM staged_person WHERE own_id <> id LIMIT 1"))


def contacts(wanted: str, **values: object) -> None:
    """Give the record that stands what the source of a merged one says anew; what its own row says comes after."""
    news = ", ".join(
        f"""(array_agg(wanted.{name} ORDER BY own.own_id DESC) FILTER (WHERE wanted.{name} <> record.said ->> '{name}'
               {f"OR record.said ->> '{name}' IS NULL AND root.{name} = ''" if name in CONTACTS else ""}))[1] AS {name}"""
        for name in REACHED
    )
    known = {name: f"coalesce(news.{name}, customer.{name})" for name in REACHED}
    known["channel"] = f"""CASE WHEN news.channel = 'email' AND {known["email"]} = ''
        OR news.channel IN ('text', 'phone') AND {known["phone"]} = '' THEN customer.channel ELSE {known["channel"]} END"""
    run(
        f"""WITH wanted AS ({wanted}), news AS (
              SELECT own.id, {news} FROM wanted JOIN staged_person own USING (customer_key)
                JOIN people_customer root ON root.id = own.id
                LEFT JOIN people_sourcerecord record ON record.customer_id = own.own_id
               WHERE own.own_id <> own.id GROUP BY own.id
            ), done AS (
              UPDATE people_customer customer SET {", ".join(f"{name} = {value}" for name, value in known.items())}
                FROM news WHERE news.id = customer.id
                 AND ({", ".join(f"customer.{name}" for name in known)}) IS DISTINCT FROM ({", ".join(known.values())})
           RETURNING customer.id)
            UPDATE staged SET is_changed = true FROM done JOIN staged_person own ON own.id = done.id AND own.own_id <> own.id
             WHERE staged.customer_key = own.customer_key""",
        **values,
    )


# One row for each merged record in a tenancy of the file.
_MEMBERS = """
    SELECT tenancy.id AS tenancy_id, own.own_id, own.id, bool_or(staged.is_holder) AS is_holder,
           bool_or(customer.kind = 'household_member') AS is_member
      FROM staged JOIN staged_person own ON own.customer_key = staged.customer_key AND own.own_id <> own.id
      JOIN people_customer customer ON customer.id = own.own_id
      JOIN people_home home ON home.landlord_id = %(landlord)s AND home.source_key = staged.home_key
      JOIN people_tenancy tenancy ON tenancy.home_id = home.id AND tenancy.source_key = staged.tenancy_key
     GROUP BY tenancy.id, own.own_id, own.id"""
_THERE = "person.tenancy_id = member.tenancy_id AND person.customer_id = member.id"
_MARK = """UPDATE staged SET is_changed = true FROM done JOIN staged_person own ON own.own_id = done.own_id
            WHERE staged.customer_key = own.customer_key"""


def members(landlord: int) -> None:
    """The tenancies of merged records are those of the one that stands; each remembers by which record it came."""
    first = f"""SELECT DISTINCT ON (member.tenancy_id, member.id) member.* FROM ({_MEMBERS}) member
                 WHERE NOT EXISTS (SELECT FROM people_tenancyperson person WHERE {_THERE})
                 ORDER BY member.tenancy_id, member.id, member.own_id"""
    held = f"""({_THERE} AND person.came_from_id = member.own_id
                OR person.tenancy_id = member.tenancy_id AND person.customer_id = member.own_id)"""
    run(
        f"""WITH member AS ({first}), done AS (
              UPDATE people_tenancyperson person SET customer_id = member.id,
                     came_from_id = coalesce(person.came_from_id, member.own_id)
                FROM member WHERE person.tenancy_id = member.tenancy_id AND person.customer_id = member.own_id
           RETURNING member.own_id) {_MARK}""",
        landlord=landlord,
    )
    run(
        f"""WITH member AS ({_MEMBERS}), done AS (
              UPDATE people_tenancyperson person SET is_holder = member.is_holder FROM member
               WHERE {held} AND person.is_holder <> member.is_holder
           RETURNING member.own_id) {_MARK}""",
        landlord=landlord,
    )
    run(
        f"""WITH first AS ({first}), done AS (
              INSERT INTO people_tenancyperson (tenancy_id, customer_id, is_holder, came_from_id)
              SELECT member.tenancy_id, CASE WHEN first.own_id IS NULL THEN member.own_id ELSE member.id END,
                     coalesce(member.is_holder, NOT member.is_member), first.own_id
                FROM ({_MEMBERS}) member
                LEFT JOIN first ON first.tenancy_id = member.tenancy_id AND first.own_id = member.own_id
               WHERE NOT EXISTS (SELECT FROM people_tenancyperson person WHERE {held})
           RETURNING coalesce(came_from_id, customer_id) AS own_id) {_MARK}""",
        landlord=landlord,
    )


def in_their_own_right(landlord: int) -> None:
    """Where the file now has the standing record itself in a tenancy that came to it by a merged one, each has its own."""
    run(
        """WITH held AS (
             SELECT DISTINCT person.id, person.tenancy_id, person.came_from_id, person.is_holder, person.left_on
               FROM staged JOIN staged_person own ON own.customer_key = staged.customer_key AND own.own_id = own.id
               JOIN people_tenancyperson person ON person.customer_id = own.id AND person.came_from_id IS NOT NULL
               JOIN people_tenancy tenancy ON tenancy.id = person.tenancy_id AND tenancy.source_key = staged.tenancy_key
               JOIN people_home home ON home.id = tenancy.home_id AND home.source_key = staged.home_key
              WHERE home.landlord_id = %(landlord)s
           ), freed AS (
             UPDATE people_tenancyperson person SET came_from_id = NULL FROM held WHERE person.id = held.id)
           INSERT INTO people_tenancyperson (tenancy_id, customer_id, is_holder, left_on)
           SELECT tenancy_id, came_from_id, is_holder, left_on FROM held ON CONFLICT DO NOTHING""",
        landlord=landlord,
    )


def moves(landlord: int) -> None:
    """The home to which a merged record's source moved it (`staged_move`); it counts where no tenancy says another.

    What its source said before is remembered with what it said; before any, it is the home that it had when it was merged.
    """
    run("DROP TABLE IF EXISTS staged_move")
    run(
        """CREATE TEMP TABLE staged_move ON COMMIT DROP AS
           SELECT own.own_id, own.id, said.home_key, CASE
                    WHEN coalesce(record.said ->> 'home', was.source_key) <> said.home_key THEN true
                    WHEN coalesce(record.said ->> 'home', was.source_key) IS NULL THEN root.home_id IS NULL
                    ELSE false END AS is_new
             FROM (SELECT customer_key, max(home_key) AS home_key FROM staged WHERE home_key IS NOT NULL
                    GROUP BY customer_key) said
             JOIN staged_person own ON own.customer_key = said.customer_key AND own.own_id <> own.id
             JOIN people_customer root ON root.id = own.id
             LEFT JOIN people_sourcerecord record ON record.customer_id = own.own_id
             LEFT JOIN people_merge made ON made.merged_id = own.own_id AND made.undone_at IS NULL
             LEFT JOIN people_home was ON was.id = (made.before -> 'merged' ->> 'home_id')::bigint
                                      AND was.landlord_id = %(landlord)s""",
        landlord=landlord,
    )
    run(
        """UPDATE people_sourcerecord record SET said = record.said || jsonb_build_object('home', staged_move.home_key)
             FROM staged_move WHERE staged_move.own_id = record.customer_id
              AND record.said ->> 'home' IS DISTINCT FROM staged_move.home_key"""
    )


def leave_home(today: date) -> None:
    """A merged record lives nowhere: the one that stands for it does."""
    run(
        """UPDATE people_customer customer SET home_id = NULL, place_id = NULL, left_on = coalesce(customer.left_on, %(today)s)
             FROM staged_person own WHERE own.own_id = customer.id AND own.own_id <> own.id
              AND (customer.home_id IS NOT NULL OR customer.left_on IS NULL)""",
        today=today,
    )
