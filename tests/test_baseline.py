"""What a list is compared with: a file, or itself at a revision of a real git repository."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from git_repository import Repository
from lists import ITEM, write_list
from running import Answer, ask

from msss.baseline.earlier import old_list
from msss.common.errors import SourceError
from msss.files.revisions import Revision, parse_earlier
from msss.reading import reader
from msss.reading.diagnostic import InvalidListError

WEAKER = ITEM.replace("6月底", "7月底")
WEAKEST = ITEM.replace("6月底", "8月底")
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="no git here")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A repository whose list was weakened in the last commit, and once more in the working folder."""
    made = Repository.create(tmp_path / "repository")
    path = made.folder / "data" / "list.yaml"
    write_list(path, ITEM)
    made.commit()
    made.git("branch", "first")
    made.git("tag", "v2023")
    write_list(path, WEAKER)
    made.commit()
    write_list(path, WEAKEST)
    return made


def validate(repository: Repository, against: str, *more: object, cwd: Path | None = None) -> Answer:
    return ask("validate", *(more or ("data/list.yaml",)), "--against", against, cwd=cwd or repository.folder)


@needs_git
@pytest.mark.parametrize(
    ("against", "was"),
    [
        ("git:HEAD", "7月底"),
        ("git:HEAD~1", "6月底"),
        ("git:main", "7月底"),
        ("git:first", "6月底"),
        ("git:v2023", "6月底"),
        ("git:refs/heads/first", "6月底"),
        ("git:HEAD@{0}", "7月底"),
        ("HEAD", "7月底"),
        ("first", "6月底"),
        ("HEAD^", "6月底"),
    ],
)
def test_a_revision(repository: Repository, against: str, was: str) -> None:
    answer = validate(repository, against)
    assert answer.code == 1
    assert answer.out.startswith("data/list.yaml:7:")
    assert f"error[MSS303]: the deadline of item 1.1 is later: {was} has become 8月底 (restore it; " in answer.out
    assert answer.err == ""


@needs_git
def test_a_commit_by_its_number(repository: Repository) -> None:
    number = repository.git("rev-parse", "HEAD~1").strip()
    assert "6月底 has become 8月底" in validate(repository, f"git:{number}").out
    assert "6月底 has become 8月底" in validate(repository, number[:10]).out


@needs_git
def test_a_list_as_it_was_is_clean(repository: Repository) -> None:
    write_list(repository.folder / "data" / "list.yaml", WEAKER)
    answer = validate(repository, "git:HEAD")
    assert (answer.code, answer.out, answer.err) == (0, "1 file, 0 errors, 0 warnings\n", "")


@needs_git
def test_the_working_folder_may_be_anywhere(repository: Repository, tmp_path: Path) -> None:
    path = repository.folder / "data" / "list.yaml"
    for cwd, named in (
        (tmp_path, path),
        (tmp_path, "repository/data/list.yaml"),
        (path.parent, "list.yaml"),
        (path.parent, "../data/list.yaml"),
    ):
        answer = validate(repository, "git:HEAD", named, cwd=cwd)
        assert "7月底 has become 8月底" in answer.out
    answer = validate(repository, "git:HEAD", "data")
    assert "7月底 has become 8月底" in answer.out


@needs_git
def test_a_list_in_a_folder_with_an_odd_name(repository: Repository) -> None:
    for name in ("責任 清單.yaml", "a:b.yaml", "-x.yaml", "[bold].yaml", "a\nb.yaml"):
        path = repository.folder / "一 二" / name
        write_list(path, ITEM)
        repository.commit()
        write_list(path, WEAKER)
        assert "6月底 has become 7月底" in validate(repository, "git:HEAD", path).out


@needs_git
def test_every_file_of_a_folder_with_itself(repository: Repository) -> None:
    write_list(repository.folder / "data" / "other.yaml", ITEM)
    answer = validate(repository, "git:HEAD", "data")
    assert answer.code == 1
    assert answer.out.splitlines()[-1] == "2 files, 1 error, 0 warnings"
    assert answer.err == "msss: data/other.yaml is not in HEAD: there is nothing to compare it with\n"


@needs_git
def test_a_file_that_the_revision_does_not_have_is_a_note_and_no_failure(repository: Repository) -> None:
    write_list(repository.folder / "new.yaml", ITEM)  # in no commit
    answer = validate(repository, "git:HEAD", "new.yaml")
    assert (answer.code, answer.out) == (0, "1 file, 0 errors, 0 warnings\n")
    assert answer.err == "msss: new.yaml is not in HEAD: there is nothing to compare it with\n"
    repository.commit()
    assert "new.yaml is not in first" in validate(repository, "git:first", "new.yaml").err
    write_list(repository.folder / "deeper" / "new.yaml", ITEM)
    assert "is not in HEAD" in validate(repository, "git:HEAD", "deeper/new.yaml").err


NOWHERE = "0123456789abcdef0123456789abcdef01234567"
ZEROS = "0" * 40


@needs_git
@pytest.mark.parametrize("paths", [("data/list.yaml",), ("data/new.yaml",), ("data",), ()])
@pytest.mark.parametrize("revision", [NOWHERE, "nope", "origin/main", "HEAD~99"])
def test_a_revision_that_is_not_in_the_clone_fails_always(
    repository: Repository, revision: str, paths: tuple[str, ...]
) -> None:
    """A gate that says yes because it can't know is worse than none."""
    write_list(repository.folder / "data" / "new.yaml", ITEM)
    write_list(repository.folder / "data" / "responsibility_list_2023.yaml", ITEM)
    answer = ask("validate", *paths, "--against", f"git:{revision}", cwd=repository.folder)
    assert answer.code == 2
    assert f"{revision}: git knows no such revision (in CI, fetch it first)" in answer.err
    assert "nothing to compare" not in answer.err


@needs_git
def test_a_list_that_is_invalid_does_not_hide_that_the_revision_is_not_there(repository: Repository) -> None:
    (repository.folder / "data" / "list.yaml").write_text("title: [\n", encoding="utf-8")
    answer = validate(repository, f"git:{NOWHERE}")
    assert answer.code == 2
    assert "error[MSS002]" in answer.out
    assert "knows no such revision" in answer.err


@needs_git
def test_a_shallow_clone_says_that_it_is_one(repository: Repository, tmp_path: Path) -> None:
    first = repository.git("rev-parse", "first").strip()
    clone = Repository.create(tmp_path / "clone")
    clone.git("fetch", "--quiet", "--depth=1", f"file://{repository.folder}", "main")
    clone.git("checkout", "--quiet", "FETCH_HEAD")
    answer = validate(clone, f"git:{first}")
    assert answer.code == 2
    assert "this clone is shallow and lacks older commits: fetch it first" in answer.err
    assert validate(clone, "git:HEAD").code == 0


@needs_git
@pytest.mark.parametrize("zeros", [ZEROS, "0" * 64])
def test_what_ci_gives_for_a_new_branch(repository: Repository, zeros: str) -> None:
    for paths in (("data/list.yaml",), ("data",)):
        answer = validate(repository, f"git:{zeros}", *paths)
        assert (answer.code, answer.out) == (2, "")
        assert "CI passes this for a new branch" in answer.err
        assert "git:origin/main" in answer.err
        assert "--allow-new-branch" in answer.err
        answer = validate(repository, f"git:{zeros}", *paths, "--allow-new-branch")
        assert (answer.code, answer.out) == (0, "1 file, 0 errors, 0 warnings\n")
        assert "the branch is new: there is no earlier version to compare with" in answer.err
    assert ask("diff", f"git:{zeros}", "data/list.yaml", cwd=repository.folder).code == 2


@needs_git
def test_a_new_branch_allows_no_other_revision_to_be_missing(repository: Repository) -> None:
    assert validate(repository, f"git:{NOWHERE}", "data/list.yaml", "--allow-new-branch").code == 2
    assert validate(repository, "git:first", "data/list.yaml", "--allow-new-branch").code == 1
    assert ask("validate", "data/list.yaml", "--allow-new-branch", cwd=repository.folder).code == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ["validate", ""],
        ["validate", "list.yaml", ""],
        ["validate", "list.yaml", "--against", ""],
        ["validate", "list.yaml", "--against", "git:"],
        ["validate", "list.yaml", "--list", ""],
        ["list", "-f", ""],
        ["list", "-f", " "],
        ["progress", "-f", "list.yaml", "--ledger", ""],
        ["diff", "", "list.yaml"],
        ["diff", "list.yaml", ""],
    ],
)
def test_an_empty_argument_is_refused(tmp_path: Path, arguments: list[str]) -> None:
    """As of a variable that isn't set: it would be this folder."""
    write_list(tmp_path / "list.yaml", ITEM)
    answer = ask(*arguments, cwd=tmp_path)
    assert (answer.code, answer.out) == (2, "")
    assert "empty" in answer.err


@pytest.mark.parametrize("value", ["list.yaml:", ":list.yaml", "list.yaml::list.yaml", " "])
def test_an_empty_name_among_those_of_the_environment_is_refused(tmp_path: Path, value: str) -> None:
    write_list(tmp_path / "list.yaml", ITEM)
    for command in ("list", "validate"):
        answer = ask(command, cwd=tmp_path, MSSS_FILE=value)
        assert (answer.code, answer.out) == (2, "")
        assert "MSSS_FILE names an empty file" in answer.err


@needs_git
def test_an_unknown_revision(repository: Repository) -> None:
    answer = validate(repository, "git:nope")
    assert answer.code == 2
    assert answer.out == "1 file, 0 errors, 0 warnings, 1 not checked\n"
    assert answer.err == (
        "msss: data/list.yaml: can't be compared: nope: git knows no such revision (in CI, fetch it first)\n"
    )
    assert "no such file" in validate(repository, "old.yaml").err


@needs_git
def test_what_is_wrong_is_reported_though_it_can_not_be_compared(repository: Repository) -> None:
    write_list(repository.folder / "data" / "list.yaml", ITEM.replace("新增公園2個", "新增公園"))
    answer = validate(repository, "git:nope")
    assert answer.code == 2
    assert "error[MSS208]" in answer.out


@needs_git
def test_not_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    write_list(tmp_path / "a.yaml", ITEM)
    answer = ask("validate", "a.yaml", "--against", "git:HEAD", cwd=tmp_path)
    assert answer.code == 2
    assert answer.err == "msss: a.yaml: can't be compared: .: not in a git repository\n"


def test_git_is_missing(tmp_path: Path) -> None:
    write_list(tmp_path / "a.yaml", ITEM)
    answer = ask("validate", "a.yaml", "--against", "git:HEAD", cwd=tmp_path, PATH=str(tmp_path))
    assert answer.code == 2
    assert answer.err.startswith("msss: a.yaml: can't be compared: git can't be run: ")


@needs_git
def test_an_old_list_that_is_too_large(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_BYTES", 10)
    with pytest.raises(InvalidListError, match=r"git:HEAD:.*MSS008.*larger"):
        old_list(Revision("HEAD"), repository.folder / "data" / "list.yaml")


@needs_git
def test_what_git_says_otherwise_is_passed_on(repository: Repository) -> None:
    (repository.folder / ".git" / "HEAD").write_text("ref: refs/heads/-broken\n", encoding="utf-8")
    (repository.folder / ".git" / "config").write_text("[core\n", encoding="utf-8")
    answer = validate(repository, "git:main")
    assert answer.code == 2
    assert "can't be compared: main: git can't look it up: fatal: bad config line 1" in answer.err


def test_standard_input_is_at_no_revision() -> None:
    with pytest.raises(SourceError, match="standard input has no revision HEAD"):
        old_list(Revision("HEAD"), None)


@needs_git
def test_an_old_list_that_is_invalid(repository: Repository) -> None:
    write_list(repository.folder / "data" / "list.yaml", ITEM)
    repository.commit(data__list="title: [")
    write_list(repository.folder / "data" / "list.yaml", ITEM)
    answer = validate(repository, "git:HEAD")
    assert answer.code == 2
    assert "can't be compared: git:HEAD:data/list.yaml:1:8: error[MSS002]" in answer.err


@needs_git
def test_the_language_of_git_does_not_matter(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "de")
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert "knows no such revision" in validate(repository, "git:nope").err


@needs_git
def test_a_program_that_git_would_run_to_show_text_is_not_run(repository: Repository, tmp_path: Path) -> None:
    ran = tmp_path / "ran"
    (repository.folder / ".gitattributes").write_text("*.yaml diff=evil\n", encoding="utf-8")
    repository.git("config", "diff.evil.textconv", f"touch {ran}; cat")
    repository.commit()
    write_list(repository.folder / "data" / "list.yaml", WEAKER)
    assert "8月底" not in validate(repository, "git:HEAD").out
    assert not ran.exists()


# --- names


@pytest.mark.parametrize(
    "name",
    ["", "-x", "--output=a/b", "HEAD:data", "a b", "a\tb", "a\nb", "a\x00b", "a\x1bb", ":/text", "HEAD:./x"],
)
def test_a_name_that_could_be_anything_but_a_revision_is_refused(name: str) -> None:
    with pytest.raises(SourceError, match="is not the name of a git revision"):
        Revision(name)
    with pytest.raises(SourceError):
        parse_earlier(f"git:{name}")


@pytest.mark.parametrize(
    "against", ["git:--output=x", "git:-p", "--output=x", "git:HEAD:other.yaml", "git:a b", "git:\x1b[31m"]
)
def test_a_refused_name_is_wrong_usage_and_inert(tmp_path: Path, against: str) -> None:
    write_list(tmp_path / "a.yaml", ITEM)
    for arguments in (["validate", "a.yaml", f"--against={against}"], ["diff", "--", against, "a.yaml"]):
        answer = ask(*arguments, cwd=tmp_path)
        assert (answer.code, answer.out) == (2, "")
        assert "is not the name of a git revision" in answer.err
        assert "\x1b" not in answer.err
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]


def test_what_is_a_file_is_taken_for_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_list(tmp_path / "main", ITEM)
    assert parse_earlier("main") == Path("main")
    assert parse_earlier("git:main") == Revision("main")
    assert parse_earlier("other") == Revision("other", is_guess=True)


# --- a file


def test_a_file(tmp_path: Path) -> None:
    write_list(tmp_path / "old.yaml", ITEM)
    write_list(tmp_path / "new.yaml", WEAKER)
    answer = ask("validate", "new.yaml", "--against", "old.yaml", cwd=tmp_path)
    assert answer.code == 1
    assert "new.yaml:7:" in answer.out
    assert "6月底 has become 7月底" in answer.out
    assert ask("validate", "old.yaml", "--against", "new.yaml", cwd=tmp_path).code == 0


def test_a_file_is_the_baseline_of_one_list(tmp_path: Path) -> None:
    for name in ("old.yaml", "new/a.yaml", "new/b.yaml"):
        write_list(tmp_path / name, ITEM)
    answer = ask("validate", "new", "--against", "old.yaml", cwd=tmp_path)
    assert (answer.code, answer.out) == (2, "")
    assert "--against old.yaml is for one list, but 2 are to be checked" in answer.err


def test_a_file_that_is_no_list_or_no_file(tmp_path: Path) -> None:
    write_list(tmp_path / "new.yaml", ITEM)
    (tmp_path / "old.yaml").write_text("title: [", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    answer = ask("validate", "new.yaml", "--against", "old.yaml", cwd=tmp_path)
    assert answer.code == 2
    assert "can't be compared: old.yaml:1:8: error[MSS002]" in answer.err
    assert "a folder, not a file" in ask("validate", "new.yaml", "--against", "folder", cwd=tmp_path).err


# --- msss diff


@needs_git
@pytest.mark.parametrize("old", ["git:HEAD~1", "git:first", "first", "HEAD~1"])
def test_diff_with_a_revision(repository: Repository, old: str) -> None:
    answer = ask("diff", old, "data/list.yaml", "--exit-code", cwd=repository.folder)
    assert answer.code == 1
    assert answer.rows == [["weakened", "1.1", "deadline", "changed", "6月底", "8月底"]]
    assert answer.err == f"msss: from {old} → data/list.yaml\n"
    assert ask("diff", old, "data/list.yaml", cwd=repository.folder).code == 0


@needs_git
def test_diff_from_another_folder(repository: Repository, tmp_path: Path) -> None:
    answer = ask("diff", "git:HEAD", repository.folder / "data" / "list.yaml", "--format", "json", cwd=tmp_path)
    assert answer.data[0]["old"] == "7月底"
    answer = ask("diff", "git:HEAD", "list.yaml", "--format", "markdown", cwd=repository.folder / "data")
    assert "| weakened | 1.1 | deadline | changed | 7月底 | 8月底 |" in answer.out


@needs_git
def test_diff_with_a_revision_that_has_no_such_list(repository: Repository) -> None:
    write_list(repository.folder / "new.yaml", ITEM)
    for old, said in (("git:HEAD", "is not in HEAD"), ("git:nope", "no such revision"), ("nope.yaml", "no such file")):
        answer = ask("diff", old, "new.yaml", cwd=repository.folder)
        assert (answer.code, answer.out) == (2, "")
        assert said in answer.err


# --- a list that is gone


@needs_git
@pytest.mark.parametrize("paths", [(), ("data",), (".",)], ids=["the usual place", "a folder", "the folder above"])
def test_a_list_that_is_gone_is_found(repository: Repository, paths: tuple[str, ...]) -> None:
    data = repository.folder / "data"
    (data / "list.yaml").rename(data / "responsibility_list_2023.yaml")
    repository.commit()
    write_list(data / "responsibility_list_2024.yaml", ITEM)
    (data / "responsibility_list_2023.yaml").unlink()
    answer = ask("validate", *paths, "--against", "git:HEAD", cwd=repository.folder)
    assert answer.code == 1
    name = "data/responsibility_list_2023.yaml"
    assert answer.out.startswith(f"{name}:1:1: error[MSS308]: the list is in HEAD, but was deleted or renamed here")
    assert answer.out.endswith("2 files, 1 error, 0 warnings\n")
    assert ask("validate", *paths, "--against", "git:HEAD", "--ignore", "MSS308", cwd=repository.folder).code == 0


@needs_git
def test_a_list_renamed_is_gone_under_its_old_name(repository: Repository) -> None:
    repository.git("mv", "data/list.yaml", "data/other.yaml")
    answer = ask("validate", "data", "--against", "git:HEAD", cwd=repository.folder)
    assert answer.code == 1
    assert "data/list.yaml:1:1: error[MSS308]" in answer.out


@needs_git
def test_what_is_no_list_may_go(repository: Repository) -> None:
    for name in ("progress_2023.yaml", "notes.txt", ".hidden.yaml"):
        (repository.folder / "data" / name).write_text("x", encoding="utf-8")
    repository.commit()
    for name in ("progress_2023.yaml", "notes.txt", ".hidden.yaml"):
        (repository.folder / "data" / name).unlink()
    assert "MSS308" not in ask("validate", "data", "--against", "git:HEAD", cwd=repository.folder).out


@needs_git
def test_a_file_that_is_named_says_nothing_of_others(repository: Repository) -> None:
    write_list(repository.folder / "data" / "other.yaml", ITEM)
    (repository.folder / "data" / "list.yaml").unlink()
    answer = ask("validate", "data/other.yaml", "--against", "git:HEAD", cwd=repository.folder)
    assert (answer.code, "MSS308" in answer.out) == (0, False)


@needs_git
@pytest.mark.parametrize("name", ["responsibility_list_2023.yaml", "responsibility_list_2023.yml"])
def test_the_list_of_the_package_stands_in_for_none_that_is_gone(repository: Repository, name: str) -> None:
    data = repository.folder / "data"
    (data / "list.yaml").rename(data / name)
    repository.commit()
    (repository.folder / "sub").mkdir()
    (data / name).rename(data / "renamed.yaml")
    for cwd in (repository.folder, repository.folder / "sub"):
        answer = ask("validate", "--against", "git:HEAD", cwd=cwd)
        assert answer.code == 1
        assert f"data/{name}:1:1: error[MSS308]: the list is in HEAD, but was deleted or renamed here" in answer.out
    shutil.rmtree(data)
    answer = ask("validate", "--against", "git:HEAD", cwd=repository.folder)
    assert answer.code == 1
    assert answer.out.startswith(f"data/{name}:1:1: error[MSS308]")
    assert answer.out.endswith("1 file, 1 error, 0 warnings\n")
    # Without a baseline it is the list that answers, as for every query.
    assert ask("validate", cwd=repository.folder).code == 0


@needs_git
def test_a_list_further_up_does_not_hide_one_that_is_gone(repository: Repository) -> None:
    write_list(repository.folder / "data" / "responsibility_list_2023.yaml", ITEM)
    city = repository.folder / "city"
    write_list(city / "data" / "responsibility_list_2023.yaml", ITEM)
    repository.commit()
    assert ask("validate", "--against", "git:HEAD", cwd=city).code == 0
    shutil.rmtree(city / "data")
    answer = ask("validate", "--against", "git:HEAD", cwd=city)
    assert answer.code == 1
    assert "data/responsibility_list_2023.yaml:1:1: error[MSS308]" in answer.out


@needs_git
def test_no_list_here_and_none_there(repository: Repository, tmp_path: Path) -> None:
    shutil.rmtree(repository.folder / "data")
    write_list(tmp_path / "old.yaml", ITEM)
    for against in ("git:HEAD", "HEAD", tmp_path / "old.yaml"):
        answer = ask("validate", "--against", against, cwd=repository.folder)
        assert (answer.code, answer.out) == (2, "")
        assert "no list here (data/) that could be compared: name one" in answer.err
    answer = ask("validate", "--against", "git:nope", cwd=repository.folder)
    assert (answer.code, answer.out) == (2, "")
    assert "knows no such revision" in answer.err


# --- what is said of a baseline


def test_of_an_invalid_baseline_the_first_problem_is_shown(tmp_path: Path) -> None:
    write_list(tmp_path / "new.yaml", ITEM)
    write_list(tmp_path / "old.yaml", ITEM.replace("6月底", "12").replace("quantity: 2", "quantity: x"))
    answer = ask("validate", "new.yaml", "--against", "old.yaml", cwd=tmp_path)
    assert answer.code == 2
    assert "\\x0a" not in answer.err
    assert "can't be compared: old.yaml:7:" in answer.err
    assert answer.err.endswith(", and 1 more\n")
    assert answer.err.count("error[") == 1


def test_a_list_of_another_year_is_no_baseline(tmp_path: Path) -> None:
    write_list(tmp_path / "old.yaml", ITEM)
    write_list(tmp_path / "new.yaml", WEAKER, year=2024)
    answer = ask("validate", "new.yaml", "--against", "old.yaml", cwd=tmp_path)
    assert answer.code == 1
    (line,) = [line for line in answer.out.splitlines() if "new.yaml:" in line]
    assert line.startswith("new.yaml:2:7: error[MSS311]: the list is for 2024, but it is compared with one for 2023")
    # Nothing was compared: the check doesn't say that the deadlines are kept.
    assert "MSS311" in ask("validate", "new.yaml", "--against", "old.yaml", "--select", "MSS303", cwd=tmp_path).out
    assert ask("validate", "new.yaml", "--against", "old.yaml", "--ignore", "MSS311", cwd=tmp_path).code == 0


@needs_git
def test_the_same_file_of_another_year_is_no_baseline(repository: Repository) -> None:
    write_list(repository.folder / "data" / "list.yaml", ITEM, year=2024)
    answer = validate(repository, "git:HEAD")
    assert answer.code == 1
    assert "data/list.yaml:2:7: error[MSS311]" in answer.out
    assert "MSS303" not in answer.out


def test_a_list_of_another_government_is_no_baseline(tmp_path: Path) -> None:
    write_list(tmp_path / "old.yaml", ITEM)
    text = (tmp_path / "old.yaml").read_text(encoding="utf-8")
    (tmp_path / "new.yaml").write_text(text.replace("issuer: 示例", "issuer: 另一示例"), encoding="utf-8")
    answer = ask("validate", "new.yaml", "--against", "old.yaml", cwd=tmp_path)
    assert answer.code == 1
    assert (
        "new.yaml:3:18: error[MSS311]: the list is from 另一示例, but it is compared with one from 示例" in answer.out
    )
    # Its name in another script is the same government's.
    (tmp_path / "old.yaml").write_text(text.replace("issuer: 示例", "issuer: 市政府辦公廳"), encoding="utf-8")
    (tmp_path / "new.yaml").write_text(text.replace("issuer: 示例", "issuer: 市政府办公厅"), encoding="utf-8")
    assert ask("validate", "new.yaml", "--against", "old.yaml", cwd=tmp_path).code == 0
