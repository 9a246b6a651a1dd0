"""What the attributes of an HTML element say: shown or hidden, block or inline, numbered how, a picture or not."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from lint_gov.tuples import NamedTuple

Element = Any

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr",
    "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "search", "section", "summary", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
# Never shown, no text of the page (controls), or shown in a window of its own.
SKIPPED = frozenset({
    "area", "audio", "base", "button", "canvas", "datalist", "del", "frame", "frameset", "head", "iframe", "input", "link",
    "map", "meta", "noembed", "noframes", "noscript", "object", "embed", "optgroup", "option", "param", "progress", "rp",
    "rt", "script", "select", "style", "svg", "template", "textarea", "title", "track", "video",
})  # fmt: skip
# Own `display` is no matter here: the parts of a table stay what they are.
TABLE_PARTS = frozenset({"table", "thead", "tbody", "tfoot", "tr", "td", "th"})
PREFORMATTED = frozenset({"pre", "listing", "xmp"})
HEADINGS = {f"h{n}": n for n in range(1, 7)}

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all", re.IGNORECASE)
_DISPLAY = re.compile(r"(?:^|[;\s])display\s*:\s*([a-z-]+)", re.IGNORECASE)
_WHITE_SPACE = re.compile(r"white-space\s*:\s*([a-z-]+)", re.IGNORECASE)
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([^;]+)", re.IGNORECASE)
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|bmp|webp|tiff?|svg)(?:[?#].*)?$", re.IGNORECASE)
_LENGTH = re.compile(r"(?:^|[;\s])(?:width|height)\s*:\s*([\d.]+)px", re.IGNORECASE)
_ICON = 32
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
          (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}


class Look(NamedTuple):
    """What a style attribute says; None where it says nothing.

    Attributes:
        hidden: the element is not shown.
        block: it begins and ends lines.
        keep: line ends in the source are shown.
    """

    hidden: bool = False
    block: bool | None = None
    keep: bool | None = None


PLAIN = Look()


@lru_cache(maxsize=1024)
def look(style: str) -> Look:
    """Return what a style attribute says; cached, for a page repeats a few styles on thousands of elements."""
    display, space = _DISPLAY.search(style), _WHITE_SPACE.search(style)
    return Look(
        hidden=_HIDDEN.search(style) is not None,
        block=not display.group(1).lower().startswith(("inline", "contents")) if display else None,
        keep=space.group(1).lower() in ("pre", "pre-wrap", "pre-line", "break-spaces") if space else None,
    )


def is_picture(element: Element) -> bool:
    """Tell whether an object, embed or img element shows a picture that is no icon."""
    if element.tag == "img":
        return not _is_icon(element)
    if element.tag not in ("object", "embed"):
        return False
    source = element.get("data") or element.get("src") or ""
    return (element.get("type") or "").lower().startswith("image/") or _PICTURE.search(source) is not None


def _is_icon(element: Element) -> bool:
    sizes = [element.get("width"), element.get("height"), *_LENGTH.findall(element.get("style") or "")]
    numbers = [float(s.removesuffix("px")) for s in sizes if s and re.fullmatch(r"\d+(?:\.\d+)?(?:px)?", s)]
    return bool(numbers) and min(numbers) <= _ICON


def list_style(element: Element) -> str | None:
    """The counter style that an ol, ul or li element asks for, None when it does not say."""
    match = _LIST_STYLE.search(element.get("style") or "")
    if match:
        words = match.group(1).lower().split()
        return next((w for w in words if w not in ("inside", "outside")), None)
    return _TYPES.get(element.get("type") or "")


def marker(style: str, number: int) -> str:
    """The number that a browser puts before a list item; "" for bullets."""
    if style == "decimal":
        return f"{number}. "
    if style == "decimal-leading-zero":
        return f"{number:02d}. "
    if style.endswith(("alpha", "latin")):
        return _cased(style, _letters(number)) + ". "
    if style.endswith("roman"):
        return _cased(style, _roman(number)) + ". "
    if style == "cjk-ideographic" or style.startswith(("simp-chinese", "trad-chinese")):
        return _chinese(number) + "、"
    return ""


def _cased(style: str, text: str) -> str:
    return text.upper() if style.startswith("upper") else text


def _letters(number: int) -> str:
    letters = ""
    rest = number
    while rest > 0:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(ord("a") + letter) + letters
    return letters or str(number)


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    text, rest = "", number
    for value, letters in _ROMAN:
        count, rest = divmod(rest, value)
        text += letters * count
    return text


def _chinese(number: int) -> str:
    digits = "〇一二三四五六七八九"
    if not 0 <= number < 100:
        return str(number)
    if number < 10:
        return digits[number]
    tens, ones = divmod(number, 10)
    return (digits[tens] if tens > 1 else "") + "十" + (digits[ones] if ones else "")
