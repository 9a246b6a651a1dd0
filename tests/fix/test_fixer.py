"""The fixer alone: what is tried, what is kept, what is dropped and why."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from generator.chain import read_back
from generator.docx import docx_file
from generator.draft import random_draft
from lint_gov.fix.fixer import Fixer, Mended, State
from lint_gov.fix.proposal import Proposal
from lint_gov.fix.units import Edit, RowEdit, Units
from lint_gov.fix.writing import UnableError
from lint_gov.model.document import Document, Paragraph
from lint_gov.model.finding import Finding, Location
from lint_gov.model.place import Place

_REPORT = read_back(docx_file(random_draft(Random(1), 2023)))


def finding(rule: str) -> Finding:
    return Finding(rule, rule.lower(), "warning", False, "", Location())


def state(text: str) -> State:
    """A file of a line a word; each capital letter in it is a finding of the rule so called, ! breaks rule C."""
    words = text.split()
    blocks = tuple(Paragraph(word, Place(line=n, column=1, order=n)) for n, word in enumerate(words, 1))
    found = tuple(finding(c) for c in text if c.isupper())
    return State(text.encode(), _REPORT, Units(Document("a", "text", blocks)), found, frozenset("C" if "!" in text else ""))


def write(units: Units, edits: Sequence[Edit], rows: Sequence[RowEdit]) -> bytes:
    made = units.edited(edits, rows)
    if "unable" in made:
        raise UnableError("in-object")
    return " ".join("moved" if word == "elsewhere" else word for word in made).encode()


def fixed(text: str, *edits: tuple[int, str, str]) -> tuple[Mended, list[int]]:
    """Mend words; returns how many states were examined as well."""
    seen: list[int] = []

    def examine(data: bytes) -> State:
        seen.append(1)
        return state(data.decode())

    words = text.split()
    proposals = [Proposal((finding(rule),), (Edit(n, 0, len(words[n]), new),)) for n, rule, new in edits]
    return Fixer(state(text), write, examine, frozenset()).run(proposals), seen


def test_all_at_once_when_all_is_well() -> None:
    result, seen = fixed("xA yB z", (0, "A", "x"), (1, "B", "y"))
    assert result.state.data == b"x y z" and len(result.done) == 2 and len(seen) == 1


def test_what_stays_or_comes_anew_is_dropped_and_the_rest_is_kept() -> None:
    result, _ = fixed("xA yB zA w", (0, "A", "x"), (1, "B", "yB2"), (2, "A", "zD"))
    assert result.state.data == b"x yB zA w"
    assert [(d.reason, d.code) for d in result.dropped] == [("still-there", "B"), ("new-finding", "D")]


def test_edits_that_cannot_be_made_change_other_text_overlap_or_break_a_rule() -> None:
    for new, reason in (("unable", "in-object"), ("elsewhere", "text-moved"), ("!", "new-finding")):
        result, _ = fixed("xA yB", (0, "A", "x"), (1, "B", new))
        assert result.state.data == b"x yB"
        assert [d.reason for d in result.dropped] == [reason]
    result, _ = fixed("xA yB", (0, "A", "x"), (0, "A", "z"))
    assert [d.reason for d in result.dropped] == ["overlap"]


def test_one_bad_proposal_among_many_is_found_by_halves() -> None:
    text = " ".join(f"w{n}A" for n in range(64))
    result, seen = fixed(text, *((n, "A", "wD" if n == 37 else "w") for n in range(64)))
    assert len(result.done) == 63 and len(result.dropped) == 1
    assert len(seen) < 20
