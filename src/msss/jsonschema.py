"""The format as JSON Schema (2020-12), for editors and for validators that aren't msss.

Which keys there are, which are required and what each takes comes from the model's classes; here stand
only the words, in English and Chinese, and examples from the list of 2022.

A JSON Schema sees what a YAML loader made of the file, not the file: there ``id: 1.10`` is the number
1.1 and is refused, where msss reads the text ``1.10``. It knows no units, sums or sentences either:
what it accepts can still be wrong, and `msss validate` says so.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, get_args, get_origin, get_type_hints

from . import evaluation_words, ledger_words
from .characters import text_pattern
from .deadline import Deadline
from .evaluation import Evaluation
from .ledger import Ledger
from .model import Amendment, Bound, Item, Project, ResponsibilityList, Scope, Source, Target, Unit
from .quantity import MOST, WRITTEN_NUMBER, wide
from .shape import DAY, ITEM_ID, NUMBER, YEAR

Json = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_MAPPINGS: dict[type[Any], tuple[str, str, str]] = {
    ResponsibilityList: ("責任清單", "One year's responsibility list of one government.", "一級政府一年的責任清單。"),
    Source: ("來源", "The document the list was published in.", "發布清單的文件。"),
    Project: ("項目", "One of the voted projects, numbered.", "票決產生的一個項目,有序號。"),
    Item: (
        "事項",
        "One row of the list: a deliverable with its own lead unit and deadline.",
        "清單的一行:有自己的牽頭單位和完成時間的一件事。",
    ),
    Target: ("目標任務", "One quantified promise of the item's sentence.", "句中的一個量化承諾。"),
    Unit: (
        "單位",
        "An organisation, or with members a collective that answers together.",
        "一個單位;有成員的,是一併負責的一組單位。",
    ),
    Amendment: (
        "修訂",
        "A change of an item that was voted again: it lets a weakened promise through.",
        "經再次表決的事項變更;有此記錄,承諾方可放寬。",
    ),
}
"""Each class of the model: what it is called and what it is, in English and in Chinese."""

_Words = tuple[str, str, str, tuple[Any, ...]]

_KEYS: dict[type[Any], dict[str, _Words]] = {
    ResponsibilityList: {
        "title": ("標題", "The list's title.", "清單的標題。", ("2022年市政府民生實事項目責任清單",)),
        "year": ("年份", "The year the list is for; deadlines lean on it.", "清單所屬年份,完成時間以此年計。", (2022,)),
        "source": ("來源", "The document that published the list.", "發布清單的文件。", ()),
        "projects": ("項目", "The voted projects, in the order of their numbers.", "票決產生的項目,按序號排列。", ()),
        "units": (
            "單位",
            "Every organisation the list may name. With it, a name that isn't in it is an error.",
            "清單中可出現的全部單位;有此名錄時,名錄以外的名稱為錯誤。",
            (),
        ),
        "amendments": ("修訂", "The changes that were voted again.", "經再次表決的變更。", ()),
    },
    Source: {
        "issuer": ("發布單位", "Who published the document.", "發布文件的單位。", ("杭州市人民政府辦公廳",)),
        "document": (
            "文號",
            "The document's number, with its own brackets.",
            "文號,括號照原樣。",
            ("杭政辦函〔2022〕20號",),
        ),
        "date": (
            "成文日期",
            "The day the document was signed, as 2022-04-07.",
            "成文日期,寫作2022-04-07。",
            ("2022-04-07",),
        ),
        "index": ("索引號", "The document's index number.", "文件的索引號。", ("002489401/2022-266118",)),
    },
    Project: {
        "number": ("序號", "The project's number.", "項目的序號。", (1, 10)),
        "items": ("事項", "The project's rows in the list.", "項目在清單中的各行。", ()),
        "name": ("項目名稱", "The project's own name, if it has one.", "項目本身的名稱(如有)。", ()),
    },
    Item: {
        "id": (
            "編號",
            "The project's number, a point, the row's number. In quotes, \"7.2\": without them editors and other tools"
            " read a number (msss itself does not).",
            '項目序號、點、行號。須加引號,如"7.2":不加引號時,編輯器等工具會讀成數字(msss不會)。',
            ("1.1", "7.2"),
        ),
        "name": (
            "項目名稱",
            "The sentence that was voted, character for character.",
            "票決通過的原句,一字不改。",
            ("新建成中小學、幼兒園70所,新增學位6萬個",),
        ),
        "lead": (
            "牽頭單位",
            "Who leads: a unit's name, or a list of them.",
            "牽頭單位:一個名稱,或多個名稱的列表。",
            ("市教育局",),
        ),
        "due": (
            "預計完成時間",
            "By when, as the notice writes it: 11月底, 四季度, 年底, 12月31日前, 2022-11-30.",
            "完成時間,照原文寫。",
            ("10月底", "11月底", "12月底"),
        ),
        "support": (
            "配合單位",
            "The units that support, in the notice's order.",
            "配合單位,按原文順序。",
            (["市規劃和自然資源局", "市發改委", "市財政局", "市建委", "各區、縣(市)政府"],),
        ),
        "targets": ("目標任務", "The sentence's promises, one by one.", "句中的承諾,逐一列出。", ()),
        "start": (
            "開始時間",
            "The day from which progress is measured, as 2022-06-01; without it, the day of the list.",
            "進度自此日起計,寫作2022-06-01;不寫則自清單之日起計。",
            (),
        ),
        "leader": ("分管領導", "The leader in charge, if the list names one.", "分管領導(清單寫明時)。", ()),
        "note": ("備註", "A remark of the list.", "清單的備註。", ()),
    },
    Target: {
        "content": ("內容", "What is promised, in the sentence's words.", "承諾的內容,用原句的字。", ("新增學位",)),
        "quantity": (
            "數量",
            "How much of it, without the measure: 60000, 4.5, or 6萬 as the sentence writes it.",
            "數量,不帶計量單位:60000、4.5,或照原句寫6萬。",
            (60000, 70),
        ),
        "measure": ("計量單位", "What is counted.", "計量單位。", ("個", "戶", "平方米")),
        "bound": ("界限", "Which side of the quantity is promised.", "承諾的是數量的下限還是上限。", ()),
    },
    Unit: {
        "name": ("名稱", "The unit's name, as the list writes it.", "單位名稱,照清單所寫。", ("市建委",)),
        "aliases": ("別名", "Its other names: in full, in short.", "其他名稱:全稱、簡稱。", (["市城鄉建設委員會"],)),
        "members": (
            "成員",
            "The members of a collective, which answer together.",
            "一併負責的各成員單位。",
            (["上城區政府", "拱墅區政府"],),
        ),
        "scope": (
            "範圍",
            "Whether all members answer, or each as far as it is concerned.",
            "各成員均負責,或僅相關成員負責。",
            (),
        ),
    },
    Amendment: {
        "item": (
            "編號",
            'The id of the item that was changed, in quotes: "7.2".',
            "變更的事項編號,須加引號。",
            ("7.2",),
        ),
        "unit": (
            "單位",
            "In the place of item: the unit or collective whose entry under units: was changed.",
            "代替編號:名錄中被變更的單位或一組單位。",
            ("各區、縣(市)政府",),
        ),
        "document": ("文號", "The document that records the vote.", "記錄表決的文件。", ()),
        "date": ("日期", "That document's day, as 2022-04-07.", "該文件的日期,寫作2022-04-07。", ()),
        "reason": ("理由", "Why the promise was changed.", "變更的理由。", ()),
    },
}
"""Each key: the term of the notice, what it means in English and in Chinese, and examples."""

_WORDS: dict[StrEnum, tuple[str, str, str]] = {
    Bound.AT_LEAST: ("不少於", "At least so much: 50 parks.", "至少這麼多。"),
    Bound.AT_MOST: ("不超過", "At most so much: 30 minutes.", "至多這麼多。"),
    Scope.ALL: ("全體", "All members answer.", "各成員均負責。"),
    Scope.RELEVANT: ("相關", "Each member answers as far as it is concerned: 各相關….", "僅相關成員負責:各相關…。"),
}


def _ref(name: str) -> Json:
    return {"$ref": f"#/$defs/{name}"}


def whole(pattern: str) -> str:
    """A pattern of the whole of a text. To Python, $ matches before a line break at the end as well."""
    return f"^(?:{pattern})$(?!\\n)"


_SHAPES: dict[str, Json] = {
    "text": {"type": "string", "minLength": 1, "pattern": whole(text_pattern())},
    "item_id": {"type": "string", "pattern": whole(wide(ITEM_ID))},
    "date": {"type": "string", "pattern": whole(wide(DAY))},
    # One of these characters is in every deadline; a bare number is none.
    "deadline": _ref("text") | {"pattern": "[月季年/／－-]"},
    "quantity": {
        "anyOf": [
            {"type": "number", "minimum": 0},
            {"type": "string", "maxLength": MOST, "pattern": whole(WRITTEN_NUMBER)},
        ]
    },
    "number": {
        "anyOf": [
            {"type": "integer", "minimum": 1, "maximum": 9999},
            {"type": "string", "pattern": whole(wide(NUMBER))},
        ]
    },
    "year": {
        "anyOf": [
            {"type": "integer", "minimum": 1000, "maximum": 9999},
            {"type": "string", "pattern": whole(wide(YEAR))},
        ]
    },
}
"""The values that aren't mappings, by the name they have in the schema."""

_SHAPE_OF: dict[type[Any], str] = {str: "text", int: "number", Decimal: "quantity", date: "date", Deadline: "deadline"}
_SPECIAL: dict[tuple[type[Any], str], str] = {
    (Item, "id"): "item_id",
    (Amendment, "item"): "item_id",
    (ResponsibilityList, "year"): "year",
}
"""The keys that take less than their type in the model says."""
_ONE_OR_MANY = {(Item, "lead")}
"""The keys that take a text in the place of a list of one."""
_ONE_OF: dict[type[Any], tuple[str, str]] = {Amendment: ("item", "unit")}
"""The mappings with one of two keys, and not both."""

for _words in (ledger_words, evaluation_words):
    _MAPPINGS |= _words.MAPPINGS
    _KEYS |= _words.KEYS
    _SHAPES |= _words.SHAPES
    _SPECIAL |= _words.SPECIAL
_WORDS |= evaluation_words.WORDS


class Of(StrEnum):
    """The files of ours that have a format of their own."""

    LIST = "list"
    LEDGER = "ledger"
    EVALUATION = "evaluation"


_ROOTS: dict[Of, type[Any]] = {Of.LIST: ResponsibilityList, Of.LEDGER: Ledger, Of.EVALUATION: Evaluation}
"""The class that holds a whole file of each format."""


def build(of: Of = Of.LIST) -> Json:
    """The JSON Schema of a format."""
    root = _ROOTS[of]
    whole = _mapping(root)
    inside = [cls for cls in _MAPPINGS if cls.__module__ == root.__module__ and cls is not root]
    definitions = {_name(cls): _mapping(cls) for cls in inside}
    written = json.dumps([whole, definitions])
    shapes = {name: shape for name, shape in _SHAPES.items() if json.dumps(_ref(name)["$ref"]) in written}
    return {"$schema": DIALECT} | whole | {"$defs": definitions | shapes}


def text(of: Of = Of.LIST) -> str:
    """The JSON Schema of a format as the text of a file: what `msss schema` prints."""
    written = json.dumps(build(of), ensure_ascii=False, indent=2) + "\n"
    # In a pattern stand the ends of ranges, which no font has: they are written as escapes.
    return re.sub("[\U00010000-\U0010ffff]", lambda found: json.dumps(found[0])[1:-1], written)


def _mapping(cls: type[Any]) -> Json:
    keys = fields(cls)
    choices = _ONE_OF.get(cls, ())
    required = [key.name for key in keys if _required(key) and key.name not in choices]
    schema: Json = {"type": "object", "additionalProperties": False, "required": required}
    if choices:
        schema["oneOf"] = [{"required": [key]} for key in choices]
    return _said(*_MAPPINGS[cls]) | schema | {"properties": dict(_properties(cls, keys))}


def _properties(cls: type[Any], keys: tuple[Field[Any], ...]) -> Iterator[tuple[str, Json]]:
    types = get_type_hints(cls)
    for key in keys:
        title, english, chinese, examples = _KEYS[cls][key.name]
        value = _said(title, english, chinese) | _value(cls, key, types[key.name])
        if isinstance(key.default, StrEnum):
            value["default"] = key.default.value
        yield key.name, value | ({"examples": list(examples)} if examples else {})


def _value(cls: type[Any], key: Field[Any], kind: Any) -> Json:
    """What a key takes, from its type in the model; a list that is required may not be empty."""
    if get_origin(kind) is tuple:
        array: Json = {"type": "array", "items": _one(get_args(kind)[0])}
        if _required(key):
            array["minItems"] = 1
        return {"anyOf": [_one(str), array]} if (cls, key.name) in _ONE_OR_MANY else array
    if (cls, key.name) in _SPECIAL:
        return _ref(_SPECIAL[cls, key.name])
    return _one(next((part for part in get_args(kind) if part is not type(None)), kind))  # str | None is str


def _one(kind: type[Any]) -> Json:
    if issubclass(kind, StrEnum):
        return {"oneOf": [{"const": word.value} | _said(*_WORDS[word]) for word in kind]}
    return _ref(_SHAPE_OF[kind] if kind in _SHAPE_OF else _name(kind))


def _required(key: Field[Any]) -> bool:
    return key.default is MISSING and key.default_factory is MISSING


def _said(title: str, english: str, chinese: str) -> Json:
    return {"title": title, "description": f"{english} {chinese}"}


def _name(cls: type[Any]) -> str:
    return cls.__name__.lower()
