"""The worker of the server: a connection goes to a worker that has a thread free for it."""

from __future__ import annotations

from typing import Any

from gunicorn.workers.gthread import ThreadWorker


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
        """Give a connection's request to a thread."""
        self.in_hand += 1
        self.set_accept_enabled(self.alive)
        super().enqueue_req(conn)

    def finish_request(self, conn: Any, fs: Any) -> None:
        """What a thread is done with; its next request is another. The loop then asks anew what may come."""
        self.in_hand -= 1
        super().finish_request(conn, fs)
