"""JSON Schemas: of rule, edition, configuration and profile files, made from the shapes by which the tool checks them,
and of the JSON that `check` writes.

`python -m lint_gov.schemas [FOLDER]` writes them; those of the repository are in `schemas/`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from lint_gov import data
from lint_gov.ruleset import record, rules, schema
from lint_gov.ruleset.compile import builtin_kinds
from lint_gov.ruleset.edition_shape import edition
from lint_gov.ruleset.loader import organ_kinds
from lint_gov.ruleset.schema import Json, Vocabulary
from lint_gov.settings import shape
from lint_gov.triage import sidecar

DIALECT = "http://json-schema.org/draft-07/schema#"  # the one that editors know best
FOLDER = "schemas"
_KEY = {"$ref": "#/definitions/key"}


def all_schemas() -> dict[str, Json]:
    """Return every schema by the name of its file."""
    words = Vocabulary(builtin_kinds(), tuple(_instruments()), organ_kinds())
    makers: dict[str, tuple[str, Callable[[Vocabulary], Json]]] = {
        "rules.schema.json": ("lint-gov 规则文件 / rule file", _rules),
        "edition.schema.json": ("lint-gov 格式文件 / edition file", edition.json),
        "config.schema.json": ("lint-gov 配置文件 / configuration file", lambda w: _told(shape.config.json(w), "config")),
        "profile.schema.json": ("lint-gov 方案文件 / profile", lambda w: _told(shape.profile.json(w), "config")),
        "result.schema.json": ("lint-gov check --format json", lambda w: data.load("result_schema")),
        "waivers.schema.json": ("lint-gov 豁免文件 / file of waivers", _waivers),
    }
    return {name: {"$schema": DIALECT, "title": title, **make(words)} for name, (title, make) in makers.items()}


def text(content: Json) -> str:
    """Return a schema as it is written to its file."""
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def write(folder: Path) -> list[Path]:
    """Write all schemas and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, content in all_schemas().items():
        path = folder / name
        path.write_text(text(content), encoding="utf-8", newline="\n")
        written.append(path)
    return written


def _rules(words: Vocabulary) -> Json:
    """The schema of a list of records. A kind that only a plugin knows may have any parameters."""
    own = schema.object_of(record.RECORD, record.REQUIRED, words)
    own.pop("additionalProperties")
    own["properties"]["check"] = {"anyOf": [{"enum": sorted(words.kinds)}, {"type": "string"}]}
    own |= {"anyOf": [{"required": ["message"]}, {"required": ["messages"]}]}
    own["allOf"] = [_kind(name, required, optional) for name, (required, optional) in sorted(words.kinds.items())]
    return {"type": "array", "items": _told(own, "record"), "definitions": {"key": {"enum": list(record.RECORD)}}}


def _waivers(words: Vocabulary) -> Json:
    """The schema of a file of waivers. It leaves open which rules there are: packs bring their own."""
    found = sidecar.shape({rule.code: rule for rule in rules()}).json(words)
    entry = found["properties"]["waivers"]["items"]
    entry["properties"]["rule"] = schema.code.json(words)
    _told(entry, "waiver")
    return _told(found, "waiver")


def _kind(name: str, required: Any, optional: Any) -> Json:
    """What a record owes that names this kind: its parameters, and no key besides."""
    names = {"anyOf": [_KEY, {"enum": [*required, *optional]}]} if required or optional else _KEY
    allowed = {"propertyNames": names, "required": ["check", *required]}
    typed = {key: known.json(Vocabulary({}, (), ())) for key, known in record.PARAMETERS.items() if key in (*required, *optional)}
    return {
        "if": {"properties": {"check": {"const": name}}, "required": ["check"]},
        "then": allowed | ({"properties": typed} if typed else {}),
    }


def _told(content: Json, kind: str) -> Json:
    """The schema with the meaning of each key, in both languages."""
    texts: Mapping[str, Mapping[str, str]] = data.load("schema_texts")[kind]
    for key, value in content["properties"].items():
        if key in texts:
            content["properties"][key] = {"description": f"{texts[key]['zh']}\n{texts[key]['en']}", **value}
        items = value.get("items", {})
        if isinstance(items, dict) and key == "overrides":
            _told(items, kind)
    return content


def _instruments() -> Mapping[str, Any]:
    found: Mapping[str, Any] = data.load("instruments")
    return found


if __name__ == "__main__":
    for file in write(Path(sys.argv[1]) if len(sys.argv) > 1 else data.source(FOLDER)):
        print(file.name)
