"""What only some reports say: problems, what is next, money, evidence, how many have begun. All figures are made up."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from documented import DOCS
from ledgers import LIST, TODAY, ledger, read, write
from running import ask

from msss.common.terms import as_text
from msss.ledger.compare import compare_ledgers
from msss.ledger.model import Entry
from msss.ledger.record import added

SAID = (
    "value: 4, begun: 8, finished: 3, invested: 1541.5, stage: 主體完工, by: 市園文局, source: 示例簡報,"
    ' evidence: [示例照片, "https://example.org/a"], note: 示例, problem: 苗木未到, next: 10月底前補種'
)
FULL = f'{{item: "1.2", date: 2023-09-30, {SAID}}}'
BEFORE = '{item: "1.2", date: 2023-06-30, value: 2, note: 上半年}'
ASKED = ["--as-of", "2023-09-30"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The list and a ledger of two reports, of which one says everything."""
    write(tmp_path / "data", f"{BEFORE}\n{FULL}")
    return tmp_path


def test_progress_shows_it_where_a_row_has_it(folder: Path) -> None:
    heading, *rows = (line.split("\t") for line in ask("progress", *ASKED, cwd=folder).out.splitlines())
    assert heading[-5:] == ["Begun", "Finished", "Spent (10,000 yuan)", "Problem", "Next"]
    assert [row[-5:] for row in rows if row[0] == "1.2"] == [["80%", "30%", "1,541.5", "苗木未到", "10月底前補種"]]
    assert [row[-5:] for row in rows if row[0] == "1.1"] == [[""] * 5] * 2
    without = ask("progress", "--as-of", "2023-06-30", cwd=folder).out.splitlines()[0]
    assert without.split("\t")[-1] == "Status"


def test_csv_has_the_evidence_too(folder: Path) -> None:
    for command in (["progress", *ASKED], ["history", "1.2"]):
        text = ask(*command, "--format", "csv", cwd=folder).out
        assert "完成投資(萬元),存在問題,下一步,佐證材料\r\n" in text
        assert "10月底前補種,示例照片；https://example.org/a\r\n" in text
    write(folder / "data", BEFORE)
    for command in (["progress", *ASKED], ["history", "1.2"]):
        assert ask(*command, "--format", "csv", cwd=folder).out.splitlines()[0].endswith(",備註")


def test_show_has_a_row_for_each(folder: Path) -> None:
    out = ask("show", "1.2", *ASKED, cwd=folder).out
    for row in (
        "Begun\t80%",
        "Finished\t30%",
        "Spent (10,000 yuan)\t1,541.5",
        "Problem\t苗木未到",
        "Next\t10月底前補種",
    ):
        assert f"{row}\n" in out
    assert "Evidence\t示例照片\nEvidence\thttps://example.org/a\n" in out


def test_history_shows_it(folder: Path) -> None:
    heading, first, second = (line.split("\t") for line in ask("history", "1.2", cwd=folder).out.splitlines())
    assert heading[-6:] == ["Begun", "Finished", "Spent (10,000 yuan)", "Problem", "Next", "Evidence"]
    assert first[-6:] == [""] * 6
    assert second[-6:] == ["80%", "30%", "1,541.5", "苗木未到", "10月底前補種", "示例照片、https://example.org/a"]


def test_the_bulletin_says_what_is_in_the_way_and_what_is_next(folder: Path) -> None:
    asked = ["bulletin", "--as-of", "2023-09-30"]
    assert "示例；存在問題：苗木未到；下一步：10月底前補種（2023-09-30）" in ask(*asked, cwd=folder).out
    behind = ask(*asked, "--format", "json", cwd=folder).data["behind"]
    (record,) = [one for one in behind if one["id"] == "1.2"]
    assert (record["note"], record["problem"], record["next"]) == ("示例", "苗木未到", "10月底前補種")
    write(folder / "data", f'{BEFORE}\n{{item: "1.2", date: 2023-08-31, value: 3, problem: 苗木未到}}')
    record = next(one for one in ask(*asked, "--format", "json", cwd=folder).data["behind"] if one["id"] == "1.2")
    assert (record["note"], record["note_date"], record["problem"]) == (None, "2023-08-31", "苗木未到")
    assert "next" not in record


def test_the_json_has_each_key_only_where_it_is_said(folder: Path) -> None:
    page = (
        (DOCS / "json.md").read_text(encoding="utf-8").partition("## Fields of some reports")[2].partition("\n## ")[0]
    )
    documented = [line.split("`")[1] for line in page.splitlines() if line.startswith("- `")]
    first, second = ask("history", "1.2", "--format", "json", cwd=folder).data
    new = [name for name in second if name not in first]
    assert sorted(new) == sorted(name for name in documented if not name.startswith("check"))
    assert (second["begun"], second["begun_rate"], second["finished_rate"], second["invested"]) == (8, 0.8, 0.3, 1541.5)
    assert second["evidence"] == ["示例照片", "https://example.org/a"]
    standing = next(one for one in ask("progress", *ASKED, "--format", "json", cwd=folder).data if one["id"] == "1.2")
    assert {name: standing[name] for name in new} == {name: second[name] for name in new}


# --- written by `msss record`

EVERYTHING = [
    *("--stage", "主體完工", "--begun", "8個", "--finished", "3", "--invested", "1541.5萬元", "--by", "市園文局"),
    *("--source", "示例簡報", "--evidence", "示例照片", "--evidence", "https://example.org/a", "--note", "示例"),
    *("--problem", "苗木未到", "--next", "10月底前補種"),
]


def test_record_writes_everything_that_an_entry_can_say(folder: Path) -> None:
    path = write(folder / "data", BEFORE)
    answer = ask("record", "1.2", "4", "--date", "2023-09-30", *EVERYTHING, cwd=folder)
    assert answer.code == 0, answer.err
    assert read(path.read_bytes()).entries[-1] == read(ledger(FULL)).entries[0]
    again = ask("record", "1.2", "4", "--date", "2023-09-30", *EVERYTHING, cwd=folder)
    assert "has this report already" in again.err


@pytest.mark.parametrize(
    ("typed", "invested"),
    [("541", "541"), ("541萬元", "541"), ("541.5万", "541.5"), ("5410000元", "541"), ("1億元", "10000")],
)
def test_money_is_kept_in_wan(folder: Path, typed: str, invested: str) -> None:
    assert ask("record", "1.2", "5", "--date", "2023-10-31", "--invested", typed, "--correction", cwd=folder).code == 0
    assert f"invested: {invested}, " in (folder / "data" / "progress_2023.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (["5", "--invested", "541個"], "個 is no money: write 541萬元"),
        (["5", "--invested", "60%"], "60% is not a number"),
        (["5", "--begun", "many"], "many can't be read as an amount done so far"),
        (["5", "--begun", "6所"], "1.2 新增公園 is counted in 個, not in 所"),
    ],
)
def test_what_is_typed_wrong(folder: Path, wrong: list[str], said: str) -> None:
    answer = ask("record", "1.2", *wrong, cwd=folder)
    assert answer.code == 2
    assert said in answer.err


def test_a_stage_may_stand_in_the_place_of_a_value(folder: Path) -> None:
    path = write(folder / "data", '{item: "1.4", date: 2023-06-30, stage: 已開工}')
    answer = ask("record", "1.4", "--stage", "主體完工", "--date", "2023-09-30", cwd=folder)
    assert answer.err.splitlines() == [
        "msss: recorded in data/progress_2023.yaml: 1.4 主體完工, 2023-09-30",
        "msss: 1.4: 已開工 → 主體完工, behind as before on 2023-09-30",
    ]
    assert '  - {item: "1.4", date: 2023-09-30, stage: 主體完工}\n' in path.read_text(encoding="utf-8")


def test_a_stage_alone_is_no_number(folder: Path) -> None:
    write(folder / "data", f'{BEFORE}\n{{item: "1.2", date: 2023-07-31, stage: 已開工}}\n{FULL}')
    assert [one["change"] for one in ask("history", "1.2", "--format", "json", cwd=folder).data] == [None, None, 2]


def test_a_late_report_of_money_above_a_later_one_is_refused_as_what_it_is(folder: Path) -> None:
    answer = ask("record", "1.2", "4", "--date", "2023-08-31", "--invested", "2000", cwd=folder)
    assert answer.code == 1
    assert "error[MSS405]: 1,541.5 is less than the 2,000 reported on 2023-08-31" in answer.err


def test_it_is_written_as_json_where_the_ledger_is() -> None:
    before = json.dumps({"year": 2023, "entries": [{"item": "1.2", "date": "2023-06-30", "value": 2}]}).encode()
    entry = read(ledger(FULL)).entries[0]
    after = added(before, entry, "ledger.yaml", LIST, TODAY)
    assert json.loads(after)["entries"][1]["evidence"] == list(entry.evidence)


# --- compared


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"stage": None}, "形象進度 主體完工"),
        ({"problem": "無"}, "存在問題 苗木未到"),
        ({"next": "無"}, "下一步 10月底前補種"),
        ({"invested": None}, "完成投資 1,541.5萬元"),
        ({"evidence": ()}, "佐證材料 示例照片、https://example.org/a"),
        ({"begun": None}, "開工 8"),
        ({"finished": None}, "完工 3"),
    ],
)
def test_what_was_reported_is_never_changed(change: dict[str, object], words: str) -> None:
    old = read(ledger(FULL))
    entry: Entry = replace(old.entries[0], **change)  # type: ignore[arg-type]
    (found,) = compare_ledgers(old, replace(old, entries=(entry,)))
    assert found.code == "MSS322"
    assert words in as_text(found.old)
    assert words not in as_text(found.new)


def test_another_script_is_no_change() -> None:
    old = read(ledger(FULL))
    entry = replace(
        old.entries[0], problem="苗木未到", stage="主体完工", evidence=("示例照片", "https://example.org/a")
    )
    assert compare_ledgers(old, replace(old, entries=(entry,))) == []
    assert old.entries[0].date == date(2023, 9, 30)
