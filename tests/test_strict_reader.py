"""The quick reader: it knows files as they are written, in PyYAML's data, and leaves everything else to PyYAML."""

from __future__ import annotations

import sys
from typing import Any

import pytest
from running import ROOT

from msss.reading import strict
from msss.reading.reader import MAX_CHARACTERS, MAX_DEPTH, MAX_NODES, MAX_TEXT, read
from msss.validation.checking import check_content

sys.path.insert(0, str(ROOT / "benchmarks"))
import readers


def known(text: str, most: int = MAX_CHARACTERS) -> bool:
    """Whether the quick reader read it; if so, PyYAML reads the same."""
    quick, slow = read(text.encode(), "a.yaml", most), read(text.encode(), "a.yaml", most, places=True)
    if quick.document is None or quick.document.has_places:
        return False
    assert slow.document is not None
    assert not slow.diagnostics
    assert repr(quick.document.data) == repr(slow.document.data)
    return True


FILES = [path for folder in ("data", "examples") for path in sorted((ROOT / folder).rglob("*.yaml"))]


def test_it_knows_most_files_that_are_shown() -> None:
    found = [path for path in FILES if known(path.read_text(encoding="utf-8"))]
    assert ROOT / "data" / "responsibility_list_2022.yaml" in found
    assert len(found) >= 0.8 * len(FILES)


@pytest.mark.parametrize(
    "text",
    [
        "a: b",
        "a: b\n\n# of b\nc: d  # of d\n",
        "a: 新建成中小學、幼兒園70所,新增學位6萬個\n",
        "a: it's [b], {c} & d#e f:g\n",
        "a: https://a.b/c?d=e#f\n",
        "a: [b, \"c, d\", '', e f, https://a.b]\n",
        "a: [b,\n    c,\n  d]\n",
        'a: {b: c, d: "e: f", g: [h, {i: j}], k: []}\n',
        "a: [ b, { c: d } ]\n",
        "a:\n- b\n- c: d\n  e:\n  - f\ng: h\n",
        "a:\n  - b: c\n    d: e\n  -   f: g\n      h: i\nj:\n  k: -5\n",
        "a: null\nb: ~\nc: 1e3\nd: 0o7\ne: 2022-04-07\nf: true\ng: =\nh: .inf\n",
        "a: \u3000b\u3000\nc: \xa0d\n甲: 😀\n",
    ],
)
def test_it_knows(text: str) -> None:
    assert known(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing\n",
        "- a\n",
        "a\n",
        "a:\n",
        "a: \n",
        "a:\n  b:\nc: d\n",
        "a: {b: }\n",
        "a: b\na: c\n",
        "a: {b: c, b: d}\n",
        "a: {b: [], b: c}\n",
        "<<: {a: b}\n",
        '"a": b\n',
        "? a\n: b\n",
        "a:b\n",
        "a: b: c\n",
        "a: b :\n",
        "a: b\n  c\n",
        "a: b\n  c: d\n",
        "a:\n  b\n",
        "a:\n  - b\n   - c\n",
        "a:\n  - b\n  c: d\n",
        "a:\n - b\n- c\n",
        "a:\n  b: c\n d: e\n",
        "a: - b\n",
        "a:\n  - - b\n",
        "a: 'b''c'\n",
        'a: "b\\n"\n',
        'a: "b\n  c"\n',
        'a: "b" c\n',
        'a: "b"# c\n',
        "a: [b, c\n",
        "a: [b, c]]\n",
        "a: [b, ]\n",
        "a: [b,,c]\n",
        "a: [b,c]\n",
        "a: [b: c]\n",
        "a: [b\n  c]\n",
        "a: [b, # c\n  d]\n",
        "a: [b}\n",
        "a: {b}\n",
        'a: {"b": c}\n',
        "a: {b:c}\n",
        "a: [b?]\n",
        "a: &b c\n",
        "a: *b\n",
        "a: !!str b\n",
        "a: |\n  b\n",
        "a: >\n  b\n",
        "a: %b\n",
        "a: @b\n",
        "a: `b\n",
        "--- {a: b}\n",
        "---\na: b\n",
        "a: b\n...\n",
        "a: b\n---\nc: d\n",
        "a: b\tc\n",
        "a: b\r\nc: d\r\n",
        "a: b\x85c\n",
        "a: b\u2028c\n",
        "a: b\ufeff\n",
        "a: b\x07\n",
        f"a: {'b' * (MAX_TEXT + 1)}\n",
        f"a: [{'b' * (MAX_TEXT + 1)}]\n",
        f"a: {{b: {'b' * (MAX_TEXT + 1)}}}\n",
        # Its list is too long to be known: it must not be taken for one without a value.
        f"a: [b, {'b' * (MAX_TEXT + 1)}]\n\n  c: d\n",
    ],
)
def test_it_does_not_know(text: str) -> None:
    assert not known(text)


def test_its_limits_are_the_readers() -> None:
    assert strict.MAX_LENGTH == MAX_TEXT
    for blocks in range(MAX_DEPTH + 2):
        for flows in range(MAX_DEPTH + 2):
            value = f"{'[' * flows}b{']' * flows}\n"
            known("".join(f"{' ' * depth}a:\n" for depth in range(blocks)) + f"{' ' * blocks}a: {value}")
            known("a:\n" + "".join(f"{'  ' * depth}- a:\n" for depth in range(blocks)) + f"{'  ' * blocks}- {value}")
    assert known("a: " + "[" * 5 + "b" + "]" * 5)


def test_it_leaves_what_may_be_too_much_to_pyyaml() -> None:
    assert known("a: bc\n", 6)
    assert not known("a: bcd\n", 6)
    many = "a:\n" + "  - {b: c, d: e}\n" * (MAX_NODES // 7)
    assert known(many, len(many))
    assert not known(many * 2, len(many) * 2)


def test_who_asks_for_a_place_gets_pyyamls() -> None:
    document = read(b"a: b\nc: [d, e]\n", "a.yaml").document
    assert document is not None
    assert not document.has_places
    assert document.span(("c", 1))[:2] == (2, 8)
    assert document.has_places


def test_what_is_said_of_a_file_is_said_of_pyyamls_data(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even if the quick reader were wrong: it is asked for nothing but silence."""
    text = (ROOT / "data" / "responsibility_list_2022.yaml").read_text(encoding="utf-8")
    wrong = [
        text.replace("due: 12月底", "due: 22月底", 1),  # of a key
        text.replace("quantity: 70,", "quantity: 71,"),  # of a rule that makes it invalid
        text.replace("date: 2022-04-07", "date: 2020-04-07"),  # of a warning
    ]
    said = [check_content(one.encode(), "list.yaml") for one in wrong]
    sound = strict.read

    def unsound(text: str) -> dict[str, Any] | None:
        data = sound(text)
        return data and data | {"title": "2023年市政府民生實事項目責任清單"}

    monkeypatch.setattr(strict, "read", unsound)
    assert all(one.diagnostics for one in said)
    assert [check_content(one.encode(), "list.yaml") for one in wrong] == said


def test_texts_that_were_changed_by_chance_are_read_alike() -> None:
    """As `.ci/run` does with ten times as many and others each time."""
    assert list(readers.counted("tests", 2_000)) == []


def test_the_comparison_sees_a_reader_that_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    sound = strict.read

    def unsound(text: str) -> object:
        data = sound(text)
        return data and {key: value for key, value in data.items() if value != "12月底"}

    monkeypatch.setattr(strict, "read", unsound)
    text, said = next(readers.counted("tests", 2_000))
    assert "12月底" in text
    assert said.startswith("seed tests/")
