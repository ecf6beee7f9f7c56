"""Forms that units fill in: what is asked, what comes back, and what is said of a cell that is wrong. Figures are made up."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ledgers import write
from openpyxl import load_workbook
from running import Answer
from running import ask as ask_in
from timing import quickest

from msss.cli.value_argument import _each_from
from msss.forms.codes import BEFORE, DOCS
from msss.lists import loading
from msss.validation.codes import all_rules, complete

LIST = "responsibility_list_2023.yaml"
BY = "by: 市教育局"


def ask(*arguments: str, exit_code: int = 0) -> Answer:
    """Ask in the folder that is worked in."""
    done = ask_in(*arguments, cwd=Path.cwd())
    assert done.code == exit_code, done
    return done


@pytest.fixture
def city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the list and its ledger, in which the commands run; forms of the third quarter are beside them."""
    write(tmp_path, '{item: "1.1", target: 新增學位, date: 2023-06-30, value: 30000, by: 市教育局}')
    monkeypatch.chdir(tmp_path)
    ask("forms", "-f", LIST, "-o", "forms", "--as-of", "2023-09-30")
    return tmp_path


def form(folder: Path, unit: str = "市教育局") -> Path:
    return folder / "forms" / f"{unit}_2023-09-30.xlsx"


def fill(
    path: Path, *cells: tuple[int, str, Any], to: Path | None = None, change: Callable[[Any], None] | None = None
) -> Path:
    """Fill in cells of a form, by row (the first is 1) and heading, as a spreadsheet program would; then change it."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    columns = {cell.value: cell.column for cell in sheet[4]}
    for row, heading, value in cells:
        sheet.cell(4 + row, columns[heading]).value = value
    if change:
        change(book)
    book.save(to or path)
    return to or path


def record(*arguments: str, code: int = 0) -> list[str]:
    """What `msss record --from` says."""
    done = ask("record", "-f", LIST, "--from", *arguments, exit_code=code)
    return (done.out + done.err).splitlines()


def entries(folder: Path) -> list[str]:
    """The lines of the ledger's entries."""
    text = (folder / "progress_2023.yaml").read_text(encoding="utf-8")
    return [line.strip().removeprefix("- ") for line in text.splitlines() if line.startswith("  - ")]


# --- what is asked


def test_a_form_for_each_lead_unit(city: Path) -> None:
    assert sorted(path.name for path in (city / "forms").iterdir()) == [
        "市園文局_2023-09-30.xlsx",
        "市建委_2023-09-30.xlsx",
        "市教育局_2023-09-30.xlsx",
        "市衛健委_2023-09-30.xlsx",
    ]


def test_a_row_for_each_target_with_what_was_reported_last(city: Path) -> None:
    sheet = load_workbook(form(city)).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    assert sheet["A2"].value == "填報單位：市教育局　　截止日期：2023-09-30"
    assert rows[0] == [
        "編號", "事項", "目標任務", "目標", "計量單位", "完成時間", "上次填報", "上次日期",
        "累計完成", "形象進度", "存在問題", "下一步", "來源", "備註",
    ]  # fmt: skip
    name = "新增學位6萬個,新建學校70所"
    assert rows[1] == ["1.1", name, "新增學位", "60,000", "個", "12月底", "30,000", "2023-06-30", *[None] * 6]
    assert rows[2] == ["1.1", name, "新建學校", "70", "所", "12月底", *[None] * 8]


def test_only_what_is_to_be_filled_in_can_be_changed(city: Path) -> None:
    book = load_workbook(form(city))
    sheet, hidden = book.worksheets
    assert sheet.protection.sheet
    assert {cell.column_letter for row in sheet["A5:N6"] for cell in row if not cell.protection.locked} == set("IJKLMN")
    assert (hidden.title, hidden.sheet_state, hidden.protection.sheet) == ("msss", "veryHidden", True)
    checks = sheet.data_validations.dataValidation
    assert [(check.type, check.operator, check.formula1, str(check.sqref)) for check in checks] == [
        ("decimal", "greaterThanOrEqual", "0", "I5"),
        ("decimal", "greaterThanOrEqual", "0", "I6"),
    ]
    assert all("0 或以上的數" in check.prompt for check in checks)


def test_the_same_form_gives_the_same_bytes(city: Path) -> None:
    before = form(city).read_bytes()
    ask("forms", "-f", LIST, "-o", "again", "--as-of", "2023-09-30")
    assert (city / "again" / form(city).name).read_bytes() == before


def test_a_form_that_was_filled_in_is_not_replaced(city: Path) -> None:
    fill(form(city), (1, "累計完成", 45000))
    before = form(city).read_bytes()
    done = ask("forms", "-f", LIST, "-o", "forms", "--as-of", "2023-09-30", exit_code=2)
    assert "exists already and holds something else" in done.err
    assert form(city).read_bytes() == before
    ask("forms", "-f", LIST, "-o", "forms", "--as-of", "2023-09-30", "--force")
    assert form(city).read_bytes() != before


def test_the_form_of_one_unit(city: Path) -> None:
    ask("forms", "-f", LIST, "-o", "one", "--quarter", "3", "--unit", "教委")
    assert [path.name for path in (city / "one").iterdir()] == ["市教育局_2023-09-30.xlsx"]


def test_texts_of_a_list_stay_texts(city: Path) -> None:
    text = (city / LIST).read_text(encoding="utf-8")
    (city / LIST).write_text(text.replace("建成市民中心", '"=HYPERLINK(1)建成市民中心"'), encoding="utf-8")
    ask("forms", "-f", LIST, "-o", "again", "--as-of", "2023-09-30")
    cell = load_workbook(form(city, "市建委").parent.parent / "again" / "市建委_2023-09-30.xlsx").worksheets[0]["B5"]
    assert (cell.value, cell.data_type) == ("=HYPERLINK(1)建成市民中心", "s")


# --- what comes back


def test_what_is_filled_in_is_recorded(city: Path) -> None:
    fill(
        form(city),
        (1, "累計完成", 45000),
        (2, "累計完成", 50),
        (2, "存在問題", "兩所未驗收"),
        (2, "來源", "市教育局台賬"),
    )
    fill(form(city, "市建委"), (1, "形象進度", "主體完工"))
    assert record("forms") == [
        "msss: recorded in progress_2023.yaml: 3 reports of 4 forms",
        "msss: forms/市園文局_2023-09-30.xlsx: nothing is filled in",
        "msss: forms/市衛健委_2023-09-30.xlsx: nothing is filled in",
    ]
    assert entries(city)[1:] == [
        '{item: "1.4", date: 2023-09-30, stage: 主體完工, by: 市建委}',
        '{item: "1.1", target: 新增學位, date: 2023-09-30, value: 45000, by: 市教育局}',
        '{item: "1.1", target: 新建學校, date: 2023-09-30, value: 50, by: 市教育局, source: 市教育局台賬, problem: 兩所未驗收}',
    ]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (45000, "value: 45000"),
        (45000.5, "value: 45000.5"),
        (0.1 + 0.2 + 30000, "value: 30000.3"),
        ("4.5萬", "value: 45000"),
        ("4.5万个", "value: 45000"),
        ("４５０００", "value: 45000"),
        ("60%", "value: 60%"),
        ("45000\n個", "value: 45000"),
    ],
)
def test_numbers_as_people_write_them(city: Path, value: object, written: str) -> None:
    fill(form(city), (1, "累計完成", value))
    record("forms")
    assert entries(city)[-1] == f'{{item: "1.1", target: 新增學位, date: 2023-09-30, {written}, {BY}}}'


def test_a_percentage_is_what_the_cell_shows(city: Path) -> None:
    def percent(book: Any) -> None:
        book.worksheets[0]["I5"].number_format = "0.0%"

    fill(form(city), (1, "累計完成", 0.555), change=percent)
    record("forms")
    assert "value: 55.5%" in entries(city)[-1]


def test_a_formula_counts_with_its_result(city: Path) -> None:
    fill(form(city), (1, "累計完成", "=40000+5000"))
    said = record("forms", code=1)
    assert said[0].startswith(
        "forms/市教育局_2023-09-30.xlsx:填報表!I5: error[MSS604]: there is a formula without a result ("
    )
    edit(form(city), "xl/worksheets/sheet1.xml", "<f>40000+5000</f><v></v>", "<f>40000+5000</f><v>45000</v>")
    record("forms")
    assert "value: 45000" in entries(city)[-1]


def edit(path: Path, part: str, old: str, new: str) -> None:
    """Change a part of a workbook as nobody would by hand."""
    made = io.BytesIO()
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(made, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name == part:
                assert old.encode() in content or "<v />" in content.decode(), content
                content = content.replace(b"<v />", b"<v></v>").replace(old.encode(), new.encode())
            after.writestr(name, content)
    path.write_bytes(made.getvalue())


def test_the_same_form_twice_changes_nothing(city: Path) -> None:
    fill(form(city), (1, "累計完成", 45000), (2, "累計完成", 50))
    record("forms")
    before = (city / "progress_2023.yaml").read_bytes()
    assert record(str(form(city))) == [
        "msss: progress_2023.yaml has all reports of 1 form already. Nothing was changed"
    ]
    assert (city / "progress_2023.yaml").read_bytes() == before
    assert record(str(form(city, "市園文局"))) == ["msss: nothing is filled in: progress_2023.yaml was not changed"]


def test_a_dry_run_shows_the_difference(city: Path) -> None:
    fill(form(city), (1, "累計完成", 45000))
    before = (city / "progress_2023.yaml").read_bytes()
    said = record("forms", "--dry-run")
    assert '+  - {item: "1.1", target: 新增學位, date: 2023-09-30, value: 45000, by: 市教育局}' in said
    assert (city / "progress_2023.yaml").read_bytes() == before


def test_renamed_reordered_shortened_and_in_simplified_characters(city: Path) -> None:
    ask("forms", "-f", LIST, "-o", "hans", "--as-of", "2023-09-30", "--script", "hans")

    def change(book: Any) -> None:
        sheet = book.worksheets[0]
        sheet.insert_cols(1)
        sheet["A4"] = "我的"
        rows = [[cell.value for cell in row] for row in sheet["A5:O6"]]
        for row, values in zip(sheet["A5:O6"], (rows[1], [None] * 15), strict=True):
            for cell, value in zip(row, values, strict=True):
                cell.value = value

    fill(city / "hans" / form(city).name, (2, "累计完成", 50), change=change, to=city / "回覆.xlsx")
    record("回覆.xlsx")
    assert entries(city)[-1] == f'{{item: "1.1", target: 新建學校, date: 2023-09-30, value: 50, {BY}}}'


def test_csv_works_too(city: Path) -> None:
    ask("forms", "-f", LIST, "-o", "csv", "--as-of", "2023-09-30", "--format", "csv")
    path = city / "csv" / "市教育局_2023-09-30.csv"
    content = path.read_bytes().decode("utf-8-sig")
    assert content.splitlines()[1] == (
        '2023,市教育局,2023-09-30,1.1\t,"新增學位6萬個,新建學校70所",新增學位,,"60,000",個,12月底,"30,000",2023-06-30,,,,,,'
    )
    path.write_bytes(content.replace("2023-06-30,,", "2023-06-30,4.5萬,").encode("gb18030"))  # as Excel and WPS save it
    record("csv/市教育局_2023-09-30.csv")
    assert entries(city)[-1] == f'{{item: "1.1", target: 新增學位, date: 2023-09-30, value: 45000, {BY}}}'


def test_what_a_shell_makes_of_a_pattern_are_files_too() -> None:
    args = ["--dry-run", "--from", "a.xlsx", "b.xlsx", "-f", "list.yaml", "--from=c.xlsx", "d.xlsx"]
    assert list(_each_from(args)) == [
        "--dry-run", "--from", "a.xlsx", "--from", "b.xlsx", "-f", "list.yaml", "--from=c.xlsx", "--from", "d.xlsx",
    ]  # fmt: skip


def test_parts_have_a_row_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path).with_name(LIST)
    text = path.read_text(encoding="utf-8")
    parts = "breakdown: [{unit: 東區政府, quantity: 4}, {unit: 西區政府, quantity: 6}]"
    text = text.replace("due: 11月底, targets: [{content: 新增公園, quantity: 10, measure: 個}]", f"due: 11月底, support: [各區政府], targets: [{{content: 新增公園, quantity: 10, measure: 個, {parts}}}]")  # fmt: skip
    path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    ask("forms", "-f", LIST, "-o", "forms", "--as-of", "2023-09-30", "--unit", "市園文局")
    sheet = load_workbook(form(tmp_path, "市園文局")).worksheets[0]
    assert [[cell.value for cell in row] for row in sheet["C5:F6"]] == [
        ["新增公園", "東區政府", "4", "個"],
        ["新增公園", "西區政府", "6", "個"],
    ]
    fill(form(tmp_path, "市園文局"), (1, "累計完成", 3), (2, "累計完成", 5))
    record("forms")
    assert [re.search(r"value.*", line)[0] for line in entries(tmp_path)] == [  # type: ignore[index]
        "value: 3, by: 市園文局, unit: 東區政府}",
        "value: 5, by: 市園文局, unit: 西區政府}",
    ]


# --- what is wrong


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ([(1, "累計完成", "差不多")], "I5: error[MSS604]: 差不多 can't be read as a number (write the total done so far, in 個: a number of zero or more)"),
        ([(1, "累計完成", -5)], "I5: error[MSS604]: -5 is a change, and this is the total done so far (write the total done so far, in 個: a number of zero or more)"),
        ([(1, "累計完成", date(2023, 9, 1))], "I5: error[MSS604]: there is a date, 2023-09-01 (write the total done so far, in 個: a number of zero or more)"),
        ([(1, "累計完成", True)], "I5: error[MSS604]: there is TRUE or FALSE (write the total done so far, in 個: a number of zero or more)"),
        ([(1, "累計完成", "#DIV/0!")], "I5: error[MSS604]: there is an error (#DIV/0!) (write the total done so far, in 個: a number of zero or more)"),
        ([(1, "累計完成", "32處")], "I5: error[MSS604]: 1.1 新增學位 is counted in 個, not in 處: write 32個, if that is the total done so far"),
        ([(1, "累計完成", 29999)], "I5: error[MSS405]: 29,999 is less than the 30,000 reported on 2023-06-30 (if the earlier report is wrong, record this row alone, with --correction: msss record 1.1)"),
        ([(1, "累計完成", 450000)], "I5: error[MSS608]: 450,000 個 is more than 150 % of the 60,000 個 that were promised (if it is right, say why in 備註)"),
        ([(1, "備註", "x")], "I5: error[MSS605]: the row says nothing of how much was done (fill in 累計完成: if nothing was done since 2023-06-30, 30,000 again)"),
        ([(2, "備註", "x")], "I6: error[MSS605]: the row says nothing of how much was done (fill in 累計完成, 0 if nothing was done yet)"),
        ([(1, "編號", "9.9"), (1, "累計完成", 1)], "A5: error[MSS603]: 9.9 新增學位 is nothing that the list has (msss forms makes the form of the list as it is now)"),
    ],
)  # fmt: skip
def test_a_cell_that_is_wrong_is_named(city: Path, cells: list[tuple[int, str, Any]], told: str) -> None:
    fill(form(city), *cells)
    before = (city / "progress_2023.yaml").read_bytes()
    first, last = record("forms", code=1)
    assert first.startswith(f"forms/市教育局_2023-09-30.xlsx:填報表!{told}")
    assert last == "msss: not recorded, nothing was changed"
    assert (city / "progress_2023.yaml").read_bytes() == before


def test_everything_that_is_wrong_is_told_at_once(city: Path) -> None:
    fill(form(city), (1, "累計完成", "差不多"), (2, "累計完成", -1))
    fill(form(city, "市建委"), (1, "累計完成", 5))
    fill(form(city, "市園文局"), (1, "累計完成", 5))
    (city / "forms" / "broken.xlsx").write_bytes(b"PK\x03\x04 broken")
    said = record("forms", code=1)
    assert [re.search(r"^forms/(.*?): error\[(MSS\d+)\]", line).groups() for line in said[:-1]] == [  # type: ignore[union-attr]
        ("broken.xlsx:1", "MSS601"),
        ("市教育局_2023-09-30.xlsx:填報表!I5", "MSS604"),
        ("市教育局_2023-09-30.xlsx:填報表!I6", "MSS604"),
    ]
    assert len(entries(city)) == 1


def test_a_note_or_yes_confirms_what_is_far_beyond(city: Path) -> None:
    fill(form(city), (1, "累計完成", 450000))
    record("forms", "--yes", "--dry-run")
    fill(form(city), (1, "備註", "含上年結轉"))
    record("forms")
    assert "value: 450000" in entries(city)[-1]


def test_a_form_of_another_list(city: Path) -> None:
    fill(form(city), (1, "累計完成", 45000))
    text = (city / LIST).read_text(encoding="utf-8")
    (city / LIST).write_text(text.replace("title: ", "title: 西湖區"), encoding="utf-8")
    first, _ = record(str(form(city)), code=1)
    assert "填報表!A1: error[MSS602]: the form is of another list: 2023 " in first


def test_a_list_that_was_changed_since(city: Path) -> None:
    fill(form(city), (1, "累計完成", 45000))
    text = (city / LIST).read_text(encoding="utf-8")
    (city / LIST).write_text(
        text.replace("6萬個", "7萬個").replace("quantity: 60000", "quantity: 70000"), encoding="utf-8"
    )
    first, _ = record("forms", code=1)
    assert "A5: error[MSS603]: the list says 70,000 個 of 1.1 新增學位, and the form 60,000 個 (" in first


def test_a_form_that_is_older_than_the_ledger(city: Path) -> None:
    fill(form(city), (1, "累計完成", 45000))
    ask("record", "-f", LIST, "1.1", "40000", "--target", "學位", "--date", "2023-08-31")
    first, _ = record("forms", code=1)
    assert "I5: error[MSS607]: 40,000 was reported on 2023-08-31, which the form doesn't know of yet (" in first


def test_a_report_of_an_earlier_day_that_makes_a_later_one_wrong(city: Path) -> None:
    fill(form(city), (1, "累計完成", 45000))
    ask("record", "-f", LIST, "1.1", "40000", "--target", "學位", "--date", "2023-10-31")
    first, _ = record("forms", code=1)
    assert (
        "I5: error[MSS405]: 45,000 個 on 2023-09-30 is more than the 40,000 個 reported on 2023-10-31 (progress_2023.yaml:5)"
        in first
    )


def test_a_day_to_come(city: Path) -> None:
    fill(form(city), (1, "累計完成", 45000))
    first, _ = record("forms", "--date", "2999-01-01", code=1)
    assert ":填報表!I5: error[MSS4" in first


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "the file doesn't have the columns of a form, or no row: "),
        (b"a,b\n1,2\n", "the file doesn't have the columns of a form, or no row: "),
        (b"PK\x03\x04" + b"\0" * 100, "the workbook is broken, or isn't one"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 100, "the workbook is encrypted, or in the old format .xls"),
        (b"\x00\xff\xfe\xff", "the file is no workbook"),
        (b"a" * 10_000_001, "the file is larger than 10,000,000 bytes"),
    ],
    ids=["empty", "another table", "broken", "encrypted", "binary", "huge"],
)
def test_what_is_no_form(city: Path, content: bytes, told: str) -> None:
    (city / "back.xlsx").write_bytes(content)
    first, _ = record("back.xlsx", code=1)
    assert first.startswith("back.xlsx:1: error[MSS601]: ")
    assert told in first


def test_a_workbook_that_would_be_huge(city: Path) -> None:
    with zipfile.ZipFile(city / "back.xlsx", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 60_000_000)
    first, _ = record("back.xlsx", code=1)
    assert "MSS601]: unpacked it is larger than 40 MB, and no document of an office is" in first


def test_a_workbook_of_something_else(city: Path) -> None:
    fill(form(city), change=lambda book: book.remove(book["msss"]), to=city / "back.xlsx")
    first, _ = record("back.xlsx", code=1)
    assert "MSS601]: the workbook isn't a form of msss, or its hidden sheet was removed" in first


def test_entities_of_xml_are_not_followed(city: Path) -> None:
    path = fill(form(city), (1, "累計完成", 45000), (1, "備註", "&amp;x;"))
    with zipfile.ZipFile(path) as packed:
        name = "xl/worksheets/sheet1.xml"
        declared = packed.read(name).decode()
    bomb = '<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;&x;&x;&x;&x;&x;&x;&x;">]>'
    start = declared.index("<worksheet")
    edit(path, name, declared, f"{declared[:start]}{bomb}{declared[start:]}")
    said = record("forms", code=1)
    assert "MSS601" in said[0]
    assert len(entries(city)) == 1


def test_options_of_one_report_do_not_go_with_forms(city: Path) -> None:
    done = ask("record", "-f", LIST, "1.1", "--from", "forms", "--note", "x", exit_code=2)
    assert "--from adds what the forms say: leave out ITEM, --note" in done.err
    assert (
        "no forms" in ask("record", "-f", LIST, "--from", "empty", exit_code=2).err
        if (city / "empty").mkdir()
        else True
    )


# --- the examples of the codes


@pytest.mark.parametrize("rule", [rule for rule in all_rules() if rule.code in DOCS], ids=lambda rule: rule.code)
def test_the_documented_examples_hold(rule: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    responsibilities, _, ledger = rule.before.partition("---\n")
    (tmp_path / "responsibility_list_2022.yaml").write_bytes(complete(responsibilities))
    (tmp_path / "passes.csv").write_text(rule.passes, encoding="utf-8")
    (tmp_path / "fails.csv").write_text(rule.fails, encoding="utf-8")
    if ledger:
        (tmp_path / "progress_2022.yaml").write_bytes(complete(ledger, ("year",)))
    monkeypatch.chdir(tmp_path)
    failed = ask("record", "-f", "responsibility_list_2022.yaml", "--from", "fails.csv", exit_code=1)
    assert set(re.findall(r"MSS\d+", failed.err)) == {rule.code}
    ask("record", "-f", "responsibility_list_2022.yaml", "--from", "passes.csv")
    assert loading.parse_list(complete(BEFORE), "")[2] == ()


# --- many forms, and other programs


def test_fifty_forms_take_less_than_three_seconds(city: Path) -> None:
    fill(form(city), (1, "累計完成", 45000))
    for number in range(50):
        shutil.copy(form(city), city / "forms" / f"{number}.xlsx")
    assert quickest(lambda: record("forms", "--dry-run"), 1) < 3


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice isn't installed")
def test_libreoffice_opens_a_form_and_what_it_saves_is_read(city: Path) -> None:
    fill(form(city), (1, "累計完成", "=40000+5000"), to=city / "back.xlsx")
    profile = f"-env:UserInstallation=file://{city}/profile"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "xlsx:Calc MS Excel 2007 XML",
        "--outdir",
        "saved",
        "back.xlsx",
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    record("saved/back.xlsx")
    assert entries(city)[-1] == f'{{item: "1.1", target: 新增學位, date: 2023-09-30, value: 45000, {BY}}}'


def test_a_csv_file_that_a_spreadsheet_saved_again(city: Path) -> None:
    ask("forms", "-f", LIST, "-o", "csv", "--as-of", "2023-09-30", "--format", "csv")
    path = city / "csv" / "市教育局_2023-09-30.csv"
    text = path.read_bytes().decode("utf-8-sig").replace('"30,000"', "30000").replace('"60,000"', "60000")
    path.write_text(
        text.replace("2023-06-30,,", "2023/6/30,45000,").replace("2023-09-30", "2023/9/30"), encoding="utf-8"
    )
    record("csv/市教育局_2023-09-30.csv")
    assert entries(city)[-1] == f'{{item: "1.1", target: 新增學位, date: 2023-09-30, value: 45000, {BY}}}'
