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

from ...formats.rules import Finding
from ...reading.diagnostic import Path
from ..model import ResponsibilityList


def check(responsibilities: ResponsibilityList) -> Iterator[Finding]:
    """Yield every project and item before which numbers are left out. Their order is MSS204's business."""
    projects: dict[int, Path] = {}
    rows: dict[str, dict[int, Path]] = {}
    for index, project in enumerate(responsibilities.projects):
        projects.setdefault(project.number, ("projects", index, "number"))
    for path, item in responsibilities.places():
        number, _, row = item.id.partition(".")
        rows.setdefault(number, {}).setdefault(int(row), (*path, "id"))
    yield from _gaps("project", "", projects)
    for number, places in rows.items():
        yield from _gaps("item", f"{number}.", places)


def _gaps(what: str, prefix: str, places: dict[int, Path]) -> Iterator[Finding]:
    last = 0
    for number in sorted(places):
        if number > last + 1:
            yield Finding(places[number], f"no {what} {_left_out(last, number, prefix)}", _HINT)
        last = number


_HINT = "put back what is left out, or renumber"


def _left_out(before: int, after: int, prefix: str) -> str:
    first, last = f"{prefix}{before + 1}", f"{prefix}{after - 1}"
    return first if first == last else f"{first} to {last}"
