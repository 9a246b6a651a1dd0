"""`lint-gov checklist import`: filled-in checklists read back; what is not true or declined becomes a waiver."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from lint_gov.checklist import word
from lint_gov.checklist.answers import Answer
from lint_gov.checklist.answers.read import files, read
from lint_gov.checklist.decisions import Outcome, Present, settle
from lint_gov.checklist.sidecar import merged, outside
from lint_gov.cli import FOUND, OK, WRONG, check, streams, waiving, work
from lint_gov.cli.inputs import posix
from lint_gov.cli.output import write
from lint_gov.errors import InputError, UsageError
from lint_gov.messages import explain_error
from lint_gov.model.finding import FileResult, Finding
from lint_gov.triage import days, sidecar
from lint_gov.triage.discovery import NAME
from lint_gov.tuples import NamedTuple


class _Read(NamedTuple):
    answers: list[Answer]
    files: int
    failed: bool


def run(args: argparse.Namespace) -> int:
    """Read the checklists that `args` name and return the exit code."""
    if len(args.path) < 2:
        raise UsageError("no-answers", {"path": "—"})
    given = _answers(args.path[1:], args.lang)
    target = args.output or NAME
    found = _reports(given.answers)
    args.path = sorted(set(found.values()))
    results, options = _checked(args)
    outcome = settle(given.answers, _present(results, found, options, target), days.today(), options.lang)
    _write(target, outcome, options.lang)
    _tell(outcome, given, target, options.lang)
    return WRONG if given.failed else FOUND if outcome.refused else OK


def _checked(args: argparse.Namespace) -> tuple[waiving.Results, work.Options]:
    """The present findings of the reports; none where no report is left."""
    if not args.path:
        return (), work.Options(args.lang)
    results, options, _ = check.findings(args)
    return tuple(results), options


def _answers(paths: list[str], lang: str) -> _Read:
    """The answers of all files; those of a folder that are no checklists are passed over."""
    answers: list[Answer] = []
    read_files, failed = 0, False
    for path, named in files(paths):
        try:
            answers += read(path, lang)
            read_files += 1
        except InputError as error:
            if named or error.kind != "not-checklist":
                streams.note(f"{posix(path)}: {explain_error('input', error.kind, error.fields, lang)}")
                failed = True
    if not read_files and not failed:
        raise UsageError("no-answers", {"path": "、".join(map(posix, paths))})
    return _Read(answers, read_files, failed)


def _reports(answers: Iterable[Answer]) -> dict[str, str]:
    """Where the reports of the checklists are: from the working folder, or else beside the checklist.

    All of them are checked again, also those that nothing was decided about: some findings come from comparing them.
    """
    places = {(answer.token.path, answer.file) for answer in answers if answer.token}
    found: dict[str, str] = {}
    for stated, file in sorted(places):
        for place in (Path(stated), Path(file).parent / stated):
            if stated not in found and place.is_file():
                found[stated] = posix(str(place))
    return found


def _present(results: waiving.Results, found: dict[str, str], options: work.Options, target: str) -> Present:
    rules = waiving.request(results, options, None, None).rules
    before = sidecar.read(target, rules) if Path(target).exists() else None

    def waived(result: FileResult, finding: Finding) -> bool:
        return before is not None and any(waiver.covers(finding) for waiver in before.for_file(result.path))

    by_path = {result.path: result for result in results}
    known = {stated: by_path[path] for stated, path in found.items() if path in by_path}
    return Present(known, frozenset(code for code, rule in rules.items() if rule.waivable), waived)


def _write(target: str, outcome: Outcome, lang: str) -> None:
    if not outcome.waivers:
        return
    try:
        before = Path(target).read_text(encoding="utf-8") if Path(target).exists() else ""
    except OSError as error:
        raise UsageError("cannot-write", {"path": target, "reason": error.strerror or str(error)}) from None
    write(target, merged(target, before, outcome.waivers, lang))


def _tell(outcome: Outcome, given: _Read, target: str, lang: str) -> None:
    """Say on stderr what became of the answers."""
    for problem in outcome.refused:
        streams.note(problem.told(lang))
    for path in sorted({waiver.path for waiver in outcome.waivers if outside(waiver.path, target)}):
        streams.note(word("import.outside", lang, path=path, file=posix(target)))
    counts = {"new": len(outcome.waivers), "known": outcome.known, "other": outcome.other, "refused": len(outcome.refused)}
    decided = sum(bool(answer.said) for answer in given.answers)
    streams.note(word("import.count", lang, files=given.files, answers=decided, **counts))
    streams.note(word("import.written" if outcome.waivers else "import.nothing", lang, path=posix(target)))
