"""Clients that ask one server over HTTP as fast as it answers, from processes of their own."""

from __future__ import annotations

import selectors
import socket
import time
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.pool import Pool
from typing import Final

BUFFER: Final = 1 << 16
PROCESSES: Final = 2
MILLI: Final = 1_000


@dataclass(frozen=True, slots=True)
class Measured:
    """What all clients of one course saw: requests a second, and milliseconds at the median and the 99th per cent."""

    per_second: float
    p50: float
    p99: float
    failures: int


def press(address: tuple[str, int], requests: Sequence[Sequence[bytes]], wanted: frozenset[int]) -> Measured:
    """Send each client's `requests` one after the other on a connection of its own, all clients at once.

    An answer whose status is not `wanted` is a failure.
    """
    shares = [requests[at::PROCESSES] for at in range(PROCESSES)]
    with get_context("spawn").Pool(PROCESSES) as pool:
        _warm(pool)
        begun = time.perf_counter()
        told = pool.starmap(_clients, [(address, share, wanted) for share in shares])
        took = time.perf_counter() - begun
    times = sorted(seconds for seen, _ in told for seconds in seen)
    failures = sum(failed for _, failed in told)
    return Measured(len(times) / took, _at(times, 0.5), _at(times, 0.99), failures)


def _warm(pool: Pool) -> None:
    pool.map(abs, range(PROCESSES * 4))


def _at(times: Sequence[float], share: float) -> float:
    return times[min(len(times) - 1, int(len(times) * share))] * MILLI


def _clients(
    address: tuple[str, int], requests: Sequence[Sequence[bytes]], wanted: frozenset[int]
) -> tuple[list[float], int]:
    """Several connections in turns: one request is under way on each, and the next goes out when its answer is in."""
    waiting = selectors.DefaultSelector()
    clients = [_Client(address, list(each), wanted) for each in requests]
    for client in clients:
        if client.send_next():
            waiting.register(client.socket, selectors.EVENT_READ, client)
    while waiting.get_map():
        for key, _ in waiting.select():
            client = key.data
            if client.receive() and not client.send_next():
                waiting.unregister(client.socket)
                client.socket.close()
    return [seconds for client in clients for seconds in client.times], sum(client.failures for client in clients)


class _Client:
    """One connection: what it still has to ask, and how long each answer took."""

    def __init__(self, address: tuple[str, int], requests: list[bytes], wanted: frozenset[int]) -> None:
        self.address = address
        self.requests = requests[::-1]
        self.wanted = wanted
        self.socket = self._connect()
        self.received = bytearray()
        self.begun = 0.0
        self.times: list[float] = []
        self.failures = 0

    def send_next(self) -> bool:
        """Send the next request, unless there is none left."""
        if not self.requests:
            return False
        self.begun = time.perf_counter()
        self.socket.sendall(self.requests.pop())
        return True

    def receive(self) -> bool:
        """Read what is there; whether the answer is whole."""
        chunk = self.socket.recv(BUFFER)
        if not chunk:
            raise ConnectionError("the server closed the connection")
        self.received += chunk
        head, parted, body = bytes(self.received).partition(b"\r\n\r\n")
        if not parted or len(body) < _length(head):
            return False
        self.times.append(time.perf_counter() - self.begun)
        self.failures += int(head.split(b" ", 2)[1]) not in self.wanted
        self.received.clear()
        return True

    def _connect(self) -> socket.socket:
        connected = socket.create_connection(self.address)
        connected.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return connected


def _length(head: bytes) -> int:
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.partition(b":")[2])
    return 0
