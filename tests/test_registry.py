"""Which unit is meant by a name as people type it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from msss.responsibilities.model import Unit
from msss.responsibilities.registry import Found, find_units, names_of, nearest, units_of


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("市建委", ["市建委"]),
        ("市城鄉建設委員會", ["市建委"]),
        ("市衛健委", ["市衛生健康委員會"]),
        ("市卫健委", ["市衛生健康委員會"]),
        ("市人社局", ["市人力社保局"]),
        ("市資規局", ["市規劃和自然資源局"]),
        ("市规划和自然资源局", ["市規劃和自然資源局"]),
        ("市規劃 和自然資源局", ["市規劃和自然資源局"]),
        ("规划", ["市規劃和自然資源局"]),
        ("市文旅局", ["市文化廣電旅遊局"]),
        ("公安", ["市公安局交警局", "市公安局"]),
        ("西湖區政府", ["西湖區政府"]),
        ("西湖区", ["西湖區政府"]),
        ("西湖", ["杭州西湖風景名勝區管委會", "西湖區政府"]),
        ("各区、县（市）政府", ["各區、縣(市)政府"]),
        ("桐庐", ["桐廬縣政府"]),
        ("卫健委", ["市衛生健康委員會"]),
        ("文旅局", ["市文化廣電旅遊局"]),
        ("人社局", ["市人力社保局"]),
        ("西湖景区", ["杭州西湖風景名勝區管委會"]),
        ("市教委", []),
        ("", []),
        ("　", []),
        ("\udcff", []),
    ],
)
def test_a_name_finds_the_units_that_are_meant(shipped, typed, meant):
    assert sorted(find_units(shipped.units, typed).names) == sorted(meant)


def test_the_whole_name_wins_over_names_that_it_is_part_of(shipped):
    assert find_units(shipped.units, "市公安局") == Found(("市公安局",), exact=True)
    assert find_units(shipped.units, "市公安局 ").names == ("市公安局",)


def test_an_alias_wins_over_names_that_it_is_part_of():
    units = (Unit("市建委大樓管理處"), Unit("市城鄉建設委員會", aliases=("市建委",)))
    assert find_units(units, "市建委") == Found(("市城鄉建設委員會",), exact=False)


def test_a_part_of_a_name_wins_over_a_part_of_an_alias():
    units = (Unit("甲局", aliases=("衛健委員會",)), Unit("乙衛健局"))
    assert find_units(units, "衛健") == Found(("乙衛健局",), exact=False)
    assert find_units(units, "衛健委") == Found(("甲局",), exact=False)


def test_two_units_may_answer_to_one_alias():
    units = (Unit("甲局", aliases=("監管局",)), Unit("乙局", aliases=("监管局", "監管局")))
    assert find_units(units, "監管局").names == ("甲局", "乙局")


def test_no_name_is_no_units_name(shipped):
    assert find_units(shipped.units, " ") == Found((), exact=False)


def test_a_name_in_the_other_script_is_still_exact(shipped):
    assert find_units(shipped.units, "市财政局") == Found(("市財政局",), exact=True)
    assert not find_units(shipped.units, "財政").exact


def test_every_unit_is_found_by_its_name_its_aliases_and_its_members(shipped):
    for unit in shipped.units:
        for typed in (unit.name, *unit.aliases):
            assert find_units(shipped.units, typed).names == (unit.name,)
        for member in unit.members:
            assert find_units(shipped.units, member).names == (member,)


def test_names_are_the_units_and_then_their_members_each_once(shipped):
    names = names_of(shipped.units)
    assert len(names) == 44 + 13
    assert names[0] == "市教育局"
    assert names[-1] == "建德市政府"


def test_without_a_register_the_units_are_those_the_items_name(shipped):
    bare = units_of(replace(shipped, units=()))
    assert {unit.name for unit in bare} == {unit.name for unit in shipped.units}
    assert len(bare) == 44
    assert bare[0] == Unit("市教育局")
    assert units_of(shipped) is shipped.units


def test_an_unknown_name_brings_the_nearest(shipped):
    assert next(nearest(shipped.units, "市財証局")) == "市財政局"
    assert "市衛生健康委員會" in nearest(shipped.units, "市衛建委")  # by its alias 市衛健委
    assert len(list(nearest(shipped.units, "市局"))) <= 3
    assert len(set(nearest(shipped.units, "市規資", most=5))) == len(list(nearest(shipped.units, "市規資", most=5)))


def test_a_name_like_no_other_brings_none(shipped):
    assert list(nearest(shipped.units, "xyz")) == []


def test_among_no_units_nothing_is_found():
    assert find_units((), "市建委") == Found((), exact=False)
    assert list(nearest((), "市建委")) == []
