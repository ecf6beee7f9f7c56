"""Several texts in one cell, so that a program can take them apart again."""

from __future__ import annotations

from collections.abc import Iterable


def in_one_cell(texts: Iterable[str]) -> str:
    """The texts joined with ；: one that is in a text itself is written ;. A name may hold 、 (各區、縣(市)政府)."""
    return "；".join(text.replace("；", ";") for text in texts)
