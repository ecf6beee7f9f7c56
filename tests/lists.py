"""Small lists for tests. All of them are made up: no city published them."""

from __future__ import annotations

from pathlib import Path

HEAD = """\
title: 示例清單
year: {year}
source: {{issuer: 示例, document: 示例〔{year}〕1號, date: {year}-01-31}}
"""


def write_list(path: Path, items: str, *, year: int = 2023, units: str = "") -> Path:
    """Write a made-up list of one project with ``items`` (YAML, one mapping a line) to ``path``."""
    lines = [f"      - {item}" for item in items.splitlines()]
    text = HEAD.format(year=year) + "projects:\n  - number: 1\n    items:\n" + "\n".join(lines) + "\n" + units
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


ITEM = (
    '{id: "1.1", name: 新增公園2個, lead: 市建委, due: 6月底, targets: [{content: 新增公園, quantity: 2, measure: 個}]}'
)
"""A made-up item that is valid."""
