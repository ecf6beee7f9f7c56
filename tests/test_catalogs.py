"""The catalogues of translations are whole, and what the tool makes of the code."""

from __future__ import annotations

import importlib
import re
from typing import Any

import pytest

pofile = pytest.importorskip("babel.messages.pofile", reason="Babel, of msss[dev], reads the catalogues")


@pytest.fixture(scope="module")
def catalogs() -> Any:
    """The tool that writes the catalogues."""
    return importlib.import_module("write_catalogs")


@pytest.fixture(params=[0, 1], ids=["the program", "the pages"])
def domain(request: pytest.FixtureRequest, catalogs: Any) -> Any:
    """What is translated together."""
    return catalogs.DOMAINS[request.param]


def test_every_domain_is_tested(catalogs: Any) -> None:
    assert len(catalogs.DOMAINS) == 2


def sentences(catalog: Any) -> dict[Any, Any]:
    """Every sentence of a catalogue, with its translation."""
    return {message.id: message.string for message in catalog if message.id}


def test_the_catalogues_are_what_the_tool_writes(catalogs: Any, domain: Any) -> None:
    for path, content in catalogs.files(domain):
        if path.suffix == ".mo":
            assert path.read_bytes() == content, "run python tools/write_catalogs.py"
        else:
            with path.open("rb") as file:
                written = sentences(pofile.read_po(file))
            assert written == sentences(pofile.read_po(content.decode().splitlines(keepends=True)))


def test_every_sentence_is_translated(catalogs: Any, domain: Any) -> None:
    assert [sentence for sentence, chinese in sentences(catalogs.traditional(domain)).items() if not chinese] == []


@pytest.mark.parametrize("script", ["zh-Hant", "zh-Hans"])
def test_a_translation_names_the_page_in_its_own_characters(catalogs: Any, script: str) -> None:
    catalog = catalogs.traditional(catalogs.PROGRAM)
    if script == "zh-Hans":
        catalog = catalogs.simplified(catalog)
    named = [page for text in sentences(catalog).values() for page in re.findall(r"docs/\S+?\.md", str(text))]
    assert set(named) == {f"docs/{script}/file-format.md"}


def test_a_translation_has_the_placeholders_of_its_sentence(catalogs: Any, domain: Any) -> None:
    def placeholders(text: str) -> set[str]:
        return set(re.findall(r"\{(\w+)[^}]*\}", text))

    for message in catalogs.traditional(domain):
        if not message.id or "click" in {place for place, _ in message.locations}:
            continue  # of click's sentences, some name an English word that is left out
        english = " ".join(message.id) if isinstance(message.id, tuple | list) else message.id
        chinese = message.string[0] if isinstance(message.string, tuple | list) else message.string
        assert placeholders(chinese) == placeholders(english), english
