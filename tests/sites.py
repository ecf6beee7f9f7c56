"""Sites for tests: published of the list of 2022 with the invented ledger and evaluation beside it, and read back."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from running import LIST_2022, ROOT

from msss.site.publishing import Published, Settings, publish

AS_OF = date(2022, 9, 30)
EXAMPLES = ROOT / "examples"


def data_2022(folder: Path) -> Path:
    """The list of 2022 with the invented ledger and evaluation, in a folder of its own."""
    folder.mkdir(parents=True)
    shutil.copy(LIST_2022, folder)
    for name in ("progress_2022.yaml", "evaluation_2022.yaml"):
        shutil.copy(EXAMPLES / name, folder)
    return folder


def publish_to(out: Path, *paths: Path, **settings: Any) -> Published:
    """Publish lists in this process."""
    force = settings.pop("force", False)
    return publish(paths, out, Settings(settings.pop("as_of", AS_OF), **settings), force=force, jobs=1)


def page(site: Path, address: str) -> Any:
    """A page as lxml reads it."""
    from lxml import html

    return html.fromstring((site / address / "index.html").read_text("utf-8"))


def words(element: Any) -> str:
    """The text of an element, with single spaces."""
    return " ".join(element.text_content().split())


def pages(site: Path) -> list[Path]:
    """Every page of a site."""
    return sorted(site.rglob("index.html"))


def target_of(link: str, at: Path, site: Path) -> tuple[Path, str] | None:
    """The file and the fragment that a link of the page ``at`` leads to; None for another site's."""
    parts = urlsplit(link)
    if parts.scheme:
        return None
    path = (at.parent / unquote(parts.path)).resolve() if parts.path else at.resolve()
    assert path.is_relative_to(site.resolve()), (link, at)
    if not parts.path or path.is_dir():
        path = path / "index.html" if path.is_dir() else path
    return path, unquote(parts.fragment)
