"""From plain data to the list: what each key takes, and what is refused.

How values are checked, and what is said of those that aren't taken, is in `msss.shape` and
`msss.wording`, for every file of ours alike.

========  ====================================================
MSS101    a key the format doesn't have
MSS102    a key that is missing
MSS103    a list, a mapping or a text in the place of another
MSS104    an empty text or list
MSS105    a character that isn't seen
MSS106    a deadline that can't be read
MSS107    a quantity that isn't a number of zero or more
MSS108    a year or number that isn't a whole one
MSS109    a date that isn't one
MSS110    a word that isn't one of those a key takes
MSS111    an item id that isn't of the form 7.2
MSS112    several units in the place of one
MSS113    a character that is taken for another
========  ====================================================
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from pydantic_core import SchemaValidator

from .deadline import parse_deadline
from .diagnostic import Diagnostic
from .model import Amendment, Bound, Item, Project, ResponsibilityList, Scope, Source, Target, Unit
from .shape import (
    Vocabulary,
    amount,
    check,
    choice,
    day,
    item_id,
    many,
    mapping,
    number,
    one_of,
    one_or_many,
    or_none,
    read_with_year,
    text,
    unit_name,
    validator,
    year,
)
from .yamlsource import Document, Plain


def parse(document: Document, file: str) -> tuple[ResponsibilityList | None, tuple[Diagnostic, ...]]:
    """The list that ``document`` holds, or every reason why it holds none."""
    return check(_validator(), _VOCABULARY, document, file, _registered)


def _registered(data: Plain) -> set[str]:
    """The names and aliases under ``units:``, whatever else stands there."""
    units = data.get("units") if isinstance(data, dict) else None
    entries = [unit for unit in units if isinstance(unit, dict)] if isinstance(units, list) else []
    aliases = [alias for unit in entries for alias in (unit.get("aliases") or ()) if isinstance(alias, str)]
    return {name for name in (*aliases, *(unit.get("name") for unit in entries)) if isinstance(name, str)}


@lru_cache(maxsize=1)
def _validator() -> SchemaValidator:
    target = mapping(Target, {"content": text(), "quantity": amount(), "measure": text(), "bound": choice(Bound)})
    item = mapping(
        Item,
        {
            "id": item_id(),
            "name": text(),
            "lead": one_or_many(unit_name()),
            "support": many(unit_name()),
            "due": read_with_year(parse_deadline, "deadline"),
            "start": day(),
            "targets": many(target),
            "leader": text(),
            "note": text(),
        },
    )
    project = mapping(Project, {"number": number(), "name": text(), "items": many(item, some=True)})
    unit = mapping(
        Unit,
        {
            "name": unit_name(),
            "aliases": many(unit_name()),
            "members": many(unit_name()),
            "scope": choice(Scope),
        },
    )
    keys = {"item": or_none(item_id()), "unit": unit_name(), "document": text(), "date": day(), "reason": text()}
    amendment = one_of("item", "unit", mapping(Amendment, keys))
    source = mapping(Source, {"issuer": text(), "document": text(), "index": text(), "date": day()})
    return validator(
        mapping(
            ResponsibilityList,
            {
                "title": text(),
                "year": year(),
                "source": source,
                "projects": many(project, some=True),
                "units": many(unit),
                "amendments": many(amendment),
            },
        )
    )


# --- what messages call it all

_NOUNS: dict[type[Any], str] = {
    ResponsibilityList: "list",
    Source: "source",
    Project: "project",
    Item: "item",
    Target: "target",
    Unit: "unit",
    Amendment: "amendment",
}
_HOLDERS: dict[str, type[Any]] = {
    "projects": Project,
    "items": Item,
    "targets": Target,
    "units": Unit,
    "source": Source,
    "amendments": Amendment,
}
_EXAMPLES = {
    "title": "title: 2022年市政府民生實事項目責任清單",
    "year": "year: 2022",
    "source": "source: {issuer: 杭州市人民政府辦公廳, document: 杭政辦函〔2022〕20號, date: 2022-04-07}",
    "issuer": "issuer: 杭州市人民政府辦公廳",
    "document": "document: 杭政辦函〔2022〕20號",
    "index": "index: 002489401/2022-266118",
    "date": "date: 2022-04-07",
    "projects": "projects: with a - number: and items: for each",
    "number": "number: 7",
    "items": "items: with a - id:, name:, lead: and due: for each",
    "id": 'id: "7.2"',
    "lead": "lead: 市建委, or a list: [市建委, 市城管局]",
    "support": "support: [市發改委, 市財政局]",
    "due": "due: 11月底",
    "start": "start: 2022-06-01",
    "targets": "targets: with a - {content: 新增學位, quantity: 60000, measure: 個} for each",
    "content": "content: 新增學位",
    "quantity": "quantity: 60000",
    "measure": "measure: 個",
    "units": "units: with a - name: for each",
    "aliases": "aliases: [市衛健委]",
    "amendments": 'amendments: with a - {item: "1.1", document: …, date: 2022-09-01, reason: …} for each',
    "members": "members: [上城區政府, 拱墅區政府]",
    "item": 'item: "7.2", or unit: in its place',
}
_WORDS = dict(
    pair.split(":")
    for pair in (
        "標題:title 年份:year 年度:year 來源:source 項目:projects 單位:units"
        " 修訂:amendments 發布單位:issuer 文號:document 索引號:index 成文日期:date 日期:date"
        " 序號:number 編號:id 事項:items 項目名稱:name 名稱:name 牽頭單位:lead 配合單位:support"
        " 預計完成時間:due 完成時間:due 目標任務:targets 目標:targets 開始時間:start 分管領導:leader 備註:note"
        " 內容:content 數量:quantity 計量單位:measure unit:measure"
        " 別名:aliases 簡稱:aliases 成員:members 範圍:scope 界限:bound"
    ).split()
)
_VOCABULARY = Vocabulary(_NOUNS, _HOLDERS, _EXAMPLES, _WORDS)
