"""What the validator finds, said in terms of the file: MSS101 to MSS111, as `msss.schema` lists them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from .deadline import DEADLINE_FORMS
from .diagnostic import Diagnostic, Path
from .shape import Vocabulary
from .yamlsource import Document, Unreadable

# What `shape` refuses in a text, as Python writes it.
_UNSAFE_CHARACTER = "[\x00-\x1f\x7f-\x9f\u200b-\u200f\u061c\u180e\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
_SUGGESTED = 100
"""How many unknown keys of a file get a suggestion: beyond that it isn't a list with slips in it."""


def _holder(path: Path, vocabulary: Vocabulary) -> type[Any]:
    """The class whose mapping the last step of ``path`` stands in."""
    for step in reversed(path[:-1]):
        if isinstance(step, str) and step in vocabulary.holders:
            return vocabulary.holders[step]
    return next(iter(vocabulary.nouns))


def diagnostics(problems: list[Any], vocabulary: Vocabulary, document: Document, file: str) -> Iterator[Diagnostic]:
    """Each of the validator's findings, in terms of the file and never of pydantic."""
    unknown = 0
    for problem in problems:
        if isinstance(problem["input"], Unreadable):
            continue  # said already, as MSS004
        path: Path = tuple(problem["loc"])
        kind, value = problem["type"], problem["input"]
        if kind == "unexpected_keyword_argument":
            unknown += 1
            holder = _holder(path, vocabulary)
            keys = tuple(spec.name for spec in fields(holder))
            hint = _meant(path, keys, vocabulary.words, document) if unknown <= _SUGGESTED else ""
            message = f"the {vocabulary.nouns[holder]} has no key {_short(str(path[-1]))}"
            hint = hint or f"its keys are {', '.join(keys)}"
            yield Diagnostic("MSS101", message, file, document.span(path, key=True), path, hint)
        else:
            code, message, hint = _said(kind, path, value, problem.get("ctx", {}), vocabulary)
            yield Diagnostic(code, message, file, document.span(path), path, hint)


def _meant(path: Path, keys: tuple[str, ...], words: Mapping[str, str], document: Document) -> str:
    """What was meant by the key at ``path``, as a hint; empty if nothing is near."""
    from difflib import get_close_matches

    from .chinese import fold

    key = str(path[-1])
    if re.fullmatch("[0-9]{3}", key) and (number := _in_thousands(path, document)):
        return f"a comma ends a value inside {{ }}: write {number}, or quote it"
    joined = re.fullmatch(r"(\w{1,30}?) *([:：])(.{1,40})", key)
    if joined and joined[1] in keys:
        slip = "： is full-width" if joined[2] == "：" else "a space is missing after the colon"
        return f"{slip}: write {joined[1]}: {joined[3].strip()}"
    folded = fold(key)
    meant = [words[word] for word in words if fold(word) == folded]
    meant += get_close_matches(key.casefold(), keys, n=1)
    near = next((word for word in meant if word in keys), None)
    return f"did you mean {near}?" if near else ""


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
    kind: str, path: Path, value: Any, context: Mapping[str, Any], vocabulary: Vocabulary
) -> tuple[str, str, str]:
    """Code, message and hint for one of the validator's findings."""
    whole = next(iter(vocabulary.nouns.values()))
    key = next((step for step in reversed(path) if isinstance(step, str)), f"the {whole}")
    example = f"write {vocabulary.examples[key]}" if key in vocabulary.examples else ""
    shown = _short(value)
    match kind:
        case "missing":
            return "MSS102", f"the {vocabulary.nouns[_holder(path, vocabulary)]} lacks {key}", example
        case "one_of":
            first, second = context["keys"]
            noun = vocabulary.nouns[_holder((*path, first), vocabulary)]
            return (
                "MSS101",
                f"the {noun} has {first} and {second}",
                f"keep one of the two: it is of one {first} or {second}",
            )
        case "list_type":
            return "MSS103", f"{key} must be a list, not {_what(value)}", example
        case "dataclass_type":
            noun = f"each of {key}" if path and isinstance(path[-1], int) else key
            return "MSS103", f"{noun} must be a mapping (key: value), not {_what(value)}", example
        case "string_type":
            return "MSS103", f"{key} must be text, not {_what(value)}", example
        case "string_too_short":
            return "MSS104", f"{key} is empty", example or "fill it in, or remove the key"
        case "too_short":
            return "MSS104", f"{key} is an empty list", example
        case "string_pattern_mismatch":
            found = re.search(_UNSAFE_CHARACTER, value)
            character = f"U+{ord(found[0]):04X}" if found else "a control character"
            return (
                "MSS105",
                f"{key} holds the invisible character {character}",
                "retype the text: such a character hides or reorders what is read",
            )
        case "deadline":
            return (
                "MSS106",
                f"{key}: {shown} is no deadline that can be read",
                f"write one of {DEADLINE_FORMS}",
            )
        case "quantity":
            return (
                "MSS107",
                f"{key}: {shown} is not a number of zero or more",
                "write digits, 60000 or 4.5; the measure goes under measure:",
            )
        case "number" | "year":
            form = "a whole number from 1 to 9999" if kind == "number" else "a year of four digits"
            return "MSS108", f"{key}: {shown} is not {form}", example
        case "points":
            return "MSS107", f"{key}: {shown} is not a number of zero or more", "write digits, 85 or 12.5"
        case "count":
            return "MSS108", f"{key}: {shown} is not a whole number of zero or more", example or "write digits, 12"
        case "date":
            return "MSS109", f"{key}: {shown} is not a date", "write it as 2022-04-07"
        case "value":
            message = f"{key}: {shown} is not what was done so far"
            return "MSS107", message, "write a number, 45000 or 4.5萬, or for an item without targets 60%"
        case "truth":
            return "MSS110", f"{key}: {shown} is not true or false", "write true, or remove the key"
        case "choice":
            words = context["words"]
            return "MSS110", f"{key}: {shown} is not {words}", example or f"write {words}, or remove the key"
        case "item_id":
            return (
                "MSS111",
                f"{key}: {shown} is not an item id",
                "write the project's number, a point and the item's: 7.2",
            )
        case _:  # pragma: no cover - the schema above can yield nothing else
            return "MSS103", f"{key} can't be read", example


def _what(value: Any) -> str:
    match value:
        case str():
            return f"the text {_short(value)}" if value else "nothing"
        case list():
            return "a list"
        case _:
            return "a mapping"


def _short(value: Any) -> str:
    """A value as a message quotes it: not the whole of a text that runs on."""
    if not isinstance(value, str):
        return _what(value)
    return value if len(value) <= 40 else value[:39] + "…"
