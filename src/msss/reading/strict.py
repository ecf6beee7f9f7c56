"""A quick reader of YAML as lists are written: it gives the data of a text, or None for "don't know".

It is for speed alone. What it doesn't know PyYAML reads (`msss.reading.reader`), and every file of which a place is
needed or anything is to be said. What this reader knows is a small part of YAML, in which every line can mean one
thing only:

    file     lines; the whole is a mapping that begins in the first column
    line     nothing, or a comment
             spaces, "- " or nothing, key, ":", and " " with a value or nothing
             spaces, "- ", a value
             each with or without " " and a comment at its end
    key      letters, digits and _
    value    a scalar or a flow
    scalar   "characters" or 'characters', without escapes; or a plain: no sign of YAML before it, no " " behind it,
             and no ": ", no " #" and no ":" at the end in it
    flow     "[", entries, "]" or "{", pairs, "}"; between them commas, and after each a space, or the end of the
             line and a line that is indented
    entry    a scalar or a flow; a plain has none of , [ ] { } ? # and quotes in it, and no ":" but that of "://"
    pair     key, ": ", entry
    comment  "#" and the rest of the line

A key without a value has a mapping below it that is indented deeper, or a list that is indented as deep as the key
or deeper.

None is what it says of everything else: a tab, a carriage return or another sign that ends a line, a control
character, a text of several lines, anchors, aliases, tags, directives and markers of documents, a key that is
quoted, written twice or without a value, an indentation that fits nothing above it, and whatever comes near the
limits of `msss.reading.reader`. `benchmarks/readers.py` compares the two readers.
"""

from __future__ import annotations

import re
from typing import Any

MAX_LENGTH = 2_000
"""The longest scalar that is known, in characters: as long as `msss.reading.reader` allows."""
MAX_DEPTH = 9
"""The deepest nesting of blocks, and of a flow in them: together no more than `msss.reading.reader` allows."""

# What isn't printable in YAML, ends a line or is a space, beside "\n" and " "; and U+FEFF.
_ODD = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_KEY = r"\w{1,100}"
_NO_START = " \n?:,#&*!|>%@`{}'\"\\[\\]"
_START = rf"(?:[^\-{_NO_START}]|-(?=[0-9]))"
_PLAIN = rf"{_START}[^:#\n]*(?:(?::(?![ \n]|\Z)|(?<! )#)[^:#\n]*)*(?<! )"
_QUOTED = r"\"[^\"\\\n]*\"|'[^'\n]*'"

# A flow without another in it and without rare signs, as nearly all are: it can be taken apart at ", " and ": ".
_USUAL = rf"(?:[^\-{_NO_START}][^ \n?:,#{{}}'\"\[\]]*|\"[^\"\\\n,]*\")"
_COMMA = r",(?:\ |\n\ +)"
_LINE = re.compile(
    rf"(?m)(\ *)(-\ +)?(?:({_KEY}):(?=[ \n]))?"
    rf"(?:(?(3)\ +)(?:({_PLAIN})|({_QUOTED})"
    rf"|\[({_USUAL}(?:{_COMMA}{_USUAL})*)\]"
    rf"|\{{({_KEY}:\ {_USUAL}(?:{_COMMA}{_KEY}:\ {_USUAL})*)\}}"
    r"|([\[{][^#\n]*(?:(?<=[,\[{])\n\ +[^#\n]*)*)))?"
    r"(?:\n|(?:\ +|(?<=\ )|^)\#[^\n]*(?:\n|\Z)|\Z)"
    r"|([\s\S]+)"  # what is no such line: all that is left
)
_BREAK = re.compile(r",\n\ +")

_IN_FLOW = r"[^:#,?{}'\"\n\[\]]*"
_TOKEN = re.compile(
    rf"([\[{{])(?:\n\ )?\ *|\ *([\]}}])|(,)(?:\ |\n\ )\ *|({_KEY}):\ +"
    rf"|({_START}{_IN_FLOW}(?:://{_IN_FLOW})?(?<! ))|({_QUOTED})|[\s\S]"
)


def read(text: str) -> dict[str, Any] | None:
    """The data of a file that is a mapping; None if this reader doesn't know."""
    if _ODD.search(text):
        return None
    root: dict[str, Any] = {}
    here: Any = root  # the mapping or list that the last line is in
    at = 0  # its column
    above: list[tuple[int, Any]] = []  # what it is in, with the columns
    waiting = ""  # its key that has no value yet
    for indent, dash, key, plain, quoted, entries, pairs, flow, rest in _LINE.findall(text):
        value: Any = None
        if plain:
            value = plain
            if len(plain) > MAX_LENGTH:
                return None
        elif entries:
            if (value := _entries(entries)) is None:
                return None
        elif pairs:
            if (value := _pairs(pairs)) is None:
                return None
        elif quoted:
            value = quoted[1:-1]
            if len(value) > MAX_LENGTH:
                return None
        elif flow:
            if (value := _flow(flow)) is None:
                return None
        elif rest:
            return None
        elif not key:
            if dash:
                return None
            continue
        column = len(indent)
        if waiting:
            if column <= at and not (dash and column == at):
                return None
            inner: Any = [] if dash else {}
            here[waiting] = inner
            above.append((at, here))
            here, at, waiting = inner, column, ""
        else:
            while column < at:
                at, here = above.pop()
            if type(here) is list:
                if not dash:
                    at, here = above.pop()
            elif dash:
                return None
            if column != at:
                return None
        if dash:
            if not key:
                here.append(value)
                continue
            inner = {}
            here.append(inner)
            above.append((at, here))
            here, at = inner, column + len(dash)
        elif not key:
            return None
        if key in here:
            return None
        if value is None:
            waiting = key
            if len(above) >= MAX_DEPTH:
                return None
        else:
            here[key] = value
    return root if root and not waiting else None


def _entries(written: str) -> list[str] | None:
    """The entries of a usual list; None if one may be too long."""
    found = (_BREAK.sub(", ", written) if "\n" in written else written).split(", ")
    if len(written) > MAX_LENGTH and max(map(len, found)) > MAX_LENGTH:
        return None
    return [one[1:-1] if one[0] == '"' else one for one in found] if '"' in written else found


def _pairs(written: str) -> dict[str, str] | None:
    """The keys and values of a usual mapping; None if a key is there twice, or a value may be too long."""
    pieces = (_BREAK.sub(", ", written) if "\n" in written else written).split(", ")
    found = dict([one.split(": ", 1) for one in pieces])
    if len(found) != len(pieces) or (len(written) > MAX_LENGTH and max(map(len, pieces)) > MAX_LENGTH):
        return None
    return {key: one[1:-1] if one[0] == '"' else one for key, one in found.items()} if '"' in written else found


def _flow(written: str) -> Any:
    """The data of any flow; None if this reader doesn't know."""
    top: list[Any] = []
    here: Any = top
    above: list[Any] = []
    key = ""
    is_first, is_after = True, False  # nothing stands in `here` yet; a value does, and nothing behind it
    for opening, closing, comma, name, plain, quoted in _TOKEN.findall(written):
        if comma:
            if not is_after or not above:
                return None
            is_after = False
            continue
        if closing:
            if not above or not (is_after or is_first) or key or (closing == "]") is not (type(here) is list):
                return None
            here, is_first, is_after = above.pop(), False, True
            continue
        if is_after or (name and key):
            return None
        if name:
            if type(here) is list or name in here:
                return None
            key = name
            continue
        value: Any
        if opening:
            if len(above) >= MAX_DEPTH:
                return None
            value = [] if opening == "[" else {}
        elif plain or quoted:
            value = plain or quoted[1:-1]
            if len(value) > MAX_LENGTH:
                return None
        else:
            return None
        if type(here) is list:
            here.append(value)
        elif key:
            here[key] = value
            key = ""
        else:
            return None
        if opening:
            above.append(here)
            here, is_first = value, True
        else:
            is_first, is_after = False, True
    return top[0] if top and not above else None
