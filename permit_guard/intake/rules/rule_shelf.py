"""A folder of rules while it is read: each file's text with its places, and all that is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from marshmallow import Schema

from permit_guard.domain.source import Problem, Source
from permit_guard.domain.text import Text
from permit_guard.intake.located_yaml import Located, YamlRefused, compose
from permit_guard.intake.rules.law_file import read_law_file
from permit_guard.intake.shape_faults import load_shape
from permit_guard.law.fault import Fault
from permit_guard.law.rulebook import Rulebook

_UNREADABLE: Final = Text(
    "Berkas tidak ada atau bukan teks UTF-8. Adakan, atau simpan ulang sebagai UTF-8.",
    "The file is not there or is no UTF-8 text. Add it, or save it again as UTF-8.",
)


@dataclass(slots=True)
class Shelf:
    """What could be read of a folder, and what is wrong with the rest; no `rulebook` without a good rulebook.yaml."""

    folder: Path
    located: dict[str, Located] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    rulebook: Rulebook | None = None

    def problem(self, fault: Fault) -> Problem:
        """A fault of the law as a problem with file, line and column."""
        located = self.located[fault.file]
        if fault.offset is None:
            return Problem(located.source(fault.path), fault.message)
        return Problem(located.source_inside(fault.path, fault.offset), fault.message)

    def stands(self, file: str) -> bool:
        """Whether there is a file of this name, readable or not."""
        return (self.folder / file).is_file()

    def name(self, path: Path) -> str:
        """How a file is named in problems: from the folder on."""
        return (Path(self.folder.name) / path.relative_to(self.folder)).as_posix()

    def shaped(self, path: Path, shape: Schema) -> Any:
        """The file at `path` in its shape, or None and its problems noted."""
        name = self.name(path)
        try:
            self.located[name] = compose(read_law_file(path), name)
        except YamlRefused as refused:
            self.problems.append(refused.problem)
            return None
        except (OSError, UnicodeDecodeError):
            self.problems.append(Problem(Source(name), _UNREADABLE))
            return None
        value, faults = load_shape(shape, self.located[name])
        self.problems.extend(faults)
        return None if faults else value
