"""The step of waivers (豁免): takes what is waived out of the findings, and tells which waivers are of no use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from lint_gov.messages import say
from lint_gov.model.document import Remark
from lint_gov.model.finding import FileResult, Finding, Hit, Location, Waived
from lint_gov.model.place import NOWHERE, Place
from lint_gov.places import source_words
from lint_gov.store.rewritten import Rewritten
from lint_gov.store.spool import sequence
from lint_gov.triage import comments, days, discovery, sidecar
from lint_gov.triage.chain import Configured, Request, Results
from lint_gov.triage.comments import Fault
from lint_gov.triage.sidecar import Sidecar
from lint_gov.triage.telling import tell
from lint_gov.triage.waiver import Policy, Waiver
from lint_gov.tuples import NamedTuple

_RULES = {"unused": "W101", "expired": "W102", "forbidden": "W103", "invalid": "W103"}


@dataclass(slots=True)
class Entry:
    """What became of a waiver (or of a comment that failed to be one) in a run.

    Attributes:
        files: the numbers of the results that it is for.
        state: "used", "unused", "expired", "forbidden", "invalid"; "no-file" where it is for no file that was checked,
            "unjudged" where its rule is off or could not be assessed.
        hit: what the rule about its state says, if there is one.
        source: where it is written, in words.
    """

    waiver: Waiver | Fault
    files: list[int] = field(default_factory=list)
    used: int = 0
    state: str = ""
    hit: Hit | None = None
    source: str = ""

    @property
    def kind(self) -> str:
        """Where it is written."""
        return "comment" if isinstance(self.waiver, Fault) else self.waiver.kind


class Ledger(NamedTuple):
    """The results after waiving, and all waivers of the run with what became of them."""

    results: Results
    entries: tuple[Entry, ...]


def run(results: Results, request: Request, today: str | None = None) -> Ledger:
    """Apply all waivers that speak for the results; raise `UsageError` when a file of waivers is wrong."""
    return _Run(results, request, today or days.today()).ledger()


class _Run:
    def __init__(self, results: Results, request: Request, today: str) -> None:
        self._results = Rewritten(results)
        self._request = request
        self._today = today
        self._sidecars: dict[str, Sidecar] = {}
        self._entries: dict[int, Entry] = {}
        self._configurations: dict[str, Configured] = {}

    def ledger(self) -> Ledger:
        given = self._request.waivers
        if given is not None:
            self._sidecar(given)
        for number, result in enumerate(self._results):
            if result.status == "checked":
                self._waive(number, result)
        for entry in self._all():
            self._judge(entry)
        return Ledger(sequence(self._results, len(self._results)), tuple(self._all()))

    def _all(self) -> list[Entry]:
        """The waivers of all files that were read, in their order, then those of comments."""
        written = [self._entry(waiver) for found in self._sidecars.values() for waiver in found.waivers]
        return written + [entry for entry in self._entries.values() if entry.kind == "comment"]

    def _entry(self, waiver: Waiver | Fault) -> Entry:
        source = self._words(waiver.remark) if isinstance(waiver, Fault) else waiver.source
        return self._entries.setdefault(id(waiver), Entry(waiver, source=source))

    def _waive(self, number: int, result: FileResult) -> None:
        """Take the waived findings out of one result."""
        holding = [entry for entry in self._for(number, result) if self._holds(entry, result.path)]
        kept: list[Finding] = []
        waived: list[Waived] = []
        for finding in result.findings:
            entry = next((e for e in holding if isinstance(e.waiver, Waiver) and e.waiver.covers(finding)), None)
            if entry is None or not isinstance(entry.waiver, Waiver):
                kept.append(finding)
                continue
            entry.used += 1
            waived.append(Waived(finding, entry.waiver.reason, entry.waiver.source, entry.waiver.kind))
        if waived:
            self._results[number] = replace(result, findings=tuple(kept), waived=(*result.waived, *waived))

    def _for(self, number: int, result: FileResult) -> list[Entry]:
        """The waivers that speak for a file: those of its comments first."""
        found = [self._entry(waiver) for waiver in self._comments(result)]
        path = self._request.waivers or discovery.nearest(result.path)
        if path is not None:
            found += map(self._entry, self._sidecar(path).for_file(result.path))
        for entry in found:
            entry.files.append(number)
        return found

    def _comments(self, result: FileResult) -> Iterator[Waiver | Fault]:
        for remark in result.remarks:
            yield from comments.read(remark, self._request.rules, self._words)

    def _words(self, remark: Remark) -> str:
        if not remark.places:
            return say("waivers.comment-nowhere", self._request.lang)
        return say("waivers.comment", self._request.lang, place=source_words(remark.places[0], self._request.lang))

    def _sidecar(self, path: str) -> Sidecar:
        if path not in self._sidecars:
            everywhere = self._request.waivers is not None
            self._sidecars[path] = sidecar.read(path, self._request.rules, everywhere)
        return self._sidecars[path]

    def _holds(self, entry: Entry, path: str) -> bool:
        if isinstance(entry.waiver, Fault):
            entry.state = "invalid"
        elif not all(policy.permits(entry.waiver) for policy in self._policies(path)):
            entry.state = "forbidden"
        elif entry.waiver.expired(self._today):
            entry.state = "expired"
        return not entry.state

    def _configured(self, path: str) -> Configured:
        if path not in self._configurations:
            ask = self._request.configured
            self._configurations[path] = ask(path) if ask else Configured(self._request.rules, Policy())
        return self._configurations[path]

    def _policies(self, path: str) -> Iterator[Policy]:
        """What the configuration and the file of waivers allow for a report."""
        yield self._configured(path).policy
        own = self._request.waivers or discovery.nearest(path)
        if own is not None:
            yield self._sidecar(own).policy

    def _judge(self, entry: Entry) -> None:
        """Decide what became of a waiver, and say so at the first file that it is for."""
        if not entry.state:
            entry.state = "used" if entry.used else self._idle(entry)
        if not entry.files or entry.state not in _RULES:
            return
        number = entry.files[0]
        rule = self._configured(self._results[number].path).rules.get(_RULES[entry.state])
        if rule is None:
            return
        entry.hit = self._about(entry)
        finding = tell(rule, entry.hit, self._request.lang)
        self._results[number] = replace(self._results[number], findings=(*self._results[number].findings, finding))

    def _idle(self, entry: Entry) -> str:
        """What a waiver is that covered nothing."""
        if not entry.files:
            return "no-file"
        judged = (self._judged(entry.waiver, self._results[number]) for number in entry.files)
        return "unused" if all(judged) else "unjudged"

    def _judged(self, waiver: Waiver | Fault, result: FileResult) -> bool:
        """Whether the rule of a waiver was on for a file and could be assessed in all of it."""
        code = waiver.rule if isinstance(waiver, Waiver) else ""
        return code in self._configured(result.path).rules and all(note.rule != code for note in result.not_assessed)

    @staticmethod
    def _about(entry: Entry) -> Hit:
        waiver = entry.waiver
        if isinstance(waiver, Fault):
            remark = waiver.remark
            fields = {"waiver": remark.text, "value": waiver.value, "near": waiver.near, "source": entry.source}
            return _hit(waiver.case, fields, remark.places, remark.text)
        fields = {"waiver": described(waiver), "expires": waiver.expires, "value": waiver.rule, "source": entry.source}
        case = "forbidden" if entry.state == "forbidden" else "default"
        return _hit(case, fields, waiver.places, waiver.excerpt)


def _hit(case: str, fields: Mapping[str, str], places: tuple[Place, ...], excerpt: str) -> Hit:
    at = Location(place=places[0] if places else NOWHERE, excerpt=" ".join(excerpt.split()) or None)
    return Hit(at, case=case, fields=fields, evidence={"stated": fields["waiver"]})


def described(waiver: Waiver) -> str:
    """What a waiver speaks of, without where it stands and why: what its finding is known by."""
    return " ".join(map(str, (waiver.rule, waiver.path, *(f"{part}={value}" for part, value in waiver.only.items())))).strip()


def hits(code: str, result: FileResult, request: Request) -> list[Hit]:
    """Return what the rule `code` of family W says of the waivers for one file."""
    entries = run((result,), request).entries
    return [entry.hit for entry in entries if entry.hit is not None and _RULES[entry.state] == code]
