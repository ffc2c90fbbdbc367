"""Short references that people can say over the phone, and links that nobody can guess."""

from __future__ import annotations

import secrets

from django.core import signing

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # nothing that looks or sounds like another
SALT = "listening.follow"


def new_reference() -> str:
    """A reference such as V7K3-F9QX; the database keeps it the only one."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"


def link_token(voice_id: int) -> str:
    """The part of a follow-up link that stands for a voice."""
    return signing.Signer(salt=SALT).sign(str(voice_id))


def voice_of(token: str) -> int | None:
    """The voice a link stands for; None where nobody signed it."""
    try:
        return int(signing.Signer(salt=SALT).unsign(token))
    except (signing.BadSignature, ValueError):
        return None
