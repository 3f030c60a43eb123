"""An application as a program states it in JSON, and is told it: the keys of application.yaml."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from permit_guard.domain.case import Application
from permit_guard.domain.source import Source
from permit_guard.intake.application_file import state_application
from permit_guard.intake.located_yaml import Located, Path

BODY = "body"


@dataclass(frozen=True, slots=True)
class Pointed(Located):
    """Plain data whose places are JSON pointers (RFC 6901), such as `/contract/signed_on`."""

    def source(self, path: Path) -> Source:
        """The place of the value at `path`."""
        return Source(self.file, pointer(path))

    def key_source(self, path: Path) -> Source:
        """The place of the key at `path`."""
        return Source(self.file, pointer(path))


def read_stated_application(stated: Any) -> Application:
    """The application that `stated`, plain data from JSON, asks for. Raises CaseRefused with every fault."""
    return state_application(Pointed(BODY, stated, "", {}))


def pointer(path: Path) -> str:
    """A path as a JSON pointer."""
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in path)


def stated(application: Application) -> dict[str, Any]:
    """The application as `read_stated_application` reads it, every key there; an amount with sen is a text."""
    return {key: _plain(value) for key, value in asdict(application).items()}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else str(value)
    return value.isoformat() if isinstance(value, date) else value
