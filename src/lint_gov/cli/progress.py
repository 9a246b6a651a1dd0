"""How far a long run is: a bar on a terminal, a line now and then elsewhere; on standard error, like every log (进度)."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

from lint_gov.cli import streams
from lint_gov.messages import say

T = TypeVar("T")
# A run shorter than this needs none.
_QUIET_FOR = 2.0
_BAR_EVERY, _LINE_EVERY = 0.2, 10.0
_BAR = 24


def shown(items: Iterable[T], total: int, lang: str, doing: str = "progress") -> Iterator[T]:
    """Pass the items on and tell, while they come, how many of `total` there are; `doing` is the message that says so."""
    progress = _Progress(total, lang, doing)
    try:
        for done, item in enumerate(items, 1):
            progress.tell(done)
            yield item
    finally:
        progress.clear()


class _Progress:
    def __init__(self, total: int, lang: str, doing: str) -> None:
        self._total, self._lang, self._doing = total, lang, doing
        self._began = self._told = time.monotonic()
        self._bar = sys.stderr.isatty()
        self._drawn = False

    def tell(self, done: int) -> None:
        now = time.monotonic()
        every = _BAR_EVERY if self._bar else _LINE_EVERY
        if now - self._began < _QUIET_FOR or now - self._told < every:
            return
        self._told = now
        rate = done / (now - self._began)
        left = _clock((self._total - done) / rate)
        text = say(
            self._doing, self._lang, done=done, total=self._total, rate=f"{rate:.0f}" if rate >= 10 else f"{rate:.1f}", left=left
        )
        if self._bar:
            streams.draw(f"{self._blocks(done)} {text}")
            self._drawn = True
        else:
            streams.note(text)

    def clear(self) -> None:
        if self._drawn:
            streams.draw("")

    def _blocks(self, done: int) -> str:
        full = _BAR * done // self._total
        return "#" * full + "." * (_BAR - full)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
