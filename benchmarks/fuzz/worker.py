"""The process that reads mutated files; the parent kills it when it hangs and knows the number of the file."""

from __future__ import annotations

import os
import sys
import time
import traceback
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from mutate import mutated
from seeds import seeds

from lint_gov.cli import work
from lint_gov.engine import run
from lint_gov.errors import InputError
from lint_gov.model.document import Source
from lint_gov.pipeline import build_report
from lint_gov.readers import choose

Outcome = tuple[str, str]
# Only LibreOffice reads these; it needs more memory than the limit allows.
OFFICE = ("rtf", "odt")


def case(format_: str, number: int, salt: int, cache: Path) -> tuple[str, bytes]:
    """Return name and content of a file; the same for the same numbers."""
    originals = seeds(format_, cache)
    return originals[0].name, mutated(format_, [s.data for s in originals], Random(f"{format_} {salt} {number}"))


def judge(name: str, data: bytes) -> Outcome:
    """Read, rebuild and check a file: ("read" | "refused" | "crash", detail)."""
    try:
        return _judged(name, data)
    except InputError as error:
        return "refused", error.kind
    except Exception:
        return "crash", traceback.format_exc()


def _judged(name: str, data: bytes) -> Outcome:
    tools = work.plugins()
    reader = choose(tools.readers, name, data)
    if reader is None:
        return "refused", "unknown-format"
    report = build_report(reader.read(Source(name, data)))
    _, _, notifications = run(report, work.rules().rules, tools.kinds)
    crashed = [n.message for n in notifications if n.kind == "rule-crashed"]
    return ("crash", "\n".join(crashed)) if crashed else ("read", reader.name)


def serve(pipe: Connection, format_: str, start: int, salt: int, cache: Path, megabytes: int) -> None:
    """Judge one file after the other; before each one its number goes to the parent, behind it the outcome."""
    if format_ not in OFFICE:
        os.environ["LINT_GOV_SOFFICE"] = os.devnull  # what the converter for old files cannot read is not LibreOffice's turn
        limit_memory(megabytes)
    sys.modules["rapidocr"] = None  # type: ignore[assignment]  # recognition of a page takes many seconds, broken or not
    originals = seeds(format_, cache)
    name, contents = originals[0].name, [s.data for s in originals]
    judge(name, contents[0])  # imports all modules, which is not the time of any file
    number = start
    while True:
        data = mutated(format_, contents, Random(f"{format_} {salt} {number}"))
        pipe.send(("start", number, ""))
        before = time.process_time()
        outcome = judge(name, data)
        pipe.send((*outcome, peak(), time.process_time() - before))
        number += 1


def limit_memory(megabytes: int) -> None:
    """Let an allocation beyond the limit fail, where the system can do that."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))


def peak() -> int:
    """The most memory that this process has held, in MB; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
