"""A web page: its lines, and its tables with what their cells span."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree
from lxml import html as parser

from ...common.language import t
from ..errors import UnreadableError
from ..grid import MOST_COLUMNS, MOST_ROWS, Grid, GridBuilder, too_many_rows
from ..headings import Column, meaning
from ..places import Place
from ..published import Line, Published
from ..texts import in_one_line
from .text import decoded

_LEFT_OUT = frozenset(
    ("script", "style", "noscript", "template", "head", "select", "button", "svg", "iframe", "object")
)
_BLOCKS = frozenset(
    "address article aside blockquote body center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6"
    " header hr li main nav ol p pre section table tbody td tfoot th thead tr ul caption".split()
)
_TITLES = frozenset(("articletitle", "title", "og:title", "dc.title"))
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_-]{2,20})""", re.IGNORECASE)


def read(content: bytes) -> Published:
    """What a web page shows, in order; a table that holds another for its layout is taken apart."""
    if b"<!ENTITY" in content.replace(b"\0", b"").upper():
        raise UnreadableError(t("it declares entities of its own, which no page of a notice does"))
    try:
        root = parser.document_fromstring(_text(content), parser=parser.HTMLParser(no_network=True, huge_tree=False))
    except (etree.LxmlError, ValueError):
        raise UnreadableError(t("it is no web page that can be read")) from None
    published = Published(titles=list(_titles(root)))
    _Page(published).read(root)
    return published


def _text(content: bytes) -> str:
    """The page's text, in the encoding that it names, else in the one that it is most likely in."""
    found = _CHARSET.search(content[:4096])
    if found and (name := found[1].decode("ascii").lower()) not in ("utf-8", "utf8"):
        try:
            text = content.decode("gb18030" if name in ("gb2312", "gbk") else name)
        except (LookupError, UnicodeDecodeError):
            text = decoded(content)
    else:
        text = decoded(content)
    text = text.replace("\0", "")
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text)  # which lxml doesn't take in text


def _titles(root: Any) -> Iterator[str]:
    for meta in root.iter("meta"):
        if str(meta.get("name") or meta.get("property") or "").lower() in _TITLES and (said := meta.get("content")):
            yield said
    for title in root.iter("title"):
        yield re.split(r"[-_|]", title.text_content())[0]


class _Page:
    def __init__(self, published: Published) -> None:
        self.published = published
        self.tables = 0
        self.parts: list[str] = []

    def read(self, root: Any) -> None:
        """Walk through an element; what it holds may be nested as deep as it likes."""
        tables: list[Any] = []
        for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
            if event in ("comment", "pi") or not isinstance(element.tag, str):
                if not tables:
                    self.parts.append(element.tail or "")
                continue
            tag = element.tag.lower()
            if event == "start":
                if tables:
                    continue
                if tag in _LEFT_OUT:
                    tables.append(element)
                    continue
                if tag == "table" and _is_data(element):
                    self._break()
                    tables.append(element)
                    self.published.blocks.append(self._grid(element))
                    continue
                if tag == "br" or tag in _BLOCKS:
                    self._break()
                self.parts.append(element.text or "")
            else:
                if tables:
                    if tables[-1] is not element:
                        continue
                    tables.pop()
                elif tag in _BLOCKS:
                    self._break()
                self.parts.append(element.tail or "")
        self._break()

    def _break(self) -> None:
        text = in_one_line("".join(self.parts))
        self.parts = []
        if text:
            self.published.blocks.append(Line(text, Place()))

    def _grid(self, table: Any) -> Grid:
        self.tables += 1
        builder = GridBuilder(Place(table=self.tables))
        rows = list(_rows(table))
        if len(rows) > MOST_ROWS:
            raise too_many_rows()
        for row in rows:
            builder.next_row()
            for cell in row.iterchildren("td", "th"):
                rowspan = _span(cell.get("rowspan"), MOST_ROWS)
                builder.add(_cell_text(cell), rowspan or MOST_ROWS, _span(cell.get("colspan"), MOST_COLUMNS) or 1)
        return builder.done()


def _rows(table: Any) -> Iterator[Any]:
    """The rows of a table, without those of tables in its cells."""
    for child in table.iterchildren("tr", "thead", "tbody", "tfoot"):
        if child.tag == "tr":
            yield child
        else:
            yield from child.iterchildren("tr")


def _span(written: str | None, most: int) -> int:
    """A span; 0 is one to the end of the table."""
    found = re.match(r"\s*(\d{1,9})", written or "")
    return min(int(found[1]), most) if found else 1


def _is_data(table: Any) -> bool:
    """Whether a table is one of data: it holds no other, or its own headings are a list's."""
    if next(table.iterdescendants("table"), None) is None:
        return True
    for row in _rows(table):
        cells = list(row.iterchildren("td", "th"))
        known = {meaning(_cell_text(cell)) for cell in cells[:MOST_COLUMNS] if next(cell.iter("table"), None) is None}
        if len(known - {None}) >= 3 and {Column.NAME, Column.CONTENT} & known:
            return True
    return False


def _cell_text(cell: Any) -> str:
    """The text of a cell, with its line breaks."""
    parts: list[str] = []
    skipped: Any = None
    for event, element in etree.iterwalk(cell, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi") or not isinstance(element.tag, str):
            if skipped is None:
                parts.append(element.tail or "")
            continue
        tag = element.tag.lower()
        if event == "start":
            if skipped is not None:
                continue
            if tag in _LEFT_OUT:
                skipped = element
                continue
            if (tag in _BLOCKS or tag == "br") and element is not cell:
                parts.append("\0")
            parts.append(element.text or "")
        else:
            if skipped is not None:
                if skipped is not element:
                    continue
                skipped = None
            elif tag in _BLOCKS and element is not cell:
                parts.append("\0")
            if element is not cell:
                parts.append(element.tail or "")
    # A line break of the page's source is a space, as everywhere in HTML; between Chinese characters it is nothing.
    text = re.sub(r"[ \t\r\n]+", " ", "".join(parts))
    return re.sub(r"(?: ?\0 ?)+", "\n", text).strip()
