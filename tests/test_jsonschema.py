"""The JSON Schema, read by a validator that isn't ours: check-jsonschema takes the real list and refuses edits of it."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from running import LIST_2022, ROOT, ask

from msss.formats import jsonschema
from msss.formats.types import type_named
from msss.lists import loading
from msss.responsibilities import model
from msss.responsibilities.model import Amendment, ResponsibilityList
from msss.values.deadline import parse_deadline
from msss.values.quantity import parse_number

FILE = ROOT / "data" / "responsibility_list.schema.json"
LIST = LIST_2022.read_text(encoding="utf-8")


def check_jsonschema(*arguments: object, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run the real check-jsonschema."""
    command = [sys.executable, "-m", "check_jsonschema", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, encoding="utf-8", timeout=120)


# --- the file beside the list


def test_the_file_beside_the_list_is_what_the_command_prints() -> None:
    answer = ask("schema")
    assert (answer.code, answer.err) == (0, "")
    assert FILE.read_text(encoding="utf-8") == answer.out, f"run msss schema > {FILE.relative_to(ROOT)}"


def test_the_first_line_of_the_list_names_the_file() -> None:
    modeline, _, name = LIST.splitlines()[0].partition("$schema=")
    assert modeline == "# yaml-language-server: "
    assert LIST_2022.with_name(name) == FILE


def test_it_is_json_schema_2020_12() -> None:
    assert jsonschema.build(ResponsibilityList)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    done = check_jsonschema("--check-metaschema", FILE)
    assert done.returncode == 0, done.stdout


def test_it_takes_the_list_that_ships() -> None:
    done = check_jsonschema("--schemafile", FILE, LIST_2022)
    assert done.returncode == 0, done.stdout


# --- edits of the real list

TARGET = "{content: 新增學位, quantity: 60000, measure: 個}"
AMENDMENT = '{item: "1.1", document: 杭政辦函〔2022〕99號, date: 2022-09-01, reason: 示例}'  # made up
OF_ITEM = 'item: "1.1", '
REFUSED = [
    # what is wrong, the real text, the edit, where a validator finds it
    ("unknown key of the list", "year: 2022", "year: 2022\nyears: 2022", "$"),
    ("unknown key of the source", "issuer:", "editor: 市政府, issuer:", "$.source"),
    ("unknown key of a project", "  - number: 2", "  - deadline: 12月底\n    number: 2", "$.projects[1]"),
    ("unknown key of an item", "        lead: 市建委", "        leads: 市建委\n        lead: 市建委", "$.projects[1].items[0]"),
    ("unknown key of a target", "quantity: 60000,", "quantity: 60000, unit: 個,", "$.projects[0].items[0].targets[1]"),
    ("unknown key of a unit", "  - name: 市體育局\n", "  - name: 市體育局\n    alias: 體育局\n", "$.units[5]"),
    ("missing title", "title: 2022年市政府民生實事項目責任清單\n", "", "$"),
    ("missing key of the source", "issuer: 杭州市人民政府辦公廳, ", "", "$.source"),
    ("missing key of an item", "        lead: 市建委\n", "", "$.projects[1].items[0]"),
    ("missing key of a target", ", measure: 戶}", "}", "$.projects[1].items[0].targets[0]"),
    ("text for a year", "year: 2022", "year: 二〇二二", "$.year"),
    ("year of three digits", "year: 2022", "year: 202", "$.year"),
    ("fraction for a number", "number: 2", "number: 2.5", "$.projects[1].number"),
    ("zero for a number", "number: 2", "number: 0", "$.projects[1].number"),
    ("mapping for a list", "      - {content: 新增老年大學(學堂), quantity: 15, measure: 所}", "      {content: 新增老年大學(學堂), quantity: 15, measure: 所}", "$.projects[8].items[1].targets"),
    ("text for a list", "support: [市城投集團, \"各相關區、縣(市)政府\"]", "support: 市城投集團", "$.projects[7].items[0].support"),
    ("text for a mapping", TARGET, "新增學位6萬個", "$.projects[0].items[0].targets[1]"),
    ("nothing", "        name: 完成回遷安置11600戶", "        name:", "$.projects[1].items[0].name"),
    ("empty text", "        name: 完成回遷安置11600戶", '        name: ""', "$.projects[1].items[0].name"),
    ("empty list of lead units", "lead: 市教育局\n        support: [市規", "lead: []\n        support: [市規", "$.projects[0].items[0].lead"),
    ("control character", "        name: 完成回遷安置11600戶", r'        name: "完成\e[31m回遷安置11600戶"', "$.projects[1].items[0].name"),
    ("line break", "        name: 完成回遷安置11600戶", "        name: |\n          完成回遷安置11600戶", "$.projects[1].items[0].name"),
    ("hidden character", "市規劃和自然資源局, 市發改委, 市財政局, 市建委,", "市\u202e規劃和自然資源局,", "$.projects[0].items[0].support[0]"),
    ("id of one number", '"1.1"', '"1"', "$.projects[0].items[0].id"),
    ("id with a zero", '"1.1"', '"1.01"', "$.projects[0].items[0].id"),
    ("id that YAML reads as a number", '"1.1"', "1.10", "$.projects[0].items[0].id"),
    ("number for a deadline", "due: 10月底", "due: 10", "$.projects[9].items[0].due"),
    ("deadline without a time", "due: 10月底", "due: 儘快", "$.projects[9].items[0].due"),
    ("negative quantity", "quantity: 60000", "quantity: -60000", "$.projects[0].items[0].targets[1].quantity"),
    ("quantity with its measure", "quantity: 60000", "quantity: 6萬個", "$.projects[0].items[0].targets[1].quantity"),
    ("quantity in words", "quantity: 60000", "quantity: 三萬五", "$.projects[0].items[0].targets[1].quantity"),
    ("bad bound", "measure: 戶}", "measure: 戶, bound: atleast}", "$.projects[1].items[0].targets[0].bound"),
    ("bad scope", "scope: relevant\n    members: [上城區政府, 拱墅區政府, 西湖區政府, 濱江區政府, 蕭山區政府, 餘杭區政府, 臨平區政府,\n              錢塘區政府, 富陽區政府, 臨安區政府]\n", "scope: some\n", "$.units[41].scope"),
    ("date the other way round", "date: 2022-04-07", "date: 07-04-2022", "$.source.date"),
    ("month 13", "date: 2022-04-07", "date: 2022-13-07", "$.source.date"),
    ("amendment without a reason", "units:\n", f"amendments:\n  - {AMENDMENT.replace(', reason: 示例', '')}\nunits:\n", "$.amendments[0]"),
    ("amendment of nothing", "units:\n", f"amendments:\n  - {AMENDMENT.replace(OF_ITEM, '')}\nunits:\n", "$.amendments[0]"),
    ("amendment of an item and a unit", "units:\n", f"amendments:\n  - {AMENDMENT.replace('{', '{unit: 市建委, ')}\nunits:\n", "$.amendments[0]"),
]  # fmt: skip
ACCEPTED = [
    ("quantity in 萬", "quantity: 60000", "quantity: 6萬"),
    ("quantity with commas", "quantity: 11600", 'quantity: "11,600"'),
    ("fraction", "quantity: 5580", "quantity: 5580.5"),
    ("bound", "measure: 戶}", "measure: 戶, bound: at_most}"),
    ("lead units", "lead: 市教育局\n        support: [市規", "lead: [市教育局, 市體育局]\n        support: [市規"),
    ("amendment", "units:\n", f"amendments:\n  - {AMENDMENT}\nunits:\n"),
    ("amendment of a unit", "units:\n", f"amendments:\n  - {AMENDMENT.replace(OF_ITEM, 'unit: 市建委, ')}\nunits:\n"),
    (
        "remarks",
        "        due: 10月底",
        "        due: 10月底\n        start: 2022-06-01\n        leader: 分管副市長\n        note: 見附件",
    ),
    ("date as a deadline", "due: 10月底", 'due: "2022-10-31"'),
    ("without units", LIST[LIST.index("\nunits:\n") :], "\n"),
]
"""Edits that stay lists; the values are made up."""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Where check-jsonschema finds something, by edit: one run for all of them."""
    folder = tmp_path_factory.mktemp("edits")
    edits = {what: (old, new) for what, old, new, *_ in [*REFUSED, *ACCEPTED]}
    assert len(edits) == len(REFUSED) + len(ACCEPTED)
    for number, (old, new) in enumerate(edits.values()):
        assert old in LIST
        (folder / f"{number}.yaml").write_text(LIST.replace(old, new, 1), encoding="utf-8")
    files = [f"{number}.yaml" for number in range(len(edits))]
    done = check_jsonschema("--schemafile", FILE, "--output-format", "json", *files, cwd=folder)
    answer = json.loads(done.stdout)
    assert answer.get("parse_errors", []) == []
    places: dict[str, list[str]] = {what: [] for what in edits}
    for error in answer["errors"]:
        places[list(edits)[int(Path(error["filename"]).stem)]].append(error["path"])
    return places


@pytest.mark.parametrize(("what", "place"), [(what, place) for what, _, _, place in REFUSED])
def test_it_refuses(what: str, place: str, found: dict[str, list[str]]) -> None:
    assert found[what] == [place]


@pytest.mark.parametrize("what", [what for what, _, _ in ACCEPTED])
def test_it_takes(what: str, found: dict[str, list[str]]) -> None:
    assert found[what] == []


@pytest.mark.parametrize(("what", "old", "new"), [edit[:3] for edit in REFUSED])
def test_what_it_refuses_msss_refuses(what: str, old: str, new: str) -> None:
    parsed, _, diagnostics = loading.parse_list(LIST.replace(old, new, 1).encode(), "list.yaml")
    if what == "id that YAML reads as a number":
        diagnostics = tuple(each for each in diagnostics if each.code < "MSS2")  # read as 1.10, which is out of order
        assert diagnostics == ()
    else:
        assert parsed is None


# --- the schema and the reader say the same

BUILT = jsonschema.build(ResponsibilityList)
CLASSES = [cls for cls in vars(model).values() if is_dataclass(cls) and cls.__module__ == model.__name__]
MAPPINGS = {cls: BUILT if cls is ResponsibilityList else BUILT["$defs"][cls.__name__.lower()] for cls in CLASSES}


@pytest.mark.parametrize("cls", MAPPINGS, ids=lambda cls: cls.__name__)
def test_the_keys_are_the_model_s(cls: type[Any]) -> None:
    mapping = MAPPINGS[cls]
    assert list(mapping["properties"]) == [key.name for key in fields(cls)]
    choices = [key for one in mapping.get("oneOf", ()) for key in one["required"]]
    assert choices == (["item", "unit"] if cls is Amendment else [])
    assert mapping["required"] == [
        key.name for key in fields(cls) if key.default is MISSING and key.name not in choices
    ]
    assert mapping["additionalProperties"] is False


@pytest.mark.parametrize("cls", MAPPINGS, ids=lambda cls: cls.__name__)
def test_every_key_has_words_in_both_languages(cls: type[Any]) -> None:
    for said in (MAPPINGS[cls], *MAPPINGS[cls]["properties"].values()):
        assert said["title"]
        assert not said["title"].isascii()
        english, _, chinese = said["description"].partition("。")[0].rpartition(". ")
        assert english
        assert any("\u4e00" <= character <= "\u9fff" for character in chinese)


def test_the_examples_are_from_the_list() -> None:
    for cls, mapping in MAPPINGS.items():
        for key, value in mapping["properties"].items():
            for given_value in value.get("examples", ()):
                texts = given_value if isinstance(given_value, list) else [str(given_value)]
                assert all(text in LIST for text in texts), (cls, key, given_value)
                validator(value).validate(given_value)


def validator(shape: dict[str, Any]) -> Draft202012Validator:
    """A validator of one value of the schema."""
    return Draft202012Validator(shape | {"$defs": BUILT["$defs"]})


def takes(name: str, value: object) -> bool:
    """Whether the schema takes ``value`` for what it calls ``name``."""
    return validator({"$ref": f"#/$defs/{name}"}).is_valid(value)


@pytest.mark.parametrize(
    "text", ["\U000e0041", "\U000e0020", "葛\U000e0100城", "a\U000e0100", "\U0001fffe", "𠀀\ufe00", "\U0001d173", "😀"]
)
def test_beyond_the_first_plane_it_takes_what_the_reader_takes(text: str) -> None:
    parsed, _, _ = loading.parse_list(LIST.replace("title: ", f"title: {text}", 1).encode(), "list.yaml")
    assert takes("text", text) is (parsed is not None)


def test_it_refuses_the_characters_that_the_reader_refuses() -> None:
    characters = [chr(code) for code in range(0x10000) if not 0xD800 <= code < 0xE000]
    text = validator({"$ref": "#/$defs/text"})
    refused = [character for character in characters if not text.is_valid(f"市{character}局")]
    names = ", ".join(f'"市\\u{ord(character):04X}局"' for character in characters)
    edited = LIST.replace("support: [市城投集團,", f"support: [{names},", 1)
    _, _, diagnostics = loading.parse_list(edited.encode(), "list.yaml")
    assert refused == [
        characters[int(each.path[-1])]
        for each in diagnostics
        if each.code == "MSS105" or (each.code == "MSS112" and "line break" in each.message)
    ]


# What deadlines and numbers are written with, so that some of the texts are some.
_DEADLINES = st.lists(
    st.sampled_from([*"0123456789年月日號号底末前旬上中下半季度第四十一二-/ ／－", "年底", "月底", "2022"]), max_size=8
).map("".join)
_NUMBERS = st.text("0123456789０５,，.．-+e 一二兩九十百千零點萬万億亿個²①٦\n", max_size=12)


@given(_DEADLINES)
def test_it_takes_every_deadline_that_can_be_read(text: str) -> None:
    try:
        parse_deadline(text, 2022)
    except ValueError:
        return
    assert takes("deadline", text)


@given(_NUMBERS)
def test_it_takes_the_numbers_that_can_be_read_and_no_others(text: str) -> None:
    try:
        parse_number(text)
    except ValueError:
        assert not takes("quantity", text)
    else:
        assert takes("quantity", text)


@given(_NUMBERS)
@example("０")
@example("2022")
def test_it_takes_the_other_numbers_that_can_be_read(text: str) -> None:
    for name in ("number", "year", "item_id", "date"):
        try:
            type_named(name).read(text)
        except ValueError:
            assert not takes(name, text) or name == "date"  # 2022-02-30 has the form of a date
        else:
            assert takes(name, text)
