"""The patterns of rules/structure.yaml, compiled once."""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import Any

from lint_gov import data
from lint_gov.text.fold import key, squash


class Words:
    """Words and patterns by which the parts of a report are told apart."""

    def __init__(self, raw: dict[str, Any]) -> None:
        self.raw = raw

    @cached_property
    def _sentence(self) -> re.Pattern[str]:
        return re.compile(self.raw["sentence"])

    @cached_property
    def _nothing(self) -> re.Pattern[str]:
        return re.compile(self.raw["nothing"])

    @cached_property
    def never_section(self) -> re.Pattern[str]:
        """Titles that never take the place of a section."""
        return re.compile(self.raw["never_section"])

    @cached_property
    def contents_line(self) -> re.Pattern[str]:
        """A line of a table of contents: leader and page number."""
        return re.compile(self.raw["contents_line"])

    @cached_property
    def table_starts(self) -> dict[str, re.Pattern[str]]:
        """How each statutory table begins."""
        return {name: re.compile(pattern) for name, pattern in self.raw["table_starts"].items()}

    @cached_property
    def residue(self) -> re.Pattern[str]:
        """What a conversion left in the text."""
        return re.compile(self.raw["residue"])

    @cached_property
    def picture(self) -> re.Pattern[str]:
        """A line that is what is left of a picture."""
        return re.compile(self.raw["picture"], re.IGNORECASE)

    @cached_property
    def other_document(self) -> re.Pattern[str]:
        """The title of a document that is no report."""
        return re.compile(self.raw["other_document"])

    @cached_property
    def own_output(self) -> re.Pattern[str]:
        """What only files written by this tool say."""
        return re.compile(self.raw["own_output"])

    @cached_property
    def dispute_signs(self) -> re.Pattern[str]:
        """What stands near the beginning of table 4."""
        return re.compile(self.raw["dispute_signs"])

    @cached_property
    def table_notice(self) -> re.Pattern[str]:
        """Text that only announces a table."""
        return re.compile(self.raw["table_notice"])

    def could_be_title(self, title: str) -> bool:
        """Whether the words are short and no sentence."""
        return 2 <= len(key(title)) <= int(self.raw["longest_heading"]) and not self._sentence.search(title.rstrip("。；;"))

    def says_nothing(self, text: str) -> bool:
        """Whether the text begins with 无 and the like."""
        return bool(self._nothing.match(squash(text)))


@cache
def words() -> Words:
    """The words of the project."""
    return Words(data.load("structure"))
