"""Traditional and Simplified, full and half width: comparing and converting Chinese text.

OpenCC does the conversion; it is loaded only when a text with Chinese characters needs it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import lru_cache


class Script(StrEnum):
    """Which script text is shown in: as the list has it, Traditional, or Simplified."""

    AS_IS = "as-is"
    HANT = "hant"
    HANS = "hans"


def fold(text: str) -> str:
    """``text`` as it is compared: Simplified, half width, lower case, without spaces.

    ``市規劃和自然資源局`` and ``市规划 和自然资源局`` fold to the same text. For comparing only:
    folding loses what it folds.
    """
    plain = "".join(unicodedata.normalize("NFKC", text).casefold().split())
    return plain if plain.isascii() else _converter("t2s")(plain)


def narrow(text: str) -> str:
    """``text`` in compatible characters (NFKC), but for what would become a digit and is none.

    ６ is 6; ², ① and ½ stay what they are, so that 6² isn't 62.
    """
    if unicodedata.is_normalized("NFKC", text):
        return text
    return "".join(_narrowed(character) for character in text)


def _narrowed(character: str) -> str:
    plain = unicodedata.normalize("NFKC", character)
    made = plain != character and not "０" <= character <= "９" and any(one in "0123456789" for one in plain)
    return character if made else plain


def fold_words(text: str) -> str:
    """`fold` without punctuation: 杭政辦函〔2022〕20號 and 杭政办函(2022)20号 are one document."""
    return "".join(character for character in fold(text) if character.isalnum())


def fold_all(texts: Iterable[str]) -> list[str]:
    """`fold` for many texts at once, in one pass of the converter."""
    plain = ["".join(unicodedata.normalize("NFKC", text).casefold().split()) for text in texts]
    return _converter("t2s")("\n".join(plain)).split("\n") if any(not text.isascii() for text in plain) else plain


@lru_cache(maxsize=4096)
def convert(text: str, script: Script) -> str:
    """``text`` in ``script``.

    Text that already is Traditional is left alone by ``HANT``, so that the words a city chose stay
    as it wrote them; text that already is Simplified is left alone by ``HANS``.
    """
    if script is Script.AS_IS or text.isascii():
        return text
    simplified = _converter("t2s")(text)
    if script is Script.HANS:
        return simplified
    return text if simplified != text else _converter("s2t")(text)


@lru_cache(maxsize=4)
def _converter(config: str) -> Callable[[str], str]:
    from opencc import OpenCC

    converter = OpenCC(config)

    def convert(text: str) -> str:
        try:
            converted: str = converter.convert(text)
        except UnicodeEncodeError:  # lone surrogates: an argument's bytes that are not UTF-8
            converted = converter.convert(re.sub("[\ud800-\udfff]", "\ufffd", text))
        return converted

    return convert
