"""Write what the documentation shows of the program, in each language: commands.md, rules.md, the tables of keys in
file-format.md, the answers in tracking.md, next-year.md, import.md, offices.md and publish.md, the table in README.md;
and in English the tables of data.md.

    python tools/write_docs.py

The Chinese pages are written by hand in Traditional characters, and those in Simplified are made of them. A test
fails when a page is not what this would write.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from data_tables import with_tables
from key_tables import filled
from page_words import simplified, simplified_page, speaker
from walkthrough import play

from msss.cli import msss
from msss.cli.translation import translate_click
from msss.common import language as interface
from msss.common.language import Language
from msss.evaluation.model import Evaluation
from msss.formats.keys import parts_of
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
OFFICES = ROOT / "docs" / "offices.md"
IMPORT = ROOT / "docs" / "import.md"
PUBLISH = ROOT / "docs" / "publish.md"
DATA = ROOT / "docs" / "data.md"
NAMES = {Language.ENGLISH: "English", Language.TRADITIONAL: "繁體中文", Language.SIMPLIFIED: "简体中文"}
DOCUMENTS = {cls.__name__: cls for root in (ResponsibilityList, Ledger, Evaluation) for cls in parts_of(root)}
"""Every class whose keys a page has in a table."""
WIDTH = 80
_TABLE = re.compile(r"(`msss list --unit 市建委`.{2,3}\n\n```text\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)
_LINKS = re.compile(r"^\[?English\b.* · .*$", re.MULTILINE)
"""The line of a page that leads to it in other languages."""


def in_language(page: Path, language: Language) -> Path:
    """Where a page is in a language: the Chinese ones are in docs/zh-Hant and docs/zh-Hans, but for README.md."""
    if language is Language.ENGLISH:
        return page
    if page == README:
        return page.with_name(f"README.{language.value}.md")
    return page.parent / language.value / page.name


def links(page: Path, language: Language) -> str:
    """A line that leads from a page to the same page in the other languages."""
    here = in_language(page, language).parent
    return " · ".join(
        name if one is language else f"[{name}]({Path(os.path.relpath(in_language(page, one), here)).as_posix()})"
        for one, name in NAMES.items()
    )


def linked(written: str, page: Path, language: Language) -> str:
    """The text of a page with links to it in the other languages."""
    text, found = _LINKS.subn(lambda _: links(page, language), written, count=1)
    if not found:
        raise SystemExit(f"{in_language(page, language)}: no line leads to the other languages")
    return text


def text(page: Path, language: Language) -> str:
    """What is written by hand of a page. The Simplified one is the Traditional one, in Simplified characters."""
    if language is Language.SIMPLIFIED:
        return linked(simplified_page(text(page, Language.TRADITIONAL)), page, language)
    return linked(in_language(page, language).read_text(encoding="utf-8"), page, language)


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


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Have the program speak a language in this process, and then English again."""
    before = os.environ.get("LANGUAGE", "")
    interface.use(language)
    translate_click(language)
    try:
        yield
    finally:
        interface.use(Language.ENGLISH)
        translate_click(Language.ENGLISH)
        os.environ["LANGUAGE"] = before


def commands(language: Language) -> str:
    """The page of commands: the help of each."""
    say = speaker(language)
    note = say("The `--help` of every command, written by `tools/write_docs.py`; don't edit it here.")
    title = say("# Commands")
    if language is Language.SIMPLIFIED:
        title, note = simplified(title), simplified(note)
    page = f"{title}\n\n{links(COMMANDS, language)}\n\n{note}\n"
    with speaking(language):
        for name, command, context in walk():
            lines = (line.rstrip() for line in command.get_help(context).splitlines())
            page += f"\n## {name}\n\n```text\n" + "\n".join(lines) + "\n```\n"
    return page


def rules(language: Language) -> str:
    """The page of codes: the documentation of each."""
    with speaking(language):
        return rules_page(all_rules(), links(RULES, language))


def file_format(language: Language) -> str:
    """The page of the file format with the tables of keys as they are declared."""
    if language is Language.SIMPLIFIED:
        return linked(simplified_page(file_format(Language.TRADITIONAL)), FILE_FORMAT, language)
    return filled(text(FILE_FORMAT, language), DOCUMENTS.__getitem__, language)


def table(language: Language) -> str:
    """The table of the main job, as a terminal of 80 columns shows it."""
    words = ("MSSS_", "COLUMNS", "FORCE_COLOR", "NO_COLOR")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(words)}
    environment |= {"COLUMNS": str(WIDTH), "FORCE_COLOR": "1", "NO_COLOR": "1", "MSSS_LANG": language.value}
    run = [sys.executable, "-m", "msss", "list", "--unit", "市建委"]
    drawn = subprocess.run(run, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=True).stdout  # noqa: S603
    return "".join(f"{line.rstrip()}\n" for line in drawn.splitlines())


def readme(language: Language) -> str:
    """README.md with the table as it is now."""
    page, found = _TABLE.subn(lambda place: place[1] + table(language), text(README, language))
    if found != 1:
        raise SystemExit(f"{in_language(README, language)}: the table's place is not where it was")
    return page


def tracking(language: Language) -> str:
    """The page that plays a year through, with the answers as they are now."""
    return play(text(TRACKING, language), language)


def next_year(language: Language) -> str:
    """The page that writes next year's list, with the answers as they are now."""
    return play(text(NEXT_YEAR, language), language, from_nothing=True)


def offices(language: Language) -> str:
    """The page of workbooks and Word files, with the answers as they are now."""
    return play(text(OFFICES, language), language)


def drafted(language: Language) -> str:
    """The page of drafts, whose commands are played where there is nothing yet."""
    return play(text(IMPORT, language), language, from_nothing=True)


def published(language: Language) -> str:
    """The page of the site for everybody, with the answers as they are now."""
    return play(text(PUBLISH, language), language)


def data() -> str:
    """The page of the tables for other programs, with their columns as they are declared. It is in English only."""
    return with_tables(DATA.read_text(encoding="utf-8"))


PAGES: dict[Path, Callable[[Language], str]] = {
    README: readme,
    COMMANDS: commands,
    FILE_FORMAT: file_format,
    TRACKING: tracking,
    NEXT_YEAR: next_year,
    OFFICES: offices,
    IMPORT: drafted,
    PUBLISH: published,
}
"""The pages that are in every language beside the codes', and what each should be."""


if __name__ == "__main__":
    for language in Language:
        for page, written in {RULES: rules, **PAGES}.items():
            path = in_language(page, language)
            path.parent.mkdir(exist_ok=True)
            path.write_text(written(language), encoding="utf-8")
    DATA.write_text(data(), encoding="utf-8")
