"""The OpenAPI that is served is valid and tells of every call, and the app does as it says: asked by schemathesis."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from openapi_spec_validator import OpenAPIV31SpecValidator
from schemathesis.config import SchemathesisConfig

from permit_guard.casework.reading import Readers
from permit_guard.store.database import Database
from permit_guard.web.visit import API_PREFIX
from tests.building import ROOT
from tests.office.databases import sqlite_copy
from tests.web.counter import CASES, Office
from tests.web.test_policy import api_rules

pytestmark = pytest.mark.xdist_group("openapi")  # one office for them all
SPEC = f"{API_PREFIX}/openapi.json"
FEW, MANY = 12, 60
OPERATIONS = [
    "open_application", "list_applications", "see_application", "change_application", "put_roster", "add_evidence",
    "evidence_bytes", "transcribe", "attest", "preview", "check", "see_decision", "missing_workers",
    "missing_workers_csv", "reveal", "send_notice", "notice_pdf", "submit", "revise", "withdraw", "close", "approve",
    "revoke", "certificate_pdf", "certificate_annex", "list_certificates", "certificate_archive",
    "see_report", "see_report_csv", "list_employers", "list_employers_csv",
]  # fmt: skip


class Asked:
    """An office with applications that stand at different places, and what schemathesis knows of its API."""

    def __init__(self, office: Office) -> None:
        self.office = office
        approved = office.house.approved()
        serial = office.get("officer", f"/applications/{approved}").json["certificate"]["serial"]
        draft, files = office.real_draft()
        deficient = office.real_checked(CASES / "202")
        assert office.post("officer", f"/applications/{deficient}/notice").status_code == 201
        self.ids = {"application_id": [draft, deficient, approved], "evidence_id": files, "serial": [serial]}
        config = SchemathesisConfig.from_path(ROOT / "schemathesis.toml")
        self.schema = schemathesis.openapi.from_wsgi(SPEC, office.app, config=config)

    def operation(self, name: str) -> Any:
        """The operation with this id."""
        return self.schema.find_operation_by_id(name)


@pytest.fixture(scope="module")
def asked(sqlite_model: Path, readers: Readers, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asked]:
    """One office for all that is asked here."""
    folder = tmp_path_factory.mktemp("asked")
    with closing(Database(sqlite_copy(sqlite_model, folder))) as database:
        yield Asked(Office(database, folder, readers))


def test_the_openapi_is_valid_and_has_every_call_with_its_problems(office: Office) -> None:
    told = office.get(None, SPEC).json
    OpenAPIV31SpecValidator(told).validate()
    calls = {(method.upper(), path): call for path, at in told["paths"].items() for method, call in at.items()
             if method != "parameters"}  # fmt: skip
    routes = {(method, rule.rule.replace("<int:", "<").replace("<", "{").replace(">", "}"))
              for method, rule in api_rules(office.app)}  # fmt: skip
    assert calls.keys() == routes
    assert sorted(call["operationId"] for call in calls.values()) == sorted(OPERATIONS)
    problems = told["components"]["responses"]
    assert {kind for problem in problems.values() for kind in problem["content"]} == {"application/problem+json"}
    assert all({"401", "403", "429", "500"} <= call["responses"].keys() for call in calls.values())
    assert told["security"] == [{"token": []}]


@pytest.mark.parametrize("name", OPERATIONS)
def test_the_app_does_as_its_openapi_says(asked: Asked, name: str) -> None:
    _campaign(asked, name, FEW)


@pytest.mark.slow
@pytest.mark.parametrize("name", OPERATIONS)
def test_the_app_does_as_its_openapi_says_however_long_it_is_asked(asked: Asked, name: str) -> None:
    _campaign(asked, name, MANY)


def _campaign(asked: Asked, name: str, count: int) -> None:
    """Ask `count` things that fit the schema and as many that do not; every check of schemathesis holds."""
    operation = asked.operation(name)
    who = {"approve": "supervisor", "revoke": "supervisor", "list_certificates": "auditor",
           "certificate_archive": "auditor"}.get(name, "officer")  # fmt: skip
    headers = {"Authorization": f"Bearer {asked.office.tokens[who]}"}
    kinds = [operation.as_strategy(generation_mode=mode) for mode in schemathesis.GenerationMode]

    @seed(20_261_122)
    @settings(max_examples=count, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.data(), st.one_of(*kinds))
    def campaign(data: st.DataObject, case: Any) -> None:
        for part, there in asked.ids.items():
            if part in case.path_parameters:
                case.path_parameters[part] = data.draw(st.sampled_from([*there, case.path_parameters[part]]))
        case.call_and_validate(headers=headers)

    campaign()
