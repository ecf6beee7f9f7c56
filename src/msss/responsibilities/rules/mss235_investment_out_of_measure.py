"""An investment is too large, or one year's part is more than the total.

``total`` and ``this_year`` are in 萬元. An amount that is in 元, or has its own 萬 or 億, is then ten
thousand times too large; msss warns if an item would cost more than 1000億元. And the part of one
year can't be more than the total. Correct the number.

Passes:

    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
             targets: [{content: 新增學位, quantity: 60000, measure: 個}],
             investment: {total: 3685, this_year: 1800, funding: 市財政}}  # made up

Fails:

    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
             targets: [{content: 新增學位, quantity: 60000, measure: 個}],
             investment: {total: 3685萬, this_year: 1800, funding: 市財政}}  # made up
"""

from __future__ import annotations

from collections.abc import Iterator

from ...common.language import t
from ...formats.rules import Finding
from ...values.quantity import format_number
from ..model import ResponsibilityList

_MOST = 10_000_000
"""The most that an item can cost, in 萬元: 1000億元."""


def check(responsibilities: ResponsibilityList) -> Iterator[Finding]:
    """Yield every amount of money that is beyond belief, and every year's that is more than the whole."""
    for path, item in responsibilities.places():
        money = item.investment
        if money is None:
            continue
        for key, amount in (("total", money.total), ("this_year", money.this_year)):
            if amount is not None and amount > _MOST:
                shown = format_number(amount)
                message = t("{key} is {amount} 萬元, more than 1000億元", key=key, amount=shown)
                yield Finding((*path, "investment", key), message, t("write it in 萬元, without 萬 or 億"))
        if money.total is not None and money.this_year is not None and money.total < money.this_year <= _MOST:
            message = t(
                "this_year is {amount} 萬元, more than the total of {total} 萬元",
                amount=format_number(money.this_year),
                total=format_number(money.total),
            )
            yield Finding((*path, "investment", "this_year"), message, t("correct one of the two"))
