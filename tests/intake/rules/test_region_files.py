"""Regions are read whole, or each faulty line is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from permit_guard.intake.rules.region_files import RegionsRefused, read_regions
from tests.building import ROOT


def test_central_java_has_29_kabupaten_and_6_kota() -> None:
    names = read_regions(ROOT / "rules" / "regions").regencies
    kinds = [name.split()[0] for name in names.values()]
    assert (kinds.count("Kabupaten"), kinds.count("Kota")) == (29, 6)
    assert (names["33.08"], names["33.71"]) == ("Kabupaten Magelang", "Kota Magelang")


@pytest.mark.parametrize("line", ["33.08", "3308,Magelang", "34.01,Kulon Progo", "33.01,Twice", "", "a,b,c"])
def test_every_faulty_line_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "33.csv").write_text(f"code,name\n33.01,Cilacap\n{line}\n")
    with pytest.raises(RegionsRefused) as refused:
        read_regions(tmp_path)
    assert [str(problem.source) for problem in refused.value.problems] == ["regions/33.csv:3"]


def test_no_folder_is_no_region(tmp_path: Path) -> None:
    assert read_regions(tmp_path / "none").regencies == {}
