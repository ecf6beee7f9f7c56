"""What the text around a table says of the list: title, year, issuer, document number, date, index number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from ..common.language import Series, t
from ..values.chinese import fold
from .places import Place
from .published import Doubt, Line
from .texts import in_one_line, lines_of, squeezed


class Head(NamedTuple):
    """What is known of the list; None where nothing says it."""

    title: str | None
    year: int | None
    issuer: str | list[str] | None
    document: str | None
    date: date | None
    index_number: str | None
    doubts: tuple[Doubt, ...]


class _Text(NamedTuple):
    """A line as it is read: the cells of a row of a table stand in one, with tabs between."""

    text: str
    cells: tuple[str, ...]
    place: Place


_NUMBER = r"[\u4e00-\u9fff]{1,15}[〔\[［【(（](?:19|20)\d\d[〕\]］】)）]\s?第?\d{1,5}[號号]"
_DAY = re.compile(
    r"(?P<year>(?:19|20)\d\d|[二〇○零一三四五六七八九]{4})\s?[年/.-]\s?(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})\s?[月/.-]\s?"
    r"(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})\s?[日]?"
)
_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d|二[〇○零][一二三四五六七八九〇○零]{2})\s?年")
_ISSUER = re.compile("(?:政府|办公厅|办公室|委员会|党委|市委|区委|县委|局|领导小组|委|厅)$")
# In Simplified characters.
_LABELS = {
    "index": "索引号|信息索引号|索引",
    "document": "发文字号|文件编号|文号|发文号",
    "date": "成文日期|发文日期|生成日期|印发日期|制发日期|公开日期|发布日期|发文时间|成文时间|发布时间",
    "issuer": "发布单位|发布机构|发文机关|发文单位|制发单位|公开主体|发布机关|制发机关|信息来源",
}
_VALUES = {
    "index": r"[A-Za-z0-9][A-Za-z0-9/_.-]{4,40}",
    "document": _NUMBER,
    "date": _DAY.pattern,
    "issuer": r"[\u4e00-\u9fff()（）]{2,40}",
}
_OF_A_TITLE = re.compile("清单|实事|责任|任务|项目|计划|方案|一览|目标|分解")
_NO_TITLE = re.compile(r"附件\s*\d*[:：]?|单位[:：].*|.*[。;；]|\(.*\)|（.*）|.*印发.*通知")
_MOST_TITLE = 60
_NUMERALS = "〇一二三四五六七八九"


def read(before: Sequence[Line], after: Sequence[Line], titles: Sequence[str], table: Place) -> Head:
    """The head of a list, of which the table stands between the lines ``before`` and ``after``."""
    above, below = list(_texts(before)), list(_texts(after))
    doubts: list[Doubt] = []
    title, place = _title(above, titles)
    if title is None:
        doubts.append(Doubt(("title",), t("no title was found: add title:"), table))
    signed = _signature(above) or _signature(below)
    day, _ = _labelled("date", above, below)
    on = _day(day) if day else None
    if on is None and signed:
        on = signed[1]
    issuer = _signed_by(signed) if signed else _labelled("issuer", above, below)[0]
    document, more = _document(above, below)
    doubts += more
    index, _ = _labelled("index", above, below)
    for key, said in (("document", document), ("index", index)):
        if said is None and not more and (at := _label(key, above, below)):
            doubts.append(Doubt(("source", key), t("{key} could not be read: add it", key=key), at))
    year, doubt = _year(title, on, place or table)
    doubts += doubt
    if issuer is None:
        doubts.append(Doubt(("source", "issuer"), t("who published it was not found: add issuer"), table))
    if on is None:
        doubts.append(Doubt(("source", "date"), t("the day of the document was not found: add date"), table))
    return Head(title, year, issuer, document, on, index, tuple(doubts))


def _texts(lines: Sequence[Line]) -> Iterator[_Text]:
    for line in lines:
        cells = tuple(cell for part in line.text.split("\t") if (cell := in_one_line(part)))
        if "\t" in line.text:
            yield _Text(" ".join(cells), cells, line.place)
            continue
        for one in lines_of(line.text):
            text = in_one_line(one)
            yield _Text(text, (text,), line.place)


# --- one thing after the other


def _title(above: list[_Text], titles: Sequence[str]) -> tuple[str | None, Place | None]:
    """The title: the nearest line above the table that could be one, else what the document calls itself."""
    near = above[-6:]
    for at in range(len(near) - 1, -1, -1):
        text = _without_comment(near[at].text)
        if not _may_be_title(text):
            continue
        if not _YEAR.search(text) and at and len(squeezed(near[at - 1].text)) <= _MOST_TITLE:
            first = _without_comment(near[at - 1].text)
            if _YEAR.match(first) and _may_be_title(first):  # broken into two lines
                return f"{first}{text}", near[at - 1].place
        return text, near[at].place
    for text in titles:
        if _may_be_title(own := in_one_line(text)):
            return own, None
    for one in above:
        text = re.sub("^附件[:：]?", "", one.text).strip("《》 ")
        if _may_be_title(text) and _YEAR.search(text):
            return text, one.place
    return None, None


def _without_comment(text: str) -> str:
    """A line without what stands around a title: source: …, and brackets after it."""
    text = re.sub(r"^#?\s*(?:source|來源|来源)\s*[:：]\s*", "", text)
    return re.sub(r"\s*[(（][^()（）]*(?:索引|發布|发布|公示)[^()（）]*[)）].*$", "", text).strip("《》 ")


def _may_be_title(text: str) -> bool:
    folded = fold(text)
    return 4 <= len(folded) <= _MOST_TITLE and bool(_OF_A_TITLE.search(folded)) and not _NO_TITLE.fullmatch(folded)


def _labelled(key: str, above: list[_Text], below: list[_Text]) -> tuple[str | None, Place | None]:
    """What stands behind a label: 索引號: 002489401/2022-266118."""
    label, value = re.compile(_LABELS[key]), re.compile(_VALUES[key])
    for one in (*above, *below):
        folded = fold(one.text)
        if not label.search(folded):
            continue
        for at, cell in enumerate(one.cells):
            found = label.search(fold(cell))
            if not found:
                continue
            own = squeezed(cell)[found.end() :].lstrip(":： ]】")
            if not own and at + 1 < len(one.cells):
                own = one.cells[at + 1].lstrip(":： ")
            if (meant := value.match(own)) and meant[0][-1] not in "-/_.":  # which is broken over lines
                return meant[0], one.place
    return None, None


def _label(key: str, above: list[_Text], below: list[_Text]) -> Place | None:
    """Where a label stands, whatever stands behind it."""
    label = re.compile(f"(?:{_LABELS[key]})[:：]")
    return next((one.place for one in (*above, *below) if label.search(squeezed(fold(one.text)))), None)


def _signature(texts: list[_Text]) -> tuple[list[str], date, Place] | None:
    """Who signed and when: lines that name issuers, and a day alone below them. The last such place counts."""
    for at in range(len(texts) - 1, 0, -1):
        found = _DAY.fullmatch(re.sub("(?:印发|印發)$", "", texts[at].text))
        on = found and _day(found[0])
        if not on:
            continue
        issuers: list[str] = []
        while at > 0 and len(issuers) < 3:
            at -= 1
            text = squeezed(texts[at].text)
            if len(text) > 30 or not _ISSUER.search(fold(text)):
                break
            issuers.insert(0, text)
        if issuers:
            return issuers, on, texts[at].place
    return None


def _signed_by(signed: tuple[list[str], date, Place]) -> str | list[str]:
    """Who signed: a name, or several."""
    names = signed[0]
    return names[0] if len(names) == 1 else names


def _document(above: list[_Text], below: list[_Text]) -> tuple[str | None, list[Doubt]]:
    """The document's number: behind its label, else alone on a line, else the only one there is."""
    labelled, _ = _labelled("document", above, below)
    if labelled:
        return labelled, []
    texts = [*above, *below]
    for one in texts:
        if re.fullmatch(_NUMBER, one.text):
            return one.text, []
    found = {match[0]: one.place for one in texts for match in re.finditer(_NUMBER, one.text)}
    if not found:
        return None, []
    names = Series(list(found)[:5])
    message = t("which of these is the document's own number is unsure: {numbers}", numbers=names)
    return None, [Doubt(("source", "document"), message, next(iter(found.values())))]


def _year(title: str | None, on: date | None, place: Place) -> tuple[int | None, list[Doubt]]:
    found = _YEAR.search(title or "")
    if found:
        return _numeral_year(found["year"]), []
    if on is not None:
        return on.year, [Doubt(("year",), t("the title names no year: this is that of the document's date"), place)]
    return None, [Doubt(("year",), t("no year was found: add year:"), place)]


def _numeral_year(text: str) -> int:
    if text.isdecimal():
        return int(text)
    return int("".join(str(_NUMERALS.index(char)) for char in text.replace("零", "〇").replace("○", "〇")))


def _day(text: str) -> date | None:
    """A day: 2022-04-07, 2022年4月7日, 二〇二二年四月七日."""
    found = _DAY.search(text)
    if not found:
        return None

    def number(part: str) -> int:
        if part.isdecimal():
            return int(part)
        tens, ten, ones = part.rpartition("十")
        return (_NUMERALS.index(tens or "一") * 10 if ten else 0) + (_NUMERALS.index(ones) if ones else 0)

    try:
        return date(_numeral_year(found["year"]), number(found["month"]), number(found["day"]))
    except ValueError:
        return None
