"""What one row of a customers' file means, or why it is refused.

A blank cell means "not known" and never removes what the register holds.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sayso.people.enums import Channel, CustomerKind, Format, Language, PlaceKind, SchemeKind
from sayso.people.rules import contacts
from sayso.people.rules.import_fields import BY_NAME, plain
from sayso.people.rules.sentences import Sentence

OLDEST = 120  # years
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?")
_UK = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})(?: 0{1,2}:00(?::00)?)?")
_WORDED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ \-]([A-Za-z]{3,9})[ \-,]+(\d{4})")
_POSTCODE = re.compile(r"^([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})$")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

CHANNELS = {
    "email": "email", "e_mail": "email", "text": "text", "sms": "text", "text_message": "text", "mobile": "text",
    "letter": "letter", "post": "letter", "mail": "letter", "post_letter": "letter", "phone": "phone",
    "telephone": "phone", "call": "phone", "phone_call": "phone",
}  # fmt: skip
LANGUAGES = {
    "english": "en", "arabic": "ar", "persian": "fa", "farsi": "fa", "polish": "pl", "polski": "pl",
    "portuguese": "pt", "urdu": "ur",
} | {code.value: code.value for code in Language} | {code.label.lower(): code.value for code in Language}  # fmt: skip
FORMATS = {
    "standard": "standard", "standard_print": "standard", "none": "standard", "large": "large_print", "braille": "braille",
    "large_print": "large_print", "large_print_18": "large_print", "large_print_16": "large_print",
    "large_print_18_point": "large_print", "audio": "audio", "easy_read": "easy_read", "easyread": "easy_read",
    "bsl": "bsl", "british_sign_language": "bsl",
}  # fmt: skip
KINDS = {one.value: one.value for one in CustomerKind} | {
    "joint_tenant": "tenant", "tenant_main": "tenant", "main_tenant": "tenant", "shared_owner": "sharing_owner",
    "shared_ownership": "sharing_owner", "owner": "factored_owner", "factored": "factored_owner", "lease": "leaseholder",
    "resident": "scheme_resident", "household": "household_member", "occupant": "household_member",
    "social_rent": "tenant", "affordable_rent": "tenant",
}  # fmt: skip
PLACES = {one.value: one.value for one in PlaceKind} | {"site": "estate", "street": "estate"}
SCHEMES = {one.value: one.value for one in SchemeKind} | {
    "general_needs": "general", "sheltered": "retirement", "extra_care": "care", "supported_housing": "supported",
    "older_people": "retirement", "young_persons": "young_people", "1": "general", "2": "supported",
}  # fmt: skip
YES = {"yes": True, "y": True, "true": True, "1": True, "no": False, "n": False, "false": False, "0": False}


@dataclass(frozen=True)
class Problem:
    """Why a row is refused: the field, what was found there, and what to do."""

    field: str
    found: str
    says: str


@dataclass(frozen=True)
class Row:
    """One customer, with the home and the tenancy where the row tells of one. None is unknown."""

    customer_key: str
    full_name: str
    known_as: str | None = None
    kind: str | None = None
    date_of_birth: date | None = None
    email: str | None = None
    phone: str | None = None
    postal_address: str | None = None
    channel: str | None = None
    language: str | None = None
    format: str | None = None
    is_online: bool | None = None
    home_key: str | None = None
    uprn: str | None = None
    address: str | None = None
    postcode: str | None = None
    place_key: str | None = None
    place: str | None = None
    place_kind: str | None = None
    scheme_kind: str | None = None
    area: str | None = None
    place_opened_on: date | None = None
    tenancy_key: str | None = None
    tenancy_kind: str | None = None
    tenancy_start: date | None = None
    tenancy_end: date | None = None
    is_holder: bool | None = None


def a_date(text: str) -> date | None:
    """Read 1980-02-01, 01/02/1980, 1.2.1980 or 1 Feb 1980: the day before the month, as in the UK."""
    iso, uk, worded = _ISO.fullmatch(text), _UK.fullmatch(text), _WORDED.fullmatch(text)
    try:
        if iso:
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        if uk:
            return date(int(uk[3]), int(uk[2]), int(uk[1]))
        if worded and worded[2][:3].lower() in _MONTHS:
            return date(int(worded[3]), _MONTHS.index(worded[2][:3].lower()) + 1, int(worded[1]))
    except ValueError:
        return None
    return None


def tidy(text: str) -> str:
    """Spaces and line breaks to single spaces, other control characters gone; scripts untouched."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    kept = "".join(" " if unicodedata.category(one) in ("Cc", "Zl", "Zp") else one for one in text)
    return " ".join(kept.replace("\ufeff", "").split())


class _Reader:
    """The cells of one row, read one by one; what is wrong is gathered in `problems`."""

    def __init__(self, cells: Mapping[str, str]) -> None:
        self.cells = cells
        self.problems: list[Problem] = []

    def refuse(self, field: str, says: str) -> None:
        self.problems.append(Problem(field, self.cells.get(field, ""), says))

    def text(self, field: str) -> str | None:
        raw = self.cells.get(field)
        if not raw:
            return None
        if "\x00" in raw:
            self.refuse(field, Sentence("The cell holds a NUL character. Remove it and send the row again."))
            return None
        value = tidy(raw)
        most = BY_NAME[field].most
        if len(value) > most:
            self.refuse(
                field,
                Sentence(
                    "This is %(n)s characters long; the most is %(most)s. Shorten it.",
                    n=len(value),
                    most=most,
                ),
            )
            return None
        return value or None

    def choice(self, field: str, choices: Mapping[str, str], offered: str) -> str | None:
        value = self.text(field)
        if value is None:
            return None
        found = choices.get(plain(value)) or choices.get(value.lower())
        if found is None:
            self.refuse(
                field, Sentence("This is not one of the choices. Use one of: %(offered)s.", offered=offered)
            )
        return found

    def flag(self, field: str) -> bool | None:
        value = self.text(field)
        if value is None:
            return None
        if plain(value) not in YES:
            self.refuse(field, Sentence("Use yes or no."))
        return YES.get(plain(value))

    def day(self, field: str) -> date | None:
        value = self.text(field)
        if value is None:
            return None
        found = a_date(value)
        if found is None or not 1880 <= found.year <= 2200:
            self.refuse(
                field, Sentence("This is not a date we can read. Write it as 2024-03-31 or 31/03/2024.")
            )
            return None
        return found


def check(cells: Mapping[str, str], today: date) -> Row | list[Problem]:
    """Return the row as it is meant, or everything that is wrong with it."""
    read = _Reader(cells)
    key = read.text("customer_key")
    if key is None and not read.problems:
        read.refuse(
            "customer_key", Sentence("The customer's reference is empty. Give each customer their own.")
        )
    values = {"full_name": _name(read), **_person(read, today), **_home(read), **_tenancy(read, key)}
    if read.problems:
        return read.problems
    return Row(customer_key=key or "", **values)  # type: ignore[arg-type]


def _name(read: _Reader) -> str | None:
    parts = [read.text("first_name"), read.text("last_name")]
    name = read.text("full_name") or " ".join(part for part in parts if part)
    if not name and not read.problems:
        field = "full_name" if "full_name" in read.cells else "last_name"
        read.refuse(field, Sentence("The name is empty. Every customer needs one."))
    return name


def _person(read: _Reader, today: date) -> dict[str, object]:
    born = read.day("date_of_birth")
    if born and not today.year - OLDEST <= born.year <= today.year:
        read.refuse("date_of_birth", Sentence("Nobody was born on this date. Check the year."))
    email = read.text("email")
    if email and not contacts.is_email(email):
        read.refuse("email", Sentence("This is not an e-mail address. It needs the form name@example.org."))
    written = read.text("phone")
    phone = contacts.phone_number(written) if written else None
    if written and phone is None:
        read.refuse(
            "phone", Sentence("This is not a phone number. Write it as 07700 900123, or +48… from abroad.")
        )
    channel = read.choice("channel", CHANNELS, ", ".join(Channel.values))
    if channel and not read.problems:
        wrong = contacts.unreachable_because(channel, email=email or "", phone=phone or "")
        if wrong:
            read.refuse("channel", wrong[1])
    return {
        "known_as": read.text("known_as"),
        "kind": read.choice("kind", KINDS, ", ".join(CustomerKind.values)),
        "date_of_birth": born,
        "email": email,
        "phone": phone,
        "postal_address": read.text("postal_address"),
        "channel": channel,
        "language": read.choice("language", LANGUAGES, ", ".join(Language.values)),
        "format": read.choice("format", FORMATS, ", ".join(Format.values)),
        "is_online": read.flag("is_online"),
    }


def _home(read: _Reader) -> dict[str, object]:
    uprn = read.text("uprn")
    if uprn and not re.fullmatch(r"[0-9]{1,12}", uprn):
        read.refuse("uprn", Sentence("A UPRN is up to twelve digits and nothing else."))
    lines = [read.text(name) for name in ("address_line_1", "address_line_2", "address_line_3", "town")]
    address = read.text("address") or ", ".join(line for line in lines if line) or None
    if address and len(address) > BY_NAME["address"].most:
        read.refuse(
            "address_line_1",
            Sentence("The address is %(n)s characters long; the most is %(most)s.", n=len(address), most=300),
        )
    postcode = read.text("postcode")
    if postcode and len(postcode) > 10:
        read.refuse("postcode", Sentence("A postcode has at most ten characters."))
    key = read.text("home_key") or (f"uprn:{uprn}" if uprn else None)
    if (address or postcode) and not key:
        read.refuse(
            "home_key" if "home_key" in read.cells else "address",
            Sentence(
                "The row has an address, but neither the home's reference nor its UPRN. Give one of them."
            ),
        )
    place, area = read.text("place"), read.text("area")
    place_key = read.text("place_key") or (f"name:{place.lower()}"[:100] if place else None)
    kind = read.choice("place_kind", PLACES, ", ".join(PlaceKind.values))
    scheme_kind = read.choice("scheme_kind", SCHEMES, ", ".join(SchemeKind.values))
    if scheme_kind == "general" and kind != "scheme":
        scheme_kind = None  # general needs homes stand on estates
    return {
        "home_key": key,
        "uprn": uprn,
        "address": address,
        "postcode": _POSTCODE.sub(r"\1 \2", postcode.upper()) if postcode else None,
        "place_key": place_key,
        "place": place,
        "place_kind": "scheme" if scheme_kind else kind,
        "scheme_kind": scheme_kind or ("general" if kind == "scheme" else None),
        "area": area,
        "place_opened_on": _opened(read, place_key),
    }


def _opened(read: _Reader, place_key: str | None) -> date | None:
    opened = read.day("place_opened_on")
    if opened and not place_key:
        read.refuse(
            "place_opened_on", Sentence("The row says when a place opened, but not which. Name the place.")
        )
    return opened


def _tenancy(read: _Reader, customer_key: str | None) -> dict[str, object]:
    key, start, end = read.text("tenancy_key"), read.day("tenancy_start"), read.day("tenancy_end")
    bad = any(one.field.startswith("tenancy") for one in read.problems)
    if key and not start and not bad:
        read.refuse(
            "tenancy_start", Sentence("The row names a tenancy but not the day it started. Give the date.")
        )
    if end and start and end < start:
        read.refuse(
            "tenancy_end",
            Sentence(
                "The tenancy ends before it starts on %(day)s. Check both dates.", day=f"{start:%d/%m/%Y}"
            ),
        )
    located = any(read.cells.get(name, "").strip() for name in ("home_key", "uprn"))
    if (key or start) and not located and not bad:
        read.refuse(
            "tenancy_key", Sentence("The row has a tenancy but no home. Give the home's reference or UPRN.")
        )
    return {
        "tenancy_key": (key or f"{customer_key} {start.isoformat()}"[:100]) if start else None,
        "tenancy_kind": read.text("tenancy_kind"),
        "tenancy_start": start,
        "tenancy_end": end,
        "is_holder": read.flag("is_holder"),
    }
