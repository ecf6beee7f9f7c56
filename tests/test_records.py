"""Ledgers and evaluations compared with what they were: what was reported and voted stays. All figures are made up."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from git_repository import Repository
from ledgers import ledger, write
from running import Answer, ask

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="no git here")

JUNE = '{item: "1.2", date: 2023-06-30, value: 3, note: 示例報送}'
JULY = '{item: "1.1", target: 新增學位, date: 2023-07-31, value: 450}'
AUGUST = '{item: "1.2", date: 2023-08-31, value: 5, by: 市園文局}'
SEPTEMBER = '{item: "1.1", target: 新建學校, date: 2023-09-30, value: 20}'
ENTRIES = [JUNE, JULY, AUGUST]
EVALUATION = """\
# made up
year: 2023
deputies: 100
votes:
  - {project: 1, satisfied: 20, basically_satisfied: 20, dissatisfied: 60, abstained: 0}
rules:
  criteria:
    - {name: 完成情況, weight: 60, draws_on: completion}
    - name: 督查評分
      weight: 40
      draws_on: manual
      scores: [{project: 1, score: 70}]
  grades: [{name: 優秀, at_least: 90}, {name: 合格, at_least: 0}]
"""
RULES = EVALUATION[: EVALUATION.index("deputies")] + EVALUATION[EVALUATION.index("rules") :]


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A repository with a list, its ledger and its evaluation."""
    made = Repository.create(tmp_path / "repository")
    write(made.folder / "data", "\n".join(ENTRIES))
    evaluation(made).write_text(EVALUATION, encoding="utf-8")
    made.commit()
    return made


def progress(repository: Repository) -> Path:
    return repository.folder / "data" / "progress_2023.yaml"


def evaluation(repository: Repository) -> Path:
    return repository.folder / "data" / "evaluation_2023.yaml"


def put(repository: Repository, *entries: str) -> None:
    progress(repository).write_text(ledger("\n".join(entries)), encoding="utf-8")


def vote(repository: Repository, old: str, new: str, text: str = EVALUATION) -> None:
    assert old in text
    evaluation(repository).write_text(text.replace(old, new), encoding="utf-8")


def validate(repository: Repository, *paths: str, against: str = "git:HEAD") -> Answer:
    return ask("validate", *paths, "--against", against, cwd=repository.folder)


def found(answer: Answer) -> list[str]:
    """Where something of a record is found, and what: progress_2023.yaml:4 MSS321."""
    lines = (line.split(": ", 2) for line in answer.out.splitlines() if "[MSS3" in line)
    return [f"{place.removeprefix('data/').rsplit(':', 1)[0]} {code[-7:-1]}" for place, code, _ in lines]


# --- ledgers

# (the entries now, where something is found, and what)
LEDGERS: dict[str, tuple[list[str], list[str]]] = {
    "nothing changed": (ENTRIES, []),
    "one added": ([*ENTRIES, SEPTEMBER], []),
    "one of the same day added": ([*ENTRIES, SEPTEMBER.replace("09-30", "08-31")], []),
    "a correction added": ([*ENTRIES, AUGUST.replace("value: 5", "value: 4, correction: true")], []),
    "another script and spacing": (
        [JUNE.replace("示例報送", "示例报送"), JULY.replace("新增學位", "新增學位"), AUGUST],
        [],
    ),
    "keys in another order, and the value in other words": (
        [JUNE, '{date: 2023-07-31, value: 450.0, item: "1.1", target: 新增學位}', AUGUST],
        [],
    ),
    "its only target named": ([JUNE.replace("date", "target: 新增公園, date"), JULY, AUGUST], []),
    "a value raised": ([JUNE, JULY.replace("450", "720"), AUGUST], ["progress_2023.yaml:5 MSS322"]),
    "a value raised as a correction": (
        [JUNE, JULY.replace("450", "720, correction: true"), AUGUST],
        ["progress_2023.yaml:5 MSS322"],
    ),
    "a date changed": ([JUNE, JULY.replace("07-31", "07-01"), AUGUST], ["progress_2023.yaml:5 MSS322"]),
    "a reporter changed": ([JUNE, JULY, AUGUST.replace(", by: 市園文局", "")], ["progress_2023.yaml:6 MSS322"]),
    "the first deleted": ([JULY, AUGUST], ["progress_2023.yaml:4 MSS321"]),
    "the second deleted": ([JUNE, AUGUST], ["progress_2023.yaml:5 MSS321"]),
    "the last deleted": ([JUNE, JULY], ["progress_2023.yaml:5 MSS321"]),
    "one deleted and one added": ([JUNE, AUGUST, SEPTEMBER], ["progress_2023.yaml:5 MSS321"]),
    "one put in before": ([JUNE.replace("06-30", "05-31"), *ENTRIES], ["progress_2023.yaml:4 MSS323"]),
    "one of another target put in before": (
        [JUNE, SEPTEMBER.replace("09-30", "07-01"), JULY, AUGUST],
        ["progress_2023.yaml:5 MSS323"],
    ),
    "one put in before as a correction": (
        [JUNE, SEPTEMBER.replace("09-30", "07-01").replace("20}", "20, correction: true, note: 補報}"), JULY, AUGUST],
        [],
    ),
}


@pytest.mark.parametrize("paths", [(), ("data",), ("data/progress_2023.yaml",)], ids=["usual", "folder", "file"])
@pytest.mark.parametrize(("entries", "expected"), LEDGERS.values(), ids=LEDGERS)
def test_a_ledger_is_only_added_to(
    repository: Repository, entries: list[str], expected: list[str], paths: tuple[str, ...]
) -> None:
    put(repository, *entries)
    answer = validate(repository, *paths)
    assert found(answer) == expected
    assert answer.code == (1 if expected else 0)


def test_what_is_said_of_an_entry(repository: Repository) -> None:
    put(repository, JUNE, JULY.replace("450", "720"))
    out = validate(repository, "data/progress_2023.yaml").out
    assert "progress_2023.yaml:5:66: error[MSS322]" in out or "error[MSS322]: an entry of item 1.1 is changed: " in out
    assert "2023-07-31 新增學位 450 → 2023-07-31 新增學位 720" in out
    assert "error[MSS321]: an entry of item 1.2 is removed: 2023-08-31 5 (reported by 市園文局)" in out
    assert "a mistake is corrected by a later entry with correction: true" in out


def test_a_ledger_follows_a_list_that_is_renumbered(repository: Repository) -> None:
    """Two items that change places in the list change ids, in the ledger as well."""
    path = repository.folder / "data" / "responsibility_list_2023.yaml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    parks, waiting = (at for at, line in enumerate(lines) if '"1.2"' in line or '"1.3"' in line)
    lines[parks], lines[waiting] = (lines[waiting].replace('"1.3"', '"1.2"'), lines[parks].replace('"1.2"', '"1.3"'))
    path.write_text("".join(lines), encoding="utf-8")
    put(repository, JUNE.replace("1.2", "1.3"), JULY, AUGUST.replace("1.2", "1.3"))
    assert found(validate(repository)) == []
    put(repository, JUNE.replace("1.2", "1.3"), JULY.replace("450", "720"), AUGUST.replace("1.2", "1.3"))
    assert found(validate(repository)) == ["progress_2023.yaml:5 MSS322"]


def test_entries_of_one_day_keep_their_order(repository: Repository) -> None:
    """The last one counts."""
    second = JUNE.replace("value: 3", "value: 4")
    put(repository, JUNE, second)
    repository.commit()
    put(repository, second.replace("note", "correction: true, note"), JUNE)
    assert "progress_2023.yaml" in "".join(found(validate(repository)))
    put(repository, JUNE, JULY.replace("07-31", "06-30"))
    repository.commit()
    put(repository, JULY.replace("07-31", "06-30"), JUNE)  # of two targets: it makes no difference
    assert found(validate(repository)) == []


def test_comments_and_spaces_are_free(repository: Repository) -> None:
    text = progress(repository).read_text(encoding="utf-8")
    progress(repository).write_text(f"# another\n\n{text.replace(', ', ',   ')}# more\n", encoding="utf-8")
    assert validate(repository).code == 0


@pytest.mark.parametrize("paths", [(), ("data",)])
def test_a_ledger_and_an_evaluation_that_are_gone(repository: Repository, paths: tuple[str, ...]) -> None:
    progress(repository).unlink()
    evaluation(repository).unlink()
    answer = validate(repository, *paths)
    assert answer.code == 1
    assert (
        "data/progress_2023.yaml:1:1: error[MSS324]: the ledger is in HEAD, but was deleted or renamed here"
        in answer.out
    )
    assert "data/evaluation_2023.yaml:1:1: error[MSS324]: the evaluation is in HEAD" in answer.out


def test_all_that_is_gone_with_its_list(repository: Repository) -> None:
    shutil.rmtree(repository.folder / "data")
    assert sorted(found(validate(repository))) == [
        "evaluation_2023.yaml:1 MSS324",
        "progress_2023.yaml:1 MSS324",
        "responsibility_list_2023.yaml:1 MSS308",
    ]


def test_a_first_ledger_has_nothing_to_keep(repository: Repository) -> None:
    repository.git("rm", "--quiet", "--cached", "data/progress_2023.yaml")
    repository.git("commit", "--quiet", "--message", "A change")
    answer = validate(repository)
    assert answer.code == 0
    assert "data/progress_2023.yaml is not in HEAD: there is nothing to compare it with" in answer.err


def test_a_ledger_against_a_revision_that_is_not_there(repository: Repository) -> None:
    answer = validate(repository, "data/progress_2023.yaml", against="git:nope")
    assert answer.code == 2
    assert "data/progress_2023.yaml: can't be compared: nope: git knows no such revision" in answer.err


def test_a_ledger_that_was_no_ledger(repository: Repository) -> None:
    repository.commit(data__progress_2023="entries: [")
    put(repository, *ENTRIES)
    answer = validate(repository, "data/progress_2023.yaml")
    assert answer.code == 2
    assert "can't be compared: git:HEAD:data/progress_2023.yaml:1:10: error[MSS002]" in answer.err


def test_a_ledger_against_a_file(repository: Repository) -> None:
    old = repository.folder / "before.yaml"
    old.write_text(ledger("\n".join(ENTRIES)), encoding="utf-8")
    put(repository, JUNE, AUGUST)
    for paths in (("data/progress_2023.yaml",), ("data",)):
        assert found(validate(repository, *paths, against=str(old))) == ["progress_2023.yaml:5 MSS321"]
    answer = validate(repository, "data/responsibility_list_2023.yaml", against=str(old))
    assert answer.code == 2
    assert "before.yaml is for one ledger, but none is to be checked" in answer.err


def test_a_ledger_of_another_year_is_no_baseline(repository: Repository, tmp_path: Path) -> None:
    old = tmp_path / "progress_old.yaml"
    old.write_text(ledger("\n".join(ENTRIES), year=2022), encoding="utf-8")
    assert found(validate(repository, "data/progress_2023.yaml", against=str(old))) == ["progress_2023.yaml:2 MSS311"]


# --- evaluations

# (what is replaced, by what, where something is found, and what)
EVALUATIONS: dict[str, tuple[str, str, list[str]]] = {
    "votes moved": ("satisfied: 20, basically_satisfied: 20, dissatisfied: 60", "satisfied: 75, basically_satisfied: 20, dissatisfied: 5", ["evaluation_2023.yaml:5 MSS325"]),
    "fewer deputies": ("deputies: 100", "deputies: 101", ["evaluation_2023.yaml:3 MSS325"]),
    "the deputies of a vote written down": ("abstained: 0}", "abstained: 0, deputies: 100}", []),
    "other deputies of a vote": ("abstained: 0}", "abstained: 0, deputies: 101}", ["evaluation_2023.yaml:5 MSS325"]),
    "a weight changed": ("weight: 60", "weight: 60.5", ["evaluation_2023.yaml:8 MSS326"]),
    "what a late item is worth": ("draws_on: completion", "draws_on: timeliness, late: 80", ["evaluation_2023.yaml:8 MSS326"]),
    "a score changed": ("score: 70", "score: 90", ["evaluation_2023.yaml:12 MSS326"]),
    "a grade lowered": ("at_least: 90", "at_least: 80", ["evaluation_2023.yaml:13 MSS326"]),
    "a grade between": ("at_least: 90}", "at_least: 90}, {name: 良好, at_least: 80}", ["evaluation_2023.yaml:13 MSS326"]),
    "another script": ("完成情況", "完成情况", []),
    "a comment": ("# made up", "# made up, all of it", []),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), EVALUATIONS.values(), ids=EVALUATIONS)
def test_votes_and_rules_stay(repository: Repository, old: str, new: str, expected: list[str]) -> None:
    vote(repository, old, new)
    assert found(validate(repository)) == expected
    assert found(validate(repository, "data/evaluation_2023.yaml")) == expected


def test_votes_and_rules_that_are_gone(repository: Repository) -> None:
    evaluation(repository).write_text("year: 2023\ndeputies: 100\n", encoding="utf-8")
    answer = validate(repository, "data/evaluation_2023.yaml")
    assert (
        "error[MSS325]: the votes on project 1 are removed: satisfied 20, basically satisfied 20, dissatisfied 60,"
        " abstained 0" in answer.out
    )
    assert "error[MSS326]: the criterion 完成情況 is removed: weight 60, draws on completion" in answer.out


def test_rules_before_the_votes_may_be_changed_and_are_shown(repository: Repository) -> None:
    repository.commit(data__evaluation_2023=RULES)
    vote(repository, "at_least: 90", "at_least: 85", RULES)
    answer = validate(repository)
    assert answer.code == 0
    assert "warning[MSS327]: the grade 優秀 is changed: from 90 → from 85" in answer.out


def test_what_is_filled_in_changes_nothing(repository: Repository) -> None:
    repository.commit(data__evaluation_2023="year: 2023\n")
    evaluation(repository).write_text(EVALUATION, encoding="utf-8")
    assert found(validate(repository)) == []


# --- diff


def test_diff_of_a_ledger_with_its_revision(repository: Repository) -> None:
    put(repository, JUNE, JULY.replace("450", "720"), SEPTEMBER)
    answer = ask("diff", "git:HEAD", "data/progress_2023.yaml", cwd=repository.folder)
    assert answer.code == 0
    assert answer.rows == [
        ["changed", "entry", "1.1", "2023-07-31 新增學位 450", "2023-07-31 新增學位 720"],
        ["removed", "entry", "1.2", "2023-08-31 5 (reported by 市園文局)", ""],
        ["added", "entry", "1.1", "", "2023-09-30 新建學校 20"],
    ]
    asked = ("diff", "git:HEAD", "data/progress_2023.yaml")
    chinese = ask(*asked, cwd=repository.folder, MSSS_LANG="zh-Hant").rows
    assert chinese[1] == ["刪除", "記錄", "1.2", "2023-08-31 5 (填報 市園文局)", ""]
    first = ask(*asked, "--format", "json", cwd=repository.folder).data[0]
    assert first == {
        "kind": "changed", "field": "entry", "item": "1.1", "target": "新增學位", "date": "2023-07-31",
        "old": "2023-07-31 新增學位 450", "new": "2023-07-31 新增學位 720", "code": "MSS322",
    }  # fmt: skip
    assert ask(*asked, "--format", "markdown", cwd=repository.folder).out.startswith("| Kind | Field | No. |")
    assert ask(*asked, "--format", "csv", cwd=repository.folder).code == 0
    assert ask(*asked, "--exit-code", cwd=repository.folder).code == 1
    put(repository, *ENTRIES, SEPTEMBER)
    assert ask(*asked, "--exit-code", cwd=repository.folder).code == 0


def test_diff_of_two_ledgers_by_their_keys(repository: Repository) -> None:
    """Whatever the files are called."""
    for name, entries in (("a.yaml", ENTRIES), ("b.yaml", ENTRIES[:2])):
        (repository.folder / name).write_text(ledger("\n".join(entries)), encoding="utf-8")
    assert [row[0] for row in ask("diff", "a.yaml", "b.yaml", cwd=repository.folder).rows] == ["removed"]
    assert [row[0] for row in ask("diff", "b.yaml", "a.yaml", cwd=repository.folder).rows] == ["added"]
    assert "nothing changed" in ask("diff", "a.yaml", "a.yaml", cwd=repository.folder).err


def test_diff_of_an_evaluation(repository: Repository) -> None:
    vote(repository, "satisfied: 20, basically_satisfied: 20, dissatisfied: 60", "satisfied: 75, basically_satisfied: 20, dissatisfied: 5")  # fmt: skip
    answer = ask("diff", "git:HEAD", "data/evaluation_2023.yaml", cwd=repository.folder)
    assert answer.rows == [
        [
            *("changed", "vote", "1"),
            "satisfied 20, basically satisfied 20, dissatisfied 60, abstained 0",
            "satisfied 75, basically satisfied 20, dissatisfied 5, abstained 0",
        ]
    ]
    answer = ask("diff", "git:HEAD", "data/evaluation_2023.yaml", cwd=repository.folder, MSSS_LANG="zh-Hant")
    assert answer.rows == [
        ["修改", "投票", "1", "滿意 20、基本滿意 20、不滿意 60、棄權 0", "滿意 75、基本滿意 20、不滿意 5、棄權 0"]
    ]
    vote(repository, "weight: 60", "weight: 50")
    rows = ask("diff", "git:HEAD", "data/evaluation_2023.yaml", cwd=repository.folder).rows
    assert rows == [
        ["changed", "criterion", "完成情況", "weight 60, draws on completion", "weight 50, draws on completion"]
    ]


def test_diff_of_two_kinds(repository: Repository) -> None:
    answer = ask("diff", "data/responsibility_list_2023.yaml", "data/progress_2023.yaml", cwd=repository.folder)
    assert answer.code == 2
    assert (
        "responsibility_list_2023.yaml (list) and data/progress_2023.yaml (ledger) are different kinds of files"
        in answer.err
    )
