"""The list has more or fewer projects than it says.

If the title or the document's name has a number such as 十件民生實事, 10個項目 or 十大工程, the list should have
that many projects. If there are fewer, most often one was lost. If the list groups what the title
counts, the number may also be that of the items. Put back what is missing, or correct the title.

Passes:

    title: 2022年一件民生實事責任清單
    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
             targets: [{content: 新增學位, quantity: 60000, measure: 個}]}

Fails:

    title: 2022年十件民生實事責任清單
    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
             targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...common.language import t, tn
from ...formats.rules import Finding
from ..model import ResponsibilityList

_COUNT = re.compile(
    r"(?<![第\d〇零一二三四五六七八九十百])(\d{1,3}|[一二兩两三四五六七八九]?十[一二三四五六七八九]?|[一二兩两三四五六七八九])"
    r"\s*[件個个項项大](?:[年度市縣县區区級级]|政府|重點|重点|為民|为民|惠民|利民|便民|民生|辦|办)*(?:實事|实事|好事|項目|项目|工程)"
)
_ONES = dict(zip("一二三四五六七八九", range(1, 10), strict=True)) | {"兩": 2, "两": 2, "": 0}


def check(responsibilities: ResponsibilityList) -> Iterator[Finding]:
    """Yield the title and the document that say another number than there are projects, or items."""
    projects = len(responsibilities.projects)
    for path, text in (
        (("title",), responsibilities.title),
        (("source", "document"), responsibilities.source.document or ""),
    ):
        found = _COUNT.search(text)
        if found is None:
            continue
        said, items = _number(found[1]), sum(len(project.items) for project in responsibilities.projects)
        if said not in (projects, items):
            message = t(
                "{text}: the list has {projects} and {items}",
                text=found[0],
                projects=tn("{count} project", "{count} projects", projects),
                items=tn("{count} item", "{count} items", items),
            )
            hint = t("add what is missing, remove what is too much, or correct the number")
            yield Finding(path, message, hint)


def _number(text: str) -> int:
    """10, and up to 九十九 in Chinese numerals."""
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    return (10 * (_ONES[tens] or 1) if ten else 0) + _ONES[ones]
