"""Which quantity of a sentence is inside which: 公廁750座(其中,城區公廁100座)."""

from __future__ import annotations

import re
from decimal import Decimal

from .quantity import comparable
from .sentence import Quantity, is_same_measure


def wholes(sentence: str, quantities: tuple[Quantity, ...]) -> dict[int, int]:
    """Which of a sentence's quantities are inside which: 100座 of 公廁750座(其中,城區公廁100座), by their indexes.

    Inside is what stands after 其中, up to the end of its brackets or of the sentence, or in brackets directly
    after a quantity; in the same measure, and together no more than the whole.
    """
    if not _MAY_BE_INSIDE.search(sentence):
        return {}
    found: dict[int, int] = {}
    scopes: list[_Scope] = []
    end = 0
    for index, quantity in enumerate(quantities):
        for sign in _MAY_BE_INSIDE.finditer(sentence, end, quantity.start):
            if sign[0] in "(（":
                whole = index - 1 if index and sign.start() == end else None
                outer = scopes[-1] if scopes and whole is None and not scopes[-1].is_in_brackets else None
                scopes.append(_Scope(whole, outer, is_in_brackets=True))
            elif sign[0] in ")）":
                while scopes and not scopes.pop().is_in_brackets:
                    pass
            else:
                if scopes and not scopes[-1].is_in_brackets:
                    scopes.pop()
                if sign[0] == "其中":
                    scopes.append(_Scope(None, None, is_in_brackets=False, begins=index))
        end = quantity.end
        inside = scopes[-1].whole_of(index, quantities) if scopes else None
        if inside is not None:
            found[index] = inside
        elif scopes and not scopes[-1].is_in_brackets:
            scopes.pop()  # another thing is promised
    return found


_MAY_BE_INSIDE = re.compile("其中|[(（)）。;；]")
_BACK = 4
"""How many quantities before 其中 are looked at for the whole."""


class _Scope:
    """Where parts stand: after 其中, whose whole the first part tells by its measure, or in brackets.

    Brackets of no quantity are part of what is ``outer``: 其中甲地塊(828套).
    """

    def __init__(self, whole: int | None, outer: _Scope | None, *, is_in_brackets: bool, begins: int = 0) -> None:
        self.whole, self.outer, self.is_in_brackets, self.begins = whole, outer, is_in_brackets, begins
        self.taken = Decimal(0)

    def whole_of(self, index: int, quantities: tuple[Quantity, ...]) -> int | None:
        """The quantity that the one at ``index`` is inside, if it is."""
        if self.outer is not None:
            return self.outer.whole_of(index, quantities)
        part = quantities[index]
        if self.whole is None and not self.is_in_brackets:
            before = range(self.begins - 1, max(self.begins - 1 - _BACK, -1), -1)
            self.whole = next((at for at in before if is_same_measure(quantities[at], part)), None)
        if self.whole is None or part.measure in "%‰":
            return None
        whole = quantities[self.whole]
        amount = comparable(part.amount, part.measure)[0]
        if not is_same_measure(whole, part) or self.taken + amount > comparable(whole.amount, whole.measure)[0]:
            return None
        self.taken += amount
        return self.whole
