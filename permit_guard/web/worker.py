"""The worker of the server: a connection goes where a thread is free for it, and none holds a thread for ever."""

from __future__ import annotations

import logging
import socket
import struct
from contextlib import suppress
from http import HTTPStatus
from typing import Any, Final

from gunicorn.workers.gthread import ThreadWorker

from permit_guard.domain.text import Language
from permit_guard.web.errors import problem
from permit_guard.web.headers import EVERY
from permit_guard.web.refusal import refusal_of

QUIET_SECONDS: Final = 10
"""So long a thread waits for the next bytes of a request, or for its answer to be taken."""
_log = logging.getLogger(__name__)


class FreeThreadWorker(ThreadWorker):  # type: ignore[misc]  # gunicorn tells no types
    """A threaded worker that leaves new connections to the others while each of its threads has a request in hand.

    Gunicorn's own takes whatever comes, and keeps it: of eight clients that arrive together one worker may get seven,
    and then one core serves them while the other stands idle (bench/http.py read half as many a second).
    """

    in_hand = 0

    def set_accept_enabled(self, enabled: bool) -> None:
        """As asked, but never while no thread is free."""
        super().set_accept_enabled(enabled and self.in_hand < self.cfg.threads)

    def enqueue_req(self, conn: Any) -> None:
        """Give a connection's request to a thread, which a client that goes quiet in its middle does not hold up.

        The time is set in the kernel: gunicorn sets the socket's own anew for each request.
        """
        for direction in (socket.SO_RCVTIMEO, socket.SO_SNDTIMEO):
            conn.sock.setsockopt(socket.SOL_SOCKET, direction, struct.pack("ll", QUIET_SECONDS, 0))
        self.in_hand += 1
        self.set_accept_enabled(self.alive)
        super().enqueue_req(conn)

    def finish_request(self, conn: Any, fs: Any) -> None:
        """What a thread is done with; its next request is another. The loop then asks anew what may come."""
        self.in_hand -= 1
        super().finish_request(conn, fs)

    def handle_error(self, _: Any, client: Any, __: Any, exc: Exception) -> None:
        """What is no request, or was no answer, is refused as all else is, without a word of what came."""
        refusal = refusal_of(exc)
        if refusal.status >= 500:
            _log.error("not done", exc_info=exc)
        told = problem(refusal, Language.ID)
        head = {**EVERY, "Content-Type": told.content_type, "Content-Length": len(told.data), "Connection": "close"}
        lines = [f"HTTP/1.1 {refusal.status} {HTTPStatus(refusal.status).phrase}"]
        lines += [f"{name}: {said}" for name, said in head.items()]
        with suppress(OSError):  # whoever sent it may have gone
            client.sendall("\r\n".join([*lines, "", ""]).encode() + told.data)
