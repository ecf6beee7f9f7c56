"""A part belongs to no target of its item.

``part_of:`` names the target of the same item that includes this one (其中), by its content,
character for character. If there is no such target, or it is the part itself, or it is in turn a
part of this one, then the part belongs to no whole, and would be missing from every sum. Write the
content of the whole. If this target is not a part of another, remove ``part_of:``.

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
                       {content: 幼兒園, quantity: 30, measure: 所, part_of: 學校}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from ...common.language import Series, t
from ...formats.rules import Finding
from ..model import ResponsibilityList
from ..parts import in_a_circle, items_with_parts


def check(responsibilities: ResponsibilityList) -> Iterator[Finding]:
    """Yield every part whose whole isn't a target of the item, or is inside it."""
    for path, item in items_with_parts(responsibilities):
        contents = dict.fromkeys(target.content for target in item.targets)
        circling = in_a_circle(item.targets)
        for index, target in enumerate(item.targets):
            if target.part_of is None:
                continue
            others = [content for content in contents if content != target.content]
            if target.part_of == target.content:
                message = t("{content} is a part of itself", content=target.content)
            elif target.part_of not in contents:
                message = t(
                    "item {item} has no target {whole}, which {content} is a part of",
                    item=item.id,
                    whole=target.part_of,
                    content=target.content,
                )
            elif target.content in circling:
                message = t(
                    "{content} is a part of {whole}, which is a part of it in turn",
                    content=target.content,
                    whole=target.part_of,
                )
            else:
                continue
            names = Series(others[:_MOST], "or")
            hint = t("write {text}, or remove part_of:", text=names) if others else t("remove part_of:")
            yield Finding((*path, "targets", index, "part_of"), message, hint)


_MOST = 10
"""How many targets a hint names."""
