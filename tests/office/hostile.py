"""Hostile statements that both databases understand: what each tries, and the words it tries it with."""

from __future__ import annotations

from tests.office.forgery import MOMENT, SERIAL, approval, certificate, decision, insert, line, live, verdict
from tests.office.hostile_turns import TURNED

Attempt = tuple[str, ...]
COLUMNS = ("application_id", "serial", "version", "decision_id", "roster_id", "n_workers", "rows_unexplained", "answer",
           "checked_on", "approved_on", "submitted_by", "checked_by", "approved_by")  # fmt: skip
LATER = "'2026-04-11'"
DEFICIENT = "WHERE id = '{deficient}'"
THREE = line("deficient", 1), line("deficient", 2), line("deficient", 3)

FORGED: dict[str, Attempt] = {
    "approve a deficient case of three as one of two": approval("deficient"),
    "approve a deficient case by its own count": (*THREE, certificate("deficient"), live("deficient", n_workers="3")),
    "approve it without its third line": (
        line("deficient", 1), line("deficient", 2), certificate("deficient"), live("deficient", n_workers="3"),
    ),
    "approve it as deficient": approval("deficient", answer="'deficient'"),
    "call the third worker's line deficient": (line("deficient", 1), line("deficient", 2),
                                               line("deficient", 3, "'deficient'")),
    "call the third worker's line left": (line("deficient", 1), line("deficient", 2), line("deficient", 3, "'left'")),
    "begin with the second worker": (line("compliant", 2),),
    "skip the first worker": (line("compliant", 2), certificate("compliant"), live("compliant")),
    "skip the second worker": (line("compliant", 1), certificate("compliant"), live("compliant")),
    "one line for one of two": (line("compliant", 1), certificate("compliant"), live("compliant", n_workers="1")),
    "a line numbered zero": (line("compliant", 0),),
    "a line numbered below zero": (line("compliant", -1),),
    "a line that says where it hangs": (line("compliant", 2, prev_seq="NULL"),),
    "no worker at all": (certificate("compliant"), live("compliant", n_workers="0")),
    "fewer than no workers": (certificate("compliant"), live("compliant", n_workers="-1")),
    "a line of another decision": (line("approved", 3),),
    "hide the unexplained row": approval("unexplained"),
    "admit the unexplained row": approval("unexplained", rows_unexplained="1"),
    "use the roster of another case": approval("deficient", roster_id="'{compliant_roster}'"),
    "use the decision of another case": approval("deficient", decision_id="'{compliant_decision}'"),
    "use decision and roster of another case": approval(
        "deficient", decision_id="'{compliant_decision}'", roster_id="'{compliant_roster}'"
    ),
    "point a deficient case to the decision of another": (
        "UPDATE application SET latest_decision = '{compliant_decision}', state = 'compliant' " + DEFICIENT,
        line("compliant", 1), line("compliant", 2), certificate("deficient", decision_id="'{compliant_decision}'"),
    ),
    "say that a deficient case is compliant": (
        "UPDATE application SET state = 'compliant' " + DEFICIENT, *THREE[:2], certificate("deficient"),
        live("deficient"),
    ),
    "another version": approval("compliant", version="2"),
    "no version": approval("compliant", version="0"),
    "approve on another day": approval("compliant", approved_on=LATER),
    "say that it was checked on another day": approval("compliant", checked_on=LATER, approved_on=LATER),
    "say that another submitted it": approval("compliant", submitted_by="'{auditor}'"),
    "say that another checked it": approval("compliant", checked_by="'{auditor}'"),
    "approve by a decision that another followed": (
        decision("compliant", answer="'deficient'", n_clear="0", journal_size="journal_size + 1"),
        *approval("compliant"),
    ),
    "approve by a decision that another followed, and say that it was before": (
        decision("compliant", answer="'deficient'", n_clear="0", journal_size="journal_size + 1"),
        insert("journal", seq="(SELECT max(seq) + 1 FROM journal)", leaf="''", application_id="'{compliant}'",
               entry=f"""'{{{{"verb":"approve","about":{{{{"serial":"{SERIAL}"}}}}}}}}'"""),
        *approval("compliant"),
    ),
    "approve a version that another followed": (
        insert("version", application_id="'{compliant}'", version="2", roster_id="'{compliant_roster}'",
               content="''", submitted_by="'{officer}'", submitted_at=MOMENT),
        *approval("compliant"),
    ),
    "approve on another day by the moment of the certificate": (
        line("compliant", 1), line("compliant", 2),
        certificate("compliant", approved_at="'2026-04-10T17:00:00.000000Z'"), live("compliant"),
    ),
    "approve by a check of another day by its moment": (
        decision("compliant", at="'2026-04-09T16:59:59.000000Z'", journal_size="journal_size + 1"),
        "UPDATE application SET latest_decision = 'forged' WHERE id = '{compliant}'",
        "INSERT INTO verdict (decision_id, seq, roster_id, person, status) SELECT 'forged', seq, roster_id, person, "
        "status FROM verdict WHERE decision_id = '{compliant_decision}'",
        line("compliant", 1, decision_id="'forged'"), line("compliant", 2, decision_id="'forged'"),
        certificate("compliant", decision_id="'forged'"), live("compliant", decision_id="'forged'"),
    ),
    "approve without a certificate": (line("compliant", 1), line("compliant", 2), live("compliant")),
    "approve with the certificate of another": approval("compliant", serial="'{approved_serial}'"),
    "approve with a certificate that was ended": (live("revoked", serial="'{revoked_serial}'"),),
    "approve anew what was revoked": (certificate("revoked"), live("revoked")),
    "approve twice": (certificate("approved"), live("approved")),
    "say that someone else approved it": approval("compliant", approved_by="'{auditor}'"),
    "a certificate of a decision on another case": (certificate("deficient", decision_id="'{compliant_decision}'"),),
    "a certificate of nobody": (certificate("compliant", approved_by="'nobody'"),),
    **{
        f"approve by who {did} it": (
            line("compliant", 1), line("compliant", 2), certificate("compliant", approved_by=who),
            live("compliant", approved_by=who),
        )
        for did, who in (("submitted", "'{officer}'"), ("checked", "'{colleague}'"))
    },
    **{f"leave {column} unsaid": approval("compliant", **{column: "NULL"}) for column in COLUMNS},
}  # fmt: skip
"""Approvals that must not be."""

UNDERMINED: dict[str, Attempt] = {
    "find the third worker compliant after all": (
        "UPDATE verdict SET status = 'compliant' WHERE decision_id = '{deficient_decision}'",
    ),
    "take the bad verdict away": ("DELETE FROM verdict WHERE decision_id = '{deficient_decision}' AND seq = 3",),
    "a second verdict on him": (verdict("deficient", "3", "'compliant'"),),
    "a verdict on someone who is not there": (verdict("deficient", "4", "'compliant'"),),
    "turn the decision": ("UPDATE decision SET answer = 'compliant' WHERE id = '{deficient_decision}'",),
    "count him as clear": ("UPDATE decision SET n_clear = 3, answer = 'compliant' WHERE id = '{deficient_decision}'",),
    "decide anew on two of three": (decision("deficient", answer="'compliant'", n_workers="2"),),
    "decide anew with one not clear": (decision("deficient", answer="'compliant'"),),
    "decide anew with a problem": (decision("compliant", problems="1"),),
    "decide anew on another roster": (decision("deficient", roster_id="'{compliant_roster}'", n_workers="2"),),
    "decide anew on a version that is not": (decision("compliant", version="2"),),
    "decide anew without an answer": (decision("compliant", answer="NULL"),),
    "let the roster have two": ("UPDATE roster SET n_workers = 2 WHERE id = '{deficient_roster}'",),
    "explain the row": ("UPDATE roster SET rows_unexplained = 0 WHERE id = '{unexplained_roster}'",),
    "send the third worker home": ("DELETE FROM worker WHERE roster_id = '{deficient_roster}' AND seq = 3",),
    "put another in his place": ("UPDATE worker SET person = 'x' WHERE roster_id = '{deficient_roster}'",),
    "add a worker beyond the count": (
        insert("worker", roster_id="'{compliant_roster}'", seq="3", n_workers="2", row="9", person="'x'",
               employer_npp="''"),
    ),
    "add a worker and the count": (
        insert("worker", roster_id="'{compliant_roster}'", seq="3", n_workers="3", row="9", person="'x'",
               employer_npp="''"),
    ),
    "a new version under an approval": ("UPDATE application SET current_version = 2 WHERE id = '{approved}'",),
    "no decision under an approval": ("UPDATE application SET latest_decision = '' WHERE id = '{approved}'",),
    "a draft under an approval": ("UPDATE application SET state = 'draft' WHERE id = '{approved}'",),
    "withdraw under an approval": ("UPDATE application SET state = 'withdrawn' WHERE id = '{approved}'",),
    "a new decision under an approval": (
        decision("approved"), "UPDATE application SET latest_decision = 'forged' WHERE id = '{approved}'",
    ),
    "give an approved case another id": ("UPDATE application SET id = 'x' WHERE id = '{approved}'",),
    "take an approved case away": ("DELETE FROM application WHERE id = '{approved}'",),
    "exchange the roster of what was submitted": (
        "UPDATE version SET roster_id = '{compliant_roster}' WHERE application_id = '{approved}'",
    ),
    "say that another submitted": ("UPDATE version SET submitted_by = '{auditor}'",),
    "take a version away": ("DELETE FROM version WHERE application_id = '{compliant}'",),
    "submit the roster of another": (
        insert("version", application_id="'{compliant}'", version="2", roster_id="'{approved_roster}'", content="''",
               submitted_by="'{officer}'", submitted_at=MOMENT),
    ),
    "take the approval away in silence": ("DELETE FROM live_approval",),
    "hand the approval to another": ("UPDATE live_approval SET approved_by = '{auditor}'",),
    "let the approval be of another day": ("UPDATE live_approval SET checked_on = '2026-04-11'",),
    "hang the approval on another case": ("UPDATE live_approval SET application_id = '{deficient}'",),
    "take a line away": ("DELETE FROM approval_line WHERE seq = 2",),
    "change a line": ("UPDATE approval_line SET seq = 3 WHERE seq = 2",),
    "take a certificate away": ("DELETE FROM certificate",),
    "sign for another": ("UPDATE certificate SET approved_by = '{auditor}'",),
    "unsay a revocation": ("DELETE FROM approval_end",),
    "call a revocation a closure": ("UPDATE approval_end SET kind = 'closed'",),
    "end what never was": (
        insert("approval_end", serial="'never'", kind="'revoked'", reason="''", by="'{supervisor}'", at=MOMENT),
    ),
    "lose evidence": ("DELETE FROM version_evidence", "DELETE FROM attestation", "DELETE FROM evidence"),
    "exchange evidence": ("UPDATE evidence SET sha256 = 'x'",),
    "another reading of evidence": ("UPDATE evidence SET content = '{{}}', kind = 'pu_members'",),
    "turn an attestation": ("UPDATE attestation SET result = 'confirmed'",),
    "take an attestation away": ("DELETE FROM attestation",),
    "attest one's own evidence": (
        "INSERT INTO attestation SELECT 'x', evidence_id, 9, uploaded_by, '', '', 'confirmed', '', seen_on, '', "
        "uploaded_by, at FROM attestation WHERE evidence_id = (SELECT min(evidence_id) FROM attestation)",
    ),
    "attest as if another had sent it": (
        "INSERT INTO attestation SELECT 'x', evidence_id, 9, '{auditor}', '', '', 'confirmed', '', seen_on, '', "
        "uploaded_by, at FROM attestation WHERE evidence_id = (SELECT min(evidence_id) FROM attestation)",
    ),
    "change a line of the journal": ("UPDATE journal SET entry = '{{}}'",),
    "cut the journal": ("DELETE FROM journal WHERE seq > 3",),
    "a second line of the same number": (insert("journal", seq="1", entry="''", leaf="''", application_id="''"),),
    "a second journal": (insert("journal_head", id="2", size="0", frontier="''"),),
    "another letter": ("UPDATE rulebook SET content = ''",),
    "another law": ("DELETE FROM rulebook",),
    "an unknown state": ("UPDATE application SET state = 'approved' WHERE id = '{deficient}'",),
    "write over a verdict": (
        verdict("deficient", "3", "'compliant'")
        + " ON CONFLICT (decision_id, seq) DO UPDATE SET status = 'compliant'",
    ),
    "write over a roster": (
        "INSERT INTO roster SELECT * FROM roster WHERE id = '{deficient_roster}' "
        "ON CONFLICT (id) DO UPDATE SET n_workers = 2",
    ),
    "write over an approval": (
        live("approved") + " ON CONFLICT (application_id) DO UPDATE SET approved_by = '{auditor}'",
    ),
}  # fmt: skip
"""What an approval rests on, changed under it or before it."""

EITHER = FORGED | UNDERMINED | TURNED
SOUND = approval("compliant")
