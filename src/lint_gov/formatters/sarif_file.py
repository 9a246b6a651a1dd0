"""What a SARIF log says of one file: locations, results and notifications, in the plain profile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from lint_gov import data
from lint_gov.formatters import regions
from lint_gov.formatters.json import Json, evidence, number
from lint_gov.formatters.repairs import edits
from lint_gov.formatters.sarif_rules import LEVELS, Rules
from lint_gov.formatters.shared import clean, failures, uri, where
from lint_gov.messages import say
from lint_gov.model.finding import FileResult, Finding, Location, NotAssessed, Waived
from lint_gov.places import part_words
from lint_gov.ruleset.select import span_of, within

FINGERPRINT = "lintGovFinding/v1"


class File:
    """One file of a run.

    Args:
        index: its number among the artifacts.
        baseline: the run was held against a baseline, so that a finding not in it is new.
    """

    def __init__(self, result: FileResult, index: int, rules: Rules, lang: str, baseline: bool = False) -> None:
        self.result, self.rules, self.lang = result, rules, lang
        self._artifact = {"uri": uri(result.path), "index": index}
        self._regions = regions.of(result)
        self._state = {"baselineState": "new"} if baseline else {}

    def described(self) -> Json:
        """The file among the artifacts."""
        known = data.load("sarif")["media-types"].get(PurePosixPath(self.result.path).suffix.lower())
        encoding = self.result.details.report.document.encoding if self.result.details else None
        told = {"mimeType": known, "encoding": encoding}
        found = {"location": {"uri": self._artifact["uri"]}, "roles": ["analysisTarget"]}
        return {**found, **{key: value for key, value in told.items() if value}}

    def results(self) -> Iterator[Json]:
        """Findings, waived findings, what could not be judged, then what was found right and what does not apply."""
        for finding in self.result.findings:
            yield {**self.finding(finding), **self._state}
        for item in self.result.waived:
            yield self.waived(item)
        for note in self.result.not_assessed:
            yield self._other("open", note.rule, note.reason, [self.location(note.location)])
        yield from self._silent()

    def finding(self, finding: Finding) -> Json:
        """A finding or question."""
        found = {
            **self.rules.reference(finding.rule),
            **self.outcome(finding),
            "message": {"text": self.message(finding)},
            "locations": [self.location(finding.location)],
        }
        if finding.related:
            found["relatedLocations"] = [{"id": n, **self.location(at)} for n, at in enumerate(finding.related, 1)]
        found["partialFingerprints"] = self.fingerprints(finding)
        fixes = self._fixes(finding)
        return {**found, **({"fixes": fixes} if fixes else {}), "properties": self.properties(finding)}

    def outcome(self, finding: Finding) -> Json:
        """Kind and level. What is no failure has no level."""
        if finding.needs_review:
            return {"kind": "review", "level": "none"}
        return {"kind": "fail", "level": LEVELS[finding.severity]}

    def message(self, finding: Finding) -> str:
        """What is wrong and what to do, in a form in which no words of a report are taken for a link."""
        told = finding.message or self.rules.title(finding.rule)
        if finding.remedy:
            told = f"{told}\n{say('text.remedy', self.lang)}{finding.remedy}"
        return clean(told).replace("](", "] (")

    def fingerprints(self, finding: Finding) -> Json:
        """The fingerprint of the finding under its own name."""
        return {FINGERPRINT: finding.fingerprint}

    def properties(self, finding: Finding) -> Json:
        """What SARIF has no word for."""
        edition = self.result.report.edition if self.result.report else None
        told = {
            "name": finding.name,
            "place": part_words(finding.location, edition, self.lang),
            "basis": list(finding.basis),
            "evidence": evidence(finding.evidence),
            "group": finding.group,
            "repair": [{"table": c.table, "row": c.row, "column": c.column, "value": number(c.value)} for c in finding.repair],
        }
        return {key: value for key, value in told.items() if value}

    def waived(self, item: Waived) -> Json:
        """A finding that does not count, and who said so."""
        known = item.kind == "baseline"
        suppression = {
            "kind": "inSource" if item.kind == "comment" else "external",
            "status": "accepted",
            "justification": item.reason or say("formats.in-baseline" if known else "formats.waived", self.lang),
            "properties": {"source": item.source},
        }
        state = {"baselineState": "unchanged"} if known else self._state
        return {**self.finding(item.finding), **state, "suppressions": [suppression]}

    def _other(self, kind: str, code: str, text: str, locations: list[Json]) -> Json:
        return {**self.rules.reference(code), "kind": kind, "level": "none", "message": {"text": text}, "locations": locations}

    def _silent(self) -> Iterator[Json]:
        """The rules of which there is nothing to say: they found nothing, or do not apply."""
        if self.result.details is None:
            return
        result = self.result
        told = {item.rule for item in result.findings} | {item.rule for item in result.not_assessed}
        told |= {item.finding.rule for item in result.waived} | {note.subject for note in result.notifications}
        region = {key: value for key, value in self.region(Location()).items() if key != "snippet"}
        whole = [{"physicalLocation": {"artifactLocation": self._artifact, "region": region}}]
        applied = self.result.details.applied
        for code in self.rules.records:
            if code in applied and code not in told:
                yield self._other("pass", code, self._titled("pass", code), whole)
            elif code not in applied and self._inapplicable(code):
                yield self._other("notApplicable", code, self._titled("not-applicable", code), whole)

    def _titled(self, key: str, code: str) -> str:
        return say(f"formats.sarif.{key}", self.lang, title=self.rules.title(code))

    def _inapplicable(self, code: str) -> bool:
        """Whether a rule that was not run is for other years or organs; else it was off."""
        record, details = self.rules.records[code], self.result.details
        if details is None or record.get("opt_in"):
            return False
        years, kind = record.get("years", {}), details.report.identity.organ_kind
        if isinstance(years, dict) and years and not within(years, span_of(details.report)):
            return True
        return kind in record.get("except_organ_kinds", ()) or kind not in record.get("organ_kinds", (kind,))

    def location(self, location: Location) -> Json:
        """Where something is: in the file, in the report by meaning, and in words."""
        place = location.place
        found: Json = {"physicalLocation": {"artifactLocation": self._artifact, "region": self.region(location)}}
        parts = [f"section {location.section}" if location.section else "", location.table, location.row, location.column]
        named = [part for part in parts if part]
        if named:
            kind = "member" if location.row or location.column else "element"
            found["logicalLocations"] = [{"name": named[-1], "fullyQualifiedName": " / ".join(named), "kind": kind}]
        found["message"] = {"text": where(location, self.result, self.lang)}
        known = {"address": place.path, "page": place.page, "box": place.box}
        properties = {key: value for key, value in known.items() if value is not None}
        return {**found, "properties": properties} if properties else found

    def region(self, location: Location) -> Json:
        """Lines of a text file; of any other the characters of the text that was read."""
        found = self._regions.find(location)
        if not found.real:
            return {"charOffset": found.offset, "charLength": len(found.text), "snippet": {"text": found.text}}
        return {**_columns(found), "snippet": {"text": found.text}} if found.column else {"startLine": found.line}

    def _fixes(self, finding: Finding) -> list[Json]:
        changes = edits(finding, self.result, self._regions)
        if not changes:
            return []
        told = {"value": "、".join(e.text for e in changes), "place": where(finding.location, self.result, self.lang)}
        replaced = [{"deletedRegion": _columns(e.region), "insertedContent": {"text": e.text}} for e in changes]
        change = {"artifactLocation": self._artifact, "replacements": replaced}
        return [{"description": {"text": say("formats.repair", self.lang, **told)}, "artifactChanges": [change]}]

    def notifications(self) -> Iterator[Json]:
        """What kept the file or a rule from being checked, so that silence is not taken for clean."""
        if self.result.status == "skipped":
            yield self._notification("skipped", "note", say("formats.skipped", self.lang))
        for failure in failures(self.result, self.lang):
            found = self._notification(failure.kind, "error", failure.message)
            reference = self.rules.reference(failure.rule)
            about = {"id": failure.rule, **({"index": reference["ruleIndex"]} if "ruleIndex" in reference else {})}
            yield {**found, "associatedRule": about} if failure.rule else found

    def _notification(self, kind: str, level: str, text: str) -> Json:
        place = {"physicalLocation": {"artifactLocation": self._artifact}}
        return {"descriptor": {"id": kind}, "level": level, "message": {"text": text}, "locations": [place]}

    def about(self, note: NotAssessed) -> Json:
        """A rule that could not be judged, as a notification."""
        text = f"{note.rule} {where(note.location, self.result, self.lang)}: {note.reason}"
        return self._notification("not-assessed", "note", text)


def _columns(region: regions.Region) -> Json:
    line = region.line
    return {"startLine": line, "startColumn": region.column, "endLine": line, "endColumn": region.end_column}
