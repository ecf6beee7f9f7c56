"""Several units stand in one name.

YAML separates the entries of a list by ``,`` of half width alone: ``[市发改委，市财政局]``, typed with a Chinese
input method, is one unit that nobody knows, and neither of the two would find what it owes (壓實工作責任, clause 一
of the notice). Write each name by itself. What stands in brackets joins nothing, nor do levels that share a
noun: 各區、縣(市)政府 is one name. Where a list has ``units:``, its items' names are compared with them (MSS205).

Passes:

    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
             support: [市发改委, 市财政局, "各區、縣(市)政府"],
             targets: [{content: 新增學位, quantity: 60000, measure: 個}]}

Fails:

    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
             support: [市发改委，市财政局],
             targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostic import Path
from ..model import ResponsibilityList
from ..registry import joined_names
from . import Finding


def check(responsibilities: ResponsibilityList) -> Iterator[Finding]:
    """Yield every name of the registry, or without one of the items, that is several names."""
    for path, name in _registered(responsibilities) if responsibilities.units else _named(responsibilities):
        if joined := joined_names(name):
            entries = ", ".join(joined)
            hint = f"write each unit by itself, with , (half-width) and a space between them: [{entries}]"
            yield Finding(path, f"{name} is read as the name of one unit", hint)


def _registered(responsibilities: ResponsibilityList) -> Iterator[tuple[Path, str]]:
    for index, unit in enumerate(responsibilities.units):
        yield ("units", index, "name"), unit.name
        for key, names in (("aliases", unit.aliases), ("members", unit.members)):
            for at, name in enumerate(names):
                yield ("units", index, key, at), name


def _named(responsibilities: ResponsibilityList) -> Iterator[tuple[Path, str]]:
    for path, item in responsibilities.places():
        for key, names in (("lead", item.lead), ("support", item.support)):
            for at, name in enumerate(names):
                yield (*path, key, at), name
