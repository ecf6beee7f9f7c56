"""The unit of `msss record --for`: one that has a part of the item that is reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from .options import UnitType

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class PartType(UnitType):
    """A unit with a part of a target: those of the item are completed, and where it has none, all units."""

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        from . import completion

        names = list(completion.parts(ctx, incomplete))
        return [CompletionItem(name) for name in names] or super().shell_complete(ctx, param, incomplete)
