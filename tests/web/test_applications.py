"""Applications over HTTP: opened, looked for page by page, seen, and changed by who saw their latest state."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from permit_guard.intake.stated_json import stated
from tests.building import SUB, application
from tests.web.counter import Office

ASKED: dict[str, Any] = stated(application())
CHANGES: list[tuple[str, str, Any]] = [
    ("PATCH", "", {"json": {"declared_headcount": 3}}), ("POST", "/submission", {}), ("POST", "/revision", {}),
    ("POST", "/checks", {}), ("POST", "/withdrawal", {}), ("POST", "/notice", {}),
    ("POST", "/evidence", b"a;b\n1;2\n"), ("PUT", "/roster", b"Nama;NIK;Status Kerja\nA;;harian lepas\n"),
]  # fmt: skip


def test_an_application_is_told_as_it_was_stated(both: Office) -> None:
    opened = both.post("officer", "/applications", ASKED)
    told = both.get("contractor", f"/applications/{opened.json['id']}")
    assert opened.headers["Location"] == f"/api/v1/applications/{opened.json['id']}"
    assert opened.json == {"id": opened.json["id"], "number": ASKED["number"], "state": "draft"}
    assert told.json["application"] == ASKED
    assert told.headers["ETag"] == opened.headers["ETag"]


def test_a_number_is_of_one_application_of_an_office(both: Office) -> None:
    assert both.post("officer", "/applications", ASKED).status_code == 201
    twin = both.post("colleague", "/applications", ASKED)
    assert (twin.status_code, twin.json["type"]) == (409, "urn:permit-guard:already-there")


def test_every_fault_is_told_at_once_with_its_pointer_in_both_languages(office: Office) -> None:
    faulty = ASKED | {"submitted_on": "12/03/2026", "surprise": 1, "employers": [], "owner": {"name": 1, "kind": "x"}}
    refused = office.post("officer", "/applications", faulty, headers={"Accept-Language": "en"})
    told = {each["pointer"]: each for each in refused.json["errors"]}
    assert (refused.status_code, told.keys()) == (422, {"/submitted_on", "/surprise", "/employers", "/owner/kind"})
    assert told["/surprise"]["detail"] == told["/surprise"]["says"]["en"]
    assert told["/surprise"]["says"]["id"].startswith("Kunci 'surprise' tidak dikenal")


def test_a_list_goes_page_by_page_and_by_state_office_and_words(both: Office) -> None:
    ids = [both.open(number=f"A-{number}", project={"name": f"Gudang {number}"}) for number in range(3)]
    assert both.post("officer", f"/applications/{ids[0]}/withdrawal").status_code == 200

    def found(query: str) -> list[str]:
        return [each["number"] for each in both.get("officer", f"/applications?{query}").json["items"]]

    pages = [both.get("officer", f"/applications?page_size=2&page={page}").json for page in (1, 2, 3)]
    assert [(page["total"], len(page["items"])) for page in pages] == [(3, 2), (3, 1), (3, 0)]
    assert found("state=withdrawn") == ["A-0"]
    assert sorted(found("state=draft&office=33.08")) == ["A-1", "A-2"]
    assert (found("office=33.71"), found("q=gudang+1"), found("q=%25")) == ([], ["A-1"], [])


def test_a_draft_is_changed_by_a_merge_patch(both: Office) -> None:
    draft = both.open(number="A")
    patch = {"contract": {"maintenance_ends_on": "2027-03-15", "number": None}, "owner": {"kind": "government"}}
    sent = {"json": patch, "headers": {"Content-Type": "application/merge-patch+json"}}
    assert both.ask("contractor", "PATCH", f"/applications/{draft}", **sent).status_code == 200
    told = both.get("officer", f"/applications/{draft}").json["application"]
    contract = ASKED["contract"] | {"maintenance_ends_on": "2027-03-15", "number": None}
    assert told == ASKED | {"number": "A", "contract": contract, "owner": ASKED["owner"] | {"kind": "government"}}


def test_two_patches_at_once_lose_nothing_of_each_other(both: Office) -> None:
    draft = both.house.open()
    for count in range(5):
        patches = [{"declared_headcount": 10 + count}, {"owner": {"name": f"Dinas {count}"}}]
        with ThreadPoolExecutor(2) as pool:
            told = pool.map(lambda each: both.ask("officer", "PATCH", f"/applications/{draft}", json=each), patches)
            assert [each.status_code for each in told] == [200, 200]
        now = both.get("officer", f"/applications/{draft}").json["application"]
        assert (now["declared_headcount"], now["owner"]["name"]) == (10 + count, f"Dinas {count}")


@pytest.mark.parametrize(
    ("patch", "status"),
    [
        ({"number": "B"}, 422), ({"office": "33.71"}, 422), ({"surprise": 1}, 422), ({"submitted_on": None}, 422),
        ({"contract": {"ends_on": "2020-01-01"}}, 422), ([], 422), ({"employers": []}, 422),
        ({"employers": [{"role": "main", "name": "X", "npp": "99999999"}]}, 422),
    ],
)  # fmt: skip
def test_a_patch_that_makes_no_application_changes_nothing(office: Office, patch: Any, status: int) -> None:
    draft = office.open(number="A")
    before = office.get("officer", f"/applications/{draft}").text
    refused = office.ask("contractor", "PATCH", f"/applications/{draft}", json=patch)
    assert (refused.status_code, office.get("officer", f"/applications/{draft}").text) == (status, before)


@pytest.mark.parametrize(("method", "place", "sent"), CHANGES)
@pytest.mark.parametrize("said", ['"of-another-day"', 'W/"weak"', '"a", "b"', '""'])
def test_who_saw_another_state_is_told_412_and_nothing_is_done(
    office: Office, method: str, place: str, sent: Any, said: str
) -> None:
    draft = office.open(number="A")
    before = office.get("officer", f"/applications/{draft}").text
    headers, path = {"If-Match": said}, f"/applications/{draft}{place}"
    answer = (
        office.send("officer", method, path, sent, "a.csv", headers=headers)
        if isinstance(sent, bytes)
        else office.ask("officer", method, path, headers=headers, **sent)
    )
    assert (answer.status_code, answer.json["type"]) == (412, "urn:permit-guard:stale"), answer.text
    assert office.get("officer", f"/applications/{draft}").text == before


@pytest.mark.parametrize("said", ["{etag}", "*", '"other", {etag}', '{etag} , W/"weak"'])
def test_who_saw_this_state_may_change_it(office: Office, said: str) -> None:
    draft = office.open(number="A")
    etag = office.get("officer", f"/applications/{draft}").headers["ETag"]
    headers = {"If-Match": said.format(etag=etag)}
    assert office.post("officer", f"/applications/{draft}/withdrawal", headers=headers).status_code == 200


@pytest.mark.parametrize("said", ["", "abc", '"open', "'x'", '"a" "b"', ","])
def test_an_etag_that_is_none_is_refused(office: Office, said: str) -> None:
    draft = office.open(number="A")
    refused = office.post("officer", f"/applications/{draft}/withdrawal", headers={"If-Match": said})
    assert (refused.status_code, refused.json["errors"][0]["pointer"]) == (422, "/If-Match")


def test_a_subcontractor_sees_the_application_without_what_is_not_its_own(office: Office) -> None:
    other = {"role": "subcontractor", "name": "CV Lain", "npp": "33333333"}
    draft = office.open(number="A", employers=[*ASKED["employers"], other])
    office.send("officer", "POST", f"/applications/{draft}/evidence", b"a;b\n1;2\n", "a.csv")
    told = office.get("subcontractor", f"/applications/{draft}").json
    assert [each["npp"] for each in told["application"]["employers"]] == [application().employers[0].npp, SUB]
    assert (told["application"]["contract"]["gross_value"], told["evidence"], told["roster"]) == (None, [], None)


def test_what_is_sent_to_an_application_that_went_on_is_409(office: Office) -> None:
    draft = office.open(number="A")
    office.post("officer", f"/applications/{draft}/withdrawal")
    for method, place, sent in CHANGES:
        path = f"/applications/{draft}{place}"
        answer = (
            office.send("officer", method, path, sent, "a.csv")
            if isinstance(sent, bytes)
            else office.ask("officer", method, path, **sent)
        )
        assert (answer.status_code, answer.json["type"]) == (409, "urn:permit-guard:wrong-state"), (place, answer.text)
