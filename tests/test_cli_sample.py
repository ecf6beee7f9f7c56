"""`msss sample`: what is drawn to be inspected can be drawn again by anybody. All figures are made up."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from pathlib import Path

import pytest
from ledgers import write
from running import ROOT, ask, run

from msss.ledger.sampling import hashed

LEDGER = ["--ledger", ROOT / "examples" / "progress_2022.yaml", "--as-of", "2022-09-30"]


def drawn(*arguments: object, seed: int = 7) -> list[str]:
    """The keys of a draw from the list that ships with msss, each once."""
    answer = ask("sample", "--seed", seed, *arguments, *LEDGER, "--format", "json")
    assert answer.code == 0, answer.err
    return list(dict.fromkeys(one["key"] for one in answer.data))


def test_a_draw_is_the_same_everywhere_and_for_good() -> None:
    """If this fails, draws that were made in public can't be repeated any more."""
    assert hashed(7, "1.1") == "55cf2cfa4bb50a858d4d146c88e55208505fd61bb8ebb8d37751e24d6b098b4c"
    assert drawn() == ["8.1", "4.1", "9.2", "10.1", "7.3"]
    assert drawn("--of", "targets") == ["6.2/3", "5.2/1", "1.1/1", "2.1/1", "3.1/2"]
    assert drawn("--of", "units", "--count", 2) == ["市體育局", "市農業農村局"]


def test_it_can_be_worked_out_by_hand() -> None:
    """The first of each project by the SHA-256 of seed and id; of ten drawn, each project has one."""
    ids = [one["id"] for one in ask("list", "--format", "json").data]
    by_hash = sorted(ids, key=lambda key: sha256(f"7:{key}".encode()).hexdigest())
    first: dict[str, str] = {}
    for key in by_hash:
        first.setdefault(key.partition(".")[0], key)
    assert drawn("--count", 10) == list(first.values())


def test_a_longer_draw_begins_with_the_shorter() -> None:
    for of in ("items", "targets", "units"):
        assert drawn("--of", of, "--count", 12)[:4] == drawn("--of", of, "--count", 4)


def test_all_are_drawn_in_the_end() -> None:
    assert sorted(drawn("--count", 99)) == sorted(one["id"] for one in ask("list", "--format", "json").data)
    assert len(drawn("--of", "targets", "--count", 99)) == 34
    said = ask("sample", "--seed", 1, "--count", 99, "--of", "units", *LEDGER).err
    assert "msss: drawn with seed 1: 14 of 14 lead units\n" in said


def test_every_item_has_its_chance() -> None:
    """Of 60 seeds, every item of a project is drawn first in some."""
    first = Counter(drawn("--count", 1, "--project", 7, seed=seed)[0] for seed in range(60))
    assert set(first) == {"7.1", "7.2", "7.3"}
    assert min(first.values()) > 8


def test_an_items_targets_come_with_it() -> None:
    answer = ask("sample", "--seed", 7, "--count", 1, "--project", 1, *LEDGER, "--format", "json").data
    assert {one["number"] for one in answer} == {1}
    assert len({one["id"] for one in answer}) == 1


@pytest.mark.parametrize("arguments", [["--of", "units"], ["--of", "targets"], []])
def test_the_script_changes_nothing(arguments: list[str]) -> None:
    asked = ["sample", "--seed", 7, *arguments, *LEDGER, "--format", "json", "--script"]
    assert [[one["id"] for one in ask(*asked, script).data] for script in ("hans", "hant")] == [
        [one["id"] for one in ask(*asked, "as-is").data]
    ] * 2


def test_only_what_is_asked_is_drawn() -> None:
    answer = ask(
        "sample", "--seed", 7, "--count", 9, "--status", "滯後", "--unit", "市住保房管局", *LEDGER, "--format", "json"
    )
    assert {one["status"] for one in answer.data} == {"behind"}
    assert {one["id"] for one in answer.data} == {"2.1", "7.3"}
    nothing = ask("sample", "--seed", 7, "--status", "overdue", *LEDGER)
    assert (nothing.code, nothing.out) == (0, "")


def test_the_rows_say_who_leads_by_when_and_what_was_reported(tmp_path: Path) -> None:
    write(tmp_path / "data", '{item: "1.2", date: 2023-06-30, value: 8}')
    answer = ask("sample", "--seed", 1, "--search", "公園", "--as-of", "2023-07-01", cwd=tmp_path)
    assert answer.rows == [["1", "1.2", "新增公園", "市園文局", "11月底", "8", "10", "個", "80%", "ahead"]]
    assert answer.err.splitlines()[0] == "msss: drawn with seed 1: 1 of 1 items"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ([], "Missing option '--seed'"),
        (["--seed", "x"], "'x' is not a valid integer"),
        (["--seed", "-1"], "-1 is not in the range x>=0"),
        (["--seed", "1", "--count", "0"], "0 is not in the range x>=1"),
        (["--seed", "1", "-f", "data", "-f", "more"], "A draw is of one list, and there are 2"),
    ],
)
def test_wrong_usage(tmp_path: Path, wrong: list[str], said: str) -> None:
    write(tmp_path / "data")
    write(tmp_path / "more", year=2024)
    answer = ask("sample", *wrong, cwd=tmp_path)
    assert answer.code == 2
    assert said in answer.err


def test_other_commands_load_nothing_of_it() -> None:
    answer = run("progress", *LEDGER, PYTHONPROFILEIMPORTTIME="1")
    assert "msss.ledger.progress" in answer.err
    assert "sampling" not in answer.err
    assert "msss.ledger.checks" not in answer.err
