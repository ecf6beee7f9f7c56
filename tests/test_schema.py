"""From plain data to the list: given this line, this diagnostic at this line and column."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from decimal import Decimal

import pytest

from msss.lists.loading import parse_list as parse
from msss.reading import reader
from msss.responsibilities.model import Amendment, Bound, Item, Project, ResponsibilityList, Scope, Source, Target, Unit
from msss.responsibilities.reading import LIST as LIST_FORMAT
from msss.responsibilities.reading import registered
from msss.values.deadline import parse_deadline
from msss.values.quantity import NARROW

LIST = """\
title: 2022年市政府民生實事項目責任清單
year: 2022
source: {issuer: 杭州市人民政府辦公廳, document: 杭政辦函〔2022〕20號, date: 2022-04-07}
projects:
  - number: 5
    items:
      - id: "5.1"
        name: 新建成社區級公園60個
        lead: 市規劃和自然資源局
        support: [市園文局, 市體育局]
        due: 12月底
        targets:
          - {content: 新建成社區級公園, quantity: 60, measure: 個}
units:
  - name: 市規劃和自然資源局
    aliases: [市資規局]
  - name: 市園文局
  - name: 市體育局
"""
"""The annex's row 5.1 as a list of its own: all that the format requires, and a little more."""

KEYS_OF_ITEM = ", ".join(field.name for field in fields(Item))


def read(text):
    """The list in ``text`` and what is wrong with it."""
    found = reader.read(text.encode(), "list.yaml")
    assert found.diagnostics == ()
    return LIST_FORMAT.check(found.document, "list.yaml", registered)


def lines(text):
    """What is wrong with ``text``, as the terminal shows it."""
    parsed, diagnostics = read(text)
    assert (parsed is None) == bool(diagnostics)
    return [str(diagnostic) for diagnostic in diagnostics]


def edited(old, new):
    """`LIST` with one edit."""
    assert LIST.count(old) == 1
    return LIST.replace(old, new)


# --- what a list becomes


def test_a_list_becomes_the_model():
    parsed, diagnostics = read(LIST)
    assert diagnostics == ()
    assert parsed == ResponsibilityList(
        title="2022年市政府民生實事項目責任清單",
        year=2022,
        source=Source(
            issuer="杭州市人民政府辦公廳", document="杭政辦函〔2022〕20號", date=date(2022, 4, 7), index=None
        ),
        projects=(
            Project(
                number=5,
                name=None,
                items=(
                    Item(
                        id="5.1",
                        name="新建成社區級公園60個",
                        lead=("市規劃和自然資源局",),
                        support=("市園文局", "市體育局"),
                        due=parse_deadline("12月底", 2022),
                        targets=(Target("新建成社區級公園", Decimal(60), "個", Bound.AT_LEAST),),
                        leader=None,
                        note=None,
                    ),
                ),
            ),
        ),
        units=(
            Unit("市規劃和自然資源局", aliases=("市資規局",), members=(), scope=Scope.ALL),
            Unit("市園文局"),
            Unit("市體育局"),
        ),
    )


def test_the_model_is_frozen(shipped):
    with pytest.raises(AttributeError):
        shipped.year = 2023
    assert isinstance(shipped.projects[0].items[0].support, tuple)
    assert hash(shipped)


def test_what_is_optional_may_be_given():
    parsed, _ = read(
        edited("  - number: 5\n", "  - number: 5\n    name: 公園\n")
        .replace("        due: 12月底\n", "        due: 12月底\n        leader: 甲\n        note: 乙\n")
        .replace("measure: 個}", "measure: 個, bound: at_most}")
        .replace("  - name: 市體育局\n", "  - {name: 各相關區政府, members: [上城區政府], scope: relevant}\n")
        .replace("date: 2022-04-07", "date: 2022-04-07, index: 002489401/2022-266118")
    )
    ((project, item),) = parsed.items()
    assert (project.name, item.leader, item.note, item.targets[0].bound) == ("公園", "甲", "乙", Bound.AT_MOST)
    assert parsed.units[-1] == Unit("各相關區政府", members=("上城區政府",), scope=Scope.RELEVANT)
    assert parsed.source.index == "002489401/2022-266118"


def test_what_is_optional_may_be_left_out():
    text = LIST[: LIST.index("units:")].replace("        support: [市園文局, 市體育局]\n", "")
    parsed, diagnostics = read(text[: text.index("        targets:")])
    assert diagnostics == ()
    ((_, item),) = parsed.items()
    assert (item.support, item.targets, parsed.units) == ((), (), ())


def test_an_amendment_is_of_an_item_or_a_unit():
    text = "amendments:\n  - {unit: 市建委, document: 甲, date: 2022-09-01, reason: 乙}\n"
    parsed, diagnostics = read(LIST + text)
    assert diagnostics == ()
    assert parsed.amendments == (Amendment(None, "甲", date(2022, 9, 1), "乙", unit="市建委"),)
    assert lines(LIST + text.replace("unit:", 'item: "5.1", unit:')) == [
        "list.yaml:20:5: error[MSS101]: the amendment has both item and unit (keep only one of the two keys)",
    ]
    assert lines(LIST + text.replace("unit: 市建委, ", "")) == [
        'list.yaml:20:5: error[MSS102]: the amendment lacks item (add it, for example: item: "7.2", or unit: in its place)'
    ]
    (line,) = lines(LIST + text.replace("市建委", '""'))
    assert line.startswith("list.yaml:20:12: error[MSS104]: unit is empty")


def test_a_change_that_was_voted_again_may_be_recorded():
    text = "amendments:\n  - {item: '5.1', document: 甲, date: 2022-09-01, reason: 乙}\n"
    parsed, diagnostics = read(LIST + text)
    assert diagnostics == ()
    assert parsed.amendments == (Amendment("5.1", "甲", date(2022, 9, 1), "乙"),)
    assert lines(LIST + text.replace("date:", "dates:")) == [
        "list.yaml:20:5: error[MSS102]: the amendment lacks date (add it, for example: date: 2022-04-07)",
        "list.yaml:20:32: error[MSS101]: the amendment has no key dates (did you mean date?)",
    ]


def test_an_item_has_one_lead_or_several():
    ((_, item),) = read(edited("lead: 市規劃和自然資源局", "lead: [市園文局, 市體育局]"))[0].items()
    assert item.lead == ("市園文局", "市體育局")


def test_values_mean_what_they_say_and_not_what_yaml_makes_of_them():
    parsed, _ = read(edited('id: "5.1"', "id: 5.10").replace("name: 新建成社區級公園60個", "name: no"))
    ((_, item),) = parsed.items()
    assert (item.id, item.name) == ("5.10", "no")


def test_a_deadline_is_kept_as_written_and_as_the_day_it_means():
    ((_, item),) = read(edited("due: 12月底", "due: 2月底").replace("year: 2022", "year: 2024"))[0].items()
    assert (str(item.due), item.due_date) == ("2月底", date(2024, 2, 29))


def test_a_quantity_may_be_written_as_in_the_sentence():
    ((_, item),) = read(edited("quantity: 60,", "quantity: 4.5萬,"))[0].items()
    assert item.targets[0].quantity == 45_000


# --- what is refused


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        # MSS101: a key the format doesn't have
        ("year: 2022", "year: 2022\nversion: 1", "3:1: error[MSS101]: the list has no key version (its keys are title, year, code, source, projects, units, amendments, start, schedule)"),
        ("due: 12月底", "due: 12月底\n        deadline: x", f"12:9: error[MSS101]: the item has no key deadline (its keys are {KEYS_OF_ITEM})"),
        ("support: [", "suport: [", "10:9: error[MSS101]: the item has no key suport (did you mean support?)"),
        ("support: [", "Support: [", "10:9: error[MSS101]: the item has no key Support (did you mean support?)"),
        ("support: [", "配合單位: [", "10:9: error[MSS101]: the item has no key 配合單位 (did you mean support?)"),
        ("support: [", "配合单位: [", "10:9: error[MSS101]: the item has no key 配合单位 (did you mean support?)"),
        ("aliases: [", "alias: [", "16:5: error[MSS101]: the unit has no key alias (did you mean aliases?)"),
        ("measure: 個}", "measure: 個, unit: 個}", "13:59: error[MSS101]: the target has no key unit (did you mean measure?)"),
        ("- number: 5", "- number: 5\n    no: 5", "6:5: error[MSS101]: the project has no key no (its keys are number, items, name, level, category)"),
        ("date: 2022-04-07", "date: 2022-04-07, pages: 3", "3:73: error[MSS101]: the source has no key pages (its keys are issuer, document, date, index, url)"),
        # MSS102: a key that is missing; the place is the mapping that lacks it
        ("title: 2022年市政府民生實事項目責任清單\n", "", "1:1: error[MSS102]: the list lacks title (add it, for example: title: 2022年市政府民生實事項目責任清單)"),
        ("year: 2022\n", "", "1:1: error[MSS102]: the list lacks year (add it, for example: year: 2022)"),
        (", date: 2022-04-07", "", "3:9: error[MSS102]: the source lacks date (add it, for example: date: 2022-04-07)"),
        ("- number: 5\n    items:", "- items:", "5:5: error[MSS102]: the project lacks number (add it, for example: number: 7)"),
        ("        lead: 市規劃和自然資源局\n", "", "7:9: error[MSS102]: the item lacks lead (add it, for example: lead: 市建委, or a list: [市建委, 市城管局])"),
        (", measure: 個", "", "13:13: error[MSS102]: the target lacks measure (add it, for example: measure: 個)"),
        ("- name: 市規劃和自然資源局\n    aliases", "- aliases", "15:5: error[MSS102]: the unit lacks name"),
        # MSS103: one shape in the place of another
        ("support: [市園文局, 市體育局]", "support: 市園文局", "10:18: error[MSS103]: support must be a list, not the text 市園文局 (write a list, for example: support: [市發改委, 市財政局])"),
        ("support: [市園文局, 市體育局]", "support:", "10:17: error[MSS103]: support must be a list, not nothing (write a list, for example: support: [市發改委, 市財政局])"),
        ("support: [市園文局, 市體育局]", "support: [{name: 市園文局}]", "10:19: error[MSS103]: support must be text, not a mapping (write a text, for example: support: [市發改委, 市財政局])"),
        ("name: 新建成社區級公園60個", "name: [新建成社區級公園60個]", "8:15: error[MSS103]: name must be text, not a list"),
        ("due: 12月底", "due: {month: 12}", "11:14: error[MSS103]: due must be text, not a mapping (write a text, for example: due: 11月底)"),
        ("source: {issuer: 杭州市人民政府辦公廳, document: 杭政辦函〔2022〕20號, date: 2022-04-07}", "source: 杭政辦函〔2022〕20號", "3:9: error[MSS103]: source must be a mapping (key: value), not the text 杭政辦函〔2022〕20號 (write keys and values, for example: source: {issuer: X市人民政府辦公廳, document: X政辦函〔20XX〕N號, date: 2022-04-07})"),
        ("- {content: 新建成社區級公園, quantity: 60, measure: 個}", "- 新建成社區級公園60個", "13:13: error[MSS103]: each of targets must be a mapping (key: value), not the text 新建成社區級公園60個 (write keys and values, for example: targets: with a - {content: 新增學位, quantity: 60000, measure: 個} for each)"),
        ("  - name: 市體育局", "  - 市體育局", "18:5: error[MSS103]: each of units must be a mapping (key: value), not the text 市體育局 (write keys and values, for example: units: with a - name: for each)"),
        # MSS104: nothing where something must be
        ("name: 新建成社區級公園60個", "name:", "8:14: error[MSS104]: name is empty (fill it in, or remove the key)"),
        ("name: 新建成社區級公園60個", "name: ''", "8:15: error[MSS104]: name is empty (fill it in, or remove the key)"),
        ("due: 12月底", "due:", "11:13: error[MSS104]: due is empty (fill it in, for example: due: 11月底)"),
        ("lead: 市規劃和自然資源局", "lead:", "9:14: error[MSS104]: lead is empty (fill it in, for example: lead: 市建委, or a list: [市建委, 市城管局])"),
        ("lead: 市規劃和自然資源局", "lead: []", "9:15: error[MSS104]: lead is an empty list (fill it in, for example: lead: 市建委, or a list: [市建委, 市城管局])"),
        ("support: [市園文局, 市體育局]", 'support: [市園文局, ""]', "10:25: error[MSS104]: support is empty (fill it in, for example: support: [市發改委, 市財政局])"),
        # MSS105: characters that hide or reorder text
        ("name: 新建成社區級公園60個", "name: 新建\u202e成", "8:15: error[MSS105]: name holds the invisible character U+202E, right-to-left override (retype the text: such a character hides or reorders what is read)"),
        ("name: 新建成社區級公園60個", 'name: "a\\e[31m"', "8:15: error[MSS105]: name holds the invisible character U+001B (retype the text: such a character hides or reorders what is read)"),
        ("lead: 市規劃和自然資源局", "lead: 市\u200b局", "9:15: error[MSS105]: lead holds the invisible character U+200B, zero width space (retype the text: such a character hides or reorders what is read)"),
        # MSS106: a deadline that can't be read
        ("due: 12月底", "due: 11", "11:14: error[MSS106]: due: 11 is not a deadline (write one of 11月底, 11月, 11月中旬, 11月30日前, 年底, 上半年, 四季度, 2022年11月底, 2022-11-30, 5月底前動工, 全年, 2022—2024年)"),
        ("due: 12月底", "due: 2月29日", "11:14: error[MSS106]: due: 2月29日 is not a deadline (write one of 11月底, 11月, 11月中旬, 11月30日前, 年底, 上半年, 四季度, 2022年11月底, 2022-11-30, 5月底前動工, 全年, 2022—2024年)"),
        # MSS107: a quantity that isn't a number of zero or more
        ("quantity: 60,", "quantity: -1,", "13:43: error[MSS107]: quantity: -1 is not a number of zero or more (write digits, for example 60000 or 4.5; the measure goes under measure:)"),
        ("quantity: 60,", "quantity: .nan,", "13:43: error[MSS107]: quantity: .nan is not a number of zero or more (write digits, for example 60000 or 4.5; the measure goes under measure:)"),
        ("quantity: 60,", "quantity: .inf,", "13:43: error[MSS107]: quantity: .inf is not a number of zero or more (write digits, for example 60000 or 4.5; the measure goes under measure:)"),
        ("quantity: 60,", "quantity: 60個,", "13:43: error[MSS107]: quantity: 60個 is not a number of zero or more (write digits, for example 60000 or 4.5; the measure goes under measure:)"),
        # MSS108: a year or number that isn't a whole one
        ("year: 2022", "year: 二〇二二", "2:7: error[MSS108]: year: 二〇二二 is not a year of four digits (write four digits, for example: year: 2022)"),
        ("year: 2022", "year: 20222", "2:7: error[MSS108]: year: 20222 is not a year of four digits (write four digits, for example: year: 2022)"),
        ("year: 2022", "year: 0022", "2:7: error[MSS108]: year: 0022 is not a year of four digits (write four digits, for example: year: 2022)"),
        ("number: 5", "number: 5.0", "5:13: error[MSS108]: number: 5.0 is not a whole number from 1 to 9999 (write a number, for example: number: 7)"),
        ("number: 5", "number: 0", "5:13: error[MSS108]: number: 0 is not a whole number from 1 to 9999 (write a number, for example: number: 7)"),
        # MSS109: a date that isn't one
        ("date: 2022-04-07", "date: 2022-04-31", "3:61: error[MSS109]: date: 2022-04-31 is not a date (write year, month and day, for example 2022-04-07)"),
        ("date: 2022-04-07", "date: 2022年4月7日", "3:61: error[MSS109]: date: 2022年4月7日 is not a date (write year, month and day, for example 2022-04-07)"),
        ("date: 2022-04-07", "date: 20220407", "3:61: error[MSS109]: date: 20220407 is not a date (write year, month and day, for example 2022-04-07)"),
        # MSS110: a word that isn't one of those a key takes
        ("measure: 個}", "measure: 個, bound: least}", "13:66: error[MSS110]: bound: least is not at_least or at_most (write at_least or at_most, or remove the key)"),
        ("aliases: [市資規局]", "scope: some", "16:12: error[MSS110]: scope: some is not all or relevant (write all or relevant, or remove the key)"),
        # MSS111: an item id that can't be cited
        ('id: "5.1"', "id: 5", "7:13: error[MSS111]: id: 5 is not an item id (write the project's number, a point and the item's, for example 7.2)"),
        ('id: "5.1"', "id: 5.01", "7:13: error[MSS111]: id: 5.01 is not an item id (write the project's number, a point and the item's, for example 7.2)"),
        ('id: "5.1"', "id: 10000.1", "7:13: error[MSS111]: id: 10000.1 is not an item id (write the project's number, a point and the item's, for example 7.2)"),
        ('id: "5.1"', "id: 1.10000", "7:13: error[MSS111]: id: 1.10000 is not an item id (write the project's number, a point and the item's, for example 7.2)"),
        ('id: "5.1"', "id: (5.1)", "7:13: error[MSS111]: id: (5.1) is not an item id (an id is cited on command lines: write 5.1)"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_where_it_stands(old, new, line):
    assert lines(edited(old, new)) == [f"list.yaml:{line}"]


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("quantity: 60,000", "the target has no key 000 (a comma ends a value inside { }: write 60000, or quote it)"),
        (
            "quantity: 1,234,567",
            "the target has no key 234 (a comma ends a value inside { }: write 1234567, or quote it)",
        ),
        ("quantity：60", "the target has no key quantity：60 (： is full-width: write quantity: 60)"),
        ("quantity:60", "the target has no key quantity:60 (a space is missing after the colon: write quantity: 60)"),
        (
            "part_of: 甲, 所, quantity: 60",
            "the target has no key 所 (a comma ends the value here: put the whole text in quotes)",
        ),
        (
            "000: x, quantity: 60",
            f"the target has no key 000 (its keys are {', '.join(field.name for field in fields(Target))})",
        ),
    ],
)
def test_a_slip_that_makes_a_key_of_a_value(written, line):
    assert any(said.endswith(f"error[MSS101]: {line}") for said in lines(edited("quantity: 60", written)))


@pytest.mark.parametrize("text", ["text", "''", "[]", "- a"])
def test_a_file_that_is_no_mapping_is_no_list(text):
    (line,) = lines(text)
    assert line.startswith("list.yaml:1:1: error[MSS103]: the list must be a mapping (key: value), not ")


def test_a_mapping_of_nothing_lacks_everything():
    assert [line.partition(" (")[0] for line in lines("{}")] == [
        f"list.yaml:1:1: error[MSS102]: the list lacks {key}" for key in ("title", "year", "source", "projects")
    ]


@pytest.mark.parametrize("key", ["projects", "items"])
def test_a_list_without_projects_or_items_is_no_list(key):
    text = LIST[: LIST.index(f"{key}:")] + f"{key}: []\n"
    (line,) = lines(text)
    assert f"error[MSS104]: {key} is an empty list" in line


@pytest.mark.parametrize(
    "character",
    ["\x00", "\x07", "\t", "\n", "\x1b", "\x7f", "\x85", "\x9b", "\u200b", "\u200e", "\u200f", "\u2028", "\u2029", "\u202a", "\u202e",
     "\u2060", "\u2066", "\u2069", "\ufeff", "\ufff9", "\u00ad", "\u034f", "\u115f", "\u3164", "\uffa0", "\ufe0f", "\ufdd0", "\ufff0"],
)  # fmt: skip
def test_no_text_holds_a_character_that_hides_or_reorders(character):
    code = f"\\u{ord(character):04x}"
    for old in ("title: 2022年市政府民生實事項目責任清單", "due: 12月底", "measure: 個", "lead: 市規劃和自然資源局"):
        key = old.partition(":")[0]
        (line,) = lines(edited(old, f'{key}: "1{code}2"'))
        if key == "lead" and character in "\n\x85\u2028\u2029":
            assert "error[MSS112]: lead: " in line
        else:
            assert f"error[MSS105]: {key} holds the invisible character U+{ord(character):04X}" in line


@pytest.mark.parametrize(
    "character",
    ["\u3000", "\u00a0", "𠀀", "é", "😀", "\u2014", "〔", "\ue815", "\U000323b0", "μ", "葛\U000e0100", "﨑\ufe00"],
)
def test_other_characters_are_text(character):
    parsed, diagnostics = read(edited("name: 新建成社區級公園60個", f"name: 新{character}建"))
    assert diagnostics == ()
    assert parsed.projects[0].items[0].name == f"新{character}建"


def test_every_problem_is_reported_in_the_order_of_the_file():
    text = (
        LIST.replace("year: 2022\n", "year: next\nyaer: 2022\n")
        .replace("        due: 12月底\n", "        due: 盡快\n")
        .replace("quantity: 60,", "quantity: many,")
        .replace("  - name: 市園文局\n", "  - name:\n")
    )
    assert [line.partition(" ")[0] + line.partition("error")[2][:8] for line in lines(text)] == [
        "list.yaml:2:7:[MSS108]",
        "list.yaml:3:1:[MSS101]",
        "list.yaml:12:14:[MSS106]",
        "list.yaml:14:43:[MSS107]",
        "list.yaml:18:10:[MSS104]",
    ]


def test_a_deadline_is_judged_even_where_the_year_is_wrong():
    assert [line.split(": ")[2][:7] for line in lines(edited("year: 2022", "year: soon"))] == ["year"]
    text = edited("year: 2022", "year: soon").replace("12月底", "13月底")
    assert [line.split("error")[1][:8] for line in lines(text)] == ["[MSS108]", "[MSS106]"]


def test_a_long_value_is_quoted_in_part():
    (line,) = lines(edited("due: 12月底", "due: " + "很" * 500))
    assert "due: " + "很" * 39 + "… is not a deadline" in line


def test_a_value_is_shown_without_what_acts_on_a_terminal():
    (line,) = lines(edited("year: 2022", 'year: 2022\n"a\\e[31m\\nb": 1'))
    assert line.startswith(r"list.yaml:3:1: error[MSS101]: the list has no key a\x1b[31m\x0ab")
    assert line.isprintable()


def test_only_some_of_many_unknown_keys_get_a_suggestion():
    text = LIST + "".join(f"titel{number}: x\n" for number in range(150))
    hints = [line.rpartition(" (")[2] for line in lines(text)]
    assert len(hints) == 150
    assert hints.count("did you mean title?)") == 100


def test_the_diagnostic_names_the_value_by_its_path():
    _, (diagnostic,) = read(edited("quantity: 60,", "quantity: many,"))
    assert diagnostic.path == ("projects", 0, "items", 0, "targets", 0, "quantity")


# --- what stands in a file is refused once


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("due: 12月底", "due: *when", ["MSS004"]),
        ("support: [市園文局, 市體育局]", "support: *all", ["MSS004"]),
        ("quantity: 60,", "quantity: *many ,", ["MSS004"]),
        ("source: {issuer: 杭州市人民政府辦公廳, document: 杭政辦函〔2022〕20號, date: 2022-04-07}", "source: *it", ["MSS004"]),
        ("lead: 市規劃和自然資源局", "lead: &who 市規劃和自然資源局", ["MSS004"]),
        ("due: 12月底", "due: !!str 12月底", ["MSS005"]),
        ("due: 12月底", "due: 12月底\n        due: 13月底", ["MSS003"]),
        ("due: 12月底", "due: !!str 13月底", ["MSS005", "MSS106"]),
        ("due: 12月底", "due: 12月底\n        <<: *item", ["MSS004", "MSS004"]),
    ],
)  # fmt: skip
def test_what_the_reader_refused_is_not_reported_again(old, new, codes):
    _, document, diagnostics = parse(edited(old, new).encode(), "list.yaml")
    assert document is not None
    assert [diagnostic.code for diagnostic in diagnostics] == codes


def test_what_reader_and_schema_refuse_comes_in_the_order_of_the_file():
    text = edited("year: 2022", "year: soon").replace("lead: 市", "lead: &a 市").replace("12月底", "13月底")
    *_, diagnostics = parse(text.encode(), "list.yaml")
    assert [diagnostic.code for diagnostic in diagnostics] == ["MSS108", "MSS004", "MSS106"]


def test_of_what_a_text_that_is_too_long_says_nothing_more_is_said():
    """What is cut off isn't missing: here the sentence names the quantity of its target only at its end."""
    *_, diagnostics = parse(edited("name: 新建", f"name: {'長' * 2000}新建").encode(), "list.yaml")
    assert [diagnostic.code for diagnostic in diagnostics] == ["MSS008"]


# --- in terms of the file


@pytest.mark.parametrize("wrong", ["", "x", "[]", "{}", "[x]", "[[]]", "{x: y}", "-1", '"\\e"', "[{}]", "[{x: y}]"])
def test_whatever_stands_for_whatever_the_message_is_of_the_file(wrong):
    """Each value of the list in turn gives way to something else."""
    starts = sorted({LIST.index(f"{key}: ") + len(key) + 2 for key in ("title", "year", "source", "number", "id", "name",
                     "lead", "support", "due", "content", "quantity", "measure", "issuer", "document", "date")})  # fmt: skip
    for start in starts:
        end = min(LIST.index(mark, start) for mark in (",", "}", "\n") if mark in LIST[start:])
        end = LIST.index("\n", start) if LIST[start] in "[{" else end
        for line in lines(LIST[:start] + wrong + LIST[end:]):
            assert line.startswith("list.yaml:")
            for word in (
                "value_error",
                "Input should",
                "pydantic",
                "can't be read",
                "dataclass",
                "keyword",
                "argument",
            ):
                assert word not in line


# --- several units in one name


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("市發改委，市財政局", "separate the units with , (half-width) and a space: [市發改委, 市財政局]"),
        (
            "市發改委、市財政局；市建委",
            "separate the units with , (half-width) and a space: [市發改委, 市財政局, 市建委]",
        ),
        ("市發改委,市財政局", "separate the units with , (half-width) and a space: [市發改委, 市財政局]"),
        (
            "锦城街道、锦北街道、昌化镇",
            "separate the units with , (half-width) and a space: [锦城街道, 锦北街道, 昌化镇]",
        ),
        ("市建委、各區、縣(市)政府", "separate the units with , (half-width) and a space: [市建委, 各區、縣(市)政府]"),
        ("妇联,各镇(街道)", "separate the units with , (half-width) and a space: [妇联, 各镇(街道)]"),
        ("各區，縣(市)政府", "write 各區、縣(市)政府"),
        ("市發改委，", "write each unit's name by itself"),
    ],
)
def test_several_units_in_one_name_are_no_unit(written, hint):
    (line,) = lines(edited("support: [市園文局, 市體育局]", f'support: ["{written}"]'))
    assert line.startswith("list.yaml:10:19: error[MSS112]: support: ")
    assert f"({hint})" in line


@pytest.mark.parametrize(
    "written",
    ["各區、縣(市)政府", "各区、县（市）政府", "各相關區、縣(市)政府", "各鎮、街道", "各乡镇、街道办事处", "市建委(村鎮處、規劃處)",
     "各县（市、区）政府", "市文广旅游局（文物局，体育局）", "區、縣(市)人民政府"],
)  # fmt: skip
def test_a_name_may_have_such_a_sign_in_itself(written):
    _, diagnostics = read(edited("support: [市園文局, 市體育局]", f'support: ["{written}"]'))
    assert [diagnostic.code for diagnostic in diagnostics] == []


def test_a_registered_name_may_hold_a_sign_too():
    text = edited("support: [市園文局, 市體育局]", 'support: ["市級部門、單位"]')
    assert "MSS112" in lines(text)[0]
    _, diagnostics = read(text.replace("units:\n", 'units:\n  - name: "市級部門、單位"\n'))
    assert diagnostics == ()


# --- characters that are taken for others


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("quantity: 60,", "quantity: ٦0,", "MSS113]: quantity: in ٦0, ٦ is U+0666, arabic-indic digit six, and only looks like 6 (write 6 in its place)"),
        ("name: 新建成社區級公園60個", "name: 新建成社區級公園𝟔0個", "MSS113]: name: in 新建成社區級公園𝟔0個, 𝟔 is U+1D7D4, mathematical bold digit six, and only looks like 6 (write 6 in its place)"),
        ("lead: 市規劃和自然資源局", "lead: АED中心", "MSS113]: lead: in АED中心, А is U+0410, cyrillic capital letter a, and only looks like A (write A in its place)"),
        ("quantity: 60,", "quantity: 6O,", "MSS107]: quantity: 6O is not a number of zero or more (O is a letter, not a digit: write 0)"),
        ("quantity: 60,", "quantity: 6²,", "MSS107]: quantity: 6² is not a number of zero or more (² is U+00B2, superscript two, not a digit: write the number in digits)"),
        ("number: 5", "number: ⑤", "MSS108]: number: ⑤ is not a whole number from 1 to 9999 (⑤ is U+2464, circled digit five, not a digit: write the number in digits)"),
        ('id: "5.1"', 'id: "5.l"', "MSS111]: id: 5.l is not an item id (l is a letter, not a digit: write 1)"),
        ("year: 2022\n", "year: 2022\ncode: 33O100\n", "MSS114]: code: 33O100 is not a code of six, nine or twelve digits (O is a letter, not a digit: write 0)"),
    ],
)  # fmt: skip
def test_what_only_looks_like_a_digit_or_letter_is_said_to(old, new, said):
    (line,) = lines(edited(old, new))
    assert line.partition("error[")[2] == said


# --- the code of a place


@pytest.mark.parametrize("code", ["330100", "330106001", '"330106001001"', "３３０１００"])
def test_the_code_of_a_place_is_text_of_six_nine_or_twelve_digits(code):
    parsed, diagnostics = read(edited("year: 2022\n", f"year: 2022\ncode: {code}\n"))
    assert diagnostics == ()
    assert parsed.code == code.strip('"').translate(NARROW)


@pytest.mark.parametrize("code", ["3301", "33010", "3301000", "330100.0", "杭州市", "33 01 00"])
def test_another_code_of_a_place_is_refused(code):
    (line,) = lines(edited("year: 2022\n", f"year: 2022\ncode: {code}\n"))
    assert line.endswith(
        f'error[MSS114]: code: {code} is not a code of six, nine or twelve digits (write digits alone, for example: code: "330100")'
    )


@pytest.mark.parametrize("code", ["033010", "000000"])
def test_no_code_of_a_place_begins_with_0(code):
    (line,) = lines(edited("year: 2022\n", f"year: 2022\ncode: {code}\n"))
    assert line.endswith(
        f'code: {code} is not a code of six, nine or twelve digits (no code begins with 0, for example: code: "330100")'
    )


# --- full width


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("year: 2022", "year: ２０２２"),
        ("date: 2022-04-07", "date: ２０２２－０４－０７"),
        ("number: 5", "number: ５"),
        ('id: "5.1"', 'id: "５．１"'),
        ("quantity: 60,", "quantity: ６０,"),
        ("due: 12月底", "due: １２月底"),
    ],
)
def test_numbers_ids_and_dates_are_read_in_full_width(old, new):
    plain, _ = read(LIST)
    wide, diagnostics = read(edited(old, new))
    assert diagnostics == ()
    assert (wide.year, wide.source.date, wide.projects[0].number) == (2022, plain.source.date, 5)
    assert (wide.projects[0].items[0].id, wide.projects[0].items[0].targets) == (
        "5.1",
        plain.projects[0].items[0].targets,
    )
    assert wide.projects[0].items[0].due_date == plain.projects[0].items[0].due_date
