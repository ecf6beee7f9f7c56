"""What each format makes of the rows, and of text that a format would act on."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from lists import write_list
from running import LIST_2022, ask

from msss.output.markdown import escape
from msss.output.table import Column, RowGroup, Table
from msss.output.writing import Format, write

QUERIES = [
    ["list", "--unit", "市建委"],
    ["due", "--as-of", "2022-09-30"],
    ["show", "7"],
    ["units"],
    ["units", "市建委"],
]
QUERIES += [["targets"], ["targets", "--sum"]]


def cells(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


@pytest.mark.parametrize("query", QUERIES, ids=" ".join)
def test_a_pipe_gets_lines_uncut_unpadded_uncoloured(query: list[str]) -> None:
    out = ask(*query).out
    assert "\x1b" not in out
    assert "…" not in out
    for line in out.splitlines():
        assert line.split("\t") == [cell.strip() for cell in line.split("\t")]


@pytest.mark.parametrize("query", QUERIES, ids=" ".join)
def test_csv_opens_in_excel_and_wps(query: list[str]) -> None:
    out = ask(*query, "--format", "csv").out
    assert out.startswith("\ufeff")
    assert out.endswith("\r\n")
    rows = cells(out)
    assert len({len(row) for row in rows}) == 1
    assert len(rows) > 1


def test_csv_names_the_supporting_units() -> None:
    rows = cells(ask("list", "--project", 5, "--format", "csv").out)
    assert rows[0] == ["序號", "項目名稱", "牽頭單位", "配合單位", "預計完成時間", "預計完成日期"]
    assert rows[1] == [
        "5.1\t",
        "新建成社區級公園60個",
        "市規劃和自然資源局",
        "市園文局；市體育局；各相關區、縣(市)政府",
        "12月底",
        "2022-12-31",
    ]


@pytest.mark.parametrize(
    ("query", "heading", "said"),
    [
        (["list"], "預計完成時間", "12月底"),
        (["due"], "預計完成時間", "10月底"),
        (["targets"], "預計完成時間", "12月底"),
        (["units", "市教育局"], "預計完成時間", "12月底"),
        (["units", "--as-of", "2022-05-01"], "下次完成時間", "10月底 (10.1)"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
@pytest.mark.parametrize("script", ["as-is", "hans"])
def test_csv_has_the_day_beside_the_words(query: list[str], heading: str, said: str, script: str) -> None:
    rows = cells(ask(*query, "--format", "csv", "--script", script).out)
    days = {"12月底": "2022-12-31", "11月底": "2022-11-30", "10月底": "2022-10-31"}
    heading = heading if script == "as-is" else heading.replace("預計", "预计").replace("時間", "时间")
    place = rows[0].index(heading)
    assert rows[0][place + 1] == heading[:-2] + "日期"
    assert said in {row[place] for row in rows[1:]}
    assert all(row[place + 1] == days[row[place].partition(" ")[0]] for row in rows[1:])


def test_csv_of_one_item_has_the_day_too() -> None:
    rows = cells(ask("show", "10.1", "--format", "csv").out)
    assert [row for row in rows if row[2]] == [
        ["欄目", "內容", "內容日期"],
        ["預計完成時間", "10月底 (2022-10-31)", "2022-10-31"],
    ]


@pytest.mark.parametrize("query", [["list"], ["due"], ["targets"], ["units", "市建委"]], ids=" ".join)
def test_a_spreadsheet_takes_no_id_for_a_number(query: list[str]) -> None:
    ids = [row[0] for row in cells(ask(*query, "--format", "csv").out)[1:]]
    assert ids
    assert all(re.fullmatch(r"\d+\.\d+\t", id) for id in ids)
    assert ["序號", "10.1\t", ""] in cells(ask("show", "10.1", "--format", "csv").out)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice here")
@pytest.mark.slow
@pytest.mark.parametrize("language", [1033, 2052, 1031], ids=["en", "zh", "de"])
def test_libreoffice_keeps_ids_as_text_and_days_as_dates(tmp_path: Path, language: int) -> None:
    item = '{id: "%s", name: 新增公園1個, lead: 市甲局, due: 11月底}'
    items = "\n".join(item % f"1.{number}" for number in range(1, 11))
    write_list(tmp_path / "a.yaml", items)
    (tmp_path / "a.csv").write_text(
        ask("list", "-f", tmp_path / "a.yaml", "--format", "csv").out, newline="", encoding="utf-8"
    )
    convert = ["soffice", f"-env:UserInstallation=file://{tmp_path}/office", "--headless", "--convert-to", "fods"]
    convert += [f"--infilter=CSV:44,34,76,1,,{language},false,true", "--outdir", str(tmp_path), str(tmp_path / "a.csv")]
    subprocess.run(convert, check=True, capture_output=True, timeout=300)
    table = (tmp_path / "a.fods").read_text(encoding="utf-8")
    for number in range(1, 11):
        assert re.search(rf'value-type="string"[^>]*>\s*<text:p>1\.{number}<text:tab/></text:p>', table)
    assert table.count('office:value-type="date" office:date-value="2023-11-30"') == 10


def test_no_cell_of_csv_is_a_command_for_a_runner(tmp_path: Path) -> None:
    name = "a ##[error]b"
    path = write_list(tmp_path / "a.yaml", json.dumps({"id": "1.1", "name": name, "lead": "市甲局", "due": "年底"}))
    out = ask("list", "-f", path, "--format", "csv").out
    assert "##[" not in out
    assert cells(out)[1][1] == "a #\\x23[error]b"


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1+1", "@SUM(A1)", "＝1+1", " =1+1", "=cmd|'/c calc'!A1", "－2"])
def test_a_cell_cannot_run_as_a_formula(tmp_path: Path, name: str) -> None:
    path = write_list(tmp_path / "a.yaml", json.dumps({"id": "1.1", "name": name, "lead": "市甲局", "due": "年底"}))
    answer = ask("list", "-f", path, "--format", "csv")
    if answer.code == 1:  # a list that holds it isn't valid at all
        assert answer.out == ""
        return
    assert cells(answer.out)[1][1] == f"'{name}"
    assert ask("list", "-f", path, "--format", "json").data[0]["name"] == name


def test_a_negative_number_is_no_formula() -> None:
    table = Table((Column("a"),), (RowGroup([("-5",), ("-1,000.5",), ("-5-5",)]),), [])
    out = io.StringIO()
    write(table, Format.CSV, stream=out)
    assert [row[0] for row in cells(out.getvalue())] == ["a", "-5", "-1,000.5", "'-5-5"]


def test_markdown_is_a_table() -> None:
    lines = ask("list", "--project", 5, "--format", "markdown").out.splitlines()
    assert lines == [
        "| No. | Item | Lead | Support | Due |",
        "| --- | --- | --- | ---: | --- |",
        "| 5.1 | 新建成社區級公園60個 | 市規劃和自然資源局 | 3 | 12月底 |",
        "| 5.2 | 新增鄉村(社區)博物館50家,保護修繕農村鄉土建築50處 | 市園文局 | 3 | 12月底 |",
    ]


def test_markdown_has_a_table_under_each_heading() -> None:
    out = ask("due", "--as-of", "2022-09-30", "--format", "markdown").out
    assert out.count("### ") == 3
    assert "### 2022-11-30  61 days left  8 items due\n\n| No. |" in out


def test_markdown_acts_on_nothing_in_a_cell(tmp_path: Path) -> None:
    name = "a|b <b>c</b> [d](e) *f* _g_ `h` ~i~ $j$ @k !l #m \\n &amp;"
    path = write_list(tmp_path / "a.yaml", json.dumps({"id": "1.1", "name": name, "lead": "市甲局", "due": "年底"}))
    row = ask("list", "-f", path, "--format", "markdown").out.splitlines()[2]
    assert r"a\|b \<b\>c\</b\> \[d\](e) \*f\* \_g\_ \`h\` \~i\~ \$j\$ \@k \!l \#m \\n \&amp;" in row
    assert escape("市建委 7.2") == "市建委 7.2"


def test_json_is_readable_and_complete() -> None:
    answer = ask("list", "--format", "json")
    assert "新增學位" in answer.out
    assert "\\u" not in answer.out
    assert len(answer.data) == 19
    assert answer.data[0]["targets"][1] == {
        "content": "新增學位",
        "quantity": 60000,
        "measure": "個",
        "bound": "at_least",
    }


@pytest.mark.parametrize("query", QUERIES, ids=" ".join)
@pytest.mark.parametrize("format", ["table", "json", "csv", "markdown"])
def test_nothing_but_data_is_on_stdout(query: list[str], format: str) -> None:
    answer = ask(*query, "--format", format)
    assert answer.code == 0
    assert "msss" not in answer.out
    assert answer.err.endswith("msss: from data/responsibility_list_2022.yaml\n")


@pytest.mark.parametrize(("format", "nothing"), [("table", ""), ("json", "[]\n"), ("csv", ""), ("markdown", "")])
def test_nothing_found_is_empty_in_every_format(format: str, nothing: str) -> None:
    answer = ask("list", "--project", 99, "--format", format)
    assert (answer.code, answer.out) == (0, nothing)
    assert "no item matches" in answer.err


def test_an_unknown_format() -> None:
    answer = ask("list", "--format", "xml")
    assert answer.code == 2
    assert "'table', 'json', 'csv', 'markdown'" in answer.err


# --- script


def test_simplified_headings_and_text() -> None:
    out = ask("list", "--unit", "市建委", "--project", 9, "--script", "hans", MSSS_LANG="zh-Hant").out
    assert out.splitlines() == [
        "序号\t项目名称\t牵头单位\t配合单位\t分工\t预计完成时间",
        "9.1\t新增普惠托位5580个,社区婴幼儿成长驿站100家\t市卫生健康委员会\t6\t配合\t11月底",
    ]


def test_the_variable_says_which_script_and_the_option_overrules_it() -> None:
    assert ask("list", MSSS_SCRIPT="hans").out == ask("list", "--script", "hans").out
    assert ask("list", "--script", "as-is", MSSS_SCRIPT="hans").out == ask("list").out
    answer = ask("list", MSSS_SCRIPT="klingon")
    assert answer.code == 2
    assert "MSSS_SCRIPT" in answer.err


def test_traditional_text_stays_as_the_city_wrote_it() -> None:
    assert ask("list", "--wide", "--script", "hant").out == ask("list", "--wide").out
    assert "擴麵" in ask("list", "--script", "hant").out


def test_a_simplified_list_in_traditional_characters(tmp_path: Path) -> None:
    path = write_list(tmp_path / "a.yaml", '{id: "1.1", name: 新增学位, lead: 市教育厅, due: 年底}')
    assert ask("list", "-f", path, "--script", "hant").rows == [["1.1", "新增學位", "市教育廳", "0", "年底"]]


@pytest.mark.parametrize("format", ["table", "json", "csv", "markdown"])
def test_every_format_is_converted(format: str) -> None:
    out = ask("due", "--unit", "市卫健委", "--script", "hans", "--as-of", "2022-09-30", "--format", format).out
    assert "市卫生健康委员会" in out
    assert "衛" not in out


def test_what_is_stored_never_changes() -> None:
    before = LIST_2022.read_bytes()
    ask("list", "--script", "hans")
    assert LIST_2022.read_bytes() == before


def test_file_names_are_never_converted(tmp_path: Path) -> None:
    for name in ("a.yaml", "數据.yaml"):
        write_list(tmp_path / name, '{id: "1.1", name: 学位, lead: 市教育厅, due: 年底}')
    for script in ("hant", "hans"):
        answer = ask("list", "-f", "a.yaml", "-f", "數据.yaml", "--script", script, cwd=tmp_path)
        assert [row[0] for row in answer.rows] == ["2023 a.yaml", "2023 數据.yaml"]
        assert "數据.yaml" in answer.err
        records = ask("show", 1, "-f", "數据.yaml", "--script", script, "--format", "json", cwd=tmp_path).data
        assert (records[0]["list"], records[0]["file"]) == ("數据.yaml", "數据.yaml")
        assert ask("show", 1, "-f", "數据.yaml", "--script", script, cwd=tmp_path).rows[-1][1] == "數据.yaml:7"
