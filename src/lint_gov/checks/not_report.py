"""not-report: the document does not look like an annual report at all (D101)."""

from __future__ import annotations

from collections.abc import Iterator

from lint_gov.checks.params import Params
from lint_gov.model.document import Attachment
from lint_gov.model.finding import Hit, Location
from lint_gov.model.report import Report

_MOST = 5


def run(report: Report, params: Params) -> Iterator[Hit]:
    """Yield one hit for a document that is not plausible as a report; one whose report is elsewhere says where."""
    if report.plausible:
        return
    if report.attached:
        files = "、".join(map(_shown, report.attached[:_MOST]))
        yield Hit(Location(), case="attached", fields={"files": files}, evidence={"stated": files})
    else:
        yield Hit(Location(), case="pictures" if report.identity.title is not None else "default")


def _shown(attachment: Attachment) -> str:
    return f"《{attachment.name}》（{attachment.address}）" if attachment.address else f"《{attachment.name}》"
