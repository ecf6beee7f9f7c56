"""How much each unit answers for, and what of it is due next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from .deadlines import next_due
from .model import Item, ResponsibilityList
from .registry import canonical, units_of


@dataclass(slots=True)
class Workload:
    """What one unit of a list leads and supports. What a collective supports is the collective's, not its members'.

    A unit with a part of its own in a breakdown supports the item.
    """

    unit: str
    leads: list[Item] = field(default_factory=list)
    supports: list[Item] = field(default_factory=list)

    @property
    def items(self) -> list[Item]:
        """All that it answers for."""
        return self.leads + self.supports

    @property
    def weight(self) -> tuple[int, int]:
        """How busy the unit is, to sort by: how many items it answers for, and then how many of them it leads."""
        return len(self.items), len(self.leads)

    def is_over(self, today: date) -> bool:
        """Whether there are items, and all their deadlines have passed."""
        return bool(self.items) and all(item.due_date < today for item in self.items)

    def nearest(self, today: date) -> Item | None:
        """The item of which something is due next, or, when all deadlines have passed, the one due last."""
        coming = [item for item in self.items if next_due(item, today).date >= today]
        if coming:
            return min(coming, key=lambda item: next_due(item, today).date)
        return max(self.items, key=lambda item: item.due_date, default=None)


def workloads(responsibilities: ResponsibilityList) -> Iterator[Workload]:
    """What every unit answers for, in the list's order; a unit may have nothing."""
    found = {unit.name: Workload(unit.name) for unit in units_of(responsibilities)}
    aliases = canonical(responsibilities.units)

    def of(written: str) -> Workload:
        name = aliases.get(written, written)
        return found.setdefault(name, Workload(name))

    for _, item in responsibilities.items():
        for name in item.lead:
            of(name).leads.append(item)
        for name in item.support:
            of(name).supports.append(item)
        counted = {aliases.get(name, name) for name in (*item.lead, *item.support)}
        for portion in (portion for target in item.targets for portion in target.breakdown):
            if (name := aliases.get(portion.unit, portion.unit)) not in counted:
                counted.add(name)
                of(name).supports.append(item)
    yield from found.values()
