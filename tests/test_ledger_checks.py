"""Checks (督查, 抽查): what somebody else found, beside what was reported. All figures are made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from documented import DOCS
from ledgers import LIST, ledger, read, write
from running import ask, run_on_terminal, without_colour

from msss.common.terms import as_text
from msss.ledger.checks import Check
from msss.ledger.compare import compare_ledgers
from msss.ledger.model import Entry, EntryKind
from msss.ledger.progress import Status, standings

REPORT = '{item: "1.2", date: 2023-06-30, value: 8, by: 市園文局}'
CHECK = (
    '{item: "1.2", date: 2023-07-15, kind: check, value: 5, sample: 8, passed: 5, by: 市政府督查室,'
    " evidence: [示例記錄], note: 3個未開放}"
)
ASKED = ["--as-of", "2023-07-31"]


def check(*entries: str, id: str = "1.2", tolerance: Fraction = Fraction(1, 20)) -> Check | None:
    """The last check of a target, after reports (``value: 8``) and checks (``check, value: 5``) of one day after the other."""
    rows = []
    for day, entry in enumerate(entries, 1):
        kind, said = ("kind: check, by: 督查室, ", entry.removeprefix("check, ")) if "check" in entry else ("", entry)
        rows.append(f'{{item: "{id}", date: 2023-07-{day:02}, {kind}{said}}}')
    found = standings(LIST, read(ledger("\n".join(rows))), date(2023, 7, 31), tolerance)
    return next(one for one in found if one.item.id == id).check


def differs(*entries: str, id: str = "1.2") -> bool:
    found = check(*entries, id=id)
    assert found is not None
    return found.differs


# --- what differs


def test_a_check_never_counts_as_the_report() -> None:
    with_check, without = (
        next(one for one in standings(LIST, read(ledger(entries)), date(2023, 7, 31)) if one.item.id == "1.2")
        for entries in (f"{REPORT}\n{CHECK}", REPORT)
    )
    assert (with_check.entry, with_check.rate, with_check.status) == (without.entry, without.rate, without.status)
    only = check("check, value: 10")
    assert only is not None
    assert (only.report, only.gap, only.differs) == (None, None, False)
    found = standings(LIST, read(ledger(CHECK)), date(2023, 7, 31))
    assert next(one for one in found if one.item.id == "1.2").status is Status.NOT_REPORTED


def test_it_is_held_against_the_report_before_it() -> None:
    found = check("value: 8", "check, value: 5", "value: 9")
    assert found is not None
    assert (found.report and str(found.report.value), found.rate, found.gap) == ("8", Fraction(1, 2), Fraction(3, 10))
    assert found.differs


@pytest.mark.parametrize(
    ("entries", "is_less"),
    [
        (["value: 8", "check, value: 7.5"], False),  # by no more than the tolerance of 5 points
        (["value: 8", "check, value: 7.4"], True),
        (["value: 8", "check, value: 9"], False),  # more may have been done since
        (["value: 8", "check, value: 60%"], True),  # a share of the target
        (["value: 8", "check, value: 5", "value: 5, correction: true"], False),  # settled
        (["value: 8", "check, value: 5", "value: 10"], True),  # and not by reporting more
        (["value: 8", "check, value: 5", "check, value: 8"], False),  # the last check counts
        (["value: 8", "check, sample: 20, passed: 19"], False),
        (["value: 8", "check, sample: 20, passed: 18"], True),
        (["value: 8", "check, value: 8, sample: 20, passed: 12"], True),
        (["value: 8, stage: 已完工", "check, stage: 主體完工"], True),
        (["value: 8, stage: 已開工", "check, stage: 主體完工"], False),
        (["value: 10", "check, stage: 主體完工"], True),  # reported done, and found unfinished
        (["value: 8", "check, stage: 主體完工"], False),
        (["value: 8", "check, stage: 示例"], False),
    ],
)
def test_less_was_found_than_was_reported(entries: list[str], is_less: bool) -> None:
    assert differs(*entries) is is_less


def test_of_a_level_more_is_less() -> None:
    assert differs("value: 30", "check, value: 40", id="1.3")
    assert not differs("value: 30", "check, value: 25", id="1.3")


def test_of_an_item_without_targets() -> None:
    assert differs("done: true", "check, value: 80%", id="1.4")
    assert not differs("value: 80%", "check, done: true", id="1.4")


def test_the_tolerance_is_the_one_that_is_asked() -> None:
    found = check("value: 8", "check, value: 5", tolerance=Fraction(3, 10))
    assert found is not None
    assert not found.differs


def test_a_check_of_a_later_day_is_not_known_yet() -> None:
    found = standings(LIST, read(ledger(f"{REPORT}\n{CHECK}")), date(2023, 7, 14))
    assert next(one for one in found if one.item.id == "1.2").check is None


# --- what is shown


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The list and its ledger, with a report and a check of it."""
    write(tmp_path / "data", f"{REPORT}\n{CHECK}")
    return tmp_path


SAID = "msss: 1.2 新增公園: 8 個 was reported on 2023-06-30, and 市政府督查室 found 5 個 (5 of 8 passed) on 2023-07-15"


def test_progress_shows_both_and_says_that_they_differ(folder: Path) -> None:
    answer = ask("progress", *ASKED, cwd=folder)
    heading, *rows = (line.split("\t") for line in answer.out.splitlines())
    assert heading == "No.|Target|Report|Check|Goal|Measure|Rate|Time passed|Status|Outcome".split("|")
    row = next(row for row in rows if row[0] == "1.2")
    assert (row[2], row[3], row[6], row[9]) == ("8", "5", "80%", "differs 5/8")
    assert answer.err.splitlines()[-1] == SAID
    assert (ask("progress", "--tolerance", "50", *ASKED, cwd=folder).out.count("agrees 5/8"), answer.code) == (1, 0)


def test_without_checks_progress_is_as_it_was(folder: Path) -> None:
    answer = ask("progress", "--as-of", "2023-07-14", cwd=folder)
    assert answer.out.splitlines()[0].split("\t")[2] == "Done"
    assert "Check" not in answer.out
    assert "found" not in answer.err


def test_csv_has_who_checked_and_when(folder: Path) -> None:
    heading, *rows = ask("progress", *ASKED, "--format", "csv", cwd=folder).out.splitlines()
    assert heading.endswith(",備註,核實結果,核實日期,核實單位,抽查數,合格數")
    assert any(row.endswith(",不符,2023-07-15,市政府督查室,8,5") for row in rows)


def test_the_mark_stands_out_on_a_terminal(folder: Path) -> None:
    drawn = run_on_terminal(100, "progress", *ASKED, cwd=folder).out
    assert "differs" in without_colour(drawn)
    assert "\x1b[" in drawn[drawn.index("differs") - 8 : drawn.index("differs")]


def test_the_json_says_what_was_found(folder: Path) -> None:
    record = next(one for one in ask("progress", *ASKED, "--format", "json", cwd=folder).data if one["id"] == "1.2")
    assert record["check"] == {
        "date": "2023-07-15",
        "by": "市政府督查室",
        "value": 5,
        "rate": 0.5,
        "sample": 8,
        "passed": 5,
        "gap": 0.3,
        "differs": True,
        "source": None,
        "note": "3個未開放",
        "evidence": ["示例記錄"],
    }
    page = (DOCS / "json.md").read_text(encoding="utf-8")
    documented = {line.split("`")[1] for line in page.splitlines() if line.startswith("- `check")}
    assert documented == {"check", *(f"check.{name}" for name in record["check"] if name != "evidence")}
    others = ask("progress", *ASKED, "--format", "json", cwd=folder).data
    assert sum("check" in one for one in others) == 1


def test_show_and_history_show_it(folder: Path) -> None:
    assert (
        "Check\t5 個 (5 of 8 passed) (2023-07-15) 市政府督查室 differs\n" in ask("show", "1.2", *ASKED, cwd=folder).out
    )
    heading, first, second = (line.split("\t") for line in ask("history", "1.2", cwd=folder).out.splitlines())
    kind, change = heading.index("Type"), ask("history", "1.2", "--format", "json", cwd=folder).data
    assert (first[kind], second[kind]) == ("", "check")
    assert second[heading.index("Done")] == "5 (5 of 8 passed)"
    assert [one.get("kind") for one in change] == [None, "check"]
    assert (change[1]["change"], change[1]["sample"], change[1]["passed"]) == (None, 8, 5)
    drawn = without_colour(run_on_terminal(100, "history", "1.2", cwd=folder).out)
    assert "2023-06-30 █" in drawn
    assert "2023-07-15 █" not in drawn


def test_a_check_of_a_sample_alone_has_no_rate(folder: Path) -> None:
    write(
        folder / "data", f'{REPORT}\n{{item: "1.2", date: 2023-07-15, kind: check, sample: 8, passed: 8, by: 督查室}}'
    )
    assert [one["rate"] for one in ask("history", "1.2", "--format", "json", cwd=folder).data] == [0.8, None]
    heading, _, row = (line.split("\t") for line in ask("history", "1.2", cwd=folder).out.splitlines())
    assert (row[heading.index("Done")], row[heading.index("Rate")]) == ("8 of 8 passed", "")
    assert "Check\t8 of 8 passed (2023-07-15) 督查室 agrees\n" in ask("show", "1.2", *ASKED, cwd=folder).out


def test_what_was_done_is_counted_from_report_to_report(folder: Path) -> None:
    write(folder / "data", f'{REPORT}\n{CHECK}\n{{item: "1.2", date: 2023-07-31, value: 9}}')
    changes = [one["change"] for one in ask("history", "1.2", "--format", "json", cwd=folder).data]
    assert changes == [None, None, 1]


def test_the_bulletin_says_it(folder: Path) -> None:
    out = ask("bulletin", *ASKED, cwd=folder).out
    said = "1個目標任務核實與填報不符：1.2 新增公園，2023-06-30填報8 個，2023-07-15市政府督查室核實5 個（抽查8合格5）。"
    assert said in out
    assert "核實為填報單位以外的單位查看所得" in out
    write(folder / "data", REPORT)
    assert "核實" not in ask("bulletin", *ASKED, cwd=folder).out


def test_the_bulletin_puts_the_stage_of_what_was_reported_behind_the_number(folder: Path) -> None:
    write(folder / "data", f"{REPORT.replace('value: 8', 'value: 8, stage: 主體完工')}\n{CHECK}")
    out = ask("bulletin", *ASKED, cwd=folder).out
    assert "1.2 新增公園，2023-06-30填報8 個（主體完工），2023-07-15市政府督查室核實5 個（抽查8合格5）。" in out
    english = ask("bulletin", *ASKED, "--english", cwd=folder).out
    assert "1.2 新增公園, 8 個 (主體完工) reported (2023-06-30), 5 個 (5 of 8 passed) found by 市政府督查室" in english


def test_the_last_note_is_the_reporters(folder: Path) -> None:
    write(
        folder / "data",
        f"{REPORT.replace('value: 8', 'value: 1, note: 選址')}\n{CHECK.replace('value: 5', 'value: 1')}",
    )
    record = next(
        one for one in ask("bulletin", *ASKED, "--format", "json", cwd=folder).data["behind"] if one["id"] == "1.2"
    )
    assert record["note"] == "選址"


@pytest.mark.parametrize("change", [{"kind": EntryKind.REPORT}, {"sample": 5}, {"passed": 8}, {"by": "市建委"}])
def test_what_was_found_is_never_changed(change: dict[str, object]) -> None:
    old = read(ledger(CHECK))
    entry: Entry = replace(old.entries[0], **change)  # type: ignore[arg-type]
    (found,) = compare_ledgers(old, replace(old, entries=(entry,)))
    assert (found.code, as_text(found.old)) == (
        "MSS322",
        "2023-07-15 5 (抽查 8; 合格 5; 核實 市政府督查室; 佐證材料 示例記錄; 備註 3個未開放)",
    )
    assert found.old != found.new


# --- written by `msss record --check`


def test_record_adds_a_check(folder: Path) -> None:
    path = write(folder / "data", REPORT)
    said = ["--sample", "8", "--passed", "5", "--by", "市政府督查室", "--evidence", "示例記錄", "--note", "3個未開放"]
    answer = ask("record", "1.2", "5", "--check", "--date", "2023-07-15", *said, cwd=folder)
    assert answer.err.splitlines() == [
        "msss: recorded in data/progress_2023.yaml: 1.2 新增公園 5 個 (5 of 8 passed), 2023-07-15",
        "msss: 1.2: the check found 5 個 (5 of 8 passed), and 8 個 was reported on 2023-06-30: the two differ",
    ]
    assert read(path.read_bytes()).entries[-1] == read(ledger(CHECK)).entries[0]


def test_what_a_check_found_is_never_far_beyond(folder: Path) -> None:
    """It found less than was reported, and that isn't refused as an overstatement."""
    write(folder / "data", REPORT)
    of = ["record", "1.2", "--by", "市園文局", "--date"]
    assert ask(*of, "2023-07-10", "20", "--yes", cwd=folder).code == 0
    answer = ask("record", "1.2", "18", "--check", "--by", "督查室", "--date", "2023-07-15", cwd=folder)
    assert answer.code == 0
    assert "1.2: the check found 18 個, and 20 個 was reported on 2023-07-10: the two differ" in answer.err


def test_a_sample_may_stand_in_the_place_of_a_value(folder: Path) -> None:
    write(folder / "data", REPORT)
    said = ["--check", "--sample", "8", "--passed", "8", "--by", "市建委", "--date", "2023-07-15"]
    answer = ask("record", "1.2", *said, cwd=folder)
    assert "1.2: the check found 8 of 8 passed, which agrees with the 8 個 reported on 2023-06-30" in answer.err
    assert "nothing was reported before the check" in ask("record", "1.4", *said, cwd=folder).err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["1.2", "5", "--check", "--by", "園文局"], 0),  # no name of a unit: another
        (["1.2", "5", "--check", "--by", "市園文局"], 1),
        (["1.2", "5", "--check"], 1),
        (["1.2", "5", "--sample", "8"], 1),
        (["1.2", "--check", "--by", "督查室"], 2),
    ],
)
def test_what_is_refused(folder: Path, arguments: list[str], code: int) -> None:
    write(folder / "data", REPORT)
    assert ask("record", *arguments, "--date", "2023-07-15", "--correction", cwd=folder).code == code


def test_it_traces_to_the_report(folder: Path) -> None:
    """The evaluation takes what was reported, and its line."""
    out = ask("evaluate", *ASKED, "--explain", "1", cwd=folder).out
    assert "8 ÷ 10 個\t80.00%\tdata/responsibility_list_2023.yaml:8, data/progress_2023.yaml:4" in out
