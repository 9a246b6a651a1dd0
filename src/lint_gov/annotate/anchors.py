"""Where in a Word file a comment belongs: the very words, the cell, the paragraph; for what is absent, where it should stand."""

from __future__ import annotations

from lint_gov.model.document import Paragraph, paragraphs
from lint_gov.model.finding import Finding, Location
from lint_gov.model.report import Report
from lint_gov.readers.docx_locate import locate
from lint_gov.readers.docx_styles import Styles
from lint_gov.readers.docx_tree import TBL, TC, TEXT_BOX, Element, P, blocks_of, cells_of, rows_of
from lint_gov.text.find import find
from lint_gov.tuples import NamedTuple
from lint_gov.wordfile.letters import Letters
from lint_gov.wordfile.package import WordFile

_CUT = "…"


class Stretch(NamedTuple):
    """What a comment is about: some words of a paragraph, or all from one paragraph to another.

    Attributes:
        words: the paragraph's characters and the first and last of those meant; None for whole paragraphs.
    """

    first: Element
    last: Element
    words: tuple[Letters, int, int] | None = None


class Anchors:
    """Finds the places of findings in one file."""

    def __init__(self, word: WordFile, report: Report) -> None:
        self._root = word.document
        self._report = report
        self._styles = _styles(word)
        self._letters: dict[Element, Letters] = {}
        self._labels = {p.place.path: p.text[: p.generated].strip() for p in paragraphs(report.document.blocks) if p.generated}

    def stretch(self, finding: Finding) -> Stretch:
        """Return what a finding's comment is to be put around."""
        path = finding.location.place.path or self._instead(finding.location)
        found = _resolved(self._root, path) if path else None
        if found is None:
            return _whole(self._first())
        return (self._words(finding, found) if found.tag == P else None) or _whole(found)

    def _words(self, finding: Finding, p: Element) -> Stretch | None:
        """The words that a finding quotes: those it states, within those around them, else the latter."""
        # A number that Word generates is quoted with the words, but stands in no run.
        label = self._labels.get(finding.location.place.path, "")
        excerpt = (finding.location.excerpt or "").strip(_CUT).removeprefix(label)
        letters = self._letters.setdefault(p, Letters(p, self._styles))
        around = find(letters.text, excerpt)
        if around is None:
            return None
        stated = finding.evidence.get("stated")
        inner = find(letters.text, stated, *around) if isinstance(stated, str) else None
        start, end = inner or around
        return Stretch(p, p, (letters, start, end - 1))

    def _instead(self, location: Location) -> str | None:
        """Where something absent would stand: its table, the heading of its section or of a neighbour, the title."""
        report = self._report
        form = report.form(location.table) if location.table else None
        headings = {s.number: s.heading.place.path for s in report.sections if s.number and s.heading}
        near = [headings[n] for n in sorted(headings, key=lambda n: abs(n - (location.section or 0)))]
        wanted = near if location.section else []
        return next(filter(None, [form.place.path if form else None, *wanted, report.identity.title_place.path]), None)

    def _first(self) -> Element:
        """The first paragraph with text, else any."""
        texts = (p.place.path for p in self._report.document.blocks if isinstance(p, Paragraph) and p.text.strip())
        found = next((e for path in texts if path and (e := _resolved(self._root, path)) is not None), None)
        return next(self._root.iter(P), self._root) if found is None else found


def _styles(word: WordFile) -> Styles:
    return Styles(next((word.part(name) for name in word.related("styles")), None))


def _resolved(root: Element, path: str) -> Element | None:
    """The element at a path, or what is around it; of a text box the paragraph that holds it, as Word has no comments inside."""
    found = locate(root, path)
    while found is None and "/" in path:
        path = path.rpartition("/")[0]
        found = locate(root, path)
    if found is None:
        return None
    boxes = list(found.iterancestors(TEXT_BOX))
    here = boxes[-1] if boxes else found
    if here.tag in (P, TC, TBL):
        return here
    return next(here.iterancestors(P), None)


def _whole(found: Element) -> Stretch:
    """All of a paragraph, of a cell, or of the first cell of a table."""
    if found.tag == TBL:
        found = next((tc for tr in rows_of(found) for tc in cells_of(tr)), found)
    if found.tag == P:
        return Stretch(found, found)
    inside = [b for b in blocks_of(found) if b.tag == P] or list(found.iter(P))
    return Stretch(inside[0], inside[-1])
