"""From plain data to the model: what each key takes, and what is refused.

The checks run in pydantic's validator, over a schema assembled here directly. (Declared as classes
of `pydantic.BaseModel`, the same schema costs more time to import and build than everything else
that `msss list` does together.) What pydantic finds is said again in terms of the file.

========  ====================================================
MSS101    a key the format doesn't have
MSS102    a key that is missing
MSS103    a list, a mapping or a text in the place of another
MSS104    an empty text or list
MSS105    a control or bidirectional character
MSS106    a deadline that can't be read
MSS107    a quantity that isn't a number of zero or more
MSS108    a year or number that isn't a whole one
MSS109    a date that isn't one
MSS110    a word that isn't one of those a key takes
MSS111    an item id that isn't of the form 7.2
========  ====================================================
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from pydantic_core import PydanticCustomError, SchemaValidator, ValidationError, core_schema

from . import deadline, quantity
from .diagnostic import Diagnostic, Path
from .model import Amendment, Bound, Item, Project, ResponsibilityList, Scope, Source, Target, Unit
from .yamlsource import Document, Plain, Unreadable

Schema = core_schema.CoreSchema

# C0 and C1 controls, and what reorders or hides text: U+200B–200F, 2028–202E, 2060–206F, FEFF, FFF9–FFFB.
_UNSAFE = r"\x00-\x1f\x7f-\x9f\u{200b}-\u{200f}\u{2028}-\u{202e}\u{2060}-\u{206f}\u{feff}\u{fff9}-\u{fffb}"
_UNSAFE_CHARACTER = "[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"


def parse(document: Document, file: str) -> tuple[ResponsibilityList | None, tuple[Diagnostic, ...]]:
    """The list that ``document`` holds, or every reason why it holds none."""
    try:
        parsed = _validator().validate_python(document.data, context={"year": _year(document.data)})
    except ValidationError as error:
        found = _diagnostics(error.errors(include_url=False), document, file)
        return None, tuple(sorted(found, key=lambda diagnostic: diagnostic.span))
    return parsed, ()


def _year(data: Plain) -> int:
    """The list's year, which its deadlines lean on, read ahead; any leap year if it can't be read."""
    year = data.get("year") if isinstance(data, dict) else None
    return int(year) if isinstance(year, str) and re.fullmatch("[1-9][0-9]{3}", year, re.ASCII) else 2024


# --- the values


def _text() -> Schema:
    return core_schema.str_schema(strict=True, min_length=1, pattern=f"^[^{_UNSAFE}]*$", regex_engine="rust-regex")


def _read(read: Callable[[str], Any], code: str) -> Schema:
    """A text that ``read`` turns into a value; its ValueError becomes an error of type ``code``."""

    def convert(text: str) -> Any:
        try:
            return read(text)
        except ValueError:
            raise PydanticCustomError(code, "{code}", {"code": code}) from None

    return core_schema.no_info_after_validator_function(convert, _text())


def _due(text: str, info: core_schema.ValidationInfo[Any]) -> deadline.Deadline:
    try:
        return deadline.parse_deadline(text, info.context["year"])
    except ValueError:
        raise PydanticCustomError("deadline", "deadline") from None


def _whole_number(text: str) -> int:
    if not re.fullmatch("[1-9][0-9]{0,3}", text, re.ASCII):
        raise ValueError(text)
    return int(text)


def _four_digits(text: str) -> int:
    if not re.fullmatch("[1-9][0-9]{3}", text, re.ASCII):
        raise ValueError(text)
    return int(text)


def _date(text: str) -> date:
    if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text, re.ASCII):
        raise ValueError(text)
    return date.fromisoformat(text)


def _item_id(text: str) -> str:
    if not re.fullmatch(r"[1-9][0-9]{0,3}\.[1-9][0-9]{0,3}", text, re.ASCII):
        raise ValueError(text)
    return text


def _quantity(text: str) -> Decimal:
    return quantity.parse_number(text)


def _one_or_many(data: Any) -> Any:
    return [data] if isinstance(data, str) else data


def _tuple(of: Schema, *, some: bool = False) -> Schema:
    """A list, kept as a tuple; with ``some`` it may not be empty."""
    return core_schema.no_info_after_validator_function(
        tuple, core_schema.list_schema(of, strict=True, min_length=1 if some else None)
    )


def _mapping(cls: type[Any], keys: Mapping[str, Schema]) -> Schema:
    """A mapping that becomes a ``cls``; a key is required where the class gives the field no default."""
    required = {spec.name for spec in fields(cls) if spec.default is spec.default_factory}  # both MISSING
    arguments = [
        core_schema.dataclass_field(
            name,
            schema if name in required else core_schema.with_default_schema(schema, default=_default(cls, name)),
            kw_only=True,
        )
        for name, schema in keys.items()
    ]
    arguments_schema = core_schema.dataclass_args_schema(cls.__name__, arguments, extra_behavior="forbid")
    return core_schema.dataclass_schema(cls, arguments_schema, list(keys), slots=True, frozen=True, strict=False)


def _default(cls: type[Any], name: str) -> Any:
    return next(spec.default for spec in fields(cls) if spec.name == name)


@lru_cache(maxsize=1)
def _validator() -> SchemaValidator:
    text = _text()
    texts = _tuple(text)
    target = _mapping(
        Target,
        {"content": text, "quantity": _read(_quantity, "quantity"), "measure": text, "bound": _read(Bound, "bound")},
    )
    item = _mapping(
        Item,
        {
            "id": _read(_item_id, "item_id"),
            "name": text,
            "lead": core_schema.no_info_before_validator_function(_one_or_many, _tuple(text, some=True)),
            "support": texts,
            "due": core_schema.with_info_after_validator_function(_due, text),
            "targets": _tuple(target),
            "leader": text,
            "note": text,
        },
    )
    project = _mapping(
        Project, {"number": _read(_whole_number, "number"), "name": text, "items": _tuple(item, some=True)}
    )
    unit = _mapping(Unit, {"name": text, "aliases": texts, "members": texts, "scope": _read(Scope, "scope")})
    amendment = _mapping(
        Amendment, {"item": _read(_item_id, "item_id"), "document": text, "date": _read(_date, "date"), "reason": text}
    )
    source = _mapping(Source, {"issuer": text, "document": text, "index": text, "date": _read(_date, "date")})
    whole = _mapping(
        ResponsibilityList,
        {
            "title": text,
            "year": _read(_four_digits, "year"),
            "source": source,
            "projects": _tuple(project, some=True),
            "units": _tuple(unit),
            "amendments": _tuple(amendment),
        },
    )
    return SchemaValidator(whole)


# --- what is wrong, in terms of the file

_NOUN: dict[type[Any], str] = {
    ResponsibilityList: "list",
    Source: "source",
    Project: "project",
    Item: "item",
    Target: "target",
    Unit: "unit",
    Amendment: "amendment",
}
_KEYS = {cls: tuple(spec.name for spec in fields(cls)) for cls in _NOUN}

_CHINESE_KEYS = dict(
    pair.split(":")
    for pair in (
        "標題:title 年份:year 年度:year 來源:source 項目:projects 單位:units"
        " 修訂:amendments 發布單位:issuer 文號:document 索引號:index 成文日期:date 日期:date"
        " 序號:number 編號:id 事項:items 項目名稱:name 名稱:name 牽頭單位:lead 配合單位:support"
        " 預計完成時間:due 完成時間:due 目標任務:targets 目標:targets 分管領導:leader 備註:note"
        " 內容:content 數量:quantity 計量單位:measure unit:measure"
        " 別名:aliases 簡稱:aliases 成員:members 範圍:scope 界限:bound"
    ).split()
)
_SUGGESTED = 100
"""How many unknown keys of a file get a suggestion: beyond that it isn't a list with slips in it."""

_WHERE: dict[str, type[Any]] = {
    "projects": Project,
    "items": Item,
    "targets": Target,
    "units": Unit,
    "source": Source,
    "amendments": Amendment,
}
_EXAMPLE = {
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
    "targets": "targets: with a - {content: 新增學位, quantity: 60000, measure: 個} for each",
    "content": "content: 新增學位",
    "quantity": "quantity: 60000",
    "measure": "measure: 個",
    "units": "units: with a - name: for each",
    "aliases": "aliases: [市衛健委]",
    "amendments": 'amendments: with a - {item: "1.1", document: …, date: 2022-09-01, reason: …} for each',
    "members": "members: [上城區政府, 拱墅區政府]",
}


def _holder(path: Path) -> type[Any]:
    """The class whose mapping the last step of ``path`` stands in."""
    for step in reversed(path[:-1]):
        if isinstance(step, str) and step in _WHERE:
            return _WHERE[step]
    return ResponsibilityList


def _key(path: Path) -> str:
    """The key that the value at ``path`` belongs to: ``support`` for an entry of a list of support units."""
    return next((step for step in reversed(path) if isinstance(step, str)), "the list")


def _diagnostics(problems: list[Any], document: Document, file: str) -> Iterator[Diagnostic]:
    unknown = 0
    for problem in problems:
        if isinstance(problem["input"], Unreadable):
            continue  # said already, as MSS004
        path: Path = tuple(problem["loc"])
        kind, value = problem["type"], problem["input"]
        if kind == "unexpected_keyword_argument":
            unknown += 1
            keys = _KEYS[_holder(path)]
            hint = _meant(str(path[-1]), keys) if unknown <= _SUGGESTED else ""
            message = f"the {_NOUN[_holder(path)]} has no key {path[-1]}"
            hint = hint or f"its keys are {', '.join(keys)}"
            yield Diagnostic("MSS101", message, file, document.span(path, key=True), path, hint)
        else:
            code, message, hint = _said(kind, path, value)
            yield Diagnostic(code, message, file, document.span(path), path, hint)


def _meant(key: str, keys: tuple[str, ...]) -> str:
    """The key that was meant by ``key``, as a hint; empty if none is near."""
    from difflib import get_close_matches

    from .chinese import fold

    folded = fold(key)
    meant = [_CHINESE_KEYS[word] for word in _CHINESE_KEYS if fold(word) == folded] + get_close_matches(
        key.casefold(), keys, n=1
    )
    near = next((word for word in meant if word in keys), None)
    return f"did you mean {near}?" if near else ""


def _said(kind: str, path: Path, value: Any) -> tuple[str, str, str]:
    """Code, message and hint for one of the validator's findings."""
    key = _key(path)
    example = f"write {_EXAMPLE[key]}" if key in _EXAMPLE else ""
    shown = _short(value)
    match kind:
        case "missing":
            return "MSS102", f"the {_NOUN[_holder(path)]} lacks {key}", example
        case "list_type":
            return "MSS103", f"{key} must be a list, not {_what(value)}", example
        case "dataclass_type":
            noun = f"each of {key}" if path and isinstance(path[-1], int) else key
            return "MSS103", f"{noun} must be a mapping (key: value), not {_what(value)}", example
        case "string_type":
            return "MSS103", f"{key} must be text, not {_what(value)}", example
        case "string_too_short":
            return "MSS104", f"{key} is empty", example or "fill it in, or remove the key"
        case "too_short":
            return "MSS104", f"{key} is an empty list", example
        case "string_pattern_mismatch":
            found = re.search(_UNSAFE_CHARACTER, value)
            character = f"U+{ord(found[0]):04X}" if found else "a control character"
            return (
                "MSS105",
                f"{key} holds the invisible character {character}",
                "retype the text: such a character hides or reorders what is read",
            )
        case "deadline":
            return (
                "MSS106",
                f"{key}: {shown} is no deadline that can be read",
                f"write one of {deadline.DEADLINE_FORMS}",
            )
        case "quantity":
            return (
                "MSS107",
                f"{key}: {shown} is not a number of zero or more",
                "write digits, 60000 or 4.5; the measure goes under measure:",
            )
        case "number" | "year":
            form = "a whole number from 1 to 9999" if kind == "number" else "a year of four digits"
            return "MSS108", f"{key}: {shown} is not {form}", example
        case "date":
            return "MSS109", f"{key}: {shown} is not a date", "write it as 2022-04-07"
        case "bound" | "scope":
            words = " or ".join(Bound if kind == "bound" else Scope)
            return "MSS110", f"{key}: {shown} is not {words}", f"write {words}, or remove the key"
        case "item_id":
            return (
                "MSS111",
                f"{key}: {shown} is not an item id",
                "write the project's number, a point and the item's: 7.2",
            )
        case _:  # pragma: no cover - the schema above can yield nothing else
            return "MSS103", f"{key} can't be read", example


def _what(value: Any) -> str:
    match value:
        case str():
            return f"the text {_short(value)}" if value else "nothing"
        case list():
            return "a list"
        case _:
            return "a mapping"


def _short(value: Any) -> str:
    """A value as a message quotes it: not the whole of a text that runs on."""
    if not isinstance(value, str):
        return _what(value)
    return value if len(value) <= 40 else value[:39] + "…"
