"""A draft as the text of a list's file: the keys in their order, in the style of the list that ships.

What has to be checked stands as a comment, ``# 待核: …``, on the line that it concerns, or in the place of a line that
is missing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..common.harmless import visible
from ..common.language import t
from .drafting import Data, Draft
from .published import Doubt

SCHEMA = "# yaml-language-server: $schema=responsibility_list.schema.json"
TO_CHECK = "待核"
_PER_LINE, _MEMBERS_PER_LINE = 6, 7
"""How many units stand in a line, and how many members."""
_PLAIN = re.compile(
    r"[\u4e00-\u9fffA-Za-z0-9〔(（“《][^\x00-\x1f\x7f\"'\\:#{}\[\]&*!|>%@`\x85\u2028\u2029\ufeff\ud800-\udfff]*"
)
"""What needs no quotes, outside of brackets of YAML."""
_WORD = re.compile("(?i)(?:true|false|yes|no|on|off|null|~|[yn]|[-+.0-9][-+.,0-9_eExXoOa-fA-F:]*)")
"""What other tools read as something else than text."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
Path = tuple[str | int, ...]


def text(draft: Draft, comments: Iterable[str] = ()) -> str:
    """The file of a draft; ``comments`` stand below its first line."""
    return "\n".join(_Writing(draft).lines(comments)) + "\n"


def scalar(value: object, *, in_flow: bool = False) -> str:
    """A value as YAML writes it, with quotes where they are needed."""
    if not isinstance(value, str):
        return f"{value}"
    is_plain = _PLAIN.fullmatch(value) and not _WORD.fullmatch(value) and value == value.strip()
    if (is_plain and not (in_flow and "," in value)) or _DAY.fullmatch(value):
        return value
    return json.dumps(value, ensure_ascii=False)


def flow(values: Mapping[str, Any]) -> str:
    """A mapping in one line."""
    return "{" + ", ".join(f"{key}: {_in_flow(value)}" for key, value in values.items()) + "}"


def _in_flow(value: object) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(map(unit, value)) + "]"
    return scalar(value, in_flow=True)


def unit(name: str) -> str:
    """A unit's name in a list of them; one that holds a 、 stands in quotes, as one."""
    return json.dumps(name, ensure_ascii=False) if "、" in name else scalar(name, in_flow=True)


def comment_of(doubt: Doubt) -> str:
    """A doubt as a comment's text says it: what, and where in the source."""
    said = str(doubt.message)
    if doubt.place is not None and (place := str(doubt.place)):
        said = str(t("{message} ({place})", message=said, place=place))
    return visible(said)


class _Writing:
    def __init__(self, draft: Draft) -> None:
        self.data = draft.data
        self.of: dict[Path, list[str]] = {}
        for doubt in draft.doubts:
            self.of.setdefault(doubt.path, []).append(comment_of(doubt))

    def lines(self, comments: Iterable[str]) -> Iterator[str]:
        data = self.data
        yield SCHEMA
        yield from (f"# {visible(comment)}" for comment in comments)
        for key in ("title", "year", *(("code",) if "code" in data else ())):
            yield from self._pair("", key, data, ())
        yield f"source: {flow(data['source'])}{self._marks(('source',))}"
        yield from self._missing("", ("source", "issuer"), ("source", "document"), ("source", "date"))
        yield ""
        yield (
            f"projects:{self._marks(('projects',))}"
            if data["projects"]
            else f"projects: []{self._marks(('projects',))}"
        )
        for at, project in enumerate(data["projects"]):
            if at:
                yield ""
            yield from self._project(project, ("projects", at))
        if data["units"]:
            yield ""
            yield "units:"
            for at, entry in enumerate(data["units"]):
                if at and "members" in entry and "members" not in data["units"][at - 1]:
                    yield ""
                yield from self._unit(entry, ("units", at))

    def _marks(self, *paths: Path) -> str:
        said = [comment for path in paths for comment in self.of.pop(path, ())]
        return f"  # {TO_CHECK}: {'; '.join(said)}" if said else ""

    def _missing(self, indent: str, *paths: Path) -> Iterator[str]:
        """Comments that stand where a key is missing."""
        for path in paths:
            for comment in self.of.pop(path, ()):
                yield f"{indent}# {TO_CHECK}: {comment}"

    def _pair(self, indent: str, key: str, data: Data, path: Path) -> Iterator[str]:
        if key in data:
            yield f"{indent}{key}: {scalar(data[key])}{self._marks((*path, key))}"
        else:
            yield from self._missing(indent, (*path, key))

    def _project(self, project: Data, path: Path) -> Iterator[str]:
        yield f"  - number: {project['number']}{self._marks((*path, 'number'))}"
        for key in ("name", "level", "category"):
            yield from self._pair("    ", key, project, path)
        yield "    items:"
        for at, item in enumerate(project["items"]):
            yield from self._item(item, (*path, "items", at))

    def _item(self, item: Data, path: Path) -> Iterator[str]:
        indent = " " * 8
        yield f'      - id: "{item["id"]}"{self._marks((*path, "id"))}'
        for key in ("name", "lead", "support", "due", "leader", "note", "location", "owner", "contact", "investment"):
            value = item.get(key)
            if isinstance(value, list):
                yield from self._names(f"{indent}{key}: ", value, self._marks((*path, key)))
            elif isinstance(value, dict):
                yield f"{indent}{key}: {flow(value)}{self._marks((*path, key))}"
            else:
                yield from self._pair(indent, key, item, path)
        if "targets" in item:
            yield f"{indent}targets:{self._marks((*path, 'targets'))}"
            for at, target in enumerate(item["targets"]):
                yield f"{indent}  - {flow(target)}{self._marks((*path, 'targets', at))}"

    def _names(self, start: str, names: Sequence[str], mark: str, most: int = _PER_LINE) -> Iterator[str]:
        rows = [names[at : at + most] for at in range(0, len(names), most)]
        for number, row in enumerate(rows):
            begin = f"{start}[" if not number else " " * (len(start) + 1)
            end = f"]{mark}" if number == len(rows) - 1 else ","
            yield f"{begin}{', '.join(map(unit, row))}{end}"

    def _unit(self, entry: Data, path: Path) -> Iterator[str]:
        yield f"  - name: {scalar(entry['name'])}{self._marks((*path, 'name'))}"
        if "aliases" in entry:
            yield f"    aliases: {_in_flow(entry['aliases'])}"
        if "scope" in entry:
            yield f"    scope: {entry['scope']}"
        if "members" in entry:
            yield from self._names("    members: ", entry["members"], "", _MEMBERS_PER_LINE)
