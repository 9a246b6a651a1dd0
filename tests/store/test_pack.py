"""Results as bytes and back; nothing but records of the model comes out of bytes."""

from __future__ import annotations

import pickle
import zlib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_gov.cli import work
from lint_gov.cli.inputs import Input
from lint_gov.model.finding import FileError, FileResult, Finding, Location
from lint_gov.store.pack import DamagedError, joined, pack, parted, unpack

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def test_a_whole_result_comes_back_as_it_was() -> None:
    options = work.Options("zh", keep=True, core=True)
    result = work.check(Input(str(EXAMPLES / "faulty.docx"), named=True), options)
    assert result.findings and result.core and result.details
    assert unpack(pack(result)) == result


@given(
    st.text(),
    st.dictionaries(st.text(max_size=5), st.one_of(st.integers(), st.decimals(allow_nan=False), st.none(), st.text(max_size=5))),
)
def test_any_text_and_figures_come_back(text: str, evidence: dict[str, Decimal | int | str | None]) -> None:
    finding = Finding("A1", "a", "error", False, text, Location(excerpt=text), evidence=evidence)
    result = FileResult(text, "failed", FileError("kind", text), findings=(finding,))
    assert unpack(pack(result)) == result


def test_dates_come_back() -> None:
    assert unpack(pack((date(2024, 1, 31), {1: frozenset({"a"})}))) == (date(2024, 1, 31), {1: frozenset({"a"})})


class _Call:
    """Pickles as the call of a function."""

    def __init__(self, function: object, *arguments: object) -> None:
        self._said = function, arguments

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return self._said


def _global(module: str, name: str, *arguments: bytes) -> bytes:
    """A pickle that calls what is called `name` in a module, as somebody who means harm would write it."""
    return b"\x80\x04" + b"".join(b"\x8c" + bytes([len(w)]) + w.encode() for w in (module, name)) + b"\x93)R."


def test_no_code_is_run(tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    with pytest.raises(DamagedError):
        unpack(zlib.compress(pickle.dumps(_Call(mark.touch))))
    with pytest.raises(DamagedError):
        unpack(zlib.compress(pickle.dumps(_Call(eval, f"open({str(mark)!r}, 'w')"))))
    assert not mark.exists()


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("lint_gov.model.record", "_init"),  # compiles what it is given
        ("lint_gov.model.record", "replace"),
        ("lint_gov.model.record", "attrgetter"),
        ("lint_gov.model.finding", "FileResult.__init__.__globals__"),
        ("lint_gov.model.finding", "Decimal"),
        ("lint_gov.model.place", "is_address"),
        ("lint_gov.cli.work", "Options"),
        ("builtins", "list"),
        ("datetime", "datetime"),
    ],
)
def test_what_is_no_record_of_the_model_is_refused(module: str, name: str) -> None:
    with pytest.raises(DamagedError, match=r"^" + module.replace(".", r"\.")):
        unpack(zlib.compress(_global(module, name)))


@given(st.binary(max_size=200))
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(DamagedError):
        unpack(data)


def test_cut_and_changed_bytes_are_refused() -> None:
    whole = pack(FileResult("x" * 500, "skipped"))
    for damaged in (whole[:-5], whole[: len(whole) // 2], bytes([whole[0] ^ 1]) + whole[1:], whole[:-1] + bytes([whole[-1] ^ 1])):
        with pytest.raises(DamagedError):
            unpack(damaged)


@given(st.lists(st.binary(max_size=9)))
def test_pieces_come_back_as_they_were(parts: list[bytes]) -> None:
    assert parted(joined(parts)) == tuple(parts)


@pytest.mark.parametrize("data", [b"", b"torn", pack("a text"), pack((1, 2)), joined([b"a"])[:-3]])
def test_other_bytes_are_no_pieces(data: bytes) -> None:
    with pytest.raises(DamagedError):
        parted(data)
