"""The proxy as deploy/Caddyfile sets it up, in front of two real nodes: one is killed under load, and visitors notice nothing."""

from __future__ import annotations

import os
import re
import shutil
import socket
import ssl
import subprocess
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException, HTTPSConnection
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.conf import settings
from tools.nodes import TOKEN, Node, free_port
from town import environment

from sayso.listening.models import Voice
from sayso.people.tests.cast import a_landlord

CADDY = shutil.which("caddy")
SINCE = (2, 11, 7)  # older ones do not send a form on to the other node when they find the first one gone
CADDYFILE = Path(__file__).resolve().parents[2] / "deploy" / "Caddyfile"
OURS = "{\n\tadmin off\n\tskip_install_trust\n\tauto_https disable_redirects\n}\n"
PEOPLE, AT_ONCE = 60, 4


def version():
    said = (
        subprocess.run([CADDY, "version"], check=True, capture_output=True, text=True).stdout if CADDY else ""
    )
    return tuple(int(part) for part in re.findall(r"\d+", said)[:3])


pytestmark = [
    pytest.mark.django_db(transaction=True), pytest.mark.slow,
    pytest.mark.skipif(version() < SINCE, reason="Caddy 2.11.7 or newer is not installed on this machine"),
]  # fmt: skip


class Proxy:
    """Caddy with our file; only where the nodes listen, and who signs the certificate, is of the test."""

    def __init__(self, folder, nodes):
        self.folder, self.port, self.process = folder, free_port(), None
        words = CADDYFILE.read_text()
        for name, node in zip(("web1", "web2"), nodes, strict=True):
            words = words.replace(f"{name}:8000", f"127.0.0.1:{node.port}")
        (folder / "Caddyfile").write_text(OURS + words)

    def start(self):
        own = {"SAYSO_HOSTS": f"https://localhost:{self.port}, https://other.localhost:{self.port}",
               "XDG_DATA_HOME": str(self.folder), "XDG_CONFIG_HOME": str(self.folder)}  # fmt: skip
        with (self.folder / "caddy.log").open("wb") as log:
            self.process = subprocess.Popen(
                [CADDY, "run", "--config", self.folder / "Caddyfile", "--adapter", "caddyfile"],
                env={**os.environ, **own}, stdout=log, stderr=log,
            )  # fmt: skip
        authority = self.folder / "caddy" / "pki" / "authorities" / "local" / "root.crt"
        until(authority.exists, 20)
        self.trust = ssl.create_default_context(cafile=authority)
        until(self.answers, 20)

    def answers(self):
        try:
            return self.ask("/healthz/")[0] == 200
        except (OSError, HTTPException):
            return False

    def stop(self):
        if self.process is not None:
            self.process.terminate()
            self.process.wait(20)

    def ask(self, path, fields=None, *, body=None, origin="", **headers):
        """One request of a visitor. Returns the status, the headers and the page."""
        link = HTTPSConnection(
            "localhost", self.port, timeout=30, context=self.trust,
            source_address=(origin, 0) if origin else None,
        )  # fmt: skip
        if fields is not None:
            body = urlencode({**fields, "csrfmiddlewaretoken": TOKEN})
        kind = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
        try:
            link.request("POST" if body else "GET", path, body, {
                "Cookie": f"csrftoken={TOKEN}", "Referer": f"https://localhost:{self.port}/say/", **kind, **headers,
            })  # fmt: skip
            answer = link.getresponse()
            return answer.status, answer.headers, answer.read().decode()
        finally:
            link.close()

    def say(self, number):
        """Say something and press again where no answer came. Returns how often it was pressed."""
        fields = {"kind": "idea", "words": f"Bench {number}", "hear_back": "none", "key": f"{number:032x}"}
        for tries in range(1, 10):
            try:
                status, _headers, page = self.ask("/say/", fields)
            except (OSError, HTTPException):
                continue
            if status == 302:
                return tries
            assert status in (502, 503), page
        raise AssertionError(f"nobody took in {number}")


def until(true, seconds):
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.05)


def own_address():
    """An address of this machine that others see, from which limits count; none where it stands alone."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # sends nothing
        except OSError:
            return ""
        return probe.getsockname()[0]


@pytest.fixture
def webs(tmp_path):
    env = {"SAYSO_URL": "https://localhost", "SAYSO_HOSTS": "localhost, other.localhost"}
    made = [Node("web", tmp_path / f"web{n}", environment()["DATABASE_URL"], env) for n in (1, 2)]
    try:
        for one in made:
            one.start()
        for one in made:
            one.ready()
        yield made
    finally:
        for one in made:
            one.stop()


@pytest.fixture
def proxy(tmp_path, webs):
    made = Proxy(tmp_path, webs)
    try:
        made.start()
        yield made
    finally:
        made.stop()


def secure_whatever_a_visitor_writes(proxy):
    _status, headers, _page = proxy.ask("/", **{"X-Forwarded-Proto": "http"})
    assert "Strict-Transport-Security" in headers
    assert proxy.ask("/", Host=f"other.localhost:{proxy.port}")[0] == 200


def limited_whatever_a_visitor_writes(proxy):
    most, _seconds = settings.SAYSO_LIMITS["say"]
    fields = {"kind": "idea", "words": "A tree", "hear_back": "none"}
    statuses = Counter(
        proxy.ask(
            "/say/", {**fields, "key": f"{number + 1000:032x}"}, origin=own_address(),
            **{"X-Forwarded-For": f"198.51.100.{number}"},
        )[0]
        for number in range(most + 2)
    )  # fmt: skip
    assert statuses == {302: most, 429: 2}


def load(proxy, webs):
    """Many read and say at once, and the first node is lost in the middle. Returns how long each reading took."""
    took = []

    def visit(number):
        began = time.monotonic()
        assert proxy.ask("/say/")[0] == 200
        took.append(time.monotonic() - began)
        return proxy.say(number)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        asked = [pool.submit(visit, number) for number in range(PEOPLE)]
        until(lambda: Voice.objects.filter(words__startswith="Bench ").count() >= PEOPLE // 4, 60)
        webs[0].kill()
        tries = [one.result() for one in asked]
    assert max(tries) <= 2
    return took


def a_file(size):
    """A form with one file, and the headers that go with it."""
    edge = "edge-of-a-part"
    part = f'--{edge}\r\nContent-Disposition: form-data; name="%s"%s\r\n\r\n'
    start = part % ("csrfmiddlewaretoken", "") + f"{TOKEN}\r\n" + part % ("file", '; filename="photo.jpg"')
    body = start.encode() + b"x" * size + f"\r\n--{edge}--\r\n".encode()
    return {"body": body, "Content-Type": f"multipart/form-data; boundary={edge}"}


def too_much_hurts_only_whoever_sends_it(proxy):
    """A body over the limit is refused in words, and the node that saw it break off is not left out for it."""
    most = int(re.search(r"max_size (\d+)MB", CADDYFILE.read_text())[1]) * 1_000_000
    assert proxy.ask("/say/", **a_file(most - 1000))[0] == 422  # let through; only it is no form of ours
    for _each in range(3):
        status, _headers, page = proxy.ask("/say/", **a_file(most))
        assert (status, page) == (413, "That is too large to send: 64 MB at most.")
        began = time.monotonic()
        assert proxy.ask("/")[0] == 200
        assert time.monotonic() - began < 5


def test_visitors_do_not_notice_that_a_node_was_killed(proxy, webs):
    a_landlord()
    secure_whatever_a_visitor_writes(proxy)
    if own_address():
        limited_whatever_a_visitor_writes(proxy)
    took = load(proxy, webs)
    said = Counter(Voice.objects.filter(words__startswith="Bench ").values_list("words", flat=True))
    assert said == {f"Bench {number}": 1 for number in range(PEOPLE)}
    assert max(took) < 8
    too_much_hurts_only_whoever_sends_it(proxy)
    webs[0].start()
    webs[0].ready()
    time.sleep(3)  # asked for its health every two seconds
    webs[1].stop()
    assert proxy.ask("/say/")[0] == 200
    webs[0].stop()
    status, _headers, page = proxy.ask("/say/")
    assert status in (502, 503)
    assert page == "We cannot be reached just now. Please try again in a minute."
