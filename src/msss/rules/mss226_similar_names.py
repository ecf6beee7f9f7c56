"""A unit's name looks like a slip of another.

In a list without ``units:`` the names register themselves, so a slip makes a unit of its own, which
then owes nothing that anybody asks for. Names one character apart are warned of, unless both are
names that offices have (市教育局 and 市體育局). Correct the name, or register the units.

Passes:

    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, support: [市建委], due: 12月底,
             targets: [{content: 新增學位, quantity: 60000, measure: 個}]}

Fails:

    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, support: [市建委], due: 12月底,
             targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
          - {id: "1.2", name: 完成回遷安置11600戶, lead: 市建偉, due: 11月底,
             targets: [{content: 完成回遷安置, quantity: 11600, measure: 戶}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostic import Path
from ..model import ResponsibilityList
from . import Finding

# What one bureau's name has and another's, one character apart, has otherwise: both are names.
_OFFICES = frozenset(
    "教育 體育 民政 財政 農業 林業 漁業 水利 水務 稅務 商務 政務 審計 統計 城管 城建 住建 住管 公安 國安 電信 電力"
    " 體彩 科技 經信 物價 物資 宣傳 統戰 交通 交警 林水 園文 園林 司法 执法"
    " 体育 财政 农业 林业 渔业 水务 税务 商务 政务 审计 统计 国安 电信 电力 体彩 经信 物价 物资 宣传 统战 园文 园林 執法".split()
)


def check(responsibilities: ResponsibilityList) -> Iterator[Finding]:
    """Yield, in a list without a registry, each name one character apart from a more frequent or earlier one."""
    if responsibilities.units:
        return
    places: dict[str, list[Path]] = {}
    for path, item in responsibilities.places():
        for part, names in (("lead", item.lead), ("support", item.support)):
            for index, name in enumerate(names):
                places.setdefault(name, []).append((*path, part, index))
    near: dict[str, list[str]] = {}
    reported: set[str] = set()
    # From the most frequent name on: the rarer of two is the slip. Names that agree but for one
    # character share a pattern, so that no pair has to be looked for.
    for name in sorted(places, key=lambda name: -len(places[name])):
        if not 3 <= len(name) <= _LONGEST:
            continue
        for pattern in _patterns(name):
            others = near.setdefault(pattern, [])
            slip_of = next((other for other in others if not _both_offices(name, other)), None)
            if slip_of and name not in reported:
                reported.add(name)
                hint = f"did you mean {slip_of}? If both are units, register them under units:"
                yield Finding(places[name][0], f"{name} looks like {slip_of}", hint)
            if len(others) < _COMPARED:
                others.append(name)


_LONGEST = 60
"""The longest name that is compared, in characters: its patterns are as many and as long."""
_COMPARED = 8
"""With how many names of one pattern a name is compared: more of them are a series, not slips."""


def _patterns(name: str) -> Iterator[str]:
    """The name, the name with each character replaced, and the name with each left out."""
    yield name
    for index in range(len(name)):
        yield f"{name[:index]}\0{name[index + 1 :]}"
        yield name[:index] + name[index + 1 :]


def _both_offices(name: str, other: str) -> bool:
    if len(name) == len(other) and name.endswith("政府") and other.endswith("政府"):
        return True  # 臨平區政府 and 臨安區政府: places are named alike
    return any(word in name for word in _OFFICES) and any(word in other for word in _OFFICES)
