"""What lapsed is suspended and what was mended is lifted, in the open, whatever happens beside it."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from permit_guard.casework import judging, rechecking, standing_letters
from permit_guard.casework.journal_verifying import verify_journal
from permit_guard.casework.notifying import notice_sent
from permit_guard.casework.rechecking import Came, recheck_all
from permit_guard.casework.refusals import AlreadyThere, Stale, Unfit, WrongState
from permit_guard.casework.replaying import replay
from permit_guard.casework.telling import see_letters
from permit_guard.casework.verifying import Standing, see_serial, standing_now
from permit_guard.domain.decision import Answer
from permit_guard.domain.state import Holder, State
from permit_guard.store import applications, approvals, decisions, journal, people, standings
from permit_guard.store.dump import dump_table, dumped_tables, load_table
from permit_guard.store.notices import LetterKind
from permit_guard.store.rows import Rows
from tests.building import ON
from tests.office.databases import opened, sqlite_copy
from tests.office.house import House
from tests.office.invariant import violations
from tests.office.wages import LAPSED, LAPSED_AGAIN, STILL_COVERED, mend, paid_list
from tests.paper import reading


def recheck(house: House, day: date | None = None) -> list[Came]:
    """What a night's run comes to, of each approval."""
    if day is not None:
        house.clock.turn_to(day)
    return [each.came for each in recheck_all(house.casework)]


def suspended(house: House) -> str:
    """The sound case, approved and lapsed."""
    case = house.approved()
    recheck(house, LAPSED)
    return case


def verbs(house: House, case: str) -> list[str]:
    """What the journal tells of it."""
    with house.database.read() as rows:
        return [json.loads(line.entry)["verb"] for line in journal.lines(rows, application=case)]


def counted(house: House) -> tuple[int, int, int]:
    """How many lines, decisions and letters there are."""
    with house.database.read() as rows:
        ids = standings.standing_approvals(rows)
        lines = sum(1 for _ in journal.lines(rows))
        found = sum(len(decisions.decisions_of(rows, each)) for each in ids)
    return lines, found, sum(len(letters(house, each)) for each in ids)


def letters(house: House, case: str) -> list[LetterKind]:
    """The kinds of letters that were sent, the latest first."""
    with house.casework.reading_desk(house["officer"]) as desk:
        return [each.kind for each in see_letters(desk, case)]


def seen_outside(house: House, case: str) -> Standing:
    """How its certificate stands for anyone who asks."""
    with house.database.read() as rows:
        granted = approvals.latest_certificate(rows, case)
        assert granted is not None
        return standing_now(rows, granted)


def test_what_is_still_covered_stays_approved_and_nothing_is_written(house: House) -> None:
    case = house.approved()
    rechecking.clerk_of(house.casework, "33.08")  # the program's own hand is enrolled when it is first needed
    before = counted(house)
    assert recheck(house, STILL_COVERED) == [Came.UNCHANGED]
    assert (house.state(case), counted(house)) == (State.APPROVED, before)


def test_a_wage_earner_whose_next_month_is_overdue_suspends_the_approval_with_a_letter(house: House) -> None:
    case = house.approved()
    assert recheck(house, LAPSED) == [Came.SUSPENDED]
    assert house.state(case) is State.SUSPENDED
    assert seen_outside(house, case) is Standing.SUSPENDED
    assert verbs(house, case)[-3:] == ["check", "suspend", "send suspension"]
    with house.database.read() as rows:
        assert applications.holdings(rows, [case])[case][-1][:2] == (Holder.APPLICANT, State.SUSPENDED)
        assert decisions.latest_decision(rows, case).answer is not Answer.COMPLIANT  # type: ignore[union-attr] # there
        assert violations(rows) == []


def test_the_contractor_gets_the_letter_of_suspension_as_it_was_sent(house: House) -> None:
    case = suspended(house)
    with house.casework.reading_desk(house["contractor"]) as desk:
        sent = notice_sent(desk, case)
    with house.database.read() as rows:
        serial = approvals.live_serial(rows, case)
    said = reading.text(sent.content)
    assert sent.kind is LetterKind.SUSPENSION
    assert sent.number == "500.16.7/001/PG/2026"
    assert "Penangguhan persetujuan" in said
    assert f"nomor seri {serial} tanggal 10 April 2026" in said
    assert "Persetujuan tersebut ditangguhkan sejak tanggal surat ini" in said
    assert "Siti" in said


def test_the_end_of_the_project_cover_suspends_too(house: House) -> None:
    case = house.approved()
    assert recheck(house, date(2026, 10, 1)) == [Came.SUSPENDED]
    assert house.state(case) is State.SUSPENDED


def test_a_second_run_of_the_same_day_changes_nothing(house: House) -> None:
    suspended(house)
    before = counted(house)
    assert recheck(house) == [Came.UNCHANGED]
    assert counted(house) == before


def test_new_evidence_attested_lifts_the_suspension_with_a_letter(house: House) -> None:
    case = suspended(house)
    mend(house, case)
    assert house.state(case) is State.SUSPENDED
    assert recheck(house) == [Came.LIFTED]
    assert house.state(case) is State.APPROVED
    assert seen_outside(house, case) is Standing.VALID
    assert letters(house, case) == [LetterKind.LIFTING, LetterKind.SUSPENSION]
    assert verbs(house, case)[-3:] == ["check", "lift", "send lifting"]
    before = counted(house)
    assert recheck(house) == [Came.UNCHANGED]
    assert counted(house) == before


def test_a_lifting_keeps_the_history_of_the_approval(house: House) -> None:
    case = house.approved()
    with house.database.read() as rows:
        granted = approvals.latest_certificate(rows, case)
    recheck(house, LAPSED)
    mend(house, case)
    recheck(house)
    with house.database.read() as rows:
        assert approvals.latest_certificate(rows, case) == granted
        assert decisions.latest_version(rows, case).number == 2
        assert house.kept(case).version == 1
        assert [each.kind for each in standings.turns_of(rows, granted.serial)] == ["suspended", "lifted"]  # type: ignore[union-attr] # there


def test_the_letter_of_lifting_says_until_when_cover_is_proven(house: House) -> None:
    case = suspended(house)
    mend(house, case)
    recheck(house)
    with house.casework.reading_desk(house["contractor"]) as desk:
        said = reading.text(notice_sent(desk, case).content)
    assert "penangguhan sejak 20 April 2026" in said
    assert "terbukti sampai dengan 18 Mei 2026" in said
    assert "Penangguhan dicabut sejak tanggal surat ini" in said


def test_who_verifies_sees_the_day_of_the_lifting_while_it_is_what_holds(house: House) -> None:
    case = house.approved()

    def proven_again() -> date | None:
        with house.database.read() as rows:
            return see_serial(rows, str(seen_serial(rows, case))).proven_again

    assert proven_again() is None
    recheck(house, LAPSED)
    assert proven_again() is None
    mend(house, case)
    recheck(house)
    assert proven_again() == date(2026, 5, 18)
    recheck(house, LAPSED_AGAIN)
    assert proven_again() is None


def test_evidence_that_no_one_compared_does_not_lift(house: House) -> None:
    case = suspended(house)
    mend(house, case, attested=False)
    assert recheck(house) == [Came.STILL_SUSPENDED]
    assert house.state(case) is State.SUSPENDED
    assert recheck(house) == [Came.UNCHANGED]


def test_evidence_that_was_not_submitted_does_not_lift(house: House) -> None:
    case = suspended(house)
    (added,) = house.attach(case, [paid_list()], by="contractor")
    house.attest(case, added)
    assert recheck(house) == [Came.UNCHANGED]
    assert house.state(case) is State.SUSPENDED


def test_a_suspended_case_is_not_submitted_without_something_new(house: House) -> None:
    case = suspended(house)
    with pytest.raises(Unfit):
        house.submit(case, by="contractor")


def test_the_preview_of_what_is_suspended_tells_what_new_evidence_would_come_to(house: House) -> None:
    case = suspended(house)
    (added,) = house.attach(case, [paid_list()], by="contractor")
    house.attest(case, added)
    assert judging.preview(house.casework, house["contractor"], case).answer is Answer.COMPLIANT


def test_it_is_suspended_again_when_the_month_after_is_overdue(house: House) -> None:
    case = suspended(house)
    mend(house, case)
    assert recheck(house) == [Came.LIFTED]
    assert recheck(house, LAPSED_AGAIN) == [Came.SUSPENDED]
    assert letters(house, case) == [LetterKind.SUSPENSION, LetterKind.LIFTING, LetterKind.SUSPENSION]


def test_a_revoked_or_closed_approval_is_left_alone(house: House) -> None:
    case = suspended(house)
    house.revoke(case)
    assert recheck(house) == []
    assert seen_outside(house, case) is Standing.REVOKED


def test_what_was_revoked_between_the_judging_and_the_keeping_stays_revoked(house: House) -> None:
    case = house.approved()
    house.clock.turn_to(LAPSED)
    clerk = rechecking.clerk_of(house.casework, "33.08")
    judged = judging.judge_again(house.casework, clerk, case)
    house.revoke(case)
    with pytest.raises(Stale), house.casework.desk(clerk) as desk:
        rechecking.settle(desk, judged)
    with pytest.raises(WrongState):
        rechecking.recheck(house.casework, clerk, case)
    assert house.state(case) is State.REVOKED


def test_a_revocation_beside_a_run_is_never_undone(house: House) -> None:
    cases = [house.approved() for _ in range(3)]
    house.clock.turn_to(LAPSED)
    run = Thread(target=lambda: list(recheck_all(house.casework)))
    run.start()
    for case in reversed(cases):
        house.revoke(case)
    run.join()
    assert [house.state(case) for case in cases] == [State.REVOKED] * 3
    with house.database.read() as rows:
        assert violations(rows) == []


def test_the_last_day_to_answer_a_mended_case_is_counted_from_its_last_submission(house: House) -> None:
    case = suspended(house)
    first = house.kept(case).submitted_at
    mend(house, case, attested=False)
    assert first is not None
    with house.database.read() as rows:
        last = decisions.latest_version(rows, case).submitted_at
    assert house.kept(case).submitted_at == last > first


def test_the_office_has_its_turn_while_a_file_waits_to_be_compared(house: House) -> None:
    case = suspended(house)
    mend(house, case, attested=False)
    recheck(house)
    with house.database.read() as rows:
        assert applications.holdings(rows, [case])[case][-1][0] is Holder.OFFICE


def test_a_file_set_aside_leaves_it_suspended_and_with_the_applicant(house: House) -> None:
    case = suspended(house)
    (added,) = house.attach(case, [paid_list()], by="contractor")
    house.submit(case, by="contractor")
    house.attest(case, added, "worthless")
    assert recheck(house) == [Came.STILL_SUSPENDED]
    assert recheck(house) == [Came.UNCHANGED]
    with house.database.read() as rows:
        assert applications.holdings(rows, [case])[case][-1][:2] == (Holder.APPLICANT, State.SUSPENDED)


def test_the_journal_holds_every_suspension_and_lifting(house: House) -> None:
    case = suspended(house)
    mend(house, case)
    recheck(house)
    faults = verify_journal(house.database.read, house.casework.files).faults
    assert [each for each in faults if "files/" not in each.en] == []  # the bytes of this house are made up


def test_an_approval_in_the_database_is_sound_through_suspension_and_lifting(house: House) -> None:
    case = suspended(house)
    mend(house, case)
    with house.database.read() as rows:
        assert violations(rows) == []
    recheck(house)
    with house.database.read() as rows:
        assert violations(rows) == []


def test_two_runs_at_once_suspend_once(house: House) -> None:
    cases = [house.approved() for _ in range(3)]
    house.clock.turn_to(LAPSED)
    runs = [Thread(target=lambda: list(recheck_all(house.casework))) for _ in range(2)]
    for each in runs:
        each.start()
    for each in runs:
        each.join()
    assert [house.state(case) for case in cases] == [State.SUSPENDED] * 3
    assert [letters(house, case) for case in cases] == [[LetterKind.SUSPENSION]] * 3
    assert [verbs(house, case).count("suspend") for case in cases] == [1, 1, 1]


def test_one_that_fails_is_named_and_stops_none_of_the_others(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    broken, sound = house.approved(), house.approved()
    judge_again = judging.judge_again

    def breaking(casework: Any, by: Any, each: str) -> Any:
        if each == broken:
            raise RuntimeError("Budi Santoso")
        return judge_again(casework, by, each)

    monkeypatch.setattr(rechecking, "judge_again", breaking)
    house.clock.turn_to(LAPSED)
    told = {each.number: each for each in recheck_all(house.casework)}
    failed = told[house.kept(broken).application.number]
    assert (failed.came, house.state(broken), house.state(sound)) == (Came.FAILED, State.APPROVED, State.SUSPENDED)
    assert failed.fault is not None
    assert "Budi" not in failed.fault.en + failed.fault.id


def test_a_fault_never_lifts(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    case = suspended(house)
    mend(house, case)
    before = counted(house)
    monkeypatch.setattr(rechecking, "send_lifting", _broken)
    assert recheck(house) == [Came.FAILED]
    assert (house.state(case), counted(house)) == (State.SUSPENDED, before)


def test_a_letter_that_cannot_be_written_keeps_nothing_approved_and_stays_owed(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = house.approved()
    with monkeypatch.context() as patched:
        patched.setattr(rechecking, "send_suspension", _broken)
        house.clock.turn_to(LAPSED)
        (told,) = recheck_all(house.casework)
        assert (told.came, told.letter) == (Came.SUSPENDED, None)
        assert told.fault is not None
    assert house.state(case) is State.SUSPENDED
    before = house.kept(case).etag
    (told,) = recheck_all(house.casework)
    assert told.letter == "500.16.7/001/PG/2026"
    assert house.kept(case).etag != before
    assert letters(house, case) == [LetterKind.SUSPENSION]


def _broken(*_: object) -> None:
    raise RuntimeError


def test_every_decision_of_a_recheck_can_be_run_again(house: House) -> None:
    case = suspended(house)
    mend(house, case)
    recheck(house)
    with house.database.read() as rows:
        assert [replay(rows, each).equal for each in decisions.decisions_of(rows, case)] == [True, True, True]


def test_only_the_office_that_is_named_is_judged(house: House) -> None:
    house.approved()
    house.clock.turn_to(LAPSED)
    assert list(recheck_all(house.casework, "33.71")) == []
    assert [each.came for each in recheck_all(house.casework, "33.08")] == [Came.SUSPENDED]


def test_no_one_comes_in_as_the_clerk_of_the_recheck(house: House) -> None:
    suspended(house)
    with house.database.read() as rows:
        assert people.find_named(rows, rechecking.CLERK) is None


def test_a_covering_letter_goes_out_once_and_only_for_what_is_approved(house: House) -> None:
    case = house.approved()
    with house.casework.desk(house["officer"]) as desk:
        sent = standing_letters.send_covering_letter(desk, case, "https://izin.example")
    with house.database.read() as rows:
        serial = approvals.live_serial(rows, case)
    said = reading.squeezed(sent.content)
    assert sent.kind is LetterKind.COVERING
    assert "https://izin.example/verify" in said
    assert serial in said
    with pytest.raises(AlreadyThere), house.casework.desk(house["officer"]) as desk:
        standing_letters.send_covering_letter(desk, case, "https://izin.example")
    recheck(house, LAPSED)
    with pytest.raises(WrongState), house.casework.desk(house["officer"]) as desk:
        standing_letters.send_covering_letter(desk, case, "https://izin.example")


def test_the_last_notice_is_not_the_covering_letter(house: House) -> None:
    case = suspended(house)
    mend(house, case)
    recheck(house)
    with house.casework.desk(house["officer"]) as desk:
        standing_letters.send_covering_letter(desk, case, "https://izin.example")
    with house.casework.reading_desk(house["contractor"]) as desk:
        assert notice_sent(desk, case).kind is LetterKind.LIFTING


DAYS = st.integers(0, 12)
WALK = st.lists(st.tuples(st.sampled_from(["days", "recheck", "mend", "attest"]), DAYS), min_size=2, max_size=9)


@settings(
    max_examples=12, deadline=None, database=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(walk=WALK)
def test_whatever_the_days_and_runs_it_is_approved_only_if_its_last_recheck_was_compliant(
    house: House, walk: list[tuple[str, int]]
) -> None:
    house.clock.turn_to(ON)
    case, today, last, month, loose = house.approved(), ON, Answer.COMPLIANT, 2, []
    for what, far in walk:
        if what == "days":
            today += timedelta(days=far)
            house.clock.turn_to(today)
        elif what == "mend" and house.state(case) is State.SUSPENDED and month < 7:
            month += 1
            loose += house.attach(case, [paid_list(month)], by="contractor")
            house.submit(case, by="contractor")
        elif what == "attest" and loose and house.state(case) is State.SUSPENDED:
            house.attest(case, loose.pop())
        elif what == "recheck":
            last = judging.judge_again(
                house.casework, rechecking.clerk_of(house.casework, "33.08"), case
            ).decision.answer
            list(recheck_all(house.casework))
        assert (house.state(case) is State.APPROVED) == (last is Answer.COMPLIANT)
    house.revoke(case)


def test_suspended_lifted_and_ended_approvals_are_restored_from_a_backup(
    house: House, sqlite_model: Path, tmp_path: Path
) -> None:
    lifted = suspended(house)
    mend(house, lifted)
    recheck(house)
    recheck(house, LAPSED_AGAIN)
    mend(house, lifted, 4)
    recheck(house)
    house.clock.at -= timedelta(hours=3)  # a clock that was set back, or another server's
    house.revoke(lifted)
    (tmp_path / "other").mkdir()
    with closing(opened(sqlite_copy(sqlite_model, tmp_path / "other"))) as other:
        with house.database.read() as rows, other.write() as loaded:
            for name in dumped_tables():
                load_table(loaded, name, list(dump_table(rows, name)))
        with house.database.read() as rows, other.read() as loaded:
            told = [standings.turns_of(each, str(seen_serial(each, lifted))) for each in (rows, loaded)]
    assert told[0] == told[1]
    assert len(told[0]) == 4


def seen_serial(rows: Rows, case: str) -> str:
    """The serial of its last certificate."""
    granted = approvals.latest_certificate(rows, case)
    assert granted is not None
    return granted.serial
