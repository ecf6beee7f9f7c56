"""The Chinese pages say what the English ones say, in Chinese, and lead to each other.

The Traditional ones are written by hand; that the Simplified ones are made of them is of test_docs.py.
"""

from __future__ import annotations

import re
from collections import Counter

import pytest
from documented import tool
from page_words import simplified, simplified_page

from msss.common.language import Language

PAGES = {path.stem: path for path in tool["PAGES"]}
CHINESE = [Language.TRADITIONAL, Language.SIMPLIFIED]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
CODE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\(([^)]+)\)")
NAMES_OF_FILES = re.compile(r"^## msss.*|MSS\d\w\w|\w+(?:\.\w+)*(?:\.(?:md|json|yaml)|/)", re.MULTILINE)
"""Files, codes, and commands in headings."""
# Names of programs and formats, keys and their words, signs for units, and the word that stands for a command.
NAMES = set(
    "A4 AA AED Actions Atom Big5 Bash CI COMMAND CSP CSV Code Ctrl Data Excel Frictionless GBK GitHub Gitee Hat JSON JavaScript LibreOffice MB MIT Markdown"
    " NaN PDF Pages PowerShell Python Red SHA Schema Tab UTF Unicode VS WCAG WPS Windows Word YAML bash com fish gitee git item macOS msss"
    " nginx shell timeliness satisfaction manual unit units zsh".split()
)


def page(name: str, language: Language) -> str:
    """A page without the line that leads to it in other languages."""
    text = tool["in_language"](PAGES[name], language).read_text(encoding="utf-8")
    links = tool["links"](PAGES[name], language)
    assert text.count(links) == 1
    return text.replace(links, "")


def prose(text: str) -> str:
    """A page without its code, its notes for tools, and where its links lead."""
    return LINK.sub("]", CODE.sub("", re.sub("<!--.*?-->", "", BLOCK.sub("", text))))


def headings(text: str) -> list[str]:
    return re.findall(r"^(#+) ", BLOCK.sub("", text), re.MULTILINE)


def typed(text: str) -> list[str]:
    """The commands of a page's blocks; lines of a file that are notes are left out."""
    lines = [line for kind, block in BLOCK.findall(text) for line in block.splitlines() if kind in ("sh", "console")]
    found = [line for line in lines if line.startswith(("$ ", "> ", "python3 "))]
    return [line for line in found if not line.startswith("> # ") or "$schema" in line]


def named(text: str) -> list[str]:
    """The commands that a page's sentences name, in order."""
    return [code for code in CODE.findall(BLOCK.sub("", text)) if code.startswith("msss ")]


def facts(text: str) -> list[Counter[str]]:
    """What each section of a page has that is the same in every language: code, codes of msss, dates."""
    sections = re.split(r"^#+ ", BLOCK.sub("", text), flags=re.MULTILINE)
    same = re.compile(r"`[^`\n]+`|MSS\d\w\w|\d{4}-\d\d-\d\d")
    return [Counter(same.findall(section)) for section in sections]


def files(text: str) -> list[str]:
    """The pieces of files that a page shows, without the notes."""
    return [re.sub(r"  +# .*", "", block) for kind, block in BLOCK.findall(text) if kind in ("yaml", "pycon")]


@pytest.mark.parametrize("language", CHINESE)
@pytest.mark.parametrize("name", PAGES)
def test_a_chinese_page_has_the_sections_and_the_commands_of_the_english_one(name: str, language: Language) -> None:
    english, chinese = page(name, Language.ENGLISH), page(name, language)
    assert headings(chinese) == headings(english)
    assert [kind for kind, _ in BLOCK.findall(chinese)] == [kind for kind, _ in BLOCK.findall(english)]
    assert [line.replace("^不再列入", "^dropped") for line in typed(chinese)] == typed(english)  # a word of the answer
    assert named(chinese) == named(english)
    assert files(chinese) == files(english)


@pytest.mark.parametrize("name", PAGES)
def test_each_section_names_the_same_keys_options_codes_and_days(name: str) -> None:
    english, chinese = page(name, Language.ENGLISH), page(name, Language.TRADITIONAL)
    for theirs, ours in zip(facts(english), facts(chinese), strict=True):
        assert ours == theirs


@pytest.mark.parametrize("language", CHINESE)
@pytest.mark.parametrize("name", PAGES)
def test_a_chinese_page_has_no_english_but_names(name: str, language: Language) -> None:
    text = NAMES_OF_FILES.sub("", prose(page(name, language)))
    assert set(re.findall(r"[A-Za-z][A-Za-z0-9]+", text)) <= NAMES


@pytest.mark.parametrize("name", PAGES)
def test_a_simplified_page_has_no_traditional_character_but_in_code(name: str) -> None:
    text = prose(page(name, Language.SIMPLIFIED))
    assert simplified(text) == text


@pytest.mark.parametrize("language", CHINESE)
@pytest.mark.parametrize("name", PAGES)
def test_a_chinese_page_leads_to_pages_in_its_language(name: str, language: Language) -> None:
    folder = tool["in_language"](PAGES[name], language).parent
    in_chinese = {*PAGES.values(), tool["RULES"]}
    for target in LINK.findall(BLOCK.sub("", page(name, language))):
        assert (folder / target).resolve() not in in_chinese, target


def test_what_is_made_of_a_traditional_page() -> None:
    made = simplified_page(
        "見[數量](docs/zh-Hant/a.md#數量)，「單位」用 `--unit 衛健委`：\n\n"
        "```yaml\nname: 衛生  # 「單位」\n```\n\n```console\n$ msss list --unit 衛健委  # 單位\n```\n"
    )
    assert made == (
        "见[数量](docs/zh-Hans/a.md#数量)，“单位”用 `--unit 衛健委`：\n\n"
        "```yaml\nname: 衛生  # “单位”\n```\n\n```console\n$ msss list --unit 衛健委  # 單位\n```\n"
    )
