"""An application as a program states it in JSON: the keys of application.yaml, each fault at its JSON pointer."""

from __future__ import annotations

from dataclasses import dataclass
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
