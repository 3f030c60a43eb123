"""A counter: a blueprint whose calls say what they take, what they answer and how they refuse, for the OpenAPI too."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from functools import wraps
from http import HTTPStatus
from typing import Any, Concatenate, Final, ParamSpec

from flask import Response, request
from flask_smorest import Blueprint
from marshmallow import Schema

from permit_guard.casework.policy import Action
from permit_guard.domain.source import Problem, Source
from permit_guard.domain.text import Text
from permit_guard.intake.refusal import CaseRefused
from permit_guard.intake.shape_faults import load_shape
from permit_guard.intake.stated_json import BODY, Pointed
from permit_guard.web.api.body import JSON, read_json
from permit_guard.web.api.once import HEADER, KEY, once
from permit_guard.web.api.told import ETAGS
from permit_guard.web.limits import whole_body
from permit_guard.web.policy import ENDPOINTS
from permit_guard.web.visit import casework, person

Call = ParamSpec("Call")
View = Callable[Call, Response]
Takes = Callable[Concatenate[Any, Call], Response]
ALWAYS: Final = (400, 401, 403, 429, 500, 503)
ONE: Final = "/applications/<application_id>"
CHANGING: Final = (409, 412, 413, 415, 422)
IF_MATCH: Final[Mapping[str, Any]] = {
    "in": "header", "name": "If-Match", "required": False,
    "schema": {"type": "string", "pattern": f"^(?:{ETAGS.pattern})$"},
    "description": "The ETag that was read; 412 where the application has changed since.",
}  # fmt: skip
IDEMPOTENCY_KEY: Final[Mapping[str, Any]] = {
    "in": "header", "name": HEADER, "required": False, "schema": {"type": "string", "pattern": f"^{KEY.pattern}$"},
    "description": "A name of the request's own: however often it comes, it is done once and answered alike.",
}  # fmt: skip


class Counter(Blueprint):  # type: ignore[misc]  # flask-smorest has no types
    """A part of the API."""

    def call(
        self, method: str, rule: str, status: int, shape: Any, *, also: tuple[int, ...] = (),
        refuses: tuple[int, ...] = (), if_match: bool = True, content_type: str = JSON,
    ) -> Callable[[View[Call]], View[Call]]:  # fmt: skip
        """The view answers `method` at `rule` with `shape` and `status`, or one `also`; or a problem, `refuses` too.

        A POST is done once for an Idempotency-Key; what changes an application takes If-Match too, unless not.
        """

        def decorate(view: View[Call]) -> View[Call]:
            is_post, changes = method == "POST", if_match and method != "GET" and "<" in rule
            made = once(view) if is_post else view
            for problem in (
                *ALWAYS,
                *refuses,
                *(CHANGING if method != "GET" else ()),
                *((404,) if "<" in rule else ()),
            ):
                made = self.alt_response(problem, HTTPStatus(problem).name)(made)
            headers = [dict(IF_MATCH)] * changes + [dict(IDEMPOTENCY_KEY)] * is_post
            made = self.doc(operationId=view.__name__, **({"parameters": headers} if headers else {}))(made)
            for success in (*also, status):
                made = self.response(success, shape, content_type=content_type)(made)
            self.route(rule, methods=[method])(made)
            return view

        return decorate

    def takes(
        self, shape: type[Schema] | dict[str, Any], reads: Callable[[Any], Any] | None = None, *,
        types: tuple[str, ...] = (JSON,), or_nothing: bool = False,
    ) -> Callable[[Takes[Call]], View[Call]]:  # fmt: skip
        """The view's first argument is the body as JSON: by `reads`, else as `shape` loads it.

        Both raise CaseRefused with every fault at its JSON pointer; an unknown key is one. `or_nothing` takes a
        request without a body as `{}`.
        """

        def decorate(view: Takes[Call]) -> View[Call]:
            @wraps(view)
            def taking(*args: Call.args, **settings: Call.kwargs) -> Response:
                refuse_missing()
                stated = {} if or_nothing and not whole_body() else read_json(*types)
                return view(reads(stated) if reads else loaded(shape, BODY, stated), *args, **settings)

            return self._with_body(shape, *types, needed=not or_nothing)(taking)

        return decorate

    def takes_nothing(self, view: View[Call]) -> View[Call]:
        """The call takes no body; what comes with one all the same is refused, not ignored."""

        @wraps(view)
        def taking_nothing(*args: Call.args, **settings: Call.kwargs) -> Response:
            if whole_body() not in (b"", b"{}"):
                raise CaseRefused((Problem(Source(BODY), _NOTHING),))
            return view(*args, **settings)

        return taking_nothing

    def sends(self, form: type[Schema]) -> Callable[[View[Call]], View[Call]]:
        """The body is a form; the view reads it."""

        def decorate(view: View[Call]) -> View[Call]:
            @wraps(view)
            def sending(*args: Call.args, **settings: Call.kwargs) -> Response:
                refuse_missing()
                return view(*args, **settings)

            return self._with_body(form, "multipart/form-data")(sending)

        return decorate

    def _with_body(self, shape: Any, *types: str, needed: bool = True) -> Callable[[View[Call]], View[Call]]:
        content = {each: {"schema": shape} for each in types}
        documented: Callable[[View[Call]], View[Call]] = self.doc(requestBody={"required": needed, "content": content})
        return documented

    def asks(self, shape: type[Schema]) -> Callable[[Takes[Call]], View[Call]]:
        """The view's first argument is what the query of the address asks, as `shape` loads it."""

        def decorate(view: Takes[Call]) -> View[Call]:
            @wraps(view)
            def asking(*args: Call.args, **settings: Call.kwargs) -> Response:
                return view(loaded(shape, "query", _query()), *args, **settings)

            asking.__dict__["_apidoc"] = deepcopy(getattr(view, "_apidoc", {}))
            asking.__dict__["_apidoc"]["arguments"] = {"parameters": [{"in": "query", "schema": shape}]}
            return asking

        return decorate


def refuse_missing() -> None:
    """Before a body is looked at: raises NotThere where the application is not theirs, NotAllowed as its verb would."""
    application_id, action = (request.view_args or {}).get("application_id"), ENDPOINTS[str(request.endpoint)]
    if application_id is not None and isinstance(action, Action):
        with casework().glancing_desk(person()) as desk:
            desk.application(application_id, action)


def loaded(shape: Any, where: str, stated: Any) -> Any:
    """What `stated` says, by `shape`. Raises CaseRefused with every fault."""
    told, problems = load_shape(shape(), Pointed(where, stated, "", {}))
    if problems:
        raise CaseRefused(problems)
    return told


def _query() -> dict[str, str]:
    asked = request.args.to_dict(flat=False)
    twice = [Problem(Source("query", f"/{name}"), _TWICE) for name, values in asked.items() if len(values) > 1]
    if twice:
        raise CaseRefused(tuple(twice))
    return {name: values[0] for name, values in asked.items()}


_TWICE: Final = Text("Sebut satu kali saja.", "Say it once only.")
_NOTHING: Final = Text("Panggilan ini tidak menerima isi. Kirim tanpa isi.", "This call takes no body. Send none.")
