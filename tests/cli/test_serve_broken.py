"""What is no request at all is refused as all else is, and who goes quiet in the middle of one holds up no one."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest

from permit_guard.web.worker import QUIET_SECONDS
from tests.casework.installation import Made, settings_of
from tests.cli.test_serve import Served, serving

CANARY = "3308101203900001"
HOST = b"Host: localhost\r\n"
BROKEN: dict[str, tuple[bytes, set[int]]] = {
    "garbage": (b"\x00\x01\x02" + CANARY.encode() + b"\r\n\r\n", {400}),
    "a line without a version": (b"GET /" + CANARY.encode() + b"\r\n\r\n", {400}),
    "a method that is none": (b"G\xc3\x84T / HTTP/1.1\r\n" + HOST + b"\r\n", {400}),
    "a version that there is none of": (b"GET / HTTP/3.7\r\n" + HOST + b"\r\n", {400}),
    "a line that never ends": (b"GET /" + CANARY.encode() * 1000 + b" HTTP/1.1\r\n" + HOST + b"\r\n", {414}),
    "a header that never ends": (b"GET / HTTP/1.1\r\n" + HOST + b"X: " + b"a" * 20_000 + b"\r\n\r\n", {431}),
    "very many headers": (b"GET / HTTP/1.1\r\n" + HOST + b"X: a\r\n" * 500 + b"\r\n", {431}),
    "a header without a name": (b"GET / HTTP/1.1\r\n" + HOST + b": " + CANARY.encode() + b"\r\n\r\n", {400}),
    "a header with a space before its colon": (b"GET / HTTP/1.1\r\n" + HOST + b"X : a\r\n\r\n", {400}),
    "a header that goes on in the next line": (b"GET / HTTP/1.1\r\n" + HOST + b"X: a\r\n b\r\n\r\n", {400}),
    "a NUL in a header": (b"GET / HTTP/1.1\r\n" + HOST + b"X: a\x00b\r\n\r\n", {400}),
    "two lengths": (b"POST / HTTP/1.1\r\n" + HOST + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\na", {400}),
    "a length below nothing": (b"POST / HTTP/1.1\r\n" + HOST + b"Content-Length: -1\r\n\r\n", {400}),
    "a length and chunks": (
        b"POST / HTTP/1.1\r\n" + HOST + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", {400},
    ),
    "a coding that no one knows": (b"POST / HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: pressed\r\n\r\n", {400, 501}),
    "what it expects no one can": (b"POST / HTTP/1.1\r\n" + HOST + b"Expect: all\r\n\r\n", {417}),
    "no host": (b"GET /healthz HTTP/1.1\r\n\r\n", {400}),
}  # fmt: skip


@pytest.fixture(scope="module")
def served(made: Made) -> Iterator[Served]:
    with serving(settings_of(made.instance), WORKERS="1", THREADS="2") as there:
        yield there


def _connected(served: Served) -> socket.socket:
    where = urlsplit(served.address)
    return socket.create_connection((str(where.hostname), where.port or 0), timeout=60)


def _told(served: Served, sent: bytes) -> bytes:
    with _connected(served) as line:
        line.sendall(sent)
        told = bytearray()
        while chunk := line.recv(65_536):
            told += chunk
    return bytes(told)


@pytest.mark.parametrize("what", BROKEN)
def test_what_is_no_request_is_refused_in_problem_details(served: Served, what: str) -> None:
    sent, statuses = BROKEN[what]
    head, _, body = _told(served, sent).partition(b"\r\n\r\n")
    assert int(head.split()[1]) in statuses
    assert b"content-type: application/problem+json" in head.lower()
    assert b"content-security-policy" in head.lower()
    assert json.loads(body)["status"] in statuses
    assert CANARY.encode() not in head + body
    assert served.ask("GET", "/healthz")[0] == 200


def test_a_body_in_broken_chunks_is_refused_and_the_service_goes_on(served: Served) -> None:
    for chunks in (b"zz\r\nabc\r\n0\r\n\r\n", b"-1\r\nabc\r\n0\r\n\r\n", b"3\r\nabcdef\r\n0\r\n\r\n"):
        told = _told(served, b"POST /api/v1/applications HTTP/1.1\r\n" + HOST + b"Content-Type: application/json\r\n"
                     b"Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks)  # fmt: skip
        assert int(told.split()[1]) in (400, 401)
        assert served.ask("GET", "/healthz")[0] == 200


def test_who_goes_quiet_in_the_middle_of_a_request_holds_a_thread_for_a_while_only(served: Served) -> None:
    half = (b"GET /healthz HTTP/1.1\r\nHost: loc", b"POST /sign-in HTTP/1.1\r\n" + HOST + b"Content-Length: 99\r\n"
            b"Content-Type: application/x-www-form-urlencoded\r\n\r\nname=")  # fmt: skip
    with ExitStack() as stack:
        for sent in half * 2:
            stack.enter_context(_connected(served)).sendall(sent)
        assert QUIET_SECONDS < 60
        assert served.ask("GET", "/healthz")[0] == 200
