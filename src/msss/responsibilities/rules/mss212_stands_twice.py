"""A target is listed twice in its item, or a name twice in its unit.

A report names its target by the content. If two targets of an item have the same content and
measure, it isn't clear which one a report means, and totals count both. If an alias or a member is
listed twice, most often another name was meant. Remove one of the two, or correct it.

Passes:

    projects:
      - number: 1
        items:
          - {id: "1.1", name: "新建小學6所,擴建小學6所", lead: 市教育局, due: 12月底,
             targets: [{content: 新建小學, quantity: 6, measure: 所},
                       {content: 擴建小學, quantity: 6, measure: 所}]}

Fails:

    projects:
      - number: 1
        items:
          - {id: "1.1", name: "新建小學6所,擴建小學6所", lead: 市教育局, due: 12月底,
             targets: [{content: 小學, quantity: 6, measure: 所},
                       {content: 小學, quantity: 6, measure: 所}]}
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...common.language import t
from ...formats.rules import Finding
from ...reading.diagnostic import Path
from ..model import ResponsibilityList


def check(responsibilities: ResponsibilityList) -> Iterator[Finding]:
    """Yield every later target of an item with the same content and measure, and every later alias and member."""
    for path, item in responsibilities.places():
        if len(item.targets) > 1 and len({target.content for target in item.targets}) < len(item.targets):
            named = [(target.content, target.measure) for target in item.targets]
            for index in _repeated(named):
                message = t(
                    "{content} is listed twice in the targets of item {item}", content=named[index][0], item=item.id
                )
                hint = t("write what tells the two apart, in the sentence's words, or remove one")
                yield Finding((*path, "targets", index, "content"), message, hint)
    for index, unit in enumerate(responsibilities.units):
        for key, names in (("aliases", unit.aliases), ("members", unit.members)):
            for place in _repeated(names) if len(names) > 1 else ():
                at: Path = ("units", index, key, place)
                message = t("{name} is listed twice in the {key} of {unit}", name=names[place], key=key, unit=unit.name)
                yield Finding(at, message, t("correct it, or remove it"))


def _repeated(values: Sequence[object]) -> list[int]:
    """The indexes of the values that stand earlier too."""
    if len(set(values)) == len(values):
        return []
    first: dict[object, int] = {}
    return [index for index, value in enumerate(values) if first.setdefault(value, index) != index]
