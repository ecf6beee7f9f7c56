"""`msss record`: what it takes, and that nothing is ever lost: many at once, killed at any moment, a disk that is full."""

from __future__ import annotations

import contextlib
import errno
import os
import random
import shutil
import socket
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from ledgers import LIST, TODAY, ledger, read, write
from lists import write_list
from platforms import IS_ROOT, link, needs_flock, needs_permissions
from running import Answer, ask, environment_of, run

from msss.files import naming, writing
from msss.ledger.model import Entry
from msss.ledger.record import record
from msss.values.quantity import Value

FIRST = '{item: "1.2", date: 2023-05-31, value: 3}'
PARKS = ["record", "1.2", "5", "--date", "2023-06-30"]
NEW = '  - {item: "1.2", date: 2023-06-30, value: 5}\n'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger with one entry beside its list, in a folder of its own."""
    return write(tmp_path / "data", FIRST)


def refused(answer: Answer, *words: str) -> None:
    assert answer.code == 1, answer.err
    assert answer.out == ""
    assert "Traceback" not in answer.err
    assert all(word in answer.err for word in words), answer.err


def names(path: Path) -> list[str]:
    return sorted(one.name for one in path.parent.iterdir())


# --- what it takes


def test_one_entry_is_added(path: Path) -> None:
    answer = ask(*PARKS, cwd=path.parents[1])
    assert (answer.code, answer.out) == (0, "")
    assert answer.err == (
        "msss: recorded in data/progress_2023.yaml: 1.2 新增公園 5 個, 2023-06-30\n"
        "msss: 1.2: 3 → 5 個 (+2), 50 % of 10, behind → on schedule on 2023-06-30\n"
    )
    assert path.read_text(encoding="utf-8") == ledger(FIRST) + NEW
    assert names(path) == ["progress_2023.yaml", "responsibility_list_2023.yaml"]


def test_the_first_entry_begins_the_ledger(tmp_path: Path) -> None:
    path = write(tmp_path / "data")
    assert ask(*PARKS, cwd=tmp_path).code == 0
    assert path.read_text(encoding="utf-8").endswith(f"year: 2023\n\nentries:\n{NEW}")
    umask = os.umask(0)
    os.umask(umask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~umask
    assert ask("progress", cwd=tmp_path).code == 0


def test_everything_an_entry_can_say(path: Path) -> None:
    said = ["--target", "学位", "--date", "2023-09-30", "--by", "教育局", "--source", "https://example.org/a"]
    answer = ask("record", "1.1", "4.5万", *said, "--note", "示例: 已招生", "--correction", cwd=path.parents[1])
    assert answer.code == 0
    assert "msss: 教育局 is read as 市教育局\n" in answer.err
    entry = read(path.read_bytes()).entries[-1]
    assert entry == Entry(
        "1.1",
        date(2023, 9, 30),
        target="新增學位",
        value=Value(Decimal(45000)),
        source="https://example.org/a",
        note="示例: 已招生",
        by="市教育局",
        correction=True,
    )


@pytest.mark.parametrize(
    ("written", "stands"),
    [("60%", "value: 60%"), ("６０％", "value: 60%"), ("done", "done: true"), ("完成", "done: true")],
)
def test_an_item_without_targets(path: Path, written: str, stands: str) -> None:
    assert ask("record", "1.4", written, "--date", "2023-09-30", cwd=path.parents[1]).code == 0
    assert f'{{item: "1.4", date: 2023-09-30, {stands}}}' in path.read_text(encoding="utf-8")


def test_without_a_date_it_is_today(path: Path) -> None:
    assert ask("record", "1.2", "5", cwd=path.parents[1]).code == 0
    assert f"date: {date.today().isoformat()}" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(("typed", "name"), [("教委", "市教育局"), ("西區政府", "西區政府"), ("各区政府", "各區政府")])
def test_a_unit_is_written_by_its_registered_name(path: Path, typed: str, name: str) -> None:
    assert ask("record", "1.1", "5", "--target", "學校", "--by", typed, cwd=path.parents[1]).code == 0
    assert f"by: {name}}}" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (["1.2"], "Missing argument 'VALUE'"),
        (["1.2", "many"], "many can't be read as an amount done so far. Write 45000, 4.5萬, 4.5萬個 or 60%, or done"),
        (["1.4", "1000%"], "1000% can't be read as an amount done so far"),
        (["1.2", "5", "--date", "soon"], "soon is not a day"),
        (["1.1", "5", "--target", "新"], "新 could be 新增學位 or 新建學校: write more of it"),
        (["1.2", "5", "--by", "xyzzy"], "No unit is called xyzzy"),
        (["1.2", "5", "--by", "市"], "市 could be 市教育局, 市園文局, "),
        (["1.2", "5", "--note", "\udcff"], "\\udcff is not UTF-8"),
        (["1.2", "5", "-f", ".."], "there are 2"),
    ],
)
def test_wrong_usage(path: Path, wrong: list[str], said: str) -> None:
    write_list(path.parents[1] / "more" / "responsibility_list_2024.yaml", "{id: \"1.1\", name: 示例, lead: 示例, due: 年底}", year=2024)  # fmt: skip
    answer = ask("record", *wrong, cwd=path.parent)
    assert answer.code == 2
    assert said in answer.err
    assert path.read_text(encoding="utf-8") == ledger(FIRST)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (["1.9", "5"], "error[MSS401]: the list has no item 1.9"),
        (["x", "5"], "error[MSS111]: item: x is not an item id"),
        (["1.1", "5"], "error[MSS402]: item 1.1 has 2 targets, and the entry doesn't say which (write target: "),
        (["1.1", "5", "--target", "公園"], "error[MSS402]: item 1.1 has no target 公園 (write target: 新增學位 or "),
        (["1.2", "5", "--date", "2999-01-01"], "error[MSS404]: 2999-01-01 is in the future"),
        (["1.2", "2"], "error[MSS405]: 2 is less than the 3 reported on 2023-05-31"),
        (["1.2", "5", "--by", "市教育局"], "error[MSS406]: 市教育局 neither leads nor supports item 1.2"),
        (["1.2", "done"], "error[MSS408]: item 1.2 has targets with quantities"),
        (["1.4", "5"], "error[MSS408]: item 1.4 has no quantity to count"),
        (["1.2", "5", "--note", "\x1b[31m"], "error[MSS105]: note holds the invisible character U+001B"),
    ],
)
def test_what_the_rules_refuse_is_not_written(path: Path, wrong: list[str], said: str) -> None:
    arguments = wrong if "--date" in wrong else [*wrong, "--date", "2023-06-30"]
    answer = ask("record", *arguments, cwd=path.parents[1])
    refused(answer, said, "\nmsss: not recorded, nothing was changed\n")
    assert answer.err.startswith("data/progress_2023.yaml:5:")  # the line that the entry would be on
    assert path.read_text(encoding="utf-8") == ledger(FIRST)


def test_a_ledger_that_is_not_valid_is_left_alone(path: Path) -> None:
    path.write_text(ledger('{item: "1.9", date: 2023-05-31, value: 3}'), encoding="utf-8")
    refused(ask(*PARKS, cwd=path.parents[1]), "data/progress_2023.yaml:4:12: error[MSS401]")
    assert "nothing was changed" not in ask(*PARKS, cwd=path.parents[1]).err


def test_a_list_that_is_not_valid(path: Path) -> None:
    path.with_name("responsibility_list_2023.yaml").write_text("title: [", encoding="utf-8")
    refused(ask(*PARKS, cwd=path.parents[1]), "error[MSS002]")


def test_a_dry_run_shows_the_difference_and_writes_nothing(path: Path) -> None:
    for before in (ledger(FIRST), ledger(FIRST).rstrip("\n")):
        path.write_text(before, encoding="utf-8")
        answer = ask(*PARKS, "--dry-run", cwd=path.parents[1])
        assert (answer.code, answer.err) == (0, "")
        assert path.read_text(encoding="utf-8") == before
        lines = answer.out.splitlines()
        assert lines[:2] == ["--- data/progress_2023.yaml", "+++ data/progress_2023.yaml"]
        assert lines[-1 if before.endswith("\n") else -2] == f"+{NEW.rstrip()}"
        assert ("\\ No newline at end of file" in lines) != before.endswith("\n")
    path.unlink()
    answer = ask(*PARKS, "--dry-run", cwd=path.parents[1])
    assert answer.out.startswith("--- /dev/null\n+++ data/progress_2023.yaml\n@@ -0,0 +1,6 @@\n+# ")
    assert names(path) == ["responsibility_list_2023.yaml"]


def test_a_dry_run_of_what_is_refused(path: Path) -> None:
    refused(ask("record", "1.9", "5", "--dry-run", cwd=path.parents[1]), "MSS401", "nothing was changed")


def test_another_ledger(path: Path) -> None:
    other = path.with_name("other.yaml")
    assert ask(*PARKS, "--ledger", other, cwd=path.parents[1]).code == 0
    assert path.read_text(encoding="utf-8") == ledger(FIRST)
    assert len(read(other.read_bytes()).entries) == 1


def test_the_list_that_ships_has_no_ledger_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is that of the checkout that the tests run from, as in an editable install, or that of a copy of it."""
    copy = tmp_path / "clone" / "data" / "responsibility_list_2022.yaml"
    copy.parent.mkdir(parents=True)
    copy.write_bytes(naming.shipped().read_bytes())
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.setattr(naming, "shipped", lambda: copy)
    for named in ([], ["-f", copy]):
        answer = ask("record", "1.2", "5", "--date", "2022-06-30", *named, cwd=elsewhere)
        assert (answer.code, answer.out) == (2, "")
        assert "There is no list of your own here, and the one that ships with msss is not for reports" in answer.err
        assert "as data/responsibility_list_2022.yaml, or name it with -f" in answer.err
    assert names(copy) == ["responsibility_list_2022.yaml"]
    # whoever works in the checkout has its list for a list of their own, and a ledger can be named from anywhere
    assert ask("record", "1.2", "5", "--date", "2022-06-30", cwd=copy.parents[1]).code == 0
    assert names(copy) == ["progress_2022.yaml", "responsibility_list_2022.yaml"]
    ledger_path = elsewhere / "ledger.yaml"
    assert ask("record", "1.2", "5", "--date", "2022-06-30", "--ledger", ledger_path, cwd=elsewhere).code == 0
    assert ledger_path.exists()


# --- what is more likely a slip


def test_far_beyond_the_target_has_to_be_meant(path: Path) -> None:
    far = ["record", "1.2", "99999", "--date", "2023-06-30"]
    refused(
        ask(*far, cwd=path.parents[1]),
        "msss: 1.2 新增公園: 99,999 個 is more than 150 % of the 10 個 that were promised.",
        "if it is right, add --yes\nmsss: not recorded, nothing was changed\n",
    )
    refused(ask(*far, "--dry-run", cwd=path.parents[1]), "add --yes")
    assert path.read_text(encoding="utf-8") == ledger(FIRST)
    assert ask(*far, "--yes", cwd=path.parents[1]).code == 0
    assert "value: 99999" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["1.2", "15"], 0),  # 150 % of 10
        (["1.2", "15.1"], 1),
        (["1.3", "1"], 0),  # at most 30 minutes: less is better
        (["1.3", "99999"], 0),  # and more is a level that isn't met
        (["1.4", "100%"], 0),
    ],
)
def test_how_far_is_far(path: Path, arguments: list[str], code: int) -> None:
    assert ask("record", *arguments, "--date", "2023-06-30", cwd=path.parents[1]).code == code


def test_the_same_report_twice_changes_nothing(path: Path) -> None:
    said = [*PARKS, "--by", "市園文局", "--note", "示例"]
    assert ask(*said, cwd=path.parents[1]).code == 0
    once = path.read_bytes()
    again = ["record", "1.2", "５個", "--target", "公園", *said[3:]]
    for answer in (ask(*said, cwd=path.parents[1]), ask(*again, cwd=path.parents[1])):
        assert (answer.code, answer.out) == (0, "")
        assert answer.err == (
            "msss: data/progress_2023.yaml has this report already: 1.2 新增公園 5 個, 2023-06-30."
            " Nothing was changed\n"
        )
    dry = ask(*said, "--dry-run", cwd=path.parents[1])
    assert (dry.code, dry.out) == (0, "")
    assert path.read_bytes() == once
    assert ask(*said, "--source", "示例〔2023〕1號", cwd=path.parents[1]).code == 0
    assert path.read_bytes() != once


def test_what_was_corrected_can_be_reported_again(path: Path) -> None:
    correction = ["record", "1.2", "4", "--date", "2023-06-30", "--correction"]
    for arguments in (PARKS, correction, PARKS):
        assert "recorded in" in ask(*arguments, cwd=path.parents[1]).err
    assert len(read(path.read_bytes()).entries) == 4


def test_a_late_report_above_a_later_one_is_explained(path: Path) -> None:
    late = ["record", "1.2", "4", "--date", "2023-04-30"]
    refused(
        ask(*late, cwd=path.parents[1]),
        "msss: 4 個 on 2023-04-30 is more than the 3 個 reported on 2023-05-31 (data/progress_2023.yaml:4)",
        "Report no more than that for 2023-04-30; if the later report is wrong, correct that one instead",
    )
    assert path.read_text(encoding="utf-8") == ledger(FIRST)
    answer = ask("record", "1.2", "3", "--date", "2023-04-30", cwd=path.parents[1])
    assert answer.code == 0
    *_, counts, put_in = answer.err.splitlines()
    assert counts == "msss: 1.2: a later report counts instead, 3 個 on 2023-05-31"
    assert put_in.startswith("msss: 1.2: the report was added before later entries. If those are committed already, ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["1.2", "3"], "1.2: 3 → 3 個 (0), 30 % of 10, behind as before on 2023-07-31"),
        (["1.2", "2", "--correction"], "1.2: 3 → 2 個 (-1), 20 % of 10, behind as before on 2023-07-31"),
        (["1.2", "10"], "1.2: 3 → 10 個 (+7), 100 % of 10, behind → done early on 2023-07-31"),
        (
            ["1.1", "3萬", "--target", "學位"],
            "1.1: 30,000 個 (the first report), 50 % of 60,000, not reported → on schedule",
        ),
        (["1.3", "40"], "1.3: 40 分鐘 (the first report), at most 30, not reported → not met on 2023-07-31"),
        (["1.4", "60%"], "1.4: 60% (the first report), not reported → ahead on 2023-07-31"),
        (["1.4", "done"], "1.4: done (the first report), not reported → done early on 2023-07-31"),
    ],
)
def test_it_says_what_it_changed(path: Path, arguments: list[str], said: str) -> None:
    answer = ask("record", *arguments, "--date", "2023-07-31", cwd=path.parents[1])
    assert answer.code == 0
    assert f"msss: {said}" in answer.err.splitlines()[-1]


def test_it_says_what_it_changed_of_an_item_without_targets(path: Path) -> None:
    for value, said in (
        ("30%", "30% (the first report)"),
        ("50%", "30% → 50% (+20 points)"),
        ("done", "50% → done (+50 points)"),
    ):
        assert f"1.4: {said}, " in ask("record", "1.4", value, "--date", "2023-07-31", cwd=path.parents[1]).err


# --- who reports


def test_another_unit_is_told_that_a_value_is_the_whole_targets(path: Path) -> None:
    first = ["record", "1.1", "20", "--target", "學校", "--date", "2023-05-31", "--by", "東區政府"]
    assert "whole" not in ask(*first, cwd=path.parents[1]).err
    second = ["record", "1.1", "35", "--target", "學校", "--date", "2023-06-30", "--by", "西區政府"]
    warning = (
        "msss: 1.1 新建學校 was last reported by 東區政府 (20 所, 2023-05-31), and now by 西區政府: a value is the total"
        " of all units for the whole target. If 35 所 is only the part of 西區政府, report the total of all units, with"
        " --correction if it is less\n"
    )
    for more in (["--dry-run"], []):
        answer = ask(*second, *more, cwd=path.parents[1])
        assert answer.code == 0
        assert warning in answer.err
    assert "by: 西區政府" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "second",
    [
        ["35", "--target", "學校", "--by", "東區政府"],  # the same unit
        ["35", "--target", "學校"],  # it isn't said who
        ["35", "--target", "學位", "--by", "西區政府"],  # another target
    ],
)
def test_nothing_is_said_of_units_where_nothing_is_amiss(path: Path, second: list[str]) -> None:
    ask("record", "1.1", "20", "--target", "學校", "--date", "2023-05-31", "--by", "東區政府", cwd=path.parents[1])
    assert "whole" not in ask("record", "1.1", *second, "--date", "2023-06-30", cwd=path.parents[1]).err


# --- values as people type them


@pytest.mark.parametrize("typed", ["5個", "5 个", "５個", "0.0005萬個"])
def test_a_value_with_its_measure(path: Path, typed: str) -> None:
    assert ask("record", "1.2", typed, "--date", "2023-06-30", cwd=path.parents[1]).code == 0
    assert path.read_text(encoding="utf-8") == ledger(FIRST) + NEW


def test_a_value_in_a_measure_of_ten_thousand(tmp_path: Path) -> None:
    item = '{id: "1.1", name: 投入500萬元, lead: 示例, due: 年底, targets: [{content: 投入, quantity: 500, measure: 萬元}]}'
    write_list(tmp_path / "data" / "responsibility_list_2023.yaml", item, year=2023)
    for typed, value in (("150萬元", 150), ("2000000元", 200), ("250", 250)):
        assert ask("record", "1.1", typed, "--date", "2023-06-30", cwd=tmp_path).code == 0
        assert f"value: {value}}}" in (tmp_path / "data" / "progress_2023.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["1.2", "5處"], "1.2 新增公園 is counted in 個, not in 處: write 5個, if that is the total done so far"),
        (["1.2", "5萬處"], "is counted in 個, not in 處"),
        (["1.1", "5所", "--target", "學位"], "1.1 新增學位 is counted in 個, not in 所"),
        (["1.2", "-5"], "-5 is a change, and a value is all that was done so far, which is never less than 0."),
        (["1.2", "-5個", "--note", "x"], "-5個 is a change, and a value is all that was done so far"),
        (["1.2", "－5"], "－5 is a change"),
        (["1.2", "−5"], "−5 is a change"),
        (["1.2", "+5"], "+5 is a change"),
        (["1.2", "--nope", "5"], "No such option '--nope'"),
        (["1.2", "-x", "5"], "No such option '-x'"),
    ],
)
def test_what_a_value_is_not(path: Path, arguments: list[str], said: str) -> None:
    answer = ask("record", *arguments, cwd=path.parents[1])
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert path.read_text(encoding="utf-8") == ledger(FIRST)


def test_a_value_with_a_measure_where_the_rules_know_better(path: Path) -> None:
    refused(
        ask("record", "1.1", "5個", "--date", "2023-06-30", cwd=path.parents[1]),
        "error[MSS402]: item 1.1 has 2 targets",
    )
    refused(ask("record", "1.4", "5個", "--date", "2023-06-30", cwd=path.parents[1]), "error[MSS408]")


# --- how it is written


@needs_permissions
def test_the_mode_and_a_link_stay(path: Path) -> None:
    real = path.parent / "kept" / "ledger.yaml"
    real.parent.mkdir()
    path.rename(real)
    real.chmod(0o640)
    link(path, "kept/ledger.yaml")
    assert ask(*PARKS, cwd=path.parents[1]).code == 0
    assert path.is_symlink()
    assert real.read_text(encoding="utf-8") == ledger(FIRST) + NEW
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert names(real) == ["ledger.yaml"]


@pytest.mark.skipif(not IS_ROOT, reason="only root can give files away")
def test_the_owner_stays(path: Path) -> None:
    os.chown(path, 12345, 12346)
    assert ask(*PARKS, cwd=path.parents[1]).code == 0
    assert (path.stat().st_uid, path.stat().st_gid) == (12345, 12346)


def test_what_a_writer_that_was_killed_left_behind_is_cleared_away(path: Path) -> None:
    path.with_name(".progress_2023.yaml.tmp").write_text("half a led", encoding="utf-8")
    assert ask(*PARKS, cwd=path.parents[1]).code == 0
    assert names(path) == ["progress_2023.yaml", "responsibility_list_2023.yaml"]


def test_what_an_editor_saves_meanwhile_is_not_lost(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saved = ledger(FIRST) + "# saved meanwhile\n"
    fsync = os.fsync

    def save(descriptor: int) -> None:
        if "saved" not in path.read_text(encoding="utf-8"):
            path.write_text(saved, encoding="utf-8")
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", save)
    assert ask(*PARKS, cwd=path.parents[1]).code == 0
    assert path.read_text(encoding="utf-8") == ledger(FIRST) + NEW + "# saved meanwhile\n"


@needs_permissions
def test_it_is_on_the_disk_before_it_takes_the_name(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: done.append(stat.S_IFMT(os.fstat(descriptor).st_mode)))
    replace = os.replace

    def watched(old: Path, new: Path) -> None:
        done.append(0)
        replace(old, new)

    monkeypatch.setattr(os, "replace", watched)
    assert ask(*PARKS, cwd=path.parents[1]).code == 0
    assert done == [stat.S_IFREG, 0, stat.S_IFDIR]


@pytest.mark.parametrize("step", ["open", "fsync", "replace", "fchmod"])
def test_when_writing_fails_the_file_is_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    if step == "fchmod" and not hasattr(os, "fchown"):
        pytest.skip("files have no mode here")
    real = getattr(os, step)

    def fail(*arguments: Any, **named: Any) -> Any:
        if step == "open" and not str(arguments[0]).endswith(".tmp"):
            return real(*arguments, **named)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, step, fail)
    answer = ask(*PARKS, cwd=path.parents[1])
    line = "msss: data/progress_2023.yaml: can't be written: No space left on device; nothing was changed\n"
    assert (answer.code, answer.out, answer.err) == (1, "", line)
    monkeypatch.undo()
    assert path.read_text(encoding="utf-8") == ledger(FIRST)
    assert names(path) == ["progress_2023.yaml", "responsibility_list_2023.yaml"]


def test_a_file_that_may_not_grow(path: Path) -> None:
    resource = pytest.importorskip("resource", reason="no limit can be set here")
    before = ledger(FIRST) + "# a long comment\n" * 100
    path.write_text(before, encoding="utf-8")
    command = [sys.executable, "-m", "msss", *PARKS]
    done = subprocess.run(
        command,
        cwd=path.parents[1],
        env=environment_of(),
        capture_output=True,
        encoding="utf-8",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)),
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "msss: data/progress_2023.yaml: can't be written: File too large; nothing was changed\n" in done.stderr
    assert path.read_text(encoding="utf-8") == before
    assert names(path) == ["progress_2023.yaml", "responsibility_list_2023.yaml"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KB, where one may be mounted."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "msss-test", str(folder)]
    try:
        mounted = subprocess.run(command, capture_output=True).returncode == 0
    except FileNotFoundError:
        mounted = False
    if not mounted:
        pytest.skip("no disk can be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk(small_disk: Path) -> None:
    path = write(small_disk, FIRST)
    with contextlib.suppress(OSError), (small_disk / "filler").open("wb", buffering=0) as filler:
        while filler.write(b"x" * 1024):
            pass
    answer = run(*PARKS, "-f", path.with_name("responsibility_list_2023.yaml"))
    refused(answer, "progress_2023.yaml: can't be written: No space left on device; nothing was changed\n")
    assert path.read_text(encoding="utf-8") == ledger(FIRST)
    assert names(path) == ["filler", "progress_2023.yaml", "responsibility_list_2023.yaml"]
    (small_disk / "filler").unlink()
    assert run(*PARKS, "-f", path.with_name("responsibility_list_2023.yaml")).code == 0


def as_nobody(*arguments: object, cwd: Path) -> Answer:
    """Run msss as somebody who owns nothing; as whoever runs this, if that isn't root."""
    prefix = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if IS_ROOT else []
    command = [*prefix, sys.executable, "-m", "msss", *map(str, arguments)]
    try:
        done = subprocess.run(command, cwd=cwd, env=environment_of(), capture_output=True, encoding="utf-8", timeout=60)
    except FileNotFoundError:
        pytest.skip("nobody else to run it as")
    # Their Python, its library or its packages may stand where nobody else may look.
    if done.returncode in (126, 127) or "No module named" in done.stderr or "Permission denied: '/" in done.stderr:
        pytest.skip("nobody else can run it here")
    return Answer(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def open_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder that everybody can come to."""
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        yield folder
        for one in [*folder.rglob("*"), folder]:
            one.chmod(0o777)


@needs_permissions
def test_a_read_only_folder(open_folder: Path) -> None:
    path = write(open_folder / "data", FIRST)
    path.chmod(0o666)
    path.parent.chmod(0o555)
    answer = as_nobody(*PARKS, cwd=open_folder)
    refused(answer, "msss: data/progress_2023.yaml: can't be written: Permission denied; nothing was changed\n")
    assert path.read_text(encoding="utf-8") == ledger(FIRST)
    assert names(path) == ["progress_2023.yaml", "responsibility_list_2023.yaml"]


@needs_permissions
def test_a_folder_that_can_be_written_and_not_read(open_folder: Path) -> None:
    path = write(open_folder / "data", FIRST)
    path.chmod(0o666)
    path.parent.chmod(0o333)
    answer = as_nobody(*PARKS, "-f", "data/responsibility_list_2023.yaml", cwd=open_folder)
    assert answer.code == 0, answer.err
    assert path.read_text(encoding="utf-8") == ledger(FIRST) + NEW


@needs_permissions
def test_a_read_only_file(open_folder: Path) -> None:
    path = write(open_folder / "data", FIRST)
    path.parent.chmod(0o777)
    path.chmod(0o444)
    answer = as_nobody(*PARKS, cwd=open_folder)
    refused(answer, "msss: data/progress_2023.yaml: can't be written: no permission to write it; nothing was changed\n")
    assert path.read_text(encoding="utf-8") == ledger(FIRST)


def test_no_folder(path: Path) -> None:
    answer = ask(*PARKS, "--ledger", "nowhere/ledger.yaml", cwd=path.parents[1])
    refused(answer, "msss: nowhere/ledger.yaml: can't be written: there is no such folder\n")


# --- one at a time


@contextlib.contextmanager
def folder_locked(folder: Path) -> Iterator[None]:
    import fcntl

    descriptor = os.open(folder, os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    try:
        yield
    finally:
        os.close(descriptor)


@needs_flock
def test_a_lock_that_is_held_too_long(path: Path) -> None:
    with folder_locked(path.parent):
        started = time.monotonic()
        answer = ask(*PARKS, "--wait", "0.2", cwd=path.parents[1])
        took = time.monotonic() - started
    line = "msss: data/progress_2023.yaml: another program has been writing here for 0.2 seconds; nothing was changed\n"
    assert (answer.code, answer.out, answer.err) == (1, "", line)
    assert 0.2 <= took < 5
    assert path.read_text(encoding="utf-8") == ledger(FIRST)
    assert names(path) == ["progress_2023.yaml", "responsibility_list_2023.yaml"]
    assert ask(*PARKS, "--wait", "0", cwd=path.parents[1]).code == 0


@needs_flock
def test_a_lock_that_is_given_back_in_time(path: Path) -> None:
    with contextlib.ExitStack() as lock:
        lock.enter_context(folder_locked(path.parent))
        threading.Timer(0.3, lock.pop_all().close).start()
        assert ask(*PARKS, "--wait", "20", cwd=path.parents[1]).code == 0


@pytest.fixture
def by_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that can't be locked, as on some network drives; the file that takes the lock's place."""

    def cannot(descriptor: int, operation: int) -> None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))

    fcntl = pytest.importorskip("fcntl", reason="no folder can be locked here")
    monkeypatch.setattr(fcntl, "flock", cannot)
    return path.with_name(".progress_2023.yaml.lock")


def test_where_folders_cannot_be_locked_a_file_says_who_writes(path: Path, by_file: Path) -> None:
    assert ask(*PARKS, cwd=path.parents[1]).code == 0
    assert path.read_text(encoding="utf-8") == ledger(FIRST) + NEW
    by_file.write_text(f"{os.getpid()} {socket.gethostname()}\n", encoding="utf-8")
    answer = ask(*PARKS, "--wait", "0.1", cwd=path.parents[1])
    refused(answer, f"process {os.getpid()} on {socket.gethostname()} has been writing here for 0.1 seconds")
    by_file.write_text("1 elsewhere\n", encoding="utf-8")
    refused(ask(*PARKS, "--wait", "0", cwd=path.parents[1]), "process 1 on elsewhere has been writing here")
    by_file.write_text("", encoding="utf-8")  # it was made this moment
    refused(ask(*PARKS, "--wait", "0", cwd=path.parents[1]), "another program has been writing here")
    assert by_file.exists()


def test_windows_has_no_fcntl(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fcntl", None)
    monkeypatch.delattr(os, "fchown", raising=False)
    lock = path.with_name(".progress_2023.yaml.lock")
    lock.write_text("1 elsewhere\n", encoding="utf-8")
    refused(ask(*PARKS, "--wait", "0", cwd=path.parents[1]), "process 1 on elsewhere has been writing here")
    lock.unlink()
    assert ask(*PARKS, cwd=path.parents[1]).code == 0
    assert names(path) == ["progress_2023.yaml", "responsibility_list_2023.yaml"]


def test_a_file_that_was_left_behind_says_so(path: Path, by_file: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    by_file.write_text(f"{ended.pid} {socket.gethostname()}\n", encoding="utf-8")
    answer = ask(*PARKS, cwd=path.parents[1])
    refused(answer, f"data/.progress_2023.yaml.lock was left behind by process {ended.pid} on ", "has ended: remove it")
    by_file.unlink()
    assert ask(*PARKS, cwd=path.parents[1]).code == 0
    assert not by_file.exists()


def test_many_threads_with_the_file(path: Path, by_file: Path) -> None:
    entries = [Entry("1.2", date(2023, 6, 30), value=Value(Decimal(5)), note=f"no. {number}") for number in range(30)]
    threads = [threading.Thread(target=record, args=(path, entry, LIST, TODAY)) for entry in entries]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {entry.note for entry in read(path.read_bytes()).entries[1:]} == {entry.note for entry in entries}


def test_a_lock_file_that_cannot_be_written_is_taken_away(path: Path, by_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    def fail(descriptor: int, content: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "write", fail)
    with pytest.raises(writing.WriteError, match="No space left"):
        writing.update(path, lambda content: content or b"", 1000)
    assert not by_file.exists()


def test_a_ledger_that_is_deleted_meanwhile_is_said_to_be_gone(path: Path) -> None:
    def change(content: bytes | None) -> bytes:
        path.unlink()
        return b"new"

    with pytest.raises(writing.WriteError) as caught:
        writing.update(path, change, 1000)
    assert str(caught.value).endswith("was deleted while it was being changed; nothing was written")
    assert names(path) == ["responsibility_list_2023.yaml"]


@pytest.mark.parametrize("is_there", [True, False], ids=["old", "new"])
def test_a_folder_that_is_deleted_meanwhile_is_said_to_be_gone(path: Path, is_there: bool) -> None:
    if not is_there:
        path.unlink()

    def change(content: bytes | None) -> bytes:
        shutil.rmtree(path.parent)
        return b"new"

    with pytest.raises(writing.WriteError, match="deleted") as caught:
        writing.update(path, change, 1000)
    assert "permission" not in str(caught.value)
    assert not path.parent.exists()


def test_fifty_at_once_leave_fifty_entries(path: Path) -> None:
    command = [sys.executable, "-m", "msss", "record", "1.2", "5", "--date", "2023-06-30", "--wait", "60", "--note"]
    started = [
        subprocess.Popen([*command, f"no. {number}"], cwd=path.parents[1], env=environment_of(), stderr=subprocess.PIPE)
        for number in range(50)
    ]
    answers = [(process.communicate(timeout=120)[1], process.returncode) for process in started]
    assert [code for _, code in answers] == [0] * 50, answers
    entries = read(path.read_bytes()).entries
    assert sorted(entry.note or "" for entry in entries[1:]) == sorted(f"no. {number}" for number in range(50))
    assert names(path) == ["progress_2023.yaml", "responsibility_list_2023.yaml"]


# A process that records without end; it is killed at any moment. Each entry says how many there were.
RECORDER = """
import sys
from pathlib import Path
from ledgers import LIST, TODAY
from datetime import date
from decimal import Decimal
from msss.ledger.model import Entry
from msss.values.quantity import Value
from msss.ledger.record import record
print("ready", flush=True)
number = int(sys.argv[2])
while True:
    record(Path(sys.argv[1]), Entry("1.2", date(2023, 6, 30), value=Value(Decimal(number)), note="x" * 500), LIST, TODAY, is_meant=True)
    number += 1
    print(number, flush=True)
"""


def test_killed_at_any_moment_the_file_is_the_old_one_or_the_new_one(path: Path) -> None:
    chance = random.Random(4)
    path.write_text(ledger(FIRST) + "# " + "x" * 100_000 + "\n", encoding="utf-8")
    recorded = 3
    for _ in range(25):
        process = subprocess.Popen(
            [sys.executable, "-c", RECORDER, str(path), str(recorded + 1)],
            env=environment_of(PYTHONPATH=str(Path(__file__).parent)),
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        # However slow the machine is at this moment: one is recorded, and the end comes somewhere in the next two.
        began = time.monotonic()
        assert process.stdout.readline() == f"{recorded + 2}\n"
        time.sleep(chance.random() * 2 * (time.monotonic() - began))
        process.kill()
        said = process.stdout.read().split()  # not communicate(), which passes over the lines that readline() took in
        process.wait(timeout=60)
        process.stdout.close()
        content = path.read_bytes()
        values = [int(entry.value.amount) for entry in read(content).entries if entry.value]
        # Every entry that it said was recorded is there, and at most the one that it was at besides.
        told = int(said[-1]) - 1 if said else recorded + 1
        assert values == list(range(3, values[-1] + 1))
        assert values[-1] in (told, told + 1)
        assert content.count(b"# x") == 1
        assert set(names(path)) <= {"progress_2023.yaml", "responsibility_list_2023.yaml", ".progress_2023.yaml.tmp"}
        recorded = values[-1]
