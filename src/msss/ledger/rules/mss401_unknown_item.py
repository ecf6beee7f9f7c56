"""A ledger's entry names an item that the list doesn't have.

Progress is reported on the items that were voted on (專項跟蹤督查, clause 三 of the notice). A report on
anything else is lost. Correct the id.

Passes:

    # figures made up
    entries:
      - {item: "1.2", date: 2022-06-30, value: 4000}

Fails:

    # figures made up
    entries:
      - {item: "1.3", date: 2022-06-30, value: 4000}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches

from ...common.language import Series, t
from ...formats.rules import Finding
from ...responsibilities.model import ResponsibilityList
from ..model import Ledger


def check(responsibilities: ResponsibilityList, ledger: Ledger, today: date) -> Iterator[Finding]:
    """Yield every entry whose item isn't in the list."""
    known = {item.id for _, item in responsibilities.items()}
    for index, entry in enumerate(ledger.entries):
        if entry.item not in known:
            hint = _hint(entry.item, known)
            yield Finding(("entries", index, "item"), t("the list has no item {item}", item=entry.item), hint)


def _hint(id: str, known: set[str]) -> str:
    near = sorted(get_close_matches(id, known, n=3))
    if len(near) > 1:
        return t("did you mean {names}?", names=Series(near, "or"))
    return t("did you mean {name}?", name=near[0]) if near else t("msss list shows all items")
