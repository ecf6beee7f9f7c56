"""What the library offers of validate and diff: which files are checked with what, and two files compared."""

from __future__ import annotations

from pathlib import Path

import pytest
from lists import ITEM, write_list

from msss.baseline.differences import NotOfOneKindError, RecordsCompared, compare_files
from msss.responsibilities.compare import Comparison, TwoYears
from msss.validation.checking import Checked
from msss.validation.plan import CannotCheckError, check, files_to_check, with_codes

WEAKER = ITEM.replace("6月底", "7月底")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return write_list(tmp_path / "old.yaml", ITEM)


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return write_list(tmp_path / "lists" / "new.yaml", WEAKER)


def codes(checked: list[Checked]) -> list[list[str]]:
    return [[diagnostic.code for diagnostic in one.diagnostics] for one in checked]


def test_a_file_is_the_baseline_of_the_only_one_of_its_kind(old: Path, new: Path) -> None:
    files = files_to_check([new.parent], old)
    assert files == [new]
    assert codes(list(check(files, [new.parent], baseline=old))) == [["MSS303"]]


def test_a_file_is_the_baseline_of_no_two(old: Path, new: Path) -> None:
    files = files_to_check([new, write_list(new.parent / "other.yaml", ITEM)], old)
    with pytest.raises(CannotCheckError) as caught:
        check(files, baseline=old)
    assert str(caught.value) == f"--against {old} is for one list, but 2 are to be checked: name one"


def test_a_list_is_named_for_files_that_belong_to_one(old: Path, new: Path) -> None:
    with pytest.raises(CannotCheckError, match="is for ledgers and evaluations, and none of them is to be checked"):
        check([new], list_path=old)


def test_only_the_codes_that_are_asked_for_are_kept(old: Path, new: Path) -> None:
    checked = list(check([new], baseline=old))
    assert codes(list(with_codes(checked, ("MSS30",), ()))) == [["MSS303"]]
    assert codes(list(with_codes(checked, ("MSS30",), ("MSS303",)))) == [[]]
    assert codes(list(with_codes(checked, ("MSS2",), ()))) == [[]]


def test_two_versions_of_a_list_are_compared(old: Path, new: Path) -> None:
    found = compare_files(old, new)
    assert isinstance(found, Comparison)
    assert [(change.field, change.code, change.amended) for change in found.changes] == [("due", "MSS303", False)]
    assert found.is_worse


def test_a_change_that_was_voted_again_is_settled_and_weaker_all_the_same(old: Path, new: Path) -> None:
    vote = "amendments:\n  - {item: '1.1', document: 示例〔2023〕2號, date: 2023-05-01, reason: 疫情}\n"
    found = compare_files(old, write_list(new, WEAKER, units=vote))
    assert isinstance(found, Comparison)
    assert [amendment.of for amendment in found.amendments] == ["1.1"]
    assert list(found.unsettled) == []
    assert found.is_worse


def test_lists_of_two_years_are_two_promises(old: Path, new: Path) -> None:
    found = compare_files(old, write_list(new, WEAKER, year=2024))
    assert isinstance(found, TwoYears)
    assert [(found.old.year, found.new.year), len(found.promises)] == [(2023, 2024), 1]
    assert not found.is_worse
    assert not found.are_of_two_governments


def test_ledgers_are_compared_entry_by_entry(tmp_path: Path) -> None:
    ledgers = [tmp_path / name / "progress_2023.yaml" for name in ("old", "new")]
    for path, value in zip(ledgers, (1, 2), strict=True):
        path.parent.mkdir()
        path.write_text(f"year: 2023\nentries:\n  - {{item: '1.1', date: 2023-05-01, value: {value}}}\n")
    found = compare_files(*ledgers)
    assert isinstance(found, RecordsCompared)
    assert [change.code for change in found.changes] == ["MSS322"]
    assert found.is_worse


def test_files_of_two_kinds_are_not_compared(tmp_path: Path, new: Path) -> None:
    ledger = tmp_path / "progress_2023.yaml"
    ledger.write_text("year: 2023\nentries: []\n")
    with pytest.raises(NotOfOneKindError) as caught:
        compare_files(ledger, new)
    assert str(caught.value) == (
        f"{ledger} (ledger) and {new} (list) are different kinds of files: compare two of the same kind"
    )
