"""The settings of an installation, read from the environment: every fault is told at once."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from environs import Env, EnvValidationError, ValidationError

from permit_guard.domain.text import Text

PREFIX: Final = "PERMIT_GUARD_"
DATABASE_FILE: Final = "permit-guard.sqlite"
LOCAL_HOSTS: Final = ("localhost", "127.0.0.1")
_HOME: Final = Path(__file__).resolve().parents[2]
_NAME_OF_HOST: Final = re.compile(r"\.?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*|\[[0-9A-Fa-f:]+\]")
_BIND: Final = re.compile(r"(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\]):([0-9]{1,5})")
_DATABASE: Final = re.compile(r"sqlite:///(?!:memory:)[^?]+|postgresql(\+psycopg)?://.+")
_ADDRESS: Final = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~/-]{0,60})?")
_LAST_PORT: Final = 65_535
_MOST_REQUESTS: Final = 1_000_000


@dataclass(frozen=True)
class Settings:
    """Where an installation keeps what: `instance` its files and keys, `database` the address of its rows.

    `hosts` are the names that it answers to, `bind` the address that it listens on, `https` whether browsers come by
    TLS (its end stands before us), `proxies` how many servers of our own stand between, `requests` how many a person
    may make in a minute. `address` is how it is found from outside, empty where host and scheme tell it.
    """

    instance: Path
    database: str
    rules: Path
    hosts: tuple[str, ...] = LOCAL_HOSTS
    bind: str = "127.0.0.1:8080"
    workers: int = 4
    threads: int = 2
    https: bool = False
    proxies: int = 0
    requests: int = 1_200
    address: str = ""

    @property
    def public_address(self) -> str:
        """What stands before `/verify/…` on a certificate, without a slash at its end."""
        if self.address:
            return self.address.rstrip("/")
        return f"https://{self.hosts[0]}" if self.https else f"http://{self.bind}"


class SettingsRefused(Exception):
    """Settings that cannot be used; `faults` are all of them, each naming its variable."""

    def __init__(self, faults: tuple[Text, ...]) -> None:
        super().__init__("\n".join(fault.en for fault in faults))
        self.faults = faults


def read_settings() -> Settings:
    """The settings that the variables PERMIT_GUARD_… make, with a sound value for each that is missing.

    Raises SettingsRefused with all faults, an unknown variable among them.
    """
    env = Env(eager=False, prefix=PREFIX)
    instance = env.path("INSTANCE", _HOME / "instance", validate=_sound(lambda path: not path.is_file()))
    settings = Settings(
        instance=instance,
        database=env.str("DATABASE", f"sqlite:///{instance}/{DATABASE_FILE}", validate=_sound(_is_database)),
        rules=env.path("RULES", _HOME / "rules", validate=_sound(Path.is_dir)),
        hosts=tuple(env.list("HOSTS", list(LOCAL_HOSTS), validate=_sound(_are_hosts)) or ()),
        bind=env.str("BIND", Settings.bind, validate=_sound(_is_bind)),
        workers=env.int("WORKERS", Settings.workers, validate=_sound(lambda number: 1 <= number <= 64)),
        threads=env.int("THREADS", Settings.threads, validate=_sound(lambda number: 1 <= number <= 12)),
        https=env.bool("HTTPS", Settings.https),
        proxies=env.int("PROXIES", Settings.proxies, validate=_sound(lambda number: 0 <= number <= 8)),
        requests=env.int("REQUESTS", Settings.requests, validate=_sound(lambda number: 1 <= number <= _MOST_REQUESTS)),
        address=env.str("ADDRESS", "", validate=_sound(_is_address)),
    )
    faults = [_fault(name) for name in _faulty(env)]
    faults += [_unknown(name) for name in sorted(os.environ) if name.startswith(PREFIX) and name not in EXPECTED]
    if faults:
        raise SettingsRefused(tuple(faults))
    return settings


def _faulty(env: Env) -> list[str]:
    try:
        env.seal()
    except EnvValidationError as refused:
        return list(refused.error_messages)
    return []


def _sound(holds: Callable[[Any], bool]) -> Callable[[Any], None]:
    def refuse_unsound(value: Any) -> None:
        if not holds(value):
            raise ValidationError("unsound")

    return refuse_unsound


def _is_database(address: str) -> bool:
    return _DATABASE.fullmatch(address) is not None


def _are_hosts(names: list[str]) -> bool:
    return bool(names) and all(_NAME_OF_HOST.fullmatch(name) for name in names)


def _is_bind(address: str) -> bool:
    found = _BIND.fullmatch(address)
    return found is not None and int(found[1]) <= _LAST_PORT


def _is_address(address: str) -> bool:
    return not address or _ADDRESS.fullmatch(address) is not None


def _fault(name: str) -> Text:
    """The sentence on one variable. What it was set to is told but of the database, whose address may hold a secret."""
    expected = EXPECTED[name]
    found = "" if name == f"{PREFIX}DATABASE" else f" {os.environ[name]!r}"
    return Text(
        f"{name}:{found} tidak dapat dipakai; yang diharapkan: {expected.id}.",
        f"{name}:{found} cannot be used; expected is {expected.en}.",
    )


def _unknown(name: str) -> Text:
    known = ", ".join(EXPECTED)
    return Text(
        f"{name}: pengaturan ini tidak dikenal. Yang ada: {known}.",
        f"{name}: there is no such setting. Known: {known}.",
    )


EXPECTED: Final[Mapping[str, Text]] = {
    f"{PREFIX}{name}": expected
    for name, expected in {
        "INSTANCE": Text("sebuah map", "a folder"),
        "DATABASE": Text(
            "sqlite:////map/berkas.sqlite atau postgresql://pemakai@host/nama",
            "sqlite:////folder/file.sqlite or postgresql://user@host/name",
        ),
        "RULES": Text("map aturan yang ada", "a folder of rules that is there"),
        "HOSTS": Text("nama host dipisah koma", "names of hosts with commas between"),
        "BIND": Text("alamat dan porta seperti 127.0.0.1:8080", "an address and port such as 127.0.0.1:8080"),
        "WORKERS": Text("bilangan bulat 1 sampai 64", "a whole number from 1 to 64"),
        "THREADS": Text("bilangan bulat 1 sampai 12", "a whole number from 1 to 12"),
        "HTTPS": Text("true atau false", "true or false"),
        "PROXIES": Text("bilangan bulat 0 sampai 8", "a whole number from 0 to 8"),
        "REQUESTS": Text("permintaan per menit, 1 sampai 1000000", "requests a minute, from 1 to 1000000"),
        "ADDRESS": Text(
            "alamat layanan ini dari luar seperti https://izin.example",
            "the address of this service from outside such as https://izin.example",
        ),
    }.items()
}
"""Every setting that there is, and what it takes."""
