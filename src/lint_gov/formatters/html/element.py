"""HTML by construction: whatever is no `Markup` is escaped, so nothing of a report can become an element."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

_VOID = frozenset(("meta", "link", "br", "hr", "input", "col"))
# What HTML cannot hold (controls, halves of surrogate pairs, noncharacters), and what turns the order of the
# letters on the screen around without being seen: shown by its number, as `⟨U+202E⟩`.
_UNSHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")


class Markup(str):
    """A piece of HTML that was made here. Adding plain text to it yields plain text, which is escaped again."""

    __slots__ = ()


Child = str | Iterable["Child"] | None
Value = str | int | bool | Iterable[str] | None


def tag(name: str, /, *children: Child, **attributes: Value) -> Markup:
    """Return an element. `cls`, `for_` and `data_no` are written class, for and data-no; None and False are left out."""
    head = name + "".join(_attribute(key, value) for key, value in attributes.items())
    return Markup(f"<{head}>" if name in _VOID else f"<{head}>{joined(children)}</{name}>")


def joined(children: Iterable[Child]) -> Markup:
    """Return the children one after the other."""
    return Markup("".join(map(_child, children)))


def text(value: str) -> Markup:
    """Return a text as HTML shows it."""
    return Markup(escape(shown(value)))


def shown(value: str) -> str:
    """Return a text with what could not be seen in it made visible."""
    plain = value.replace("\r\n", "\n").replace("\r", "\n")
    return _UNSHOWN.sub(lambda found: f"⟨U+{ord(found.group()):04X}⟩", plain)


def raw(content: str) -> Markup:
    """Take the project's own style or script as it is; it must not be able to end its element."""
    if "</" in content or "<!--" in content:
        raise ValueError("a style or script could end its element")
    return Markup(content)


def _child(child: Child) -> str:
    if child is None:
        return ""
    if isinstance(child, Markup):
        return child
    return text(child) if isinstance(child, str) else joined(child)


def _attribute(key: str, value: Value) -> str:
    name = "class" if key == "cls" else key.rstrip("_").replace("_", "-")
    if value is None or value is False:
        return ""
    if value is True:
        return f" {name}"
    told = str(value) if isinstance(value, str | int) else " ".join(filter(None, value))
    return f' {name}="{text(told)}"' if told or name in ("value", "alt") else ""
