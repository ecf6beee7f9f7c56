"""Lists of two years, and one list in two scripts: what isn't a change of a promise. Made up, but for the list of 2022."""

from __future__ import annotations

from pathlib import Path

import pytest
from lists import ITEM, write_list
from opencc import OpenCC
from running import LIST_2022, ask, run_on_terminal, without_colour

LIST = LIST_2022.read_text(encoding="utf-8")
SIMPLIFIED = OpenCC("t2s").convert(LIST)
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def spaced(text: str) -> str:
    """The list with its sentences' digits in full width, and a space after the first."""
    lines = text.splitlines()
    for at, line in enumerate(lines):
        key, mark, sentence = line.partition("        name: ")
        if mark and not key:
            lines[at] = mark + sentence.translate(WIDE).replace("所", " 所", 1).replace("場 所", "場所")
    return "\n".join(lines) + "\n"


# --- one list in two scripts


@pytest.mark.parametrize("other", [SIMPLIFIED, spaced(LIST)], ids=["Simplified", "full width and spaces"])
def test_the_list_of_2022_in_another_spelling_is_the_same_list(tmp_path: Path, other: str) -> None:
    path = tmp_path / "other.yaml"
    path.write_text(other, encoding="utf-8")
    assert other != LIST
    for old, new in ((LIST_2022, path), (path, LIST_2022)):
        answer = ask("diff", old, new, "--exit-code", "--format", "json")
        assert answer.code == 0
        assert [(change["effect"], change["field"], change["code"]) for change in answer.data] == [
            ("neutral", "text", None)
        ]
        answer = ask("validate", new, "--against", old)
        assert (answer.code, answer.out) == (0, "1 file, 0 errors, 0 warnings\n")


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        (("70所", "quantity: 70,"), ("60所", "quantity: 60,"), ["MSS301"]),
        (("due: 11月底",), ("due: 12月底",), ["MSS303"]),
        (("lead: 市教育局",), ("lead: 市财政局",), ["MSS306"]),
        (("新建成中小学",), ("力争新建成中小学",), ["MSS309"]),
        (("、桐庐县政府", "桐庐县政府, "), ("", ""), ["MSS310"]),
        (("市规划和自然资源局, ",), ("",), ["MSS310"]),
    ],
)
def test_what_changes_beside_the_script_is_found(
    tmp_path: Path, old: tuple[str, ...], new: tuple[str, ...], codes: list[str]
) -> None:
    text = SIMPLIFIED
    for before, after in zip(old, new, strict=True):
        text = text.replace(before, after, 1)
    assert text != SIMPLIFIED
    path = tmp_path / "other.yaml"
    path.write_text(text, encoding="utf-8")
    answer = ask("validate", path, "--against", LIST_2022, "--format", "json")
    assert [found["code"] for found in answer.data["diagnostics"] if found["code"] > "MSS300"] == codes


def test_how_much_is_written_otherwise_is_said_in_one_line(tmp_path: Path) -> None:
    write_list(tmp_path / "old.yaml", ITEM)
    write_list(tmp_path / "new.yaml", ITEM.replace("個", "个").replace("園", "园"))
    answer = ask("diff", "old.yaml", "new.yaml", cwd=tmp_path)
    assert answer.rows == [
        ["neutral", "", "script or spaces", "changed", "新增公園2個 (in 3 places)", "新增公园2个 (in 3 places)"]
    ]
    answer = ask("diff", "old.yaml", "new.yaml", cwd=tmp_path, MSSS_LANG="zh-Hant")
    assert answer.rows == [["中性", "", "字形或空格", "修改", "新增公園2個 等3處", "新增公园2个 等3處"]]
    write_list(tmp_path / "new.yaml", ITEM.replace("due: 6月底", 'due: "６月底"'))
    assert ask("diff", "old.yaml", "new.yaml", cwd=tmp_path).rows == [
        ["neutral", "", "script or spaces", "changed", "6月底", "６月底"]
    ]


@pytest.mark.parametrize("other", ["新增公園²個", "新增公園②個"])
def test_a_digit_of_another_kind_is_another_sentence(tmp_path: Path, other: str) -> None:
    """² is no 2, whatever Unicode's compatibility makes of it."""
    write_list(tmp_path / "old.yaml", ITEM)
    write_list(tmp_path / "new.yaml", ITEM.replace("name: 新增公園2個", f"name: {other}"))
    answer = ask("diff", "old.yaml", "new.yaml", "--format", "json", cwd=tmp_path)
    assert answer.code == 1 or [change["field"] for change in answer.data if change["field"] == "text"] == []


# --- two years

OLD = """\
{id: "1.1", name: 新增普惠托位5580個, lead: 市衛健委, due: 11月底, targets: [{content: 新增普惠托位, quantity: 5580, measure: 個}]}
{id: "1.2", name: 新建學校70所, lead: 市教育局, due: 12月底, targets: [{content: 新建學校, quantity: 70, measure: 所}]}
{id: "1.3", name: 新增公園60個, lead: 市園文局, due: 10月底, targets: [{content: 新增公園, quantity: 60, measure: 個}]}"""
NEW = """\
{id: "1.1", name: 新建学校50所, lead: 市教育局, due: 11月底, targets: [{content: 新建学校, quantity: 50, measure: 所}]}
{id: "1.2", name: 新增普惠托位6000個, lead: 市衛健委, due: 12月底, targets: [{content: 新增普惠托位, quantity: 6000, measure: 個}]}
{id: "1.3", name: 改造老舊電梯300臺, lead: 市建委, due: 10月底, targets: [{content: 改造老舊電梯, quantity: 300, measure: 臺}]}"""


@pytest.fixture
def years(tmp_path: Path) -> Path:
    write_list(tmp_path / "2022.yaml", OLD, year=2022)
    write_list(tmp_path / "2023.yaml", NEW, year=2023)
    return tmp_path


def test_two_years_are_shown_side_by_side(years: Path) -> None:
    answer = ask("diff", "2022.yaml", "2023.yaml", cwd=years)
    assert answer.out.splitlines()[0].split("\t") == [
        "Promise", "2022 No.", "2022 item", "2022 due", "2023 No.", "2023 item", "2023 due", "Timing",
    ]  # fmt: skip
    assert answer.rows == [
        ["kept", "1.2", "新建學校70所", "12月底", "1.1", "新建学校50所", "11月底", "earlier"],
        ["kept", "1.1", "新增普惠托位5580個", "11月底", "1.2", "新增普惠托位6000個", "12月底", "later"],
        ["new", "", "", "", "1.3", "改造老舊電梯300臺", "10月底", ""],
        ["dropped", "1.3", "新增公園60個", "10月底", "", "", "", ""],
    ]
    assert "these lists are of two years: what each of them promises is shown" in answer.err
    chinese = ask("diff", "2022.yaml", "2023.yaml", cwd=years, MSSS_LANG="zh-Hant")
    assert chinese.out.splitlines()[0].split("\t") == [
        "承諾", "2022年序號", "2022年", "2022年完成時間", "2023年序號", "2023年", "2023年完成時間", "月日",
    ]  # fmt: skip
    assert chinese.rows[-1] == ["不再列入", "1.3", "新增公園60個", "10月底", "", "", "", ""]


@pytest.mark.parametrize("format", ["table", "markdown", "json", "csv"])
def test_nothing_is_called_weaker_between_two_years(years: Path, format: str) -> None:
    answer = ask("diff", "2022.yaml", "2023.yaml", "--format", format, "--exit-code", cwd=years)
    assert answer.code == 0
    for word in ("削弱", "加強", "weaken", "strength", "MSS3"):
        assert word not in answer.out + answer.err


def test_two_years_on_a_terminal(years: Path) -> None:
    answer = run_on_terminal(120, "diff", "2022.yaml", "2023.yaml", cwd=years)
    assert "dropped" in without_colour(answer.out)
    assert "weakened" not in answer.out


def test_two_years_as_json(years: Path) -> None:
    data = ask("diff", "2022.yaml", "2023.yaml", "--format", "json", cwd=years).data
    assert [(one["since"], one["timing"]) for one in data] == [
        ("kept", "earlier"),
        ("kept", "later"),
        ("new", None),
        ("no_longer_promised", None),
    ]
    assert data[0]["old"] == {
        "year": 2022, "id": "1.2", "name": "新建學校70所", "lead": ["市教育局"], "support": [],
        "due": "12月底", "due_date": "2022-12-31",
        "targets": [{"content": "新建學校", "quantity": 70, "measure": "所", "bound": "at_least"}],
    }  # fmt: skip
    assert data[2]["old"] is None
    assert data[3]["new"] is None


def test_the_last_of_february_is_the_same_in_every_year(tmp_path: Path) -> None:
    item = ITEM.replace("6月底", "2月底")
    write_list(tmp_path / "a.yaml", item, year=2024)
    write_list(tmp_path / "b.yaml", item, year=2023)
    (row,) = ask("diff", "a.yaml", "b.yaml", cwd=tmp_path).rows
    assert row[-1] == "same"


def test_two_governments_are_shown_by_name(years: Path) -> None:
    text = (years / "2023.yaml").read_text(encoding="utf-8")
    (years / "other.yaml").write_text(text.replace("issuer: 示例", "issuer: 另一示例"), encoding="utf-8")
    answer = ask("diff", "2023.yaml", "other.yaml", cwd=years)
    assert "2023 示例, No.\t2023 示例\t2023 示例, due" in answer.out
    assert {row[0] for row in answer.rows} == {"kept"}


def test_the_list_of_2022_and_itself_a_year_later(tmp_path: Path) -> None:
    """Whatever the numbers are then, each sentence is known again."""
    later = LIST.replace("2022", "2023").replace("70", "75").replace("60000", "80000").replace("6萬", "8萬")
    (tmp_path / "later.yaml").write_text(later, encoding="utf-8")
    data = ask("diff", LIST_2022, tmp_path / "later.yaml", "--format", "json").data
    assert {(one["since"], one["timing"]) for one in data} == {("kept", "same")}
    assert all(one["old"]["id"] == one["new"]["id"] for one in data)
