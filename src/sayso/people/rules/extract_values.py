"""What one cell of an extract means, by the kind of its field, or what is wrong with it.

Every function takes text that is tidy and not blank, and gives the value or raises `Wrong`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

from sayso.people.enums import CustomerKind, Format, Language, PlaceKind, SchemeKind
from sayso.people.rules import contacts, extract_needs
from sayso.people.rules.import_fields import plain
from sayso.people.rules.import_rows import (
    _POSTCODE,
    CHANNELS,
    FORMATS,
    KINDS,
    LANGUAGES,
    OLDEST,
    PLACES,
    SCHEMES,
    YES,
    a_date,
)
from sayso.people.rules.sentences import Sentence


class Wrong(Exception):
    """The cell cannot be taken; the words say what to do."""

    def __init__(self, says: Sentence) -> None:
        super().__init__(says)
        self.says = says


Value = str | bool | date | None
ROLES = {
    "tenant": "tenant", "joint_tenant": "tenant", "main_tenant": "tenant", "sole_tenant": "tenant", "household_member": "household_member",
    "occupant": "household_member", "household": "household_member", "shared_owner": "sharing_owner",
    "sharing_owner": "sharing_owner", "leaseholder": "leaseholder", "factored_owner": "factored_owner",
    "scheme_resident": "scheme_resident",
}  # fmt: skip
STATUSES = {
    "current": "current", "active": "current", "live": "current", "open": "current", "former": "ended", "ended": "ended",
    "terminated": "ended", "closed": "ended", "past": "ended", "future": "future", "pending": "future", "prospective": "future",
    "notice": "notice", "notice_given": "notice",
}  # fmt: skip
KINDS_OF_CONTACT = {
    "email": "email", "e_mail": "email", "phone": "phone", "telephone": "phone", "mobile": "phone", "address": "address",
    "post": "address", "letter": "address",
}  # fmt: skip
# Numbers and addresses that are somebody else's.
OF_OTHERS = frozenset({
    "emergencycontact", "emergency", "nextofkin", "carer", "spouse", "relative", "neighbour", "neighbor", "doctor", "gp",
    "socialworker", "partner", "parent", "child", "friend", "advocate", "supportworker", "keyholder",
})  # fmt: skip
PURPOSES = {
    "service": "service", "survey": "survey", "surveys": "survey", "engagement": "engagement", "marketing": "marketing",
    "involvement": "engagement", "all": "service",
}  # fmt: skip
WAYS = {**CHANNELS, "none": "none", "no_contact": "none"}
CONFIDENCES = {
    "public": "ordinary", "private": "ordinary", "ordinary": "ordinary", "restricted": "restricted",
    "confidential": "restricted",
}  # fmt: skip
NOBODY = frozenset({"none", "-", "split", "not_merged", "unmerged", ""})


def _choice(choices: dict[str, str], offered: str = "") -> Callable[[str, date], Value]:
    listed = offered or ", ".join(dict.fromkeys(choices))

    def read(text: str, today: date) -> Value:
        found = choices.get(plain(text)) or choices.get(text.lower())
        if found is None:
            raise Wrong(Sentence("This is not one of the choices. Use one of: %(choices)s.", choices=listed))
        return found

    return read


def a_day(text: str, today: date) -> date:
    """A date in any usual form; the years 1880 to 2200."""
    found = a_date(text)
    if found is None or not 1880 <= found.year <= 2200:
        raise Wrong(Sentence("This is not a date we can read. Write it as 2024-03-31 or 31/03/2024."))
    return found


def a_birthday(text: str, today: date) -> date:
    """A date on which somebody alive today can have been born."""
    found = a_day(text, today)
    if not today.year - OLDEST <= found.year or found > today:
        raise Wrong(Sentence("Nobody was born on this date. Check the year."))
    return found


def a_flag(text: str, today: date) -> bool:
    """Yes or no."""
    if plain(text) not in YES:
        raise Wrong(Sentence("Use yes or no."))
    return YES[plain(text)]


def a_uprn(text: str, today: date) -> str:
    """Up to twelve digits, without the nought-point-nought of a spreadsheet."""
    digits = text.removesuffix(".0")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 12):
        raise Wrong(Sentence("A UPRN has up to twelve digits and nothing else."))
    return digits


def a_postcode(text: str, today: date) -> str:
    """A UK postcode with its space where it looks like one, else as it is."""
    bare = text.upper().replace(" ", "")
    found = _POSTCODE.match(bare)
    if found:
        return f"{found[1]} {found[2]}"
    if len(bare) > 10:
        raise Wrong(Sentence("This is too long for a postcode."))
    return bare


def a_moment(text: str, today: date) -> str:
    """When a row last changed, as a moment in UTC; a day alone is its beginning."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = datetime.combine(a_day(text, today), datetime.min.time())
    if found.tzinfo is None:
        found = found.replace(tzinfo=UTC)
    return found.astimezone(UTC).isoformat(timespec="microseconds")


def a_need_format(text: str, today: date) -> str:
    """A format as we name it, or `translation:` with the language's code."""
    kind, _colon, language = text.partition(":")
    if plain(kind) == "translation":
        return f"translation:{_choice(LANGUAGES, ', '.join(Language.values))(language.strip(), today)}"
    return str(_choice(FORMATS, f"{', '.join(Format.values)}, translation:<language>")(text, today))


def a_need_code(text: str, today: date) -> str:
    """A code of what somebody needs, in its usual form."""
    found = extract_needs.code_of(text)
    if found is None:
        raise Wrong(extract_needs.UNKNOWN)
    return found


def an_email(text: str) -> str:
    """An e-mail address."""
    if not contacts.is_email(text):
        raise Wrong(Sentence("This is not an e-mail address. It needs the form name@example.org."))
    return text


def a_phone(text: str) -> str:
    """A phone number as +447700900123."""
    found = contacts.phone_number(text)
    if found is None:
        raise Wrong(Sentence("This is not a phone number. Write it as 07700 900123, or +48… from abroad."))
    return found


READERS: dict[str, Callable[[str, date], Value]] = {
    "uprn": a_uprn, "postcode": a_postcode, "updated_at": a_moment, "date_of_birth": a_birthday,
    "start_date": a_day, "end_date": a_day, "valid_until": a_day, "review_date": a_day, "deceased": a_flag,
    "is_online": a_flag, "is_holder": a_flag, "is_preferred": a_flag, "is_active": a_flag, "allowed": a_flag,
    "kind": _choice(KINDS, ", ".join(CustomerKind.values)), "language": _choice(LANGUAGES, ", ".join(Language.values)),
    "format": _choice(FORMATS, ", ".join(Format.values)), "site_kind": _choice(PLACES, ", ".join(PlaceKind.values)),
    "scheme_kind": _choice(SCHEMES, ", ".join(SchemeKind.values)), "role": _choice(ROLES), "tenancy_status": _choice(STATUSES),
    "contact_type": _choice(KINDS_OF_CONTACT, "email, phone, address"),
    "purpose": _choice(PURPOSES, "service, survey, engagement, marketing"), "channel": _choice(WAYS, "email, sms, phone, post, none"),
    "need_format": a_need_format, "alert_subcode": a_need_code,
    "confidentiality": _choice(CONFIDENCES, "Public, Private, Restricted, Confidential"),
}  # fmt: skip
FLAGS = frozenset(name for name, reader in READERS.items() if reader is a_flag)
DAYS = frozenset(name for name, reader in READERS.items() if reader in (a_day, a_birthday))
