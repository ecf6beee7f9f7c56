"""`msss bulletin`. The list is the real one of 2022; every figure of the ledger is made up."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from docx import Document
from ledgers import write
from lists import ITEM, write_list
from markdown_it import MarkdownIt
from platforms import link, needs_full_disk
from running import LIST_2022, ROOT, ask, run, run_on_terminal

LEDGER = ROOT / "tests" / "fixtures" / "progress_2022_invented.yaml"
Q3 = ["bulletin", "--quarter", "3", "--ledger", LEDGER]
HEADINGS = [
    "一、總體情況",
    "二、目標任務進展",
    "三、本期變化",
    "四、滯後和逾期",
    "五、未填報",
    "六、牽頭單位排名",
    "說明",
]


def test_a_pipe_gets_title_sentences_and_tables() -> None:
    answer = ask(*Q3)
    lines = answer.out.splitlines()
    assert answer.code == 0
    assert lines[:2] == ["2022年市政府民生實事項目第三季度進展通報", "（截至2022年9月30日）"]
    assert [line for line in lines if line in HEADINGS] == HEADINGS
    assert (
        "截至2022年9月30日，各事項進展：提前完成1項、完成0項、超序時1項、按序時1項、滯後4項、逾期0項、未報12項。"
        in lines
    )
    assert "1.1\t新建成中小學、幼兒園\t48\t70\t所\t69%\t66%\t按序時" in lines
    assert "2.1\t完成回遷安置\t5,200\t11,600\t戶\t超序時\t提前完成" in lines
    assert "7.1\t完成改造城鎮老舊小區\t市建委\t滯後\t29\t59個\t—" in lines
    assert "9.2\t新增老年大學(學堂)\t市教育局\t12月底" in lines
    assert "2\t市建委\t2\t1\t0\t0\t0\t1\t0\t0\t50%" in lines
    assert answer.err == "msss: from data/responsibility_list_2022.yaml; tests/fixtures/progress_2022_invented.yaml\n"


def test_a_terminal_gets_it_drawn() -> None:
    answer = run_on_terminal(80, *Q3)
    assert answer.code == 0
    assert "────" in answer.out
    assert "六、牽頭單位排名" in answer.out


def test_the_quarter_and_its_last_day_are_the_same() -> None:
    assert ask("bulletin", "--as-of", "2022-09-30", "--ledger", LEDGER).out == ask(*Q3).out


def test_another_day_is_no_quarters() -> None:
    lines = ask("bulletin", "--as-of", "2022-08-15", "--ledger", LEDGER).out.splitlines()
    assert lines[:2] == ["2022年市政府民生實事項目進展通報", "（截至2022年8月15日）"]
    assert "2022年6月30日以來，6個目標任務的完成數或狀態有變化。" in lines


def test_the_counts_of_the_json_are_those_of_its_items() -> None:
    data = ask(*Q3, "--format", "json").data
    statuses = [item["status"] for item in data["items"]]
    assert data["counts"] == {status: statuses.count(status) for status in data["counts"]}
    assert sum(data["counts"].values()) == len(data["items"]) == 19
    assert data["quarter"] == 3
    assert sum(len(unit["items"]) for unit in data["units"]) == 19


def test_markdown_is_a_document() -> None:
    text = ask(*Q3, "--format", "markdown").out
    tokens = MarkdownIt().enable("table").parse(text)
    headings = [(token.tag, following.content) for token, following in pairwise(tokens) if token.type == "heading_open"]
    assert headings == [
        ("h1", "2022年市政府民生實事項目第三季度進展通報"),
        *(("h2", heading) for heading in HEADINGS),
    ]
    assert sum(token.type == "table_open" for token in tokens) == 5


def test_texts_of_the_list_and_the_ledger_are_no_markdown(tmp_path: Path) -> None:
    write_list(
        tmp_path / "a.yaml",
        '{id: "1.1", name: "**a** 2個 [x](y) | <b>", lead: "# 市_建_委", due: 6月底, targets: '
        '[{content: "*a* | <b>", quantity: 2, measure: 個}]}',
    )
    (tmp_path / "b.yaml").write_text(
        'year: 2023\nentries:\n  - {item: "1.1", date: 2023-02-01, value: 1, note: "<script>`x`|"}\n', encoding="utf-8"
    )
    text = ask(
        *("bulletin", "-f", "a.yaml", "--ledger", "b.yaml", "--quarter", 2, "--format", "markdown"), cwd=tmp_path
    ).out
    html = MarkdownIt().enable("table").render(text)
    assert "<td>*a* | &lt;b&gt;</td>" in html
    assert "&lt;script&gt;`x`|" in html
    assert "<em>" not in html
    assert "<strong>" not in html


def test_the_script_applies_to_all_of_it() -> None:
    for format in ("table", "markdown", "json"):
        text = ask(*Q3, "--format", format, "--script", "hans").out
        assert "2022年市政府民生实事项目第三季度进展通报" in text
        for traditional in ("項", "進", "實", "滯後", "說"):
            assert traditional not in text


def test_a_part_of_the_list_is_said_to_be_one() -> None:
    out = ask(*Q3, "--unit", "市建委", "--role", "lead", "--project", 2, "--project", 7).out
    assert "本通報只含第2、7個項目中市建委牽頭的事項，共2個項目、2項事項、2個目標任務。" in out
    assert "市教育局" not in out
    assert "本通報只含" not in ask(*Q3).out
    assert "本通報只含第3個項目的事項，" in ask(*Q3, "--project", 3).out
    assert "本通報只含有配合單位的事項，" in ask(*Q3, "--role", "support").out


def test_a_bulletin_of_one_unit_ranks_no_units() -> None:
    out = ask(*Q3, "--unit", "市建委").out
    assert "六、牽頭單位排名" not in out
    assert "排名" not in out
    assert "五、未填報" in out
    assert ask(*Q3, "--unit", "市建委", "--format", "json").data["units"] == []
    assert "六、牽頭單位排名" in ask(*Q3, "--project", 3).out


def test_before_the_first_report_nothing_was_reported(tmp_path: Path) -> None:
    write_list(tmp_path / "responsibility_list_2023.yaml", ITEM)
    answer = ask("bulletin", "--as-of", "2023-06-30", "-f", "responsibility_list_2023.yaml", cwd=tmp_path)
    assert answer.code == 0
    assert "逾期0項、未報1項。" in answer.out
    assert answer.err == (
        "msss: nothing was reported yet: msss record 1.1 VALUE creates progress_2023.yaml\n"
        "msss: from responsibility_list_2023.yaml\n"
    )
    answer = ask(
        "bulletin", "--as-of", "2023-06-30", "--format", "json", "-f", "responsibility_list_2023.yaml", cwd=tmp_path
    )
    assert (answer.data["ledger"], answer.data["counts"]["not_reported"]) == (None, 1)


def test_a_level_that_is_not_met_is_counted_where_there_is_one(tmp_path: Path) -> None:
    write(tmp_path, '{item: "1.3", date: 2023-05-31, value: 40}')
    asked = ["bulletin", "--as-of", "2023-09-30", "-f", "responsibility_list_2023.yaml"]
    out = ask(*asked, cwd=tmp_path).out
    assert "按序時0項、未達標1項、滯後0項、逾期0項、未報3項。" in out
    assert "1.3\t平均等候時間\t40\t≤30\t分鐘\t75%\t\t未達標\n" in out
    assert "到期之前未達到目標為未達標" in out
    assert "市衛健委\t1\t0\t0\t0\t0\t1\t0\t0\t0\t0%\n" in out
    assert "未達標" not in ask(*Q3).out  # the list of 2022 promises no level


def test_nothing_to_say_is_said(tmp_path: Path) -> None:
    write_list(tmp_path / "responsibility_list_2023.yaml", ITEM)
    ledger = tmp_path / "progress_2023.yaml"
    ledger.write_text('year: 2023\nentries:\n  - {item: "1.1", date: 2023-02-01, value: 2}\n', encoding="utf-8")
    lines = ask("bulletin", "--quarter", 4, "-f", "responsibility_list_2023.yaml", cwd=tmp_path).out.splitlines()
    assert "2023年9月30日以來，沒有目標任務的完成數或狀態變化。" in lines
    assert "沒有滯後或逾期的目標任務。" in lines
    assert "各項目標任務均已填報。" in lines


def test_a_lag_of_less_than_a_point(tmp_path: Path) -> None:
    path = write(tmp_path, '{item: "1.4", date: 2023-09-01, value: 79.59%}')
    answer = ask(
        *("bulletin", "-f", path.with_name("responsibility_list_2023.yaml"), "--tolerance", 0, "--quarter", 3),
        cwd=tmp_path,
    )
    assert "1.4\t建成市民中心\t市建委\t滯後\t不足1\t—\t—" in answer.out


def test_the_tolerance_is_said() -> None:
    assert "相差不超過2.5個百分點為按序時" in ask(*Q3, "--tolerance", "2.5").out
    assert ask(*Q3, "--tolerance", "2.5", "--format", "json").data["tolerance"] == 0.025


@pytest.mark.parametrize(
    ("start", "milestones", "chinese", "english"),
    [
        (
            "",
            "",
            "序時進度為自清單印發之日（事項另有起始日的，自該日）至預計完成時間，已過時間所占的比例。\n",
            "from the day the list was issued (or the item's own start) to the deadline that has gone by.\n",
        ),
        (
            "start: 2022-01-01\n",
            "",
            "序時進度為自2022年1月1日（事項另有起始日的，自該日）至預計完成時間，已過時間所占的比例。\n",
            "from 1 January 2022 (or the item's own start) to the deadline that has gone by.\n",
        ),
        (
            "",
            ", milestones: [{by: 9月底, quantity: 3}]",
            "已過時間所占的比例。列有進度節點的，以節點的要求代替序時進度。\n",
            "that has gone by. Where there are milestones, what they ask for takes its place.\n",
        ),
    ],
)
def test_the_notes_say_from_which_day_time_is_counted_and_that_milestones_count(
    tmp_path: Path, start: str, milestones: str, chinese: str, english: str
) -> None:
    (tmp_path / "responsibility_list_2022.yaml").write_text(
        f"title: 示例清單\nyear: 2022\nsource: {{issuer: 示例, date: 2022-07-14}}\n{start}projects:\n"
        '  - {number: 1, items: [{id: "1.1", name: 新建驛站7家, lead: 衛健局, due: 11月底,\n'
        f"     targets: [{{content: 新建驛站, quantity: 7, measure: 家{milestones}}}]}}]}}\n",
        encoding="utf-8",
    )
    asked = ("bulletin", "-f", tmp_path, "--as-of", "2022-09-30")
    assert chinese in ask(*asked).out
    assert english in ask(*asked, "--english").out


def test_one_decimal_is_singular() -> None:
    for digits, words in ((1, "in percent with 1 decimal. The"), (2, "in percent with 2 decimals. The")):
        assert words in ask("bulletin", "--digits", digits, "--english", "--as-of", "2022-09-30").out


def test_no_item(tmp_path: Path) -> None:
    answer = ask(*Q3, "--project", 99, "-o", tmp_path / "a.md")
    assert (answer.code, answer.out) == (0, "")
    assert "msss: no item matches --project 99" in answer.err
    assert not (tmp_path / "a.md").exists()


# --- days that it can know nothing of


def test_a_day_to_come_is_said() -> None:
    assert "2022-09-30 is in the future" in ask(*Q3, SOURCE_DATE_EPOCH="1662000000").err  # 2022-09-01


def test_a_day_before_the_list_is_said() -> None:
    answer = ask("bulletin", "--quarter", 1, "--ledger", LEDGER)
    assert answer.code == 0
    assert "2022-03-31 is before the list was published (2022-04-07)" in answer.err


# --- wrong usage


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (["--quarter", "5"], "5 is not a quarter. Write one of: 3, Q3, 三季度, 本季度, 上季度"),
        (["--quarter", "3", "--as-of", "2022-09-30"], "--quarter and --as-of both name a day"),
        (["--quarter", "3", "--format", "docx"], "A Word file needs a name: add -o bulletin.docx"),
        (["--quarter", "3", "--format", "csv"], "'csv' is not one of"),
        (["--quarter", "3", "--unit", "xyzzy"], "No unit is called xyzzy"),
        (["--quarter", "3", "--ledger", "nope.yaml"], "nope.yaml: no such file or folder"),
    ],
)
def test_wrong_usage(wrong: list[str], said: str) -> None:
    answer = ask("bulletin", "--ledger", LEDGER, *wrong)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err


def test_a_bulletin_is_of_one_list(tmp_path: Path) -> None:
    write_list(tmp_path / "a.yaml", ITEM)
    write_list(tmp_path / "b.yaml", ITEM)
    answer = ask("bulletin", "--quarter", 3, "-f", tmp_path)
    assert answer.code == 2
    assert "A bulletin is of one list, and there are 2: name one with -f" in answer.err


def test_an_invalid_ledger_is_shown(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text(
        'year: 2022\nentries: [{item: "99.1", date: 2022-09-01, value: 1}]\n', encoding="utf-8"
    )
    answer = ask("bulletin", "--quarter", 3, "--ledger", tmp_path / "bad.yaml")
    assert (answer.code, answer.out) == (1, "")
    assert "error[MSS401]" in answer.err


# --- files


@pytest.mark.parametrize(("name", "start"), [("a.md", "# 2022年"), ("a.JSON", "{"), ("a.txt", "2022年")])
def test_the_format_is_what_the_file_ends_with(tmp_path: Path, name: str, start: str) -> None:
    answer = ask(*Q3, "-o", tmp_path / name)
    assert (answer.code, answer.out) == (0, "")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)


def test_a_named_format_is_taken_whatever_the_file_ends_with(tmp_path: Path) -> None:
    ask(*Q3, "--format", "json", "-o", tmp_path / "a.md")
    assert json.loads((tmp_path / "a.md").read_text(encoding="utf-8"))["year"] == 2022


@pytest.mark.parametrize("format", ["table", "markdown", "json"])
def test_a_file_holds_what_a_pipe_gets(tmp_path: Path, format: str) -> None:
    ask(*Q3, "--format", format, "-o", tmp_path / "a")
    piped = ask(*Q3, "--format", format).out
    assert (tmp_path / "a").read_text(encoding="utf-8") == piped == ask(*Q3, "--format", format, "-o", "-").out


def test_a_file_is_replaced_and_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text("old", encoding="utf-8")
    link(tmp_path / "link.md", "real.md")
    assert ask(*Q3, "-o", tmp_path / "link.md", "--force").code == 0
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_text(encoding="utf-8").startswith("# 2022年")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.md", "real.md"]


def test_what_is_written_is_said(tmp_path: Path) -> None:
    answer = ask(*Q3, "-o", "bulletin.md", "-f", LIST_2022, "--ledger", LEDGER, cwd=tmp_path)
    assert answer.err.splitlines()[-1] == "msss: wrote bulletin.md"


@pytest.mark.parametrize("name", ["a.docx", "a.md", "a.json", "a.txt"])
def test_a_file_that_is_there_is_not_replaced(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("somebody's work", encoding="utf-8")
    answer = ask(*Q3, "-o", path)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.splitlines()[-1] == (
        f"msss: {path} exists already and holds something else, maybe somebody's work: name another file, or"
        " replace it with --force"
    )
    assert path.read_text(encoding="utf-8") == "somebody's work"
    assert ask(*Q3, "-o", path, "--force").code == 0
    assert path.read_bytes() != b"somebody's work"


@pytest.mark.parametrize("name", ["a.docx", "a.md", "a.json", "a.txt"])
def test_the_same_can_be_written_again(tmp_path: Path, name: str) -> None:
    assert ask(*Q3, "-o", tmp_path / name).code == 0
    assert ask(*Q3, "-o", tmp_path / name).code == 0


def test_a_word_file_that_nobody_edited_is_replaced_by_the_next_one(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    assert ask(*Q3[:1], "--quarter", 2, *Q3[3:], "-o", path).code == 0
    before = path.read_bytes()
    assert ask(*Q3, "-o", path).code == 0
    assert path.read_bytes() != before


def test_an_edited_word_file_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    ask(*Q3, "-o", path)
    document = Document(path)
    document.paragraphs[3].add_run("(新增一句)")
    document.save(path)
    edited = path.read_bytes()
    assert ask(*Q3, "-o", path).code == 2
    assert path.read_bytes() == edited


def test_a_word_file_of_another_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    Document().save(path)
    assert ask(*Q3, "-o", path).code == 2
    path.write_bytes(path.read_bytes()[:-100])
    assert ask(*Q3, "-o", path).code == 2


@needs_full_disk
def test_a_device_is_written_to_and_stays_one() -> None:
    assert run(*Q3, "-o", "/dev/null").code == 0
    assert not Path("/dev/null").is_file()
    full = run(*Q3, "-o", "/dev/full")
    assert full.code == 1
    assert full.err.splitlines()[-1] == "msss: /dev/full: can't be written: No space left on device"


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    answer = ask(*Q3, "-o", tmp_path / "nowhere" / "a.md")
    assert answer.code == 1
    assert "a.md: can't be written" in answer.err


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    answer = ask(*Q3, "-o", tmp_path)
    assert answer.code == 1
    assert "can't be written" in answer.err


def test_without_a_word_file_nothing_of_word_is_loaded() -> None:
    code = "import sys; from msss.cli import msss; msss(sys.argv[1:], standalone_mode=False); print([name for name in ('docx', 'lxml', 'icalendar') if name in sys.modules])"
    command = [sys.executable, "-c", code, *map(str, Q3)]
    done = subprocess.run(command, cwd=ROOT, env=os.environ, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_names_of_files_in_any_bytes(tmp_path: Path) -> None:
    write_list(tmp_path / "a.yaml", ITEM)
    ledger = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\x1b.yaml"))
    ledger.write_text('year: 2023\nentries:\n  - {item: "1.1", date: 2023-02-01, value: 1}\n', encoding="utf-8")
    asked = ["bulletin", "--quarter", 2, "-f", "a.yaml", "--ledger", ledger]
    assert run(*asked, "-o", "a.json", cwd=tmp_path).code == 0
    data = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert data["ledger"].endswith("\udcff\x1b.yaml")
    answer = run(*asked, "--format", "json", cwd=tmp_path)
    assert answer.data == data
    assert "\\udcff\\x1b.yaml" in answer.err
    assert "\x1b" not in run(*asked, FORCE_COLOR="1", NO_COLOR="1", cwd=tmp_path).out


@pytest.fixture
def year(tmp_path: Path) -> Path:
    """A folder with the list and the invented ledger beside it."""
    (tmp_path / "data").mkdir()
    shutil.copy(LIST_2022, tmp_path / "data")
    shutil.copy(LEDGER, tmp_path / "data" / "progress_2022.yaml")
    return tmp_path


@pytest.mark.parametrize("name", ["a.pdf", "a.doc"])
def test_a_file_of_no_known_kind_is_refused(year: Path, name: str) -> None:
    answer = ask("bulletin", "--quarter", 3, "-o", name, cwd=year)
    assert answer.code == 2
    assert f"{name}: end the name with one of .docx, .xlsx, .md, .json, .txt, or add --format" in answer.err
    assert not (year / name).exists()


@pytest.mark.parametrize("name", ["data/progress_2022.yaml", "data/responsibility_list_2022.yaml"])
def test_what_the_bulletin_is_made_of_is_not_replaced(year: Path, name: str) -> None:
    before = (year / name).read_bytes()
    answer = ask("bulletin", "--quarter", 3, "--format", "markdown", "-o", name, cwd=year)
    assert (answer.code, (year / name).read_bytes()) == (2, before)
    assert f"{name} is what the answer is made from: name another file" in answer.err
