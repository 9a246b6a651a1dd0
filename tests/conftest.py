"""What holds for every test: none reads or changes what belongs to the user."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

_NUMBERS = count()


@pytest.fixture(scope="session")
def _caches(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("caches")


@pytest.fixture(autouse=True)
def own_cache(_caches: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for caches of each test's own, also for processes that it starts; it is made when something is kept."""
    folder = _caches / str(next(_NUMBERS))
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    monkeypatch.setenv("LOCALAPPDATA", str(folder))
    # pre-commit would fetch what it keeps in its own cache again for each test.
    if sys.platform == "darwin":
        monkeypatch.setenv("HOME", str(folder))
    yield folder
    _let_go()


def _let_go() -> None:
    """Close the caches that the test has left open, if it used any: Windows removes no file that is open."""
    kept = sys.modules.get("lint_gov.cli.kept")
    if kept is not None:
        kept.forget()
