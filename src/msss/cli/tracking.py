"""What the commands that follow progress share: the ledger beside each list, and where its items stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import click

from .. import tracking
from ..files import naming
from ..harmless import visible
from ..ledger.progress import TOLERANCE, Standing
from ..ledger.reading import LoadedLedger
from ..output import FileName
from ..responsibilities.reading import LoadedList
from ..tracking import Tracked, load_ledger_or_none_yet
from ..values.quantity import plain_number
from . import asking
from .options import FilePath

TOLERANCE_PERCENT = int(TOLERANCE * 100)


class ShareType(click.ParamType[Fraction]):
    """A share in percent: 5, 2.5."""

    name = "percent"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Fraction:
        from ..values.quantity import parse_number

        try:
            share = Fraction(parse_number(str(value).rstrip("%％"))) / 100
        except ValueError:
            share = Fraction(2)
        if share > 1:
            self.fail(f"{visible(str(value))} is no share. Write percent, from 0 to 100", param, ctx)
        return share


ledger_option = click.option(
    "--ledger",
    type=FilePath(),
    metavar="PATH",
    help="The progress ledger. Otherwise progress_2022.yaml beside responsibility_list_2022.yaml.",
)
tolerance_option: Callable[[Any], Any] = click.option(
    "--tolerance",
    type=ShareType(),
    default=str(TOLERANCE_PERCENT),
    show_default=True,
    metavar="PERCENT",
    help="How far from the time that has passed still is on schedule (按序時).",
)


def ledger_of(loaded: LoadedList, named: Path | None = None) -> LoadedLedger:
    """A list's ledger; before the first report one without entries, of which stderr is told.

    Raises SourceError if a ledger that is named isn't there.
    """
    ledger = load_ledger_or_none_yet(loaded, named)
    if not ledger.is_there:
        click.echo(f"msss: {_how_to_begin(loaded, ledger.path)}", err=True)
    return ledger


def _how_to_begin(loaded: LoadedList, path: Path) -> str:
    """That nothing was reported yet, and how the first report is made."""
    if naming.is_shipped(loaded.path):
        return "nothing was reported on the list that ships with msss: to follow a list of your own, put it into data/"
    item = next((item for _, item in loaded.model.items()), None)
    example = f" (msss record {item.id} VALUE)" if item else ""
    return f"nothing was reported yet: the first msss record{example} begins {visible(naming.shown(path))}"


def track(loaded: LoadedList, as_of: date, named: Path | None = None, tolerance: Fraction = TOLERANCE) -> Tracked:
    """Find where everything stands by a list's ledger: what `ledger_of` finds."""
    return tracking.track(loaded, ledger_of(loaded, named), as_of, tolerance)


def sources(lists: list[LoadedList], ledgers: Iterable[LoadedLedger]) -> str:
    """Which lists and ledgers answered, in a line; a ledger that isn't begun is no file."""
    files = [FileName(one.file) for one in ledgers if one.is_there]
    return "; ".join(filter(None, (asking.source(lists), ", ".join(files))))


def one_of(lists: list[LoadedList], named: Path | None) -> list[LoadedList]:
    """The lists, if a named ledger can be theirs: it is of one list."""
    if named is not None and len(lists) > 1:
        raise click.UsageError(
            f"--ledger {visible(str(named))} is of one list, and {len(lists)} are asked: name one with -f or --year"
        )
    return lists


def standing_record(standing: Standing) -> dict[str, Any]:
    """Where a target stands, as JSON has it; docs/json.md is its documentation."""
    target, entry = standing.target, standing.entry
    return {
        "content": target.content if target else None,
        "quantity": plain_number(target.quantity) if target else None,
        "measure": target.measure if target else None,
        "bound": target.bound.value if target else None,
        "value": plain_number(entry.value.amount) if entry and entry.value and not entry.value.is_percent else None,
        "rate": round(float(standing.rate), 6),
        "expected_share": round(float(standing.expected_share), 6),
        "status": standing.status.value,
        "reported": entry.date.isoformat() if entry else None,
        "reached": standing.reached.isoformat() if standing.reached else None,
        "by": entry.by if entry else None,
        "source": entry.source if entry else None,
        "note": entry.note if entry else None,
    }
