"""The rooms of the code: imports go one way, as CONTRIBUTING.md says, and never in a circle.

What is imported counts wherever it is: at the top of a module, in a function, or for its types alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

import grimp
import pytest
from running import ROOT

TOP = "msss"
"""The package itself: it holds the version and the public names, and `__main__` the way in."""


@cache
def imports() -> dict[str, set[str]]:
    """Every module of msss, and the modules of msss that it imports."""
    graph = grimp.build_graph(TOP, cache_dir=None, exclude_type_checking_imports=False)
    return {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}


def room_of(module: str) -> str:
    """The room that a module is in: msss.ledger.rules.mss401 is in ledger."""
    return module.split(".")[1] if "." in module else TOP


@cache
def contract() -> dict[str, set[str]]:
    """What each room may touch, by the table of CONTRIBUTING.md."""
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    table = re.search(r"<!-- rooms -->(.*?)<!-- end -->", page, re.DOTALL)
    assert table is not None
    rows = re.findall(r"^\| `(\w+)` \|.*\|([^|]*)\|$", table[1], re.MULTILINE)
    rooms = [room for room, _ in rows]

    def touched(cell: str) -> set[str]:
        named = set(re.findall(r"`(\w+)`", cell))
        if cell.strip().startswith("everything"):
            return set(rooms) - named | {TOP}
        return named

    return {room: touched(cell) for room, cell in rows}


def test_every_room_is_in_the_table_and_every_row_is_a_room() -> None:
    assert set(contract()) == {room_of(module) for module in imports()} - {TOP, "__main__"}


@pytest.mark.parametrize("room", contract())
def test_a_room_touches_only_what_it_may(room: str) -> None:
    reached = {
        (module, other)
        for module, others in imports().items()
        for other in others
        if room_of(module) == room and room_of(other) not in (room, *contract()[room])
    }
    assert reached == set()


def test_the_table_itself_has_no_circle() -> None:
    """A room may touch only rooms above it in the table."""
    above: set[str] = {TOP}
    for room, may_touch in contract().items():
        assert may_touch - {room} <= above, room
        above.add(room)


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert circles(imports()) == []


def circles(edges: dict[str, set[str]]) -> list[set[str]]:
    """The sets of modules that reach each other, by Tarjan's algorithm."""
    index: dict[str, int] = {}
    lowest: dict[str, int] = {}
    stack: list[str] = []
    found: list[set[str]] = []

    def visit(module: str) -> None:
        index[module] = lowest[module] = len(index)
        stack.append(module)
        for other in edges.get(module, ()):
            if other not in index:
                visit(other)
                lowest[module] = min(lowest[module], lowest[other])
            elif other in stack:
                lowest[module] = min(lowest[module], index[other])
        if lowest[module] == index[module]:
            at = stack.index(module)
            circle = set(stack[at:])
            del stack[at:]
            if len(circle) > 1:
                found.append(circle)

    for module in edges:
        if module not in index:
            visit(module)
    return found


def test_a_circle_is_found() -> None:
    edges: dict[str, set[str]] = defaultdict(set, {"a": {"b"}, "b": {"c"}, "c": {"a", "d"}, "d": set()})
    assert circles(edges) == [{"a", "b", "c"}]
