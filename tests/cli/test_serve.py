"""Serving for real: a process of its own, on a port of its own, stopped in order or killed without warning."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from permit_guard.casework.desk import now
from permit_guard.casework.enrolling import OPERATOR, issue_token
from permit_guard.casework.made_up_case import COMPLIANT, OFFICE, MadeUpCase
from permit_guard.casework.opening import open_house
from permit_guard.casework.settings import Settings
from permit_guard.domain.office_zone import OFFICE_ZONE
from permit_guard.intake.stated_json import stated
from permit_guard.store.evidence import evidence_of
from tests.building import law
from tests.casework.installation import raw, records_of, verified

SECONDS = 90
CASE = MadeUpCase(950, "Jembatan Contoh", "33.08.10.2007", COMPLIANT.crew)


@dataclass(frozen=True)
class Served:
    """A service that runs: where, and the process that others come from."""

    address: str
    process: subprocess.Popen[str]

    def ask(self, method: str, path: str, token: str | None = None, **sent: Any) -> tuple[int, Any]:
        """Status and what was told; a body that is no JSON as it is."""
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        body = sent.get("body")
        if "json" in sent:
            body, headers["Content-Type"] = json.dumps(sent["json"]).encode(), "application/json"
        if "file" in sent:
            body, headers["Content-Type"] = form(*sent["file"]), "multipart/form-data; boundary=b"
        headers |= sent.get("headers", {})
        asked = urllib.request.Request(f"{self.address}{path}", body, headers, method=method)
        try:
            with urllib.request.urlopen(asked, timeout=SECONDS) as answer:
                return answer.status, json.loads(answer.read())
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code, json.loads(refused.read())


def form(name: str, content: bytes) -> bytes:
    """A file as a browser's form sends it."""
    head = f'--b\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    return head.encode() + content + b"\r\n--b--\r\n"


def started(where: Settings, **variables: str) -> subprocess.Popen[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PERMIT_GUARD_")}
    told = {"INSTANCE": str(where.instance), "DATABASE": where.database, "BIND": "127.0.0.1:0", "WORKERS": "2"}
    environment |= {f"PERMIT_GUARD_{name}": value for name, value in (told | variables).items()}
    return subprocess.Popen(
        [sys.executable, "-m", "permit_guard.cli", "serve", "--lang", "en"],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip


@contextmanager
def serving(where: Settings, **variables: str) -> Iterator[Served]:
    """The service, until the block ends; whatever is left of it then is killed."""
    process = started(where, **variables)
    try:
        assert process.stdout is not None
        found = re.search(r"http://\S+", process.stdout.readline())
        assert found is not None, process.stderr and process.stderr.read()
        yield Served(found[0], process)
    finally:
        kill(process)
        process.communicate()


def kill(process: subprocess.Popen[str]) -> None:
    """The process and its workers, at once."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def token_of(where: Settings, name: str) -> str:
    house = open_house(where)
    with house.desk(OPERATOR) as desk:
        told = issue_token(desk, name, timedelta(days=1))
    house.readers.stop()
    house.database.close()
    return told


def opened(served: Served, token: str) -> str:
    """The id of a draft of the made-up case, opened over HTTP."""
    today = now().astimezone(OFFICE_ZONE).date()
    status, told = served.ask("POST", "/api/v1/applications", token, json=stated(CASE.application(today)))
    assert status == 201, told
    return str(told["id"])


def test_it_answers_until_it_is_told_to_stop_and_then_stops_in_order(installation: Settings) -> None:
    with serving(installation) as served:
        assert served.ask("GET", "/healthz") == (200, {"alive": True})
        assert served.ask("GET", "/readyz") == (200, {"ready": True, "missing": []})
        assert served.ask("GET", "/api/v1/applications")[0] == 401
        assert served.ask("GET", "/healthz", headers={"Host": "evil.example"})[0] == 400
        served.process.send_signal(signal.SIGTERM)
        out, err = served.process.communicate(timeout=SECONDS)
        assert served.process.returncode == 0
    lines = [json.loads(line) for line in err.splitlines()]
    assert out == ""
    assert [line["route"] for line in lines if line["event"] == "request"] == [
        "/healthz", "/readyz", "/api/v1/applications", "(no route)",
    ]  # fmt: skip
    assert lines[-1]["event"] == "Shutting down: Master"
    assert [file.name for file in (installation.instance / "checkpoints").glob("0*")] == ["000000000058.txt"]
    assert verified(installation).faults == ()


def test_a_request_that_is_being_answered_is_answered_before_it_stops(installation: Settings) -> None:
    token = token_of(installation, "petugas1")
    with serving(installation, WORKERS="1") as served:
        case = opened(served, token)
        host, port = served.address.removeprefix("http://").split(":")
        body = form("f1a.csv", CASE.evidence(now().astimezone(OFFICE_ZONE).date(), law())["f1a.csv"])
        with socket.create_connection((host, int(port)), timeout=SECONDS) as line:
            line.sendall(
                f"POST /api/v1/applications/{case}/evidence HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                f"Authorization: Bearer {token}\r\nContent-Type: multipart/form-data; boundary=b\r\n"
                f"Content-Length: {len(body)}\r\n\r\n".encode() + body[:50]
            )  # fmt: skip
            time.sleep(1)
            served.process.send_signal(signal.SIGTERM)
            time.sleep(0.5)
            line.sendall(body[50:])
            answer = b"".join(iter(lambda: line.recv(65_536), b""))
        assert answer.startswith(b"HTTP/1.1 201 "), answer[:300]
        assert served.process.wait(timeout=SECONDS) == 0


def test_no_one_waits_for_a_worker_whose_threads_are_all_taken(installation: Settings) -> None:
    """Half a request holds the one thread of one worker; every other connection is the other worker's."""
    with serving(installation, WORKERS="2", THREADS="1") as served:
        host, port = served.address.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port)), timeout=SECONDS) as slow:
            slow.sendall(b"GET /healthz HTTP/1.1\r\n")
            time.sleep(0.5)
            for _ in range(12):
                with urllib.request.urlopen(f"{served.address}/healthz", timeout=10) as answer:
                    assert answer.status == 200
            slow.sendall(b"Host: localhost\r\nConnection: close\r\n\r\n")
            assert slow.recv(65_536).startswith(b"HTTP/1.1 200 ")


def test_what_was_answered_is_there_after_a_kill_without_warning(installation: Settings) -> None:
    """kill -9 of the server and all its workers the moment an upload is answered: its file and its row are there."""
    token = token_of(installation, "petugas1")
    with serving(installation) as served:
        case = opened(served, token)
        files = CASE.evidence(now().astimezone(OFFICE_ZONE).date(), law())
        told = {}
        for name, content in files.items():
            status, answer = served.ask(
                "POST", f"/api/v1/applications/{case}/evidence", token, file=(name, content),
                headers={"Idempotency-Key": name},
            )  # fmt: skip
            assert status == 201, answer
            told[answer["id"]] = content
            if len(told) == 2:
                break
        kill(served.process)
        served.process.wait()
    with records_of(installation) as records, records.database.read() as rows:
        kept = evidence_of(rows, case)
        assert {each.id for each in kept} == set(told)
        assert all(records.files.read(OFFICE, each.sha256) == told[each.id] for each in kept)
    assert verified(installation).faults == ()
    with serving(installation) as again:
        name, content = next(iter(files.items()))
        status, answer = again.ask(
            "POST", f"/api/v1/applications/{case}/evidence", token, file=(name, content),
            headers={"Idempotency-Key": name},
        )  # fmt: skip
        assert (status, answer["id"]) == (201, next(iter(told)))
    with records_of(installation) as records, records.database.read() as rows:
        assert len(evidence_of(rows, case)) == 2


def test_a_house_whose_gate_does_not_hold_is_not_served(installation: Settings) -> None:
    with raw(installation):
        pass  # the triggers are gone
    process = started(installation)
    out, err = process.communicate(timeout=SECONDS)
    assert (process.returncode, out) == (2, "")
    assert err.startswith("The database takes an approval that must not be, so nothing is run: ")
    assert len(err.splitlines()) == 1


def test_an_address_that_is_taken_is_told_at_once(installation: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        bind = f"127.0.0.1:{taken.getsockname()[1]}"
        process = started(installation, BIND=bind)
        out, err = process.communicate(timeout=SECONDS)
    assert (process.returncode, out) == (2, "")
    assert err.startswith(f"{bind}: this address cannot be used")


def test_ctrl_c_stops_it_without_a_trace(installation: Settings) -> None:
    with serving(installation, WORKERS="1") as served:
        os.killpg(served.process.pid, signal.SIGINT)  # as a terminal does: to the workers too
        _, err = served.process.communicate(timeout=SECONDS)
    assert served.process.returncode == 0
    assert "Traceback" not in err


def test_by_tls_cookies_are_for_tls_alone(installation: Settings) -> None:
    password = (installation.instance / "demonstration.txt").read_text().split()[1]
    with serving(installation, WORKERS="1", HTTPS="true") as served:
        opener = urllib.request.build_opener(_Stay())
        with opener.open(f"{served.address}/sign-in", timeout=SECONDS) as page:
            cookies = "; ".join(each.split(";")[0] for each in page.headers.get_all("Set-Cookie", []))
            shown = page.read().decode()
        hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', shown))
        sent = urllib.parse.urlencode({**hidden, "name": "petugas1", "password": password}).encode()
        asked = urllib.request.Request(
            f"{served.address}/sign-in", sent,
            {"Cookie": cookies, "Referer": served.address.replace("http:", "https:") + "/sign-in"},
        )  # fmt: skip
        with opener.open(asked, timeout=SECONDS) as answer:
            given = answer.headers.get_all("Set-Cookie", [])
    assert any(each.startswith("__Host-permit-guard=") and "Secure" in each for each in given)
    assert all("Secure" in each for each in given if "permit-guard" in each)


class _Stay(urllib.request.HTTPRedirectHandler):
    """A redirect is an answer like any other."""

    def http_error_303(self, req: Any, fp: Any, code: int, msg: str, headers: Any) -> Any:
        return fp

    http_error_302 = http_error_303
