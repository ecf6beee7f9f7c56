"""An article as a Word file that an office can send: A4, Chinese fonts, tables that read on over pages.

Sizes, margins and fonts are those of official documents (GB/T 9704): the title in 小標宋, headings in
黑體, text in 仿宋 三號; the tables are smaller, so that they fit. An English one is in smaller type, its title and
headings bold, and its paragraphs aren't indented; the fonts of Chinese text are the same. python-docx writes the file.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from math import sqrt
from typing import TYPE_CHECKING, Any, NamedTuple

from rich.cells import cell_len

from ..common import clock
from ..common.errors import MissingExtraError
from ..common.harmless import visible
from ..common.language import Language, current, t
from .article import Article, Page
from .cells import Day, Marked
from .fingerprint import sealed
from .table import Column, Table
from .wrapping import pieces, wrapped

if TYPE_CHECKING:
    from docx.document import Document
    from docx.shared import Length
    from docx.styles.style import ParagraphStyle
    from docx.table import Table as WordTable
    from docx.table import _Row
    from docx.text.paragraph import Paragraph

LATIN = "Times New Roman"
TITLE, HEADING, BODY = "方正小标宋_GBK", "黑体", "仿宋"
CELL, CELL_HEADING = "Table Text", "Table Heading"
"""The styles of tables that the document gets besides Word's own."""
# What stands in for a font that isn't installed, as Word's own table of fonts says it. 方正小标宋简体 has
# no Traditional characters; the _GBK one has both.
_FONTS = {TITLE: "方正小标宋简体,宋体", HEADING: "SimHei", BODY: "仿宋_GB2312,FangSong"}
_WIDTH_MM, _HEIGHT_MM = 210, 297
_MARGINS_MM = {"top_margin": 37, "bottom_margin": 35, "left_margin": 28, "right_margin": 26}
_PAGE_MARGINS_MM = {
    Page.DOCUMENT: _MARGINS_MM,
    Page.LANDSCAPE: {"top_margin": 28, "bottom_margin": 24, "left_margin": 25, "right_margin": 25},
    Page.COMPACT: {"top_margin": 20, "bottom_margin": 20, "left_margin": 20, "right_margin": 20},
}
_MM_A_POINT = 25.4 / 72
_PADDING_MM = 0.8
_SHORT = 22
"""A text of so many cells takes no share of what long ones need."""
_STATUS = 12
"""So long a status, or a day, stands in the middle of its cell."""
_GAP = 2.0
"""The space above and below the text of a cell where pages lie, in points: cells have several lines there."""
_FEW = 6
"""So many rows of a project stay on one page."""


class _Look(NamedTuple):
    """How a document in one language looks: its tag, sizes in points, the space after a paragraph, and its manners."""

    tag: str
    title: float
    text: float
    table: float
    footer: float
    title_line: float
    line: float
    after: float
    is_bold: bool
    is_indented: bool
    gap: float = 0
    is_even: bool = True
    room_mm: float = _WIDTH_MM - _MARGINS_MM["left_margin"] - _MARGINS_MM["right_margin"]

    @property
    def cell_mm(self) -> float:
        """Half a character of a table: what one terminal cell of text takes."""
        return self.table / 2 * _MM_A_POINT


_CHINESE = _Look(
    tag="zh-CN",
    title=22.0,  # 二號
    text=16.0,  # 三號
    table=10.5,  # 五號
    footer=14.0,  # 四號
    title_line=34.0,
    line=28.0,
    after=3.0,
    is_bold=False,
    is_indented=True,
)
_ENGLISH = _Look(
    tag="en",
    title=18.0,
    text=12.0,
    table=10.0,
    footer=10.5,
    title_line=26.0,
    line=17.0,
    after=6.0,
    is_bold=True,
    is_indented=False,
)


_COMPACT: dict[str, Any] = {
    "title": 18.0,
    "title_line": 28.0,
    "text": 12.0,
    "line": 20.0,
    "footer": 10.5,
    "gap": 1.0,
    "is_even": False,
}
"""What is smaller where as much as possible is to be on a page."""


def docx(article: Article) -> bytes:
    """The article as a .docx file, in the look of the language that is spoken.

    Raises MissingExtraError if python-docx isn't installed.
    """
    try:
        from docx import Document
        from docx.shared import Mm
    except ModuleNotFoundError:
        raise MissingExtraError(t("A Word file"), "docx") from None
    article = article.harmless()
    look = _ENGLISH if current() is Language.ENGLISH else _CHINESE
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(_WIDTH_MM), Mm(_HEIGHT_MM)
    margins = _PAGE_MARGINS_MM[article.page]
    if article.page is Page.COMPACT:
        look = look._replace(**_COMPACT, room_mm=_WIDTH_MM - margins["left_margin"] - margins["right_margin"])
    if article.page is Page.LANDSCAPE:
        from docx.enum.section import WD_ORIENTATION

        section.orientation = WD_ORIENTATION.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
        look = look._replace(
            gap=_GAP, is_even=False, room_mm=_HEIGHT_MM - margins["left_margin"] - margins["right_margin"]
        )
    for margin, size in margins.items():
        setattr(section, margin, Mm(size))
    _set_styles(document, look)
    _set_fonts(document)
    _set_properties(document, article, look)
    _number_pages(document)
    _add_title(document, article.title, look)
    document.add_paragraph(article.subtitle, "Subtitle")
    for chapter in article.chapters:
        if chapter.heading:
            document.add_paragraph(chapter.heading, "Heading 1")
        paragraphs = [document.add_paragraph(text, "Body Text") for text in chapter.paragraphs]
        if chapter.table:
            for paragraph in paragraphs:
                paragraph.paragraph_format.keep_with_next = True
            _add_table(document, chapter.table, look)
    if article.chapters and article.chapters[-1].table:
        document.add_paragraph()  # Word wants one after a table
    content = BytesIO()
    document.save(content)
    return sealed(content.getvalue())


# --- the whole document


def _add_title(document: Document, parts: tuple[str, ...], look: _Look) -> None:
    """The title, broken between its parts if it is too long for a line."""
    paragraph = document.add_paragraph("", "Title")
    is_long = cell_len("".join(parts)) * look.title / 2 * _MM_A_POINT > 0.9 * look.room_mm
    for part in parts:
        if is_long and paragraph.runs:
            paragraph.runs[-1].add_break()
        paragraph.add_run(part)


def _set_styles(document: Document, look: _Look) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
    from docx.oxml.ns import qn
    from docx.shared import Pt

    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    _set_font(defaults, BODY)
    for language in defaults.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")
        if look is _ENGLISH:
            language.set(qn("w:val"), look.tag)
    centre, both = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
    looks = {
        "Normal": (BODY, look.text, None),
        "Title": (TITLE, look.title, centre),
        "Subtitle": (BODY, look.text, centre),
        "Heading 1": (HEADING, look.text, None),
        "Body Text": (BODY, look.text, both if look.is_indented else None),
        "Footer": (BODY, look.footer, centre),
        CELL: (BODY, look.table, None),
        CELL_HEADING: (HEADING, look.table, centre),
    }
    for name in (CELL, CELL_HEADING):
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Normal"]
    forms = {}
    for name, (font, size, alignment) in looks.items():
        style: ParagraphStyle = document.styles[name]
        properties = style.element.get_or_add_rPr()
        for child in list(properties):  # the template's blue, its spacing of letters, its fonts
            properties.remove(child)
        for border in style.element.iter(qn("w:pBdr")):
            border.getparent().remove(border)
        _set_font(properties, font)
        style.font.size = Pt(size)
        style.font.bold = look.is_bold and font in (TITLE, HEADING)
        forms[name] = form = style.paragraph_format
        form.alignment = alignment
        form.space_before = form.space_after = Pt(0)
        form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        form.line_spacing = Pt(look.title_line if name == "Title" else look.line)
    for name in (CELL, CELL_HEADING):
        forms[name].line_spacing_rule = WD_LINE_SPACING.SINGLE
        forms[name].space_before = forms[name].space_after = Pt(look.gap)
    forms[CELL_HEADING].keep_with_next = True  # headings alone at the foot of a page say nothing
    forms["Subtitle"].space_after = forms["Heading 1"].space_before = Pt(min(14, look.line - 12))
    forms["Heading 1"].space_after = forms["Body Text"].space_after = Pt(look.after)
    if look.is_indented:
        forms["Body Text"].first_line_indent = Pt(2 * look.text)


def _set_font(properties: Any, east_asian: str) -> None:
    """Set the fonts of run properties; a font of the theme, which would win, goes."""
    from docx.oxml.ns import qn

    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        from docx.oxml import OxmlElement

        fonts = OxmlElement("w:rFonts")
        properties.insert(0, fonts)
    fonts.attrib.clear()
    for script, font in (("ascii", LATIN), ("hAnsi", LATIN), ("eastAsia", east_asian), ("cs", LATIN)):
        fonts.set(qn(f"w:{script}"), font)


def _set_fonts(document: Document) -> None:
    """Say in the document's table of fonts what stands in for one that isn't installed."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.part import Part
    from docx.oxml.ns import nsdecls

    rows = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{others}"/><w:charset w:val="86"/>'
        f'<w:family w:val="{"modern" if name == HEADING else "roman"}"/><w:pitch w:val="variable"/></w:font>'
        for name, others in _FONTS.items()
    )
    table = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts {nsdecls("w")}>{rows}</w:fonts>'
    part = document.part
    for key, relation in list(part.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.FONT_TABLE:
            old = relation.target_part
            del part.rels[key]
            new = Part(old.partname, old.content_type, table.encode(), part.package)
            part.relate_to(new, RELATIONSHIP_TYPE.FONT_TABLE)


def _set_properties(document: Document, article: Article, look: _Look) -> None:
    """The file's properties name its title, and nobody; the template's picture of itself goes."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    properties = document.core_properties
    properties.title = "".join(article.title)[:255]
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.created = properties.modified = clock.now().replace(tzinfo=None, microsecond=0)
    properties.revision = 1
    properties.language = look.tag
    rels = document.part.package.rels
    for key, relation in list(rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del rels[key]


def _number_pages(document: Document) -> None:
    """The page's number at the foot of each, between dashes."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.style = "Footer"
    paragraph.add_run("— ")
    _add_field(paragraph, "PAGE")
    paragraph.add_run(" —")


def _add_field(paragraph: Paragraph, instruction: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    run = paragraph.add_run("1")._r  # what is shown until it is counted
    paragraph._p.append(field)
    field.append(run)


# --- tables


def _add_table(document: Document, shown: Table, look: _Look) -> None:
    """A table with its headings on every page; no row is broken between two."""
    from docx.enum.table import WD_TABLE_ALIGNMENT
    from docx.oxml import OxmlElement
    from docx.shared import Mm

    rows = [row for group in shown.groups for row in group.rows]
    table = document.add_table(rows=1, cols=len(shown.columns), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    _pad(table)
    widths = [Mm(width) for width in _widths(shown.columns, rows, look)]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    headings = [_heading(column, width, look) for column, width in zip(shown.columns, widths, strict=True)]
    _fill(table.rows[0], headings, shown.columns, widths, CELL_HEADING)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for group in shown.groups:
        its = [table.add_row() for _ in group.rows]
        for row, texts in zip(its, group.rows, strict=True):
            _fill(row, texts, shown.columns, widths, CELL)
        if shown.merged and len(its) > 1:
            _merge(its, shown.merged)


def _merge(rows: Sequence[_Row], columns: int) -> None:
    """Merge the first columns over some rows, whose texts are those of the first row; no page parts a few rows."""
    for row in rows:
        for merged in row._tr.tc_lst[:columns]:
            merged.vMerge = "restart" if row is rows[0] else "continue"
            if row is not rows[0]:
                for run in list(merged.p_lst[0].r_lst):
                    merged.p_lst[0].remove(run)
    if len(rows) <= _FEW:
        for row in rows[:-1]:
            for (
                cell
            ) in row._tr.tc_lst:  # those of the row itself: row.cells has the first row's in place of merged ones
                cell.p_lst[0].get_or_add_pPr().get_or_add_keepNext()


def _fill(row: _Row, texts: Sequence[str], columns: tuple[Column, ...], widths: Sequence[Length], style: str) -> None:
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, text, column, width in zip(row.cells, texts, columns, widths, strict=True):
        cell.width = width
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        paragraph = cell.paragraphs[0]
        paragraph._p.style = style.replace(" ", "")  # its id, which needn't be looked up for each of many cells
        paragraph.add_run(visible(text) if style == CELL else text)
        if column.right and style == CELL:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        elif style == CELL and cell_len(text) <= (_STATUS if isinstance(text, Marked | Day) else column.narrow or 0):
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _heading(column: Column, width: Length, look: _Look) -> str:
    """A column's heading, broken where a terminal breaks it if it is wider than its column."""
    if not column.narrow or (cell_len(column.heading) + 1) * look.cell_mm + 2 * _PADDING_MM <= width.mm:
        return column.heading
    return "\n".join(_lines(column, look))


def _lines(column: Column, look: _Look) -> list[str]:
    """A column's heading in lines, as narrow as it may be; no word is broken.

    Where there is room, no character is left alone.
    """
    longest = max((cell_len(piece) for piece in pieces(column.heading)), default=0)
    width = max(column.narrow or 80, longest)
    if not look.is_even and cell_len(column.heading) <= width + 2:
        return [column.heading]
    return list(wrapped(column.heading, width))


def _pad(table: WordTable) -> None:
    """Little space beside the text of a cell: the columns are many."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm

    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(Mm(_PADDING_MM).twips))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    (look.addprevious if look is not None else table._tbl.tblPr.append)(margins)


def _widths(columns: tuple[Column, ...], rows: list[tuple[str, ...]], look: _Look) -> list[float]:
    """The width of each column in millimetres; together they are as wide as the page's text.

    A column gets what its longest text needs: numbers first, as they must not break, then the shortest
    texts; the longest share what the others leave, evenly or, where the look isn't ``is_even``, the longer the more.
    """
    needed = [
        max([*map(cell_len, _lines(column, look)), *(cell_len(row[index]) for row in rows)])
        for index, column in enumerate(columns)
    ]
    left = look.room_mm - len(columns) * 2 * _PADDING_MM
    widths = dict.fromkeys(range(len(columns)), 0.0)
    in_turn = sorted(widths, key=lambda index: (not columns[index].right, needed[index]))
    for place, index in enumerate(in_turn):
        shares = [sqrt(needed[other]) for other in in_turn[place:]]
        even = left / (len(columns) - place)
        share = even if look.is_even or needed[index] <= _SHORT else left * shares[0] / sum(shares)
        most = left / 2 if columns[index].right else share
        # Half a character more than it takes: % is wider than a digit.
        widths[index] = min((needed[index] + 1) * look.cell_mm, most)
        left -= widths[index]
    return [width + 2 * _PADDING_MM + left / len(columns) for width in widths.values()]
