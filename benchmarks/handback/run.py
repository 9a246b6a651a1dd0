"""annotate and fix on many Word files: generated ones with planted faults, and the same saved again by LibreOffice.

For each file: annotated and fixed copies open again (python-docx, LibreOffice); nothing but comments is changed by
annotate, a second run changes nothing; with all changes rejected the fixed file has the old text, with all accepted
that of `--accept`; what was fixed is found no more, and nothing new is.

    .venv/bin/python benchmarks/handback/run.py [--files 200] [--seed 1] [--no-office]
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "src")]

from docx import Document
from lxml import etree

from annotate.files import W, annotated, comments, covered, document, parts, plain
from fix.files import mended, said
from generator.faults import FAULTS
from generator.files import Way, random_way, write
from lint_gov.cli.mending import Result
from lint_gov.model.document import Source
from lint_gov.model.finding import Finding
from lint_gov.readers.docx import read
from readers.docx_files import zipped

OWN_PARTS = {"word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
FIXABLE = (
    "wrong_ordinal", "dirty_ordinal", "heading_wording", "stray_in_label", "blank_cells", "placeholder", "mangled_number",
    "total_mistyped", "title_wording", "label_altered", "superseded_basis", "doubled_words", "old_table",
)  # fmt: skip


def generated(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Word files, one planted fault each, in all ways of writing them; every second fault is one that can be fixed."""
    faults = [fault for fault in FAULTS if "docx" in fault.plant(Random(0)).layouts]
    fixable = [fault for fault in faults if fault.name in FIXABLE]
    for number in range(count):
        chosen = fixable if number % 2 else faults
        fault = chosen[number // 2 % len(chosen)]
        rng = Random(f"{seed} {number}")
        planted = fault.plant(rng)
        way = Way("docx", planted.options) if planted.options else random_way(rng, "docx")
        yield f"{number:03}-{fault.rule}-{fault.name}", write(planted.draft, way).data


class Trial:
    """Counts what was tried, and keeps what went wrong."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.counts = Counter[str]()
        self.fixed = Counter[str]()
        self.left = Counter[str]()
        self.wrong: list[str] = []

    def expect(self, name: str, what: str, holds: bool) -> None:
        self.counts[what] += 1
        if not holds:
            self.wrong.append(f"{name}: {what}")

    def annotate(self, name: str, data: bytes) -> bytes:
        """Annotate a file; return the copy."""
        made, findings = annotated(data)
        before, after = parts(data), parts(made.data)
        others = {n: b for n, b in after.items() if n not in OWN_PARTS} == {n: b for n, b in before.items() if n not in OWN_PARTS}
        self.expect(name, "annotate: other parts are the same bytes", others)
        self.expect(name, "annotate: the text is the same XML but for comments", plain(made.data) == plain(data))
        self.expect(name, "annotate: a comment a finding, each at its place", self._placed(made.data, len(findings), data))
        self.expect(name, "annotate: a second run changes nothing", annotated(made.data)[0].data == made.data)
        self.expect(name, "annotate: opens in python-docx", bool(Document(BytesIO(made.data))))
        return made.data

    def _placed(self, data: bytes, count: int, before: bytes) -> bool:
        own = comments(data)
        return len(own) == len(comments(before)) + count and covered(data).keys() == own.keys()

    def fix(self, name: str, data: bytes) -> bytes | None:
        """Fix a file in both ways; return the one with tracked changes, None when there was nothing to fix."""
        path = self.folder / f"{name}.docx"
        path.write_bytes(data)
        before = said(path)
        tracked = mended(path, unsafe=True)
        plainly = mended(path, unsafe=True, tracked=False)
        self.left.update(refusal.reason for refusal in tracked.refused)
        self.left.update(dropped.reason for dropped in tracked.dropped)
        if not tracked.done:
            self.expect(name, "fix: nothing to fix, nothing changed", tracked.state.data == data)
            return None
        self.fixed.update(done.proposal.findings[0].rule for done in tracked.done)
        self._texts(name, data, tracked, plainly)
        for result, may in ((tracked, {"D104"}), (plainly, set[str]())):
            path.write_bytes(result.state.data)
            after = said(path)
            # New rows of the form in force hold blanks for a person to fill in, and V101 says so.
            may = may | {rule for done in result.done for rule in done.proposal.may}
            self.expect(name, "fix: no new kind of finding", {f.rule for f in after} - {f.rule for f in before} <= may)
            self.expect(name, "fix: what was fixed is found no more", fewer(result, before, after))
            self.expect(name, "fix: a second run changes nothing", mended(path, unsafe=True).state.data == result.state.data)
            self.expect(name, "fix: opens in python-docx", bool(Document(BytesIO(result.state.data))))
        return tracked.state.data

    def _texts(self, name: str, data: bytes, tracked: Result, plainly: Result) -> None:
        same = {n for n, b in parts(tracked.state.data).items() if b == parts(data)[n]} == set(parts(data)) - {
            "word/document.xml"
        }
        self.expect(name, "fix: other parts are the same bytes", same)
        rejected, accepted = (settled(tracked.state.data, accept) for accept in (False, True))
        self.expect(name, "fix: rejected, the text is the old one", blocks(rejected) == blocks(settled(data, None)))
        self.expect(name, "fix: accepted, it is that of --accept", blocks(accepted) == blocks(plainly.state.data))


def places(findings: tuple[Finding, ...], like: Finding) -> int:
    """How many places the findings of one rule in one part of the report speak of."""
    mine = [f for f in findings if (f.rule, f.location.section, f.location.table) == _about(like)]
    told = [f.evidence.get("cells") or f.evidence.get("places") or 1 for f in mine]
    return sum(n for n in told if isinstance(n, int))


def _about(finding: Finding) -> tuple[str, int | None, str | None]:
    return finding.rule, finding.location.section, finding.location.table


def fewer(result: Result, before: tuple[Finding, ...], after: tuple[Finding, ...]) -> bool:
    """Whether of each finding that was fixed so many places are gone as were mended."""
    mended_places = Counter[tuple[str, int | None, str | None]]()
    for done in result.done:
        for finding in done.proposal.findings:
            mended_places[_about(finding)] += done.proposal.mends if finding is done.proposal.findings[0] else 1
    firsts = {_about(done.proposal.findings[0]): done.proposal.findings[0] for done in result.done}
    return all(places(after, f) <= places(before, f) - mended_places[about] for about, f in firsts.items())


def blocks(data: bytes) -> object:
    """What the reader makes of a file."""
    return read(Source("a.docx", data)).blocks


def settled(data: bytes, accept: bool | None) -> bytes:
    """The file with this tool's changes accepted or rejected (None: as it is), by a few lines that know nothing of the tool."""
    root = document(data)
    for mark in list(root.iter(W + "ins", W + "del")) if accept is not None else ():
        if mark.get(W + "author") != "lint-gov":
            continue
        parent = mark.getparent()
        keeps = (mark.tag == W + "ins") == accept
        if parent.tag == W + "trPr" and not keeps:
            parent.getparent().getparent().remove(parent.getparent())
            continue
        if keeps:
            for t in mark.iter(W + "delText"):
                t.tag = W + "t"
            for child in list(mark):
                mark.addprevious(child)
        parent.remove(mark)
    return zipped(parts(data) | {"word/document.xml": etree.tostring(root)})


def office(folder: Path, out: Path, kind: str) -> int:
    """Convert all Word files of a folder in one run of LibreOffice; return how many came out."""
    files = [str(path) for path in sorted(folder.glob("*.docx"))]
    profile = f"-env:UserInstallation={(out.parent / 'profile').as_uri()}"
    for start in range(0, len(files), 50):
        command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(out), *files[start : start + 50]]
        subprocess.run(command, check=True, capture_output=True, timeout=600)
    return len(list(out.glob(f"*.{kind}")))


def run(trial: Trial, sources: list[tuple[str, bytes]], made: Path) -> None:
    """Annotate and fix all sources; put what came of it into `made`."""
    for name, data in sources:
        (made / f"{name}-annotated.docx").write_bytes(trial.annotate(name, data))
        fixed = trial.fix(name, data)
        if fixed is not None:
            (made / f"{name}-fixed.docx").write_bytes(fixed)


def report(title: str, trial: Trial) -> None:
    """Print what was tried."""
    print(f"\n## {title}\n")
    for what, count in sorted(trial.counts.items()):
        failed = sum(line.endswith(f": {what}") for line in trial.wrong)
        print(f"- {what}: {count - failed} of {count}")
    print(f"- fixed: {', '.join(f'{code} {n}' for code, n in sorted(trial.fixed.items()))}")
    print(f"- left alone: {', '.join(f'{reason} {n}' for reason, n in sorted(trial.left.items()))}")
    for line in trial.wrong[:20]:
        print(f"  - WRONG {line}")


def main() -> int:
    """Run all, and return 1 when anything went wrong."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-office", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        top = Path(name)
        folders = {key: top / key for key in ("work", "made", "sources", "saved", "pdf")}
        for folder in folders.values():
            folder.mkdir()
        sources = list(generated(args.files, args.seed))
        first, second = Trial(folders["work"]), Trial(folders["work"])
        run(first, sources, folders["made"])
        report(f"{len(sources)} generated Word files", first)
        wrong = len(first.wrong)
        if not args.no_office and shutil.which("soffice"):
            for name, data in sources:
                (folders["sources"] / f"{name}.docx").write_bytes(data)
            office(folders["sources"], folders["saved"], "docx")
            run(second, [(p.stem + "-lo", p.read_bytes()) for p in sorted(folders["saved"].glob("*.docx"))], folders["made"])
            report("The same, saved again by LibreOffice", second)
            files, opened = len(list(folders["made"].glob("*.docx"))), office(folders["made"], folders["pdf"], "pdf")
            print(f"\n- opened by LibreOffice (converted to PDF): {opened} of {files}")
            wrong += len(second.wrong) + files - opened
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
