"""The documentation is what the program does: nothing missing, nothing that isn't so."""

from __future__ import annotations

import re
import shlex
import shutil
from calendar import month_name
from dataclasses import MISSING, fields
from datetime import date
from pathlib import Path
from typing import Any

import click
import pytest
from documented import DOCS, ROOT, sections, table, tool, walk
from git_repository import Repository
from platforms import needs_terminal
from published import as_docx
from rich.cells import cell_len
from running import LIST_2022, ask

from msss.common.language import Language
from msss.evaluation.model import (
    Adjustment,
    Coefficient,
    Counted,
    Criterion,
    Evaluation,
    Grade,
    Score,
    ScoringRules,
    Verdict,
    Vote,
)
from msss.formats import messages
from msss.formats.keys import part_of
from msss.ledger.model import Entry, Ledger
from msss.reading import reader
from msss.responsibilities import model, scheme
from msss.values import deadline, quantity

TREE = list(walk())
NAMES = [name for name, _, _ in TREE]
MONTHS = list(month_name[1:])
MONTHS_IN_CHINESE = [f"{number}月" for number in range(1, 13)]


# --- docs/commands.md and README.md


def read(name: str, language: Language) -> str:
    """A page in a language."""
    return str(tool["in_language"](tool[name], language).read_text(encoding="utf-8"))


def is_as_written(name: str, language: Language) -> bool:
    """Whether a page is what the tool writes; if it isn't, run python tools/write_docs.py."""
    return bool(read(name, language) == tool["PAGES"][tool[name]](language))


@pytest.mark.parametrize("language", Language)
def test_the_page_of_commands_is_what_the_tool_writes(language: Language) -> None:
    assert is_as_written("COMMANDS", language)


@needs_terminal
@pytest.mark.parametrize("language", Language)
def test_the_year_is_played_as_it_is_written(language: Language) -> None:
    pytest.importorskip("docx")
    pytest.importorskip("icalendar")
    assert is_as_written("TRACKING", language)


@pytest.mark.parametrize(("page", "months"), [("tracking.md", MONTHS), ("zh-Hant/tracking.md", MONTHS_IN_CHINESE)])
def test_the_year_is_told_in_order(page: str, months: list[str]) -> None:
    """Under a month stands what is done in it: no command looks at a later day, and none at an earlier than before."""
    days: list[date] = []
    told: list[int] = []
    for heading, text in sections(page).items():
        if (name := re.split("[:：]", heading)[0]) not in months:
            continue
        month = months.index(name) + 1
        told.append(month if month >= 4 else month + 12)
        of_section = [
            date.fromisoformat(day) for day in re.findall(r"^\$ .*--(?:as-of|date) (\S+)", text, re.MULTILINE)
        ]
        assert all(day.month + 12 * (day.year - 2022) <= told[-1] for day in of_section), heading
        days += of_section
    assert told == sorted(set(told))
    assert len(told) > 5
    assert days == sorted(days)
    assert len(days) > 8


@needs_terminal
@pytest.mark.parametrize("language", Language)
def test_offices_get_what_the_page_says(language: Language) -> None:
    assert is_as_written("OFFICES", language)


@needs_terminal
@pytest.mark.parametrize(
    ("language", "invented"),
    [
        (Language.ENGLISH, "no such list was published"),
        (Language.TRADITIONAL, "並未發布過此清單"),
        (Language.SIMPLIFIED, "並未發布過此清單"),
    ],
)
def test_next_years_list_is_written_as_the_page_says(language: Language, invented: str) -> None:
    assert is_as_written("NEXT_YEAR", language)
    page = read("NEXT_YEAR", language)
    assert invented in page
    assert re.findall(r"^1 \D+?(\d) \D+?(\d) \D+$", page, re.MULTILINE) == [("2", "0"), ("2", "0"), ("0", "0")]


@needs_terminal
@pytest.mark.parametrize("language", Language)
def test_a_notice_is_drafted_as_the_page_says(language: Language) -> None:
    assert is_as_written("IMPORT", language)


@needs_terminal
@pytest.mark.parametrize("language", Language)
def test_the_site_is_published_as_the_page_says(language: Language) -> None:
    pytest.importorskip("jinja2")
    pytest.importorskip("icalendar")
    assert is_as_written("PUBLISH", language)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("page", ["README", "FILE_FORMAT"])
def test_the_piece_of_the_file_is_in_the_file(page: str, language: Language) -> None:
    """Before any table, and character for character but for notes that the page adds behind ``#``."""
    text = read(page, language)
    piece = text.partition("```yaml\n")[2].partition("```")[0]
    shown = [re.sub(r" +# .*", "", line) for line in piece.splitlines()]
    lines = LIST_2022.read_text(encoding="utf-8").splitlines()
    assert 8 < len(shown) < 20
    assert text.index("```yaml\n") < text.index("\n| ")
    places = [lines.index(shown[0])]
    for line in shown[1:]:
        places.append(lines.index(line, places[-1] + 1))
    assert places[-1] > places[0]


@pytest.mark.parametrize(("name", "command"), [(name, command) for name, command, _ in TREE], ids=NAMES)
def test_every_command_and_option_is_documented(name: str, command: click.Command) -> None:
    text = sections("commands.md")[name]
    for parameter in command.params:
        spellings = parameter.opts if isinstance(parameter, click.Option) else [parameter.make_metavar(_context())]
        for spelling in (*spellings, *parameter.secondary_opts):
            assert spelling in text


def _context() -> click.Context:
    return click.Context(click.Command("any"))


@pytest.mark.parametrize(("name", "command", "context"), TREE, ids=NAMES)
def test_help_is_for_people(name: str, command: click.Command, context: click.Context) -> None:
    """Every command says what it does and has an example to copy; every option says what it is for."""
    assert command.help
    assert "Example" in command.help
    assert f"  {name} " in command.get_help(context)
    for option in command.params:
        assert not isinstance(option, click.Option) or option.help


@pytest.mark.parametrize(("name", "command", "context"), TREE, ids=NAMES)
def test_help_fits_80_columns(name: str, command: click.Command, context: click.Context) -> None:
    wide = [line for line in command.get_help(context).splitlines() if cell_len(line) > 80]
    assert not wide


@pytest.mark.parametrize("language", Language)
def test_the_readme_shows_the_table_as_it_is(language: Language) -> None:
    assert is_as_written("README", language)


def commands_of_the_readme() -> list[str]:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return [
        command.replace("\\|", "|")
        for command in re.findall(r"`(msss [^`]+)`", text)
        if not re.search(
            r"COMMAND|old\.yaml|'各區|--serve", command
        )  # test_docs_publish.py shows a site until it is ended
    ]


def test_the_readme_has_commands() -> None:
    assert len(commands_of_the_readme()) > 15


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with the list, a ledger and an evaluation beside it, as somebody who tracks a year has one."""
    if shutil.which("git") is None:
        pytest.skip("no git here")
    made = Repository.create(tmp_path_factory.mktemp("workspace"))
    shutil.copytree(ROOT / "data", made.folder / "data")
    shutil.copy(ROOT / "examples" / "evaluation_2022.yaml", made.folder / "data")
    year = (ROOT / "examples" / "progress_2022.yaml").read_text(encoding="utf-8")
    until_autumn = year.partition("\n  # 2022-10-28")[0]
    (made.folder / "data" / "progress_2022.yaml").write_text(until_autumn, encoding="utf-8")
    made.commit()
    made.git("update-ref", "refs/remotes/origin/main", "HEAD")
    shutil.copy(LIST_2022, made.folder / "old.yaml")
    (made.folder / "notice.docx").write_bytes(as_docx())
    return made.folder


@pytest.mark.parametrize("command", commands_of_the_readme())
def test_every_command_of_the_readme_finds_something(command: str, workspace: Path) -> None:
    answer = ask(*shlex.split(re.split(r" [|>] ", command)[0])[1:], cwd=workspace)
    assert answer.code == 0, answer.err
    assert answer.out or answer.err


def test_links_lead_somewhere() -> None:
    for page in (*ROOT.glob("README*.md"), ROOT / "benchmarks" / "README.md", *DOCS.rglob("*.md")):
        text = page.read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)]+)\)", re.sub(r"```.*?```", "", text, flags=re.DOTALL)):
            file, _, anchor = target.partition("#")
            if "://" in target:
                continue
            assert not file or (page.parent / file).exists(), f"{page}: {target}"
            headings = [line.lstrip("# ").lower() for line in text.splitlines() if line.startswith("#")]
            places = re.findall(r'<a id="([^"]+)">', text)
            assert file or anchor in places or anchor.replace("-", " ") in headings, f"{page}: {target}"


# --- docs/json.md

TYPES: dict[str, Any] = {
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: type(value) is bool,
    "integer": lambda value: type(value) is int,
    "number": lambda value: type(value) in (int, float),
    "object": lambda value: isinstance(value, dict),
    "array of string": lambda value: isinstance(value, list) and all(isinstance(one, str) for one in value),
    "array of object": lambda value: isinstance(value, list) and all(isinstance(one, dict) for one in value),
    "null": lambda value: value is None,
}
# The invented example of a year.
EVALUATION = [
    *("--as-of", "2022-12-31", "--ledger", "examples/progress_2022.yaml"),
    *("--evaluation", "examples/evaluation_2022.yaml"),
]
# What to ask for each section, so that every field is there.
ASKED = {
    "msss list": [["list", "--unit", "西湖區"]],
    "msss due": [["due", "--unit", "西湖區"]],
    "msss show": [["show", "7.2"]],
    "msss units": [["units"]],
    "msss units NAME": [["units", "西湖區"]],
    "msss todo": [["todo", "--unit", "市城管局", "--as-of", "2022-10-10", *EVALUATION[2:4]]],
    "msss targets": [["targets"]],
    "msss targets --sum": [["targets", "--sum"]],
    "msss progress": [["progress", *EVALUATION[:4]]],
    "msss sample": [["sample", "--seed", "7", "--count", "10", *EVALUATION[:4]]],
    "msss history": [["history", id, *EVALUATION[2:4]] for id in ("1.1", "7.2")],
    "msss bulletin": [
        ["bulletin", "--quarter", "3", "--ledger", "tests/fixtures/progress_2022_invented.yaml"],
        ["bulletin", "--quarter", "4", "--ledger", "tests/fixtures/progress_2022_invented.yaml"],
    ],
    "msss evaluate": [["evaluate", *EVALUATION], ["evaluate", "--as-of", "2022-12-31", *EVALUATION[2:4]]],
    "msss evaluate --by unit": [["evaluate", "--by", "unit", *EVALUATION]],
    "msss evaluate --explain": [["evaluate", "--explain", "7", *EVALUATION]],
}


def flattened(data: Any, prefix: str = "") -> dict[str, list[Any]]:
    """Every field with all its values: ``targets[].content``, ``source.date``."""
    found: dict[str, list[Any]] = {}
    for key, value in data.items():
        found.setdefault(prefix + key, []).append(value)
        inner = [(value, ".")] if isinstance(value, dict) else []
        inner += [(one, "[].") for one in value if isinstance(one, dict)] if isinstance(value, list) else []
        for one, joint in inner:
            for name, values in flattened(one, f"{prefix}{key}{joint}").items():
                found.setdefault(name, []).extend(values)
    return found


@pytest.mark.parametrize("section", ASKED)
def test_the_fields_of_the_json_are_those_documented(section: str) -> None:
    page = sections("json.md")
    documented = table(page[section]) | (table(page["An item"]) if "(#an-item)" in page[section] else {})
    actual: dict[str, list[Any]] = {}
    for arguments in ASKED[section]:
        answer = ask(*arguments, "--format", "json").data
        for record in answer if isinstance(answer, list) else [answer]:
            for name, values in flattened(record).items():
                actual.setdefault(name, []).extend(values)
    roles = {name for name in documented if name.startswith("roles")}
    assert set(actual) == set(documented) - (roles if section == "msss show" else set())
    for name, values in actual.items():
        kinds = documented[name][0].split(" or ")
        assert all(any(TYPES[kind](value) for kind in kinds) for value in values), name


def test_every_section_of_fields_is_compared() -> None:
    with_fields = {name for name, text in sections("json.md").items() if table(text) or "(#an-item)" in text}
    # test_reports.py, test_some_lists.py, test_breakdown.py
    elsewhere = {name for name in with_fields if name.startswith(("msss validate", "msss diff", "What only"))}
    elsewhere |= {"Breakdowns"}
    assert with_fields - {"An item", ""} - elsewhere == set(ASKED)


# --- docs/file-format.md

CLASSES = {
    "The list": model.ResponsibilityList,
    "Source": model.Source,
    "Project": model.Project,
    "Item": model.Item,
    "Investment": model.Investment,
    "Target": model.Target,
    "Milestone": model.Milestone,
    "Portion": model.Portion,
    "Scheme": scheme.Scheme,
    "Band": scheme.Band,
    "Words": scheme.Words,
    "Unit": model.Unit,
    "Amendment": model.Amendment,
    "The ledger": Ledger,
    "Entry": Entry,
    "The evaluation": Evaluation,
    "Vote": Vote,
    "Scoring rules": ScoringRules,
    "Criterion": Criterion,
    "Score": Score,
    "Grade": Grade,
    "Adjustment": Adjustment,
    "Counted": Counted,
    "Coefficient": Coefficient,
    "Verdict": Verdict,
}


@pytest.mark.parametrize("language", Language)
def test_the_tables_of_keys_are_what_the_classes_declare(language: Language) -> None:
    page = read("FILE_FORMAT", language)
    assert page.count("<!-- keys: ") == len(CLASSES)
    assert is_as_written("FILE_FORMAT", language)


@pytest.mark.parametrize("section", CLASSES)
def test_every_key_is_documented(section: str) -> None:
    """In Chinese, the heading is the term of the notice."""
    required = {field.name: field.default is MISSING for field in fields(CLASSES[section])}
    for page, heading, yes in (
        ("file-format.md", section, "yes"),
        ("zh-Hant/file-format.md", part_of(CLASSES[section]).term, "是"),
    ):
        documented = table(sections(page)[heading])
        assert {key: row[1] == yes for key, row in documented.items()} == required


def test_every_code_is_documented() -> None:
    codes = set(re.findall(r"MSS[01]\d\d", f"{reader.__doc__}{messages.__doc__}"))
    assert (
        set(re.findall(r"^\| (MSS\d+)", (DOCS / "file-format.md").read_text(encoding="utf-8"), re.MULTILINE)) == codes
    )


def test_the_documented_deadlines_can_be_read() -> None:
    rows = table(sections("file-format.md")["Deadlines"])
    for written, (means, also) in rows.items():
        for text in (written, *(re.findall(r"`([^`]+)`", also) if " is " not in also else [])):
            assert deadline.parse_deadline(text, 2022).date.isoformat() == means
    for text, means in re.findall(
        r"`([^`]+前)`[^`]*? (?:is|are) (\d{4}-\d\d-\d\d)", sections("file-format.md")["Deadlines"]
    ):
        assert deadline.parse_deadline(text, 2022).date.isoformat() == means
    assert deadline.parse_deadline("下半年", 2022).date.isoformat() == "2022-12-31"
    with pytest.raises(ValueError, match="11"):
        deadline.parse_deadline("11", 2022)


def test_the_documented_numbers_can_be_read() -> None:
    rows = table(sections("file-format.md")["Numbers"])
    for written, (means,) in rows.items():
        assert f"{quantity.parse_number(written):,f}" == re.split("[:;]", means)[0]
    for refused in ("-1", "NaN", "inf", "1e3", "三萬五", "60000個"):
        with pytest.raises(ValueError, match=refused):
            quantity.parse_number(refused)
