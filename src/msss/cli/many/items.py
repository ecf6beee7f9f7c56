"""What `msss list` asks of many lists."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...lists.selection import place_of, standing
from ...output.answers.items import ItemRows, Support, listed
from ...responsibilities.query import Sort
from ...responsibilities.registry import canonical
from .. import common
from . import InList, Made, Question


@dataclass(frozen=True)
class Items(Question):
    """The items that fit."""

    support: Support = Support.COUNTED

    def follows(self, path: Path) -> bool:
        return common.is_followed(path, self.status, self.sort)

    def made(self, asked: InList) -> Made:
        found = standing(asked.found, asked.status, asked.tracked)
        rows = ItemRows(False, self.support, bool(self.query.units), asked.tracked, rates=self.sort is Sort.RATE)
        keys: list[Any] = []
        if self.sort is Sort.UNIT:
            aliases = canonical(asked.loaded.model.units)
            keys = [aliases.get(hit.item.lead[0], hit.item.lead[0]) for _, hit in found]
        elif self.sort is not None:
            keys = [place_of(one, self.sort, asked.tracked) for one in found]
        return Made(listed(found, rows), keys, keys, names_units=bool(found))
