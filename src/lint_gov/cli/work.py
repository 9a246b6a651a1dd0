"""The work on one file, as it runs in this process or in a worker of the batch."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from lint_gov.cli.inputs import Input
from lint_gov.errors import InputError, UsageError
from lint_gov.messages import explain_error
from lint_gov.model.finding import Details, FileError, FileResult, ReportSummary
from lint_gov.model.place import is_address
from lint_gov.settings import Given, Resolver
from lint_gov.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from lint_gov.engine import Outcome
    from lint_gov.hooks import RulePack
    from lint_gov.model.peers import Core, Peers
    from lint_gov.model.report import Report
    from lint_gov.plugins import Plugins
    from lint_gov.ruleset.model import Rule
    from lint_gov.settings.effective import Settings

INTERNAL = "internal"


class Options(NamedTuple):
    """What the user says about all files of a run.

    Attributes:
        keep: results carry the reports themselves.
        core: they carry what other reports are held against.
        timeout: seconds for one file, 0 for no limit.
    """

    lang: str
    given: Given = Given()
    keep: bool = False
    core: bool = False
    timeout: float = 0


@cache
def plugins() -> Plugins:
    """The plugins of this process."""
    from lint_gov.plugins import load

    return load()


class Rules(NamedTuple):
    """The rules of a run, and the packs of plugins that could not be read."""

    rules: tuple[Rule, ...]
    packs: tuple[RulePack, ...] = ()
    broken: tuple[tuple[RulePack, UsageError], ...] = ()


@cache
def rules(packs: tuple[RulePack, ...] = ()) -> Rules:
    """The rules of the project, of plugins, and of packs that the user names.

    A plugin's pack that cannot be read is left out and named; of those that the user names, none may be wrong.
    """
    from lint_gov.ruleset import rules as load

    have = _installed()
    if not packs:
        return have
    every = (*have.packs, *packs)
    return Rules(load(every, plugins().kinds), every, have.broken)


@cache
def _installed() -> Rules:
    from lint_gov.ruleset import rules as load

    have = plugins()
    try:
        return Rules(load(have.packs, have.kinds), have.packs)
    except UsageError:
        if not have.packs:
            raise
    sound: list[RulePack] = []
    broken: list[tuple[RulePack, UsageError]] = []
    for pack in have.packs:
        try:
            load((*sound, pack), have.kinds)
            sound.append(pack)
        except UsageError as error:
            broken.append((pack, error))
    return Rules(load(tuple(sound), have.kinds), tuple(sound), tuple(broken))


@cache
def _resolver(given: Given) -> Resolver:
    return Resolver(given, lambda packs: rules(packs).rules)


def settings(path: str, given: Given) -> Settings:
    """What governs a file; raise UsageError when its configuration or a pack that it names is wrong."""
    return _resolver(given).settings(path)


def config_of(path: str, given: Given) -> Path | None:
    """The configuration file that governs a file."""
    return _resolver(given).config_of(path)


def prepare(items: Sequence[Input]) -> None:
    """Let readers that are quicker on many files at once get ready for those of the next ones that they will read."""
    if len(items) < 2:
        return
    slow = {suffix for reader in plugins().readers if reader.prepare for suffix in reader.suffixes}
    ours = (item.path for item in items if item.readable and not is_address(item.path))
    paths = [path for path in ours if path.lower().endswith(tuple(slow))]
    if len(paths) > 1:
        from lint_gov.pipeline import prepare

        prepare(paths, plugins().readers)


def check(item: Input, options: Options) -> FileResult:
    """Check one file; whatever goes wrong becomes its result."""
    return _result(item, options, _checked)


def known_only(item: Input, options: Options) -> FileResult:
    """Read one file that others are held against and that is not judged itself."""
    return _result(item, options, _known)


def _result(item: Input, options: Options, told: Callable[[Input, Report, Options], FileResult]) -> FileResult:
    """What `told` makes of the report in a file, or why there is none."""
    try:
        report = _report(item, options)
        if report is None or not _counts(report, item):
            return FileResult(item.path, "skipped")
        return told(item, report, options)
    except InputError as error:
        return FileResult(item.path, "failed", _file_error(error, options.lang))
    except Exception as error:
        return FileResult(item.path, "failed", crash(error, options.lang))


def extract(item: Input, options: Options) -> dict[str, Any]:
    """Read one file and return its figures in the form that `extract --format json` prints."""
    from lint_gov.formatters.figures import as_dict, without_report

    try:
        report = _report(item, options)
        if report is None or not _counts(report, item):
            return without_report(item.path, "skipped", None)
        return as_dict(item.path, report)
    except InputError as error:
        return without_report(item.path, "failed", _file_error(error, options.lang))
    except Exception as error:
        return without_report(item.path, "failed", crash(error, options.lang))


def _counts(report: Report, item: Input) -> bool:
    """Whether anything is to be said of a file: one of a walked folder must be a report, or a page that should hold one."""
    return report.plausible or item.named or (bool(report.attached) and report.identity.title is not None)


def content(item: Input) -> bytes:
    """The bytes of an input; raise InputError when there are none to be had."""
    from lint_gov.pipeline import content as read_bytes

    return read_bytes(item.path)


def _report(item: Input, options: Options) -> Report | None:
    """The report of an input; None for a file of a walked folder that is of no readable format."""
    if item.error is not None:
        raise item.error
    if not item.readable:
        return None
    from lint_gov.pipeline import build_report, read

    governing = settings(item.path, options.given)
    document = read(item.path, plugins().readers, governing.value("allow-private"))
    return build_report(document, governing.value("year"), governing.value("organ-kind"))


def _checked(item: Input, report: Report, options: Options) -> FileResult:
    findings, not_assessed, notifications = judge(item.path, report, options)
    return FileResult(
        item.path,
        "checked",
        report=summarise(report),
        findings=findings,
        not_assessed=not_assessed,
        notifications=notifications,
        remarks=tuple(remark for remark in report.document.remarks if remark.directive),
        details=_details(item.path, report, options) if options.keep else None,
        core=_core(report) if options.core else None,
    )


def _core(report: Report) -> Core:
    from lint_gov.across.core import core

    return core(report)


def _known(item: Input, report: Report, options: Options) -> FileResult:
    return FileResult(item.path, "checked", report=summarise(report), core=_core(report))


def judge(path: str, report: Report, options: Options, peers: Peers | None = None) -> Outcome:
    """Hold a report against the rules that are on for its path; with `peers`, against the other reports of the run."""
    from lint_gov.engine import run

    governing = settings(path, options.given)
    findings, not_assessed, notifications = run(report, _chosen(governing), plugins().kinds, options.lang, peers)
    return governing.told(findings), governing.told(not_assessed), notifications


def _chosen(governing: Settings) -> tuple[Rule, ...]:
    return governing.rules(rules(governing.packs).rules)


def _details(path: str, report: Report, options: Options) -> Details:
    from lint_gov.ruleset.select import select

    return Details(report, tuple(rule.code for rule in select(_chosen(settings(path, options.given)), report)))


def summarise(report: Report) -> ReportSummary:
    """The head of a report as the outputs show it."""
    who = report.identity
    converted = report.document.format if report.document.converted else None
    return ReportSummary(who.title, who.organ, who.organ_kind, who.year, report.edition, converted)


def _file_error(error: InputError, lang: str) -> FileError:
    return FileError(error.kind, explain_error("input", error.kind, error.fields, lang))


def crash(error: BaseException, lang: str) -> FileError:
    """The error of a file at which the tool itself failed."""
    from lint_gov.cli.streams import describe

    return FileError(INTERNAL, explain_error("input", INTERNAL, {"error": describe(error)}, lang))
