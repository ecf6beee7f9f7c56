"""Completion, by the protocol that click's scripts for bash, zsh and fish speak."""

from __future__ import annotations

import click
import pytest
from lists import write_list
from running import ROOT, ask

from msss.cli import msss

SHELLS = ["bash", "zsh", "fish"]


def complete(shell: str, words: str, incomplete: str = "", **environment: str) -> list[str]:
    """What Tab offers after ``words``, with ``incomplete`` typed so far."""
    environment |= {"_MSSS_COMPLETE": f"{shell}_complete"}
    if shell == "fish":
        environment |= {"COMP_WORDS": f"{words} {incomplete}", "COMP_CWORD": incomplete}
    else:
        environment |= {"COMP_WORDS": f"{words} {incomplete}", "COMP_CWORD": str(len(words.split()))}
    answer = ask(**environment)
    assert answer.code == 0, answer.err
    assert answer.err == ""
    lines = answer.out.splitlines()
    if shell == "zsh":
        return lines[1::3]
    return [line.split(",", 1)[1].split("\t")[0] for line in lines] if lines and "," in lines[0] else lines[1::3]


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_for_the_shell(shell: str) -> None:
    answer = ask(_MSSS_COMPLETE=f"{shell}_source")
    assert answer.code == 0
    assert f"{shell}_complete" in answer.out


@pytest.mark.parametrize("shell", SHELLS)
def test_commands(shell: str) -> None:
    assert complete(shell, "msss") == msss.list_commands(click.Context(msss))
    assert complete(shell, "msss", "un") == ["units"]


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("words", ["msss list --unit", "msss due --unit", "msss units"])
def test_unit_names(shell: str, words: str) -> None:
    assert complete(shell, words, "市建") == ["市建委"]
    assert complete(shell, words, "市体") == ["市體育局"]
    assert len(complete(shell, words)) == 44 + 13


@pytest.mark.parametrize("shell", SHELLS)
def test_aliases_and_parts_of_names(shell: str) -> None:
    assert complete(shell, "msss list --unit", "市人社") == ["市人社局"]
    assert complete(shell, "msss list --unit", "西湖區") == ["西湖區政府"]
    assert complete(shell, "msss list --unit", "消防") == ["市消防救援支隊"]
    assert complete(shell, "msss list --unit", "卫健委") == ["市衛健委"]
    assert complete(shell, "msss list --unit", "xyzzy") == []


@pytest.mark.parametrize("shell", SHELLS)
def test_ids(shell: str) -> None:
    assert complete(shell, "msss show", "7") == ["7", "7.1", "7.2", "7.3"]
    assert complete(shell, "msss show", "7.2") == ["7.2"]


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("words", ["msss due", "msss list --due"])
def test_months(shell: str, words: str) -> None:
    assert complete(shell, words) == [f"{month}月" for month in range(1, 13)]
    assert complete(shell, words, "1") == ["1月", "10月", "11月", "12月"]


@pytest.mark.parametrize("shell", SHELLS)
def test_stages(shell: str) -> None:
    assert complete(shell, "msss record 1.1 --stage", "已") == ["已開工", "已完工", "已驗收"]


@pytest.mark.parametrize("shell", SHELLS)
def test_choices_and_options(shell: str) -> None:
    assert complete(shell, "msss list --role") == ["lead", "support", "owner", "contact", "any"]
    assert complete(shell, "msss list --format", "c") == ["csv"]
    assert complete(shell, "msss list", "--un") == ["--unit"]


def test_the_list_that_is_named_is_the_one_completed_from(tmp_path) -> None:
    path = write_list(tmp_path / "a.yaml", '{id: "1.7", name: 示例, lead: 市甲局, support: [市乙局], due: 年底}')
    assert complete("bash", f"msss list -f {path} --unit") == ["市甲局", "市乙局"]
    assert complete("bash", f"msss show -f {path}") == ["1", "1.7"]
    assert complete("bash", "msss list --unit", MSSS_FILE=str(path)) == ["市甲局", "市乙局"]


def test_a_list_that_cannot_be_read_completes_nothing_and_says_nothing() -> None:
    assert complete("bash", "msss list -f nope.yaml --unit") == []
    assert complete("bash", f"msss list -f {ROOT / 'README.md'} --unit") == []
