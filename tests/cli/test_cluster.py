"""`--scheduler`: a real scheduler and two worker processes on loopback, one of which is killed in the middle."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lint_gov import cli
from lint_gov.cli import cluster
from lint_gov.cli.inputs import Input
from lint_gov.cli.work import Options
from lint_gov.errors import UsageError

distributed = pytest.importorskip("distributed", reason="the extra `cluster` (Dask) is not installed")

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
OPTIONS = Options("zh")
FILES = 24


@pytest.fixture(scope="module")
def dask() -> Iterator[Any]:
    import cloudpickle

    cloudpickle.register_pickle_by_value(sys.modules[__name__])  # workers cannot import the tests
    quiet = {"n_workers": 2, "threads_per_worker": 1, "processes": True, "dashboard_address": ":0"}  # any free port
    with distributed.LocalCluster(**quiet) as made:
        yield made


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(FILES):
        text = (EXAMPLES / "old-tables.txt").read_bytes()
        (folder / f"{number:02}.txt").write_bytes(text + b"\n" * number)
    (folder / "torn.docx").write_bytes(b"PK\x03\x04" + b"\0" * 40)
    return folder


def out(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    cli.run(["check", "in", "--no-config", "--format", "json", *arguments])
    return capsys.readouterr().out


def test_a_cluster_says_the_same_though_a_worker_is_killed(
    dask: Any, reports: Path, capsys: pytest.CaptureFixture[str], own_cache: Path
) -> None:
    alone = out(capsys, "--jobs", "1", "--no-cache")
    assert alone.count('"status": "checked"') == FILES
    killed = threading.Thread(target=kill_one, args=(dask,))
    killed.start()
    assert out(capsys, "--scheduler", dask.scheduler_address) == alone
    killed.join()
    # What the cluster found is kept here, for the next run with or without it.
    shutil.copy(EXAMPLES / "clean.docx", reports / "new.docx")
    again = out(capsys, "--scheduler", dask.scheduler_address)
    assert again == out(capsys, "--jobs", "1", "--no-cache") != alone


def kill_one(dask: Any) -> None:
    """Kill a worker that is at work."""
    while True:
        busy = [state.address for state in dask.scheduler.workers.values() if state.processing]
        nannies = [nanny for nanny in dask.workers.values() if nanny.worker_address in busy]
        if nannies:
            os.kill(nannies[0].process.pid, signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
            return
        time.sleep(0.005)


def deadly(item: Input, options: Options) -> str:
    if item.path == "2":
        os._exit(9)
    return item.path


def test_a_file_that_kills_its_worker_spoils_no_other(dask: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask.scheduler, "allowed_failures", 0)
    inputs = [Input(str(number), named=True, error=UNREAD) for number in range(4)]
    found = list(cluster.stream(dask.scheduler_address, deadly, inputs, OPTIONS, lambda item: f"died {item.path}"))
    assert found == ["0", "1", "died 2", "3"]


UNREAD: Any = ValueError("nobody reads it")


def test_what_workers_lack_is_told_before_the_work(dask: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    address = dask.scheduler_address
    with pytest.raises(UsageError) as wrong:
        next(cluster.stream(address, deadly, [Input("no/such.docx", named=True)], OPTIONS, str))
    assert wrong.value.kind == "cluster-folder"
    monkeypatch.setattr(cluster, "version", lambda: "lint-gov 9")
    with pytest.raises(UsageError) as wrong:
        next(cluster.stream(address, deadly, [Input("x", named=True)], OPTIONS, str))
    assert (wrong.value.kind, wrong.value.fields["here"]) == ("cluster-version", "lint-gov 9")
    assert "Python" in str(wrong.value.fields["there"])


def test_wrong_addresses_and_a_missing_extra_are_told(
    reports: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_CONNECT", 0.2)
    for address in ("nonsense", "tcp://127.0.0.1:1", ""):
        assert cli.run(["check", "in", "--no-config", "--scheduler", address]) == 2
        assert "连不上调度器" in capsys.readouterr().err
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert cli.run(["check", "in", "--no-config", "--scheduler", "tcp://127.0.0.1:1"]) == 2
    assert "lint-gov[cluster]" in capsys.readouterr().err
