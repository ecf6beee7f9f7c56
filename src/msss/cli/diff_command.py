"""`msss diff`: what changed between two lists, ledgers or evaluations, and whether a promise got weaker."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..baseline import earlier
from ..files import naming
from ..files.revisions import parse_earlier
from ..loading import kind_named, load_list
from ..output.cells import Id, Marked, Tone
from ..output.records import target_record
from ..output.streams import say
from ..output.table import Column, RowGroup, Table
from ..output.writing import Format
from ..responsibilities import compare
from ..responsibilities.compare import Change, Effect, Kind
from ..values.chinese import Script, fold
from . import common, options

if TYPE_CHECKING:
    from ..responsibilities.compare.records import RecordChange
    from ..responsibilities.compare.years import Promise
    from ..responsibilities.model import Item, ResponsibilityList

EFFECT_WORDS = {Effect.STRENGTHENED: "加強", Effect.NEUTRAL: "中性", Effect.WEAKENED: "削弱"}
_EFFECT_TONES = {Effect.WEAKENED: Tone.BAD, Effect.STRENGTHENED: Tone.GOOD}
KIND_WORDS = {Kind.ADDED: "新增", Kind.REMOVED: "刪除", Kind.CHANGED: "修改"}
FIELD_WORDS = {
    "title": "標題", "year": "年份", "source": "來源", "project": "項目", "item": "事項", "id": "序號",
    "name": "項目名稱", "lead": "牽頭單位", "support": "配合單位", "due": "預計完成時間", "leader": "分管領導",
    "note": "備註", "target": "目標任務", "unit": "單位", "start": "開始時間", "amendment": "修訂",
    "text": "字形或空格", "entry": "記錄", "vote": "投票", "deputies": "到會代表", "criterion": "考核指標",
    "score": "評分", "grade": "等次",
}  # fmt: skip
SINCE_WORDS = {"kept": "延續", "new": "新增", "no_longer_promised": "不再列入"}
TIMING_WORDS = {"same": "相同", "earlier": "較早", "later": "較晚"}


@click.command("diff")
@click.argument("old", metavar="OLD", type=options.NotEmpty("a file or a revision"))
@click.argument("new", type=options.FilePath(), metavar="NEW")
@click.option("--exit-code", is_flag=True, help="Exit 1 if anything is weakened, or a record isn't as it was.")
@options.output_options
def command(old: str, new: Path, exit_code: bool, format: Format, script: Script) -> None:
    """Show what changed from OLD to NEW, what is weakened first.

    Items are compared by id and sentence, not by line; script, width and
    spaces don't matter.

    \b
    OLD is a file, or git:REV for NEW at a revision. A change is strengthened
    (加強), neutral (中性) or weakened (削弱): a target lowered or removed, a
    deadline later, an item, a project or a lead unit taken away.

    \b
    Lists of two years are two promises: what each promises is shown side by
    side. Ledgers and evaluations are compared entry by entry and vote by vote.

    \b
    Examples:
      msss diff git:origin/main data/responsibility_list_2022.yaml
      msss diff old.yaml new.yaml --exit-code
      msss diff git:HEAD~1 data/progress_2022.yaml --format markdown
    """
    before = parse_earlier(old)
    kind = earlier.kind_of_file(new)
    if isinstance(before, Path) and (other := earlier.kind_of_file(before)) != kind:
        words = f"{before} is a {kind_named(other).word} and {new} a {kind_named(kind).word}"
        raise click.UsageError(f"{words}: compare two of one kind")
    if kind == "progress":
        from ..ledger.compare import compare_ledgers
        from ..ledger.kind import LEDGER

        answer = _of_records(compare_ledgers(earlier.old(before, new, LEDGER), earlier.old(new, new, LEDGER)))
    elif kind == "evaluation":
        from ..evaluation.compare import compare_evaluations
        from ..evaluation.kind import EVALUATION

        evaluations = earlier.old(before, new, EVALUATION), earlier.old(new, new, EVALUATION)
        answer = _of_records(compare_evaluations(*evaluations))
    else:
        answer = _of_lists(load_list(new).model, before, new)
    table, is_no = answer
    if not table.records:
        say("nothing changed")
    common.show(table.of(f"{old} → {naming.shown(new)}"), format, script)
    if exit_code and is_no:
        raise click.exceptions.Exit(1)


_Answer = tuple[Table, bool]
"""What is shown, and whether something is weakened, or isn't as it was recorded."""


def _of_lists(now: ResponsibilityList, before: earlier.Baseline, new: Path) -> _Answer:
    then = earlier.old_list(before, new)
    if compare.are_two(then, now):
        what = "years" if then.year != now.year else "governments"
        say(f"two {what} are two promises: shows what each of them promises")
        return _of_years(then, now), False
    changes = compare.weakened_first(then, now)
    rows = [_row(change) for change in changes]
    columns = (Column("影響"), Column("序號"), Column("欄目"), Column("變動"), Column("原"), Column("現"))
    records = [_record(change) for change in changes]
    is_weakened = any(change.effect is Effect.WEAKENED for change in changes)
    return Table(columns, (RowGroup(rows),), records, ruled=True), is_weakened


def _row(change: Change) -> tuple[str, ...]:
    amended = "(已重新票決)" if change.amended else ""
    effect = Marked(EFFECT_WORDS[change.effect] + amended, _EFFECT_TONES.get(change.effect))
    return effect, Id(change.item), FIELD_WORDS[change.field], KIND_WORDS[change.kind], change.old, change.new


def _record(change: Change) -> dict[str, Any]:
    return {
        "effect": change.effect.value,
        "kind": change.kind.value,
        "item": change.item or None,
        "field": change.field,
        "old": change.old or None,
        "new": change.new or None,
        "code": change.code or None,
        "amended": change.amended,
    }


# --- two years


def _of_years(then: ResponsibilityList, now: ResponsibilityList) -> Table:
    promises = compare.compare_years(then, now)
    names = [f"{one.year}年" for one in (then, now)]
    if fold(then.source.issuer) != fold(now.source.issuer):
        names = [f"{name} {one.source.issuer}" for name, one in zip(names, (then, now), strict=True)]
    headings = ["承諾", *(f"{name}{what}" for name in names for what in ("序號", "", "完成時間")), "月日"]
    rows = [
        (SINCE_WORDS[promise.since], *_promised(promise.old), *_promised(promise.new), _timing_in_words(promise))
        for promise in promises
    ]
    records = [
        {
            "since": promise.since.value,
            "timing": promise.timing.value if promise.timing else None,
            "old": _item_record(then, promise.old),
            "new": _item_record(now, promise.new),
        }
        for promise in promises
    ]
    return Table(tuple(map(Column, headings)), (RowGroup(rows),), records, ruled=True)


def _promised(item: Item | None) -> tuple[str, str, str]:
    return (item.id, item.name, item.due.text) if item else ("", "", "")


def _timing_in_words(promise: Promise) -> str:
    return TIMING_WORDS[promise.timing] if promise.timing else ""


def _item_record(of: ResponsibilityList, item: Item | None) -> dict[str, Any] | None:
    if item is None:
        return None
    return {
        "year": of.year,
        "id": item.id,
        "name": item.name,
        "lead": list(item.lead),
        "support": list(item.support),
        "due": item.due.text,
        "due_date": item.due_date.isoformat(),
        "targets": [target_record(target) for target in item.targets],
    }


# --- ledgers and evaluations


def _of_records(changes: list[RecordChange]) -> _Answer:
    columns = (Column("變動"), Column("欄目"), Column("序號"), Column("原"), Column("現"))
    rows = [
        (KIND_WORDS[change.kind], FIELD_WORDS[change.field], change.item, change.old, change.new) for change in changes
    ]
    records = [
        {
            "kind": change.kind.value,
            "field": change.field,
            "item": change.item or None,
            "target": change.target or None,
            "date": change.date or None,
            "old": change.old or None,
            "new": change.new or None,
            "code": change.code or None,
        }
        for change in changes
    ]
    return Table(columns, (RowGroup(rows),), records, ruled=True), any(change.code for change in changes)
