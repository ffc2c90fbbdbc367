"""A small OpenID provider on a real socket: discovery, tokens with PKCE, keys. It says of people what a test tells it."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, parse_qsl, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "sayso", "a secret of the two"


class Provider:
    """What it says is in `says`; `twist` changes an ID token's claims; `key` signs, `shown` are the public keys."""

    def __init__(self) -> None:
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.shown = self.key
        self.says = {"sub": "1234", "email": "sam@example.org", "email_verified": True}
        self.twist: dict = {}
        self.called_itself = ""
        self.url = ""
        self.codes: dict[str, dict] = {}

    def authorize(self, address: str) -> dict[str, str]:
        """What a browser brings back after the person signed in there."""
        asked = dict(parse_qsl(urlsplit(address).query))
        code = secrets.token_urlsafe(12)
        self.codes[code] = asked
        return {"code": code, "state": asked["state"]}

    def token(self, given: dict[str, str]) -> dict | None:
        asked = self.codes.pop(given.get("code", ""), None)  # once
        if asked is None or (given.get("client_id"), given.get("client_secret")) != (CLIENT, SECRET):
            return None
        challenge = base64.urlsafe_b64encode(hashlib.sha256(given["code_verifier"].encode()).digest())
        if (
            asked["code_challenge"] != challenge.rstrip(b"=").decode()
            or asked["redirect_uri"] != given["redirect_uri"]
        ):
            return None
        now = int(time.time())
        said = {"iss": self.url, "aud": CLIENT, "iat": now, "exp": now + 60, "nonce": asked["nonce"], "auth_time": now,
                **self.says, **self.twist}  # fmt: skip
        return {
            "access_token": "x", "token_type": "Bearer",
            "id_token": jwt.encode(said, self.key, "RS256", headers={"kid": "one"}),
        }  # fmt: skip

    def keys(self) -> dict:
        made = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.shown.public_key()))
        return {"keys": [{**made, "kid": "one", "use": "sig", "alg": "RS256"}]}

    def document(self) -> dict:
        return {
            "issuer": self.called_itself or self.url, "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token", "jwks_uri": f"{self.url}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }  # fmt: skip


@contextmanager
def an_issuer():
    """The provider, for as long as the block lasts."""
    provider = Provider()

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *words) -> None:
            pass

        def answer(self, found: dict | None) -> None:
            self.send_response(200 if found is not None else 400)
            self.end_headers()
            self.wfile.write(json.dumps(found or {"error": "invalid_grant"}).encode())

        def do_GET(self) -> None:
            self.answer(provider.keys() if self.path == "/keys" else provider.document())

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self.answer(provider.token({name: values[0] for name, values in parse_qs(body).items()}))

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
