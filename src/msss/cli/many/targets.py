"""What `msss targets` asks of many lists."""

from __future__ import annotations

from dataclasses import dataclass

from ...output.answers.targets import one_by_one, to_add
from ...output.table import Table
from ...responsibilities.sums import Sum, partial_sums
from . import InList, Made, Question


@dataclass(frozen=True)
class Targets(Question):
    """The targets that fit."""

    def made(self, asked: InList) -> Made:
        return Made(one_by_one(asked.found, several=False, details=self.into.format.has_details))


@dataclass(frozen=True)
class Sums(Question):
    """The targets that fit, added up: `msss.responsibilities.sums.in_total` does that with what the lists say.

    Beside the sums, whether there is a target at all.
    """

    sums: Sum = Sum.CONTENT

    def made(self, asked: InList) -> Made:
        partial = partial_sums(to_add(asked.found, self.sums), self.sums)
        return Made(Table((), (), []), more=(partial, any(hit.targets for _, hit in asked.found)))
