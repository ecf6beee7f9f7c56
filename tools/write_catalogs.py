"""Bring the catalogues of translations up to date with the code.

    python tools/write_catalogs.py

Every sentence for people is collected (the calls of `t` and `tn`, the help of commands and options), and the
Traditional catalogue, which is written by hand, gets those it lacks. The Simplified one is made of it by OpenCC,
and both are compiled. So it is with what the codes mean, which has catalogues of its own. A test fails when they are
not what this would write.

It needs Babel, of the extra msss[dev].
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import click
import opencc
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from write_docs import walk

from msss.common.language import CODES, DOMAIN
from msss.validation.codes import all_rules

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "msss"
LOCALES = SOURCE / "locale"
HEADER = """\
# Chinese translations for msss.
# The glossary is in CONTRIBUTING.md. zh_Hans is made from zh_Hant: don't edit it.
#"""
_KEYWORDS = {"t": None, "tn": (1, 2)}
_PASSAGE = {"Passage": None}
_CLICK = "click"
"""The place of a sentence of click's own. One that is new in click is added to the Traditional catalogue by hand."""


Found = Iterator[tuple[str | tuple[str, str], list[tuple[str, int]]]]
"""Sentences, or pairs for one and many, and where they stand."""


def messages() -> Found:
    """Every sentence."""
    yield from _called(_KEYWORDS)
    for name, command, _ in walk():
        if command.help:
            yield inspect.cleandoc(command.help), [(f"{name} --help", 0)]
        for param in command.params:
            if isinstance(param, click.Option) and param.help:
                yield param.help, [(f"{name} {param.opts[0]}", 0)]


def passages() -> Found:
    """Everything that is said of the codes, each paragraph without its line breaks."""
    for rule in all_rules():
        for passage in (rule.title, *rule.paragraphs):
            yield passage.template, [(f"explain {rule.code}", 0)]
    for message, places in _called(_PASSAGE):
        yield " ".join(str(message).split()), places


def _called(keywords: dict[str, Any]) -> Found:
    """What the code calls functions of these names with."""
    for name, line, message, _, _ in extract_from_dir(SOURCE, keywords=keywords, method_map=[("**.py", "python")]):
        yield message, [(f"src/msss/{name}", line)]


_DOMAINS = {DOMAIN: messages, CODES: passages}


def collected(domain: str) -> Catalog:
    """A catalogue of all sentences, without translations."""
    catalog = Catalog(project="msss", charset="utf-8", header_comment=HEADER, fuzzy=False)
    for message, places in _DOMAINS[domain]():
        catalog.add(message, locations=places)
    return catalog


def traditional(domain: str = DOMAIN) -> Catalog:
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
    converter = opencc.OpenCC("t2s")
    quotes = str.maketrans("「」『』", "“”‘’")

    def convert(text: str) -> str:
        pieces = re.split("(``.*?``)", text)  # what stands in these marks is to be typed as it is
        return "".join(
            piece if piece.startswith("``") else converter.convert(piece).translate(quotes) for piece in pieces
        )

    made = Catalog(locale="zh_Hans", project="msss", charset="utf-8", header_comment=HEADER, fuzzy=False)
    for message in catalog:
        if message.id:
            string = message.string
            converted = tuple(map(convert, string)) if isinstance(string, tuple | list) else convert(string or "")
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
    for domain in _DOMAINS:
        for catalog in (hand := traditional(domain), simplified(hand)):
            yield _path(domain, str(catalog.locale), "po"), po(catalog)
            yield _path(domain, str(catalog.locale), "mo"), mo(catalog)


def _path(domain: str, locale: str, ending: str) -> Path:
    return LOCALES / locale / "LC_MESSAGES" / f"{domain}.{ending}"


if __name__ == "__main__":
    for path, content in files():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    missing = [
        message.id for domain in _DOMAINS for message in traditional(domain) if message.id and not message.string
    ]
    sys.stderr.write(f"{len(missing)} sentences have no translation yet\n")
