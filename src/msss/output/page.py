"""A `Page`: headings, paragraphs and tables under one title, ready to be written in any format."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Any, NamedTuple

from ..harmless import inert, visible
from ..values.chinese import Script, convert
from .json import written
from .sheet import Sheet, converted, draws


class PageFormat(StrEnum):
    """The ways a page can be written."""

    TABLE = "table"
    MARKDOWN = "markdown"
    JSON = "json"
    DOCX = "docx"


class Part(NamedTuple):
    """What stands under one heading: paragraphs, then a table, if there is one."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    sheet: Sheet | None = None


class Page(NamedTuple):
    """A title, a line under it, and the parts; ``records`` is the same as plain data for programs.

    A long title may be broken between its pieces. ``source`` names the files that answered.
    """

    title: tuple[str, ...]
    subtitle: str
    parts: tuple[Part, ...]
    records: dict[str, Any]
    source: str = ""

    def in_script(self, script: Script) -> Page:
        """The same page with every text that is shown in ``script``."""
        if script is Script.AS_IS:
            return self
        return Page(
            tuple(convert(piece, script) for piece in self.title),
            convert(self.subtitle, script),
            tuple(
                Part(
                    convert(part.heading, script),
                    tuple(convert(paragraph, script) for paragraph in part.paragraphs),
                    part.sheet and part.sheet.in_script(script),
                )
                for part in self.parts
            ),
            converted(self.records, script),
            self.source,
        )


def write_page(page: Page) -> None:
    """Write a page on standard output: drawn on a terminal; a pipe or a file gets its lines, uncut."""
    if draws(sys.stdout):
        from .table import draw_page

        draw_page(page, sys.stdout)
        return
    sys.stderr.write(f"msss: from {page.source}\n")
    sys.stdout.write(page_lines(page))


def page_lines(page: Page) -> str:
    """The page as plain lines: its tables with tabs between the cells, nothing cut."""
    from .lines import lines

    text = _lines("".join(page.title), page.subtitle)
    for part in page.parts:
        text += "\n" + _lines(part.heading, *part.paragraphs)
        text += "\n" + lines(part.sheet) if part.sheet else ""
    return text


def _lines(*texts: str) -> str:
    return "".join(f"{inert(visible(text))}\n" for text in texts)


def page_markdown(page: Page) -> str:
    """The page as a Markdown document: what Markdown would act on is escaped."""
    from .markdown import escape, markdown

    text = f"# {escape(visible(''.join(page.title)))}\n\n{escape(visible(page.subtitle))}\n"
    for part in page.parts:
        text += f"\n## {escape(visible(part.heading))}\n"
        text += "".join(f"\n{escape(visible(paragraph))}\n" for paragraph in part.paragraphs)
        text += f"\n{markdown(part.sheet)}" if part.sheet else ""
    return text


def page_json(page: Page) -> str:
    """The page's records as JSON."""
    return written(page.records)
