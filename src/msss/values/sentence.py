"""The quantities that a sentence of a list promises: 新增學位6萬個, 新建三座公園, 不超過30分鐘."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from .quantity import DIGITS, MOST, NARROW, NUMBER, SCALES, comparable, parse_number, parse_numerals


class Quantity(NamedTuple):
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


# Measures of more than one character; 公裏 and 分鍾 are what automatic conversion makes of 公里 and 分鐘.
_LONG = (
    "平方公里 平方公裏 平方千米 平方米 平方 平米 立方米 立方 公里 公裏 千米 厘米 毫米 延长米 延長米 延米 海里 海裏"
    " 公顷 公頃 英亩 英畝 公斤 千克 毫克 微克 毫升 吨 噸 标方 標方"
    " 千瓦时 千瓦時 千瓦 兆瓦 千伏安 兆伏安 分贝 分貝 个百分点 個百分點 百分点 百分點 美元 港元"
    " 人次 人天 人份 车次 車次 架次 班次 场次 場次 件次 户次 戶次 座次 辆次 輛次 例次 台次 批次 剂次 劑次 家次"
    " 标箱 標箱 标台 標台 台套 套件 学时 學時 课时 課時"
    " 床位 泊位 车位 車位 座位 学位 學位 托位 工位 岗位 崗位 蹲位 厕位 廁位 餐位 摊位 攤位"
    " 家庭 社区 社區 片区 片區 点位 點位 站点 站點 网点 網點 场所 場所 场馆 場館 场地 場地"
).split()
_LATIN = (
    "MWh kWh GWh MWp kWp MVA kVA Mbps Gbps km² hm² cm² m² km³ m³ km2 hm2 m2 m3 ㎞ ㎡ ㎢ ㎥"
    " km mm cm kg mg μg µg ug mL ha dB MW kW KW GW kV KV GB TB PB W L t m % ‰ ℃"
).split()
# Measures of one character, in both scripts.
_SHORT = (
    "个個处處家户戶所台臺條条张張座套片場场堂名人件项項次班輛辆艘棵株組组對对盞盏根部支本冊册卷篇批隻只頭头口眼孔尾羽"
    "畝亩米里尺升克斤噸吨元方筆笔例宗起單单份剂劑門门節节節課课层層幢棟栋間间室床席位桶罐袋箱盒副双雙車车架趟列段道"
    "樁桩桿杆塊块幅面盤盘枚顆颗粒叢丛站园園村鄉乡鎮镇社區区店館馆院校廳厅种種类類轮輪餐"
)
# What makes such a character the beginning of another word: 10方面, 3部門, 4車道, 5人制, 24節氣, 1對1.
_OTHER_WORDS = {
    "人": "制", "部": "门門委", "车車": "道辆輛站间間", "方": "面案式向便法位针針略", "节節": "气氣日点點水能假目约約",
    "对對": "0123456789口", "户戶": "外籍型", "道": "路", "轮輪": "车車椅岗崗", "类類": "型别別", "种種": "子",
    "站": "式", "层層": "次级級", "位": "于於", "门門": "诊診店", "餐": "饮飲厅廳", "条條": "例件款龙龍", "场場": "景",
    "口": "径徑岸之", "区區": "域", "社": "会會", "园園": "林", "村": "民", "家": "长長", "院": "士", "根": "据據治",
    "本": "科地土级級次", "头頭": "部", "组組": "团團织織", "台臺": "阶階湾灣", "副": "主市局省", "面": "积積向对對",
    "双雙": "向边邊月随隨休语語",
}  # fmt: skip
_LONGER_WORDS = {"种種": "|植(?!物)|[类類](?!型)"}
"""The same where one character more has to be looked at: 10種植基地 and 10種類, but 16種植物 and 10種類型."""
# Time and tension: a quantity where a clause ends or a bound stands beside it (不超過30分鐘), part of a
# name elsewhere (15分鐘生活圈, 24小時圖書館, 110千伏變電站).
_QUALIFYING = tuple("小时 小時 分钟 分鐘 分鍾 工作日 个工作日 個工作日 个月 個月 天 秒 周 週 千伏 kV KV".split())
# After a number: parts of dates, ages, ordinals and names, never measures.
_NO_MEASURE = frozenset("年月日号號级級届屆线線路期代点點时時岁歲后後前大中小化和与與及至到以内內版环環星强強樓楼")
_AT_LEAST = ("以上", "及以上", "或以上")
_AT_MOST = ("以下", "及以下", "或以下", "以内", "以內", "之内", "之內")
_AT_MOST_BEFORE = tuple(
    "不超过 不超過 不多于 不多於 不高于 不高於 不大于 不大於 至多 最多 控制在 低于 低於 少于 少於 ≤ <="
    " 缩短至 缩短到 縮短至 縮短到 压缩至 压缩到 壓縮至 壓縮到 降至 降到 降低至 降低到 減至 減到 减至 减到"
    " 減少至 減少到 减少至 减少到".split()
)
_AT_LEAST_BEFORE = tuple("不低于 不低於 不少于 不少於 不小于 不小於 至少 最少 ≥ >= 延长至 延长到 延長至 延長到".split())
# What a quantity changes by: 提高 in 由3000元提高到4200元. What stands before is where it begins, and no promise.
_CHANGES = (
    "提高|提升|提|[增添]加|增[长長]|增|[扩擴](?:大|展|容|充|建|面|[围圍])?|拓(?:展|[宽寬])|上[调調升浮]|[调調](?:整|高|增|[减減低])?|升|"
    "延[长長]|[缩縮](?:短|[减減])|[压壓](?:[缩縮]|降|[减減])|[减減]少|[减減]|降低|下[降调調]|降|[发發]展|改|[变變](?:更)?|加|翻"
)


@lru_cache(maxsize=256)
def read_quantities(sentence: str) -> tuple[Quantity, ...]:
    """The quantities that a sentence of a responsibility list promises, in their order.

    A quantity is a number (with 萬 or 億, a fraction, thousands separators) and the measure after it,
    whether the noun stands before (新增學位6萬個) or after (新建2座人行天橋); % and 百分之 are measures
    too. Of a range (10-15個) it is the end that binds. Years, dates, ages, ordinals and names with
    digits in them (2022年, 60歲, 第十四屆, 12345熱線, 地鐵2號線, 5G) are none, nor is what each has
    (每条5公里), nor where a change begins (3000元 of 由3000元提高到4200元). In Chinese numerals a quantity is
    one only where nothing else can be meant (新建三座, 兩千戶), since numerals stand in many words (三級, 一站式,
    三個方面).

    Never raises, and takes time in proportion to the sentence's length.
    """
    found = _written(sentence)
    if len(found) > 1 and _may_change(sentence):
        begun = _beginnings(sentence, found)
        return tuple(quantity for index, quantity in enumerate(found) if index not in begun) if begun else found
    return found


def may_be_quantities(sentence: str) -> tuple[Quantity, ...]:
    """What a target may take for a quantity, and isn't asked for.

    In numerals, since words are written so too: 一個, 三個公園, 五項. 100% in 全覆蓋. Where a change begins: 3000元 in
    由3000元提高到4200元.
    """
    found = [quantity for quantity, _ in _in_words(sentence)] if _HAS_NUMERAL.search(sentence) else []
    found += [
        Quantity(Decimal(100), "%", False, *whole.span(), whole[0]) for whole in re.finditer("全覆[盖蓋]", sentence)
    ]
    if _may_change(sentence):
        written = _written(sentence)
        found += [written[index] for index in sorted(_beginnings(sentence, written))]
    return tuple(found)


def _written(sentence: str) -> tuple[Quantity, ...]:
    """Every quantity, also where a change begins."""
    found = tuple(_quantities(sentence))
    if not _MAY_BE_CERTAIN.search(sentence):
        return found
    return _merged(found, (quantity for quantity, is_certain in _in_words(sentence) if is_certain))


def _may_change(text: str) -> bool:
    """Whether a change may come to something: 提高到, 延長至, 調整為."""
    return "到" in text or "至" in text or "为" in text or "為" in text


_PLAIN_TEXT = r"[^,，。;；、:：()（）\d]"


@lru_cache(maxsize=2)
def _changed(*, after_from: bool) -> re.Pattern[str]:
    """What stands between two quantities of which the first is where a change begins; after 由 or 從 it may be more."""
    if after_from:
        return re.compile(rf"{_PLAIN_TEXT}{{0,8}}?(?:{_CHANGES})(?:了)?[到至为為]{_PLAIN_TEXT}{{0,4}}|[到至]")
    return re.compile(rf"(?:以上|左右)?(?:分[别別])?(?:{_CHANGES})(?:了)?[到至为為]{_PLAIN_TEXT}{{0,4}}")


def _beginnings(sentence: str, quantities: tuple[Quantity, ...]) -> set[int]:
    """The indexes of the quantities that are where a change begins: 3000元 in 由3000元提高到4200元."""
    found: set[int] = set()
    for index, (first, second) in enumerate(pairwise(quantities)):
        if second.start - first.end > _BETWEEN:
            continue
        between = sentence[first.end : second.start]
        if not _may_change(between):
            continue
        changed = _changed(after_from=_is_after_from(sentence, quantities, index))
        if not changed.fullmatch(between) or not is_same_measure(first, second):
            continue
        found.add(index)
        is_of_several = re.search("分[别別]", between) is not None
        while is_of_several and index and sentence[quantities[index - 1].end : quantities[index].start] in _AND:
            index -= 1  # 由1元、2元分別提高到3元、4元
            found.add(index)
    return found


_BETWEEN = 20
"""The most characters between where a change begins and where it ends."""
_AND = ("、", "和", "与", "與", "及")


def is_same_measure(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities are counted in the same: 元 and 萬元, 戶 and 户."""
    return one.measure == other.measure or comparable(one.amount, one.measure)[1] == comparable(*other[:2])[1]


def _is_after_from(sentence: str, quantities: tuple[Quantity, ...], index: int) -> bool:
    """Whether 由 or 從 stands before a quantity in its clause, and no other quantity between."""
    start = quantities[index].start
    before = sentence[max(start - _BETWEEN, quantities[index - 1].end if index else 0) : start]
    return re.search(f"[由从從]{_PLAIN_TEXT}*$", before) is not None


def _merged(found: tuple[Quantity, ...], more: Iterable[Quantity]) -> tuple[Quantity, ...]:
    """Both in the order of the sentence; what overlaps one of ``found`` is a part of it."""
    taken = {at for quantity in found for at in range(quantity.start, quantity.end)}
    own = [quantity for quantity in more if taken.isdisjoint(range(quantity.start, quantity.end))]
    return tuple(sorted((*found, *own), key=lambda quantity: quantity.start)) if own else found


_HAS_NUMERAL = re.compile("[一二兩两三四五六七八九十]")
_MAY_BE_CERTAIN = re.compile("[一二兩两三四五六七八九十](?:(?<![一二])|[零一二百千萬万億亿點点])")
"""What stands in a number of which `_is_certain` can be true: a single 一 or 二 is none."""
# Before a numeral: an ordinal, a number that goes on, what each has, a place in a row, one of several.
_NOT_BEFORE = "第每各其前后後初〇零一二兩两三四五六七八九十百千萬万億亿點点几幾数數半0-9０-９A-Za-z"
# Measures of one character that hardly begin or end a word after a numeral, and with what they do.
_PLAIN = "座處处戶户所套輛辆棟栋幢間间場场家名臺台條条"
_PLAIN_WORDS = {"臺台": "山縣县", "條条": "紅红底", "家": "渠", "所": "有", "處处": "理"}
_SLOGANS = "方維维層层階阶環环必確确轉转不全代統统自意維维最責责清坚堅"


def _measures() -> tuple[str, str]:
    """The Chinese measures of several characters and of one, as regular expressions."""
    long = "|".join(sorted([word for word in (*_QUALIFYING, *_LONG) if not word.isascii()], key=len, reverse=True))
    words = [
        f"[{characters}](?![{others}]{_LONGER_WORDS.get(characters, '')})"
        for characters, others in _OTHER_WORDS.items()
    ]
    return long, f"[{''.join(set(_SHORT).difference(*_OTHER_WORDS))}]|{'|'.join(words)}"


@lru_cache(maxsize=1)
def _numerals_pattern() -> re.Pattern[str]:
    long, short = _measures()
    return re.compile(
        f"(?<![{_NOT_BEFORE}])(?P<number>[零一二兩两三四五六七八九十百千萬万億亿點点]{{1,{MOST}}})(?P<more>[余餘多])?(?P<measure>{long}|{short})"
        "(?P<next>.?)",
        re.DOTALL,
    )


def _in_words(sentence: str) -> Iterator[tuple[Quantity, bool]]:
    """Numbers in Chinese numerals with a measure after them, and whether nothing else can be meant."""
    for found in _numerals_pattern().finditer(sentence):
        measure, after = found["measure"], found["next"]
        start, end = found.start(), found.end("measure")
        before = sentence[max(start - 3, 0) : start]
        if "每" in before or before.endswith(("均", "分之")) or (measure in "個个" and after and after in _SLOGANS):
            continue
        try:
            amount = parse_numerals(found["number"])
        except ValueError:  # 百, 千: the beginnings of words
            continue
        at_least, at_most = _bounds(sentence, start, end)
        quantity = Quantity(amount, measure, at_most, start, end, sentence[start:end])
        yield quantity, _is_certain(quantity, after, bounded=at_least or at_most)


def _is_certain(quantity: Quantity, after: str, *, bounded: bool) -> bool:
    """Whether a number in numerals and its measure can be nothing but a quantity."""
    amount, measure = quantity.amount, quantity.measure
    if amount < 2 or quantity.text == f"二{measure}" or (after and after in "一二兩两三四五六七八九十"):
        return False
    if measure in _QUALIFYING:
        return bounded
    if measure in _LONG:
        return True
    ends = not after or not after.isalnum()
    if measure in "個个":
        return ends or amount >= 10
    if measure not in _PLAIN:
        return amount >= 100 and measure not in "里尺方面"
    others = next((others for ones, others in _PLAIN_WORDS.items() if measure in ones), "")
    return ends or after not in others


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    long, short = _measures()
    latin = "|".join(sorted(map(re.escape, _LATIN), key=len, reverse=True))
    per = rf"(?:/(?:[百千万萬]?人|{long}|(?:{latin}|[dhsa])(?![A-Za-z0-9])|[日天年月时時秒户戶{_SHORT}]))"
    unknown = r"[\u4e00-\u9fff](?=[,，、。;；:：)）(（”」』》\s]|$|[以及左])"
    more = "[余餘多几幾](?P<scale>[十百千]?[萬万億亿])?"
    # Before it neither a digit nor a letter (G20, PM2.5), but an abbreviation may (AED500台).
    alone = "(?<![0-9.])(?:(?<![A-Za-z])|(?<=[A-Z]{3}))"
    return re.compile(
        rf"(?P<share>[百千])分之(?P<of>{NUMBER}|[零〇一二三四五六七八九十百点點]{{1,9}})"
        rf"|{alone}(?P<number>{NUMBER})(?:[-—–~至到](?P<upper>{NUMBER}))?(?:{more})? ?"
        rf"(?P<measure>(?:{long}|(?:{latin})(?![A-Za-z0-9])|{short}){per}{{0,2}}|{unknown})?",
        re.ASCII,
    )


def _quantities(sentence: str) -> Iterator[Quantity]:
    plain = sentence.translate(NARROW)
    for found in _pattern().finditer(plain):
        share, measure = found["share"], found["measure"]
        if not share and (measure is None or measure in _NO_MEASURE):
            continue
        start, end = found.span()
        at_least, at_most = _bounds(plain, start, end)
        if measure in _QUALIFYING:
            at_most = at_most or (not at_least and plain.startswith(("内", "內"), end))
            after = plain[end : end + 1]
            if (after.isalnum() or after in ("”", "」")) and not (at_least or at_most):
                continue
        if _goes_on(plain, start):
            continue
        try:
            amount = _share(found["of"]) if share else _amount(found, upper=at_most)
        except ValueError:  # more digits than any promise has
            continue
        if share:
            measure = "%" if share == "百" else "‰"
        yield Quantity(amount, measure, at_most, start, end, sentence[start:end])


def _bounds(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether beside the place of a quantity stands that it is at least so much, and at most."""
    before, after = text[start - 1 : start] in _BOUND_BEFORE, text[end : end + 1] in _BOUND_AFTER
    at_least = (after and text.startswith(_AT_LEAST, end)) or (before and text.endswith(_AT_LEAST_BEFORE, 0, start))
    if at_least:
        return True, False
    return False, (after and text.startswith(_AT_MOST, end)) or (before and text.endswith(_AT_MOST_BEFORE, 0, start))


_BOUND_BEFORE = frozenset(word[-1] for word in (*_AT_LEAST_BEFORE, *_AT_MOST_BEFORE))
_BOUND_AFTER = frozenset(word[0] for word in (*_AT_LEAST, *_AT_MOST))


def _goes_on(plain: str, start: int) -> bool:
    """Whether the number at ``start`` goes on what stands before it: an ordinal, a document's number, a ratio."""
    before, last = plain[max(start - 2, 0) : max(start - 1, 0)], plain[max(start - 1, 0) : start]
    if last in ("第", "〔", "[", "每") or before == "每":
        return True
    joined = (before.isascii() and before.isalnum()) or before in ("%", "‰")
    return joined and last in ("-", "—", "–", "~", ":", "×", "+", "·", "/")


def _amount(found: re.Match[str], *, upper: bool) -> Decimal:
    """The number of a match; of a range the lower end, or with ``upper`` the upper."""
    number, highest, scale = found["number"], found["upper"], found["scale"] or ""
    if highest is None or upper:
        return parse_number((highest or number) + scale)
    if number[-1] not in SCALES:  # 3-5萬
        scale = highest.lstrip("0123456789.,") + scale
    return parse_number(number + scale)


def _share(text: str) -> Decimal:
    """The number after 百分之: 95, 九十五, 九十九点五, 百."""
    if text[0].isdigit():
        return parse_number(text)
    whole, _, fraction = text.replace("點", "点").partition("点")
    hundreds, _, rest = whole.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    total = 100 * DIGITS.get(hundreds, 1) if "百" in whole else 0
    total += (10 * DIGITS.get(tens, 1) if ten else 0) + DIGITS.get(ones[-1:], 0)
    decimals = "".join(str(DIGITS.get(digit, 0)) for digit in fraction)
    return Decimal(f"{total}.{decimals}" if decimals else total)


def in_words(quantities: Collection[Quantity]) -> str:
    """The quantities of a sentence as a message names them: as they are written, and the first ten only."""
    texts = [quantity.text for quantity in quantities]
    return "、".join(texts if len(texts) <= 10 else (*texts[:10], "…"))


def stands_in(sentence: str, amount: Decimal, measure: str) -> bool:
    """Whether the sentence plainly writes this quantity: 70所, 6萬個, 11,600戶.

    Quick, and certain only when it says yes: `read_quantities` knows the other ways of writing one.
    """
    for written in _writings(amount):
        text = f"{written}{measure}"
        at = sentence.find(text)
        # Neither a part of a longer number (170所) nor of a longer measure (100平方 of 100平方米).
        if at >= 0 and sentence[at - 1 : at] not in _IN_NUMBERS and not sentence[at + len(text) :][:1].isalnum():
            return True
    return False


def is_written_after(sentence: str, content: str, amount: Decimal, measure: str) -> bool:
    """Whether the sentence plainly writes this quantity directly after ``content``; certain only when it says yes."""
    at = sentence.find(content)
    if at < 0:
        return False
    at += len(content)
    digits = str(amount)
    if digits.isdigit():  # the most usual ways
        written = f"{digits[:-4]}萬{measure}" if digits.endswith("0000") else digits + measure
        if sentence.startswith(written, at):
            end = at + len(written)
            return not sentence[end : end + 1].isalnum()
    for written in _writings(amount):
        text = f"{written}{measure}"
        if sentence.startswith(text, at):
            end = at + len(text)
            return not sentence[end : end + 1].isalnum()
    return False


def is_taken_apart(sentence: str, promises: Sequence[tuple[str, Decimal, str]]) -> bool:
    """Whether the sentence plainly writes each of these quantities after its content, and no other number.

    So do nearly all, and there is no more to look for. Certain only when it says yes, as `stands_in`.
    """
    if len(promises) != len(_NUMBERS.findall(sentence)) or "百分之" in sentence:
        return False
    if len(promises) > 1 and len({promise[1:] for promise in promises}) < len(promises):
        return False
    for content, amount, measure in promises:
        if not is_written_after(sentence, content, amount, measure):
            return False
    return not (_MAY_BE_CERTAIN.search(sentence) and any(is_certain for _, is_certain in _in_words(sentence)))


_IN_NUMBERS = frozenset("0123456789.,")
_NUMBERS = re.compile(r"\d(?<![第\d.,]\d)[\d,.]*")


def _writings(amount: Decimal) -> Iterator[str]:
    """The usual ways to write a number, the most usual first: 6萬, 60000, 60,000."""
    if amount != (whole := int(amount)):
        yield f"{amount:f}"
        return
    if whole and not whole % 10_000:
        yield f"{whole // 10_000}萬"
        yield f"{whole // 10_000}万"
        if not whole % 100_000_000:
            yield f"{whole // 100_000_000}億"
            yield f"{whole // 100_000_000}亿"
    yield str(whole)
    if whole >= 1000:
        yield f"{whole:,}"
