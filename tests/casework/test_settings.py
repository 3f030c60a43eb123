"""Settings: sound without any variable, and every fault told at once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from permit_guard.casework.settings import EXPECTED, PREFIX, Settings, SettingsRefused, read_settings


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith(PREFIX)]:
        monkeypatch.delenv(name)


def faults(**variables: str) -> list[str]:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in variables.items():
            patch.setenv(f"{PREFIX}{name}", value)
        try:
            read_settings()
        except SettingsRefused as refused:
            return [fault.en for fault in refused.faults]
    return []


def test_without_any_variable_the_installation_answers_to_this_machine_alone() -> None:
    settings = read_settings()
    assert (settings.bind, settings.hosts, settings.https) == ("127.0.0.1:8080", ("localhost", "127.0.0.1"), False)
    assert settings.database == f"sqlite:///{settings.instance}/permit-guard.sqlite"
    assert settings.rules.name == "rules"


def test_every_variable_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    told = {
        "INSTANCE": str(tmp_path), "DATABASE": "postgresql://office@db/office", "RULES": str(tmp_path),
        "HOSTS": "izin.example,www.izin.example", "BIND": "[::1]:80", "WORKERS": "3", "THREADS": "5", "HTTPS": "true",
        "PROXIES": "1", "REQUESTS": "60", "ADDRESS": "https://izin.example/",
    }  # fmt: skip
    assert {f"{PREFIX}{name}" for name in told} == set(EXPECTED)
    for name, value in told.items():
        monkeypatch.setenv(f"{PREFIX}{name}", value)
    assert read_settings() == Settings(
        tmp_path, "postgresql://office@db/office", tmp_path, ("izin.example", "www.izin.example"), "[::1]:80", 3, 5,
        https=True, proxies=1, requests=60, address="https://izin.example/",
    )  # fmt: skip


def test_all_faults_are_told_at_once_each_with_its_variable() -> None:
    told = faults(BIND="here", WORKERS="0", THREADS="many", HTTPS="perhaps", RULES="/no/such/folder", HOSTS="a b")
    assert sorted(each.split(":")[0].removeprefix(PREFIX) for each in told) == [
        "BIND", "HOSTS", "HTTPS", "RULES", "THREADS", "WORKERS",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BIND", "127.0.0.1:65536"), ("BIND", "127.0.0.1"), ("BIND", ":80"), ("HOSTS", ""), ("HOSTS", "https://a"),
        ("HOSTS", "*"), ("DATABASE", "sqlite://"), ("DATABASE", "sqlite:///:memory:"), ("DATABASE", "mysql://a/b"),
        ("DATABASE", ""), ("WORKERS", "1.5"), ("THREADS", "13"), ("PROXIES", "-1"), ("INSTANCE", __file__),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_refused(name: str, value: str) -> None:
    assert [each.split(":")[0] for each in faults(**{name: value})] == [f"{PREFIX}{name}"]


def test_a_variable_that_no_one_knows_is_a_fault_so_that_a_slip_is_seen() -> None:
    assert "no such setting" in faults(DATABSE="sqlite:////a")[0]


def test_the_database_address_may_hold_a_secret_and_is_never_told() -> None:
    assert "hunter2" not in "".join(faults(DATABASE="mysql://office:hunter2@db/office"))
