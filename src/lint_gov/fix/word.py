"""Edits of a Word file: as tracked changes (修订) that a person can accept or reject, or written plainly."""

from __future__ import annotations

import copy
from collections.abc import Sequence

from lint_gov.data import load
from lint_gov.fix.units import Edit, RowEdit, Unit, Units, trimmed
from lint_gov.fix.word_rows import replace_row
from lint_gov.fix.writing import UnableError, backwards
from lint_gov.readers.docx_locate import locate
from lint_gov.readers.docx_styles import Styles
from lint_gov.readers.docx_tree import P_PR, R_PR, TC, TR, Element, P, W, blocks_of
from lint_gov.wordfile.letters import SPACE, Letters, R, T, set_text
from lint_gov.wordfile.package import WordFile

_INS, _DEL, _ID, _AUTHOR = W + "ins", W + "del", W + "id", W + "author"
_INSERTIONS = (_INS, W + "moveTo")
_REVISIONS = (_INS, _DEL, W + "moveFrom", W + "moveTo", W + "rPrChange")


def write(data: bytes, units: Units, edits: Sequence[Edit], tracked: bool, date: str, rows: Sequence[RowEdit] = ()) -> bytes:
    """Return the file with the edits made; raise `UnableError` for one that cannot be made.

    Args:
        tracked: as changes that can be rejected; `date` is theirs (w:date), "" for none.
    """
    word = WordFile(data)
    writer = _Writer(word, date if tracked else None)
    for edit in backwards(edits):
        writer.make(units.all[edit.unit], trimmed(edit, units.all[edit.unit].text))
    for made in sorted(rows, key=lambda r: r.first, reverse=True):
        replace_row(word.document, made, writer.mark if tracked else None)
    word.change(word.main)
    return word.save()


class _Writer:
    def __init__(self, word: WordFile, date: str | None) -> None:
        self._root = word.document
        self._styles = Styles(next((word.part(name) for name in word.related("styles")), None))
        self._date = date
        ids = (e.get(_ID, "") for e in self._root.iter() if isinstance(e.tag, str))
        self._next = 1 + max((int(value) for value in ids if value.isdecimal()), default=0)

    def make(self, unit: Unit, edit: Edit) -> None:
        """Make one edit."""
        if not unit.text.strip() and unit.cell:
            return self._fill(unit, edit.new)
        p, start, end = self._stretch(unit, edit)
        letters = Letters(p, self._styles)
        if end > len(letters.text) or letters.text[start:end] != unit.text[edit.start : edit.end]:
            raise UnableError("not-found")
        if start == end:
            self._insert(letters, start, edit.new)
        else:
            self._replace(letters, start, end, edit.new)
        return None

    def _stretch(self, unit: Unit, edit: Edit) -> tuple[Element, int, int]:
        """The paragraph of an edit, and the stretch of its own characters."""
        offset = 0
        for part in unit.parts:
            own = offset + part.generated
            if own <= edit.start and edit.end <= offset + len(part.text):
                p = locate(self._root, part.place.path or "")
                if p is None or p.tag != P:
                    break
                return p, edit.start - own, edit.end - own
            offset += len(part.text) + 1
        raise UnableError("over-lines")

    def _replace(self, letters: Letters, start: int, end: int, new: str) -> None:
        if end < len(letters.text) and letters.runs(end) == letters.runs(end - 1):
            _required(letters.cut(end))
        _required(letters.cut(start))
        runs = list(dict.fromkeys(_single(letters, n) for n in range(start, end)))
        fresh = _run(new, runs[0].find(R_PR)) if new else None
        if self._date is None or all(map(_is_ours, runs)):
            if fresh is not None:
                runs[0].addprevious(fresh)
            for run in runs:
                _remove(run)
            return
        last = [self._delete(run) for run in runs][-1]
        if fresh is not None:
            self._put_behind(last, fresh)

    def _insert(self, letters: Letters, at: int, new: str) -> None:
        """Put text between two characters, in the look of the one before (of the one behind at the beginning)."""
        if at and at < len(letters.text) and letters.runs(at) == letters.runs(at - 1):
            _required(letters.cut(at))
        run = _single(letters, at - 1 if at else 0)
        fresh = _run(new, run.find(R_PR))
        made = fresh if self._date is None else self._inserted(fresh)
        if not at:
            run.addprevious(made)
        elif self._date is None:
            run.addnext(made)
        else:
            self._put_behind(run, fresh)

    def _fill(self, unit: Unit, new: str) -> None:
        """Write into an empty cell, in the look that its paragraph or its neighbour has."""
        cell = locate(self._root, unit.place.path or "")
        p = next((b for b in blocks_of(cell) if b.tag == P), None) if cell is not None and cell.tag == TC else None
        if p is None:
            raise UnableError("not-found")
        fresh = _run(new, _look(p))
        p.append(fresh if self._date is None else self._inserted(fresh))

    def _delete(self, run: Element) -> Element:
        """Mark a run as deleted; return what stands in its place (the marks are put together)."""
        before = run.getprevious()
        if before is not None and before.tag == _DEL and before.get(_AUTHOR) == _author() and not (run.tail or "").strip():
            mark = before
        else:
            mark = self.mark(_DEL)
            run.addprevious(mark)
        mark.append(run)
        for t in run.iter(T):
            t.tag = W + "delText"
            if (t.text or "") != (t.text or "").strip():
                t.set(SPACE, "preserve")
        return mark

    def _put_behind(self, element: Element, fresh: Element) -> None:
        """Put an insertion behind an element; out of the insertion of another hand, which is cut in two there."""
        parent = element.getparent()
        if parent is not None and parent.tag in _INSERTIONS:
            rest = [*element.itersiblings()]
            if rest:
                second = parent.makeelement(parent.tag, {str(k): str(v) for k, v in parent.attrib.items()})
                second.set(_ID, self._number())
                parent.addnext(second)
                second.extend(rest)
            parent.addnext(self._inserted(fresh))
        else:
            element.addnext(self._inserted(fresh))

    def _inserted(self, run: Element) -> Element:
        mark = self.mark(_INS)
        mark.append(run)
        return mark

    def mark(self, tag: str) -> Element:
        """Return a w:ins or w:del of this tool."""
        known = {_ID: self._number(), _AUTHOR: _author()}
        return self._root.makeelement(tag, known | ({W + "date": self._date} if self._date else {}))

    def _number(self) -> str:
        self._next += 1
        return str(self._next - 1)


def _author() -> str:
    author: str = load("readers")["own"]["author"]
    return author


def _single(letters: Letters, index: int) -> Element:
    runs = letters.runs(index)
    if len(runs) != 1:
        raise UnableError("in-object")
    return runs[0]


def _required(run: Element | None) -> None:
    if run is None:
        raise UnableError("in-object")


def _is_ours(run: Element) -> bool:
    """Whether a run is an insertion that this tool proposed before; what is wrong in it is corrected there."""
    parent = run.getparent()
    return parent is not None and parent.tag == _INS and parent.get(_AUTHOR) == _author()


def _remove(run: Element) -> None:
    parent = run.getparent()
    if parent is not None:
        parent.remove(run)


def _run(text: str, props: Element | None) -> Element:
    """A run with that text and a copy of those properties, without what they were before a tracked change."""
    from lxml import etree

    run = etree.Element(R, nsmap={"w": W[1:-1]})
    if props is not None:
        look = copy.deepcopy(props)
        look.tag = R_PR
        for child in list(look):
            if child.tag in _REVISIONS:
                look.remove(child)
        run.append(look)
    set_text(etree.SubElement(run, T), text)
    return run


def _look(p: Element) -> Element | None:
    """The properties of text in an empty paragraph: those of its mark, else of the next text in its row."""
    props = p.find(P_PR)
    mark = None if props is None else props.find(R_PR)
    row = next(p.iterancestors(TR), None)
    if mark is not None or row is None:
        return mark
    runs = [run for run in row.iter(R) if run.find(T) is not None]
    return next((run.find(R_PR) for run in reversed(runs)), None)
