"""Answers as plain data: the JSON interface, whose documentation is docs/json.md. Programs build on it: it stays.

Numbers are as JSON writes them, shares are fractions of one with six decimals, days are ISO 8601.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..responsibilities.model import Item, Project, ResponsibilityList, Target
from ..responsibilities.query import Part
from ..responsibilities.reading import LoadedList
from ..values.quantity import plain_number

if TYPE_CHECKING:  # a query of a list alone loads nothing of ledgers, or of comparing
    from ..ledger.progress import Standing
    from ..responsibilities.compare import Change, Promise, TwoYears
    from ..responsibilities.compare.records import RecordChange

Record = dict[str, Any]
"""One answer."""


# --- lists


def item_record(loaded: LoadedList, project: Project, item: Item) -> Record:
    """An item, with the list that it is of."""
    head = {"list": loaded.file, "year": loaded.model.year, "project": project.number}
    return head | _row_record(item)


def _row_record(item: Item) -> Record:
    """An item as it stands in a list."""
    return {
        "id": item.id,
        "name": item.name,
        "lead": list(item.lead),
        "support": list(item.support),
        "due": item.due.text,
        "due_date": item.due_date.isoformat(),
        "targets": [target_record(target) for target in item.targets],
    }


def target_record(target: Target) -> Record:
    """A target."""
    return {
        "content": target.content,
        "quantity": plain_number(target.quantity),
        "measure": target.measure,
        "bound": target.bound.value,
    }


def role_records(parts: tuple[Part, ...]) -> list[Record]:
    """The parts that units play in an item."""
    return [{"unit": part.unit, "role": part.role.value, "via": part.via, "scope": part.scope.value} for part in parts]


# --- lists compared


def change_record(change: Change, is_amended: bool) -> Record:
    """A change of a list; ``is_amended`` says that an amendment lets it through."""
    return {
        "effect": change.effect.value,
        "kind": change.kind.value,
        "item": change.item or None,
        "field": change.field,
        "old": change.old or None,
        "new": change.new or None,
        "code": change.code or None,
        "amended": is_amended,
    }


def promise_record(promise: Promise, years: TwoYears) -> Record:
    """What was promised in one of two years or both."""
    return {
        "since": promise.since.value,
        "timing": promise.timing.value if promise.timing else None,
        "old": _promised_record(years.old, promise.old),
        "new": _promised_record(years.new, promise.new),
    }


def _promised_record(of: ResponsibilityList, item: Item | None) -> Record | None:
    return {"year": of.year} | _row_record(item) if item else None


def record_change_record(change: RecordChange) -> Record:
    """A change of a ledger or an evaluation."""
    return {
        "kind": change.kind.value,
        "field": change.field,
        "item": change.item or None,
        "target": change.target or None,
        "date": change.date or None,
        "old": change.old or None,
        "new": change.new or None,
        "code": change.code or None,
    }


# --- ledgers


def standing_record(standing: Standing) -> Record:
    """Where a target stands."""
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


# --- evaluations
