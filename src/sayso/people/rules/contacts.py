"""Ways to reach somebody: phone numbers, e-mail addresses, and which channel they allow."""

from __future__ import annotations

import re

import phonenumbers

from sayso.people.rules.sentences import Sentence

# Most numbers in a landlord's file: eleven digits with a leading nought, or +44 and ten. The
# long way round costs fifty times more, and gives the same answer (there is a property test).
_UK = re.compile(r"(?:\+44|0)([1-9][0-9]{9})")
_FILLING = re.compile(r"[\s().\-]+")
_EMAIL = re.compile(
    r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])",
    re.IGNORECASE,
)


def phone_number(text: str) -> str | None:
    """Return the number as +447700900123, or None where it cannot be one. UK unless it says.

    A number need only be possible, not handed out: Ofcom's numbers for drama are not.
    """
    if len(text) > 40:
        return None
    bare = _FILLING.sub("", text)
    plain = _UK.fullmatch(bare)
    if plain:
        return f"+44{plain[1]}"
    try:
        number = phonenumbers.parse(text, "GB")
    except phonenumbers.NumberParseException:
        return None
    reason = phonenumbers.is_possible_number_with_reason(number)
    if reason != phonenumbers.ValidationResult.IS_POSSIBLE or number.extension:
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def is_whole(number: str) -> bool:
    """Whether a UK number (as +44…) has all its figures: without its area it reaches nobody from outside."""
    return not number.startswith("+44") or len(number) >= len("+44500123456")


def is_mobile(number: str) -> bool:
    """Whether a UK number (as +44…) can take a text; a foreign one is given the benefit."""
    return number.startswith("+447") or (bool(number) and not number.startswith("+44"))


def is_email(text: str) -> bool:
    """Whether the text has the form of an e-mail address."""
    return len(text) <= 254 and _EMAIL.fullmatch(text) is not None


def is_postal(text: str) -> bool:
    """Whether a letter could find its way by the text: at least a few words, with letters among them."""
    words = re.findall(r"\w+", text)
    return len(words) >= 3 and sum(map(len, words)) >= 8 and any(letter.isalpha() for letter in text)


def unreachable_because(channel: str, *, email: str, phone: str) -> tuple[str, Sentence] | None:
    """The field and the words, where the channel chosen has no address to go to."""
    if channel == "email" and not email:
        return "email", Sentence("To be contacted by e-mail, an e-mail address is needed.")
    if channel == "text" and not phone:
        return "phone", Sentence("To be contacted by text, a phone number is needed.")
    if channel == "phone" and not phone:
        return "phone", Sentence("To be contacted by phone, a phone number is needed.")
    if channel == "text" and not is_mobile(phone):
        return "phone", Sentence("Text messages need a mobile number. This looks like a landline.")
    return None


def best_channel(*, email: str, phone: str) -> str:
    """The channel for someone who has not said: e-mail, else text to a mobile, else a letter."""
    if email:
        return "email"
    return "text" if is_mobile(phone) else "letter"
