"""Workbooks, read back by others than who wrote them: openpyxl, python-calamine, LibreOffice. Figures are made up."""

from __future__ import annotations

import io
import json
import re
import sys
import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from lists import write_list
from office import converted, needs_libreoffice, needs_pdftotext, pages
from python_calamine import CalamineWorkbook
from running import LIST_2022, ROOT, ask
from spoken import TABLES, write

from msss.common.errors import MissingExtraError, MsssError
from msss.common.language import Language, speaking
from msss.output.cells import Dated, Day, Id, Marked, Measured, Tone
from msss.output.table import Column, RowGroup, Table
from msss.output.workbook import Look, Workbook
from msss.output.writing import Format, content
from msss.output.xlsx import table_xlsx

LEDGER = ROOT / "examples" / "progress_2022.yaml"
PROGRESS = ["progress", "-f", LIST_2022, "--ledger", LEDGER, "--as-of", "2022-09-30"]


def opened(content: bytes):
    return openpyxl.load_workbook(io.BytesIO(content))


def sheet_of(*rows: tuple[str, ...], columns: tuple[Column, ...] = (Column("甲"),), **more: object):
    table = Table(columns, (RowGroup(list(rows)),), [], title="題", name="名").called("題", "名")
    return opened(table_xlsx(table._replace(**more))).active


def asked(tmp_path: Path, *arguments: object, name: str = "a.xlsx"):
    answer = ask(*arguments, "-o", tmp_path / name)
    assert (answer.code, answer.out) == (0, ""), answer.err
    return openpyxl.load_workbook(tmp_path / name)


def rows_of(sheet, first: int) -> list[list[object]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=first)]


# --- what a cell is


def test_ids_are_texts_numbers_numbers_and_days_days(tmp_path: Path) -> None:
    sheet = asked(tmp_path, *PROGRESS, "--project", 1).active
    assert sheet["A1"].value == "2022年市政府民生實事項目責任清單（進度）"
    assert sheet["A2"].value == "項目 1；截至2022年9月30日"
    assert sheet["A3"].value.startswith("3個目標任務：")
    headings, first, *_ = rows_of(sheet, 4)
    row = dict(zip([str(text).replace("\n", "") for text in headings], first, strict=True))
    assert row["序號"] == "1.1"
    assert (row["完成"], row["目標"], row["計量單位"]) == (43, 70, "所")
    assert row["完成率"] == pytest.approx(0.61)
    assert row["預計完成時間"] == "12月底"
    assert row["預計完成日期"] == datetime(2022, 12, 31)
    assert row["填報日期"] == datetime(2022, 9, 30)
    formats = {str(cell.value).replace("\n", ""): sheet.cell(5, cell.column).number_format for cell in sheet[4]}
    assert formats["完成率"] == "0%"
    assert formats["完成"] == "#,##0"
    assert formats["預計完成日期"] == formats["填報日期"] == "yyyy-mm-dd"
    assert formats["序號"] == "@"


def test_another_reader_finds_the_same(tmp_path: Path) -> None:
    asked(tmp_path, *PROGRESS, "--project", 1)
    rows = CalamineWorkbook.from_path(tmp_path / "a.xlsx").get_sheet_by_index(0).to_python()
    assert rows[4][:6] == ["1.1", "新建成中小學、幼兒園", 43.0, 70.0, "所", 0.61]
    assert rows[4][9:11] == ["12月底", date(2022, 12, 31)]


@pytest.mark.parametrize(
    ("text", "value", "form"),
    [
        ("60,000", 60000, "#,##0"),
        ("4.5", 4.5, "#,##0.0"),
        ("61%", 0.61, "0%"),
        ("99.33%", 0.9933, "0.00%"),
        ("≤30", 30, '"≤"#,##0'),
        ("-5", -5, "#,##0"),
        ("+18,000", 18000, "+#,##0;-#,##0;#,##0"),
        ("0", 0, "#,##0"),
        ("1234567890123456", "1234567890123456", "General"),
        ("60萬", "60萬", "General"),
        ("—", "—", "General"),
        ("1,00", "1,00", "General"),
    ],
)
def test_a_number_is_one_where_the_column_is_of_numbers(text: str, value: object, form: str) -> None:
    sheet = sheet_of((text, "x", text), columns=(Column("甲", right=True), Column("乙"), Column("丙")))
    assert (sheet["A3"].value, sheet["A3"].number_format) == (value, form)
    assert (sheet["C3"].value, sheet["C3"].data_type) == (text, "s")


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", " =1+1", "=cmd|'/c calc'!A1", "\t=1", "{=1}", "http://a.example", "1.10", "2022-09-30", "TRUE", "#REF!", "_x0041_", "<b>a</b>&amp;"],
)  # fmt: skip
@pytest.mark.parametrize("right", [False, True])
def test_a_hostile_text_stays_text(text: str, right: bool) -> None:
    column = Column("甲", right=right and text not in ("+1", "-1", "1.10"))
    cell = sheet_of((text,), columns=(column,))["A3"]
    assert cell.data_type == "s"
    assert cell.value == text.replace("\t", "\\x09")
    assert cell.hyperlink is None
    assert cell.quotePrefix == cell.value.lstrip().startswith(tuple("=+-@＝"))


def test_no_workbook_has_a_formula_a_link_or_a_macro(tmp_path: Path) -> None:
    item = json.dumps({"id": "1.1", "name": '=HYPERLINK("http://a.example")', "lead": "市甲局", "due": "年底"})
    path = write_list(tmp_path / "a.yaml", item)
    asked(tmp_path, "list", "-f", path)
    with zipfile.ZipFile(tmp_path / "a.xlsx") as file:
        parts = {name: file.read(name).decode() for name in file.namelist()}
    assert not any("<f>" in part or "<hyperlink" in part or "externalLink" in part for part in parts.values())
    assert not any("vba" in name.casefold() for name in parts)


def test_control_characters_are_written_out() -> None:
    assert sheet_of(("a\x1b[31mb\u202ec\x00",))["A3"].value == "a\\x1b[31mb\\u202ec\\x00"


def test_a_text_that_no_cell_holds_is_refused_and_not_cut() -> None:
    with pytest.raises(MsssError, match="32768 characters, and a cell of a workbook holds 32767"):
        sheet_of(("甲" * 32_768,))
    assert len(sheet_of(("甲" * 32_767,))["A3"].value) == 32_767


# --- how it looks


def test_it_can_be_sorted_filtered_and_printed_as_it_is(tmp_path: Path) -> None:
    sheet = asked(tmp_path, "list", "-f", LIST_2022).active
    assert sheet.title == "責任清單"
    assert sheet.freeze_panes == "A3"
    assert sheet.print_title_rows == "$2:$2"
    assert sheet.auto_filter.ref == "A2:F21"
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.oddFooter.center.text == "第 &P 頁，共 &N 頁"
    assert [cell.value.replace("\n", "") for cell in sheet[2]] == [
        "序號", "項目名稱", "牽頭單位", "配合單位", "預計完成時間", "預計完成日期",
    ]  # fmt: skip
    assert all(cell.font.bold and cell.fill.fgColor.rgb == "FFD9E2F3" for cell in sheet[2])
    assert all(cell.alignment.wrap_text for cell in sheet[3] if cell.column != 6)


def test_a_column_is_as_wide_as_its_text_and_no_wider_than_a_page_has_room_for() -> None:
    short, long = "市建委", "長" * 200
    sheet = sheet_of((short, long), columns=(Column("甲"), Column("乙")))
    narrow, wide = sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width
    assert 8 <= narrow <= 10
    assert wide == pytest.approx(48, abs=1)
    assert sheet.row_dimensions[3].height > 9 * 16
    many = sheet_of((long,) * 8, columns=(Column("甲"),) * 8)
    assert sum(many.column_dimensions[name].width for name in "ABCDEFGH") < 170


@pytest.mark.parametrize(("script", "font"), [("as-is", "微软雅黑"), ("hans", "微软雅黑"), ("hant", "微軟正黑體")])
def test_the_font_has_the_characters_of_the_script(tmp_path: Path, script: str, font: str) -> None:
    sheet = asked(tmp_path, "list", "-f", LIST_2022, "--script", script).active
    assert {cell.font.name for row in sheet.iter_rows() for cell in row} == {font}


def test_a_status_has_its_colour_beside_its_word(tmp_path: Path) -> None:
    sheet = asked(tmp_path, *PROGRESS).active
    place = next(cell.column for cell in sheet[4] if cell.value == "狀態")
    colours = {sheet.cell(row, place).value: sheet.cell(row, place).fill.fgColor.rgb for row in range(5, 38)}
    assert colours["滯後"] == "FFFFEB9C"
    assert colours["提前完成"] == colours["超序時"] == "FFE2EFDA"
    assert colours["按序時"] not in ("FFFFEB9C", "FFE2EFDA")


def test_a_column_that_says_nothing_is_left_out(tmp_path: Path) -> None:
    sheet = sheet_of(("a", ""), columns=(Column("甲"), Column("乙")))
    assert [cell.value for cell in sheet[2]] == ["甲"]


def test_what_only_headings_tell_apart_stands_under_them(tmp_path: Path) -> None:
    sheet = asked(tmp_path, "show", "-f", LIST_2022, "7").active
    firsts = [row[0] for row in rows_of(sheet, 3)]
    assert firsts[:2] == ["7.1  完成改造城鎮老舊小區200個", "序號"]
    assert sheet.auto_filter.ref is None
    assert "文件" not in firsts  # no path of whoever wrote it


def test_quantities_of_an_item_are_numbers_beside_their_measures(tmp_path: Path) -> None:
    rows = rows_of(asked(tmp_path, "show", "-f", LIST_2022, "7.3").active, 2)
    assert [str(text).replace("\n", "") for text in rows[0]] == ["欄目", "內容", "數量", "計量單位"]
    assert [row[1:] for row in rows if row[0] == "目標任務"] == [
        ["推進老舊小區住宅加裝電梯", 1000, "台"],
        ["創建“美好家園”住宅示範小區", 100, "個"],
    ]
    assert (
        "目標任務\t推進老舊小區住宅加裝電梯 1,000 台\n" in ask("show", "-f", LIST_2022, "7.3", MSSS_LANG="zh-Hant").out
    )


def test_names_of_sheets_are_names_that_sheets_can_have() -> None:
    book = Workbook("題")
    names = ["a/b:c*?[d]'", "a b c d", "長" * 40, "長" * 40, "", "A B C D"]
    made = [book.sheet(name).get_name() for name in names]
    assert made == ["a b c d", "a b c d 2", "長" * 31, "長" * 29 + " 2", "1", "A B C D 3"]
    assert opened(book.content()).sheetnames == made


def test_a_cell_can_be_left_to_be_filled_in() -> None:
    book = Workbook("題")
    sheet = book.sheet("甲")
    sheet.protect()
    book.put(sheet, 0, 0, 3, Look())
    book.put(sheet, 0, 1, "", Look(locked=False))
    sheet.data_validation(0, 1, 0, 1, {"validate": "decimal", "criteria": ">=", "value": 0})
    read = opened(book.content()).active
    assert read.protection.sheet
    assert (read["A1"].protection.locked, read["B1"].protection.locked) == (True, False)
    assert read.data_validations.dataValidation[0].operator == "greaterThanOrEqual"


# --- every table, and the file itself


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("city")
    write(folder)
    return folder


@pytest.mark.parametrize("format", ["xlsx", "docx"])
@pytest.mark.parametrize("name", TABLES)
def test_every_answer_can_leave(city: Path, tmp_path: Path, name: str, format: str) -> None:
    path = tmp_path / f"a.{format}"
    answer = ask(*TABLES[name], "-o", path, cwd=city)
    assert (answer.code, answer.out) == (0, ""), answer.err
    assert f"wrote {path}" in answer.err
    assert zipfile.is_zipfile(path)
    if format == "xlsx":
        sheet = openpyxl.load_workbook(path).active
        assert sheet["A1"].value
        assert sheet.max_row > 2
        numbers = [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
        assert numbers == []


def test_the_same_answer_is_the_same_bytes_and_says_no_time_and_nobody(tmp_path: Path) -> None:
    asked(tmp_path, *PROGRESS, name="a.xlsx")
    asked(tmp_path, *PROGRESS, name="b.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.xlsx") as file:
        properties = file.read("docProps/core.xml").decode()
        assert {info.date_time[:3] for info in file.infolist()} == {(1980, 1, 1)}
    assert "dcterms" not in re.sub(r'xmlns:\w+="[^"]*"', "", properties)
    assert "<dc:title>2022年市政府民生實事項目責任清單（進度）</dc:title>" in properties
    assert re.search(r"<dc:creator>[^<]", properties) is None


def test_a_workbook_that_was_edited_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = asked(tmp_path, "list", "-f", LIST_2022, "--project", 1)
    assert ask("list", "-f", LIST_2022, "-o", path).code == 0  # nobody touched it
    book.active["B3"] = "改過"
    book.save(path)
    before = path.read_bytes()
    answer = ask("list", "-f", LIST_2022, "-o", path)
    assert answer.code == 2
    assert "holds something else, maybe somebody's work" in answer.err
    assert path.read_bytes() == before
    assert ask("list", "-f", LIST_2022, "-o", path, "--force").code == 0


def test_a_bulletin_has_a_sheet_for_each_of_its_tables(tmp_path: Path) -> None:
    asked_for = ["bulletin", "-f", LIST_2022, "--quarter", 3, "--ledger", LEDGER]
    book = asked(tmp_path, *asked_for)
    assert book.sheetnames == ["總體情況", "目標任務進展", "本期變化", "滯後和逾期", "未填報", "牽頭單位排名"]
    assert book["總體情況"]["A1"].value == "2022年市政府民生實事項目第三季度進展通報"
    assert [cell.value for cell in book["目標任務進展"][4]][:4] == ["1.1", "新建成中小學、幼兒園", 43, 70]
    assert ask(*asked_for, "--format", "xlsx").code == 2


def test_headings_in_chinese_are_broken_between_words(tmp_path: Path) -> None:
    evaluated = [
        *("evaluate", "-f", LIST_2022, "--ledger", LEDGER, "--as-of", "2022-12-31"),
        *("--evaluation", ROOT / "examples" / "evaluation_2022.yaml"),
    ]
    headings = [cell.value for cell in asked(tmp_path, *evaluated).active[3]]
    assert headings[4:8] == ["基本滿意\n以上率", "完成情況\n(40)", "按時完成\n(20)", "代表測評\n(30)"]
    book = asked(tmp_path, "bulletin", "-f", LIST_2022, "--quarter", 3, "--ledger", LEDGER, "--force")
    assert book["未填報"]["D3"].value == "預計完成\n時間"
    assert book["牽頭單位排名"]["K3"].value == "按序時\n及以上"


def test_the_overview_of_a_bulletin_names_every_part_and_its_sheet(tmp_path: Path) -> None:
    sheet = asked(tmp_path, "bulletin", "-f", LIST_2022, "--quarter", 3, "--ledger", LEDGER)["總體情況"]
    lines = [row[0] for row in sheet.iter_rows(values_only=True) if row[0]]
    numbered = [line for line in lines if re.match("[一二三四五六]、", line)]
    assert [line[0] for line in numbered] == list("一二三四五六")
    assert lines[lines.index("二、目標任務進展") + 1] == "表見工作表「目標任務進展」。"
    assert lines[lines.index("六、牽頭單位排名") + 1] == "表見工作表「牽頭單位排名」。"


def test_what_is_missing_is_a_number_with_its_measure(tmp_path: Path) -> None:
    asked_for = ["bulletin", "-f", LIST_2022, "--quarter", 3, "--ledger", LEDGER]
    sheet = asked(tmp_path, *asked_for)["滯後和逾期"]
    assert (sheet["F3"].value, sheet["F6"].value, sheet["F6"].number_format) == ("較序時欠", 1895, '#,##0"戶"')
    assert asked(tmp_path, *asked_for, "--script", "hans", "--force")["滞后和逾期"]["F6"].number_format == '#,##0"户"'
    assert asked(tmp_path, *asked_for, "--english", "--force").worksheets[3]["F6"].number_format == '#,##0" 戶"'


@pytest.mark.parametrize("text", ['3"個', "3" + "個" * 41, "—", "個", "1" * 16 + "個"])
def test_a_measure_that_no_format_takes_stays_text(text: str) -> None:
    columns = (Column("欠", right=True),)
    assert opened(table_xlsx(Table(columns, (RowGroup([(Measured(text),)]),), []))).active["A2"].value == text


def test_an_evaluation_in_english_is_a_workbook_in_english(tmp_path: Path) -> None:
    sheet = asked(
        tmp_path, "evaluate", "-f", LIST_2022, "--ledger", LEDGER, "--as-of", "2022-12-31", "--english"
    ).active
    assert sheet["A1"].value == "2022年市政府民生實事項目責任清單: Evaluation"
    assert sheet["B4"].number_format == "0.00%"


def test_without_the_library_the_line_to_install_it_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(MissingExtraError, match=re.escape("pip install 'msss[xlsx]'")):
        table_xlsx(Table((Column("甲"),), (RowGroup([("a",)]),), []))
    answer = ask("list", "-o", tmp_path / "a.xlsx")
    assert (answer.code, answer.out) == (2, "")
    assert not (tmp_path / "a.xlsx").exists()


def test_of_each_kind_of_cell_one_is_read_back() -> None:
    row = (Id("1.10"), Day(date(2022, 9, 30)), Dated("11月底", date(2022, 11, 30)), Marked("滯後", Tone.POOR), "5")
    columns = (Column("序號"), Column("日期"), Column("時間"), Column("狀態"), Column("數", right=True))
    with speaking(Language.TRADITIONAL):
        made = content(Table(columns, (RowGroup([row]),), [], title="題"), Format.XLSX)
    assert [cell.value for cell in opened(made).active[3]] == [
        "1.10", datetime(2022, 9, 30), "11月底", datetime(2022, 11, 30), "滯後", 5,
    ]  # fmt: skip


# --- LibreOffice


@needs_libreoffice
@pytest.mark.slow
def test_libreoffice_reads_the_same(tmp_path: Path) -> None:
    asked(tmp_path, *PROGRESS, "--project", 1)
    table = converted(tmp_path / "a.xlsx", "fods").read_text(encoding="utf-8")
    assert re.search(r'value-type="string"[^>]*>\s*<text:p>1\.1</text:p>', table)
    assert 'office:value-type="percentage" office:value="0.61"' in table
    assert 'office:value-type="date" office:date-value="2022-12-31"' in table
    assert 'office:value-type="float" office:value="60000"' in table
    assert "table:formula" not in table


@needs_libreoffice
@needs_pdftotext
@pytest.mark.slow
def test_each_printed_page_has_the_headings(tmp_path: Path) -> None:
    asked(tmp_path, "list", "-f", LIST_2022)
    printed = pages(tmp_path / "a.xlsx")
    assert 1 < len(printed) <= 4
    assert all("項目名稱" in page and "牽頭單位" in page for page in printed)
    assert [f"第{number}頁，共{len(printed)}頁" in page for number, page in enumerate(printed, start=1)] == [
        True
    ] * len(printed)
