"""The numbering has a gap.

Projects are numbered from 1 without gaps, and so are the items of each project. If levels are
numbered separately, this goes for the projects of each level. A gap most often means that an item
was lost. Put it back, or renumber.

Passes:

    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
             targets: [{content: 新增學位, quantity: 60000, measure: 個}]}

Fails:

    projects:
      - number: 1
        items:
          - {id: "1.2", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
             targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from ...common.language import t
from ...formats.rules import Finding
from ...reading.diagnostic import Path
from ...values.item_id import place
from ..model import ResponsibilityList
from ..numbering import sequences


def check(responsibilities: ResponsibilityList) -> Iterator[Finding]:
    """Yield every project and item before which numbers are left out. Their order is MSS204's business."""
    rows: dict[int, dict[int, Path]] = {}
    for path, item in responsibilities.places():
        if said := place(item.id):
            number, row = said
            rows.setdefault(number, {}).setdefault(row, path)
    numbered: list[dict[int, Path]] = [
        {project.number: ("projects", index, "number") for index, project in reversed(projects)}
        for projects in sequences(responsibilities)
    ]
    for first, last, path in (gap for projects in numbered for gap in _gaps(projects)):
        if first == last:
            message = t("project {project} is missing", project=first)
        else:
            message = t("projects {first} to {last} are missing", first=first, last=last)
        yield Finding(path, message, _HINT)
    for number, places in rows.items():
        for first, last, path in _gaps(places):
            if first == last:
                message = t("item {item} is missing", item=f"{number}.{first}")
            else:
                message = t("items {first} to {last} are missing", first=f"{number}.{first}", last=f"{number}.{last}")
            yield Finding((*path, "id"), message, _HINT)


def _gaps(places: dict[int, Path]) -> Iterator[tuple[int, int, Path]]:
    """The first and the last number of each gap, and the place of what follows it."""
    if max(places, default=0) == len(places):
        return  # nearly always
    last = 0
    for number in sorted(places):
        if number > last + 1:
            yield last + 1, number - 1, places[number]
        last = number


_HINT = t("add what is missing, or renumber")
