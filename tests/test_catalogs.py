"""The catalogues of translations are whole, and what the tool makes of the code."""

from __future__ import annotations

import importlib
import re
from typing import Any

import page_words
import pytest

from msss.common.language import CODES, DOMAIN

pofile = pytest.importorskip("babel.messages.pofile", reason="Babel, of msss[dev], reads the catalogues")
Catalog = pofile.Catalog
DOMAINS = [DOMAIN, CODES, page_words.DOMAIN]


@pytest.fixture(scope="module")
def catalogs() -> Any:
    """The tool that writes the catalogues."""
    return importlib.import_module("write_catalogs")


def sentences(catalog: Any) -> dict[Any, Any]:
    """Every sentence of a catalogue, with its translation."""
    return {message.id: message.string for message in catalog if message.id}


def test_the_catalogues_are_what_the_tool_writes(catalogs: Any) -> None:
    for path, content in catalogs.files():
        if path.suffix == ".mo":
            assert path.read_bytes() == content, "run python tools/write_catalogs.py"
        else:
            with path.open("rb") as file:
                written = sentences(pofile.read_po(file))
            assert written == sentences(pofile.read_po(content.decode().splitlines(keepends=True)))


@pytest.fixture(params=DOMAINS)
def domain(request: pytest.FixtureRequest) -> str:
    """The name of what is translated together."""
    return str(request.param)


def test_every_domain_is_tested(catalogs: Any) -> None:
    assert list(catalogs.DOMAINS) == DOMAINS


def test_every_sentence_is_translated(catalogs: Any, domain: str) -> None:
    catalog = catalogs.traditional(domain)
    assert [sentence for sentence, chinese in sentences(catalog).items() if not chinese] == []
    assert [message.id for message in catalog if message.id and message.fuzzy] == []


@pytest.mark.parametrize("made", [lambda traditional, _: traditional, lambda traditional, tool: tool(traditional)])
def test_what_is_typed_is_the_same_in_every_language(catalogs: Any, made: Any) -> None:
    """Of what the codes mean: other codes, and what stands in the marks of code."""

    def typed(text: str) -> set[str]:
        return set(re.findall(r"``.*?``|(?<!`)`[^`]+`(?!`)|MSS\d\d\d|--[a-z]+", text))

    translated = sentences(made(catalogs.traditional(CODES), catalogs.simplified))
    assert len(translated) > 180
    for english, chinese in translated.items():
        assert typed(chinese) == typed(english), english


def test_what_is_typed_keeps_its_script(catalogs: Any) -> None:
    catalog = Catalog(locale="zh_Hant")
    catalog.add("a", "請寫「``[市發改委, 市財政局]``」，不寫 ``單位``")
    assert sentences(catalogs.simplified(catalog)) == {"a": "请写“``[市發改委, 市財政局]``”，不写 ``單位``"}


@pytest.mark.parametrize("script", ["zh-Hant", "zh-Hans"])
def test_a_translation_names_the_page_in_its_own_characters(catalogs: Any, script: str) -> None:
    catalog = catalogs.traditional(DOMAIN)
    if script == "zh-Hans":
        catalog = catalogs.simplified(catalog)
    named = [page for text in sentences(catalog).values() for page in re.findall(r"docs/\S+?\.md", str(text))]
    assert set(named) == {f"docs/{script}/file-format.md"}


def test_a_translation_has_the_placeholders_of_its_sentence(catalogs: Any, domain: str) -> None:
    def placeholders(text: str) -> set[str]:
        return set(re.findall(r"\{(\w+)[^}]*\}", text))

    for message in catalogs.traditional(domain):
        if not message.id or "click" in {place for place, _ in message.locations}:
            continue  # of click's sentences, some name an English word that is left out
        english = " ".join(message.id) if isinstance(message.id, tuple | list) else message.id
        chinese = message.string[0] if isinstance(message.string, tuple | list) else message.string
        assert placeholders(chinese) == placeholders(english), english
