"""The notice of 2022 as a web page, a Word file, an Excel file and a PDF, made of the annex: what offices publish."""

from __future__ import annotations

import html
import shutil
import subprocess
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

ANNEX = (Path(__file__).parent / "fixtures" / "annex_2022.txt").read_text(encoding="utf-8")
INDEX = (
    "索引號: | 002489401/2022-266118 | 公開方式: | 主動公開 |\n文號: | 杭政辦函〔2022〕20號 | 成文日期: | 2022-04-07 |"
)
ABOVE = (
    "各區、縣(市)人民政府,市政府各部門、各直屬單位:",
    "附件:2022年市政府民生實事項目責任清單",
    "杭州市人民政府辦公廳",
    "2022年4月7日",
    "附件",
    "2022年市政府民生實事項目責任清單",
)
"""The lines of the notice that say what the list is, and some of the others."""
TEXT = "\n".join((INDEX, *ABOVE, ANNEX))
HEADINGS = ("序號", "項目名稱", "牽頭單位", "配合單位", "預計完成\n時 間")
Row = tuple[str, ...]


def projects() -> list[tuple[str, list[Row]]]:
    """The annex's rows below the number of their project: name, lead, support, deadline."""
    found: list[tuple[str, list[Row]]] = []
    for line in ANNEX.splitlines()[1:]:
        cells = [cell.strip() for cell in line.split("|")]
        if cells[0].isdigit():
            found.append((cells[0], []))
            cells = cells[1:]
        found[-1][1].append(tuple(cell.replace(" ", "\n") for cell in cells[:4]))
    return found


def as_html(before: str = "", after: str = "") -> str:
    """A web page with rowspan."""

    def cell(text: str, more: str = "", tag: str = "td") -> str:
        return f"<{tag}{more}>{html.escape(text).replace(chr(10), '<br>')}</{tag}>"

    rows = ["<tr>" + "".join(cell(text, tag="th") for text in HEADINGS) + "</tr>"]
    for number, items in projects():
        for at, item in enumerate(items):
            first = cell(number, f' rowspan="{len(items)}"') if not at else ""
            rows.append(f"<tr>{first}{''.join(map(cell, item))}</tr>")
    labels = "".join(
        f"<tr>{''.join(cell(text.strip()) for text in line.split('|')[:4])}</tr>" for line in INDEX.splitlines()
    )
    above = "".join(f"<p>{html.escape(line)}</p>" for line in ABOVE)
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>通知</title></head><body>{before}<table>{labels}</table>"
        f"{above}<table border='1'>{''.join(rows)}</table>{after}</body></html>"
    )


def as_docx(split: bool = True) -> bytes:
    """A Word file with cells merged down."""
    from docx import Document
    from docx.shared import Mm, Pt

    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(20)
    document.styles["Normal"].font.size = Pt(11)
    document.core_properties.author = ""
    labels = document.add_table(rows=2, cols=4)
    for row, line in zip(labels.rows, INDEX.splitlines(), strict=True):
        for cell, text in zip(row.cells, line.split("|"), strict=False):
            cell.text = text.strip()
    for line in ABOVE:
        document.add_paragraph(line)
    table = document.add_table(rows=1, cols=5, style="Table Grid")
    for cell, text in zip(table.rows[0].cells, HEADINGS, strict=True):
        cell.text = text
    for number, items in projects():
        first = len(table.rows)
        for item in items:
            cells = table.add_row().cells
            for cell, text in zip(cells[1:], item, strict=True):
                cell.text = text
        table.cell(first, 0).merge(table.cell(first + len(items) - 1, 0))
        table.cell(first, 0).text = number
    for column, width in zip(table.columns, (12, 90, 30, 95, 30), strict=True):
        for cell in column.cells:
            cell.width = Mm(width)
    if not split:
        from docx.oxml import OxmlElement

        for row in table.rows:
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    return _bytes(document)


def as_xlsx() -> bytes:
    """An Excel file with merged cells, its title in the sheet."""
    from openpyxl import Workbook

    workbook = Workbook()
    sheet = workbook.active
    for line in INDEX.splitlines():
        sheet.append([text.strip() for text in line.split("|")[:4]])
    for line in ABOVE:
        sheet.append([line])
        sheet.merge_cells(start_row=sheet.max_row, end_row=sheet.max_row, start_column=1, end_column=5)
    sheet.append(list(HEADINGS))
    for number, items in projects():
        first = sheet.max_row + 1
        for at, item in enumerate(items):
            sheet.append([int(number) if not at else None, *item])
        if len(items) > 1:
            sheet.merge_cells(start_row=first, end_row=first + len(items) - 1, start_column=1, end_column=1)
    return _bytes(workbook)


def _bytes(document: Any) -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def as_pdf(folder: Path, document: bytes) -> bytes:
    """A Word file printed by LibreOffice; where there is none, the test is skipped."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("prints a PDF with LibreOffice, which isn't installed")
    (folder / "notice.docx").write_bytes(document)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command: Sequence[str] = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, str(folder / "notice.docx")], check=True, capture_output=True, timeout=180)
    return (folder / "notice.pdf").read_bytes()
