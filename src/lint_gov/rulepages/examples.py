"""The examples of a rule, run: what its reader would see in the report, and what the tool would say of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from lint_gov.formatters.json import number
from lint_gov.hooks import CheckKind
from lint_gov.messages import pick, say
from lint_gov.model.finding import Finding, Hit, Location, NotAssessed
from lint_gov.places import part_words
from lint_gov.rulepages import word
from lint_gov.rulepages.content import Item, Record
from lint_gov.rulepages.differences import differences
from lint_gov.ruleset.examples import outcome
from lint_gov.ruleset.model import Rule

_SHOWN = 3


class Examples:
    """Tells the examples of records; see `lint_gov.rulepages.content.Source`."""

    def __init__(self, rules: Iterable[Rule], kinds: Mapping[str, CheckKind]) -> None:
        # A rule that is off by default is on in its own examples.
        self._rules = {rule.code: replace(rule, opt_in=False) for rule in rules}
        self._kinds = kinds

    def __call__(self, record: Record, lang: str) -> Iterator[Item]:
        """Yield each example of a record in words."""
        for example in record["examples"]:
            about = pick(example["about"], lang) if "about" in example else word("no-about", lang)
            head = word("example", lang, outcome=word(f"outcomes.{example['expect']}", lang), about=about.rstrip("。."))
            told = word("join", lang).join(differences(example.get("report") or {}, lang))
            yield Item(head, (word("report", lang, told=told), *self._results(record["code"], example, lang)))

    def _results(self, code: str, example: Mapping[str, Any], lang: str) -> Iterator[str]:
        """What the tool says of the report of an example."""
        if example["expect"] == "pass":
            return
        found = outcome(self._rules[code], example, tuple(self._rules.values()), self._kinds, (lang,))
        for hit, [told] in [one for one in found if one[0].outcome == example["expect"]][:_SHOWN]:
            yield word("says", lang, level=_level(told, lang), message=_message(told))
            if hit.repair:
                yield word("mends", lang, told=_repair(hit, lang))


def _level(told: Finding | NotAssessed, lang: str) -> str:
    if isinstance(told, NotAssessed):
        return word("outcomes.not-assessed", lang)
    return say("text.review" if told.needs_review else f"text.{told.severity}", lang)


def _message(told: Finding | NotAssessed) -> str:
    return told.message if isinstance(told, Finding) else told.reason


def _repair(hit: Hit, lang: str) -> str:
    cells = (
        say(
            "text.repair-cell",
            lang,
            place=part_words(Location(None, c.table, c.row, c.column), None, lang),
            value=number(c.value),
        )
        for c in hit.repair
    )
    return say("text.join", lang).join(cells)
