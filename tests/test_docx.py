"""The bulletin as a Word file, read back with python-docx. Every figure of the ledger is made up."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from platforms import needs_full_disk
from running import ROOT, ask, run, run_on_terminal

from msss.common.errors import MissingExtraError
from msss.output.article import Article, Chapter
from msss.output.docx import BODY, HEADING, TITLE, docx
from msss.output.table import Column, RowGroup, Table
from msss.values.chinese import Script

Q3 = ["bulletin", "--quarter", "3", "--ledger", ROOT / "tests" / "fixtures" / "progress_2022_invented.yaml"]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("docx") / "bulletin.docx"
    answer = ask(*Q3, "-o", path)
    assert (answer.code, answer.out) == (0, "")
    return path


@pytest.fixture(scope="module")
def document(file: Path):
    return Document(str(file))


def article(*rows: tuple[str, ...], columns: tuple[Column, ...] = (Column("甲"),), title: str = "題") -> Article:
    table = Table(columns, (RowGroup(rows),), []) if rows else None
    return Article((title,), "副題", (Chapter("一", ("文",), table),), {})


def opened(made: Article):
    return Document(io.BytesIO(docx(made)))


def texts(row) -> list[str]:
    return [cell.text for cell in row.cells]


def test_it_says_what_the_other_formats_say(document) -> None:
    lines = ask(*Q3).out.splitlines()
    styles = [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs]
    assert styles[:2] == [
        ("Title", "2022年市政府民生實事項目\n第三季度進展通報"),
        ("Subtitle", "（截至2022年9月30日）"),
    ]
    for style, text in styles[1:]:
        assert text in lines
        assert style in ("Subtitle", "Heading 1", "Body Text")
    rows = ["\t".join(texts(row)) for table in document.tables for row in table.rows[1:]]
    assert len(document.tables) == 5
    assert len(rows) == 34 + 10 + 4 + 13 + 14
    assert set(rows) <= set(lines)
    headings = [["".join(text.split("\n")) for text in texts(table.rows[0])] for table in document.tables]
    assert headings[0] == ["序號", "目標任務", "完成", "目標", "計量單位", "完成率", "序時進度", "狀態"]
    assert all("\t".join(heading) in lines for heading in headings)


def test_the_paper_is_a4_with_the_margins_of_official_documents(document) -> None:
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert [round(side.mm) for side in (section.top_margin, section.left_margin)] == [37, 28]


def test_headings_of_a_table_are_repeated_and_no_row_is_broken(document) -> None:
    for table in document.tables:
        for index, row in enumerate(table.rows):
            properties = row._tr.trPr
            assert properties.find(qn("w:cantSplit")) is not None
            assert (properties.find(qn("w:tblHeader")) is not None) == (index == 0)


def test_a_table_is_as_wide_as_the_text(document) -> None:
    section = document.sections[0]
    room = section.page_width.mm - section.left_margin.mm - section.right_margin.mm
    for table in document.tables:
        assert sum(column.width.mm for column in table.columns) == pytest.approx(room, abs=1)
        assert all(cell.width == column.width for column, cell in zip(table.columns, table.rows[1].cells, strict=True))


def test_numbers_stand_to_the_right(document) -> None:
    progress = document.tables[0].rows[1]
    right = [cell.text for cell in progress.cells if cell.paragraphs[0].alignment == WD_ALIGN_PARAGRAPH.RIGHT]
    assert right == ["48", "70", "69%", "66%"]


def east_asian(style) -> tuple[str | None, str | None]:
    fonts = style.element.rPr.rFonts
    assert not [name for name in fonts.attrib if name.endswith("Theme")]  # it would win over the name
    return fonts.get(qn("w:eastAsia")), fonts.get(qn("w:ascii"))


def test_chinese_fonts_are_set_for_chinese_text(document) -> None:
    fonts = {"Title": TITLE, "Heading 1": HEADING, "Body Text": BODY, "Table Text": BODY, "Table Heading": HEADING}
    for name, font in fonts.items():
        assert east_asian(document.styles[name]) == (font, "Times New Roman")
    defaults = next(document.styles.element.iter(qn("w:rPrDefault")))
    assert next(defaults.iter(qn("w:rFonts"))).get(qn("w:eastAsia")) == BODY
    used = {cell.paragraphs[0].style.name for table in document.tables for row in table.rows for cell in row.cells}
    assert used == {"Table Text", "Table Heading"}


def test_every_font_names_what_stands_in_for_it(file: Path) -> None:
    with zipfile.ZipFile(file) as archive:
        fonts = ElementTree.fromstring(archive.read("word/fontTable.xml"))
    stand_ins = {font.get(qn("w:name")): font.find(qn("w:altName")).get(qn("w:val")) for font in fonts}
    assert stand_ins == {
        TITLE: "方正小标宋简体,宋体",
        HEADING: "SimHei",
        BODY: "仿宋_GB2312,FangSong",
    }


def test_pages_are_numbered(document) -> None:
    footer = document.sections[0].footer.paragraphs[0]
    fields = [field.get(qn("w:instr")) for field in footer._p.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE"]
    assert footer.alignment is None
    assert footer.style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER


def test_its_properties_name_nobody(file: Path, document) -> None:
    properties = document.core_properties
    assert properties.title == "2022年市政府民生實事項目第三季度進展通報"
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    assert properties.created.year > 2013  # the template's
    with zipfile.ZipFile(file) as archive:
        assert not [name for name in archive.namelist() if "thumbnail" in name]
        assert all(b"python-docx" not in archive.read(name) for name in archive.namelist())


def test_the_script_applies_to_it(tmp_path: Path) -> None:
    ask(*Q3, "--script", "hans", "-o", tmp_path / "a.docx")
    found = Document(str(tmp_path / "a.docx"))
    assert found.core_properties.title == "2022年市政府民生实事项目第三季度进展通报"
    everything = "".join(cell.text for table in found.tables for row in table.rows for cell in row.cells)
    assert "项" in everything
    assert "項" not in everything
    assert article().in_script(Script.HANS).title == ("题",)


def test_what_no_xml_can_hold_is_written_out() -> None:
    found = opened(article(("a\x00\x0b\ud800\ufffe<w:p>&\n]]>",), title="\x07&amp;"))
    assert found.paragraphs[0].text == "\\x07&amp;"
    assert found.tables[0].rows[1].cells[0].text == "a\\x00\\x0b\\ud800\\ufffe<w:p>&\\x0a]]>"


def test_a_short_title_stays_on_one_line() -> None:
    assert Document(io.BytesIO(docx(article()._replace(title=("甲", "乙"))))).paragraphs[0].text == "甲乙"


def test_word_gets_a_paragraph_after_a_table() -> None:
    body = opened(article(("1",))).element.body
    assert [child.tag.rpartition("}")[2] for child in body][-3:] == ["tbl", "p", "sectPr"]


def test_wide_columns_share_what_the_others_leave() -> None:
    columns = (Column("序號"), Column("長"), Column("更長"), Column("數", right=True))
    table = opened(article(("1.1", "字" * 60, "字" * 300, "1,000,000"), columns=columns)).tables[0]
    first, long, longer, number = (column.width.mm for column in table.columns)
    assert long == pytest.approx(longer, abs=0.1)
    assert first < number < long
    assert number > 9 * 10.5 / 2 * 25.4 / 72


def test_numbers_are_not_broken_however_long_the_texts_beside_them() -> None:
    columns = (*(Column("長") for _ in range(5)), Column("數", right=True), Column("幅度", right=True))
    table = opened(article((*("字" * 40 for _ in range(5)), "1,000,000平方米", "100個百分點"), columns=columns)).tables[
        0
    ]
    millimetres_a_cell = 10.5 / 2 * 25.4 / 72
    for column, cells in ((table.columns[5], 15), (table.columns[6], 11)):
        assert column.width.mm > cells * millimetres_a_cell


def test_a_heading_is_broken_where_a_terminal_breaks_it() -> None:
    columns = (Column("預計完成時間", narrow=8), Column("長"))
    table = opened(article(("12月", "字" * 99), columns=columns)).tables[0]
    assert texts(table.rows[0]) == ["預計完成\n時間", "長"]
    assert texts(opened(article(("12月",), columns=columns[:1])).tables[0].rows[0]) == ["預計完成時間"]


# --- without python-docx, and without a file


def test_without_python_docx_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(MissingExtraError):
        docx(article())
    answer = ask(*Q3, "-o", tmp_path / "a.docx")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.splitlines()[-1] == (
        "msss: A Word file needs a library that isn't installed: pip install 'msss[docx]'"
    )
    assert not (tmp_path / "a.docx").exists()


def test_a_terminal_gets_no_word_file() -> None:
    answer = run_on_terminal(80, *Q3, "--format", "docx", "-o", "-")
    assert answer.code == 2
    assert "A Word file can't be shown on a terminal" in answer.out
    assert "PK" not in answer.out


def test_a_pipe_can_be_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.BytesIO()

    class Pipe(io.TextIOWrapper):
        def close(self) -> None:
            """The bytes are looked at later."""

    monkeypatch.setattr(sys, "stdout", Pipe(written))
    from msss.output.answer_file import STDOUT, write_file

    write_file(STDOUT, docx(article(("1",))))
    assert Document(io.BytesIO(written.getvalue())).tables[0].rows[1].cells[0].text == "1"


@needs_full_disk
def test_a_full_disk_leaves_no_file() -> None:
    answer = run(*Q3, "--format", "docx", "-o", "/dev/full")
    assert answer.code == 1
    assert "No space left on device" in answer.err
