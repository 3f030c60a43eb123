"""Serving: gunicorn in this very process, a house for each of its workers, and an orderly end."""

from __future__ import annotations

import gc
import logging
import os
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.glogging import Logger

from permit_guard.casework.answering import forget_old_answers
from permit_guard.casework.checkpoints import CHECKPOINTS, write_due_checkpoint
from permit_guard.casework.desk import Casework
from permit_guard.casework.reading import Readers
from permit_guard.casework.settings import Settings
from permit_guard.store.database import Database
from permit_guard.web.application import create_app
from permit_guard.web.logging import set_up_logging
from permit_guard.web.worker import FreeThreadWorker

LOOKED_AT_EVERY_SECONDS: Final = 60.0
GRACE_SECONDS: Final = 30
SILENT_SECONDS: Final = 120
MEMORY: Final = Path("/dev/shm")  # noqa: S108  # gunicorn's own sign of life, where no disk holds it up
RECEIVED_WITHIN: Final = timedelta(days=1)
"""No request lasts so long: a file that has been on its way longer comes from a service that died."""
_log = logging.getLogger(__name__)


def serve(house: Casework, settings: Settings, *, ready: Callable[[str], None]) -> None:
    """Serve until told to stop; `ready` is told the address once it is listened on. Does not return.

    The house was opened, and its gate tried, before any worker is made: a house that cannot be opened is not served.
    Workers have its law, and connections and reading children of their own.
    """
    set_up_logging()
    os.environ.setdefault("POLARS_MAX_THREADS", "1")  # rosters are small, and requests run side by side already
    house.database.close()
    gc.freeze()
    _Server(house, settings, ready).run()


class _Log(Logger):  # type: ignore[misc]  # gunicorn tells no types
    """The server's own words go where all logs go."""

    def setup(self, cfg: Any) -> None:
        self.cfg = cfg
        self._access_log_enabled = False
        self.error_log.propagate = True


class _Server(BaseApplication):  # type: ignore[misc]  # as above
    def __init__(self, house: Casework, settings: Settings, ready: Callable[[str], None]) -> None:
        self.house, self.settings, self.ready = house, settings, ready
        self.ended = threading.Event()
        super().__init__()

    def load_config(self) -> None:
        """What gunicorn needs to know; `ready` is called once it listens, `_end` in each worker when that goes."""
        told: dict[str, Any] = {
            "bind": self.settings.bind,
            "workers": self.settings.workers,
            "threads": self.settings.threads,
            "worker_class": FreeThreadWorker,
            "worker_tmp_dir": str(MEMORY) if os.access(MEMORY, os.W_OK) else None,
            "graceful_timeout": GRACE_SECONDS,
            "timeout": SILENT_SECONDS,
            "keepalive": 5,
            "forwarded_allow_ips": "",
            "logger_class": _Log,
            "control_socket_disable": True,
            "proc_name": "permit-guard",
            "when_ready": self._when_ready,
            "worker_exit": self._end,
        }
        for name, value in told.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """The app of one worker, made in that worker."""
        self.house = replace(self.house, database=Database(self.settings.database), readers=Readers.ready())
        threading.Thread(target=self._keep_the_hours, name="hours", daemon=True).start()
        app = create_app(self.house, settings=self.settings)
        gc.freeze()  # what was made for good is not gone through again with each request
        return app

    def _when_ready(self, server: Any) -> None:
        for listener in server.LISTENERS:
            host, port, *_ = listener.sock.getsockname()
            self.ready(f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}")

    def _end(self, _: Any, __: Any) -> None:
        self.ended.set()
        self.house.readers.stop()
        self.house.database.close()

    def _keep_the_hours(self) -> None:
        """Each worker looks; whichever finds the last checkpoint an hour old writes the next, and two write the same.

        Who wrote one forgets old answers too, and clears what a service that died had half received.
        """
        while True:
            try:
                if write_due_checkpoint(self.house, self.settings.instance / CHECKPOINTS):
                    forget_old_answers(self.house)
                    self.house.files.clear_drafts(self.house.clock() - RECEIVED_WITHIN)
            except Exception:
                _log.exception("no checkpoint was written, or nothing old cleared")
            if self.ended.wait(LOOKED_AT_EVERY_SECONDS):
                return
