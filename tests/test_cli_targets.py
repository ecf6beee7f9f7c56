"""`msss targets`: every quantity that is promised."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from lists import write_list
from running import LIST_2022, ask

from msss import load


def test_one_row_a_target() -> None:
    answer = ask("targets")
    assert answer.out.splitlines()[0].split("\t") == [
        *["No.", "Target", "Quantity", "Measure", "Lead", "Due"],
    ]
    assert len(answer.rows) == 34
    assert ["2.2", "新開工保障性住房", "1,000,000", "平方米", "市住保房管局", "11月底"] in answer.rows


def test_numbers_are_numbers_in_json() -> None:
    records = ask("targets", "--project", 1, "--format", "json").data
    assert [record["quantity"] for record in records] == [70, 60000, 10000]


def test_only_the_targets_that_fit() -> None:
    rows = ask("targets", "--target", ">10000戶").rows
    assert [(row[0], row[2]) for row in rows] == [("2.1", "11,600"), ("2.2", "30,000"), ("4.1", "15,000")]
    assert len(ask("targets", "--target", "應急救護", "--target", "學位").rows) == 5


def test_filters_apply() -> None:
    rows = ask("targets", "--unit", "市教育局", "--role", "lead", "--due", "12月", "--search", "老年").rows
    assert [row[0] for row in rows] == ["9.2"]


def test_totals_keep_contents_apart() -> None:
    answer = ask("targets", "--sum")
    assert answer.out.splitlines()[0].split("\t") == ["Target", "Measure", "Targets", "Sum"]
    assert ["新增學位", "個", "1", "60,000"] in answer.rows
    assert sum(int(row[2]) for row in answer.rows) == 34
    assert "msss: sums are of each content and measure; --sum measure adds up all" in answer.err
    assert ask("targets", "--sum", "content").rows == answer.rows
    assert ask("targets", "--sum", "--format", "json").data[0].keys() == {"content", "measure", "targets", "sum"}


def test_totals_of_the_same_content_in_several_items(tmp_path: Path) -> None:
    path = write_list(
        tmp_path / "a.yaml",
        '{id: "1.1", name: 改造老舊小區2萬戶, lead: 市甲局, due: 年底,'
        " targets: [{content: 改造老舊小區, quantity: 20000, measure: 戶}]}\n"
        '{id: "1.2", name: 改造老旧小区300户, lead: 市乙局, due: 年底,'
        " targets: [{content: 改造老旧小区, quantity: 300, measure: 户}]}\n"
        '{id: "1.3", name: 安置400戶, lead: 市乙局, due: 年底, targets: [{content: 安置, quantity: 400, measure: 戶}]}',
    )
    assert ask("targets", "--sum", "-f", path).rows == [
        ["改造老舊小區", "戶", "2", "20,300"],
        ["安置", "戶", "1", "400"],
    ]
    assert ask("targets", "--sum", "measure", "-f", path).rows == [["戶", "3", "20,700"]]


@pytest.mark.parametrize(
    "asked", [["--sum", "-f", LIST_2022], ["-f", LIST_2022, "--sum"], ["--sum", "--unit", "市建委"]]
)
def test_what_follows_sum_is_no_part_of_it(asked: list[object]) -> None:
    assert ask("targets", *asked).code == 0


def test_what_is_no_kind_of_sum() -> None:
    answer = ask("targets", "--sum", "學位")
    assert answer.code == 2
    assert "學位 is neither content nor measure. To add up only some targets, write --target 學位 --sum" in answer.err


def test_totals_by_measure() -> None:
    answer = ask("targets", "--sum", "measure")
    assert "msss: sums are of each measure, whatever is counted in it" in answer.err
    rows = answer.rows
    assert rows[0] == ["個", "11", "76,375"]
    assert ["戶", "3", "56,600"] in rows
    assert sum(int(row[1]) for row in rows) == 34
    targets = [target for _, item in load(LIST_2022).items() for target in item.targets]
    for measure, count, total in rows:
        counted = [target.quantity for target in targets if target.measure == measure]
        assert (int(count), Decimal(total.replace(",", ""))) == (len(counted), sum(counted))


def test_totals_of_what_was_selected() -> None:
    assert ask("targets", "--sum", "--unit", "市建委", "--role", "lead").rows == [
        ["完成回遷安置", "戶", "1", "11,600"],
        ["完成改造城鎮老舊小區", "個", "1", "200"],
    ]


def test_fractions_and_upper_bounds(tmp_path) -> None:
    path = write_list(
        tmp_path / "a.yaml",
        '{id: "1.1", name: "綠道1.5公里,等候不超過30分鐘,清淤0.1公里", lead: 市甲局, due: 年底,'
        " targets: [{content: 綠道, quantity: 1.5, measure: 公里}, {content: 清淤, quantity: 0.1, measure: 公里},"
        " {content: 等候, quantity: 30, measure: 分鐘, bound: at_most}]}",
    )
    assert [row[2] for row in ask("targets", "-f", path).rows] == ["1.5", "0.1", "≤30"]
    records = ask("targets", "-f", path, "--format", "json").data
    assert [record["quantity"] for record in records] == [1.5, 0.1, 30]
    assert records[2]["bound"] == "at_most"
    # what is promised at most is no part of a sum
    assert ask("targets", "--sum", "measure", "-f", path, "--format", "json").data == [
        {"measure": "公里", "targets": 2, "sum": 1.6}
    ]


def test_nothing_found() -> None:
    for sums in ([], ["--sum"], ["--sum", "measure"]):
        answer = ask("targets", "--target", "絕不存在", *sums)
        assert (answer.code, answer.out) == (0, "")
        assert "msss: no target matches --target 絕不存在" in answer.err
        assert ask("targets", "--target", "絕不存在", "--format", "json", *sums).data == []
