"""What only some reports say: of works, of money, of what is in the way. Each column stands only where it is used."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ...ledger.model import Entry
from ...ledger.progress import rate_of
from ...responsibilities.model import Target
from ...values.quantity import format_number
from ..cells import Names
from ..rates import rate
from ..table import Column

Said = tuple[Entry | None, Target | None]
"""A report, and the target that it is of."""


def works_columns(said: Sequence[Said]) -> list[tuple[Column, list[str]]]:
    """The columns, each with its cells; they are there only where some row has something for them."""
    return [
        (
            Column("開工率", right=True, narrow=4, rare=True),
            [_rate(entry.begun if entry else None, target) for entry, target in said],
        ),
        (
            Column("完工率", right=True, narrow=4, rare=True),
            [_rate(entry.finished if entry else None, target) for entry, target in said],
        ),
        (Column("完成投資(萬元)", right=True, narrow=8, rare=True), [_money(entry) for entry, _ in said]),
        (Column("存在問題", rare=True), [(entry and entry.problem) or "" for entry, _ in said]),
        (Column("下一步", rare=True), [(entry and entry.next) or "" for entry, _ in said]),
    ]


def evidence_column(said: Sequence[Said]) -> list[tuple[Column, list[str]]]:
    """The documents and addresses; the column is there only where a row has any."""
    cells: list[str] = [Names(entry.evidence if entry else ()) for entry, _ in said]
    return [(Column("佐證材料", rare=True), cells)]


def works_rows(entry: Entry, target: Target | None) -> list[tuple[str, str]]:
    """The same of one report, as rows of a term and a text."""
    rows: list[tuple[str, str]] = [
        (column.heading, cells[0]) for column, cells in works_columns([(entry, target)]) if cells[0]
    ]
    return rows + [("佐證材料", text) for text in entry.evidence]


def _rate(counted: Decimal | None, target: Target | None) -> str:
    share = rate_of(counted, target)
    return rate(share) if share is not None else ""


def _money(entry: Entry | None) -> str:
    return format_number(entry.invested) if entry and entry.invested is not None else ""
