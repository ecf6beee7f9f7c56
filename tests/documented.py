"""The click tree and the documentation, for the tests that compare them."""

from __future__ import annotations

import runpy
from pathlib import Path

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
tool = runpy.run_path(str(ROOT / "tools" / "write_docs.py"), run_name="write_docs")
walk = tool["walk"]


def sections(page: str, level: str = "## ") -> dict[str, str]:
    """The text under each heading of a page."""
    found: dict[str, str] = {}
    heading, fenced = "", False
    for line in (DOCS / page).read_text(encoding="utf-8").splitlines():
        fenced ^= line.startswith("```")
        if line.startswith(level) and not fenced:
            heading = line.removeprefix(level)
        found[heading] = found.get(heading, "") + line + "\n"
    return found


def table(text: str) -> dict[str, list[str]]:
    """The rows of the tables in ``text`` whose first cell is code: that cell, and the others."""
    rows = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in text.splitlines() if line[:2] == "| "]
    return {row[0].strip("` "): row[1:] for row in rows if row[0].startswith("`")}
