"""Adding reports to a ledger: each entry in its place, and every byte that was there as it was.

A ledger is kept by people: with comments, in the style that they like. So it isn't written anew from
what was read of it; the entries' own text is put in where the entries before them end, in the form that
their neighbours have. What comes of that is read again, and only a file that holds what it held and the
entries is written (see `msss.files.writing`).
"""

from __future__ import annotations

import contextlib
import json
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from ..common.errors import MsssError
from ..common.language import t
from ..files import finding, naming, writing
from ..reading import reader
from ..reading.diagnostic import Diagnostic, InvalidListError
from ..reading.document import Document
from ..reading.reader import MAX_BYTES
from ..responsibilities.model import ResponsibilityList
from ..responsibilities.registry import canonical
from ..values.quantity import Value, format_number
from .kind import LEDGER
from .model import Entry, Ledger
from .progress import FAR_BEYOND, completion, is_level, percent
from .reports import amount_in_words, subjects, target_of

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
    """Entries that can't be added: the diagnostics are those of the ledger that would be.

    ``refused`` has for each diagnostic the entry that it is of, by its number among those that were to be added,
    and None for what is of none of them; for an entry that makes a later one wrong, also what is wrong with it.
    """

    def __init__(
        self, diagnostics: tuple[Diagnostic, ...], refused: tuple[tuple[int | None, BackdatedError | None], ...] = ()
    ) -> None:
        super().__init__(diagnostics)
        self.refused = refused

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


class Batch(NamedTuple):
    """A ledger before and after entries were added to it; ``before`` is None if there was none.

    ``places`` are the entries' in ``new``, in the order in which they were given; ``repeated`` are the numbers of
    those that the ledger, or the batch itself, had already: their place is that one's.
    """

    file: str
    before: bytes | None
    after: bytes
    old: Ledger
    new: Ledger
    places: tuple[int, ...]
    repeated: frozenset[int]

    def one(self) -> Recorded:
        """The first entry's."""
        return Recorded(self.file, self.before, self.after, self.old, self.new, self.places[0])


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
    try:
        return record_all(path, (entry,), responsibilities, today, wait, dry_run=dry_run, are_meant=is_meant).one()
    except RefusedError as error:
        raise _of_one(error) from None


def record_all(
    path: Path,
    entries: Sequence[Entry],
    responsibilities: ResponsibilityList,
    today: date,
    wait: float = writing.WAIT,
    *,
    dry_run: bool = False,
    are_meant: bool = False,
) -> Batch:
    """Add ``entries`` to a ledger, in one step: all of them, or none if one can't be. See `record`.

    Raises what `record` does, but for BackdatedError: a RefusedError says of each entry what is wrong with it.
    """
    file = naming.shown(path)
    done: list[Batch] = []

    def change(before: bytes | None) -> bytes:
        done.append(_changed(before, entries, file, responsibilities, today))
        if not are_meant:
            for number, entry in enumerate(entries):
                if number not in done[-1].repeated:
                    refuse_far_beyond(entry, responsibilities)
        if len(done[-1].repeated) == len(entries):
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
    try:
        return _changed(before, (entry,), file, responsibilities, today).after
    except RefusedError as error:
        raise _of_one(error) from None


def _changed(
    before: bytes | None, entries: Sequence[Entry], file: str, responsibilities: ResponsibilityList, today: date
) -> Batch:
    document: Document | None = None
    old = Ledger(responsibilities.year)
    if before is not None:
        document, old = _read(before, file, responsibilities, today)
    additions, same = _additions(old, entries, responsibilities)
    if document is None:
        head = "".join(f"# {line}\n" for line in _head(old.year))
        lines = "".join(f"  - {_in_flow(entries[number])}\n" for _, number in additions)
        text = f"{head}year: {old.year}\n\nentries:\n{lines}"
    elif additions:
        text = _inserted(document, len(old.entries), [(place, entries[number]) for place, number in additions])
        text = (_BOM if (before or b"").startswith(_BOM.encode()) else "") + text
    after = text.encode() if additions or before is None else before
    expected, places = _merged(old, entries, additions)
    try:
        _, new = _read(after, file, responsibilities, today) if additions else (None, old)
    except InvalidListError as error:
        refused = _refused(error.diagnostics, expected, places, len(old.entries), document, file, responsibilities)
        raise RefusedError(error.diagnostics, refused) from None
    if new.entries != expected:
        raise FormError(
            t(
                "{file}: msss can't add to a file written in this form. Write entries: on a line of its own, and each"
                " entry below it after a -",
                file=file,
            )
        )
    moved = [place + bisect_right([at for at, _ in additions], place) for place in range(len(old.entries))]
    for number, (place, is_new) in same.items():
        places[number] = places[place] if is_new else moved[place]
    return Batch(
        file, before, after, old, new, tuple(places[number] for number in range(len(entries))), frozenset(same)
    )


def already_there(ledger: Ledger, entries: Sequence[Entry], responsibilities: ResponsibilityList) -> frozenset[int]:
    """The numbers of those entries that the ledger has already: the last report by their day says the same."""
    _, same = _additions(ledger, entries, responsibilities)
    return frozenset(number for number, (_, is_new) in same.items() if not is_new)


def _additions(
    old: Ledger, entries: Sequence[Entry], responsibilities: ResponsibilityList
) -> tuple[list[tuple[int, int]], dict[int, tuple[int, bool]]]:
    """Each entry that is to be added, by its number, with the place in ``old`` before which it goes, in their order.

    And those that aren't: whose last report says the same, with that one's place in ``old`` or, if it is new too,
    number.
    """
    days = [entry.date for entry in old.entries]
    subject, plain = subjects(responsibilities), _plain(responsibilities)
    last: dict[object, list[tuple[date, int, bool]]] = {}
    for place, entry in enumerate(old.entries):
        last.setdefault(subject(entry), []).append((entry.date, place, False))
    additions, same = [], {}
    for number, entry in sorted(enumerate(entries), key=lambda one: one[1].date):
        before = last.setdefault(subject(entry), [])
        at = bisect_right(before, entry.date, key=lambda one: one[0])
        if at:
            _, place, is_new = before[at - 1]
            if plain(entry) == plain((entries if is_new else old.entries)[place]):
                same[number] = place, is_new
                continue
        before.insert(at, (entry.date, number, True))
        additions.append((bisect_right(days, entry.date), number))
    return additions, same


def _merged(
    old: Ledger, entries: Sequence[Entry], additions: list[tuple[int, int]]
) -> tuple[tuple[Entry, ...], dict[int, int]]:
    """All entries in their order, and the place among them of each that is added, by its number."""
    merged: list[Entry] = []
    places: dict[int, int] = {}
    taken = 0
    for place, number in additions:
        merged += old.entries[taken:place]
        taken = place
        places[number] = len(merged)
        merged.append(entries[number])
    return (*merged, *old.entries[taken:]), places


def _read(content: bytes, file: str, responsibilities: ResponsibilityList, today: date) -> tuple[Document, Ledger]:
    ledger, document, diagnostics = LEDGER.parse(content, file, responsibilities, today)
    if diagnostics or ledger is None or document is None:
        raise InvalidListError(diagnostics)
    return document, ledger


# --- the reports beside it


def _plain(responsibilities: ResponsibilityList) -> Callable[[Entry], Entry]:
    """What two reports on one target are compared by: they say the same by whatever name of a unit."""
    names = canonical(responsibilities.units)

    def plain(one: Entry) -> Entry:
        by, unit = (names.get(name, name) if name else None for name in (one.by, one.unit))
        return replace(one, target=None, by=by, unit=unit)

    return plain


def _refused(
    diagnostics: tuple[Diagnostic, ...],
    entries: tuple[Entry, ...],
    places: dict[int, int],
    count: int,
    document: Document | None,
    file: str,
    responsibilities: ResponsibilityList,
) -> tuple[tuple[int | None, BackdatedError | None], ...]:
    """Whose each diagnostic is: that of an entry that is added, or of a later one, which it makes wrong."""
    numbers = {place: number for number, place in places.items()}
    subject = subjects(responsibilities)
    added_before = [0]
    for place in range(len(entries)):
        added_before.append(added_before[-1] + (place in numbers))

    def whose(diagnostic: Diagnostic) -> tuple[int | None, BackdatedError | None]:
        place = diagnostic.path[1] if len(diagnostic.path) > 1 and diagnostic.path[0] == "entries" else None
        if not isinstance(place, int) or place in numbers:
            return (numbers[place] if isinstance(place, int) else None), None
        if document is None or diagnostic.code != "MSS405" or diagnostic.path[-1] != "value":
            return None, None
        wanted = subject(entries[place])
        earlier = (one for one in range(place - 1, -1, -1) if subject(entries[one]) == wanted)
        added = next((one for one in earlier if one in numbers), None)
        if added is None:
            return None, None
        line = document.span(("entries", place - added_before[place])).line
        return numbers[added], _backdated(entries[added], entries[place], f"{file}:{line}", responsibilities)

    return tuple(map(whose, diagnostics))


def _of_one(error: RefusedError) -> InvalidListError | BackdatedError:
    """What is wrong with the one entry that was to be added: with itself, or that it makes a later one wrong."""
    later = [backdated for _, backdated in error.refused]
    first = next((one for one in later if one is not None), None)
    return first if first is not None and all(one is not None for one in later) else RefusedError(error.diagnostics)


def _backdated(entry: Entry, later: Entry, place: str, responsibilities: ResponsibilityList) -> BackdatedError:
    """What is wrong with a report whose value is above that of a later one, said of the one that is added."""
    return BackdatedError(
        t(
            "{value} on {day} is more than the {later} reported on {later_day} ({place}), and the total done so far"
            " can't become less. Report no more than that for {day}; if the later report is wrong, correct that one"
            " instead: leave --date out, and add --correction",
            value=_in_measure(entry, responsibilities),
            day=entry.date,
            later=_in_measure(later, responsibilities),
            later_day=later.date,
            place=place,
        )
    )


def is_far_beyond(entry: Entry, responsibilities: ResponsibilityList) -> bool:
    """Whether a report is so far beyond what was promised that it is most likely a slip."""
    target = target_of(entry, responsibilities)
    return target is not None and not is_level(target) and completion(target, entry) > FAR_BEYOND


def refuse_far_beyond(entry: Entry, responsibilities: ResponsibilityList) -> None:
    """Raise FarBeyondError for a report far beyond what was promised."""
    target = target_of(entry, responsibilities)
    if target is None or not is_far_beyond(entry, responsibilities):
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


def _inserted(document: Document, count: int, additions: list[tuple[int, Entry]]) -> str:
    """The ledger's text with the entries in it, each before the entry of its place; the places rise."""
    entries = document.data.get("entries") if isinstance(document.data, dict) else None
    is_block = bool(entries) and document.text[document.extent(("entries",))[0]] != "["
    at_once = len(additions) if is_block else 1  # in brackets each one changes what stands around the next
    text = document.text
    for number in range(0, len(additions), at_once):
        if number:
            reread = reader.read(text.encode(), "").document
            assert reread is not None
            document = reread
        found = [
            insertion
            for place, entry in additions[number : number + at_once]
            for insertion in _insertions(document, count + number, place + number, entry)
        ]
        pieces, last = [], 0
        for at, inserted in sorted(found, key=itemgetter(0)):
            pieces += [text[last:at], inserted]
            last = at
        text = "".join((*pieces, text[last:]))
    return text


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
