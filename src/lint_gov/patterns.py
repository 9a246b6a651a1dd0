"""Regular expressions compiled ahead of time, as bytecode is: a quarter of a short run was compiling them.

`python -m lint_gov.patterns` compiles every expression that a check needs and keeps what `re` made of them under
`_data/`; `prime` puts them into the cache of `re` at start. An entry is found by the text and flags of its expression,
so that it can never be out of date; it only counts for the very version of Python that made it, and where anything
is not as expected, `re` compiles as usual.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

KEPT = Path(__file__).resolve().parent / "_data" / f"patterns.{sys.implementation.cache_tag}"
_VERSION = (sys.hexversion, sys.maxunicode)
# The cache of `re` holds 512; what is compiled later (plugins, own rules) needs room too.
_MOST = 450


def prime() -> None:
    """Put the kept expressions into the cache of `re`."""
    import marshal
    import re

    try:
        version, entries = marshal.loads(KEPT.read_bytes())
        if version == _VERSION:
            cache: dict[Any, Any] = re._cache  # type: ignore[attr-defined]
            for text, flags, code in entries:
                cache[str, text, flags] = _load(text, *code)
    except (OSError, ValueError, TypeError, AttributeError, EOFError, RuntimeError, ImportError):
        return


def _load(text: str, flags: int, code: bytes, groups: int, names: dict[str, int], numbers: tuple[str | None, ...]) -> Any:
    import _sre  # type: ignore[import-not-found]

    return _sre.compile(text, flags, memoryview(code).cast("I").tolist(), groups, names, numbers)


def keep() -> int:
    """Keep what a check compiles on this Python; return how many expressions there are."""
    import marshal
    import re

    seen = re._cache  # type: ignore[attr-defined]
    re.purge()
    re._MAXCACHE = sys.maxsize  # type: ignore[attr-defined]
    _exercise()
    wanted = [(text, flags) for kind, text, flags in seen if kind is str][:_MOST]
    entries = [(text, int(flags), _save(text, flags)) for text, flags in wanted]
    KEPT.parent.mkdir(exist_ok=True)
    KEPT.write_bytes(marshal.dumps((_VERSION, entries)))
    return len(entries)


def _save(text: str, flags: int) -> tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]:
    """The arguments that `re` would give to its engine; see `re._compiler.compile`."""
    from array import array
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(text, flags)
    names = dict(parsed.state.groupdict)
    numbers: list[str | None] = [None] * parsed.state.groups
    for name, number in names.items():
        numbers[number] = name
    code = array("I", map(int, _compiler._code(parsed, flags))).tobytes()
    return int(flags | parsed.state.flags), code, parsed.state.groups - 1, names, tuple(numbers)


def _exercise() -> None:
    """Check a sample as a run does, once each way that has expressions of its own."""
    from lint_gov import engine
    from lint_gov.cli import arguments, check, work
    from lint_gov.formatters import text as _told  # noqa: F401 - imported for its expressions
    from lint_gov.model.document import Source
    from lint_gov.pipeline import build_report
    from lint_gov.readers import docx, html, text
    from lint_gov.ruleset.sample import sample

    check.arguments(arguments.Parser("check", "zh"))
    for year in (2019, 2023):
        report = build_report(sample({"year": year, "figures": {"applications": {"granted.total": 99}}}))
        engine.run(report, work.rules().rules, work.plugins().kinds)
    page = Source("sample.html", "<html><body><p>一、总体情况</p><table><tr><td>1</td></tr></table></body></html>".encode())
    for read in (html.read, text.read_text, text.read_markdown):
        read(page)
    docx.sniff(page.data)


if __name__ == "__main__":
    print(f"{keep()} expressions kept in {KEPT}")
