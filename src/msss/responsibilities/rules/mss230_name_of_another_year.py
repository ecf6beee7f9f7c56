"""The title or a document's number names another year.

The title names the list's year (2022年市政府民生實事項目責任清單). A document's number (杭政辦函〔2022〕20號) and its
index (002489401/2022-266118) name the year in which it was issued: the year of ``source.date`` or,
in the first three months, the year before. Correct what is wrong: the title, the number, the index,
the date or the list's year.

Passes:

    title: 2022年市政府民生實事項目責任清單
    year: 2022
    source: {issuer: 杭州市人民政府辦公廳, document: 杭政辦函〔2022〕20號, date: 2022-04-07}
    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
             targets: [{content: 新增學位, quantity: 60000, measure: 個}]}

Fails:

    title: 2021年市政府民生實事項目責任清單
    year: 2022
    source: {issuer: 杭州市人民政府辦公廳, document: 杭政辦函〔2021〕20號, date: 2022-04-07}
    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
             targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...common.language import t
from ...formats.rules import Finding
from ..model import ResponsibilityList

_TITLE = re.compile(r"(?<!\d)\d{3,6}(?=\s*(?:年|[-—–~至到/]\s*\d{4}))|[〇○零一二三四五六七八九]{4}(?=年)")
_NUMBER = re.compile(r"[〔﹝［\[（(【]\s*(\d{4})\s*(?:年\s*)?[〕﹞］\])）】]|/(\d{4})-\d")
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")


def check(responsibilities: ResponsibilityList) -> Iterator[Finding]:
    """Yield the title, the document and the index that name years, and not the right one."""
    year, source = responsibilities.year, responsibilities.source
    named = [int(found.translate(_DIGITS)) for found in _TITLE.findall(responsibilities.title)]
    if named and year not in named:
        message = t("the title names {year}, but the list is for {list_year}", year=named[0], list_year=year)
        yield Finding(("title",), message, t("correct the title, or the list's year"))
    day = source.date
    years = {day.year, day.year - 1} if day.month <= 3 else {day.year}
    for key, text in (("document", source.document or ""), ("index", source.index or "")):
        found = [int(bracketed or indexed) for bracketed, indexed in _NUMBER.findall(text)]
        if found and years.isdisjoint(found):
            message = t("{key} names {year}, but the date is {date}", key=key, year=found[0], date=day)
            yield Finding(("source", key), message, t("correct {key}, or the date", key=key))
