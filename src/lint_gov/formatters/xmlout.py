"""XML that every reader takes: characters it forbids are replaced, the rest is escaped by lxml."""

from __future__ import annotations

from lxml import etree

from lint_gov.formatters.shared import clean

Element = etree._Element


def root(tag: str, **attributes: object) -> Element:
    """Return the outermost element of a document."""
    found = etree.Element(tag)
    _set(found, attributes)
    return found


def add(parent: Element, tag: str, text: str = "", **attributes: object) -> Element:
    """Put an element into another; attributes that are None are left out, their names may end in "_"."""
    found = etree.SubElement(parent, tag)
    _set(found, attributes)
    if text:
        found.text = clean(text)
    return found


def _set(element: Element, attributes: dict[str, object]) -> None:
    for name, value in attributes.items():
        if value is not None:
            element.set(name.rstrip("_"), clean(str(value)))


def text(top: Element) -> str:
    """Return the document as text."""
    body: str = etree.tostring(top, encoding="unicode", pretty_print=True)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + body
