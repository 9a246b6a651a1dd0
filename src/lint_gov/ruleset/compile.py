"""rules/ and grammar/ → what a run loads: one JSON for the run, one for the documentation.

The JSON of a run has the data files as they are, the tables of the grammars, and the rules without examples and
explanations, their expressions parsed and their basis put into words.
"""

from __future__ import annotations

import json
import marshal
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from lint_gov import data
from lint_gov.checks import TABLE
from lint_gov.errors import UsageError
from lint_gov.ruleset import loader
from lint_gov.ruleset.edition_shape import check_editions
from lint_gov.ruleset.grammars import parser, tables
from lint_gov.ruleset.loader import Pack, Parameters, Record
from lint_gov.ruleset.record import RECORD
from lint_gov.ruleset.yamlfile import YamlFile

_KEPT = ("code", "name", "check", "organ_kinds", "except_organ_kinds", "implausible", "opt_in", "waivable")
_NOT_IN_A_RUN = (
    "blank",
    "checklist",
    "fetch",
    "html_report",
    "instruments",
    "office",
    "result_schema",
    "results",
    "rule_problems",
    "sample",
    "sarif",
    "schema_texts",
    "summary",
    "pages",
    "pdf",
)
_GRAMMARS = ("heading", "prose", "report")
_DEFAULT_YEARS = {"from": 2019}


def builtin_kinds() -> Parameters:
    """Return the built-in check kinds with their parameters."""
    return {name: (required, optional) for name, (_, _, required, optional) in TABLE.items()}


def build() -> dict[str, Any]:
    """Compile the built-in sources, keep the result where that is possible, and return the part for a run.

    A broken rule file leaves `rules` empty: the data files are of use without them, and who asks for the rules
    compiles them again and hears what is wrong. A broken edition leaves nothing to go on with.
    """
    check_editions(data.source("rules") / "editions")
    run, docs = _sources(data.manifest())
    with suppress(UsageError):
        _add_rules(run, docs)
    try:
        _keep(run, docs)
    except OSError:
        run |= {"data": run["data"] | docs["data"], "kept": False}
    return run


def build_all() -> list[Path]:
    """Compile for a wheel and return the artefacts; raise UsageError or OSError when that is not possible.

    There the sources do not change, so nothing about the checkout goes into the wheel.
    """
    check_editions(data.source("rules") / "editions")
    run, docs = _sources({})
    _add_rules(run, docs)
    return _keep(run, docs)


def _sources(manifest: dict[str, list[int]]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the two artefacts with the data files in them."""
    files = {name: content for name, content in _data_files() if not isinstance(content, list)}
    needed = {name: content for name, content in files.items() if name not in _NOT_IN_A_RUN}
    rest = {name: content for name, content in files.items() if name in _NOT_IN_A_RUN}
    grammars = {name: tables(parser(name)) for name in _GRAMMARS}
    run = {"manifest": manifest, "data": needed, "grammars": grammars, "rules": None, "kept": True}
    return run, {"data": rest, "records": None}


def _add_rules(run: dict[str, Any], docs: dict[str, Any]) -> None:
    pack = builtin_pack()
    run["rules"] = compiled(pack)
    docs |= documented(pack)


def builtin_pack() -> Pack:
    """Load the rule records that come with the tool; raise UsageError when they are broken."""
    return loader.load(data.source("rules"), builtin_kinds())


def compiled(pack: Pack) -> list[dict[str, Any]]:
    """Return the rules of a pack as a run needs them (see `lint_gov.ruleset.model.Rule`)."""
    return [_rule(record, pack.instruments) for record in pack.records]


def documented(pack: Pack) -> dict[str, Any]:
    """Return the records as written, by code, each with its `source`; and the instruments."""
    records = {r.content["code"]: {**r.content, "source": r.source} for r in pack.records}
    return {"records": records, "instruments": pack.instruments}


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file as a whole or not at all; raise OSError when the folder is not writable."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise


def to_json(content: object) -> bytes:
    """Return compact JSON."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _data_files() -> Iterator[tuple[str, Any]]:
    folder = data.source("rules")
    for path in sorted(folder.rglob("*.yaml")):
        file = YamlFile(path, path.name)
        if file.read() is None:
            yield path.relative_to(folder).with_suffix("").as_posix(), file.content


def _keep(run: dict[str, Any], docs: dict[str, Any]) -> list[Path]:
    """Write the artefacts and return their paths; those for a run last, because they make the others count."""
    content = to_json(run)
    contents = {"docs.json": to_json(docs), "run.json": content, data.QUICK: marshal.dumps(json.loads(content))}
    for name, content in contents.items():
        write_atomically(data.COMPILED / name, content)
    return [data.COMPILED / name for name in contents]


def _rule(record: Record, instruments: Mapping[str, Any]) -> dict[str, Any]:
    raw = record.content
    rule: dict[str, Any] = {key: raw[key] for key in _KEPT if key in raw}
    rule["params"] = {key: value for key, value in raw.items() if key not in RECORD} | record.trees
    rule["severity"] = _severity(raw["severity"])
    rule["years"] = None if raw.get("years") == "any" else raw.get("years", _DEFAULT_YEARS)
    rule["messages"] = _by_case(raw, "message", "messages")
    rule["remedies"] = _by_case(raw, "remedy", "remedies")
    rule["basis"] = [_basis(entry, instruments) for entry in raw.get("basis", ())]
    rule["fix"] = None if raw.get("fix", "none") == "none" else raw["fix"]
    return rule


def _severity(raw: Any) -> list[list[Any]]:
    entries: Iterable[Any] = raw if isinstance(raw, list) else [{"is": raw}]
    return [[entry.get("when", {}), entry["is"]] for entry in entries]


def _by_case(raw: Mapping[str, Any], one: str, many: str) -> dict[str, Any]:
    found: dict[str, Any] = raw.get(many) or ({"default": raw[one]} if one in raw else {})
    return found


def _basis(entry: Mapping[str, Any], instruments: Mapping[str, Any]) -> dict[str, Any]:
    """One basis in both languages, with the reporting years that its instrument governs."""
    years = instruments[entry["instrument"]].get("years")
    return {"years": years, **{lang: cited(entry, instruments, lang) for lang in ("zh", "en")}}


def cited(basis: Mapping[str, Any], instruments: Mapping[str, Any], lang: str) -> str:
    """Return a legal basis in words, e.g. 《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条."""
    instrument, article = instruments[basis["instrument"]], basis.get("article", "")
    name, number = _in(instrument["name"], lang), instrument.get("number")
    if isinstance(article, dict):
        article = article[lang]
    if lang == "zh":
        return f"{name}（{number}）{article}" if number else f"{name}{article}"
    return ", ".join(part for part in (f"{name} ({number})" if number else name, article) if part)


def _in(text: Any, lang: str) -> str:
    return str(text[lang]) if isinstance(text, dict) else str(text)
