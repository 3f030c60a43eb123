"""How the tests run: hypothesis without a deadline on noisy machines, and in CI a skipped test is a failure."""

from __future__ import annotations

import os
from collections.abc import Iterator
from unittest.mock import patch

import pytest
from argon2 import PasswordHasher
from hypothesis import settings

from permit_guard.casework import passwords

pytest_plugins = ["tests.office.fixtures"]

settings.register_profile("calm", deadline=None)
settings.register_profile("quick", deadline=None, max_examples=15)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "calm"))


@pytest.fixture(scope="session", autouse=True)
def _quick_passwords() -> Iterator[None]:
    """Hashes that take no time: hundreds of people sign in here. tests/casework/test_passwords.py has the real ones."""
    with patch.object(passwords, "_HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)):
        yield


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """A test that does not run proves nothing: where `CI` is set, a skip fails the whole run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter is not None else []
    if os.environ.get("CI") and skipped and exitstatus == pytest.ExitCode.OK:
        reporter.write_line(f"{len(skipped)} tests were skipped, and in CI that is a failure", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
