"""Whatever is sent, the answer is a refusal with its reason, never a fault, and nothing is half done."""

from __future__ import annotations

import gc
import gzip
import io
import json
import unicodedata
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from werkzeug.test import EnvironBuilder, TestResponse, run_wsgi_app

from permit_guard.intake.cells import clean
from permit_guard.intake.stated_json import stated
from permit_guard.store.application_lists import Sought, count_applications
from permit_guard.web.api.body import MOST_VALUES
from permit_guard.web.limits import AROUND_A_FILE, MOST_JSON, UPLOADS
from permit_guard.web.visit import API_PREFIX
from tests.building import application
from tests.web.counter import Office

ASKED: dict[str, Any] = stated(application())
SOUND = json.dumps(ASKED)
JSON = "application/json"
DEEP = 100_000
NAUGHTY = [
    "\u0000", "a\u0000b", "\ud800", "\udfff\ud800", "\ufeff", "\u202eabc", "\u200b", "\uffff", "\x7f", "\x1b[31m",
    "'; DROP TABLE person; --", "<script>alert(1)</script>", "{{7*7}}", "${jndi:ldap://x}", "%s%s%n", "../../etc",
    "=1+1", "NaN", "null", "\u0661\u0662", "\u1e9e", "\ufb03", "\u00c5", "A\u030a", "𝔘𝔫𝔦", "👩‍👩‍👧", "﷽", "Z͑ͫ̓ͪ̂ͫ̽",
    "ｱｲｳ", "", " ", "\t", "\u00a0", "x" * 301, "社會科學院", "الإسلام",
]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"[1]", 422), (b"{}", 422), (b"", 422), (b"null", 422), (b"1", 422), (b'"a"', 422), (b"[" * DEEP, 422),
        (b"[" * DEEP + b"]" * DEEP, 422), (b'{"a":' * DEEP + b"1" + b"}" * DEEP, 422),
        (SOUND.replace("1110000000", "NaN").encode(), 422), (SOUND.replace("1110000000", "Infinity").encode(), 422),
        (SOUND.replace("1110000000", "1e999").encode(), 422), (SOUND.replace("1110000000", "1.5").encode(), 422),
        (SOUND.replace("1110000000", "9" * 5_000).encode(), 422), (SOUND.replace("1110000000", "true").encode(), 422),
        (SOUND.replace('"number"', '"office": "33.08", "office": "33.08", "number"', 1).encode(), 422),
        (SOUND.replace('"number"', '"forced": true, "number"', 1).encode(), 422),
        (SOUND.replace('"name"', '"forced": true, "name"', 1).encode(), 422),
        (SOUND.encode() + b"x", 422), (SOUND.encode("utf-16"), 422), (b"\xff" + SOUND.encode(), 422),
        (b"\xef\xbb\xbf" + SOUND.encode(), 422), (b"{" + b",".join(b'"%d":0' % n for n in range(60_000)) + b"}", 422),
        (json.dumps(ASKED | {"employers": [[]] * (MOST_VALUES + 1)}).encode(), 422),
        (b'{"\\ud800": {"a": "\\u0000"}}', 422), (b" " * (MOST_JSON + 1), 413),
    ],
)  # fmt: skip
def test_a_body_that_is_none_is_refused_and_nothing_is_opened(office: Office, body: bytes, status: int) -> None:
    refused = office.post("officer", "/applications", data=body, content_type=JSON)
    _is_refused(office, refused, status)


@pytest.mark.parametrize(
    "content_type",
    ["", "text/plain", "application/xml", "application/json; charset=utf-16", "application/x-www-form-urlencoded",
     "multipart/form-data; boundary=x", "application/json; charset=\"\xff\"", "a" * 500],
)  # fmt: skip
def test_another_content_type_is_refused(office: Office, content_type: str) -> None:
    _is_refused(office, office.post("officer", "/applications", data=SOUND, content_type=content_type), 415)


@pytest.mark.parametrize("length", [MOST_JSON, MOST_JSON + 1, 3 * MOST_JSON])
def test_a_body_past_its_limit_is_refused_in_pieces_too(office: Office, length: int) -> None:
    assert _in_pieces(office, "POST", "/applications", SOUND.encode() + b" " * length, JSON) == 413
    assert _in_pieces(office, "POST", "/applications", SOUND.encode(), JSON) == 201


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_upload_past_its_limit_is_refused_in_pieces_too(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(UPLOADS, "papers.put_roster", 1_000)
    path, kind = f"/applications/{office.open(number='A')}/roster", "multipart/form-data; boundary=x"
    form = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nNama;NIK;Status Kerja\n'
    for length, status in ((10, 200), (AROUND_A_FILE + 1_000, 413)):
        sent = form + b"A;;harian lepas\n" + b"\n" * length + b"\r\n--x--\r\n"
        assert _in_pieces(office, "PUT", path, sent, kind) == status
        assert office.ask("officer", "PUT", path, data=sent, content_type=kind).status_code == status
    gc.collect()  # werkzeug leaves the file of a form that it refused to the collector, and that warns


def test_a_form_of_a_thousand_parts_is_refused(office: Office) -> None:
    draft = office.open(number="A")
    parts = {f"part{number}": "a" for number in range(1_000)} | {"file": (io.BytesIO(b"a;b\n1;2\n"), "a.csv")}
    _is_refused(office, office.ask("officer", "POST", f"/applications/{draft}/evidence", data=parts), 413, 1)
    two = {"file": [(io.BytesIO(b"a;b\n"), "a.csv"), (io.BytesIO(b"a;b\n"), "b.csv")]}
    _is_refused(office, office.ask("officer", "POST", f"/applications/{draft}/evidence", data=two), 422, 1)
    beside = {"file": (io.BytesIO(b"a;b\n"), "a.csv"), "force": "yes"}
    _is_refused(office, office.ask("officer", "POST", f"/applications/{draft}/evidence", data=beside), 422, 1)
    assert office.get("officer", f"/applications/{draft}").json["evidence"] == []


@pytest.mark.parametrize("body", [b"--x\r\n", b'--x\r\nContent-Disposition: form-data; name="file"\r\n\r\n', b"\x00"])
def test_a_form_that_is_broken_is_refused(office: Office, body: bytes) -> None:
    draft = office.open(number="A")
    form = {"data": body, "content_type": "multipart/form-data; boundary=x"}
    _is_refused(office, office.ask("officer", "POST", f"/applications/{draft}/evidence", **form), 422, 1)
    _is_refused(office, office.ask("officer", "PUT", f"/applications/{draft}/roster", **form), 422, 1)


@pytest.mark.parametrize(
    "path",
    ["/applications/\x00", "/applications/a\x00b/decision", "/applications/%00", "/\x00", "/nowhere",
     "/applications/" + "a" * 5_000, "/certificates/\x00/revocation"],
)  # fmt: skip
def test_a_path_that_is_none_is_not_there(office: Office, path: str) -> None:
    _is_refused(office, office.get("officer", path), 405 if "revocation" in path else 404)


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "", "a b", "localhost:99999999"])
def test_an_unknown_host_is_refused(office: Office, host: str) -> None:
    _is_refused(office, office.get("officer", "/applications", headers={"Host": host}), 400)


@pytest.mark.parametrize("method", ["DELETE", "TRACE", "PATCH", "FOO"])
def test_a_method_that_no_one_listed_is_refused(office: Office, method: str) -> None:
    refused = office.ask("officer", method, "/applications")
    _is_refused(office, refused, 405)
    assert {"GET", "POST"} <= set(refused.headers["Allow"].split(", "))


def test_a_body_where_none_is_taken_is_refused_and_not_ignored(office: Office) -> None:
    draft = office.open(number="A")
    refused = office.post("officer", f"/applications/{draft}/withdrawal", {"force": True})
    _is_refused(office, refused, 422, 1)
    assert office.get("officer", f"/applications/{draft}").json["state"] == "draft"


@pytest.mark.parametrize(
    "query",
    ["state=nowhere", "page=0", "page=-1", "page=1e9", "page=99999999999999999999", "page_size=100000", "office=x",
     "sort=name", "state=draft&state=draft", "q=" + "a" * 101,
     "q=3308101203900001", "q=gudang+3308101203900001"],
)  # fmt: skip
def test_a_query_that_is_not_known_is_refused(office: Office, query: str) -> None:
    _is_refused(office, office.get("officer", f"/applications?{query}"), 422)


@pytest.mark.parametrize("q", ["%00", "%ff", "%25", "_", "%27%20or%201=1", "%ed%a0%80", "%F0%9F%98%80"])
def test_any_words_may_be_looked_for(both: Office, q: str) -> None:
    assert both.get("officer", f"/applications?q={q}").json["items"] == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(min_size=1, max_size=40))
@example(text="\u0000")
@example(text="\ud800")
def test_a_text_comes_back_as_it_was_or_is_refused_with_its_place(office: Office, text: str) -> None:
    _comes_back_or_is_refused(office, text)


@pytest.mark.parametrize("text", NAUGHTY)
def test_a_naughty_text_comes_back_as_it_was_or_is_refused_with_its_place(shared_both: Office, text: str) -> None:
    _comes_back_or_is_refused(shared_both, text)


@pytest.mark.parametrize("text", NAUGHTY)
def test_a_naughty_reason_source_key_or_file_name_is_kept_or_refused(shared_both: Office, text: str) -> None:
    draft = shared_both.open(number=f"A{NAUGHTY.index(text)}")
    path = f"/applications/{draft}/evidence"
    named = shared_both.send(
        "officer", "POST", path, f"a;b\n1;{text!r}\n".encode(), text.encode(errors="replace").decode()
    )
    assert named.status_code in (201, 422), named.text
    sent = shared_both.send("officer", "POST", path, b"a;b\n1;2\n", "a.csv").json["id"]
    word = {"result": "worthless", "source": text, "seen_on": "2026-03-01", "reason": text}
    assert shared_both.post("colleague", f"{path}/{sent}/attestation", word).status_code in (201, 422)
    assert shared_both.post("officer", f"{path}/{sent}/attestation", {text: text}).status_code == 422


@pytest.mark.parametrize("packing", ["gzip", "br", "deflate", "GZIP", "identity, gzip", "x"])
def test_a_packed_body_is_not_taken(office: Office, packing: str) -> None:
    packed = gzip.compress(json.dumps(ASKED).encode())
    told = office.post("officer", "/applications", data=packed, content_type=JSON,
                       headers={"Content-Encoding": packing})  # fmt: skip
    assert (told.status_code, told.json["type"]) == (415, "urn:permit-guard:wrong-type")
    assert "Content-Encoding" in told.json["says"]["en"]


def _in_pieces(office: Office, method: str, path: str, content: bytes, content_type: str) -> int:
    """The status of what is sent without its length, as a server gives it to the app: until it ends."""
    headers = {"Authorization": f"Bearer {office.tokens['officer']}", "Transfer-Encoding": "chunked"}
    asked = EnvironBuilder(
        API_PREFIX + path, method=method, headers=headers, content_type=content_type, input_stream=io.BytesIO(content)
    ).get_environ()
    asked.pop("CONTENT_LENGTH", None)
    _, status, _ = run_wsgi_app(office.app, asked | {"wsgi.input_terminated": True})
    return int(status.split()[0])


def _comes_back_or_is_refused(office: Office, text: str) -> None:
    asked = json.dumps(ASKED | {"number": "A", "project": {"name": text, "address": text}, "owner": {"name": text}})
    opened = office.post("officer", "/applications", data=asked, content_type=JSON)
    if opened.status_code == 422:
        assert {each["pointer"] for each in opened.json["errors"]} <= {
            "/project/name",
            "/project/address",
            "/owner/name",
        }
        assert any(unicodedata.category(sign)[0] == "C" for sign in text) or not 0 < len(clean(text)) <= 300
        return
    assert opened.status_code == 201, opened.text
    told = office.get("officer", f"/applications/{opened.json['id']}").json["application"]
    assert told["project"]["name"] == told["owner"]["name"] == clean(text)
    assert office.post("officer", f"/applications/{opened.json['id']}/withdrawal").status_code == 200
    _forget_number(office, opened.json["id"])


def _forget_number(office: Office, draft: str) -> None:
    """Numbers are of one application alone: the next text needs this one."""
    with office.house.database.write() as rows:
        rows.exec_driver_sql(f"update application set number = '{draft}' where id = '{draft}'")


def _is_refused(office: Office, answer: TestResponse, status: int, opened: int = 0) -> None:
    told = json.loads(answer.text)
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json"), answer.text[:500]
    assert {"type", "title", "status", "detail", "says"} <= told.keys()
    assert len(answer.data) < 200_000
    with office.house.database.read() as rows:
        assert count_applications(rows, Sought()) == opened
