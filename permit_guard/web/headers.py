"""Headers that every answer has, unless its maker said otherwise."""

from __future__ import annotations

from typing import Final

from flask import Flask, Response

EVERY: Final = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
}


def register_headers(app: Flask, *, https: bool) -> None:
    """From now on no answer is guessed at, framed, kept, or run; by TLS alone where `https`."""
    if https:
        app.after_request(_by_tls)
    app.after_request(_every)


def _every(answer: Response) -> Response:
    for name, value in EVERY.items():
        answer.headers.setdefault(name, value)
    return answer


def _by_tls(answer: Response) -> Response:
    answer.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    return answer
