"""What the validator finds, said in terms of the file: MSS101 to MSS111, as `msss.schema` lists them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import fields
from typing import Any

from .deadline import DEADLINE_FORMS
from .diagnostic import Diagnostic, Path
from .shape import Vocabulary
from .yamlsource import Document, Unreadable

_SUGGESTED = 100
"""How many unknown keys of a file get a suggestion: beyond that it isn't a list with slips in it."""


def _holder(path: Path, vocabulary: Vocabulary) -> type[Any]:
    """The class whose mapping the last step of ``path`` stands in."""
    for step in reversed(path[:-1]):
        if isinstance(step, str) and step in vocabulary.holders:
            return vocabulary.holders[step]
    return next(iter(vocabulary.nouns))


def diagnostics(
    problems: list[Any], vocabulary: Vocabulary, document: Document, file: str, units: Callable[[], Collection[str]]
) -> Iterator[Diagnostic]:
    """Each of the validator's findings, in terms of the file and never of pydantic; ``units`` are known by name."""
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
            code, message, hint = _said(kind, path, value, problem.get("ctx", {}), vocabulary, units)
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
    kind: str,
    path: Path,
    value: Any,
    context: Mapping[str, Any],
    vocabulary: Vocabulary,
    units: Callable[[], Collection[str]],
) -> tuple[str, str, str]:
    """Code, message and hint for one of the validator's findings."""
    whole = next(iter(vocabulary.nouns.values()))
    key = next((step for step in reversed(path) if isinstance(step, str)), f"the {whole}")
    example = f"for example: {vocabulary.examples[key]}" if key in vocabulary.examples else ""
    shown = _short(value)
    match kind:
        case "missing":
            return (
                "MSS102",
                f"the {vocabulary.nouns[_holder(path, vocabulary)]} lacks {key}",
                f"add it, {example}" if example else "",
            )
        case "one_of":
            first, second = context["keys"]
            noun = vocabulary.nouns[_holder((*path, first), vocabulary)]
            return (
                "MSS101",
                f"the {noun} has {first} and {second}",
                f"keep one of the two: it is of one {first} or {second}",
            )
        case "list_type":
            return "MSS103", f"{key} must be a list, not {_what(value)}", f"write a list, {example}" if example else ""
        case "dataclass_type":
            noun = f"each of {key}" if path and isinstance(path[-1], int) else key
            return (
                "MSS103",
                f"{noun} must be a mapping (key: value), not {_what(value)}",
                f"write keys and values, {example}" if example else "",
            )
        case "text" | "unit_name":
            return _said_of_text(kind, key, value, example, units)
        case "too_short":
            return "MSS104", f"{key} is an empty list", f"fill it in, {example}" if example else ""
        case "deadline":
            return (
                "MSS106",
                f"{key}: {shown} is no deadline that can be read",
                f"write one of {DEADLINE_FORMS}",
            )
        case "quantity":
            hint = "write digits, for example 60000 or 4.5; the measure goes under measure:"
            return "MSS107", f"{key}: {shown} is not a number of zero or more", _letters(value) or hint
        case "number":
            message = f"{key}: {shown} is not a whole number from 1 to 9999"
            return "MSS108", message, _letters(value) or f"write a number, {example}"
        case "year":
            message = f"{key}: {shown} is not a year of four digits"
            return "MSS108", message, _letters(value) or f"write four digits, {example}"
        case "points":
            hint = _letters(value) or "write digits, for example 85 or 12.5"
            return "MSS107", f"{key}: {shown} is not a number of zero or more", hint
        case "count":
            hint = _letters(value) or f"write digits, {example or 'for example 12'}"
            return "MSS108", f"{key}: {shown} is not a whole number of zero or more", hint
        case "date":
            hint = _letters(value) or "write year, month and day, for example 2022-04-07"
            return "MSS109", f"{key}: {shown} is not a date", hint
        case "value":
            message = f"{key}: {shown} is not what was done so far"
            hint = "write a number, for example 45000 or 4.5萬, or for an item without targets 60%"
            return "MSS107", message, _letters(value) or hint
        case "truth":
            return "MSS110", f"{key}: {shown} is not true or false", "write true, or remove the key"
        case "choice":
            words = context["words"]
            hint = f"write {words}" if example else f"write {words}, or remove the key"
            return "MSS110", f"{key}: {shown} is not {words}", hint
        case "item_id":
            hint = "write the project's number, a point and the item's, for example 7.2"
            return "MSS111", f"{key}: {shown} is not an item id", _letters(value) or hint
        case _:  # pragma: no cover - the schema above can yield nothing else
            return "MSS103", f"{key} can't be read", example


def _said_of_text(
    kind: str, key: str, value: Any, example: str, units: Callable[[], Collection[str]]
) -> tuple[str, str, str]:
    """What is wrong with what should be a text, or (``kind``) one unit's name."""
    if not isinstance(value, str):
        return "MSS103", f"{key} must be text, not {_what(value)}", f"write a text, {example}" if example else ""
    if not value:
        return "MSS104", f"{key} is empty", f"fill it in, {example}" if example else "fill it in, or remove the key"
    from .characters import hidden, looks_like, named

    if kind == "unit_name":
        from .names import MOST, parts, respelled

        names = parts(value, units())
        sign = next((sign for sign in value if sign in "\n\r\x85\u2028\u2029，、；;,"), None)
        if sign and names != [value.strip()] and hidden("".join(names)) is None:
            shown = sign if sign.isprintable() else "a line break"
            if len(names) < 2 or len(names) > MOST:
                return "MSS112", f"{key}: {_short(value)} holds {shown}", "write each unit's name by itself"
            if meant := respelled(value, units()):
                return "MSS112", f"{key}: {_short(value)} holds {shown} where one unit's name has 、", f"write {meant}"
            written = ", ".join(f'"{name}"' if set(",[]{}#:") & set(name) else name for name in names)
            hint = f"separate the units with , (half-width) and a space: [{written}]"
            return "MSS112", f"{key}: {_short(value)} is several units in one name, with {shown} between them", hint
    if character := hidden(value):
        return (
            "MSS105",
            f"{key} holds the invisible character {named(character)}",
            "retype the text: such a character hides or reorders what is read",
        )
    found = looks_like(value)
    assert found is not None, value
    character, meant = found
    message = f"{key}: in {_short(value)}, {character} is {named(character)}, and only looks like {meant}"
    return "MSS113", message, f"write {meant} in its place"


_TAKEN_FOR = {"O": "0", "o": "0", "l": "1", "I": "1", "|": "1"}
"""What is typed for a digit, and isn't one."""


def _letters(value: Any) -> str:
    """What to do about a character in a number that is no digit and passes for one, as a hint; else nothing."""
    if not isinstance(value, str):
        return ""
    has_digits = any(character.isdecimal() for character in value)
    for character in value[:100]:
        if has_digits and character in _TAKEN_FOR:
            kind = "a letter" if character.isalpha() else "a sign"
            return f"{character} is {kind}, not a digit: write {_TAKEN_FOR[character]}"
        if (
            not character.isdecimal()
            and not "\u3007" <= character <= "\u9fff"
            and unicodedata.numeric(character, -1) >= 0
        ):
            from .characters import named

            return f"{character} is {named(character)}, not a digit: write the number in digits"
    return ""


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
