"""The bulletin and the evaluation, which an office sends: Chinese in every interface, and English with --english.

The list is made up, and so are its ledger and its votes: nobody promised, reported or voted any of it. Its texts are in
capitals that begin with Q, and its measure is 座, so that whatever else is in a document is a word of msss's own.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from running import ROOT, ask, run

from msss.cli.translation import translate_click
from msss.common import language
from msss.common.language import Language, speaking
from msss.output.dates import in_words

LIST = """\
title: QPLAN
year: 2023
source: {issuer: QCITY, document: QDOC, date: 2023-01-31}
projects:
  - number: 1
    items:
      - {id: "1.1", name: "QPARK2座,QPATH30座", lead: [QA, QB], due: 2023-06-30,
         targets: [{content: QPARK, quantity: 2, measure: 座}, {content: QPATH, quantity: 30, measure: 座}]}
      - {id: "1.2", name: QLOT100座, lead: QB, support: [QC], due: 2023-09-30,
         targets: [{content: QLOT, quantity: 100, measure: 座}]}
  - number: 2
    name: QTWO
    items:
      - {id: "2.1", name: QTIME10座, lead: QB, due: 2023-12-31,
         targets: [{content: QTIME, quantity: 10, measure: 座, bound: at_most}]}
      - {id: "2.2", name: QHALL, lead: QC, due: 2023-12-31}
  - number: 3
    items:
      - {id: "3.1", name: QTREE3座, lead: QC, due: 2023-12-31, targets: [{content: QTREE, quantity: 3, measure: 座}]}
units: [{name: QA}, {name: QB}, {name: QC}]
"""
LEDGER = """\
year: 2023
entries:
  - {item: "1.1", target: QPARK, date: 2023-05-31, value: 2}
  - {item: "1.1", target: QPATH, date: 2023-06-30, value: 45}
  - {item: "1.2", date: 2023-08-30, value: 20, note: QLATE}
  - {item: "2.1", date: 2023-09-20, value: 12}
  - {item: "1.2", date: 2023-10-08, value: 100}
  - {item: "2.2", date: 2023-12-20, value: 50%}
"""
EVALUATION = """\
year: 2023
deputies: 100
votes:
  - {project: 1, satisfied: 60, basically_satisfied: 25, dissatisfied: 10, abstained: 5}
  - {project: 2, satisfied: 70, basically_satisfied: 20, dissatisfied: 0, abstained: 10}
  - {project: 3, satisfied: 10, basically_satisfied: 20, dissatisfied: 0, abstained: 70}
rules:
  criteria:
    - {name: QONE, weight: 40, draws_on: completion}
    - {name: QTWO, weight: 20, draws_on: timeliness}
    - {name: QVOTE, weight: 30, draws_on: satisfaction}
    - {name: QHAND, weight: 10, draws_on: manual,
       scores: [{project: 1, score: 85}, {project: 2, score: 90.5}, {project: 3, score: 0}]}
  grades:
    - {name: QGOOD, at_least: 90}
    - {name: QFAIR, at_least: 0}
"""
BULLETINS = {
    "a quarter": ["bulletin", "--quarter", "3"],
    "a day": ["bulletin", "--as-of", "2023-12-31"],
    "nothing done": ["bulletin", "--as-of", "2023-02-01"],
    "a unit's items": ["bulletin", "--quarter", "4", "--unit", "QB", "--role", "lead"],
    "what units support": ["bulletin", "--quarter", "4", "--unit", "QC", "--role", "support", "--project", "1"],
    "some projects": ["bulletin", "--quarter", "4", "--project", "1", "--project", "3"],
    "a unit in projects": ["bulletin", "--quarter", "4", "--unit", "QB", "--project", "1", "--project", "2"],
    "with support": ["bulletin", "--quarter", "4", "--role", "support"],
}
END = ["--as-of", "2023-12-31"]
EVALUATIONS = {
    "projects": ["evaluate", *END],
    "units": ["evaluate", *END, "--by", "unit"],
    **{f"how project {number} came out": ["evaluate", *END, "--explain", str(number)] for number in (1, 2, 3)},
    "how a day came out": ["evaluate", "--as-of", "2023-03-31", "--explain", "1"],
}
DOCUMENTS = BULLETINS | EVALUATIONS
CHINESE = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")
DRAWN = {"FORCE_COLOR": "1", "NO_COLOR": "1", "COLUMNS": "400"}
"""So wide that no text is broken."""
every_document = pytest.mark.parametrize("asked", DOCUMENTS.values(), ids=DOCUMENTS)
every_format = pytest.mark.parametrize("format", ["table", "drawn", "markdown", "json"])


@pytest.fixture(autouse=True)
def english_again(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whatever a test speaks, the next one begins in English."""
    monkeypatch.setenv("LANGUAGE", "")  # which translate_click sets
    yield
    language.use(Language.ENGLISH)
    translate_click(Language.ENGLISH)


@pytest.fixture
def year(tmp_path: Path) -> Path:
    """A folder with the list, its ledger and its evaluation."""
    folder = tmp_path / "data"
    folder.mkdir()
    for name, text in (("responsibility_list", LIST), ("progress", LEDGER), ("evaluation", EVALUATION)):
        (folder / f"{name}_2023.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def written(asked: list[str], format: str, year: Path, *more: str, lang: str = "en") -> str:
    """A document in one of the formats, or drawn as for a terminal."""
    how = ["--format", format] if format != "drawn" else []
    variables = DRAWN if format == "drawn" else {}
    answer = ask(*asked, *how, *more, cwd=year, MSSS_LANG=lang, **variables)
    assert answer.code == 0
    assert answer.out
    return answer.out


def own_words(text: str) -> str:
    """A document without the list's own text, its files and what JSON and Markdown are made of."""
    text = re.sub(r'^ *"\w+": ', "", text, flags=re.MULTILINE)  # JSON's keys
    text = re.sub(r"data/[\w\\]+\.yaml|\b(?:null|true|false)\b", "", text)
    return re.sub(r"Q[A-Z]+|座", "", text)


# --- Chinese in every interface


@every_document
@every_format
def test_it_is_the_same_in_english_and_in_traditional(asked: list[str], format: str, year: Path) -> None:
    assert written(asked, format, year) == written(asked, format, year, lang="zh-Hant")


@every_document
@pytest.mark.parametrize("format", ["table", "drawn", "markdown"])
def test_no_word_of_it_is_english(asked: list[str], format: str, year: Path) -> None:
    assert re.findall(r"[A-Za-z]+", own_words(written(asked, format, year))) == []


def test_the_words_are_those_of_the_interfaces_script(year: Path) -> None:
    for asked, traditional, simplified in (
        (BULLETINS["a quarter"], "2023年QPLAN第三季度進展通報", "2023年QPLAN第三季度进展通报"),
        (EVALUATIONS["projects"], "項目\t完成率\t按時率\t滿意率", "项目\t完成率\t按时率\t满意率"),
        (EVALUATIONS["how project 1 came out"], "棄權 5", "弃权 5"),
    ):
        assert traditional in written(asked, "table", year, lang="zh-Hant")
        assert simplified in written(asked, "table", year, lang="zh-Hans")


def test_the_lists_own_text_stays_as_it_is_in_simplified_words() -> None:
    out = ask("bulletin", "--quarter", 3, MSSS_LANG="zh-Hans").out
    assert "依据《2022年市政府民生實事項目責任清單》（杭政辦函〔2022〕20號），共10个项目、" in out
    assert "1.1\t新建成中小學、幼兒園\t\t70\t所\t\t66%\t未报\n" in out


@pytest.mark.parametrize("lang", ["en", "zh-Hant", "zh-Hans"])
@every_format
def test_the_script_applies_to_all_of_it(lang: str, format: str) -> None:
    for script, word in (("hans", "进"), ("hant", "進")):
        for command in (["bulletin", "--quarter", "3"], ["evaluate", "--as-of", "2022-12-31", "--explain", "7"]):
            files = ["--ledger", "examples/progress_2022.yaml"]
            files += ["--evaluation", "examples/evaluation_2022.yaml"] if command[0] == "evaluate" else []
            out = written([*command, *files], format, ROOT, "--script", script, lang=lang)
            other = {"hans": "[進項實滯後說時滿測評權]", "hant": "[进项实滞说时满测评权]"}[script]
            assert re.findall(other, out) == []
            assert word in out or command[0] == "evaluate"


@pytest.mark.parametrize("asked", EVALUATIONS.values(), ids=EVALUATIONS)
def test_csv_is_the_same_in_every_interface(asked: list[str], year: Path) -> None:
    as_csv = {written(asked, "csv", year, lang=lang) for lang in ("en", "zh-Hant", "zh-Hans")}
    assert len(as_csv) == 1
    assert CHINESE.search(own_words(as_csv.pop()))


def test_what_is_said_beside_it_is_in_the_interfaces_language(year: Path) -> None:
    asked = ["bulletin", "--quarter", "3"]
    assert ask(*asked, cwd=year).err.startswith("msss: from data/")
    assert ask(*asked, "--english", cwd=year, MSSS_LANG="zh-Hant").err.startswith("msss: 資料來源：data/")
    asked = ["evaluate", *END]
    assert ask(*asked, cwd=year).err.startswith("msss: from list data/")
    assert "清单 data/" in ask(*asked, "--english", cwd=year, MSSS_LANG="zh-Hans").err


def test_many_lists_are_named_in_a_line(year: Path) -> None:
    for number in range(400):
        folder = year / "many" / str(number)
        folder.mkdir(parents=True)
        for path in (year / "data").iterdir():
            (folder / path.name).write_bytes(path.read_bytes())
    answer = ask("evaluate", *END, "-f", "many", "--english", cwd=year)
    assert answer.code == 0
    assert "(400 lists), ledger many/0/progress_2023.yaml … many/99/progress_2023.yaml (400 ledgers), " in answer.err


def test_a_mistake_is_told_in_the_interfaces_language(year: Path) -> None:
    (year / "data" / "a.md").write_text("somebody's work", encoding="utf-8")
    answer = ask("bulletin", "--quarter", 3, "-o", "data/a.md", cwd=year)
    assert answer.code == 2
    assert not CHINESE.search(answer.err)
    answer = ask("bulletin", "--quarter", 3, "--english", "-o", "data/a.md", cwd=year, MSSS_LANG="zh-Hant")
    assert CHINESE.search(answer.err.splitlines()[-1])


# --- every word is in the catalogue


@pytest.fixture
def marked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The Traditional catalogue, with every translation in ⟦ and ⟧."""
    pytest.importorskip("babel", reason="Babel, of msss[dev], reads the catalogue and compiles it")
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    part = Path("zh_Hant") / "LC_MESSAGES"
    with (language.LOCALES / part / "msss.po").open("rb") as file:
        catalog = read_po(file, locale="zh_Hant")
    for message in catalog:
        if message.id:
            several = isinstance(message.string, tuple | list)
            message.string = tuple(f"⟦{one}⟧" for one in message.string) if several else f"⟦{message.string}⟧"
    out = BytesIO()
    write_mo(out, catalog)
    (tmp_path / "locale" / part).mkdir(parents=True)
    (tmp_path / "locale" / part / "msss.mo").write_bytes(out.getvalue())
    for module in (language, sys.modules[translate_click.__module__]):
        monkeypatch.setattr(module, "LOCALES", tmp_path / "locale")


@pytest.mark.usefixtures("marked")
@every_document
@every_format
def test_every_word_of_ours_comes_from_the_catalogue(asked: list[str], format: str, year: Path) -> None:
    text = own_words(written(asked, format, year))
    while (without := re.sub("⟦[^⟦⟧]*⟧", "", text)) != text:
        text = without
    if format == "json":  # what programs read, by which a status is known
        text = re.sub('"[a-z_]+"', "", text)
    assert re.findall(r"[^\W\d_]+|⟦|⟧", text) == []


def test_without_a_catalogue_it_is_english(year: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    english = {name: written(asked, "table", year, "--english") for name, asked in DOCUMENTS.items()}
    monkeypatch.setattr(language, "LOCALES", tmp_path)
    assert {name: written(asked, "table", year) for name, asked in DOCUMENTS.items()} == english


# --- in English


@every_document
@pytest.mark.parametrize("lang", ["en", "zh-Hans"])
@every_format
def test_in_english_only_the_lists_own_text_is_chinese(asked: list[str], format: str, lang: str, year: Path) -> None:
    text = written(asked, format, year, "--english", lang=lang)
    assert CHINESE.findall(own_words(text)) == []
    assert text == written(asked, format, year, "--english")


@pytest.mark.parametrize("asked", EVALUATIONS.values(), ids=EVALUATIONS)
def test_csv_is_english_if_it_is_asked_for(asked: list[str], year: Path) -> None:
    assert CHINESE.findall(own_words(written(asked, "csv", year, "--english"))) == []


def test_a_bulletin_in_english(year: Path) -> None:
    lines = written(BULLETINS["a quarter"], "table", year, "--english").splitlines()
    assert lines[:6] == [
        "2023 QPLAN: Progress bulletin for the third quarter",
        "As of 30 September 2023",
        "",
        "1. Overview",
        "The list QPLAN (QDOC) has 3 projects, 5 items and 5 targets.",
        "Items as of 30 September 2023: 0 done early, 1 done, 0 ahead, 0 on schedule, 1 not met, 1 behind, 0 overdue,"
        " 2 not reported.",
    ]
    assert [line for line in lines if re.match(r"\d\. ", line)] + ["Notes"] == [
        "1. Overview",
        "2. Progress of targets",
        "3. Changes in this period",
        "4. Behind and overdue",
        "5. Not reported",
        "6. Ranking of lead units",
        "Notes",
    ]
    for line in (
        "2 targets have changed in quantity or status since 30 June 2023.",
        "1.2\tQLOT\t—\t20\t座\tnot reported\tbehind",
        "1 target is behind or overdue.",
        "1.2\tQLOT\tQB\tbehind\t80\t80 座\tQLATE (2023-08-30)",
        "Never reported: 2 targets of 2 items.",
        "2\tQB\t3\t1 done, 1 not met, 1 behind\t33%",
    ):
        assert line in lines


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a unit's items", "covers only the items led by QB: 2 projects, 3 items and 4 targets."),
        ("what units support", "covers only the items supported by QC in project 1: 1 project, 1 item and 1 target."),
        ("some projects", "covers only the items of projects 1, 3: 2 projects, 3 items and 4 targets."),
        ("a unit in projects", "covers only the items led or supported by QB in projects 1, 2: 2 projects, 3 items"),
        ("with support", "covers only the items with a supporting unit: 1 project, 1 item and 1 target."),
        ("nothing done", "No target has changed in quantity or status since 31 December 2022."),
        ("nothing done", "No target is behind or overdue."),
        ("a day", "2 targets or items are behind or overdue."),
    ],
)
def test_what_a_bulletin_says_in_english(name: str, said: str, year: Path) -> None:
    assert said in written(BULLETINS[name], "table", year, "--english")


def test_an_evaluation_in_english(year: Path) -> None:
    rows = [line.split("\t") for line in written(EVALUATIONS["projects"], "table", year, "--english").splitlines()]
    assert rows[0] == [
        *["Project", "Share done", "Share on time", "Satisfied", "At least basically satisfied"],
        *["QONE(40)", "QTWO(20)", "QVOTE(30)", "QHAND(10)", "Total", "Grade", "Rank"],
    ]
    assert [row[0] for row in rows[1:]] == ["1 QPARK etc. (3)", "2 QTWO", "3 QTREE"]


def test_how_it_came_about_in_english(year: Path) -> None:
    lines = written(EVALUATIONS["how project 1 came out"], "table", year, "--english").splitlines()
    assert [line.split("\t")[1:4] for line in lines[2:]] == [
        ["QPATH", "45 ÷ 30 座, counted as 100%", "100.00%"],
        ["Share done", "(100.00% + 100.00%) ÷ 2", "100.00%"],
        ["On time", "done 2023-06-30, due 2023-06-30", "on time"],
        ["QLOT", "100 ÷ 100 座", "100.00%"],
        ["On time", "done 2023-10-08, due 2023-09-30", "done late"],
        ["Share done", "(100.00% + 100.00%) ÷ 2", "100.00%"],
        ["Share on time", "1 on time ÷ 2 items", "50.00%"],
        ["Satisfied", "60 ÷ (60 + 25 + 10 + 5 abstained)", "60.00%"],
        ["At least basically satisfied", "(60 + 25) ÷ 100 votes", "85.00%"],
        ["QONE", "share done: 100.00 points, weight 40%", "40.00"],
        ["QTWO", "on time 100, late 60, not done 0: (100 + 60) ÷ 2 = 80.00 points, weight 20%", "16.00"],
        ["QVOTE", "(60 × 100 + 25 × 80) ÷ 100 votes = 80.00 points, weight 30%", "24.00"],
        ["QHAND", "scored by hand: 85.00 points, weight 10%", "8.50"],
        ["Total", "40.00 + 16.00 + 24.00 + 8.50", "88.50"],
        ["Grade", "total ≥ 0", "QFAIR"],
        ["Rank", "of 3 projects, 0 with a higher total", "1"],
    ]


def test_the_lists_own_text_is_in_the_script_that_is_asked_for() -> None:
    out = ask("bulletin", "--quarter", 3, "--english", "--script", "hans").out
    assert out.startswith("2022年市政府民生实事项目: Progress bulletin for the third quarter\n")
    assert "1.1\t新建成中小学、幼儿园\t\t70\t所\t\t66%\tnot reported\n" in out


@pytest.mark.parametrize("columns", [80, 100, 200])
@pytest.mark.parametrize("asked", EVALUATIONS.values(), ids=EVALUATIONS)
def test_a_drawn_evaluation_breaks_no_word_of_a_heading(asked: list[str], columns: int) -> None:
    example = ["--ledger", "examples/progress_2022.yaml", "--evaluation", "examples/evaluation_2022.yaml"]
    asked = [argument.replace("2023", "2022") for argument in asked]
    out = ask(*asked, *example, "--english", FORCE_COLOR="1", NO_COLOR="1", COLUMNS=str(columns)).out
    head = out[: out.index("──")]
    words = ["No.", "Figure", "How", "Result", "From"] if "--explain" in asked else ["Satisfied", "Total", "Rank"]
    assert [word for word in words if word not in head.split()] == []
    assert "────" in out


@pytest.mark.parametrize("month", range(1, 13))
def test_a_day_in_words(month: int) -> None:
    day = date(2023, month, 5)
    assert str(in_words(day)) == f"5 {day:%B} 2023"
    with speaking(Language.TRADITIONAL):
        assert str(in_words(day)) == f"2023年{month}月5日"


# --- as a Word file


def test_a_word_file_in_english(year: Path) -> None:
    assert ask("bulletin", "--quarter", 3, "--english", "-o", "a.docx", cwd=year).code == 0
    document = Document(str(year / "a.docx"))
    texts = [paragraph.text for paragraph in document.paragraphs]
    texts += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert CHINESE.findall(own_words("\n".join(texts))) == []
    assert texts[0] == "2023 QPLAN: \nProgress bulletin for the third quarter"
    assert document.core_properties.language == "en"
    headings = {word for table in document.tables for cell in table.rows[0].cells for word in cell.text.split()}
    assert {"Measure", "before", "behind", "schedule"} <= headings  # none is broken
    assert document.styles["Heading 1"].font.bold
    assert document.styles["Body Text"].paragraph_format.first_line_indent is None


def test_a_word_file_names_its_language(year: Path) -> None:
    from docx.oxml.ns import qn

    def tag(*more: str) -> str | None:
        ask("bulletin", "--quarter", 3, *more, "-o", "a.docx", "--force", cwd=year)
        return next(Document(str(year / "a.docx")).styles.element.iter(qn("w:lang"))).get(qn("w:val"))

    assert tag("--english") == "en"
    assert tag() != "en"


def test_a_process_of_its_own_says_the_same(year: Path) -> None:
    asked = BULLETINS["a quarter"]
    assert run(*asked, cwd=year, MSSS_LANG="zh-Hant").out == written(asked, "table", year)
    assert run(*asked, "--english", cwd=year).out == written(asked, "table", year, "--english")
