"""Bring the catalogues of translations up to date with the code.

    python tools/write_catalogs.py

Every sentence for people is collected (the calls of `t` and `tn`, the help of commands and options), and the
Traditional catalogue, which is written by hand, gets those it lacks. The Simplified one is made of it by OpenCC,
and both are compiled. So it is with what the codes mean, which has catalogues of its own. A test fails when they are
not what this would write.

What only the tools say, in the pages, is a domain of its own. It is in Traditional characters alone: the pages in
Simplified ones are made of the others as a whole.

It needs Babel, of the extra msss[dev].
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import click
import page_words
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from key_tables import sentences
from page_words import simplified as in_simplified
from write_docs import DOCUMENTS, walk

from msss.common.language import CODES, DOMAIN
from msss.validation.codes import all_rules

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "msss"
TOOLS = Path(__file__).parent
LOCALES = SOURCE / "locale"
HEADER = """\
# Chinese translations for msss.
# The glossary is in CONTRIBUTING.md. zh_Hans is made from zh_Hant: don't edit it.
#"""
_KEYWORDS = {"t": None, "tn": (1, 2)}
_CLICK = "click"
"""The place of a sentence of click's own. One that is new in click is added to the Traditional catalogue by hand."""


Said = tuple[str | tuple[str, str], list[tuple[str, int]]]
"""A sentence, or a pair for one and many, and where it stands."""


def of_the_program() -> Iterator[Said]:
    """Every sentence of the program."""
    yield from _called(SOURCE, _KEYWORDS)
    yield from _called(SOURCE / "site" / "templates", _KEYWORDS, "**.html", "jinja2.ext:babel_extract")
    for name, command, _ in walk():
        if command.help:
            yield inspect.cleandoc(command.help), [(f"{name} --help", 0)]
        for param in command.params:
            if isinstance(param, click.Option) and param.help:
                yield param.help, [(f"{name} {param.opts[0]}", 0)]


def of_the_pages() -> Iterator[Said]:
    """Every sentence that the tools write into pages."""
    yield from _called(TOOLS, {"say": None})
    for name, cls in DOCUMENTS.items():
        for sentence in sentences(cls):
            yield sentence, [(f"{name}, in docs/file-format.md", 0)]


def of_the_codes() -> Iterator[Said]:
    """Everything that is said of the codes, each paragraph without its line breaks."""
    for rule in all_rules():
        for passage in (rule.title, *rule.paragraphs):
            yield passage.template, [(f"explain {rule.code}", 0)]
    for message, places in _called(SOURCE, {"Passage": None}):
        yield " ".join(str(message).split()), places


def _called(folder: Path, keywords: dict[str, Any], names: str = "**.py", method: str = "python") -> Iterator[Said]:
    """What the code in a folder, or its templates, call functions of these names with."""
    for name, line, message, _, _ in extract_from_dir(folder, keywords=keywords, method_map=[(names, method)]):
        yield message, [((folder / name).relative_to(ROOT).as_posix(), line)]


class Domain(NamedTuple):
    """Sentences that are translated together: where their catalogues are, and whether there are Simplified ones."""

    folder: Path
    messages: Callable[[], Iterator[Said]]
    is_simplified: bool = True


DOMAINS = {
    DOMAIN: Domain(LOCALES, of_the_program),
    CODES: Domain(LOCALES, of_the_codes),
    page_words.DOMAIN: Domain(page_words.LOCALES, of_the_pages, is_simplified=False),
}


def collected(domain: str) -> Catalog:
    """A catalogue of all sentences, without translations."""
    catalog = Catalog(project="msss", charset="utf-8", header_comment=HEADER, fuzzy=False)
    for message, places in DOMAINS[domain].messages():
        catalog.add(message, locations=places)
    return catalog


def traditional(domain: str) -> Catalog:
    """The catalogue that is written by hand, with what the code says now; what is no longer said is left out."""
    path = _path(domain, "zh_Hant", "po")
    new = collected(domain)
    if path.exists():
        with path.open("rb") as file:
            old = read_po(file, locale="zh_Hant", charset="utf-8")
        for message in new:
            if message.id and (known := old.get(message.id)) and known.string:
                message.string = known.string
        for message in old:  # click's own words aren't in our code, and change with its version
            if message.id and message.string and _CLICK in {place for place, _ in message.locations}:
                new.add(message.id, message.string, locations=[(_CLICK, 0)])
    new.locale = "zh_Hant"
    new.header_comment = HEADER
    return new


def simplified(catalog: Catalog) -> Catalog:
    """The Traditional catalogue in Simplified characters, with the quotation marks that belong to them."""
    made = Catalog(locale="zh_Hans", project="msss", charset="utf-8", header_comment=HEADER, fuzzy=False)
    for message in catalog:
        if message.id:
            string = message.string
            converted = (
                tuple(map(in_simplified, string)) if isinstance(string, tuple | list) else in_simplified(string or "")
            )
            made.add(message.id, converted, locations=message.locations)
    return made


def po(catalog: Catalog) -> bytes:
    """A catalogue as text; it names files and no lines, so that it changes only when a sentence does."""
    out = BytesIO()
    write_po(out, catalog, width=100, sort_by_file=True, include_lineno=False, omit_header=False)
    text = re.sub(r'^"(?:POT-Creation-Date|PO-Revision-Date|Generated-By|Report-Msgid-Bugs-To|Last-Translator|Language-Team):.*\n', "", out.getvalue().decode(), flags=re.MULTILINE)  # fmt: skip  # noqa: E501
    return text.encode()


class _Compiled(Catalog):
    """A catalogue whose head says what programs need and nothing else: neither a day nor a version."""

    def __iter__(self) -> Iterator[Message]:
        yield Message("", "Content-Type: text/plain; charset=utf-8\nPlural-Forms: nplurals=1; plural=0;\n")
        yield from (message for message in super().__iter__() if message.id)


def mo(catalog: Catalog) -> bytes:
    """A catalogue as programs read it."""
    compiled = _Compiled(locale=catalog.locale)
    for message in catalog:
        if message.id and message.string:
            compiled.add(message.id, message.string)
    out = BytesIO()
    write_mo(out, compiled)
    return out.getvalue()


def files() -> Iterator[tuple[Path, bytes]]:
    """Each file of the catalogues, and what it should hold."""
    for name, domain in DOMAINS.items():
        hand = traditional(name)
        for catalog in (hand, simplified(hand)) if domain.is_simplified else (hand,):
            yield _path(name, str(catalog.locale), "po"), po(catalog)
            yield _path(name, str(catalog.locale), "mo"), mo(catalog)


def _path(domain: str, locale: str, ending: str) -> Path:
    return DOMAINS[domain].folder / locale / "LC_MESSAGES" / f"{domain}.{ending}"


if __name__ == "__main__":
    for path, content in files():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    missing = [
        message.id
        for domain in DOMAINS
        for message in traditional(domain)
        if message.id and not any(message.string or "")
    ]
    sys.stderr.write(f"{len(missing)} sentences have no translation yet\n")
