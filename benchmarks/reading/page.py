"""What is published: docs/reading.md, and a short table in the READMEs.

Formats are measured at different times (recognition is slow), so that what was measured is kept in results.json, each
format with its day, and the page is made of all of them.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from pathlib import Path
from typing import Any

from common import Table, markdown, replace_block
from reading import memory
from reading.cases import SHOWN
from reading.memory import Peak
from reading.tally import Count, missed, table

_RESULTS = Path("benchmarks", "reading", "results.json")
_HEAD = """# 读数准确率 · Figures read, by format

`benchmarks/reading` 随机生成没有差错的报告，存成各种文件格式（LibreOffice 转换、Chromium 打印、模拟扫描），再由程序读回，
逐格对照表格里的数字：读对的、说明读不出的、没找到的、读错而没有说明的；同时看有没有误报。转换程序自己丢了数字的 PDF 不算
（用 pdftotext 核对）。文件是生成的，与真实文件总有差别。

Generated sound reports are saved in each format (converted by LibreOffice, printed by Chromium, scanned by a simulated scanner)
and read back; each figure of their tables is compared. PDFs in which the converter itself lost figures do not count (checked with
pdftotext). Generated files are not real ones.

```sh
.venv/bin/python benchmarks/reading/run.py
```

- **unreadable** (读不出): the tool says that it cannot read the figure; **not found** (没找到): its table or row was not
  recognised, which is reported too; **wrong** (读错): another figure, or a blank, is claimed; with its upper 95 % bound.
- **at least** (下限): lower 95 % bound of the figures that are right.
- **false findings in** (有误报): sound reports with an error, warning or question. Those on scans that ask to compare the
  original (D105), or miss the prose, which is left out there, do not count.
- Figures that a text layout does not tell at all (digits of several blank or glued cells) are not counted.
- doc: by the pure-Python converter where its result is sound, else by LibreOffice. Scans go through a simulated office
  scanner (askew by up to 0.8°, blurred, grainy, JPEG); "clean": as rendered; "poor": up to 2.2° askew, faded ink on unevenly
  grey paper, specks: such a page may be unreadable in part, but must not be claimed wrongly.

"""


def publish(folder: Path, counts: dict[str, Count], peaks: list[Peak], seed: int) -> None:
    """Add what was measured to what is kept, and write the page and the block in each README anew."""
    kept = _kept(folder)
    day = dt.date.today().isoformat()
    kept["formats"] |= {name: vars(count) | {"day": day, "seed": seed} for name, count in counts.items()}
    if peaks:
        kept["memory"] = {"day": day, "peaks": peaks}
    (folder / _RESULTS).write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    known = _kept(folder)
    (folder / "docs" / "reading.md").write_text(page(known), encoding="utf-8")
    for name, words in (("README.md", _CHINESE), ("README.en.md", _ENGLISH)):
        replace_block(folder / name, "reading", _summary(_counts(known), words))


def _kept(folder: Path) -> dict[str, Any]:
    file = folder / _RESULTS
    kept: dict[str, Any] = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {"formats": {}, "memory": None}
    return kept


def _counts(kept: dict[str, Any]) -> dict[str, Count]:
    made = {}
    for name, stored in kept["formats"].items():
        facts = {key: value for key, value in stored.items() if key not in ("day", "seed", "figures")}
        made[name] = Count(**facts, figures=Counter(stored["figures"]))
    return made


def page(kept: dict[str, Any]) -> str:
    """The page."""
    counts = _counts(kept)
    known = [form for form in SHOWN if form.name in counts]
    targets = [text for form in known for text in missed(form, counts[form.name])]
    days: dict[str, list[str]] = {}
    for form in known:
        stored = kept["formats"][form.name]
        days.setdefault(f"{stored['day']}, seed {stored['seed']}", []).append(form.name)
    spoiled = [f"{form.name} {counts[form.name].spoiled}" for form in known if counts[form.name].spoiled]
    parts = [
        _HEAD + markdown(table(counts)),
        f"Targets missed: {'; '.join(targets) or 'none'}.",
        f"Spoiled by the converter, not counted: {', '.join(spoiled) or 'none'}.",
        f"Measured: {'; '.join(', '.join(names) + f' ({day})' for day, names in days.items())}.",
    ]
    if kept["memory"]:
        parts += [_MEMORY.format(day=kept["memory"]["day"]), markdown(memory.table([Peak(*p) for p in kept["memory"]["peaks"]]))]
    return "\n\n".join(part.rstrip("\n") for part in parts) + "\n"


_MEMORY = """## 内存和时间 · Memory and time

{day}. A whole `lint-gov check` of one file, in a process of its own; multiples of the first line."""
_CHINESE = {
    "format": "格式",
    "reports": "份数",
    "figures": "数字",
    "right %": "读对 %",
    "at least %": "下限 %",
    "unreadable": "说明读不出",
    "not found": "没找到",
    "wrong": "读错",
    "false findings in": "有误报的报告",
    "text": "文本（20 种版式）",
    "html-office": "LibreOffice 存的网页",
    "pdf-office": "LibreOffice 存的 PDF",
    "pdf-browser": "浏览器打印的 PDF",
    "pdf-over-pages": "其中跨页的表格",
    "scan-200-clean": "扫描 200 dpi，干净",
    "scan-150": "扫描 150 dpi，歪斜、噪点",
    "scan-200": "扫描 200 dpi，歪斜、噪点",
    "scan-300": "扫描 300 dpi，歪斜、噪点",
    "scan-200-poor": "扫描 200 dpi，很差（斜、灰、淡、有污点）",
}
_ENGLISH = {
    "text": "text (20 layouts)",
    "html-office": "web page, saved by LibreOffice",
    "pdf-office": "PDF, saved by LibreOffice",
    "pdf-browser": "PDF, printed by a browser",
    "pdf-over-pages": "of these, tables over several pages",
    "scan-200-clean": "scan, 200 dpi, clean",
    "scan-150": "scan, 150 dpi, askew, grainy",
    "scan-200": "scan, 200 dpi, askew, grainy",
    "scan-300": "scan, 300 dpi, askew, grainy",
    "scan-200-poor": "scan, 200 dpi, very poor (askew, grey, faded, specks)",
}
_COLUMNS = ("format", "reports", "figures", "right %", "at least %", "unreadable", "not found", "wrong", "false findings in")


def _summary(counts: dict[str, Count], words: dict[str, str]) -> str:
    head, rows = table(counts)
    chosen = [head.index(name) for name in _COLUMNS]

    def told(row: list[str] | tuple[str, ...]) -> list[str]:
        return [words.get(row[n], row[n]) for n in chosen]

    made: Table = (told(tuple(head)), [told(list(row)) for row in rows])
    return markdown(made)
