"""What a slip in editing a list gets said: where it stands, in plain words, with what to do."""

from __future__ import annotations

import sys
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from msss.reading.diagnostic import Span
from msss.reading.reader import read

# A made-up list, as a clerk has it before the slip.
LIST = """\
title: 示例清單
year: 2022
source: {issuer: 示例, document: 示例〔2022〕1號, date: 2022-01-31}
projects:
  - number: 1
    items:
      - id: "1.1"
        name: 新增學位6萬個,新增公園2個
        lead: 市教育局
        support: [市建委, 市財政局]
        due: 12月底
        targets:
          - {content: 新增學位, quantity: 60000, measure: 個}
          - {content: 新增公園, quantity: 2, measure: 個}
      - id: "1.2"
        name: 新增公園3個
        lead: 市建委
        due: 11月底
units:
  - name: 市教育局
  - name: 市建委
  - {name: 市財政局, aliases: [財政局]}
"""


def edited(before: str, after: str) -> str:
    """The list after an edit of the first place that reads ``before``."""
    assert before in LIST
    return LIST.replace(before, after, 1)


def said(text: str) -> list[tuple[str, int, int, str, str]]:
    """Code, line, column, message and hint of each diagnostic."""
    return [
        (found.code, found.span.line, found.span.column, found.message, found.hint)
        for found in read(text.encode("utf-8", "surrogatepass"), "list.yaml").diagnostics
    ]


WIDE_COLON = ("： is full-width", "write : and a space in its place")
COMMA = "write , and a space in its place"
DASH = ("－ is full-width", "write - and a space in its place")
SPACE = "type an ordinary space in its place"
QUOTES = 'put the text in quotes: "…"'
TAB = ("a tab in the indentation", "indent with spaces, not with tabs")
CELLS = (
    "tabs between texts, as in a row pasted from a spreadsheet",
    "write each cell after its key: id, name, lead, support, due",
)
CONFLICT = (
    "an unresolved merge conflict: there are two versions of these lines",
    "keep one version, and remove the lines that begin with <<<<<<<, ======= and >>>>>>>",
)
NO_KEY = ("this line is not a key with a value", "write it as key: value, or join it to the line above")


def indented(by: str, other: str, what: str = "line") -> tuple[str, str]:
    return f"this {what} is indented by {by}, the {what} above it by {other}", f"indent both alike: by {other}"


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("before", "after", "line", "column", "message", "hint"),
    [
        # a full-width colon
        ("lead: 市教育局", "lead：市教育局", 9, 13, *WIDE_COLON),
        ("lead: 市教育局", "lead： 市教育局", 9, 13, *WIDE_COLON),
        ("title: ", "title：", 1, 6, *WIDE_COLON),
        ('- id: "1.1"', '- id："1.1"', 7, 11, *WIDE_COLON),
        ("items:", "items：", 6, 10, *WIDE_COLON),
        ("due: 11月底", "due：11月底", 18, 12, *WIDE_COLON),
        # no space, or another than YAML knows
        ("due: 12月底", "due:12月底", 11, 12, "a space is missing after :", "write due: 12月底"),
        ("title: ", "title:", 1, 6, "a space is missing after :", "write title: 示例清單"),
        ("support: [", "support:[", 10, 16, "a space is missing after :", "write support: [市建委, 市財政局]"),
        ("lead: ", "lead:\xa0", 9, 14, "YAML does not accept U+00A0 (no-break space) as a space", SPACE),
        ("lead: ", "lead:\u3000", 9, 14, "YAML does not accept U+3000 (ideographic space) as a space", SPACE),
        ("        lead: ", "\u3000\u3000lead: ", 9, 1, "YAML does not accept U+3000 (ideographic space) as a space", SPACE),
        ('- id: "1.2"', '-id: "1.2"', 15, 7, "a space is missing after -", 'write - id: "1.2"'),
        ('- id: "1.1"', '-id: "1.1"', 7, 7, "a space is missing after -", 'write - id: "1.1"'),
        ("- number", "-number", 5, 3, "a space is missing after -", "write - number: 1"),
        ("- {content: 新增學位, quantity: 60000", "-{content: 甲", 13, 11, "a space is missing after -",
         "write - {content: 甲, measur…"),
        # a dash of another kind
        ('- id: "1.2"', '－ id: "1.2"', 15, 7, *DASH),
        ('- id: "1.1"', '－ id: "1.1"', 7, 7, *DASH),
        ("- {content: 新增學位", "－{content: 新增學位", 13, 11, *DASH),
        ("- name: 市建委", "— name: 市建委", 21, 3, "— is not the - that begins an entry", DASH[1]),
        # tabs
        ("        lead", "\tlead", 9, 1, *TAB),
        ("        lead", "      \tlead", 9, 7, *TAB),
        ("          - {content", "\t- {content", 13, 1, *TAB),
        ('      - id: "1.2"', '1.3\t新增公園4個\t市建委\t11月底\n      - id: "1.2"', 15, 4, *CELLS),
        ("units:", "1.3\t新增公園4個\t市建委\t11月底\nunits:", 19, 4, *CELLS),
        # indentation
        ("        lead", "         lead", 9, 10, *indented("9 spaces", "8 spaces")),
        ("        lead", "       lead", 9, 8, *indented("7 spaces", "8 spaces")),
        ("        lead", "      lead", 9, 7, *indented("6 spaces", "8 spaces")),
        ("        lead", "    lead", 9, 5, *indented("4 spaces", "8 spaces")),
        ("year", " year", 2, 2, *indented("1 space", "no space")),
        ('      - id: "1.2"', '       - id: "1.2"', 15, 8, *indented("7 spaces", "6 spaces", "entry")),
        ('      - id: "1.2"', '     - id: "1.2"', 15, 6, *indented("5 spaces", "6 spaces", "entry")),
        ("          - {content: 新增公園", "         - {content: 新增公園", 14, 10,
         *indented("9 spaces", "10 spaces", "entry")),
        # commas
        ("新增學位, quantity", "新增學位，quantity", 13, 27, "， is full-width", COMMA),
        ("60000, measure", "60000， measure", 13, 44, "， is full-width", COMMA),
        ("新增學位, quantity", "新增學位、quantity", 13, 27, "、 does not separate values", COMMA),
        ("新增學位, quantity", "新增學位 quantity", 13, 28, "a , is missing before quantity",
         "write , and a space between two values"),
        ("市建委, 市財政局", '"市建委"，"市財政局"', 10, 24, "， is full-width", COMMA),
        ("市建委, 市財政局", '"市建委"、"市財政局"', 10, 24, "、 does not separate values", COMMA),
        ("示例, document: 示例〔2022〕1號", "示例，\n  document: 示例", 3, 20, "， is full-width", COMMA),
        ("市建委, 市", "市建委, , 市", 10, 24, "a value is missing before this ,", "write the value, or remove the ,"),
        # brackets
        ("市財政局]", "市財政局", 10, 18, "the [ that opens here is never closed", "write ] at the end of line 10"),
        ("市財政局]", "\n          市財政局", 10, 18, "the [ that opens here is never closed",
         "write ] at the end of line 11"),
        ("[財政局]", "[財政局", 22, 27, "the [ that opens here is never closed", "write ] before }"),
        ("measure: 個}", "measure: 個", 13, 13, "the { that opens here is never closed", "write } at the end of line 13"),
        ("2, measure: 個}", "2, measure: 個", 14, 13, "the { that opens here is never closed",
         "write } at the end of line 14"),
        ("2022-01-31}", "2022-01-31", 3, 9, "the { that opens here is never closed", "write } at the end of line 3"),
        ("市財政局]", "市財政局]]", 10, 29, "this ] closes nothing", "remove it, or write the [ that is missing"),
        ("measure: 個}", "measure: 個}}", 13, 57, "this } closes nothing", "remove it, or write the { that is missing"),
        ("- {content", "- content", 13, 13, "a { is missing before this key", "write { here: the line ends with }"),
        ("市財政局]", "市財政局］", 10, 28, "］ is full-width", "write ] in its place"),
        ("- {content", "- ｛content", 13, 13, "｛ is full-width", "write { in its place"),
        ("measure: 個}", "measure: 個｝", 13, 56, "｝ is full-width", "write } in its place"),
        # quotes
        ('"1.2"', '"1.2', 15, 13, "the quote that opens here is never closed", 'write " after the text'),
        ('"1.1"', '"1.1', 7, 13, "the quote that opens here is never closed", 'write " after the text'),
        ('"1.1"', "'1.1", 7, 13, "the quote that opens here is never closed", "write ' after the text"),
        ('"1.2"', '"1.2＂', 15, 17, "＂ is full-width", 'write " in its place'),
        ('"1.1"', '"1.1”', 7, 17, "” is not the quote that closes a text", 'write " in its place'),
        ("新增公園3個", '"新增"公園3個', 16, 19, "a text in quotes has ended, and more text follows",
         "put the quotes around the whole text: '…' if it holds \""),
        ('"1.2"', '"1.2\\x"', 15, 19, "\\ in double quotes begins an escape sequence, and this is not one",
         "write \\\\ for a \\, or use single quotes"),
        # signs
        *[("lead: 市", f"lead: {sign}市", 9, 15, f"an unquoted text can't start with {sign}", QUOTES) for sign in "@%`>|*!"],
        ("name: 新增公園3個", "name: 新增: 公園3個", 16, 17, 'a ": " inside an unquoted text', QUOTES),
        ("name: 新增公園3個", "name: 新增公園3個:", 16, 21, 'a ": " inside an unquoted text', QUOTES),
        ("lead: 市", "lead: - 市", 9, 15, "an entry with - can't begin here",
         "begin it on a line of its own, or put the text in quotes"),
        # a merge that stopped halfway
        ("        lead: 市教育局\n",
         "<<<<<<< HEAD\n        lead: 市教育局\n=======\n        lead: 市建委\n>>>>>>> other\n", 9, 1, *CONFLICT),
        ("        lead: 市教育局\n", "        lead: 市教育局\n=======\n", 10, 1, *CONFLICT),
        ("        lead: 市教育局\n", "        lead: 市教育局\n>>>>>>> other\n", 10, 1, *CONFLICT),
        ("title", "<<<<<<< HEAD\ntitle", 1, 1, *CONFLICT),
        # a line that is gone
        ("projects:\n", "", 4, 3, "the line projects: is missing above this entry", "write projects: on a line before it"),
        ("    items:\n", "", 6, 7, "the line items: is missing above this entry", "write items: on a line before it"),
        ("        targets:\n", "", 12, 11, "the line targets: is missing above this entry",
         "write targets: on a line before it"),
        ("        lead: 市教育局", "        市教育局", 9, 9, *NO_KEY),
    ],
)  # fmt: skip
def test_a_slip_is_named_where_it_stands(
    before: str, after: str, line: int, column: int, message: str, hint: str
) -> None:
    assert said(edited(before, after)) == [("MSS002", line, column, message, hint)]


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("votes: [", 1, 8, "the [ that opens here is never closed"),
        ("a: [1, 2", 1, 4, "the [ that opens here is never closed"),
        ("a: {b: 1", 1, 4, "the { that opens here is never closed"),
        ("a: 1\n}", 2, 1, "this } closes nothing"),
        ("a: b: c", 1, 5, 'a ": " inside an unquoted text'),
        ("甲\na: 1", 2, 2, "a : is not allowed here"),
        ("a: 1\r\nb：2\r\n", 2, 2, "： is full-width"),
        ("%x\na: 1", 1, 1, "an unquoted text can't start with %"),
    ],
)
def test_small_texts(text: str, line: int, column: int, message: str) -> None:
    assert [found[:4] for found in said(text)] == [("MSS002", line, column, message)]


def test_a_slip_far_from_where_the_parser_stops_is_found() -> None:
    text = edited('"1.2"', '"1.2') + "  - {name: 市甲局}\n" * 5_000
    assert [found[1:4] for found in said(text)] == [(15, 13, "the quote that opens here is never closed")]


@pytest.mark.usefixtures("parser")
def test_a_tab_after_a_colon_is_a_space() -> None:
    assert said(edited("lead: ", "lead:\t")) == []


def test_an_entry_without_its_first_line_repeats_the_keys_of_the_one_before() -> None:
    hint = "remove one of them, or begin a new entry with - before it"
    found = said(edited('      - id: "1.2"\n', ""))
    assert found[0] == ("MSS003", 15, 9, "the key name is written twice in one mapping (first on line 8)", hint)


def test_one_character_is_marked() -> None:
    (found,) = read(b"a: @b", "list.yaml").diagnostics
    assert found.span == Span(1, 4, 1, 5)


# The parsers' own words, none of which is for a clerk.
JARGON = ("expected", "token", "scalar", "mapping values", "block", "stream", "indicator", "simple key", "not YAML")
PIECES = st.sampled_from(
    ["\n", "\n  ", "\n      - ", "\t", " ", ": ", "：", ":", "- ", "－", "-", "{", "}", "[", "]", "｛", "］", ",", "，", "、",
     '"', "'", "＂", "”", "@", "%", "`", "|", ">", "&", "*", "!", "?", "#", "\\", "<<<<<<<", "=======", "\r\n", "\x85",
     "\u2028", "\xa0", "\u3000", "id", "lead", "number", "content", "市", "1.1", "---", "..."]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30).map("".join))
@example("- '\n- \"")
@example("\r\n\x85{\r")
@pytest.mark.parametrize("without_libyaml", [False, True])
def test_whatever_is_typed_is_answered_in_plain_words(without_libyaml: bool, text: str) -> None:
    with pytest.MonkeyPatch.context() as patched:
        if without_libyaml:
            patched.setitem(sys.modules, "yaml._yaml", None)
        answers(text)


@given(st.integers(0, len(LIST)), st.integers(0, 6), PIECES)
def test_any_edit_of_a_list_is_answered_in_plain_words(place: int, removed: int, typed: str) -> None:
    answers(LIST[:place] + typed + LIST[place + removed :])


def answers(text: str) -> None:
    for found in read(text.encode("utf-8", "surrogatepass"), "list.yaml").diagnostics:
        if found.code == "MSS002":
            assert found.hint
            assert not any(word in found.message for word in JARGON), found.message
            assert found.span.line <= len(text.splitlines()) + 1


@pytest.mark.parametrize(
    "text",
    ["a: [" + '"' * 400_000, "a:\n" + " " * 400_000 + "\tb：", "[" + "\n" * 200_000, "a: '" + "\n'x" * 100_000,
     "a: [" + "\n- {id: '" * 50_000, "\ta" * 200_000, "a: {" + "b " * 200_000 + ":"],
)  # fmt: skip
def test_the_work_is_bounded(text: str) -> None:
    start = time.process_time()
    assert said(text)
    assert time.process_time() - start < 2
