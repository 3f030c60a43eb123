"""Idempotency-Key: the answer is kept in the transaction of what was done, and given again to the same request."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from functools import wraps
from typing import Final, ParamSpec

from flask import Response, g, request

from permit_guard.casework.answering import Asked, answer_before, keep_this_answer
from permit_guard.casework.desk import Desk
from permit_guard.casework.refusals import Declined
from permit_guard.domain.source import Problem, Source
from permit_guard.domain.text import Text
from permit_guard.intake.refusal import CaseRefused
from permit_guard.store.answers import GivenAnswer
from permit_guard.store.rows import Refused
from permit_guard.web.limits import whole_body
from permit_guard.web.visit import casework, person

HEADER: Final = "Idempotency-Key"
KEPT_HEADERS: Final = ("Content-Type", "Location", "ETag")
IN_ITS_STEAD: Final = "kept in its stead"
"""Where among the headers of a kept answer the word stands that is kept instead; no header has such a name."""
KEY: Final = re.compile(r"[!-~]{1,200}")
CHUNK: Final = 1024 * 1024
Call = ParamSpec("Call")


def once(view: Callable[Call, Response]) -> Callable[Call, Response]:
    """`view` is done once for a key; a twin that was done meanwhile, also while this one failed, gives its answer.

    What was refused has changed nothing and is kept nowhere: the same request is then asked anew.
    """

    @wraps(view)
    def answered(*args: Call.args, **settings: Call.kwargs) -> Response:
        g.asked = asked = _asked()
        if asked is None:
            return view(*args, **settings)
        if given := answer_before(casework(), person(), asked):
            return _told_again(given, lambda: view(*args, **settings))
        try:
            return view(*args, **settings)
        except (Declined, Refused):
            if given := answer_before(casework(), person(), asked):
                return _told_again(given, lambda: view(*args, **settings))
            raise

    return answered


def done(verb: Callable[[Desk], Response]) -> Response:
    """The answer that `verb` makes at a desk where things are changed, kept there for the request's key, if any."""
    with casework().desk(person()) as desk:
        answer = verb(desk)
        if g.get("asked") is not None:
            headers = {name: answer.headers[name] for name in KEPT_HEADERS if name in answer.headers}
            keep_this_answer(desk, g.asked, answer.status_code, headers, answer.get_data())
    return answer


def done_in_secret(verb: Callable[[Desk], tuple[Response, str]]) -> Response:
    """As `done`, of an answer that may not be kept: in its stead is kept the word that `verb` tells beside it.

    When the request comes again the view runs once more; it gets that word by `word_kept` and does nothing anew.
    """
    with casework().desk(person()) as desk:
        answer, word = verb(desk)
        if g.get("asked") is not None:
            keep_this_answer(desk, g.asked, answer.status_code, {IN_ITS_STEAD: word}, b"")
    return answer


def word_kept() -> str | None:
    """What was kept in the stead of a secret answer to this very request; None where it has not come before."""
    word: str | None = g.get("word_kept")
    return word


def keep_for_key(answer: Response) -> Response:
    """As `done`, of an answer to which nothing was changed."""
    return done(lambda _: answer) if g.get("asked") is not None else answer


def _told_again(given: GivenAnswer, view: Callable[[], Response]) -> Response:
    if IN_ITS_STEAD not in given.headers:
        return Response(given.body, given.status, given.headers)
    g.word_kept = given.headers[IN_ITS_STEAD]
    return view()


def _asked() -> Asked | None:
    key = request.headers.get(HEADER)
    if key is None:
        return None
    if KEY.fullmatch(key) is None:
        raise CaseRefused((Problem(Source("header", f"/{HEADER}"), _KEY),))
    digest = hashlib.sha256(f"{request.method} {request.full_path}\n".encode("utf-8", "surrogatepass"))
    _add_body(digest)
    return Asked(key, digest.hexdigest())


def _add_body(digest: hashlib._Hash) -> None:
    """Of a form the files and fields themselves: what stands between them is another each time it is sent."""
    if request.mimetype != "multipart/form-data":
        digest.update(whole_body())
        return
    for name, value in request.form.items(multi=True):
        digest.update(f"field {name!r} {value!r}\n".encode())
    for name, file in request.files.items(multi=True):
        digest.update(f"file {name!r} {file.filename!r}\n".encode())
        while chunk := file.stream.read(CHUNK):
            digest.update(chunk)
        file.stream.seek(0)


_KEY: Final = Text(
    "Idempotency-Key terdiri atas 1 sampai 200 huruf, angka atau tanda ASCII.",
    "An Idempotency-Key is of 1 to 200 ASCII letters, digits or signs.",
)
