"""What the tool says of a report."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, final

from lint_gov.model.document import Remark
from lint_gov.model.place import NOWHERE, Place
from lint_gov.model.record import field, record

if TYPE_CHECKING:
    from lint_gov.model.peers import Core, Peers
    from lint_gov.model.report import Report

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
# What a finding may count as, the gravest first; a question counts as such and not under its severity.
LEVELS = (*SEVERITIES, "review")
Evidence = int | str | Decimal | None


@record
class Location:
    """Where a finding belongs: the part of the report by meaning, and the place in the source."""

    section: int | None = None
    table: str | None = None
    row: str | None = None
    column: str | None = None
    place: Place = NOWHERE
    excerpt: str | None = None


@record
class CellValue:
    """A cell of a table and the value a repair would give it."""

    table: str
    row: str
    column: str
    value: Decimal


@record
class Hit:
    """What a check kind yields: a fault found, a question, or why it could not be judged.

    Attributes:
        outcome: "fail"; "review" (cannot decide, asks one question); "not-assessed" (with `reason`).
        case: which message of the rule applies (key under `messages:` of the rule record).
        fields: values for the placeholders of that message.
        repair: the unique smallest repair, empty when there is none.
        group: findings of one story share it.
    """

    location: Location
    outcome: Literal["fail", "review", "not-assessed"] = "fail"
    case: str = "default"
    fields: Mapping[str, object] = field(default_factory=dict)
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    related: tuple[Location, ...] = ()
    repair: tuple[CellValue, ...] = ()
    group: str | None = None


@final
@record
class Finding:
    """A finding as formatters get it; see the JSON contract of the design for its fields."""

    rule: str
    name: str
    severity: Severity
    needs_review: bool
    message: str
    location: Location
    remedy: str = ""
    related: tuple[Location, ...] = ()
    group: str | None = None
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    repair: tuple[CellValue, ...] = ()
    basis: tuple[str, ...] = ()
    fix: str | None = None
    fingerprint: str = ""

    @property
    def level(self) -> str:
        """What it counts as: its severity, or "review"."""
        return "review" if self.needs_review else self.severity

    def fails(self, fail_on: str) -> bool:
        """Whether it fails a run that is to fail from the level `fail_on` upwards; "never" is no level."""
        return fail_on != "never" and LEVELS.index(self.level) <= LEVELS.index(fail_on)


@record
class NotAssessed:
    """A rule that could not be judged at a place, and why."""

    rule: str
    reason: str
    location: Location


@record
class Notification:
    """Something about the tool itself: a rule that crashed, a plugin that failed to load."""

    kind: Literal["rule-crashed", "plugin-failed", "rule-file"]
    subject: str
    message: str


@record
class ReportSummary:
    """The head of a report as the outputs show it.

    Attributes:
        converted: the format of the file ("doc", "odt", "rtf") where it was read as the Word file that it was converted to.
    """

    title: str | None
    organ: str | None
    organ_kind: str
    year: int | None
    edition: int | None
    converted: str | None = None


@record
class FileError:
    """Why a file could not be checked. `kind` is a stable slug ("not-found", "encrypted", …)."""

    kind: str
    message: str


@record
class Waived:
    """A finding that does not count, because somebody said so.

    Attributes:
        kind: where that was said: in a file of waivers, in a comment of the report, or in a baseline.
        source: the very place: file and line, or the place of the comment.
        reason: as it was given; "" where a baseline states none.
    """

    finding: Finding
    reason: str
    source: str
    kind: Literal["file", "comment", "baseline"] = "file"


@record
class Details:
    """What an output needs that shows the report itself, or what was checked and found right.

    Attributes:
        report: the report as it was read.
        applied: codes of the rules that were run on it, in their order.
        peers: the reports of the run that it was held against; None when there was none.
    """

    report: Report
    applied: tuple[str, ...]
    peers: Peers | None = None


@record
class FileResult:
    """All that is said of one file. `status`: checked, failed (then `error`) or skipped.

    Attributes:
        waived: findings that are known and accepted; they count neither in the summary nor for the exit code.
        remarks: comments in the report that are addressed to this tool.
        core: what other reports of the run are held against, kept only where there are others.
        details: kept only where an output asks for it (`lint_gov.hooks.Formatter.wants_reports`).
    """

    path: str
    status: Literal["checked", "failed", "skipped"]
    error: FileError | None = None
    report: ReportSummary | None = None
    findings: tuple[Finding, ...] = ()
    not_assessed: tuple[NotAssessed, ...] = ()
    notifications: tuple[Notification, ...] = ()
    waived: tuple[Waived, ...] = ()
    remarks: tuple[Remark, ...] = ()
    details: Details | None = None
    core: Core | None = None
