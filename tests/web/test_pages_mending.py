"""A roster mended in the page: every fault at its field, nothing lost, and the file to keep is what is judged."""

from __future__ import annotations

import hashlib
import io
import re
from dataclasses import replace
from typing import Any

import pytest

from permit_guard.domain.source import Source
from permit_guard.store import rosters
from permit_guard.store.rosters import get_roster
from tests.web.counter import Office
from tests.web.messy_roster import NO_EMPLOYMENT, NUMERIC, SHORT_YEAR, TWICE, birth, messy_roster, nik
from tests.web.visitor import Visitor, give_passwords, hidden

SOMEWHERE = Source("roster")
GOOD = "NIK;Nama;Status Kerja\n3308101203900001;Budi Santoso;phl\n3308107004910002;Sri Lestari;phl\n"


@pytest.fixture
def office(office: Office) -> Office:
    """An office whose people have passwords."""
    give_passwords(office.house)
    return office


@pytest.fixture
def contractor(office: Office) -> Visitor:
    """The main contractor at his browser."""
    return Visitor(office.app, "contractor")


def send(visitor: Visitor, case: str, content: bytes | str, name: str = "daftar.csv") -> Any:
    """A roster is sent."""
    content = content.encode() if isinstance(content, str) else content
    return visitor.send(f"/applications/{case}/roster", {"file": (io.BytesIO(content), name)})


def kept(office: Office, case: str) -> Any:
    """The roster that the draft has."""
    with office.house.database.read() as rows:
        return get_roster(rows, office.house.kept(case).roster_id or "")


def test_a_messy_roster_of_200_rows_is_brought_to_clean_without_leaving_the_page(
    office: Office, contractor: Visitor
) -> None:
    case = office.open()
    assert send(contractor, case, messy_roster(), "Data Pekerja.xlsx").status_code == 303
    roster = contractor.see(f"/applications/{case}/roster").text
    assert "200 pekerja terbaca" in roster
    for heading, taken in (
        ("NO. KTP", "NIK"),
        ("HUBUNGAN KERJA", "Status Kerja"),
        ("GAJI (Rp)", "Upah: tidak disimpan"),
    ):
        assert re.search(re.escape(heading) + r"</th><td[^>]*>" + re.escape(taken), roster), heading
    page = contractor.see(f"/applications/{case}/roster/mend").text
    faulty = sorted((*NUMERIC, *SHORT_YEAR, *NO_EMPLOYMENT, *TWICE))
    assert [int(each) for each in re.findall(r'name="r(\d+)\.out"', page)] == faulty
    assert page.count("autofocus") == 1
    assert re.search(rf'id="r{NUMERIC[0]}.nik"[^>]*autofocus', page)
    assert f'value="{birth(20)[:6]}{birth(20)[8:]}"' in page
    mended = {f"r{row}.nik": nik(row) for row in NUMERIC}
    mended |= {f"r{row}.birth_date": birth(row) for row in SHORT_YEAR}
    mended |= {f"r{row}.employment": "harian_lepas" for row in NO_EMPLOYMENT}
    shown = fields(page)
    answer = contractor.send(f"/applications/{case}/roster/mend", shown | mended | {f"r{TWICE[1]}.out": "1"})
    assert answer.status_code == 303, answer.text
    assert answer.location == f"/applications/{case}/roster"
    told = kept(office, case)
    assert told.problems == ()
    assert [each.row for each in told.roster.workers] == [row for row in range(6, 207) if row not in (90, TWICE[1])]
    assert "Setiap baris terbaca." in contractor.see(answer.location).text
    wrong = contractor.send(f"/applications/{case}/roster", {}, headers={})
    assert wrong.status_code == 422
    counted = contractor.fill(f"/applications/{case}/roster", f"/applications/{case}/roster/count", {"count": "200"})
    assert counted.status_code == 422
    assert "Anda menghitung 200, yang terbaca 199" in counted.text
    same = contractor.fill(f"/applications/{case}/roster", f"/applications/{case}/roster/count", {"count": "199"})
    assert same.location == f"/applications/{case}/evidence"


def fields(page: str) -> dict[str, str]:
    """Every field of the form as the browser would send it back, choices too."""
    found = dict(re.findall(r'<input class="govuk-input[^"]*" id="[^"]*" name="(r[^"]+)" value="([^"]*)"', page))
    for name, options in re.findall(r'<select [^>]*name="(r[^"]+)"[^>]*>(.*?)</select>', page, re.S):
        chosen = re.search(r'<option value="([^"]*)" selected', options)
        found[name] = chosen[1] if chosen else ""
    return found


def test_the_mended_file_is_the_very_bytes_that_were_read_and_has_no_wage(office: Office, contractor: Visitor) -> None:
    case = office.open()
    send(
        contractor, case, "NIK;Nama;Status Kerja;Upah\n3308101203900001;Budi;phl;100000\n3308107004910002;Sri;?;90000\n"
    )
    contractor.send(f"/applications/{case}/roster/mend", {"r3.employment": "pkwt", "r3.name": "Sri"})
    table = contractor.see(f"/applications/{case}/roster.csv")
    assert "3308101203900001" in table.text
    assert "100000" not in table.text
    assert hashlib.sha256(table.data).hexdigest() == kept(office, case).sha256
    again = office.open(number="PBG-330810-12032026-009")
    assert (
        send(contractor, again, contractor.see(f"/applications/{case}/roster.xlsx").data, "a.xlsx").status_code == 303
    )
    assert [each.nik for each in kept(office, again).roster.workers] == [
        each.nik for each in kept(office, case).roster.workers]  # fmt: skip


def test_the_numbers_in_full_are_only_for_whose_workers_they_are_or_who_sent_every_one_of_them(
    office: Office, contractor: Visitor
) -> None:
    case, officer = office.open(), Visitor(office.app, "officer")
    send(officer, case, GOOD)
    assert officer.see(f"/applications/{case}/roster.csv").status_code == 200
    assert "roster.csv" in officer.see(f"/applications/{case}/roster").text
    send(contractor, case, GOOD + "3308107004910004;Tri;phl\n")
    assert contractor.see(f"/applications/{case}/roster.csv").status_code == 200
    assert officer.see(f"/applications/{case}/roster.csv").status_code == 404
    assert "roster.csv" not in officer.see(f"/applications/{case}/roster").text
    send(officer, case, GOOD + "3308107004910003;Dwi;phl\n")
    assert officer.see(f"/applications/{case}/roster.csv").status_code == 404
    for who, status in (("subcontractor", 403), ("supervisor", 403), ("auditor", 403)):
        visitor = Visitor(office.app, who)
        assert visitor.see(f"/applications/{case}/roster.csv").status_code in (status, 404)
        assert visitor.see(f"/applications/{case}/roster/mend").status_code in (status, 404)


def test_who_mends_the_roster_of_another_gets_none_of_its_numbers_for_it(office: Office, contractor: Visitor) -> None:
    case, officer = office.open(), Visitor(office.app, "officer")
    send(contractor, case, GOOD)
    answer = officer.fill(f"/applications/{case}/roster/mend?row=3", f"/applications/{case}/roster/mend", {
        "r3.name": "Sri Lestari Ningsih"})  # fmt: skip
    assert answer.status_code == 303
    assert [each.name for each in kept(office, case).roster.workers] == ["Budi Santoso", "Sri Lestari Ningsih"]
    for path in ("roster.csv", "roster.xlsx"):
        assert officer.see(f"/applications/{case}/{path}").status_code == 404
    for path in ("roster", "roster/mend", "roster/mend?row=2", "roster/workers"):
        page = officer.see(f"/applications/{case}/{path}").text
        assert "3308101203900001" not in page
        assert "roster.csv" not in page
    assert "3308101203900001" in contractor.see(f"/applications/{case}/roster.csv").text


def test_no_number_stands_in_the_form_or_the_list(office: Office, contractor: Visitor) -> None:
    case = office.open()
    send(contractor, case, GOOD.replace("Sri Lestari;phl", "Sri Lestari;?"))
    for path in ("roster", "roster/mend", "roster/mend?row=2", "roster/workers"):
        page = contractor.see(f"/applications/{case}/{path}").text
        assert not re.search(r"(?<!\d)330810\d{10}(?!\d)", page), path
    assert "3308••••••••0002" in contractor.see(f"/applications/{case}/roster/mend").text


def test_what_is_still_wrong_stays_a_fault_beside_what_was_written(office: Office, contractor: Visitor) -> None:
    case = office.open()
    send(contractor, case, "NIK;Nama;Tgl Lahir;Status Kerja\n3308101203900001;Budi;12-03-90;phl\n;Sri;01-01-1991;phl\n")
    page = f"/applications/{case}/roster/mend"
    answer = contractor.send(page, fields(contractor.see(page).text) | {"r2.birth_date": "31-02-1990"})
    assert answer.status_code == 303
    again = contractor.see(answer.location).text
    assert 'value="31-02-1990"' in again
    assert "Perbaikan disimpan. Masih 2" in again
    assert [each.source.place for each in kept(office, case).problems] == ["3", "2"]


def test_a_form_that_says_what_was_there_changes_nothing_but_what_was_written(
    office: Office, contractor: Visitor
) -> None:
    case = office.open()
    send(contractor, case, messy_roster(60), "a.xlsx")
    before = kept(office, case)
    page = f"/applications/{case}/roster/mend"
    contractor.send(page, fields(contractor.see(page).text))
    after = kept(office, case)
    assert [replace(each, source=SOMEWHERE) for each in after.roster.workers] == [
        replace(each, source=SOMEWHERE) for each in before.roster.workers
    ]
    assert len(after.problems) == len(before.problems)


def test_who_mends_what_another_has_replaced_is_told_and_nothing_is_written_over(
    office: Office, contractor: Visitor
) -> None:
    case, officer = office.open(), Visitor(office.app, "officer")
    send(contractor, case, GOOD)
    page = f"/applications/{case}/roster/mend?row=2"
    form = hidden(contractor.see(page).text)
    send(officer, case, GOOD + "3308107004910003;Dwi;phl\n")
    answer = contractor.client.post(f"/applications/{case}/roster/mend", data=form | {"r2.name": "Budi S"})
    assert answer.status_code == 412
    assert len(kept(office, case).roster.workers) == 3


def test_a_worker_outside_of_the_rows_is_a_fault_until_he_is_answered_for(office: Office, contractor: Visitor) -> None:
    case = office.open()
    send(contractor, case, "Cadangan;3308107004910009;\n" + GOOD)
    page = f"/applications/{case}/roster/mend"
    shown = contractor.see(page).text
    assert 'name="p0"' in shown
    contractor.send(page, {"r3.name": "Budi S"})
    assert len(kept(office, case).problems) == 1
    added = {"a0.name": "Agus", "a0.nik": "3308107004910009", "a0.employment": "borongan"}
    assert contractor.send(page, {"p0": "1"} | added).location == f"/applications/{case}/roster"
    assert [each.name for each in kept(office, case).roster.workers] == ["Budi S", "Sri Lestari", "Agus"]


def test_any_row_can_be_mended_from_the_whole_roster_and_the_last_one_is_not_left_out(
    office: Office, contractor: Visitor
) -> None:
    case = office.open()
    send(contractor, case, GOOD)
    listed = contractor.see(f"/applications/{case}/roster/workers").text
    assert f'href="/applications/{case}/roster/mend?row=3"' in listed
    page = f"/applications/{case}/roster/mend"
    assert contractor.fill(f"{page}?row=3", page, {"r3.name": "Sri Lestari Dewi"}).status_code == 303
    assert kept(office, case).roster.workers[1].name == "Sri Lestari Dewi"
    empty = contractor.fill(f"{page}?row=3", page, {"r2.out": "1", "r3.out": "1", "r2.name": "x", "r3.name": "x"})
    assert empty.status_code == 422
    assert "Tidak ada pekerja yang tersisa" in empty.text


def test_the_whole_roster_is_turned_filtered_and_searched(office: Office, contractor: Visitor) -> None:
    case = office.open()
    lines = [f"33081012039{n:05};Pekerja {n};{'pkwt' if n % 10 == 0 else 'phl'};15070955" for n in range(1, 131)]
    send(contractor, case, "NIK;Nama;Status Kerja;NPP\n" + "\n".join(lines) + "\n")
    path = f"/applications/{case}/roster/workers"
    assert contractor.see(path).text.count('scope="row"') == 50
    assert contractor.see(f"{path}?page=3").text.count('scope="row"') == 30
    assert contractor.see(f"{path}?employment=pkwt").text.count('scope="row"') == 13
    found = contractor.send(path, {"words": "pekerja 127"}).text
    assert found.count('scope="row"') == 1
    assert "Tidak ada pekerja yang cocok" in contractor.send(path, {"words": "tidak ada"}).text
    for hostile in ("?page=-1", "?page=999999999", "?employment=x", "?npp=%00", "?row=1'"):
        assert contractor.see(path + hostile).status_code == 200


def test_a_subcontractor_sees_its_own_workers_alone(office: Office, contractor: Visitor) -> None:
    case = office.open()
    send(
        contractor,
        case,
        "NIK;Nama;Status Kerja;NPP\n3308101203900001;Budi;phl;15070955\n3308107004910002;Sri;phl;21122457\n",
    )
    listed = Visitor(office.app, "subcontractor").see(f"/applications/{case}/roster/workers").text
    assert "Sri" in listed
    assert "Budi" not in listed
    assert "roster/mend" not in listed


def test_a_roster_of_nothing_but_faults_stays_a_page_of_less_than_100_kb(office: Office, contractor: Visitor) -> None:
    case = office.open()
    lines = [f"{n};{'Nama Panjang Sekali ' * 3}{n};12-03-90;tukang;xx!{n}" for n in range(400)]
    send(contractor, case, "NIK;Nama;Tgl Lahir;Status Kerja;NPP\n" + "\n".join(lines) + "\n")
    for path in ("roster", "roster/mend", "roster/mend?page=7", "roster/workers"):
        answer = contractor.see(f"/applications/{case}/{path}")
        assert answer.status_code == 200
        assert len(answer.data) < 100_000, (path, len(answer.data))


def test_who_sent_a_roster_is_kept(office: Office, contractor: Visitor) -> None:
    case = office.open()
    send(contractor, case, GOOD)
    with office.house.database.read() as rows:
        assert rosters.senders_of(rows, case) == {office.house["contractor"].id}
