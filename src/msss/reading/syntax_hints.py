"""What a syntax error most likely is: the slips of somebody who edits a list by hand, in their words.

A YAML parser says where it could not go on, often a line after the slip, and why in words of its own.
Here the lines near that place are looked at for what a Chinese input method, a spreadsheet or a merge
leaves behind. Only when nothing is recognised do the parser's reasons count, each in plain words.

Loaded only when a file isn't YAML. Looks at a bounded stretch of the text, and never raises for what
stands in it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple

from ..common.language import t, tn


class Slip(NamedTuple):
    """What is wrong and what to do about it; line and column count from 0."""

    line: int
    column: int
    message: str
    hint: str


class _At(NamedTuple):
    """A place in the text."""

    line: int
    column: int


class _Error(NamedTuple):
    """What the parser says: ``at`` it stopped, in what began at ``since``; ``lines`` are those near both."""

    problem: str
    context: str
    at: _At
    since: _At | None
    lines: dict[int, str]

    def line(self, number: int) -> str:
        return self.lines.get(number, "")

    @property
    def character(self) -> str:
        """The character at which the parser stopped; nothing at the end of a line."""
        return self.line(self.at.line)[self.at.column : self.at.column + 1]

    @property
    def before(self) -> str:
        """The line up to where the parser stopped."""
        return self.line(self.at.line)[: self.at.column]

    def above(self) -> Iterator[tuple[int, str]]:
        """The lines above, nearest first, that are neither blank nor comments."""
        for number in range(self.at.line - 1, self.at.line - _LINES, -1):
            line = self.line(number)
            if line.strip() and not line.lstrip().startswith("#"):
                yield number, line

    def stretch(self) -> list[int]:
        """The lines, in order, that may hold the slip: what the parser was in the middle of."""
        if self.since and not self.context.startswith("while parsing a block"):
            first = self.since.line
        else:
            first = next((number for count, (number, _) in enumerate(self.above(), 1) if count == 3), 0)
        return [number for number in sorted(self.lines) if first <= number <= self.at.line]


_LINES = 60
"""How many lines above an error are looked at."""
_BEFORE, _AFTER = 8_000, 1_000
"""How many characters before and after a place are looked at."""
_LONGEST = 2_000
"""How much of a line is looked at."""

QUOTE = t('put the text in quotes: "…"')
"""The hint where a text needs quotes."""

GENERIC = t("text that holds : # , [ ] { } or starts with a sign needs quotes around it")
"""The hint where nothing better is known."""


def likely(error: Any, text: str) -> Slip:
    """The slip behind a parser's ``error`` (a `yaml.MarkedYAMLError` that has a mark) in ``text``."""
    mark = error.problem_mark or error.context_mark
    since = error.context_mark
    lines = _near(text, mark) | (_near(text, since) if since else {})
    began = _at(text, since) if since else None
    found = _Error(error.problem or "", error.context or "", _at(text, mark), began, lines)
    for look in (_conflict, _open_quote, _in_a_line, _in_brackets, _first_sign, _missing_key, _colon, _indentation):
        slip = look(found)
        if slip:
            return slip
    return _plain_words(found)


def _at(text: str, mark: Any) -> _At:
    """Where a mark is. LibYAML takes the end of a last line that isn't ended for the beginning of one more."""
    if mark.column or mark.index < len(text) or not text or text[-1] in _BREAKS:
        return _At(mark.line, mark.column)
    return _At(mark.line - 1, len(_split(text[-_BEFORE:])[-1]))


def _near(text: str, mark: Any) -> dict[int, str]:
    """The lines around a mark by their numbers."""
    start = max(mark.index - _BEFORE, 0)
    above = _split(text[start : mark.index])
    below = _split(text[mark.index : mark.index + _AFTER])
    together = [*above[:-1], above[-1] + below[0], *below[1:]]
    first = _at(text, mark).line - len(above) + 1
    lines = {first + count: line[:_LONGEST] for count, line in enumerate(together)}
    if start:  # the first line has no beginning
        lines.pop(first)
    return lines


_BREAKS = "\n\r\x85\u2028\u2029"


def _split(text: str) -> list[str]:
    return re.split("\r\n|[\n\r\x85\u2028\u2029]", text)


# --- what stands in one line


def _conflict(error: _Error) -> Slip | None:
    for number in error.stretch():
        if re.match(r"(<{7}|={7}|>{7}|\|{7})(\s|$)", error.line(number)):
            return Slip(
                number,
                0,
                t("an unresolved merge conflict: there are two versions of these lines"),
                t("keep one version, and remove the lines that begin with <<<<<<<, ======= and >>>>>>>"),
            )
    return None


def _in_a_line(error: _Error) -> Slip | None:
    """A slip at the beginning of a line: what begins an entry, a key, and what stands between key and value."""
    for number in error.stretch():
        line = error.line(number)
        if line.lstrip().startswith("#"):
            continue
        for look in (_tab, _odd_space, _dash, _colon_of_key, _wide_bracket):
            found = look(line)
            if found:
                return Slip(number, *found)
    return None


_Found = tuple[int, str, str] | None
_KEY = r"[A-Za-z_]{1,30}"
_BEGIN = r" *(?:- +)*"
"""What a line begins with before its key."""


def _tab(line: str) -> _Found:
    first, *more = line.split("\t")
    if len(more) > 1 and first.strip() and not re.match(rf"{_BEGIN}{_KEY}:\s", line):
        return (
            len(first),
            t("tabs between texts, as in a row pasted from a spreadsheet"),
            t("write each cell after its key: id, name, lead, support, due"),
        )
    indented = re.match(r" *(\t)\s*\S", line)
    if not indented:
        return None
    return indented.start(1), t("a tab in the indentation"), t("indent with spaces, not with tabs")


_ODD_SPACE = "[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]"


def _odd_space(line: str) -> _Found:
    found = re.match(rf" *({_ODD_SPACE})|{_BEGIN}(?:-|{_KEY} *:) *({_ODD_SPACE})", line)
    if not found:
        return None
    place = found.start(found.lastindex or 0)
    name = unicodedata.name(line[place]).lower()
    message = t("YAML does not accept {code} ({name}) as a space", code=f"U+{ord(line[place]):04X}", name=name)
    return place, message, t("type an ordinary space in its place")


_DASHES = "－–—−‐‑﹣ー"


def _dash(line: str) -> _Found:
    wide = re.match(rf" *([{_DASHES}])\s*[A-Za-z{{\[\"']", line)
    if wide:
        message = _full_width(wide[1])
        if wide[1] != "－":
            message = t("{character} is not the - that begins an entry", character=wide[1])
        return wide.start(1), message, _sign_and_space("-")
    close = re.match(rf" *(-)(?={_KEY} *[:：]|[{{\[\"'])", line)
    return (close.start(1), _space_after("-"), _written("-", line[close.end() :])) if close else None


def _colon_of_key(line: str) -> _Found:
    wide = re.match(rf"{_BEGIN}{_KEY} *(：)", line)
    if wide:
        return wide.start(1), _full_width("："), _sign_and_space(":")
    close = re.match(rf"{_BEGIN}({_KEY})(:)(?!//)\S", line)
    if close:
        return close.start(2), _space_after(":"), _written(f"{close[1]}:", line[close.end(2) :])
    return None


def _wide_bracket(line: str) -> _Found:
    wide = re.match(rf"{_BEGIN}(?:{_KEY}: +)?([［｛＂])", line)
    return (wide.start(1), *_is_wide(wide[1])) if wide else None


def _is_wide(character: str) -> tuple[str, str]:
    return _full_width(character), _in_its_place(unicodedata.normalize("NFKC", character))


def _written(sign: str, rest: str) -> str:
    rest = rest.strip()
    return t("write {text}", text=f"{sign} {rest if len(rest) <= 20 else rest[:19] + '…'}")


def _full_width(character: str) -> str:
    return t("{character} is full-width", character=character)


def _space_after(sign: str) -> str:
    return t("a space is missing after {sign}", sign=sign)


def _in_its_place(sign: str) -> str:
    return t("write {text} in its place", text=sign)


def _sign_and_space(sign: str) -> str:
    return t("write {sign} and a space in its place", sign=sign)


# --- quotes


def _open_quote(error: _Error) -> Slip | None:
    """A quote that is never closed, or closed only by the quote that should open another text."""
    if error.since and "quoted scalar" in error.context and re.search("end of stream|document", error.problem):
        opened = error.since
    else:
        found = _ran_on(error)
        if not found:
            after = error.before.rstrip()[-1:]
            if after and after in "\"'" and re.search("expected|mapping values", error.problem) and error.character:
                return _after_quote(error)
            return None
        opened = found
    line = error.line(opened.line)
    quote = line[opened.column : opened.column + 1] or '"'
    wrong = re.compile("[＂“”＇‘’]").search(line, opened.column + 1)
    if wrong:
        message = _full_width(wrong[0])
        if wrong[0] not in "＂＇":
            message = t("{character} is not the quote that closes a text", character=wrong[0])
        return Slip(opened.line, wrong.start(), message, _in_its_place(quote))
    message = t("the quote that opens here is never closed")
    return Slip(*opened, message, t("write {quote} after the text", quote=quote))


def _ran_on(error: _Error) -> _At | None:
    """Where a quoted text begins that only the quote just before the error closes, lines below."""
    for number, line in [(number, line) for number, line in error.above()][::-1]:
        for found in re.finditer(r"(?:^|(?<=[\s\[{,:]))([\"'])", line):
            if " #" in line[: found.start()] or line.count(found[1], 0, found.start()) % 2:
                continue
            if line.find(found[1], found.end()) >= 0:
                continue
            between = (error.line(other) for other in range(number + 1, error.at.line))
            if found[1] in error.before and not any(found[1] in other for other in between):
                return _At(number, found.start())
    return None


def _after_quote(error: _Error) -> Slip | None:
    if error.character in "]}:,，、；":
        return None
    return Slip(
        *error.at,
        t("a text in quotes has ended, and more text follows"),
        t("put the quotes around the whole text: '…' if it holds \""),
    )


# --- brackets


def _in_brackets(error: _Error) -> Slip | None:
    if error.character in ("]", "}") and "block" in error.context:
        return _closes_nothing(error, error.at)
    inside = error.since if error.context.startswith("while parsing a flow") else None
    if inside is None:
        return None
    opened = error.line(inside.line)[inside.column : inside.column + 1]
    if opened not in ("[", "{"):  # a value is missing, or the file ends after a bracket
        if error.character == ",":
            return Slip(*error.at, t("a value is missing before this ,"), t("write the value, or remove the ,"))
        last = _unclosed(error)
        return _never_closed(error, last) if last else None
    if error.character and error.character in "，、；;":
        return _comma(error.at, error.character)
    for number in error.stretch():
        start = inside.column if number == inside.line else 0
        wide = re.compile("[］｝]").search(error.line(number), start)
        if wide:
            return Slip(number, wide.start(), *_is_wide(wide[0]))
    if error.character == ":" and (found := _between_pairs(error, inside)):
        return found
    return _never_closed(error, inside)


def _between_pairs(error: _Error, inside: _At) -> Slip | None:
    """What stands, in place of a comma, before the key at whose colon the parser stopped."""
    start = inside.column + 1 if inside.line == error.at.line else 0
    before = error.before[start:]
    found = re.search(rf"([，、；;])\s*{_KEY} *$", before)
    if found:
        return _comma(_At(error.at.line, start + found.start()), found[1])
    if re.fullmatch(rf"\s*{_KEY} *", before):
        number, line = next(error.above(), (0, ""))
        if line.rstrip()[-1:] in tuple("，、；;"):
            return _comma(_At(number, len(line.rstrip()) - 1), line.rstrip()[-1])
    found = re.search(rf"\S\s+({_KEY}) *$", before)
    if found and inside.line == error.at.line:
        at = _At(error.at.line, start + found.start(1))
        message = t("a , is missing before {text}", text=found[1])
        return Slip(*at, message, t("write , and a space between two values"))
    return None


def _comma(at: _At, character: str) -> Slip:
    message = _full_width(character)
    if character not in "，；":
        message = t("{character} does not separate values", character=character)
    return Slip(*at, message, _sign_and_space(","))


def _never_closed(error: _Error, opened: _At) -> Slip:
    bracket = error.line(opened.line)[opened.column]
    needed = "]" if bracket == "[" else "}"
    where = t("write {sign} where it ends", sign=needed)
    if error.at.line == opened.line and error.character:
        if error.character in "]}":
            where = t("write {sign} before {text}", sign=needed, text=error.character)
    else:
        last = opened.line
        for number in range(opened.line + 1, error.at.line + 1):
            if re.match(rf"\s*(?:- |{_KEY}:)", error.line(number)):
                break
            last = number if error.line(number).strip() else last
        where = t("write {sign} at the end of line {line}", sign=needed, line=last + 1)
    return Slip(*opened, t("the {bracket} that opens here is never closed", bracket=bracket), where)


def _closes_nothing(error: _Error, at: _At) -> Slip:
    closing = error.line(at.line)[at.column]
    opening = "[" if closing == "]" else "{"
    message = t("this {closing} closes nothing", closing=closing)
    return Slip(*at, message, t("remove it, or write the {opening} that is missing", opening=opening))


def _unclosed(error: _Error) -> _At | None:
    """The last bracket before the error that is still open."""
    opened: list[_At] = []
    for number in sorted(error.lines):
        line = error.before if number == error.at.line else error.line(number)
        if number > error.at.line or line.lstrip().startswith("#"):
            continue
        for found in re.finditer(r"\"[^\"]*\"|'[^']*'|[\[{\]}]", line):
            if found[0] in "[{":
                opened.append(_At(number, found.start()))
            elif found[0] in "]}" and opened:
                opened.pop()
    return opened[-1] if opened else None


# --- signs with a meaning of their own


def _first_sign(error: _Error) -> Slip | None:
    sign = error.character
    if "start any token" in error.problem and sign == "\t":
        return Slip(*error.at, t("there is a tab where a space is needed"), t("type a space in its place"))
    if "start any token" in error.problem and sign:
        return _starts_with(error, error.at)
    # Of a sign that has a meaning at the start of a value, the parser stops at what follows it.
    if error.since and re.match(
        "while (scanning|parsing) (a block scalar|an alias|an anchor|a tag|a directive)", error.context
    ):
        return _starts_with(error, error.since)
    if "<document start>" in error.problem:
        above = next((number for number, line in error.above() if line.startswith("%")), None)
        return _starts_with(error, _At(above, 0)) if above is not None else None
    return None


def _starts_with(error: _Error, at: _At) -> Slip | None:
    rest = error.line(at.line)[at.column :]
    if not rest:
        return None
    return Slip(*at, _cannot_start(rest[0]), QUOTE)


def _cannot_start(sign: str) -> str:
    return t("an unquoted text can't start with {sign}", sign=sign)


# --- keys, colons, indentation


_PARENTS = {"number": "projects", "id": "items", "content": "targets"}
"""The key under which the entries stand that begin with a key."""
_ENTRY = re.compile(rf" *- +\{{? *({_KEY}):")


def _missing_key(error: _Error) -> Slip | None:
    """An entry that stands under no key: the line with it was deleted."""
    line = error.line(error.at.line)
    entry = _ENTRY.match(line)
    parent = _PARENTS.get(entry[1]) if entry else None
    if not entry or not parent:
        return None
    outer = {"items": "number", "targets": "id", "projects": ""}[parent]
    for _, above in error.above():
        other = _ENTRY.match(above)
        if re.match(rf" *{parent} *[:：]", above) or (other and other[1] == entry[1]):
            return None
        if other and other[1] == outer:
            break
    column = len(line) - len(line.lstrip())
    message = t("the line {key}: is missing above this entry", key=parent)
    return Slip(error.at.line, column, message, t("write {key}: on a line before it", key=parent))


def _colon(error: _Error) -> Slip | None:
    if not error.problem.startswith("mapping values are not allowed"):
        return None
    line = error.line(error.at.line)
    unopened = re.match(rf"{_BEGIN}({_KEY}: [^{{]*\}})\s*$", line)
    if unopened:
        message = t("a { is missing before this key")
        return Slip(error.at.line, unopened.start(1), message, t("write { here: the line ends with }"))
    if re.match(rf"{_BEGIN}[^\s:]+: +\S", error.before):
        return Slip(*error.at, t('a ": " inside an unquoted text'), QUOTE)
    return None


def _indentation(error: _Error) -> Slip | None:
    line = error.line(error.at.line)
    column = len(line) - len(line.lstrip(" "))
    start = re.match(r" *(?:(- )|\S[^:]*:(?:\s|$))", line)
    if start is None or not re.search("mapping values|expected key|expected '-'|<block end>", error.problem):
        return None
    if error.before.strip() and not error.problem.startswith("mapping values"):
        return None
    aligned = list(_entries_above(error) if start[1] else _keys_above(error))
    if not aligned or aligned[0][1] == column:
        return None
    number, expected = error.at.line, aligned[0][1]
    if not start[1] and expected < column and len(aligned) > 1 and aligned[1][1] == column:
        # The line above is the odd one: this one stands where those before it do.
        number, expected, column = aligned[0][0], column, expected
    here, above = _spaces(column), _spaces(expected)
    if start[1]:
        message = t("this entry is indented by {here}, the entry above it by {above}", here=here, above=above)
    else:
        message = t("this line is indented by {here}, the line above it by {above}", here=here, above=above)
    return Slip(number, column, message, t("indent both alike: by {spaces}", spaces=above))


def _keys_above(error: _Error) -> Iterator[tuple[int, int]]:
    """The lines above that hold a key, nearest first, and where it stands."""
    for number, line in error.above():
        found = re.match(r" *(?:- +)*(?=[^\s:{\[\"'][^:{\[]*:(?:\s|$))", line)
        if found:
            yield number, found.end()


def _entries_above(error: _Error) -> Iterator[tuple[int, int]]:
    """The lines above that begin an entry of the same kind, nearest first, and where it begins."""
    kind = _ENTRY.match(error.line(error.at.line))
    for number, line in error.above():
        other = _ENTRY.match(line)
        if (other and kind and other[1] == kind[1]) or (not kind and re.match(" *- ", line)):
            yield number, line.index("-")


def _spaces(count: int) -> str:
    return tn("{count} space", "{count} spaces", count) if count else t("no space")


# --- the parser's reasons in plain words, for what was not recognised

_WORDS = (
    ("could not find expected ':'", t("this line is not a key with a value"),
     t("write it as key: value, or join it to the line above")),
    ("mapping values are not allowed", t("a : is not allowed here"), GENERIC),
    ("(block )?sequence entries are not allowed", t("an entry with - can't begin here"),
     t("begin it on a line of its own, or put the text in quotes")),
    ("mapping keys are not allowed", t("a ? is not allowed here"), QUOTE),
    ("did not find expected key|expected <block end>", t("this does not fit the lines above it"),
     t("compare its indentation with the lines above")),
    ("did not find expected '-'", t("an entry with - is expected here"),
     t("compare its indentation with the lines above")),
    ("found a tab character", t("there is a tab where a space is needed"), t("indent with spaces, not with tabs")),
    ("(did not find )?expected ',' or", t("a , or the closing bracket is missing"), GENERIC),
    ("(did not find )?expected (the )?node content", t("a value is missing here"),
     t("write the value, or remove the sign before it")),
    ("found unknown escape|.*hexdecimal|.*escape sequence|.*Unicode character escape",
     t("\\ in double quotes begins an escape sequence, and this is not one"),
     t("write \\\\ for a \\, or use single quotes")),
    ("found undefined tag", _cannot_start("!"), QUOTE),
    ("(did not find )?expected '?<document start>", t("what follows here belongs to nothing above it"),
     t("a list is one mapping: compare its indentation with the lines above")),
    ("found unexpected document", t("the file is cut in two here"), t("remove the --- or ...")),
    ("found unexpected end of stream", t("the file ends in the middle of a text"),
     t("close the quote or the bracket that is open")),
    ("found (duplicate|incompatible)|found extremely", t("a line that starts with % does not belong in a list"),
     t("remove it")),
)  # fmt: skip
"""The reasons of both parsers, as they begin, with what to say in their place and a hint."""


def _plain_words(error: _Error) -> Slip:
    for reason, message, hint in _WORDS:
        if re.match(reason, error.problem):
            begins = error.since if error.context == "while scanning a simple key" else None
            return Slip(*(begins or error.at), message, hint)
    return Slip(*error.at, t("this can't be read as YAML"), GENERIC)
