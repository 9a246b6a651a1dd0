from __future__ import annotations

from pathlib import Path

import pytest

from lint_gov.cli.output import targets, write
from lint_gov.errors import UsageError
from lint_gov.formatters import builtin

FORMATTERS = {f.name: f for f in builtin()}


def test_format_and_file_are_told_apart_at_the_first_sign() -> None:
    found = targets(["json=a=b.json", "text=x.txt"], FORMATTERS)
    assert [(t.formatter.name, t.file) for t in found] == [("json", "a=b.json"), ("text", "x.txt")]


@pytest.mark.parametrize(("value", "kind"), [("json", "output"), ("json=", "output"), ("jsn=x", "format"), ("=x", "format")])
def test_wrong_values(value: str, kind: str) -> None:
    with pytest.raises(UsageError) as told:
        targets([value], FORMATTERS)
    assert told.value.kind == kind


def test_writes_utf8_with_lf_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "out.json"
    file.write_text("old", encoding="utf-8")
    write(str(file), "新\n")
    assert file.read_bytes() == "新\n".encode()
    assert list(tmp_path.iterdir()) == [file]


def test_what_cannot_be_written_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    target = tmp_path / "folder"
    target.mkdir()
    with pytest.raises(UsageError) as told:
        write(str(target), "x")
    assert told.value.kind == "cannot-write"
    assert list(tmp_path.iterdir()) == [target]
    with pytest.raises(UsageError):
        write(str(tmp_path / "no" / "such" / "out"), "x")
