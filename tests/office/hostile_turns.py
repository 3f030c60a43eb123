"""Hostile statements about the turns of an approval: what suspends it, and what would lift it again."""

from __future__ import annotations

from tests.office.forgery import DAY, MOMENT, decision, insert, line

Attempt = tuple[str, ...]
LATER = "'2026-04-11'"
BEFORE, LIFTING = "'forged'", "'lifting'"


def _size(of: str) -> str:
    return f"(SELECT journal_size FROM decision WHERE id = {of})"


def turn(**columns: str) -> str:
    """The turn that suspends the approved case of two workers, with other columns."""
    sound = {
        "serial": "'{approved_serial}'", "seq": "1", "prev_size": "0", "kind": "'suspended'",
        "application_id": "'{approved}'", "decision_id": BEFORE, "version": "1", "roster_id": "'{approved_roster}'",
        "n_workers": "2", "rows_unexplained": "0", "answer": "'deficient'", "checked_on": DAY,
        "checked_by": "'{colleague}'", "journal_size": _size(BEFORE), "on_day": DAY, "at": MOMENT, "last_line": "NULL",
    }  # fmt: skip
    return insert("standing", **(sound | columns))


def lifting(**columns: str) -> str:
    """The turn that lifts it, with other columns."""
    sound = {
        "seq": "2", "prev_size": _size(BEFORE), "kind": "'lifted'", "decision_id": LIFTING, "answer": "'compliant'",
        "journal_size": _size(LIFTING), "last_line": "2",
    }  # fmt: skip
    return turn(**(sound | columns))


def anew(**columns: str) -> str:
    """A later decision that the case is compliant again, with other columns."""
    sound = {"journal_size": "journal_size + 2"}
    return decision("approved", **(sound | columns)).replace("'forged'", LIFTING, 1)


VERDICTS = (
    'INSERT INTO verdict (decision_id, seq, roster_id, person, status) '
    "SELECT 'lifting', seq, roster_id, person, status FROM verdict WHERE decision_id = '{approved_decision}'"
)  # fmt: skip
LINES = tuple(line("approved", seq, decision_id=LIFTING) for seq in (1, 2))
LAPSED = decision("approved", answer="'deficient'", n_clear="0", journal_size="journal_size + 1")
SUSPENDED: Attempt = (LAPSED, turn())
PROVEN: Attempt = (*SUSPENDED, anew(), VERDICTS, *LINES)
LIFTED: Attempt = (*PROVEN, lifting())

TURNED: dict[str, Attempt] = {
    "suspend by the decision on another case": (
        turn(decision_id="'{deficient_decision}'", journal_size=_size("'{deficient_decision}'")),
    ),
    "suspend another case's approval": (LAPSED, turn(application_id="'{deficient}'")),
    "suspend what was revoked": (LAPSED, turn(serial="'{revoked_serial}'", application_id="'{revoked}'")),
    "suspend what was revoked, and say that it was before": (
        LAPSED, turn(serial="'{revoked_serial}'", application_id="'{revoked}'", at="'2026-01-01T00:00:00.000000Z'"),
    ),
    "lift by a decision that another followed, and say that it was before": (
        *PROVEN, LAPSED.replace("'forged'", "'later'", 1).replace("journal_size + 1", "journal_size + 3"),
        lifting(at="'2026-01-01T00:00:00.000000Z'"),
    ),
    "lift a version that another followed, and say that it was before": (
        *PROVEN, insert("version", application_id="'{approved}'", version="2", roster_id="'{approved_roster}'",
                        content="''", submitted_by="'{officer}'", submitted_at=MOMENT),
        lifting(at="'2026-01-01T00:00:00.000000Z'"),
    ),
    **{
        f"seal what was {done}, and say that it was before": (
            *before,
            insert("journal", seq="(SELECT max(seq) + 1 FROM journal)", leaf="''", application_id=f"'{{{case}}}'",
                   entry=f"""'{{{{"verb":"seal","about":{{{{"serial":"{{{case}_serial}}"}}}}}}}}'"""),
            insert("sealed_certificate", serial=f"'{{{case}_serial}}'", sha256="''", proven_until="NULL",
                   content="(SELECT content FROM rulebook)", line="(SELECT max(seq) FROM journal)", proof="''",
                   at="'2026-01-01T00:00:00.000000Z'"),
        )
        for done, case, before in (("revoked", "revoked", ()), ("suspended", "approved", SUSPENDED))
    },
    "suspend by what was found compliant": (turn(decision_id="'{approved_decision}'", answer="'compliant'"),),
    "suspend without a decision": (turn(decision_id="'none'", journal_size="1"),),
    "suspend twice": (*SUSPENDED, turn()),
    "begin with the second turn": (LAPSED, turn(seq="3", prev_size="1")),
    "a turn numbered zero": (LAPSED, turn(seq="0")),
    "a turn between two": (LAPSED, turn(seq="1.5")),
    "lift what is not suspended": (anew(), VERDICTS, *LINES, lifting(seq="1", prev_size="0")),
    "lift without a suspension before": (anew(), VERDICTS, *LINES, lifting(prev_size="0")),
    "lift by the decision of the approval": (
        *SUSPENDED, lifting(decision_id="'{approved_decision}'", journal_size=_size("'{approved_decision}'")),
    ),
    "lift by the decision that suspended": (*SUSPENDED, lifting(decision_id=BEFORE, journal_size=_size(BEFORE))),
    "lift by a deficient decision": (*SUSPENDED, anew(answer="'deficient'", n_clear="0"), VERDICTS, *LINES, lifting()),
    "lift by a decision as early as the suspension": (
        *SUSPENDED, anew(journal_size="journal_size + 1"), VERDICTS, *LINES, lifting(),
    ),
    "lift by a decision that another followed": (
        LAPSED.replace("journal_size + 1", "journal_size + 3"), anew(), VERDICTS, *LINES, turn(),
        lifting(prev_size="0"),
    ),
    "lift with the lines of one of two": (*PROVEN[:-1], lifting()),
    "lift one of two": (*PROVEN, lifting(last_line="1")),
    "lift without lines": (*PROVEN[:-2], lifting(last_line="NULL")),
    "lift fewer workers": (*PROVEN, lifting(n_workers="1", last_line="1")),
    "lift on another day": (*PROVEN, lifting(on_day=LATER)),
    "lift by a check said to be of another day": (*PROVEN, lifting(on_day=LATER, checked_on=LATER)),
    "lift by a check said to be another's": (*PROVEN, lifting(checked_by="'{auditor}'")),
    "lift on the roster of another case": (*PROVEN, lifting(roster_id="'{compliant_roster}'")),
    "lift with a row unexplained": (*PROVEN, lifting(rows_unexplained="1")),
    "lift a later turn of no suspension": (*PROVEN, lifting(seq="4")),
    "a lifting that says where it hangs": (*PROVEN, lifting(prev_seq="NULL")),
    "turn in a way that there is none": (
        *SUSPENDED, lifting(kind="'forgiven'", answer="'deficient'", last_line="NULL"),
    ),
    **{f"lift with {column} unsaid": (*PROVEN, lifting(**{column: "NULL"}))
       for column in ("serial", "prev_size", "kind", "decision_id", "answer", "journal_size", "checked_on", "on_day",
                      "checked_by", "roster_id", "n_workers", "rows_unexplained")},
    "take a suspension away": (*SUSPENDED, "DELETE FROM standing"),
    "call a suspension a lifting": (*SUSPENDED, "UPDATE standing SET kind = 'lifted', answer = 'compliant'"),
    "let the suspension be of another approval": (*SUSPENDED, "UPDATE standing SET serial = '{revoked_serial}'"),
    "write over a suspension": (
        *SUSPENDED, turn() + " ON CONFLICT (serial, seq) DO UPDATE SET kind = 'lifted'",
    ),
    "take the lines of a lifting away": (*LIFTED, "DELETE FROM approval_line WHERE decision_id = 'lifting'"),
}  # fmt: skip
"""Turns that must not be, and turns changed or taken away. `SUSPENDED` and `LIFTED` alone are sound, and are taken."""
