"""Drafts of lists: the notice of 2022 in every format that offices publish, and the tables of other places."""

from __future__ import annotations

import re
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import published as notice
import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import LIST_2022

from msss.importing import yaml
from msss.importing.documents import Source, read
from msss.importing.drafting import Draft, draft
from msss.importing.errors import DocumentError, NoTableError
from msss.importing.grid import Cell, GridBuilder
from msss.importing.head import _day
from msss.importing.headings import Column, meaning
from msss.importing.places import Place, letters
from msss.importing.table import whole_number
from msss.importing.targets import take
from msss.lists.loading import load_list, parse_list

SHIPPED = load_list(LIST_2022).model


def drafted(content: bytes | str, name: str = "notice.txt", **more) -> Draft:
    """The draft of a document, with what the list of 2022 knows of units."""
    content = content.encode() if isinstance(content, str) else content
    return draft(read(content, name), more.get("like", SHIPPED))


def listed(made: Draft):
    """The list that is read from a draft's file."""
    parsed = parse_list(yaml.text(made).encode(), "draft.yaml")
    assert not parsed.diagnostics, parsed.diagnostics
    return parsed.model


def messages(made: Draft) -> list[str]:
    return [f"{doubt.place}: {doubt.message}" if doubt.place else str(doubt.message) for doubt in made.doubts]


def items(made: Draft) -> list[dict]:
    return [item for project in made.data["projects"] for item in project["items"]]


# --- the list that ships, from the notice


def test_the_list_that_ships_comes_from_the_text_of_the_notice():
    made = drafted(notice.TEXT)
    assert not made.doubts
    assert listed(made) == SHIPPED


def test_without_last_years_list_nothing_is_invented_of_units():
    made = drafted(notice.TEXT, like=None)
    ours = listed(made)
    assert ours.projects == SHIPPED.projects
    assert ours.source == SHIPPED.source
    assert (ours.title, ours.year) == (SHIPPED.title, SHIPPED.year)
    assert {unit.name for unit in ours.units} == {unit.name for unit in SHIPPED.units}
    assert not any(unit.aliases or unit.members for unit in ours.units)
    assert [unit.name for unit in ours.units if unit.scope == "relevant"] == ["各相關區政府", "各相關區、縣(市)政府"]
    assert sum("a collective" in message for message in messages(made)) == len(made.doubts) == 3


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("notice.html", lambda: notice.as_html().encode()),
        ("notice.html", lambda: notice.as_html().replace("charset='utf-8'", "charset=gbk").encode("gb18030")),
        ("notice.html", lambda: notice.as_html("<table><tr><td><div>", "</div></td></tr></table>").encode()),
        ("notice.docx", notice.as_docx),
        ("notice.xlsx", notice.as_xlsx),
        ("notice.xls", lambda: notice.as_html().encode()),  # a page that calls itself a sheet
        ("notice.txt", lambda: notice.TEXT.encode("gb18030")),
        ("notice.txt", lambda: notice.TEXT.encode("utf-16")),
        ("notice.txt", lambda: re.sub(r" ?\| ?", "\t", notice.TEXT).encode()),
        ("notice.md", lambda: notice.TEXT.replace("時 間 |\n", "時 間 |\n|---|---|---|---|---|\n").encode()),
    ],
    ids="html gbk layout docx xlsx html-as-xls txt-gbk txt-utf16 tabs markdown".split(),
)
def test_the_same_table_in_another_format_gives_the_same_list(name, content):
    made = drafted(content(), name)
    assert not made.doubts
    assert listed(made) == SHIPPED


@pytest.mark.parametrize("split", [True, False], ids=["rows-break", "rows-whole"])
def test_a_pdf_that_libreoffice_prints_gives_the_same_list(tmp_path, split):
    pdf = notice.as_pdf(tmp_path, notice.as_docx(split=split))
    made = drafted(pdf, "notice.pdf")
    assert not made.doubts
    assert listed(made) == SHIPPED


def test_a_printed_notice_of_four_pages_gives_the_same_list():
    """fixtures/notice_2022.pdf is `as_docx` in Droid Sans Fallback, printed by LibreOffice; rows break over its pages."""
    made = drafted((Path(__file__).parent / "fixtures" / "notice_2022.pdf").read_bytes(), "notice.pdf")
    assert not made.doubts
    assert listed(made) == SHIPPED


def test_the_draft_is_written_in_the_style_of_the_list_that_ships():
    ours = yaml.text(drafted(notice.TEXT)).splitlines()
    shipped = [
        line for line in LIST_2022.read_text(encoding="utf-8").splitlines() if not line.startswith(("# The", "  #"))
    ]
    assert list(filter(None, ours)) == list(filter(None, shipped))


# --- the grid


def test_a_merged_cell_stands_in_every_row_and_column_that_it_spans():
    builder = GridBuilder(Place(table=1))
    builder.next_row()
    builder.add("1", rowspan=2)
    builder.add("A", colspan=2)
    builder.next_row()
    builder.add("B")
    builder.add("C")
    grid = builder.done()
    assert [[cell and cell.text for cell in row] for row in grid.rows()] == [["1", "A", "A"], ["1", "B", "C"]]
    assert grid.at(1, 0) is grid.at(0, 0)
    assert str(grid.at(1, 2).place) == "table 1, row 2, cell 3"


def test_a_span_ends_where_the_table_does_and_where_another_cell_stands():
    builder = GridBuilder(Place(table=1))
    builder.next_row()
    builder.add("1", rowspan=99)
    builder.put("X", 1, 1)
    builder.add("A", rowspan=3)
    builder.next_row()
    grid = builder.done()
    assert [(cell.text, cell.rowspan) for cell in grid.cells] == [("1", 2), ("X", 1), ("A", 1)]


@given(st.lists(st.lists(st.tuples(st.integers(-3, 6), st.integers(-3, 6)), max_size=6), max_size=6))
def test_whatever_spans_are_written_no_two_cells_overlap(rows):
    builder = GridBuilder(Place(table=1))
    for row in rows:
        builder.next_row()
        for rowspan, colspan in row:
            builder.add("x", rowspan, colspan)
    grid = builder.done()
    squares = [
        (row, column)
        for cell in grid.cells
        for row in range(cell.row, cell.row + cell.rowspan)
        for column in range(cell.column, cell.column + cell.colspan)
    ]
    assert len(squares) == len(set(squares))
    assert all(row < grid.height and column < grid.width for row, column in squares)
    assert all(isinstance(grid.at(*square), Cell) for square in squares)


@pytest.mark.parametrize(("column", "name"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA")])
def test_columns_are_called_as_in_excel(column, name):
    assert letters(column) == name


# --- headings


@pytest.mark.parametrize(
    ("text", "column"),
    [
        *((text, Column.NUMBER) for text in ("序號", "序 号", "編號", "No.")),
        *((text, Column.NAME) for text in ("項目名稱", "实事项目", "民生實事項目", "項目")),
        *((text, Column.CONTENT) for text in ("事項", "項目內容", "建设内容及规模", "目標任務", "年度目标任务")),
        *((text, Column.LEAD) for text in ("牽頭單位", "主办单位", "主辦", "牽頭(責任)單位", "牵头部门")),
        *((text, Column.RESPONSIBLE) for text in ("責任單位", "责任部门", "承辦單位")),
        *((text, Column.SUPPORT) for text in ("配合單位", "协办单位", "協辦", "配合部門")),
        *((text, Column.DUE) for text in ("完成時間", "預計完成\n時 間", "时限", "完成期限", "完成時限")),
        *((text, Column.LEADER) for text in ("分管領導", "分管市领导", "牽頭領導")),
        ("備註", Column.NOTE),
        ("总投资(万元)", Column.TOTAL),
        *((text, None) for text in ("進展情況", "满意", "新增學位6萬個", "", "市教育局")),
    ],
)
def test_a_heading_means_one_thing_in_either_script(text, column):
    assert meaning(text) is column


def test_headings_in_any_order_and_in_two_rows():
    page = """<p>2023年區政府民生實事項目責任清單</p><table>
      <tr><th rowspan=2>完成時限</th><th colspan=2>責任單位</th><th rowspan=2>實事項目</th><th rowspan=2>序號</th></tr>
      <tr><th>牽頭</th><th>配合</th></tr>
      <tr><td>11月底</td><td>區教育局</td><td>區財政局</td><td>新增學位600個</td><td>1</td></tr></table>"""
    (item,) = items(drafted(page, "x.html"))
    assert item == {
        "id": "1.1",
        "name": "新增學位600個",
        "lead": "區教育局",
        "support": ["區財政局"],
        "due": "11月底",
        "targets": [{"content": "新增學位", "quantity": 600, "measure": "個"}],
    }


# --- rows


HEADINGS = "序號 | 項目名稱 | 牽頭單位 | 配合單位 | 完成時間"


def table(*rows: str, title: str = "2023年市政府民生實事項目責任清單") -> str:
    return "\n".join((title, HEADINGS, *rows))


def test_a_project_with_a_name_and_items_of_its_own():
    page = """<h1>2023年民生实事</h1><table><tr><th>序号<th>项目名称<th>建设内容<th>责任单位<th>备注</tr>
      <tr><td rowspan=2>1<td rowspan=2>教育提升<td>新建小学6所<td>市教育局<td rowspan=2>省实事</tr>
      <tr><td>新增学位600个<td>市教育局<br>市财政局</tr></table>"""
    made = drafted(page, "x.html", like=None)
    (project,) = made.data["projects"]
    assert project["name"] == "教育提升"
    assert [(item["name"], item["lead"], item["note"]) for item in project["items"]] == [
        ("新建小学6所", "市教育局", "省实事"),
        ("新增学位600个", ["市教育局", "市财政局"], "省实事"),
    ]
    assert any("市教育局 and 市财政局 are taken for two units" in message for message in messages(made))


def test_a_table_goes_on_over_pages_and_repeats_its_heading():
    head = "<tr><th>序號<th>項目名稱<th>牽頭單位</tr>"
    page = (
        f"<p>2023年民生實事清單</p><table>{head}<tr><td>1<td>新建小學6所<td>市教育局</tr></table><p>- 1 -</p>"
        f"<table>{head}<tr><td>2<td>新增公廁7座<td>市城管局</tr>{head}<tr><td>3<td>新建公園8個<td>市建委</tr></table>"
        "<table><tr><td>4<td>新增泊位90個<td>市城管局</tr></table>"
    )
    assert [item["id"] for item in items(drafted(page, "x.html"))] == ["1.1", "2.1", "3.1", "4.1"]


def test_rows_that_group_projects_give_their_category():
    made = drafted(
        table("一、教育類", "1 | 新建小學6所 | 市教育局 | | 年底", "二、城建類", "2 | 新建公園8個 | 市建委 | | 年底")
    )
    assert [project["category"] for project in made.data["projects"]] == ["教育類", "城建類"]


def test_a_remark_below_the_table_is_no_row():
    made = drafted(table("1 | 新建小學6所 | 市教育局 | | 年底", "註：本表由市政府辦公廳負責解釋 |"))
    assert len(items(made)) == 1


def test_of_a_row_without_a_lead_the_one_above_is_taken_and_said():
    made = drafted(table("1 | 新建小學6所 | 市教育局 | 市財政局 | 年底", "新增學位600個 | | | 年底 |"))
    assert items(made)[1]["lead"] == "市教育局"
    assert "line 4, cell 1: the cell is empty: this is the unit of the row above" in messages(made)


def test_a_row_of_sums_is_no_item():
    made = drafted(
        table("1 | 新建小學6所 | 市教育局 | | 年底", "合計 | 6所 | | |", "2 | 新建公園8個 | 市建委 | | 年底")
    )
    assert [item["id"] for item in items(made)] == ["1.1", "2.1"]


def test_a_damaged_pdf_is_said_to_be_and_its_bytes_reach_no_terminal(capfd):
    content = bytearray((Path(__file__).parent / "fixtures" / "notice_2022.pdf").read_bytes())
    at = content.index(b"stream\n") + 900
    content[at : at + 40] = bytes(40)
    with suppress(DocumentError):
        made = drafted(bytes(content), "notice.pdf")
        assert any("the PDF is damaged" in message for message in messages(made))
    assert capfd.readouterr() == ("", "")


def test_one_cell_may_say_who_leads_and_who_supports():
    page = """<p>2023年民生实事</p><table><tr><th>序号<th>实事项目<th>责任单位</tr>
      <tr><td>1<td>新建小学6所<td>牵头单位：市教育局<br>配合单位：市财政局、各县（市、区）</tr>
      <tr><td>2<td>新增学位600个<td>市教育局（牵头）、市财政局</tr></table>"""
    made = drafted(page, "x.html", like=None)
    assert [(item["lead"], item.get("support")) for item in items(made)] == [
        ("市教育局", ["市财政局", "各县（市、区）"]),
        (["市教育局（牵头）", "市财政局"], None),
    ]
    assert any("市教育局（牵头） says more than a unit's name" in message for message in messages(made))


def test_a_notice_in_the_other_script_goes_by_last_years_list_all_the_same():
    made = drafted(table("1 | 新建小学6所 | 市卫健委 | 市发改委、市卫生健康委员会,各区、县(市)政府 | 年底"))
    assert made.data["units"][0] == {
        "name": "市卫健委",
        "aliases": ["市衛生健康委員會", "市衛生健康委", "市卫生健康委员会"],
    }
    assert made.data["units"][1]["aliases"] == ["市發展改革委", "市發展和改革委員會"]
    assert len(made.data["units"][2]["members"]) == 13
    assert not [
        diagnostic
        for diagnostic in parse_list(yaml.text(made).encode(), "x").diagnostics
        if diagnostic.code != "MSS102"
    ]


def test_what_is_unsure_stands_on_its_line_and_names_its_place():
    made = drafted(table("1 | 新建小學6所 | 市教育局 | | 每月推進"))
    lines = yaml.text(made).splitlines()
    assert "        due: 每月推進  # 待核: 每月推進 can't be read as a deadline (line 3, cell 5)" in lines
    assert "# 待核: the day of the document was not found: add date (line 2)" in lines


def test_columns_that_are_not_read_are_said():
    made = drafted("2023年清單\n序號|項目名稱|牽頭單位|進展情況\n1|新建小學6所|市教育局|已開工")
    assert any("columns that msss doesn't read: 進展情況" in message for message in messages(made))


def test_in_excel_a_place_is_a_cell():
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.active.title = "清單"
    for row in (("2023年民生實事清單",), ("序號", "項目名稱", "牽頭單位"), (1, "新建小學6所", None)):
        workbook.active.append(row)
    made = drafted(notice._bytes(workbook), "x.xlsx")
    assert "清單!A3: the row names nobody who leads: add lead:" in messages(made)


def test_a_formula_that_excel_never_worked_out_is_said():
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.active.title = "清單"
    for row in (("2023年民生實事清單",), ("序號", "項目名稱", "牽頭單位"), ("=1+0", "新建小學6所", "市教育局")):
        workbook.active.append(row)
    made = drafted(notice._bytes(workbook), "x.xlsx")
    assert "清單!A3: the formula has no stored value: open the file in Excel or WPS, and save it" in messages(made)


def test_word_text_in_changes_and_controls_is_read_as_it_is_shown():
    content = notice.as_docx()
    with ZipFile(BytesIO(content)) as archive:
        xml = archive.read("word/document.xml").decode()
    run = "<w:r><w:t>市教育局</w:t></w:r>"
    changed = f"<w:ins>{run}</w:ins><w:del><w:r><w:delText>市體育局</w:delText></w:r></w:del>"
    assert run in xml
    made = drafted(_with(content, "word/document.xml", xml.replace(run, changed, 1)), "x.docx")
    assert listed(made) == SHIPPED


@pytest.mark.parametrize(
    ("text", "number"),
    [("7", 7), ("7、", 7), ("第7項", 7), ("七", 7), ("十二", 12), ("⑦", 7), ("７", 7), ("省7", None)],
)
def test_numbers_of_projects(text, number):
    assert whole_number(text) == number


@pytest.mark.parametrize("text", ["2022-04-07", "2022年4月7日", "二〇二二年四月七日", "2022/4/7"])
def test_days_of_documents(text):
    assert str(_day(text)) == "2022-04-07"


# --- sentences


def one(content, quantity, measure, **more):
    return {"content": content, "quantity": quantity, "measure": measure} | more


@pytest.mark.parametrize(
    ("sentence", "targets"),
    [
        ("新建2座人行天橋", [one("新建人行天橋", 2, "座")]),
        ("新辟公交线路10条,优化调整20条。", [one("新辟公交线路", 10, "条"), one("优化调整", 20, "条")]),
        ("開展胃腸癌聯合篩查1萬例以上。", [one("開展胃腸癌聯合篩查", 10000, "例")]),
        (
            "新建公廁750座(其中,城區公廁100座)",
            [one("新建公廁", 750, "座"), one("城區公廁", 100, "座", part_of="新建公廁")],
        ),
        ("將辦理時間縮短至30分鐘以內", [one("將辦理時間", 30, "分鐘", bound="at_most")]),
        ("轨道交通1号线一期工程投入试运营。", []),
    ],
)
def test_a_sentence_is_taken_apart_in_its_own_words(sentence, targets):
    taken = take(sentence)
    assert taken.targets == targets
    assert bool(taken.doubts) is not bool(targets)


def test_the_targets_of_every_item_that_ships_are_those_of_its_sentence():
    for _, item in SHIPPED.items():
        taken = take(item.name)
        assert not taken.doubts
        assert [(t["content"], t["quantity"], t["measure"]) for t in taken.targets] == [
            (target.content, target.quantity, target.measure) for target in item.targets
        ]


# --- what is no list, and what is no document


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("一份通知,沒有表格。", "there is no table in it"),
        ("姓名|電話\n甲|123", "no table in it is a list's"),
        ("序號|民生實事項目名稱|滿意|不滿意\n1|老舊小區改造|28|1", "has no column of who is responsible"),
    ],
)
def test_a_document_without_such_a_table(text, said):
    with pytest.raises(NoTableError, match=said):
        drafted(text)


def _with(content: bytes, name: str, text: str | bytes) -> bytes:
    """An archive with another text in one of its files."""
    stream = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(stream, "w", ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info.filename, text if info.filename == name else old.read(info))
        if name not in old.namelist():
            new.writestr(name, text)
    return stream.getvalue()


ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MANY = "<tr><td>1<td>新建小學6所<td>市教育局</tr>" * 100_000


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("x.txt", lambda: b"", "it is empty"),
        ("x.txt", lambda: bytes(range(256)) * 9, "it is no text in UTF-8"),
        ("x.docx", lambda: b"text", "holds no such document"),
        ("x.docx", lambda: notice.as_docx()[:5000], "it is broken"),
        ("x.pdf", lambda: b"%PDF-1.7\nnothing", "it is broken"),
        ("x.doc", lambda: OLE + b"\0" * 999, "an old format"),
        ("x.docx", lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        ("x.docm", lambda: _with(notice.as_docx(), "word/vbaProject.bin", b"x"), "holds macros"),
        ("x.docx", lambda: _with(notice.as_docx(), "word/document.xml", b" " * 50_000_000), "larger than 40 MB"),
        ("x.xlsx", lambda: _with(notice.as_xlsx(), "xl/worksheets/sheet1.xml", b" " * 50_000_000), "larger than 40 MB"),
        ("x.docx", lambda: _with(notice.as_docx(), "word/styles.xml", ENTITIES + "<x/>"), "entities of its own"),
        ("x.html", lambda: (ENTITIES + notice.as_html()).encode(), "entities of its own"),
        ("x.html", lambda: f"<table><tr><td>序號<td>項目名稱<td>牽頭單位</tr>{MANY}".encode(), "more than 5000 rows"),
        (
            "x.csv",
            lambda: ("序號,項目名稱,牽頭單位\n" + "1,新建小學6所,市教育局\n" * 100_000).encode(),
            "more than 5000 rows",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_broken_or_hostile_document_is_refused_in_a_line(name, content, said):
    with pytest.raises(DocumentError, match=said):
        drafted(content(), name)


def test_a_merged_range_over_the_whole_sheet_is_no_trap():
    xml = ZipFile(BytesIO(notice.as_xlsx())).read("xl/worksheets/sheet1.xml").decode()
    xml = re.sub("<mergeCells.*</mergeCells>", '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>', xml)
    with pytest.raises(DocumentError):
        drafted(_with(notice.as_xlsx(), "xl/worksheets/sheet1.xml", xml), "x.xlsx")


@given(st.data(), st.sampled_from(Source))
def test_whatever_a_document_holds_there_is_a_draft_or_a_reason(data, source):
    pieces = st.sampled_from(
        [*"|\t\n、，(),:#'\"{}[]&*\x1b\u202e ", "序號", "項目名稱", "牽頭單位", "1", "新增學位6萬個", "<td>"]
    )
    text = "".join(data.draw(st.lists(pieces, max_size=60)))
    try:
        made = draft(read(text.encode(), "x", source))
    except DocumentError:
        return
    parsed = parse_list(yaml.text(made).encode(), "draft.yaml")
    assert parsed.document is not None, parsed.diagnostics


@pytest.mark.parametrize("name", ["notice.docx", "notice.xlsx"])
@given(st.data())
def test_a_damaged_file_is_refused_or_read(name, data):
    content = bytearray(_FILES[name])
    for _ in range(data.draw(st.integers(1, 5))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with suppress(DocumentError):
        drafted(bytes(content), name)


_FILES = {"notice.docx": notice.as_docx(), "notice.xlsx": notice.as_xlsx()}


@given(st.text(max_size=30))
def test_a_text_is_read_back_as_it_was(text):
    from msss.importing.texts import in_one_line

    value = in_one_line(text.encode("utf-8", "ignore").decode())
    made = Draft({"title": value, "year": 2023, "source": {"issuer": value}, "projects": [], "units": []}, ())
    document = parse_list(yaml.text(made).encode(), "draft.yaml").document
    assert document is not None
    assert document.data["title"] == value
    assert document.data["source"]["issuer"] == value


def test_the_sources_of_other_places_give_a_draft_or_a_reason():
    """The table of 臨安's progress in 2022, its first rows: a unit that spans several rows is lost in text."""
    text = (
        "序号 | 项目内容 | 进展情况 | 责任单位 |\n1 | 新建成公办中小学、幼儿园7所。 | 新建成7所。 | 教育局 |\n"
        "2 | 新建成婴幼儿照护服务成长驿站7家。 | 新建13家。 | 卫生健康局 |\n"
        "新增婴幼儿照护服务托位500个。 | 新增600个。 | ||\n"
    )
    made = drafted(f"2022年区政府民生实事项目进展情况表\n{text}", like=None)
    assert [(item["id"], item["lead"], item["targets"][0]["quantity"]) for item in items(made)] == [
        ("1.1", "教育局", 7),
        ("2.1", "卫生健康局", 7),
        ("2.2", "卫生健康局", 500),
    ]
