"""The VALUE of `msss record`: what was done so far, and what is said of a number with a sign."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from ..common.language import t
from ..ledger.typed import ChangeError, TypedValue, is_change, typed_value
from ..values.quantity import SCALES

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_STAGES = ("已開工", "主體完工", "已完工", "已驗收", "投入使用")
"""Stages as progress tables write them most."""


def _no_change(value: Any) -> str:
    return t(
        "{value} is a change, and a value is all that was done so far, which is never less than 0. Write the total, for"
        " example 45000; if it is less than what was reported before, because that was wrong, add --correction",
        value=value,
    )


class ValueType(click.ParamType[Any]):
    """What was done so far: 45000, 4.5萬, 4.5萬個, 60%, done."""

    name = "value"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> TypedValue:
        try:
            return typed_value(str(value))
        except ChangeError:
            self.fail(_no_change(value), param, ctx)
        except ValueError:
            self.fail(
                t(
                    "{value} can't be read as an amount done so far. Write 45000, 4.5萬, 4.5萬個 or 60%, or done for an"
                    " item without targets",
                    value=value,
                ),
                param,
                ctx,
            )


class AmountType(ValueType):
    """How many, or how much money, so far: 160, 160個, 541萬元."""

    name = "amount"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> TypedValue:
        typed = super().convert(value, param, ctx)
        if typed.value is None or typed.value.is_percent:
            self.fail(t("{value} is not a number. Write 160, 4.5萬 or 4.5萬個", value=value), param, ctx)
        return typed


class StageType(click.ParamType[str]):
    """A stage of works, in the source's words."""

    name = "stage"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        return [CompletionItem(stage) for stage in _STAGES if stage.startswith(incomplete)]


class MoneyType(AmountType):
    """How much money so far: 541萬元, 541萬, 5410000元; a bare number is in 萬元."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> TypedValue:
        typed = super().convert(value, param, ctx)
        return typed if typed.measure or str(value).strip()[-1:] not in SCALES else typed._replace(measure="元")


class ValueCommand(click.Command):
    """A command with a VALUE, which says what a negative one is taken for: to click, -5 is an option.

    What follows --from are files, however many a shell makes of forms/*.xlsx.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        args = list(_each_from(args))
        typed = list(args)
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            negative = next((one for one in typed if one.startswith(error.option_name)), error.option_name)
            if not is_change(negative):
                raise
            raise click.BadParameter(_no_change(negative), ctx, param_hint="VALUE") from None


def _each_from(args: list[str]) -> Iterator[str]:
    """The arguments with --from before each file that follows one."""
    follows = False
    for place, arg in enumerate(args):
        is_value = place > 0 and args[place - 1] == "--from"
        if follows and not is_value and not arg.startswith("-"):
            yield "--from"
        elif not is_value:
            follows = arg == "--from" or arg.startswith("--from=")
        yield arg
