"""docs/rules/: one page a rule and an index by family, in Chinese with an English summary; the same records, the same pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from lint_gov import data
from lint_gov.messages import say
from lint_gov.rulepages import word
from lint_gov.rulepages.content import Item, Part, Record, Source, parts, severities, years

INDEX = "README.md"
_PAGE = re.compile(r"[A-Z]{1,3}[0-9]{3}\.md")
# What a page can hold of a text that is no Markdown.
_SPECIAL = re.compile(r"([\\`*_\[\]<>|#])")


def pages(records: Mapping[str, Record], source: Source) -> dict[str, str]:
    """Return the files of the folder by name."""
    made = {f"{code}.md": _page(record, source) for code, record in records.items()}
    return {INDEX: _index(records), **made}


def write(folder: Path, made: Mapping[str, str]) -> None:
    """Write the files; pages of rules that are no more go."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    for old in folder.glob("*.md"):
        if _PAGE.fullmatch(old.name) and old.name not in made:
            old.unlink()


def _page(record: Record, source: Source) -> str:
    lines = [f"<!-- {word('generated', 'zh')} -->", "", f"# {record['code']} {escaped(record['title']['zh'])}", ""]
    lines.append(word("source", "zh", path=record["source"], name=record["name"]))
    for part in parts(record, source, "zh"):
        lines += ["", f"## {part.heading}", "", *_part(part)]
    lines += ["", f"## {word('english', 'zh')}", "", f"**{record['code']} {record['name']}: {escaped(record['title']['en'])}.**"]
    short = Source(source.instruments, lambda record, lang: ())
    for part in parts(record, short, "en"):
        if part.key in ("what", "why", "remedy", "abstains"):
            lines += ["", f"{part.heading}: " + " ".join(escaped(item.text) for item in part.items)]
    lines += ["", word("back", "zh"), ""]
    return "\n".join(lines)


def _part(part: Part) -> Iterator[str]:
    """One paragraph as it is, several as a list; what belongs under them is a list."""
    alone = len(part.items) == 1 and not part.items[0].under
    for item in part.items:
        yield from [escaped(item.text)] if alone else _listed(item)


def _listed(item: Item) -> Iterator[str]:
    yield f"- {escaped(item.text)}"
    yield from (f"  - {escaped(text)}" for text in item.under)


def _index(records: Mapping[str, Record]) -> str:
    lines = [f"<!-- {word('generated', 'zh')} -->", "", f"# {word('index-title', 'zh')}", "", word("index-intro", "zh")]
    for letters, group in _families(records).items():
        name, english = (word(f"families.{letters}", lang) or word("families.other", lang) for lang in ("zh", "en"))
        lines += ["", f"## {letters} {name} {english}", "", *_table(group)]
    return "\n".join([*lines, "", word("index-english", "zh"), ""])


def _families(records: Mapping[str, Record]) -> dict[str, list[Record]]:
    """The records by the letters of their codes, in the order in which a report is read."""
    order = {letters: place for place, letters in enumerate(data.load("pages")["families"])}
    found: dict[str, list[Record]] = {}
    for code, record in records.items():
        found.setdefault(code.rstrip("0123456789"), []).append(record)
    return dict(sorted(found.items(), key=lambda family: order.get(family[0], len(order))))


def _table(records: Iterable[Record]) -> Iterator[str]:
    columns: list[str] = data.load("pages")["columns"]
    yield _row(columns)
    yield _row(["---"] * len(columns))
    for record in records:
        levels = dict.fromkeys(say(f"text.{level}", "zh") for _, level in severities(record))
        code = record["code"]
        titles = [escaped(record["title"][lang]) for lang in ("zh", "en")]
        yield _row([f"[{code}]({code}.md)", titles[0], "、".join(levels), years(record, "zh"), titles[1]])


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def escaped(text: str) -> str:
    """Return a text on one line, so that Markdown shows it as it is."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
