"""An owner's name looks like a misspelling of a unit's name.

The owner of the works (業主單位) is often a company that isn't among the units, so an unknown name is
not an error. If it differs in one character from a name in the registry, most often it is misspelt.
Correct the name, or register it too.

Passes:

    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局,
             owner: [市城投集團, 某建設公司],  # made up
             due: 12月底, targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
    units:
      - name: 市教育局
      - name: 市城投集團

Fails:

    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, support: [市城投集團],
             owner: 市城頭集團,  # made up
             due: 12月底, targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
    units:
      - name: 市教育局
      - name: 市城投集團
"""

from __future__ import annotations

from collections.abc import Iterator

from ...common.language import t
from ...formats.rules import Finding
from ..model import ResponsibilityList
from .mss226_similar_names import both_names
from .mss232_member_misspelt import is_one_apart


def check(responsibilities: ResponsibilityList) -> Iterator[Finding]:
    """Yield every owner that no unit is called, and that a slip of one character makes a unit's name."""
    known = responsibilities.registered
    ordered = sorted(known)
    left = _COMPARED
    for path, item in responsibilities.places() if known else ():
        for index, name in enumerate(item.owner):
            if name in known or left < 0:
                continue
            left -= len(ordered)
            meant = next((one for one in ordered if is_one_apart(name, one) and not both_names(name, one)), None)
            if meant:
                message = t("{name} looks like {other}", name=name, other=meant)
                hint = t("did you mean {name}? If both are units, add both under units:", name=meant)
                yield Finding((*path, "owner", index), message, hint)


_COMPARED = 200_000
"""How many pairs of names are compared in all: a list with more of both has no mere slips in it."""
