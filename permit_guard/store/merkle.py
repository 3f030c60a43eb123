"""The tree over the journal's lines as RFC 6962 has it, of which only the frontier is kept."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

_LEAF: Final = b"\x00"
_NODE: Final = b"\x01"


def leaf_hash(entry: bytes) -> bytes:
    """The hash of one line: SHA-256 of 0x00 and the line (RFC 6962 section 2.1)."""
    return hashlib.sha256(_LEAF + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of two trees side by side: SHA-256 of 0x01 and both."""
    return hashlib.sha256(_NODE + left + right).digest()


@dataclass(frozen=True, slots=True)
class Frontier:
    """The roots of the full trees that `size` lines make, the largest first: enough to add lines and tell the root."""

    size: int = 0
    roots: tuple[bytes, ...] = ()

    def with_leaf(self, leaf: bytes) -> Frontier:
        """The frontier after one more line; one addition joins as many trees as `size` ends in ones."""
        roots, joined, size = list(self.roots), leaf, self.size
        while size & 1:
            joined = node_hash(roots.pop(), joined)
            size >>= 1
        return Frontier(self.size + 1, (*roots, joined))

    @property
    def root(self) -> bytes:
        """The hash of the whole tree; of an empty one SHA-256 of nothing."""
        if not self.roots:
            return hashlib.sha256(b"").digest()
        root = self.roots[-1]
        for left in reversed(self.roots[:-1]):
            root = node_hash(left, root)
        return root

    def written(self) -> str:
        """As text: the roots in hexadecimal."""
        return ",".join(root.hex() for root in self.roots)

    @staticmethod
    def read(size: int, written: str) -> Frontier:
        """The frontier that `written` says. Raises ValueError where the trees are not those of `size` lines."""
        roots = tuple(bytes.fromhex(each) for each in written.split(",")) if written else ()
        if len(roots) != size.bit_count() or any(len(root) != hashlib.sha256().digest_size for root in roots):
            raise ValueError(f"{len(roots)} trees cannot hold {size} lines")
        return Frontier(size, roots)


class GrowingTree:
    """A frontier that is added to in place: for a million lines, where `with_leaf` would copy it each time."""

    def __init__(self) -> None:
        self.size = 0
        self._roots: list[bytes] = []

    def add(self, leaf: bytes) -> None:
        """One more line."""
        size = self.size
        while size & 1:
            leaf = node_hash(self._roots.pop(), leaf)
            size >>= 1
        self._roots.append(leaf)
        self.size += 1

    @property
    def frontier(self) -> Frontier:
        """The frontier of the lines so far."""
        return Frontier(self.size, tuple(self._roots))


def frontier_of(leaves: Iterable[bytes]) -> Frontier:
    """The frontier of all `leaves`, in their order."""
    tree = GrowingTree()
    for leaf in leaves:
        tree.add(leaf)
    return tree.frontier


def inclusion_proof(leaves: Sequence[bytes], index: int) -> tuple[bytes, ...]:
    """The hashes that lead from line `index` (from 0) to the root of `leaves` (RFC 6962 section 2.1.1)."""
    if not 0 <= index < len(leaves):
        raise IndexError(index)
    if len(leaves) == 1:
        return ()
    split = _largest_power_below(len(leaves))
    if index < split:
        return (*inclusion_proof(leaves[:split], index), frontier_of(leaves[split:]).root)
    return (*inclusion_proof(leaves[split:], index - split), frontier_of(leaves[:split]).root)


def inclusion_proofs(leaves: Iterable[bytes], size: int, indices: Iterable[int]) -> dict[int, tuple[bytes, ...]]:
    """As `inclusion_proof` for each of `indices`, in one walk along `leaves`, of which none is kept.

    Raises IndexError for an index that is not among them, ValueError where `leaves` are not `size`.
    """
    beside = {index: tuple(_beside(index, size)) for index in indices}
    wanted = {tree for each in beside.values() for piece in each for tree in _whole_trees(*piece)}
    roots: dict[tuple[int, int], bytes] = {}
    ends: list[tuple[int, bytes]] = []
    count = 0
    for count, leaf in enumerate(leaves, start=1):
        start, root = count - 1, leaf
        if (start, count) in wanted:
            roots[start, count] = root
        while ends and start - ends[-1][0] == count - start:
            start, left = ends.pop()
            root = node_hash(left, root)
            if (start, count) in wanted:
                roots[start, count] = root
        ends.append((start, root))
    if count != size:
        raise ValueError(f"{count} lines are not {size}")
    return {index: tuple(_joined(roots, *piece) for piece in each) for index, each in beside.items()}


def root_from_proof(leaf: bytes, index: int, size: int, proof: Sequence[bytes]) -> bytes:
    """The root that line `index` of `size` has by `proof`. Raises ValueError where the proof is not of that shape."""
    if not 0 <= index < size:
        raise ValueError(f"line {index} is not among {size}")
    if size == 1:
        if proof:
            raise ValueError("the proof is too long")
        return leaf
    if not proof:
        raise ValueError("the proof is too short")
    split = _largest_power_below(size)
    if index < split:
        return node_hash(root_from_proof(leaf, index, split, proof[:-1]), proof[-1])
    return node_hash(proof[-1], root_from_proof(leaf, index - split, size - split, proof[:-1]))


def _largest_power_below(number: int) -> int:
    return 1 << (number - 1).bit_length() - 1


def _beside(index: int, size: int) -> Iterator[tuple[int, int]]:
    """The stretches of lines whose roots are the proof of `index`, the nearest first."""
    if not 0 <= index < size:
        raise IndexError(index)
    start, end, found = 0, size, []
    while end - start > 1:
        split = start + _largest_power_below(end - start)
        if index < split:
            found.append((split, end))
            end = split
        else:
            found.append((start, split))
            start = split
    return reversed(found)


def _whole_trees(start: int, end: int) -> Iterator[tuple[int, int]]:
    """The full trees that a stretch which begins at a split is made of, the largest first."""
    while (end - start).bit_count() > 1:
        split = start + _largest_power_below(end - start)
        yield start, split
        start = split
    yield start, end


def _joined(roots: dict[tuple[int, int], bytes], start: int, end: int) -> bytes:
    *before, root = (roots[tree] for tree in _whole_trees(start, end))
    for left in reversed(before):
        root = node_hash(left, root)
    return root
