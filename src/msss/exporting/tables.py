"""What the tables are: their columns, what each holds, and how the tables belong together. docs/data.md lists them.

The same tables are written in every format. Their names and columns are an interface: what changes in them raises
`SCHEMA`, and what is removed is deprecated first.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

SCHEMA = "1.0"
"""The version of the tables: a new column raises the second number; one that is removed, or means something else, the
first."""


class Type(StrEnum):
    """What a column holds, in the words of Data Package."""

    TEXT = "string"
    INTEGER = "integer"
    DECIMAL = "number"
    """A decimal number, exact."""
    DAY = "date"
    TRUTH = "boolean"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, its type, the term of notices, and what it holds.

    ``unit`` is what a number counts, ``words`` all that the column may hold. One that isn't ``required`` may be empty.
    """

    name: str
    type: Type
    term: str
    meaning: str
    required: bool = True
    unit: str = ""
    words: tuple[str, ...] = ()


class Reference(NamedTuple):
    """Columns of a table that name a row of another one, by columns of that."""

    columns: tuple[str, ...]
    table: str
    of_that: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its columns, the ``key`` that each row has alone, and the columns that lead to another table."""

    name: str
    term: str
    meaning: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    leads_to: tuple[Reference, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names."""
        return tuple(column.name for column in self.columns)


def _text(name: str, term: str, meaning: str) -> Column:
    return Column(name, Type.TEXT, term, meaning)


def _maybe(name: str, type: Type, term: str, meaning: str, unit: str = "") -> Column:
    return Column(name, type, term, meaning, required=False, unit=unit)


def _remark(name: str, term: str, meaning: str) -> Column:
    return _maybe(name, Type.TEXT, term, meaning)


_LIST = _text("list", "清單", "The list: its file, from the folder that was exported.")
_YEAR = Column("year", Type.INTEGER, "年份", "The list's year.")
_ITEM = _text("item", "編號", "The item's id; within a list each has its own.")
_POSITION = Column("position", Type.INTEGER, "次序", "The row's place among those of its list, from 1.")
_TARGET = _text("target", "目標任務", "What is promised (content); within an item each target has its own.")
_OF_TARGET = _remark("target", "目標任務", "The content of the target that is meant.")
_NUMBER = "the target's measure"
_BOUND = Column(
    "bound",
    Type.TEXT,
    "界限",
    "Whether at least or at most the quantity is promised.",
    words=("at_least", "at_most"),
)
_DUE = _remark("due", "完成時間", "The deadline as written; empty where none is.")
_DUE_DATE = Column("due_date", Type.DAY, "完成日期", "The day that the deadline means.")
_TO_ITEM = Reference(("list", "item"), "items", ("list", "item"))
_TO_LIST = Reference(("list",), "lists", ("list",))

LISTS = Table(
    "lists",
    "責任清單",
    "One row for each list.",
    (
        _LIST,
        _YEAR,
        _remark("code", "行政區劃代碼", "The administrative division code of the place, by which rows of places join."),
        _text("title", "標題", "The list's title."),
        _text("issuer", "發布單位", "Who published it; several with 、 between them."),
        _remark("document", "文號", "The document's number."),
        Column("document_date", Type.DAY, "成文日期", "The day the document was signed."),
        _remark("index_number", "索引號", "The document's index number."),
        _remark("url", "網址", "The document's web address."),
        Column("start_date", Type.DAY, "開始時間", "The day from which progress is measured."),
        Column("has_ledger", Type.TRUTH, "有無進度記錄", "Whether there is a ledger beside the list."),
    ),
    ("list",),
)

ITEMS = Table(
    "items",
    "事項",
    "One row for each item, in the list's order.",
    (
        _LIST,
        _YEAR,
        _POSITION,
        _ITEM,
        Column("project", Type.INTEGER, "序號", "The project's number."),
        _remark("project_name", "項目名稱", "The project's own name."),
        _remark("level", "級別", "The level of government whose project it is."),
        _remark("category", "項目類別", "The heading under which the list puts the project."),
        _text("name", "項目名稱", "The sentence that was voted, character for character."),
        _text(
            "lead",
            "牽頭單位",
            "Who leads, as written; several with ； between them: in parts, each has a row.",
        ),
        _remark("support", "配合單位", "Who supports, as written; several with ； between them."),
        _DUE,
        _DUE_DATE,
        Column("start_date", Type.DAY, "開始時間", "The day from which the item's progress is measured."),
        _remark("leader", "分管領導", "The leader in charge."),
        _remark("note", "備註", "A remark of the list."),
        _remark("location", "地點", "Where it is built or held."),
        _maybe("investment_total", Type.DECIMAL, "總投資", "What it costs in all.", "萬元"),
        _maybe("investment_this_year", Type.DECIMAL, "年度計劃投資", "What is planned for the list's year.", "萬元"),
        _remark("funding", "資金來源", "Who pays."),
    ),
    ("list", "item"),
    (_TO_LIST,),
)

TARGETS = Table(
    "targets",
    "目標任務",
    "One row for each quantified promise, in the list's order.",
    (
        _LIST,
        _YEAR,
        _POSITION,
        _ITEM,
        _TARGET,
        Column("quantity", Type.DECIMAL, "數量", "How much of it.", unit=_NUMBER),
        _text("measure", "計量單位", "What is counted."),
        _text(
            "measure_key",
            "計量單位",
            "The measure in Simplified characters and half width, by which 戶 and 户 are one.",
        ),
        _BOUND,
        Column(
            "in_sums",
            Type.TRUTH,
            "計入合計",
            "Whether it is added up with others: not where it is inside another target of its item (其中), a promise of"
            " at most so much, or a share in percent.",
        ),
        _remark("due", "完成時間", "The target's own deadline as written; empty where the item's counts."),
        Column("due_date", Type.DAY, "完成日期", "The day of its own deadline, or else of the item's."),
        _maybe("year_target", Type.DECIMAL, "年度目標", "How much of it is for the list's year.", _NUMBER),
        Column("indicator", Type.TRUTH, "指標", "Whether the figure is in a column beside the sentence."),
        _remark("part_of", "其中", "The content of the target of the same item that this one is inside."),
    ),
    ("list", "item", "target"),
    (_TO_ITEM,),
)

MILESTONES = Table(
    "milestones",
    "進度節點",
    "One row for each milestone of an item or a target.",
    (
        _LIST,
        _YEAR,
        _POSITION,
        _ITEM,
        _remark("target", "目標任務", "The content of the target that it is of; empty if it is of the whole item."),
        _text("due", "時間", "By when, as written."),
        _DUE_DATE,
        _maybe("quantity", Type.DECIMAL, "數量", "The total that is to be done by then.", _NUMBER),
        _remark("stage", "形象進度", "The stage that works are to reach by then."),
        _remark("words", "內容", "What is to be reached by then, in words."),
    ),
    ("list", "position"),
    (_TO_ITEM,),
)

BREAKDOWNS = Table(
    "breakdowns",
    "分解任務",
    "One row for each part of a target that a unit has to do.",
    (
        _LIST,
        _YEAR,
        _POSITION,
        _ITEM,
        _TARGET,
        _text("unit", "單位", "The unit, by its name in the table units."),
        Column("quantity", Type.DECIMAL, "數量", "How much is its part.", unit=_NUMBER),
    ),
    ("list", "position"),
    (Reference(("list", "item", "target"), "targets", ("list", "item", "target")),),
)

UNITS = Table(
    "units",
    "單位",
    "One row for each unit that the list registers or, without a registry, names, and for each member of a collective.",
    (
        _LIST,
        _YEAR,
        _POSITION,
        _text("unit", "名稱", "The unit's name."),
        _remark("aliases", "別名", "Its other names, with ； between them."),
        Column(
            "kind",
            Type.TEXT,
            "類別",
            "A unit, a collective (several that answer together), or one that is named only as a member of one.",
            words=("unit", "collective", "member"),
        ),
        Column(
            "scope",
            Type.TEXT,
            "範圍",
            "Of a collective: whether all members answer, or only those concerned (各相關…).",
            required=False,
            words=("all", "relevant"),
        ),
    ),
    ("list", "unit"),
    (_TO_LIST,),
)

MEMBERS = Table(
    "members",
    "成員",
    "One row for each member of each collective.",
    (
        _LIST,
        _YEAR,
        _POSITION,
        _text("collective", "集合單位", "The collective's name."),
        _text("member", "成員", "The member's name."),
    ),
    ("list", "position"),
    (
        Reference(("list", "collective"), "units", ("list", "unit")),
        Reference(("list", "member"), "units", ("list", "unit")),
    ),
)

PARTS = Table(
    "parts",
    "單位職責",
    "Who plays which part in which item: one row for each unit that an item names, and for each member of a collective"
    " that it names.",
    (
        _LIST,
        _YEAR,
        _POSITION,
        _ITEM,
        _text(
            "unit",
            "單位",
            "The unit, by its name in the table units; owners and contacts needn't be there.",
        ),
        Column(
            "role",
            Type.TEXT,
            "職責",
            "The part that it plays: it leads (牽頭), supports (配合), owns the works (業主) or is to be asked (聯繫).",
            words=("lead", "support", "owner", "contact"),
        ),
        _remark(
            "via",
            "所屬集合",
            "The collective that the item names in its place; 分解任務 if only a breakdown names the unit; empty where"
            " the item names it.",
        ),
        Column(
            "scope",
            Type.TEXT,
            "範圍",
            "relevant: as far as it is concerned (各相關…); otherwise all.",
            words=("all", "relevant"),
        ),
    ),
    ("list", "position"),
    (_TO_ITEM,),
)

AMENDMENTS = Table(
    "amendments",
    "修訂",
    "One row for each change that was voted again.",
    (
        _LIST,
        _YEAR,
        _POSITION,
        _remark("item", "編號", "The id of the item that was changed; it may be gone from the list."),
        _remark("unit", "單位", "The unit that was changed, where no item was."),
        _text("document", "文號", "The document that records the vote."),
        Column("document_date", Type.DAY, "日期", "That document's day."),
        _text("reason", "理由", "Why the promise was changed."),
    ),
    ("list", "position"),
    (_TO_LIST,),
)

REPORTS = Table(
    "reports",
    "進度記錄",
    "One row for each entry of the ledger beside the list, in its order.",
    (
        _LIST,
        _YEAR,
        _POSITION,
        _ITEM,
        _OF_TARGET,
        _remark("unit", "單位", "The unit whose part is reported, where the target is broken down."),
        Column("reported", Type.DAY, "日期", "The day of the report."),
        Column(
            "kind",
            Type.TEXT,
            "類別",
            "What the unit reported, or what a check of it found.",
            words=("report", "check"),
        ),
        _maybe("value", Type.DECIMAL, "累計", "The total done so far.", _NUMBER),
        _maybe("percent", Type.DECIMAL, "累計", "The same, where it is said in percent.", "% of the target"),
        _maybe("done", Type.TRUTH, "完成", "True where the report says that all is done; otherwise empty."),
        _remark("stage", "形象進度", "The stage that works have reached."),
        _maybe("begun", Type.DECIMAL, "開工數", "How many have begun.", _NUMBER),
        _maybe("finished", Type.DECIMAL, "完工數", "How many are finished.", _NUMBER),
        _maybe("invested", Type.DECIMAL, "完成投資", "How much was spent so far.", "萬元"),
        _maybe("sample", Type.INTEGER, "抽查數", "Of a check: how many were inspected."),
        _maybe("passed", Type.INTEGER, "合格數", "Of a check: how many of the sample passed."),
        Column("correction", Type.TRUTH, "更正", "Whether it corrects an earlier report, and may be lower."),
        _remark("reported_by", "填報單位", "The unit that reported, as written."),
        _remark("source", "來源", "The document or address that says so."),
        _remark("note", "備註", "A remark."),
        _remark("problem", "存在問題", "What is holding the work up."),
        _remark("next_steps", "下一步", "What will be done next."),
        _remark("evidence", "佐證材料", "Documents and addresses that show it, with ； between them."),
    ),
    ("list", "position"),
    (_TO_ITEM,),
)

STATUSES = ("overdue", "behind", "not_reported", "not_met", "on_schedule", "ahead", "done", "done_early")

STANDINGS = Table(
    "standings",
    "序時進度",
    "Where each target stood on the day that was asked for: one row for each target (for the item, where it has none),"
    " and one for each part of a target that is broken down. Of a list without a ledger nothing was reported.",
    (
        _LIST,
        _YEAR,
        _POSITION,
        Column("as_of", Type.DAY, "截至", "The day: only what was reported by then counts."),
        _ITEM,
        _OF_TARGET,
        _remark("unit", "單位", "The unit whose part it is; empty for the whole target."),
        _maybe("quantity", Type.DECIMAL, "數量", "What is promised; of a part, the part.", _NUMBER),
        _remark("measure", "計量單位", "What is counted."),
        _maybe("value", Type.DECIMAL, "累計", "What was reported last; empty where that is a percentage.", _NUMBER),
        Column("rate", Type.DECIMAL, "完成率", "Its completion; 0 where nothing was reported.", unit="1, six decimals"),
        _maybe(
            "expected_share",
            Type.DECIMAL,
            "序時進度",
            "The share that is expected by that day; empty where none can be measured.",
            "1, six decimals",
        ),
        Column("status", Type.TEXT, "狀態", "Where it stands, from the worst to the best.", words=STATUSES),
        _text("status_word", "狀態", "What that is called: in the list's own word, if it has one."),
        Column(
            "due_date",
            Type.DAY,
            "完成日期",
            "When it is due; of a target for several years, the year's end.",
        ),
        _maybe("reported", Type.DAY, "填報日期", "The day of the report that counts."),
        _maybe("reached", Type.DAY, "完成日期", "The day since which it has been met."),
        _remark("reported_by", "填報單位", "Who reported, as written."),
        _remark("source", "來源", "The document or address that the report names."),
        _remark("note", "備註", "The report's remark."),
        _remark("stage", "形象進度", "The stage that works have reached."),
        _remark("problem", "存在問題", "What is holding the work up."),
        _remark("next_steps", "下一步", "What will be done next."),
        _maybe("check_differs", Type.TRUTH, "核實不符", "Whether the last check found less than was reported."),
    ),
    ("list", "position"),
    (_TO_ITEM,),
)

TABLES = (
    LISTS,
    ITEMS,
    TARGETS,
    MILESTONES,
    BREAKDOWNS,
    UNITS,
    MEMBERS,
    PARTS,
    AMENDMENTS,
    REPORTS,
    STANDINGS,
)
"""All tables, each after those that it leads to."""


def tables_with(*, standings: bool) -> tuple[Table, ...]:
    """The tables of an export: where things stand is one of them only if a day is asked for."""
    return TABLES if standings else tuple(table for table in TABLES if table is not STANDINGS)
