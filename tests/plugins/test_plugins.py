from __future__ import annotations

import sys
from pathlib import Path

import pytest

from lint_gov import plugins
from lint_gov.formatters import builtin as formats
from lint_gov.plugins import EntryPoint, entry_points

BROKEN = {
    "raises": "raise RuntimeError('坏了')\n",
    "exits": "import sys\nsys.exit(3)\n",
    "imports": "import no_such_module_anywhere\n",
    "wrong_hook": "from lint_gov.hooks import hookimpl\n@hookimpl\ndef lint_gov_no_such_hook(): return []\n",
    "wrong_arguments": "from lint_gov.hooks import hookimpl\n@hookimpl\ndef lint_gov_readers(surplus): return []\n",
    "wrong_type": "from lint_gov.hooks import hookimpl\n@hookimpl\ndef lint_gov_readers(): return ['docx']\n",
    "raises_later": "from lint_gov.hooks import hookimpl\n@hookimpl\ndef lint_gov_formatters(): raise KeyError('x')\n",
    "name_taken": (
        "from lint_gov.hooks import Formatter, hookimpl\n"
        "@hookimpl\ndef lint_gov_formatters(): return [Formatter('json', lambda *a: 'mine')]\n"
    ),
}
SOUND = (
    "from lint_gov.hooks import Formatter, hookimpl\n"
    "@hookimpl\ndef lint_gov_formatters(): return [Formatter('short', lambda results, summary, context: str(summary.files))]\n"
)


def distribution(folder: Path, name: str, entries: str, version: str = "1.0", kind: str = "dist-info") -> None:
    place = folder / f"{name}-{version}.{kind}"
    place.mkdir(parents=True)
    (place / "entry_points.txt").write_text(entries, encoding="utf-8")


def test_entry_points_are_found_without_reading_any_metadata(tmp_path: Path) -> None:
    distribution(
        tmp_path, "one", "[console_scripts]\nx = y:z\n\n[lint_gov]\na = pkg.mod:plugin.inner\n# b = c\n\n[other]\nq = r\n"
    )
    distribution(tmp_path, "two", "[ lint_gov ]\nb=mod\n[lint_gov]\nc = mod : attr [extra]\n", kind="egg-info")
    distribution(tmp_path, "three", "[lint_gov_not]\nd = mod\n")
    assert entry_points([str(tmp_path), str(tmp_path / "gone")]) == [
        EntryPoint("a", "pkg.mod", "plugin.inner", "one"),
        EntryPoint("b", "mod", "", "two"),
        EntryPoint("c", "mod", "attr", "two"),
    ]


def test_of_a_distribution_found_twice_the_first_counts(tmp_path: Path) -> None:
    distribution(tmp_path / "first", "My_Plugin", "[lint_gov]\na = new\n", "2.0")
    distribution(tmp_path / "second", "my_plugin", "[lint_gov]\na = old\n", "1.0")
    found = entry_points([str(tmp_path / "first"), str(tmp_path / "second")])
    assert [point.module for point in found] == ["new"]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.syspath_prepend(str(tmp_path))
    return tmp_path


def install(site: Path, name: str, source: str) -> None:
    module = f"lint_gov_test_{name}"
    sys.modules.pop(module, None)
    (site / f"{module}.py").write_text(source, encoding="utf-8")
    distribution(site, module, f"[lint_gov]\n{name} = {module}\n")


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_plugin_is_named_and_spoils_no_other(name: str, site: Path) -> None:
    install(site, name, BROKEN[name])
    install(site, "sound", SOUND)
    found = plugins.load([str(site)])
    assert [(n.kind, n.subject) for n in found.notifications] == [("plugin-failed", name)]
    assert [f.name for f in found.formatters] == [*(f.name for f in formats()), "short"]
    assert {r.name for r in found.readers} >= {"docx", "html", "text"}
    assert "identity" in found.kinds


def test_a_plugin_cannot_replace_a_built_in_format(site: Path) -> None:
    install(site, "name_taken", BROKEN["name_taken"])
    found = plugins.load([str(site)])
    json = next(f for f in found.formatters if f.name == "json")
    assert json.write.__module__ == "lint_gov.formatters"
    assert "'json'" in found.notifications[0].message


def test_no_metadata_machinery_is_loaded_on_the_way() -> None:
    import subprocess

    code = "import sys; from lint_gov import plugins; plugins.load(); print('importlib.metadata' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
