"""Showing rows: a `Sheet` is what a command found, and each module here one way of writing it."""

from __future__ import annotations

from .sheet import Column, FileName, Format, Names, Section, Sheet, has_headings, write

__all__ = ["Column", "FileName", "Format", "Names", "Section", "Sheet", "has_headings", "write"]
