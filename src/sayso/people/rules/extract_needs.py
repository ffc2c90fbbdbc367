"""What the codes of a needs list mean to us: the Person Alert Codes of the UK Housing Data Standards, draft (seen 26/11/2026).

Only what somebody needs in order to read us, be reached and take part is kept. Illness, age and risk are not.
Source: github.com/data-futurists/UKHDS-person-alert-codes, `pac_sql`, MIT.
"""

from __future__ import annotations

import re
from datetime import date

from sayso.people.enums import Basis, Confidentiality, Format, Need
from sayso.people.rules.reviewing import next_review
from sayso.people.rules.sentences import Sentence

NEEDS = {
    "COMM1.01": Need.READING,  # limited reading ability
    "COMM1.02": Need.QUIET,  # slower processing: give information slowly
    "COMM1.03": Need.ASSISTIVE,  # uses a communication device
    "COMM1.04": Need.EMAIL_ONLY,  # speech impairment: use written communication
    "COMM1.05": Need.QUIET,  # stammer: be patient
    "COMM1.06": Need.EMAIL_ONLY,  # prefers e-mail only
    "COMM1.07": Need.QUIET,  # prefers structured contact
    "COMM1.09": Need.BSL_INTERPRETER,  # sign language interpreter
    "COMM1.11": Need.INTERPRETER,  # translation services
    "COMM1.12": Need.ASSISTIVE,  # assistive technology
    "SAF1.01": Need.SAFE_CONTACT,  # survivor of domestic abuse: safe contact methods, no caller ID
    "SAF1.02": Need.SAFE_CONTACT,  # the same with the police: nothing to third parties
}
FORMATS = {"COMM1.08": Format.LARGE_PRINT, "COMM1.10": Format.BRAILLE}
UNKNOWN = Sentence(
    "Sayso does not keep this code. It takes COMM1.01 to COMM1.12, SAF1.01 and SAF1.02: what somebody needs so that they "
    "can be reached and take part. Leave other codes out of the list."
)
_PLAIN = {"", "none", "no", "n", "false", "0"}


def code_of(text: str) -> str | None:
    """The code in its usual form (`COMM1.06`), or None where it is not one that is kept."""
    found = re.fullmatch(r"([A-Z]+)0*(\d+)[.\-_ ]?0*(\d+)", text.strip().upper())
    code = f"{found[1]}{found[2]}.{int(found[3]):02d}" if found else ""
    return code if code in NEEDS or code in FORMATS else None


def confidentiality(need: str, said: str | None, special: str | None) -> str:
    """Who may see it. How to reach somebody safely, and what the source calls special, never become ordinary by a file."""
    if need == Need.SAFE_CONTACT or (special or "").strip().lower() not in _PLAIN:
        return Confidentiality.RESTRICTED
    return said or Confidentiality.ORDINARY


def basis(need: str) -> str:
    """Why the law lets us hold it."""
    return Basis.SAFETY if need == Need.SAFE_CONTACT else Basis.ADJUSTMENT


def review_on(said: date | None, ends: date | None, today: date) -> date:
    """When to ask again: the day that is said, else in a year; not later than the day on which it is to end."""
    asked = said or next_review(today)
    return min(asked, ends) if ends else asked


def is_over(ends: date | None, today: date) -> bool:
    """Whether it has ended: from the end day on."""
    return ends is not None and ends <= today
