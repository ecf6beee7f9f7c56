"""Which unit a name means, in two lists with registries of their own."""

from __future__ import annotations

from ..model import ResponsibilityList, Unit
from ..registry import units_of


class Registries:
    """Which unit a name means, in the old list and in the new, each by its own ``units:``.

    What a name of the new list means is told by the old list's word for it: the unit that has that name,
    or the unit that it was before it got another. Units that the old list keeps apart stay apart: an
    alias that is new can't make one unit of two.
    """

    def __init__(self, old: ResponsibilityList, new: ResponsibilityList) -> None:
        self.old_units, self.new_units = ({unit.name: unit for unit in units_of(one)} for one in (old, new))
        self._old, self._new = (
            {alias: unit.name for unit in units.values() for alias in unit.aliases} | {name: name for name in units}
            for units in (self.old_units, self.new_units)
        )
        self._has_registry = (bool(old.units), bool(new.units))
        self._was = {name: self._earlier(unit) for name, unit in self.new_units.items()}

    def _earlier(self, unit: Unit) -> str:
        if unit.name in self.old_units:
            return unit.name
        known = self._old.get(unit.name)
        # A list without units says nothing of aliases: there both names may be the old one's.
        if known and (known not in self.new_units or not self._has_registry[1]):
            return known
        was = (self._old[alias] for alias in unit.aliases if alias in self._old)
        return next((name for name in was if name not in self.new_units), unit.name)

    def old(self, name: str) -> str:
        """The unit that ``name`` means in the old list."""
        return self._old.get(name, name)

    def new(self, name: str) -> str:
        """The unit that ``name`` means in the new list, as the old list calls it."""
        own = self._new.get(name, name)
        return self._was.get(own, self._old.get(own, own))

    def new_name(self, name: str) -> str:
        """The unit that ``name`` means in the new list, as that calls it."""
        return self._new.get(name, name)

    def is_renamed(self, name: str) -> bool:
        """Whether ``name`` of the new list means a unit whose own name the old list doesn't know."""
        own = self.new_name(name)
        is_known = own in self._old or (own != name and not self._has_registry[0])
        return not is_known and self.new(name) != own
