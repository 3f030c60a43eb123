"""`permit-guard grants ROLE` prints what the owner of the tables runs; the rights themselves: tests/office."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from permit_guard.cli import main
from permit_guard.store.tables import FROZEN


def _printed(role: str) -> list[str]:
    result = CliRunner().invoke(main, ["grants", role])
    assert result.exit_code == 0
    return result.output.splitlines()


def test_each_line_is_a_statement_of_its_own() -> None:
    lines = _printed("clerk")
    assert lines[0] == "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM clerk;"
    assert all(line.endswith(";") for line in lines)


def test_what_is_written_once_may_be_added_to_and_nothing_else() -> None:
    given = [line for line in _printed("clerk") if line.startswith(("GRANT UPDATE", "GRANT DELETE"))]
    words = {word.strip(',;()"') for line in given for word in line.split(" ON ")[1].split()}
    assert not words & set(FROZEN)


@pytest.mark.parametrize("role", ["clerk; DROP TABLE verdict", 'cl"erk', "Clerk"])
def test_a_role_is_a_name_whatever_stands_in_it(role: str) -> None:
    quoted = '"' + role.replace('"', '""') + '"'
    assert all(quoted in line for line in _printed(role) if " TO " in line)
