"""Words of `rules/prose.yaml` as single characters, so that patterns over them stay short.

A pattern of two hundred alternatives takes milliseconds to compile; a class of characters takes none. `encode` puts one
character for each known word (the longest at each position) and leaves all others as they are. Words that belong to the
same classes share their character. These characters are the upper half of Latin-1, because `re` compiles a class of other
characters with a table of all 65536, ten times as slowly; `compact` uses the same for classes of Chinese characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from lint_gov.tuples import NamedTuple

_FIRST = 0x80
# Upper Latin-1 in the text itself (×, ·) is nothing that any pattern asks for.
_OWN = dict.fromkeys(range(_FIRST, 0x100), "\x7f")
_CLASS = re.compile(r"\[(?:\\.|[^\]\\])*\]")


class Encoded(NamedTuple):
    """A text with its words as characters; `starts` says where each character begins in the text, and where the text ends."""

    codes: str
    starts: list[int]
    text: str

    def words(self, start: int, end: int) -> str:
        """The text behind these characters."""
        return self.text[self.starts[start] : self.starts[end]]


class Vocabulary:
    """Classes of words; a word may belong to several."""

    def __init__(self, classes: Mapping[str, Iterable[str]]) -> None:
        of: dict[str, frozenset[str]] = {}
        for name, members in classes.items():
            for word in members:
                of[word] = of.get(word, frozenset()) | {name}
        codes = {kinds: chr(_FIRST + n) for n, kinds in enumerate(dict.fromkeys(of.values()))}
        self._codes = {word: codes[kinds] for word, kinds in of.items()}
        self._lengths: dict[str, list[int]] = {}
        for word in sorted(of, key=len, reverse=True):
            lengths = self._lengths.setdefault(word[0], [])
            if len(word) not in lengths:
                lengths.append(len(word))
        self._classes = {name: "".join(code for kinds, code in codes.items() if name in kinds) for name in classes}

    def any_of(self, *names: str) -> str:
        """A pattern for one word of these classes."""
        return f"[{''.join(self._classes[name] for name in names)}]"

    def encode(self, text: str) -> Encoded:
        """The text with its words as characters."""
        codes: list[str] = []
        starts: list[int] = []
        at, known, lengths = 0, self._codes, self._lengths
        while at < len(text):
            starts.append(at)
            for length in lengths.get(text[at], ()):
                word = text[at : at + length]  # shorter at the end of the text
                if word in known:
                    codes.append(known[word])
                    at += len(word)
                    break
            else:
                codes.append(text[at] if not "\x80" <= text[at] <= "\xff" else "\x7f")
                at += 1
        return Encoded("".join(codes), [*starts, at], text)


class Compact(NamedTuple):
    """A pattern, and the table by which a text is to be translated for it, one character for one."""

    pattern: re.Pattern[str]
    table: dict[int, str]

    def coded(self, text: str) -> str:
        """The text as the pattern reads it; offsets hold."""
        return text.translate(self.table)


def compact(source: str, more: str = "") -> Compact:
    """Compile a pattern whose classes hold Chinese characters, at the price of those of Latin ones.

    Args:
        more: other characters that the table is to have, for classes that are compiled by it later.
    """
    found = (char for group in (*_CLASS.findall(source), more) for char in group if char > "\xff")
    table = {ord(char): chr(_FIRST + n) for n, char in enumerate(dict.fromkeys(found))}
    if len(table) > len(_OWN):  # more than there are codes: as it stands
        return Compact(re.compile(source), {})
    return Compact(re.compile(source.translate(table)), {**_OWN, **table})
