"""Tables are in the language that is spoken, at every width; CSV is the same in all."""

from __future__ import annotations

import pickle
import re
import sys
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from rich.cells import cell_len
from running import ask
from spoken import TABLES, write

from msss import cli
from msss.cli.translation import translate_click
from msss.common import language
from msss.common.language import Language, t
from msss.common.terms import Worded, as_text, heading, in_a_row, terms
from msss.formats.texts import remarks
from msss.ledger.progress import Status
from msss.responsibilities.model import Item
from msss.validation.checking import check_content
from msss.validation.codes import Rule, all_rules, complete


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files that the commands ask."""
    folder = tmp_path_factory.mktemp("spoken")
    write(folder)
    return folder


def every_table(name: str = "table") -> Any:
    return pytest.mark.parametrize(name, TABLES.values(), ids=TABLES)


# --- at every width


@every_table()
@pytest.mark.parametrize("columns", [80, 100, 200])
@pytest.mark.parametrize("spoken", list(Language))
def test_no_line_is_too_long_and_no_heading_is_broken(
    folder: Path, table: tuple[object, ...], columns: int, spoken: Language
) -> None:
    said = {"MSSS_LANG": spoken.value}
    drawn = ask(*table, cwd=folder, COLUMNS=str(columns), FORCE_COLOR="1", NO_COLOR="1", **said)
    assert drawn.code == 0
    assert max(map(cell_len, drawn.out.splitlines())) <= columns
    headings = ask(*table, "--format", "markdown", cwd=folder, **said).out.splitlines()
    rule = next(place for place, line in enumerate(headings) if line.startswith("| -"))
    words = set(headings[rule - 1].replace("|", " ").split())
    english = {word for word in words if word.isascii()}  # a line may end after any Chinese character
    assert english <= set(drawn.out.split())
    assert set("".join(words)) <= set(drawn.out)


@every_table()
def test_in_english_no_heading_is_chinese_and_no_cell_a_chinese_term(folder: Path, table: tuple[object, ...]) -> None:
    headings, *rows = (line.split("\t") for line in ask(*table, cwd=folder).out.splitlines())
    issuers = ("杭州市人民政府辦公廳", "示例")  # by which lists of two governments are told apart
    chinese = [heading for heading in headings if re.search("[一-鿿]", heading)]
    assert [heading for heading in chinese if not any(issuer in heading for issuer in issuers)] == []
    assert {cell for row in rows for cell in row}.isdisjoint(terms())


# --- CSV, which programs read


@every_table()
def test_csv_is_the_same_whatever_is_spoken(folder: Path, table: tuple[object, ...]) -> None:
    written = {ask(*table, "--format", "csv", cwd=folder, MSSS_LANG=spoken.value).out for spoken in Language}
    assert len(written) == 1
    assert not re.search("[a-z]", written.pop().splitlines()[0])


def test_the_words_of_csv_are_chinese(folder: Path) -> None:
    rows = ask("progress", "--as-of", "2023-11-05", "--format", "csv", cwd=folder).out.splitlines()
    assert rows[0].startswith("\ufeff序號,目標任務,完成,目標,計量單位,完成率,序時進度,狀態,牽頭單位,")
    assert ",滯後," in rows[1]
    rows = ask("diff", "earlier_progress.yaml", "data/progress_2023.yaml", "--format", "csv", cwd=folder).out
    assert rows.splitlines()[-1] == "新增,記錄,1.4,,2023-10-20 完成"
    simplified = ask("list", "--as-of", "2023-11-05", "--format", "csv", "--script", "hans", cwd=folder).out
    assert simplified.splitlines()[0].endswith(",预计完成时间,预计完成日期,状态")
    assert simplified.splitlines()[1].endswith(",滞后")


# --- what is in JSON for people


def test_a_change_of_a_record_is_told_in_the_language_that_is_spoken(folder: Path) -> None:
    command = ("diff", "earlier_progress.yaml", "data/progress_2023.yaml", "--format", "json")
    assert ask(*command, cwd=folder).data[-1]["new"] == "2023-10-20 done"
    assert ask(*command, cwd=folder, MSSS_LANG="zh-Hant").data[-1]["new"] == "2023-10-20 完成"
    command = ("diff", "data/responsibility_list_2023.yaml", "without_units.yaml", "--format", "json")
    assert ask(*command, cwd=folder).data[0]["old"] == "5 units"
    assert ask(*command, "--script", "hans", cwd=folder, MSSS_LANG="zh-Hant").data[0]["old"] == "5个单位"


# --- terms


@pytest.mark.parametrize("term", terms())
def test_in_traditional_chinese_a_term_is_itself(term: str) -> None:
    language.use(Language.TRADITIONAL)
    try:
        assert language.current() is Language.TRADITIONAL
        assert heading(term) == term
    finally:
        language.use(Language.ENGLISH)
    assert re.fullmatch(r"[A-Z][a-z. ]+(?: \(10,000 yuan\))?", heading(term))


def test_every_status_and_every_remark_is_a_term() -> None:
    assert {status.word for status in Status} <= set(terms())
    assert {declared.key.term for declared in remarks(Item)} <= set(terms())


def test_words_come_from_another_process_as_they_were() -> None:
    """Files are validated in several processes; what they found is shown here."""
    words = in_a_row(("2023-09-30", "", Worded("完成"), Worded("填報 市甲局", t("reported by {unit}", unit="市甲局"))))
    again = pickle.loads(pickle.dumps(words))
    assert as_text(again) == as_text(words) == "2023-09-30 完成 填報 市甲局"
    assert f"{again}" == f"{words}" == "2023-09-30 done reported by 市甲局"
    language.use(Language.TRADITIONAL)
    try:
        assert f"{again}" == "2023-09-30 完成 填報 市甲局"
    finally:
        language.use(Language.ENGLISH)


# --- that everything is translated

_NAMES = re.compile(
    rf"\bmsss (?:{'|'.join(cli.COMMANDS)})(?: [0-9.]+)?(?: VALUE)?"  # a command, as it is typed
    r"|--?[a-z][a-z-]*(?: [A-Z]+)?|ITEM VALUE|OLD NEW"  # an option, and what its value is called; arguments
    r"|\S*[/_]\S*|\S+\.[a-z]\w*"  # a file, or a key
)
_SENTENCE = re.compile(r"[A-Za-z]{2,}(?: [A-Za-z]{2,})+")


@pytest.fixture(scope="module")
def in_brackets() -> bytes:
    """A catalogue that has every sentence in ⟦⟧; what stands in a placeholder is outside of them."""
    pytest.importorskip("babel", reason="Babel, of msss[dev], compiles the catalogue")
    import write_catalogs

    catalog = write_catalogs.traditional("msss")
    for message in catalog:
        if message.id:
            plural = isinstance(message.id, tuple)
            message.string = (_bracketed(message.id[1]),) if plural else _bracketed(message.id)
    compiled: bytes = write_catalogs.mo(catalog)
    return compiled


@pytest.fixture
def pseudo(in_brackets: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the place of Traditional Chinese, English in brackets."""
    path = tmp_path / "zh_Hant" / "LC_MESSAGES" / "msss.mo"
    path.parent.mkdir(parents=True)
    path.write_bytes(in_brackets)
    for module in (language, sys.modules[translate_click.__module__]):
        monkeypatch.setattr(module, "LOCALES", tmp_path)


def _bracketed(sentence: str) -> str:
    pieces = re.split(r"(\{\w[^{}]*\}|\n|\x08)", sentence)
    return "".join(f"⟦{piece}⟧" if re.match(r"(?![{\x08]).*[A-Za-z]", piece) else piece for piece in pieces)


def _not_translated(text: str) -> list[str]:
    return _SENTENCE.findall(_NAMES.sub("|", re.sub("⟦[^⟦⟧]*⟧", "|", text)))


def test_a_sentence_that_is_not_in_the_catalogue_is_found() -> None:
    assert _not_translated("⟦an entry of⟧ 1.1 ⟦is\n    removed⟧: not in it, --unit NAME data/some_list.yaml") == [
        "not in it"
    ]
    assert _bracketed("{count} of {units}\n\n\bmsss list") == "{count}⟦ of ⟧{units}\n\n\b⟦msss list⟧"


@pytest.mark.usefixtures("pseudo")
@every_table()
def test_every_word_of_a_table_is_in_the_catalogue(folder: Path, table: tuple[object, ...]) -> None:
    drawn = ask(*table, cwd=folder, COLUMNS="500", FORCE_COLOR="1", NO_COLOR="1", MSSS_LANG="zh-Hant")
    piped = ask(*table, cwd=folder, MSSS_LANG="zh-Hant")
    markdown = ask(*table, "--format", "markdown", cwd=folder, MSSS_LANG="zh-Hant")
    for answer in (drawn, piped, markdown):
        assert answer.code == 0
        assert "⟦" in answer.out
        assert _not_translated(answer.out + answer.err) == []


@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize("command", [(), *((command,) for command in cli.COMMANDS)])
def test_every_sentence_of_help_is_in_the_catalogue(command: tuple[str, ...]) -> None:
    answer = ask(*command, "--help", MSSS_LANG="zh-Hant")
    assert "⟦" in answer.out
    assert _not_translated(answer.out) == []


_OF_ONE_LIST = [rule for rule in all_rules() if rule.code < "MSS300"]


@pytest.mark.parametrize("rule", _OF_ONE_LIST, ids=lambda rule: rule.code)
def test_everything_that_is_said_of_a_list_is_in_the_catalogue(rule: Rule, in_brackets: bytes, tmp_path: Path) -> None:
    """What is said of ledgers, evaluations and baselines is a sentence too: their tests ask for it."""
    found = check_content(complete(rule.fails), "list.yaml").diagnostics
    path = tmp_path / "zh_Hant" / "LC_MESSAGES" / "msss.mo"
    path.parent.mkdir(parents=True)
    path.write_bytes(in_brackets)
    with mock.patch.object(language, "LOCALES", tmp_path), language.speaking(Language.TRADITIONAL):
        for diagnostic in found:
            assert "⟦" in f"{diagnostic.message}"
            said = f"{diagnostic.message} {diagnostic.hint}"
            assert _not_translated(re.sub(r"U\+[0-9A-F]+, [a-z -]+", "|", said)) == []  # Unicode's name of a character


@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize(
    "wrong",
    [
        ["nothing"], ["--nothing"], ["list", "--nothing"], ["list", "--unit"], ["list", "too", "many"],
        ["list", "--unit", "無此單位"], ["list", "--due", "某日"], ["list", "--target", ">=許多"], ["list", "--role", "x"],
        ["list", "--project", "0"], ["list", "--year", "1999"], ["list", "-f", "nowhere.yaml"], ["list", "--status", "x"],
        ["list", "--format", "x"], ["list", "--as-of", "某日"], ["show"], ["show", "99"], ["show", "7.99"], ["due", "某日"],
        ["units", "無此單位"], ["targets", "--sum", "x"], ["progress", "--tolerance", "x"], ["progress", "--exit-code", "x"],
        ["history", "99.9"], ["record"], ["record", "7.1"], ["record", "7.1", "許多"], ["record", "7.1", "50", "--date", "x"],
        ["bulletin", "--quarter", "9"], ["bulletin", "-o", "x.y"], ["evaluate", "--explain", "99"], ["evaluate", "--by", "x"],
        ["validate", "nowhere.yaml"], ["validate", "--select", "XYZ"], ["validate", "--against", "git:nowhere"],
        ["explain", "XYZ"], ["diff", "a.yaml"], ["diff", "nowhere.yaml", "nothing.yaml"], ["schema", "--of", "x"],
        ["--lang", "x", "list"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_what_is_said_of_wrong_usage_is_in_the_catalogue(folder: Path, wrong: list[str]) -> None:
    answer = ask(*wrong, cwd=folder, MSSS_LANG="zh-Hant")
    assert answer.code in (1, 2)
    assert "⟦" in answer.err
    assert _not_translated(answer.err) == []
