"""The layers of the design: which part may import which. One direction, no way back."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import lint_gov

ROOT = Path(lint_gov.__file__).parent
# Layer → layers it must never import. `editions` and `data` are read-only data and open to all but the model; the
# recognition of organ names (structure.organs) serves the checks too.
FORBIDDEN = {
    "model": {
        "readers",
        "structure",
        "forms",
        "prose",
        "ruleset",
        "checks",
        "engine",
        "formatters",
        "cli",
        "editions",
        "data",
        "text",
    },
    "text": {"model", "readers", "structure", "forms", "prose", "ruleset", "checks", "engine", "formatters", "cli", "editions"},
    # Web addresses: bytes and what the server says of them, for the readers.
    "fetch": {"structure", "forms", "prose", "ruleset", "checks", "engine", "formatters", "cli"},
    "readers": {"structure", "forms", "prose", "ruleset", "checks", "engine", "formatters", "cli", "fetch"},
    "structure": {"readers", "forms", "prose", "ruleset", "checks", "engine", "formatters", "cli"},
    "forms": {"readers", "structure", "prose", "ruleset", "checks", "engine", "formatters", "cli"},
    "prose": {"readers", "forms", "ruleset", "checks", "engine", "formatters", "cli"},
    "checks": {"readers", "ruleset", "engine", "formatters", "cli"},
    "formatters": {"readers", "structure", "forms", "prose", "checks", "engine", "cli"},
    "tables": {"readers", "structure", "forms", "prose", "checks", "engine", "formatters", "ruleset", "triage", "cli"},
    "summary": {"readers", "structure", "forms", "prose", "checks", "engine", "triage", "cli"},
    # New Word files from nothing but text, and the blank report made of them.
    "wordwriter": {
        "readers",
        "structure",
        "forms",
        "prose",
        "ruleset",
        "checks",
        "engine",
        "formatters",
        "triage",
        "cli",
        "data",
    },
    "blank": {"readers", "structure", "forms", "prose", "ruleset", "checks", "engine", "formatters", "triage", "cli"},
    "wordfile": {"structure", "forms", "prose", "ruleset", "checks", "engine", "formatters", "cli", "triage", "annotate", "fix"},
    "annotate": {"structure", "forms", "prose", "engine", "formatters", "cli", "fix"},
    "checklist": {"structure", "forms", "engine", "formatters", "cli"},
    "fix": {"forms", "prose", "engine", "formatters", "cli", "annotate", "triage"},
    "triage": {"structure", "forms", "prose", "checks", "formatters", "cli"},
}


def _imported(path: Path) -> set[str]:
    """The layers (first part under lint_gov) that a module imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "lint_gov":
            parts = node.module.split(".")[1:]
            found |= {parts[0]} if parts else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("lint_gov.")}
    return found


@pytest.mark.parametrize("layer", FORBIDDEN)
def test_no_layer_reaches_back(layer: str) -> None:
    modules = sorted((ROOT / layer).rglob("*.py"))
    assert modules
    wrong = {m.name: sorted(_imported(m) & FORBIDDEN[layer]) for m in modules if _imported(m) & FORBIDDEN[layer]}
    assert wrong == {}
