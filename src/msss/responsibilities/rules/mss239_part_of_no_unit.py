"""A breakdown names a unit that neither leads nor supports the item.

A unit that has a part of a target leads the item, supports it, or is a member of a collective that
does (各區、縣(市)政府). If it is none of these, most often its name is wrong, or it is a district whose
collective has no members under ``units:``. Correct the name, or list the members of the collective
under ``units:``.

Passes:

    # made up
    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, support: [各區政府],
             due: 12月底, targets: [
             {content: 新增學位, quantity: 60000, measure: 個, breakdown: [
              {unit: 上城區政府, quantity: 25000},
              {unit: 拱墅區政府, quantity: 35000}]}]}
    units:
      - name: 市教育局
      - {name: 各區政府, members: [上城區政府, 拱墅區政府]}

Fails:

    # made up
    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, support: [各區政府],
             due: 12月底, targets: [
             {content: 新增學位, quantity: 60000, measure: 個, breakdown: [
              {unit: 上城區政府, quantity: 25000},
              {unit: 拱墅區政府, quantity: 35000}]}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from ...common.language import Series, t, tn
from ...formats.rules import Finding
from ..model import Item, ResponsibilityList, Unit
from ..registry import Level, canonical, levels


def check(responsibilities: ResponsibilityList) -> Iterator[Finding]:
    """Yield, for each breakdown, the units that neither lead nor support its item, themselves or in a collective."""
    units = {unit.name: unit for unit in responsibilities.units}
    aliases = canonical(responsibilities.units)
    known = {*units, *aliases, *(member for unit in units.values() for member in unit.members)}
    for path, item in responsibilities.places():
        if not any(target.breakdown for target in item.targets):
            continue
        answering = _answering(item, units, aliases)
        for index, target in enumerate(item.targets):
            others = [
                (place, portion.unit)
                for place, portion in enumerate(target.breakdown)
                if not units or portion.unit in known  # otherwise it is MSS205's business
                if not answering.issuperset(_who(portion.unit, units, aliases))
            ]
            if others:
                names = [name for _, name in others]
                message = tn(
                    "{units} has a part, and neither leads nor supports item {item}",
                    "{units} have parts, and neither lead nor support item {item}",
                    len(names),
                    units=Series(names),
                    item=item.id,
                )
                at = (*path, "targets", index, "breakdown", others[0][0], "unit")
                yield Finding(at, message, _hint(item, responsibilities.units))


def _who(name: str, units: dict[str, Unit], aliases: dict[str, str]) -> set[str]:
    """Who is meant by a name: the unit, or the members of a collective."""
    name = aliases.get(name, name)
    return set(units[name].members if name in units else ()) or {name}


def _answering(item: Item, units: dict[str, Unit], aliases: dict[str, str]) -> set[str]:
    """Every unit that answers for an item, itself or in a collective; collectives too."""
    named = {aliases.get(name, name) for name in (*item.lead, *item.support)}
    return named.union(*(_who(name, units, aliases) for name in named))


def _hint(item: Item, units: tuple[Unit, ...]) -> str:
    collective = next(
        (name for name in (*item.lead, *item.support) if levels(units, (name,)) == {Level.COLLECTIVE}), None
    )
    if collective:
        return t("if it belongs to {collective}, name it there: members: under units:", collective=collective)
    return t("correct the name, or name it under support:")
