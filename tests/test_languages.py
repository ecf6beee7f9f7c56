"""The language in which msss speaks: which one is chosen, and how sentences are translated when they are shown."""

from __future__ import annotations

import copy
import ctypes
import locale
import pickle
import plistlib
import struct
import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import click
import pytest
from rich.cells import cell_len
from running import ask, run

from msss import cli
from msss.cli.terminal import HelpFormatter
from msss.cli.translation import translate_click, translated
from msss.common import language
from msss.common.language import Language, Phrase, Series, named_by, of_environment, t, tn
from msss.output.streams import say

EMPTY = "{key} is empty"
WRONG = "{file}: {problem}"
FILES = ("{count} file", "{count} files")
UNITS = "Write {units}"
OPTION = "Only items of this project."
SUMMARY = "List items by deadline."
CATALOG = {
    EMPTY: "{key} 是空的",
    WRONG: "{file}：{problem}",
    FILES: ("{count} 個文件",),
    UNITS: "請寫{units}",
    OPTION: "僅限該項目的事項。",
    "Show this message and exit.": "顯示本幫助並退出。",
    "default: {default}": "默認：{default}",
    "Usage:": "用法：",
    "Options": "選項",
    "Commands": "命令",
    "[OPTIONS]": "[選項]",
    "COMMAND [ARGS]...": "命令 [參數]...",
    "{heading}:": "{heading}：",
    "No such option {name!r}.": "沒有選項 {name!r}。",
    "Error: {message}": "錯誤：{message}",
    SUMMARY + "\n\nIt says more.": "按完成時間列出事項。\n\n更多說明。",
}
Install = Callable[[bytes], Path]


def catalog_bytes(sentences: dict[str | tuple[str, str], str | tuple[str, ...]]) -> bytes:
    """A compiled catalogue."""
    pytest.importorskip("babel", reason="Babel, of msss[dev], compiles the catalogue")
    from babel.messages.catalog import Catalog
    from babel.messages.mofile import write_mo

    catalog = Catalog(locale="zh_Hant", project="msss", charset="utf-8")
    for english, chinese in sentences.items():
        catalog.add(english, chinese)
    out = BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def catalog_of_bytes(header: bytes) -> bytes:
    """A compiled catalogue that holds nothing but a header, which may be any."""
    head = 7 * 4
    numbers = [0x950412DE, 0, 1, head, head + 8, 0, 0, 0, head + 16, len(header), head + 17]
    return struct.pack("<11I", *numbers) + b"\0" + header + b"\0"


@pytest.fixture(autouse=True)
def english_again(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whatever a test speaks, the next one begins in English."""
    monkeypatch.setenv("LANGUAGE", "")  # which translate_click sets
    yield
    language.use(Language.ENGLISH)
    translate_click(Language.ENGLISH)


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Makes bytes the one catalogue that there is: Traditional Chinese."""

    def install(content: bytes) -> Path:
        path = tmp_path / "zh_Hant" / "LC_MESSAGES" / "msss.mo"
        path.parent.mkdir(parents=True)
        path.write_bytes(content)
        for module in (language, sys.modules[translate_click.__module__]):
            monkeypatch.setattr(module, "LOCALES", tmp_path)
        return path

    return install


@pytest.fixture
def chinese(install: Install) -> None:
    """Speak Traditional Chinese, of a small catalogue."""
    install(catalog_bytes(CATALOG))  # type: ignore[arg-type]
    language.use(Language.TRADITIONAL)
    translate_click(Language.TRADITIONAL)


# --- which language


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("en", Language.ENGLISH),
        ("en_US.UTF-8", Language.ENGLISH),
        ("EN-gb", Language.ENGLISH),
        ("zh-Hant", Language.TRADITIONAL),
        ("zh_Hant_CN", Language.TRADITIONAL),
        ("ZH-HANT", Language.TRADITIONAL),
        ("zh_TW", Language.TRADITIONAL),
        ("zh_TW.UTF-8", Language.TRADITIONAL),
        ("zh_TW.UTF-8@radical", Language.TRADITIONAL),
        ("zh_HK", Language.TRADITIONAL),
        ("zh_MO", Language.TRADITIONAL),
        ("zh-Hans", Language.SIMPLIFIED),
        ("zh_Hans_HK", Language.SIMPLIFIED),
        ("zh_CN.GB18030", Language.SIMPLIFIED),
        ("zh_SG", Language.SIMPLIFIED),
        ("zh", Language.SIMPLIFIED),
        ("C", None),
        ("C.UTF-8", None),
        ("POSIX", None),
        ("de_DE.UTF-8", None),
        ("zhuang", None),
        ("english", None),
        ("", None),
    ],
)
def test_a_locale_names_a_language(name: str, meant: Language | None) -> None:
    assert named_by(name) is meant


@pytest.mark.parametrize(
    ("variables", "meant"),
    [
        ({}, Language.ENGLISH),
        ({"LANG": "zh_CN.UTF-8"}, Language.SIMPLIFIED),
        ({"LANG": "zh_TW.UTF-8"}, Language.TRADITIONAL),
        # MSSS_LANG comes before all others
        ({"MSSS_LANG": "en", "LANGUAGE": "zh_TW", "LC_ALL": "zh_CN", "LANG": "zh_CN"}, Language.ENGLISH),
        ({"MSSS_LANG": "zh-Hant", "LC_ALL": "C", "LANG": "en_US"}, Language.TRADITIONAL),
        # what MSSS_LANG doesn't name is passed over
        ({"MSSS_LANG": "tlh", "LANG": "zh_TW"}, Language.TRADITIONAL),
        ({"MSSS_LANG": "", "LANG": "zh_TW"}, Language.TRADITIONAL),
        # LANGUAGE is a list, of which the first that there is counts
        ({"LANGUAGE": "zh_TW", "LC_ALL": "zh_CN", "LANG": "en_US"}, Language.TRADITIONAL),
        ({"LANGUAGE": "de:zh_HK:en", "LANG": "en_US"}, Language.TRADITIONAL),
        ({"LANGUAGE": "de:en:zh", "LANG": "zh_CN"}, Language.ENGLISH),
        ({"LANGUAGE": "de:fr", "LANG": "zh_CN"}, Language.SIMPLIFIED),
        ({"LANGUAGE": "", "LANG": "zh_CN"}, Language.SIMPLIFIED),
        # of the others the first that is set counts, even if it is no language of ours
        ({"LC_ALL": "zh_TW", "LC_MESSAGES": "zh_CN", "LANG": "en_US"}, Language.TRADITIONAL),
        ({"LC_MESSAGES": "zh_CN", "LANG": "en_US"}, Language.SIMPLIFIED),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": "zh_CN"}, Language.SIMPLIFIED),
        ({"LC_ALL": "C", "LANG": "zh_CN"}, Language.ENGLISH),
        ({"LC_ALL": "C.UTF-8", "LC_MESSAGES": "zh_CN"}, Language.ENGLISH),
        ({"LC_MESSAGES": "de_DE", "LANG": "zh_TW"}, Language.ENGLISH),
        ({"LC_CTYPE": "zh_CN.UTF-8"}, Language.ENGLISH),  # how characters are written, not a language
    ],
)
def test_the_variables_of_the_environment_are_asked_in_order(
    variables: dict[str, str], meant: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert of_environment(variables) is meant


@pytest.mark.parametrize(
    ("number", "meant"),
    [
        (0x0404, Language.TRADITIONAL),  # zh_TW
        (0x0C04, Language.TRADITIONAL),  # zh_HK
        (0x0804, Language.SIMPLIFIED),  # zh_CN
        (0x0409, Language.ENGLISH),
        (0x0407, Language.ENGLISH),  # German
        (0xFFFF, Language.ENGLISH),  # none
    ],
)
def test_windows_is_asked_for_the_language_of_its_interface(
    number: int, meant: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert locale.windows_locale  # as Python has it everywhere
    kernel = SimpleNamespace(kernel32=SimpleNamespace(GetUserDefaultUILanguage=lambda: number))
    monkeypatch.setattr(ctypes, "windll", kernel, raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    assert of_environment({}) is meant
    assert of_environment({"LANG": "zh_TW"}) is Language.TRADITIONAL  # a variable comes first
    assert of_environment({"LC_ALL": "C"}) is Language.ENGLISH


@pytest.mark.parametrize(
    ("preferences", "meant"),
    [
        (plistlib.dumps({"AppleLanguages": ["zh-Hant-TW", "en-US"]}), Language.TRADITIONAL),
        (plistlib.dumps({"AppleLanguages": ["zh-Hans-CN"]}, fmt=plistlib.FMT_BINARY), Language.SIMPLIFIED),
        (plistlib.dumps({"AppleLanguages": ["de-DE", "zh-Hans-CN"]}), Language.ENGLISH),
        (plistlib.dumps({"AppleLanguages": []}), Language.ENGLISH),
        (plistlib.dumps({"AppleLocale": "zh_CN"}), Language.ENGLISH),
        (b"no property list", Language.ENGLISH),
        (b"", Language.ENGLISH),
        (None, Language.ENGLISH),
    ],
)
def test_macos_is_asked_for_the_first_of_its_languages(
    preferences: bytes | None, meant: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "Library" / "Preferences"
    folder.mkdir(parents=True)
    if preferences is not None:
        (folder / ".GlobalPreferences.plist").write_bytes(preferences)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setattr(sys, "platform", "darwin")
    assert of_environment({}) is meant


def test_lang_comes_before_the_environment() -> None:
    assert ask("--lang", "en", "list", "--help", MSSS_LANG="zh-Hant").out == ask("list", "--help").out


@pytest.mark.parametrize("name", ["fr", "chinese", ""])
def test_an_unknown_language_is_refused_with_those_that_there_are(name: str) -> None:
    answer = ask("--lang", name, "list")
    assert answer.code == 2
    assert answer.out == ""
    assert f"'{name}' is not a language of msss: write en, zh-Hant or zh-Hans" in answer.err


def test_a_locale_may_be_given_in_the_place_of_a_language() -> None:
    assert ask("--lang", "zh_TW", "list", "--help").out == ask("--lang", "zh-Hant", "list", "--help").out


def test_an_unknown_language_of_the_environment_is_passed_over() -> None:
    answer = run("list", "--help", MSSS_LANG="fr", LANGUAGE="", LC_ALL="C")
    assert answer.out.startswith("Usage: msss list")
    assert (answer.code, answer.err) == (0, "")


# --- catalogues


def test_without_a_catalogue_it_is_english(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "LOCALES", tmp_path)
    language.use(Language.TRADITIONAL)
    assert language.current() is Language.ENGLISH
    assert f"{t(EMPTY, key='name')}" == "name is empty"


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"no catalogue",
        b"\xde\x12\x04\x95",  # nothing follows the first word
        b"\xde\x12\x04\x95" + b"\xff" * 24,
        catalog_of_bytes(b"Content-Type: text/plain; charset=klingon\n"),
        catalog_of_bytes(b"Content-Type: text/plain; charset=utf-8\nPlural-Forms: nplurals=1; plural=n+;\n"),
        catalog_of_bytes(b"Content-Type: text/plain; charset=utf-8\n\xff"),
        b"\xde\x12\x04\x95" + bytes(4) + b"\x01" + b"\x00" * 3 + b"\x1c\x00\x00\x00" * 2 + bytes(8),
    ],
    ids=[
        "empty",
        "text",
        "cut off",
        "of another version",
        "in an unknown charset",
        "with an impossible plural",
        "not in its charset",
        "pointing nowhere",
    ],
)
def test_with_a_broken_catalogue_it_is_english(broken: bytes, install: Install) -> None:
    install(broken)
    language.use(Language.TRADITIONAL)
    assert f"{t(EMPTY, key='name')}" == "name is empty"


def test_with_half_a_catalogue_it_is_english(install: Install) -> None:
    whole = catalog_bytes(CATALOG)  # type: ignore[arg-type]
    install(whole[: len(whole) // 2])
    language.use(Language.TRADITIONAL)
    assert language.current() is Language.ENGLISH
    assert f"{t(EMPTY, key='name')}" == "name is empty"


def test_a_catalogue_that_is_a_folder_is_english(install: Install) -> None:
    path = install(b"")
    path.unlink()
    path.mkdir()
    language.use(Language.TRADITIONAL)
    assert language.current() is Language.ENGLISH


@pytest.mark.usefixtures("chinese")
def test_what_a_catalogue_lacks_is_english() -> None:
    assert language.current() is Language.TRADITIONAL
    assert f"{t('nothing of {name}', name='it')}" == "nothing of it"


# --- sentences


@pytest.mark.usefixtures("chinese")
def test_a_sentence_is_translated_when_it_is_shown() -> None:
    phrase = t(EMPTY, key="name")
    assert (str(phrase), f"{phrase}", f"{phrase:>10}") == ("name 是空的", "name 是空的", "  name 是空的")
    language.use(Language.ENGLISH)
    assert (str(phrase), f"{phrase}") == ("name is empty", "name is empty")
    language.use(Language.TRADITIONAL)
    assert str(phrase) == "name 是空的"


@pytest.mark.usefixtures("chinese")
def test_a_sentence_compares_and_sorts_by_its_english() -> None:
    phrase = t(EMPTY, key="name")
    assert phrase == "name is empty"
    assert hash(phrase) == hash("name is empty")
    assert "empty" in phrase
    assert {"name is empty": 1}[phrase] == 1
    assert sorted([t(EMPTY, key="b"), t(EMPTY, key="a")]) == ["a is empty", "b is empty"]


@pytest.mark.usefixtures("chinese")
def test_a_sentence_in_a_sentence_is_translated_with_it() -> None:
    phrase = t(WRONG, file="a.yaml", problem=t(EMPTY, key="name"))
    assert phrase == "a.yaml: name is empty"
    assert str(phrase) == "a.yaml：name 是空的"


@pytest.mark.usefixtures("chinese")
def test_a_sentence_that_is_made_in_chinese_has_its_english() -> None:
    """Whatever is spoken while a phrase is made, and while those are made that are in it."""
    assert t(UNITS, units=Series(["甲", "乙"], "or")) == "Write 甲 or 乙"
    assert t(WRONG, file="a", problem=tn(*FILES, 2)) == "a: 2 files"
    assert language.current() is Language.TRADITIONAL
    assert f"{t(EMPTY, key='a')}" == "a 是空的"


def test_a_parameter_that_lacks_leaves_the_language_as_it_was(install: Install) -> None:
    install(catalog_bytes(CATALOG))  # type: ignore[arg-type]
    language.use(Language.TRADITIONAL)
    with pytest.raises(KeyError):
        t(EMPTY, name="key")
    assert f"{t(EMPTY, key='a')}" == "a 是空的"


@pytest.mark.usefixtures("chinese")
def test_braces_of_a_parameter_are_its_text() -> None:
    assert f"{t(EMPTY, key='{name}')}" == "{name} 是空的"
    assert f"{t('{a} stays')}" == "{a} stays"


@pytest.mark.parametrize(
    ("count", "english", "translation"),
    [
        (0, "0 files", "0 個文件"),
        (1, "1 file", "1 個文件"),
        (2, "2 files", "2 個文件"),
        (1000, "1000 files", "1000 個文件"),
    ],
)
@pytest.mark.usefixtures("chinese")
def test_a_number_decides_the_english_only(count: int, english: str, translation: str) -> None:
    phrase = tn(*FILES, count)
    assert phrase == english
    assert f"{phrase}" == translation
    language.use(Language.ENGLISH)
    assert f"{phrase}" == english


@pytest.mark.parametrize(
    ("names", "last", "english", "translation"),
    [
        ([], "", "", ""),
        (["甲"], "or", "甲", "甲"),
        (["甲", "乙"], "", "甲, 乙", "甲、乙"),
        (["甲", "乙"], "or", "甲 or 乙", "甲或乙"),
        (["甲", "乙", "丙"], "or", "甲, 乙 or 丙", "甲、乙或丙"),
        (["甲", "乙", "丙"], "and", "甲, 乙 and 丙", "甲、乙和丙"),
    ],
)
@pytest.mark.usefixtures("chinese")
def test_names_in_a_row(names: list[str], last: str, english: str, translation: str) -> None:
    series = Series(iter(names), last)
    assert series == english
    assert (str(series), f"{series}") == (translation, translation)
    assert f"{t(UNITS, units=series)}" == f"請寫{translation}"
    language.use(Language.ENGLISH)
    assert (str(series), f"{series}") == (english, english)


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
@pytest.mark.parametrize(
    "said",
    [
        t("plain"),
        t(EMPTY, key="name"),
        t(WRONG, file="a.yaml", problem=t(EMPTY, key="name")),
        tn(*FILES, 1),
        tn(*FILES, 3),
        t(UNITS, units=Series(["甲", "乙"], "or")),
        Series(["甲", "乙", "丙"], "and"),
        Series([]),
    ],
)
@pytest.mark.usefixtures("chinese")
def test_a_sentence_comes_from_another_process_as_it_was(said: Phrase | Series, protocol: int) -> None:
    """Files are validated in several processes; what they found is shown here."""
    for again in (pickle.loads(pickle.dumps(said, protocol)), copy.copy(said), copy.deepcopy(said)):
        assert type(again) is type(said)
        assert again == said
        assert f"{again}" == f"{said}"
        language.use(Language.ENGLISH)
        assert f"{again}" == str.__str__(said)
        language.use(Language.TRADITIONAL)


# --- the command line


@click.command()
@click.option("--project", type=int, default=1, show_default=True, help=OPTION)
def command(project: int) -> None:
    """List items by deadline.

    It says more.
    """


def help_of(command: click.Command) -> list[str]:
    context = cli.terminal.Context(command, info_name="due", terminal_width=60)
    command.context_class = cli.terminal.Context
    return command.get_help(context).splitlines()


@pytest.mark.usefixtures("chinese")
def test_help_is_translated_whole() -> None:
    assert help_of(translated(command)) == [
        "用法：due [選項]",
        "",
        "  按完成時間列出事項。",
        "",
        "  更多說明。",
        "",
        "選項：",
        "  --project INTEGER  僅限該項目的事項。  [默認：1]",
        "  --help             顯示本幫助並退出。",
    ]


@pytest.mark.usefixtures("chinese")
def test_help_that_was_shown_in_english_is_shown_in_chinese_after_it() -> None:
    language.use(Language.ENGLISH)
    translate_click(Language.ENGLISH)
    assert "  --help             Show this message and exit." in help_of(command)
    language.use(Language.TRADITIONAL)
    translate_click(Language.TRADITIONAL)
    assert "  --help             顯示本幫助並退出。" in help_of(translated(command))
    language.use(Language.ENGLISH)
    translate_click(Language.ENGLISH)
    assert help_of(command)[0] == "Usage: due [OPTIONS]"
    assert "  --help             Show this message and exit." in help_of(command)


@pytest.mark.usefixtures("chinese")
def test_a_summary_is_the_first_paragraph() -> None:
    assert translated(command).get_short_help_str(10) == "按完成時間列出事項。"
    assert command.short_help is None  # the command itself stays as it is


@pytest.mark.usefixtures("chinese")
def test_click_speaks_as_msss_does() -> None:
    answer = ask("list", "--strange", MSSS_LANG="zh-Hant")
    assert answer.code == 2
    assert "錯誤：沒有選項 '--strange'。" in answer.err
    assert answer.err.startswith("用法：msss list [選項]\n")
    assert ask("list", "--strange").err.startswith("Usage: msss list [OPTIONS]\n")


@pytest.mark.usefixtures("chinese")
def test_the_usage_of_the_group_is_translated_too() -> None:
    for answer in (ask("--lang", "zh-Hant", "--help"), ask("--help", MSSS_LANG="zh-Hant")):
        lines = answer.out.splitlines()
        assert lines[0] == "用法：msss [選項] 命令 [參數]..."
        assert "選項：" in lines
        assert "命令：" in lines
        assert lines[lines.index("命令：") - 2].endswith("顯示本幫助並退出。")


@pytest.mark.parametrize("name", list(Language))
def test_no_summary_is_cut_off_and_no_line_is_too_long(name: Language) -> None:
    for arguments in [(), *((command,) for command in cli.COMMANDS)]:
        answer = ask("--lang", name.value, *arguments, "--help", COLUMNS="80")
        assert (answer.code, answer.err) == (0, "")
        lines = answer.out.splitlines()
        assert max(map(cell_len, lines)) <= 80, arguments
        if not arguments:
            listed = lines[-len(cli.COMMANDS) :]  # a line for each
            assert [line.split()[0] for line in listed] == list(cli.COMMANDS)
            assert not any(line.endswith("...") for line in listed)


def test_headings_of_help_end_with_a_colon() -> None:
    formatter = HelpFormatter(width=40)
    with formatter.section("Options"):
        formatter.write_dl([("--a", "b")])
    assert formatter.getvalue() == "Options:\n  --a  b\n"


# --- a document in another language than the interface


@pytest.mark.usefixtures("chinese")
def test_another_language_is_spoken_for_a_while() -> None:
    phrase = t(EMPTY, key="name")
    with language.speaking(Language.ENGLISH):
        assert (language.current(), str(phrase)) == (Language.ENGLISH, "name is empty")
        with language.speaking(Language.TRADITIONAL):
            assert str(phrase) == "name 是空的"
        assert str(phrase) == "name is empty"
    assert (language.current(), str(phrase)) == (Language.TRADITIONAL, "name 是空的")


@pytest.mark.usefixtures("chinese")
def test_what_was_spoken_is_spoken_again_after_an_error() -> None:
    with pytest.raises(ValueError, match="wrong"), language.speaking(Language.ENGLISH):
        raise ValueError("wrong")
    assert language.current() is Language.TRADITIONAL


@pytest.mark.usefixtures("chinese")
def test_a_language_without_a_catalogue_is_english_for_a_while_too() -> None:
    with language.speaking(Language.SIMPLIFIED):
        assert language.current() is Language.ENGLISH
    assert language.current() is Language.TRADITIONAL


@pytest.mark.usefixtures("chinese")
def test_what_is_said_to_the_user_is_in_the_interfaces_language(capsys: pytest.CaptureFixture[str]) -> None:
    with language.speaking(Language.ENGLISH):
        say(t(EMPTY, key="name"))
        assert language.current() is Language.ENGLISH
    assert capsys.readouterr().err == "msss: name 是空的\n"
