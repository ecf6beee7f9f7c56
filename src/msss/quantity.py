"""Quantities as notices write them: 6萬個, 4.5万, 11,600戶, and conditions on them (>=1萬戶)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from .chinese import fold

_SCALES = {"十": 10, "百": 100, "千": 1000, "萬": 10_000, "万": 10_000, "億": 100_000_000, "亿": 100_000_000}
NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:[十百千]?[萬万億亿]|[百千](?![瓦伏米克]))?"
"""A number as notices write it, as a regular expression: digits, thousands separators, a decimal
fraction, a scale."""


def parse_number(text: str) -> Decimal:
    """The number a text writes: ``6萬`` is 60000, ``11,600`` 11600, ``4.5万`` 45000.

    Raises ValueError for anything that isn't one whole number of that kind: signs, NaN, infinity,
    exponents and underscores are none.
    """
    plain = unicodedata.normalize("NFKC", text)
    if len(plain) > 40 or not re.fullmatch(NUMBER, plain, re.ASCII):
        raise ValueError(text)
    scale = 1
    while plain[-1] in _SCALES:
        scale *= _SCALES[plain[-1]]
        plain = plain[:-1]
    return _trim(Decimal(plain.replace(",", "")) * scale)


def _trim(number: Decimal) -> Decimal:
    """Without trailing zeros and without an exponent: 4.50 is 4.5, 1E+2 is 100."""
    number = number.normalize()
    return number if number.as_tuple().exponent <= 0 else number.quantize(Decimal(1))  # type: ignore[operator]


def format_number(number: Decimal) -> str:
    """With thousands separators: 60,000 and 4.5."""
    return f"{number:,f}"


def plain_number(number: Decimal) -> int | float:
    """As JSON writes it: a whole number as an integer."""
    return int(number) if number == number.to_integral_value() else float(number)


class Comparison(StrEnum):
    """How a condition compares."""

    AT_LEAST = ">="
    AT_MOST = "<="
    MORE = ">"
    LESS = "<"
    EQUAL = "="
    NOT = "!="

    def holds(self, left: Decimal, right: Decimal) -> bool:
        """Whether ``left`` stands in this relation to ``right``."""
        match self:
            case Comparison.AT_LEAST:
                return left >= right
            case Comparison.AT_MOST:
                return left <= right
            case Comparison.MORE:
                return left > right
            case Comparison.LESS:
                return left < right
            case Comparison.EQUAL:
                return left == right
            case Comparison.NOT:
                return left != right


class Condition(NamedTuple):
    """What is asked of a target: words in its content, a comparison with its quantity, its measure.

    ``text`` is the condition as it was typed.
    """

    text: str
    content: str = ""
    comparison: Comparison | None = None
    amount: Decimal = Decimal(0)
    measure: str = ""


CONDITION_FORMS = "學位, >=1萬, <100, >=10000戶, 公園>=50個"
"""The forms of a `Condition`, for messages."""
_SIGNS = {"≥": ">=", "≧": ">=", "≤": "<=", "≦": "<=", "≠": "!=", "==": "=", "=>": ">=", "=<": "<=", "<>": "!="}


def parse_condition(text: str) -> Condition:
    """Read a condition: text, a comparison, or both, as in ``公園>=50個``.

    Raises ValueError if the text is none of `CONDITION_FORMS`.
    """
    # NFKC would take ≠ apart into = and a stroke, so the signs go first.
    plain = text
    for sign, meant in _SIGNS.items():
        plain = plain.replace(sign, meant) if not sign.isascii() else plain
    plain = "".join(unicodedata.normalize("NFKC", plain).split())
    content, sign, rest = _split(plain)
    if not sign:
        if not content:
            raise ValueError(text)
        return Condition(text, content)
    found = re.fullmatch(rf"({NUMBER})(\D*)", rest, re.ASCII)
    if not found:
        raise ValueError(text)
    return Condition(text, content, Comparison(_SIGNS.get(sign, sign)), parse_number(found[1]), found[2])


def _split(plain: str) -> tuple[str, str, str]:
    found = re.search("[<>=!]=|<>|=[<>]|[<>=]", plain)
    return (plain[: found.start()], found[0], plain[found.end() :]) if found else (plain, "", "")


# --- quantities in a sentence


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity of a sentence: 新增學位6萬個 promises 60000 個, written 6萬個.

    ``at_most`` is set by 以下, 以內, 不超過 and their like; a bare quantity promises at least that
    much. ``start`` and ``end`` are the place of ``text`` in the sentence, in characters.
    """

    amount: Decimal
    measure: str
    at_most: bool
    start: int
    end: int
    text: str


# Measures of more than one character; the first that fits is taken, so the longer stand first.
_LONG = (
    "平方公里 平方千米 平方米 立方米 千瓦时 千瓦時 公里 千米 厘米 毫米 公顷 公頃 公斤 千克 微克 毫克 吨 噸 英亩 英畝"
    " 千瓦 兆瓦 千伏安 兆伏安 分贝 分貝 人次 人天 车次 車次 架次 班次 场次 場次 件次 户次 戶次 座次 辆次 輛次 例次"
    " 标箱 標箱 标台 標台 台套 套件 台次 床位 泊位 车位 車位 学时 學時 课时 課時 个月 個月"
).split()
_LATIN = (
    "MWh kWh GWh MVA kVA Mbps Gbps km² km2 m² m³ m2 m3 km MW kW KW GW GB TB mm cm kg ha ㎡ ㎢ m³ t m % ‰ ℃"
).split()
# Measures of one character, in both scripts.
_SHORT = (
    "个個處处家戶户所台臺條条張张座套片場场堂名人件項项次班輛辆艘棵株組组對对盞盏根部支本冊册篇批隻只頭头口眼孔"
    "畝亩米里尺升克斤噸吨元筆笔例宗起單单份門门節节課课層层幢棟栋間间室床席位桶罐袋箱盒車车架趟列段"
    "樁桩桿杆塊块幅面盤盘枚顆颗粒叢丛站點点園园村鄉乡鎮镇社區区店館馆院校廳厅"
)
# Time and tension: a quantity where a clause ends or a bound stands beside it (不超過30分鐘), part of a
# name elsewhere (15分鐘生活圈, 24小時圖書館, 110千伏變電站).
_QUALIFYING = tuple("小时 小時 分钟 分鐘 工作日 个工作日 個工作日 天 秒 周 週 千伏 kV".split())
_AT_LEAST = ("以上", "及以上")
_AT_MOST = ("以下", "及以下", "以内", "以內", "之内", "之內")
_AT_MOST_BEFORE = tuple(
    "不超过 不超過 不多于 不多於 不高于 不高於 不大于 不大於 至多 最多 控制在 低于 低於 少于 少於 ≤ <=".split()
)
_AT_LEAST_BEFORE = tuple("不低于 不低於 不少于 不少於 不小于 不小於 至少 最少 超过 超過 ≥ >=".split())
_WIDE = str.maketrans("０１２３４５６７８９％．，", "0123456789%.,")


@lru_cache(maxsize=1024)
def read_quantities(sentence: str) -> tuple[Quantity, ...]:
    """The quantities that a sentence of a responsibility list promises, in their order.

    A quantity is a number (with 萬 or 億, a fraction, thousands separators) and the measure after it,
    whether the noun stands before (新增學位6萬個) or after (新建2座人行天橋); 百分之 and % are
    measures too. Years, dates, ordinals and names with digits in them (2022年, 第十四屆, 12345熱線,
    地鐵2號線, 5G) are none. Numbers in Chinese numerals are not read.
    """
    return tuple(_quantities(sentence))


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    measures = [*_QUALIFYING, *_LONG]
    words = "|".join(sorted(map(re.escape, measures), key=len, reverse=True))
    latin = "|".join(sorted(map(re.escape, _LATIN), key=len, reverse=True))
    per = rf"(?:/(?:{words}|[日天年月时時人户戶{_SHORT}]))?"
    number = rf"百分之(?P<percent>{NUMBER}|[一二三四五六七八九十百]+)|(?<![0-9A-Za-z.])(?P<number>{NUMBER})"
    unknown = r"[\u4e00-\u9fff](?=[,，、。;；:：)）(（\s]|$|[以及])"
    return re.compile(
        rf"(?:{number})(?:\s*[余餘多幾几])?\s*"
        rf"(?P<measure>(?:{words}|(?:{latin})(?![A-Za-z0-9])|[{_SHORT}]){per}|{unknown})?",
        re.ASCII,
    )


# After a number: parts of dates, ordinals and names, never measures.
_NO_MEASURE = frozenset("年月日号號级級届屆线線路期度代大中小化和与與及至到以岁歲后後前")
# Before a number: it goes on a word, a range or a document's number.
_INSIDE = ("第", "-", "—", "–", "~", ":", "〔", "[")


def _quantities(sentence: str) -> Iterator[Quantity]:
    plain = sentence.translate(_WIDE)
    for found in _pattern().finditer(plain):
        before, after = plain[: found.start()], plain[found.end() :]
        at_least = after.startswith(_AT_LEAST) or before.endswith(_AT_LEAST_BEFORE)
        at_most = not at_least and (after.startswith(_AT_MOST) or before.endswith(_AT_MOST_BEFORE))
        if found["percent"]:
            amount, measure = _percent(found["percent"]), "%"
        elif found["measure"] is None or found["measure"] in _NO_MEASURE or before.endswith(_INSIDE):
            continue
        else:
            amount, measure = parse_number(found["number"]), found["measure"]
        if measure in _QUALIFYING and after[:1].isalnum() and not (at_least or at_most):
            continue
        yield Quantity(amount, measure, at_most, found.start(), found.end(), sentence[found.start() : found.end()])


_DIGITS = {digit: value for value, digit in enumerate("一二三四五六七八九", 1)}


def _percent(text: str) -> Decimal:
    """The number after 百分之: 95, 九十五, 百."""
    if text[0].isdigit():
        return parse_number(text)
    hundreds, _, rest = text.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    total = 100 * _DIGITS.get(hundreds, 1) if "百" in text else 0
    return Decimal(total + (10 * _DIGITS.get(tens, 1) if ten else 0) + _DIGITS.get(ones[-1:], 0))


@lru_cache(maxsize=4096)
def comparable(amount: Decimal, measure: str) -> tuple[Decimal, str]:
    """A quantity as it is compared: 500 萬元 is 5000000 元, 戶 is 户, and ％ is %."""
    measure = fold(measure)
    scale = _SCALES.get(measure[0], 0) if len(measure) > 1 and measure[0] in "万亿" else 1
    return (amount * scale, measure[1:]) if scale > 1 else (amount, measure)


def stands_in(sentence: str, amount: Decimal, measure: str) -> bool:
    """Whether the sentence plainly writes this quantity: 70所, 6萬個, 11,600戶.

    Quick, and certain only when it says yes: `read_quantities` knows the other ways of writing one.
    """
    for written in _writings(amount):
        at = sentence.find(f"{written}{measure}")
        if at == 0 or (at > 0 and sentence[at - 1] not in "0123456789.,"):
            return True
    return False


def _writings(amount: Decimal) -> Iterator[str]:
    yield f"{amount:f}"
    yield f"{amount:,f}"
    for scale, factor in (("萬", 10_000), ("万", 10_000), ("億", 100_000_000), ("亿", 100_000_000)):
        yield f"{_trim(amount / factor):f}{scale}"
