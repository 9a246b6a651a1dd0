from __future__ import annotations

import os

import pytest

from lint_gov.cli import batch
from lint_gov.cli.inputs import Input
from lint_gov.cli.work import Options

OPTIONS = Options("zh")
PARENT = os.getpid()


def inputs(count: int) -> list[Input]:
    return [Input(f"{n:03}", named=True) for n in range(count)]


def name(item: Input, options: Options) -> str:
    return f"{item.path} {options.lang}"


def where(item: Input, options: Options) -> int:
    return os.getpid()


def deadly(item: Input, options: Options) -> str:
    if item.path in ("003", "011"):
        os._exit(9)
    return item.path


def nobody(item: Input) -> str:
    raise AssertionError(item)


@pytest.mark.parametrize("jobs", [1, 2, 3, 50])
def test_results_come_in_order_whatever_the_number_of_processes(jobs: int) -> None:
    assert batch.run(name, inputs(21), OPTIONS, jobs, nobody) == [f"{n:03} zh" for n in range(21)]


def test_the_work_is_really_shared() -> None:
    found = batch.run(where, inputs(30), OPTIONS, 2, lambda item: 0)
    assert os.getpid() not in found


def test_few_files_and_standard_input_stay_in_this_process() -> None:
    assert batch.run(where, inputs(3), OPTIONS, 0, lambda item: 0) == [os.getpid()] * 3
    assert set(batch.run(where, [*inputs(30), Input("-", named=True)], OPTIONS, 2, lambda item: 0)) == {os.getpid()}


def test_a_file_that_kills_its_process_spoils_no_other() -> None:
    found = batch.run(deadly, inputs(20), OPTIONS, 2, lambda item: f"died {item.path}")
    assert found == [f"died {n:03}" if n in (3, 11) else f"{n:03}" for n in range(20)]
