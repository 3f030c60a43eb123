"""Which action each route is, on one page: a route that is not listed keeps the app from being made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Final

from permit_guard.casework.policy import Action


class Open(Enum):
    """Routes that need no action of the policy table."""

    PUBLIC = "public"
    """Anyone may come, without saying who he is."""

    SIGNED_IN = "signed in"
    """Anyone may come whom we know, whatever his role."""


PUBLIC: Final = Open.PUBLIC
SIGNED_IN: Final = Open.SIGNED_IN
Needed = Action | Open

_API: Final[Mapping[str, Needed]] = {
    "api-docs.openapi_json": PUBLIC,
    "health.alive": PUBLIC,
    "health.ready": PUBLIC,
    "applications.open_application": Action.OPEN,
    "applications.list_applications": Action.LIST,
    "applications.see_application": Action.READ,
    "applications.change_application": Action.CHANGE,
    "papers.put_roster": Action.CHANGE,
    "papers.add_evidence": Action.CHANGE,
    "papers.evidence_bytes": Action.READ_EVIDENCE,
    "papers.transcribe": Action.TRANSCRIBE,
    "papers.attest": Action.ATTEST,
    "decisions.preview": Action.PREVIEW,
    "decisions.check": Action.CHECK,
    "decisions.see_decision": Action.READ,
    "decisions.missing_workers": Action.READ,
    "decisions.missing_workers_csv": Action.READ,
    "decisions.reveal": Action.REVEAL,
    "notices.send_notice": Action.NOTIFY,
    "notices.notice_pdf": Action.READ_NOTICE,
    "certificates.certificate_pdf": Action.READ_CERTIFICATE,
    "certificates.certificate_annex": Action.READ_CERTIFICATE,
    "certificates.list_certificates": Action.LIST_CERTIFICATES,
    "certificates.certificate_archive": Action.LIST_CERTIFICATES,
    "reports.see_report": Action.REPORT,
    "reports.see_report_csv": Action.REPORT,
    "reports.list_employers": Action.LIST_EMPLOYERS,
    "reports.list_employers_csv": Action.LIST_EMPLOYERS,
    "steps.submit": Action.SUBMIT,
    "steps.revise": Action.REVISE,
    "steps.withdraw": Action.WITHDRAW,
    "steps.close": Action.CLOSE,
    "steps.approve": Action.APPROVE,
    "steps.revoke": Action.REVOKE,
}

_PAGES: Final[Mapping[str, Needed]] = {
    "pages.static": PUBLIC,
    "pages.home": PUBLIC,
    "pages.sign_in_page": PUBLIC,
    "pages.sign_in": PUBLIC,
    "pages.sign_out": PUBLIC,
    "pages.verify_form": PUBLIC,
    "pages.verify_serial": PUBLIC,
    "pages.verify_hash": PUBLIC,
    "pages.verify_upload": PUBLIC,
    "pages.no_cases": SIGNED_IN,
    "pages.help_page": PUBLIC,
    "pages.roster_template": PUBLIC,
    "pages.admin": Action.MANAGE_PEOPLE,
    "pages.list_approvals": Action.APPROVE,
    "pages.list_applications": Action.LIST,
    "pages.search_applications": Action.LIST,
    "pages.list_due": Action.LIST,
    "pages.report": Action.REPORT,
    "pages.report_file": Action.REPORT,
    "pages.report_workbook_file": Action.REPORT,
    "pages.report_paper": Action.REPORT,
    "pages.list_employers": Action.LIST_EMPLOYERS,
    "pages.employers_file": Action.LIST_EMPLOYERS,
    "pages.new_application": Action.OPEN,
    "pages.open_at_counter": Action.OPEN,
    "pages.case": Action.READ,
    "pages.take": Action.TAKE,
    "pages.put_back": Action.PUT_BACK,
    "pages.change_form": Action.CHANGE,
    "pages.change": Action.CHANGE,
    "pages.roster_page": Action.CHANGE,
    "pages.upload_roster": Action.CHANGE,
    "pages.confirm_count": Action.CHANGE,
    "pages.mend_page": Action.CHANGE,
    "pages.mend": Action.CHANGE,
    "pages.roster_csv": Action.CHANGE,
    "pages.roster_xlsx": Action.CHANGE,
    "pages.roster_workers": Action.READ,
    "pages.search_workers": Action.READ,
    "pages.evidence_page": Action.READ_EVIDENCE,
    "pages.upload_evidence": Action.CHANGE,
    "pages.one_evidence": Action.READ_EVIDENCE,
    "pages.evidence_file": Action.READ_EVIDENCE,
    "pages.page_picture": Action.READ_EVIDENCE,
    "pages.transcribe": Action.TRANSCRIBE,
    "pages.attest": Action.ATTEST,
    "pages.attest_many": Action.ATTEST,
    "pages.grid": Action.READ,
    "pages.preview_page": Action.PREVIEW,
    "pages.missing_workers": Action.READ,
    "pages.search_missing": Action.READ,
    "pages.worker": Action.READ,
    "pages.receipt": Action.READ,
    "pages.trail": Action.READ_JOURNAL,
    "pages.journal": Action.READ_JOURNAL,
    "pages.checkpoint": Action.READ_JOURNAL,
    "pages.replay_decision": Action.READ_JOURNAL,
    "pages.missing_workers_csv": Action.READ,
    "pages.notice_pdf": Action.READ_NOTICE,
    "pages.letter_pdf": Action.READ_NOTICE,
    "pages.draft_notice_pdf": Action.NOTIFY,
    "pages.certificate_file": Action.READ_CERTIFICATE,
    "pages.certificate_annex_file": Action.READ_CERTIFICATE,
    "pages.list_certificates": Action.LIST_CERTIFICATES,
    "pages.certificate_archive": Action.LIST_CERTIFICATES,
    "pages.reveal_form": Action.REVEAL,
    "pages.reveal_number": Action.REVEAL,
    "pages.submit_form": Action.SUBMIT,
    "pages.submit": Action.SUBMIT,
    "pages.check_form": Action.CHECK,
    "pages.check": Action.CHECK,
    "pages.notify_form": Action.NOTIFY,
    "pages.notify": Action.NOTIFY,
    "pages.cover_form": Action.NOTIFY,
    "pages.cover": Action.NOTIFY,
    "pages.approve_form": Action.APPROVE,
    "pages.approve": Action.APPROVE,
    "pages.send_back_form": Action.SEND_BACK,
    "pages.send_back": Action.SEND_BACK,
    "pages.revise_form": Action.REVISE,
    "pages.revise": Action.REVISE,
    "pages.withdraw_form": Action.WITHDRAW,
    "pages.withdraw": Action.WITHDRAW,
    "pages.revoke_form": Action.REVOKE,
    "pages.revoke": Action.REVOKE,
    "pages.close_form": Action.CLOSE,
    "pages.close": Action.CLOSE,
}

ENDPOINTS: Final[Mapping[str, Needed]] = {**_API, **_PAGES}


class UnlistedRoute(Exception):
    """The routes of the app and this page do not agree; the message names each one that stands on one side alone."""


def refuse_unlisted(endpoints: Iterable[str]) -> None:
    """Raises UnlistedRoute unless `endpoints`, all that the app has, are just those listed here."""
    there = set(endpoints)
    faults = [f"{name}: not in web/policy.py" for name in sorted(there - ENDPOINTS.keys())]
    faults += [f"{name}: in web/policy.py, but no route" for name in sorted(ENDPOINTS.keys() - there)]
    if faults:
        raise UnlistedRoute("; ".join(faults))
