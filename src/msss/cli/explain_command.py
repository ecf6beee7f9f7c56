"""`msss explain`: what a code means, why, and a list that passes and one that fails."""

from __future__ import annotations

import shutil
from enum import StrEnum
from itertools import chain
from typing import Any

import click
from click.shell_completion import CompletionItem

from ..codes import Rule, all_rules
from ..output import explanation
from . import options


class Form(StrEnum):
    """How an explanation is written."""

    TEXT = "text"
    MARKDOWN = "markdown"


class CodeType(click.ParamType[Any]):
    """The code of a finding, or the beginning of several: MSS208, MSS2, in any case."""

    name = "code"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[Rule, ...]:
        known = {rule.code: rule for rule in all_rules()}
        code = str(value).upper()
        found = tuple(rule for rule in known.values() if code.startswith("MSS") and rule.code.startswith(code))
        if not found:
            from difflib import get_close_matches

            near = get_close_matches(code, known, cutoff=0.5)
            meant = f"Did you mean {', '.join(near)}?" if near else "msss explain lists them all."
            self.fail(f"{value!s} is no code of msss. {meant}", param, ctx)
        return found

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
def command(codes: tuple[tuple[Rule, ...], ...], format: Form) -> None:
    """Say what a code means, and why; without CODE, list all codes.

    With a list that passes and one that fails. The examples leave out title,
    year and source, which every list needs. The beginning of a code stands for
    all that begin so: MSS2.

    \b
    Examples:
      msss explain MSS208
      msss explain mss208 mss223 --format markdown
      msss explain
    """
    rules = tuple(dict.fromkeys(chain.from_iterable(codes)))
    click.echo(_markdown(rules) if format is Form.MARKDOWN else _text(rules), nl=False)


def _text(codes: tuple[Rule, ...]) -> str:
    width = min(shutil.get_terminal_size().columns, 100)
    return "\n\n".join(explanation.text(rule, width) for rule in codes) or explanation.listing(all_rules())


def _markdown(codes: tuple[Rule, ...]) -> str:
    return "\n".join(map(explanation.markdown, codes)) or explanation.markdown_listing(all_rules())
