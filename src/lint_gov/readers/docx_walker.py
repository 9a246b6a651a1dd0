"""From word/document.xml to blocks in reading order."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from itertools import islice

from lint_gov.errors import InputError
from lint_gov.model.document import Block, Cell, Image, Paragraph, Table
from lint_gov.model.place import Place
from lint_gov.readers.docx_grid import Slot, read_grid, special_cells
from lint_gov.readers.docx_inline import Inline, description, plain_text
from lint_gov.readers.docx_numbering import LEVELS, Numbering
from lint_gov.readers.docx_styles import Style, Styles, outline_level
from lint_gov.readers.docx_tree import (
    P_PR,
    PICTURE_HOLDERS,
    R_PR,
    TEXT_BOX,
    VAL,
    Element,
    P,
    W,
    blocks_of,
    child,
    holders,
    is_on,
    number,
    value,
)
from lint_gov.readers.limits import MAX_DEPTH

_VANISH = W + "vanish"
_MARKS = (W + "del", W + "moveFrom", _VANISH)
_P_STYLE, _NUM_PR, _OUTLINE = W + "pStyle", W + "numPr", W + "outlineLvl"

_Properties = dict[str, Element]


class _Line:
    """A paragraph as read; one whose end is deleted or hidden runs on into the next.

    Attributes:
        path: of the first paragraph in it that has text.
        objects: text boxes and holders of pictures, each with its path.
    """

    __slots__ = ("objects", "path", "texts")

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.path = ""
        self.objects: list[tuple[Element, str]] = []

    def add(self, text: str, path: str, objects: list[tuple[Element, str]]) -> None:
        """Add what stands in the paragraph at `path`."""
        if not self.texts:
            self.path = path
        if text:
            self.texts.append(text)
        self.objects.extend(objects)


class Walker:
    """Reads the blocks of one document; keeps the counters of its lists and of the reading order.

    Attributes:
        contents: texts of tables of contents (目录), which are no part of the flow.
    """

    def __init__(self, root: Element, styles: Styles, numbering: Callable[[], Element | None]) -> None:
        """Args: root of document.xml; the styles; what returns the root of numbering.xml, called when first needed."""
        self.contents: list[str] = []
        self._styles = styles
        self._numbering_root = numbering
        self._order = 0
        self._may_hide = next(root.iter(_VANISH), None) is not None or _hides(styles, root)
        self._may_join = next(root.iter(*_MARKS), None) is not None
        self._listed = _tables_of_contents(root)
        self._default = styles.get(None)
        self._is_plain = not (self._may_hide or self._may_join or self._listed or _tells(self._default))
        self._special = self._with_more(root) if self._is_plain else set()
        self._special_cells = special_cells(root)

    @cached_property
    def _numbering(self) -> Numbering:
        return Numbering(self._numbering_root(), self._styles.numbering_styles())

    def _with_more(self, root: Element) -> set[Element | None]:
        """The paragraphs that are more than text in the default style or one like it."""
        level, get = self._default.level, self._styles.get
        named = ((prop, get(prop.get(VAL))) for prop in root.iter(_P_STYLE))
        telling = holders(prop for prop, style in named if style.level != level or _tells(style))
        return telling | holders(root.iter(_NUM_PR, _OUTLINE))

    def blocks(self, container: Element, prefix: str = "", depth: int = 0) -> tuple[Block, ...]:
        """Return the blocks of the body, a cell or a text box whose path is `prefix`."""
        if depth > MAX_DEPTH:
            raise InputError("too-deep", {"limit": MAX_DEPTH})
        out: list[Block] = []
        open_line: _Line | None = None
        for count, element in enumerate(blocks_of(container), 1):
            if element.tag == P:
                text = self._plain_text(element)
                if text is None:
                    open_line = self._paragraph(element, f"{prefix}p{count}", open_line, out, depth)
                elif text:
                    out.append(self._plain_paragraph(text, f"{prefix}p{count}"))
                continue
            if open_line is not None:
                self._emit(open_line, {}, self._styles.get(None), out, depth)
                open_line = None
            self._table(element, f"{prefix}t{count}", out, depth)
        if open_line is not None:
            self._emit(open_line, {}, self._styles.get(None), out, depth)
        return tuple(out)

    def _plain_text(self, p: Element) -> str | None:
        """The text of a paragraph of which nothing else has to be known; None of any other."""
        return plain_text(p) if self._is_plain and p not in self._special else None

    def _plain_paragraph(self, text: str, path: str) -> Paragraph:
        self._order += 1
        return Paragraph(text, Place(None, None, None, path, self._order), 0, self._default.level)

    def _paragraph(self, p: Element, path: str, before: _Line | None, out: list[Block], depth: int) -> _Line | None:
        """Read a paragraph into `out`; return it instead when its end is deleted or hidden."""
        props = _properties(p)
        style = self._styles.get(props[_P_STYLE].get(VAL) if _P_STYLE in props else None)
        inline = Inline(self._styles if self._may_hide else None, style.hidden)
        inline.read(p)
        text = inline.text
        if text and (style.contents or p in self._listed):
            self.contents.append(text)
            return before
        line = before or _Line()
        line.add(text, path, _with_paths(p, path, inline.objects) if inline.objects else [])
        if self._may_join and _runs_on(props):
            return line
        self._emit(line, props, style, out, depth)
        return None

    def _emit(self, line: _Line, props: _Properties, style: Style, out: list[Block], depth: int) -> None:
        label = self._label(props, style)
        if label or line.texts:
            text = label + "".join(line.texts)
            out.append(Paragraph(text, self._place(line.path), len(label), _level(props, style)))
        for found, path in line.objects:
            if found.tag == TEXT_BOX:
                out.extend(self.blocks(found, path + "/", depth + 1))
            else:
                out.append(Image(self._place(path), description(found)))

    def _place(self, path: str) -> Place:
        self._order += 1
        return Place(None, None, None, path, self._order)

    def _label(self, props: _Properties, style: Style) -> str:
        """The number that Word puts before the paragraph."""
        direct = props.get(_NUM_PR)
        num_id = style.num_id if direct is None else value(direct, W + "numId") or style.num_id
        found = self._numbering.list(num_id) if num_id is not None and num_id != "0" else None
        if found is None:
            return ""
        index = number(value(direct, W + "ilvl"))
        if index is None and value(direct, W + "numId") is None:
            index = found.styles.get(style.name, style.ilvl or 0)
        return found.next_label(min(max(index or 0, 0), LEVELS - 1))

    def _table(self, table: Element, path: str, out: list[Block], depth: int) -> None:
        slots, height, width = read_grid(table, self._special_cells)
        if slots:
            place = self._place(path)
            out.append(Table(tuple([self._cell(s, path, depth) for s in slots]), height, width, place))

    def _cell(self, slot: Slot, table: str, depth: int) -> Cell:
        path = f"{table}/r{slot.row}/c{slot.cell}"
        place = self._place(path)
        only = slot.only
        # A quick way for the hundreds of cells that hold one plain paragraph.
        text = self._plain_text(only) if only is not None and depth < MAX_DEPTH and only.tag == P else None
        blocks: tuple[Block, ...] = ()
        if text:
            blocks = (self._plain_paragraph(text, path + "/p1"),)
        elif text is None:
            blocks = self.blocks(slot.tc, path + "/", depth + 1)
        return Cell(slot.anchor_row, slot.column, slot.row_span, slot.width, blocks, place)


def _hides(styles: Styles, root: Element) -> bool:
    """Whether a style that is used hides text. Word brings one that does with all that comes from web pages (窗体顶端)."""
    if not styles.may_hide:
        return False
    used = (named.get(VAL) for named in root.iter(_P_STYLE, W + "rStyle"))
    return styles.get(None).hidden or any(styles.get(name).hidden for name in used)


def _tells(style: Style) -> bool:
    """Whether a style has more to it than text and level."""
    return style.contents or style.num_id is not None


def _properties(p: Element) -> _Properties:
    props = child(p, P_PR)
    return {} if props is None else {prop.tag: prop for prop in props}


def _level(props: _Properties, style: Style) -> int | None:
    direct = number(props[_OUTLINE].get(VAL)) if _OUTLINE in props else None
    return style.level if direct is None else outline_level(direct)


def _runs_on(props: _Properties) -> bool:
    """Whether the mark at the paragraph's end is deleted, moved away or hidden."""
    mark = props.get(R_PR)
    return child(mark, W + "del") is not None or child(mark, W + "moveFrom") is not None or is_on(mark, _VANISH)


def _with_paths(p: Element, path: str, objects: list[Element]) -> list[tuple[Element, str]]:
    """Number text boxes and pictures among all descendants of `p`, as `docx_locate` counts them."""
    paths = {box: f"{path}/x{count}" for count, box in enumerate(p.iter(TEXT_BOX), 1)}
    paths |= {holder: f"{path}/i{count}" for count, holder in enumerate(p.iter(*PICTURE_HOLDERS), 1)}
    return [(found, paths[found]) for found in objects]


def _tables_of_contents(root: Element) -> frozenset[Element]:
    """The paragraphs of generated tables of contents, which are content controls of that gallery."""
    galleries = (g for g in root.iter(W + "docPartGallery") if g.get(VAL) == "Table of Contents")
    controls = {control for g in galleries for control in islice(g.iterancestors(W + "sdt"), 1)}
    return frozenset(p for c in controls for p in c.iter(P))
