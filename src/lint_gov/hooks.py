"""The plugin interface: what a package may add to lint-gov (entry-point group `lint_gov`).

A hook implementation returns plain descriptions; heavy modules are imported by the callables inside
them, when they are first used, so that registering a plugin costs next to nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from lint_gov.model.document import Document, Source
from lint_gov.model.finding import FileResult, Hit
from lint_gov.model.record import record
from lint_gov.model.report import Report

API_VERSION = 1
PROJECT = "lint_gov"

if TYPE_CHECKING:
    from pluggy import HookimplMarker

    hookimpl: HookimplMarker


@record
class Reader:
    """A file format.

    Attributes:
        name: "docx"; becomes `Document.format` unless the reader says otherwise.
        suffixes: lower case with the dot, e.g. (".docx",).
        read: source → document; raises `lint_gov.errors.InputError` when the file cannot be read.
        sniff: tells from the bytes whether the content is of this format, whatever the name.
        prepare: told of the files that it will be asked to read next, where what is slow is quicker for many at once.
        walked: files of this format in a walked folder are read too; pictures are read only where they are named.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[Source], Document]
    sniff: Callable[[bytes], bool]
    prepare: Callable[[Sequence[Source]], None] | None = None
    walked: bool = True


@record
class CheckKind:
    """A kind of check that rule records name under `check:`.

    Attributes:
        name: as rule records write it.
        run: (report, parameters of the rule) → hits. A parameter `table`, `assert`, … comes as in the YAML.
        required, optional: names of the parameters, for validation of rule files.
        beside: it holds a report against others of the run, which it gets as the parameter `beside`
            (`lint_gov.model.peers.Peers`); its rules run only where there are others.
    """

    name: str
    run: Callable[[Report, Mapping[str, object]], Iterable[Hit]]
    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    beside: bool = False


@record
class RulePack:
    """A folder of rule records. `name` stands in messages about it."""

    name: str
    folder: str


@record
class RunSummary:
    """Counts over all files of a run."""

    files: int
    error: int
    warning: int
    info: int
    review: int


class Context(Protocol):
    """What a formatter may ask of the run.

    Attributes:
        lang: language of the document.
        color, width: whether to colour it, columns to wrap it to.
        fail_on: the lowest level by path that fails the run: error, warning, info, review, never.
        rules: the records of all rules of the run by code, as their authors wrote them, read when first asked for.
        instruments: the norms that the records name as their basis, by key.
    """

    @property
    def lang(self) -> str: ...

    @property
    def color(self) -> bool: ...

    @property
    def width(self) -> int: ...

    @property
    def fail_on(self) -> Mapping[str, str]: ...

    @property
    def rules(self) -> Mapping[str, Mapping[str, Any]]: ...

    @property
    def instruments(self) -> Mapping[str, Mapping[str, Any]]: ...


# A document: text (UTF-8, LF) or bytes, whole or piece by piece.
Content = str | bytes | Iterable[str | bytes]


@record
class Formatter:
    """An output format.

    Attributes:
        write: returns the document; of one that may be large, piece by piece, so that it is never in memory as a whole.
        wants_reports: it shows the reports themselves; every result then has its `details`.
        binary: it is nothing to be shown on a terminal.
        ready: raises `lint_gov.errors.UsageError` when what it needs is not installed; asked before the first report is read.
    """

    name: str
    write: Callable[[Sequence[FileResult], RunSummary, Context], Content]
    wants_reports: bool = False
    binary: bool = False
    ready: Callable[[], None] | None = None


def __getattr__(name: str) -> Any:
    """`hookimpl`, the mark for what a plugin implements; pluggy is imported by those who ask for it."""
    if name != "hookimpl":
        raise AttributeError(name)
    import pluggy

    return pluggy.HookimplMarker(PROJECT)
