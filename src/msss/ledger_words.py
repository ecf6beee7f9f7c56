"""The words of a ledger's JSON Schema: what `msss.jsonschema` says of its mappings and keys, in its forms."""

from __future__ import annotations

from typing import Any

from .ledger import Entry, Ledger
from .quantity import MOST, PERCENT, WRITTEN_NUMBER

MAPPINGS: dict[type[Any], tuple[str, str, str]] = {
    Ledger: ("進度記錄", "What was reported on one year's list, oldest first.", "一年清單的進度填報,由舊到新。"),
    Entry: ("記錄", "One report.", "一次填報。"),
}

KEYS: dict[type[Any], dict[str, tuple[str, str, str, tuple[Any, ...]]]] = {
    Ledger: {
        "year": ("年份", "The list's year.", "清單所屬年份。", (2022,)),
        "entries": ("記錄", "What was reported, oldest first.", "填報的記錄,由舊到新。", ()),
    },
    Entry: {
        "item": (
            "事項",
            'The id of the item that was reported on, in quotes: "7.2".',
            "填報的事項編號,須加引號。",
            ("1.1", "7.2"),
        ),
        "date": ("日期", "The day of the report, as 2022-09-30.", "填報日期,寫作2022-09-30。", ()),
        "target": (
            "目標",
            "The target's content, as the list has it; left out where the item has one target.",
            "目標任務的內容,照清單所寫;事項只有一個目標時不寫。",
            ("新增學位",),
        ),
        "value": (
            "累計",
            "All that was done so far, in the target's measure: 45000, 4.5萬; without targets, a percentage.",
            "自開始以來累計完成的數量;沒有量化目標的事項寫百分比。",
            (),
        ),
        "done": ("完成", "That an item without targets is done.", "沒有量化目標的事項已完成。", ()),
        "source": ("來源", "The document or address that says so.", "依據的文件或網址。", ()),
        "note": ("備註", "A remark.", "備註。", ()),
        "by": (
            "填報單位",
            "The unit that reported: it leads or supports the item.",
            "填報的牽頭或配合單位。",
            ("市教育局",),
        ),
        "correction": (
            "更正",
            "That the value corrects an earlier one, and may be lower.",
            "更正先前的填報,數值可以減少。",
            (),
        ),
    },
}

SPECIAL: dict[tuple[type[Any], str], str] = {
    (Ledger, "year"): "year",
    (Entry, "item"): "item_id",
    (Entry, "value"): "value",
    (Entry, "done"): "truth",
    (Entry, "correction"): "truth",
}

SHAPES: dict[str, dict[str, Any]] = {
    "value": {
        "anyOf": [
            {"type": "number", "minimum": 0},
            {"type": "string", "maxLength": MOST, "pattern": f"^(?:{WRITTEN_NUMBER}|{PERCENT})$(?!\\n)"},
        ]
    },
    "truth": {"type": "boolean"},
}
