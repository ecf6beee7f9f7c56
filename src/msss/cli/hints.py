"""What somebody most likely meant who typed a command, an option or an argument that there isn't."""

from __future__ import annotations

import re
import shlex
from collections.abc import Collection, Sequence
from pathlib import Path

import click

from ..common.language import Series, t
from ..files import naming
from ..responsibilities.query import items_called
from ..responsibilities.registry import find_units, units_of
from ..values.chinese import fold
from ..values.deadline import parse_when
from .completion import lists_or_none

_OPTIONS: dict[str, str] = {
    "--json": t("Write --format json."),
    "--csv": t("Write --format csv."),
    "--md": t("Write --format markdown."),
    "--markdown": t("Write --format markdown."),
    "--excel": t("Write -o items.xlsx."),
    "--xlsx": t("Write -o items.xlsx."),
    "--word": t("Write -o items.docx."),
    "--docx": t("Write -o items.docx."),
}
"""Options that people try where there is ``--format``, and what to write instead."""

_BEGINNING = frozenset({"init", "create", "start", "新建"})
"""Commands that people try who have no list yet."""
_LIST = t("Write msss list; msss list --search TEXT looks for a text.")
_COMMANDS: dict[str, str] = {
    **dict.fromkeys(["ls", "query", "items", "get", "清单", "事项"], _LIST),
    **dict.fromkeys(["search", "find", "grep", "查询", "搜索"], t("Write msss list --search TEXT.")),
    **dict.fromkeys(["help", "帮助"], t("Write msss --help, or msss list --help for one command.")),
    "version": t("Write msss --version."),
    **dict.fromkeys(
        ["export", "csv", "json", "excel"], t("Write msss list -o items.xlsx; .docx, .csv and .json are written too.")
    ),
    **dict.fromkeys(["check", "lint", "verify", "校验", "检查"], t("Write msss validate.")),
    **dict.fromkeys(["status", "进度"], t("Write msss progress.")),
    **dict.fromkeys(
        ["report", "填报"], t("msss record adds a report to the ledger, msss bulletin makes the bulletin.")
    ),
    **dict.fromkeys(
        ["add", "update", "set"], t("msss record adds a report to the ledger. A list is edited as a file.")
    ),
    **dict.fromkeys(["compare", "changes"], t("Write msss diff OLD NEW.")),
    **dict.fromkeys(["log", "blame"], t("Write msss history 7.2.")),
    **dict.fromkeys(["score", "rank", "votes", "测评"], t("Write msss evaluate.")),
    **dict.fromkeys(["item", "project", "view", "cat", "项目"], t("Write msss show 7, or msss show 7.2.")),
    **dict.fromkeys(["deadline", "deadlines", "到期"], t("Write msss due.")),
    **dict.fromkeys(["tasks", "待办", "待办事项"], t("Write msss todo --unit NAME.")),
    **dict.fromkeys(["单位", "部门"], t("Write msss units.")),
    **dict.fromkeys(["draw", "抽查", "抽样", "督查"], t("Write msss sample --seed N.")),
    **dict.fromkeys(["draft", "导入", "草稿"], t("Write msss import with the file of the notice.")),
    **dict.fromkeys(["通报"], t("Write msss bulletin.")),
}
"""Commands that people try, folded, and what to write instead."""


def unknown_command(name: str, commands: Collection[str]) -> str:
    """What to type instead of a command that there isn't."""
    from difflib import get_close_matches

    if fold(name) in _BEGINNING:
        return t(
            "A list is a YAML file that you write in an editor. To begin one, copy {example} to"
            " data/responsibility_list_YEAR.yaml, or write msss new YEAR, or msss import with the file of the notice."
            " docs/file-format.md explains every key, and msss validate checks the file.",
            example=naming.shipped(),
        )
    if hint := _COMMANDS.get(fold(name)):
        return hint
    if near := get_close_matches(name.casefold(), commands, n=1):
        return t("Did you mean {names}?", names=near[0])
    everything = {"--unit", "--due", "--search", "--file", "--project", "--status"}
    hint = _meant(name, everything, (), "list") if not name.isascii() or name[:1].isdigit() else ""
    return hint or t("The commands are {commands}.", commands=Series(commands))


def explained(error: click.UsageError, arguments: Sequence[str]) -> click.UsageError:
    """``error``, or if it is about an unknown option or an argument too many, one that says what was meant.

    ``arguments`` are all that followed the command's name.
    """
    context = error.ctx
    if context is None:
        return error
    options = _options_of(context)
    if isinstance(error, click.NoSuchOption):
        hint = _OPTIONS.get(error.option_name)
        if context.parent is None and hint:
            hint = t("{hint} It comes after the command: msss list --format json.", hint=hint)
        elif "--format" not in options:
            return error
        if not hint:
            return error
        return click.UsageError(t("No such option {option}. {hint}", option=error.option_name, hint=hint), context)
    if type(error) is not click.UsageError:
        return error
    try:
        extra = context.command.make_parser(context).parse_args(list(arguments))[1]
    except click.UsageError:
        return error
    if not extra:
        return error
    hint = argument(extra[0], context)
    if not hint:
        return error
    return click.UsageError(t("{argument} is not expected here. {hint}", argument=extra[0], hint=hint), context)


def argument(text: str, context: click.Context, *, or_search: bool = True) -> str:
    """What to type instead of an argument that the command doesn't take; empty if nobody can tell.

    With ``or_search`` it may always be a text to look for.
    """
    return _meant(text, _options_of(context), context.params.get("files") or (), context.info_name or "", or_search)


def _options_of(context: click.Context) -> set[str]:
    return {name for param in context.command.params if isinstance(param, click.Option) for name in param.opts}


def _meant(text: str, options: Collection[str], files: Collection[Path], command: str, or_search: bool = True) -> str:
    typed = text if re.fullmatch(r"[\w.,/~—–-]+", text) else shlex.quote(text)
    plain = fold(text)
    if text[:1] in "—–－" and plain.strip("—–-").isascii():
        return t("An option begins with two hyphens: {option}.", option=f"--{plain.strip('—–-')}")
    if re.fullmatch(r"[0-9]+\.[0-9]+", plain, re.ASCII):
        return _write(f"msss show {plain}")
    if re.fullmatch(r"[0-9]{1,3}", plain, re.ASCII):
        return _option("--project", plain, options, command, f"msss show {plain}")
    if re.fullmatch(r"[0-9]{4}", plain, re.ASCII) and "--year" in options:
        return _write(f"msss {command} --year {plain}")
    if "--file" in options and plain.endswith((".yaml", ".yml")):
        return _write(f"msss {command} -f {typed}")
    lists = lists_or_none(files)
    if any(items_called(loaded.model, text) for loaded in lists):
        return _write(f"msss show {typed}")
    if _is_when(text):
        return _option("--due", typed, options, command, f"msss due {typed}")
    if "--status" in options and _is_status(plain):
        return _write(f"msss {command} --status {typed}")
    if any(find_units(units_of(loaded.model), text).names for loaded in lists):
        return _option("--unit", typed, options, command, f"msss list --unit {typed}")
    if not or_search:
        return ""
    return _option("--search", typed, options, command, f"msss list --search {typed}")


def _option(name: str, typed: str, options: Collection[str], command: str, instead: str) -> str:
    """Say to write the option, if the command has it; ``instead`` is the command line for one that doesn't."""
    return _write(f"msss {command} {name} {typed}" if name in options else instead)


def _write(command: str) -> str:
    return t("Write {command}.", command=command)


def _is_when(text: str) -> bool:
    try:
        parse_when(text)
    except ValueError:
        return False
    return True


def _is_status(plain: str) -> bool:
    from ..ledger.progress import Status

    return any(plain in (status.value, fold(status.word)) for status in Status)
