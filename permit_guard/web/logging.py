"""Logs as lines of JSON, and nothing in them that names a person but the id that the journal knows him by.

No path and no query is logged, only the pattern of the route; of an exception its kinds and the places it came through,
and of a library's message where it was said: their texts may quote what someone typed.
"""

from __future__ import annotations

import logging
import secrets
import sys
import time
from collections.abc import Iterator
from types import TracebackType
from typing import Any, Final

import structlog
from flask import Flask, Response, g, request
from structlog.typing import EventDict, Processor

REQUESTS: Final = "permit_guard.request"
SERVER: Final = "gunicorn"
OURS: Final = "permit_guard"
UNMATCHED: Final = "(no route)"
_log = logging.getLogger(REQUESTS)


def set_up_logging() -> None:
    """From now on every log of this process goes to standard error, a line of JSON each."""
    before: list[Processor] = [_what_is_told, structlog.processors.TimeStamper(fmt="iso", utc=True, key="at")]
    after: list[Processor] = [structlog.stdlib.ProcessorFormatter.remove_processors_meta, _without_text,
                              structlog.processors.JSONRenderer()]  # fmt: skip
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(structlog.stdlib.ProcessorFormatter(foreign_pre_chain=before, processors=after))
    logging.captureWarnings(True)
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    for name in (REQUESTS, SERVER):
        logging.getLogger(name).setLevel(logging.INFO)


def log_requests(app: Flask) -> None:
    """From now on each request has an id, told in `X-Request-Id`, and a line when it was answered."""
    app.before_request(_begin)
    app.after_request(_tell)


def _begin() -> None:
    g.request_id, g.began = secrets.token_hex(8), time.perf_counter()


def _tell(answer: Response) -> Response:
    answer.headers["X-Request-Id"] = g.request_id
    who = g.get("person")
    told = {
        "request": g.request_id,
        "method": request.method,
        "route": request.url_rule.rule if request.url_rule else UNMATCHED,
        "status": answer.status_code,
        "ms": round((time.perf_counter() - g.began) * 1000, 1),
        "person": who.id if who is not None else None,
    }
    _log.info("request", extra={"told": told})
    return answer


def _what_is_told(_: Any, __: str, line: EventDict) -> EventDict:
    record: logging.LogRecord = line["_record"]
    told = {"level": record.levelname.lower(), "log": record.name, "event": _message(record, line["event"])}
    return {**told, **getattr(record, "told", {}), "_record": record, "_from_structlog": False, **_failure(line)}


def _message(record: logging.LogRecord, filled_in: str) -> str:
    """Our own words as they stand in the program, and what the server says of its start and end. Of all else only
    where it was said: others quote requests and rows."""
    if record.name.startswith(SERVER) and record.levelno <= logging.INFO:
        return filled_in
    if record.name.startswith(OURS):
        return str(record.msg)
    return f"said at {record.filename}:{record.lineno} {record.funcName}"


def _failure(line: EventDict) -> EventDict:
    return {"exc_info": line["exc_info"]} if line.get("exc_info") else {}


def _without_text(_: Any, __: str, line: EventDict) -> EventDict:
    """An exception as its kinds, from the outermost to its first cause, and the places that it came through."""
    found = line.pop("exc_info", None)
    line.pop("exception", None)
    wrong = found[1] if isinstance(found, tuple) else found
    if isinstance(wrong, BaseException):
        line["failed"], line["through"] = list(_kinds(wrong)), _places(wrong.__traceback__)
    return line


def _kinds(wrong: BaseException | None) -> Iterator[str]:
    while wrong is not None:
        yield type(wrong).__name__
        wrong = wrong.__cause__ or wrong.__context__


def _places(trace: TracebackType | None) -> list[str]:
    places = []
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{code.co_filename.rpartition('/')[2]}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return places
