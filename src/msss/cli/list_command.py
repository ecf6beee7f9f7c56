"""`msss list`: the items of a list, one row each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from ..chinese import Script
from ..loading import Loaded
from ..output import Column, FileName, Format, Section, Sheet
from ..query import Hit
from . import asking, options


@click.command("list")
@options.query_options
@click.option("--wide", is_flag=True, help="Name the supporting units instead of counting them; csv always does.")
@options.source_options
@options.output_options
def command(files: tuple[Path, ...], wide: bool, format: Format, script: Script, **asked: Any) -> None:
    """List items: what is promised, who leads, by when.

    \b
    Examples:
      msss list --unit 市建委
      msss list --unit 西湖區 --due 11月 --role support
      msss list --target '公園>=50個' --format json
    """
    query = options.query(**asked)
    lists = asking.lists(files)
    found = asking.hits(lists, query)
    if not found:
        asking.nothing("item", query)
    sheet = item_sheet(found, several=len(lists) > 1, wide=wide or format is Format.CSV, parts=bool(query.units))
    asking.show(sheet.of(asking.source(lists)), options.Output(format, script))


def item_sheet(found: list[tuple[Loaded, Hit]], *, several: bool, wide: bool, parts: bool) -> Sheet:
    """One row an item; ``several`` lists add a column with the list, ``parts`` one with the part played."""
    columns = [Column("清單")] if several else []
    columns += [Column("序號"), Column("項目名稱"), Column("牽頭單位")]
    columns += [Column("配合單位")] if wide else [Column("配合單位", right=True, narrow=4)]
    columns += [Column("分工")] if parts else []
    columns += [Column("預計完成時間", narrow=8)]
    return Sheet(
        tuple(columns),
        (Section([_row(loaded, hit, several, wide, parts) for loaded, hit in found]),),
        [_record(loaded, hit, parts) for loaded, hit in found],
        ruled=True,
    )


def _row(loaded: Loaded, hit: Hit, several: bool, wide: bool, parts: bool) -> tuple[str, ...]:
    item = hit.item
    cells: list[str] = [FileName(loaded.file)] if several else []
    cells += [item.id, item.name, "、".join(item.lead)]
    cells += ["、".join(item.support)] if wide else [str(len(item.support))]
    cells += [asking.part_words(hit.parts)] if parts else []
    return (*cells, item.due.text)


def _record(loaded: Loaded, hit: Hit, parts: bool) -> dict[str, Any]:
    record = asking.item_record(loaded, hit.project, hit.item)
    return record | {"roles": asking.role_records(hit.parts)} if parts else record
