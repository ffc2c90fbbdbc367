"""The set-based half of an import that is about people: customers, their tenancies, where they live."""

# ruff: noqa: S608 (every value goes by parameter; only our own clauses are put together)

from __future__ import annotations

from datetime import date

from sayso.people.commands.imports import merged_sql
from sayso.people.commands.imports.staging import THEIRS, rows_of, run

# One row for each customer, although a file may tell of several tenancies of one person.
_WANTED = """
    SELECT customer_key, max(full_name) AS full_name, max(kind) AS kind, max(date_of_birth) AS date_of_birth,
           bool_or(is_online) AS is_online, max(known_as) AS known_as, max(email) AS email, max(phone) AS phone,
           max(postal_address) AS postal_address, max(channel) AS channel, max(language) AS language,
           max(format) AS format,
           (array_agg(home_key ORDER BY tenancy_start DESC) FILTER (
              WHERE home_key IS NOT NULL AND (tenancy_start IS NULL OR (tenancy_start <= %(today)s::date
                AND (tenancy_end IS NULL OR tenancy_end >= %(today)s::date)))))[1] AS home_key
      FROM staged GROUP BY customer_key"""
_OF_SOURCE = "customer.landlord_id = %(landlord)s AND customer.source = %(source)s"


def customers(landlord: int, source: str, today: date) -> None:
    """Add those whose reference is new, update the others, remember what was said."""
    _add(landlord, source, today)
    merged_sql.resolve(landlord, source)
    if merged_sql.some():
        merged_sql.contacts(_WANTED, today=today)
    _update(landlord, source, today)
    _remember(landlord, source, today)


def _add(landlord: int, source: str, today: date) -> None:
    run(
        f"""WITH wanted AS ({_WANTED}), done AS (
              INSERT INTO people_customer (landlord_id, source, source_key, full_name, known_as, kind, date_of_birth,
                     email, phone, postal_address, channel, language, format, is_online, contact_rule, search_text,
                     home_id, place_id)
              SELECT %(landlord)s, %(source)s, customer_key, full_name, coalesce(known_as, ''),
                     coalesce(kind, 'tenant'), date_of_birth, coalesce(email, ''), coalesce(phone, ''),
                     coalesce(postal_address, ''),
                     coalesce(channel, CASE WHEN email IS NOT NULL THEN 'email'
                         WHEN phone LIKE '+447%%' OR phone NOT LIKE '+44%%' THEN 'text' ELSE 'letter' END),
                     coalesce(language, 'en'), coalesce(format, 'standard'), is_online, '', '',
                     home.id, home.place_id
                FROM wanted LEFT JOIN people_home home
                     ON home.landlord_id = %(landlord)s AND home.source_key = wanted.home_key
               WHERE NOT EXISTS (
                  SELECT FROM people_customer customer
                   WHERE {_OF_SOURCE} AND customer.source_key = wanted.customer_key)
           RETURNING source_key)
            UPDATE staged SET is_new = true FROM done WHERE staged.customer_key = done.source_key""",
        landlord=landlord,
        source=source,
        today=today,
    )


def _remember(landlord: int, source: str, today: date) -> None:
    said = ", ".join(f"'{name}', wanted.{name}" for name in THEIRS)
    run(
        f"""INSERT INTO people_sourcerecord (customer_id, said, contacts, has_died)
            SELECT customer.id, jsonb_strip_nulls(jsonb_build_object({said})), '{{}}', false
              FROM ({_WANTED}) wanted JOIN people_customer customer
                   ON {_OF_SOURCE} AND customer.source_key = wanted.customer_key
            ON CONFLICT (customer_id) DO UPDATE SET said = people_sourcerecord.said || excluded.said
             WHERE people_sourcerecord.said IS DISTINCT FROM people_sourcerecord.said || excluded.said""",
        landlord=landlord,
        source=source,
        today=today,
    )


def _update(landlord: int, source: str, today: date) -> None:
    theirs = ",\n".join(
        f"CASE WHEN wanted.{name} IS NULL OR wanted.{name} = record.said ->> '{name}' "
        f"THEN customer.{name} ELSE wanted.{name} END AS {name}"
        for name in THEIRS
    )
    run(
        f"""WITH wanted AS ({_WANTED}), merged AS (
              SELECT customer.id, wanted.full_name, coalesce(wanted.kind, customer.kind) AS kind,
                     coalesce(wanted.date_of_birth, customer.date_of_birth) AS date_of_birth,
                     coalesce(wanted.is_online, customer.is_online) AS is_online, {theirs}
                FROM wanted JOIN people_customer customer
                     ON {_OF_SOURCE} AND customer.source_key = wanted.customer_key
                LEFT JOIN people_sourcerecord record ON record.customer_id = customer.id
            ), reachable AS (
              SELECT *, (channel = 'email' AND email = '') OR (channel IN ('text', 'phone') AND phone = '')
                AS is_unreachable FROM merged
            ), done AS (
              UPDATE people_customer customer
                 SET full_name = r.full_name, kind = r.kind, date_of_birth = r.date_of_birth, is_online = r.is_online,
                     known_as = r.known_as, email = r.email, phone = r.phone, postal_address = r.postal_address,
                     channel = CASE WHEN r.is_unreachable THEN customer.channel ELSE r.channel END,
                     language = r.language, format = r.format
                FROM reachable r
               WHERE r.id = customer.id
                 AND (customer.full_name, customer.kind, customer.date_of_birth, customer.is_online,
                      customer.known_as, customer.email, customer.phone, customer.postal_address, customer.channel,
                      customer.language, customer.format) IS DISTINCT FROM
                     (r.full_name, r.kind, r.date_of_birth, r.is_online, r.known_as, r.email, r.phone,
                      r.postal_address, CASE WHEN r.is_unreachable THEN customer.channel ELSE r.channel END,
                      r.language, r.format)
           RETURNING customer.source_key)
            UPDATE staged SET is_changed = true FROM done WHERE staged.customer_key = done.source_key""",
        landlord=landlord,
        source=source,
        today=today,
    )


_TENANCY = """
    SELECT home.id AS home_id, tenancy_key, max(tenancy_kind) AS kind, max(tenancy_start) AS starts_on,
           max(tenancy_end) AS ends_on, min(number) AS number
      FROM staged JOIN people_home home ON home.landlord_id = %(landlord)s AND home.source_key = staged.home_key
     WHERE tenancy_key IS NOT NULL GROUP BY home.id, tenancy_key"""
_MARK = """UPDATE staged SET is_changed = true FROM done
             JOIN people_home home ON home.id = done.home_id
            WHERE staged.home_key = home.source_key AND staged.tenancy_key = done.source_key"""


def tenancies(landlord: int) -> int:
    """Tenancies and who holds them. Returns how many tenancies are new."""
    run(
        f"""WITH wanted AS ({_TENANCY}), done AS (
              UPDATE people_tenancy tenancy
                 SET kind = coalesce(wanted.kind, tenancy.kind), starts_on = wanted.starts_on,
                     ends_on = coalesce(wanted.ends_on, tenancy.ends_on)
                FROM wanted
               WHERE tenancy.home_id = wanted.home_id AND tenancy.source_key = wanted.tenancy_key
                 AND (tenancy.kind, tenancy.starts_on, tenancy.ends_on) IS DISTINCT FROM
                     (coalesce(wanted.kind, tenancy.kind), wanted.starts_on, coalesce(wanted.ends_on, tenancy.ends_on))
           RETURNING tenancy.home_id, tenancy.source_key) {_MARK}""",
        landlord=landlord,
    )
    before = rows_of("SELECT count(*) FROM people_tenancy")[0][0]
    run(
        f"""WITH wanted AS ({_TENANCY}), done AS (
              INSERT INTO people_tenancy (home_id, source_key, kind, starts_on, ends_on)
              SELECT home_id, tenancy_key, coalesce(kind, ''), starts_on, ends_on FROM wanted
               WHERE NOT EXISTS (SELECT FROM people_tenancy tenancy
                  WHERE tenancy.home_id = wanted.home_id AND tenancy.source_key = wanted.tenancy_key)
               ORDER BY number  -- of two that begin on one day the later row counts
           RETURNING home_id, source_key) {_MARK}""",
        landlord=landlord,
    )
    if rows_of("SELECT 1 FROM people_tenancyperson WHERE came_from_id IS NOT NULL LIMIT 1"):
        merged_sql.in_their_own_right(landlord)
    _people_of_tenancies(landlord)
    if merged_sql.some():
        merged_sql.members(landlord)
    return int(rows_of("SELECT count(*) FROM people_tenancy")[0][0] - before)


def _people_of_tenancies(landlord: int) -> None:
    wanted = """
        SELECT tenancy.id AS tenancy_id, customer.id AS customer_id, bool_or(staged.is_holder) AS is_holder,
               customer.kind = 'household_member' AS is_member
          FROM staged
          JOIN people_home home ON home.landlord_id = %(landlord)s AND home.source_key = staged.home_key
          JOIN people_tenancy tenancy ON tenancy.home_id = home.id AND tenancy.source_key = staged.tenancy_key
          JOIN staged_person own ON own.customer_key = staged.customer_key AND own.own_id = own.id
          JOIN people_customer customer ON customer.id = own.id
         GROUP BY tenancy.id, customer.id"""
    mark = """UPDATE staged SET is_changed = true FROM done JOIN staged_person own
                  ON own.own_id = done.customer_id WHERE staged.customer_key = own.customer_key"""
    run(
        f"""WITH wanted AS ({wanted}), done AS (
              UPDATE people_tenancyperson person SET is_holder = wanted.is_holder FROM wanted
               WHERE person.tenancy_id = wanted.tenancy_id AND person.customer_id = wanted.customer_id
                 AND wanted.is_holder IS NOT NULL AND person.is_holder <> wanted.is_holder
           RETURNING person.customer_id) {mark}""",
        landlord=landlord,
    )
    run(
        f"""WITH wanted AS ({wanted}), done AS (
              INSERT INTO people_tenancyperson (tenancy_id, customer_id, is_holder)
              SELECT tenancy_id, customer_id, coalesce(is_holder, NOT is_member) FROM wanted
               WHERE NOT EXISTS (SELECT FROM people_tenancyperson person
                  WHERE person.tenancy_id = wanted.tenancy_id AND person.customer_id = wanted.customer_id)
           RETURNING customer_id) {mark}""",
        landlord=landlord,
    )


_LIVES = """
    SELECT customer.id, customer.home_id AS was,
           CASE WHEN spans.n > 0 THEN spans.home_id ELSE coalesce(named.id, customer.home_id) END AS home_id,
           CASE WHEN spans.n IS NULL THEN customer.left_on
                WHEN spans.home_id IS NULL AND spans.all_over THEN spans.last_end END AS left_on
      FROM (SELECT own.id, coalesce(max(staged.home_key) FILTER (WHERE own.own_id = own.id),
                                    max(staged_move.home_key)) AS home_key
              FROM staged JOIN staged_person own ON own.customer_key = staged.customer_key
              LEFT JOIN staged_move ON staged_move.own_id = own.own_id AND staged_move.is_new
             GROUP BY own.id) who
      JOIN people_customer customer ON customer.id = who.id
      LEFT JOIN people_home named ON named.landlord_id = %(landlord)s AND named.source_key = who.home_key
      LEFT JOIN (
           SELECT person.customer_id, count(*) AS n, max(LEAST(tenancy.ends_on, person.left_on)) AS last_end,
                  bool_and(coalesce(LEAST(tenancy.ends_on, person.left_on) < %(today)s, false)) AS all_over,
                  (array_agg(tenancy.home_id ORDER BY tenancy.starts_on DESC, tenancy.id DESC) FILTER (
                     WHERE tenancy.starts_on <= %(today)s
                       AND coalesce(LEAST(tenancy.ends_on, person.left_on) >= %(today)s, true)))[1] AS home_id
             FROM people_tenancyperson person
             JOIN people_tenancy tenancy ON tenancy.id = person.tenancy_id
             JOIN people_home home ON home.id = tenancy.home_id AND home.landlord_id = %(landlord)s
            GROUP BY person.customer_id) spans ON spans.customer_id = customer.id"""


def where_they_live(landlord: int, today: date) -> int:
    """Each one's home is that of the tenancy held today; without tenancies, the home in the row.

    Someone whose every tenancy is over has left, on the day that the last one ended.
    Returns how many moved from one home to another.
    """
    merged_sql.moves(landlord)
    moved = run(
        f"""WITH wanted AS ({_LIVES}), done AS (
              UPDATE people_customer customer
                 SET home_id = wanted.home_id, place_id = home.place_id, left_on = wanted.left_on
                FROM wanted LEFT JOIN people_home home ON home.id = wanted.home_id
               WHERE customer.id = wanted.id
                 AND (customer.home_id, customer.place_id, customer.left_on) IS DISTINCT FROM
                     (wanted.home_id, home.place_id, wanted.left_on)
           RETURNING customer.id, wanted.was, wanted.home_id),
            marked AS (
              UPDATE staged SET is_changed = true FROM done JOIN staged_person own ON own.id = done.id
               WHERE staged.customer_key = own.customer_key)
            SELECT 1 FROM done WHERE was IS NOT NULL AND home_id IS DISTINCT FROM was""",
        landlord=landlord,
        today=today,
    )
    merged_sql.leave_home(today)
    run(
        """UPDATE people_customer customer SET place_id = home.place_id FROM people_home home
            WHERE home.id = customer.home_id AND customer.landlord_id = %(landlord)s
              AND customer.place_id IS DISTINCT FROM home.place_id""",
        landlord=landlord,
    )
    return moved
