"""What became of a file since another, as tables: changes of a list, two years side by side, changes of records."""

from __future__ import annotations

from ...baseline.differences import Difference, RecordsCompared
from ...formats.texts import remarks
from ...responsibilities.compare import Change, ChangeKind, Comparison, Effect, Promise, Since, Timing, TwoYears
from ...responsibilities.model import Item
from ..cells import Id, Marked, Tone
from ..records import change_record, promise_record, record_change_record
from ..table import Column, RowGroup, Table

_EFFECT_WORDS = {Effect.WEAKENED: "削弱", Effect.NEUTRAL: "中性", Effect.STRENGTHENED: "加強"}
"""The effects in words, in the order in which changes are shown: what is weakened first."""
_EFFECT_TONES = {Effect.WEAKENED: Tone.BAD, Effect.STRENGTHENED: Tone.GOOD}
_KIND_WORDS = {ChangeKind.ADDED: "新增", ChangeKind.REMOVED: "刪除", ChangeKind.CHANGED: "修改"}
_FIELD_WORDS = {
    "title": "標題", "year": "年份", "source": "來源", "project": "項目", "item": "事項", "id": "序號",
    "name": "項目名稱", "lead": "牽頭單位", "support": "配合單位", "due": "預計完成時間",
    "target": "目標任務", "milestone": "進度節點", "breakdown": "分解任務", "unit": "單位", "start": "開始時間",
    "amendment": "修訂", "text": "字形或空格", "entry": "記錄", "vote": "投票", "deputies": "到會代表",
    "criterion": "考核指標", "score": "評分", "grade": "等次",
}  # fmt: skip
_FIELD_WORDS |= {declared.name: declared.key.term for declared in remarks(Item)}
_SINCE_WORDS = {Since.KEPT: "延續", Since.NEW: "新增", Since.DROPPED: "不再列入"}
_TIMING_WORDS = {Timing.SAME: "相同", Timing.EARLIER: "較早", Timing.LATER: "較晚", None: ""}


def table_of(difference: Difference) -> Table:
    """What two files say, of whatever kind they are."""
    match difference:
        case Comparison():
            return changes(difference)
        case TwoYears():
            return two_years(difference)
        case RecordsCompared():
            return changes_of_records(difference)


def changes(compared: Comparison) -> Table:
    """What changed from one version of a list to another, what is weakened first."""
    columns = (Column("影響"), Column("序號"), Column("欄目"), Column("變動"), Column("原"), Column("現"))
    shown = compared.weakened_first
    rows = [_change_row(change) for change in shown]
    records = [change_record(change) for change in shown]
    return Table(columns, (RowGroup(rows),), records, ruled=True)


def _change_row(change: Change) -> tuple[str, ...]:
    amended = "(已重新票決)" if change.amended else ""
    effect = Marked(_EFFECT_WORDS[change.effect] + amended, _EFFECT_TONES.get(change.effect))
    return effect, Id(change.item), _FIELD_WORDS[change.field], _KIND_WORDS[change.kind], change.old, change.new


def two_years(years: TwoYears) -> Table:
    """What was promised then, and what is promised now, a row each promise."""
    lists = (years.old, years.new)
    names = [f"{one.year}年" for one in lists]
    if years.are_of_two_governments:
        names = [f"{name} {one.source.issuer}" for name, one in zip(names, lists, strict=True)]
    headings = ["承諾", *(f"{name}{what}" for name in names for what in ("序號", "", "完成時間")), "月日"]
    rows = [_promise_row(promise) for promise in years.promises]
    records = [promise_record(promise, years) for promise in years.promises]
    return Table(tuple(map(Column, headings)), (RowGroup(rows),), records, ruled=True)


def _promise_row(promise: Promise) -> tuple[str, ...]:
    words = _SINCE_WORDS[promise.since], _TIMING_WORDS[promise.timing]
    return words[0], *_promised(promise.old), *_promised(promise.new), words[1]


def _promised(item: Item | None) -> tuple[str, str, str]:
    return (item.id, item.name, item.due.shown) if item else ("", "", "")


def changes_of_records(compared: RecordsCompared) -> Table:
    """What changed from one ledger or evaluation to another."""
    columns = (Column("變動"), Column("欄目"), Column("序號"), Column("原"), Column("現"))
    rows = [
        (_KIND_WORDS[change.kind], _FIELD_WORDS[change.field], change.item, change.old, change.new)
        for change in compared.changes
    ]
    records = [record_change_record(change) for change in compared.changes]
    return Table(columns, (RowGroup(rows),), records, ruled=True)
