"""Adding a key is a change in one place: it is declared, and everything else follows.

The class here is a copy of the list's `Item` with one key more. It is made up, and so is what it is for.
"""

from __future__ import annotations

from dataclasses import MISSING, dataclass, fields
from typing import Annotated

import pytest
from key_tables import table

from msss.common.language import Phrase
from msss.evaluation.model import Evaluation
from msss.formats import jsonschema
from msss.formats.keys import Key, Many, Mapping, keys_of, part, part_of, parts_of
from msss.formats.messages import at
from msss.formats.reading import Format
from msss.formats.types import Amount, Text
from msss.ledger.model import Ledger
from msss.responsibilities.model import Item, Project, ResponsibilityList


@part("item", "事項", "A copy of an item.", "事項的副本。")
@dataclass(frozen=True, slots=True)
class ItemWithArea(Item):
    """`Item`, and one key more."""

    area: Annotated[
        Amount | None,
        Key(
            "面積",
            "The area, in hectares.",
            "面積,以公頃計。",
            why="made up for this test",
            examples=(4.5,),
            sample="area: 4.5",
            words="佔地",
        ),
    ] = None


@part("item", "事項", "A copy of an item.", "事項的副本。")
@dataclass(frozen=True, slots=True)
class ItemWithContractor(Item):
    """`Item`, and one text more."""

    contractor: Annotated[Text | None, Key("施工單位", "Who builds it.", "施工的單位。")] = None


@part("rows", "各行", "The rows.", "各行。")
@dataclass(frozen=True, slots=True)
class Rows:
    """A document that holds such items."""

    items: Annotated[tuple[ItemWithArea, ...], Key("事項", "The rows.", "各行。", sample="items: […]")]


ROW = '{id: "1.1", name: 新建公園2個, lead: 市園文局, due: 2022-11-30'


def read(rows: str) -> tuple[Rows | None, list[str]]:
    """What a file with these rows holds, and what is said of it."""
    model, _, found = Format(Rows).read(f"items:\n{rows}\n".encode(), "rows.yaml")
    return model, [str(one) for one in found]


def test_the_new_key_is_validated() -> None:
    model, said = read(f"  - {ROW}, area: 4.5}}")
    assert said == []
    assert model is not None
    assert str(model.items[0].area) == "4.5"
    _, said = read(f"  - {ROW}, area: big}}")
    assert said == [
        "rows.yaml:2:66: error[MSS107]: area: big is not a number of zero or more"
        " (write digits, for example 60000 or 4.5; the measure goes under measure:)"
    ]


@pytest.mark.parametrize("written", ["面積", "面积", "佔地", "arae"])
def test_a_hint_leads_to_the_new_key(written: str) -> None:
    _, (said,) = read(f"  - {ROW}, {written}: 4.5}}")
    assert f"the item has no key {written}" in said
    assert said.endswith("(did you mean area?)")


def test_the_new_key_is_among_those_a_hint_names_and_has_its_example() -> None:
    _, (said,) = read(f"  - {ROW}, zzz: 4.5}}")
    assert said.endswith(f"(its keys are {', '.join(declared.name for declared in keys_of(Item))}, area)")
    _, (said,) = read(f"  - {ROW}, area: [1]}}")
    assert said.endswith("area must be text, not a list (write a text, for example: area: 4.5)")


def test_the_new_key_is_in_the_json_schema() -> None:
    item = jsonschema.build(Rows)["$defs"]["itemwitharea"]
    assert item["properties"]["area"] == {
        "title": "面積",
        "description": "The area, in hectares. 面積,以公頃計。",
        "$ref": "#/$defs/quantity",
        "examples": [4.5],
    }
    assert "area" not in item["required"]


def test_the_new_key_is_in_the_table_of_the_documentation() -> None:
    assert table(ItemWithArea).splitlines()[-1] == (
        "| `area` | a [number](#numbers), zero or more | no | 面積 | The area, in hectares. | made up for this test |"
    )


# --- what a declaration has to say


def test_a_field_without_a_key_is_refused() -> None:
    @part("thing", "事物", "A thing.", "事物。")
    @dataclass(frozen=True, slots=True)
    class Thing:
        name: Text

    with pytest.raises(TypeError, match="name has no Key"):
        keys_of(Thing)


def test_a_field_that_does_not_say_what_it_takes_is_refused() -> None:
    @part("thing", "事物", "A thing.", "事物。")
    @dataclass(frozen=True, slots=True)
    class Thing:
        name: Annotated[str, Key("名稱", "Its name.", "名稱。")]

    with pytest.raises(TypeError, match=r"nothing says what .*str"):
        keys_of(Thing)


def test_what_stands_at_a_path() -> None:
    path = ("projects", 0, "items", 2, "targets", 1, "quantity")
    found = at(ResponsibilityList, path)
    assert part_of(found.holder).noun == "target"
    assert found.key is not None
    assert found.key.name == "quantity"
    assert at(ResponsibilityList, path[:-1]).takes == Mapping(found.holder)
    assert at(ResponsibilityList, ("projects",)).takes == Many(Mapping(Project))
    assert at(ResponsibilityList, ("title", "no", 1, "where")).takes is None


def test_every_class_says_what_it_is_and_every_key_what_it_means() -> None:
    for cls in parts_of(ResponsibilityList):
        about = part_of(cls)
        assert about.meaning.endswith(".")
        assert about.chinese.endswith("。")
        for declared, field in zip(keys_of(cls), fields(cls), strict=True):
            assert declared.name == field.name
            assert declared.is_required is (field.default is MISSING)
            assert declared.key.meaning.endswith(".")
            assert declared.key.chinese.endswith("。")
            assert f"{declared.name}:" in declared.key.sample or not declared.key.sample


@pytest.mark.parametrize("root", [ResponsibilityList, Ledger, Evaluation])
def test_what_a_mapping_is_called_can_be_translated(root: type) -> None:
    for cls in parts_of(root):
        assert isinstance(part_of(cls).noun, Phrase)
