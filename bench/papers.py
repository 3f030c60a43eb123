"""The papers' times, beside bare libraries in the same run: `python bench/papers.py`.

Signing beside bare pyHanko with the same key, a whole certificate on 60 workers, verifying it, and a notice of 10,000
rows beside a bare reportlab canvas that writes the same rows. Ends with 1 where a figure of the issue is not reached.
"""

from __future__ import annotations

import io
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

sys.path.pop(0)  # bench/, whose http.py hides the standard library's
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from asn1crypto import keys, x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko_certvalidator.registry import SimpleCertificateStore
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from permit_guard.casework.desk import now
from permit_guard.casework.seal_keys import read_seal
from permit_guard.domain.record import decision_json
from permit_guard.domain.text import Language
from permit_guard.paper.certificate import write_certificate
from permit_guard.paper.fonts import SANS, face
from permit_guard.paper.notice import write_notice
from permit_guard.paper.own_seal import OwnSeal
from permit_guard.paper.seal_reading import read_seal_on
from tests.paper import samples
from tests.paper.certified import certified

REPEATS = 15
MOST_SIGNING, MOST_CERTIFICATE, MOST_NOTICE = 1.5, 0.150, 3.0
ROW_HEIGHT, ROWS_A_PAGE = 12.0, 44


def median(act: Callable[[], object], repeats: int = REPEATS) -> float:
    """Seconds that `act` takes, once it is warm."""
    act()
    taken = []
    for _ in range(repeats):
        started = time.perf_counter()
        act()
        taken.append(time.perf_counter() - started)
    return statistics.median(taken)


def bare_signing(paper: bytes, seal: OwnSeal) -> Callable[[], object]:
    """The library as its manual has it, with the same key, certificate and form of signature."""
    store = SimpleCertificateStore()  # type: ignore[no-untyped-call]  # untyped there
    store.register(x509.Certificate.load(seal.authority))
    signer = SimpleSigner(x509.Certificate.load(seal.certificate), keys.PrivateKeyInfo.load(seal.key), store)
    told = PdfSignatureMetadata(
        field_name="Bare", md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES, certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
    )  # fmt: skip
    return lambda: PdfSigner(told, signer).sign_pdf(IncrementalPdfFileWriter(io.BytesIO(paper)))


def bare_rows(rows: Sequence[tuple[str, ...]]) -> bytes:
    """The same texts by a bare canvas: one string a cell at fixed places, in the same embedded face, no line broken."""
    face(SANS)
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=landscape(A4), pageCompression=1)
    for start in range(0, len(rows), ROWS_A_PAGE):
        canvas.setFont(SANS, 7.6)
        for down, row in enumerate(rows[start : start + ROWS_A_PAGE]):
            for across, cell in enumerate(row):
                canvas.drawString(30 + 96 * across, 550 - ROW_HEIGHT * down, cell)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def notice_times() -> tuple[float, float]:
    """Seconds of a notice of 10,000 rows, and of the bare canvas with the rows' texts."""
    decision = samples.crowd(10_000)
    rows = [
        (str(number), str(told.worker.row), told.worker.name or "", str(told.worker.nik), finding.rule,
         finding.says.id if finding.says else "", finding.remedy.id if finding.remedy else "", "; ".join(finding.cites))
        for number, told in enumerate(decision.workers, 1) for finding in told.telling[:1]
    ]  # fmt: skip

    def ours() -> object:
        return write_notice(decision, samples.OFFICE, titles=samples.TITLES, answer_by=date(2026, 4, 24),
                            language=Language.ID)  # fmt: skip

    return median(ours, 2), median(lambda: bare_rows(rows), 2)


def run() -> bool:
    """Print every figure; whether all of them are reached."""
    with tempfile.TemporaryDirectory() as folder:
        seal = read_seal(Path(folder), now(), first=True)
    told = certified(record=decision_json(samples.crowd(60)))
    paper = write_certificate(told, samples.OFFICE)
    ours = median(lambda: seal.put_on(paper, at=now(), reason="bench"))
    bare = median(bare_signing(paper, seal))
    whole = median(lambda: seal.put_on(write_certificate(told, samples.OFFICE), at=now(), reason="bench"))
    sealed = seal.put_on(paper, at=now(), reason="bench")
    verified = median(lambda: read_seal_on(sealed, seal.roots, now()))
    notice, canvas = notice_times()
    print(f"signing               {ours * 1e3:8.1f} ms   bare pyHanko {bare * 1e3:.1f} ms   {ours / bare:.2f} times")
    print(f"certificate, 60       {whole * 1e3:8.1f} ms   {1 / whole:.1f} a second")
    print(f"reading its seal      {verified * 1e3:8.1f} ms")
    print(f"notice, 10,000 rows   {notice:8.2f} s    bare canvas {canvas:.2f} s   {notice / canvas:.2f} times")
    return ours <= MOST_SIGNING * bare and whole <= MOST_CERTIFICATE and notice <= MOST_NOTICE * canvas


if __name__ == "__main__":
    sys.exit(0 if run() else 1)
