"""An `Article`: chapters of headings, paragraphs and tables under one title, ready to be written in any format."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from typing import Any, NamedTuple

from ..common.harmless import visible
from ..values.chinese import Script, convert
from .table import Table, converted


class Page(Enum):
    """What the pages of a Word file are like."""

    DOCUMENT = auto()
    """Those of an official document."""
    LANDSCAPE = auto()
    """Wider than they are high, for tables of many columns."""
    COMPACT = auto()
    """Those of a sheet that somebody works with: as much as possible on one."""


class Chapter(NamedTuple):
    """What stands under one heading: paragraphs, then a table, if there is one."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    table: Table | None = None


class Article(NamedTuple):
    """A title, a line under it, and the chapters; ``records`` is the same as plain data for programs.

    A long title may be broken between its pieces. ``source`` names the files that answered.
    """

    title: tuple[str, ...]
    subtitle: str
    chapters: tuple[Chapter, ...]
    records: Sequence[dict[str, Any]] | dict[str, Any]
    source: str = ""
    page: Page = Page.DOCUMENT

    def spoken(self) -> Article:
        """The same article with our own words in the language that is spoken."""
        return self._replace(
            title=tuple(str(piece) for piece in self.title),
            subtitle=str(self.subtitle),
            chapters=tuple(
                Chapter(
                    str(chapter.heading),
                    tuple(str(paragraph) for paragraph in chapter.paragraphs),
                    chapter.table and chapter.table.spoken(),
                )
                for chapter in self.chapters
            ),
        )

    def harmless(self) -> Article:
        """The same article with its own texts made harmless; its tables see to that themselves."""
        return self._replace(
            title=tuple(visible(piece) for piece in self.title),
            subtitle=visible(self.subtitle),
            chapters=tuple(
                chapter._replace(
                    heading=visible(chapter.heading),
                    paragraphs=tuple(visible(paragraph) for paragraph in chapter.paragraphs),
                )
                for chapter in self.chapters
            ),
        )

    def in_script(self, script: Script) -> Article:
        """The same article with every text that is shown in ``script``."""
        if script is Script.AS_IS:
            return self
        return Article(
            tuple(convert(piece, script) for piece in self.title),
            convert(self.subtitle, script),
            tuple(
                Chapter(
                    convert(chapter.heading, script),
                    tuple(convert(paragraph, script) for paragraph in chapter.paragraphs),
                    chapter.table and chapter.table.in_script(script),
                )
                for chapter in self.chapters
            ),
            converted(self.records, script),
            self.source,
            self.page,
        )


def article_of(table: Table) -> Article:
    """A table as an article: a chapter for each of its groups that a heading tells apart, otherwise one for all."""
    parts = [table._replace(groups=(group,)) for group in table.groups if group.rows] if table.apart else [table]
    chapters = [Chapter(part.groups[0].heading if table.apart else "", (), part) for part in parts]
    page = Page.LANDSCAPE if len(table.columns) > 5 else Page.DOCUMENT
    chapters += [Chapter("", (table.closing,))] if table.closing else []
    head, bracket, rest = table.title.partition("（")  # where a title that is too long for a line is broken
    title = (head, bracket + rest) if head and rest else (table.title,)
    return Article(title, table.subtitle, tuple(chapters), table.records, table.source, page)
