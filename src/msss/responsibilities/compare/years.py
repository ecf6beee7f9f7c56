"""Two years compared: what was promised then, and what is promised now.

A list of another year, or of another government, is another promise: nothing in it is kept, or weakened, by
this one. Its items are matched by their sentences, whose quantities and numbers change from year to year, and
deadlines are compared by month and day.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ...values.chinese import fold, fold_words
from ...values.sentence import read_quantities
from ..model import Item, ResponsibilityList


class Since(StrEnum):
    """What became of a promise from one year to the next."""

    KEPT = "kept"
    NEW = "new"
    DROPPED = "no_longer_promised"


class Timing(StrEnum):
    """A deadline beside another's, by month and day."""

    SAME = "same"
    EARLIER = "earlier"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Promise:
    """What was promised then, and what is now; None where nothing was, or is."""

    old: Item | None
    new: Item | None

    @property
    def since(self) -> Since:
        """Whether it is promised in both years, or in one."""
        return Since.NEW if self.old is None else Since.DROPPED if self.new is None else Since.KEPT

    @property
    def timing(self) -> Timing | None:
        """The new deadline beside the old one; None where there is only one."""
        if self.old is None or self.new is None:
            return None
        before, after = (_day(item) for item in (self.old, self.new))
        return Timing.SAME if before == after else Timing.EARLIER if after < before else Timing.LATER


def _day(item: Item) -> tuple[int, int]:
    """The month and day of a deadline; 29 February is the last of February, as 28 is in other years."""
    due = item.due_date
    return due.month, 28 if (due.month, due.day) == (2, 29) else due.day


def are_two(old: ResponsibilityList, new: ResponsibilityList) -> bool:
    """Whether two lists are of two years, or of two governments."""
    return old.year != new.year or not of_one_issuer(old, new)


def of_one_issuer(old: ResponsibilityList, new: ResponsibilityList) -> bool:
    """Whether one of those who published a list also published the other."""
    before, after = (set(map(fold, one.source.issuers)) for one in (old, new))
    return not before.isdisjoint(after)


@dataclass(frozen=True, slots=True)
class TwoYears:
    """Two lists of two years, or of two governments, and every promise of both.

    The ``promises`` are those of the new list in its order, then those of the old one that aren't promised any more.
    """

    old: ResponsibilityList
    new: ResponsibilityList
    promises: tuple[Promise, ...]

    @property
    def is_worse(self) -> bool:
        """Whether a promise is weakened: none can be, because each year's is another promise."""
        return False

    @property
    def are_of_two_governments(self) -> bool:
        """Whether it isn't one government that promised then and promises now."""
        return not of_one_issuer(self.old, self.new)


def compare_years(old: ResponsibilityList, new: ResponsibilityList) -> TwoYears:
    """What two lists promise, side by side."""
    before, after = ([item for _, item in one.items()] for one in (old, new))
    partner = _partners([_words(item) for item in before], [_words(item) for item in after])
    found = [Promise(before[partner[place]] if place in partner else None, item) for place, item in enumerate(after)]
    taken = set(partner.values())
    found += [Promise(item, None) for place, item in enumerate(before) if place not in taken]
    return TwoYears(old, new, tuple(found))


def _words(item: Item) -> str:
    """An item's sentence without its quantities, in one script and without punctuation."""
    words, end = [], 0
    for quantity in read_quantities(item.name):
        words.append(item.name[end : quantity.start])
        end = quantity.end
    text = fold_words("".join([*words, item.name[end:]]))
    return "".join(character for character in text if not character.isdigit()) or fold(item.name)


_ALIKE = 0.5
"""How much of their pairs of neighbouring characters two sentences share at least that are one promise."""


def _partners(old: list[str], new: list[str]) -> dict[int, int]:
    """For places in ``new`` the place in ``old`` of the same promise: the most alike are paired first."""
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, place, partner in sorted(_alike(old, new)):
        if place not in found and partner not in taken:
            found[place] = partner
            taken.add(partner)
    return found


def _alike(old: list[str], new: list[str]) -> Iterator[tuple[tuple[float, int], int, int]]:
    """How far apart two texts are, and their places in ``new`` and ``old``, for all that could be one promise."""
    where: dict[str, list[tuple[int, int]]] = defaultdict(list)
    sizes = []
    for place, text in enumerate(old):
        parts = _neighbours(text)
        sizes.append(parts.total())
        for part, count in parts.items():
            where[part].append((place, count))
    for place, text in enumerate(new):
        parts = _neighbours(text)
        shared: Counter[int] = Counter()
        for part, count in parts.items():
            for partner, times in where[part]:
                shared[partner] += min(count, times)
        for partner, count in shared.items():
            likeness = 2 * count / (parts.total() + sizes[partner])
            if likeness >= _ALIKE:
                yield (1 - likeness, abs(place - partner)), place, partner


def _neighbours(text: str) -> Counter[str]:
    """Each two characters that stand together in a text, its ends included, and how often."""
    framed = f"^{text}$"
    return Counter(framed[at : at + 2] for at in range(len(framed) - 1))
