"""The work on one file, as it runs in this process or in a worker of the batch."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from lint_gov.cli.inputs import Input
from lint_gov.errors import InputError, UsageError
from lint_gov.messages import explain_error
from lint_gov.model.finding import FileError, FileResult, Notification, ReportSummary

if TYPE_CHECKING:
    from lint_gov.hooks import RulePack
    from lint_gov.model.report import Report
    from lint_gov.plugins import Plugins
    from lint_gov.ruleset.model import Rule

INTERNAL = "internal"


class Options(NamedTuple):
    """What the user says about all files of a run."""

    lang: str
    year: int | None = None
    organ_kind: str | None = None


@cache
def plugins() -> Plugins:
    """The plugins of this process."""
    from lint_gov.plugins import load

    return load()


class Rules(NamedTuple):
    """The rules of a run, and the packs that could not be read."""

    rules: tuple[Rule, ...]
    packs: tuple[RulePack, ...] = ()
    broken: tuple[Notification, ...] = ()


@cache
def rules() -> Rules:
    """The rules of the project and of plugins; a pack that cannot be read is left out and named."""
    from lint_gov.ruleset import rules as load

    have = plugins()
    try:
        return Rules(load(have.packs, have.kinds), have.packs)
    except UsageError:
        if not have.packs:
            raise
    sound: list[RulePack] = []
    broken: list[Notification] = []
    for pack in have.packs:
        try:
            load((*sound, pack), have.kinds)
            sound.append(pack)
        except UsageError as error:
            text = explain_error("usage", error.kind, error.fields, "zh")
            broken.append(Notification("rule-file", pack.name, text))
    return Rules(load(tuple(sound), have.kinds), tuple(sound), tuple(broken))


def check(item: Input, options: Options) -> FileResult:
    """Check one file; whatever goes wrong becomes its result."""
    try:
        report = _report(item, options)
        if report is None or not (report.plausible or item.named):
            return FileResult(item.path, "skipped")
        return _checked(item, report, options)
    except InputError as error:
        return FileResult(item.path, "failed", _file_error(error, options.lang))
    except Exception as error:
        return FileResult(item.path, "failed", crash(error, options.lang))


def extract(item: Input, options: Options) -> dict[str, Any]:
    """Read one file and return its figures in the form that `extract --format json` prints."""
    from lint_gov.formatters.figures import as_dict, without_report

    try:
        report = _report(item, options)
        if report is None or not (report.plausible or item.named):
            return without_report(item.path, "skipped", None)
        return as_dict(item.path, report)
    except InputError as error:
        return without_report(item.path, "failed", _file_error(error, options.lang))
    except Exception as error:
        return without_report(item.path, "failed", crash(error, options.lang))


def _report(item: Input, options: Options) -> Report | None:
    """The report of an input; None for a file of a walked folder that is of no readable format."""
    if item.error is not None:
        raise item.error
    if not item.readable:
        return None
    from lint_gov.pipeline import build_report, read

    return build_report(read(item.path, plugins().readers), options.year, options.organ_kind)


def _checked(item: Input, report: Report, options: Options) -> FileResult:
    from lint_gov.engine import run

    findings, not_assessed, notifications = run(report, rules().rules, plugins().kinds, options.lang)
    return FileResult(
        item.path,
        "checked",
        report=summarise(report),
        findings=findings,
        not_assessed=not_assessed,
        notifications=notifications,
    )


def summarise(report: Report) -> ReportSummary:
    """The head of a report as the outputs show it."""
    who = report.identity
    return ReportSummary(who.title, who.organ, who.organ_kind, who.year, report.edition)


def _file_error(error: InputError, lang: str) -> FileError:
    return FileError(error.kind, explain_error("input", error.kind, error.fields, lang))


def crash(error: BaseException, lang: str) -> FileError:
    """The error of a file at which the tool itself failed."""
    from lint_gov.cli.streams import describe

    return FileError(INTERNAL, explain_error("input", INTERNAL, {"error": describe(error)}, lang))
