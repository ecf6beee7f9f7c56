"""The sentence makes a target a part of another (其中), but the target doesn't say.

In 新建學校70所,其中幼兒園30所, the kindergartens are among the schools. A target without ``part_of:`` is
promised in addition to the others, so sums and completion rates would count these 30 twice. Write
``part_of:`` with the content of the target that includes it.

Passes:

    projects:
      - number: 1
        items:
          - {id: "1.1", name: "新建學校70所,其中幼兒園30所", lead: 市教育局, due: 12月底,
             targets: [{content: 新建學校, quantity: 70, measure: 所},
                       {content: 幼兒園, quantity: 30, measure: 所, part_of: 新建學校}]}

Fails:

    projects:
      - number: 1
        items:
          - {id: "1.1", name: "新建學校70所,其中幼兒園30所", lead: 市教育局, due: 12月底,
             targets: [{content: 新建學校, quantity: 70, measure: 所},
                       {content: 幼兒園, quantity: 30, measure: 所}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from ...common.language import t
from ...formats.rules import Finding
from ...values.quantity import comparable
from ...values.sentence import read_quantities
from ...values.wholes import wholes
from ..model import Item, ResponsibilityList, Target


def check(responsibilities: ResponsibilityList) -> Iterator[Finding]:
    """Yield every target whose quantity stands after 其中, and that names no whole."""
    for path, item in responsibilities.places():
        if "其中" not in item.name or len(item.targets) < 2:
            continue  # nearly every item
        of_quantity = _targets(item)
        written = read_quantities(item.name)
        for part, whole in wholes(item.name, written).items():
            if part not in of_quantity or whole not in of_quantity:
                continue
            if "其中" not in item.name[written[whole].end : written[part].start]:
                continue
            index, target = of_quantity[part]
            if target.part_of is None and index != of_quantity[whole][0]:
                content = of_quantity[whole][1].content
                message = t(
                    "by the sentence of item {item}, {content} is inside {whole}, and counts twice without part_of:",
                    item=item.id,
                    content=target.content,
                    whole=content,
                )
                yield Finding((*path, "targets", index, "content"), message, t("write part_of: {whole}", whole=content))


def _targets(item: Item) -> dict[int, tuple[int, Target]]:
    """The target, with its index, of each quantity of the sentence, by its index, where it can't be another's."""
    same: dict[object, list[tuple[int, Target]]] = {}
    for index, target in enumerate(item.targets):
        if not target.indicator:
            same.setdefault(comparable(target.quantity, target.measure), []).append((index, target))
    found = {}
    for place, quantity in enumerate(read_quantities(item.name)):
        candidates = same.get(comparable(quantity.amount, quantity.measure), [])
        if len(candidates) > 1:  # those that the quantity is written directly after
            words = item.name[max(quantity.start - _LONGEST, 0) : quantity.start].rstrip()
            candidates = [one for one in candidates[:_MOST] if words.endswith(one[1].content)]
        if len(candidates) == 1:
            found[place] = candidates[0]
    return found


_LONGEST, _MOST = 100, 100
"""The longest content, and the most targets of one quantity, that are looked at."""
