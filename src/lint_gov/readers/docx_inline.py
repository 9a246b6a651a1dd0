"""The inside of a paragraph: text as a reader of the page sees it, pictures and text boxes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lint_gov.readers.docx_styles import Styles
from lint_gov.readers.docx_tree import (
    ALTERNATE,
    FEW,
    P_PR,
    PICTURE_HOLDERS,
    R_PR,
    TEXT_BOX,
    Element,
    W,
    branch,
    child,
    children,
    is_on,
    value,
)

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/"
_V = "{urn:schemas-microsoft-com:vml}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_XML_BLANKS = " \t\r\n"

_R, _T, _VANISH = W + "r", W + "t", W + "vanish"
_FIELD_CHAR, _SYMBOL = W + "fldChar", W + "sym"
# w:ruby is looked through, w:rt (the reading above) is not; w:del and w:moveFrom are not.
_TRANSPARENT = frozenset(
    W + name
    for name in (
        "hyperlink", "ins", "moveTo", "sdt", "sdtContent", "smartTag", "customXml", "fldSimple", "dir", "bdo", "ruby", "rubyBase",
    )
)  # fmt: skip
_PROPERTIES = frozenset((P_PR, R_PR))
_SILENT = frozenset(W + name for name in ("proofErr", "bookmarkStart", "bookmarkEnd", "lastRenderedPageBreak"))
_SIGNS = {W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
_MATH = frozenset((_M + "oMath", _M + "oMathPara"))
_CHART_EX = "{http://schemas.microsoft.com/office/drawing/2014/chartex}chart"
_PICTURES = frozenset((_A + "picture}pic", _A + "chart}chart", _CHART_EX, _A + "diagram}relIds", _V + "imagedata"))
_DESCRIPTION = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def plain_text(p: Element) -> str | None:
    """Return the text of a paragraph of plain runs, whatever its own properties; None when anything else is in it.

    Most paragraphs, and all but a few cells of tables, are such; `Inline` reads them too, in three times the time. It
    alone knows of hidden text.
    """
    if len(p) > FEW:
        return None
    parts: list[str] = []
    for element in children(p):
        tag = element.tag
        if tag == _R and len(element) <= FEW:
            for inner in children(element):
                tag = inner.tag
                if tag == _T:
                    parts.append(_text_of(inner))
                elif tag != R_PR and tag not in _SILENT:
                    return None
        elif tag != P_PR and tag not in _SILENT:
            return None
    return "".join(parts)


class Inline:
    """What one paragraph holds: `text`, and in `objects` the text boxes and the holders of pictures."""

    __slots__ = ("_codes", "_fields", "_hidden", "_styles", "objects", "parts")

    def __init__(self, styles: Styles | None, hidden: bool = False) -> None:
        """Args: the styles if any text of the document may be hidden, else None; whether the paragraph's style hides."""
        self.parts: list[str] = []
        self.objects: list[Element] = []
        self._styles = styles
        self._hidden = hidden
        # One entry for each open field: True once its code has ended and its result is being read.
        self._fields: list[bool] = []
        self._codes = False

    @property
    def text(self) -> str:
        """All that was read."""
        return "".join(self.parts)

    def read(self, parent: Iterable[Element]) -> None:
        """Read the children of a paragraph or of anything that stands for its content."""
        for element in parent:
            tag = element.tag
            if tag in _PROPERTIES:
                continue
            if tag == _R:
                if self._styles is None or not self._is_hidden(element):
                    self.read(element)
            elif tag == _T:
                if not self._codes:
                    self.parts.append(_text_of(element))
            elif tag in _TRANSPARENT:
                self.read(element)
            elif tag in _SIGNS:
                if not self._codes:
                    self.parts.append(_SIGNS[tag])
            else:
                self._other(element, tag)

    def _other(self, element: Element, tag: str) -> None:
        if tag in PICTURE_HOLDERS:
            self.objects.extend(_objects(element))
        elif tag == _FIELD_CHAR:
            self._field(element.get(W + "fldCharType"))
        elif tag == ALTERNATE:
            chosen = branch(element)
            if chosen is not None:
                self.read(chosen)
        elif tag == _SYMBOL and not self._codes:
            self.parts.append(_symbol(element))
        elif tag in _MATH:
            self.parts.extend(t.text or "" for t in element.iter(_M + "t"))

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif self._fields and kind == "separate":
            self._fields[-1] = True
        elif self._fields and kind == "end":
            self._fields.pop()
        self._codes = not all(self._fields)

    def _is_hidden(self, run: Element) -> bool:
        props = child(run, R_PR)
        if child(props, _VANISH) is not None:
            return is_on(props, _VANISH)
        style = value(props, W + "rStyle")
        return self._hidden or (style is not None and self._styles is not None and self._styles.is_hidden(style))


def _text_of(t: Element) -> str:
    """The text of w:t. Word drops blanks at its ends unless told to keep them, and shows a line end as a blank."""
    text = t.text or ""
    stripped = text.strip(_XML_BLANKS)
    if len(stripped) != len(text) and not _keeps_blanks(t):
        text = stripped
    return text.replace("\n", " ") if "\n" in text else text


def _keeps_blanks(element: Element | None) -> bool:
    """Whether the nearest xml:space says "preserve"."""
    while element is not None:
        space = element.get(_SPACE)
        if space is not None:
            return space == "preserve"
        element = element.getparent()
    return False


def _symbol(sym: Element) -> str:
    try:
        return chr(int(sym.get(W + "char", ""), 16))
    except (ValueError, OverflowError):
        return ""


def _objects(holder: Element) -> Iterator[Element]:
    """The outermost text boxes of a drawing, and the drawing itself when a picture is in it, in order."""
    stack, pictured = [iter(holder)], False
    while stack:
        for element in stack[-1]:
            if element.tag == TEXT_BOX:
                yield element
            elif element.tag in _PICTURES:
                if not pictured:
                    pictured = True
                    yield holder
            else:
                inner = branch(element) if element.tag == ALTERNATE else element
                if inner is not None:
                    stack.append(iter(inner))
                    break
        else:
            stack.pop()


def description(holder: Element) -> str:
    """The alternative text (替代文字) of a picture."""
    props = next(holder.iter(_DESCRIPTION), None)
    if props is not None:
        return props.get("descr") or props.get("title") or ""
    shape = next(holder.iter(_V + "shape"), None)
    return shape.get("alt", "") if shape is not None else ""
