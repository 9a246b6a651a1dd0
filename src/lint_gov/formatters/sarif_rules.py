"""The rules of a SARIF log, and the norms they rest on as taxonomies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lint_gov import data
from lint_gov.formatters.json import Json
from lint_gov.hooks import Context
from lint_gov.messages import pick, say
from lint_gov.rulepages.content import Part, Source, parts, severities
from lint_gov.rulepages.markdown import escaped

Record = Mapping[str, Any]
LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_LIMIT = 1024  # characters GitHub takes of a description
_WHOLE = "*"  # the part of a norm that a basis names which names none


class Rules:
    """The rules of a run as SARIF describes them."""

    def __init__(self, context: Context) -> None:
        self._context, self._lang = context, context.lang
        self.records = context.rules
        self._index = {code: number for number, code in enumerate(self.records)}

    def reference(self, code: str) -> Json:
        """The rule of a result; the index of one that no record describes is left out."""
        return {"ruleId": code, **({"ruleIndex": self._index[code]} if code in self._index else {})}

    def title(self, code: str) -> str:
        """A rule in a few words."""
        return pick(self.records[code]["title"], self._lang) if code in self.records else code

    def described(self, note: str) -> Iterator[Json]:
        """The descriptors; `note` says in the help of each how its places are counted."""
        source = Source(self._context.instruments, lambda record, lang: ())
        for code, record in self.records.items():
            shown = [part for part in parts(record, source, self._lang) if part.key in data.load("sarif")["help"]]
            title = self.title(code)
            what = " ".join(item.text for part in shown if part.key == "what" for item in part.items)
            yield {
                "id": code,
                "name": "".join(word.capitalize() for word in record["name"].split("-")),
                "shortDescription": {"text": _cut(title)},
                "fullDescription": {"text": _cut(pick(record["why"], self._lang) if "why" in record else what or title)},
                "help": {"text": _plain(shown, note), "markdown": _markdown(shown, note)},
                "defaultConfiguration": {"level": LEVELS[default_severity(record)], "enabled": not record.get("opt_in", False)},
            }


def default_severity(record: Record) -> str:
    """The severity of a rule where none of its special cases applies."""
    return severities(record)[-1][1]


def _cut(text: str) -> str:
    return text if len(text) <= _LIMIT else text[: _LIMIT - 1] + "…"


def _plain(shown: Iterable[Part], note: str) -> str:
    lines: list[str] = []
    for part in shown:
        lines.append(part.heading)
        for item in part.items:
            lines += [f"  {item.text}", *(f"    {text}" for text in item.under)]
    return "\n".join([*lines, note])


def _markdown(shown: Iterable[Part], note: str) -> str:
    lines: list[str] = []
    for part in shown:
        lines += [f"### {part.heading}", ""]
        for item in part.items:
            lines += [f"- {escaped(item.text)}", *(f"  - {escaped(text)}" for text in item.under)]
        lines.append("")
    return "\n".join([*lines, f"*{note}*"])


class Taxonomies:
    """The norms that the rules of a run rest on: one taxonomy a norm, one taxon a part that is cited."""

    def __init__(self, rules: Rules, context: Context) -> None:
        self._instruments, self._lang = context.instruments, context.lang
        self._cited: dict[str, dict[str, Json]] = {}
        for record in rules.records.values():
            for basis in record.get("basis", ()):
                taxa = self._cited.setdefault(basis["instrument"], {})
                taxa.setdefault(self._article(basis), {"id": self._article(basis)})
        self._index = {key: number for number, key in enumerate(self._cited)}

    def _article(self, basis: Record) -> str:
        return pick(basis.get("article", ""), self._lang) or _WHOLE

    def relationships(self, record: Record) -> list[Json]:
        """What a rule rests on."""
        return [
            {"target": {"id": self._article(basis), "toolComponent": self._component(basis["instrument"])}, "kinds": ["relevant"]}
            for basis in record.get("basis", ())
        ]

    def _component(self, key: str) -> Json:
        return {"name": key, "index": self._index[key]}

    def references(self) -> list[Json]:
        """The taxonomies as the tool names them."""
        return [self._component(key) for key in self._index]

    def described(self) -> Iterator[Json]:
        """The taxonomies themselves."""
        for key, taxa in self._cited.items():
            norm = self._instruments[key]
            yield {
                "name": key,
                "fullName": " ".join(filter(None, (pick(norm["name"], self._lang), norm.get("number")))),
                "shortDescription": {"text": pick(norm["name"], self._lang)},
                **_known(norm),
                "isComprehensive": False,
                "taxa": list(taxa.values()),
            }


def _known(norm: Record) -> Json:
    """What else is known of a norm, by the names SARIF has for it."""
    names = {"organization": "issuer", "version": "version", "releaseDateUtc": "date", "informationUri": "source"}
    return {name: str(norm[key]) for name, key in names.items() if key in norm}


def characters(lang: str) -> str:
    """How places are counted in the plain profile."""
    return say("formats.sarif.characters", lang)


def lines(lang: str) -> str:
    """How places are counted for GitHub."""
    return say("formats.sarif.lines", lang)
