"""A quantity of the sentence is marked as an indicator.

An indicator (``indicator: true``) comes from a column of its own and is not part of the sentence,
so it isn't compared with the sentence. If the sentence has a quantity directly after the words of
the indicator's content, that quantity is a promise of the sentence; marked as an indicator, it
could be changed and nobody would notice. Remove ``indicator:``, or name the indicator as its own
column does.

Passes:

    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
             targets: [{content: 新增學位, quantity: 60000, measure: 個},
                       {content: 學位利用率, quantity: 90, measure: "%", indicator: true}]}

Fails:

    projects:
      - number: 1
        items:
          - {id: "1.1", name: "新建成中小學、幼兒園70所,新增學位6萬個", lead: 市教育局, due: 12月底,
             targets: [{content: 新建成中小學、幼兒園, quantity: 70, measure: 所},
                       {content: 新增學位, quantity: 60000, measure: 個},
                       {content: 學位, quantity: 50000, measure: 個, indicator: true}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from ...common.language import t
from ...formats.rules import Finding
from ...values.sentence import read_quantities
from ..model import ResponsibilityList


def check(responsibilities: ResponsibilityList) -> Iterator[Finding]:
    """Yield every indicator that the sentence gives a quantity."""
    for path, item in responsibilities.places():
        for index, target in enumerate(item.targets):
            if not target.indicator:
                continue
            for quantity in read_quantities(item.name):
                if item.name[: quantity.start].rstrip().endswith(target.content):
                    message = t(
                        "the sentence of item {item} promises {quantity} of {content}: it is no indicator beside it",
                        item=item.id,
                        quantity=quantity.text,
                        content=target.content,
                    )
                    yield Finding((*path, "targets", index, "indicator"), message, t("remove indicator:"))
                    break
