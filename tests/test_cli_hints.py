"""What is answered to a command, an option or an argument that there isn't: what to type instead."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import ask


@pytest.mark.parametrize(
    ("typed", "instead"),
    [
        ("list 市城管局", "市城管局 is not expected here. Write msss list --unit 市城管局."),
        ("list 城管", "Write msss list --unit 城管."),
        ("list 市城管", "Write msss list --unit 市城管."),
        ("list 11月", "Write msss list --due 11月."),
        ("list 本月", "Write msss list --due 本月."),
        ("list 7.2", "Write msss show 7.2."),
        ("list 7", "Write msss list --project 7."),
        ("list 2022", "Write msss list --year 2022."),
        ("list 電梯", "Write msss list --search 電梯."),
        ("list 滞后", "Write msss list --status 滞后."),
        ("list data/a.yaml", "Write msss list -f data/a.yaml."),
        ("list —unit 市建委", "write --unit, with two hyphens"),
        ("targets 學位", "Write msss targets --search 學位."),
        ("targets 市建委", "Write msss targets --unit 市建委."),
        ("calendar 市建委", "Write msss calendar --unit 市建委."),
        ("progress 市建委", "Write msss progress --unit 市建委."),
        ("due 11月 市建委", "Write msss due --unit 市建委."),
        ("due 市建委", "市建委 is not a date or period. Write msss due --unit 市建委."),
        ("due 11月31日", "11月31日 is not a date or period. Write one of: 11, 11月,"),
        ("due foo", "foo is not a date or period. Write one of: 11, 11月,"),
        ("due 7.2", "7.2 is not a date or period. Write msss show 7.2."),
        ("show 市建委", "Write msss list --unit 市建委."),
        ("show 7.1 7.2", "Write msss show 7.2."),
        ("units 市建委 11月", "Write msss due 11月."),
        ("list $(x)", "Write msss list --search '$(x)'."),
    ],
)
def test_an_argument_that_is_not_expected(typed: str, instead: str) -> None:
    answer = ask(*typed.split())
    assert (answer.code, answer.out) == (2, "")
    assert instead in answer.err


@pytest.mark.parametrize(
    ("typed", "instead"),
    [
        ("list --json", "No such option --json. Write --format json."),
        ("due --csv", "Write --format csv."),
        ("validate --json", "Write --format json."),
        ("--json list", "It comes after the command: msss list --format json."),
        ("bulletin --md", "Write --format markdown."),
        ("list --unitt 市建委", "--unit"),
    ],
)
def test_an_option_that_there_is_not(typed: str, instead: str) -> None:
    answer = ask(*typed.split())
    assert (answer.code, answer.out) == (2, "")
    assert instead in answer.err


@pytest.mark.parametrize(
    ("typed", "instead"),
    [
        ("init", "To begin one, copy "),
        ("create a.docx", "docs/file-format.md explains every key, and msss validate checks the file."),
        ("start", "responsibility_list_2022.yaml to data/responsibility_list_YEAR.yaml"),
        ("init", "or write msss new YEAR, or msss import with the file of the notice."),
        ("草稿", "Write msss import with the file of the notice."),
        ("help", "Write msss --help, or msss list --help for one command."),
        ("help list", "Write msss --help"),
        ("ls", "Write msss list;"),
        ("query", "Write msss list;"),
        ("search 電梯", "Write msss list --search TEXT."),
        ("check", "Write msss validate."),
        ("進度", "Write msss progress."),
        ("version", "Write msss --version."),
        ("LIST", "Did you mean list?"),
        ("lst", "Did you mean list?"),
        ("xyz", "The commands are list, due, show,"),
        ("市城管局", "Write msss list --unit 市城管局."),
        ("7.2", "Write msss show 7.2."),
        ("11月", "Write msss list --due 11月."),
    ],
)
def test_a_command_that_there_is_not(typed: str, instead: str) -> None:
    answer = ask(*typed.split())
    assert (answer.code, answer.out) == (2, "")
    assert instead in answer.err


def test_what_is_typed_cannot_act_on_the_terminal() -> None:
    for typed in (["list", "\x1b[31m市"], ["\x1b[31m市"], ["due", "\x1b[31m市"], ["show", "\x1b[31m市"]):
        answer = ask(*typed)
        assert answer.code == 2
        assert "\x1b" not in answer.err


def test_a_hint_needs_no_valid_list(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("title: 示例\n", encoding="utf-8")
    answer = ask("list", "-f", tmp_path / "a.yaml", "市建委")
    assert answer.code == 2
    assert "Write msss list --search 市建委." in answer.err


@pytest.mark.parametrize("role", ["lead", "LEAD", "牽頭", "牵头", "主办", "主辦", "责任", "責任單位"])
def test_words_for_leading(role: str) -> None:
    assert ask("list", "--unit", "市建委", "--role", role).ids == ["2.1", "7.1"]


@pytest.mark.parametrize("role", ["support", "配合", "协办", "協辦", "協辦單位"])
def test_words_for_supporting(role: str) -> None:
    assert len(ask("list", "--unit", "市建委", "--role", role).ids) == 7


@pytest.mark.parametrize(
    ("typed", "format"), [("CSV", "csv"), ("md", "markdown"), ("MD", "markdown"), ("Json", "json")]
)
def test_formats_as_they_are_typed(typed: str, format: str) -> None:
    assert ask("list", "--format", typed).out == ask("list", "--format", format).out
