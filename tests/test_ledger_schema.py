"""The JSON Schema of a ledger, read by a validator that isn't ours: it takes the example and refuses edits of it."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from ledgers import ledger, read, said
from running import ROOT, ask

from msss.formats import jsonschema
from msss.ledger.model import Entry, Ledger
from msss.values.quantity import parse_value

FILE = ROOT / "data" / "progress.schema.json"
BUILT = jsonschema.build(Ledger)
MAPPINGS = {Ledger: BUILT, Entry: BUILT["$defs"]["entry"]}


def check_jsonschema(*arguments: object, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "check_jsonschema", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, encoding="utf-8", timeout=120)


def test_the_file_is_what_the_command_prints() -> None:
    answer = ask("schema", "--of", "ledger")
    assert (answer.code, answer.err) == (0, "")
    assert FILE.read_text(encoding="utf-8") == answer.out, f"run msss schema --of ledger > {FILE.relative_to(ROOT)}"


def test_the_command_knows_every_format() -> None:
    assert ask("schema").out == ask("schema", "--of", "list").out
    assert len({ask("schema", "--of", of).out for of in ("list", "ledger", "evaluation")}) == 3
    assert "'list', 'ledger', 'evaluation'" in ask("schema", "--of", "bulletin").err


def test_it_is_json_schema_and_takes_the_example() -> None:
    assert check_jsonschema("--check-metaschema", FILE).returncode == 0
    done = check_jsonschema("--schemafile", FILE, ROOT / "examples" / "progress_2022.yaml")
    assert done.returncode == 0, done.stdout


LEDGER = ledger("""\
{item: "1.1", target: 新增學位, date: 2023-05-31, value: 15000, by: 市教育局, source: 示例, note: 示例}
{item: "1.4", date: 2023-08-16, value: 30%}
{item: "1.1", target: 新增學位, date: 2023-08-31, value: 1.4萬, correction: true}
{item: "1.4", date: 2023-09-30, done: true}""")
EDITS = [
    ("unknown key", "entries:", "rows: []\nentries:", "$"),
    ("unknown key of an entry", "by: 市教育局", "units: 市教育局", "$.entries[0]"),
    ("no year", "year: 2023\n", "", "$"),
    ("year of three digits", "year: 2023", "year: 202", "$.year"),
    ("no item", 'item: "1.4", date: 2023-08-16', "date: 2023-08-16", "$.entries[1]"),
    ("no date", "date: 2023-08-16, ", "", "$.entries[1]"),
    ("an id of one number", '"1.4"', '"1"', "$.entries[1].item"),
    ("a date the other way round", "2023-08-16", "16-08-2023", "$.entries[1].date"),
    ("a negative value", "15000", "-15000", "$.entries[0].value"),
    ("a value with its measure", "15000", "15000個", "$.entries[0].value"),
    ("a value in words", "15000", "很多", "$.entries[0].value"),
    ("done in words", "done: true", "done: 完成", "$.entries[3].done"),
    ("nothing", "note: 示例", "note: ", "$.entries[0].note"),
    ("empty text", "note: 示例", 'note: ""', "$.entries[0].note"),
    ("control character", "note: 示例", r'note: "\e[31m"', "$.entries[0].note"),
    ("text for a list", LEDGER[LEDGER.index("entries:") :], "entries: none\n", "$.entries"),
]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Where check-jsonschema finds something, by edit: one run for all of them."""
    folder = tmp_path_factory.mktemp("edits")
    edits = [("none", "year", "year", ""), *EDITS]
    for number, (_, old, new, _) in enumerate(edits):
        assert old in LEDGER
        (folder / f"{number}.yaml").write_text(LEDGER.replace(old, new, 1), encoding="utf-8")
    files = [f"{number}.yaml" for number in range(len(edits))]
    done = check_jsonschema("--schemafile", FILE, "--output-format", "json", *files, cwd=folder)
    answer = json.loads(done.stdout)
    assert answer.get("parse_errors", []) == []
    places: dict[str, list[str]] = {what: [] for what, *_ in edits}
    for error in answer["errors"]:
        places[edits[int(Path(error["filename"]).stem)][0]].append(error["path"])
    return places


def test_it_takes_a_ledger(found: dict[str, list[str]]) -> None:
    assert found["none"] == []
    assert len(read(LEDGER).entries) == 4


@pytest.mark.parametrize(("what", "old", "new", "place"), EDITS)
def test_what_it_refuses_msss_refuses(what: str, old: str, new: str, place: str, found: dict[str, list[str]]) -> None:
    assert found[what] == [place]
    assert said(LEDGER.replace(old, new, 1))


@pytest.mark.parametrize("cls", MAPPINGS, ids=lambda cls: cls.__name__)
def test_the_keys_are_the_reader_s_and_said_in_both_languages(cls: type[Any]) -> None:
    mapping = MAPPINGS[cls]
    assert list(mapping["properties"]) == [key.name for key in fields(cls)]
    assert mapping["required"] == [key.name for key in fields(cls) if key.default is MISSING]
    assert mapping["additionalProperties"] is False
    for words in (mapping, *mapping["properties"].values()):
        assert not words["title"].isascii()
        english, _, chinese = words["description"].partition(". ")
        assert english
        assert any("\u4e00" <= character <= "\u9fff" for character in chinese)


@given(st.text("0123456789０１５.,．萬億一三十百零%％ -\n已完成任務的", max_size=8))
@example("已完成年度目標任務的55%")
@example("0% ")
@example("50 ")
@example("100.1%")
@example("1百%")
@example("0萬%")
def test_it_takes_the_values_that_can_be_read_and_no_others(text: str) -> None:
    takes = Draft202012Validator(BUILT["$defs"]["value"]).is_valid(text)
    try:
        parse_value(text)
    except ValueError:
        assert not takes
    else:
        assert takes
