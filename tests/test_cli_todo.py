"""`msss todo`: what a unit has to see to. Every report is made up."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from docx import Document
from ledgers import write
from office import needs_libreoffice, needs_pdftotext, pages
from running import LIST_2022, ROOT, ask, run_on_terminal

LEDGER = ROOT / "examples" / "progress_2022.yaml"
ASKED = ["todo", "-f", LIST_2022, "--unit", "市城管局", "--as-of", "2022-10-10"]
FOLLOWED = [*ASKED, "--ledger", LEDGER]
ENTRIES = """\
{item: "1.3", date: 2023-06-30, value: 29}
{item: "1.1", target: 新增學位, date: 2023-09-30, value: 20000}
{item: "1.1", target: 新建學校, date: 2023-10-01, value: 30}"""


def of(folder: Path, unit: str, day: str, entries: str = ENTRIES):
    write(folder / "data", entries)
    return ask("todo", "--unit", unit, "--as-of", day, "--format", "json", cwd=folder).data


def test_what_is_led_and_supported_comes_in_the_order_of_what_is_due(tmp_path: Path) -> None:
    data = ask(*FOLLOWED, "--format", "json").data
    assert data["units"] == ["市城管局"]
    assert [one["id"] for one in data["leads"]] == ["7.2", "8.2"]
    assert [(one["id"], one["days_left"]) for one in data["supports"]] == [
        ("10.1", 21), ("2.1", 51), ("3.1", 51), ("7.1", 51), ("7.3", 82),
    ]  # fmt: skip
    assert data["leads"][0]["roles"] == [{"unit": "市城管局", "role": "lead", "via": None, "scope": "all"}]
    assert data["leads"][0]["status"] == "behind"


def test_what_has_no_report_of_this_quarter_is_to_be_reported(tmp_path: Path) -> None:
    data = of(tmp_path, "市教育局", "2023-11-05")
    assert data["quarter_from"] == "2023-10-01"
    assert [(one["content"], one["reported"]) for one in data["to_report"]] == [("新增學位", "2023-09-30")]
    assert of(tmp_path, "市教育局", "2023-09-30")["to_report"][0]["content"] == "新建學校"


def test_what_was_never_reported_is_to_be_reported_unless_it_is_done(tmp_path: Path) -> None:
    assert [one["id"] for one in of(tmp_path, "市園文局", "2023-11-05")["to_report"]] == ["1.2"]
    done = '{item: "1.2", date: 2023-05-31, value: 10}'
    assert of(tmp_path, "市園文局", "2023-11-05", done)["to_report"] == []


def test_a_level_may_rise_again_and_is_to_be_reported_each_quarter(tmp_path: Path) -> None:
    assert [one["id"] for one in of(tmp_path, "市衛健委", "2023-11-05")["to_report"]] == ["1.3"]


def test_what_is_done_comes_last_and_has_no_days_left(tmp_path: Path) -> None:
    write(tmp_path / "data", '{item: "1.2", date: 2023-05-31, value: 10}')
    answer = ask("todo", "--unit", "市園文局", "--as-of", "2023-11-05", "--format", "csv", cwd=tmp_path)
    assert (
        answer.out.splitlines()[1]
        == "1.2\t,新增公園10個,牽頭,市園文局,新增公園,10,個,10,2023-05-31,11月底,2023-11-30,,提前完成,"
    )


def test_without_a_ledger_it_says_so_and_shows_the_rest() -> None:
    answer = ask(*ASKED, "--format", "markdown")
    assert answer.code == 0
    assert "There is no ledger: what was reported isn't known." in answer.out
    assert "nothing was reported yet: msss record 1.1 VALUE creates data/progress_2022.yaml" in answer.err
    assert "| 7.2 | 實施老舊高層住宅小區二次供水設施改造50個 | 12月底 | 82 |" in answer.out
    assert ask(*ASKED, "--format", "json").data["to_report"] is None


def test_a_district_answers_in_collectives(tmp_path: Path) -> None:
    answer = ask("todo", "-f", LIST_2022, "--unit", "西湖區", "--as-of", "2022-10-10", "--format", "json")
    assert "西湖區 is read as 西湖區政府" in answer.err
    assert answer.data["leads"] == []
    assert {one["roles"][0]["via"] for one in answer.data["supports"]} >= {"各區、縣(市)政府"}


def test_an_unknown_unit_and_none() -> None:
    assert ask("todo", "--unit", "xyzzy").code == 2
    assert "name the unit: msss todo --unit NAME. msss units lists them" in ask("todo").err
    assert "市城管局 is not expected here. Write msss todo --unit 市城管局" in ask("todo", "市城管局").err


def test_on_a_terminal_it_is_a_page() -> None:
    shown = run_on_terminal(100, *FOLLOWED, NO_COLOR="1").out
    assert shown.index("1. At a glance") < shown.index("2. To be reported") < shown.index("4. Items supported")
    assert max(map(len, shown.splitlines())) <= 100


def test_a_pipe_gets_every_part_as_lines() -> None:
    out = ask(*FOLLOWED).out
    assert "7.2\t實施老舊高層住宅小區二次供水設施改造\t50\t個\t32\t2022-09-30\tbehind" in out.splitlines()
    assert "Due next: 10.1" in out


def test_a_word_file_is_in_chinese_on_small_margins(tmp_path: Path) -> None:
    answer = ask(*FOLLOWED, "-o", tmp_path / "todo.docx")
    assert answer.code == 0
    document = Document(str(tmp_path / "todo.docx"))
    assert document.paragraphs[0].text == "市城管局民生實事待辦事項"
    assert [one.text for one in document.paragraphs if one.style.name == "Heading 1"] == [
        "一、總體情況", "二、待填報", "三、牽頭事項", "四、配合事項",
    ]  # fmt: skip
    assert round(document.sections[0].left_margin.mm) == 20


def test_a_workbook_is_one_sheet_to_sort(tmp_path: Path) -> None:
    assert ask(*FOLLOWED, "-o", tmp_path / "todo.xlsx").code == 0
    sheet = openpyxl.load_workbook(tmp_path / "todo.xlsx").active
    assert (sheet.title, sheet["A1"].value) == ("待辦事項", "市城管局民生實事待辦事項")
    assert sheet.auto_filter.ref == "A3:N11"
    assert [cell.value for cell in sheet[4]][-3:] == [82, "滯後", "是"]


def test_what_is_due_on_the_day_is_due_today() -> None:
    assert "Due today: 10.1" in ask("todo", "-f", LIST_2022, "--unit", "市殘聯", "--as-of", "2022-10-31").out


def test_rows_say_what_the_page_says_of_reports_and_lead_units() -> None:
    head, *rows = ask(*FOLLOWED, "--format", "csv").out.removeprefix("\ufeff").splitlines()
    assert (
        head
        == "序號,項目名稱,分工,牽頭單位,目標任務,目標,計量單位,上次填報,填報日期,預計完成時間,預計完成日期,剩餘天數,狀態,待填報"
    )
    assert rows[1].endswith(
        ",市城管局,新增地鐵出入口非機動車停放點,100,處,65,2022-09-30,12月底,2022-12-31,82,按序時,是"
    )
    assert rows[4] == "2.1\t,完成回遷安置11600戶,配合,市建委,,,,,,11月底,2022-11-30,51,滯後,"
    unfollowed = ask(*ASKED, "--format", "csv").out.splitlines()
    assert "上次填報" not in unfollowed[0]
    assert unfollowed[2].endswith(",新增地鐵出入口非機動車停放點,100,處,12月底,2022-12-31,82")


def test_a_target_of_a_row_has_the_status_of_its_own() -> None:
    answer = ask(*ASKED[:-1], "2022-12-05", "--ledger", LEDGER, "--format", "csv")
    assert [line.split(",")[-2] for line in answer.out.splitlines()[2:4]] == ["按序時", "提前完成"]


def test_what_a_unit_has_none_of_is_left_out_of_the_summary() -> None:
    leads = ask("todo", "-f", LIST_2022, "--unit", "市殘聯", "--as-of", "2022-10-10", MSSS_LANG="zh-Hant").out
    assert "按《2022年市政府民生實事項目責任清單》，市殘聯牽頭1項事項。" in leads
    supports = ask("todo", "-f", LIST_2022, "--unit", "西湖區", "--as-of", "2022-10-10").out
    assert "西湖區政府 supports 19 items." in supports


def test_what_has_passed_is_said_in_words_and_stays_a_number_in_rows() -> None:
    late = [*ASKED[:-1], "2022-12-05"]
    assert "\t10月底\t已過35天\n" in ask(*late, MSSS_LANG="zh-Hant").out
    assert ",2022-10-31,-35" in ask(*late, "--format", "csv").out
    assert "\t今天到期" in ask(*ASKED[:-1], "2022-10-31", MSSS_LANG="zh-Hant").out


def test_an_edited_page_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "todo.md"
    path.write_text("mine", encoding="utf-8")
    assert ask(*FOLLOWED, "-o", path).code == 2
    assert path.read_text(encoding="utf-8") == "mine"


@needs_libreoffice
@needs_pdftotext
@pytest.mark.slow
@pytest.mark.parametrize(("ending", "text"), [("docx", "新增地鐵出入口非機動車停放點"), ("xlsx", "非機動車停車位")])
def test_it_is_printed_on_one_page(tmp_path: Path, ending: str, text: str) -> None:
    assert ask(*FOLLOWED, "-o", tmp_path / f"todo.{ending}").code == 0
    (page,) = pages(tmp_path / f"todo.{ending}")
    assert "市城管局民生實事待辦事項" in page
    assert text in page
