"""A project number is used twice.

The voted list, the bulletins and the evaluation name a project by its number. If two projects have
the same number, it isn't clear which one is meant. Only projects of different levels (``level:``)
may have the same number: 省1 and 市1. Give the later project its own number.

Passes:

    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
             targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
      - number: 2
        items:
          - {id: "2.1", name: 完成回遷安置11600戶, lead: 市建委, due: 11月底,
             targets: [{content: 完成回遷安置, quantity: 11600, measure: 戶}]}

Fails:

    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
             targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
      - number: 1
        items:
          - {id: "1.2", name: 完成回遷安置11600戶, lead: 市建委, due: 11月底,
             targets: [{content: 完成回遷安置, quantity: 11600, measure: 戶}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from ...common.language import t
from ...formats.rules import Finding
from ..model import ResponsibilityList


def check(responsibilities: ResponsibilityList) -> Iterator[Finding]:
    """Yield every project whose number another before it has."""
    seen: set[tuple[str | None, int]] = set()
    for index, project in enumerate(responsibilities.projects):
        if (project.level, project.number) in seen:
            message = t("project number {number} is used twice", number=project.number)
            yield Finding(("projects", index, "number"), message, t("give each project its own number"))
        seen.add((project.level, project.number))
