"""What became of a file since another, as tables: changes of a list, two years side by side, changes of records."""

from __future__ import annotations

from ...baseline.differences import Difference, RecordsCompared
from ...common.language import t
from ...common.terms import Worded
from ...formats.texts import remarks
from ...responsibilities.compare import Change, ChangeKind, Comparison, Effect, Promise, Since, Timing, TwoYears
from ...responsibilities.model import Item, Project, ResponsibilityList
from ..cells import Id, Marked, Tone
from ..records import change_record, promise_record, record_change_record
from ..table import Column, RowGroup, Table

_EFFECT_WORDS = {
    Effect.WEAKENED: Worded("削弱", t("weakened")),
    Effect.NEUTRAL: Worded("中性", t("neutral")),
    Effect.STRENGTHENED: Worded("加強", t("strengthened")),
}
"""The effects in words, in the order in which changes are shown: what is weakened first."""
_EFFECT_TONES = {Effect.WEAKENED: Tone.BAD, Effect.STRENGTHENED: Tone.GOOD}
_KIND_WORDS = {
    ChangeKind.ADDED: Worded("新增", t("added")),
    ChangeKind.REMOVED: Worded("刪除", t("removed")),
    ChangeKind.CHANGED: Worded("修改", t("changed")),
}
_FIELD_WORDS = {declared.name: Worded(declared.key.term) for cls in (Project, Item) for declared in remarks(cls)} | {
    "title": Worded("標題", t("title")),
    "year": Worded("年份", t("year")),
    "code": Worded("行政區劃代碼", t("place code")),
    "source": Worded("來源", t("source")),
    "project": Worded("項目", t("project")),
    "item": Worded("事項", t("item")),
    "id": Worded("序號", t("number")),
    "name": Worded("項目名稱", t("name")),
    "lead": Worded("牽頭單位", t("lead unit")),
    "support": Worded("配合單位", t("support unit")),
    "due": Worded("預計完成時間", t("deadline")),
    "target": Worded("目標任務", t("target")),
    "milestone": Worded("進度節點", t("milestone")),
    "breakdown": Worded("分解任務", t("breakdown")),
    "unit": Worded("單位", t("unit")),
    "start": Worded("開始時間", t("start")),
    "schedule": Worded("序時進度", t("schedule")),
    "leader": Worded("分管領導", t("leader")),
    "note": Worded("備註", t("note")),
    "amendment": Worded("修訂", t("amendment")),
    "owner": Worded("業主單位", t("owner of the works")),
    "contact": Worded("聯繫單位", t("person or unit to ask")),
    "investment": Worded("投資", t("investment")),
    "text": Worded("字形或空格", t("script or spaces")),
    "entry": Worded("記錄", t("entry")),
    "vote": Worded("投票", t("vote")),
    "item_vote": Worded("投票", t("vote")),
    "deputies": Worded("到會代表", t("deputies")),
    "members": Worded("全體組成人員", t("members")),
    "criterion": Worded("考核指標", t("criterion")),
    "score": Worded("評分", t("score")),
    "grade": Worded("等次", t("grade")),
    "verdict": Worded("測評結果", t("verdict")),
    "adjustment": Worded("加扣分", t("adjustment")),
    "count": Worded("計數", t("count")),
    "coefficient": Worded("係數", t("coefficient")),
    "full": Worded("滿分", t("full points")),
    "cap": Worded("最高總分", t("highest total")),
    "floor": Worded("最低總分", t("lowest total")),
    "out_of": Worded("計算基數", t("share of")),
}
_SINCE_WORDS = {
    Since.KEPT: Worded("延續", t("kept")),
    Since.NEW: Worded("新增", t("new")),
    Since.DROPPED: Worded("不再列入", t("dropped")),
}
_TIMING_WORDS = {
    Timing.SAME: Worded("相同", t("same")),
    Timing.EARLIER: Worded("較早", t("earlier")),
    Timing.LATER: Worded("較晚", t("later")),
    None: "",
}


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
    effect = _EFFECT_WORDS[change.effect]
    if change.amended:
        effect = Worded(effect + "(已重新票決)", t("{effect} (voted again)", effect=effect))
    marked = Marked(effect, _EFFECT_TONES.get(change.effect), effect.spoken)
    return marked, Id(change.item), _FIELD_WORDS[change.field], _KIND_WORDS[change.kind], change.old, change.new


def two_years(years: TwoYears) -> Table:
    """What was promised then, and what is promised now, a row each promise."""
    lists = (years.old, years.new)
    of_two = years.are_of_two_governments
    headings = ["承諾", *(heading for one in lists for heading in _headings(one, of_two=of_two)), "月日"]
    rows = [_promise_row(promise) for promise in years.promises]
    records = [promise_record(promise, years) for promise in years.promises]
    return Table(tuple(map(Column, headings)), (RowGroup(rows),), records, ruled=True)


def _headings(one: ResponsibilityList, *, of_two: bool) -> tuple[str, str, str]:
    """What heads an item's number, its sentence and its deadline: the year, and of two governments also which one."""
    year, issuer = one.year, one.source.issuer
    named = f"{year}年 {issuer}" if of_two else f"{year}年"
    if of_two:
        spoken = (
            t("{year} {issuer}, No.", year=year, issuer=issuer),
            t("{year} {issuer}", year=year, issuer=issuer),
            t("{year} {issuer}, due", year=year, issuer=issuer),
        )
    else:
        spoken = t("{year} No.", year=year), t("{year} item", year=year), t("{year} due", year=year)
    number, name, due = zip((f"{named}序號", named, f"{named}完成時間"), spoken, strict=True)
    return Worded(*number), Worded(*name), Worded(*due)


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
