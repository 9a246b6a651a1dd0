"""Fills in checklists as a reviewer would, in each format."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

from lxml import etree, html

from lint_gov.checklist import table

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COLUMNS = list(table("columns"))
# Rule → what is entered, by column.
Filled = Mapping[str, Mapping[str, str]]


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as container:
        return {name: container.read(name) for name in container.namelist()}


def put(path: Path, parts: Mapping[str, bytes]) -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in parts.items():
            container.writestr(name, content)
    path.write_bytes(buffer.getvalue())


def fill(path: Path, filled: Filled) -> None:
    """Enter into the first line of each rule."""
    _FILLERS[path.suffix](path, filled)


def _xlsx(path: Path, filled: Filled) -> None:
    parts = parts_of(path)
    texts = [
        "".join(t.text or "" for t in item.iter(_S + "t"))
        for item in etree.fromstring(parts["xl/sharedStrings.xml"]).iter(_S + "si")
    ]
    left = dict(filled)
    for name in sorted(part for part in parts if part.startswith("xl/worksheets/sheet")):
        root = etree.fromstring(parts[name])
        for row in root.iter(_S + "row"):
            cells = {re.sub(r"\d", "", cell.get("r")): cell for cell in row}
            title = cells.get("C")
            value = title.find(_S + "v") if title is not None else None
            code = texts[int(value.text)].partition("\n")[0] if value is not None and title.get("t") == "s" else ""
            for key, text in left.pop(code, {}).items():
                _enter(cells["ABCDEFGHIJKLMN"[_COLUMNS.index(key)]], key, text)
        parts[name] = etree.tostring(root)
    assert not left
    put(path, parts)


def _enter(cell: etree._Element, key: str, text: str) -> None:
    for child in list(cell):
        cell.remove(child)
    if key == "date" and text.isdecimal():
        cell.attrib.pop("t", None)
        etree.SubElement(cell, _S + "v").text = text
    else:
        cell.set("t", "inlineStr")
        etree.SubElement(etree.SubElement(cell, _S + "is"), _S + "t").text = text


def _markdown(path: Path, filled: Filled) -> None:
    lines, left = path.read_text(encoding="utf-8").splitlines(), dict(filled)
    shown = [key for key in _COLUMNS if table("columns")[key]["share"]]
    for number, line in enumerate(lines):
        code = re.match(r"\| \d+ <!-- lint-gov:(\w+):", line)
        entered = left.pop(code[1], None) if code else None
        if entered:
            cells = re.split(r"(?<!\\)\|", line)[1:-1]
            for key, text in entered.items():
                cells[shown.index(key)] = " {} ".format(text.replace("|", "\\|"))
            lines[number] = "|" + "|".join(cells) + "|"
    assert not left
    path.write_text("\n".join(lines), encoding="utf-8")


def _docx(path: Path, filled: Filled) -> None:
    import docx

    word, left = docx.Document(str(path)), dict(filled)
    shown = [key for key in _COLUMNS if table("columns")[key]["share"]]
    for row in (row for grid in word.tables for row in grid.rows):
        code = re.search(r"lint-gov:(\w+):", row.cells[0].text)
        entered = left.pop(code[1], {}) if code else {}
        for key, text in entered.items():
            texts = list(row.cells[shown.index(key)]._tc.iter(_W + "t"))
            if texts:
                texts[0].text = text
            else:
                row.cells[shown.index(key)].text = text
    assert not left
    word.save(str(path))


def _html(path: Path, filled: Filled) -> None:
    root, left = html.document_fromstring(path.read_bytes()), dict(filled)
    for row in root.iter("tr"):
        code = re.match(r"lint-gov:(\w+):", row.get("data-token", ""))
        for key, text in (left.pop(code[1], {}) if code else {}).items():
            if key == "decision":
                for option in row.iter("option"):
                    if option.text == text:
                        option.set("selected", "")
            elif key == "reason":
                next(row.iter("textarea")).text = text
            else:
                next(f for f in row.iter("input") if (f.get("type") == "date") == (key == "date")).set("value", text)
    assert not left
    path.write_bytes(html.tostring(root, encoding="utf-8"))


_FILLERS: dict[str, Callable[[Path, Filled], None]] = {".xlsx": _xlsx, ".md": _markdown, ".docx": _docx, ".html": _html}
