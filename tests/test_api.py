"""What `import msss` offers: docs/python.md is played, and each function answers what its command does."""

from __future__ import annotations

import ast
import doctest
import pickle
import re
import shutil
import subprocess
import sys
from contextlib import chdir
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from conftest import DATA
from git_repository import Repository
from lists import ITEM, write_list
from running import ROOT, ask

import msss
from msss.ledger.progress import TOLERANCE

LEDGER = ROOT / "examples" / "progress_2022.yaml"
EVALUATION = ROOT / "examples" / "evaluation_2022.yaml"


@pytest.fixture(scope="module")
def reported(shipped: msss.ResponsibilityList) -> msss.Ledger:
    return msss.load_ledger(LEDGER, shipped)


@pytest.fixture(scope="module")
def evaluated(shipped: msss.ResponsibilityList) -> msss.Evaluation:
    return msss.load_evaluation(EVALUATION, shipped)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A copy of what a checkout has in ``data/`` and ``examples/``."""
    for folder in ("data", "examples"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


# --- the pages


def examples_of(page: str) -> doctest.DocTest:
    text = (ROOT / page).read_text(encoding="utf-8")
    blocks = re.findall(r"^```pycon\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    return doctest.DocTestParser().get_doctest("\n".join(blocks), {}, page, page, 0)


@pytest.mark.parametrize(("page", "most"), [("docs/python.md", 35), ("README.md", 3)])
def test_the_examples_are_as_they_are_shown(
    page: str, most: int, workspace: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MSSS_FILE", raising=False)
    examples = examples_of(page)
    assert len(examples.examples) > most
    with chdir(workspace):
        played = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(examples)
    assert played.attempted == len(examples.examples)
    assert played.failed == 0, capsys.readouterr().out


def test_every_public_function_and_error_is_on_the_page() -> None:
    page = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    for name in msss.__all__:
        public = getattr(msss, name)
        if not isinstance(public, type) or issubclass(public, Exception):
            assert name == "__version__" or f"`{name}" in page, name


def test_the_example_of_the_module_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MSSS_FILE", raising=False)
    with chdir(ROOT):
        assert doctest.testmod(msss) == (0, 3)


# --- the names


def test_every_public_name_is_there_and_says_what_it_is() -> None:
    assert msss.__all__ == sorted(msss.__all__)
    for name in msss.__all__:
        public = getattr(msss, name)
        if name != "__version__":
            assert public.__doc__, name
            assert not public.__doc__.startswith(f"{name}("), name  # what a dataclass says where nobody does


def test_a_type_checker_sees_the_names_that_there_are() -> None:
    tree = ast.parse(Path(msss.__file__).read_text(encoding="utf-8"))
    (checked,) = (node for node in tree.body if isinstance(node, ast.If) and isinstance(node.test, ast.Name))
    seen = {
        alias.asname or alias.name for one in checked.body if isinstance(one, ast.ImportFrom) for alias in one.names
    }
    assert seen == set(msss.__all__) - {"__version__"} == set(msss._HOMES)


def test_modules_are_private() -> None:
    """What is listed is public, even where modules are loaded already."""
    assert dir(msss) == msss.__all__
    assert {"loading", "cli", "api", "ledger"}.isdisjoint(dir(msss))
    assert not any(isinstance(getattr(msss, name), type(sys)) for name in msss.__all__)
    everything: dict[str, Any] = {}
    exec("from msss import *", everything)
    assert set(msss.__all__) == everything.keys() - {"__builtins__"}


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'msss' has no attribute 'lode'"):
        msss.lode  # type: ignore[attr-defined]  # noqa: B018


def loaded_by(code: str, *modules: str) -> str:
    """Which of some modules are loaded after ``code`` ran in a process of its own."""
    code = f"import sys, msss; {code}; print([name for name in {modules} if name in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code, str(DATA)], capture_output=True, encoding="utf-8", check=True)
    return result.stdout.strip()


def test_importing_msss_imports_nothing_more() -> None:
    """The cost of a command is the cost of what it needs."""
    assert loaded_by("dir(msss)", "yaml", "pydantic_core", "click", "rich", "opencc", "importlib.metadata") == "[]"
    assert loaded_by("pass", "msss.api", "msss.lists.loading", "dataclasses", "datetime", "pathlib") == "[]"


def test_reading_a_list_needs_neither_the_command_line_nor_the_converter() -> None:
    assert loaded_by("msss.load(sys.argv[1])", "pydantic", "click", "rich", "msss.api") == "[]"


def test_asking_a_list_needs_nothing_of_ledgers() -> None:
    asked = "msss.query(msss.load(sys.argv[1]), due='11月', search='7.1')"
    modules = ("click", "rich", "json", "difflib", "msss.ledger", "msss.evaluation", "msss.validation", "msss.baseline")
    assert loaded_by(asked, *modules, "msss.responsibilities.compare") == "[]"


# --- types

PROGRAM = '''\
"""What a user writes."""

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import assert_type

import msss
from msss import Diagnostic, Hit, InvalidListError, Standing

responsibilities = msss.load()
assert_type(responsibilities, msss.ResponsibilityList)
ledger = msss.load_ledger(Path("progress_2022.yaml"), responsibilities)
assert_type(ledger, msss.Ledger)
evaluation = msss.load_evaluation("evaluation_2022.yaml", responsibilities)
assert_type(evaluation, msss.Evaluation)
hits = msss.query(responsibilities, unit="市建委", role=msss.Role.LEAD, due=[date(2022, 11, 30), "Q4"], project=(1, "7"))
assert_type(hits, list[Hit])
assert_type(hits[0].item.due, msss.Deadline)
assert_type([part.via for part in hits[0].parts], list[str | None])
assert_type(msss.validate("list.yaml", against=Path("old.yaml"), today="2022-12-31"), tuple[Diagnostic, ...])
changes = msss.compare(responsibilities, responsibilities)
assert_type(changes, list[msss.Change])
print(changes[0].effect is msss.Effect.WEAKENED, changes[0].kind is msss.ChangeKind.ADDED)
assert_type(msss.compare_years(responsibilities, responsibilities)[0].timing, msss.Timing | None)
standings = msss.progress(responsibilities, ledger, date(2022, 9, 30), tolerance=0.1)
assert_type(standings, list[Standing])
assert_type(standings[0].rate, Fraction)
results = msss.evaluate(responsibilities, ledger, evaluation, "2022-12-31", by=msss.By.UNIT)
assert_type(results, tuple[msss.Result, ...])
assert_type(results[0].total, Fraction | None)
assert_type(responsibilities.item("7.2"), msss.Item)
try:
    msss.load("list.yaml")
except InvalidListError as error:
    assert_type(error.diagnostics, tuple[Diagnostic, ...])
except msss.UnknownUnitError as error:
    assert_type(error.nearest, tuple[str, ...])
'''
WRONG = """\
import msss

msss.lode
msss.query(msss.load(), units="市建委")
msss.query(msss.load(), unit=3)
msss.load().item(7.2)
"""


def checked_types(program: str, folder: Path) -> subprocess.CompletedProcess[str]:
    pytest.importorskip("mypy")
    path = folder / "program.py"
    path.write_text(program, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", "--no-error-summary", path]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8")


def test_a_program_is_checked_by_its_types(tmp_path: Path) -> None:
    right = checked_types(PROGRAM, tmp_path)
    assert (right.returncode, right.stdout) == (0, "")
    wrong = checked_types(WRONG, tmp_path)
    assert [line.split(":")[1] for line in wrong.stdout.splitlines() if ": error:" in line] == ["3", "4", "5", "6"]
    assert 'Module has no attribute "lode"' in wrong.stdout


# --- reading


def test_load_reads_a_list(shipped: msss.ResponsibilityList) -> None:
    assert msss.load(DATA) == shipped
    assert isinstance(msss.load(DATA), msss.ResponsibilityList)


def test_an_invalid_list_raises_with_its_diagnostics(tmp_path: Path) -> None:
    path = tmp_path / "list.yaml"
    path.write_text("title: [", encoding="utf-8")
    with pytest.raises(msss.InvalidListError) as caught:
        msss.load(path)
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code == "MSS002"
    assert isinstance(caught.value, msss.MsssError)


def test_a_file_that_is_not_there_raises(tmp_path: Path, shipped: msss.ResponsibilityList) -> None:
    for read in (
        msss.load,
        lambda path: msss.load_ledger(path, shipped),
        lambda path: msss.load_evaluation(path, shipped),
    ):
        with pytest.raises(msss.SourceError, match="no such file or folder"):
            read(tmp_path / "missing.yaml")
    assert issubclass(msss.SourceError, msss.MsssError)


def test_a_ledger_is_read_for_its_list(reported: msss.Ledger, tmp_path: Path) -> None:
    """It may be of any day; what its list doesn't have is an error."""
    assert reported.entries[0] == msss.Entry(
        "1.1", date(2022, 6, 30), "新建成中小學、幼兒園", msss.Value(Decimal(21)), by="市教育局"
    )
    other = msss.load(write_list(tmp_path / "other.yaml", ITEM, year=2022))
    with pytest.raises(msss.InvalidListError) as caught:
        msss.load_ledger(str(LEDGER), other)
    assert {"MSS401", "MSS402"} <= {diagnostic.code for diagnostic in caught.value.diagnostics}


def test_an_evaluation_is_read_for_its_list(evaluated: msss.Evaluation, tmp_path: Path) -> None:
    assert evaluated.votes[0] == msss.Vote(1, 415, 62, 12, 6)
    assert evaluated.rules is not None
    assert evaluated.rules.criteria[0].draws_on is msss.Basis.COMPLETION
    other = msss.load(write_list(tmp_path / "other.yaml", ITEM, year=2022))
    with pytest.raises(msss.InvalidListError) as caught:
        msss.load_evaluation(EVALUATION, other)
    assert {diagnostic.code for diagnostic in caught.value.diagnostics} == {"MSS501", "MSS508"}


def test_an_item_is_found_by_its_id(shipped: msss.ResponsibilityList) -> None:
    assert shipped.item("7.2").name == "實施老舊高層住宅小區二次供水設施改造50個"
    with pytest.raises(LookupError, match=re.escape("no item 7.20 in the list of 2022")):
        shipped.item("7.20")


# --- finding items


@pytest.mark.parametrize(
    ("options", "asked"),
    [
        ([], {}),
        (["--unit", "市卫健委"], {"unit": "市卫健委"}),
        (["--unit", "西湖區", "--role", "配合"], {"unit": "西湖區", "role": "配合"}),
        (["--unit", "市建委", "--unit", "城管"], {"unit": ["市建委", "城管"]}),
        (["--unit", "市建委", "--role", "lead"], {"unit": ("市建委",), "role": msss.Role.LEAD}),
        (["--unit", "市建委", "--role", "any"], {"unit": "市建委", "role": "Any"}),
        (["--due", "Q4", "--due", "2022-10-31"], {"due": ["Q4", date(2022, 10, 31)]}),
        (["--due", "2022-11-30"], {"due": datetime(2022, 11, 30, 12)}),
        (["--due", "..11-30", "--project", "7", "--project", "9"], {"due": "..11-30", "project": [7, "9"]}),
        (["--due", "下月", "--as-of", "2022-10-05"], {"due": "下月", "today": date(2022, 10, 5)}),
        (["--due", "下月", "--as-of", "10月5日"], {"due": "下月", "today": "10月5日"}),
        (["--search", "电梯"], {"search": "电梯"}),
        (["--target", ">=1萬戶", "--target", "學位"], {"target": (one for one in (">=1萬戶", "學位"))}),
        (["--project", "99"], {"project": 99}),
    ],
)  # fmt: skip
def test_items_are_found_as_the_command_finds_them(
    options: list[str], asked: dict[str, Any], shipped: msss.ResponsibilityList
) -> None:
    answer = ask("list", *options, "--format", "json").data
    hits = msss.query(shipped, **asked)
    assert [hit.item.id for hit in hits] == [record["id"] for record in answer]
    for hit, record in zip(hits, answer, strict=True):
        assert (hit.project.number, hit.item.due_date.isoformat()) == (record["project"], record["due_date"])
        roles = [(part.unit, part.role, part.via, part.scope) for part in hit.parts]
        assert roles == [(one["unit"], one["role"], one["via"], one["scope"]) for one in record.get("roles", [])]
    if not options:
        assert len(hits) == 19


def test_what_is_due_is_what_the_command_finds(shipped: msss.ResponsibilityList) -> None:
    answer = ask("due", "11月底前", "--format", "json").data
    hits = sorted(msss.query(shipped, due="11月底前"), key=lambda hit: hit.item.due_date)
    assert [(hit.item.id, hit.item.due.text) for hit in hits] == [(one["id"], one["due"]) for one in answer]
    assert 5 < len(hits) < 20


def test_targets_are_what_the_command_finds(shipped: msss.ResponsibilityList) -> None:
    answer = ask("targets", "--target", ">=10000", "--format", "json").data
    targets = [(hit.item.id, target) for hit in msss.query(shipped, target=">=10000") for target in hit.targets]
    assert [(id, target.content, target.quantity, target.measure, target.bound.value) for id, target in targets] == [
        (one["id"], one["content"], one["quantity"], one["measure"], one["bound"]) for one in answer
    ]
    assert len(targets) > 5


def test_units_have_as_much_to_do_as_the_command_says(shipped: msss.ResponsibilityList) -> None:
    answer = ask("units", "--format", "json").data
    assert len(answer) > 40
    for one in answer:
        parts = [part for hit in msss.query(shipped, unit=one["name"]) for part in hit.parts]
        named = [part.role for part in parts if part.unit == one["name"] and part.via is None]
        assert (named.count(msss.Role.LEAD), named.count(msss.Role.SUPPORT)) == (one["leads"], one["supports"])


def test_a_unit_has_the_items_that_the_command_shows(shipped: msss.ResponsibilityList) -> None:
    answer = ask("units", "西湖區", "--format", "json").data
    assert [hit.item.id for hit in msss.query(shipped, unit="西湖區")] == [one["id"] for one in answer]
    assert len(answer) > 10


@pytest.mark.parametrize("empty", [None, (), [], iter(())])
def test_nothing_asked_is_everything(empty: Any, shipped: msss.ResponsibilityList) -> None:
    hits = msss.query(shipped, unit=empty, due=empty, target=empty, project=empty, search=empty)
    assert [hit.item for hit in hits] == [item for _, item in shipped.items()]


@pytest.mark.parametrize(
    ("options", "asked", "error"),
    [
        (["--unit", "不存在"], {"unit": "不存在"}, msss.UnknownUnitError),
        (["--unit", "市建委", "--unit", "市教委局"], {"unit": ["市建委", "市教委局"]}, msss.UnknownUnitError),
        (["--unit", "市"], {"unit": "市"}, msss.AmbiguousUnitError),
        (["--unit", " "], {"unit": " "}, msss.QueryError),
        (["--due", "13月"], {"due": "13月"}, msss.QueryError),
        (["--due", ""], {"due": [""]}, msss.QueryError),
        (["--due", "2月29日"], {"due": "2月29日"}, msss.QueryError),
        (["--target", ">=很多"], {"target": ">=很多"}, msss.QueryError),
        (["--search", ""], {"search": ""}, msss.QueryError),
        (["--as-of", "某日"], {"today": "某日"}, msss.QueryError),
        (["--as-of", "2月30日"], {"today": "2月30日"}, msss.QueryError),
        (["--as-of", "2月29日"], {"today": "2月29日"}, msss.QueryError),
    ],
)
def test_what_the_command_refuses_raises_with_its_words(
    options: list[str], asked: dict[str, Any], error: type[msss.MsssError], shipped: msss.ResponsibilityList
) -> None:
    answer = ask("list", *options)
    assert answer.code == 2
    with pytest.raises(msss.QueryError) as caught:
        msss.query(shipped, **asked)
    assert type(caught.value) is error
    assert str(caught.value) in answer.err


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (
            {"role": "王牌"},
            "王牌 is no role. Write one of: lead, support, owner, contact, any, 牽頭, 主辦, 責任, 配合, 協辦, 業主, 聯繫",
        ),
        ({"role": "lea"}, "lea is no role."),
        ({"role": ""}, " is no role."),
        ({"project": 0}, "0 is no project's number. Write a whole number from 1 on"),
        ({"project": "seven"}, "seven is no project's number."),
    ],
)
def test_other_texts_that_say_nothing_raise_too(
    asked: dict[str, Any], message: str, shipped: msss.ResponsibilityList
) -> None:
    with pytest.raises(msss.QueryError, match=re.escape(message)):
        msss.query(shipped, **asked)


def test_the_forms_of_a_role_are_roles(shipped: msss.ResponsibilityList) -> None:
    with pytest.raises(msss.QueryError) as caught:
        msss.query(shipped, role="?")
    for form in str(caught.value).partition("one of: ")[2].split(", "):
        found = msss.query(shipped, role=form)
        assert bool(found) is (form not in ("owner", "contact", "業主", "聯繫"))  # which the list of 2022 doesn't have


def test_units_that_are_near_are_named(shipped: msss.ResponsibilityList) -> None:
    with pytest.raises(msss.UnknownUnitError) as unknown:
        msss.query(shipped, unit="市教委局")
    assert unknown.value.nearest[0] == "市教育局"
    with pytest.raises(msss.AmbiguousUnitError) as ambiguous:
        msss.query(shipped, unit="市")
    assert len(ambiguous.value.candidates) > 20
    again = pickle.loads(pickle.dumps(ambiguous.value))  # as between processes
    assert (str(again), again.candidates) == (str(ambiguous.value), ambiguous.value.candidates)


def test_today_is_the_clocks(shipped: msss.ResponsibilityList, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1664582400")  # 2022-10-01
    assert msss.query(shipped, due="本月") == msss.query(shipped, due="2022-10")
    assert msss.query(shipped, due="本月", today="下月底") == msss.query(shipped, due="2022-11")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    with pytest.raises(msss.MsssError, match="SOURCE_DATE_EPOCH=soon is not a time"):
        msss.query(shipped, due="本月")


# --- finding what is wrong


def codes_of_the_command(*arguments: object, cwd: Path) -> list[tuple[str, str, int, int, str]]:
    answer = ask("validate", *arguments, "--format", "json", cwd=cwd).data
    return [(one["code"], one["severity"], one["line"], one["column"], one["message"]) for one in answer["diagnostics"]]


def codes(found: tuple[msss.Diagnostic, ...]) -> list[tuple[str, str, int, int, str]]:
    return [(one.code, one.severity.value, one.span.line, one.span.column, one.message) for one in found]


def test_the_findings_are_those_of_the_command(workspace: Path) -> None:
    data = workspace / "data"
    for path in (LEDGER, EVALUATION):
        shutil.copy(path, data)
    text = DATA.read_text(encoding="utf-8")
    broken = text.replace("lead: 市建委", "lead: 市建萎", 1).replace("quantity: 200, ", "quantity: 190, ")
    (workspace / "broken.yaml").write_text(broken, encoding="utf-8")
    (workspace / "shapeless.yaml").write_text("title: 2\nyear: [\n", encoding="utf-8")
    before = (data / LEDGER.name).read_text(encoding="utf-8")
    (data / LEDGER.name).write_text(before.replace("value: 21,", "value: 2100000,"), encoding="utf-8")
    asked: list[tuple[list[str], tuple[Any, ...], dict[str, Any]]] = [
        (["data/responsibility_list_2022.yaml"], (), {}),
        (["broken.yaml"], (), {}),
        (["broken.yaml", "--against", DATA.name], (DATA.name,), {}),
        (["shapeless.yaml"], (), {}),
        (["data/progress_2022.yaml"], (), {}),
        (["data/progress_2022.yaml", "--as-of", "2022-08-01"], (), {"today": "2022-08-01"}),
        (["data/progress_2022.yaml", "--against", str(LEDGER)], (LEDGER,), {}),
        (["data/evaluation_2022.yaml"], (), {}),
        (["examples/progress_2022.yaml", "--list", "data/responsibility_list_2022.yaml"],
         (), {"list_path": "data/responsibility_list_2022.yaml"}),
    ]  # fmt: skip
    shutil.copy(DATA, workspace)
    found = 0
    with chdir(workspace):
        for arguments, positional, named in asked:
            commands = codes_of_the_command(*arguments, cwd=workspace)
            assert codes(msss.validate(arguments[0], *positional, **named)) == commands, arguments
            found += bool(commands)
    assert found == 6


def test_a_revision_is_compared_with(workspace: Path) -> None:
    if shutil.which("git") is None:
        pytest.skip("no git here")
    repository = Repository.create(workspace)
    repository.commit()
    path = workspace / "data" / DATA.name
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("老舊小區200個", "老舊小區180個").replace("quantity: 200, ", "quantity: 180, "))
    for revision in ("git:main", "main"):
        (diagnostic,) = msss.validate(path, revision)
        assert (diagnostic.code, diagnostic.severity) == ("MSS301", msss.Severity.ERROR)
    new = shutil.copy(path, workspace / "data" / "new.yaml")
    assert msss.validate(new, against="git:main") == ()  # it is new: there is nothing to compare it with
    with pytest.raises(msss.SourceError, match="git knows no such revision"):
        msss.validate(path, against="git:nowhere")
    with pytest.raises(msss.SourceError, match="which has no earlier version"):
        msss.validate(path, against=f"git:{'0' * 40}")
    path.write_text("title: [", encoding="utf-8")  # too wrong to be compared
    with pytest.raises(msss.SourceError, match="git knows no such revision"):
        msss.validate(path, against="git:nowhere")


@pytest.mark.parametrize(
    ("path", "named", "message"),
    [
        ("missing.yaml", {}, "missing.yaml: no such file or folder"),
        ("missing.yaml", {"against": "also_missing.yaml"}, "missing.yaml: no such file or folder"),
        ("data", {}, "data: a folder, not a file"),
        ("", {}, "the path is empty: is a variable not set?"),
        ("examples/progress_2022.yaml", {}, "its list examples/responsibility_list_2022.yaml doesn't exist"),
        ("examples/progress_2022.yaml", {"list_path": "missing.yaml"}, "missing.yaml: no such file"),
        ("data/responsibility_list_2022.yaml", {"list_path": "data/responsibility_list_2022.yaml"}, "is a list"),
        ("data/responsibility_list_2022.yaml", {"against": ""}, "an empty name is not the name of a git revision"),
        ("data/responsibility_list_2022.yaml", {"against": Path("missing.yaml")}, "missing.yaml: no such file"),
        ("data/responsibility_list_2022.yaml", {"against": "examples/progress_2022.yaml"},
         "examples/progress_2022.yaml is no list, but data/responsibility_list_2022.yaml is: compare two of the same kind"),
        ("data/responsibility_list_2022.yaml", {"against": "broken.yaml"}, "can't be compared: broken.yaml:1:1: "),
    ],
)  # fmt: skip
def test_what_can_not_be_answered_is_not_answered(
    path: str, named: dict[str, Any], message: str, workspace: Path
) -> None:
    """The command exits 2."""
    (workspace / "broken.yaml").write_text("projects: []\n", encoding="utf-8")
    options = {"against": "--against", "list_path": "--list"}
    arguments = [word for name, value in named.items() for word in (options[name], value)]
    with chdir(workspace), pytest.raises(msss.SourceError, match=re.escape(message)):
        msss.validate(path, **named)
    assert path == "data" or ask("validate", path, *arguments, cwd=workspace).code == 2


def test_a_ledger_of_an_invalid_list_is_not_checked(workspace: Path) -> None:
    """The command says that it can't be, and exits 1: what is wrong with the list is raised."""
    shutil.copy(LEDGER, workspace / "data")
    path = workspace / "data" / DATA.name
    path.write_text(DATA.read_text(encoding="utf-8").replace("lead: 市建委", "lead: 市建萎", 1), encoding="utf-8")
    assert ask("validate", workspace / "data" / LEDGER.name).code == 1
    for named in ({}, {"list_path": path}):
        with pytest.raises(msss.InvalidListError) as caught:
            msss.validate(workspace / "data" / LEDGER.name, **named)
        assert [one.code for one in caught.value.diagnostics] == ["MSS205"]


def test_a_day_of_no_year_needs_one() -> None:
    with pytest.raises(msss.QueryError, match="9月30日: write its year too"):
        msss.validate(LEDGER, list_path=DATA, today="9月30日")
    assert any(one.code == "MSS404" for one in msss.validate(LEDGER, list_path=DATA, today=date(2022, 8, 1)))


# --- comparing

AMENDMENT = 'amendments:\n  - {item: "2.1", document: 示例〔2022〕2號, date: 2022-09-01, reason: 示例}\n'


def test_changes_are_those_of_the_command(shipped: msss.ResponsibilityList, tmp_path: Path) -> None:
    text = DATA.read_text(encoding="utf-8").replace("老舊小區200個", "老舊小區180個")
    text = text.replace("quantity: 200, ", "quantity: 180, ").replace("11600", "10600").replace("10月底", "9月底")
    (tmp_path / "new.yaml").write_text(text + AMENDMENT, encoding="utf-8")
    answer = ask("diff", DATA, tmp_path / "new.yaml", "--format", "json").data
    changes = msss.compare(shipped, msss.load(tmp_path / "new.yaml"))
    assert [
        (one.effect, one.kind, one.item, one.field, one.old, one.new, one.code, one.amended) for one in changes
    ] == [
        (*(one[key] for key in ("effect", "kind")), *(one[key] or "" for key in ("item", "field", "old", "new", "code")),
         one["amended"])
        for one in answer
    ]  # fmt: skip
    assert [(one.item, one.amended) for one in changes if one.effect is msss.Effect.WEAKENED] == [
        ("2.1", True),
        ("7.1", False),
    ]
    assert changes[-1].effect is msss.Effect.STRENGTHENED
    assert msss.compare(shipped, shipped) == []


def test_two_years_are_two_promises(shipped: msss.ResponsibilityList, tmp_path: Path) -> None:
    path = write_list(tmp_path / "new.yaml", ITEM)
    answer = ask("diff", DATA, path, "--format", "json").data
    new = msss.load(path)
    promises = msss.compare_years(shipped, new)
    assert [
        (one.since, one.timing, one.old and one.old.id, one.new and one.new.id) for one in promises
    ] == [
        (one["since"], one["timing"], one["old"] and one["old"]["id"], one["new"] and one["new"]["id"]) for one in answer
    ]  # fmt: skip
    assert {one.since for one in promises} == {msss.Since.NEW, msss.Since.DROPPED}
    with pytest.raises(msss.QueryError, match=r"lists of 2022 and 2023: two promises.* compare_years shows both"):
        msss.compare(shipped, new)
    other = replace(shipped, source=replace(shipped.source, issuer="示例"))
    with pytest.raises(msss.QueryError, match="lists of 杭州市人民政府辦公廳 and 示例"):
        msss.compare(shipped, other)
    assert all(one.since is msss.Since.KEPT for one in msss.compare_years(shipped, other))
    with pytest.raises(msss.QueryError, match=r"two versions of the list of 2022.*: compare shows"):
        msss.compare_years(shipped, shipped)


# --- following progress, and the year's end


@pytest.mark.parametrize(
    ("options", "asked"),
    [
        ([], {}),
        (["--tolerance", "20"], {"tolerance": 0.2}),
        (["--tolerance", "20"], {"tolerance": Decimal("0.2")}),
        (["--tolerance", "20"], {"tolerance": Fraction(1, 5)}),
        (["--tolerance", "0"], {"tolerance": 0}),
    ],
)
def test_targets_stand_where_the_command_says(
    options: list[str], asked: dict[str, Any], shipped: msss.ResponsibilityList, reported: msss.Ledger
) -> None:
    answer = ask("progress", "--as-of", "9月30日", "--ledger", LEDGER, *options, "--format", "json").data
    standings = msss.progress(shipped, reported, date(2022, 9, 30), **asked)
    assert msss.progress(shipped, reported, "9月30日", **asked) == standings
    assert [
        (
            one.item.id,
            one.target and one.target.content,
            one.status,
            round(float(one.rate), 6),
            one.entry and one.entry.by,
        )
        for one in standings
    ] == [(one["id"], one["content"], one["status"], one["rate"], one["by"]) for one in answer]
    assert len(standings) == 34


def test_a_tolerance_is_a_share(shipped: msss.ResponsibilityList, reported: msss.Ledger) -> None:
    assert msss.progress(shipped, reported, "9月30日") == msss.progress(shipped, reported, "9月30日", float(TOLERANCE))
    for wrong in (5, -0.1, float("nan"), float("inf"), Decimal("nan")):
        with pytest.raises(msss.QueryError, match=r"is no share\. Write a number from 0 to 1"):
            msss.progress(shipped, reported, "9月30日", wrong)


def test_what_stands_today_is_by_the_clock(
    shipped: msss.ResponsibilityList, reported: msss.Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1664496000")  # 2022-09-30
    assert msss.progress(shipped, reported) == msss.progress(shipped, reported, "2022-09-30")
    assert msss.evaluate(shipped, reported) == msss.evaluate(shipped, reported, as_of="今天")


@pytest.mark.parametrize("by", ["project", "unit"])
@pytest.mark.parametrize("has_evaluation", [True, False])
def test_the_year_comes_to_what_the_command_says(
    by: str, has_evaluation: bool, shipped: msss.ResponsibilityList, reported: msss.Ledger, evaluated: msss.Evaluation
) -> None:
    options = ["--evaluation", EVALUATION] if has_evaluation else []
    asked = ["evaluate", "--as-of", "2022-12-31", "--by", by, "--ledger", LEDGER, *options, "--format", "json"]
    results = msss.evaluate(shipped, reported, evaluated if has_evaluation else None, "2022-12-31", by)
    assert results == msss.evaluate(
        shipped, reported, evaluated if has_evaluation else None, date(2022, 12, 31), msss.By(by)
    )

    def number(share: Fraction | None) -> float | None:
        return None if share is None else round(float(share), 6)

    assert [
        (result.unit or result.project.number, [outcome.item.id for outcome in result.outcomes],
         number(result.completion), number(result.timeliness), number(result.satisfied), number(result.total),
         result.grade and result.grade.name, result.rank)
        for result in results
    ] == [
        (one.get("unit") or one["project"], one["items"], one["completion"], one["timeliness"], one["satisfied_rate"],
         one["total"], one["grade"], one["rank"])
        for one in ask(*asked).data
    ]  # fmt: skip
    assert len(results) >= 10


def test_what_belongs_to_another_list_is_refused(
    shipped: msss.ResponsibilityList, reported: msss.Ledger, evaluated: msss.Evaluation
) -> None:
    later = replace(shipped, year=2023)
    shorter = replace(shipped, projects=shipped.projects[:-1])
    for ask_of in (msss.progress, msss.evaluate):
        with pytest.raises(msss.QueryError, match="the ledger is of 2022, and the list of 2023"):
            ask_of(later, reported)
        with pytest.raises(
            msss.QueryError, match=re.escape("the ledger is of another list: this one has no item 10.1")
        ):
            ask_of(shorter, reported)
    with pytest.raises(msss.QueryError, match="the evaluation is of 2022, and the list of 2023"):
        msss.evaluate(later, msss.Ledger(2023), evaluated)
    with pytest.raises(msss.QueryError, match="the evaluation is of another list: this one has no project 10"):
        msss.evaluate(shorter, reported, evaluated)
    with pytest.raises(msss.QueryError, match=r"week is nothing to evaluate by\. Write one of: project, unit"):
        msss.evaluate(shipped, reported, by="week")


# --- arguments of another type, as a typo or a wrong order makes them


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: msss.query(str(DATA)), "responsibilities must be a ResponsibilityList, as msss.load returns it, not a str"),
        (lambda: msss.compare(msss.load(DATA), "x.yaml"), "new must be a ResponsibilityList"),
        (lambda: msss.progress(msss.load(DATA), "x.yaml"), "ledger must be a Ledger, as msss.load_ledger returns it"),
        (lambda: msss.load_ledger(LEDGER, str(DATA)), "responsibilities must be a ResponsibilityList"),
        (lambda: msss.query(msss.load(DATA), unit=5), "5 must be a text, such as '市建委'"),
        (lambda: msss.query(msss.load(DATA), due=11), "11 must be a text, such as '11月'"),
        (lambda: msss.query(msss.load(DATA), target=100), "100 must be a text, such as '>=1萬戶'"),
        (lambda: msss.query(msss.load(DATA), today=20220930), "20220930 must be a text, such as '2022-09-30'"),
    ],
)  # fmt: skip
def test_an_argument_of_another_type_is_refused_with_what_is_wanted(call, message: str) -> None:
    with pytest.raises(TypeError) as caught:
        call()
    assert message in str(caught.value)


@pytest.mark.parametrize("call", [msss.load, msss.validate])
def test_an_empty_path_is_not_this_folder(call) -> None:
    with pytest.raises(msss.SourceError, match="the path is empty"):
        call("")


def test_a_number_that_is_no_project_s_is_refused() -> None:
    with pytest.raises(msss.QueryError, match=r"1\.5 is no project's number"):
        msss.query(msss.load(DATA), project=1.5)  # type: ignore[arg-type]
