"""Showing rows: a `Sheet` is what a command found, and each module here one way of writing it."""

from __future__ import annotations

from .sheet import Column, Dated, FileName, Format, Id, Marked, Names, Section, Sheet, Tone, has_headings, write

__all__ = [
    "Column",
    "Dated",
    "FileName",
    "Format",
    "Id",
    "Marked",
    "Names",
    "Section",
    "Sheet",
    "Tone",
    "has_headings",
    "write",
]
