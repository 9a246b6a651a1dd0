"""The shape of a rule record. Every fault of a record is reported, each at its place; nothing is raised."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from string import Formatter
from typing import Any

from lint_gov.ruleset.problems import Path, nearest

Report = Callable[..., None]  # (path, kind, offset=0, **fields)
Shape = Callable[["Checker", Path, Any], None]

SEVERITIES = ("error", "warning", "info")
FIXES = ("none", "safe", "suggested", "manual")
OUTCOMES = ("pass", "fail", "review", "not-assessed")
LANGS = ("zh", "en")
_CODE = re.compile(r"[A-Z]{1,3}\d{3}")
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_PLACEHOLDER = re.compile(r"[a-z_][a-z0-9_]*")
_TYPES: dict[type, tuple[str, str]] = {
    str: ("文字", "a text"),
    int: ("整数", "a whole number"),
    bool: ("true 或 false", "true or false"),
    dict: ("映射（键: 值）", "a mapping (key: value)"),
    list: ("列表", "a list"),
}


class Checker:
    """Collects what is wrong with one record.

    Attributes:
        kinds: check kind → (required, optional) parameters.
        instruments: keys of rules/instruments.yaml.
        organ_kinds: keys of rules/organs.yaml.
    """

    def __init__(
        self,
        report: Report,
        kinds: Mapping[str, tuple[Collection[str], Collection[str]]],
        instruments: Collection[str],
        organ_kinds: Collection[str],
    ) -> None:
        self._report = report
        self.kinds = kinds
        self.instruments = instruments
        self.organ_kinds = organ_kinds
        self.code = "?"

    def report(self, path: Path, kind: str, offset: int = 0, **fields: object) -> None:
        """Note a fault at a path of the record."""
        self._report(path, kind, offset, **{"code": self.code, **fields})

    def is_type(self, path: Path, value: Any, wanted: type) -> bool:
        """Tell whether a value has a type (a bool is no int); note it when not."""
        fits = isinstance(value, wanted) and not (wanted is int and isinstance(value, bool))
        if not fits:
            words = _TYPES[wanted]
            self.report(path, "wrong-type", key=str(path[-1]) if path else "", wanted=words[0], wanted_en=words[1])
        return fits

    def keys(self, path: Path, value: Any, shapes: Mapping[str, Shape], required: Iterable[str] = ()) -> bool:
        """Check a mapping: no unknown keys, the required ones, each value by its shape."""
        if not self.is_type(path, value, dict):
            return False
        for key, item in value.items():
            if key in shapes:
                shapes[key](self, (*path, key), item)
            else:
                self.unknown("key", (*path, key), str(key), shapes)
        for key in required:
            if key not in value:
                self.report(path, "missing-key", key=key)
        return True

    def unknown(self, what: str, path: Path, value: str, known: Collection[str]) -> None:
        """Note an unknown key, value, instrument or name with the nearest known one."""
        near = nearest(value, known)
        choices = "、".join(sorted(known))
        prefix = what if what.startswith("expression") else f"unknown-{what}"
        key = value if what == "key" else str(path[-1])
        self.report(path, prefix + ("-near" if near else ""), key=key, value=value, near=near, choices=choices)

    def choice(self, path: Path, value: Any, known: Collection[Any]) -> None:
        """Check that a value is one of the known ones."""
        if value not in known if isinstance(value, str | int) else True:
            self.unknown("value", path, str(value), [str(k) for k in known])


def list_of(shape: Shape) -> Shape:
    """Return the shape of a list whose items have a shape."""

    def check(checker: Checker, path: Path, value: Any) -> None:
        if checker.is_type(path, value, list):
            for i, item in enumerate(value):
                shape(checker, (*path, i), item)

    return check


def one_of(known: Collection[Any]) -> Shape:
    """Return the shape of a value out of a fixed set."""
    return lambda checker, path, value: checker.choice(path, value, known)


def a(wanted: type) -> Shape:
    """Return the shape of a value of a type."""

    def check(checker: Checker, path: Path, value: Any) -> None:
        checker.is_type(path, value, wanted)

    return check


def mapping(shapes: Mapping[str, Shape], required: Iterable[str] = ()) -> Shape:
    """Return the shape of a mapping with fixed keys."""

    def check(checker: Checker, path: Path, value: Any) -> None:
        checker.keys(path, value, shapes, required)

    return check


def anything(checker: Checker, path: Path, value: Any) -> None:
    """The shape of a value that somebody else checks."""


def words(checker: Checker, path: Path, value: Any) -> None:
    """A text in both languages, without placeholders to fill."""
    checker.keys(path, value, dict.fromkeys(LANGS, _word), LANGS)


def _word(checker: Checker, path: Path, value: Any) -> None:
    if checker.is_type(path, value, str) and not value.strip():
        checker.report(path, "empty-text", key=str(path[-1]))


def template(checker: Checker, path: Path, value: Any) -> None:
    """A text in both languages, in which only plain {placeholders} stand."""
    words(checker, path, value)
    if not isinstance(value, dict):
        return
    for lang in LANGS:
        if isinstance(value.get(lang), str):
            _placeholders(checker, (*path, lang), value[lang])


def _placeholders(checker: Checker, path: Path, text: str) -> None:
    """Check that each placeholder is a plain {name}: no attributes, indexes or format codes reach into the tool."""
    try:
        parsed = [(name, spec or conversion) for _, name, spec, conversion in Formatter().parse(text) if name is not None]
    except ValueError as error:
        checker.report(path, "bad-placeholder", detail=str(error))
        return
    wrong = [name for name, extra in parsed if extra or not _PLACEHOLDER.fullmatch(name)]
    if wrong:
        checker.report(path, "bad-placeholder", detail="、".join(f"{{{name}}}" for name in wrong))


def templates(checker: Checker, path: Path, value: Any) -> None:
    """Texts by case."""
    if checker.is_type(path, value, dict):
        if not value:
            checker.report(path, "empty-text", key=str(path[-1]))
        for case, text in value.items():
            template(checker, (*path, case), text)


def years(checker: Checker, path: Path, value: Any) -> None:
    """`any`, or from / to / unknown."""
    if value == "any":
        return
    shapes = {"from": a(int), "to": a(int), "unknown": a(bool)}
    if checker.keys(path, value, shapes):
        first, last = value.get("from"), value.get("to")
        if isinstance(first, int) and isinstance(last, int) and first > last:
            checker.report(path, "years-reversed")


def organ_kinds(checker: Checker, path: Path, value: Any) -> None:
    """A list of organ kinds of rules/organs.yaml."""
    list_of(one_of(checker.organ_kinds))(checker, path, value)


def severity(checker: Checker, path: Path, value: Any) -> None:
    """One severity, or a list of conditions of which the last is none."""
    if not isinstance(value, list):
        checker.choice(path, value, SEVERITIES)
        return
    condition = {
        "years": years,
        "formats": list_of(a(str)),
        "sections": list_of(a(int)),
        "cases": list_of(a(str)),
        "organ_kinds": organ_kinds,
    }
    list_of(mapping({"when": mapping(condition), "is": one_of(SEVERITIES)}, ("is",)))(checker, path, value)
    conditional = [isinstance(item, dict) and "when" in item for item in value]
    if not value or conditional[-1]:
        checker.report(path, "severity-open")
    elif not all(conditional[:-1]):
        checker.report(path, "severity-shadowed")


def text_or_words(checker: Checker, path: Path, value: Any) -> None:
    """A text that is the same in both languages, or one in each."""
    (words if isinstance(value, dict) else _word)(checker, path, value)


def basis(checker: Checker, path: Path, value: Any) -> None:
    """Instruments with articles."""
    shapes = {"instrument": instrument, "article": text_or_words, "note": text_or_words}
    list_of(mapping(shapes, ("instrument",)))(checker, path, value)


def instrument(checker: Checker, path: Path, value: Any) -> None:
    """A key of rules/instruments.yaml."""
    if checker.is_type(path, value, str) and value not in checker.instruments:
        checker.unknown("instrument", path, value, checker.instruments)


def code(checker: Checker, path: Path, value: Any) -> None:
    """A rule code such as A103."""
    if checker.is_type(path, value, str) and not _CODE.fullmatch(value):
        checker.report(path, "bad-code", value=value)


def name(checker: Checker, path: Path, value: Any) -> None:
    """A slug such as section-missing."""
    if checker.is_type(path, value, str) and not _NAME.fullmatch(value):
        checker.report(path, "bad-name", value=value)
