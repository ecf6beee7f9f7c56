"""In CI: the page that shows it, the action, the hook of pre-commit, each run for real."""

from __future__ import annotations

import os
import re
import runpy
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from documented import DOCS, ROOT
from git_repository import Repository
from lists import ITEM, write_list
from platforms import NO_SHELL, needs_terminal
from running import LIST_2022, environment_of
from test_reports import commands

from msss.cli.validate_command import command as validate

PAGE = (DOCS / "ci.md").read_text(encoding="utf-8")
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="no git here")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


# --- docs/ci.md


@needs_git
@needs_terminal
def test_the_page_shows_what_msss_writes() -> None:
    tool = runpy.run_path(str(ROOT / "tools" / "write_ci.py"), run_name="write_ci")
    assert tool["page"]() == PAGE, "run python tools/write_ci.py"


def test_the_page_shows_a_failure_and_two_ways_out() -> None:
    fails, annotation, restored, amended, reworded = blocks("console")
    assert "error[MSS301]" in fails
    assert fails.endswith("$ echo $?\n1\n")
    assert commands(annotation)[0][1]["line"] == "15"
    assert restored.endswith("$ echo $?\n0\n")
    assert amended.endswith("$ echo $?\n0\n")
    assert reworded.endswith("1 file, 0 errors, 2 warnings\n$ echo $?\n0\n")


def test_what_is_configured_is_yaml_with_options_that_exist() -> None:
    options = {spelling for option in validate.params for spelling in option.opts}
    for block in blocks("yaml"):
        assert yaml.safe_load(block)
    for command in re.findall(r"msss validate ([^\n>`]*)", "\n".join([*blocks("yaml"), *blocks("console")])):
        assert set(re.findall(r"--[a-z]+", command)) <= options


# --- .pre-commit-hooks.yaml


def hook() -> dict[str, Any]:
    (only,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    return dict(only)


@pytest.mark.parametrize(
    ("name", "is_list"),
    [
        ("data/responsibility_list_2022.yaml", True),
        ("responsibility_list_2023.yml", True),
        ("a/b/responsibility_list_杭州.yaml", True),
        ("data/responsibility_list.schema.json", False),
        ("data/old_responsibility_list_2022.yaml", False),
        ("responsibility_list_2022.yaml.orig", False),
        ("responsibility_list_x/notes.yaml", False),
    ],
)
def test_the_hook_checks_lists(name: str, is_list: bool) -> None:
    assert bool(re.search(hook()["files"], name)) is is_list


@pytest.mark.slow
@needs_git
@pytest.mark.skipif(shutil.which("pre-commit") is None, reason="no pre-commit here")
def test_the_hook_with_the_real_pre_commit(tmp_path: Path) -> None:
    """The hook of a clone of this repository, installed by pre-commit, on the edit of docs/ci.md."""
    source = Repository.create(tmp_path / "msss")
    for name in ("src", "data", "README.md", "LICENSE", "pyproject.toml", ".pre-commit-hooks.yaml"):
        path = ROOT / name
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(path, source.folder / name, ignore=ignored) if path.is_dir() else shutil.copy(
            path, source.folder
        )
    source.commit()
    user = Repository.create(tmp_path / "lists")
    list_ = user.folder / "data" / LIST_2022.name
    list_.parent.mkdir()
    promised = LIST_2022.read_text(encoding="utf-8")
    list_.write_text(promised, encoding="utf-8")
    (user.folder / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {source.folder}\n  rev: {source.git('rev-parse', 'HEAD').strip()}\n"
        "  hooks:\n  - {id: msss-validate, args: [--strict, --against=git:main]}\n",
        encoding="utf-8",
    )
    user.commit()
    weaker = promised.replace("中小學、幼兒園70所", "中小學、幼兒園60所").replace("quantity: 70", "quantity: 60")
    list_.write_text(weaker, encoding="utf-8")
    user.git("add", "--all")
    refused = pre_commit(user.folder, "run")
    if "Could not find a version" in refused.stdout or "Failed to establish" in refused.stdout:
        pytest.skip("no package registry to install from")
    assert refused.returncode == 1
    said = refused.stdout[refused.stdout.index("msss validate.") :].rstrip() + "\n"
    assert said == blocks("text")[0]
    list_.write_text(promised + "# a comment\n", encoding="utf-8")
    user.git("add", "--all")
    passed = pre_commit(user.folder, "run")
    assert (passed.returncode, "Passed" in passed.stdout) == (0, True)
    (user.folder / "notes.yaml").write_text("no: list\n", encoding="utf-8")
    user.git("add", "notes.yaml")
    assert "Skipped" in pre_commit(user.folder, "run", "--files", "notes.yaml").stdout


def pre_commit(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    # A shim of a version manager may stand before the interpreter that runs these tests.
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = environment_of(PRE_COMMIT_HOME=str(folder.parent / "home"), PATH=path)
    environment.pop("PYTHONPATH", None)
    command = ["pre-commit", *arguments, "--color=never"]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", timeout=300)


# --- .github/workflows/ci.yml


def test_the_tests_run_on_three_systems_with_the_oldest_and_the_newest_python() -> None:
    jobs = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8"))["jobs"]
    here, elsewhere = jobs["ci"], jobs["elsewhere"]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pythons = re.findall(r"Python :: (3\.\d+)", "\n".join(project["classifiers"]))
    assert here["strategy"]["matrix"]["python"] == pythons
    assert elsewhere["strategy"]["matrix"]["python"] == [pythons[0], pythons[-1]]
    assert elsewhere["strategy"]["matrix"]["os"] == ["windows-latest", "macos-latest"]
    for step in elsewhere["steps"]:
        # The shell is bash or PowerShell: one command, with arguments that both read alike.
        assert not re.search(r"[;&|$`'\n]", step.get("run", "").replace("${{ matrix.programs }}", "").strip())


# --- action.yml


def action() -> dict[str, Any]:
    return dict(yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8")))


def act(folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the action's last step as a runner does, with bash; where there is none, the test is skipped."""
    if NO_SHELL:
        pytest.skip(NO_SHELL)
    step = action()["runs"]["steps"][-1]
    programs = folder.parent / "programs"
    programs.mkdir(exist_ok=True)
    program = programs / "msss"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m msss "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    variables = dict.fromkeys(step["env"], "") | inputs
    environment = environment_of(**variables, PATH=f"{programs}{os.pathsep}{os.environ['PATH']}")
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", timeout=60)


@pytest.fixture
def pull_request(tmp_path: Path) -> Repository:
    """A repository in which the list of the branch is weaker than the one of origin/main."""
    made = Repository.create(tmp_path / "lists")
    path = made.folder / "data" / "responsibility_list_2023.yaml"
    write_list(path, ITEM)
    made.commit()
    made.git("update-ref", "refs/remotes/origin/main", "HEAD")
    write_list(path, ITEM.replace("6月底", "7月底"))
    made.commit()
    return made


@needs_git
def test_the_action_compares_a_pull_request_with_its_base(pull_request: Repository) -> None:
    done = act(pull_request.folder, BASE="main")
    assert done.returncode == 1
    ((name, properties, _),) = commands(done.stdout)
    assert (name, properties["file"], properties["title"]) == ("error", "data/responsibility_list_2023.yaml", "MSS303")
    assert act(pull_request.folder).returncode == 0  # a push: nothing to compare with
    assert act(pull_request.folder, AGAINST="git:HEAD").returncode == 0
    assert act(pull_request.folder, BASE="main", AGAINST="git:HEAD").returncode == 0


@needs_git
def test_the_action_fails_for_a_baseline_that_is_not_there(pull_request: Repository) -> None:
    """As before a push, of which the runner has no history, and of a branch that is new."""
    assert act(pull_request.folder, AGAINST=f"git:{'1' * 40}").returncode == 2
    assert act(pull_request.folder, AGAINST=f"git:{'0' * 40}").returncode == 2
    assert act(pull_request.folder, AGAINST=f"git:{'0' * 40}", ALLOW_NEW_BRANCH="true").returncode == 0
    assert act(pull_request.folder, AGAINST="git:HEAD~1", ALLOW_NEW_BRANCH="true").returncode == 1
    assert act(pull_request.folder, ALLOW_NEW_BRANCH="true").returncode == 0


@needs_git
def test_a_branch_that_is_behind_is_compared_with_where_it_began(pull_request: Repository) -> None:
    path = pull_request.folder / "data" / "responsibility_list_2023.yaml"
    pull_request.git("switch", "--quiet", "--create=stronger", "HEAD~1")
    write_list(path, ITEM.replace("6月底", "5月底"))
    pull_request.commit()
    pull_request.git("update-ref", "refs/remotes/origin/main", "HEAD")
    pull_request.git("switch", "--quiet", "--create=other", "HEAD~1")
    write_list(path, ITEM.replace("lead: 市建委", "lead: 市建委, note: 示例"))
    pull_request.commit()
    assert act(pull_request.folder, AGAINST="git:origin/main").returncode == 1  # a false alarm
    assert act(pull_request.folder, BASE="main").returncode == 0
    pull_request.git("switch", "--quiet", "main")  # which is weaker than where it began
    assert "6月底 has become 7月底" in act(pull_request.folder, BASE="main").stdout


@needs_git
def test_the_action_takes_paths_and_strictness(pull_request: Repository) -> None:
    other = '{id: "1.1", name: 新增公園, lead: 市建委, due: 6月底}'
    write_list(pull_request.folder / "a.yaml", other)
    write_list(pull_request.folder / "b.yaml", ITEM)
    assert "2 files, 0 errors, 1 warning" in act(pull_request.folder, PATHS="a.yaml b.yaml").stderr
    assert act(pull_request.folder, PATHS="a.yaml", STRICT="true").returncode == 1


@needs_git
@pytest.mark.parametrize(
    "value", ["$(touch owned)", "`touch owned`", "; touch owned", "--help", "*", '"; touch owned; "']
)
def test_nothing_in_an_input_is_run(pull_request: Repository, value: str) -> None:
    for name in ("PATHS", "AGAINST", "BASE"):
        assert act(pull_request.folder, **{name: value}).returncode == 2
    assert not (pull_request.folder / "owned").exists()


def test_no_expression_stands_in_a_script() -> None:
    for step in action()["runs"]["steps"]:
        assert "${{" not in step.get("run", "")
