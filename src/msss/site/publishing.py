"""Making a site of lists: read them all, make every page beside the old ones, and put them in their places.

A list is made as a whole, in one of as many processes as there are cores; what it says for the pages of the site (the
search, the feeds, the page of all lists) goes back in a few texts. So memory holds one list for each process.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from ..common.errors import MissingExtraError, SourceError
from ..common.language import Language, speaking, t
from ..common.processes import in_order
from ..files import finding
from ..files.naming import is_shipped, shown
from ..reading.diagnostic import Diagnostic, InvalidListError
from . import addresses, search
from .downloads import File, files_of
from .editions import Edition, Head, edition_of, head_of
from .feeds import MOST, Feed, Happened, atom, happened, json_feed
from .folder import Folder, stage
from .pages.about import Listed, about_page, lists_page, years_page
from .pages.changes import changes_page
from .pages.common import counts
from .pages.evaluations import evaluation_page
from .pages.items import item_pages, items_page, status_page
from .pages.overview import overview
from .pages.sources import data_page, lines_pages
from .pages.times import deadlines_page
from .pages.units import unit_pages, units_page
from .rendering import LANGUAGES, Chrome, Page, environment, html
from .revisions import revisions_of

IN_ONE_PROCESS = 4
"""Up to so many lists, starting other processes takes longer than it saves."""
_RESERVED = frozenset({"about", "years", "assets", *(language.value.casefold() for language in Language)})
_BATCH = 2
"""So many lists are sent to a process at a time."""
_MOST_ADDRESSES = 50_000
"""No sitemap may have more addresses."""


class Settings(NamedTuple):
    """What whoever publishes a site decides. ``base`` is the address that it will have, with a slash at its end.

    ``first`` is the language whose pages stand at the top; None is the one that the newest list is written in.
    """

    as_of: date
    first: Language | None = None
    title: str = ""
    base: str = ""
    licence: str = ""
    history: bool = False


class Plan(NamedTuple):
    """What is known of the site before the pages of a list are made: what is on every page, and where they go."""

    chrome: Chrome
    history: bool
    out: Path


class Task(NamedTuple):
    """A list whose pages are to be made, and the lists of other years of its government, the newest first."""

    head: Head
    others: tuple[Head, ...]


class Made(NamedTuple):
    """What became of one list: its files, and what the pages of the site say of it."""

    staged: tuple[tuple[str, str, bool], ...] = ()
    listed: Listed | None = None
    found: tuple[search.Entry, ...] = ()
    happened: tuple[tuple[Happened, ...], ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


class Published(NamedTuple):
    """What was published: how many lists and pages, and how many files were written, removed and left as they were."""

    lists: int
    pages: int
    written: int
    removed: int
    kept: int


def publish(
    paths: Sequence[Path],
    out: Path,
    settings: Settings,
    *,
    force: bool = False,
    jobs: int | None = None,
    watch: Callable[[Iterator[Made], int], Iterator[Made]] = lambda made, _: made,
) -> Published:
    """Make the site of the lists at ``paths``, or in the usual places, in the folder ``out``.

    ``watch`` is shown what is made as it is made, and how many there will be. Raises InvalidListError with everything
    that is wrong with the lists, ledgers and evaluations, SourceError if one can't be had, NotASiteError if ``out``
    holds something else, WriteError if it can't be written, and MissingExtraError without Jinja; the site that was
    there is then as it was.
    """
    environment()
    if find_spec("icalendar") is None:
        raise MissingExtraError(t("A site"), "site")
    heads = _heads(paths)
    governments = _governments(heads)
    chrome = _chrome(heads, len(governments), settings)
    tasks = [
        Task(head, tuple(one for one in reversed(governments[head.government]) if one is not head)) for head in heads
    ]
    work = partial(make, plan=Plan(chrome, settings.history, out))
    with Folder(out, force=force) as folder:
        every: list[Made] = []
        made_in_order = in_order(work, tasks, jobs, alone=IN_ONE_PROCESS, batch=_BATCH)
        for made in watch(made_in_order, len(tasks)):
            folder.take(list(made.staged))
            every.append(made._replace(staged=()))
        if wrong := tuple(found for made in every for found in made.diagnostics):
            raise InvalidListError(wrong)
        for address, content in _of_the_site(chrome, governments, every):
            folder.add(address, content)
        pages = [address for address in folder.addresses if address.endswith(addresses.INDEX_FILE)]
        for address, content in _sitemap(chrome, pages):
            folder.add(address, content)
    return Published(len(heads), len(pages), folder.written, folder.removed, folder.kept)


def inputs(paths: Sequence[Path]) -> list[Path]:
    """The files that a site is made of: the lists, and what stands beside them."""
    return finding.find(paths, ("progress", "evaluation"))


def _heads(paths: Sequence[Path]) -> tuple[Head, ...]:
    heads: list[Head] = []
    wrong: list[Diagnostic] = []
    for below, path in _lists(paths):
        try:
            heads.append(head_of(path, below))
        except InvalidListError as error:
            wrong += error.diagnostics
    if wrong:
        raise InvalidListError(tuple(wrong))
    taken: dict[str, Head] = {}
    for place, head in enumerate(heads):
        first, mark, rest = head.slug.partition("/")
        if first.casefold() in _RESERVED:
            heads[place] = head = head._replace(slug=f"{first}-{mark}{rest}")
        if other := taken.get(head.slug.casefold()):
            raise SourceError(
                t(
                    "{one} and {other} would have the same address, {slug}: rename one of the files",
                    one=shown(other.path),
                    other=shown(head.path),
                    slug=head.slug,
                )
            )
        taken[head.slug.casefold()] = head
    return tuple(sorted(heads, key=lambda head: (-head.year, head.slug)))


def _lists(paths: Sequence[Path]) -> Iterator[tuple[Path | None, Path]]:
    """The lists that are meant, each with the folder that it was found below."""
    if not paths:
        found = finding.find()
        if any(is_shipped(path) for path in found):
            raise SourceError(t("there is no list here to publish: put it into data/, or name it with -f"))
        yield from ((None, path) for path in found)
    seen = set()
    for named in paths:
        for path in finding.find([named]):
            if path not in seen:
                seen.add(path)
                yield (named if named.is_dir() else None), path


def _governments(heads: Sequence[Head]) -> dict[str, list[Head]]:
    """The lists of each government, the oldest year first."""
    found: dict[str, list[Head]] = {}
    for head in reversed(heads):
        found.setdefault(head.government, []).append(head)
    return found


def _chrome(heads: Sequence[Head], governments: int, settings: Settings) -> Chrome:
    newest = [head for head in heads if head.year == heads[0].year]
    front = heads[0].slug if governments == 1 and len(newest) == 1 else ""
    first = settings.first or heads[0].language
    return Chrome(
        settings.title,
        heads[0].issuer if governments == 1 else "",
        settings.base,
        settings.licence,
        settings.as_of,
        tuple(sorted(LANGUAGES, key=lambda language: language is not first)),
        has_years=governments < len(heads),
        front=front,
    )


# --- one list


def make(task: Task, plan: Plan) -> Made:
    """Make all pages of one list, beside those that are there."""
    try:
        return _make(task, plan)
    except InvalidListError as error:
        return Made(diagnostics=error.diagnostics)
    finally:
        if not gc.isenabled():  # in a process for lists alone; a site's, unlike a list, leaves cycles
            gc.collect()


def _make(task: Task, plan: Plan) -> Made:
    head = task.head
    edition = edition_of(head, plan.chrome.as_of)
    if plan.history:
        edition = replace(edition, revised=revisions_of(head.path, edition.model, plan.chrome.as_of))
    feeds = []
    with speaking(plan.chrome.first):
        downloads = list(files_of(edition, plan.chrome.licence))
        found = tuple(search.entries(edition))
    below = f"{edition.address}{addresses.DATA}"
    staged = [stage(plan.out, f"{below}{file.name}", file.content) for file in downloads]
    for language in plan.chrome.languages:
        with speaking(language):
            for page in pages_of(edition, task.others, plan, downloads):
                address = addresses.file_of(plan.chrome.address(page.address, language))
                staged.append(stage(plan.out, address, html(page, plan.chrome).encode("utf-8", "replace")))
            feeds.append(tuple(happened(edition)))
    listed = Listed(head, tuple(counts(edition.standings.values())), edition.is_followed)
    return Made(tuple(staged), listed, found, tuple(feeds))


def pages_of(edition: Edition, others: Sequence[Head], plan: Plan, downloads: Sequence[File]) -> Iterator[Page]:
    """The pages of a list in the language that is spoken; ``others`` are those of other years."""
    if edition.head.slug == plan.chrome.front:
        yield overview(edition, is_home=True)
    yield overview(edition, is_home=False)
    yield items_page(edition)
    if edition.is_followed:
        yield status_page(edition)
    yield from item_pages(edition, others)
    yield units_page(edition)
    yield from unit_pages(edition)
    yield deadlines_page(edition)
    yield changes_page(edition, has_history=plan.history)
    if edition.evaluated:
        yield evaluation_page(edition, edition.evaluated)
    yield from lines_pages(edition)
    yield data_page(edition, downloads)


# --- the site as a whole


def _of_the_site(
    chrome: Chrome, governments: dict[str, list[Head]], every: Sequence[Made]
) -> Iterator[tuple[str, bytes]]:
    """What is of no list alone: the first page, what the site is, feeds, the index, styles and scripts."""
    for place, language in enumerate(chrome.languages):
        with speaking(language):
            pages = [about_page()]
            if not chrome.front:
                pages.append(lists_page([made.listed for made in every if made.listed]))
            if chrome.has_years:
                pages.append(years_page([heads for heads in governments.values() if len(heads) > 1]))
            for page in pages:
                address = addresses.file_of(chrome.address(page.address, language))
                yield address, html(page, chrome).encode("utf-8", "replace")
            folder = addresses.folder_of(language, chrome.first)
            entries = sorted(
                (one for made in every for one in made.happened[place]), key=lambda one: one.day, reverse=True
            )
            feed = Feed(chrome.name, chrome.base, folder, language.value, chrome.as_of)
            yield f"{folder}{addresses.ATOM}", atom(feed, entries[:MOST])
            yield f"{folder}{addresses.JSON_FEED}", json_feed(feed, entries[:MOST])
    yield addresses.INDEX, search.index(entry for made in every for entry in made.found)
    for name in (addresses.STYLE, addresses.SEARCH_SCRIPT, addresses.TABLES_SCRIPT, addresses.ICON):
        yield name, (files("msss.site") / name).read_bytes()
    yield ".nojekyll", b""


def _sitemap(chrome: Chrome, known: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """The addresses of the pages ``known``, for search engines; nothing where the site's own address isn't known."""
    if not chrome.base:
        return
    from xml.etree import ElementTree

    namespace = "http://www.sitemaps.org/schemas/sitemap/0.9"
    pages = sorted(address.removesuffix(addresses.INDEX_FILE) for address in known)
    pieces = [pages[start : start + _MOST_ADDRESSES] for start in range(0, len(pages), _MOST_ADDRESSES)]
    names = (
        [addresses.SITEMAP] if len(pieces) == 1 else [f"sitemap-{number}.xml" for number in range(1, len(pieces) + 1)]
    )
    ElementTree.register_namespace("", namespace)

    def content(root: str, element: str, places: Sequence[str]) -> bytes:
        top = ElementTree.Element(f"{{{namespace}}}{root}")
        for address in places:
            one = ElementTree.SubElement(top, f"{{{namespace}}}{element}")
            ElementTree.SubElement(one, f"{{{namespace}}}loc").text = chrome.base + addresses.quoted(address)
        made: bytes = ElementTree.tostring(top, encoding="utf-8", xml_declaration=True)
        return made + b"\n"

    for name, piece in zip(names, pieces, strict=True):
        yield name, content("urlset", "url", piece)
    if len(names) > 1:
        yield addresses.SITEMAP, content("sitemapindex", "sitemap", names)
