"""The journal's tree is that of RFC 6962, as the public vectors of transparency-dev/merkle have it."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permit_guard.store.merkle import (
    Frontier,
    frontier_of,
    inclusion_proof,
    inclusion_proofs,
    leaf_hash,
    node_hash,
    root_from_proof,
)

INPUTS = [bytes.fromhex(text) for text in (
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
)]  # fmt: skip
ROOTS = (
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
LEAVES = [leaf_hash(each) for each in INPUTS]
TREES = st.lists(st.binary(max_size=4), min_size=1, max_size=70).map(lambda lines: [leaf_hash(line) for line in lines])


def _root(leaves: list[bytes]) -> bytes:
    """RFC 6962 section 2.1, word for word."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return node_hash(_root(leaves[:split]), _root(leaves[split:]))


@pytest.mark.parametrize("size", range(9))
def test_the_roots_are_those_of_the_public_vectors(size: int) -> None:
    assert frontier_of(LEAVES[:size]).root.hex() == ROOTS[size]


@given(TREES)
def test_the_frontier_has_the_root_that_the_standard_defines(leaves: list[bytes]) -> None:
    assert frontier_of(leaves).root == _root(leaves)


@given(TREES)
def test_a_frontier_that_is_written_and_read_goes_on_as_before(leaves: list[bytes]) -> None:
    half = frontier_of(leaves[: len(leaves) // 2])
    again = Frontier.read(half.size, half.written())
    for leaf in leaves[len(leaves) // 2 :]:
        again = again.with_leaf(leaf)
    assert again == frontier_of(leaves)


@given(TREES, st.data())
def test_every_line_is_proven_to_be_in_the_tree(leaves: list[bytes], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(leaves) - 1))
    proof = inclusion_proof(leaves, index)
    assert root_from_proof(leaves[index], index, len(leaves), proof) == _root(leaves)


@given(TREES.filter(lambda leaves: len(leaves) > 1), st.data())
def test_no_proof_holds_for_another_line_another_place_or_another_proof(
    leaves: list[bytes], data: st.DataObject
) -> None:
    index = data.draw(st.integers(0, len(leaves) - 1))
    proof, root = inclusion_proof(leaves, index), _root(leaves)
    place = data.draw(st.integers(0, len(proof) - 1))
    bent = (*proof[:place], leaf_hash(proof[place]), *proof[place + 1 :])
    assert root_from_proof(leaf_hash(b"another line"), index, len(leaves), proof) != root
    assert root_from_proof(leaves[index], index, len(leaves), bent) != root


@given(TREES, st.data())
def test_a_proof_of_another_length_is_refused(leaves: list[bytes], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(leaves) - 1))
    proof = inclusion_proof(leaves, index)
    with pytest.raises(ValueError, match="the proof is too long"):
        root_from_proof(leaves[index], index, len(leaves), (*proof, leaves[0]))
    if proof:
        with pytest.raises(ValueError, match="the proof is too short"):
            root_from_proof(leaves[index], index, len(leaves), proof[1:])


@pytest.mark.parametrize(("size", "written"), [(1, ""), (0, "00" * 32), (3, "00" * 32), (1, "00" * 31)])
def test_a_frontier_that_does_not_fit_its_size_is_refused(size: int, written: str) -> None:
    with pytest.raises(ValueError, match="cannot hold"):
        Frontier.read(size, written)


def test_a_line_that_is_not_in_the_tree_has_no_proof() -> None:
    with pytest.raises(IndexError):
        inclusion_proof(LEAVES, len(LEAVES))
    with pytest.raises(ValueError, match="is not among"):
        root_from_proof(LEAVES[0], 8, 8, ())


@given(TREES)
def test_proofs_made_in_one_walk_are_those_made_one_by_one(leaves: list[bytes]) -> None:
    each = {index: inclusion_proof(leaves, index) for index in range(len(leaves))}
    assert inclusion_proofs(iter(leaves), len(leaves), range(len(leaves))) == each


def test_no_proof_is_made_where_lines_are_missing_or_the_line_is_none() -> None:
    with pytest.raises(ValueError, match="7 lines are not 8"):
        inclusion_proofs(LEAVES[:7], 8, [0])
    with pytest.raises(IndexError):
        inclusion_proofs(LEAVES, len(LEAVES), [len(LEAVES)])
