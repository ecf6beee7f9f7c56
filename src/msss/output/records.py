"""Answers as plain data: the JSON interface, whose documentation is docs/json.md. Programs build on it: it stays.

Numbers are as JSON writes them, shares are fractions of one with six decimals, days are ISO 8601.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..responsibilities.model import Item, Project, Target
from ..responsibilities.query import Part
from ..responsibilities.reading import LoadedList
from ..values.quantity import plain_number

if TYPE_CHECKING:  # a query of a list alone loads nothing of ledgers
    from ..ledger.progress import Standing

Record = dict[str, Any]
"""One answer."""


# --- lists


def item_record(loaded: LoadedList, project: Project, item: Item) -> Record:
    """An item, with the list that it is of."""
    return {
        "list": loaded.file,
        "year": loaded.model.year,
        "project": project.number,
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
