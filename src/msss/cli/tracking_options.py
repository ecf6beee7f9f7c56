"""The options of the commands that follow progress: which ledger, and what still is on schedule."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import click

from ..common.language import t
from .options import FilePath


class ShareType(click.ParamType[Fraction]):
    """A share in percent: 5, 2.5."""

    name = "percent"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Fraction:
        from ..values.quantity import parse_number

        try:
            share = Fraction(parse_number(str(value).rstrip("%％"))) / 100
        except ValueError:
            share = Fraction(2)
        if share > 1:
            self.fail(t("{value} is not a percentage. Write a number from 0 to 100", value=value), param, ctx)
        return share


ledger_option = click.option(
    "--ledger",
    type=FilePath(),
    metavar="PATH",
    help="The progress ledger. Default: progress_2022.yaml beside responsibility_list_2022.yaml.",
)
tolerance_option: Callable[[Any], Any] = click.option(
    "--tolerance",
    type=ShareType(),
    metavar="PERCENT",
    help="How far the completion rate may be from the time passed and still be on schedule. Default: the list's"
    " own (schedule:), else 5.",
)
