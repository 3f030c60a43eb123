"""Regions are read whole, or each faulty line is named."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from permit_guard.intake.rules.region_files import RegionsRefused, read_regions
from permit_guard.intake.rules.region_tiles import read_tiles
from tests.building import ROOT

LISTED = read_regions(ROOT / "rules" / "regions")


def test_central_java_has_29_kabupaten_and_6_kota() -> None:
    kinds = [name.split()[0] for code, name in LISTED.names.items() if code[:2] == "33" and len(code) == 5]
    assert (kinds.count("Kabupaten"), kinds.count("Kota")) == (29, 6)
    assert (LISTED.names["33.08"], LISTED.names["33.71"]) == ("Kabupaten Magelang", "Kota Magelang")


def test_all_of_central_java_is_listed_and_of_other_provinces_the_regencies() -> None:
    central = Counter(len(code) for code in LISTED.names if code[:2] == "33")
    others = Counter(len(code) for code in LISTED.names if code[:2] != "33")
    assert central == {len("33"): 1, len("33.08"): 35, len("33.08.10"): 576, len("33.08.10.2003"): 8_563}
    assert others == {len("34"): 37, len("34.01"): 514 - 35}


def test_every_region_is_within_one_that_is_listed() -> None:
    assert {code.rpartition(".")[0] for code in LISTED.names} - LISTED.names.keys() == {""}


@pytest.mark.parametrize(
    "line",
    ["33.08", "3308,Magelang", "34.01,Kulon Progo", "33.01,Twice", "", "a,b,c", "33.02.01,No regency", "33.02, "],
)
def test_every_faulty_line_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "33.csv").write_text(f"code,name\n33,Jawa Tengah\n33.01,Cilacap\n{line}\n")
    with pytest.raises(RegionsRefused) as refused:
        read_regions(tmp_path)
    assert [str(problem.source) for problem in refused.value.problems] == ["regions/33.csv:4"]


def test_no_folder_is_no_region(tmp_path: Path) -> None:
    assert read_regions(tmp_path / "none").names == {}


def test_each_regency_of_central_java_has_a_tile_of_its_own() -> None:
    tiles = read_tiles(ROOT / "rules" / "regions", LISTED)
    assert sorted(tiles) == sorted(code for code in LISTED.names if code[:2] == "33" and len(code) == 5)
    assert len(set(tiles.values())) == 35


@pytest.mark.parametrize("line", ["33.99,1,1", "33.08,1", "33.08,x,1", "33.09,0,0", "33.01,1,1"])
def test_every_faulty_tile_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "tiles").mkdir()
    (tmp_path / "tiles" / "33.csv").write_text(f"code,column,row\n33.01,0,0\n{line}\n")
    with pytest.raises(RegionsRefused) as refused:
        read_tiles(tmp_path, LISTED)
    assert [str(problem.source) for problem in refused.value.problems] == ["regions/tiles/33.csv:3"]
