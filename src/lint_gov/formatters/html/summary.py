"""What the page says before the reports: the verdict, the counts, the list of all reports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lint_gov.editions import edition
from lint_gov.formatters.html.element import Child, Markup, joined, tag
from lint_gov.formatters.html.rest import undecided
from lint_gov.formatters.html.words import Words
from lint_gov.hooks import Context, RunSummary
from lint_gov.messages import pick
from lint_gov.model.finding import LEVELS, FileResult


class Counts(dict[str, int]):
    """Findings by level."""

    @classmethod
    def of(cls, result: FileResult) -> Counts:
        """Count the findings of a file."""
        found = cls.fromkeys(LEVELS, 0)
        for finding in result.findings:
            found[finding.level] += 1
        return cls(found)

    @property
    def worst(self) -> str:
        """The gravest level that occurs, "clean" when none does."""
        return next((name for name in ("error", "warning", "review", "info") if self[name]), "clean")


def overview(results: Sequence[FileResult], context: Context, texts: Words) -> Markup:
    """Return the list of all reports with links to them."""
    heads = [texts(f"columns.{key}") for key in ("organ", "year", *LEVELS, "verdict")]
    rows = [_row(number, result, context, texts) for number, result in enumerate(results, 1) if result.status != "skipped"]
    head = tag("thead", tag("tr", [tag("th", name, scope="col") for name in heads]))
    table = tag("table", tag("caption", texts("overview"), cls="hidden"), head, tag("tbody", rows), cls="overview")
    return tag(
        "section",
        tag("h2", texts("overview")),
        tag("div", table, cls="scroll", role="group", tabindex=0, aria_label=texts("overview")),
    )


def _row(number: int, result: FileResult, context: Context, texts: Words) -> Markup:
    counts = Counts.of(result)
    link = tag("a", name(result, texts), href=f"#r{number}")
    path = tag("span", tag("bdi", result.path), cls="path")
    year = str(result.report.year) if result.report and result.report.year else texts("none")
    if result.error is not None:
        figures: list[Child] = [tag("td", texts("none"), cls="n") for _ in LEVELS]
    else:
        figures = [tag("td", str(counts[key]), cls=["n", key if counts[key] else "zero"]) for key in LEVELS]
    return tag(
        "tr", tag("th", link, path, scope="row"), tag("td", year, cls="n"), figures, tag("td", stamp(result, context, texts))
    )


def head(number: int, result: FileResult, context: Context, texts: Words) -> Markup:
    """Return the head of one report: who, when, how it stands."""
    title = tag("h2", name(result, texts), id=f"h{number}")
    path = tag("p", *_described(result, texts), cls="meta")
    if result.error is not None:
        said = tag("p", texts("failed", message=result.error.message), cls="verdict")
        return tag("header", tag("div", title, stamp(result, context, texts), cls="line"), path, said, cls="head")
    counts = Counts.of(result)
    verdict = tag("p", texts(f"verdict.{counts.worst}", **counts), cls="verdict")
    line = tag("div", title, stamp(result, context, texts), cls="line")
    return tag("header", line, path, verdict, tally(counts, texts), _besides(number, result, texts), cls="head")


def _besides(number: int, result: FileResult, texts: Words) -> Child:
    """What is told after the report, with a link there."""
    counts = {"undecided": len(undecided(result, texts)), "waived.head": len(result.waived)}
    told = [texts(key, n=count) for key, count in counts.items() if count]
    return tag("p", tag("a", texts("join").join(told), href=f"#e{number}"), cls="meta") if told else None


def _described(result: FileResult, texts: Words) -> list[Child]:
    """File, year, edition and number of rules of a report."""
    told: list[Child] = [tag("bdi", result.path)]
    if result.report is not None:
        known = result.report.edition
        told.append(pick(edition(known).title, texts.lang) if known else texts.shared("text.no-edition"))
    if result.details is not None:
        told.append(texts("applied", n=len(result.details.applied)))
    return [piece for one in told for piece in (texts("dot"), one)][1:]


def name(result: FileResult, texts: Words) -> str:
    """A report in a few words: its organ and year, the file name where the organ is not known."""
    if result.report is None or result.report.organ is None:
        return result.path.replace("\\", "/").rsplit("/", 1)[-1]
    year = texts("of-year", year=result.report.year) if result.report.year else texts("of-no-year")
    return result.report.organ + year


def stamp(result: FileResult, context: Context, texts: Words) -> Markup:
    """Whether a report passes, by the lowest level that fails it."""
    key = _standing(result, context.fail_on.get(result.path, LEVELS[0]))
    return tag("span", texts(f"stamp.{key}"), cls=["stamp", key])


def _standing(result: FileResult, fail_on: str) -> str:
    if result.error is not None:
        return "failed"
    if any(finding.fails(fail_on) for finding in result.findings):
        return "not-passed"
    return {"error": "with-warnings", "warning": "with-warnings", "review": "to-review"}.get(Counts.of(result).worst, "passed")


def tally(counts: Counts, texts: Words) -> Markup:
    """The number of findings of each level."""
    items = [
        tag("div", tag("dt", texts.level(key)), tag("dd", str(counts[key])), cls=[key, "" if counts[key] else "zero"])
        for key in LEVELS
    ]
    return tag("dl", items, cls="tally")


def whole(summary: RunSummary, results: Iterable[FileResult], texts: Words) -> Markup:
    """The counts of the run, and the files that are no reports."""
    results = tuple(results)
    counts = Counts({key: getattr(summary, key) for key in LEVELS})
    checked, failed = (sum(result.status == status for result in results) for status in ("checked", "failed"))
    said = texts("run", checked=checked) + (texts("run-failed", n=failed) if failed else "")
    return joined([tag("p", said, cls="verdict"), tally(counts, texts)])


def skipped(results: Iterable[FileResult], texts: Words) -> Child:
    """The files of folders that are no annual reports."""
    paths = [result.path for result in results if result.status == "skipped"]
    if not paths:
        return None
    items = [tag("li", tag("bdi", path)) for path in paths]
    return tag("details", tag("summary", texts("skipped", n=len(paths))), tag("ul", items), cls="rest")
