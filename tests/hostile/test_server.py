"""The real web server: headers, addresses, bodies and broken requests that are far too large get a 4xx or a closed line, and it lives."""

from __future__ import annotations

import socket
import subprocess
import sys
import time

import psutil
import pytest
from django.db import connection
from psycopg.conninfo import make_conninfo

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
MOST_GROWTH = 150_000_000  # bytes


def environment():
    """For a process of its own on the tests' database."""
    import os

    kept = connection.settings_dict
    url = make_conninfo(
        dbname=kept["NAME"], user=kept["USER"], password=kept["PASSWORD"] or None, host=kept["HOST"] or None,
        port=kept["PORT"] or None,
    )  # fmt: skip
    return {**os.environ, "DATABASE_URL": url}


@pytest.fixture
def server(tmp_path):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--workers", "1",
        "--blocking-threads", "4", "--no-access-log", "--log-level", "warning", "sayso.config.wsgi:application",
    ]  # fmt: skip
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(command, env=environment(), cwd="/", stdout=log, stderr=log)
    try:
        deadline = time.monotonic() + 120
        while not healthy(port):
            assert process.poll() is None, (tmp_path / "log").read_text()
            assert time.monotonic() < deadline, (tmp_path / "log").read_text()
            time.sleep(0.2)
        yield port, psutil.Process(process.pid), tmp_path / "log"
    finally:
        process.terminate()
        process.wait(60)


def said(port, *parts, wait=20.0):
    """Send the parts as they are; the first line of the answer, or nothing where the line was closed."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=wait) as line:
            line.settimeout(wait)
            try:
                for part in parts:
                    line.sendall(part)
            except OSError:
                pass  # closed while we were still speaking: what it said may be there
            found = b""
            while b"\r\n" not in found:
                more = line.recv(65_536)
                if not more:
                    break
                found += more
            return found.partition(b"\r\n")[0].decode("latin-1")
    except OSError:
        return ""


def healthy(port):
    return said(port, b"GET /sign-in/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").startswith(
        "HTTP/1.1 200"
    )


def get(path=b"/sign-in/", *headers):
    lines = [b"GET " + path + b" HTTP/1.1", b"Host: localhost", b"Connection: close", *headers]
    return b"\r\n".join(lines) + b"\r\n\r\n"


def post(body, *headers):
    lines = [b"POST /sign-in/ HTTP/1.1", b"Host: localhost", b"Connection: close", *headers]
    return b"\r\n".join(lines) + b"\r\n\r\n" + body


FORM = b"Content-Type: application/x-www-form-urlencoded"
MANY = b"a=" + b"x" * 20_000_000
CASES = {
    "a header of a megabyte": [get(b"/sign-in/", b"X-A: " + b"a" * 1_000_000)],
    "ten thousand headers": [get(b"/sign-in/", *(b"X-%d: a" % at for at in range(10_000)))],
    "a cookie of a megabyte": [get(b"/sign-in/", b"Cookie: sessionid=" + b"a" * 1_000_000)],
    "ten thousand cookies": [get(b"/sign-in/", b"Cookie: " + b"; ".join(b"c%d=1" % at for at in range(10_000)))],
    "an address of a megabyte": [get(b"/" + b"a" * 1_000_000)],
    "a question of a megabyte": [get(b"/sign-in/?next=" + b"a" * 1_000_000)],
    "a session that is none": [get(b"/staff/", b"Cookie: sessionid=\xff\xfe%00'; csrftoken=\x01")],
    "a host that is none": [b"GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"],
    "two hosts": [b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n"],
    "no host": [b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n"],
    "raw letters in the address": [get(b"/\xff\xfe\xed\xa0\x80")],
    "nothing in the address": [get(b"/a%00b/%0d%0aSet-Cookie:x")],
    "half a surrogate": [get(b"/staff/voices/?q=%ED%A0%80")],
    "a broken line": [b"GET /\r\n\r\n"], "no HTTP": [b"\x16\x03\x01\x02\x00\x01\x00" * 50 + b"\r\n\r\n"],
    "a header without a name": [get(b"/sign-in/", b": nothing")],
    "a folded header": [get(b"/sign-in/", b"X-A: a", b" and more")],
    "both lengths": [post(b"0\r\n\r\nGET /staff/ HTTP/1.1\r\n\r\n", b"Content-Length: 5", b"Transfer-Encoding: chunked")],
    "two lengths": [post(b"a=b", b"Content-Length: 3", b"Content-Length: 30")],
    "a length below nothing": [post(b"a=b", b"Content-Length: -1")],
    "a length of words": [post(b"a=b", FORM, b"Content-Length: many")],
    "a chunk that lies": [post(b"FFFFFFFFFFFFFFFFF\r\na", FORM, b"Transfer-Encoding: chunked")],
    "a form of twenty megabytes": [post(MANY, FORM, b"Content-Length: %d" % len(MANY))],
    "a hundred thousand fields": [post(body := b"&".join(b"f%d=1" % at for at in range(100_000)), FORM, b"Content-Length: %d" % len(body))],
    "a form without its borders": [post(b"a" * 100_000, b"Content-Type: multipart/form-data; boundary=x", b"Content-Length: 100000")],
    "a border that is none": [post(b"a", b"Content-Type: multipart/form-data; boundary=\xff\xff", b"Content-Length: 1")],
    "letters that are none": [post(b"contact=%80%81", b"Content-Type: application/x-www-form-urlencoded; charset=nonsense", b"Content-Length: 14")],
}  # fmt: skip


def test_nothing_fells_it(server):
    port, process, log = server
    serving = [process, *process.children(recursive=True)]
    before = sum(one.memory_info().rss for one in serving)
    wrong = []
    for name, parts in CASES.items():
        answer = said(port, *parts)
        if answer and answer.split(" ")[1][:1] not in "234":
            wrong.append(f"{name}: {answer}")
        if not healthy(port):
            wrong.append(f"{name}: it no longer answers")
    assert not wrong, "\n".join(wrong) + log.read_text()[-2000:]
    assert [one for one in serving if not one.is_running()] == []
    assert sum(one.memory_info().rss for one in serving) - before < MOST_GROWTH


def test_those_who_never_finish_keep_nobody_out(server):
    """A hundred lines on which a request is begun and never ended."""
    port, _process, _log = server
    slow = []
    for _each in range(100):
        line = socket.create_connection(("127.0.0.1", port), timeout=20)
        line.sendall(
            b"POST /sign-in/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n" + FORM + b"\r\n\r\na="
        )
        slow.append(line)
    try:
        assert healthy(port)
    finally:
        for line in slow:
            line.close()
    assert healthy(port)
