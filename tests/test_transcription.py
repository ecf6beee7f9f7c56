"""The proof of the data: the list of 2022 is the notice's annex, row by row and quantity by quantity.

fixtures/annex_2022.txt holds the annex's table as the notice has it, character for character.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from decimal import Decimal
from itertools import zip_longest
from pathlib import Path

import pytest

ANNEX = (Path(__file__).parent / "fixtures" / "annex_2022.txt").read_text(encoding="utf-8").splitlines()
HEADING, *ROWS = ANNEX


def unbroken(cell: str) -> str:
    """A cell without the whitespace that a line break left inside a name (衛生健康 委員會)."""
    return re.sub(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])", "", cell.strip())


def split_units(cell: str) -> list[str]:
    """The units of a cell. The 、 in 各區、縣(市)政府 belongs to the name; such a one always follows a comma."""
    return [name for part in cell.split(",") for name in ([part] if part.startswith("各") else part.split("、"))]


def join_units(names) -> str:
    """The reverse of `split_units`."""
    named = [name for name in names if not name.startswith("各")]
    collectives = [name for name in names if name.startswith("各")]
    return ",".join(["、".join(named), *collectives])


def read_annex():
    """Each row of the table: project number, name, lead, support in order, deadline."""
    number = 0
    for row in ROWS:
        cells = [unbroken(cell) for cell in row.split("|")]
        if cells[0].isdigit():  # the first row of a project; the number's cell spans the others
            number = int(cells.pop(0))
        name, lead, support, due, *rest = cells
        assert not any(rest)
        yield number, name, lead, split_units(support), due


def read_list(responsibilities):
    """The same of the list."""
    for project, item in responsibilities.items():
        (lead,) = item.lead
        yield project.number, item.name, lead, list(item.support), item.due.text


def render(responsibilities):
    """The list as the annex's table, in the notice's own layout."""
    yield HEADING
    for project in responsibilities.projects:
        for place, item in enumerate(project.items):
            row = f"{item.name} | {'、'.join(item.lead)} | {join_units(item.support)} | {item.due} |"
            yield f"{project.number} | {row}" if place == 0 else f"{row} |"


def test_the_fixture_is_the_whole_table():
    heading = ["".join(cell.split()) for cell in HEADING.split("|")]
    assert heading == ["序號", "項目名稱", "牽頭單位", "配合單位", "預計完成時間", ""]
    assert len(ROWS) == 19


def test_every_row_of_the_annex_is_the_lists_row(shipped):
    for annex, ours in zip_longest(read_annex(), read_list(shipped)):
        assert ours == annex


def test_the_list_renders_back_to_the_annex_text(shipped):
    for annex, ours in zip_longest(ANNEX, render(shipped)):
        assert ours == annex.replace("衛生健康 委員會", "衛生健康委員會")


def test_only_one_name_of_the_annex_is_broken_by_whitespace():
    cells = [cell.strip() for row in ROWS for cell in row.split("|")]
    assert [cell for cell in cells if cell != unbroken(cell)] == ["市衛生健康 委員會"]


def quantities(sentence: str):
    """The quantities of a sentence, found without msss: content, number, measure."""
    for clause in sentence.split(","):
        for content, number, wan, measure in re.findall(r"(\D+)(\d+)(萬?)([^\d、]+)(?:、|$)", clause):
            yield content, int(number) * (10_000 if wan else 1), measure


def test_the_targets_of_an_item_are_the_quantities_of_its_sentence(shipped):
    for _, item in shipped.items():
        ours = [(target.content, target.quantity, target.measure) for target in item.targets]
        assert ours == list(quantities(item.name))
        assert len(ours) == len(re.findall(r"\d+", item.name))  # no number of the sentence is left over


def test_a_promise_in_萬_is_kept_as_its_number(shipped):
    items = {item.id: item for _, item in shipped.items()}
    assert items["1.1"].name.endswith("新增學位6萬個")
    assert items["1.1"].targets[1].quantity == Decimal(60000)


def test_two_quantities_in_one_clause_are_two_targets(shipped):
    (item,) = (item for _, item in shipped.items() if item.id == "8.1")
    assert item.name == "新辟優化地鐵接駁公交線路50條、城鄉公交線路60條"
    assert [(target.content, target.quantity) for target in item.targets] == [
        ("新辟優化地鐵接駁公交線路", 50),
        ("城鄉公交線路", 60),
    ]


def test_no_promise_of_the_annex_is_an_upper_bound(shipped):
    assert {target.bound for _, item in shipped.items() for target in item.targets} == {"at_least"}


def test_the_annex_has_10_projects_19_items_34_targets_44_units(shipped):
    items = [item for _, item in shipped.items()]
    assert [project.number for project in shipped.projects] == list(range(1, 11))
    assert len(items) == 19
    assert sum(len(item.targets) for item in items) == 34
    assert len(shipped.units) == 44


def test_the_deadlines_are_one_in_october_eight_in_november_ten_in_december(shipped):
    assert Counter(str(item.due) for _, item in shipped.items()) == {"10月底": 1, "11月底": 8, "12月底": 10}
    assert Counter(item.due_date for _, item in shipped.items()) == {
        date(2022, 10, 31): 1,
        date(2022, 11, 30): 8,
        date(2022, 12, 31): 10,
    }


def test_the_items_are_numbered_within_their_project(shipped):
    for project in shipped.projects:
        assert [item.id for item in project.items] == [f"{project.number}.{n + 1}" for n in range(len(project.items))]


def test_the_registered_units_are_exactly_those_the_annex_names(shipped):
    named = {name for _, _, lead, support, _ in read_annex() for name in (lead, *support)}
    registered = [unit.name for unit in shipped.units]
    assert len(registered) == len(set(registered))
    assert set(registered) == named


def test_no_alias_is_the_name_or_alias_of_another_unit(shipped):
    spellings = [name for unit in shipped.units for name in (unit.name, *unit.aliases)]
    assert [name for name, count in Counter(spellings).items() if count > 1] == []


DISTRICTS = "上城區 拱墅區 西湖區 濱江區 蕭山區 餘杭區 臨平區 錢塘區 富陽區 臨安區".split()
COUNTIES = "桐廬縣 淳安縣 建德市".split()


@pytest.mark.parametrize(
    ("collective", "members", "scope"),
    [
        ("各區、縣(市)政府", DISTRICTS + COUNTIES, "all"),
        ("各相關區、縣(市)政府", DISTRICTS + COUNTIES, "relevant"),
        ("各相關區政府", DISTRICTS, "relevant"),
    ],
)
def test_a_collective_has_the_districts_and_counties_of_2022(shipped, collective, members, scope):
    (unit,) = (unit for unit in shipped.units if unit.name == collective)
    assert unit.members == tuple(f"{member}政府" for member in members)
    assert unit.scope == scope


def test_only_the_three_collectives_have_members(shipped):
    assert sum(bool(unit.members) for unit in shipped.units) == 3
    assert len(next(unit for unit in shipped.units if unit.name == "各區、縣(市)政府").members) == 13


def test_the_list_names_the_notice_it_comes_from(shipped):
    assert shipped.title == "2022年市政府民生實事項目責任清單"
    assert shipped.year == 2022
    assert shipped.source.issuer == "杭州市人民政府辦公廳"
    assert shipped.source.document == "杭政辦函〔2022〕20號"
    assert shipped.source.index == "002489401/2022-266118"
    assert shipped.source.date == date(2022, 4, 7)
