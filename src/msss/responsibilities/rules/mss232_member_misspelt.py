"""A member of a collective looks like a misspelling of another name.

If one collective has 上城區政府 and another has 上成區政府, nobody who asks for either name finds everything
that the district answers for. msss compares two names that differ in one character in two cases:
they are members of two collectives that share at least half of their members, and no collective has
both; or one of them is a unit's own name. A difference that tells names apart, as in 上城區 and 下城區,
is not reported. Correct the name; if both exist, name both in the collective of all districts.

Passes:

    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 各區政府, due: 12月底,
             targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
          - {id: "1.2", name: 完成回遷安置11600戶, lead: 各相關區政府, due: 11月底,
             targets: [{content: 完成回遷安置, quantity: 11600, measure: 戶}]}
    units:
      - {name: 各區政府, members: [上城區政府, 西湖區政府, 臨平區政府, 臨安區政府]}
      - {name: 各相關區政府, members: [上城區政府, 西湖區政府, 臨安區政府]}

Fails:

    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 各區政府, due: 12月底,
             targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
          - {id: "1.2", name: 完成回遷安置11600戶, lead: 各相關區政府, due: 11月底,
             targets: [{content: 完成回遷安置, quantity: 11600, measure: 戶}]}
    units:
      - {name: 各區政府, members: [上城區政府, 西湖區政府, 臨平區政府, 臨安區政府]}
      - {name: 各相關區政府, members: [上成區政府, 西湖區政府, 臨安區政府]}
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import combinations

from ...common.language import t
from ...formats.rules import Finding
from ..model import ResponsibilityList, Unit
from .mss226_similar_names import SERIES, both_names

_MOST = 32
"""How many collectives, and how many differing members of two, are compared: a city has three or four."""


def check(responsibilities: ResponsibilityList) -> Iterator[Finding]:
    """Yield every member that one collective writes in another way than another, or than a unit is written."""
    collectives = {index: unit for index, unit in enumerate(responsibilities.units) if unit.members}
    if not collectives:
        return
    slips = _between(collectives) | _of_units(responsibilities.units, collectives.values())
    for index, unit in collectives.items() if slips else ():
        for place, member in enumerate(unit.members):
            if member in slips:
                hint = t("did you mean {name}? If both exist, name both in the collective of all", name=slips[member])
                message = t("{name} looks like {other}", name=member, other=slips[member])
                yield Finding(("units", index, "members", place), message, hint)


def _between(collectives: dict[int, Unit]) -> dict[str, str]:
    """The members that are slips of another collective's: of two names the rarer, or else the later."""
    sets = [set(unit.members) for unit in list(collectives.values())[:_MOST]]
    slips: dict[str, str] = {}
    for first, second in combinations(sets, 2):
        ours, theirs = first - second, second - first
        if not (0 < len(ours) <= _MOST and 0 < len(theirs) <= _MOST):
            continue
        if 2 * len(first & second) < min(len(first), len(second)):
            continue
        for name in sorted(ours):
            for other in sorted(theirs):
                if is_one_apart(name, other) and not any(name in names and other in names for names in sets):
                    rarer = sum(name in names for names in sets) < sum(other in names for names in sets)
                    slips.setdefault(*((name, other) if rarer else (other, name)))
    return slips


def _of_units(units: tuple[Unit, ...], collectives: Collection[Unit]) -> dict[str, str]:
    """The members that are slips of a registered unit."""
    members = {member for unit in collectives for member in unit.members}
    names = {unit.name for unit in units}
    members -= names
    # Of two names one character apart, the beginnings or the ends are alike.
    starts, ends = {member[:2] for member in members}, {member[-2:] for member in members}
    near = [name for name in names if name[-2:] in ends or name[:2] in starts]
    if len(near) * len(members) > 100_000:
        return {}
    halves = _Halves(members)
    return {
        member: name
        for name in sorted(filter(halves.may_be_like, near))
        for member in members
        if is_one_apart(member, name) and not both_names(member, name)
    }


class _Halves:
    """The halves of names: what is one apart from one of them has a half of it, or is longer or shorter."""

    def __init__(self, names: Collection[str]) -> None:
        self.firsts = {name[: len(name) // 2] for name in names}
        self.seconds = {name[len(name) // 2 :] for name in names}
        self.middles = {name[len(name) // 2 :][:1] + name[: len(name) // 2][-1:] for name in names}
        """The two characters in the middle, exchanged."""
        lengths = {len(name) for name in names}
        self.longer_or_shorter = {length + by for length in lengths for by in (-1, 1)}

    def may_be_like(self, name: str) -> bool:
        """Whether a name may be one apart from one of them."""
        half = len(name) // 2
        first, second = name[:half], name[half:]
        return (
            first in self.firsts
            or second in self.seconds
            or len(name) in self.longer_or_shorter
            or first[-1:] + second[:1] in self.middles
        )


def is_one_apart(name: str, other: str) -> bool:
    """Whether a slip of one character makes one name the other: exchanged, left out, put in or out of place."""
    if min(len(name), len(other)) < 3 or abs(len(name) - len(other)) > 1:
        return False
    if len(name) != len(other):
        longer, shorter = (name, other) if len(name) > len(other) else (other, name)
        return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
    apart = [at for at in range(len(name)) if name[at] != other[at]]
    if len(apart) == 1:
        return not {name[apart[0]], other[apart[0]]} <= SERIES
    return (
        len(apart) == 2
        and apart[1] - apart[0] == 1
        and name[apart[0]] == other[apart[1]]
        and name[apart[1]] == other[apart[0]]
    )
