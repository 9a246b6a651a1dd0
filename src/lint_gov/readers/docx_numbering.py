"""Numbers that Word generates (自动编号): numbering.xml, and the counters while the text is read."""

from __future__ import annotations

import re

from lint_gov.readers.docx_counting import format_number
from lint_gov.readers.docx_tree import ALTERNATE, MC, VAL, Element, W, is_on, number, value
from lint_gov.readers.limits import MAX_DEPTH

LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")
_SUFFIXES = {"space": " ", "nothing": ""}
_SYMBOL_FONT = re.compile("[\ue000-\uf8ff]")
_BULLET = "•"
_LONGEST = 255  # characters; Word takes no more, and each numbered paragraph repeats them


class Level:
    """One level (w:lvl) of a list."""

    __slots__ = ("legal", "pattern", "restart", "start", "style", "suffix")

    def __init__(self, lvl: Element | None, index: int) -> None:
        start, restart = number(value(lvl, W + "start")), number(value(lvl, W + "lvlRestart"))
        self.start = 0 if start is None else start
        self.restart = index if restart is None else restart
        self.style = _format_of(lvl)
        self.pattern = (value(lvl, W + "lvlText") or "")[:_LONGEST]
        self.suffix = _SUFFIXES.get(value(lvl, W + "suff") or "tab", "\t")
        self.legal = is_on(lvl, W + "isLgl")


class List:
    """A list as a paragraph refers to it (w:num): its levels, and the counters it shares."""

    __slots__ = ("counts", "levels", "overrides", "styles")

    def __init__(
        self, levels: list[Level], styles: dict[str | None, int], counts: list[int | None], overrides: dict[int, int]
    ) -> None:
        self.levels = levels
        self.styles = styles
        self.counts = counts
        self.overrides = overrides

    def next_label(self, index: int) -> str:
        """Count one paragraph at level `index` and return its number with what follows it (tab, space, nothing)."""
        self._count(index)
        level = self.levels[index]
        if level.style == "bullet":
            text = _SYMBOL_FONT.sub(_BULLET, level.pattern)
        else:
            text = _PLACEHOLDER.sub(lambda m: self._shown(int(m[1]) - 1, level.legal), level.pattern)
        return text + level.suffix if text else ""

    def _count(self, index: int) -> None:
        before, counts = self.counts[index], self.counts
        if index in self.overrides:
            # A w:startOverride holds once, for the first paragraph of this w:num at that level.
            counts[index] = self.levels[index].start = self.overrides.pop(index)
        else:
            counts[index] = self.levels[index].start if before is None else before + 1
        for deeper in range(index + 1, LEVELS):
            if index < self.levels[deeper].restart:
                counts[deeper] = None

    def _shown(self, index: int, legal: bool) -> str:
        level, count = self.levels[index], self.counts[index]
        style = "decimal" if legal and level.style != "none" else level.style
        return format_number(level.start if count is None else count, style)


class Numbering:
    """The lists of a document. Lists with one abstract definition count on together, as in Word."""

    def __init__(self, root: Element | None, style_list: dict[str, str]) -> None:
        """Args: the root of numbering.xml; the w:numId that each numbering style names."""
        self._abstracts = {a.get(W + "abstractNumId"): a for a in _children(root, "abstractNum")}
        self._nums = {n.get(W + "numId"): n for n in _children(root, "num")}
        self._style_list = style_list
        self._counts: dict[str | None, list[int | None]] = {}
        self._lists: dict[str, List | None] = {}

    def list(self, num_id: str) -> List | None:
        """Return the list with that w:numId, None when it is not defined."""
        if num_id not in self._lists:
            self._lists[num_id] = self._make(num_id)
        return self._lists[num_id]

    def _make(self, num_id: str) -> List | None:
        num, abstract = self._nums.get(num_id), self._abstract(num_id)
        if num is None or abstract is None:
            return None
        definitions = {number(lvl.get(W + "ilvl")): lvl for lvl in abstract.iterchildren(W + "lvl")}
        overrides: dict[int, int] = {}
        for override in num.iterchildren(W + "lvlOverride"):
            index, start = number(override.get(W + "ilvl")), number(value(override, W + "startOverride"))
            lvl = override.find(W + "lvl")
            if lvl is not None:
                definitions[index] = lvl
            if index is not None and start is not None:
                overrides[index] = start
        levels = [Level(definitions.get(index), index) for index in range(LEVELS)]
        counts = self._counts.setdefault(abstract.get(W + "abstractNumId"), [None] * LEVELS)
        return List(levels, _linked_styles(definitions), counts, overrides)

    def _abstract(self, num_id: str) -> Element | None:
        seen: set[str] = set()
        while num_id not in seen and len(seen) < MAX_DEPTH:
            seen.add(num_id)
            abstract = self._abstracts.get(value(self._nums.get(num_id), W + "abstractNumId"))
            link = value(abstract, W + "numStyleLink")
            if link is None or link not in self._style_list:
                return abstract
            num_id = self._style_list[link]
        return None


def _children(root: Element | None, name: str) -> list[Element]:
    return [] if root is None else list(root.iterchildren(W + name))


def _linked_styles(definitions: dict[int | None, Element]) -> dict[str | None, int]:
    found: dict[str | None, int] = {}
    for index, lvl in definitions.items():
        style = value(lvl, W + "pStyle")
        if style is not None and index is not None and 0 <= index < LEVELS:
            found[style] = index
    return found


def _format_of(lvl: Element | None) -> str:
    """The number format; newer ones stand in an alternative, beside a fallback that all versions know."""
    if lvl is None:
        return "none"
    plain = lvl.find(W + "numFmt")
    if plain is None:
        plain = lvl.find(f"{ALTERNATE}/{MC}Fallback/{W}numFmt")
    return "decimal" if plain is None else plain.get(VAL, "decimal")
