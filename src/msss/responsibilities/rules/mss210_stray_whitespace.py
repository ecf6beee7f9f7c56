"""A text has whitespace where the source has none.

Whitespace at either end, twice in a row, or between two Chinese characters (衛生健康 委員會) is left
over from a table's line break; it keeps the name from being found and compared. Remove it.

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
          - {id: "1.1", name: 新增學位6萬個, lead: 市教 育局, due: 12月底,
             targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...formats.rules import Finding
from ...language import t
from ...reading.diagnostic import Path
from ..model import ResponsibilityList

_STRAY = r"^\s|\s$|\s\s|(?<=[\u3400-\u9fff])\s(?=[\u3400-\u9fff])"


def check(responsibilities: ResponsibilityList) -> Iterator[Finding]:
    """Yield every text with stray whitespace."""
    if not _any_whitespace(responsibilities):
        return
    for path, text in _texts(responsibilities):
        found = re.search(_STRAY, text)
        if found:
            around = repr(text[max(0, found.start() - 6) : found.end() + 6])
            message = t("{key} has whitespace that doesn't belong: {text}", key=_key(path), text=around)
            yield Finding(path, message, t("remove it: Chinese text has no spaces between characters"))


def _any_whitespace(responsibilities: ResponsibilityList) -> bool:
    """Whether any text has whitespace, stray or not. Most lists have none, and are done with here."""
    texts: list[str] = []
    for _, item in responsibilities.items():
        texts += (item.name, item.due.text, *item.lead, *item.support, item.leader or "", item.note or "")
        for target in item.targets:
            texts += (target.content, target.measure)
    texts += [text for unit in responsibilities.units for text in (unit.name, *unit.aliases, *unit.members)]
    texts += [project.name for project in responsibilities.projects if project.name]
    for amendment in responsibilities.amendments:
        texts += (amendment.document, amendment.reason, amendment.unit or "")
    source = responsibilities.source
    together = "|".join((responsibilities.title, source.issuer, source.document, source.index or "", *texts))
    return together.split(maxsplit=1) != [together]


def _key(path: Path) -> str:
    return next(step for step in reversed(path) if isinstance(step, str))


def _texts(responsibilities: ResponsibilityList) -> Iterator[tuple[Path, str]]:
    """Every text that a person wrote into the list, with its path."""
    source = responsibilities.source
    yield ("title",), responsibilities.title
    for key, text in (("issuer", source.issuer), ("document", source.document), ("index", source.index)):
        yield ("source", key), text or ""
    for index, project in enumerate(responsibilities.projects):
        yield ("projects", index, "name"), project.name or ""
    for path, item in responsibilities.places():
        for key, text in (("name", item.name), ("due", item.due.text), ("leader", item.leader), ("note", item.note)):
            yield (*path, key), text or ""
        for key, names in (("lead", item.lead), ("support", item.support)):
            for place, name in enumerate(names):
                yield (*path, key, place), name
        for place, target in enumerate(item.targets):
            yield (*path, "targets", place, "content"), target.content
            yield (*path, "targets", place, "measure"), target.measure
    for index, unit in enumerate(responsibilities.units):
        yield ("units", index, "name"), unit.name
        for key, names in (("aliases", unit.aliases), ("members", unit.members)):
            for place, name in enumerate(names):
                yield ("units", index, key, place), name
    for index, amendment in enumerate(responsibilities.amendments):
        yield ("amendments", index, "unit"), amendment.unit or ""
        yield ("amendments", index, "document"), amendment.document
        yield ("amendments", index, "reason"), amendment.reason
