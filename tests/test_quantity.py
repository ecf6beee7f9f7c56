"""Quantities as notices write them, and conditions on them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from msss.values.condition import CONDITION_FORMS, Comparison, Condition, parse_condition
from msss.values.quantity import format_number, parse_number, plain_number
from msss.values.sentence import read_quantities


@pytest.mark.parametrize(
    ("text", "number"),
    [
        # of the annex
        ("6萬", 60_000),
        ("100萬", 1_000_000),
        ("11600", 11_600),
        # other spellings
        ("11,600", 11_600),
        ("1,000,000", 1_000_000),
        ("4.5万", 45_000),
        ("1.2億", 120_000_000),
        ("3亿", 300_000_000),
        ("5千", 5_000),
        ("3百", 300),
        ("2千萬", 20_000_000),
        ("5百萬", 5_000_000),
        ("5十萬", 500_000),
        ("５０", 50),
        ("６萬", 60_000),
        ("0", 0),
        ("0.5", Decimal("0.5")),
        ("4.50", Decimal("4.5")),
        ("0萬", 0),
        ("007", 7),
        ("１１，６００", 11_600),
        # Chinese numerals
        ("三", 3),
        ("十", 10),
        ("兩千", 2000),
        ("一百二十", 120),
        ("一千零五十", 1050),
        ("十二萬", 120_000),
        ("三万零五百", 30_500),
        ("一億", 100_000_000),
        ("三點五萬", 35_000),
        ("零点五", Decimal("0.5")),
    ],
)
def test_a_number_is_read_as_a_notice_writes_it(text, number):
    assert parse_number(text) == number


@pytest.mark.parametrize(
    "text",
    ["", " ", "-1", "+1", "−5", "nan", "NaN", "inf", "Infinity", "1e3", "1_000", "0x10", "1,00", "1,0000", "1.", ".5",
     "1.2.3", "萬", "三萬五", "一百二", "千", "二〇二二", "第一", "半", "6²", "①", "½", "6萬個", "6 萬", "6萬萬", "1/2", "50%", "٣", "1" * 41],
)  # fmt: skip
def test_what_is_no_number_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011 - the text is all it says
        parse_number(text)


@pytest.mark.parametrize(("text", "written"), [("4.50", "4.5"), ("100", "100"), ("1億", "100000000"), ("0.00", "0")])
def test_a_number_has_neither_trailing_zeros_nor_an_exponent(text, written):
    assert str(parse_number(text)) == written


@pytest.mark.parametrize(("text", "shown"), [("60000", "60,000"), ("4.5", "4.5"), ("100萬", "1,000,000"), ("16", "16")])
def test_a_number_is_shown_with_thousands_separators(text, shown):
    assert format_number(parse_number(text)) == shown


def test_json_writes_whole_numbers_as_integers():
    assert repr(plain_number(Decimal(60000))) == "60000"
    assert repr(plain_number(Decimal("4.5"))) == "4.5"


@pytest.mark.parametrize(
    ("text", "content", "comparison", "amount", "measure"),
    [
        ("學位", "學位", None, 0, ""),
        (">=1萬", "", ">=", 10_000, ""),
        ("<100", "", "<", 100, ""),
        (">=10000戶", "", ">=", 10_000, "戶"),
        ("≥1万户", "", ">=", 10_000, "户"),
        ("公園>=50個", "公園", ">=", 50, "個"),
        ("公園 >= 50 個", "公園", ">=", 50, "個"),
        ("公園≤50", "公園", "<=", 50, ""),
        (">50", "", ">", 50, ""),
        ("=50", "", "=", 50, ""),
        ("==50", "", "=", 50, ""),
        ("!=50", "", "!=", 50, ""),
        ("≠50", "", "!=", 50, ""),
        ("<>50", "", "!=", 50, ""),
        ("=>50", "", ">=", 50, ""),
        ("=<50", "", "<=", 50, ""),
        ("≧50", "", ">=", 50, ""),
        ("≦50", "", "<=", 50, ""),
        ("＞＝５０個", "", ">=", 50, "個"),
        (">=4.5万平方米", "", ">=", 45_000, "平方米"),
        ("3歲以下托位>=100", "3歲以下托位", ">=", 100, ""),
    ],
)
def test_a_condition_is_text_a_comparison_or_both(text, content, comparison, amount, measure):
    condition = parse_condition(text)
    assert condition == Condition(text, content, comparison and Comparison(comparison), Decimal(amount), measure)


@pytest.mark.parametrize("text", CONDITION_FORMS.split(", "))
def test_every_form_that_messages_name_is_read(text):
    assert parse_condition(text).text == text


@pytest.mark.parametrize("text", ["", " ", ">", ">=", "公園>=", ">=many", ">=-1", ">=nan", "a>b>c", ">1<5", ">=1e3"])
def test_what_is_no_condition_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011 - the text is all it says
        parse_condition(text)


@pytest.mark.parametrize(
    ("sign", "less", "same", "more"),
    [
        (">=", False, True, True),
        ("<=", True, True, False),
        (">", False, False, True),
        ("<", True, False, False),
        ("=", False, True, False),
        ("!=", True, False, True),
    ],
)
def test_a_comparison_holds(sign, less, same, more):
    holds = Comparison(sign).holds
    assert (holds(Decimal(49), Decimal(50)), holds(Decimal(50), Decimal(50)), holds(Decimal(51), Decimal(50))) == (
        less,
        same,
        more,
    )


# --- quantities in a sentence


def test_the_quantities_of_the_real_sentences_are_their_targets(shipped):
    for _, item in shipped.items():
        assert [(found.amount, found.measure) for found in read_quantities(item.name)] == [
            (target.quantity, target.measure) for target in item.targets
        ]


def test_a_quantity_says_where_in_the_sentence_it_stands():
    sentence = "新建成中小學、幼兒園70所,新增學位6萬個"
    found = read_quantities(sentence)
    assert [quantity.text for quantity in found] == ["70所", "6萬個"]
    assert [sentence[quantity.start : quantity.end] for quantity in found] == ["70所", "6萬個"]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("新建2座人行天橋", [(2, "座")]),
        ("覆蓋率達百分之九十五", [(95, "%")]),
        ("百分之一百二十", [(120, "%")]),
        ("百分之95", [(95, "%")]),
        ("達到95%以上", [(95, "%")]),
        ("平均等候時間不超過30分鐘", [(30, "分鐘")]),
        ("15分鐘生活圈100個", [(100, "個")]),
        ("2022年第十四屆12345熱線地鐵2號線5G", []),
    ],
)
def test_dates_ordinals_and_names_with_digits_are_no_quantities(sentence, found):
    assert [(quantity.amount, quantity.measure) for quantity in read_quantities(sentence)] == found
