"""Write what the documentation shows of the program: docs/commands.md, docs/rules.md in every language, the tables of
keys in docs/file-format.md, the answers in docs/tracking.md and docs/next-year.md, the table in README.md.

    python tools/write_docs.py

A test fails when they are not what this would write.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from walkthrough import play

from msss.cli import msss
from msss.common.language import Language, current, use
from msss.evaluation.model import Evaluation
from msss.formats.keys import parts_of
from msss.formats.tables import filled
from msss.ledger.model import Ledger
from msss.output.explanation import rules_page
from msss.responsibilities.model import ResponsibilityList
from msss.validation.codes import all_rules

ROOT = Path(__file__).parents[1]
COMMANDS = ROOT / "docs" / "commands.md"
RULES = ROOT / "docs" / "rules.md"
FILE_FORMAT = ROOT / "docs" / "file-format.md"
README = ROOT / "README.md"
TRACKING = ROOT / "docs" / "tracking.md"
NEXT_YEAR = ROOT / "docs" / "next-year.md"
NAMES = {Language.ENGLISH: "English", Language.TRADITIONAL: "繁體中文", Language.SIMPLIFIED: "简体中文"}
WIDTH = 80
_TABLE = re.compile(r"(?<=\(`msss list --unit 市建委`\):\n\n```text\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)


def walk(
    command: click.Command = msss, name: str = "msss", parent: click.Context | None = None
) -> Iterator[tuple[str, click.Command, click.Context]]:
    """Every command with its full name and a context of its own, groups before what is in them."""
    settings: dict[str, Any] = {"terminal_width": WIDTH - 2} | command.context_settings  # click's margin on a terminal
    context = command.context_class(command, parent=parent, info_name=name, **settings)
    yield context.command_path, command, context
    if isinstance(command, click.Group):
        for part in command.list_commands(context):
            inner = command.get_command(context, part)
            if inner is not None and not inner.hidden:
                yield from walk(inner, part, context)


def commands() -> str:
    """The page of commands: the help of each."""
    page = "# Commands\n\nThe `--help` of every command, written by `tools/write_docs.py`; don't edit it here.\n"
    for name, command, context in walk():
        lines = (line.rstrip() for line in command.get_help(context).splitlines())
        page += f"\n## {name}\n\n```text\n" + "\n".join(lines) + "\n```\n"
    return page


def rules(language: Language = Language.ENGLISH) -> str:
    """The page of codes: the documentation of each, in a language."""
    spoken = current()
    use(language)
    try:
        return rules_page(all_rules(), links(RULES, language))
    finally:
        use(spoken)


def links(page: Path, language: Language) -> str:
    """A line that leads from a page to the same page in the other languages."""
    here = in_language(page, language).parent
    return " · ".join(
        name if one is language else f"[{name}]({Path(os.path.relpath(in_language(page, one), here)).as_posix()})"
        for one, name in NAMES.items()
    )


def in_language(page: Path, language: Language) -> Path:
    """Where a page stands in a language: the Chinese ones are in docs/zh-Hant and docs/zh-Hans."""
    return page if language is Language.ENGLISH else page.parent / language.value / page.name


def file_format() -> str:
    """docs/file-format.md with the tables of keys as they are declared."""
    classes = {cls.__name__: cls for root in (ResponsibilityList, Ledger, Evaluation) for cls in parts_of(root)}
    return filled(FILE_FORMAT.read_text(encoding="utf-8"), classes.__getitem__)


def table() -> str:
    """The table of the main job, as a terminal of 80 columns shows it."""
    words = ("MSSS_", "COLUMNS", "FORCE_COLOR", "NO_COLOR")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(words)}
    environment |= {"COLUMNS": str(WIDTH), "FORCE_COLOR": "1", "NO_COLOR": "1"}
    run = [sys.executable, "-m", "msss", "list", "--unit", "市建委"]
    drawn = subprocess.run(run, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=True).stdout  # noqa: S603
    return "".join(f"{line.rstrip()}\n" for line in drawn.splitlines())


def readme() -> str:
    """README.md with the table as it is now."""
    text, found = _TABLE.subn(lambda _: table(), README.read_text(encoding="utf-8"))
    if found != 1:
        raise SystemExit("README.md: the table's place is not where it was")
    return text


def tracking() -> str:
    """The page that plays a year through, with the answers as they are now."""
    return play(TRACKING.read_text(encoding="utf-8"))


def next_year() -> str:
    """The page that writes next year's list, with the answers as they are now."""
    return play(NEXT_YEAR.read_text(encoding="utf-8"), from_nothing=True)


if __name__ == "__main__":
    COMMANDS.write_text(commands(), encoding="utf-8")
    for language in Language:
        path = in_language(RULES, language)
        path.parent.mkdir(exist_ok=True)
        path.write_text(rules(language), encoding="utf-8")
    FILE_FORMAT.write_text(file_format(), encoding="utf-8")
    README.write_text(readme(), encoding="utf-8")
    TRACKING.write_text(tracking(), encoding="utf-8")
    NEXT_YEAR.write_text(next_year(), encoding="utf-8")
