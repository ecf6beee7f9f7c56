"""The tables of characters, held against those that can be had."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Annotated

import pytest

from msss.formats.keys import Key, part
from msss.formats.schema import validator
from msss.formats.types import Text
from msss.values import characters
from msss.values.characters import DEFAULT_IGNORABLE, NONCHARACTERS, REFUSED, hidden, looks_like
from msss.values.chinese import narrow


def codes(ranges):
    return {code for first, last in ranges for code in range(first, last + 1)}


def test_the_default_ignorable_are_unicode_s():
    regex = pytest.importorskip("regex")
    property_ = regex.compile(r"\p{Default_Ignorable_Code_Point}")
    assert codes(DEFAULT_IGNORABLE) == {code for code in range(0x110000) if property_.match(chr(code))}


def test_every_control_and_format_character_that_is_no_letter_s_part_is_refused():
    refused = codes(REFUSED)
    # Format characters that are seen: signs of Arabic, Syriac, Kaithi and Egyptian numbers and quotes.
    seen = {code for code in range(0x110000) if unicodedata.category(chr(code)) in ("Cc", "Cf", "Zl", "Zp")} - refused
    assert all(re.match("ARABIC|SYRIAC|KAITHI|EGYPTIAN|SHORTHAND", unicodedata.name(chr(code), "")) for code in seen)


def test_the_noncharacters_are_66():
    assert len(codes(NONCHARACTERS)) == 66


@part("thing", "事物", "A thing with a name.", "有名稱的事物。")
@dataclass(frozen=True, slots=True)
class Named:
    name: Annotated[Text, Key("名稱", "Its name.", "名稱。")]


def test_a_closer_look_is_taken_at_all_that_is_refused_or_taken_for_another():
    reader = validator(Named)
    for code in range(0x110000):
        character = chr(code)
        if 0xD800 <= code < 0xE000 or not (hidden(character) or looks_like(character)):
            continue
        with pytest.raises(ValueError, match="text"):
            reader.validate_python(
                {"name": f"市{character}局" if character.isalpha() else f"a{character}"}, context={"units": tuple}
            )


@pytest.mark.parametrize("text", ["葛\U000e0100城", "﨑\ufe00", "𠀀\U000e0101"])
def test_a_variation_selector_stays_after_an_ideograph(text):
    assert hidden(text) is None


@pytest.mark.parametrize("text", ["a\ufe0f", "\ufe0f", "☎\ufe0f", "葛\U000e0100\U000e0100"])
def test_and_nowhere_else(text):
    assert hidden(text) is not None


@pytest.mark.parametrize(
    ("text", "found"),
    [("АED", ("А", "A")), ("Т3航站樓", ("Т", "T")), ("2٣", ("٣", "3")), ("𝟔0", ("𝟔", "6")), ("РМ2.5", ("М", "M"))],
)
def test_what_is_taken_for_another(text, found):
    assert looks_like(text) == found


@pytest.mark.parametrize(
    "text", ["AED", "６0", "β地中海貧血", "10μg", "α1", "5Ω", "Москва", "é", "🈶", "②", "6²", "〇"]
)
def test_what_is_not(text):
    assert looks_like(text) is None


def test_what_is_no_digit_does_not_become_one():
    assert narrow("６萬²①½㏠Ⅳｑ⽉") == "6萬²①½㏠IVq月"


def test_the_pattern_says_the_same():
    pattern = re.compile(characters.text_pattern())
    for text in ("市教育局", "葛\U000e0100城", "a\ufe0f", "\u00ad", "\U000e0041", "\ue815", "\U0001fffe"):
        assert (pattern.fullmatch(text) is not None) is (hidden(text) is None)
