"""What the choices of an evaluation are called in sentences: by their keys, in Chinese by their terms with the keys."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from ..common.language import Phrase, t
from ..common.terms import Worded
from .model import Basis, Draws, OutOf

_TERMS: dict[StrEnum, tuple[str, Phrase]] = {
    Basis.COMPLETION: ("完成", t("completion")),
    Basis.TIMELINESS: ("按時", t("timeliness")),
    Basis.SATISFACTION: ("滿意", t("satisfaction")),
    Basis.MANUAL: ("人工評分", t("manual")),
    Draws.TIMES: ("次數", t("times")),
    Draws.SHARE: ("比例", t("share")),
    Draws.RANK: ("名次", t("rank")),
    Draws.TOTAL: ("總分名次", t("total")),
    OutOf.CAST: ("投票", t("cast")),
    OutOf.PRESENT: ("到會", t("present")),
    OutOf.MEMBERS: ("全體組成人員", t("members")),
}
"""The terms are those that the model declares."""


class Chosen(str):
    """A choice as it is typed; in Chinese its term stands before it: 次數(times)."""

    __slots__ = ("term",)
    term: Phrase

    def __new__(cls, key: str, term: Phrase) -> Self:
        chosen = super().__new__(cls, key)
        chosen.term = term
        return chosen

    def __reduce__(self) -> tuple[type[Chosen], tuple[str, Phrase]]:
        return Chosen, (str.__str__(self), self.term)

    def __str__(self) -> str:
        key, term = str.__str__(self), str(self.term)
        return key if term == key else f"{term}({key})"

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)


def chosen(choice: StrEnum) -> Chosen:
    """A choice in a sentence."""
    return Chosen(choice.value, _TERMS[choice][1])


def worded(choice: StrEnum) -> Worded:
    """A choice in a cell, which CSV has in Chinese whatever is spoken."""
    return Worded(f"{_TERMS[choice][0]}({choice.value})", chosen(choice))
