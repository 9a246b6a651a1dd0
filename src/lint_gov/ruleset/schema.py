"""Shapes of what YAML files hold: each checks a value and describes itself as JSON Schema, so that editors and the tool
agree. Every fault is reported, each at its place; nothing is raised.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from string import Formatter
from typing import Any

from lint_gov.ruleset.problems import Path, nearest
from lint_gov.tuples import NamedTuple

Report = Callable[..., None]  # (path, kind, offset=0, **fields)
Check = Callable[["Checker", Path, Any], None]
Json = dict[str, Any]

SEVERITIES = ("error", "warning", "info")
FIXES = ("none", "safe", "suggested", "manual")
OUTCOMES = ("pass", "fail", "review", "not-assessed")
LANGS = ("zh", "en")
_CODE = re.compile(r"[A-Z]{1,3}[0-9]{3}")
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_PLACEHOLDER = re.compile(r"[a-z_][a-z0-9_]*")
_TYPES: dict[type, tuple[str, str, str]] = {
    str: ("文字", "a text", "string"),
    int: ("整数", "a whole number", "integer"),
    bool: ("true 或 false", "true or false", "boolean"),
    dict: ("映射（键: 值）", "a mapping (key: value)", "object"),
    list: ("列表", "a list", "array"),
}


class Vocabulary(NamedTuple):
    """What a JSON Schema enumerates, where a check asks the run: check kinds with parameters, instruments, organ kinds."""

    kinds: Mapping[str, tuple[Collection[str], Collection[str]]]
    instruments: Collection[str]
    organ_kinds: Collection[str]


class Shape:
    """What a value must be like: `check` notes each fault of a value, `json` is the same as JSON Schema."""

    __slots__ = ("_check", "_json")

    def __init__(self, check: Check, json: Json | Callable[[Vocabulary], Json]) -> None:
        self._check = check
        self._json = json

    def __call__(self, checker: Checker, path: Path, value: Any) -> None:
        self._check(checker, path, value)

    def json(self, words: Vocabulary) -> Json:
        """Return the JSON Schema of the shape."""
        return self._json(words) if callable(self._json) else self._json


def shape(json: Json | Callable[[Vocabulary], Json]) -> Callable[[Check], Shape]:
    """Make a shape of a function that checks, and its JSON Schema."""
    return lambda check: Shape(check, json)


def object_of(shapes: Mapping[str, Shape], required: Iterable[str], words: Vocabulary) -> Json:
    """Return the JSON Schema of a mapping with fixed keys."""
    found: Json = {"type": "object", "properties": {key: s.json(words) for key, s in shapes.items()}}
    owed = list(required)
    return found | ({"required": owed} if owed else {}) | {"additionalProperties": False}


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
            self.report(path, "wrong-type", key=_key(path), wanted=words[0], wanted_en=words[1])
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
        key = value if what == "key" else _key(path)
        self.report(path, prefix + ("-near" if near else ""), key=key, value=value, near=near, choices=choices)

    def choice(self, path: Path, value: Any, known: Collection[Any]) -> None:
        """Check that a value is one of the known ones."""
        if value not in known if isinstance(value, str | int) else True:
            self.unknown("value", path, str(value), [str(k) for k in known])


def _key(path: Path) -> str:
    """The key at the end of a path; of an item in a list, that of the list."""
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def list_of(item: Shape) -> Shape:
    """Return the shape of a list whose items have a shape."""

    @shape(lambda words: {"type": "array", "items": item.json(words)})
    def check(checker: Checker, path: Path, value: Any) -> None:
        if checker.is_type(path, value, list):
            for i, one in enumerate(value):
                item(checker, (*path, i), one)

    return check


def one_of(known: Collection[Any]) -> Shape:
    """Return the shape of a value out of a fixed set."""
    return Shape(lambda checker, path, value: checker.choice(path, value, known), {"enum": list(known)})


def a(wanted: type) -> Shape:
    """Return the shape of a value of a type."""

    @shape({"type": _TYPES[wanted][2]})
    def check(checker: Checker, path: Path, value: Any) -> None:
        checker.is_type(path, value, wanted)

    return check


def mapping(shapes: Mapping[str, Shape], required: Iterable[str] = ()) -> Shape:
    """Return the shape of a mapping with fixed keys."""

    @shape(lambda words: object_of(shapes, required, words))
    def check(checker: Checker, path: Path, value: Any) -> None:
        checker.keys(path, value, shapes, required)

    return check


def map_of(item: Shape) -> Shape:
    """Return the shape of a mapping with any texts as keys, whose values have a shape."""

    @shape(lambda words: {"type": "object", "additionalProperties": item.json(words)})
    def check(checker: Checker, path: Path, value: Any) -> None:
        if checker.is_type(path, value, dict):
            for key, one in value.items():
                if checker.is_type((*path, str(key)), key, str):
                    item(checker, (*path, key), one)

    return check


def one_or_more(item: Shape) -> Shape:
    """Return the shape of a value that may also be a list of such values."""

    @shape(lambda words: {"anyOf": [item.json(words), {"type": "array", "items": item.json(words)}]})
    def check(checker: Checker, path: Path, value: Any) -> None:
        (list_of(item) if isinstance(value, list) else item)(checker, path, value)

    return check


@shape({})
def anything(checker: Checker, path: Path, value: Any) -> None:
    """The shape of a value that somebody else checks."""


@shape({"type": "string", "pattern": r"\S"})
def word(checker: Checker, path: Path, value: Any) -> None:
    """A text that is not empty."""
    if checker.is_type(path, value, str) and not value.strip():
        checker.report(path, "empty-text", key=_key(path))


words = mapping(dict.fromkeys(LANGS, word), LANGS)  # a text in both languages


@shape(words.json)
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


@shape(lambda words: {"type": "object", "minProperties": 1, "additionalProperties": template.json(words)})
def templates(checker: Checker, path: Path, value: Any) -> None:
    """Texts by case."""
    if checker.is_type(path, value, dict):
        if not value:
            checker.report(path, "empty-text", key=_key(path))
        for case, text in value.items():
            template(checker, (*path, case), text)


_YEARS = {"from": a(int), "to": a(int), "unknown": a(bool)}


@shape(lambda words: {"anyOf": [{"const": "any"}, object_of(_YEARS, (), words)]})
def years(checker: Checker, path: Path, value: Any) -> None:
    """`any`, or from / to / unknown."""
    if value == "any":
        return
    if checker.keys(path, value, _YEARS):
        first, last = value.get("from"), value.get("to")
        if isinstance(first, int) and isinstance(last, int) and first > last:
            checker.report(path, "years-reversed")


@shape(lambda words: {"enum": sorted(words.organ_kinds)})
def organ_kind(checker: Checker, path: Path, value: Any) -> None:
    """An organ kind of rules/organs.yaml."""
    checker.choice(path, value, checker.organ_kinds)


organ_kinds = list_of(organ_kind)
_CONDITION = {
    "years": years,
    "formats": list_of(a(str)),
    "sections": list_of(a(int)),
    "cases": list_of(a(str)),
    "organ_kinds": organ_kinds,
}
_CASES = list_of(mapping({"when": mapping(_CONDITION), "is": one_of(SEVERITIES)}, ("is",)))


@shape(lambda words: {"anyOf": [{"enum": list(SEVERITIES)}, _CASES.json(words)]})
def severity(checker: Checker, path: Path, value: Any) -> None:
    """One severity, or a list of conditions of which the last is none."""
    if not isinstance(value, list):
        checker.choice(path, value, SEVERITIES)
        return
    _CASES(checker, path, value)
    conditional = [isinstance(item, dict) and "when" in item for item in value]
    if not value or conditional[-1]:
        checker.report(path, "severity-open")
    elif not all(conditional[:-1]):
        checker.report(path, "severity-shadowed")


@shape(lambda w: {"anyOf": [word.json(w), words.json(w)]})
def text_or_words(checker: Checker, path: Path, value: Any) -> None:
    """A text that is the same in both languages, or one in each."""
    (words if isinstance(value, dict) else word)(checker, path, value)


# A pack may have instruments of its own: a schema can only offer the built-in ones.
@shape(lambda words: {"anyOf": [{"enum": sorted(words.instruments)}, {"type": "string"}]})
def instrument(checker: Checker, path: Path, value: Any) -> None:
    """A key of rules/instruments.yaml."""
    if checker.is_type(path, value, str) and value not in checker.instruments:
        checker.unknown("instrument", path, value, checker.instruments)


# Instruments with articles.
basis = list_of(mapping({"instrument": instrument, "article": text_or_words, "note": text_or_words}, ("instrument",)))


@shape({"type": "string", "pattern": f"^{_CODE.pattern}$"})
def code(checker: Checker, path: Path, value: Any) -> None:
    """A rule code such as A103."""
    if checker.is_type(path, value, str) and not _CODE.fullmatch(value):
        checker.report(path, "bad-code", value=value)


@shape({"type": "string", "pattern": f"^{_NAME.pattern}$"})
def name(checker: Checker, path: Path, value: Any) -> None:
    """A slug such as section-missing."""
    if checker.is_type(path, value, str) and not _NAME.fullmatch(value):
        checker.report(path, "bad-name", value=value)
