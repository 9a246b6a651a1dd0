"""What paragraph and character styles (样式) say that matters for reading: level, list, hidden text."""

from __future__ import annotations

import re

from lint_gov.readers.docx_tree import P_PR, R_PR, Element, W, child, is_on, number, value

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录)\s*(?:[1-9]|heading|标题)|WPSOffice手动目录.*", re.IGNORECASE)
_TABLE_STYLE, _STYLE_END = b'<w:style w:type="table"', b"</w:style>"
_BODY_TEXT = 9  # w:outlineLvl 9 is 正文文本, no level


class Style:
    """A paragraph or character style with all it inherits."""

    __slots__ = ("contents", "hidden", "ilvl", "level", "name", "num_id")

    def __init__(self, name: str | None) -> None:
        self.name = name
        self.level: int | None = None
        self.num_id: str | None = None
        self.ilvl: int | None = None
        self.hidden = False
        self.contents = False


class Styles:
    """The styles of a document, worked out when first asked for.

    Attributes:
        may_hide: whether any style hides text (so that looking for it can be saved).
    """

    def __init__(self, root: Element | None) -> None:
        elements = [] if root is None else list(root.iterchildren(W + "style"))
        self._elements = {s.get(W + "styleId"): s for s in elements}
        self._default = next((s.get(W + "styleId") for s in elements if _is_default(s)), None)
        self._known: dict[str | None, Style] = {}
        self.may_hide = any(child(child(s, R_PR), W + "vanish") is not None for s in elements)

    def get(self, style_id: str | None) -> Style:
        """Return the style of a paragraph that names `style_id` (None: the default paragraph style)."""
        known = self._known.get(style_id)
        if known is None:
            known = self._known[style_id] = self._resolve(self._default if style_id is None else style_id)
        return known

    def is_hidden(self, style_id: str) -> bool:
        """Tell whether a character style hides its text."""
        return self.get(style_id).hidden

    def numbering_styles(self) -> dict[str, str]:
        """Return the w:numId that each numbering style names."""
        found: dict[str, str] = {}
        for style_id, style in self._elements.items():
            if style_id is not None and style.get(W + "type") == "numbering":
                num_id = value(style.find(f"{P_PR}/{W}numPr"), W + "numId")
                if num_id is not None:
                    found[style_id] = num_id
        return found

    def _resolve(self, style_id: str | None) -> Style:
        """Walk from the style to its bases; what is nearer wins."""
        style, seen = Style(style_id), set[str | None]()
        level_known = hidden_known = False
        while style_id not in seen and (element := self._elements.get(style_id)) is not None:
            seen.add(style_id)
            level_known = level_known or _take_level(style, element)
            _take_list(style, element)
            if not hidden_known and element.find(f"{R_PR}/{W}vanish") is not None:
                hidden_known, style.hidden = True, is_on(element.find(R_PR), W + "vanish")
            style.contents = style.contents or _CONTENTS.fullmatch(value(element, W + "name") or "") is not None
            style_id = value(element, W + "basedOn")
        return style


def without_table_styles(data: bytes) -> bytes:
    """Return the bytes of styles.xml without the styles of tables, which say nothing about text.

    They are nine tenths of the file that python-docx and many templates bring, and parsing them would take longer than
    the report itself. Where the names are written in another way, everything is kept.
    """
    kept: list[bytes] = []
    at = 0
    while (begin := data.find(_TABLE_STYLE, at)) >= 0:
        opened = data.find(b">", begin)
        end = opened + 1 if data[opened - 1 : opened] == b"/" else data.find(_STYLE_END, opened) + len(_STYLE_END)
        if opened < 0 or end < opened:
            break
        kept.append(data[at:begin])
        at = end
    return b"".join(kept) + data[at:]


def _is_default(style: Element) -> bool:
    return style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true", "on")


def _take_level(style: Style, element: Element) -> bool:
    outline = number(value(element.find(P_PR), W + "outlineLvl"))
    if outline is not None:
        style.level = outline_level(outline)
        return True
    heading = _HEADING.fullmatch(value(element, W + "name") or "")
    if heading is not None:
        style.level = int(heading[1])
    return heading is not None


def _take_list(style: Style, element: Element) -> None:
    numbering = element.find(f"{P_PR}/{W}numPr")
    if style.num_id is None:
        style.num_id = value(numbering, W + "numId")
    if style.ilvl is None:
        style.ilvl = number(value(numbering, W + "ilvl"))


def outline_level(outline: int) -> int | None:
    """Return the level 1 to 9 of a w:outlineLvl, None for body text."""
    return outline + 1 if 0 <= outline < _BODY_TEXT else None
