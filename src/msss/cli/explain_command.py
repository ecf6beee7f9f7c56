"""`msss explain`: what a code means, why, and a list that passes and one that fails."""

from __future__ import annotations

import shutil
from enum import StrEnum

import click
from click.shell_completion import CompletionItem

from ..common.language import Series, t
from ..output import explanation
from ..validation.codes import Rule, all_rules, beginning
from . import options


class Form(StrEnum):
    """How an explanation is written."""

    TEXT = "text"
    MARKDOWN = "markdown"


class CodeType(options.CodeType):
    """A code, which is completed with its title."""

    def unknown(self, typed: str, code: str, known: list[str]) -> str:
        from difflib import get_close_matches

        near = get_close_matches(code.translate(_DIGITS), known, cutoff=0.5)  # MSS2O8
        if near:
            return t("{code} is not a code of msss. Did you mean {codes}?", code=typed, codes=Series(near))
        return t("{code} is not a code of msss. msss explain lists them all.", code=typed)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        titles = {rule.code: rule.title for rule in all_rules()}
        completed = super().shell_complete(ctx, param, incomplete)
        return [CompletionItem(item.value, help=str(titles[item.value])) for item in completed]


_DIGITS = str.maketrans("OIL", "011")
"""Letters that are taken for digits."""


@click.command("explain")
@click.argument("codes", metavar="[CODE]...", nargs=-1, type=CodeType())
@click.option(
    "--format",
    type=options.ChoiceOf(Form),
    default=Form.TEXT.value,
    show_default=True,
    help="markdown is for web pages and pull requests.",
)
def command(codes: tuple[str, ...], format: Form) -> None:
    """Explain what a code means; without CODE, list all codes.

    The explanation includes an example that passes and one that fails. The examples leave out title, year
    and source, which every list needs. The beginning of a code stands for all codes that begin with it: MSS2.

    \b
    Examples:
      msss explain MSS208
      msss explain mss208 mss223 --format markdown
      msss explain
    """
    rules = tuple(dict.fromkeys(rule for code in codes for rule in beginning(code)))
    click.echo(_markdown(rules) if format is Form.MARKDOWN else _text(rules), nl=False)


def _text(rules: tuple[Rule, ...]) -> str:
    width = min(shutil.get_terminal_size().columns, 100)
    return "\n\n".join(explanation.text(rule, width) for rule in rules) or explanation.listing(all_rules())


def _markdown(rules: tuple[Rule, ...]) -> str:
    return "\n".join(map(explanation.markdown, rules)) or explanation.markdown_listing(all_rules())
