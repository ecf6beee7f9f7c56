"""A number is left out.

Projects are numbered from 1 without gaps, and so are the rows of each: a gap is most often a row that
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

from ..model import ResponsibilityList
from . import Finding


def check(responsibilities: ResponsibilityList) -> Iterator[Finding]:
    """Yield every project and item before which numbers are left out."""
    highest = 0
    for index, project in enumerate(responsibilities.projects):
        if project.number > highest + 1:
            yield Finding(("projects", index, "number"), f"no project {_left_out(highest, project.number)}", _HINT)
        highest = max(highest, project.number)
        last = 0
        for item_index, item in enumerate(project.items):
            number, _, text = item.id.partition(".")
            row = int(text)
            if number == str(project.number) and row > last + 1:
                path = ("projects", index, "items", item_index, "id")
                yield Finding(path, f"no item {_left_out(last, row, number + '.')}", _HINT)
            last = max(last, row)


_HINT = "put back what is left out, or renumber"


def _left_out(before: int, after: int, prefix: str = "") -> str:
    first, last = f"{prefix}{before + 1}", f"{prefix}{after - 1}"
    return first if first == last else f"{first} to {last}"
