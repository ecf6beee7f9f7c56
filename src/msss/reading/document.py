"""What was read of a YAML file: plain data, and the place of every key and value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, cast

from .diagnostic import START, Path, Span

Plain = str | list["Plain"] | dict[str, "Plain"]
"""What a file holds: text, lists and mappings, nothing else."""


class Unreadable(str):
    """Stands where a value was refused (an alias), so that it is not reported a second time."""

    __slots__ = ()


# A place is kept as the reader met it, and turned into a Span only when somebody asks: a scalar is
# (start, end), a container (start, end, children), children a list or {key: (key's place, value's place)}.
# `start` and `end` are the parser's own marks.
Place = tuple[Any, ...]


@dataclass(frozen=True)
class Document:
    """One file as plain data; `span` finds where a value stands.

    In the place of places there may be a function that reads the text again, with them: few files are asked for any.
    ``is_certain`` is then whether it gives the same data, and true until it is called.
    """

    data: Plain
    text: str
    _places: Place | Callable[[str], Document]
    is_certain: bool = True
    may_have_spaces: bool = True
    """Whether a text in it may have white space: true until `has_no_spaces` is called."""
    _keys: dict[str, bool] = field(default_factory=dict, init=False, repr=False, compare=False)

    def may_have(self, key: str) -> bool:
        """Whether a key may be in it: not if it is nowhere in the text, and nothing is written with escapes."""
        if key not in self._keys:
            self._keys[key] = key in self.text or "\\" in self.text
        return self._keys[key]

    def has_no_spaces(self) -> None:
        """Say that no text in it has white space: its reader has seen them all."""
        object.__setattr__(self, "may_have_spaces", False)

    @property
    def has_places(self) -> bool:
        """Whether the places are known already."""
        return not callable(self._places)

    @property
    def _root(self) -> Place:
        if callable(self._places):
            again = self._places(self.text)
            object.__setattr__(self, "is_certain", again.data == self.data)
            object.__setattr__(self, "_places", again._root)
        return cast("Place", self._places)

    def span(self, path: Path, *, key: bool = False) -> Span:
        """Where the value at ``path`` stands, or with ``key`` its key.

        A path that leads nowhere (a key that is missing) gives the nearest value above it that does.
        """
        place, key_place = self._find(path)
        return span_of(key_place) if key and key_place is not None else span_of(place)

    def extent(self, path: Path) -> tuple[int, int]:
        """Where the value at ``path`` begins and ends in ``text``, in characters.

        A block collection, and a block scalar, ends where the parser noticed: after the blank lines (and
        a collection after the comments) that follow it.
        """
        place, _ = self._find(path)
        return place[0].index, place[1].index

    def value_at(self, index: int) -> Plain:
        """The innermost mapping or sequence around the place ``index`` of ``text``, in characters."""
        value, place = self.data, self._root
        while len(place) > 2:
            children = place[2]
            steps = children.items() if isinstance(children, dict) else enumerate(children)
            for step, found in steps:
                inner = found[1] if isinstance(children, dict) else found
                if len(inner) > 2 and inner[0].index <= index < inner[1].index:
                    value, place = value[step], inner  # type: ignore[index]
                    break
            else:
                break
        return value

    def _find(self, path: Path) -> tuple[Place, Place | None]:
        """The places of a value and of its key, as far as ``path`` leads."""
        place = self._root
        key_place: Place | None = None
        for step in path:
            children = place[2] if len(place) > 2 else None
            try:
                found = children[step]  # type: ignore[index]
            except (TypeError, LookupError):
                break
            key_place, place = found if isinstance(children, dict) else (None, found)
        return place, key_place


def span_of(place: Place) -> Span:
    """A place as the reader met it, in lines and columns; of no place, the file's beginning."""
    if not place:
        return START
    start, end = place[0], place[1]
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
