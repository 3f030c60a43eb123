"""A made-up certificate, in all sizes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from permit_guard.domain.case import Employer, EmployerRole
from permit_guard.domain.certificate import Certified
from permit_guard.domain.evidence import EvidenceKind
from permit_guard.domain.standing import Standing, Way
from tests.paper.samples import APPLICATION, INPUT_HASH, ON, RULEBOOK_HASH

SERIAL = "7KQ2MNPR4TVX8ABCDEFG"
ADDRESS = f"https://izin.kabupaten-magelang.example/verify/{SERIAL}"


def certified(**changes: Any) -> Certified:
    """A certificate on 40 workers."""
    sound = Certified(
        serial=SERIAL,
        application=APPLICATION,
        on=ON,
        approved_on=ON,
        standing=Standing({Way.PU: 12, Way.JAKON: 26, Way.BOTH: 0, Way.NONE: 0, Way.LEFT: 2}, date(2026, 4, 15)),
        evidence={EvidenceKind.PU_MEMBERS: 1, EvidenceKind.JAKON_WORKERS: 1},
        rules=23,
        attested_by=("siti.rahma", "agus.wibowo"),
        checked_by="agus.wibowo",
        approved_by="sri.lestari",
        rulebook_hash=RULEBOOK_HASH,
        input_hash=INPUT_HASH,
        record='{"answer": "compliant", "name": "BUDI SANTOSO"}\n',
        journal_size=1234,
        journal_root="ab" * 32,
        address=ADDRESS,
    )
    return replace(sound, **changes)


def long_one(length: int = 600, subcontractors: int = 120) -> Certified:
    """A certificate whose every text is as long as `length` and that has as many subcontractors."""
    words = ("Perusahaan Konstruksi Bangun Sejahtera Nusantara Makmur Abadi " * (length // 40))[:length]
    employers = [Employer(EmployerRole.MAIN, words, "15070955")]
    employers += [Employer(EmployerRole.SUBCONTRACTOR, f"CV {number} {words}", f"2112{number:04}")
                  for number in range(subcontractors)]  # fmt: skip
    contract, project = APPLICATION.contract, APPLICATION.project
    assert contract is not None
    about = replace(
        APPLICATION, number=words[:120], project=replace(project, name=words, address=words, village="33.08.10.2003"),
        owner=replace(APPLICATION.owner, name=words), contract=replace(contract, number=words),
        employers=tuple(employers),
    )  # fmt: skip
    every = Standing(dict.fromkeys(Way, 400), date(2026, 4, 15))
    return certified(application=about, standing=every, attested_by=(words,) * 30, checked_by=words[:200],
                     approved_by=words, evidence=dict.fromkeys(EvidenceKind, 99))  # fmt: skip
