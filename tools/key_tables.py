"""The tables of docs/file-format.md: a row for each key, as its class declares it, in the language of the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Any

from page_words import speaker

from msss.common.language import Language
from msss.formats.keys import Declared, Many, Mapping, Takes, keys_of, part_of
from msss.formats.types import UNIT_NAME

Say = Callable[[str], str]
_RULE = "| --- | --- | --- | --- | --- | --- |"
_PLACE = re.compile(r"(?<=^<!-- keys: )(\w+)( -->\n\n)(.*?)(?=^<!-- end -->$)", re.DOTALL | re.MULTILINE)


def table(cls: type[Any], language: Language = Language.ENGLISH) -> str:
    """A class's keys as a table in Markdown."""
    say = speaker(language)
    rows = "".join(_row(declared, say, language) for declared in keys_of(cls))
    return say("| key | type | required | in Chinese | meaning | why so |") + f"\n{_RULE}\n{rows}"


def filled(page: str, class_named: Callable[[str], type[Any]], language: Language = Language.ENGLISH) -> str:
    """A page in which each place ``<!-- keys: Item -->`` … ``<!-- end -->`` holds the table of that class."""
    return _PLACE.sub(lambda found: f"{found[1]}{found[2]}{table(class_named(found[1]), language)}\n", page)


def sentences(cls: type[Any]) -> Iterator[str]:
    """What the table of a class says that is declared with its keys, and not translated there."""
    for declared in keys_of(cls):
        takes = declared.takes.of if isinstance(declared.takes, Many) else declared.takes
        words = "" if isinstance(takes, Mapping | Many) else takes.words
        yield from filter(None, (words, declared.key.more, declared.key.why))


def _row(declared: Declared, say: Say, language: Language) -> str:
    key = declared.key
    meaning = f"{key.meaning} {key.more}".rstrip() if language is Language.ENGLISH else key.chinese + say(key.more)
    cells = (f"`{declared.name}`", _type(declared, say, language), _required(declared, say), key.term, meaning)
    return "|" + "".join(f" {cell} |" if cell else " |" for cell in (*cells, say(key.why))) + "\n"


def _type(declared: Declared, say: Say, language: Language) -> str:
    takes = declared.takes
    if not isinstance(takes, Many):
        return _one(takes, say, language)
    if takes.or_one:
        several = say("{one}, or a list of them").format(one=_one(takes.of, say, language))
    else:
        several = say("list of {what}").format(what=_several(declared.name, takes.of, say, language))
    return say("{list}, not empty").format(list=several) if declared.is_required else several


def _one(takes: Takes, say: Say, language: Language) -> str:
    match takes:
        case Mapping():
            part = part_of(takes.cls)
            return f"[{part.noun if language is Language.ENGLISH else part.term}](#{_heading(takes.cls, language)})"
        case Many():
            return say("list of {what}").format(what=_one(takes.of, say, language))
        case _:
            return say(takes.words)


def _several(name: str, of: Takes, say: Say, language: Language) -> str:
    if isinstance(of, Mapping) and language is Language.ENGLISH:
        several = name if name.endswith("s") else f"{part_of(of.cls).noun}s"
        return f"[{several}](#{_heading(of.cls, language)})"
    return say("units' names") if of is UNIT_NAME else _one(of, say, language)


def _heading(cls: type[Any], language: Language) -> str:
    """The heading under which a class stands in the page, as links name it: ScoringRules is scoring-rules."""
    if language is Language.ENGLISH:
        return re.sub("(?<=[a-z])(?=[A-Z])", "-", cls.__name__).lower()
    return part_of(cls).term


def _required(declared: Declared, say: Say) -> str:
    if declared.is_required:
        return say("yes")
    if isinstance(declared.default, StrEnum | bool):
        return say("no, default `{value}`").format(value=str(declared.default).lower())
    return say("no")
