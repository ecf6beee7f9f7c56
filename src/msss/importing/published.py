"""A published document as its reader hands it over: lines and grids, in their order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from .grid import Grid
from .places import Place


class Line(NamedTuple):
    """A line of text that stands in no table."""

    text: str
    place: Place


class Doubt(NamedTuple):
    """Something of the draft that has to be checked by a person (待核).

    ``path`` is its place in the draft, ``message`` says what is unsure, ``place`` where it stands in the source.
    """

    path: tuple[str | int, ...]
    message: str
    place: Place | None = None


@dataclass
class Published:
    """A document: its lines and grids in order.

    ``titles`` are what the format itself says of the title: that of a web page, say. ``doubts`` are what the reader
    is unsure of, each with its place; what it concerns in the draft is found by that.
    """

    blocks: list[Line | Grid] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    doubts: list[tuple[str, Place]] = field(default_factory=list)
