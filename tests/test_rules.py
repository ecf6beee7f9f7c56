"""The codes: each documented with examples that hold, and each rule of a list as a whole, line by line.

A case is the YAML after the head (title, year and source are lines 1 to 3 of every file) and what is
said of it: ``line:column: severity[code]: message (hint)``.
"""

from __future__ import annotations

import re
import time
from itertools import product
from pathlib import Path

import pytest
from running import ROOT
from test_sentences_of_sources import SENTENCES

import msss
from msss.baseline import promises, records
from msss.common.language import Phrase
from msss.evaluation.reading import read as read_evaluation
from msss.ledger.reading import read as read_ledger
from msss.lists import loading
from msss.reading.diagnostic import Diagnostic
from msss.responsibilities import rules as list_rules
from msss.responsibilities.rules import mss226_similar_names
from msss.responsibilities.rules.mss232_member_misspelt import _Halves, is_one_apart
from msss.validation.checking import check_content
from msss.validation.codes import all_rules, complete
from msss.values.chinese import Script, convert
from msss.values.sentence import read_quantities

RULES = {rule.code: rule for rule in all_rules()}
OF_ONE_LIST = [rule for rule in RULES.values() if rule.code < "MSS300"]
PACKAGE = Path(msss.__file__).parent
DATA = Path(__file__).parents[1] / "data" / "responsibility_list_2022.yaml"


def codes(content: bytes) -> list[str]:
    """The codes found in a file, in its order."""
    return [diagnostic.code for diagnostic in check_content(content, "list.yaml").diagnostics]


def said(example: str) -> list[str]:
    """Everything said of the list that ``example`` stands for."""
    found = check_content(complete(example), "").diagnostics
    return [str(diagnostic).removeprefix(":") for diagnostic in found]


# --- every code is documented, and its examples hold


@pytest.mark.parametrize("rule", OF_ONE_LIST, ids=lambda rule: rule.code)
def test_the_list_that_passes_gives_nothing(rule):
    assert codes(complete(rule.passes)) == []


@pytest.mark.parametrize("rule", OF_ONE_LIST, ids=lambda rule: rule.code)
def test_the_list_that_fails_gives_its_code_and_no_other(rule):
    assert set(codes(complete(rule.fails))) == {rule.code}


@pytest.mark.parametrize("rule", [rule for rule in OF_ONE_LIST if rule.code > "MSS200"], ids=lambda rule: rule.code)
def test_what_a_rule_says_can_be_translated(rule):
    for diagnostic in check_content(complete(rule.fails), "list.yaml").diagnostics:
        assert isinstance(diagnostic.message, Phrase)
        assert isinstance(diagnostic.hint, Phrase)


# --- the examples of what is compared with a baseline

# MSS308 is of a file that isn't there: its tests are among those of baselines.
OF_TWO_LISTS = [rule for rule in RULES.values() if "MSS300" < rule.code < "MSS320" and rule.code != "MSS308"]
# So it is with MSS324, of a ledger or an evaluation that isn't there.
OF_TWO_RECORDS = [rule for rule in RULES.values() if "MSS320" < rule.code < "MSS400" and rule.code != "MSS324"]


def compared(before: str, after: str) -> list[Diagnostic]:
    """What is said of a list against the one before it."""
    old, _, problems = loading.parse_list(complete(before), "old.yaml")
    new, document, more = loading.parse_list(complete(after), "new.yaml")
    assert (problems, more) == ((), ())
    return promises.check(old, new, document, "new.yaml")


@pytest.mark.parametrize("rule", OF_TWO_LISTS, ids=lambda rule: rule.code)
def test_the_list_that_keeps_its_promises_gives_nothing(rule):
    assert compared(rule.before, rule.passes) == []


@pytest.mark.parametrize("rule", OF_TWO_LISTS, ids=lambda rule: rule.code)
def test_the_list_that_weakens_one_gives_its_code(rule):
    found = compared(rule.before, rule.fails)
    # A project that is removed takes its items with it.
    assert {one.code for one in found} == {rule.code} | ({"MSS304"} if rule.code == "MSS305" else set())
    assert {one.severity for one in found} == {rule.severity}
    assert all(isinstance(said, Phrase) for one in found for said in (one.message, one.hint))


def recorded(before: str, after: str) -> list[Diagnostic]:
    """What is said of a ledger or an evaluation against the one before it."""
    read, check = (
        (read_ledger, records.check_ledger) if "entries:" in before else (read_evaluation, records.check_evaluation)
    )
    (old, _, problems), (new, document, more) = (read(complete(one, ("year",)), "") for one in (before, after))
    assert (problems, more) == ((), ())
    return check(old, new, document, "new.yaml")


@pytest.mark.parametrize("rule", OF_TWO_RECORDS, ids=lambda rule: rule.code)
def test_the_record_that_stays_what_it_was_gives_nothing(rule):
    assert recorded(rule.before, rule.passes) == []


@pytest.mark.parametrize("rule", OF_TWO_RECORDS, ids=lambda rule: rule.code)
def test_the_record_that_does_not_gives_its_code(rule):
    found = recorded(rule.before, rule.fails)
    assert {(one.code, one.severity) for one in found} == {(rule.code, rule.severity)}
    assert all(isinstance(said, Phrase) for one in found for said in (one.message, one.hint))
    assert all(one.hint for one in found)


@pytest.mark.parametrize("rule", OF_ONE_LIST, ids=lambda rule: rule.code)
def test_the_severity_is_the_documented_one(rule):
    found = check_content(complete(rule.fails), "list.yaml").diagnostics
    assert {diagnostic.severity for diagnostic in found} == {rule.severity}


def test_every_code_that_can_be_reported_is_documented():
    used = {
        code
        for module in PACKAGE.rglob("*.py")
        for code in re.findall(r'"(MSS\d{3})"', module.read_text(encoding="utf-8"))
    }
    assert used <= RULES.keys()
    assert len(RULES) >= 44


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_the_documentation_has_all_its_parts(rule):
    assert re.fullmatch(r"[A-Z].*\.", rule.title)
    assert len(rule.title) <= 80
    assert rule.text.endswith(".")
    assert rule.passes.strip()
    assert rule.fails.strip()
    assert rule.passes != rule.fails
    assert bool(rule.before.strip()) == (rule.code > "MSS300")


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_the_text_breaks_no_chinese_word(rule):
    """A break between Chinese characters would come out as a space."""
    assert not re.search(r"[\u3400-\u9fff、]\n[\u3400-\u9fff]", rule.text)


def test_a_module_of_a_rule_is_named_by_its_code():
    modules = sorted(module.stem for module in PACKAGE.glob("*/rules/mss*.py"))
    assert [module.split("_")[0].upper() for module in modules] == [
        code for code in RULES if not code.startswith(("MSS0", "MSS1", "MSS3", "MSS6"))
    ]


# --- what an example stands for


def test_an_example_gets_the_head_that_it_leaves_out():
    assert complete("projects: []\n").decode().splitlines()[0] == "title: 2022年市政府民生實事項目責任清單"
    assert complete("year: 2021\nprojects: []\n").count(b"year:") == 1
    assert complete("projects: []\n", head=()) == b"projects: []\n"


def test_an_example_without_a_key_is_the_file_itself():
    assert complete("# nothing\n") == b"# nothing\n"


def test_an_example_writes_bytes_and_repetitions_out():
    assert complete(r"a: \xca⟨字 × 3⟩", head=()) == b"a: \xca" + "字字字".encode()


# --- numbers of projects and ids of items

SEATS = "name: 新增學位6萬個, lead: 市教育局, due: 12月底, targets: [{content: 新增學位, quantity: 60000, measure: 個}]"
HOMES = (
    "name: 完成回遷安置11600戶, lead: 市建委, due: 11月底, targets: [{content: 回遷安置, quantity: 11600, measure: 戶}]"
)
PARKS = "name: 新建成社區級公園60個, lead: 市園文局, due: 12月底, targets: [{content: 公園, quantity: 60, measure: 個}]"


def numbered(*projects: tuple[int, list[str]]) -> str:
    """Projects with items of these ids, three lines and an item a line: items of the first start in line 7."""
    sentences = iter([SEATS, HOMES, PARKS] * 9)
    text = "projects:\n"
    for number, ids in projects:
        text += f"  - number: {number}\n    items:\n"
        for id in ids:
            text += f'      - {{id: "{id}", {next(sentences)}}}\n'
    return text


@pytest.mark.parametrize(
    ("projects", "expected"),
    [
        ([(1, ["1.1"]), (2, ["2.1", "2.2"])], []),
        (
            [(1, ["1.1"]), (1, ["1.2"])],
            ["8:13: error[MSS201]: project number 1 is used twice (give each project its own number)"],
        ),
        (
            [(1, ["1.1"]), (1, ["1.2"]), (1, ["1.3"])],
            [
                "8:13: error[MSS201]: project number 1 is used twice (give each project its own number)",
                "11:13: error[MSS201]: project number 1 is used twice (give each project its own number)",
            ],
        ),
        ([(1, ["1.1", "1.1"])], ["8:14: error[MSS202]: item id 1.1 is used twice (give each item its own id)"]),
        (
            [(1, ["2.1"])],
            ["7:14: error[MSS203]: item 2.1 is listed under project 1 (write 1.1, or move the item to project 2)"],
        ),
        (
            # 10.1 isn't of project 1, whatever it begins with
            [(1, ["10.1"])],
            ["7:14: error[MSS203]: item 10.1 is listed under project 1 (write 1.1, or move the item to project 10)"],
        ),
        (
            # a number without a list of its own is no reason to call the others out of order
            [(2, ["2.1"]), (1, ["1.1"])],
            ["8:13: error[MSS204]: project 1 comes after project 2 (put the projects in the order of their numbers)"],
        ),
        (
            [(1, ["1.2", "1.1"])],
            ["8:14: error[MSS204]: item 1.1 comes after item 1.2 (put the items in the order of their ids)"],
        ),
        (
            # 1.10 comes after 1.9, not after 1.1
            [(1, [f"1.{row}" for row in range(1, 11)])],
            ["10:20: warning[MSS225]"],
        ),
        ([(2, ["2.1"])], ["5:13: warning[MSS221]: project 1 is missing (add what is missing, or renumber)"]),
        ([(4, ["4.1"])], ["5:13: warning[MSS221]: projects 1 to 3 are missing (add what is missing, or renumber)"]),
        ([(1, ["1.2"])], ["7:14: warning[MSS221]: item 1.1 is missing (add what is missing, or renumber)"]),
        (
            [(1, ["1.1", "1.5"])],
            ["8:14: warning[MSS221]: items 1.2 to 1.4 are missing (add what is missing, or renumber)"],
        ),
        (
            [(1, ["1.1", "1.3"]), (3, ["3.1"])],
            [
                "8:14: warning[MSS221]: item 1.2 is missing (add what is missing, or renumber)",
                "9:13: warning[MSS221]: project 2 is missing (add what is missing, or renumber)",
            ],
        ),
        # what stands twice leaves the gap that it should fill, and no other
        (
            [(1, ["1.1", "1.1", "1.3"])],
            [
                "8:14: error[MSS202]: item id 1.1 is used twice (give each item its own id)",
                "9:14: warning[MSS221]: item 1.2 is missing (add what is missing, or renumber)",
            ],
        ),
        # nor does what is out of order, or under another project
        (
            [(1, ["1.1", "1.3", "1.2"])],
            ["9:14: error[MSS204]: item 1.2 comes after item 1.3 (put the items in the order of their ids)"],
        ),
        (
            [(1, ["1.1", "2.1"]), (2, ["2.2"])],
            ["8:14: error[MSS203]: item 2.1 is listed under project 1 (write 1.1, or move the item to project 2)"],
        ),
        # a number that stands twice is not out of order
        (
            [(1, ["1.1"]), (2, ["2.1"]), (2, ["2.2"])],
            ["11:13: error[MSS201]: project number 2 is used twice (give each project its own number)"],
        ),
        # an item of another project is that, and not out of order
        (
            [(1, ["1.1", "2.1", "1.2"])],
            ["8:14: error[MSS203]: item 2.1 is listed under project 1 (write 1.1, or move the item to project 2)"],
        ),
    ],
)
def test_numbers_and_ids(projects, expected):
    found = said(numbered(*projects))
    if expected and expected[0].endswith("[MSS225]"):
        assert {line.split(": ")[1] for line in found} == {"warning[MSS225]"}  # the sentences repeat, the ids are right
    else:
        assert found == expected


# --- units

REGISTRY = """\
units:
  - {name: 市教育局, aliases: [市教委]}
  - {name: 市建委, aliases: [市城鄉建設委員會]}
  - {name: "各區、縣(市)政府", aliases: [各區縣政府], members: [上城區政府, 拱墅區政府]}
"""


def answered(lead: str, support: str, units: str = "") -> str:
    """One item in lines of its own: lead in line 9, support in line 10; units from line 13 on."""
    return f"""\
projects:
  - number: 1
    items:
      - id: "1.1"
        name: 新增學位6萬個
        lead: {lead}
        support: {support}
        due: 12月底
        targets: [{{content: 新增學位, quantity: 60000, measure: 個}}]
{units}"""


KNOWN = '[市建委, "各區、縣(市)政府"]'


@pytest.mark.parametrize(
    ("lead", "support", "units", "expected"),
    [
        ("市教育局", KNOWN, REGISTRY, []),
        ("[市教育局]", KNOWN, REGISTRY, []),
        # an alias and a collective's member are names
        ("市教委", '[市城鄉建設委員會, "各區、縣(市)政府"]', REGISTRY, []),
        ("市教育局", '[市建委, 上城區政府, "各區、縣(市)政府"]', REGISTRY, []),
        # an alias in an item names the collective, and with it its members
        (
            "市教育局",
            "[市建委, 各區縣政府, 上城區政府]",
            REGISTRY + "  - {name: 上城區政府}\n",
            [],
        ),
        (
            "市教育局",
            "[市建委, 各區縣政府]",
            REGISTRY + "  - {name: 上城區政府}\n",
            [],
        ),
        (
            "市教育局",
            '[市建偉, "各區、縣(市)政府"]',
            REGISTRY,
            ["10:19: error[MSS205]: 市建偉 is not among the units (did you mean 市建委?)"],
        ),
        # a lead that is a text stands where the text does, one in a list where it is in the list
        (
            "市教育據",
            KNOWN,
            REGISTRY,
            ["9:15: error[MSS205]: 市教育據 is not among the units (did you mean 市教育局?)"],
        ),
        (
            "[市建委, 市教育據]",
            '["各區、縣(市)政府"]',
            REGISTRY,
            ["9:21: error[MSS205]: 市教育據 is not among the units (did you mean 市教育局?)"],
        ),
        # names are compared as they stand: another script is another name, and is what was meant
        (
            "市教育局",
            '[市建委, "各区、县(市)政府"]',
            REGISTRY,
            ["10:24: error[MSS205]: 各区、县(市)政府 is not among the units (did you mean 各區、縣(市)政府?)"],
        ),
        (
            "市教育局",
            "[華數集團]",
            REGISTRY,
            ["10:19: error[MSS205]: 華數集團 is not among the units (add it under units:, or correct the name)"],
        ),
        # several units as a Chinese sentence joins them
        *[
            (
                "市教育局",
                f'["市建委{sign}各區、縣(市)政府{sign}市教育局"]',
                REGISTRY,
                [
                    f"10:19: error[MSS112]: support: 市建委{sign}各區、縣(市)政府{sign}市教育局 is several units in one name,"
                    f" with {sign} between them"
                    " (separate the units with , (half-width) and a space: [市建委, 各區、縣(市)政府, 市教育局])"
                ],
            )
            for sign in ("，", "、", "；")
        ],
        (
            "市建委、市教育局",
            KNOWN,
            REGISTRY,
            [
                "9:15: error[MSS112]: lead: 市建委、市教育局 is several units in one name, with 、 between them"
                " (separate the units with , (half-width) and a space: [市建委, 市教育局])"
            ],
        ),
        (
            "市教育局",
            "[市建委、市教育據]",
            REGISTRY,
            [
                "10:19: error[MSS112]: support: 市建委、市教育據 is several units in one name, with 、 between them"
                " (separate the units with , (half-width) and a space: [市建委, 市教育據])"
            ],
        ),
        # twice
        (
            "市教育局",
            '[市建委, 市建委, "各區、縣(市)政府"]',
            REGISTRY,
            ["10:24: error[MSS206]: 市建委 is named twice in item 1.1 (name it once: in lead, or in support)"],
        ),
        (
            "[市教育局, 市教育局]",
            "[市建委]",
            "",
            ["9:22: error[MSS206]: 市教育局 is named twice in item 1.1 (name it once: in lead, or in support)"],
        ),
        (
            "市教育局",
            "[市建委, 市教育局]",
            "",
            ["10:24: error[MSS206]: 市教育局 both leads and supports item 1.1 (name it once: in lead, or in support)"],
        ),
        # an alias is the unit that it stands for
        (
            "市教育局",
            '[市建委, 市教委, "各區、縣(市)政府"]',
            REGISTRY,
            ["10:24: error[MSS206]: 市教委 both leads and supports item 1.1 (name it once: in lead, or in support)"],
        ),
        (
            "市教育局",
            '[市建委, 市城鄉建設委員會, "各區、縣(市)政府"]',
            REGISTRY,
            [
                "10:24: error[MSS206]: 市城鄉建設委員會 is named twice in item 1.1 (name it once: in lead, or in support)"
            ],
        ),
        # one name for two
        (
            "市教育局",
            '[市建委, 市住建局, "各區、縣(市)政府"]',
            REGISTRY + "  - {name: 市住建局, aliases: [市教委]}\n",
            ["17:28: error[MSS207]: 市教委 already stands for 市教育局 (remove the alias from one of the two units)"],
        ),
        (
            "市教育局",
            KNOWN,
            REGISTRY + "  - {name: 市住建局, aliases: [市建委]}\n",
            ["17:28: error[MSS207]: 市建委 already stands for 市建委 (remove the alias from one of the two units)"],
        ),
        (
            "市教育局",
            KNOWN,
            REGISTRY + "  - {name: 市建委}\n",
            ["17:12: error[MSS207]: 市建委 is registered twice (make one entry of the two)"],
        ),
        # never named
        (
            "市教育局",
            "[市建委]",
            REGISTRY,
            [
                "16:12: warning[MSS222]: no item names 各區、縣(市)政府 (remove the unit, or name it in the items that it leads or supports)"
            ],
        ),
    ],
)
def test_units(lead, support, units, expected):
    assert said(answered(lead, support, units)) == expected


def test_a_list_without_units_registers_its_names_itself():
    assert said(answered("市教育局", "[市財政局, 華數集團]")) == []
    assert said(answered("市教育局", "[市財政局, 華數集團]", "units: []\n")) == []


# --- sentences, targets and deadlines


def promised(sentence: str, targets: str | None, due: str = "12月底") -> str:
    """One item in lines of its own: its sentence in line 8, its deadline in line 10, its targets in line 11."""
    return f"""\
projects:
  - number: 1
    items:
      - id: "1.1"
        name: "{sentence}"
        lead: 市教育局
        due: {due}
""" + (f"        targets: [{targets}]\n" if targets is not None else "")


@pytest.mark.parametrize(
    ("sentence", "targets"),
    [
        # one promise, in all the ways of writing it
        *(
            (f"新增學位{written}", f"{{content: 新增學位, quantity: {quantity}, measure: {measure}}}")
            for written in ("6萬個", "6万个", "60000個", "60,000個", "６萬個", "60000 個", "6.0萬個")
            for quantity in ("60000", "'60,000'", "6萬", "6万", "6.0萬")
            for measure in ("個", "个")
        ),
        ("發放補貼500萬元", "{content: 補貼, quantity: 500, measure: 萬元}"),
        ("發放補貼500萬元", "{content: 補貼, quantity: 5000000, measure: 元}"),
        ("發放補貼1.2億元", "{content: 補貼, quantity: 12000, measure: 萬元}"),
        ("群眾滿意率達百分之九十五", "{content: 滿意率, quantity: 95, measure: '%'}"),
        ("群眾滿意率９５％以上", "{content: 滿意率, quantity: 95, measure: ％}"),
        ("候車時間不超過15分鐘", "{content: 候車時間, quantity: 15, measure: 分鐘, bound: at_most}"),
        # a target for each, in any order, and two that are equal where the sentence has two
        (
            "新建學校70所、幼兒園70所",
            "{content: 學校, quantity: 70, measure: 所}, {content: 幼兒園, quantity: 70, measure: 所}",
        ),
        (
            "新建學校70所,新增學位6萬個",
            "{content: 學位, quantity: 6萬, measure: 個}, {content: 學校, quantity: 70, measure: 所}",
        ),
        # a slip of automatic conversion, full coverage, and where a change begins and ends
        (
            "建成380公裏綠道,優化公交線路60條",
            "{content: 建成綠道, quantity: 380, measure: 公里}, {content: 優化公交線路, quantity: 60, measure: 條}",
        ),
        ("改造麵積5萬平方米", "{content: 改造面積, quantity: 50000, measure: 平方米}"),
        ("建立製度10項", "{content: 建立制度, quantity: 10, measure: 項}"),
        ("實現經費補助全覆蓋", '{content: 經費補助, quantity: 100, measure: "%"}'),
        ("補助由3000元提高到4200元", "{content: 補助, quantity: 4200, measure: 元}"),
        (
            "補助由3000元提高到4200元",
            "{content: 補助, quantity: 3000, measure: 元}, {content: 提高, quantity: 4200, measure: 元}",
        ),
    ],
)
def test_a_target_stands_in_its_sentence(sentence, targets):
    assert said(promised(sentence, targets)) == []


@pytest.mark.parametrize(
    ("sentence", "targets", "expected"),
    [
        (
            "新建學校70所",
            "{content: 學校, quantity: 60, measure: 所}",
            ["11:43: error[MSS208]: 60 所 is not in the sentence of item 1.1 (the sentence has 70所)"],
        ),
        # the number is right, so it is the measure that isn't
        (
            "新建學校70所",
            "{content: 學校, quantity: 70, measure: 個}",
            ["11:56: error[MSS208]: 70 個 is not in the sentence of item 1.1 (the sentence has 70所)"],
        ),
        # a part of a number or of a measure is another
        (
            "新建學校170所",
            "{content: 學校, quantity: 70, measure: 所}",
            ["11:43: error[MSS208]: 70 所 is not in the sentence of item 1.1 (the sentence has 170所)"],
        ),
        (
            "新增學位1,600個",
            "{content: 學位, quantity: 600, measure: 個}",
            ["11:43: error[MSS208]: 600 個 is not in the sentence of item 1.1 (the sentence has 1,600個)"],
        ),
        (
            "新增綠地100平方米",
            "{content: 綠地, quantity: 100, measure: 平方}",
            ["11:57: error[MSS208]: 100 平方 is not in the sentence of item 1.1 (the sentence has 100平方米)"],
        ),
        (
            "新增學位6萬個",
            "{content: 學位, quantity: 6, measure: 個}",
            ["11:43: error[MSS208]: 6 個 is not in the sentence of item 1.1 (the sentence has 6萬個)"],
        ),
        # two targets for one quantity
        (
            "新建學校、幼兒園70所",
            "{content: 學校, quantity: 70, measure: 所}, {content: 幼兒園, quantity: 70, measure: 所}",
            [
                "11:85: error[MSS208]: the targets of item 1.1 use 70 所 more often than its sentence does"
                " (the sentence has 70所)"
            ],
        ),
        (
            "提升2022年社區服務",
            "{content: 社區服務, quantity: 5, measure: 項}",
            ["11:45: error[MSS208]: 5 項 is not in the sentence of item 1.1 (the sentence has no quantity)"],
        ),
        # one that is wrong says nothing of another that stands there, if not as quantities do
        (
            "亞運村2期,新建學校70所",
            "{content: 亞運村, quantity: 2, measure: 期}, {content: 學校, quantity: 60, measure: 所}",
            ["11:84: error[MSS208]: 60 所 is not in the sentence of item 1.1 (the sentence has 70所)"],
        ),
        # more than a hint should hold
        (
            "、".join(f"公園{count}個" for count in range(1, 13)),
            "{content: 公園, quantity: 99, measure: 個}",
            [
                *(
                    f"8:15: warning[MSS223]: {count}個 has no target"
                    f" (add one: {{content: …, quantity: {count}, measure: 個}})"
                    for count in range(2, 13)
                ),
                "11:43: error[MSS208]: 99 個 is not in the sentence of item 1.1"
                " (the sentence has 1個、2個、3個、4個、5個、6個、7個、8個、9個、10個、…)",
            ],
        ),
        # a quantity without a target
        (
            "新建學校70所,新增學位6萬個",
            "{content: 學校, quantity: 70, measure: 所}",
            ["8:15: warning[MSS223]: 6萬個 has no target (add one: {content: …, quantity: 60000, measure: 個})"],
        ),
        (
            "新建學校70所、幼兒園70所",
            "{content: 學校, quantity: 70, measure: 所}",
            ["8:15: warning[MSS223]: 70所 has no target (add one: {content: …, quantity: 70, measure: 所})"],
        ),
        (
            "新增公交車70輛,候車時間不超過4.5分鐘",
            "{content: 公交車, quantity: 70, measure: 輛}",
            [
                "8:15: warning[MSS223]: 4.5分鐘 has no target"
                " (add one: {content: …, quantity: 4.5, measure: 分鐘, bound: at_most})"
            ],
        ),
        # of a target that isn't in the sentence, and of another quantity that it can't stand for
        (
            "新建學校70所,新增學位6萬個",
            "{content: 新建學校, quantity: 60, measure: 所}",
            [
                "8:15: warning[MSS223]: 6萬個 has no target (add one: {content: …, quantity: 60000, measure: 個})",
                "11:45: error[MSS208]: 60 所 is not in the sentence of item 1.1 (the sentence has 70所、6萬個)",
            ],
        ),
        (
            "建成380仟米綠道,優化公交線路60條",
            "{content: 建成綠道, quantity: 380, measure: 千米}",
            [
                "8:15: warning[MSS223]: 60條 has no target (add one: {content: …, quantity: 60, measure: 條})",
                "11:45: error[MSS208]: 380 千米 is not in the sentence of item 1.1 (the sentence has 60條)",
            ],
        ),
        (
            "改造三個公園,新增學位60個",
            "{content: 改造公園, quantity: 3, measure: 個}",
            ["8:15: warning[MSS223]: 60個 has no target (add one: {content: …, quantity: 60, measure: 個})"],
        ),
        # where a change begins is no promise
        (
            "補助由3000元提高到4200元",
            "{content: 補助, quantity: 3000, measure: 元}",
            ["8:15: warning[MSS223]: 4200元 has no target (add one: {content: …, quantity: 4200, measure: 元})"],
        ),
        # no target at all
        (
            "新建學校70所,新增學位6萬個",
            None,
            ["8:15: warning[MSS224]: item 1.1 has no target (the sentence promises 70所、6萬個)"],
        ),
        (
            "新建學校70所",
            "",
            ["8:15: warning[MSS224]: item 1.1 has no target (the sentence promises 70所)"],
        ),
        (
            "推進12345熱線建設",
            None,
            ["8:15: warning[MSS224]: item 1.1 has no target (its sentence promises no quantity)"],
        ),
    ],
)
def test_targets_and_sentences(sentence, targets, expected):
    assert said(promised(sentence, targets)) == expected


TARGET = "{content: 學校, quantity: 70, measure: 所}"


@pytest.mark.parametrize("due", ["4月", "12月底", "年底", "2022-04-07", "2022年12月31日", "四季度"])
def test_a_deadline_in_the_year(due):
    assert said(promised("新建學校70所", TARGET, due)) == []


@pytest.mark.parametrize(
    ("due", "year"), [("2023年1月底", 2023), ("2021-12-31", 2021), ("2023-01-01", 2023), ("2032年11月底", 2032)]
)
def test_a_deadline_in_another_year(due, year):
    message = (
        f"10:14: error[MSS209]: {due} is in {year}, but the list is for 2022 (correct the deadline, or the list's year)"
    )
    assert said(promised("新建學校70所", TARGET, due)) == [message]


@pytest.mark.parametrize(
    ("start", "due", "expected"),
    [
        ("2022-04-07", "12月底", []),
        ("2022-12-31", "12月底", []),
        (
            "2022-12-01",
            "11月底",
            [
                "12:16: error[MSS209]: 2022-12-01 is after the deadline, 11月底 (2022-11-30)"
                " (correct the start, or remove it)"
            ],
        ),
        # a start before the list is the item's own affair: some begin the year before
        ("2021-10-01", "12月底", []),
    ],
)
def test_a_start_and_its_deadline(start, due, expected):
    assert said(promised("新建學校70所", TARGET, due) + f"        start: {start}\n") == expected


# --- amendments


def amended(*entries: str) -> str:
    """A list with amendments, the first in line 13. All of them are made up."""
    return promised("新建學校70所", TARGET) + "amendments:\n" + "".join(f"  - {{{entry}}}\n" for entry in entries)


HINT = "correct the date: the vote was taken after the list was published, and in the list's year"


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        (['item: "1.1", document: 決定, date: 2022-04-07, reason: 延期'], []),
        (['item: "1.1", document: 決定, date: 2022-12-31, reason: 延期'], []),
        # another item, or another document
        (
            [
                'item: "1.1", document: 決定, date: 2022-09-01, reason: 延期',
                'item: "1.2", document: 決定, date: 2022-09-01, reason: 延期',
                'item: "1.1", document: 第二次決定, date: 2022-10-01, reason: 延期',
            ],
            [],
        ),
        (
            ['item: "1.1", document: 決定, date: 2022-04-06, reason: 延期'],
            [f"13:39: error[MSS211]: 2022-04-06 is before the list's own date, 2022-04-07 ({HINT})"],
        ),
        (
            ['item: "1.1", document: 決定, date: 2023-01-01, reason: 延期'],
            [f"13:39: error[MSS211]: 2023-01-01 is after 2022, the list's year ({HINT})"],
        ),
        # a unit, by its name in any script
        (["unit: 市財政局, document: 決定, date: 2022-09-01, reason: 延期"], []),
        (
            [
                "unit: 市財政局, document: 決定, date: 2022-09-01, reason: 延期",
                'item: "1.1", document: 決定, date: 2022-09-01, reason: 延期',
                "unit: 市财政局, document: 決定, date: 2022-09-01, reason: 延期",
            ],
            [
                "15:28: error[MSS211]: another amendment of 市财政局 already names 決定"
                " (make one amendment of the two, or name the document of the other vote)"
            ],
        ),
        # punctuation, width, script and spaces make no other document
        *(
            (
                [f'item: "1.1", document: "{document}", date: 2022-09-01, reason: 延期'],
                [
                    f"13:29: error[MSS211]: {document} is the list's own document"
                    " (name the document that records the later vote)"
                ],
            )
            for document in ("杭政辦函〔2022〕20號", "杭政办函[2022]20号", "《杭政辦函〔2022〕20號》")
        ),
        (
            [
                'item: "1.1", document: 決定〔2022〕1號, date: 2022-09-01, reason: 延期',
                'item: "1.1", document: 决定(2022)1号, date: 2022-10-01, reason: 再延期',
            ],
            [
                "14:29: error[MSS211]: another amendment of item 1.1 already names 决定(2022)1号"
                " (make one amendment of the two, or name the document of the other vote)"
            ],
        ),
    ],
)
def test_amendments(entries, expected):
    assert said(amended(*entries)) == expected


def test_the_same_sentence_twice():
    items = [(1, ["1.1", "1.2", "1.3", "1.4"])]
    assert said(numbered(*items)) == [
        "10:27: warning[MSS225]: item 1.1 has the same sentence (change one of the two, or remove it)"
    ]


# --- whitespace


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('name: "新增學位6萬個 "', "8:15: error[MSS210]: name has whitespace that doesn't belong: '增學位6萬個 '"),
        ('name: " 新增學位6萬個"', "8:15: error[MSS210]: name has whitespace that doesn't belong: ' 新增學位6萬'"),
        ("name: 新增  學位6萬個", "8:15: error[MSS210]: name has whitespace that doesn't belong: '新增  學位6萬個'"),
        ("name: 新增 學位6萬個", "8:15: error[MSS210]: name has whitespace that doesn't belong: '新增 學位6萬個'"),
        ("name: 新增\u3000學位6萬個", "8:15: error[MSS210]: name has whitespace that doesn't belong: '新增\\u3000學位6萬個'"),
    ],
)  # fmt: skip
def test_stray_whitespace(line, expected):
    text = promised("新增學位6萬個", "{content: 學位, quantity: 60000, measure: 個}").replace(
        'name: "新增學位6萬個"', line
    )
    assert said(text) == [f"{expected} (remove it: Chinese text has no spaces between characters)"]


@pytest.mark.parametrize("sentence", ["新增學位 6萬個", "新增學位6 萬個", "新增 AED 500台", "建設 5G 基站2000個"])
def test_whitespace_beside_latin_and_digits_is_style(sentence):
    assert "MSS210" not in "".join(said(promised(sentence, None)))


@pytest.mark.parametrize(
    ("key", "place"),
    [
        ("title: 2022年 市政府", "1:8"),
        ("source: {issuer: 杭州市 人民政府, document: 函20號, date: 2022-04-07}", "3:18"),
        ("source: {issuer: 杭州市人民政府, document: 函20號 , date: 2022-04-07, index: 'A 1 '}", "3:69"),
        ("        leader: 副 市長", "12:17"),
        ("        note: 備 註", "12:15"),
        ("        support: [市建委, 市財 政局]", "12:24"),
        ("    name: 教 育", "12:11"),
        ("units: [{name: 市 建委}, {name: 市教育局}]", "12:16"),
        ("units: [{name: 市教育局, aliases: [市 教委]}]", "12:32"),
        ("units: [{name: 市教育局, members: [學 校]}]", "12:32"),
        ('amendments: [{item: "1.1", document: 函 號, date: 2022-09-01, reason: 延期}]', "12:38"),
        ('amendments: [{item: "1.1", document: 函號, date: 2022-09-01, reason: 延 期}]', "12:68"),
    ],
)
def test_stray_whitespace_is_found_in_every_text(key, place):
    name = key.strip().split(":")[0]
    text = promised("新建學校70所", TARGET)
    text = f"{key}\n{text}" if name in ("title", "source") else f"{text}{key}\n"
    content = complete(text)
    if name in ("title", "source"):  # in their places, so that the lines are those of every file
        head = {line.split(":")[0]: line for line in complete("x: 1").decode().splitlines()[:3]} | {name: key}
        content = "\n".join([*head.values(), promised("新建學校70所", TARGET)]).encode()
    found = [one for one in check_content(content, "").diagnostics if one.code == "MSS210"]
    assert [f"{one.span.line}:{one.span.column}" for one in found] == [place]


# --- names that look like slips


def named(*names: str) -> str:
    """A list without units, an item for each name: the lead of the first stands in line 7, column 20."""
    text = "projects:\n  - number: 1\n    items:\n"
    for row, name in enumerate(names, 1):
        target = f"{{content: 學位, quantity: {row}, measure: 個}}"
        text += f'      - {{lead: "{name}", id: "1.{row}", name: 新增學位{row}個, due: 12月底, targets: [{target}]}}\n'
    return text


def slip(line: int, name: str, meant: str) -> str:
    hint = f"did you mean {meant}? If both are units, add both under units:"
    return f"{line}:16: warning[MSS226]: {name} looks like {meant} ({hint})"


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["市建委", "市建偉"], [slip(8, "市建偉", "市建委")]),
        # a character too few, or too many
        (["市教育局", "市教育"], [slip(8, "市教育", "市教育局")]),
        (["市建委", "市建設委"], [slip(8, "市建設委", "市建委")]),
        # two that changed places
        (["市衛健委", "市健衛委"], [slip(8, "市健衛委", "市衛健委")]),
        # one office's word for another's part is a slip all the same
        (["市衛健委", "市衛建委"], [slip(8, "市衛建委", "市衛健委")]),
        # another script
        (["市財政局", "市財政侷"], [slip(8, "市財政侷", "市財政局")]),
        # the rarer is the slip, wherever it stands
        (["市建偉", "市建委", "市建委"], [slip(7, "市建偉", "市建委")]),
        (["市建偉", "市建委", "市建偉"], [slip(8, "市建委", "市建偉")]),
        # each once
        (["市建委", "市建委", "市建委", "市建偉", "市建偉"], [slip(10, "市建偉", "市建委")]),
        (["市建委", "市建偉", "市建季"], [slip(8, "市建偉", "市建委"), slip(9, "市建季", "市建委")]),
    ],
)
def test_a_name_that_looks_like_a_slip(names, expected):
    assert said(named(*names)) == expected


@pytest.mark.parametrize(
    "names",
    [
        ["市教育局", "市體育局"],
        ["市教育局", "市体育局"],
        ["市財政局", "市民政局"],
        ["市水利局", "市水務局"],
        ["市建委", "市農委"],
        ["市文聯", "市婦聯", "市殘聯", "市僑聯"],
        ["市外辦", "市僑辦", "市編辦"],
        ["市城投集團", "市錢投集團"],
        ["國網杭州供電公司", "國網寧波供電公司"],
        # places are named alike
        ["臨平區政府", "臨安區政府"],
        ["上城區教育局", "下城區教育局"],
        ["臨平區住建局", "臨安區住建局"],
        # a series
        ["市第一醫院", "市第二醫院", "市第三醫院"],
        ["城東街道辦事處", "城西街道辦事處"],
        # a character that stands twice running makes a name no slip of itself
        ["市市場監管局"],
        ["市市場監管局", "市市場監管局"],
        # too short to tell
        ["市府", "市委"],
        ["市委", "市紀委"],
    ],
)
def test_names_that_units_have(names):
    assert said(named(*names)) == []


def test_with_a_registry_it_is_the_registry_that_knows():
    assert said(named("市建委", "市建偉") + "units: [{name: 市建委}, {name: 市建偉}]\n") == []


def test_the_real_names_are_no_slips_of_each_other():
    text = DATA.read_text(encoding="utf-8")
    without = text[: text.index("\nunits:")]
    assert codes(without.encode()) == []


def test_many_names_are_compared_in_time():
    names = [f"市{chr(0x4E00 + count // 90)}{chr(0x5E00 + count % 90)}局" for count in range(9000)]
    content = complete(named(names[0]).replace(f'"{names[0]}"', f"[{', '.join(names)}]"))
    parsed, _, _ = loading.parse_list(content, "list.yaml")
    started = time.process_time()
    found = list(mss226_similar_names.check(parsed))
    assert time.process_time() - started < 3
    assert len(found) > 8000


def test_the_shipped_list_gives_nothing():
    assert codes(DATA.read_bytes()) == []
    assert loading.load_list(DATA).model.units


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (15, 50, []),
        (
            50,
            15,
            [
                "7:{} error[MSS208]: the sentence of item 1.1 promises 15個 of 新增考點, not 50 個"
                " (write quantity: 15, measure: 個)",
                "7:{} error[MSS208]: the sentence of item 1.1 promises 50個 of 體驗點, not 15 個"
                " (write quantity: 50, measure: 個)",
            ],
        ),
    ],
)
def test_quantities_belong_to_what_they_are_written_after(first, second, expected):
    targets = (
        f"[{{content: 新增考點, quantity: {first}, measure: 個}}, {{content: 體驗點, quantity: {second}, measure: 個}}]"
    )
    content = complete(
        'projects:\n  - number: 1\n    items:\n      - {id: "1.1", name: "新增考點15個、體驗點50個", lead: 市紅十字會,'
        f" due: 12月底, targets: {targets}}}\n"
    )
    found = [
        re.sub(r"^f:(\d+):\d+:", r"\1:{}", str(diagnostic)) for diagnostic in check_content(content, "f").diagnostics
    ]
    assert found == expected


# --- figures and words, held against each other

ISNT = "is not in the words of the sentence of item 1.1"


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("新開工保障性住房100萬平方米", "新開工保障性住房"),
        ("新開工保障性住房100萬平方米", "新开工保障性住房"),
        # words of the sentence, with others between
        ("新辟優化地鐵接駁公交線路50條、城鄉公交線路60條", "新辟優化城鄉公交線路"),
        ("組織全民健身賽事活動1萬場、開放免費或低收費全民健身場地1萬片", "開放全民健身場地"),
        ("新增AED設備500台", "aed設備"),
        # in another order
        ("新建成社區級公園60個", "社區級公園建成"),
        ("新建成社區級公園60個", "社區公園"),
        ("新(改)建應急救護實訓基地20個", "新建應急救護實訓基地"),
        ("新(改)建應急救護實訓基地20個", "改建應急救護實訓基地"),
        ("新建公園、綠地共5個", "新建公園綠地"),
        ("種樹3棵", "樹"),
        # with digits, and of the same word as a measure
        ("開展全年培訓31個家庭醫生服務團隊124人以上", "31個家庭醫生服務團隊"),
        ("建設5人制足球場10片", "5人制足球場"),
        ("新增車位500車位", "車位"),
        ("改造2022年前麵積5萬平方米", "面積"),
        ("改造一老一小設施3處", "一老一小設施"),
    ],
)
def test_contents_in_the_words_of_their_sentences(sentence, content):
    assert "MSS227" not in "".join(said(promised(sentence, f"{{content: {content}, quantity: 1, measure: 個}}")))


@pytest.mark.parametrize(
    "content",
    [
        "胡說八道",
        # a character exchanged, in the wrong place, too many, or left out between two words
        "新建成社區級公圓",
        "新建成社級區公園",
        "新建成社社區級公園",
        "新建成區級公園",
        "新建成社區級公園五",
    ],
)
def test_contents_in_other_words(content):
    found = said(promised("新建成社區級公園60個", f"{{content: {content}, quantity: 60, measure: 個}}"))
    assert found == [f"11:29: warning[MSS227]: {content} {ISNT} (write the sentence's words: 新建成社區級公園)"]


@pytest.mark.parametrize("content", ["60個", "60", "個", '"、"', "（"])
def test_a_content_says_what_is_counted(content):
    found = said(promised("新建成社區級公園60個、綠道", f"{{content: {content}, quantity: 60, measure: 個}}"))
    assert len(found) == 1
    assert found[0].startswith("11:29: warning[MSS227]: ")
    assert found[0].endswith("(write the sentence's words: 新建成社區級公園)")


@pytest.mark.parametrize(("sentence", "seen"), SENTENCES)
def test_words_of_real_sentences_are_contents_and_others_are_not(sentence, seen):
    """Each quantity of a real sentence with the words before it, in both scripts, as a target would have them."""
    begin = 0
    for quantity in read_quantities(sentence):
        words = re.split("[,，、。;；]", sentence[begin : quantity.start])[-1].strip("()")
        begin = quantity.end
        for content in filter(None, dict.fromkeys((words, convert(words, Script.HANT)))):
            target = f'{{content: "{content}", quantity: {quantity.amount}, measure: "{quantity.measure}"}}'
            found = said(promised(sentence, target))
            assert not [one for one in found if "MSS227" in one or "MSS208" in one]
    found = said(promised(sentence, "{content: 胡說八道, quantity: 1, measure: 個}"))
    assert [one for one in found if "MSS227" in one]


def test_a_long_content_is_compared_in_time():
    content = "新建學校" * 400
    started = time.process_time()
    said(promised("新建學校70所" + "學校新建" * 300, f"{{content: {content}, quantity: 70, measure: 所}}"))
    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    ("due", "date", "expected"),
    [
        ("4月底", "2022-04-30", []),
        ("4月底", "2022-05-01", ["MSS228"]),
        ("1月", "2021-12-30", []),
        # of two findings about one slip the other is the better one
        ("1月", "2012-04-07", ["MSS229"]),
        ("1月", "2021-06-30", ["MSS229"]),
        ("1月", "2021-07-01", []),
        ("12月", "2022-12-31", []),
        ("12月", "2023-01-01", ["MSS229"]),
    ],
)
def test_deadlines_and_years_beside_the_date(due, date, expected):
    source = f"source: {{issuer: 示例, document: 示例函, date: {date}}}\n"
    assert codes(complete(source + promised("新建學校70所", TARGET, due))) == expected


@pytest.mark.parametrize(
    ("title", "document", "date", "expected"),
    [
        ("示例", "示例函", "2022-04-07", []),
        ("2022年清單", "函〔2022〕20號", "2022-04-07", []),
        ("二〇二二年清單", "函[2022]20號", "2022-04-07", []),
        ("２０２２年清單", "函(2022)20號", "2022-04-07", []),
        ("2021—2022年清單", "函【2022】20號", "2022-04-07", []),
        ("2022年清單", "函〔2021〕120號", "2021-12-20", []),
        # numbered in December, published in January
        ("2022年清單", "函〔2021〕120號", "2022-01-05", []),
        ("100個項目以外", "12345熱線", "2022-04-07", []),
        ("2021年清單", "函〔2022〕20號", "2022-04-07", ["1:8: MSS230"]),
        ("二○二一年清單", "函〔2022〕20號", "2022-04-07", ["1:8: MSS230"]),
        ("2022年清單", "函〔2021〕20號", "2022-04-07", ["3:32: MSS230"]),
        ("2022年清單", "函〔2012〕20號", "2022-01-05", ["3:32: MSS230"]),
    ],
)
def test_years_in_names(title, document, date, expected):
    head = f'title: {title}\nyear: 2022\nsource: {{issuer: 示例, document: "{document}", date: {date}}}\n'
    found = check_content((head + promised("新建學校70所", TARGET)).encode(), "").diagnostics
    ours = [one for one in found if one.code == "MSS230"]
    assert [f"{one.span.line}:{one.span.column}: {one.code}" for one in ours] == expected


@pytest.mark.parametrize(
    ("title", "is_found"),
    [
        ("2022年十件民生實事", True),
        ("2022年10个项目", True),
        ("十大民生工程", True),
        ("關於十二件為民辦實事項目的通知", True),
        ("民生實事項目", False),
        ("2件實事", False),
        ("三件民生實事", False),  # its items are so many
        ("42項任務", False),
        ("第十項民生實事", False),
        ("一百二十件實事", False),  # more than is read
    ],
)
def test_how_many_a_title_says(title, is_found):
    text = f"title: {title}\n" + numbered((1, ["1.1"]), (2, ["2.1", "2.2"]))
    found = [one for one in check_content(complete(text), "").diagnostics if one.code == "MSS231"]
    assert bool(found) == is_found


def collectives(*members: str, units: str = "") -> str:
    """A list with collectives of these members (with commas), of which the first stands on line 11."""
    names = [f"集體{index}" for index in range(len(members))]
    text = promised("新建學校70所", TARGET).replace("lead: 市教育局", f"lead: [{', '.join(names)}]", 1)
    rows = "".join(f"  - {{name: {name}, members: [{one}]}}\n" for name, one in zip(names, members, strict=True))
    return f"{text}units:\n{rows}{units}"


@pytest.mark.parametrize(
    ("members", "slips"),
    [
        (["上城區政府, 西湖區政府", "上成區政府, 西湖區政府"], ["上成區政府"]),
        # the rarer of the two is the slip
        (["上成區政府, 西湖區政府", "上城區政府, 西湖區政府", "上城區政府, 西湖區政府"], ["上成區政府"]),
        (["上城區政府, 西湖區政府", "上區政府, 西湖區政府"], ["上區政府"]),
        (["上城區政府, 西湖區政府", "城上區政府, 西湖區政府"], ["城上區政府"]),
        # real names that are alike
        (["上城區政府, 西湖區政府", "下城區政府, 西湖區政府"], []),
        (["上城區政府, 下城區政府, 江干區政府, 濱江區政府"], []),
        (["臨平區政府, 臨安區政府, 西湖區政府", "臨安區政府, 西湖區政府", "臨平區政府, 西湖區政府"], []),
        # nothing in common: collectives of other places
        (["臨平區政府, 餘杭區政府", "臨安區政府, 富陽區政府"], []),
    ],
)
def test_members_that_look_like_slips(members, slips):
    found = check_content(complete(collectives(*members)), "").diagnostics
    assert [one.message.split()[0] for one in found if one.code == "MSS232"] == slips


def test_a_member_that_looks_like_a_unit():
    found = said(collectives("市建偉, 市財政局", units="  - {name: 市建委}\n  - {name: 市民政局}\n"))
    assert [one for one in found if "MSS232" in one] == [
        "13:27: warning[MSS232]: 市建偉 looks like 市建委"
        " (did you mean 市建委? If both exist, name both in the collective of all)"
    ]


@pytest.mark.parametrize(
    ("support", "swallowed"),
    [
        ("[市建委, # 市財政局\n      ]", "市財政局"),
        ("[市建委, # 市財政局, 市水利局\n      市民政局]", "市財政局"),
        ("[市建委, #市財政局，市水利局\n      ]", "市財政局"),
        ("[市建委 # , 市財政局\n      ]", "市財政局"),
        # words about what stands there
        ("[市建委,  # 負責選址\n      市財政局]", ""),
        ("[市建委,  # 原市城建委\n      市財政局]", ""),
        ("[市建委,  # 市建委\n      市財政局]", ""),
        ("[市建委,  # see the notice, clause 二\n      市財政局]", ""),
        ("[市建委#二, 市財政局]", ""),
        ("[市建委]  # 市財政局", ""),
    ],
)
def test_names_in_comments(support, swallowed):
    text = promised("新建學校70所", TARGET) + f"        support: {support}\n"
    found = [one for one in check_content(complete(text), "").diagnostics if one.code == "MSS233"]
    assert [one.message for one in found] == (
        [f"{swallowed} is in a comment, so it is not part of the list"] if swallowed else []
    )
    assert all(
        one.span.line == 12 and complete(text).decode().splitlines()[11][one.span.column - 1] == "#" for one in found
    )


def test_a_key_in_a_comment():
    text = "projects: [{number: 1, items: [{id: '1.1', name: 等候不超過30分鐘, lead: 市建委, due: 年底, targets: [{content: 等候, quantity: 30, measure: 分鐘, # bound: at_most\n}]}]}]\n"  # fmt: skip
    assert "MSS233: bound: is in a comment" in "".join(
        f"{one.code}: {one.message}" for one in check_content(complete(text), "").diagnostics
    )


@pytest.mark.parametrize("names", ["aliases: [市教委, 市教委]", "members: [甲校, 乙校, 甲校]"])
def test_names_that_stand_twice(names):
    found = check_content(complete(promised("新建學校70所", TARGET) + f"units: [{{name: 市教育局, {names}}}]\n"), "")
    assert [one.code for one in found.diagnostics] == ["MSS212"]


# --- Chinese numerals in a sentence


@pytest.mark.parametrize(
    ("sentence", "targets", "expected"),
    [
        ("新建三座人行天橋", "{content: 新建人行天橋, quantity: 3, measure: 座}", set()),
        ("新建三座人行天橋", "{content: 新建人行天橋, quantity: 4, measure: 座}", {"MSS208"}),
        ("新建一座人行天橋", "{content: 新建人行天橋, quantity: 1, measure: 座}", set()),
        ("改造三個公園", "{content: 改造公園, quantity: 3, measure: 個}", set()),
        ("建立一個中心,新增學位60個", "{content: 新增學位, quantity: 60, measure: 個}", set()),
        ("新增學位60個,惠及兩千戶", "{content: 新增學位, quantity: 60, measure: 個}", {"MSS223"}),
    ],
)
def test_numerals_are_quantities_of_the_sentence(sentence, targets, expected):
    text = (
        "projects:\n  - number: 1\n    items:\n"
        f'      - {{id: "1.1", name: "{sentence}", lead: 市建委, due: 12月底, targets: [{targets}]}}\n'
    )
    assert set(codes(complete(text))) == expected


# --- rules about keys that few lists have


@pytest.mark.parametrize("code", [code for rules in list_rules.ALL for code in rules.about])
def test_a_rule_is_not_even_loaded_for_a_list_without_its_key(code):
    """But it finds what it finds where the key is written with escapes."""
    rules = next(rules for rules in list_rules.ALL if code in rules.about)
    key = rules.about[code]
    assert key in RULES[code].fails
    hidden = re.sub(rf"\b{key}:", f'"\\\\x{ord(key[0]):02x}{key[1:]}":', RULES[code].fails)
    content = complete(RULES[code].fails).decode().replace(RULES[code].fails, hidden).encode()
    assert f"{key}:" not in content.decode()
    assert set(codes(content)) == {code}


def test_what_may_be_a_slip_of_a_member_is_looked_at_closely() -> None:
    """The quick look at halves of names passes over none that is one character apart."""
    names = ["".join(letters) for length in (3, 4, 5) for letters in product("區縣鎮", repeat=length)]
    for member in names:
        halves = _Halves([member])
        missed = [name for name in names if is_one_apart(member, name) and not halves.may_be_like(name)]
        assert not missed


@pytest.mark.parametrize("space", [" ", "\u3000", "\xa0", "\u2009", "\u202f"])
def test_white_space_of_every_kind_is_looked_for(space: str) -> None:
    text = (ROOT / "data" / "responsibility_list_2022.yaml").read_text(encoding="utf-8")
    spaced = text.replace("lead: 市教育局", f"lead: 市教{space}育局", 1)
    assert "MSS210" in {one.code for one in check_content(spaced.encode(), "list.yaml").diagnostics}
