"""What a whole extract no longer holds is ended from today: never deleted, and never more than a share unasked."""

from __future__ import annotations

from datetime import date

import polars as pl
from django.db import connection

from sayso.foundations.refusals import Refusal
from sayso.people.commands.extracts.memory import Compared
from sayso.people.commands.imports.staging import run
from sayso.people.rules.extract_parts import BY_NAME
from sayso.people.rules.sentences import Sentence

SHARE = 5  # per cent of what the source sent before
_FEW = 5  # so that the last tenant of a small landlord can move out


class TooManyGone(Refusal):
    """The whole extract lacks more than the share that may end unasked."""


def check(part: str, compared: Compared, may_end: int) -> None:
    """Raises `TooManyGone` where the list lacks more than `may_end` per cent of what was sent before."""
    gone, before = compared.absent.height, compared.before.height
    if gone > _FEW and gone * 100 > before * may_end:
        raise TooManyGone(
            Sentence(
                "This whole extract lacks %(gone)s of %(before)s rows of “%(list)s” that were sent before, more than %(most)s %%. "
                "Nothing was taken in. If they are really over, say how many per cent may end.",
                gone=f"{gone:,}",
                before=f"{before:,}",
                list=BY_NAME[part].says,
                most=may_end,
            ),
            field="may_end",
        )


def end(part: str, compared: Compared, landlord: int, source: str, today: date) -> None:
    """End what is absent: tenancies, somebody's part in one, contacts; a person leaves every tenancy."""
    if compared.absent.height == 0 or part not in _ENDS:
        return
    run("DROP TABLE IF EXISTS x_absent")
    run("CREATE TEMP TABLE x_absent (one text, two text) ON COMMIT DROP")
    keys = compared.absent.select(
        pl.col("key").str.split_exact("\x1f", 1).struct.rename_fields(["one", "two"]).alias("both")
    ).unnest("both")
    with connection.cursor() as cursor, cursor.copy("COPY x_absent FROM STDIN (FORMAT csv)") as out:
        out.write(keys.write_csv(include_header=False, quote_style="non_numeric").encode())
    run(_ENDS[part], landlord=landlord, source=source, today=today)


# A need that says how to reach somebody safely does not end because a file lacks it: only a row with its end does that.
_ENDS = {
    "needs": """
        INSERT INTO x_needs (number, person_alert_ref, person_ref, end_date)
        SELECT -row_number() OVER (), x_absent.one, c.source_key, %(today)s FROM x_absent
          JOIN people_customerneed need ON need.source = %(source)s AND need.ended_on IS NULL AND need.need <> 'safe_contact'
           AND x_absent.one = ANY(string_to_array(need.source_key, E'\\x1f'))
          JOIN people_customer c ON c.id = need.customer_id AND c.landlord_id = %(landlord)s AND c.source = %(source)s""",
    "tenancies": """
        INSERT INTO x_tenancies (number, tenancy_ref, property_ref, start_date, end_date)
        SELECT -tenancy.id, tenancy.source_key, home.source_key, tenancy.starts_on, greatest(%(today)s, tenancy.starts_on)
          FROM x_absent JOIN people_tenancy tenancy ON tenancy.source_key = x_absent.one
          JOIN people_home home ON home.id = tenancy.home_id AND home.landlord_id = %(landlord)s
         WHERE tenancy.ends_on IS NULL OR tenancy.ends_on > %(today)s""",
    "tenancy_people": """
        INSERT INTO x_tenancy_people (number, tenancy_ref, person_ref, end_date)
        SELECT -row_number() OVER (), x_absent.one, x_absent.two, %(today)s FROM x_absent
         WHERE EXISTS (SELECT FROM people_customer c WHERE c.landlord_id = %(landlord)s AND c.source = %(source)s
                        AND c.source_key = x_absent.two)
           AND EXISTS (SELECT FROM people_tenancy tenancy JOIN people_home home ON home.id = tenancy.home_id
                        WHERE home.landlord_id = %(landlord)s AND tenancy.source_key = x_absent.one)""",
    "people": """
        INSERT INTO x_tenancy_people (number, tenancy_ref, person_ref, end_date)
        SELECT -person.id, tenancy.source_key, c.source_key, %(today)s
          FROM x_absent JOIN people_customer c ON c.landlord_id = %(landlord)s AND c.source = %(source)s AND c.source_key = x_absent.one
          JOIN people_tenancyperson person ON person.customer_id = c.id AND person.left_on IS NULL
          JOIN people_tenancy tenancy ON tenancy.id = person.tenancy_id
           AND coalesce(tenancy.ends_on >= %(today)s, true)""",
    "contacts": """
        INSERT INTO x_contacts (number, contact_ref, person_ref, contact_type, is_active)
        SELECT -row_number() OVER (), x_absent.one, c.source_key, record.contacts -> x_absent.one ->> 'kind', false
          FROM people_sourcerecord record JOIN people_customer c ON c.id = record.customer_id
           AND c.landlord_id = %(landlord)s AND c.source = %(source)s
          JOIN x_absent ON record.contacts ? x_absent.one""",
}
