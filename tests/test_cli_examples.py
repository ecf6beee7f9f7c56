"""The table and the JSON of every command, against checked-in examples.

The examples are in tests/examples/. When a change of theirs is meant, renew them and read the difference:

    RENEW_EXAMPLES=1 python -m pytest tests/test_cli_examples.py && git diff tests/examples

The help of every command stands in docs/commands.md, and test_docs.py compares it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from documented import walk
from docx import Document
from running import ask

EXAMPLES = Path(__file__).parent / "examples"
# The invented example of a year.
EVALUATION = [
    *("--as-of", "2022-12-31", "--ledger", "examples/progress_2022.yaml"),
    *("--evaluation", "examples/evaluation_2022.yaml"),
]
INVENTED = ["--ledger", "tests/fixtures/progress_2022_invented.yaml"]
# The arguments of each example, by command. A day is always named: no example depends on today.
ASKED = {
    "msss list": [["--unit", "市建委"], ["--wide", "--due", "10月"]],
    "msss due": [["11月", "--as-of", "2022-09-30"], ["Q4", "--unit", "西湖區", "--as-of", "2022-11-30"]],
    "msss show": [["7.2"], ["9"]],
    "msss units": [["--as-of", "2022-09-30"], ["市卫健委"]],
    "msss todo": [
        ["--unit", "市城管局", "--as-of", "2022-10-10", *EVALUATION[2:4]],
        ["--unit", "西湖區", "--as-of", "2022-10-10"],
    ],
    "msss targets": [["--target", ">=1萬"], ["--sum"]],
    "msss progress": [
        [*EVALUATION[2:4], "--as-of", "2022-09-30", "--status", "behind,overdue"],
        [*EVALUATION[2:4], "--as-of", "2022-11-30", "--unit", "市體育局"],
    ],
    "msss history": [["1.1", *EVALUATION[2:4]], ["7.2", *EVALUATION[2:4]]],
    "msss sample": [
        [*EVALUATION[2:4], "--as-of", "2022-09-30", "--seed", "20220930"],
        [*EVALUATION[2:4], "--as-of", "2022-09-30", "--seed", "7", "--count", "2", "--of", "units"],
    ],
    "msss bulletin": [[*INVENTED, "--quarter", "3"], [*INVENTED, "--as-of", "2022-12-15", "--unit", "市建委"]],
    "msss evaluate": [EVALUATION, [*EVALUATION, "--by", "unit"], [*EVALUATION, "--explain", "7"]],
}
CASES = [
    pytest.param(f"{name} {' '.join(arguments)}", [*name.split()[1:], *arguments], number, id=f"{name} {number}")
    for name, asked in ASKED.items()
    for number, arguments in enumerate(asked, 1)
]


def compare(file: str, text: str) -> None:
    path = EXAMPLES / file
    if os.environ.get("RENEW_EXAMPLES"):
        path.write_text(text, encoding="utf-8")
    assert path.exists(), f"{path.name}: no such example; RENEW_EXAMPLES=1 writes it"
    assert text == path.read_text(encoding="utf-8"), f"{path.name} differs; RENEW_EXAMPLES=1 renews it"


def title(command: str, number: int) -> str:
    return f"{command.split()[1]}-{number}"


@pytest.mark.parametrize(("command", "arguments", "number"), CASES)
def test_table(command: str, arguments: list[str], number: int) -> None:
    answer = ask(*arguments, FORCE_COLOR="1", NO_COLOR="1", COLUMNS="80")
    assert answer.code == 0
    drawn = "".join(f"{line.rstrip()}\n" for line in answer.out.splitlines())
    compare(f"{title(command, number)}.txt", f"$ {command}\n{drawn}")


@pytest.mark.parametrize(("command", "arguments", "number"), CASES)
def test_json(command: str, arguments: list[str], number: int) -> None:
    answer = ask(*arguments, "--format", "json")
    assert answer.code == 0
    compare(f"{title(command, number)}.json", answer.out)


# The documents in other formats, and in English; they are Chinese whatever the interface speaks.
EXPLAINED = ["evaluate", *EVALUATION, "--explain", "7"]
BULLETIN = ["bulletin", *INVENTED, "--quarter", "3"]


@pytest.mark.parametrize(
    ("file", "arguments"),
    [
        ("bulletin-1.md", [*BULLETIN, "--format", "markdown"]),
        ("bulletin-1.piped.txt", BULLETIN),
        ("bulletin-english.md", [*BULLETIN, "--english", "--format", "markdown"]),
        ("evaluate-3.csv", [*EXPLAINED, "--format", "csv"]),
        ("evaluate-3.md", [*EXPLAINED, "--format", "markdown"]),
        ("evaluate-english.md", [*EXPLAINED, "--english", "--format", "markdown"]),
    ],
)
def test_a_document(file: str, arguments: list[str]) -> None:
    answer = ask(*arguments)
    assert answer.code == 0
    compare(file, answer.out.replace("\r\n", "\n"))


def test_a_document_drawn_in_english() -> None:
    for file, arguments in (("bulletin", BULLETIN), ("evaluate", ["evaluate", *EVALUATION])):
        answer = ask(*arguments, "--english", FORCE_COLOR="1", NO_COLOR="1", COLUMNS="80")
        compare(f"{file}-english.txt", "".join(f"{line.rstrip()}\n" for line in answer.out.splitlines()))


def test_the_bulletin_as_a_word_file(tmp_path: Path) -> None:
    assert ask(*BULLETIN, "-o", tmp_path / "bulletin.docx").code == 0
    document = Document(str(tmp_path / "bulletin.docx"))
    lines = [f"{paragraph.style.name}: {paragraph.text}" for paragraph in document.paragraphs]
    rows = (row for table in document.tables for row in table.rows)
    lines += ["\t".join(cell.text.replace("\n", "|") for cell in row.cells) for row in rows]
    compare("bulletin-1.docx.txt", "".join(f"{line}\n" for line in lines))


def queries() -> list[str]:
    """The commands that ask a list: those with --file and --format."""
    return [name for name, command, _ in walk() if {"files", "format"} <= {option.name for option in command.params}]


def test_every_query_has_examples() -> None:
    assert sorted(ASKED) == sorted(queries())
