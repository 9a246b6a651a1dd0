"""The report as rebuilt from a document: sections, statutory tables, figures, fee statement."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Generic, Literal, TypeVar

from lint_gov.model.document import Attachment, Block, Document
from lint_gov.model.place import NOWHERE, Place
from lint_gov.model.record import field, record

T = TypeVar("T")

TableName = Literal["disclosure", "applications", "disputes"]
ValueState = Literal["number", "blank", "placeholder", "text", "unreadable"]
FormIssueKind = Literal[
    "row-missing", "row-unknown", "column-missing", "column-extra", "column-order",
    "label-altered", "displaced",
]  # fmt: skip
RecoveryKind = Literal["missing", "repeated", "misplaced", "misnumbered", "reworded", "extra"]


@record
class Stated(Generic[T]):
    """Something the text states, with the words and the place."""

    value: T
    raw: str = ""
    place: Place = NOWHERE


@record
class Heading:
    """A section heading as written.

    Attributes:
        raw: the whole heading as it stands, e.g. "五、存在困难建议及改进情况".
        ordinal: the number written (1 to 99), None when there is none or it cannot be read.
        dirty: True when stray characters stand before or in the ordinal ("l六、"), the ordinal is
            doubled, or its form is not "一、" (e.g. "1、", "（一）").
        title: the words after the ordinal.
        standard: True when the words are the official ones or an accepted variant of the edition.
    """

    raw: str
    ordinal: int | None
    dirty: bool
    title: str
    standard: bool
    place: Place = NOWHERE


@record
class Section:
    """One section of the report.

    Attributes:
        number: 1 to 6 by meaning, whatever its written ordinal; None for one that is none of the six.
        heading: None for a section whose heading is missing (its table was found all the same).
        blocks: what stands under the heading up to the next one (text glued behind the heading included).
    """

    number: int | None
    heading: Heading | None
    blocks: tuple[Block, ...]


@record
class Recovery:
    """One repair that the parser of the structure had to make; the S rules report them.

    Attributes:
        kind: "missing" (no heading for `section`), "repeated" (again), "misplaced" (out of order),
            "misnumbered" (wrong or dirty ordinal), "reworded" (recognised, wording not accepted),
            "extra" (a section that is none of the six).
        section: 1 to 6 by meaning; None for "extra".
        raw: the heading as written; "" for "missing".
        expected: the official heading ("五、存在的主要问题及改进情况"), "" for "extra".
    """

    kind: RecoveryKind
    section: int | None
    raw: str = ""
    expected: str = ""
    place: Place = NOWHERE


@record
class Figure:
    """One figure of a statutory table.

    Attributes:
        row, column: keys of the design ("denied.internal", "natural").
        raw: the text of the cell as it stands.
        value: None unless `state` is "number".
        state: "number"; "blank" (empty cell); "placeholder" (/, —, -, 无 and the like); "text" (words that
            are no count); "unreadable" (the cell could not be told apart or its digits not be read).
        unit: a unit typed behind the number ("万元"), "" when there is none.
    """

    row: str
    column: str
    raw: str
    value: Decimal | None
    state: ValueState
    place: Place = NOWHERE
    unit: str = ""


@record
class FormIssue:
    """Something about a table that is not as the template has it; the T rules report them.

    Attributes:
        row, column: keys, where they apply.
        raw: the label or cells as they stand; "" for something missing.
        expected: the official label; "" where there is none.
    """

    kind: FormIssueKind
    row: str | None = None
    column: str | None = None
    raw: str = ""
    expected: str = ""
    place: Place = NOWHERE


@record
class Form:
    """A statutory table aligned to the template of an edition.

    Attributes:
        edition: 2019 or 2021 by the labels found; None when they do not tell (disputes: always None).
        section: number by meaning of the section in which it stands (None: before the first section).
        figures: by (row, column); each cell of the template that was found has one.
    """

    table: TableName
    edition: int | None
    section: int | None
    figures: Mapping[tuple[str, str], Figure]
    issues: tuple[FormIssue, ...] = ()
    place: Place = NOWHERE


@record
class FeeStatement:
    """The statement on 信息处理费.

    Attributes:
        kind: "none" (nothing charged or arisen), "charged" (fees or notices above zero), "unclear".
        section: number of the section in which it stands.
        notices: number of 收费通知 sent; None when not stated.
        notified, received: amounts in 元; None when not stated.
        denies_notice: the prose says in words that no notice was sent.
        parts: amounts in 元 stated as parts of `received` or `notified`, in order.
    """

    kind: Literal["none", "charged", "unclear"]
    section: int | None
    raw: str
    place: Place = NOWHERE
    notices: int | None = None
    notified: Decimal | None = None
    received: Decimal | None = None
    denies_notice: bool = False
    parts: tuple[Decimal, ...] = ()


@record
class Mention:
    """One quantity of the prose.

    Attributes:
        value: the number (None for a bare "none": then `role` is "none").
        raw: the words of the number with its unit.
        unit: "件", "条", …; "%" for a percentage.
        subject: what is counted, as a key of `rules/prose.yaml` ("applications.new", …), "" when unknown.
        counted: the words that name what is counted, as they stand.
        scope: "own", "area", "subordinate", "other_system", "unknown".
        period: "this_year", "last_year", "cumulative", "other_year".
        role: "plain", "whole", "part", "change", "percentage", "none".
        approximate: 余, 约, 近, 多 and the like stand with it.
        clause: ordinal of the sentence in the report; mentions of one sentence share it.
        whole: for a part, the index (in Report.mentions) of its whole; else None.
        closed: for a whole, whether its list of parts is closed (no 等, 余, subset); None when no list.
        sentence: the sentence it stands in, widths folded.
        quote: the source's own words around it, in one piece: number and what is counted.
    """

    value: Decimal | None
    raw: str
    unit: str
    subject: str
    counted: str
    section: int | None
    place: Place = NOWHERE
    scope: str = "own"
    period: str = "this_year"
    role: str = "plain"
    approximate: bool = False
    clause: int = 0
    whole: int | None = None
    closed: bool | None = None
    sentence: str = ""
    quote: str = ""


@record
class Identity:
    """Who reports on which year, and where that was read.

    Attributes:
        title: the title as it stands, line breaks inside it removed; None when the body has none.
        title_source: "body", "page" (HTML <title>, Word properties), "heading" (<h1>) or None.
        organ: the reporting organ's name; None when unknown.
        organ_kind: a key of `rules/organs.yaml`, "unknown" when it cannot be told.
        years: what each part claims: keys "title", "period", "signoff", "preamble", "overview"; the value is
            the *reporting* year it implies (a sign-off of January 2024 implies 2023).
        year: the reporting year decided on; None when unknown.
        period: first and last day as stated; a year, month or day that the text lost leaves it None.
        signoff_date: the date under the report.
    """

    title: str | None = None
    title_place: Place = NOWHERE
    title_source: str | None = None
    organ: str | None = None
    organ_kind: str = "unknown"
    years: Mapping[str, Stated[int]] = field(default_factory=dict)
    year: int | None = None
    period: Stated[tuple[date, date]] | None = None
    signoff_organ: Stated[str] | None = None
    signoff_date: Stated[date] | None = None


@record
class Outline:
    """What the structure layer makes of a document; see `Report` for the parts."""

    identity: Identity
    front: tuple[Block, ...]
    sections: tuple[Section, ...]
    recoveries: tuple[Recovery, ...]
    edition: int | None


@record
class Report:
    """A document read as an annual report.

    Attributes:
        front: blocks before the first section (title, preamble).
        edition: 2019 or 2021, the edition that governs `identity.year` (None: before 2019 or unknown).
        forms: the statutory tables found, in reading order; a table may occur more than once.
        prose: the blocks that are running text, by section number, without the cells of the tables.
        plausible: True when the document looks like an annual report at all (D101).
        attached: the files that hold the report in the place of this page, which then is not plausible.
    """

    document: Document
    identity: Identity
    front: tuple[Block, ...]
    sections: tuple[Section, ...]
    recoveries: tuple[Recovery, ...]
    edition: int | None
    forms: tuple[Form, ...] = ()
    prose: tuple[Section, ...] = ()
    mentions: tuple[Mention, ...] = ()
    fee: FeeStatement | None = None
    plausible: bool = True
    attached: tuple[Attachment, ...] = ()

    def form(self, table: str) -> Form | None:
        """The first table of that name, or None."""
        return next((f for f in self.forms if f.table == table), None)

    def section(self, number: int) -> Section | None:
        """The first section of that number by meaning, or None."""
        return next((s for s in self.sections if s.number == number), None)
