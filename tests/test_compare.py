"""Two lists compared: what makes a promise stronger, what weaker, what neither. All lists here are made up."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lists import HEAD
from running import ask

from msss.baseline import promises
from msss.baseline.severity import WARNINGS as PROMISE_WARNINGS
from msss.formats.texts import respelled
from msss.lists import loading
from msss.reading.diagnostic import Diagnostic, Severity
from msss.responsibilities import compare
from msss.responsibilities.compare import Change, Effect
from msss.responsibilities.model import (
    Amendment,
    Bound,
    Item,
    Portion,
    Project,
    ResponsibilityList,
    Scope,
    Source,
    Target,
    Unit,
)
from msss.values.chinese import Script, convert
from msss.values.deadline import Deadline

PARKS = '{id: "1.1", name: 新增公園50個, lead: 市園文局, due: 11月底, targets: [{content: 新增公園, quantity: 50, measure: 個}]}'
SCHOOLS = '{id: "1.2", name: 新建學校70所, lead: [市教育局, 市建委], support: [市財政局], due: 12月底, targets: [{content: 新建學校, quantity: 70, measure: 所}]}'
WAITING = '{id: "2.1", name: 辦事等候不超過30分鐘, lead: 市政務局, due: 年底, targets: [{content: 辦事等候, quantity: 30, measure: 分鐘, bound: at_most}]}'
AMENDED = 'amendments:\n  - {{item: "{}", document: 示例決定, date: 2023-09-01, reason: 重新票決}}\n'


def text(projects: dict[int, list[str]], tail: str = "") -> str:
    lines = [HEAD.format(year=2023) + "projects:"]
    for number, items in projects.items():
        lines += [f"  - number: {number}", "    items:", *(f"      - {item}" for item in items)]
    return "\n".join([*lines, tail])


def parsed(written: str) -> ResponsibilityList:
    found, _, diagnostics = loading.parse_list(written.encode(), "a.yaml")
    assert found is not None, diagnostics
    return found


OLD = text({1: [PARKS, SCHOOLS], 2: [WAITING]})


def changes(new: str, old: str = OLD) -> list[Change]:
    return list(compare.compare(parsed(old), parsed(new)).changes)


def one(new: str, old: str = OLD) -> Change:
    """The only change but for rewordings, which come with most of the others."""
    found = [change for change in changes(new, old) if change.field != "name"]
    assert len(found) == 1, found
    return found[0]


# --- the table: an edit, and what it does to the promise

# (what is replaced, by what, field, effect, code)
EDITS: dict[str, tuple[dict[str, str], str, str, str]] = {
    "a target raised": ({"50": "60"}, "target", "strengthened", ""),
    "a target lowered": ({"70": "60"}, "target", "weakened", "MSS301"),
    "a target lowered in the list only": ({"quantity: 70": "quantity: 60"}, "target", "weakened", "MSS301"),
    "an at_most raised": ({"30": "40"}, "target", "weakened", "MSS301"),
    "an at_most lowered": ({"30": "20"}, "target", "strengthened", ""),
    "a bound turned": ({"measure: 個": "measure: 個, bound: at_most"}, "target", "weakened", "MSS301"),
    "a bound taken off": ({", bound: at_most": ""}, "target", "weakened", "MSS301"),
    "another measure": ({"70所": "70班", "measure: 所": "measure: 班"}, "target", "weakened", "MSS301"),
    "a target removed": ({"新建學校70所": "新建學校", ", targets: [{content: 新建學校, quantity: 70, measure: 所}]": ""}, "target", "weakened", "MSS302"),
    "a deadline later": ({"11月底": "12月底"}, "due", "weakened", "MSS303"),
    "a deadline a day later": ({"11月底": "12月1日"}, "due", "weakened", "MSS303"),
    "a deadline earlier": ({"12月底": "10月底"}, "due", "strengthened", ""),
    "a deadline in other words": ({"12月底": "2023-12-31"}, "due", "neutral", ""),
    "a lead unit taken off": ({"[市教育局, 市建委]": "市教育局"}, "lead", "weakened", "MSS306"),
    "a lead unit put on": ({"市園文局": "[市園文局, 市城管局]"}, "lead", "strengthened", ""),
    "lead units in another order": ({"[市教育局, 市建委]": "[市建委, 市教育局]"}, "", "", ""),
    "a supporting unit put on": ({"[市財政局]": "[市財政局, 市審計局]"}, "support", "neutral", ""),
    "a supporting unit taken off": ({", support: [市財政局]": ""}, "support", "neutral", "MSS310"),
    "a note": ({"lead: 市園文局": "note: 見附件, lead: 市園文局"}, "note", "neutral", ""),
    "a leader": ({"lead: 市園文局": "leader: 示例, lead: 市園文局"}, "leader", "neutral", ""),
    "the title": ({"title: ": "title: 修訂"}, "title", "neutral", ""),
    "the source": ({"示例〔2023〕1號": "示例〔2023〕2號"}, "source", "neutral", ""),
    "full width": ({"70所": "７０所"}, "text", "neutral", ""),
    "another script": ({"新建學校": "新建学校"}, "text", "neutral", ""),
    "another spacing": ({"新增公園50個": "新增公園 50個"}, "text", "neutral", ""),
    "a scale": ({"50個": "50個", "quantity: 50": "quantity: 50.0"}, "", "", ""),
}  # fmt: skip


@pytest.mark.parametrize(("edit", "field", "effect", "code"), EDITS.values(), ids=EDITS)
def test_what_an_edit_does_to_the_promise(edit: dict[str, str], field: str, effect: str, code: str) -> None:
    new = OLD
    for before, after in edit.items():
        assert before in new
        new = new.replace(before, after)
    found = [change for change in changes(new) if change.field != "name"]
    assert [(change.field, change.effect.value, change.code) for change in found] == (
        [(field, effect, code)] if field else []
    )


def test_a_lead_unit_that_now_supports_is_taken_off() -> None:
    new = OLD.replace("[市教育局, 市建委], support: [市財政局]", "市教育局, support: [市財政局, 市建委]")
    assert [(change.field, change.effect.value) for change in changes(new)] == [
        ("lead", "weakened"),
        ("support", "neutral"),
    ]


def test_a_lead_unit_replaced_is_taken_off() -> None:
    found = changes(OLD.replace("市園文局", "市城管局"))
    assert [(change.old, change.new, change.code) for change in found] == [
        ("市園文局", "", "MSS306"),
        ("", "市城管局", ""),
    ]


def test_an_alias_is_the_unit_it_stands_for() -> None:
    units = "units:\n  - {name: 市園文局, aliases: [市園林文物局]}\n  - name: 市教育局\n  - name: 市建委\n  - name: 市財政局\n  - name: 市政務局\n"
    old, new = OLD + units, OLD.replace("lead: 市園文局", "lead: 市園林文物局") + units
    assert changes(new, old) == []
    # Also where the unit now has the other name.
    renamed = units.replace("name: 市園文局, aliases: [市園林文物局]", "name: 市園林文物局, aliases: [市園文局]")
    found = changes(OLD.replace("lead: 市園文局", "lead: 市園林文物局") + renamed, old)
    assert [change.field for change in found] == ["unit", "unit"]


def test_an_alias_can_not_make_one_unit_of_two() -> None:
    units = "units:\n" + "".join(
        f"  - name: {name}\n" for name in ("市園文局", "市教育局", "市建委", "市財政局", "市政務局", "市城管局")
    )
    claimed = units.replace("- name: 市城管局", "- {name: 市城管局, aliases: [市園文局]}").replace(
        "  - name: 市園文局\n", ""
    )
    new = OLD.replace("lead: 市園文局", "lead: 市城管局") + claimed
    assert "MSS306" in [change.code for change in changes(new, OLD + units)]


@pytest.mark.parametrize(
    ("old", "new", "effect"),
    [
        ("新增公園投入500萬元", "新增公園投入5000000元", "neutral"),
        ("新增公園投入500萬元", "新增公園投入4999999元", "weakened"),
        ("新增公園投入500萬元", "新增公園投入501萬元", "strengthened"),
        ("新增學位6萬個", "新增學位60000個", "neutral"),
        ("新增學位6萬個", "新增學位5.9萬個", "weakened"),
        ("新增学位6万个", "新增學位6萬個", "neutral"),
    ],
)
def test_a_sentence_without_targets_promises_its_quantities(old: str, new: str, effect: str) -> None:
    item = '{{id: "1.1", name: {}, lead: 市甲局, due: 年底}}'
    found = changes(text({1: [item.format(new)]}), text({1: [item.format(old)]}))
    assert found[0].field in ("name", "text")
    assert {change.effect for change in found[1:]} <= {Effect(effect)}
    assert any(change.effect is Effect(effect) for change in found)


def test_quantities_of_the_sentence_that_a_target_takes_over_stay_kept() -> None:
    item = '{id: "1.1", name: 新增公園50個, lead: 市甲局, due: 年底}'
    target = item.replace("年底", "年底, targets: [{content: 新增公園, quantity: 50, measure: 個}]")
    assert all(change.effect is not Effect.WEAKENED for change in changes(text({1: [target]}), text({1: [item]})))
    # Taken off again, it is a target removed, whatever the sentence says.
    assert [change.code for change in changes(text({1: [item]}), text({1: [target]}))] == ["MSS302"]


def test_the_targets_in_another_order_are_the_same() -> None:
    one_way = '{id: "1.1", name: 新增公園50個、學校3所, lead: 市甲局, due: 年底, targets: [{content: 公園, quantity: 50, measure: 個}, {content: 學校, quantity: 3, measure: 所}]}'
    other = '{id: "1.1", name: 新增公園50個、學校3所, lead: 市甲局, due: 年底, targets: [{content: 學校, quantity: 3, measure: 所}, {content: 公園, quantity: 50, measure: 個}]}'
    assert changes(text({1: [other]}), text({1: [one_way]})) == []


def test_a_reworded_sentence_is_neutral() -> None:
    new = OLD.replace("name: 新增公園50個", "name: 全市新增公園50個")
    (change,) = changes(new)
    assert (change.field, change.effect) == ("name", Effect.NEUTRAL)


def test_a_renumbered_item_is_known_by_its_sentence() -> None:
    renumbered = SCHOOLS.replace("1.2", "1.1"), PARKS.replace("1.1", "1.2")
    found = changes(text({1: list(renumbered), 2: [WAITING]}))
    assert [(change.field, change.old, change.new, change.effect) for change in found] == [
        ("id", "1.2", "1.1", Effect.NEUTRAL),
        ("id", "1.1", "1.2", Effect.NEUTRAL),
    ]


def test_a_renumbered_item_that_is_weakened_is_found() -> None:
    new = text(
        {1: [SCHOOLS.replace("1.2", "1.1"), PARKS.replace("1.1", "1.2").replace("11月底", "12月底")], 2: [WAITING]}
    )
    assert [change.code for change in changes(new) if change.code] == ["MSS303"]


def test_items_that_move_with_their_project() -> None:
    found = changes(text({1: [PARKS, SCHOOLS], 3: [WAITING.replace("2.1", "3.1")]}))
    assert {change.effect for change in found} == {Effect.NEUTRAL}
    assert {change.field for change in found} == {"id", "project"}


def test_an_item_replaced_by_another_under_its_id_is_removed() -> None:
    other = '{id: "1.1", name: 組織晚會50場, lead: 市園文局, due: 11月底, targets: [{content: 組織晚會, quantity: 50, measure: 場}]}'
    found = changes(text({1: [other, SCHOOLS], 2: [WAITING]}))
    assert [(change.kind.value, change.item, change.code) for change in found] == [
        ("added", "1.1", ""),
        ("removed", "1.1", "MSS304"),
    ]


def test_a_target_replaced_by_another_is_removed() -> None:
    item = '{{id: "1.1", name: 保護老建築、新增{0}50家, lead: 市甲局, due: 年底, targets: [{{content: 新增{0}, quantity: 50, measure: 家}}]}}'
    found = changes(text({1: [item.format("咖啡館")]}), text({1: [item.format("博物館")]}))
    assert "MSS302" in [change.code for change in found]


def test_an_item_and_a_project_added() -> None:
    extra = WAITING.replace("2.1", "3.1").replace("辦事等候", "看病等候")
    found = changes(text({1: [PARKS, SCHOOLS], 2: [WAITING], 3: [extra]}))
    assert [(change.field, change.effect) for change in found] == [
        ("item", Effect.STRENGTHENED),
        ("project", Effect.NEUTRAL),
    ]


def test_an_item_removed() -> None:
    change = one(text({1: [PARKS], 2: [WAITING]}))
    assert (change.kind.value, change.item, change.old, change.code) == ("removed", "1.2", "新建學校70所", "MSS304")


def test_a_project_removed() -> None:
    found = changes(text({1: [PARKS, SCHOOLS]}))
    assert [(change.field, change.item, change.code) for change in found] == [
        ("item", "2.1", "MSS304"),
        ("project", "2", "MSS305"),
    ]


def test_a_project_named() -> None:
    change = changes(OLD.replace("number: 2", "number: 2\n    name: 辦事"))[0]
    assert (change.field, change.item, change.old, change.new) == ("name", "2", "", "辦事")


def test_the_registry_changed() -> None:
    units = "units:\n" + "".join(
        f"  - name: {name}\n" for name in ("市園文局", "市教育局", "市建委", "市財政局", "市政務局")
    )
    found = changes(OLD + units, OLD)
    assert {(change.field, change.effect, change.kind.value) for change in found} == {("unit", Effect.NEUTRAL, "added")}
    found = changes(
        OLD + units.replace("市財政局", "市財政局\n    members: [甲, 乙]\n    aliases: [財局]"), OLD + units
    )
    assert [(change.old, change.new) for change in found] == [("市財政局", "市財政局 =財局 (甲、乙) all")]
    assert {change.kind.value for change in changes(OLD, OLD + units)} == {"removed"}


def test_identical_lists_have_no_changes(shipped: ResponsibilityList) -> None:
    assert changes(OLD) == []
    assert compare.compare(shipped, shipped).changes == ()
    assert changes(OLD.replace("  ", "    ", 0) + "\n# a comment\n") == []


# --- MSS3xx: at the line of the new file


def found(new: str, old: str = OLD) -> list[Diagnostic]:
    responsibilities, document, _ = loading.parse_list(new.encode(), "new.yaml")
    assert responsibilities is not None
    assert document is not None
    return promises.check(parsed(old), responsibilities, document, "new.yaml")


def pointed(new: str, diagnostic: Diagnostic) -> str:
    """The text that a diagnostic points at, of its first line."""
    span = diagnostic.span
    line = new.split("\n")[span.line - 1]
    return line[span.column - 1 : span.end_column - 1 if span.end_line == span.line else None]


@pytest.mark.parametrize(
    ("edit", "code", "line", "points_at"),
    [
        (("70所", "60所"), "MSS301", 8, "新建學校60所"),  # the sentence alone: what it promised stands there
        (("quantity: 70", "quantity: 60"), "MSS301", 8, "60"),
        (("measure: 所", "measure: 班"), "MSS301", 8, "班"),
        (("11月底", "12月底"), "MSS303", 7, "12月底"),
        (("[市教育局, 市建委]", "[市教育局]"), "MSS306", 8, "[市教育局]"),
    ],
)
def test_a_weakened_promise_is_an_error_where_it_stands(
    edit: tuple[str, str], code: str, line: int, points_at: str
) -> None:
    old = OLD if edit[0] != "70所" else OLD.replace(", targets: [{content: 新建學校, quantity: 70, measure: 所}]", "")
    new = old.replace(*edit)
    (diagnostic,) = found(new, old)
    assert (diagnostic.code, diagnostic.span.line, pointed(new, diagnostic)) == (code, line, points_at)
    assert "amendments:" in diagnostic.hint


def test_what_is_gone_is_an_error_where_it_was() -> None:
    (target,) = found(
        OLD.replace(", targets: [{content: 新建學校, quantity: 70, measure: 所}]", "").replace(
            "新建學校70所", "新建學校"
        )
    )
    assert (target.code, target.span.line) == ("MSS302", 8)
    (item,) = found(text({1: [SCHOOLS], 2: [WAITING]}))
    assert (item.code, item.span.line) == ("MSS304", 5)  # its project
    project = found(text({1: [PARKS, SCHOOLS]}))
    assert [diagnostic.code for diagnostic in project] == ["MSS304", "MSS305"]
    assert {diagnostic.span.line for diagnostic in project} == {5}  # the projects


def test_every_weakening_is_found_in_the_order_of_the_file() -> None:
    new = (
        OLD.replace("11月底", "12月底")
        .replace("50", "40")
        .replace("[市教育局, 市建委]", "市教育局")
        .replace("30", "31")
    )
    assert [diagnostic.code for diagnostic in found(new)] == ["MSS303", "MSS301", "MSS306", "MSS301"]


def test_nothing_is_found_of_what_is_stronger_or_the_same() -> None:
    assert found(OLD.replace("11月底", "10月底").replace("50", "60").replace("市園文局", "[市園文局, 市城管局]")) == []


# --- amendments


def test_an_amendment_lets_the_weakening_of_its_item_through() -> None:
    new = OLD.replace("11月底", "12月底").replace("70", "60")
    assert [diagnostic.code for diagnostic in found(new + AMENDED.format("1.1"))] == ["MSS301"]
    assert found(new + AMENDED.format("1.1") + AMENDED.format("1.2").removeprefix("amendments:\n")) == []


def test_an_amendment_may_name_the_item_by_its_old_id() -> None:
    new = text(
        {1: [SCHOOLS.replace("1.2", "1.1"), PARKS.replace("1.1", "1.2").replace("11月底", "12月底")], 2: [WAITING]}
    )
    assert found(new + AMENDED.format("1.2")) == []
    assert found(new + AMENDED.format("1.1")) == []


def test_an_amendment_of_the_old_list_counts_no_more() -> None:
    old, new = OLD + AMENDED.format("1.1"), OLD.replace("11月底", "12月底") + AMENDED.format("1.1")
    assert [diagnostic.code for diagnostic in found(new, old)] == ["MSS303"]
    again = AMENDED.format("1.1").removeprefix("amendments:\n").replace("示例決定", "另一示例決定")
    assert found(new + again, old) == []
    assert found(old, old) == []  # and needs nothing weakened


def test_an_amendment_of_an_item_removed() -> None:
    assert found(text({1: [PARKS], 2: [WAITING]}, AMENDED.format("1.2"))) == []
    assert found(text({1: [PARKS, SCHOOLS]}, AMENDED.format("2.1"))) == []  # and with it its project


def test_a_project_may_go_only_if_each_of_its_items_was_amended_away() -> None:
    old = text({1: [WAITING.replace("2.1", "1.1")], 2: [PARKS.replace("1.1", "2.1"), SCHOOLS.replace("1.2", "2.2")]})
    left = text({1: [WAITING.replace("2.1", "1.1")]})
    second = AMENDED.format("2.2").removeprefix("amendments:\n")
    assert [diagnostic.code for diagnostic in found(left, old)] == ["MSS304", "MSS304", "MSS305"]
    assert [diagnostic.code for diagnostic in found(left + AMENDED.format("2.1"), old)] == ["MSS304", "MSS305"]
    assert found(left + AMENDED.format("2.1") + second, old) == []


def test_an_amendment_that_names_no_weakened_item_is_a_finding() -> None:
    new = OLD.replace("11月底", "10月底") + AMENDED.format("1.1")
    (diagnostic,) = found(new)
    assert (diagnostic.code, pointed(new, diagnostic)) == ("MSS307", '"1.1"')
    new = OLD.replace("11月底", "12月底") + AMENDED.format("9.9")
    assert [diagnostic.code for diagnostic in found(new)] == ["MSS303", "MSS307"]


# --- sentences reworded: MSS309

COMMUNITY = '{id: "1.1", name: 新建成社區級公園60個, lead: 市園文局, due: 12月底, targets: [{content: 新建成社區級公園, quantity: 60, measure: 個}]}'


def warned(new: str, old: str) -> list[tuple[str, str]]:
    """Code and message of everything that is found; all of it must be warnings."""
    diagnostics = found(new, old)
    assert {diagnostic.severity for diagnostic in diagnostics} <= {Severity.WARNING}
    return [(diagnostic.code, diagnostic.message) for diagnostic in diagnostics]


@pytest.mark.parametrize(
    "sentence",
    [
        "暫緩新建成社區級公園60個",
        "力爭新建成社區級公園60個",
        "新建成社區級公園約60個",
        "規劃社區級公園60個",
        "新建成社區級公園60個年內完成設計",
        "新建成社區級公園60個,其中改造50個",
        "新建成社區級公園六十個",
        "新建成小區級公園60個",
    ],
)
def test_a_voted_sentence_reworded_is_a_warning_at_the_new_sentence(sentence: str) -> None:
    old, new = (
        text({1: [COMMUNITY]}),
        text({1: [COMMUNITY.replace("name: 新建成社區級公園60個", f'name: "{sentence}"')]}),
    )
    assert warned(new, old) == [
        ("MSS309", f"the voted sentence of item 1.1 is reworded: 新建成社區級公園60個 → {sentence}")
    ]
    assert pointed(new, found(new, old)[0]) == f'"{sentence}"'
    assert {change.effect for change in changes(new, old) if change.field == "name"} == {Effect.NEUTRAL}
    # A vote settles it, and is needed for it.
    assert found(new + AMENDED.format("1.1"), old) == []


@pytest.mark.parametrize("count", ["61", "65", "60,000"])
def test_a_sentence_whose_quantity_alone_is_stronger_is_not_reworded(count: str) -> None:
    new = text(
        {
            1: [
                COMMUNITY.replace("60", count)
                .replace(f"quantity: {count}", f"quantity: '{count}'")
                .replace("name: 新建成社區級公園" + count + "個", f'name: "新建成社區級公園{count}個"')
            ]
        }
    )
    assert found(new, text({1: [COMMUNITY]})) == []


def test_quantities_that_change_places_are_a_rewording() -> None:
    item = '{{id: "1.1", name: 學校{}所、幼兒園{}所、公園{}個, lead: 市甲局, due: 年底, targets: [{{content: 學校, quantity: 70, measure: 所}}, {{content: 幼兒園, quantity: 60, measure: 所}}, {{content: 公園, quantity: {}, measure: 個}}]}}'
    old, new = text({1: [item.format(70, 60, 5, 5)]}), text({1: [item.format(60, 70, 6, 6)]})
    assert [code for code, _ in warned(new, old)] == ["MSS309"]


def test_of_a_weaker_promise_the_error_alone_is_told() -> None:
    old = text({1: [COMMUNITY]})
    new = old.replace("新建成社區級公園60個", "力爭新建成社區級公園50個").replace("quantity: 60", "quantity: 50")
    assert [diagnostic.code for diagnostic in found(new, old)] == ["MSS301"]


def test_the_content_of_a_target_reworded_is_a_warning_where_the_sentence_is_not() -> None:
    old = text({1: [COMMUNITY]})
    new = old.replace("content: 新建成社區級公園", "content: 規劃社區級公園")
    assert warned(new, old) == [
        ("MSS309", "a target of item 1.1 is reworded: 新建成社區級公園 60 個 → 規劃社區級公園 60 個")
    ]
    assert pointed(new, found(new, old)[0]) == "規劃社區級公園"
    both = new.replace("name: 新建成", "name: 規劃")
    assert [message[:18] for _, message in warned(both, old)] == ["the voted sentence"]


def test_a_long_sentence_is_cut_to_where_it_changed() -> None:
    long = COMMUNITY.replace("name: 新建成", f"name: {'完善城市功能' * 20}新建成")
    ((_, message),) = warned(
        text({1: [long.replace("新建成社區級公園60個, lead", "規劃社區級公園60個, lead")]}), text({1: [long]})
    )
    assert "功能新建成社區級公園60個 → …" in message
    assert message.endswith("功能規劃社區級公園60個")
    assert len(message) < 200


# --- who answers: MSS306 for leads, MSS310 for the others

OFFICES = ("市園文局", "市教育局", "市建委", "市財政局", "市政務局")
DISTRICTS = 'name: "各區政府", members: [甲區政府, 乙區政府, 丙區政府]'
SCHOOLS_OF_ALL = SCHOOLS.replace("[市財政局]", "[市財政局, 各區政府]")


def registry(*units: str) -> str:
    """A registry of `OFFICES` and ``units``: names, or the keys of a mapping."""
    return "units:\n" + "".join(f"  - {{{unit if ': ' in unit else f'name: {unit}'}}}\n" for unit in (*OFFICES, *units))


BIG = text({1: [PARKS, SCHOOLS_OF_ALL], 2: [WAITING]})


def test_a_unit_that_becomes_an_alias_of_another_leads_no_more() -> None:
    old = OLD + registry()
    stolen = (
        registry()
        .replace("{name: 市財政局}", "{name: 市財政局, aliases: [市園文局]}")
        .replace("  - {name: 市園文局}\n", "")
    )
    (diagnostic,) = found(OLD + stolen, old)
    assert (diagnostic.code, diagnostic.message) == (
        "MSS306",
        "市園文局 no longer leads item 1.1: that name now means 市財政局",
    )
    lead = [change for change in changes(OLD + stolen, old) if change.field == "lead"]
    assert [(change.old, change.new) for change in lead] == [
        ("市園文局", ""),
        ("", "市園文局 (=市財政局)"),
    ]


@pytest.mark.parametrize("named", ["市林水局", "市園文局"])
def test_a_unit_renamed_still_leads_and_is_shown(named: str) -> None:
    renamed = registry().replace("{name: 市園文局}", "{name: 市林水局, aliases: [市園文局]}")
    new = OLD.replace("lead: 市園文局", f"lead: {named}") + renamed
    (lead,) = (change for change in changes(new, OLD + registry()) if change.field == "lead")
    assert (lead.kind.value, lead.effect, lead.old, lead.new) == ("changed", Effect.NEUTRAL, "市園文局", "市林水局")
    assert warned(new, OLD + registry()) == [
        ("MSS310", "the unit that leads item 1.1 now has another name: 市園文局 → 市林水局")
    ]
    assert found(new + AMENDED.format("1.1"), OLD + registry()) == []


def test_two_units_made_one_lead_no_more_than_one() -> None:
    merged = (
        registry()
        .replace("{name: 市教育局}", "{name: 市教建局, aliases: [市教育局, 市建委]}")
        .replace("  - {name: 市建委}\n", "")
    )
    new = OLD.replace("[市教育局, 市建委]", "市教建局") + merged
    assert [(one.code, one.message[:4]) for one in found(new, OLD + registry())] == [
        ("MSS306", "市建委 "),
        ("MSS310", "the "),
    ]


def test_a_supporting_unit_taken_off_is_a_warning() -> None:
    new = OLD.replace(", support: [市財政局]", "")
    assert warned(new, OLD) == [("MSS310", "fewer units answer for item 1.2: 市財政局 no longer supports it")]
    assert found(new + AMENDED.format("1.2"), OLD) == []
    assert [one.code for one in found(new + AMENDED.format("1.1"), OLD)] == ["MSS307", "MSS310"]
    assert found(OLD.replace("市建委], support: [市財政局]", "市建委, 市財政局]"), OLD) == []  # it leads now


@pytest.mark.parametrize(
    ("units", "item", "expected"),
    [
        # a member less, once for the collective whatever the number of its items
        (
            registry(DISTRICTS.replace(", 丙區政府", "")),
            SCHOOLS_OF_ALL,
            ["各區政府 has fewer members: without 丙區政府"],
        ),
        (
            registry("name: 各區政府"),
            SCHOOLS_OF_ALL,
            ["各區政府 has fewer members: without 甲區政府, 乙區政府, 丙區政府"],
        ),
        (
            registry(DISTRICTS + ", scope: relevant"),
            SCHOOLS_OF_ALL,
            ["members of 各區政府 are now responsible only where they are concerned"],
        ),
        (
            registry(DISTRICTS.replace("各區政府", "各縣政府").replace("丙", "丁") + ", aliases: [各區政府]"),
            SCHOOLS_OF_ALL,
            [
                "the unit that supports item 1.2 now has another name: 各區政府 → 各縣政府",
                "各縣政府 has fewer members: without 丙區政府",
            ],
        ),
        # another collective in its place
        (
            registry(DISTRICTS, "name: 各相關區政府, scope: relevant, members: [甲區政府, 乙區政府, 丙區政府]"),
            SCHOOLS_OF_ALL.replace("各區", "各相關區"),
            ["fewer units answer for item 1.2: 各區政府 no longer supports it"],
        ),
        (
            registry(DISTRICTS, "name: 兩區政府, members: [甲區政府, 乙區政府]"),
            SCHOOLS_OF_ALL.replace("各區", "兩區"),
            ["fewer units answer for item 1.2: 各區政府 no longer supports it"],
        ),
        (
            registry(DISTRICTS, "name: 四區政府, members: [甲區政府, 乙區政府, 丙區政府, 丁區政府]"),
            SCHOOLS_OF_ALL.replace("各區", "四區"),
            [],
        ),
        (
            registry(DISTRICTS, "甲區政府", "乙區政府", "丙區政府"),
            SCHOOLS_OF_ALL.replace("各區政府", "甲區政府, 乙區政府, 丙區政府"),
            [],
        ),
        # a member more, or in another order
        (registry(DISTRICTS.replace("甲區政府, 乙區政府", "乙區政府, 甲區政府, 丁區政府")), SCHOOLS_OF_ALL, []),
        # no registry
        ("", SCHOOLS_OF_ALL, ["the registry of units is removed, and with it the members of collectives"]),
    ],
)
def test_a_collective_in_which_fewer_answer(units: str, item: str, expected: list[str]) -> None:
    new = text({1: [PARKS, item], 2: [WAITING]}) + units
    messages = [message for code, message in warned(new, BIG + registry(DISTRICTS)) if code == "MSS310"]
    assert sorted(messages) == sorted(expected)


def decided(*units: str) -> str:
    """Amendments that name units, each by a decision of its own."""
    entry = "  - {{unit: {}, document: 示例決定{}, date: 2023-09-01, reason: 區劃調整}}\n"
    return "amendments:\n" + "".join(entry.format(unit, number) for number, unit in enumerate(units))


@pytest.mark.parametrize(
    ("units", "amended", "codes"),
    [
        # a member less: the collective is named, by its name in any script or by an alias, or the member
        (registry(DISTRICTS.replace(", 丙區政府", "")), ["各區政府"], []),
        (registry(DISTRICTS.replace(", 丙區政府", "")), ["各区政府"], []),
        (registry(DISTRICTS.replace(", 丙區政府", "") + ", aliases: [全部區政府]"), ["全部區政府"], []),
        (registry(DISTRICTS.replace(", 丙區政府", "")), ["丙區政府"], []),
        (registry(DISTRICTS.replace(", 乙區政府, 丙區政府", "")), ["丙區政府"], ["MSS310"]),
        (registry(DISTRICTS.replace(", 乙區政府, 丙區政府", "")), ["丙區政府", "乙區政府"], []),
        (registry(DISTRICTS + ", scope: relevant"), ["各區政府"], []),
        # the registry is removed: each collective is named
        ("", ["各區政府"], []),
        ("", ["市建委"], ["MSS307", "MSS310"]),
        # nobody is let off, or somebody else is
        (registry(DISTRICTS), ["各區政府"], ["MSS307"]),
        (registry(DISTRICTS.replace(", 丙區政府", "")), ["市建委"], ["MSS307", "MSS310"]),
    ],
)
def test_an_amendment_may_name_a_unit(units: str, amended: list[str], codes: list[str]) -> None:
    old = BIG + registry(DISTRICTS)
    assert [one.code for one in found(BIG + units + decided(*amended), old)] == codes


def test_an_amendment_of_a_unit_is_good_for_once() -> None:
    less, least = DISTRICTS.replace(", 丙區政府", ""), DISTRICTS.replace(", 乙區政府, 丙區政府", "")
    old = BIG + registry(less) + decided("各區政府")
    assert [one.code for one in found(BIG + registry(least) + decided("各區政府"), old)] == ["MSS310"]
    assert [one.message for one in found(BIG + registry(less), old)] == [
        "an amendment of a unit is removed: 各區政府: 示例決定0 (2023-09-01) 區劃調整"
    ]


def test_an_amendment_of_a_unit_lets_no_item_be_weakened() -> None:
    new = BIG.replace("70所", "60所").replace("quantity: 70", "quantity: 60")
    codes = [one.code for one in found(new + registry(DISTRICTS) + decided("市教育局"), BIG + registry(DISTRICTS))]
    assert codes == ["MSS301", "MSS307"]


def test_what_to_do_about_a_member_taken_out() -> None:
    (one,) = found(BIG + registry(DISTRICTS.replace(", 丙區政府", "")), BIG + registry(DISTRICTS))
    assert "name the collective under unit:" in one.hint


def test_a_member_that_is_made_an_alias_of_another_unit_is_let_off() -> None:
    new = BIG + registry(DISTRICTS, "name: 丁區政府, aliases: [丙區政府]")
    old = BIG + registry(DISTRICTS, "name: 丙區政府", "name: 丁區政府")
    assert warned(new, old) == [("MSS310", "各區政府 has fewer members: without 丙區政府")]


def test_a_first_registry_lets_nobody_off() -> None:
    aliased = registry(DISTRICTS).replace("{name: 市園文局}", "{name: 市園林文物局, aliases: [市園文局]}")
    assert found(BIG + aliased, BIG) == []


# --- when tracking starts, where the list comes from, and what was voted again


@pytest.mark.parametrize(
    ("before", "after", "is_later"),
    [
        ("", "2023-01-31", False),  # the day of the list
        ("", "2023-03-01", True),
        ("", "2022-12-01", False),
        ("2023-03-01", "2023-04-01", True),
        ("2023-03-01", "", False),
        ("2022-12-01", "", True),
    ],
)
def test_a_later_start(before: str, after: str, is_later: bool) -> None:
    old, new = (
        OLD.replace("due: 11月底", f"due: 11月底, start: {day}" if day else "due: 11月底") for day in (before, after)
    )
    change = one(new, old)
    assert (change.field, change.effect, change.old, change.new) == ("start", Effect.NEUTRAL, before, after)
    assert [code for code, _ in warned(new, old)] == (["MSS310"] if is_later else [])
    if is_later:
        day = "the date of the list"
        assert found(new, old)[0].message == f"item 1.1 is tracked from a later day: {before or day} → {after or day}"
        assert found(new + AMENDED.format("1.1"), old) == []


@pytest.mark.parametrize(
    ("edit", "old", "new", "code"),
    [
        (("document: 示例〔2023〕1號", "document: 示例〔2023〕2號"), "示例〔2023〕1號", "示例〔2023〕2號", ""),
        (("date: 2023-01-31", "date: 2023-02-28"), "2023-01-31", "2023-02-28", "MSS310"),
        (("date: 2023-01-31", "date: 2023-01-01"), "2023-01-31", "2023-01-01", ""),
        (("date: 2023-01-31", "date: 2023-01-31, index: 示例1"), "", "示例1", ""),
    ],
)
def test_the_source_changed(edit: tuple[str, str], old: str, new: str, code: str) -> None:
    change = one(OLD.replace(*edit))
    assert (change.field, change.effect, change.old, change.new, change.code) == (
        "source",
        Effect.NEUTRAL,
        old,
        new,
        code,
    )
    assert [diagnostic.code for diagnostic in found(OLD.replace(*edit))] == ([code] if code else [])


def test_amendments_are_shown() -> None:
    entry = AMENDED.format("1.1")
    words = "示例決定 (2023-09-01) 重新票決"
    added, removed = one(OLD + entry, OLD), one(OLD, OLD + entry)
    assert (added.kind.value, added.item, added.field, added.old, added.new) == ("added", "1.1", "amendment", "", words)
    assert (removed.kind.value, removed.old, removed.effect) == ("removed", words, Effect.NEUTRAL)
    assert warned(OLD, OLD + entry) == [("MSS310", f"an amendment of item 1.1 is removed: {words}")]
    changed = one(OLD + entry.replace("重新票決", "其他"), OLD + entry)
    assert (changed.kind.value, changed.new) == ("changed", "示例決定 (2023-09-01) 其他")
    assert found(OLD + entry.replace("重新票決", "其他"), OLD + entry) == []


@pytest.mark.parametrize("document", ["示例決定", "《示例決定》", "示例决定", "示例 決定。"])
def test_a_vote_is_good_for_once(document: str) -> None:
    old = OLD + AMENDED.format("1.1")
    later = OLD.replace("11月底", "12月底") + AMENDED.format("1.1")
    again = later.replace("document: 示例決定", f'document: "{document}"').replace("2023-09-01", "2023-10-01")
    assert [diagnostic.code for diagnostic in found(again, old)] == ["MSS303"]


def test_a_vote_is_good_for_once_whatever_number_its_item_has() -> None:
    old = OLD + AMENDED.format("1.1")
    new = text(
        {1: [SCHOOLS.replace("1.2", "1.1"), PARKS.replace("1.1", "1.2").replace("11月底", "12月底")], 2: [WAITING]}
    ) + AMENDED.format("1.2")
    assert [diagnostic.code for diagnostic in found(new, old)] == ["MSS303"]


# --- projects that go on under another number, and projects that don't


def test_a_project_whose_rows_move_into_another_is_removed() -> None:
    new = text({1: [PARKS, SCHOOLS, WAITING.replace("2.1", "1.3")]})
    (diagnostic,) = found(new)
    assert (diagnostic.code, diagnostic.message) == (
        "MSS305", "project 2 is removed: its items now belong to project 1",
    )  # fmt: skip
    assert "MSS304" not in [change.code for change in changes(new)]
    assert found(new + AMENDED.format("2.1")) == []


def test_another_item_under_its_number_does_not_keep_a_project() -> None:
    other = '{id: "2.1", name: 組織晚會50場, lead: 市園文局, due: 11月底}'
    new = text({1: [PARKS, SCHOOLS, WAITING.replace("2.1", "1.3")], 2: [other]})
    assert [diagnostic.code for diagnostic in found(new)] == ["MSS305"]


def test_projects_that_change_numbers_go_on() -> None:
    swapped = text(
        {1: [WAITING.replace("2.1", "1.1")], 2: [PARKS.replace("1.1", "2.1"), SCHOOLS.replace("1.2", "2.2")]}
    )
    assert found(swapped) == []
    moved = text({1: [PARKS, SCHOOLS], 5: [WAITING.replace("2.1", "5.1")]})
    assert found(moved) == []


def test_a_project_that_is_removed_before_others_are_renumbered() -> None:
    new = text({1: [WAITING.replace("2.1", "1.1")]})
    assert sorted((one.code, one.message[:9]) for one in found(new)) == [
        ("MSS304", "item 1.1 "),
        ("MSS304", "item 1.2 "),
        ("MSS305", "project 1"),
    ]


def test_two_projects_made_one_are_removed() -> None:
    new = text({4: [PARKS.replace("1.1", "4.1"), SCHOOLS.replace("1.2", "4.2"), WAITING.replace("2.1", "4.3")]})
    assert [one.message for one in found(new)] == [
        f"project {number} is removed: its items now belong to project 4" for number in (1, 2)
    ]


# --- msss diff


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "old.yaml").write_text(OLD, encoding="utf-8")
    new = OLD.replace("70", "60").replace("11月底", "10月底").replace("市政務局", "市政務局, note: 示例")
    (tmp_path / "new.yaml").write_text(new, encoding="utf-8")
    return tmp_path


def test_diff_shows_what_is_weakened_first(files: Path) -> None:
    answer = ask("diff", "old.yaml", "new.yaml", cwd=files)
    assert answer.code == 0
    assert answer.out.splitlines() == [
        "Effect\tNo.\tField\tKind\tOld\tNew",
        "weakened\t1.2\ttarget\tchanged\t新建學校 70 所\t新建學校 60 所",
        "neutral\t1.2\tname\tchanged\t新建學校70所\t新建學校60所",
        "neutral\t2.1\tnote\tchanged\t\t示例",
        "strengthened\t1.1\tdeadline\tchanged\t11月底\t10月底",
    ]
    assert answer.err == "msss: from old.yaml → new.yaml\n"
    assert ask("diff", "old.yaml", "new.yaml", cwd=files, MSSS_LANG="zh-Hant").out.splitlines() == [
        "影響\t序號\t欄目\t變動\t原\t現",
        "削弱\t1.2\t目標任務\t修改\t新建學校 70 所\t新建學校 60 所",
        "中性\t1.2\t項目名稱\t修改\t新建學校70所\t新建學校60所",
        "中性\t2.1\t備註\t修改\t\t示例",
        "加強\t1.1\t預計完成時間\t修改\t11月底\t10月底",
    ]


def test_diff_as_json(files: Path) -> None:
    answer = ask("diff", "old.yaml", "new.yaml", "--format", "json", cwd=files)
    assert answer.data[0] == {
        "effect": "weakened",
        "kind": "changed",
        "item": "1.2",
        "field": "target",
        "old": "新建學校 70 所",
        "new": "新建學校 60 所",
        "code": "MSS301",
        "amended": False,
    }
    assert {record["effect"] for record in answer.data} == {"weakened", "neutral", "strengthened"}


def test_diff_as_markdown(files: Path) -> None:
    lines = ask("diff", "old.yaml", "new.yaml", "--format", "markdown", cwd=files).out.splitlines()
    assert lines[:3] == [
        "| Effect | No. | Field | Kind | Old | New |",
        "| --- | --- | --- | --- | --- | --- |",
        "| weakened | 1.2 | target | changed | 新建學校 70 所 | 新建學校 60 所 |",
    ]


def test_diff_on_a_terminal(files: Path) -> None:
    out = ask("diff", "old.yaml", "new.yaml", cwd=files, FORCE_COLOR="1", NO_COLOR="1", COLUMNS="100").out
    assert "\nweakened      1.2" in out
    assert "old.yaml → new.yaml" in out


def test_diff_exits_1_for_what_is_weakened_if_asked(files: Path) -> None:
    assert ask("diff", "old.yaml", "new.yaml", "--exit-code", cwd=files).code == 1
    assert ask("diff", "old.yaml", "old.yaml", "--exit-code", cwd=files).code == 0
    stronger = OLD.replace("50", "60")
    (files / "stronger.yaml").write_text(stronger, encoding="utf-8")
    assert ask("diff", "old.yaml", "stronger.yaml", "--exit-code", cwd=files).code == 0


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (", support: [市財政局]", "", "MSS310"),
        ("新建學校70所", "力爭新建學校70所", "MSS309"),
    ],
)
def test_what_is_worth_a_look_is_neutral_and_exits_0(files: Path, old: str, new: str, code: str) -> None:
    """docs/ci.md: what MSS309 and MSS310 warn of, `validate --strict` fails for, and `diff --exit-code` doesn't."""
    assert OLD.count(old) == 1
    (files / "new.yaml").write_text(OLD.replace(old, new), encoding="utf-8")
    answer = ask("diff", "old.yaml", "new.yaml", "--exit-code", "--format", "json", cwd=files)
    assert (answer.code, [(one["effect"], one["code"]) for one in answer.data]) == (0, [("neutral", code)])
    strict = ("--against", "old.yaml", "--strict", "--select", code)
    assert ask("validate", "new.yaml", *strict, cwd=files).code == 1


def test_diff_of_identical_lists(files: Path) -> None:
    for format, nothing in (("table", ""), ("json", "[]\n"), ("csv", ""), ("markdown", "")):
        answer = ask("diff", "old.yaml", "old.yaml", "--format", format, cwd=files)
        assert (answer.code, answer.out) == (0, nothing)
        assert answer.err.startswith("msss: nothing changed\n")


def test_diff_says_what_was_voted_again(files: Path) -> None:
    (files / "new.yaml").write_text(OLD.replace("11月底", "12月底") + AMENDED.format("1.1"), encoding="utf-8")
    answer = ask("diff", "old.yaml", "new.yaml", cwd=files)
    assert answer.rows[0][0] == "weakened (voted again)"
    assert ask("diff", "old.yaml", "new.yaml", "--format", "json", cwd=files).data[0]["amended"] is True


def test_diff_says_what_a_vote_lets_through_of_who_answers(files: Path) -> None:
    new = OLD.replace(", support: [市財政局]", "") + AMENDED.format("1.2")
    (files / "new.yaml").write_text(new, encoding="utf-8")
    answer = ask("diff", "old.yaml", "new.yaml", cwd=files)
    assert answer.rows == [
        ["neutral (voted again)", "1.2", "support unit", "removed", "市財政局", ""],
        ["neutral", "1.2", "amendment", "added", "", "示例決定 (2023-09-01) 重新票決"],
    ]
    assert ask("diff", "old.yaml", "new.yaml", "--exit-code", cwd=files).code == 0
    assert [
        (one["code"], one["amended"]) for one in ask("diff", "old.yaml", "new.yaml", "--format", "json", cwd=files).data
    ] == [("MSS310", True), (None, False)]


def test_validate_fails_for_a_rewording_only_if_strict(files: Path) -> None:
    (files / "new.yaml").write_text(OLD.replace("name: 新增公園", "name: 暫緩新增公園"), encoding="utf-8")
    answer = ask("validate", "new.yaml", "--against", "old.yaml", cwd=files)
    assert answer.code == 0
    assert "warning[MSS309]: the voted sentence of item 1.1 is reworded: 新增公園50個 → 暫緩新增公園50個" in answer.out
    assert ask("validate", "new.yaml", "--against", "old.yaml", "--strict", cwd=files).code == 1


def test_diff_of_an_invalid_list_shows_why(files: Path) -> None:
    (files / "bad.yaml").write_text("title: [", encoding="utf-8")
    for arguments in (["old.yaml", "bad.yaml"], ["bad.yaml", "old.yaml"]):
        answer = ask("diff", *arguments, cwd=files)
        assert (answer.code, answer.out) == (1, "")
        assert answer.err.startswith("bad.yaml:1:8: error[MSS002]")


# --- whatever the lists

NAMES = st.text("新增公園學校建設個所局萬0123456789,、 ", min_size=1, max_size=12).filter(str.strip)
NUMBERS = st.decimals(0, 10**6, places=1) | st.integers(0, 10**6).map(Decimal)
MEASURES = st.sampled_from(["個", "所", "萬元", "元", "%", "户", "戶", "m"])
UNITS = st.sampled_from(["市甲局", "市乙局", "市丙局", "甲局"])
BREAKDOWNS = st.lists(st.builds(Portion, UNITS, NUMBERS), max_size=3).map(tuple)
TARGETS = st.builds(Target, NAMES, NUMBERS, MEASURES, st.sampled_from(Bound), breakdown=BREAKDOWNS)
DUES = st.dates(date(2023, 1, 1), date(2023, 12, 31)).map(lambda day: Deadline(day.isoformat(), day))
IDS = st.builds("{}.{}".format, st.integers(1, 3), st.integers(1, 4))
ITEMS = st.builds(
    Item,
    id=IDS,
    name=NAMES,
    lead=st.lists(UNITS, min_size=1, max_size=3).map(tuple),
    due=DUES,
    support=st.lists(UNITS, max_size=2).map(tuple),
    targets=st.lists(TARGETS, max_size=3).map(tuple),
    start=st.none() | st.dates(date(2022, 12, 1), date(2023, 12, 31)),
)
PROJECTS = st.builds(Project, st.integers(1, 4), st.lists(ITEMS, min_size=1, max_size=4).map(tuple), st.none() | NAMES)
REGISTRY = (
    st.just(())
    | st.just((Unit("市甲局", ("甲局",)), Unit("市乙局"), Unit("市丙局")))
    | st.lists(
        st.builds(
            Unit,
            UNITS,
            st.lists(UNITS, max_size=2).map(tuple),
            st.lists(UNITS, max_size=3).map(tuple),
            st.sampled_from(Scope),
        ),
        max_size=4,
    ).map(tuple)
)
VOTES = st.builds(
    Amendment,
    IDS,
    st.sampled_from(["示例決定", "示例决定。", "其他"]),
    st.dates(date(2023, 1, 1), date(2023, 12, 31)),
    NAMES,
)
SOURCE = Source("示例", date(2023, 1, 31), document="示例〔2023〕1號")
LISTS = st.builds(
    ResponsibilityList,
    st.just("示例"),
    st.just(2023),
    st.just(SOURCE),
    st.lists(PROJECTS, max_size=3).map(tuple),
    REGISTRY,
    st.lists(VOTES, max_size=3).map(tuple),
)
QUICK = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@QUICK
@given(LISTS)
def test_a_list_compared_with_itself_has_no_changes(responsibilities: ResponsibilityList) -> None:
    assert compare.compare(responsibilities, responsibilities).changes == ()


@QUICK
@given(LISTS)
def test_a_list_compared_with_itself_in_simplified_characters_has_one_change(
    responsibilities: ResponsibilityList,
) -> None:
    other = respelled(responsibilities, lambda text: f" {convert(text, Script.HANS)}")
    for pair in ((responsibilities, other), (other, responsibilities)):
        found = compare.compare(*pair)
        assert [(change.field, change.effect, change.code) for change in found.changes] == [
            ("text", Effect.NEUTRAL, "")
        ]
        assert found.amendments == ()


@QUICK
@given(LISTS, LISTS)
def test_any_two_lists_can_be_compared(old: ResponsibilityList, new: ResponsibilityList) -> None:
    found = compare.compare(old, new)
    assert set(found.unsettled) <= {change for change in found.changes if change.code}
    for change in found.changes:
        is_error = bool(change.code) and change.code not in PROMISE_WARNINGS
        assert is_error == (change.effect is Effect.WEAKENED)
        assert change.old != change.new or change.field in ("target", "project", "unit")


def with_items(responsibilities: ResponsibilityList, **changed: Any) -> ResponsibilityList:
    projects = tuple(
        replace(
            project,
            items=tuple(replace(item, **{name: of(item) for name, of in changed.items()}) for item in project.items),
        )
        for project in responsibilities.projects
    )
    return replace(responsibilities, projects=projects)


def effects(old: ResponsibilityList, new: ResponsibilityList, field: str) -> Counter[Effect]:
    return Counter(change.effect for change in compare.compare(old, new).changes if change.field == field)


OPPOSITE = {Effect.WEAKENED: Effect.STRENGTHENED, Effect.STRENGTHENED: Effect.WEAKENED, Effect.NEUTRAL: Effect.NEUTRAL}


@QUICK
@given(LISTS, st.integers(-300, 300))
def test_stronger_one_way_is_weaker_the_other_for_deadlines(responsibilities: ResponsibilityList, days: int) -> None:
    def moved(item: Item) -> Deadline:
        day = item.due.date + timedelta(days)
        return Deadline(day.isoformat(), day)

    other = with_items(responsibilities, due=moved)
    there, back = effects(responsibilities, other, "due"), effects(other, responsibilities, "due")
    assert there == Counter({OPPOSITE[effect]: count for effect, count in back.items()})
    count = sum(1 for _ in responsibilities.items())
    expected = Effect.WEAKENED if days > 0 else Effect.STRENGTHENED
    assert there == (Counter({expected: count}) if days and count else Counter())


def distinct(responsibilities: ResponsibilityList) -> bool:
    """Whether no item and no target could be taken for another."""
    items = [item for _, item in responsibilities.items()]
    contents = [[target.content for target in item.targets] for item in items]
    return len({item.name for item in items}) == len(items) and all(len(set(one)) == len(one) for one in contents)


@QUICK
@given(LISTS.filter(distinct), st.integers(-5, 5))
def test_stronger_one_way_is_weaker_the_other_for_targets(responsibilities: ResponsibilityList, by: int) -> None:
    def moved(item: Item) -> tuple[Target, ...]:
        return tuple(replace(target, quantity=target.quantity + 10 + by) for target in item.targets)

    base = with_items(responsibilities, name=lambda item: item.id + "無", targets=lambda item: tuple(replace(target, quantity=target.quantity + 10) for target in item.targets))  # fmt: skip
    other = with_items(
        replace(base, projects=responsibilities.projects), name=lambda item: item.id + "無", targets=moved
    )
    there, back = effects(base, other, "target"), effects(other, base, "target")
    assert there == Counter({OPPOSITE[effect]: count for effect, count in back.items()})
    targets = [target for _, item in responsibilities.items() for target in item.targets]
    assert sum(there.values()) == (len(targets) if by else 0)
