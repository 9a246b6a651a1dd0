"""What paragraph and character styles (样式) say that matters for reading: level, list, hidden text."""

from __future__ import annotations

import re

from lint_gov.readers.docx_tree import P_PR, R_PR, Element, W, child, is_on, number, value

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录)\s*(?:[1-9]|heading|标题)|WPSOffice手动目录.*", re.IGNORECASE)
_TABLE_STYLE, _STYLE_END = b'<w:style w:type="table"', b"</w:style>"
_VANISH = W + "vanish"
_BODY_TEXT = 9  # w:outlineLvl 9 is 正文文本, no level


class Style:
    """A paragraph or character style with all it inherits."""

    __slots__ = ("contents", "hidden", "ilvl", "level", "name", "num_id")

    def __init__(self, name: str | None, base: Style | None = None) -> None:
        self.name = name
        self.level: int | None = base.level if base else None
        self.num_id: str | None = base.num_id if base else None
        self.ilvl: int | None = base.ilvl if base else None
        self.hidden: bool = base.hidden if base else False
        self.contents: bool = base.contents if base else False


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

    def fresh(self) -> Styles:
        """Return the same styles with none worked out: what is known of bases that go round hangs on who asked first."""
        made = Styles(None)
        made._elements, made._default, made.may_hide = self._elements, self._default, self.may_hide
        return made

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
        """Follow the bases up to one that is known (or to the end, or round to the start), then build downwards."""
        chain: dict[str | None, Element] = {}
        while style_id not in self._known and style_id not in chain and (element := self._elements.get(style_id)) is not None:
            chain[style_id] = element
            style_id = value(element, W + "basedOn")
        style = self._known.get(style_id) or Style(style_id)
        for name, element in reversed(chain.items()):
            style = self._known[name] = _derived(name, element, style)
        return style


def _derived(name: str | None, element: Element, base: Style) -> Style:
    """A style that has all of `base` but for what `element` says."""
    style = Style(name, base)
    props, shown_name = child(element, P_PR), value(element, W + "name") or ""
    outline, heading = number(value(props, W + "outlineLvl")), _HEADING.fullmatch(shown_name)
    if outline is not None:
        style.level = outline_level(outline)
    elif heading is not None:
        style.level = int(heading[1])
    numbering = child(props, W + "numPr")
    style.num_id = value(numbering, W + "numId") or base.num_id
    ilvl = number(value(numbering, W + "ilvl"))
    style.ilvl = base.ilvl if ilvl is None else ilvl
    look = child(element, R_PR)
    style.hidden = base.hidden if child(look, _VANISH) is None else is_on(look, _VANISH)
    style.contents = base.contents or _CONTENTS.fullmatch(shown_name) is not None
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


def outline_level(outline: int) -> int | None:
    """Return the level 1 to 9 of a w:outlineLvl, None for body text."""
    return outline + 1 if 0 <= outline < _BODY_TEXT else None
