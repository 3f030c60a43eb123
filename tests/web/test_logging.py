"""Logs: a line of JSON for each request, and no number, name, path or message that someone typed."""

from __future__ import annotations

import io
import json
import logging
import warnings
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask

from permit_guard.store.rows import Refused
from permit_guard.web.logging import REQUESTS, SERVER, log_requests, set_up_logging
from tests.web.counter import Office

CANARY = "3308101203909999"
NAME = "Canary Santoso"


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """What is logged, everything set back afterwards."""
    root, levels = logging.getLogger(), {name: logging.getLogger(name).level for name in (REQUESTS, SERVER, "")}
    handlers, shown = root.handlers, warnings.showwarning
    sink = io.StringIO()
    monkeypatch.setattr("sys.stderr", sink)
    set_up_logging()
    yield sink
    logging.captureWarnings(False)
    warnings.showwarning = shown
    root.handlers = handlers
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


def lines(written: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written.getvalue().splitlines()]


def test_a_request_is_told_by_its_route_and_the_id_of_who_asked(office: Office, written: io.StringIO) -> None:
    case = office.house.open()
    answer = office.get("officer", f"/applications/{case}?q={CANARY}")
    (line,) = lines(written)
    assert {name: line[name] for name in ("event", "level", "method", "route", "status", "person", "request")} == {
        "event": "request", "level": "info", "method": "GET", "route": "/api/v1/applications/<application_id>",
        "status": 200, "person": office.house["officer"].id, "request": answer.headers["X-Request-Id"],
    }  # fmt: skip
    assert line["ms"] > 0
    assert case not in written.getvalue()


def test_requests_that_no_route_or_no_one_stands_behind_are_told_too(office: Office, written: io.StringIO) -> None:
    office.get(None, f"/{CANARY}")
    office.get(None, "/applications")
    assert [(line["route"], line["status"], line["person"]) for line in lines(written)] == [
        ("(no route)", 404, None), ("/api/v1/applications", 401, None),
    ]  # fmt: skip


def test_no_canary_is_logged_wherever_it_is_sent(office: Office, written: io.StringIO) -> None:
    case, _ = office.real_draft()
    told = {"number": CANARY, "project": {"name": NAME}}
    office.post("officer", "/applications", told)
    office.post("officer", f"/applications/{CANARY}/submission", told, headers={"Idempotency-Key": CANARY})
    office.get("officer", f"/applications?q={CANARY}%20{NAME}")
    office.send("officer", "POST", f"/applications/{case}/evidence", CANARY.encode(), f"{CANARY} {NAME}.csv")
    office.send("officer", "PUT", f"/applications/{case}/roster", f"NIK;Nama\n{CANARY};{NAME}\n".encode(), "r.csv")
    office.app.test_client().get(f"/{CANARY}", headers={"User-Agent": CANARY, "Referer": f"http://x/{CANARY}"})
    assert len(lines(written)) >= 6
    assert CANARY not in written.getvalue()
    assert "Canary" not in written.getvalue()


def failing_app(wrong: Exception) -> Flask:
    app = Flask("failing")
    log_requests(app)

    @app.get("/fails/<nik>")
    def fail(nik: str) -> str:
        raise wrong

    return app


def test_a_fault_is_told_by_its_kinds_and_places_and_not_by_its_words(written: io.StringIO) -> None:
    inner = Refused("INSERT INTO worker …", {"name": NAME, "nik": CANARY}, ValueError(CANARY))
    outer = RuntimeError(f"{NAME} is here already")
    outer.__cause__ = inner
    answer = failing_app(outer).test_client().get(f"/fails/{CANARY}?name={NAME}")
    assert answer.status_code == 500
    fault, request = lines(written)
    assert fault["failed"] == ["RuntimeError", "IntegrityError"]
    assert any(place.startswith("test_logging.py:") and place.endswith(" fail") for place in fault["through"])
    assert (fault["level"], request["status"], request["route"]) == ("error", 500, "/fails/<nik>")
    assert CANARY not in written.getvalue()
    assert "Canary" not in written.getvalue()


def test_what_other_libraries_log_is_told_without_what_they_filled_in(written: io.StringIO) -> None:
    logging.getLogger("some.library").warning("could not read %s of %s", CANARY, NAME)
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn(f"{NAME} is deprecated", UserWarning, stacklevel=1)
    first, second = lines(written)
    assert first["event"].startswith("said at test_logging.py:")
    assert (first["log"], second["log"]) == ("some.library", "py.warnings")
    assert "Canary" not in written.getvalue()


def test_the_server_tells_of_its_life_and_quotes_no_request(written: io.StringIO) -> None:
    log = logging.getLogger("gunicorn.error")
    log.propagate = True
    log.info("Booting worker with pid: %s", 17)
    log.warning(f"Invalid request from ip=127.0.0.1: Invalid HTTP request line: 'GET /?nik={CANARY}'")
    log.error("Error handling request %s", f"/?nik={CANARY}")
    assert lines(written)[0]["event"] == "Booting worker with pid: 17"
    assert CANARY not in written.getvalue()


def test_our_own_words_are_told_and_what_they_speak_of_is_not(written: io.StringIO) -> None:
    logging.getLogger("permit_guard.web").error("no checkpoint of %s was written", CANARY)
    assert [line["event"] for line in lines(written)] == ["no checkpoint of %s was written"]
