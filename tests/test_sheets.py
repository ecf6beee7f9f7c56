"""The responsibility sheet as a Word file, read back with python-docx and printed by LibreOffice."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from lists import write_list
from office import needs_libreoffice, needs_pdftotext, pages
from running import LIST_2022, ROOT, ask

NOTICE = ROOT / "tests" / "fixtures" / "annex_2022.txt"


def sheet(tmp_path: Path, *arguments: object):
    answer = ask(*arguments, "-o", tmp_path / "a.docx")
    assert (answer.code, answer.out) == (0, ""), answer.err
    return Document(str(tmp_path / "a.docx"))


def cells(table) -> list[list[str]]:
    """The text of each cell that there is in the file, merged or not."""
    return [["".join(t.text or "" for t in tc.iter(qn("w:t"))) for tc in row._tr.tc_lst] for row in table.rows]


def merges(table, column: int) -> list[str | None]:
    return [row._tr.tc_lst[column].vMerge for row in table.rows]


def test_the_citys_sheet_is_the_annex_of_its_notice(tmp_path: Path) -> None:
    document = sheet(tmp_path, "list", "-f", LIST_2022)
    assert [paragraph.text for paragraph in document.paragraphs if paragraph.text] == [
        "2022年市政府民生實事項目責任清單",
        "杭政辦函〔2022〕20號，2022年4月7日",
    ]
    (table,) = document.tables
    headings, *rows = cells(table)
    assert headings[:4] == ["序號", "項目名稱", "牽頭單位", "配合單位"]
    assert headings[4].replace("\n", "") == "預計完成時間"
    assert len(rows) == 19
    numbers = [row[0] for row in rows if row[0]]
    assert numbers == [str(number) for number in range(1, 11)]
    annex = re.sub(r"\s", "", NOTICE.read_text(encoding="utf-8"))
    for row in rows:
        assert row[1] in annex
        assert all(unit in annex for unit in (row[2], *row[3].split("、")) if unit)


def test_a_projects_number_stands_once_for_its_rows(tmp_path: Path) -> None:
    (table,) = sheet(tmp_path, "list", "-f", LIST_2022, "--project", 6, "--project", 7).tables
    assert [row[0] for row in cells(table)] == ["序號", "6", "", "7", "", ""]
    assert merges(table, 0) == [None, "restart", "continue", "restart", "continue", "continue"]
    assert merges(table, 1) == [None] * 6


def test_a_projects_name_stands_once_too(tmp_path: Path) -> None:
    text = """\
title: 示例清單
year: 2023
source: {issuer: 示例, date: 2023-01-31}
projects:
  - number: 1
    name: 教育
    items:
      - {id: "1.1", name: 新增學校2所, lead: 市甲局, due: 年底, leader: 某副市長}
      - {id: "1.2", name: 新增學位3個, lead: 市甲局, due: 年底, note: 分期}
"""
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    document = sheet(tmp_path, "list", "-f", tmp_path / "a.yaml")
    rows = cells(document.tables[0])
    assert [text.replace("\n", "") for text in rows[0]] == [
        "序號", "項目", "事項", "牽頭單位", "配合單位", "預計完成時間", "分管領導", "備註",
    ]  # fmt: skip
    assert rows[1] == ["1", "教育", "新增學校2所", "市甲局", "—", "年底", "某副市長", ""]
    assert rows[2] == ["", "", "新增學位3個", "市甲局", "—", "年底", "", "分期"]


def test_a_units_sheet_says_whose_it_is_and_its_part(tmp_path: Path) -> None:
    document = sheet(tmp_path, "list", "-f", LIST_2022, "--unit", "市城管局")
    assert document.paragraphs[1].text == "市城管局；杭政辦函〔2022〕20號，2022年4月7日"
    rows = cells(document.tables[0])
    assert rows[0][4] == "分工"
    assert [row[4] for row in rows[1:]].count("牽頭") == 2
    lead = sheet(tmp_path / "..", "list", "-f", LIST_2022, "--unit", "市城管局", "--role", "lead", "--force")
    assert lead.paragraphs[1].text.startswith("市城管局（牽頭）；")
    assert len(lead.tables[0].rows) == 3


def test_items_have_their_ids_where_others_of_a_project_are_left_out(tmp_path: Path) -> None:
    (table,) = sheet(tmp_path, "list", "-f", LIST_2022, "--unit", "市城管局").tables
    assert [row[0] for row in cells(table)][:6] == ["序號", "2.1", "3.1", "7.1", "7.2", "7.3"]
    assert set(merges(table, 0)) == {None}


def test_the_name_of_a_project_still_stands_once_then(tmp_path: Path) -> None:
    items = [f'{{id: "1.{n}", name: 新增公園{n}個, lead: {lead}, due: 年底}}' for n, lead in enumerate("甲甲乙", 1)]
    text = "title: 示例清單\nyear: 2023\nsource: {issuer: 示例, date: 2023-01-31}\nprojects:\n"
    text += "  - number: 1\n    name: 公園\n    items:\n" + "".join(f"      - {item}\n" for item in items)
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    (table,) = sheet(tmp_path, "list", "-f", tmp_path / "a.yaml", "--unit", "甲").tables
    assert [row[:3] for row in cells(table)] == [
        ["項目", "序號", "事項"], ["公園", "1.1", "新增公園1個"], ["", "1.2", "新增公園2個"],
    ]  # fmt: skip
    assert (merges(table, 0), merges(table, 1)) == ([None, "restart", "continue"], [None] * 3)


def test_where_targets_stand_has_the_lead_units_where_there_is_room(tmp_path: Path) -> None:
    ledger = ROOT / "examples" / "progress_2022.yaml"
    asked = ["progress", "-f", LIST_2022, "--ledger", ledger, "--as-of", "2022-09-30"]
    rows = cells(sheet(tmp_path, *asked).tables[0])
    assert (rows[0][-1], rows[1][-1]) == ("牽頭單位", "市教育局")
    assert "牽頭單位" not in ask(*asked, "--format", "markdown").out


def test_a_projects_sheet_has_its_targets_too(tmp_path: Path) -> None:
    document = sheet(tmp_path, "show", "-f", LIST_2022, "7")
    assert [paragraph.text for paragraph in document.paragraphs if paragraph.text][1:] == [
        "項目 7；杭政辦函〔2022〕20號，2022年4月7日",
        "目標任務",
    ]
    items, targets = map(cells, document.tables)
    assert len(items) == 4
    assert targets[3] == ["7.3", "推進老舊小區住宅加裝電梯", "1,000", "台", "市住保房管局", "12月底"]


def test_its_pages_lie_and_repeat_the_headings(tmp_path: Path) -> None:
    document = sheet(tmp_path, "list", "-f", LIST_2022)
    section = document.sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    table = document.tables[0]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    widths = [column.width.mm for column in table.columns]
    assert sum(widths) <= 297 - 50 + 1


def test_a_row_is_kept_with_the_next_of_its_project_in_every_cell_of_its_own(tmp_path: Path) -> None:
    (table,) = sheet(tmp_path, "list", "-f", LIST_2022, "--project", 6, "--project", 7).tables
    kept = [{one.p_lst[0].pPr.keepNext is not None for one in row._tr.tc_lst} for row in table.rows[1:]]
    assert kept == [{True}, {False}, {True}, {True}, {False}]


def test_several_lists_are_a_table_each_under_their_titles(tmp_path: Path) -> None:
    item = '{id: "1.1", name: 新增公園1個, lead: 市甲局, due: 年底}'
    other = write_list(tmp_path / "b.yaml", item)
    document = sheet(tmp_path, "list", "-f", LIST_2022, "-f", other)
    headings = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]
    assert headings == ["2022年市政府民生實事項目責任清單", "示例清單"]
    assert len(document.tables) == 2


def test_in_simplified_characters_if_they_are_asked_for(tmp_path: Path) -> None:
    document = sheet(tmp_path, "list", "-f", LIST_2022, "--script", "hans")
    assert document.paragraphs[0].text == "2022年市政府民生实事项目责任清单"
    assert cells(document.tables[0])[0][2] == "牵头单位"


def test_a_hostile_text_stays_text(tmp_path: Path) -> None:
    name = "<w:p>a</w:p> & {MERGEFIELD x} \u202e =1+1"
    item = {"id": "1.1", "name": name, "lead": "市甲局", "due": "年底"}
    path = write_list(tmp_path / "a.yaml", json.dumps(item))
    answer = ask("list", "-f", path, "-o", tmp_path / "a.docx")
    if answer.code == 0:
        (table,) = Document(str(tmp_path / "a.docx")).tables
        assert cells(table)[1][1] == name.replace("\u202e", "\\u202e")
    else:  # such a list isn't valid at all, and nothing is written
        assert (answer.code, (tmp_path / "a.docx").exists()) == (1, False)


def test_the_same_sheet_is_the_same_bytes_at_the_same_time(tmp_path: Path) -> None:
    for name in ("a", "b"):
        ask("list", "-f", LIST_2022, "-o", tmp_path / f"{name}.docx", SOURCE_DATE_EPOCH="1672444800")
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.docx") as file:
        assert {info.date_time[:3] for info in file.infolist()} == {(1980, 1, 1)}


# --- printed


@needs_libreoffice
@needs_pdftotext
@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "count", "texts"),
    [
        (["list"], 3, ["2022年市政府民生實事項目責任清單", "—1—", "新建成中小學、幼兒園70所"]),
        (["list", "--unit", "市城管局"], 2, ["市城管局；杭政辦函〔2022〕20號"]),
        (["show", "7"], 1, ["項目7；", "推進老舊小區住宅加裝電梯1000台", "目標任務"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_it_is_printed_on_so_many_pages(tmp_path: Path, arguments: list[str], count: int, texts: list[str]) -> None:
    sheet(tmp_path, *arguments, "-f", LIST_2022)
    printed = pages(tmp_path / "a.docx")
    assert len(printed) in (count, count + 1)  # with other fonts one more
    assert all("項目名稱" in page or "目標任務" in page for page in printed)
    assert all(text in "".join(printed) for text in texts)
    assert all(f"—{number}—" in page for number, page in enumerate(printed, start=1))


@needs_libreoffice
@needs_pdftotext
@pytest.mark.slow
def test_no_project_is_torn_over_two_pages(tmp_path: Path) -> None:
    (table,) = sheet(tmp_path, "list", "-f", LIST_2022).tables
    printed, projects = pages(tmp_path / "a.docx"), []
    for number, name, *_ in cells(table)[1:]:
        (page,) = (place for place, text in enumerate(printed) if re.sub(r"\s", "", name)[:6] in text)
        if number:
            projects.append(set())
        projects[-1].add(page)
    assert [len(on) for on in projects] == [1] * 10
