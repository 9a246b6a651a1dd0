"""Tables of results: what each format does with text, numbers and many rows."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_gov import tables
from lint_gov.cli.output import pieces
from lint_gov.errors import UsageError
from lint_gov.tables import Column, Table
from lint_gov.tables.csv import guarded

COLUMNS = (
    Column("name", "text", "名称", 20, {"error": "错误"}, False),
    Column("count", "integer", "件数", 8, {}, True),
    Column("value", "decimal", "数值", 8, {}, False),
    Column("sure", "flag", "确定", 8, {}, False),
)
ROWS: list[tuple[Any, ...]] = [
    ("云溪县水务局", 12, Decimal("31.5"), True),
    ('=HYPERLINK("http://x","y")', -3, Decimal("-7"), False),
    ("error", None, None, None),
    ("坏\x00字\ud800", 2**70, Decimal("0.12345678901234567890"), True),
]


def written(name: str, rows: Iterable[tuple[Any, ...]] = ROWS) -> bytes:
    return b"".join(pieces(tables.write(name, Table("数据", COLUMNS, iter(rows), "zh"))))


def read_back(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def sheets(data: bytes) -> dict[str, list[list[Any]]]:
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


@pytest.mark.parametrize("name", tables.WRITERS)
def test_the_same_table_is_the_same_file(name: str) -> None:
    assert written(name) == written(name)


@pytest.mark.parametrize("name", tables.WRITERS)
def test_a_table_without_rows_has_its_columns(name: str) -> None:
    data = written(name, ())
    if name == "xlsx":
        assert sheets(data) == {"数据": [["名称", "件数", "数值", "确定"]]}
    elif name == "parquet":
        assert parquet(data).column_names == ["name", "count", "value", "sure"]
    else:
        assert data.decode("utf-8-sig") == "name,count,value,sure\n"


def test_csv() -> None:
    rows = read_back(written("csv").decode())
    assert rows[0] == {"name": "云溪县水务局", "count": "12", "value": "31.5", "sure": "true"}
    assert rows[1]["name"].startswith("'=HYPER")
    assert (rows[1]["count"], rows[1]["value"]) == ("-3", "-7")
    assert set(rows[2].values()) == {"error", ""}
    assert written("csv-excel") == b"\xef\xbb\xbf" + written("csv")


@given(st.text(st.sampled_from("'=+-@1.a\t ")))
def test_a_guarded_text_is_no_formula_and_can_be_had_back(text: str) -> None:
    safe = guarded(text)
    assert safe[:1] not in ("=", "@", "\t") or len(safe) == 1
    assert safe[:1] not in ("+", "-") or safe[1:].replace(".", "", 1).isdecimal() or len(safe) == 1
    undone = safe[1:] if len(safe) > 2 and safe.startswith("'") and safe.lstrip("'")[:1] in tuple("=+-@\t") else safe
    assert undone == text or safe == text


def parquet(data: bytes) -> Any:
    import pyarrow.parquet

    return pyarrow.parquet.read_table(io.BytesIO(data))


def test_parquet_has_types() -> None:
    table = parquet(written("parquet"))
    assert [str(field.type) for field in table.schema] == ["string", "int64", "decimal128(38, 10)", "bool"]
    rows = table.to_pylist()
    assert rows[0] == {"name": "云溪县水务局", "count": 12, "value": Decimal("31.5"), "sure": True}
    assert rows[1]["name"] == ROWS[1][0]
    assert (rows[3]["count"], rows[3]["value"]) == (None, None), "what does not fit is left empty, never rounded"


def test_parquet_is_written_in_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    import pyarrow.parquet

    monkeypatch.setattr("lint_gov.tables.parquet._GROUP", 3)
    data = written("parquet")
    assert pyarrow.parquet.ParquetFile(io.BytesIO(data)).num_row_groups == 2
    assert parquet(data).num_rows == len(ROWS)


def test_workbook() -> None:
    head, first, formula, word, odd = sheets(written("xlsx"))["数据"]
    assert head == ["名称", "件数", "数值", "确定"]
    assert first == ["云溪县水务局", 12, 31.5, "是"]
    assert formula == [ROWS[1][0], -3, -7, "否"], "the text itself, which is no formula"
    assert word[0] == "错误"
    assert odd == ["坏字", str(2**70), "0.12345678901234567890", "是"], "numbers of more than 15 digits are text"


def test_rows_that_a_sheet_cannot_hold_go_onto_further_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lint_gov.tables.xlsx.ROWS", 2)
    found = sheets(written("xlsx", ROWS[:3] + ROWS[:2]))
    assert {name: len(rows) - 1 for name, rows in found.items()} == {"数据": 2, "数据（2）": 2, "数据（3）": 1}
    assert found["数据（3）"][1][0] == ROWS[1][0]


def test_a_workbook_is_no_formula_and_can_be_filtered(tmp_path: Path) -> None:
    from zipfile import ZipFile

    file = tmp_path / "a.xlsx"
    file.write_bytes(written("xlsx"))
    with ZipFile(file) as book:
        page = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in page
    assert '<autoFilter ref="A1:D5"/>' in page
    assert 'topLeftCell="B2"' in page
    assert 'hidden="1"' in page


@pytest.mark.parametrize(("name", "module"), [("xlsx", "xlsxwriter"), ("parquet", "pyarrow.parquet")])
def test_what_is_missing_is_told(name: str, module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(UsageError):
        tables.ready(name)
