"""Reports held against one another in several processes: the same as in one, whatever becomes of the processes."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial

import pytest

from generator.county import County, Plan, county
from generator.held import cores
from lint_gov.across.beside import Beside
from lint_gov.cli import spread, workers
from lint_gov.cli.compare import Case, Cores, Found, Known, compared
from lint_gov.cli.many import Gathered
from lint_gov.cli.work import Options
from lint_gov.model.finding import FileResult
from lint_gov.settings import Given
from lint_gov.store.spool import Spool

OPTIONS = Options("zh", Given(isolated=True), core=True)


@pytest.fixture(scope="module")
def found() -> tuple[County, Gathered]:
    """A county of more reports than one part of the work has."""
    made = county(6, Plan(14, (2022, 2023), often=1, roll_up=("wrong", "missing")))
    kept = cores(made)
    results = tuple(FileResult(core.card.path, "checked") for core in kept)
    return made, Gathered(results, Spool.of(core.card for core in kept), Spool.of(core.body for core in kept))


NOTHING = Gathered((), Spool(), Spool())


def run(county_found: tuple[County, Gathered], processes: int) -> list[Found]:
    made, gathered = county_found
    known = Beside(gathered.cards, made.entries(), made.unfiled)
    every = (Case(number, result.path, known.near(number)) for number, result in enumerate(gathered.results))
    cases = [case for case in every if not case.near.alone]
    # Few reports have no pattern of their own: pairs of them all, so that what is usual is worked out too.
    pairs = {2023: [(0, 2), (1, 3), (2, 4)]}
    return list(compared(cases, pairs, Cores(gathered, NOTHING), Known(known.common, OPTIONS), processes))


def rules(said: list[Found]) -> set[str]:
    return {finding.rule for one in said for finding in one.outcome[0]}


def test_several_processes_find_what_one_does(found: tuple[County, Gathered]) -> None:
    alone = run(found, 1)
    assert {"C101", "C202"} <= rules(alone)
    assert [one.outcome for one in run(found, 2)] == [one.outcome for one in alone]
    assert all(one.peers is not None for one in alone)


def spawned(processes: int, begin: Callable[[], None] | None = None) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(processes, context, initializer=workers.start, initargs=(begin,))


def test_processes_that_are_no_forks_know_as_much(found: tuple[County, Gathered], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "pool", spawned)
    spread._KNOWN.clear()
    assert [one.outcome for one in run(found, 2)] == [one.outcome for one in run(found, 1)]


def died_elsewhere(here: int, number: int) -> int:
    if os.getpid() != here and number == 3:
        os._exit(1)
    return number


def test_a_process_that_dies_leaves_its_work_to_this_one() -> None:
    with workers.pool(2) as pool:
        jobs = (partial(died_elsewhere, os.getpid(), number) for number in range(12))
        assert list(spread._each(pool, jobs, 4)) == list(range(12))


def test_what_goes_wrong_in_the_work_is_not_hidden() -> None:
    with workers.pool(1) as pool, pytest.raises(ZeroDivisionError):
        list(spread._each(pool, iter([partial(divmod, 1, 0)]), 2))
