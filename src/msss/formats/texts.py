"""The texts of a document, whatever its keys are: those that people wrote, as they were declared to be texts.

Who looks at all of them (a search, a comparison, a rule on spaces) asks here, so that a key that is added to a
class is looked at too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Literal, TypeVar

from .keys import Declared, Many, Mapping, keys_of
from .types import TEXT, DeadlineType, TextType

T = TypeVar("T")
Path = tuple[str | int, ...]


_Holds = Literal["text", "deadline", "texts", "part", "parts"]
"""What an attribute holds that has texts."""
_PLANS: dict[type[Any], tuple[tuple[str, _Holds], ...]] = {}


def _plan(cls: type[Any]) -> tuple[tuple[str, _Holds], ...]:
    """The attributes of a class that have texts, and how they hold them; worked out once."""
    if cls not in _PLANS:
        found = ((declared.name, _holds(declared)) for declared in keys_of(cls))
        _PLANS[cls] = tuple((name, holds) for name, holds in found if holds is not None)
    return _PLANS[cls]


def _holds(declared: Declared) -> _Holds | None:
    takes = declared.takes
    if isinstance(takes, TextType):
        return "text"
    if isinstance(takes, DeadlineType):
        return "deadline"
    if isinstance(takes, Mapping):
        return "part"
    if isinstance(takes, Many):
        if takes.joined:
            return "text"
        if isinstance(takes.of, TextType):
            return "texts"
        return "parts" if isinstance(takes.of, Mapping) else None
    return None


def texts(model: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text of a document or a part of one, with its path, in the order in which keys are declared."""
    for name, holds in _plan(type(model)):
        value = getattr(model, name)
        at = (*path, name)
        if value is None:
            continue
        match holds:
            case "text":
                yield at, value
            case "deadline":
                if value.text:
                    yield at, value.text
            case "texts":
                yield from (((*at, place), text) for place, text in enumerate(value))
            case "part":
                yield from texts(value, at)
            case "parts":
                for place, one in enumerate(value):
                    yield from texts(one, (*at, place))


def all_texts(model: Any) -> list[str]:
    """The same texts without their paths, which is quicker."""
    found: list[str] = []
    _collect(model, found)
    return found


def _collect(model: Any, found: list[str]) -> None:
    for name, holds in _plan(type(model)):
        value = getattr(model, name)
        if not value:
            continue
        if holds == "text":
            found.append(value)
        elif holds == "texts":
            found += value
        elif holds == "parts":
            for one in value:
                _collect(one, found)
        elif holds == "deadline":
            found.append(value.text)
        else:
            _collect(value, found)


def respelled(model: T, spell: Callable[[str], str]) -> T:
    """A document, or a part of one, with each of its texts as ``spell`` writes it."""
    changed: dict[str, Any] = {}
    for name, holds in _plan(type(model)):
        value = getattr(model, name)
        if value is None:
            continue
        match holds:
            case "text":
                changed[name] = spell(value)
            case "deadline":
                changed[name] = value._replace(text=spell(value.text))
            case "texts":
                changed[name] = tuple(map(spell, value))
            case "part":
                changed[name] = respelled(value, spell)
            case "parts":
                changed[name] = tuple(respelled(one, spell) for one in value)
    return replace(model, **changed)  # type: ignore[type-var]


def remarks(cls: type[Any]) -> tuple[Declared, ...]:
    """The keys of a class that take a text and may be left out: what a part says beside what it promises."""
    return tuple(declared for declared in keys_of(cls) if declared.takes is TEXT and not declared.is_required)
