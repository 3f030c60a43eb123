"""The certificate: one page, both languages, no worker on it, its decision inside, the same bytes ever after."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from permit_guard.domain.case import Employer, EmployerRole
from permit_guard.domain.certificate import grouped_serial, plain_serial
from permit_guard.domain.standing import Standing, Way
from permit_guard.paper.certificate import DECISION, PAGE, DoesNotFit, write_certificate
from tests.paper.certified import ADDRESS, SERIAL, certified, long_one
from tests.paper.reading import covers, glyphs, metadata, pages, sizes, squeezed, text
from tests.paper.samples import APPLICATION, OFFICE

SOUND = certified()


@pytest.fixture(scope="module")
def written() -> bytes:
    return write_certificate(SOUND, OFFICE)


def test_it_is_one_upright_page(written: bytes) -> None:
    assert sizes(written) == [(595, 842)]


@pytest.mark.parametrize(
    "said",
    [
        "SURAT KETERANGAN HASIL PEMERIKSAAN", "Certificate of Examination", "7KQ2-MNPR-4TVX-8ABC-DEFG",
        "PBG-330810-14032026-201", "Pembangunan Gedung Serbaguna Desa Banyurojo", "Jalan Mawar 3, Mertoyudan",
        "PT Karya Nusantara (NPP 15070955)", "602/201/SPK/III/2026, tanggal 14 Maret 2026",
        "602/201/SPK/III/2026 of 14 March 2026", "15 April 2026; sesudahnya", "15 April 2026; new evidence",
        "Penerima upah (PU) Wage earners (PU)", "Jasa konstruksi (Jakon) Project cover (Jakon)", "40 12 26 2",
        "Dicocokkan dengan sumbernya oleh siti.rahma, agus.wibowo; diperiksa oleh agus.wibowo",
        "Terbukti menurut berkas pada hari ini", "Proven by the evidence on file on this day",
        "bukan keterangan dari BPJS Ketenagakerjaan", "not a statement by BPJS Ketenagakerjaan",
        "Disetujui di Kota Mungkid, 10 April 2026", "oleh sri.lestari", "Segel sistem ini bukan tanda tangan",
        "A system seal, not a certified electronic signature", ADDRESS, "1.234 baris",
    ],
)  # fmt: skip
def test_it_says(written: bytes, said: str) -> None:
    assert said in text(written)


def test_it_prints_every_hash_whole(written: bytes) -> None:
    said = squeezed(written)
    for told in (SOUND.rulebook_hash, SOUND.input_hash, SOUND.journal_root, SOUND.record_hash):
        assert told in said


def test_it_never_says_that_bpjs_verified_anything(written: bytes) -> None:
    said = text(written).lower()
    assert "verified by" not in said
    assert "diverifikasi oleh" not in said


def test_no_worker_stands_on_the_page(written: bytes) -> None:
    assert "BUDI" not in text(written)


def test_ways_in_which_no_one_is_covered_are_left_out(written: bytes) -> None:
    assert "Tidak diwajibkan" not in text(written)


def test_where_everyone_has_left_nothing_is_proven_until_a_day() -> None:
    done = certified(standing=Standing(dict.fromkeys(Way, 0) | {Way.LEFT: 3}, None))
    assert "every worker's work is over" in text(write_certificate(done, OFFICE))


def test_the_decision_is_inside_byte_for_byte(written: bytes) -> None:
    with pikepdf.open(io.BytesIO(written)) as document:
        assert document.attachments[DECISION].get_file().read_bytes() == SOUND.record.encode()


def test_it_tells_title_language_serial_and_reading_order(written: bytes) -> None:
    assert metadata(written)["Title"] == f"Surat Keterangan Hasil Pemeriksaan {SERIAL}"
    with pikepdf.open(io.BytesIO(written)) as document:
        root = document.Root
        whole = root.StructTreeRoot.K[0]
        roles = [str(piece.S) for piece in whole.K]
        assert (str(root.Lang), bool(root.MarkInfo.Marked)) == ("id-ID", True)
        assert document.docinfo["/PermitGuardSerial"] == SERIAL
        assert roles.index("/H1") < roles.index("/H2") < roles.index("/Figure")
        assert [int(piece.K) for piece in whole.K] == list(range(len(roles)))
        assert {str(piece.Lang) for piece in whole.K} == {"id-ID", "en-GB"}
        content = b"".join(stream.read_bytes() for stream in [document.pages[0].Contents])
        assert content.count(b" BDC") == content.count(b"EMC") == len(roles)


def test_every_font_is_embedded(written: bytes) -> None:
    with pikepdf.open(io.BytesIO(written)) as document:
        fonts = document.pages[0].resources.Font
        assert all("/FontFile2" in font.FontDescriptor for font in fonts.values())


@pytest.mark.parametrize(("length", "subcontractors"), [(20, 0), (80, 3), (200, 12), (600, 120), (5_000, 500)])
def test_however_long_its_texts_are_it_is_one_page_and_nothing_is_cut_off(length: int, subcontractors: int) -> None:
    drawn = write_certificate(long_one(length, subcontractors), OFFICE)
    assert len(pages(drawn)) == 1
    assert "Keputusan terlampir" in text(drawn)
    within = [
        PAGE.left - 1 <= glyph.left and glyph.right <= PAGE.right + 1 and glyph.bottom >= PAGE.bottom - 1
        for glyph in glyphs(drawn, 0)
    ]
    assert all(within)


def test_no_letter_stands_on_another() -> None:
    seen = sorted(glyphs(write_certificate(long_one(), OFFICE), 0), key=lambda glyph: (glyph.bottom, glyph.left))
    for place, one in enumerate(seen):
        assert not any(covers(one, other) for other in seen[place + 1 : place + 40])


def test_subcontractors_that_are_not_named_are_counted() -> None:
    subs = tuple(Employer(EmployerRole.SUBCONTRACTOR, f"CV Contoh {n}", f"2112{n:04}") for n in range(30))
    about = replace(APPLICATION, employers=APPLICATION.employers + subs)
    said = text(write_certificate(certified(application=about), OFFICE))
    assert "CV Contoh 7 (NPP 21120007); dan 22 lainnya and 22 more" in said
    assert "CV Contoh 8" not in said


def test_an_office_whose_letterhead_fills_the_page_gets_none() -> None:
    with pytest.raises(DoesNotFit):
        write_certificate(SOUND, replace(OFFICE, name="DINAS " * 2_000))


def test_markup_in_a_name_is_only_text() -> None:
    about = replace(APPLICATION, owner=replace(APPLICATION.owner, name="<b>&amp;</b> {day} %s \x00 \u202e 漢 <br/>"))
    assert "<b>&amp;</b> {day} %s" in text(write_certificate(certified(application=about), OFFICE))


@pytest.mark.parametrize("where", [{"TZ": "Pacific/Kiritimati", "LC_ALL": "C"}, {"TZ": "UTC", "LANG": "de_DE.UTF-8"}])
def test_another_process_writes_the_same_bytes(written: bytes, where: dict[str, str], tmp_path: Path) -> None:
    said = (
        "import sys; from tests.paper.certified import certified; from tests.paper.samples import OFFICE; "
        "from permit_guard.paper.certificate import write_certificate as w; "
        "sys.stdout.buffer.write(w(certified(), OFFICE))"
    )
    root = Path(__file__).parents[2]
    told = os.environ | where | {"PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "1"}
    assert subprocess.run([sys.executable, "-c", said], cwd=root, env=told, capture_output=True).stdout == written


def test_other_tools_find_no_fault_in_it(written: bytes, tmp_path: Path) -> None:
    file = tmp_path / "certificate.pdf"
    file.write_bytes(written)
    assert subprocess.run(["qpdf", "--check", file], capture_output=True).returncode == 0


@given(st.text(alphabet="23456789ABCDEFGHJKMNPQRSTVWXYZ", min_size=20, max_size=20))
def test_a_serial_is_read_as_it_is_printed(serial: str) -> None:
    assert plain_serial(grouped_serial(serial).lower()) == serial
