"""The grammar of a report over line tokens (grammar/report.lark), with recovery.

Tokens are pushed one by one. What the grammar does not accept is repaired on a
cheap copy by inserting the heading it waits for; what cannot be repaired so is skipped up to the next
heading. Every repair is recorded: the S rules report them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from lint_gov import data
from lint_gov.lalr import END, Parser
from lint_gov.model.place import NOWHERE, Place
from lint_gov.model.report import Recovery, RecoveryKind
from lint_gov.tuples import NamedTuple

_MOST_INSERTIONS = 6
_SECTIONS = 6
_ORDINARY = 32


class Piece(NamedTuple):
    """What one token stands for.

    Attributes:
        type: "FRONT", "BODY", "SIGNOFF" or "H1" to "H6"; "EXTRA" for a heading that is none of the six.
        role: of a heading ("anchored", …, or "unheaded" for a table whose heading is missing); "" otherwise.
        faults: what else is wrong with a heading ("misnumbered", "reworded").
    """

    type: str
    role: str = ""
    raw: str = ""
    place: Place = NOWHERE
    faults: tuple[RecoveryKind, ...] = ()

    @property
    def section(self) -> int | None:
        """Number of the section a heading opens, by meaning."""
        return int(self.type[1]) if self.type[0] == "H" and self.type[1:].isdecimal() else None


def recoveries(pieces: Sequence[Piece], headings: Sequence[str]) -> list[Recovery]:
    """What had to be repaired to fit the pieces of a document into the grammar; most reports need nothing."""
    shape = tuple((piece.type, piece.role, piece.faults) for piece in pieces)
    return [] if len(shape) <= _ORDINARY and _is_sound(shape) else OutlineParser(pieces, headings).run()


@lru_cache(maxsize=256)
def _is_sound(shape: tuple[tuple[str, str, tuple[RecoveryKind, ...]], ...]) -> bool:
    """Whether pieces of these types, roles and faults need no repair, whatever they say."""
    pieces = [Piece(of, role, faults=faults) for of, role, faults in shape]
    return not OutlineParser(pieces, [""] * _SECTIONS).run()


class OutlineParser:
    """Runs the pieces of one document through the grammar."""

    def __init__(self, pieces: Sequence[Piece], headings: Sequence[str]) -> None:
        self._pieces, self._headings = pieces, headings
        self._present = {p.section for p in pieces if p.section}
        self._parser = Parser(data.grammar("report"))
        self.recoveries: list[Recovery] = []

    def run(self) -> list[Recovery]:
        """Feed all pieces and the end; return the recoveries in reading order."""
        skipping = False
        for piece in self._pieces:
            if piece.role == "unheaded":
                skipping = not self._accept(piece)
                self._record("missing", piece.section, "", piece.place)
            elif piece.role:
                skipping = piece.role != "anchored" or not self._accept(piece)
                self._record_heading(piece, skipping)
            elif not skipping or piece.type == "SIGNOFF":
                self._accept(piece)
        self._accept(Piece(END, place=self._pieces[-1].place if self._pieces else NOWHERE))
        return self.recoveries

    def _accept(self, piece: Piece) -> bool:
        """Feed a token; when it does not fit, insert the headings that are missing before it."""
        wanted = self._insertions(piece.type)
        if wanted is None:
            return False
        for terminal in wanted:
            self._parser.feed(terminal, "")
            if int(terminal[1]) not in self._present:
                self._record("missing", int(terminal[1]), "", piece.place)
        if piece.type != END:
            self._parser.feed(piece.type, piece.raw)
        return True

    def _insertions(self, terminal: str) -> list[str] | None:
        """The headings that must be inserted before `terminal` fits; None when that does not help."""
        inserted: list[str] = []
        trial = self._parser
        for _ in range(_MOST_INSERTIONS + 1):
            if trial.fits(terminal):
                return inserted
            heading = next((a for a in trial.accepts() if a[0] == "H" and a[1:].isdecimal()), None)
            if heading is None:
                return None
            trial = trial.copy()
            trial.feed(heading, "")
            inserted.append(heading)
        return None

    def _record_heading(self, piece: Piece, skipped: bool) -> None:
        if skipped:
            kind: RecoveryKind = "repeated" if piece.role == "repeated" else "misplaced"
            self._record("extra" if piece.section is None else kind, piece.section, piece.raw, piece.place)
        for fault in piece.faults:
            self._record(fault, piece.section, piece.raw, piece.place)

    def _record(self, kind: RecoveryKind, section: int | None, raw: str, place: Place) -> None:
        expected = self._headings[section - 1] if section else ""
        self.recoveries.append(Recovery(kind, section, raw, expected, place))
