"""The units that a cell names, one by one, and what is known of them from another list."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from ..common.language import t
from ..responsibilities.model import ResponsibilityList, Scope, Unit
from ..values.chinese import fold
from ..values.unit_names import parts
from .texts import visible

_SIGNS = "、，,；;"
_ENDS = re.compile(
    "(?:局|委|办|办公室|会|院|公司|集团|政府|部|中心|处|队|站|厅|所|社|校|学|行|联|街道|镇|乡|园|馆|支队|总队|工会|妇联"
    "|科协)(?:[)）])?$"
)
"""How units' names end, in Simplified characters."""
_BEGINS = re.compile("^(?:市|省|区|县|州|各|国|中|团)")
_JOINED = re.compile(r"(?:局|委|办|公司|集团|政府|部|中心)(?:和|及|与|以及)(?:市|区|县|省|各)")
_RELEVANT = ("各相关", "各有关", "相关", "有关")

_UNIT = "(?:單位|单位|部門|部门)?"
_ROLES = re.compile(
    f"(?:(?:牽頭|牵头|主辦|主办|責任|责任|負責|负责){_UNIT}[:：](?P<lead>.*?))?[;；。\\s]*"
    f"(?:(?:配合|協辦|协办|協助|协助){_UNIT}[:：](?P<support>.*))?",
    re.DOTALL,
)
_ROLE = re.compile(r"[(（](?:牽頭|牵头|主辦|主办|配合|協辦|协办|負責|负责)(?:單位|单位)?[)）]|[:：]")


def roles(text: str) -> tuple[str, str] | None:
    """Who leads and who supports, where a cell says both: 牽頭單位：市教育局 配合單位：市財政局. Else None."""
    found = _ROLES.fullmatch(visible(text).strip())
    if found is None or (found["lead"] is None and found["support"] is None):
        return None
    return (found["lead"] or "").strip(), (found["support"] or "").strip()


class Names:
    """The units of one document: how their cells are taken apart, in the order in which they are named."""

    def __init__(self, like: ResponsibilityList | None) -> None:
        self.like = like
        units = like.units if like else ()
        self.known = {name for unit in units for name in (unit.name, *unit.aliases, *unit.members)}
        self.seen: dict[str, None] = {}

    def learn(self, text: str) -> None:
        """Take up the names of a cell that stand in one line: by them, broken ones are put together."""
        for part in roles(text) or (text,):
            if not re.search(r"\s", visible(part).strip()):
                self.known.update(parts(part.strip(), self.known))

    def split(self, text: str) -> tuple[list[str], list[str]]:
        """The units of a cell, and what is unsure about them."""
        doubts: list[str] = []
        pieces = visible(text).split()
        whole = pieces[0] if pieces else ""
        for piece in pieces[1:]:
            sign, doubt = self._between(whole, piece)
            if doubt:
                doubts.append(doubt)
            whole += sign + piece
        whole = whole.strip(_SIGNS + "。.")
        names = list(dict.fromkeys(parts(whole, self.known))) if whole else []
        for name in names:
            if name not in self.known and _JOINED.search(fold(name)):
                doubts.append(t("{name} may be several units", name=name))
            elif _ROLE.search(name):
                doubts.append(t("{name} says more than a unit's name: say who leads and who supports", name=name))
            elif fold(name).endswith("等"):
                doubts.append(t("{name} ends with 等: others may be meant too", name=name))
        return names, doubts

    def name(self, names: Collection[str]) -> None:
        """Register names, in their order."""
        self.seen.update(dict.fromkeys(names))

    def _between(self, whole: str, piece: str) -> tuple[str, str]:
        """What belongs between two pieces of a cell, and what is unsure about it: a 、, or nothing."""
        if whole[-1] in _SIGNS or piece[0] in _SIGNS:
            return "", ""
        last = re.split(f"[{_SIGNS}]", whole)[-1]
        first = re.split(f"[{_SIGNS}]", piece)[0]
        if last + first in self.known:
            return "", ""
        if last.count("(") + last.count("（") > last.count(")") + last.count("）"):
            return "", ""
        if last in self.known and first in self.known:
            return "、", ""
        if _ENDS.search(fold(last)) and _BEGINS.search(fold(first)):
            return "、", t("{first} and {second} are taken for two units", first=last, second=first)
        return "", t("{name} was broken over two lines, and is taken for one unit", name=last + first)

    def registry(self) -> tuple[list[dict[str, Any]], list[tuple[str, str]]]:
        """What belongs under ``units:``, and what is unsure, by name.

        Units stand in the order in which they are named, collectives after them, both as far as they can in the
        order of the list that is gone by.
        """
        known = self._known_by_spelling()
        entries: dict[str, dict[str, Any]] = {}
        for name in self.seen:
            unit = known.get(fold(name))
            key = unit.name if unit else name
            if key not in entries:
                entries[key] = _entry(name, unit)
            elif name not in (entries[key]["name"], *entries[key].get("aliases", ())):
                entries[key].setdefault("aliases", []).append(name)  # the same in another script
        known_as = {entry["name"]: key for key, entry in entries.items()}
        order = {unit.name: at for at, unit in enumerate(self.like.units)} if self.like else {}
        doubts: list[tuple[str, str]] = [
            (entry["name"], t("a collective: add its members:, or take them over from last year's list with --like"))
            for entry in entries.values()
            if fold(entry["name"]).startswith("各") and "members" not in entry
        ]
        own = list(entries.values())
        plain = [entry for entry in own if not _is_collective(entry)]
        collectives = sorted(
            (entry for entry in own if _is_collective(entry)),
            key=lambda entry: order.get(known_as[entry["name"]], len(order)),
        )
        members = {member for entry in collectives for member in entry.get("members", ())}
        return [entry for entry in plain if entry["name"] not in members] + collectives, doubts

    def _known_by_spelling(self) -> dict[str, Unit]:
        units = self.like.units if self.like else ()
        known = {fold(alias): unit for unit in units for alias in unit.aliases}
        return known | {fold(unit.name): unit for unit in units}


def _is_collective(entry: dict[str, Any]) -> bool:
    return "members" in entry or fold(entry["name"]).startswith("各")


def _entry(name: str, unit: Unit | None) -> dict[str, Any]:
    """What is registered of a unit: its name, and what another list knows of it."""
    if unit is None:
        is_relevant = fold(name).startswith(_RELEVANT[:2])
        return {"name": name} | ({"scope": Scope.RELEVANT.value} if is_relevant else {})
    entry = entry_of(unit)
    if name in (unit.name, *unit.aliases):
        return entry
    others = [one for one in (unit.name, *unit.aliases) if fold(one) != fold(name)]  # in the other script
    return (
        {"name": name}
        | ({"aliases": others} if others else {})
        | {key: value for key, value in entry.items() if key not in ("name", "aliases")}
    )


def entry_of(unit: Unit) -> dict[str, Any]:
    """A unit as its entry under ``units:`` has it."""
    entry: dict[str, Any] = {"name": unit.name}
    if unit.aliases:
        entry["aliases"] = list(unit.aliases)
    if unit.scope is not Scope.ALL:
        entry["scope"] = unit.scope.value
    if unit.members:
        entry["members"] = list(unit.members)
    return entry
