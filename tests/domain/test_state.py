"""Where an application may go from where it stands: the states and steps of contract.md."""

from __future__ import annotations

from permit_guard.domain.state import CHECKED, ENDED, GRANTED, Holder, State, Step, may_step

FROM = {
    Step.CHANGE: "draft",
    Step.ATTACH: "draft suspended",
    Step.SUBMIT: "draft suspended",
    Step.CHECK: "submitted deficient unproven compliant awaiting_contract",
    Step.ATTEST: "draft submitted deficient unproven compliant awaiting_contract suspended",
    Step.NOTIFY: "deficient unproven awaiting_contract",
    Step.REVISE: "submitted deficient unproven compliant awaiting_contract",
    Step.WITHDRAW: "draft submitted deficient unproven compliant awaiting_contract",
    Step.APPROVE: "compliant",
    Step.COVER: "approved",
    Step.RECHECK: "approved suspended",
    Step.REVOKE: "approved suspended",
    Step.CLOSE: "approved suspended",
    Step.SEND_BACK: "compliant",
    Step.TAKE: "draft submitted deficient unproven compliant awaiting_contract approved suspended",
    Step.PUT_BACK: "draft submitted deficient unproven compliant awaiting_contract approved suspended",
}


def test_each_step_may_be_taken_from_the_states_of_the_contract_and_from_no_other() -> None:
    assert {step: {state for state in State if may_step(step, state)} for step in Step} == {
        step: set(map(State, states.split())) for step, states in FROM.items()
    }


def test_every_state_is_written_as_the_contract_writes_it() -> None:
    assert " ".join(State) == (
        "draft submitted deficient unproven compliant awaiting_contract approved suspended revoked closed withdrawn"
    )
    assert " ".join(Step) == (
        "change attach submit check attest notify revise withdraw approve cover recheck revoke close "
        "send_back take put_back"
    )
    assert " ".join(Holder) == "office applicant nobody"


def test_what_has_ended_takes_no_step_and_no_state_is_two_things() -> None:
    assert [step for step in Step for state in ENDED if may_step(step, state)] == []
    assert CHECKED | GRANTED | ENDED | {State.DRAFT, State.SUBMITTED} == set(State)
    assert len(CHECKED) + len(GRANTED) + len(ENDED) + 2 == len(State)
