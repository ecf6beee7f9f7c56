"""`msss explain`: what a code means, why, and a list that passes and one that fails."""

from __future__ import annotations

import shutil
from enum import StrEnum
from typing import Any

import click
from click.shell_completion import CompletionItem

from ..diagnostic import visible
from ..output import explanation
from ..rules.catalog import Rule, all_rules
from . import options


class Form(StrEnum):
    """How an explanation is written."""

    TEXT = "text"
    MARKDOWN = "markdown"


class CodeType(click.ParamType[Any]):
    """The code of a finding: MSS208, in any case."""

    name = "code"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Rule:
        known = {rule.code: rule for rule in all_rules()}
        code = str(value).upper()
        if code not in known:
            from difflib import get_close_matches

            near = get_close_matches(code, known, cutoff=0.5)
            meant = f"Did you mean {', '.join(near)}?" if near else "msss explain lists them all."
            self.fail(f"{visible(str(value))} is no code of msss. {meant}", param, ctx)
        return known[code]

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        typed = incomplete.upper()
        return [CompletionItem(rule.code, help=rule.title) for rule in all_rules() if rule.code.startswith(typed)]


@click.command("explain")
@click.argument("codes", metavar="[CODE]...", nargs=-1, type=CodeType())
@click.option(
    "--format",
    type=options.ChoiceOf(Form),
    default=Form.TEXT.value,
    show_default=True,
    help="markdown is for pages and pull requests.",
)
def command(codes: tuple[Rule, ...], format: Form) -> None:
    """Say what a code means, and why; without CODE, list all codes.

    With a list that passes and one that fails. The examples leave out title,
    year and source, which every list needs.

    \b
    Examples:
      msss explain MSS208
      msss explain mss208 mss223 --format markdown
      msss explain
    """
    click.echo(_markdown(codes) if format is Form.MARKDOWN else _text(codes), nl=False)


def _text(codes: tuple[Rule, ...]) -> str:
    width = min(shutil.get_terminal_size().columns, 100)
    return "\n\n".join(explanation.text(rule, width) for rule in codes) or explanation.listing(all_rules())


def _markdown(codes: tuple[Rule, ...]) -> str:
    return "\n".join(map(explanation.markdown, codes)) or explanation.markdown_listing(all_rules())
