from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from lint_gov import patterns

CASES = [
    (r"第?[一二三四五六七八九十〇零百]+[、，.]\s*", 0, "第三十二、 其他"),
    (r"(?P<year>\d{4})年(?:度)?(?P<rest>.*)", re.DOTALL, "2023年度政府\n信息"),
    (r"[\u3400-\u9fff\U00020000-\U0003ffff]{2,}", 0, "a𠮷野家b"),
    (r"ABC(?!d)|[^\W\d_]+", re.IGNORECASE, "abcE 表"),
]


@pytest.mark.parametrize(("text", "flags", "sample"), CASES)
def test_what_is_kept_matches_as_what_is_compiled(text: str, flags: int, sample: str) -> None:
    kept = patterns._load(text, *patterns._save(text, flags))
    compiled = re.compile(text, flags)
    assert (kept.pattern, kept.flags, kept.groups, dict(kept.groupindex)) == (
        text,
        compiled.flags,
        compiled.groups,
        dict(compiled.groupindex),
    )
    assert [m.span() for m in kept.finditer(sample)] == [m.span() for m in compiled.finditer(sample)]
    assert [m.groupdict() for m in kept.finditer(sample)] == [m.groupdict() for m in compiled.finditer(sample)]


def test_keeping_and_priming(tmp_path: Path) -> None:
    code = (
        "import re, sys; from pathlib import Path; from lint_gov import patterns\n"
        f"patterns.KEPT = Path({str(tmp_path / 'kept')!r})\n"
        "count = patterns.keep(); re.purge(); patterns.prime()\n"
        "assert len(re._cache) == count > 50, (len(re._cache), count)\n"
        "_, text, flags = next(iter(re._cache))\n"
        "assert re.compile(text, flags) is re._cache[str, text, flags]\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("content", [b"", b"rubbish", b"\xe9\x00", b"\xdb\x01\x00\x00\x00N"])
def test_a_file_that_is_not_as_expected_does_no_harm(content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "kept"
    file.write_bytes(content)
    monkeypatch.setattr(patterns, "KEPT", file)
    patterns.prime()
    monkeypatch.setattr(patterns, "KEPT", tmp_path / "none")
    patterns.prime()


def test_what_another_python_kept_does_not_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import marshal

    file = tmp_path / "kept"
    file.write_bytes(marshal.dumps(((0, 0), [("never", 0, ())])))
    monkeypatch.setattr(patterns, "KEPT", file)
    patterns.prime()
    assert (str, "never", 0) not in re._cache  # type: ignore[attr-defined]
