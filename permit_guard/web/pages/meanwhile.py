"""What another wrote into a form while someone was filling it in: both are told, and neither is lost."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

from permit_guard.domain.text import Text
from permit_guard.web.pages.form import Form

WAS: Final = "was"
"""The field that holds, unseen, what the form was filled with when it was opened."""
LONGEST: Final = 100_000


def opened_with(form: Form) -> str:
    """What the unseen field holds: every field that was filled in, as JSON."""
    return json.dumps({name: value for name, value in form.values.items() if value}, sort_keys=True)


def merged(typed: Form, now: Form, was: str) -> Form:
    """The form with what stands there `now` wherever nothing else was typed since `was`; the rest is left as typed.

    Where both wrote, the other's words are told at the field; what was taken over is told above. Nothing is saved yet.
    """
    before = _read(was)
    names = [name for name in typed.labels if now[name] != before.get(name, "") and now[name] != typed[name]]
    taken = [name for name in names if typed[name] == before.get(name, "")]
    both = {name: _wrote(now[name]) for name in names if name not in taken}
    values = {**typed.values, **{name: now[name] for name in taken}}
    return Form(values, {"": _told([typed.labels[name] for name in taken]), **both}, typed.labels)


def _read(was: str) -> Mapping[str, str]:
    """What the unseen field held; nothing where it is not as we wrote it, and then every difference is told."""
    try:
        told = json.loads(was) if len(was) <= LONGEST else None
    except (ValueError, RecursionError):
        return {}
    return {name: value for name, value in told.items() if isinstance(value, str)} if isinstance(told, dict) else {}


def _told(taken: list[Text]) -> Text:
    if not taken:
        return Text(f"{_CHANGED.id} {_AGAIN.id}", f"{_CHANGED.en} {_AGAIN.en}")
    names_id, names_en = ", ".join(each.id for each in taken), ", ".join(each.en for each in taken)
    return Text(
        f"{_CHANGED.id} Sudah dimasukkan ke sini: {names_id}. {_AGAIN.id}",
        f"{_CHANGED.en} Taken over here: {names_en}. {_AGAIN.en}",
    )


def _wrote(there: str) -> Text:
    if not there:
        return Text("orang lain mengosongkan bagian ini.", "someone else emptied this.")
    return Text(f"orang lain menulis \u201c{there}\u201d di sini.", f"someone else wrote \u201c{there}\u201d here.")


_CHANGED: Final = Text(
    "Orang lain mengubah permohonan ini sementara Anda mengisinya. Isian Anda masih ada, belum disimpan.",
    "Someone else changed this application while you filled this in. What you typed is still here, and not kept yet.",
)
_AGAIN: Final = Text("Periksa, lalu simpan sekali lagi.", "Look at it, then save it once more.")
