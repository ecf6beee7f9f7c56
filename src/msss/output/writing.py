"""Writing a table or an article, in each of the formats that there are."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, TextIO

from ..common.harmless import harmless
from ..common.language import t
from ..values.chinese import Script
from .streams import draws, say
from .table import Table

if TYPE_CHECKING:  # most answers are tables
    from .article import Article


class Format(StrEnum):
    """The ways a table can be written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"
    NDJSON = "ndjson"
    XLSX = "xlsx"
    DOCX = "docx"

    @property
    def is_text(self) -> bool:
        """Whether it can be shown on a terminal; a workbook and a Word file need a name."""
        return self not in (Format.XLSX, Format.DOCX)

    @property
    def has_details(self) -> bool:
        """Whether it is for a spreadsheet, which has room for every detail, each in a column."""
        return self in (Format.CSV, Format.XLSX)


ENDINGS = {
    ".xlsx": Format.XLSX,
    ".csv": Format.CSV,
    ".docx": Format.DOCX,
    ".json": Format.JSON,
    ".ndjson": Format.NDJSON,
    ".jsonl": Format.NDJSON,
    ".md": Format.MARKDOWN,
    ".txt": Format.TABLE,
}
"""What the name of a file with a table ends with, and the format that it says."""


def write(table: Table, format: Format, script: Script = Script.AS_IS, stream: TextIO | None = None) -> None:
    """Write a table to ``stream`` (standard output), and, where the format has no place for them, its
    source and its closing line to standard error.

    A table is drawn for a terminal; a pipe or a file gets the same rows as lines with tabs, uncut. People are shown
    it in their language; the headings and the words of CSV, which programs read, are the same in all.
    """
    out = stream or sys.stdout
    table = ready(table, format, script)
    if format is Format.TABLE and draws(out) and any(group.rows for group in table.groups):
        from .drawing import draw

        draw(table, out)
        return
    write_parts([_text(table, format)], format, table.source, table.closing, out)


def write_parts(
    parts: Iterable[str], format: Format, source: str = "", closing: str = "", stream: TextIO | None = None
) -> None:
    """Write text in a format that isn't drawn to ``stream`` (standard output), and what goes to standard error."""
    out = stream or sys.stdout
    if source:
        say(t("from {source}", source=source))
    for part in parts:
        if format is Format.CSV and isinstance(out, io.TextIOWrapper):
            out.flush()  # its lines end as CSV's do, and Windows would end them a second time
            out.buffer.write(part.encode(out.encoding, out.errors or "strict"))
        else:
            out.write(part)
    if closing:
        out.flush()  # it comes last, where both go to one place
        say(closing)


def content(table: Table, format: Format, script: Script = Script.AS_IS) -> bytes:
    """What a file with the table holds. A workbook and a Word file are in the language that is spoken.

    Raises MissingExtraError if the library that writes it isn't installed.
    """
    table = ready(table, format, script)
    match format:
        case Format.XLSX:
            from .xlsx import table_xlsx

            return table_xlsx(table, script)
        case Format.DOCX:
            from .article import article_of
            from .docx import docx

            return docx(article_of(table))
        case _:  # a name of a file that isn't UTF-8 is written as on standard output
            return _text(table, format).encode(errors="backslashreplace")


def ready(table: Table, format: Format, script: Script, *, told: bool = True) -> Table:
    """A table as it is written: in the language that is spoken, or for programs in none, and in ``script``.

    It is ``told`` what any row says, unless other rows are to come.
    """
    if format in (Format.JSON, Format.NDJSON):
        table = table._replace(columns=(), groups=())  # so that no rows are made
    table = table.told() if told else table
    return (table.unspoken() if format is Format.CSV else table.spoken()).in_script(script)


def _text(table: Table, format: Format) -> str:
    """The table in one of the formats that are text."""
    match format:
        case Format.TABLE:
            from .lines import lines as text
        case Format.JSON:
            from .json import json as text
        case Format.NDJSON:
            from .json import ndjson as text
        case Format.CSV:
            from .csv import csv as text
        case Format.MARKDOWN:
            from .markdown import markdown as text
        case Format.XLSX | Format.DOCX:
            raise ValueError(f"{format} is no text")
    return text(table)


def has_headings(format: Format) -> bool:
    """Whether the groups' headings are written in ``format`` on standard output: lines and CSV have rows only."""
    return format is Format.MARKDOWN or (format is Format.TABLE and draws(sys.stdout))


class ArticleFormat(StrEnum):
    """The ways an article can be written."""

    TABLE = "table"
    MARKDOWN = "markdown"
    JSON = "json"
    NDJSON = "ndjson"
    DOCX = "docx"
    XLSX = "xlsx"

    @property
    def is_text(self) -> bool:
        """Whether it can be shown on a terminal; a workbook and a Word file need a name."""
        return self not in (ArticleFormat.DOCX, ArticleFormat.XLSX)


ARTICLE_ENDINGS = {
    ".docx": ArticleFormat.DOCX,
    ".xlsx": ArticleFormat.XLSX,
    ".md": ArticleFormat.MARKDOWN,
    ".json": ArticleFormat.JSON,
    ".ndjson": ArticleFormat.NDJSON,
    ".jsonl": ArticleFormat.NDJSON,
    ".txt": ArticleFormat.TABLE,
}
"""What the name of a file ends with, and the format that it says."""


def write_article(article: Article) -> None:
    """Write an article on standard output: drawn on a terminal; a pipe or a file gets its lines, uncut."""
    if draws(sys.stdout):
        from .drawing import draw_article

        draw_article(article, sys.stdout)
        return
    say(t("from {source}", source=article.source))
    sys.stdout.write(article_lines(article))


def article_text(article: Article, format: ArticleFormat) -> str:
    """The article in one of the formats that are text."""
    match format:
        case ArticleFormat.TABLE:
            return article_lines(article)
        case ArticleFormat.MARKDOWN:
            return article_markdown(article)
        case ArticleFormat.JSON:
            return article_json(article)
        case ArticleFormat.NDJSON:
            from .json import line_of

            return line_of(article.records)
        case ArticleFormat.DOCX | ArticleFormat.XLSX:
            raise ValueError(f"{format} is no text")


def article_content(article: Article, format: ArticleFormat, script: Script = Script.AS_IS) -> bytes:
    """What a file with the article holds.

    Raises MissingExtraError if the library that writes it isn't installed.
    """
    match format:
        case ArticleFormat.DOCX:
            from .docx import docx

            return docx(article)
        case ArticleFormat.XLSX:
            from .xlsx import article_xlsx

            return article_xlsx(article, script)
        case _:  # a name of a file that isn't UTF-8 is written as on standard output
            return article_text(article, format).encode(errors="backslashreplace")


def article_lines(article: Article) -> str:
    """The article as plain lines: its tables with tabs between the cells, nothing cut."""
    from .lines import lines

    text = _lines("".join(article.title), article.subtitle)
    for chapter in article.chapters:
        text += "\n" + _lines(chapter.heading, *chapter.paragraphs)
        text += "\n" + lines(chapter.table) if chapter.table else ""
    return text


def _lines(*texts: str) -> str:
    return "".join(f"{harmless(text)}\n" for text in texts)


def article_markdown(article: Article) -> str:
    """The article as a Markdown document: what Markdown would act on is escaped."""
    from .markdown import escape, markdown

    article = article.harmless()
    text = f"# {escape(''.join(article.title))}\n\n{escape(article.subtitle)}\n"
    for chapter in article.chapters:
        text += f"\n## {escape(chapter.heading)}\n"
        text += "".join(f"\n{escape(paragraph)}\n" for paragraph in chapter.paragraphs)
        text += f"\n{markdown(chapter.table)}" if chapter.table else ""
    return text


def article_json(article: Article) -> str:
    """The article's records as JSON."""
    from .json import written

    return written(article.records)
