"""Answers as plain data: the JSON interface, whose documentation is docs/json.md. Programs build on it: it stays.

Numbers are as JSON writes them, shares are fractions of one with six decimals, days are ISO 8601.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from ..responsibilities.model import Item, Project, ResponsibilityList, Target
from ..responsibilities.query import Hit, Part
from ..responsibilities.reading import LoadedList
from ..selection import Placed, status_of
from ..values.quantity import plain_number

if TYPE_CHECKING:  # a query of a list alone loads nothing of ledgers, or of comparing
    from ..ledger.progress import Standing
    from ..responsibilities.compare import Change, Promise, TwoYears
    from ..responsibilities.compare.records import RecordChange
    from ..responsibilities.sums import Total
    from ..responsibilities.workload import Workload
    from ..tracking import Tracked

Record = dict[str, Any]
"""One answer."""
_NONE: Mapping[str, Tracked] = MappingProxyType({})


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


def selected_record(
    loaded: LoadedList, hit: Hit, *, roles: bool = True, tracked: Mapping[str, Tracked] = _NONE
) -> Record:
    """An item that was selected: with ``roles`` the parts in it of the units asked for, and where it stands.

    ``tracked`` are the lists that have a ledger, by their files; the status of an item of another is null.
    """
    record = item_record(loaded, hit.project, hit.item)
    record |= {"roles": role_records(hit.parts)} if roles else {}
    if tracked:
        status = status_of((loaded, hit), tracked)
        record["status"] = status.value if status else None
    return record


def due_record(item: Item, today: date) -> Record:
    """How many days are left until an item's deadline; fewer than none if it has passed."""
    return {"as_of": today.isoformat(), "days_left": (item.due_date - today).days}


def placed_record(placed: Placed, tracked: Tracked | None = None) -> Record:
    """An item in full, with where it stands in the file and, where a ledger is followed, by that."""
    loaded, project, item, line = placed
    source = loaded.model.source
    record = item_record(loaded, project, item) | {
        "project_name": project.name,
        "leader": item.leader,
        "note": item.note,
        "title": loaded.model.title,
        "source": {
            "issuer": source.issuer,
            "document": source.document,
            "index": source.index,
            "date": source.date.isoformat(),
        },
        "file": loaded.file,
        "line": line,
    }
    if tracked is not None:
        record["status"] = tracked.status(item.id).value
        record["progress"] = [standing_record(standing) for standing in tracked.items[item.id]]
    return record


def promised_record(loaded: LoadedList, hit: Hit, target: Target) -> Record:
    """A target, with the item that it is of."""
    item = item_record(loaded, hit.project, hit.item)
    return (
        {key: item[key] for key in ("list", "year", "project", "id")}
        | target_record(target)
        | {key: item[key] for key in ("lead", "due", "due_date")}
    )


def total_record(total: Total) -> Record:
    """A sum of targets."""
    about = {} if total.content is None else {"content": total.content}
    return about | {"measure": total.measure, "targets": total.targets, "sum": plain_number(total.sum)}


def workload_record(loaded: LoadedList, workload: Workload, today: date) -> Record:
    """How much a unit answers for."""
    nearest = workload.nearest(today)
    return {
        "list": loaded.file,
        "year": loaded.model.year,
        "name": workload.unit,
        "leads": len(workload.leads),
        "supports": len(workload.supports),
        "nearest": nearest and nearest.id,
        "nearest_due": nearest and nearest.due.text,
        "nearest_due_date": nearest and nearest.due_date.isoformat(),
    }


# --- lists compared


def change_record(change: Change) -> Record:
    """A change of a list."""
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
