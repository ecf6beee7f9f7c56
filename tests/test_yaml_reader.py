"""Reading YAML: given these bytes, this diagnostic at this line and column."""

from __future__ import annotations

import random
import sys

import pytest
from conftest import DATA

from msss.reading import reader
from msss.reading.diagnostic import START, Span
from msss.reading.reader import MAX_BYTES, MAX_DEPTH, MAX_NODES, read
from msss.values.chinese import Script, convert


def data(content):
    reading = read(content if isinstance(content, bytes) else content.encode(), "list.yaml")
    assert reading.diagnostics == ()
    return reading.document.data


def found(content):
    """Code, line and column of each diagnostic."""
    reading = read(content if isinstance(content, bytes) else content.encode(), "list.yaml")
    return [(diagnostic.code, diagnostic.span.line, diagnostic.span.column) for diagnostic in reading.diagnostics]


def only(content):
    """The one diagnostic there is."""
    reading = read(content if isinstance(content, bytes) else content.encode(), "list.yaml")
    (diagnostic,) = reading.diagnostics
    return diagnostic


# --- what is read


def test_the_real_list_reads_as_plain_data(loaded):
    document = loaded.document
    assert document.data["year"] == "2022"
    assert document.data["projects"][0]["items"][0]["name"] == "新建成中小學、幼兒園70所,新增學位6萬個"
    assert document.data["projects"][9]["items"][0]["targets"][2] == {
        "content": "完成重要公共服務場所無障礙改造",
        "quantity": "138",
        "measure": "處",
    }


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    "text",
    ["1.10", "010", "0o17", "0x1f", "1e3", "1_000", ".inf", ".nan", "no", "yes", "on", "true", "null", "~", "2022-04-07",
     "11", "12:30:45", "6萬"],
)  # fmt: skip
def test_scalars_stay_text(text):
    assert data(f"due: {text}") == {"due": text}
    assert data(f"[{text}]") == [text]


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("content", "value"),
    [
        ("a:", {"a": ""}),
        ("a: ''", {"a": ""}),
        ("a:\nb: 1", {"a": "", "b": "1"}),
        ("- \n- x", ["", "x"]),
        ("a: []", {"a": []}),
        ("a: {}", {"a": {}}),
        ("'a': \"b\\n\"", {"a": "b\n"}),
        ("a: |\n  b\n  c\n", {"a": "b\nc\n"}),
        ("a: >-\n  b\n  c\n", {"a": "b c"}),
        ("a: b\n  c", {"a": "b c"}),
        ("? a\n: b", {"a": "b"}),
        ("%YAML 1.1\n---\na: b\n...\n", {"a": "b"}),
        ("# only\na: b # here", {"a": "b"}),
        ("text", "text"),
        ("''", ""),
    ],
)
def test_plain_yaml_is_plain_data(content, value):
    assert data(content) == value


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_in_any_way(end):
    assert data(end.join(["a: 1", "b:", "  - 2", ""])) == {"a": "1", "b": ["2"]}


@pytest.mark.usefixtures("parser")
def test_a_byte_order_mark_is_accepted_and_counts_for_nothing():
    assert data(b"\xef\xbb\xbfa: 1") == {"a": "1"}
    assert found(b"\xef\xbb\xbfa: 1\na: 2") == [("MSS003", 2, 1)]
    assert found(b"\xef\xbb\xbfa: &x 1") == [("MSS004", 1, 4)]


# --- where it stands

PLACES = """\
title: 清單
projects:
  - number: 1
    items: [甲, "乙丙"]
  - {number: 二}
last:
"""


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        (("title",), Span(1, 1, 1, 6), Span(1, 8, 1, 10)),
        (("projects", 0, "number"), Span(3, 5, 3, 11), Span(3, 13, 3, 14)),
        (("projects", 0, "items"), Span(4, 5, 4, 10), Span(4, 12, 4, 21)),
        (("projects", 0, "items", 0), Span(4, 13, 4, 14), Span(4, 13, 4, 14)),
        (("projects", 0, "items", 1), Span(4, 16, 4, 20), Span(4, 16, 4, 20)),
        (("projects", 1), Span(5, 5, 5, 16), Span(5, 5, 5, 16)),
        (("projects", 1, "number"), Span(5, 6, 5, 12), Span(5, 14, 5, 15)),
    ],
)
def test_every_key_and_value_has_its_place(path, key, value):
    document = read(PLACES.encode(), "list.yaml").document
    assert document.span(path, key=True) == key
    assert document.span(path) == value


@pytest.mark.usefixtures("parser")
def test_an_empty_value_stands_after_its_colon():
    span = read(PLACES.encode(), "list.yaml").document.span(("last",))
    assert (span.line, span.column) == (6, 6)


def test_columns_count_characters_not_bytes_or_cells():
    document = read("標題: {𠀀甲: 乙}".encode(), "list.yaml").document
    assert document.span(("標題", "𠀀甲"), key=True) == Span(1, 6, 1, 8)
    assert document.span(("標題", "𠀀甲")) == Span(1, 10, 1, 11)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_places_do_not_depend_on_line_ends(end):
    document = read(PLACES.replace("\n", end).encode(), "list.yaml").document
    assert document.span(("projects", 0, "items", 1)) == Span(4, 16, 4, 20)


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        (("source",), 1, 1),
        (("projects", 0, "name"), 3, 5),
        (("projects", 7), 3, 3),
        (("title", "deeper"), 1, 8),
        (("projects", "number"), 3, 3),
    ],
)
def test_a_path_that_leads_nowhere_is_at_the_nearest_value_above_it(path, line, column):
    span = read(PLACES.encode(), "list.yaml").document.span(path)
    assert (span.line, span.column) == (line, column)


def test_every_value_of_the_real_list_stands_where_its_text_is(loaded):
    lines = loaded.document.text.split("\n")

    def check(value, path):
        if isinstance(value, str):
            span = loaded.document.span(path)
            written = lines[span.line - 1][span.column - 1 : span.end_column - 1]
            assert span.line == span.end_line
            assert written in (value, f'"{value}"')
        for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
            if not isinstance(value, str):
                check(inner, (*path, step))
            if isinstance(value, dict):
                span = loaded.document.span((*path, step), key=True)
                assert lines[span.line - 1][span.column - 1 : span.end_column - 1] == step

    check(loaded.document.data, ())


# --- what is refused


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("content", "problems"),
    [
        # not UTF-8
        (b"a: \xff", [("MSS001", 1, 4)]),
        (b"\xb1\xea\xcc\xe2: 1", [("MSS001", 1, 1)]),  # GBK
        ("a: 1\n標題: ".encode() + b"\xe6\xa8", [("MSS001", 2, 5)]),  # cut in the middle of a character
        (b"\xff\xfea\x00:\x00", [("MSS001", 1, 1)]),  # UTF-16
        (b"a: \xed\xa0\x80", [("MSS001", 1, 4)]),  # a surrogate
        # not YAML
        (b"a: [1, 2\nb: 3", [("MSS002", 1, 4)]),
        (b"a: b: c", [("MSS002", 1, 5)]),
        (b"a: @b", [("MSS002", 1, 4)]),
        (b"a: `b`", [("MSS002", 1, 4)]),
        (b"a: 1\n  b: 2", [("MSS002", 2, 3)]),
        (b"a: 1\n}", [("MSS002", 2, 1)]),
        (b"a: %b", [("MSS002", 1, 4)]),
        (b"a: \x00", [("MSS002", 1, 4)]),
        ("a: 1\nb: 甲\x07".encode(), [("MSS002", 2, 5)]),
        ("a: \ufffe".encode(), [("MSS002", 1, 4)]),
        (b"\x7f", [("MSS002", 1, 1)]),
        # a key twice
        (b"a: 1\nb: 2\na: 3", [("MSS003", 3, 1)]),
        (b"a: {b: 1, b: 2}", [("MSS003", 1, 11)]),
        (b"a: 1\na: 2\na: 3", [("MSS003", 2, 1), ("MSS003", 3, 1)]),
        (b"a: 1\n'a': 2", [("MSS003", 2, 1)]),
        (b"- a: 1\n- a: 2", []),
        # anchors, aliases, merge keys
        (b"a: &x 1", [("MSS004", 1, 4)]),
        (b"a: &x {b: 1}", [("MSS004", 1, 4)]),
        (b"a: &x [1]\nb: *x", [("MSS004", 1, 4), ("MSS004", 2, 4)]),
        (b"a: {<<: {b: 1}}", [("MSS004", 1, 5)]),
        (b"*x : 1", [("MSS004", 1, 1)]),
        (b"&x a: 1", [("MSS004", 1, 1)]),
        (b"a: *nowhere", [("MSS004", 1, 4)]),
        # tags
        (b"a: !!str 1", [("MSS005", 1, 4)]),
        (b"a: !!python/object/apply:os.system [ls]", [("MSS005", 1, 4)]),
        (b"a: !own {b: 1}", [("MSS005", 1, 4)]),
        (b"! a", [("MSS005", 1, 1)]),
        # more than one document
        (b"a: 1\n---\nb: 2", [("MSS006", 2, 1)]),
        (b"a: 1\n...\n---\n", [("MSS006", 3, 1)]),
        (b"---\n---\na: 1", [("MSS006", 2, 1)]),
        # nothing
        (b"", [("MSS007", 1, 1)]),
        (b"\n \n", [("MSS007", 1, 1)]),
        (b"\xef\xbb\xbf", [("MSS007", 1, 1)]),
        (b"# nothing but a comment\n", [("MSS007", 1, 1)]),
        (b"---\n", [("MSS007", 1, 1)]),
        # a key that isn't text
        (b"{a}: 1", [("MSS010", 1, 1)]),
        (b"? [a]\n: 1", [("MSS010", 1, 3)]),
        (b"x:\n  {a: 1}: 2", [("MSS010", 2, 3)]),
    ],
)
def test_what_a_plain_list_never_needs_is_refused_where_it_stands(content, problems):
    assert found(content) == problems


@pytest.mark.usefixtures("parser")
def test_all_that_is_refused_is_reported():
    content = b"a: &x 1\nb: *x\na: 2\nc: !t 3\nd: {<<: 1}\ne: ["
    assert [code for code, *_ in found(content)] == ["MSS004", "MSS004", "MSS003", "MSS005", "MSS004", "MSS002"]


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (
            b"a: \xff",
            "byte 0xff is not UTF-8 (save the file as UTF-8 (in WPS, Excel and Notepad: Save As, Encoding UTF-8))",
        ),
        (b"a: \x1b", "the control character U+001B is not allowed in a file (remove it)"),
        (
            b"a: 1\n\na: 2",
            "the key a is written twice in one mapping (first on line 1)"
            " (remove one of them, or begin a new entry with - before it)",
        ),
        (b"a: &x 1", "the anchor &x is not allowed (write the value out wherever it is needed)"),
        (b"a: *x", "the alias *x is not allowed (write the value itself in its place)"),
        (b"<<: {}", "the merge key << is not allowed (write the merged keys out)"),
        (b"a: !own 1", "the tag !own is not allowed (remove it: the format knows each value's type)"),
        (b"a\n---\nb", "a second YAML document starts here (remove the ---: a file holds one list)"),
        (b"", "the file is empty (a list starts with title:, year:, source: and projects:)"),
        (b"[a]: 1", "a key must be text (a text that starts with { or [ needs quotes around it)"),
    ],
)
def test_the_message_says_what_is_wrong_and_what_to_do(content, line):
    assert str(only(content)).partition(": error[")[2].partition("]: ")[2] == line


def test_a_syntax_error_spans_the_character_it_is_at():
    assert only(b"a: @b").span == Span(1, 4, 1, 5)
    assert only(b"a: \x1b").span == Span(1, 4, 1, 5)


def test_a_diagnostic_names_the_file():
    assert str(only("a: 1\na: 2")).startswith("list.yaml:2:1: error[MSS003]: ")


def test_an_alias_stands_as_what_can_not_be_read():
    value = read(b"a: *x", "list.yaml").document.data["a"]
    assert isinstance(value, reader.Unreadable)


def test_of_a_key_that_stands_twice_the_first_is_kept():
    assert read(b"a: 1\na: {b: 2}\nc: 3", "list.yaml").document.data == {"a": "1", "c": "3"}


def test_a_merge_key_is_left_out():
    assert read(b"<<: {a: 1}\nb: 2", "list.yaml").document.data == {"b": "2"}


# --- limits


def test_a_file_over_ten_megabytes_is_not_read():
    assert MAX_BYTES == 10_000_000
    assert found(b"#" * MAX_BYTES + b"#") == [("MSS008", 1, 1)]
    assert found(b"#" * MAX_BYTES) == [("MSS007", 1, 1)]


@pytest.mark.usefixtures("parser")
def test_nesting_ends_at_twenty_levels():
    assert MAX_DEPTH == 20
    assert data("[" * 20 + "]" * 20)
    assert found("[" * 21 + "]" * 21) == [("MSS009", 1, 21)]
    nested = "".join("  " * depth + f"k{depth}:\n" for depth in range(21))
    assert found(nested) == [("MSS009", 21, 41)]


@pytest.mark.usefixtures("parser")
def test_deep_nesting_is_no_recursion():
    ((code, line, column),) = found("[" * 100_000)
    # LibYAML 0.2.6 looks ahead, and gives up at 1,000 levels before the reader has heard of the first.
    assert (code, line) == ("MSS009", 1)
    assert column in (21, 1001)
    assert found("- " * 100_000) == [("MSS009", 1, 41)]
    assert found("{a: " * 100_000) == [("MSS009", 1, 81)]


def test_the_values_of_a_file_are_counted(monkeypatch):
    assert MAX_NODES == 200_000
    monkeypatch.setattr(reader, "MAX_NODES", 5)
    assert data("{a: 1, b: 2}") == {"a": "1", "b": "2"}  # four, and the mapping itself
    assert found("{a: 1, b: 2, c: 3}") == [("MSS008", 1, 17)]
    assert data("[1, 2, 3, 4]") == ["1", "2", "3", "4"]
    assert found("[1,\n 2, 3, 4, 5, 6]") == [("MSS008", 2, 14)]


def test_a_file_of_too_many_values_is_not_read():
    assert found(b"- x\n" * (MAX_NODES + 1)) == [("MSS008", MAX_NODES + 1, 3)]


def test_an_unread_file_has_no_document():
    for content in (b"\xff", b"a: [", b"", b"[" * 21, b"a: 1\n---\n", b"[a]: 1"):
        assert read(content, "list.yaml").document is None


def test_what_stands_nowhere_stands_at_the_beginning():
    assert only(b"").span == START


# --- encodings


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("gbk", "GBK"),
        ("gb18030", "GBK"),
        ("big5", "Big5"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
    ],
)
def test_a_file_that_is_not_utf8_is_named_as_what_it_is(encoding, named):
    text = DATA.read_text(encoding="utf-8")
    content = (convert(text, Script.HANS) if named == "GBK" else text).encode(encoding, "replace")
    (diagnostic,) = read(content, "list.yaml").diagnostics
    assert diagnostic.code == "MSS001"
    assert diagnostic.message.endswith(f": this looks like {named}")
    assert "save the file as UTF-8" in diagnostic.hint


@pytest.mark.parametrize(
    "content",
    [
        b"a: \xff",
        "標題: 市教育局".encode()[:-1],
        "title: été\n".encode("latin-1"),
        b"a: \x00b",
        b"a: \xca\xd0\xff\xff",
        b"\x80",
    ],
)
def test_what_can_not_be_told_is_not_named(content):
    (diagnostic,) = read(content, "list.yaml").diagnostics
    assert "looks like" not in diagnostic.message


def test_utf16_of_ascii_alone_is_named_too():
    (diagnostic,) = read("title: list\nyear: 2022\n".encode("utf-16-le"), "list.yaml").diagnostics
    assert (diagnostic.code, diagnostic.span.line) == ("MSS001", 1)
    assert "UTF-16" in diagnostic.message


# --- with and without LibYAML

SLIPS = ["\t", " \t", "\n\t", "\t\n", "\t#", "\n \t  ", " ", "\n", "\r\n", "- ", ": ", ":", "?", "? ", "{", "}", "[", "]", ", ", '"', "'",
         "#", " #", "|", ">", "|\n\t", "%", "---\n", "...\n", "@", "`", "：", "\\", "~", "-", "\u3000", "\ufeff", "&a ", "*a", "!x "]  # fmt: skip


def edits(seed, count):
    """The real list's first project with one or two slips, ``count`` times, always the same for a seed."""
    text = DATA.read_text(encoding="utf-8")
    part = text[: text.index("  - number: 2")] + text[text.index("units:") : text.index("  - name: 市住保房管局")]
    chance = random.Random(seed)
    for _ in range(count):
        edit = part
        for _ in range(chance.randint(1, 2)):
            at = chance.randrange(len(edit))
            edit = edit[:at] + chance.choice(SLIPS) + edit[at + chance.randint(0, 1) :]
        yield edit


def test_without_libyaml_the_same_edits_of_the_real_list_are_read(monkeypatch):
    def data(text):
        document = read(text.encode(), "list.yaml").document
        return document and document.data

    texts = list(edits(2022, 600))
    with_c = [data(text) for text in texts]
    monkeypatch.setitem(sys.modules, "yaml._yaml", None)
    for text, expected in zip(texts, with_c, strict=True):
        assert data(text) == expected, text
    assert 100 < sum(one is not None for one in with_c) < 590


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 一\t二", {"a": "一\t二"}),
        ("a: 一\n \t二", {"a": "一 二"}),
        ("a:\t一", {"a": "一"}),
        ("a: [一,\t二\t]\t# 三", {"a": ["一", "二"]}),
        ("a: [\n\t一, 二]", {"a": ["一", "二"]}),
        ("a: |-\t# 三\n  一\n", {"a": "一"}),
        ("a: >2+\n   一\n\n", {"a": " 一\n\n"}),
        ("a: {b: 一?二}", {"a": {"b": "一?二"}}),
        ("a: |\t\n  一\n", {"a": "一\n"}),
    ],
)
@pytest.mark.usefixtures("parser")
def test_a_tab_that_is_no_indentation_is_a_space(text, expected):
    assert data(text) == expected


@pytest.mark.parametrize("text", ["a:\n\tb: 1", "\ta: 1", "- a\n\t- b\n\tc: d", "a: [b:, c]"])
@pytest.mark.usefixtures("parser")
def test_a_tab_in_the_indentation_is_none(text):
    assert only(text).code == "MSS002"
