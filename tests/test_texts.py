"""Every text of a document is looked at, whatever its keys are called: also of a key that is added tomorrow."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

from lists import ITEM, write_list
from test_keys import ItemWithContractor

from msss.formats.texts import all_texts, remarks, respelled, texts
from msss.lists.loading import load_list
from msss.lists.selection import Placed
from msss.output.answers.item import in_full
from msss.output.records import placed_record
from msss.responsibilities.compare import compare
from msss.responsibilities.model import Item, ResponsibilityList
from msss.responsibilities.query import Query, select
from msss.responsibilities.rules import mss210_stray_whitespace


def with_contractor(responsibilities: ResponsibilityList, contractor: str | None) -> ResponsibilityList:
    """A list whose first item has one key more than items have."""
    project = responsibilities.projects[0]
    item = project.items[0]
    values = {field.name: getattr(item, field.name) for field in fields(Item)}
    more = ItemWithContractor(**values, contractor=contractor)
    return replace(responsibilities, projects=(replace(project, items=(more, *project.items[1:])),))


def test_every_text_is_found_with_its_path(shipped: ResponsibilityList) -> None:
    found = dict(texts(shipped))
    assert found["title",] == shipped.title
    assert found["projects", 0, "items", 0, "due"] == "12月底"
    assert found["projects", 0, "items", 0, "targets", 1, "content"] == "新增學位"
    assert sorted(found.values()) == sorted(all_texts(shipped))
    assert ("projects", 0, "items", 0, "id") not in found


def test_every_text_can_be_spelt_otherwise(shipped: ResponsibilityList) -> None:
    assert set(all_texts(respelled(shipped, lambda text: f"<{text}>"))) == {f"<{text}>" for text in all_texts(shipped)}
    assert respelled(shipped, str) == shipped


def test_remarks_are_the_texts_that_may_be_left_out() -> None:
    assert [declared.name for declared in remarks(Item)] == ["leader", "note", "location"]
    assert [declared.name for declared in remarks(ItemWithContractor)] == ["leader", "note", "location", "contractor"]


def test_a_text_of_a_new_key_is_searched_compared_shown_and_checked(tmp_path: Path) -> None:
    loaded = load_list(write_list(tmp_path / "a.yaml", ITEM))
    old, new = (with_contractor(loaded.model, name) for name in ("某公司", "乙公司"))
    assert [hit.item.id for hit in select(new, Query(search=("乙公司",)))] == ["1.1"]
    assert [(change.field, change.old, change.new) for change in compare(old, new).changes] == [
        ("contractor", "某公司", "乙公司")
    ]
    placed = Placed(loaded._replace(model=new), new.projects[0], new.projects[0].items[0], 1)
    shown = in_full([placed], {})
    assert ("施工單位", "乙公司") in shown.groups[0].rows
    assert placed_record(placed)["contractor"] == "乙公司"
    (finding,) = mss210_stray_whitespace.check(with_contractor(loaded.model, "乙  公司"))
    assert finding.path == ("projects", 0, "items", 0, "contractor")
