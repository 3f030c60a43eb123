"""What the kinds of workers and of their employers are called: in forms, lists and reports."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from permit_guard.domain.case import EmployerSize, Employment
from permit_guard.domain.text import Language, Text

EMPLOYMENTS: Final[Mapping[Employment, Text]] = {
    Employment.HARIAN_LEPAS: Text("Harian lepas", "Daily worker"),
    Employment.BORONGAN: Text("Borongan", "Piece worker"),
    Employment.MUSIMAN: Text("Musiman", "Seasonal worker"),
    Employment.PKWT: Text("PKWT (kontrak)", "PKWT (fixed term)"),
    Employment.PKWTT: Text("PKWTT (tetap)", "PKWTT (permanent)"),
    Employment.MANDIRI: Text("Mandiri", "Self-employed"),
    Employment.TKA: Text("Tenaga kerja asing", "Foreign worker"),
}
SIZES: Final[Mapping[EmployerSize, Text]] = {
    EmployerSize.MICRO: Text("Mikro", "Micro"),
    EmployerSize.SMALL: Text("Kecil", "Small"),
    EmployerSize.MEDIUM: Text("Menengah", "Medium"),
    EmployerSize.LARGE: Text("Besar", "Large"),
}
ROUTES: Final[Mapping[str, Text]] = {
    "pu": Text("Penerima upah, lewat pemberi kerja", "Wage earner, by the employer"),
    "jakon": Text("Jasa konstruksi, lewat proyek", "Construction service, by the project"),
}
KINDS: Final[Mapping[str, Text]] = {
    "employment": Text("Hubungan kerja", "Employment"), "route": Text("Jalur kepesertaan", "Route of membership"),
    "size": Text("Skala usaha pemberi kerja", "Size of the employer"),
}  # fmt: skip
"""What a report splits persons by."""
_NAMES: Final[Mapping[str, Mapping[str, Text]]] = {
    "employment": {each.value: text for each, text in EMPLOYMENTS.items()}, "route": ROUTES,
    "size": {each.value: text for each, text in SIZES.items()},
}  # fmt: skip


def name_of(section: str, name: str, language: Language) -> str:
    """What a line of a report is of: a kind in words; a code of an area, or a kind that is not listed, as it is."""
    known = _NAMES.get(section, {}).get(name)
    return known.in_(language) if known else name
