"""`msss units`: who is on the hook, and for how much."""

from __future__ import annotations

from lists import write_list
from running import LIST_2022, ask

from msss import load


def test_busiest_first() -> None:
    rows = ask("units", "--as-of", "2022-05-01").rows
    assert len(rows) == 44
    assert rows[0] == ["市財政局", "0", "12", "10月底 (10.1)"]
    assert rows[2] == ["市建委", "2", "7", "10月底 (10.1)"]
    loads = [int(row[1]) + int(row[2]) for row in rows]
    assert loads == sorted(loads, reverse=True)


def test_the_counts_are_those_of_the_list() -> None:
    items = [item for _, item in load(LIST_2022).items()]
    for record in ask("units", "--format", "json").data:
        assert record["leads"] == sum(record["name"] in item.lead for item in items)
        assert record["supports"] == sum(record["name"] in item.support for item in items)


def test_the_nearest_deadline_is_the_next_or_the_last() -> None:
    def nearest(day: str) -> str:
        records = ask("units", "--as-of", day, "--format", "json").data
        return next(record["nearest_due_date"] for record in records if record["name"] == "市建委")

    assert nearest("2022-10-31") == "2022-10-31"
    assert nearest("2022-11-01") == "2022-11-30"
    assert nearest("2022-12-01") == "2022-12-31"
    assert nearest("2023-06-01") == "2022-12-31"


def test_one_unit_by_the_part_it_plays() -> None:
    rows = ask("units", "市建委").rows
    assert [row[0] for row in rows] == [
        *["2.1", "7.1"],
        *["1.1", "2.2", "3.1", "7.2", "7.3", "9.1", "10.1"],
    ]
    assert rows[0] == ["2.1", "完成回遷安置11600戶", "lead", "11月底"]


def test_a_member_of_a_collective() -> None:
    answer = ask("units", "西湖区")
    assert answer.err.splitlines()[0] == "msss: 西湖区 is read as 西湖區政府"
    assert len(answer.rows) == 19
    assert ["2.1", "完成回遷安置11600戶", "support (各相關區政府, where concerned)", "11月底"] in answer.rows


def test_a_unit_without_items(tmp_path) -> None:
    path = write_list(
        tmp_path / "a.yaml",
        '{id: "1.1", name: 示例, lead: 市甲局, due: 年底}',
        units="units: [{name: 市甲局}, {name: 市乙局}]\n",
    )
    assert ask("units", "-f", path).rows[1] == ["市乙局", "0", "0", ""]
    assert ask("units", "-f", path, "--format", "json").data[1]["nearest"] is None
    answer = ask("units", "市乙局", "-f", path)
    assert (answer.code, answer.out) == (0, "")
    assert "msss: no item matches --unit 市乙局" in answer.err


def test_a_list_without_a_registry_has_the_units_it_names(tmp_path) -> None:
    path = write_list(tmp_path / "a.yaml", '{id: "1.1", name: 示例, lead: 市甲局, support: [市乙局], due: 年底}')
    assert [row[0] for row in ask("units", "-f", path).rows] == ["市甲局", "市乙局"]


def test_a_unit_that_only_one_list_knows(tmp_path) -> None:
    write_list(tmp_path / "a.yaml", '{id: "1.1", name: 示例, lead: 市甲局, due: 年底}')
    write_list(tmp_path / "b.yaml", '{id: "1.1", name: 示例, lead: 市乙局, due: 年底}')
    assert ask("units", "市乙局", "-f", ".", cwd=tmp_path).rows == [
        ["2023 b.yaml", "1.1", "示例", "lead", "年底"],
    ]
    assert len(ask("units", "-f", ".", cwd=tmp_path).rows) == 2
