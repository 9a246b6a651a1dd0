"""What `annotate` and `fix` share: which files they take, where they write, on what date."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from lint_gov.cli import INTERNAL, OK, WRONG, streams, work
from lint_gov.cli.inputs import STDIN, Input
from lint_gov.errors import InputError, UsageError
from lint_gov.messages import explain_error, say
from lint_gov.model.finding import FileResult
from lint_gov.model.place import is_address
from lint_gov.tuples import NamedTuple


class Outcome(NamedTuple):
    """What became of one file. `status`: written, would (with --diff), nothing, skipped, failed, internal.

    Attributes:
        notes: lines for stderr.
        text: for stdout.
    """

    status: str
    notes: tuple[str, ...]
    text: str = ""


def only_files(found: Iterable[Input], output: str | None) -> None:
    """Raise for standard input, web addresses and (without `output`) what is in an archive: there is no file to write."""
    for item in found:
        archived = item.error is None and output is None and not Path(item.path).exists() and ".zip/" in item.path.lower()
        if item.path == STDIN or is_address(item.path) or archived:
            raise UsageError("files-only", {"path": item.path})


def targets(found: list[Input], output: str) -> dict[str, str]:
    """Return the file to write for each report: `output`, or one of the same name in that folder."""
    folder = output.endswith(("/", "\\")) or Path(output).is_dir()
    if not folder and len(found) > 1:
        raise UsageError("several-files", {"path": output})
    if not folder:
        return {item.path: Path(output).as_posix() for item in found}
    made = {item.path: (Path(output) / Path(item.path).name).as_posix() for item in found}
    names = list(made.values())
    twice = next((file for file in names if names.count(file) > 1), None)
    if twice is not None:
        raise UsageError("same-name", {"path": twice})
    Path(output).mkdir(parents=True, exist_ok=True)
    return made


def date(stated: str | None) -> str | None:
    """Return the date that the user states, or the environment (SOURCE_DATE_EPOCH); None: that of each file."""
    from lint_gov.triage.days import day
    from lint_gov.wordfile.dates import of_environment

    if stated is None:
        return of_environment()
    found = day(stated)
    if found is None:
        raise UsageError("not-a-day", {"value": stated})
    return f"{found}T00:00:00Z"


def settled(result: FileResult, options: work.Options, waivers: str | None) -> FileResult:
    """Return the result without what is waived."""
    from lint_gov.triage.discovery import any_waivers

    if not any_waivers((result,), waivers):
        return result
    from lint_gov.cli.waiving import settle

    return settle((result,), options, waivers, None)[0]


def failed(path: str, error: Exception, lang: str) -> Outcome:
    """Return the outcome of a file at which something went wrong."""
    if isinstance(error, InputError):
        return Outcome("failed", (f"{path}: {explain_error('input', error.kind, error.fields, lang)}",))
    if isinstance(error, UsageError):
        return Outcome("failed", (explain_error("usage", error.kind, error.fields, lang),))
    return Outcome("internal", (f"{path}: {work.crash(error, lang).message}",))


def died(lang: str, item: Input) -> Outcome:
    """Return the outcome of a file that took its process down."""
    return failed(item.path, RuntimeError(say("stderr.died", lang)), lang)


def exit_code(outcomes: Iterable[Outcome]) -> int:
    """Tell what was done, and return the worst that happened."""
    kinds = set()
    for outcome in outcomes:
        kinds.add(outcome.status)
        for note in outcome.notes:
            streams.note(note)
        if outcome.text:
            streams.emit(outcome.text)
    return INTERNAL if "internal" in kinds else WRONG if "failed" in kinds else OK
