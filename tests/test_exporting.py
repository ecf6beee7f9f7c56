"""The tables for other programs: what is in their rows, how they belong together, and their description."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import frictionless
import pytest
from lists import ITEM, write_list
from running import LIST_2022, ROOT

import msss
from msss.exporting.csv import encode, heading
from msss.exporting.datapackage import descriptor, written
from msss.exporting.rows import Row, tables_of
from msss.exporting.tables import AMENDMENTS, STANDINGS, STATUSES, TABLES, Table, Type, tables_with
from msss.ledger.progress import Status, standings
from msss.lists.loading import load_list
from msss.lists.tracking import Tracked, load_ledger_or_none_yet, track
from msss.output.records import standing_record
from msss.responsibilities.model import Bound, Scope
from msss.responsibilities.parts import counted_once
from msss.responsibilities.query import Query, Role, select
from msss.responsibilities.reading import LoadedList
from msss.responsibilities.registry import names_of, units_of
from msss.responsibilities.sums import Sum, totals
from msss.values.joined import in_one_cell

DAY = date(2022, 9, 30)
GALLERY = sorted((ROOT / "examples" / "gallery").rglob("responsibility_list_*.yaml"))
KINDS = {Type.TEXT: str, Type.INTEGER: int, Type.DECIMAL: Decimal, Type.DAY: date, Type.TRUTH: bool}


def tracked(loaded: LoadedList, day: date, ledger: Path | None = None) -> Tracked:
    return track(loaded, load_ledger_or_none_yet(loaded, ledger), day)


@pytest.fixture(scope="module")
def shipped() -> LoadedList:
    return load_list(LIST_2022)


@pytest.fixture(scope="module")
def followed(shipped: LoadedList) -> Tracked:
    return tracked(shipped, DAY, ROOT / "examples" / "progress_2022.yaml")


def rows_by_name(of: Iterator[tuple[Table, list[Row]]]) -> dict[str, list[dict[str, Any]]]:
    return {table.name: [dict(zip(table.names, row, strict=True)) for row in rows] for table, rows in of}


@pytest.fixture(scope="module")
def rows(shipped: LoadedList, followed: Tracked) -> dict[str, list[dict[str, Any]]]:
    return rows_by_name(tables_of(shipped, followed, DAY))


def of_every_list() -> Iterator[tuple[Table, list[Row]]]:
    """The tables of the list that ships, and of every list of the gallery: with breakdowns, milestones, checks."""
    for path in (LIST_2022, *GALLERY):
        loaded = load_list(path)
        yield from tables_of(loaded, tracked(loaded, date(loaded.model.year, 10, 31)), date(loaded.model.year, 10, 31))


# --- the tables


def test_every_row_is_what_its_columns_say() -> None:
    for table, found in of_every_list():
        for row in found:
            for column, value in zip(table.columns, row, strict=True):
                where = f"{table.name}.{column.name}: {value!r}"
                assert (value is not None) or not column.required, where
                assert value is None or type(value) is KINDS[column.type], where
                assert value != "", where
                assert value is None or not column.words or value in column.words, where


def test_no_table_has_two_rows_of_one_key_and_what_a_row_leads_to_is_there() -> None:
    together: dict[str, list[dict[str, Any]]] = {table.name: [] for table in TABLES}
    for name, found in (
        (table.name, dict(zip(table.names, row, strict=True))) for table, all in of_every_list() for row in all
    ):
        together[name].append(found)
    for table in TABLES:
        found = together[table.name]
        assert len({tuple(row[column] for column in table.key) for row in found}) == len(found), table.name
        for columns, other, of_that in table.leads_to:
            there = {tuple(row[column] for column in of_that) for row in together[other]}
            assert {tuple(row[column] for column in columns) for row in found} <= there, (table.name, other)


def test_columns_are_named_as_databases_take_them() -> None:
    for table in TABLES:
        assert len(set(table.names)) == len(table.names)
        for name in (table.name, *table.names):
            assert re.fullmatch("[a-z][a-z_]*", name)


def test_every_table_says_what_it_is_in_english_and_in_the_terms_of_notices() -> None:
    for table in TABLES:
        for one in (table, *table.columns):
            assert one.meaning.endswith(".")
            assert not one.term.isascii()


def test_the_statuses_are_all_there_are() -> None:
    assert tuple(status.value for status in Status) == STATUSES


# --- the rows


def test_a_list_is_called_by_its_file_or_as_it_is_asked_for(shipped: LoadedList) -> None:
    assert {row[0] for _, found in tables_of(shipped) for row in found} == {shipped.file}
    assert {row[0] for _, found in tables_of(shipped, name="杭州/2022.yaml") for row in found} == {"杭州/2022.yaml"}


def test_items_and_targets_are_those_of_the_list(shipped: LoadedList, rows: dict[str, list[dict[str, Any]]]) -> None:
    items = [item for _, item in shipped.model.items()]
    assert [row["item"] for row in rows["items"]] == [item.id for item in items]
    assert [row["name"] for row in rows["items"]] == [item.name for item in items]
    assert rows["items"][0]["lead"] == "市教育局"
    assert rows["items"][0]["support"] == "市規劃和自然資源局；市發改委；市財政局；市建委；各區、縣(市)政府"
    assert rows["items"][0]["due"] == "12月底"
    assert rows["items"][0]["due_date"] == date(2022, 12, 31)
    assert [(row["target"], row["quantity"]) for row in rows["targets"]] == [
        (target.content, target.quantity) for item in items for target in item.targets
    ]


def test_sums_are_those_of_msss_targets() -> None:
    for path in (LIST_2022, *GALLERY):
        loaded = load_list(path)
        found = rows_by_name(tables_of(loaded))["targets"]
        summed: dict[str, Decimal] = {}
        for row in found:
            if row["in_sums"]:
                summed[row["measure_key"]] = summed.get(row["measure_key"], Decimal()) + row["quantity"]
        counted = [one for _, item in loaded.model.items() for one in counted_once(item.targets, item.targets)]
        assert sorted(summed.values()) == sorted(total.sum for total in totals(counted, Sum.MEASURE)), path
        assert not [row for row in found if row["in_sums"] and row["bound"] == Bound.AT_MOST]


def test_who_plays_which_part_is_what_msss_answers_of_each_unit() -> None:
    for path in (LIST_2022, *GALLERY):
        loaded = load_list(path)
        found = rows_by_name(tables_of(loaded))["parts"]
        parts = [(row["unit"], row["item"], row["role"], row["via"], row["scope"]) for row in found]
        assert len(parts) == len(set(parts))
        for name in names_of(units_of(loaded.model)):
            answered = {
                (part.unit, hit.item.id, part.role.value, part.via, part.scope.value)
                for hit in select(loaded.model, Query(units=(name,)))
                for part in hit.parts
                if part.unit == name
            }
            responsible = (Role.LEAD, Role.SUPPORT)
            assert {one for one in parts if one[0] == name and one[2] in responsible} == answered, (path, name)


def test_owners_and_contacts_have_a_part_too(tmp_path: Path) -> None:
    item = '{id: "1.1", name: 新增公園2個, lead: 市建委, owner: 城投集團, contact: [張處長, 市建委], due: 6月底, targets: [{content: 新增公園, quantity: 2, measure: 個}]}'
    loaded = load_list(write_list(tmp_path / "list.yaml", item))
    found = rows_by_name(tables_of(loaded))["parts"]
    assert [(row["unit"], row["role"], row["via"]) for row in found] == [
        ("市建委", "lead", None),
        ("城投集團", "owner", None),
        ("張處長", "contact", None),
        ("市建委", "contact", None),
    ]


def test_a_collective_has_its_members(shipped: LoadedList, rows: dict[str, list[dict[str, Any]]]) -> None:
    assert {(row["collective"], row["member"]) for row in rows["members"]} == {
        (unit.name, member) for unit in shipped.model.units for member in unit.members
    }
    kinds = {row["unit"]: (row["kind"], row["scope"]) for row in rows["units"]}
    assert kinds["市教育局"] == ("unit", None)
    assert kinds["各相關區政府"] == ("collective", Scope.RELEVANT.value)
    assert kinds["上城區政府"] == ("member", None)


def test_standings_are_those_of_msss_progress() -> None:
    for path in GALLERY:
        loaded = load_list(path)
        day = date(loaded.model.year, 10, 31)
        of_list = tracked(loaded, day)
        if not of_list.ledger.is_there:
            continue
        found = rows_by_name(tables_of(loaded, of_list, day))["standings"]
        expected = []
        for standing in standings(loaded.model, of_list.ledger.model, day):
            expected += [(standing.item.id, one, standing_record(one)) for one in (standing, *standing.parts)]
        assert [row["item"] for row in found] == [item for item, _, _ in expected]
        for row, (_, standing, record) in zip(found, expected, strict=True):
            assert row["target"] == record["content"]
            assert row["status"] == record["status"]
            assert row["status_word"] == standing.word
            assert float(row["rate"]) == record["rate"]
            assert (row["expected_share"] is None) == (record["expected_share"] is None)
            assert float(row["expected_share"] or 0) == (record["expected_share"] or 0)
            assert (row["value"] is None) == (record["value"] is None)
            assert float(row["value"] or 0) == (record["value"] or 0)
            assert row["reported"] == (date.fromisoformat(record["reported"]) if record["reported"] else None)
            assert row["reached"] == standing.reached
            assert row["reported_by"] == record["by"]


def test_without_a_day_no_standings_and_without_a_ledger_nothing_was_reported(
    shipped: LoadedList, followed: Tracked
) -> None:
    assert STANDINGS not in dict(tables_of(shipped, followed))
    assert dict(tables_of(shipped, None, DAY))[STANDINGS] == []
    without = rows_by_name(tables_of(shipped, tracked(shipped, DAY), DAY))["standings"]
    assert len(without) == len(dict(tables_of(shipped, followed, DAY))[STANDINGS])
    assert {(row["status"], row["rate"], row["reported"]) for row in without} <= {
        ("not_reported", 0, None),
        ("overdue", 0, None),
    }
    assert tables_with(standings=False) == TABLES[:-1]


def test_an_amendment_names_an_item_or_a_unit(tmp_path: Path) -> None:
    item = '{id: "1.1", name: 新增公園2個, lead: 市建委, due: 6月底, targets: [{content: 新增公園, quantity: 2, measure: 個}]}'
    amendments = (
        "units: [{name: 市建委}]\namendments:\n"
        '  - {item: "1.1", document: 示例〔2023〕2號, date: 2023-05-01, reason: 選址調整}\n'
        "  - {unit: 市建委, document: 示例〔2023〕3號, date: 2023-05-02, reason: 機構改革}\n"
    )
    loaded = load_list(write_list(tmp_path / "list.yaml", item, units=amendments))
    found = dict(tables_of(loaded))[AMENDMENTS]
    assert [row[3:] for row in found] == [
        ("1.1", None, "示例〔2023〕2號", date(2023, 5, 1), "選址調整"),
        (None, "市建委", "示例〔2023〕3號", date(2023, 5, 2), "機構改革"),
    ]


def test_a_list_has_the_code_of_its_place(tmp_path: Path) -> None:
    path = write_list(tmp_path / "list.yaml", ITEM, units="code: 330100\n")
    assert rows_by_name(tables_of(load_list(path)))["lists"][0]["code"] == "330100"


def test_a_report_in_percent_is_no_value(tmp_path: Path) -> None:
    path = write_list(
        tmp_path / "responsibility_list_2023.yaml",
        '{id: "1.1", name: "新增公園2個,覆蓋率達到95%", lead: 市建委, due: 6月底, targets: [{content: 新增公園, quantity: 2, measure: 個}, {content: 覆蓋率, quantity: 95, measure: "%"}]}',
    )
    (tmp_path / "progress_2023.yaml").write_text(
        "year: 2023\nentries:\n"
        '  - {item: "1.1", target: 新增公園, date: 2023-03-01, value: 50%}\n'
        '  - {item: "1.1", target: 覆蓋率, date: 2023-03-01, value: 80%}\n',
        encoding="utf-8",
    )
    loaded = load_list(path)
    found = rows_by_name(tables_of(loaded, tracked(loaded, date(2023, 4, 1))))["reports"]
    assert [(row["target"], row["value"], row["percent"]) for row in found] == [
        ("新增公園", None, Decimal(50)),
        ("覆蓋率", Decimal(80), None),
    ]


def test_several_texts_in_a_cell_can_be_taken_apart() -> None:
    assert in_one_cell(["各區、縣(市)政府", "甲；乙"]) == "各區、縣(市)政府；甲;乙"


# --- CSV


def csv_bytes(table: Table, rows: list[Row]) -> bytes:
    """The file that holds the rows alone."""
    return heading(table) + encode(table, rows)


def test_csv_begins_with_the_mark_of_utf_8_and_ends_lines_as_rfc_4180_says(shipped: LoadedList) -> None:
    table, found = next(tables_of(shipped))
    content = csv_bytes(table, found)
    assert content.startswith(b"\xef\xbb\xbflist,year,code,title,")
    assert content.endswith(b"\r\n")
    assert content.count(b"\n") == content.count(b"\r\n") == 2


def test_csv_holds_every_value(shipped: LoadedList, followed: Tracked) -> None:
    for table, found in tables_of(shipped, followed, DAY):
        read = list(csv.reader(io.StringIO(csv_bytes(table, found).decode("utf-8-sig"), newline="")))
        assert read[0] == list(table.names)
        for cells, row in zip(read[1:], found, strict=True):
            for cell, value in zip(cells, row, strict=True):
                match value:
                    case None:
                        assert cell == ""
                    case bool():
                        assert cell == ("true" if value else "false")
                    case Decimal():
                        assert Decimal(cell) == value
                        assert "E" not in cell
                    case _:
                        assert cell == str(value)


def test_nothing_in_csv_is_a_formula(tmp_path: Path) -> None:
    item = '{id: "1.1", name: "=HYPERLINK(1)新增公園2個", lead: "@市建委", note: "+1", due: 6月底, targets: [{content: 新增公園, quantity: 2, measure: 個}]}'
    loaded = load_list(write_list(tmp_path / "list.yaml", item))
    found = dict(tables_of(loaded, name="=list"))
    for table, its in found.items():
        for cells in csv.reader(io.StringIO(csv_bytes(table, its).decode("utf-8-sig"), newline="")):
            assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))], table.name
    items = next(iter(found[next(table for table in found if table.name == "items")]))
    assert items[8] == "=HYPERLINK(1)新增公園2個"  # other formats have the text as it is


# --- the description


def package_of(folder: Path, of: Iterator[tuple[Table, list[Row]]], **said: Any) -> Path:
    found = list(of)
    for table, its in found:
        (folder / f"{table.name}.csv").write_bytes(csv_bytes(table, its))
    path = folder / "datapackage.json"
    path.write_bytes(written(descriptor([table for table, _ in found], **said)))
    return path


def test_frictionless_finds_the_package_valid(tmp_path: Path, shipped: LoadedList, followed: Tracked) -> None:
    said = {
        "title": "杭州市2022年民生實事",
        "licenses": [{"name": "CC-BY-4.0"}],
        "sources": [{"title": "杭政辦函〔2022〕20號"}],
    }
    path = package_of(tmp_path, tables_of(shipped, followed, DAY), **said)
    report = frictionless.validate(str(path))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "note"])
    assert [task.name for task in report.tasks] == [table.name for table in TABLES]


def test_frictionless_finds_a_row_that_leads_nowhere(tmp_path: Path, shipped: LoadedList) -> None:
    path = package_of(tmp_path, tables_of(shipped))
    targets = tmp_path / "targets.csv"
    targets.write_bytes(targets.read_bytes().replace(b",1.1,", b",9.99,"))
    found = frictionless.validate(str(path)).flatten(["type"])
    assert ["foreign-key"] in found


def test_the_description_says_what_its_caller_does(shipped: LoadedList) -> None:
    tables = [table for table, _ in tables_of(shipped)]
    said = descriptor(
        tables,
        name="hangzhou",
        title="t",
        licenses=[{"name": "CC0-1.0"}],
        sources=[{"title": "s", "path": "https://a.example/"}],
    )
    assert (said["name"], said["title"], said["licenses"][0]["name"]) == ("hangzhou", "t", "CC0-1.0")
    assert said["schema_version"] == "1.0"
    plain = descriptor(tables)
    assert not {"title", "licenses", "sources"} & set(plain)
    assert json.loads(written(said)) == said


def test_some_tables_alone_lead_only_to_each_other(shipped: LoadedList) -> None:
    targets = next(table for table in TABLES if table.name == "targets")
    assert "foreignKeys" not in descriptor([targets])["resources"][0]["schema"]


def test_the_public_names_are_still_there() -> None:
    assert msss.load.__name__ == "load"
