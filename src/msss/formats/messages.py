"""What the validator finds, said in terms of the file and never of pydantic: MSS101 to MSS114.

What is said of a value that isn't of its key's type is the type's business (`msss.formats.types`); here is what
is said of mappings, lists and keys.

========  ====================================================
MSS101    a key the format doesn't have
MSS102    a key that is missing
MSS103    a list, a mapping or a text in the place of another
MSS104    an empty text or list
MSS105    a character that isn't seen
MSS106    a deadline that can't be read
MSS107    a quantity that isn't a number of zero or more
MSS108    a year or number that isn't a whole one
MSS109    a date that isn't one
MSS110    a word that isn't one of those a key takes
MSS111    an item id that can't be cited
MSS112    several units in the place of one
MSS113    a character that is taken for another
MSS114    a place's code that isn't one
========  ====================================================
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ..common.language import Series, t
from ..reading.diagnostic import Diagnostic, Path
from ..reading.document import Document, Unreadable
from .keys import Declared, Many, Takes, key_of, keys_of, part_of
from .keys import Mapping as MappingOf
from .phrases import Wrong, short, what
from .schema import Known
from .types import ValueType

_SUGGESTED = 100
"""How many unknown keys of a file get a suggestion: beyond that it isn't a list with slips in it."""


def diagnostics(
    problems: list[Any], root: type[Any], document: Document, file: str, units: Known
) -> Iterator[Diagnostic]:
    """Each of the validator's findings in a document of ``root``; ``units`` are known by name."""
    unknown = 0
    for problem in problems:
        if isinstance(problem["input"], Unreadable):
            continue  # said already, as MSS004
        path: Path = tuple(problem["loc"])
        if problem["type"] == "unexpected_keyword_argument":
            unknown += 1
            holder = at(root, path).holder
            keys = keys_of(holder)
            hint = _meant(path, keys, document) if unknown <= _SUGGESTED else ""
            message: str = t("the {noun} has no key {key}", noun=part_of(holder).noun, key=short(str(path[-1])))
            hint = hint or t("its keys are {keys}", keys=Series(key.name for key in keys))
            yield Diagnostic("MSS101", message, file, document.span(path, key=True), path, hint)
        else:
            code, message, hint = _said(problem["type"], path, problem["input"], problem.get("ctx", {}), root, units)
            yield Diagnostic(code, message, file, document.span(path), path, hint)


def _meant(path: Path, keys: tuple[Declared, ...], document: Document) -> str:
    """What was meant by the key at ``path``, as a hint; empty if nothing is near."""
    from difflib import get_close_matches

    from ..values.chinese import fold

    key = str(path[-1])
    if re.fullmatch("[0-9]{3}", key) and (number := _in_thousands(path, document)):
        return t("a comma ends a value inside {{ }}: write {number}, or quote it", number=number)
    names = [declared.name for declared in keys]
    joined = re.fullmatch(r"(\w{1,30}?) *([:：])(.{1,40})", key)
    if joined and joined[1] in names:
        written = f"{joined[1]}: {joined[3].strip()}"
        if joined[2] == "：":
            return t("： is full-width: write {written}", written=written)
        return t("a space is missing after the colon: write {written}", written=written)
    folded = fold(key)
    meant = [one.name for one in keys if any(fold(word) == folded for word in one.key.spellings)]
    near = next(iter((*meant, *get_close_matches(key.casefold(), names, n=1))), None)
    if near:
        return t("did you mean {name}?", name=near)
    if _is_cut_off(path, document):
        return t("a comma ends the value here: put the whole text in quotes")
    return ""


def _is_cut_off(path: Path, document: Document) -> bool:
    """Whether a key is the rest of a text in braces, behind its comma: ``{words: 主體完工,開始裝修}``."""
    end = document.extent(path)[0]
    before, after = document.text[max(end - 200, 0) : end], document.text[end : end + 40].lstrip()
    return (
        before.endswith(str(path[-1]))
        and before.removesuffix(str(path[-1])).rstrip().endswith(",")
        and after[:1] in ",}"
    )


def _in_thousands(path: Path, document: Document) -> str:
    """The number that commas cut into a value and keys, the last of them at ``path``; else nothing.

    ``{quantity: 60,000}`` is ``quantity: 60`` and an empty ``000``.
    """
    end = document.extent(path)[0]
    start = max(end - 60, 0)
    found = re.search(r"[:：] *([0-9]{1,3}(?:,[0-9]{3})+)$", document.text[start:end])
    more = re.match("(?:,[0-9]{3})*", document.text[end : end + 60])
    return (found[1] + (more[0] if more else "")).replace(",", "") if found else ""


def _said(
    problem: str, path: Path, value: Any, context: Mapping[str, Any], root: type[Any], units: Known
) -> tuple[str, str, str]:
    """Code, message and hint for one of the validator's findings."""
    found = at(root, path)
    key = found.key.name if found.key else t("the {noun}", noun=part_of(root).noun)
    example = found.key.key.sample if found.key else ""
    match problem:
        case "missing":
            message = t("the {noun} lacks {key}", noun=part_of(found.holder).noun, key=key)
            return "MSS102", message, t("add it, for example: {example}", example=example) if example else ""
        case "one_of":
            first, second = context["keys"]
            noun = part_of(at(root, (*path, first)).holder).noun
            message = t("the {noun} has both {first} and {second}", noun=noun, first=first, second=second)
            return "MSS101", message, t("keep only one of the two keys")
        case "list_type":
            message = t("{key} must be a list, not {kind}", key=key, kind=what(value))
            return "MSS103", message, t("write a list, for example: {example}", example=example) if example else ""
        case "dataclass_type":
            if path and isinstance(path[-1], int):
                message = t("each of {key} must be a mapping (key: value), not {kind}", key=key, kind=what(value))
            else:
                message = t("{key} must be a mapping (key: value), not {kind}", key=key, kind=what(value))
            hint = t("write keys and values, for example: {example}", example=example) if example else ""
            return "MSS103", message, hint
        case "too_short":
            hint = t("fill it in, for example: {example}", example=example) if example else ""
            return "MSS104", t("{key} is an empty list", key=key), hint
    takes = found.takes
    if not isinstance(takes, ValueType):  # pragma: no cover - the schema can yield nothing else
        return "MSS103", t("{key} can't be read", key=key), ""
    if problem == "text":  # whatever the type, it is a text first
        from .types import TEXT

        takes = TEXT
    return takes.report(Wrong(key, value, short(value), example, units))


# --- what a path leads to


class Found(NamedTuple):
    """What a path leads to: the class whose mapping its last key is in, that key if it has one, what is taken there."""

    holder: type[Any]
    key: Declared | None
    takes: Takes | None


def at(root: type[Any], path: Path) -> Found:
    """What stands at ``path`` in a document of ``root``, by its declaration."""
    holder, key, takes = root, None, MappingOf(root)  # type: type[Any], Declared | None, Takes | None
    for step in path:
        if isinstance(step, int):
            takes = takes.of if isinstance(takes, Many) else None
        elif isinstance(takes, MappingOf):
            holder = takes.cls
            key = key_of(holder, step)
            takes = key.takes if key else None
        else:
            key = takes = None
    return Found(holder, key, takes)
