"""What `msss targets` asks of many lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from ...output.answers.targets import one_by_one, to_add
from ...output.table import Table
from ...responsibilities.sums import Partial, Sum, Total, add_to, partial_sums
from . import InList, Made, Question


class Added(NamedTuple):
    """The sums of some lists, by their keys, and whether there is a target at all."""

    sums: dict[tuple[str, str], Total]
    is_any: bool


@dataclass(frozen=True)
class Targets(Question):
    """The targets that fit."""

    def made(self, asked: InList) -> Made:
        return Made(one_by_one(asked.found, several=False, details=self.into.format.has_details))


@dataclass(frozen=True)
class Sums(Question):
    """The targets that fit, added up."""

    sums: Sum = Sum.CONTENT

    def made(self, asked: InList) -> Made:
        partial = partial_sums(to_add(asked.found, self.sums), self.sums)
        return Made(Table((), (), []), more=(partial, any(hit.targets for _, hit in asked.found)))

    def folded(self, before: Added | None, more: tuple[list[Partial], bool]) -> Added:
        sums, is_any = before or Added({}, False)
        partial, has_one = more
        add_to(sums, partial)
        return Added(sums, is_any or has_one)
