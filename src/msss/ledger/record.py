"""Adding a report to a ledger: one entry in its place, and every byte that was there as it was.

A ledger is kept by people: with comments, in the style that they like. So it isn't written anew from
what was read of it; the entry's own text is put in where the entries before it end, in the form that
its neighbours have. What comes of that is read again, and only a file that holds what it held and the
entry is written (see `msss.files.writing`).
"""

from __future__ import annotations

import contextlib
import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from ..common.errors import MsssError
from ..common.language import t
from ..files import finding, naming, writing
from ..reading.diagnostic import Diagnostic, InvalidListError
from ..reading.document import Document
from ..reading.reader import MAX_BYTES
from ..responsibilities.model import ResponsibilityList
from ..responsibilities.registry import canonical
from ..values.quantity import Value, format_number
from .kind import LEDGER
from .model import Entry, Ledger
from .progress import FAR_BEYOND, completion, is_level, percent
from .reports import amount_in_words, reports_like, target_of

_BOM = "\ufeff"
_NOTHING = t("not recorded, nothing was changed")


def _head(year: int) -> tuple[str, ...]:
    """The comments that a new ledger begins with."""
    return (
        t(
            "The progress ledger of {year}: what was reported of each target, oldest first; value is all that was done"
            " so far.",
            year=year,
        ),
        t("msss record adds to it. What was reported stays: a later entry with correction: true corrects it."),
    )


class RefusedError(InvalidListError):
    """An entry that can't be added: the diagnostics are those of the ledger that would be."""

    def lines(self) -> list[str]:
        """The diagnostics, and that nothing was written."""
        return [*super().lines(), f"msss: {_NOTHING}"]


class FormError(MsssError):
    """A ledger that is valid, and written in a form that nothing can be added to."""

    exit_code = 1


class DoubtfulError(MsssError):
    """An entry that isn't added, because it is most likely a slip."""

    exit_code = 1

    def lines(self) -> list[str]:
        """What is wrong, and that nothing was written."""
        return [*super().lines(), f"msss: {_NOTHING}"]


class BackdatedError(DoubtfulError):
    """A report of an earlier day, with which a later one would be wrong."""


class FarBeyondError(DoubtfulError):
    """A report far beyond what was promised (`FAR_BEYOND`), which nobody said is meant."""


class Recorded(NamedTuple):
    """A ledger before and after an entry was added to it; ``before`` is None if there was none.

    ``old`` and ``new`` are what was read of them. ``place`` is the entry's; where the ledger had the same
    report already, nothing is changed and ``place`` is that one's.
    """

    file: str
    before: bytes | None
    after: bytes
    old: Ledger
    new: Ledger
    place: int

    @property
    def entry(self) -> Entry:
        """The entry itself."""
        return self.new.entries[self.place]

    @property
    def is_repeated(self) -> bool:
        """Whether the ledger had the same report already."""
        return len(self.old.entries) == len(self.new.entries)


def record(
    path: Path,
    entry: Entry,
    responsibilities: ResponsibilityList,
    today: date,
    wait: float = writing.WAIT,
    *,
    dry_run: bool = False,
    is_meant: bool = False,
) -> Recorded:
    """Add ``entry`` to the ledger at ``path``, which is of ``responsibilities``; with ``dry_run`` only say how.

    A report that the ledger has already isn't added again. ``is_meant`` says that one far beyond what was
    promised is right. Raises InvalidListError if the ledger isn't valid, RefusedError if it wouldn't be any
    more, BackdatedError if a later report would be wrong, FarBeyondError, WriteError if it can't be written,
    or another writes it for ``wait`` seconds. Whatever is raised, the file is as it was.
    """
    file = naming.shown(path)
    done: list[Recorded] = []

    def change(before: bytes | None) -> bytes:
        done.append(_changed(before, entry, file, responsibilities, today, is_meant))
        if done[-1].is_repeated:
            raise _RepeatedError
        return done[-1].after

    with contextlib.suppress(_RepeatedError):
        if dry_run:
            change(finding.read_bytes(path, MAX_BYTES) if path.exists() else None)
        else:
            writing.update(path, change, MAX_BYTES, wait)
    return done[-1]


class _RepeatedError(Exception):
    """There is nothing to write."""


def added(before: bytes | None, entry: Entry, file: str, responsibilities: ResponsibilityList, today: date) -> bytes:
    """The ledger ``before``, or a new one, with ``entry`` after the last entry that isn't later.

    ``file`` is what diagnostics call it. Raises what `record` does.
    """
    return _changed(before, entry, file, responsibilities, today, is_meant=True).after


def _changed(
    before: bytes | None,
    entry: Entry,
    file: str,
    responsibilities: ResponsibilityList,
    today: date,
    is_meant: bool,
) -> Recorded:
    document: Document | None = None
    if before is None:
        old, place = Ledger(responsibilities.year), 0
        head = "".join(f"# {line}\n" for line in _head(old.year))
        text = f"{head}year: {old.year}\n\nentries:\n  - {_in_flow(entry)}\n"
    else:
        document, old = _read(before, file, responsibilities, today)
        place = bisect_right(old.entries, entry.date, key=lambda one: one.date)
        last = next(reversed(reports_like(entry, old.entries[:place], responsibilities)), None)
        if last is not None and _is_same(entry, old.entries[last], responsibilities):
            return Recorded(file, before, before, old, old, last)
        text = document.text
        for at, inserted in sorted(_insertions(document, len(old.entries), place, entry), reverse=True):
            text = text[:at] + inserted + text[at:]
        text = (_BOM if before.startswith(_BOM.encode()) else "") + text
    after = text.encode()
    try:
        _, new = _read(after, file, responsibilities, today)
    except InvalidListError as error:
        if document is not None and all(_is_of_a_later(one, place) for one in error.diagnostics):
            raise _backdated(entry, old, place, document, file, responsibilities) from None
        raise RefusedError(error.diagnostics) from None
    if new.entries != (*old.entries[:place], entry, *old.entries[place:]):
        raise FormError(
            t(
                "{file}: msss can't add to a file written in this form. Write entries: on a line of its own, and each"
                " entry below it after a -",
                file=file,
            )
        )
    if not is_meant:
        _refuse_far_beyond(entry, responsibilities)
    return Recorded(file, before, after, old, new, place)


def _read(content: bytes, file: str, responsibilities: ResponsibilityList, today: date) -> tuple[Document, Ledger]:
    ledger, document, diagnostics = LEDGER.parse(content, file, responsibilities, today)
    if diagnostics or ledger is None or document is None:
        raise InvalidListError(diagnostics)
    return document, ledger


# --- the reports beside it


def _is_same(entry: Entry, other: Entry, responsibilities: ResponsibilityList) -> bool:
    """Whether two reports on one target say the same, by whatever name of a unit."""
    names = canonical(responsibilities.units)

    def plain(one: Entry) -> Entry:
        by, unit = (names.get(name, name) if name else None for name in (one.by, one.unit))
        return replace(one, target=None, by=by, unit=unit)

    return plain(entry) == plain(other)


def _is_of_a_later(diagnostic: Diagnostic, place: int) -> bool:
    """Whether a value is said to fall at an entry after ``place``, the one that is added."""
    is_of_a_value = diagnostic.code == "MSS405" and diagnostic.path[-1] == "value"
    return is_of_a_value and isinstance(at := diagnostic.path[1], int) and at > place


def _backdated(
    entry: Entry, old: Ledger, place: int, document: Document, file: str, responsibilities: ResponsibilityList
) -> BackdatedError:
    """What is wrong with a report whose value is above that of the next one, said of the one that is added."""
    later = place + reports_like(entry, old.entries[place:], responsibilities)[0]
    next_one = old.entries[later]
    line = document.span(("entries", later)).line
    return BackdatedError(
        t(
            "{value} on {day} is more than the {later} reported on {later_day} ({place}), and the total done so far"
            " can't become less. Report no more than that for {day}; if the later report is wrong, correct that one"
            " instead: leave --date out, and add --correction",
            value=_in_measure(entry, responsibilities),
            day=entry.date,
            later=_in_measure(next_one, responsibilities),
            later_day=next_one.date,
            place=f"{file}:{line}",
        )
    )


def _refuse_far_beyond(entry: Entry, responsibilities: ResponsibilityList) -> None:
    target = target_of(entry, responsibilities)
    if target is None or is_level(target) or completion(target, entry) <= FAR_BEYOND:
        return
    raise FarBeyondError(
        t(
            "{item} {target}: {value} is more than {percent} % of the {quantity} {measure} that were promised. The"
            " value is the total done so far, in {measure}; if it is right, add --yes",
            item=entry.item,
            target=target.content,
            value=_in_measure(entry, responsibilities),
            percent=percent(FAR_BEYOND),
            quantity=format_number(target.quantity),
            measure=target.measure,
        )
    )


def _in_measure(entry: Entry, responsibilities: ResponsibilityList) -> str:
    """What a report says was done, with its measure: 45,000 個."""
    return amount_in_words(entry, target_of(entry, responsibilities)) if entry.value else "100%"


# --- where the entry goes

_Insertion = tuple[int, str]
"""A place in a text, in characters, and what is to be put in there."""
_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
"""A line break, as YAML 1.1 counts them."""
_BREAKS = "\r\n\x85\u2028\u2029"
_NO_TOKEN = re.compile(f"(?:[ \t{_BREAKS}]|#[^{_BREAKS}]*)*")
"""Spaces, line breaks and comments."""


def _insertions(document: Document, count: int, place: int, entry: Entry) -> list[_Insertion]:
    """What to put in, and where, so that ``entry`` is number ``place`` of the ledger's ``count`` entries and one."""
    text, root = document.text, document.extent(())[0]
    assert isinstance(document.data, dict)
    if "entries" not in document.data:
        last = document.extent((list(document.data)[-1],))[1]
        if text[root] == "{":
            quoted = _is_quoted(text, root)
            key = '"entries"' if quoted else "entries"
            return _in_flow_after(text, last, f"{key}: [{_in_flow(entry, quoted)}]")
        indent = " " * _column(text, root)
        return [_lines_after(text, last, [f"{indent}entries:", f"{indent}  - {_in_flow(entry)}"])]
    start, end = document.extent(("entries",))
    if text[start] != "[":
        return [_block_insertion(document, start, place, entry)]
    if not count:
        return [_into_empty(text, root, start, end - 1, entry)]
    item, item_end = document.extent(("entries", max(place - 1, 0)))
    written = _in_flow(entry, _is_quoted(text, item))
    before = _indent(text, item)
    if not place:
        return [(item, f"{written}, " if before is None else f"{written},{_line_break(text, item)}{before}")]
    if before is None and place < count:
        before = _indent(text, document.extent(("entries", place))[0])
    return _in_flow_after(text, item_end, written, " " * (_column(text, root) + 2) if before is None else before)


def _block_insertion(document: Document, start: int, place: int, entry: Entry) -> _Insertion:
    """An entry with a dash, in the form of the entry before it, or of the first."""
    text = document.text
    dash = _column(text, start)
    neighbour = ("entries", max(place - 1, 0))
    item, item_end = document.extent(neighbour)
    if text[item] == "{":
        lines = [f"- {_in_flow(entry, _is_quoted(text, item))}"]
    else:
        # As far from the dash as the neighbour's keys, unless they start on the next line.
        width = len(found[0]) if (found := re.search("- *$", text[:item])) else 2
        pairs = [f"{key}: {value}" for key, value in _pairs(entry)]
        lines = [("- ".ljust(width) if not number else " " * width) + pair for number, pair in enumerate(pairs)]
        value: object = document.data
        for step in neighbour:
            value = value[step]  # type: ignore[index]
        assert isinstance(value, dict)
        item_end = document.extent((*neighbour, list(value)[-1]))[1]
    indent = " " * dash
    if place:
        return _lines_after(text, item_end, [f"{indent}{line}" for line in lines], dash)
    end = _line_break(text, start)
    return start, "".join(f"{line}{end}{indent}" for line in lines)


def _into_empty(text: str, root: int, start: int, close: int, entry: Entry) -> _Insertion:
    """Into ``[]``: on a line of its own, so that the next ones get theirs, unless all stands in one line."""
    line = max(text.rfind(character, start, close) for character in _BREAKS) + 1
    quoted = _is_quoted(text, root)
    if line:
        return line, f"{text[line:close]}  {_in_flow(entry, quoted)}{_line_break(text, start)}"
    if text[root] == "{":
        return close, _in_flow(entry, quoted)
    end, indent = _line_break(text, close), " " * (_column(text, root) + 2)
    return close, f"{end}{indent}{_in_flow(entry)},{end}{indent}"


def _in_flow_after(text: str, end: int, written: str, indent: str = "  ") -> list[_Insertion]:
    """After what ends at ``end`` inside brackets; on a line of its own if that is the last of its line."""
    following = _token(text, end)
    if text[following] == ",":
        line_end, next_line = _line_end(text, following + 1)
        if _token(text, following + 1) < next_line:
            return [(following + 1, f" {written},")]
        return [(next_line, f"{indent}{written},{text[line_end:next_line]}")]
    line_end, next_line = _line_end(text, end)
    if following < next_line:
        return [(end, f", {written}")]
    return [(end, ","), (next_line, f"{indent}{written}{text[line_end:next_line]}")]


def _lines_after(text: str, end: int, lines: list[str], column: int | None = None) -> _Insertion:
    """Lines after the one on which something in block style ends, with the comment that follows it there.

    Comments on the next lines that are indented more than ``column`` belong to it too.
    """
    if text[end - 1] in _BREAKS:  # a block scalar ends after its line, and the empty ones that follow
        end = len(text[:end].rstrip(f" {_BREAKS}"))
    line_end, next_line = _line_end(text, end)
    while column is not None and re.compile(f" {{{column + 1},}}#").match(text, next_line):
        line_end, next_line = _line_end(text, next_line)
    if line_end == next_line:  # the file ends without a line break, and goes on doing so
        return line_end, "".join(f"{_line_break(text, end)}{line}" for line in lines)
    return next_line, "".join(f"{line}{text[line_end:next_line]}" for line in lines)


def _token(text: str, start: int) -> int:
    """Where the next token begins."""
    found = _NO_TOKEN.match(text, start)
    assert found is not None
    return found.end()


def _line_end(text: str, start: int) -> tuple[int, int]:
    """Where the line of ``start`` ends, before and after its break."""
    found = _BREAK.search(text, start)
    return found.span() if found else (len(text), len(text))


def _line_break(text: str, start: int) -> str:
    """The break after the line of ``start``, or of the file's first line."""
    found = _BREAK.search(text, start) or _BREAK.search(text)
    return found[0] if found else "\n"


def _line_start(text: str, at: int) -> int:
    return max(text.rfind(character, 0, at) for character in _BREAKS) + 1


def _column(text: str, at: int) -> int:
    return at - _line_start(text, at)


def _indent(text: str, at: int) -> str | None:
    """What stands before ``at`` on its line, if that is nothing but spaces."""
    before = text[_line_start(text, at) : at]
    return before if not before.strip(" \t") else None


def _is_quoted(text: str, bracket: int) -> bool:
    """Whether the keys of the mapping that opens at ``bracket`` are quoted, as in JSON."""
    return text[bracket] == "{" and text[_token(text, bracket + 1)] == '"'


# --- how it is written


def _in_flow(entry: Entry, quoted: bool = False) -> str:
    """An entry in one line, in braces; ``quoted`` as JSON has it."""
    pairs = ((f'"{key}"' if quoted else key, value) for key, value in _pairs(entry, quoted))
    return "{" + ", ".join(f"{key}: {value}" for key, value in pairs) + "}"


def _pairs(entry: Entry, quoted: bool = False) -> Iterator[tuple[str, str]]:
    """Keys and values as YAML."""
    yield "item", _quoted(entry.item)
    if entry.target is not None:
        yield "target", _scalar(entry.target, quoted)
    yield "date", _quoted(entry.date.isoformat()) if quoted else entry.date.isoformat()
    if entry.is_check:
        yield "kind", _scalar(entry.kind.value, quoted)
    if entry.value is not None:
        yield "value", _value(entry.value, quoted)
    if entry.done:
        yield "done", "true"
    if entry.stage is not None:
        yield "stage", _scalar(entry.stage, quoted)
    for key, number in (("begun", entry.begun), ("finished", entry.finished), ("invested", entry.invested)):
        if number is not None:
            yield key, f"{number:f}"
    for key, count in (("sample", entry.sample), ("passed", entry.passed)):
        if count is not None:
            yield key, str(count)
    if entry.by is not None:
        yield "by", _scalar(entry.by, quoted)
    if entry.source is not None:
        yield "source", _scalar(entry.source, quoted)
    if entry.evidence:
        yield "evidence", f"[{', '.join(_in_list(text, quoted) for text in entry.evidence)}]"
    for key, text in (("note", entry.note), ("problem", entry.problem), ("next", entry.next)):
        if text is not None:
            yield key, _scalar(text, quoted)
    if entry.correction:
        yield "correction", "true"
    if entry.unit is not None:
        yield "unit", _scalar(entry.unit, quoted)


def _value(value: Value, quoted: bool) -> str:
    written = f"{value.amount:f}{'%' if value.is_percent else ''}"
    return _quoted(written) if quoted and value.is_percent else written


# Characters of which every YAML reader makes the same text without quotes: letters, digits, Chinese
# punctuation, and inside also some of ASCII's.
_PLAIN = re.compile(
    r"(?:[^\W\d]|[《「『〔（])(?:[\w《》「」『』〔〕（）、。，；：！？·—()/.%+ -]*[\w》」』〕）。！？)%])?"
)


def _scalar(text: str, quoted: bool) -> str:
    """A text as YAML, quoted where it would be read as something else, or as another type by other readers."""
    if quoted or not _PLAIN.fullmatch(text) or _is_typed(text):
        return _quoted(text)
    return text


def _in_list(text: str, quoted: bool) -> str:
    """A text in brackets, where a comma would end it."""
    return _quoted(text) if set("，,") & set(text) else _scalar(text, quoted)


def _is_typed(text: str) -> bool:
    """Whether YAML readers make a number, a date, a truth or nothing of ``text``."""
    from yaml.nodes import ScalarNode
    from yaml.resolver import Resolver

    tag = Resolver().resolve(ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return text in "yYnN" or tag != Resolver.DEFAULT_SCALAR_TAG


def _quoted(text: str) -> str:
    """A text in double quotes; what can't be seen, as an escape."""
    escaped = json.dumps(text, ensure_ascii=False)
    return "".join(char if char.isprintable() or char == "\u3000" else _escape(char) for char in escaped)


def _escape(char: str) -> str:
    return f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}"
