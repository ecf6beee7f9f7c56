"""Units: how much each answers for, and each with its items; collectives with their members."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from ...common.language import t, tn
from ...ledger.progress import Standing
from ...responsibilities.deadlines import next_due
from ...responsibilities.model import Scope
from ...responsibilities.query import IN_A_BREAKDOWN, Part, Role
from .. import addresses
from ..editions import Edition, ItemOf
from ..rendering import Page
from .common import counts, way


class UnitRow(NamedTuple):
    """A unit: how many items it leads and supports, by when the next is due, and how those it leads stand."""

    name: str
    leads: int
    supports: int
    due: str
    item: str
    counts: object


def units_page(edition: Edition) -> Page:
    """All units that answer for something, in the list's order."""
    rows = [row for name in edition.parts if (row := _row(edition, name)).leads or row.supports]
    return Page(
        f"{edition.address}{addresses.UNITS}",
        "units",
        t("Units and their items"),
        tn("{count} unit in {list}", "{count} units in {list}", len(rows), list=edition.model.title),
        {"rows": rows},
        edition,
        way(edition),
    )


def _items(edition: Edition, name: str, role: Role) -> list[tuple[ItemOf, Part]]:
    """The items in which a unit plays a part, each once."""
    return [
        (one, found)
        for one, parts in edition.parts[name]
        if (found := next((part for part in parts if part.role is role), None)) is not None
        if role is Role.LEAD or not any(part.role is Role.LEAD for part in parts)
    ]


def _row(edition: Edition, name: str) -> UnitRow:
    leads, supports = (_items(edition, name, role) for role in (Role.LEAD, Role.SUPPORT))
    coming = [
        (next_due(one.item, edition.as_of), one.item.id)
        for one, _ in (*leads, *supports)
        if next_due(one.item, edition.as_of).date >= edition.as_of
    ]
    due = min(coming, key=lambda found: found[0].date, default=None)
    standings = edition.standings
    return UnitRow(
        name,
        len(leads),
        len(supports),
        due[0].date.isoformat() if due else "",
        due[1] if due else "",
        counts(standings[one.item.id] for one, _ in leads) if standings else [],
    )


def unit_pages(edition: Edition) -> Iterator[Page]:
    """A page for each unit that answers for something."""
    ranks = {one.unit: one for one in edition.bulletin.units} if edition.bulletin else {}
    sharing = Counter(one.rank for one in ranks.values())
    own_parts = _own_parts(edition)
    collectives: dict[str, list[str]] = {}
    for collective in edition.model.units:
        for member in collective.members:
            collectives.setdefault(member, []).append(collective.name)
    for name, unit in edition.units.items():
        leads, supports = (_items(edition, name, role) for role in (Role.LEAD, Role.SUPPORT))
        if not leads and not supports:
            continue
        yield Page(
            edition.unit_address(name),
            "unit",
            name,
            t(
                "{unit} leads {leads} and supports {supports} items of {list}",
                unit=name,
                leads=len(leads),
                supports=len(supports),
                list=edition.model.title,
            ),
            {
                "name": name,
                "unit": unit,
                "leads": leads,
                "supports": supports,
                "standings": edition.standings,
                "counts": counts(edition.standings[one.item.id] for one, _ in leads) if edition.standings else [],
                "rank": ranks.get(name),
                "ranked": len(ranks),
                "sharing": sharing[ranks[name].rank] if name in ranks else 0,
                "collectives": collectives.get(name, []),
                "parts": own_parts.get(name, []),
                "via": via_in_words,
            },
            edition,
            way(edition, (f"{edition.address}{addresses.UNITS}", t("Units and their items"))),
        )


def _own_parts(edition: Edition) -> dict[str, list[tuple[ItemOf, Standing]]]:
    """By unit, where the parts of targets stand that the list gives to it alone."""
    found: dict[str, list[tuple[ItemOf, Standing]]] = {}
    for one in edition.items:
        for standing in edition.standings_of(one.item):
            for part in standing.parts:
                found.setdefault(edition.aliases.get(part.unit or "", part.unit or ""), []).append((one, part))
    return found


def via_in_words(part: Part) -> str:
    """By what a unit answers that isn't named itself: a collective, or the breakdown of a target."""
    if part.via is None:
        return ""
    if part.via == IN_A_BREAKDOWN:
        return t("by the breakdown of a target")
    if part.scope is Scope.RELEVANT:
        return t("in {collective}, if concerned", collective=part.via)
    return t("in {collective}", collective=part.via)
