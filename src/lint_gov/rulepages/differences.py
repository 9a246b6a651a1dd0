"""How the report of an example differs from the sample report, in the words of somebody who reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from lint_gov import data
from lint_gov.editions import edition_of_year, editions
from lint_gov.messages import say
from lint_gov.model.finding import Location
from lint_gov.places import part_words
from lint_gov.rulepages import word

Given = Mapping[str, Any]


def differences(given: Given, lang: str) -> list[str]:
    """Return one phrase for each difference."""
    return list(_Reader(given, lang).phrases())


class _Reader:
    def __init__(self, given: Given, lang: str) -> None:
        self._given = given
        self._lang = lang
        base = data.load("sample")
        self._year = given.get("year") or base["year"]
        self._organ = given.get("organ") or base["organ"]
        governing = edition_of_year(self._year)
        self._edition = governing.edition if governing else None

    def phrases(self) -> Iterator[str]:
        yield self._say("year", value=self._year)
        tellers: dict[str, Callable[[Any], Iterator[str]]] = {
            "organ": self._plain("organ"),
            "format": lambda value: iter((self._say("format", value=word(f"formats.{value}", self._lang) or value),)),
            "title": self._text("title"),
            "titles": self._list("titles"),
            "preamble": self._text("preamble"),
            "headings": self._numbered("headings"),
            "drop": self._list("drop"),
            "order": self._list("order"),
            "repeat": self._list("repeat"),
            "bodies": self._numbered("bodies"),
            "extra": self._extra,
            "tables": self._tables,
            "figures": self._cells,
            "cells": self._cells,
            "rows": self._labels,
            "columns": self._labels,
            "signoff": self._signoff,
            "furniture": self._list("furniture"),
            "published": self._list("published"),
            "attachments": self._list("attachments"),
            "misread": self._plain("misread"),
            "revisions": self._plain("revisions"),
            "comments": self._plain("comments"),
            "remarks": lambda value: (self._say("remarks", at=one["at"], text=one["text"]) for one in value),
        }
        for key, tell in tellers.items():
            if key in self._given:
                yield from tell(self._given[key])

    def _say(self, key: str, **fields: object) -> str:
        return word(f"differences.{key}", self._lang, **fields)

    def _filled(self, text: object) -> str:
        """A text of the example as it is printed in its report, on one line."""
        words = {"organ": self._organ, "year": self._year, "next": self._year + 1}
        return " ".join(str(text).format_map(words).split())

    def _plain(self, key: str) -> Callable[[Any], Iterator[str]]:
        return lambda value: iter((self._say(key, value=value),))

    def _text(self, key: str) -> Callable[[Any], Iterator[str]]:
        return lambda value: iter((self._say(key, value=self._filled(value)) if value else self._say(f"no-{key}"),))

    def _list(self, key: str) -> Callable[[Any], Iterator[str]]:
        return lambda value: iter((self._say(key, value=word("list", self._lang).join(map(self._filled, value))),))

    def _numbered(self, key: str) -> Callable[[Any], Iterator[str]]:
        def tell(value: Mapping[Any, Any]) -> Iterator[str]:
            for number, text in value.items():
                shown = self._filled(text) if text is not None else ""
                yield self._say(key if shown else f"no-{key}", n=number, value=shown)

        return tell

    def _extra(self, value: Sequence[Given]) -> Iterator[str]:
        for one in value:
            yield self._say("extra", n=one["after"], heading=self._filled(one["heading"]))

    def _table(self, name: str) -> str:
        return say(f"place.{name}", self._lang)

    def _tables(self, value: Given) -> Iterator[str]:
        for name, stated in value.items():
            table = self._table(name)
            if stated is None:
                yield self._say("no-table", table=table)
            elif stated == "picture":
                yield self._say("picture", table=table)
            else:
                yield from (self._say(key, table=table, value=one) for key, one in stated.items())

    def _cells(self, value: Given) -> Iterator[str]:
        for table, cells in value.items():
            for key, stated in cells.items():
                row, _, column = key.rpartition(".")
                place = part_words(Location(table=table, row=row, column=column), self._edition, self._lang)
                blank = str(stated).strip() == ""
                yield self._say("blank-cell" if blank else "cell", place=place, value=stated)

    def _labels(self, value: Given) -> Iterator[str]:
        """Rows or columns that are missing, added, renamed or in another order."""
        for table, edits in value.items():
            shown = self._table(table)
            for key in edits.get("drop", ()):
                yield self._say("row-drop", table=shown, value=self._label(table, key))
            for added in edits.get("add", ()):
                yield self._say("row-add", table=shown, value=added["label"])
            for key, label in edits.get("relabel", {}).items():
                yield self._say("row-relabel", table=shown, old=self._label(table, key), value=label)
            if "order" in edits:
                yield self._say("row-order", table=shown)

    def _label(self, table: str, key: str) -> str:
        """The printed label of a row or column."""
        templates = [found.tables[table] for found in editions() if found.edition == self._edition or self._edition is None]
        labels = (label for template in templates for block in template.blocks for label in (*block.rows, *block.columns))
        return next((label.label for label in labels if label.key == key), key)

    def _signoff(self, value: Given | None) -> Iterator[str]:
        if value is None:
            yield self._say("no-signoff")
            return
        shown = [self._filled(text) for text in value.values() if text]
        yield self._say("signoff", value=" ".join(shown)) if shown else self._say("no-signoff")
