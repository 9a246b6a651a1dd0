"""What is published of a run: docs/accuracy.md, and a short table in the READMEs."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from cases import ALL_LAYOUTS
from tally import Tally, layout_table, missed, rule_table, total_table, wrong_lines

from common import Table, markdown, replace_block

_HEAD = """# 准确率 · Accuracy

`benchmarks/accuracy` 把规则目录里的差错逐一（每种差错有若干写法）放进随机生成的报告，覆盖全部文件版式和机关类别，
另加没有差错、容易误判（“陷阱”）和转换受损的报告，从文件的字节开始走完整个检查过程，再与放进去的差错对照。
报告是生成的，与真实报告总有差别；这些数字只说明程序在这些差错上做得怎样。

The benchmark plants the faults of the rule catalogue, each in several wordings, into generated reports of every layout and organ
kind, beside clean, tricky and damaged reports, and runs the whole chain from the bytes on. Generated
reports are not real ones: the figures say how the tool does on these faults and no more.

```sh
.venv/bin/python benchmarks/accuracy/run.py --rounds {rounds} --seed {seed}
```

{date} · {cases} reports · {rounds} rounds, first seed {seed}

- **recall** (召回率): planted faults that were found, with the right rule, place and severity.
- **precision** (准确率): findings that tell of a planted fault, of all errors, warnings and questions; hints count only
  where planted, and what follows from a planted fault counts on neither side. It depends on how many are planted: no forecast.
- **sound reports** (无差错报告): clean ones, traps, and conversion damage that leaves the figures legible;
  *without any*: without error, warning or question.
- **at least**: lower 95 % bound; by the rule of three (3/n) where nothing went wrong, else Wilson's.
"""


@dataclass(frozen=True)
class Run:
    """A run of the benchmark, and the rules for which it plants nothing."""

    tally: Tally
    rounds: int
    seed: int
    unplanted: list[str]


def publish(folder: Path, run: Run) -> None:
    """Write the page, and the block between the marks of each README."""
    (folder / "docs" / "accuracy.md").write_text(page(run), encoding="utf-8")
    for name, words in (("README.md", _CHINESE), ("README.en.md", {})):
        replace_block(folder / name, "accuracy", _summary(run, words))


_CHINESE = {
    "missed": "未达到目标的",
    "of": "总数",
    "at least % (95 %)": "下限 %（95 %）",
    "target": "目标",
    "planted faults found (recall)": "放进去的差错查出的（召回率）",
    "errors, warnings, questions that are right (precision)": "错误、警告、待核对中正确的（准确率）",
    "sound reports without error, warning, question": "无差错报告中没有误报的",
    "unique repairs that are right": "给出的改法中正确的",
    "single wrong cells for which a repair is offered": "只错一格时给出改法的",
    "99.0% per rule": "每条规则 99.0%",
    "99.5% per layout": "每种版式 99.5%",
    "family": "类别",
    "planted": "放进差错",
    "recall %": "召回率 %",
    "at least %": "下限 %",
    "right findings": "正确",
    "false findings": "误报",
    "precision %": "准确率 %",
}


def _summary(run: Run, words: dict[str, str]) -> str:
    """The totals and a line for each family."""
    made = (total_table(run.tally), rule_table("family", run.tally.families()))
    targets = "; ".join(text for text, _ in missed(run.tally)) or "–"
    return "\n".join((*(markdown(_told(one, words)) for one in made), f"{words.get('missed', 'Targets missed')}: {targets}\n"))


def _told(made: Table, words: dict[str, str]) -> Table:
    head, rows = made
    return tuple(words.get(text, text) for text in head), [[words.get(text, text) for text in row] for row in rows]


def page(run: Run) -> str:
    """The page."""
    tally = run.tally
    targets = [text for text, _ in missed(tally)]
    parts = (
        _HEAD.format(rounds=run.rounds, seed=run.seed, cases=tally.cases, date=dt.date.today().isoformat()),
        "## 合计 · Totals\n",
        markdown(total_table(tally)),
        f"Targets missed: {'; '.join(targets) if targets else 'none'}.\n",
        "## 不对的 · What went wrong\n",
        "Each kind with its number, and the arguments of `run.py` that show a case of it.\n",
        "\n".join(("```text", *wrong_lines(tally), "```\n")),
        "## 按类别 · By family\n",
        markdown(rule_table("family", tally.families())),
        "## 按规则 · By rule\n",
        markdown(rule_table("rule", tally.rules)),
        f"Not planted here: {', '.join(run.unplanted)} (W rules judge waivers, not reports; they are tested apart).\n",
        "## 按版式 · By layout\n",
        markdown(layout_table("layout", tally.layouts, ALL_LAYOUTS)),
        "## 按机关类别 · By organ kind\n",
        markdown(layout_table("organ kind", tally.organs, sorted(tally.organs))),
    )
    return "\n".join(parts)
