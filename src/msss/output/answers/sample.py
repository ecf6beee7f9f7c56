"""What was drawn to be inspected: a row for each target, with who leads, by when, and what was reported."""

from __future__ import annotations

from ...common.terms import RATE
from ...ledger.sampling import Draw
from ...responsibilities.reading import LoadedList
from ...values.quantity import format_number
from ..cells import Dated, Id, Names
from ..rates import rate
from ..records import drawn_record
from ..table import Column, RowGroup, Table
from .standings import reported
from .status import marked


def sample_table(loaded: LoadedList, draw: Draw, seed: int) -> Table:
    """The draw in its order; an item's targets share its number."""
    columns = [Column("次序", right=True), Column("序號"), Column("目標任務"), Column("牽頭單位")]
    columns += [Column("預計完成時間", narrow=8), Column("完成", right=True), Column("目標", right=True)]
    columns += [Column("計量單位", narrow=4), Column(RATE, right=True, narrow=4), Column("狀態")]
    rows, records = [], []
    for one in draw.drawn:
        for standing in one.standings:
            item, target = standing.item, standing.target
            due = item.due_of(target)
            rows.append(
                (
                    str(one.number),
                    Id(item.id),
                    standing.promise,
                    Names(item.lead),
                    Dated(due.shown, standing.schedule.due),
                    reported(standing),
                    target.sign + format_number(target.goal) if target else "",
                    target.measure if target else "",
                    rate(standing.rate) if standing.entry else "",
                    marked(standing),
                )
            )
            records.append(drawn_record(loaded, one, standing, seed))
    return Table(tuple(columns), (RowGroup(rows),), records)
