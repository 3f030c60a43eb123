"""How the tests run: hypothesis without a deadline on noisy machines, and in CI a skipped test is a failure."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

pytest_plugins = ["tests.office.fixtures"]

settings.register_profile("calm", deadline=None)
settings.register_profile("quick", deadline=None, max_examples=15)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "calm"))


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """A test that does not run proves nothing: where `CI` is set, a skip fails the whole run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter is not None else []
    if os.environ.get("CI") and skipped and exitstatus == pytest.ExitCode.OK:
        reporter.write_line(f"{len(skipped)} tests were skipped, and in CI that is a failure", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
