"""For people at a terminal: the offending line, a caret under the value, the reason and the way out."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterable, Iterator

from rich.cells import cell_len

from ...common.harmless import inert, visible
from ...common.language import t
from ...reading.diagnostic import Diagnostic, Severity
from ...validation.checking import Checked
from ..severities import WORDS
from ..streams import colours, draws
from ..wrapping import wrapped


def report(checked: Iterable[Checked]) -> Iterator[str]:
    """Each diagnostic as a paragraph of its own."""
    paint = _paint if colours(sys.stdout) else _plain
    width = shutil.get_terminal_size().columns
    room = width if draws(sys.stdout) else 0
    for one in checked:
        for diagnostic in one.diagnostics:
            yield "\n".join(map(inert, _paragraph(diagnostic, one.lines, width, room, paint))) + "\n\n"


def _paint(text: str, style: str) -> str:
    return f"\x1b[{style}m{text}\x1b[0m"


def _plain(text: str, style: str) -> str:
    return text


_BOLD, _BLUE = "1", "1;34"
_SEVERITY = {Severity.ERROR: "1;31", Severity.WARNING: "1;33"}


def _paragraph(
    diagnostic: Diagnostic, lines: dict[int, str], width: int, room: int, paint: Callable[[str, str], str]
) -> Iterator[str]:
    """One diagnostic; its excerpt has ``width`` cells, its sentences ``room``, or one line each if that is 0."""
    span = diagnostic.span
    style = _SEVERITY[diagnostic.severity]
    label = f"{WORDS[diagnostic.severity]}[{diagnostic.code}]"
    head = paint(label, style)
    first, *others = _sentence(f"{label}: {diagnostic.message}", room)
    yield f"{head}{paint(first.removeprefix(label), _BOLD)}"
    yield from (paint(line, _BOLD) for line in others)
    gutter = " " * len(str(span.line))
    yield f"{gutter}{paint('-->', _BLUE)} {diagnostic.file}:{span.line}:{span.column}"
    line = lines.get(span.line)
    if line is not None:
        end = span.end_column if span.end_line == span.line else len(line) + 1
        shown, indent, marked = _excerpt(line, span.column - 1, end - 1, max(width - len(gutter) - 4, 20))
        bar = paint("|", _BLUE)
        yield f"{gutter} {bar}"
        yield f"{paint(str(span.line), _BLUE)} {bar} {shown}".rstrip()
        yield f"{gutter} {bar} {' ' * indent}{paint('^' * marked, style)}"
    if diagnostic.hint:
        sign = f"{gutter} = "
        word = t("help: ")
        beginning = f"{sign}{word}"
        first, *others = _sentence(f"{beginning}{diagnostic.hint}", room, " " * cell_len(beginning))
        yield f"{gutter} {paint('=', _BLUE)} {first.removeprefix(sign)}"
        yield from others


def _sentence(text: str, room: int, indent: str = "") -> list[str]:
    """A sentence in lines of ``room`` cells; in one line if that is 0."""
    return list(wrapped(text, room, indent)) if room else [text]


def _excerpt(line: str, start: int, end: int, room: int) -> tuple[str, int, int]:
    """What is shown of a line in ``room`` cells, how far in the mark begins, and how long it is, in cells.

    A line that doesn't fit is cut on both sides of the mark, with an ellipsis where it was.
    """
    start = min(start, len(line))
    end = min(max(end, start), len(line))
    before, marked, after = (
        line[max(0, start - room) : start],
        line[start : min(end, start + room + 1)],
        line[end : end + room + 1],
    )
    before, marked, after = (visible(text.replace("\t", " ")) for text in (before, marked, after))
    cut_before = start > room
    if cell_len(before) + cell_len(marked) + cell_len(after) > room or cut_before:
        keep = max(room // 3, room - cell_len(marked) - 12)
        if cell_len(before) > keep or cut_before:
            before = "…" + _last_cells(before, keep - 1)
        marked = _first_cells(marked, room - cell_len(before))
        after = _first_cells(after, room - cell_len(before) - cell_len(marked))
    return before + marked + after, cell_len(before), max(cell_len(marked), 1)


def _first_cells(text: str, room: int) -> str:
    """The beginning of a text, in at most ``room`` cells; an ellipsis stands for the rest."""
    if cell_len(text) <= room:
        return text
    kept, used = 0, 1
    for char in text:
        used += cell_len(char)
        if used > room:
            break
        kept += 1
    return text[:kept] + "…" if room > 0 else ""


def _last_cells(text: str, room: int) -> str:
    kept, used = len(text), 0
    while kept and used + cell_len(text[kept - 1]) <= room:
        kept -= 1
        used += cell_len(text[kept])
    return text[kept:]
