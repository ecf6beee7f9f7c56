"""The only reader of YAML: plain data, and the place of every key and value (`msss.reading.document`).

A list is plain data, so the reader takes the plain part of YAML and refuses the rest by name:

========  ==========================================
MSS001    the bytes are not UTF-8
MSS002    the text is not YAML
MSS003    a key stands twice in one mapping
MSS004    an anchor, an alias or a merge key
MSS005    a tag
MSS006    a second document
MSS007    nothing in the file
MSS008    too large: see the limits below
MSS009    nested deeper than `MAX_DEPTH`
MSS010    a key that is not text
========  ==========================================

Scalars stay text: `id: 1.10` is ``"1.10"``, `due: no` is ``"no"``. What a text means is the model's
business.

PyYAML reads, and says what is wrong and where. A file that is written as lists are is read by `msss.reading.strict`,
in a third of the time. PyYAML reads it again as soon as somebody asks for a place in it, as every diagnostic does;
should the data be other then, it is the one that counts (`Document.is_certain`). PyYAML is loaded only then.
"""

from __future__ import annotations

import codecs
import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from ..common.language import t
from . import strict
from .diagnostic import MAX_PROBLEMS, START, Diagnostic, Span, many_problems
from .document import Document, Place, Plain, Unreadable, span_of

MAX_BYTES = 10_000_000
"""The largest file that is read, in bytes. A year's list is about 10,000."""
MAX_DEPTH = 20
"""The deepest nesting of mappings and sequences. A list needs seven."""
MAX_NODES = 200_000
"""The most keys and values in one file. A year's list has about 700."""
MAX_TEXT = 2_000
"""The longest key or value, in characters. A sentence of a list has about 30."""
MAX_CHARACTERS = 400_000
"""The most characters of all keys and values together in a list. A year's list has about 6,000."""


class Reading(NamedTuple):
    """What reading a file gave: the document unless it was beyond reading, and what was refused in it."""

    document: Document | None
    diagnostics: tuple[Diagnostic, ...] = ()


def read(content: bytes, file: str, most: int = MAX_CHARACTERS, *, places: bool = False) -> Reading:
    """Read one YAML document from ``content``; ``file`` is the name that diagnostics carry.

    ``most`` is how many characters of keys and values it may have. With ``places``, PyYAML reads it, whatever it is.
    Never raises for what the bytes hold: whatever is refused comes back as diagnostics.
    """
    if len(content) > MAX_BYTES:
        return _refused(file, "MSS008", t("the file is larger than {limit:,} bytes", limit=MAX_BYTES), _SPLIT)
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(content, file, error.start)
    if "\x00" in text[:_HEAD]:  # as ASCII is in UTF-16; YAML knows no such character
        return _not_utf8(content, file, text.index("\x00"))
    with _no_collecting():
        if not places and _is_small(text, most):
            data = strict.read(text)
            if data is not None:
                return Reading(Document(data, text, _again))
        return _read_with_places(text, file, most)


def _is_small(text: str, most: int) -> bool:
    """Whether a text is so short, or has so few signs between keys and values, that it is within all limits."""
    if len(text) > most:
        return False
    return len(text) <= MAX_NODES or 2 * text.count(":") + sum(map(text.count, ",[-")) < MAX_NODES


def _again(text: str) -> Document:
    """A text that was read without places, as PyYAML reads it; one of nothing, if it doesn't."""
    return _read_with_places(text, "", len(text)).document or Document("", text, ())


def _read_with_places(text: str, file: str, most: int) -> Reading:
    import yaml

    reader = _Reader(text, file, most)
    try:
        return Reading(reader.document(), tuple(reader.diagnostics))
    except _StopError:
        return Reading(None, tuple(reader.diagnostics))
    except (yaml.YAMLError, ValueError) as error:  # ValueError: escapes beyond Unicode, without LibYAML
        found = (*reader.diagnostics, _syntax(error, text, file))
        return Reading(None, tuple(sorted(found, key=lambda diagnostic: diagnostic.span)))


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Without looking for garbage: what is read has no cycles, and the search takes longer than a long file."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class _StopError(Exception):
    """The rest of the file can't be read; why is among the diagnostics."""


class _Reader:
    """Builds data and places from the parser's events, in one pass."""

    def __init__(self, text: str, file: str, most: int) -> None:
        self.text = text
        self.file = file
        self.most = most
        self.diagnostics: list[Diagnostic] = []

    def refuse(self, code: str, message: str, place: Place, hint: str = "") -> None:
        """Report a problem and read on, unless there are so many that reading on is no use."""
        self.diagnostics.append(Diagnostic(code, message, self.file, span_of(place), hint=hint))
        if len(self.diagnostics) > MAX_PROBLEMS:
            self.diagnostics[-1] = many_problems(self.diagnostics[-2])
            raise _StopError

    def stop(self, code: str, message: str, hint: str, place: Place) -> _StopError:
        self.diagnostics.append(Diagnostic(code, message, self.file, span_of(place), hint=hint))
        return _StopError()

    def empty(self) -> _StopError:
        hint = t("a list starts with title:, year:, source: and projects:")
        return self.stop("MSS007", t("the file is empty"), hint, ())

    def document(self) -> Document:
        from yaml.events import DocumentStartEvent, StreamEndEvent

        next_event = _parser(self.text).get_event
        next_event()  # the stream's start
        event = next_event()
        if type(event) is StreamEndEvent:
            raise self.empty()
        data, place = self._build(next_event)
        next_event()  # the document's end
        event = next_event()
        if type(event) is DocumentStartEvent:
            raise self.stop(
                "MSS006",
                t("a second YAML document starts here"),
                t("remove the ---: a file holds one list"),
                (event.start_mark, event.end_mark),
            )
        if isinstance(data, str) and not data and place[0].index == place[1].index:
            raise self.empty()
        return Document(data, self.text, place)

    def _build(self, next_event: Any) -> tuple[Plain, Place]:
        """One value with everything in it. A loop and a stack of our own: the input chooses no recursion."""
        from yaml.events import (
            AliasEvent,
            MappingEndEvent,
            MappingStartEvent,
            ScalarEvent,
            SequenceEndEvent,
            SequenceStartEvent,
        )

        top: list[Plain] = []
        top_places: list[Place] = []
        data: Any = top
        places: Any = top_places
        in_mapping = False
        key: str | None = None
        key_place: Place = ()
        stack: list[tuple[Any, Any, bool, str | None, Place, Any]] = []
        opened: Any = None  # the event that opened the container being filled
        left, characters_left = MAX_NODES, self.most
        while True:
            event = next_event()
            kind = type(event)
            value: Any
            if kind is ScalarEvent:
                place: Place = (event.start_mark, event.end_mark)
                value = event.value
                characters_left -= len(value)
                if len(value) > MAX_TEXT:
                    message = t("a text of {length:,} characters is too long", length=len(value))
                    self.refuse("MSS008", message, place, t("shorten it to {limit:,} characters", limit=MAX_TEXT))
                    value = Unreadable(_short(value))
                if event.anchor is not None or event.tag is not None:
                    self._refuse_marks(event)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                place = (event.start_mark, event.end_mark)
                if event.anchor is not None or event.tag is not None:
                    self._refuse_marks(event)
                if in_mapping and key is None:
                    raise self.stop(
                        "MSS010",
                        t("a key must be text"),
                        t("a text that starts with { or [ needs quotes around it"),
                        place,
                    )
                if len(stack) >= MAX_DEPTH:
                    raise self.stop("MSS009", *_too_deep(), place)
                stack.append((data, places, in_mapping, key, key_place, opened))
                in_mapping = kind is MappingStartEvent
                data, places = ({}, {}) if in_mapping else ([], [])
                key = None
                opened = event
                continue
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                value = data
                place = (opened.start_mark, event.end_mark, places)
                data, places, in_mapping, key, key_place, opened = stack.pop()
            elif kind is AliasEvent:
                place = (event.start_mark, event.end_mark)
                self.refuse(
                    "MSS004",
                    t("the alias {alias} is not allowed", alias=f"*{_short(event.anchor)}"),
                    place,
                    _NO_ALIAS,
                )
                value = Unreadable(event.anchor)
            else:  # pragma: no cover - the parser yields nothing else inside a document
                raise AssertionError(kind)

            left -= 1
            if left < 0 or characters_left < 0:
                message = (
                    t("more than {limit:,} keys and values", limit=MAX_NODES)
                    if left < 0
                    else t("more than {limit:,} characters of text", limit=self.most)
                )
                raise self.stop("MSS008", message, _SPLIT, place)
            if not in_mapping:
                data.append(value)
                places.append(place)
                if not stack:
                    return top[0], top_places[0]
            elif key is None:
                key = value
                key_place = place
                if value == "<<":
                    self.refuse("MSS004", t("the merge key << is not allowed"), place, t("write the merged keys out"))
            else:
                if key in data:
                    first = places[key][0][0].line + 1
                    self.refuse(
                        "MSS003",
                        t(
                            "the key {key} is written twice in one mapping (first on line {line})",
                            key=_short(key),
                            line=first,
                        ),
                        key_place,
                        _NO_SECOND,
                    )
                elif key != "<<":
                    data[key] = value
                    places[key] = (key_place, place)
                key = None

    def _refuse_marks(self, event: Any) -> None:
        start = (event.start_mark, event.start_mark)
        if event.anchor is not None:
            message = t("the anchor {anchor} is not allowed", anchor=f"&{_short(event.anchor)}")
            self.refuse("MSS004", message, start, _NO_ANCHOR)
        if event.tag is not None:
            tag = _short(event.tag.replace("tag:yaml.org,2002:", "!!"))
            message = t("the tag {tag} is not allowed", tag=tag)
            self.refuse("MSS005", message, start, _NO_TAG)


def _parser(text: str) -> Any:
    try:
        from yaml._yaml import CParser  # type: ignore[import-not-found, unused-ignore]
    except ImportError:  # a PyYAML built without LibYAML: the same events, slower
        from .without_libyaml import Parser

        return Parser(text)
    return CParser(text)


def _short(text: str) -> str:
    """A text as a message quotes it: not the whole of one that runs on."""
    return text if len(text) <= 40 else f"{text[:39]}…"


def _refused(file: str, code: str, message: str, hint: str, span: Span = START) -> Reading:
    return Reading(None, (Diagnostic(code, message, file, span, hint=hint),))


_HEAD = 1000
"""How many characters are looked at for a sign of UTF-16."""


def _not_utf8(content: bytes, file: str, offset: int) -> Reading:
    from .encodings import likely_encoding

    span = _span_of_byte(content, offset)
    named = likely_encoding(content)
    byte = f"0x{content[offset]:02x}"
    if named is None:
        if content[offset] == 0:
            return _refused(file, "MSS002", _control("\x00"), t("remove it"), span)
        message = t("byte {byte} is not UTF-8", byte=byte)
    elif content[offset] == 0:
        message = t("the character U+0000 is not allowed in a file: this looks like {encoding}", encoding=named)
    else:
        message = t("byte {byte} is not UTF-8: this looks like {encoding}", byte=byte, encoding=named)
    hint = t("save the file as UTF-8 (in WPS, Excel and Notepad: Save As, Encoding UTF-8)")
    return _refused(file, "MSS001", message, hint, span)


def _control(character: str) -> str:
    return t("the control character {character} is not allowed in a file", character=f"U+{ord(character):04X}")


def _span_of_byte(content: bytes, offset: int) -> Span:
    before = content[:offset].decode("utf-8", errors="replace")
    return _span_of_character(before, len(before))


def _span_of_character(text: str, offset: int) -> Span:
    line = text.count("\n", 0, offset) + 1
    column = offset - (text.rfind("\n", 0, offset) + 1) + 1
    return Span(line, column, line, column + 1)


_SPLIT = t("split it into several files, with one list in each")
# Each is made once: a file may have a thousand such problems.
_NO_SECOND = t("remove one of them, or begin a new entry with - before it")
_NO_ANCHOR = t("write the value out wherever it is needed")
_NO_ALIAS = t("write the value itself in its place")
_NO_TAG = t("remove it: the format knows each value's type")


def _too_deep() -> tuple[str, str]:
    return t("nested deeper than {limit} levels", limit=MAX_DEPTH), t("a list needs only seven levels")


# What YAML does not take unescaped: C0 without tab and line ends, DEL, C1 without NEL, surrogates, U+FFFE/F.
_NOT_YAML = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"


def _syntax(error: Exception, text: str, file: str) -> Diagnostic:
    from yaml import MarkedYAMLError

    if not isinstance(error, MarkedYAMLError):
        found = re.search(_NOT_YAML, text)
        if found is None:  # pragma: no cover - both parsers stop at these characters only
            return Diagnostic("MSS002", t("the file is not valid YAML"), file)
        span = _span_of_character(text, found.start())
        return Diagnostic("MSS002", _control(found[0]), file, span, hint=t("remove it"))
    mark = error.problem_mark or error.context_mark
    if mark is None:  # pragma: no cover - the parsers always give one of the two
        return Diagnostic("MSS002", t("the file is not valid YAML"), file)
    if error.problem == "exceeded maximum nesting depth":  # LibYAML 0.2.6 looks ahead, and gives up at 1,000 levels
        message, hint = _too_deep()
        return Diagnostic("MSS009", message, file, span_of((mark, mark)), hint=hint)
    from .syntax_hints import likely

    slip = likely(error, text)
    span = Span(slip.line + 1, slip.column + 1, slip.line + 1, slip.column + 2)
    return Diagnostic("MSS002", slip.message, file, span, hint=slip.hint)
