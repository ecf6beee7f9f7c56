"""The progress ledger: what was reported of each target, by whom and when, on a plain file beside the list.

``progress_2022.yaml`` stands next to ``responsibility_list_2022.yaml``. Its entries are never changed,
only added to: what was reported stays reported, and a mistake is corrected by a later entry that says
so. It is read as strictly as the list, by the same means.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from pydantic_core import SchemaValidator

from . import loading, rules, yamlsource
from .diagnostic import Diagnostic, first_of
from .errors import InvalidListError
from .model import ResponsibilityList, Target
from .quantity import MOST, PERCENT, format_number, parse_number
from .shape import Vocabulary, check, day, item_id, many, mapping, read_as, text, truth, unit_name, validator, year
from .yamlsource import Document, Plain

MAX_CHARACTERS = 2_000_000
"""The most characters of all keys and values together in a ledger: it grows all year, entry by entry of about 100."""


class Value(NamedTuple):
    """What was done so far: an amount in the target's measure, or a share of the whole in percent."""

    amount: Decimal
    is_percent: bool = False

    def __str__(self) -> str:
        return f"{format_number(self.amount)}{'%' if self.is_percent else ''}"


def parse_value(written: str) -> Value:
    """Read a value as a ledger writes it: 45000, 4.5萬, 四萬五千, and 60% for an item without targets.

    Raises ValueError for anything else, and for more than 100%.
    """
    if not written.endswith(("%", "％")):
        return Value(parse_number(written))
    if len(written) > MOST or not re.fullmatch(PERCENT, written):
        raise ValueError(written)
    return Value(parse_number(written[:-1]), is_percent=True)


@dataclass(frozen=True, slots=True)
class Entry:
    """One report. ``value`` is cumulative: all that was done from the start to ``date``.

    ``target`` is the content of the target that is meant; an item with one target needs none.
    ``done`` is for an item without targets. ``correction`` says that the value may be lower than the
    one reported before.
    """

    item: str
    date: date
    target: str | None = None
    value: Value | None = None
    done: bool = False
    source: str | None = None
    note: str | None = None
    by: str | None = None
    correction: bool = False

    def meant(self, targets: tuple[Target, ...]) -> Target | None:
        """Which of its item's targets the entry is about; None if the item has none, or none that it names."""
        return next((target for target in targets if self.target in (None, target.content)), None)


@dataclass(frozen=True, slots=True)
class Ledger:
    """What was reported on one year's list, oldest first."""

    year: int
    entries: tuple[Entry, ...] = ()


class LoadedLedger(NamedTuple):
    """A valid ledger, the file it came from (as it is shown), and where everything in it stands.

    Before the first report there is no file, and nothing in the ledger: ``is_begun`` is false.
    """

    ledger: Ledger
    file: str
    document: Document
    is_begun: bool = True


def path_beside(path: Path) -> Path:
    """Where the ledger of the list at ``path`` stands: ``progress_2022.yaml`` beside it."""
    return loading.beside(path, "progress")


def load_ledger(path: Path, responsibilities: ResponsibilityList, today: date | None = None) -> LoadedLedger:
    """Read the ledger at ``path``, which is of ``responsibilities``.

    Without ``today``, as a query reads it, an entry may be of any day: an answer doesn't depend on the clock.
    Raises SourceError if it can't be had, InvalidListError with every diagnostic if it isn't valid.
    """
    file = loading.shown(path)
    ledger, document, diagnostics = parse_ledger(loading.read_bytes(path), file, responsibilities, today)
    if diagnostics or ledger is None or document is None:
        raise InvalidListError(diagnostics)
    return LoadedLedger(ledger, file, document)


def not_begun(path: Path, responsibilities: ResponsibilityList) -> LoadedLedger:
    """The ledger at ``path`` before the first report: there is no such file yet, and no entry."""
    file = loading.shown(path)
    reading = yamlsource.read(f"year: {responsibilities.year}\n".encode(), file)
    assert reading.document is not None
    return LoadedLedger(Ledger(responsibilities.year), file, reading.document, is_begun=False)


def parse_ledger(
    content: bytes, file: str, responsibilities: ResponsibilityList, today: date | None
) -> tuple[Ledger | None, Document | None, tuple[Diagnostic, ...]]:
    """The ledger in ``content``, its document, and every error in it, as `msss.loading.parse` for a list.

    With ``today`` an entry of the future is an error; without, it isn't.
    """
    ledger, document, problems = read_ledger(content, file, responsibilities)
    if ledger is None or document is None:
        return None, document, problems
    found = rules.ledger_errors(responsibilities, ledger, today or date.max, document, file)
    return ledger, document, tuple(first_of(chain(problems, found)))


def read_ledger(
    content: bytes, file: str, responsibilities: ResponsibilityList | None = None
) -> tuple[Ledger | None, Document | None, tuple[Diagnostic, ...]]:
    """The ledger in ``content`` as it stands, not held against any list, and every error of its form.

    A name that is one of ``responsibilities`` may hold commas; where the list isn't known, any may.
    """
    reading = yamlsource.read(content, file, MAX_CHARACTERS)
    if reading.document is None:
        return None, None, tuple(_of_a_ledger(diagnostic) for diagnostic in reading.diagnostics)

    def named(data: Plain) -> set[str]:
        return _reporters(data) if responsibilities is None else _named_in(responsibilities)

    ledger, problems = check(_validator(), _VOCABULARY, reading.document, file, named)
    if any(diagnostic.code in ("MSS004", "MSS008") for diagnostic in reading.diagnostics):
        ledger = None  # what an alias or a cut text says is not known: nothing more can be said of the ledger
    return ledger, reading.document, tuple(first_of(chain(reading.diagnostics, problems)))


def _named_in(responsibilities: ResponsibilityList) -> set[str]:
    """Every unit that the list names."""
    registered = (name for unit in responsibilities.units for name in (unit.name, *unit.aliases, *unit.members))
    return {*registered, *(name for _, item in responsibilities.items() for name in (*item.lead, *item.support))}


def _reporters(data: Plain) -> set[str]:
    """Every unit that reports by the data of a ledger."""
    entries = data.get("entries") if isinstance(data, dict) else None
    reporters = (entry.get("by") for entry in entries or () if isinstance(entry, dict))
    return {name for name in reporters if isinstance(name, str)}


def _of_a_ledger(diagnostic: Diagnostic) -> Diagnostic:
    """The reader's diagnostic, whose hints are about lists, with one about ledgers."""
    return replace(diagnostic, hint=_HINTS.get(diagnostic.code, diagnostic.hint))


_HINTS = {
    "MSS006": "one ledger a file: remove the ---",
    "MSS007": "a ledger starts with year: and entries:",
    "MSS008": "a year's reports are less: look for what stands there twice",
}


@lru_cache(maxsize=1)
def _validator() -> SchemaValidator:
    entry = mapping(
        Entry,
        {
            "item": item_id(),
            "target": text(),
            "date": day(),
            "value": read_as(parse_value, "value"),
            "done": truth(),
            "source": text(),
            "note": text(),
            "by": unit_name(),
            "correction": truth(),
        },
    )
    return validator(mapping(Ledger, {"year": year(), "entries": many(entry)}))


_NOUNS: dict[type[Any], str] = {Ledger: "ledger", Entry: "entry"}
_HOLDERS: dict[str, type[Any]] = {"entries": Entry}
_EXAMPLES = {
    "year": "year: 2022",
    "entries": 'entries: with a - {item: "1.1", date: 2022-09-30, value: 45000} for each',
    "item": 'item: "1.1"',
    "target": "target: 新增學位",
    "date": "date: 2022-09-30",
    "value": "value: 45000",
    "source": "source: the document or address that says so",
    "by": "by: 市教育局",
}
_WORDS = {
    "年份": "year",
    "記錄": "entries",
    "事項": "item",
    "序號": "item",
    "目標": "target",
    "目標任務": "target",
    "日期": "date",
    "數值": "value",
    "累計": "value",
    "完成": "done",
    "來源": "source",
    "備註": "note",
    "填報單位": "by",
    "更正": "correction",
}
_VOCABULARY = Vocabulary(_NOUNS, _HOLDERS, _EXAMPLES, _WORDS)
