"""OpenID Connect, as much of it as signing staff in needs: the authorization code flow with PKCE (RFC 7636).

The signature, issuer, audience, time and nonce of every ID token are checked, also where it came over a direct line.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import time
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote, urlencode, urlsplit
from urllib.request import Request, urlopen

import jwt

SIGNED_BY = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA"]
SECONDS = 10  # how long an issuer may take to answer
CLOCKS_DIFFER = 60
KEEP_DISCOVERED = 3600
JUST_NOW = 5 * 60
_discovered: dict[str, tuple[float, dict[str, Any]]] = {}


class Untrusted(Exception):
    """What came back proves nothing, and why, for the log."""


@dataclass(frozen=True)
class Issuer:
    """A place that says who somebody is. `amr` and `acr`: its words for having asked for a second factor."""

    url: str
    client_id: str
    secret_file: str
    label: str
    landlord: str = ""  # a short name, where it is of one landlord only
    domains: tuple[str, ...] = ()  # of whose addresses it is the master, though it does not say "verified"
    amr: tuple[str, ...] = ()
    acr: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What stands for it in an address: another issuer never has the same."""
        return hashlib.sha256(self.url.encode()).hexdigest()[:12]

    @cached_property
    def document(self) -> dict[str, Any]:
        """What it says about itself; asked again after an hour. Raises `Untrusted`."""
        kept = _discovered.get(self.url)
        if kept and time.monotonic() - kept[0] < KEEP_DISCOVERED:
            return kept[1]
        found = _asked(Request(f"{self.url.rstrip('/')}/.well-known/openid-configuration"))  # noqa: S310
        if found.get("issuer") != self.url:
            raise Untrusted(f"{self.url} says that it is {found.get('issuer')}")
        for name in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
            _safe(str(found.get(name)))
        _discovered[self.url] = (time.monotonic(), found)
        return found


def begun(*, onward: str, again: bool) -> dict[str, Any]:
    """What a session keeps of a sign-in that begins: `again` asks for a proof given just now."""
    return {
        "nonce": secrets.token_urlsafe(24), "verifier": secrets.token_urlsafe(48), "onward": onward, "again": again,
        "at": time.time(),
    }  # fmt: skip


def way_there(issuer: Issuer, kept: dict[str, Any], *, state: str, back: str) -> str:
    """The address at which the issuer asks who it is."""
    challenge = (
        base64.urlsafe_b64encode(hashlib.sha256(kept["verifier"].encode()).digest()).rstrip(b"=").decode()
    )
    asked = {
        "response_type": "code", "scope": "openid email", "client_id": issuer.client_id, "redirect_uri": back,
        "state": state, "nonce": kept["nonce"], "code_challenge": challenge, "code_challenge_method": "S256",
    }  # fmt: skip
    if kept["again"]:
        asked |= {"prompt": "login", "max_age": "0"}
    address = str(issuer.document["authorization_endpoint"])
    return f"{address}{'&' if '?' in address else '?'}{urlencode(asked)}"


def claims(issuer: Issuer, kept: dict[str, Any], *, code: str, back: str) -> dict[str, Any]:
    """What the issuer says of whoever came back with the code. Raises `Untrusted`."""
    given = {
        "grant_type": "authorization_code", "code": code, "redirect_uri": back, "code_verifier": kept["verifier"],
    }  # fmt: skip
    answer = _token(issuer, given)
    found = _verified(issuer, str(answer.get("id_token", "")))
    if not secrets.compare_digest(str(found.get("nonce", "")), kept["nonce"]):
        raise Untrusted("the ID token was made for another sign-in")
    if "email" not in found and "userinfo_endpoint" in issuer.document:
        told = _asked(_bearing(str(issuer.document["userinfo_endpoint"]), str(answer.get("access_token"))))
        if told.get("sub") != found["sub"]:
            raise Untrusted("the issuer speaks of two different people")
        found = {**told, **found}
    return found


def is_verified(issuer: Issuer, found: dict[str, Any]) -> bool:
    """Whether the issuer vouches for the e-mail address."""
    domain = str(found.get("email") or "").rpartition("@")[2].lower()
    return found.get("email_verified") in (True, "true") or domain in issuer.domains


def asked_for_factor(issuer: Issuer, found: dict[str, Any]) -> bool:
    """Whether the issuer asked for a second factor, in the words that this installation trusts."""
    methods = found.get("amr") if isinstance(found.get("amr"), list) else []
    return bool(set(issuer.amr) & {str(one) for one in methods or []}) or found.get("acr") in issuer.acr


def is_just_now(found: dict[str, Any]) -> bool:
    """Whether the person proved it to the issuer within the last five minutes."""
    at = found.get("auth_time")
    return isinstance(at, int | float) and at > time.time() - JUST_NOW


def _verified(issuer: Issuer, token: str) -> dict[str, Any]:
    try:
        keys = jwt.PyJWKSet.from_dict(_asked(Request(str(issuer.document["jwks_uri"]))))  # noqa: S310
        kid = jwt.get_unverified_header(token).get("kid")
        key = next(one for one in keys.keys if kid is None or one.key_id == kid)
        found: dict[str, Any] = jwt.decode(
            token, key.key, algorithms=SIGNED_BY, audience=issuer.client_id, issuer=issuer.url, leeway=CLOCKS_DIFFER,
            options={"require": ["exp", "iat", "iss", "aud", "sub"]},
        )  # fmt: skip
    except (jwt.PyJWTError, StopIteration) as problem:
        raise Untrusted(f"the ID token does not hold: {problem!r}") from problem
    if found.get("azp", issuer.client_id) != issuer.client_id:
        raise Untrusted("the ID token was made for another program")
    return found


def _token(issuer: Issuer, given: dict[str, str]) -> dict[str, Any]:
    secret = Path(issuer.secret_file).read_text("utf-8").strip()
    ways = issuer.document.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
    headers = {}
    if "client_secret_post" in ways:
        given = {**given, "client_id": issuer.client_id, "client_secret": secret}
    else:
        pair = f"{quote(issuer.client_id, safe='')}:{quote(secret, safe='')}"
        headers["Authorization"] = f"Basic {base64.b64encode(pair.encode()).decode()}"
    address = str(issuer.document["token_endpoint"])
    return _asked(Request(address, data=urlencode(given).encode(), headers=headers))  # noqa: S310


def _bearing(address: str, token: str) -> Request:
    return Request(address, headers={"Authorization": f"Bearer {token}"})  # noqa: S310


def _safe(address: str) -> None:
    parts = urlsplit(address)
    if parts.scheme != "https" and parts.hostname not in ("localhost", "127.0.0.1"):
        raise Untrusted(f"{address} is not an address with https")


def _asked(request: Request) -> dict[str, Any]:
    _safe(request.full_url)
    request.add_header("Accept", "application/json")
    try:
        with urlopen(request, timeout=SECONDS) as answer:  # noqa: S310
            found = json.loads(answer.read(1_000_000))
    except HTTPError as problem:
        raise Untrusted(f"{request.full_url} answers {problem.code}") from problem
    except (OSError, ValueError) as problem:
        raise Untrusted(f"{request.full_url} gives no answer that can be read: {problem}") from problem
    if not isinstance(found, dict):
        raise Untrusted(f"{request.full_url} answers with something else")
    return found
