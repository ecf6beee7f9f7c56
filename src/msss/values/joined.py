"""Several texts in one cell, so that a program can take them apart again."""

from __future__ import annotations

from collections.abc import Iterable


def in_one_cell(texts: Iterable[str]) -> str:
    """The texts joined with ；: one that is in a text itself is written ;. A name may hold 、 (各區、縣(市)政府)."""
    several = tuple(texts)
    joined = "；".join(several)
    if joined.count("；") == max(len(several) - 1, 0):  # as nearly always: no text has one
        return joined
    return "；".join([text.replace("；", ";") for text in several])
