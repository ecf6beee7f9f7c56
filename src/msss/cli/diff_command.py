"""`msss diff`: what changed between two lists, and whether a promise got weaker."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from .. import baseline, compare, loading
from ..chinese import Script
from ..compare import Change, Effect, Kind
from ..diagnostic import visible
from ..output import Column, Format, Id, Marked, Section, Sheet, Tone
from . import asking, options

EFFECT_WORDS = {Effect.STRENGTHENED: "加強", Effect.NEUTRAL: "中性", Effect.WEAKENED: "削弱"}
_EFFECT_TONES = {Effect.WEAKENED: Tone.BAD, Effect.STRENGTHENED: Tone.GOOD}
KIND_WORDS = {Kind.ADDED: "新增", Kind.REMOVED: "刪除", Kind.CHANGED: "修改"}
FIELD_WORDS = {
    "title": "標題", "year": "年份", "source": "來源", "project": "項目", "item": "事項", "id": "序號",
    "name": "項目名稱", "lead": "牽頭單位", "support": "配合單位", "due": "預計完成時間", "leader": "分管領導",
    "note": "備註", "target": "目標任務", "unit": "單位", "start": "開始時間", "amendment": "修訂",
}  # fmt: skip


@click.command("diff")
@click.argument("old", metavar="OLD")
@click.argument("new", type=click.Path(path_type=Path), metavar="NEW")
@click.option("--exit-code", is_flag=True, help="Exit 1 if anything is weakened.")
@options.output_options
def command(old: str, new: Path, exit_code: bool, format: Format, script: Script) -> None:
    """Show what changed from OLD to NEW, what is weakened first.

    Items are compared by id and sentence, not by line.

    \b
    OLD is a file, or git:REV for NEW at a revision. A change is strengthened
    (加強), neutral (中性) or weakened (削弱): a target lowered or removed, a
    deadline later, an item, a project or a lead unit taken away.

    \b
    Examples:
      msss diff git:origin/main data/responsibility_list_2022.yaml
      msss diff old.yaml new.yaml --exit-code
      msss diff git:HEAD~1 data/responsibility_list_2022.yaml --format markdown
    """
    loaded = loading.load_file(new)
    before = baseline.old_list(baseline.parse_baseline(old), new)
    changes = compare.compare(before, loaded.list)
    amended = frozenset(item for _, item in compare.new_amendments(before, loaded.list))
    unsettled = {id(change) for change in compare.unsettled(changes, amended)}
    if not changes:
        click.echo("msss: nothing changed", err=True)
    order = list(EFFECT_WORDS)[::-1]
    changes.sort(key=lambda change: order.index(change.effect))
    rows = [_row(change, id(change) in unsettled) for change in changes]
    columns = (Column("影響"), Column("序號"), Column("欄目"), Column("變動"), Column("原"), Column("現"))
    records = [_record(change, id(change) in unsettled) for change in changes]
    sheet = Sheet(columns, (Section(rows),), records, f"{visible(old)} → {visible(loaded.file)}", ruled=True)
    asking.show(sheet, options.Output(format, script))
    if exit_code and any(change.effect is Effect.WEAKENED for change in changes):
        raise click.exceptions.Exit(1)


def _row(change: Change, is_unsettled: bool) -> tuple[str, ...]:
    amended = "(已重新票決)" if change.code and not is_unsettled else ""
    effect = Marked(EFFECT_WORDS[change.effect] + amended, _EFFECT_TONES.get(change.effect))
    return effect, Id(change.item), FIELD_WORDS[change.field], KIND_WORDS[change.kind], change.old, change.new


def _record(change: Change, is_unsettled: bool) -> dict[str, Any]:
    return {
        "effect": change.effect.value,
        "kind": change.kind.value,
        "item": change.item or None,
        "field": change.field,
        "old": change.old or None,
        "new": change.new or None,
        "code": change.code or None,
        "amended": bool(change.code) and not is_unsettled,
    }
