"""The JSON Schema of an evaluation: fresh, read by a validator that isn't ours, and of one mind with the reader."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
from evaluations import EVALUATION, said
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from running import ROOT, ask

from msss.evaluation import model
from msss.evaluation.model import Evaluation
from msss.formats import jsonschema
from msss.formats.keys import part_of
from msss.formats.types import type_named

FILE = ROOT / "data" / "evaluation.schema.json"
BUILT = jsonschema.build(Evaluation)
CLASSES = [
    cls
    for cls in vars(model).values()
    if is_dataclass(cls) and isinstance(cls, type) and cls.__module__ == model.__name__
]
MAPPINGS = {cls: BUILT if cls is Evaluation else BUILT["$defs"][cls.__name__.lower()] for cls in CLASSES}


def check_jsonschema(*arguments: object, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "check_jsonschema", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, encoding="utf-8", timeout=120)


def test_the_file_is_fresh() -> None:
    printed = ask("schema", "--of", "evaluation").out
    assert FILE.read_text(encoding="utf-8") == printed, f"run msss schema --of evaluation > {FILE.relative_to(ROOT)}"


def test_it_takes_the_example_which_names_it() -> None:
    example = ROOT / "examples" / "evaluation_2022.yaml"
    names = [
        line.partition("$schema=")[2] for line in example.read_text(encoding="utf-8").splitlines() if "$schema" in line
    ]
    assert [(example.parent / name).resolve() for name in names] == [FILE]
    assert check_jsonschema("--schemafile", FILE, example).returncode == 0
    assert check_jsonschema("--check-metaschema", FILE).returncode == 0


EDITS = [
    ("unknown key", "deputies: 100", "delegates: 100", "$"),
    ("no year", "year: 2023\n", "", "$"),
    ("votes that aren't a list", "votes:\n  - {project: 1", "votes:\n  first: {project: 1", ""),
    ("a vote without 不滿意", ", dissatisfied: 10", "", "$.votes[0]"),
    ("a vote on a project and an item", "{project: 1, satisfied", '{project: 1, item: "1.1", satisfied', "$.votes[0]"),
    ("a vote on nothing", "{project: 1, satisfied", "{satisfied", "$.votes[0]"),
    ("half a vote", "satisfied: 60", "satisfied: 60.5", "$.votes[0].satisfied"),
    ("less than no vote", "satisfied: 60", "satisfied: -1", "$.votes[0].satisfied"),
    ("project 0", "project: 2, satisfied", "project: 0, satisfied", "$.votes[1].project"),
    ("no weight", ", weight: 40", "", "$.rules.criteria[0]"),
    ("weight in words", "weight: 40", "weight: 四十", "$.rules.criteria[0].weight"),
    ("another basis", "draws_on: manual", "draws_on: hand", "$.rules.criteria[3].draws_on"),
    ("more than all points", "score: 90.5", "score: 100.5", "$.rules.criteria[3].scores[1].score"),
    ("a grade beyond reach", "at_least: 90", "at_least: 101", "$.rules.grades[0].at_least"),
]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Where check-jsonschema finds something, by edit: one run for all of them."""
    folder = tmp_path_factory.mktemp("edits")
    files = []
    for number, (_, old, new, _) in enumerate([("none", "year", "year", ""), *EDITS]):
        assert old in EVALUATION
        files.append(f"{number}.yaml")
        (folder / files[-1]).write_text(EVALUATION.replace(old, new, 1), encoding="utf-8")
    done = check_jsonschema("--schemafile", FILE, "--output-format", "json", *files, cwd=folder)
    answer = json.loads(done.stdout)
    places: dict[str, list[str]] = {what: [] for what in ("none", *(edit[0] for edit in EDITS))}
    for error in answer["errors"]:
        places[list(places)[int(Path(error["filename"]).stem)]].append(error["path"])
    for error in answer["parse_errors"]:
        places[list(places)[int(Path(error["filename"]).stem)]].append("")
    return places


@pytest.mark.parametrize(("what", "old", "new", "place"), EDITS)
def test_what_it_refuses_msss_refuses(what: str, old: str, new: str, place: str, found: dict[str, list[str]]) -> None:
    assert found[what] == [place]
    assert said(EVALUATION.replace(old, new, 1))


def test_it_takes_the_evaluation_of_the_tests(found: dict[str, list[str]]) -> None:
    assert found["none"] == []


@pytest.mark.parametrize("cls", MAPPINGS, ids=lambda cls: cls.__name__)
def test_the_keys_are_the_reader_s_and_said_in_both_languages(cls: type[Any]) -> None:
    mapping = MAPPINGS[cls]
    assert list(mapping["properties"]) == [key.name for key in fields(cls)]
    choices = part_of(cls).one_of or part_of(cls).any_of or ()
    assert mapping["required"] == [
        key.name for key in fields(cls) if key.default is MISSING and key.name not in choices
    ]
    assert mapping.get("oneOf", mapping.get("anyOf", [])) == [{"required": [key]} for key in choices]
    assert mapping["additionalProperties"] is False
    for words in (mapping, *mapping["properties"].values()):
        assert not words["title"].isascii()
        english, _, chinese = words["description"].partition(". ")
        assert english
        assert any("\u4e00" <= character <= "\u9fff" for character in chinese)


def test_no_shape_is_there_for_nothing() -> None:
    text = FILE.read_text(encoding="utf-8")
    assert all(f'"#/$defs/{name}"' in text for name in BUILT["$defs"])


@given(st.text("0123456789０５.．,百 -\n", max_size=8))
@example("50 ")
@example("100.0")
@example("1百")
def test_it_takes_the_points_that_can_be_read_up_to_all_of_them(text: str) -> None:
    takes = Draft202012Validator(BUILT["$defs"]["points"]).is_valid(text)
    try:
        points = type_named("points").read(text)
    except ValueError:
        assert not takes
    else:
        assert takes is (points <= 100)  # more is MSS509


@given(st.text("0123456789０５.- \n", max_size=7))
@example("0")
def test_it_takes_the_counts_that_can_be_read_and_no_others(text: str) -> None:
    takes = Draft202012Validator(BUILT["$defs"]["count"]).is_valid(text)
    try:
        type_named("count").read(text)
    except ValueError:
        assert not takes
    else:
        assert takes


@given(st.text("0123456789０５.．-－+＋ \n", max_size=8))
@example("-0.2")
@example("－0.2")
@example("+0.25")
@example("-")
def test_it_takes_the_points_with_a_sign_that_can_be_read_and_no_others(text: str) -> None:
    takes = Draft202012Validator(BUILT["$defs"]["signed"]).is_valid(text)
    try:
        type_named("signed").read(text)
    except ValueError:
        assert not takes
    else:
        assert takes
