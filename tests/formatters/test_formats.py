"""Every format on one fixed set of results: golden files, schemas, and what each has a place for.

`python -m formatters.test_formats` (in tests/) writes the golden files anew; look at the difference before committing.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from formatters import sample
from formatters.sample import ALL, Context, summarised
from formatters.valid import CHECKS
from lint_gov import __version__
from lint_gov.cli.output import pieces
from lint_gov.formatters import builtin
from lint_gov.model.finding import FileResult
from lint_gov.tables import WRITERS

GOLDEN = Path(__file__).parent / "golden"
SUFFIX = {
    "sarif": "sarif",
    "sarif-github": "sarif",
    "junit": "xml",
    "checkstyle": "xml",
    "github-summary": "md",
    "jsonl": "jsonl",
}
FORMATS = {formatter.name: formatter for formatter in builtin() if formatter.name in CHECKS}


def written(name: str, lang: str = "zh", results: tuple[FileResult, ...] = ALL, fail_on: str = "error") -> str:
    return b"".join(pieces(FORMATS[name].write(results, summarised(results), Context(lang, fail_on=fail_on)))).decode()


def golden(name: str, lang: str) -> Path:
    suffix = SUFFIX.get(name, "txt" if name in ("text", "oneline", "github") else "json")
    return GOLDEN / f"{name}.{lang}.{suffix}"


def shown(name: str, lang: str) -> str:
    return written(name, lang).replace(f'"version": "{__version__}"', '"version": "X"')


def test_every_format_but_html_and_tables_is_checked_here() -> None:
    assert set(FORMATS) == {formatter.name for formatter in builtin()} - {"html", *WRITERS}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", CHECKS)
def test_golden(name: str, lang: str) -> None:
    assert shown(name, lang) == golden(name, lang).read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", CHECKS)
def test_valid(name: str, lang: str) -> None:
    CHECKS[name](written(name, lang), ALL)


@pytest.mark.parametrize("name", CHECKS)
def test_an_empty_run_is_a_valid_document(name: str) -> None:
    text = written(name, results=())
    CHECKS[name](text, ())
    assert text or name in ("jsonl", "oneline")


@pytest.mark.parametrize("name", CHECKS)
def test_chinese_is_kept_and_no_byte_order_mark(name: str) -> None:
    text = written(name)
    assert "予以公开" in text
    assert not re.search(r"\\u[2-9a-f]", text), "only control characters are escaped"
    assert not text.startswith("\ufeff")
    assert "\r" not in text


@pytest.mark.parametrize("name", CHECKS)
def test_the_same_results_make_the_same_document(name: str) -> None:
    assert written(name) == written(name)


def write_golden() -> None:
    GOLDEN.mkdir(exist_ok=True)
    for name in CHECKS:
        for lang in ("zh", "en"):
            golden(name, lang).write_text(shown(name, lang), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_golden()
    print(sample.__name__, *sorted(path.name for path in GOLDEN.iterdir()))
