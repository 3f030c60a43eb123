"""Hostile statements that only one of the databases understands."""

from __future__ import annotations

from tests.office.forgery import MOMENT, approval, insert, line, live, verdict
from tests.office.hostile import Attempt

CONFIRM = "UPDATE verdict SET status = 'compliant' WHERE decision_id = '{deficient_decision}'"
FORGED_DEFICIENT = approval("deficient", answer="'deficient'")


def _roster(n_workers: str) -> str:
    return insert("roster", id="'r'", application_id="'{compliant}'", n_workers=n_workers, rows_unexplained="0",
                  file="''", sha256="''", content="''", by="'{officer}'", at=MOMENT)  # fmt: skip


def _worker(seq: str, n_workers: str = "2", roster: str = "{compliant_roster}") -> str:
    return insert("worker", roster_id=f"'{roster}'", seq=seq, n_workers=n_workers, row="9", person="'x'",
                  employer_npp="''")  # fmt: skip


def _instead(statement: str) -> str:
    return statement.replace("INSERT INTO", "INSERT OR REPLACE INTO")


SQLITE: dict[str, Attempt] = {
    "replace a verdict": (_instead(verdict("deficient", "3", "'compliant'")),),
    "replace a roster": ("REPLACE INTO roster SELECT id, application_id, 2, 0, file, sha256, content, \"by\", at "
                         "FROM roster WHERE id = '{deficient_roster}'",),
    "replace a worker": (_instead(_worker("1")),),
    "replace the approval": (_instead(live("approved")),),
    "replace an approved application": (
        "UPDATE OR REPLACE application SET number = (SELECT number FROM application WHERE id = '{approved}') "
        "WHERE id = '{compliant}'",
    ),
    "replace a line": (_instead(line("approved", 1, "'left'")),),
    "replace a certificate": ("REPLACE INTO certificate SELECT serial, application_id, decision_id, '{auditor}', "
                              "approved_at, 0, '' FROM certificate",),
    "replace a line of the journal": ("REPLACE INTO journal SELECT seq, '', '', '' FROM journal",),
    "move a verdict by its row number": ("UPDATE verdict SET rowid = rowid + 1000",),
    "move an approval by its row number": ("UPDATE live_approval SET rowid = 77",),
    "update or ignore": (CONFIRM.replace("UPDATE", "UPDATE OR IGNORE"),),
    "update or replace": (CONFIRM.replace("UPDATE", "UPDATE OR REPLACE"),),
    "a status with a blank": (line("compliant", 1, "'compliant '"),),
    "a status in capitals": (line("compliant", 1, "'COMPLIANT'"),),
    "a status of bytes": (line("compliant", 1, "CAST('compliant' AS BLOB)"),),
    "an answer of bytes": approval("compliant", answer="CAST('compliant' AS BLOB)"),
    "a number with a letter": (_roster("'1x'"),),
    "a number of bytes": (_roster("x'31'"),),
    "half a worker": (_worker("1.5"),),
    "a worker numbered with a letter": (_worker("'1x'"),),
    "a worker numbered by bytes": (_worker("x'31'"),),
    "half a line": (line("compliant", "1.5"),),
    "a line numbered with a letter": (line("compliant", "'1x'"),),
    "more workers than numbers": approval("compliant", n_workers="'many'"),
    "no row unexplained, as text": approval("unexplained", rows_unexplained="'0x'"),
    "a day of bytes": approval("compliant", approved_on="CAST('2026-04-10' AS BLOB)"),
    "turn foreign keys off": ("COMMIT", "PRAGMA foreign_keys = OFF", *FORGED_DEFICIENT),
    "turn checks off": ("PRAGMA ignore_check_constraints = ON", *FORGED_DEFICIENT),
    "put foreign keys off to the end": ("PRAGMA defer_foreign_keys = ON", *approval("deficient")),
    "turn triggers of triggers off": ("PRAGMA recursive_triggers = OFF", _instead(live("approved"))),
    "write the schema": ("PRAGMA writable_schema = ON", "DELETE FROM sqlite_master WHERE type = 'trigger'", CONFIRM),
    "write the schema without asking": ("DELETE FROM sqlite_master WHERE type = 'trigger'",),
    "journal in memory": ("COMMIT", "PRAGMA journal_mode = OFF"),
    "another version of the schema": ("PRAGMA user_version = 7",),
    "drop a trigger": ("DROP TRIGGER verdict_no_update", CONFIRM),
    "drop a table": ("DROP TABLE approval_end",),
    "drop an index": ("DROP INDEX ix_worker_person",),
    "rename a table": ("ALTER TABLE verdict RENAME TO verdict_before",),
    "add a column": ("ALTER TABLE live_approval ADD COLUMN forced INTEGER",),
    "drop a column": ("ALTER TABLE live_approval DROP COLUMN approved_on",),
    "a trigger of one's own": (
        "CREATE TRIGGER mine AFTER INSERT ON verdict BEGIN UPDATE application SET state = 'compliant'; END",
    ),
    "a passing trigger": (
        "CREATE TEMP TRIGGER mine AFTER INSERT ON verdict BEGIN UPDATE application SET state = 'compliant'; END",
    ),
    "a table before the table": ("CREATE TEMP TABLE verdict (decision_id, seq, status)",),
    "a view before the table": ("CREATE TEMP VIEW live_approval AS SELECT 1",),
    "another file": ("COMMIT", "ATTACH DATABASE ':memory:' AS other"),
    "an extension": ("SELECT load_extension('x')",),
    "nothing left of the file": ("COMMIT", "VACUUM INTO '/dev/null'"),
}  # fmt: skip

POSTGRESQL_DATA: dict[str, Attempt] = {
    "update from elsewhere": (
        "UPDATE verdict SET status = 'compliant' FROM decision WHERE decision.id = verdict.decision_id",
    ),
    "delete using elsewhere": (
        "DELETE FROM worker USING roster WHERE roster.id = worker.roster_id AND seq = 3",
    ),
    "merge a verdict": (
        "MERGE INTO verdict USING decision ON decision.id = verdict.decision_id WHEN MATCHED THEN "
        "UPDATE SET status = 'compliant'",
    ),
    "merge an approval away": (
        "MERGE INTO live_approval USING application ON application.id = live_approval.application_id "
        "WHEN MATCHED THEN DELETE",
    ),
    "update within a query": ("WITH turned AS (" + CONFIRM + " RETURNING 1) SELECT * FROM turned",),
    "by the row's place": ("UPDATE verdict SET status = 'compliant' WHERE ctid = '(0,1)'",),
    "put constraints off": ("SET CONSTRAINTS ALL DEFERRED", *approval("deficient")),
    "a generated number of one's own": (
        insert("approval_line", decision_id="'{compliant_decision}'", seq="2", prev_seq="NULL", status="'compliant'"),
    ),
    "empty a table": ("TRUNCATE verdict CASCADE",),
    "empty the approvals": ("TRUNCATE live_approval",),
    "empty the journal": ("TRUNCATE journal",),
    "not a number": approval("compliant", n_workers="'NaN'"),
    "no day": approval("compliant", checked_on="'infinity'", approved_on="'infinity'"),
    "a blank after the status": (line("compliant", 1, "'compliant '"),),
    "a status of another alphabet": (line("compliant", 1, "'сompliant'"),),
    "in a block": ("DO $$ BEGIN " + CONFIRM + "; END $$",),
    "in a block that catches": (
        "DO $$ BEGIN BEGIN " + CONFIRM + "; EXCEPTION WHEN OTHERS THEN NULL; END; "
        + live("deficient") + "; END $$",
    ),
}  # fmt: skip
"""Refused even to who owns the tables."""

POSTGRESQL_POWER: dict[str, Attempt] = {
    "turn triggers off": ("ALTER TABLE verdict DISABLE TRIGGER ALL", CONFIRM),
    "be a replica": ("SET session_replication_role = replica", CONFIRM),
    "be a replica by the way": ("SELECT set_config('session_replication_role', 'replica', false)", CONFIRM),
    "drop a foreign key": ("ALTER TABLE live_approval DROP CONSTRAINT fk_live_approval_decision",),
    "make a foreign key wait": ("ALTER TABLE live_approval ALTER CONSTRAINT fk_live_approval_decision DEFERRABLE",),
    "drop a check": ("ALTER TABLE live_approval DROP CONSTRAINT ck_live_approval_compliant",),
    "drop a trigger": ("DROP TRIGGER verdict_written_once ON verdict", CONFIRM),
    "drop a table": ("DROP TABLE live_approval CASCADE",),
    "drop everything": ("DROP SCHEMA public CASCADE",),
    "another trigger's words": (
        "CREATE OR REPLACE FUNCTION written_once() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$",
    ),
    "drop the trigger's words": ("DROP FUNCTION written_once() CASCADE",),
    "own a table": ("ALTER TABLE verdict OWNER TO CURRENT_USER",),
    "be the owner": ("SET ROLE postgres",),
    "sign in as the owner": ("SET SESSION AUTHORIZATION postgres",),
    "give oneself more": ("GRANT UPDATE ON verdict TO CURRENT_USER", CONFIRM),
    "give oneself a role": ("GRANT postgres TO CURRENT_USER",),
    "become great": ("ALTER ROLE CURRENT_USER SUPERUSER",),
    "another owner": ("CREATE ROLE mighty SUPERUSER",),
    "a table of one's own": ("CREATE TABLE public.mine (id int)",),
    "a table before the table": ("CREATE TEMP TABLE live_approval (id int)",),
    "a schema before the schema": ("CREATE SCHEMA mine",),
    "a rule": ("CREATE RULE mine AS ON UPDATE TO application DO INSTEAD NOTHING",),
    "a trigger of one's own": (
        "CREATE TRIGGER mine BEFORE INSERT ON live_approval FOR EACH ROW EXECUTE FUNCTION written_once()",
    ),
    "row security": ("ALTER TABLE live_approval ENABLE ROW LEVEL SECURITY",),
    "the catalogue of constraints": ("UPDATE pg_constraint SET condeferrable = true",),
    "the catalogue of triggers": ("DELETE FROM pg_trigger",),
    "a program": ("COPY verdict FROM PROGRAM 'true'",),
    "a file": ("COPY verdict TO '/dev/null'",),
    "copy into the frozen": ("COPY verdict FROM '/dev/null'",),
    "another office": ("UPDATE application SET office = '33.71' WHERE id = '{approved}'",),
    "another number": ("UPDATE application SET number = 'x' WHERE id = '{approved}'",),
    "another hand": ("UPDATE application SET opened_by = '{auditor}'",),
    "another role for oneself": ("UPDATE person SET role = 'supervisor'",),
    "another person's office": ("DELETE FROM person_office",),
    "no one": ("DELETE FROM person",),
    "the head of the journal": ("DELETE FROM journal_head",),
    "take an application away": ("DELETE FROM application WHERE id = '{deficient}'",),
    "the steps that were taken": ("UPDATE alembic_version SET version_num = '0'",),
    "stop the server": ("ALTER SYSTEM SET fsync = off",),
}  # fmt: skip
"""Refused to the role that the service signs in as, which owns nothing."""
