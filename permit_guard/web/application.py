"""The app: the house, its gate, its limits, its API and its pages, put together once for a process."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from permit_guard.casework.desk import Casework
from permit_guard.casework.opening import open_house, put_law_in_force
from permit_guard.casework.settings import Settings, read_settings
from permit_guard.web.api import register_api
from permit_guard.web.errors import register_errors
from permit_guard.web.gate import register_gate
from permit_guard.web.headers import register_headers
from permit_guard.web.health import health
from permit_guard.web.limits import register_limits
from permit_guard.web.logging import log_requests
from permit_guard.web.pages import register_pages
from permit_guard.web.policy import refuse_unlisted
from permit_guard.web.visit import HOUSE

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment


def create_app(casework: Casework | None = None, *, settings: Settings | None = None, testing: bool = False) -> Flask:
    """The app over `casework`, without one over the house that `settings`, else the environment, opens.

    Raises UnlistedRoute where a route is not in web/policy.py, SettingsRefused, and all that `open_house` and
    `put_law_in_force` raise.
    """
    if casework is None:
        settings = settings or read_settings()
        casework = open_house(settings)
        put_law_in_force(casework)
    app = Flask(__name__, static_folder=None)
    app.testing = testing
    app.extensions[HOUSE] = casework
    app.config["TRUSTED_HOSTS"] = list(settings.hosts if settings else Settings.hosts)
    app.config["SECRET_KEY"] = casework.keys.cookies
    app.config["PREFERRED_URL_SCHEME"] = "https" if settings and settings.https else "http"
    _stand_behind_proxies(app, settings.proxies if settings else 0)
    if settings and settings.https:
        _come_by_tls(app)
    log_requests(app)
    register_errors(app)
    register_headers(app, https=settings.https if settings else False)
    register_gate(app)
    register_limits(app, requests_per_minute=settings.requests if settings else Settings.requests)
    app.register_blueprint(health)
    register_api(app)
    register_pages(app)
    refuse_unlisted(rule.endpoint for rule in app.url_map.iter_rules())
    return app


def _stand_behind_proxies(app: Flask, count: int) -> None:
    """Believe what `count` servers of our own say of the caller, and no one further out."""
    if count:
        fixed = ProxyFix(app.wsgi_app, x_for=count, x_proto=count, x_host=count)
        app.wsgi_app = fixed  # type: ignore[method-assign]  # as Flask's own manual does it


def _come_by_tls(app: Flask) -> None:
    """Every request came by TLS, whose end stands before us: else cookies would be given that plain HTTP may carry."""
    served = app.wsgi_app

    def by_tls(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        environ["wsgi.url_scheme"] = "https"
        return served(environ, start_response)

    app.wsgi_app = by_tls  # type: ignore[method-assign]  # as above
