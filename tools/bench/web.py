"""Requests through the WSGI application itself, without a server or a socket."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

SECRET = "a" * 32  # a CSRF cookie and its field


class Web:
    """The whole application as a server calls it."""

    def __init__(self) -> None:
        self.application = get_wsgi_application()

    def environ(self, path: str, cookie: str = "", body: bytes | None = None) -> dict[str, Any]:
        path, _mark, query = path.partition("?")
        return {
            "REQUEST_METHOD": "GET" if body is None else "POST",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SCRIPT_NAME": "",
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "8000",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": "localhost:8000",
            "HTTP_ACCEPT_LANGUAGE": "en-GB,en;q=0.9",
            "HTTP_COOKIE": cookie,
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
            "CONTENT_LENGTH": str(len(body or b"")),
            "REMOTE_ADDR": "192.0.2.1",  # a visitor, whose goes are counted
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(body or b""),
            "wsgi.errors": io.StringIO(),
            "wsgi.multithread": True,
            "wsgi.multiprocess": False,
            "wsgi.run_once": False,
        }

    def ask(self, environ: dict[str, Any]) -> tuple[int, bytes]:
        said: list[str] = []
        answer = self.application(environ, lambda status, *_: said.append(status))
        body = b"".join(answer)
        answer.close()  # type: ignore[union-attr]
        return int(said[0].split()[0]), body

    def get(self, path: str, cookie: str = "") -> bytes:
        status, body = self.ask(self.environ(path, cookie))
        assert status == 200, f"{path} answered {status}"
        return body

    def getting(self, path: str, cookie: str = "") -> Callable[[], bytes]:
        return lambda: self.get(path, cookie)

    def post(self, path: str, fields: dict[str, str], cookie: str = "") -> int:
        body = urlencode({**fields, "csrfmiddlewaretoken": SECRET}).encode()
        given = "; ".join(one for one in (cookie, f"csrftoken={SECRET}") if one)
        return self.ask(self.environ(path, given, body))[0]

    def queries(self, path: str, cookie: str = "") -> int:
        """How many queries a page takes, without what surrounds a transaction."""
        with CaptureQueriesContext(connection) as seen:
            self.get(path, cookie)
        return len([one for one in seen if not one["sql"].startswith(("SAVEPOINT", "RELEASE", "SET "))])


def signed_in(user: Any) -> str:
    """The cookie of somebody who signed in."""
    from sayso.people.tests.cast import sign_in

    client = Client()
    sign_in(client, user)
    return f"sessionid={client.cookies['sessionid'].value}"
