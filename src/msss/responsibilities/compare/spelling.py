"""Two lists spelt alike: what differs only in script, width or spacing is made the same before they are compared.

A list that is kept in Traditional characters and one in Simplified promise the same. Texts that differ in
nothing else are therefore compared, and shown, in one spelling: the new list's.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from ...values.chinese import fold_all
from ..model import Amendment, Item, Project, ResponsibilityList, Target, Unit
from .change import Change, Effect, Kind


class Alike(NamedTuple):
    """Both lists in one spelling; ``respelt`` are texts of the old list, each with the new list's spelling."""

    old: ResponsibilityList
    new: ResponsibilityList
    respelt: list[tuple[str, str]]


def spelt_alike(old: ResponsibilityList, new: ResponsibilityList) -> Alike:
    """Two lists whose texts are the same where they differ only in script, width or spacing."""
    before, after = Counter(_texts(old)), Counter(_texts(new))
    gone, added = before - after, after - before
    if not gone or not added:
        return Alike(old, new, [])
    texts = list(dict.fromkeys((*after, *before)))  # the new list's spelling comes first
    by_key: dict[object, str] = {}
    spelling = {text: by_key.setdefault(key, text) for text, key in zip(texts, _keys(texts), strict=True)}
    if all(text == spelt for text, spelt in spelling.items()):
        return Alike(old, new, [])
    written = {spelling[text]: text for text in reversed(added)}
    respelt = [(text, written[spelling[text]]) for text in gone.elements() if spelling[text] in written]
    spell = spelling.__getitem__
    return Alike(respell(old, spell), respell(new, spell), respelt)


def respelt_change(respelt: list[tuple[str, str]]) -> Iterator[Change]:
    """The one change for all that is written in another script, width or spacing; none if nothing is."""
    if respelt:
        more = f" 等{len(respelt)}處" if len(respelt) > 1 else ""
        old, new = (f"{text}{more}" for text in respelt[0])
        yield Change(Kind.CHANGED, Effect.NEUTRAL, "", "text", old, new, ())


def _keys(texts: Iterable[str]) -> Iterator[object]:
    """What is the same of texts that say the same: all but script, width, case and spaces.

    Superscripts, circled digits and fractions stay what they are, and a space between two digits is none too
    many: without it they would be another number.
    """
    texts = list(texts)
    for text, folded in zip(texts, fold_all(texts), strict=True):
        digits = "" if text.isascii() else "".join(char for char in text if unicodedata.category(char) == "No")
        parted = re.findall(r"\d(?=\s+\d)", text) if re.search(r"\d\s", text) else ()
        yield folded, digits, tuple(parted)


def _texts(of: ResponsibilityList) -> Iterator[str]:
    """Every text of a list, as often as it stands there; ids apart."""
    found: list[str] = []

    def keep(text: str) -> str:
        found.append(text)
        return text

    respell(of, keep)
    return iter(found)


def respell(of: ResponsibilityList, spell: Callable[[str], str]) -> ResponsibilityList:
    """The list with each of its texts as ``spell`` writes it."""

    def optional(text: str | None) -> str | None:
        return None if text is None else spell(text)

    def each(texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(map(spell, texts))

    def target(one: Target) -> Target:
        return replace(one, content=spell(one.content), measure=spell(one.measure))

    def item(one: Item) -> Item:
        return replace(
            one,
            name=spell(one.name),
            lead=each(one.lead),
            support=each(one.support),
            due=one.due._replace(text=spell(one.due.text)),
            targets=tuple(map(target, one.targets)),
            leader=optional(one.leader),
            note=optional(one.note),
        )

    def project(one: Project) -> Project:
        return replace(one, name=optional(one.name), items=tuple(map(item, one.items)))

    def unit(one: Unit) -> Unit:
        return replace(one, name=spell(one.name), aliases=each(one.aliases), members=each(one.members))

    def amendment(one: Amendment) -> Amendment:
        return replace(one, document=spell(one.document), reason=spell(one.reason), unit=optional(one.unit))

    source = of.source
    return replace(
        of,
        title=spell(of.title),
        source=replace(
            source, issuer=spell(source.issuer), document=spell(source.document), index=optional(source.index)
        ),
        projects=tuple(map(project, of.projects)),
        units=tuple(map(unit, of.units)),
        amendments=tuple(map(amendment, of.amendments)),
    )
