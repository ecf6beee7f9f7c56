"""A unit's name looks like a misspelling of another.

In a list without ``units:``, every name that an item uses counts as a unit. A misspelt name is then
a unit of its own, and nobody who asks for the real unit finds the item. msss warns of two names
that differ in one character, unless that difference is what tells two units apart: an office (市教育局
and 市體育局), a place (臨平區政府 and 臨安區政府) or a number (第一醫院 and 第二醫院). Correct the name, or register the
units.

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

from ...common.language import t
from ...formats.rules import Finding
from ...reading.diagnostic import Path
from ..model import ResponsibilityList

# What one unit's name has where another's has another: both are names.
_OFFICES = frozenset(
    "教育 體育 民政 財政 農業 林業 漁業 水利 水務 稅務 商務 政務 事務 審計 統計 城管 城建 住建 住管 公安 國安 電信 電力 科技"
    " 經信 物價 物資 宣傳 統戰 交通 交警 林水 園文 園林 司法 執法 信訪 金融 人防 人社 人大 城投 錢投 交投 水投 文投 產投"
    " 建委 農委 科委 教委 交委 經委 外辦 僑辦 台辦 臺辦 編辦 文聯 婦聯 殘聯 僑聯 科協 作協 法院"
    " 体育 财政 农业 林业 渔业 水务 税务 商务 政务 事务 审计 统计 国安 电信 电力 经信 物价 物资 宣传 统战 园文 园林 执法"
    " 信访 钱投 产投 农委 经委 外办 侨办 台办 编办 文联 妇联 残联 侨联 科协 作协".split()
)
# What tells the names of a series apart: 第一醫院 and 第二醫院, 城東街道 and 城西街道.
SERIES = frozenset("0123456789一二三四五六七八九十甲乙丙丁東西南北中上下左右前後内内外东后")
# What makes the name before it a place's, and places are named alike: 臨平區政府 and 臨安區政府.
_PLACES = frozenset("區縣鎮鄉村街州区县镇乡")


def check(responsibilities: ResponsibilityList) -> Iterator[Finding]:
    """Yield, in a list without a registry, each name one character apart from a more frequent or earlier one."""
    if responsibilities.units:
        return
    places: dict[str, list[Path]] = {}
    for path, item in responsibilities.places():
        for place, name in item.units():
            places.setdefault(name, []).append((*path, *place))
    near: dict[str, list[str]] = {}
    reported: set[str] = set()
    # From the most frequent name on: the rarer of two is the slip. Names that agree but for one
    # character share a pattern, so that no pair has to be looked for.
    for name in sorted(places, key=lambda name: -len(places[name])):
        if not 3 <= len(name) <= _LONGEST:
            continue
        for pattern in _patterns(name):
            others = near.setdefault(pattern, [])
            slip_of = next((other for other in others if not both_names(name, other)), None)
            if slip_of and name not in reported:
                reported.add(name)
                hint = t("did you mean {name}? If both are units, add both under units:", name=slip_of)
                message = t("{name} looks like {other}", name=name, other=slip_of)
                yield Finding(places[name][0], message, hint)
            if len(others) < _COMPARED:
                others.append(name)


_LONGEST = 60
"""The longest name that is compared, in characters: its patterns are as many and as long."""
_COMPARED = 8
"""With how many names of one pattern a name is compared: more of them are a series, not slips."""


def _patterns(name: str) -> Iterator[str]:
    """The name, the name with each character replaced, and the name with each left out, each once."""
    patterns = [name]
    for index in range(len(name)):
        patterns += (f"{name[:index]}\0{name[index + 1 :]}", name[:index] + name[index + 1 :])
    yield from dict.fromkeys(patterns)


def both_names(name: str, other: str) -> bool:
    """Whether two names are apart by what tells units apart, and not by a slip."""
    apart = [index for index, pair in enumerate(zip(name, other, strict=False)) if len(set(pair)) > 1]
    if len(name) != len(other) or len(apart) != 1:
        return False  # one has a character that the other lacks
    at = apart[0]
    if not (name[at].isalnum() and other[at].isalnum()):
        return False
    if {name[at], other[at]} <= SERIES or not _PLACES.isdisjoint(name[at + 1 :]):
        return True
    starts = range(max(at - 1, 0), at + 1)
    return any(name[start : start + 2] in _OFFICES and other[start : start + 2] in _OFFICES for start in starts)
