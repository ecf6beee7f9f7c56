"""Adding an entry to a ledger's text: in its place, in the form of its neighbours, and nothing else changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledgers import LIST, TODAY, read
from timing import takes_ten_times_as_long

from msss.ledger import record
from msss.ledger.model import Entry
from msss.ledger.record import BackdatedError, RefusedError, added, record_all
from msss.reading.diagnostic import InvalidListError
from msss.values.characters import hidden, looks_like
from msss.values.quantity import Value

ENTRY = Entry("1.2", date(2023, 6, 30), value=Value(Decimal(5)))


def add(before: str | None, entry: Entry = ENTRY) -> str:
    content = before.encode() if before is not None else None
    return added(content, entry, "ledger.yaml", LIST, TODAY).decode()


NEW = '{item: "1.2", date: 2023-06-30, value: 5}'
EARLY, LATE = '{item: "1.2", date: 2023-05-31, value: 3}', '{item: "1.2", date: 2023-07-31, value: 7}'
EXAMPLES = {
    # a ledger with ⟨what is added⟩
    "after the last": f"year: 2023\nentries:\n  - {EARLY}\n⟨  - {NEW}\n⟩",
    "before a later one": f"year: 2023\nentries:\n  - {EARLY}  # May\n⟨  - {NEW}\n⟩\n  # July\n  - {LATE}\n",
    "before all": f"year: 2023\nentries:\n  # July\n  ⟨- {NEW}\n  ⟩- {LATE}\n",
    "after those of the same day": f'year: 2023\nentries:\n- {{item: "1.3", date: 2023-06-30, value: 9}}\n⟨- {NEW}\n⟩',
    "no line break at the end": f"year: 2023\nentries:\n  - {EARLY} # May⟨\n  - {NEW}⟩",
    "comments that belong to the entry": f"year: 2023\nentries:\n- {EARLY}\n  # of May\n  # counted\n⟨- {NEW}\n⟩# the end\n",
    "entries not last": f"entries:\n- {EARLY}\n⟨- {NEW}\n⟩\nyear: 2023\n",
    "document marks": f"%YAML 1.1\n---\nyear: 2023\nentries:\n- {EARLY}\n⟨- {NEW}\n⟩...\n",
    "Windows": f"\ufeffyear: 2023\r\nentries:\r\n  - {EARLY}\r\n⟨  - {NEW}\r\n⟩",
    "old Mac": f"year: 2023\rentries:\r  - {EARLY}\r⟨  - {NEW}\r⟩",
    "one key a line": 'year: 2023\nentries:\n  - item: "1.2"\n    date: 2023-05-31 # May\n    value: 3\n⟨  - item: "1.2"\n    date: 2023-06-30\n    value: 5\n⟩',
    "far from the dash": 'year: 2023\nentries:\n-   item: "1.2"\n    date: 2023-05-31\n    value: 3\n⟨-   item: "1.2"\n    date: 2023-06-30\n    value: 5\n⟩',
    "below the dash": 'year: 2023\nentries:\n-\n  item: "1.2"\n  date: 2023-05-31\n  value: 3\n⟨- item: "1.2"\n  date: 2023-06-30\n  value: 5\n⟩',
    "text in a block": 'year: 2023\nentries:\n- item: "1.2"\n  date: 2023-05-31\n  value: 3\n  note: >-\n    made\n    up\n⟨- item: "1.2"\n  date: 2023-06-30\n  value: 5\n⟩\n# the end\n',
    "text over lines": 'year: 2023\nentries:\n- item: "1.2"\n  date: 2023-05-31\n  value: 3\n  note: made\n    up\n⟨- item: "1.2"\n  date: 2023-06-30\n  value: 5\n⟩',
    "explicit keys": f"? year\n: 2023\n? entries\n: - {EARLY}\n⟨  - {NEW}\n⟩",
    "explicit keys, before all": f"? year\n: 2023\n? entries\n: ⟨- {NEW}\n  ⟩- {LATE}\n",
    "no entries": f"year: 2023 # made up\n⟨entries:\n  - {NEW}\n⟩# the end\n",
    "no entries, no line break": f"year: 2023⟨\nentries:\n  - {NEW}⟩",
    "empty brackets": f"year: 2023\nentries: [⟨\n  {NEW},\n  ⟩]  # none yet\n",
    "empty brackets with a comment": f"year: 2023\nentries: [\n  # none yet\n⟨  {NEW}\n⟩]\n",
    "brackets": f"year: 2023\nentries: [\n  {EARLY}, # May\n⟨  {NEW},\n⟩  {LATE}\n]\n",
    "brackets in a line": f"year: 2023\nentries: [{EARLY},⟨ {NEW},⟩ {LATE}]\n",
    "brackets in a line, last": f"year: 2023\nentries: [{EARLY}⟨, {NEW}⟩]\n",
    "brackets in a line, a comma last": f"year: 2023\nentries: [{EARLY},⟨ {NEW},⟩ ]\n",
    "brackets in a line, first": f"year: 2023\nentries: [⟨{NEW}, ⟩{LATE}]\n",
    "brackets, first": f"year: 2023\nentries: [\n  ⟨{NEW},\n  ⟩{LATE},\n]\n",
    "brackets, last": f"year: 2023\nentries: [\n  {EARLY}⟨,⟩ # May\n⟨  {NEW}\n⟩]\n",
    "brackets, the first one beside them": f"year: 2023\nentries: [{EARLY}⟨,⟩\n⟨  {NEW}\n⟩]\n",
    "brackets, a comma last": f"year: 2023\nentries: [\n    {EARLY}, # May\n⟨    {NEW},\n⟩]\n",
    "braces around all": f"{{year: 2023, entries: [{EARLY}⟨, {NEW}⟩]}}\n",
    "braces around nothing yet": f"{{year: 2023, entries: [⟨{NEW}⟩]}}",
    "braces without entries": f"{{year: 2023⟨, entries: [{NEW}]⟩}}\n",
    "JSON": '{\n  "year": "2023",\n  "entries": [\n⟨    {"item": "1.2", "date": "2023-06-30", "value": 5}\n⟩  ]\n}\n',
    "JSON with an entry": '{"year": "2023", "entries": [{"item": "1.2", "date": "2023-05-31", "value": "3"}⟨, {"item": "1.2", "date": "2023-06-30", "value": 5}⟩]}\n',
    "JSON without entries": '{\n  "year": "2023"⟨,⟩\n⟨  "entries": [{"item": "1.2", "date": "2023-06-30", "value": 5}]\n⟩}\n',
}  # fmt: skip


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
def test_an_entry_goes_where_it_belongs_in_the_form_of_its_neighbours(example: str) -> None:
    before = "".join(part.partition("⟩")[2] if "⟩" in part else part for part in example.split("⟨"))
    after = example.replace("⟨", "").replace("⟩", "")
    assert add(before) == after
    read(after)


def test_a_new_ledger_has_a_head_and_the_entry() -> None:
    lines = add(None).splitlines()
    assert lines[2:] == ["year: 2023", "", "entries:", f"  - {NEW}"]
    assert all(line.startswith("# ") and len(line) <= 120 for line in lines[:2])


def test_all_that_an_entry_can_say() -> None:
    entry = Entry(
        "1.1",
        date(2023, 9, 30),
        target="新增學位",
        value=Value(Decimal("45000.5")),
        source="https://example.org/a?b=1,2#c",
        note="已開工: 3所",
        by="市教育局",
        correction=True,
    )
    assert add(None, entry).splitlines()[-1] == (
        '  - {item: "1.1", target: 新增學位, date: 2023-09-30, value: 45000.5, by: 市教育局,'
        ' source: "https://example.org/a?b=1,2#c", note: "已開工: 3所", correction: true}'
    )
    share = Entry("1.4", date(2023, 9, 30), value=Value(Decimal(60), is_percent=True))
    assert "date: 2023-09-30, value: 60%}" in add(None, share)
    assert "date: 2023-09-30, done: true}" in add(None, Entry("1.4", date(2023, 9, 30), done=True))


@pytest.mark.parametrize(
    ("note", "written"),
    [
        ("主體完工(含裝修)、驗收中。", "主體完工(含裝修)、驗收中。"),
        ("主體完工,驗收中", '"主體完工,驗收中"'),
        ("two of 3, at 50%", '"two of 3, at 50%"'),
        ("half way", "half way"),
        ("yes", '"yes"'),
        ("y", '"y"'),
        ("null", '"null"'),
        ("2023-06-30", '"2023-06-30"'),
        ("1.10", '"1.10"'),
        ("- a", '"- a"'),
        ("a #b", '"a #b"'),
        ("'a'", "\"'a'\""),
        ('say "a"\\', '"say \\"a\\"\\\\"'),
        (" a", '" a"'),
        ("a ", '"a "'),
        ("{a}", '"{a}"'),
        ("𠮷", "𠮷"),
        ("甲\u3000乙", '"甲\u3000乙"'),
    ],
)
def test_texts_are_quoted_where_yaml_needs_it(note: str, written: str) -> None:
    entry = Entry("1.2", date(2023, 6, 30), value=Value(Decimal(5)), note=note)
    assert add(None, entry).endswith(f", note: {written}}}\n")


@pytest.mark.parametrize("note", ["a\nb", "a\x1b[31m", "\u202eab", "a\x85b", ""])
def test_a_text_that_a_ledger_may_not_hold_is_refused(note: str) -> None:
    with pytest.raises(RefusedError) as refused:
        add(None, Entry("1.2", date(2023, 6, 30), value=Value(Decimal(5)), note=note))
    assert [one.code for one in refused.value.diagnostics] == ["MSS105" if note else "MSS104"]
    assert refused.value.lines()[-1] == "msss: not recorded, nothing was changed"


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (Entry("1.9", date(2023, 6, 30), value=Value(Decimal(5))), "MSS401"),
        (Entry("1.1", date(2023, 6, 30), value=Value(Decimal(5))), "MSS402"),
        (Entry("1.2", date(2023, 1, 30), value=Value(Decimal(1))), "MSS403"),
        (Entry("1.2", date(2024, 3, 3), value=Value(Decimal(9))), "MSS404"),
        (Entry("1.2", date(2023, 6, 30), value=Value(Decimal(2))), "MSS405"),
        (Entry("1.2", date(2023, 6, 30), value=Value(Decimal(5)), by="市建委"), "MSS406"),
        (Entry("1.2", date(2023, 6, 30), done=True), "MSS408"),
    ],
)
def test_an_entry_that_the_rules_refuse(entry: Entry, code: str) -> None:
    with pytest.raises(RefusedError) as refused:
        add(f"year: 2023\nentries:\n  - {EARLY}\n  - {LATE}\n", entry)
    assert [one.code for one in refused.value.diagnostics] == [code]


def test_a_late_report_that_makes_a_later_one_wrong_is_explained_at_the_one_that_is_added() -> None:
    with pytest.raises(BackdatedError) as refused:
        add(
            f"year: 2023\nentries:\n  - {EARLY}\n  - {LATE}\n", Entry("1.2", date(2023, 6, 30), value=Value(Decimal(9)))
        )
    said, end = refused.value.lines()
    assert said.startswith("msss: 9 個 on 2023-06-30 is more than the ")
    assert "(ledger.yaml:4), and the total done so far can't become less. Report no more than that" in said
    assert end == "msss: not recorded, nothing was changed"


@pytest.mark.parametrize("before", ["", "year: 2022\n", "year: 2023\nentries:\n", "title: [", "- a\n"])
def test_nothing_is_added_to_a_ledger_that_is_not_valid(before: str) -> None:
    with pytest.raises(InvalidListError) as error:
        add(before)
    assert not isinstance(error.value, RefusedError)


def test_what_would_not_hold_what_it_held_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """No valid form is known of which that is so: here, an entry that is put in twice."""
    twice = f"  - {NEW}\n  - {NEW}\n"
    monkeypatch.setattr(record, "_insertions", lambda document, *_: [(len(document.text), twice)])
    with pytest.raises(record.FormError, match="msss can't add to a file written in this form"):
        add(f"year: 2023\nentries:\n  - {EARLY}\n")


# --- whatever the style

_FINAL = st.sampled_from(["", "\n", "\n\n# the end", "\n# the end\n"])
_COMMENT = st.sampled_from(["", " # 備註", "   # x, y: [z] {"])
_BETWEEN = st.lists(st.sampled_from(["", "# a comment", "      # far in: {", "#"]), max_size=2)
_DAYS = st.lists(st.integers(1, 365), max_size=5).map(sorted)


@st.composite
def ledgers(draw: st.DrawFn) -> str:
    """A valid ledger in one of many styles."""
    days = [date(2023, 1, 31).fromordinal(date(2023, 1, 31).toordinal() + day) for day in draw(_DAYS)]
    rows = [
        draw(st.permutations([("item", '"1.2"'), ("date", day.isoformat()), ("value", str(place)), ("note", note)]))
        for place, day in enumerate(days)
        if (note := draw(st.sampled_from(["x", '"a, b: c # d"', "'it''s'", "𠮷學位"])))
    ]
    style = draw(st.sampled_from(["block", "lines", "mixed", "brackets", "bracket lines", "all in braces"]))
    year, end = "year: 2023", draw(st.sampled_from(["\n", "\r\n", "\r"]))
    if style == "all in braces":
        entries = ", ".join(_braces(row) for row in rows)
        text = draw(st.sampled_from([f"{{{year}, entries: [{entries}]}}", f"{{entries: [ {entries} ], {year}}}"]))
    elif style == "brackets" or not rows:
        entries = draw(st.sampled_from([",", ", "])).join(_braces(row) for row in rows)
        text = f"{year}\nentries: [{entries}]{draw(_COMMENT)}"
    elif style == "bracket lines":
        lines = [f"   {_braces(row)}," + draw(_COMMENT) for row in rows]
        if draw(st.booleans()):
            lines[-1] = lines[-1].replace("},", "}", 1) if lines[-1].count("},") == 1 else lines[-1]
        text = "\n".join([year, "entries: [", *lines, " ]"])
    else:
        indent = draw(st.sampled_from(["", "  ", "    "]))
        lines = []
        for row in rows:
            lines += draw(_BETWEEN)
            if style == "block" or (style == "mixed" and draw(st.booleans())):
                lines.append(f"{indent}- {_braces(row)}" + draw(_COMMENT))
            else:
                gap = draw(st.sampled_from([" ", "   "]))
                keys = [f"{key}: {value}" + draw(_COMMENT) for key, value in row]
                lines += [f"{indent}-{gap}{keys[0]}", *(f"{indent} {gap}{key}" for key in keys[1:])]
        block = [f"entries:{draw(_COMMENT)}", *lines]
        text = "\n".join(draw(st.sampled_from([[year, *block], [*block, *draw(_BETWEEN), year]])))
    text = draw(st.sampled_from(["", "# head\n", "---\n", "\ufeff"])) + text + draw(_FINAL)
    return text.replace("\n", end)


def _braces(row: list[tuple[str, str]]) -> str:
    return "{" + ", ".join(f"{key}: {value}" for key, value in row) + "}"


_TEXTS = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=20)
_NOTES = st.one_of(st.none(), _TEXTS.filter(lambda text: hidden(text) is None and looks_like(text) is None))


@settings(max_examples=300, deadline=None)
@given(ledgers(), st.integers(1, 365), _NOTES)
def test_whatever_the_style_old_bytes_stay_and_the_entry_is_there(before: str, day: int, note: str | None) -> None:
    old = read(before)
    when = date(2023, 1, 31).fromordinal(date(2023, 1, 31).toordinal() + day)
    entry = Entry("1.3", when, value=Value(Decimal(5)), note=note)
    after = add(before, entry)
    new = read(after)
    place = sum(one.date <= when for one in old.entries)
    assert new.entries == (*old.entries[:place], entry, *old.entries[place:])
    rest = iter(after)
    assert all(character in rest for character in before)
    assert len(after) - len(before) <= 2 * len(after.splitlines()[0]) + 400
    # What was added is in one piece, or a comma and one piece.
    start = next((at for at, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(before))
    length = len(after) - len(before)
    whole = after[:start] + after[start + length :] == before
    assert whole or any(
        after[:comma] + after[comma + 1 : at] + after[at + length - 1 :] == before
        for comma in range(max(start - 1, 0), start + 1)
        for at in range(comma + 1, len(before) + 2)
    )


# --- several at once

ONE, OTHER = Entry("1.4", date(2023, 6, 15), done=True), Entry("1.2", date(2023, 8, 31), value=Value(Decimal(8)))


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
def test_several_at_once_are_as_one_after_the_other(example: str, tmp_path: Path) -> None:
    path = tmp_path / "progress_2023.yaml"
    before = "".join(part.partition("⟩")[2] if "⟩" in part else part for part in example.split("⟨"))
    path.write_bytes(before.encode())
    done = record_all(path, (OTHER, ENTRY, ONE), LIST, TODAY)
    one_by_one = before
    for entry in (ONE, ENTRY, OTHER):
        one_by_one = add(one_by_one, entry)
    assert read(path.read_bytes()) == read(one_by_one)
    if "[" not in before:  # in brackets, an empty list's first entry decides the form of the next
        assert path.read_bytes().decode() == one_by_one
    assert [done.new.entries[place] for place in done.places] == [OTHER, ENTRY, ONE]


def test_a_new_ledger_with_several(tmp_path: Path) -> None:
    path = tmp_path / "progress_2023.yaml"
    done = record_all(path, (OTHER, ENTRY), LIST, TODAY)
    assert read(path.read_bytes()).entries == (ENTRY, OTHER)
    assert (done.places, done.repeated) == ((1, 0), frozenset())


def test_all_or_none(tmp_path: Path) -> None:
    path = tmp_path / "progress_2023.yaml"
    wrong, unknown = replace(OTHER, value=Value(Decimal(1))), replace(OTHER, item="9.9")
    with pytest.raises(RefusedError) as refused:
        record_all(path, (ONE, ENTRY, wrong, unknown), LIST, TODAY)
    assert [
        (found.code, number)
        for found, (number, _) in zip(refused.value.diagnostics, refused.value.refused, strict=True)
    ] == [
        ("MSS405", 2),
        ("MSS401", 3),
    ]
    assert not path.exists()


def test_an_entry_that_makes_a_later_one_wrong_is_the_one_that_is_told(tmp_path: Path) -> None:
    path = tmp_path / "progress_2023.yaml"
    path.write_text(f"year: 2023\nentries:\n  - {LATE}\n", encoding="utf-8")
    with pytest.raises(RefusedError) as refused:
        record_all(path, (ONE, replace(ENTRY, value=Value(Decimal(9)))), LIST, TODAY)
    ((number, backdated),) = refused.value.refused
    assert number == 1
    assert str(backdated).startswith("9 個 on 2023-06-30 is more than the 7 個 reported on 2023-07-31")


def test_what_is_there_already_is_not_added_again(tmp_path: Path) -> None:
    path = tmp_path / "progress_2023.yaml"
    record_all(path, (ENTRY,), LIST, TODAY)
    before = path.read_bytes()
    done = record_all(path, (ENTRY, ENTRY), LIST, TODAY)
    assert (done.places, done.repeated, path.read_bytes()) == ((0, 0), {0, 1}, before)
    done = record_all(path, (ONE, ENTRY, OTHER, OTHER), LIST, TODAY)
    assert (done.places, done.repeated) == ((0, 1, 2, 2), {1, 3})


def test_ten_times_the_reports_take_ten_times_as_long(tmp_path: Path) -> None:
    def entries(count: int) -> list[Entry]:
        return [replace(ENTRY, value=Value(Decimal(place))) for place in range(4, count + 4)]

    path = tmp_path / "progress_2023.yaml"
    path.write_text(f"year: 2023\nentries:\n  - {EARLY}\n", encoding="utf-8")
    assert takes_ten_times_as_long(
        lambda: record_all(path, entries(100), LIST, TODAY, dry_run=True, are_meant=True),
        lambda: record_all(path, entries(1_000), LIST, TODAY, dry_run=True, are_meant=True),
    )
