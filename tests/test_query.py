"""Asking the real list."""

from __future__ import annotations

from dataclasses import replace

import pytest

from msss.responsibilities.model import Bound, Scope, Target
from msss.responsibilities.query import Part, Query, Role, fits, select
from msss.values.condition import parse_condition
from msss.values.deadline import parse_when


def ids(responsibilities, **asked):
    return [hit.item.id for hit in select(responsibilities, Query(**asked))]


def parts_in(item, names, responsibilities):
    project = replace(responsibilities.projects[0], items=(item,))
    hits = select(replace(responsibilities, projects=(project,)), Query(units=tuple(names)))
    return tuple(part for hit in hits for part in hit.parts)


def whens(*texts):
    return tuple(parse_when(text) for text in texts)


def conditions(*texts):
    return tuple(parse_condition(text) for text in texts)


def test_asking_nothing_gives_every_item_in_order(shipped):
    assert ids(shipped) == [item.id for _, item in shipped.items()]
    assert len(ids(shipped)) == 19


def test_what_市建委_leads_and_supports(shipped):
    hits = list(select(shipped, Query(units=("市建委",))))
    assert [hit.item.id for hit in hits] == ["1.1", "2.1", "2.2", "3.1", "7.1", "7.2", "7.3", "9.1", "10.1"]
    led = [hit.item.id for hit in hits if hit.parts == (Part("市建委", Role.LEAD),)]
    supported = [hit.item.id for hit in hits if hit.parts == (Part("市建委", Role.SUPPORT),)]
    assert led == ["2.1", "7.1"]
    assert len(supported) == 7


@pytest.mark.parametrize("typed", ["市建委", "市城鄉建設委員會", "市城乡建设委员会", "建委"])
def test_a_unit_is_asked_for_as_people_type_it(shipped, typed):
    assert ids(shipped, units=(typed,), role=Role.LEAD) == ["2.1", "7.1"]


def test_a_role_narrows_what_a_unit_is_asked_for(shipped):
    assert ids(shipped, units=("市建委",), role=Role.SUPPORT) == ["1.1", "2.2", "3.1", "7.2", "7.3", "9.1", "10.1"]


def test_a_role_without_a_unit_asks_whether_anybody_plays_it(shipped):
    alone = replace(shipped.projects[0].items[0], support=())
    project = replace(shipped.projects[0], items=(alone, shipped.projects[0].items[1]))
    changed = replace(shipped, projects=(project,))
    assert ids(changed, role=Role.LEAD) == ["1.1", "1.2"]
    assert ids(changed, role=Role.SUPPORT) == ["1.2"]


def test_several_units_are_or(shipped):
    assert ids(shipped, units=("市紅十字會", "市殘聯")) == ["6.2", "10.1"]


def test_part_of_a_name_may_mean_several_units_and_each_says_its_part(shipped):
    (hit,) = select(shipped, Query(units=("西湖",), projects=(6,), due=whens("12月")))
    assert hit.parts == (
        Part("杭州西湖風景名勝區管委會", Role.SUPPORT),
        Part("西湖區政府", Role.SUPPORT, via="各區、縣(市)政府"),
    )


def test_a_member_answers_for_what_its_collective_supports(shipped):
    hits = {hit.item.id: hit.parts for hit in select(shipped, Query(units=("西湖区",)))}
    assert len(hits) == 19  # every row ends with one of the three collectives
    assert hits["1.1"] == (Part("西湖區政府", Role.SUPPORT, "各區、縣(市)政府", Scope.ALL),)
    assert hits["2.1"] == (Part("西湖區政府", Role.SUPPORT, "各相關區政府", Scope.RELEVANT),)


def test_a_county_is_not_among_the_districts(shipped):
    assert "2.1" not in ids(shipped, units=("桐廬縣",))
    assert "2.2" in ids(shipped, units=("桐廬縣",))


def test_a_unit_may_lead_and_support_one_item(shipped):
    item = replace(shipped.projects[0].items[0], support=("市教育局", "市財政局"))
    assert parts_in(item, {"市教育局"}, shipped) == (
        Part("市教育局", Role.LEAD),
        Part("市教育局", Role.SUPPORT),
    )


def test_parts_in_an_item(shipped):
    item = shipped.projects[0].items[0]
    assert parts_in(item, (), shipped) == ()
    assert parts_in(item, {"市殘聯"}, shipped) == ()
    assert parts_in(item, {"建德市政府", "市教育局"}, shipped) == (
        Part("市教育局", Role.LEAD),
        Part("建德市政府", Role.SUPPORT, "各區、縣(市)政府"),
    )


def test_an_unknown_unit_has_no_items(shipped):
    assert ids(shipped, units=("市教委",)) == []


@pytest.mark.parametrize(
    ("when", "count"),
    [("10月", 1), ("11月", 8), ("nov", 8), ("11", 8), ("12月", 10), ("Q4", 19), ("..2022-11-29", 1), ("2022-12-01..", 10),
     ("10月..11月", 9), ("9月", 0), ("2023", 0)],
)  # fmt: skip
def test_what_is_due_when(shipped, when, count):
    assert len(ids(shipped, due=whens(when))) == count


def test_several_deadlines_are_or(shipped):
    assert len(ids(shipped, due=whens("10月", "12月"))) == 11


def test_a_day_that_the_lists_year_does_not_have_is_refused(shipped):
    with pytest.raises(ValueError, match="month 2 of 2022 has no day 29"):
        ids(shipped, due=whens("2月29日"))


@pytest.mark.parametrize(
    ("expression", "found"),
    [
        ("學位", ["1.1"]),
        ("学位", ["1.1"]),
        (">=1000000", ["2.2"]),
        (">=1萬戶", ["2.1", "2.2", "4.1"]),
        ("≥1万户", ["2.1", "2.2", "4.1"]),
        ("公園>=50個", ["5.1"]),
        ("公園>60個", []),
        ("<15", ["10.1"]),
        ("=15", ["6.2", "9.2"]),
        (">=5米", []),
    ],
)
def test_which_items_promise_what(shipped, expression, found):
    assert ids(shipped, targets=conditions(expression)) == found


def test_a_hit_names_the_targets_that_fit(shipped):
    (hit,) = select(shipped, Query(targets=conditions("公租房", ">=100萬平方米")))
    assert [target.content for target in hit.targets] == ["新增公租房貨幣補貼保障家庭", "新開工保障性住房"]
    (hit,) = select(shipped, Query(targets=conditions("公租房")))
    assert [target.content for target in hit.targets] == ["新增公租房貨幣補貼保障家庭"]


@pytest.mark.parametrize(
    ("condition", "holds"),
    [("學位", True), ("学位", True), ("公園", False), (">=60000個", True), (">=60000个", True), (">=60000戶", False),
     (">60000", False), ("學位>=6萬個", True), ("公園>=6萬個", False)],
)  # fmt: skip
def test_a_target_fits_a_condition_in_all_its_parts(condition, holds):
    target = Target("新增學位", 60000, "個", Bound.AT_LEAST)
    assert fits(target, parse_condition(condition)) is holds


def test_projects_are_asked_for_by_number(shipped):
    assert ids(shipped, projects=(7, 1)) == ["1.1", "1.2", "7.1", "7.2", "7.3"]
    assert ids(shipped, projects=(11,)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("電梯", ["7.3"]),
        ("电梯", ["7.3"]),
        ("美好家園", ["7.3"]),
        ("7.2", ["7.2"]),
        ("華數", ["7.3"]),
        ("10月底", ["10.1"]),
        ("nothing", []),
    ],
)
def test_a_search_looks_through_every_word_of_an_item(shipped, text, found):
    assert ids(shipped, search=(text,)) == found


def test_a_search_looks_at_names_leaders_and_notes_too(shipped):
    item = replace(shipped.projects[0].items[0], leader="甲副市長", note="分兩批交付")
    project = replace(shipped.projects[0], name="教有所學", items=(item,))
    changed = replace(shipped, projects=(project,))
    for text in ("甲副市长", "分两批", "教有所学"):
        assert ids(changed, search=(text,)) == ["1.1"]
    assert ids(changed, search=("None",)) == []


def test_several_searches_are_or(shipped):
    assert ids(shipped, search=("電梯", "公園")) == ["5.1", "7.3"]


def test_different_questions_are_and(shipped):
    assert ids(shipped, units=("市建委",), due=whens("11月")) == ["2.1", "2.2", "3.1", "7.1", "9.1"]
    assert ids(shipped, units=("市建委",), due=whens("11月"), role=Role.LEAD, projects=(7,)) == ["7.1"]
    assert ids(shipped, units=("市建委",), due=whens("11月"), targets=conditions("托位")) == ["9.1"]
    assert ids(shipped, units=("市建委",), due=whens("10月"), search=("電梯",)) == []


# --- one item


def test_an_item_is_had_by_its_id(shipped):
    assert shipped.item("7.2").name == "實施老舊高層住宅小區二次供水設施改造50個"
    assert all(shipped.item(item.id) is item for _, item in shipped.items())


@pytest.mark.parametrize(
    ("id", "said"),
    [
        ("7.9", "no item 7.9 in the list of 2022: project 7 has 7.1, 7.2, 7.3"),
        ("7", "no item 7 in the list of 2022: project 7 has 7.1, 7.2, 7.3"),
        ("99.1", "no item 99.1 in the list of 2022: there is no project 99"),
    ],
)
def test_an_item_that_there_is_not_is_a_lookup_error_that_says_what_there_is(shipped, id, said):
    with pytest.raises(LookupError) as caught:
        shipped.item(id)
    assert str(caught.value) == said
