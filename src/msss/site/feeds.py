"""Feeds of what happened: reports, changes of promises, missed deadlines. Atom (RFC 4287) and JSON Feed 1.1.

They come from the ledger and the list, never from commits: the same files give the same feed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree

from ..common.harmless import visible
from ..common.language import t
from ..ledger.reports import amount_in_words
from ..output.rates import rate
from .addresses import ATOM, CHANGES, JSON_FEED, quoted
from .editions import Edition

MOST = 60
"""So many of the newest are in a feed."""
_ATOM = "http://www.w3.org/2005/Atom"


class Happened(NamedTuple):
    """One entry of a feed: its day, what identifies it for good, the page that it is on, and what happened."""

    day: date
    id: str
    address: str
    title: str
    text: str
    by: str


def happened(edition: Edition) -> list[Happened]:
    """What happened on a list by its day, the newest first, in the language that is spoken; no more than `MOST`."""
    found = [*_news(edition), *_missed(edition)]
    found.sort(key=lambda one: one.day, reverse=True)
    return found[:MOST]


def _id(edition: Edition, *what: object) -> str:
    named = "\n".join(map(str, (edition.model.source.issuer, edition.model.year, *what)))
    return uuid5(NAMESPACE_URL, named).urn


def _news(edition: Edition) -> Iterator[Happened]:
    issuer, order = edition.model.source.issuer, _Order()
    for one in reversed(edition.news):
        address = edition.item_addresses.get(one.item, f"{edition.address}{CHANGES}")
        if one.step is not None:
            step, entry = one.step, one.step.entry
            amount = str(amount_in_words(entry, step.target))
            what = " ".join(filter(None, (one.item, step.promise, entry.unit)))
            said = {"what": what, "amount": amount}
            if entry.is_check:
                title = t("{what}: a check found {amount}", **said)
            elif step.has_rate:
                title = t("{what}: {amount} reported, {rate}", rate=rate(step.rate), **said)
            else:
                title = t("{what}: {amount} reported", **said)
            remarks = (entry.by, entry.note, entry.problem, entry.next, entry.source)
            key = _id(edition, "report", one.item, step.promise, entry.unit, entry.kind, one.day)
            yield Happened(one.day, order.of(key), address, str(title), "\n".join(filter(None, remarks)), issuer)
        elif one.amendment is not None:
            vote = one.amendment
            title = t("{what} was amended", what=vote.of)
            key = _id(edition, "amendment", vote.item, vote.unit, vote.document)
            yield Happened(one.day, order.of(key), address, str(title), f"{vote.document}: {vote.reason}", issuer)


class _Order:
    """Of several reports on one target and day, the second and later ones are told apart by their number."""

    def __init__(self) -> None:
        self.seen: dict[str, int] = {}

    def of(self, key: str) -> str:
        number = self.seen[key] = self.seen.get(key, 0) + 1
        return key if number == 1 else uuid5(NAMESPACE_URL, f"{key}\n{number}").urn


def _missed(edition: Edition) -> Iterator[Happened]:
    """The targets that weren't reached by their deadlines, each on the day after, also if they were later."""
    for one in edition.items:
        for standing in edition.standings_of(one.item):
            due, reached = standing.schedule.due, standing.reached
            if standing.schedule.is_open or due >= edition.as_of or (reached is not None and reached <= due):
                continue
            what = f"{one.item.id} {standing.promise}"
            title = t("{what}: the deadline, {due}, passed before it was done", what=what, due=due.isoformat())
            key = _id(edition, "missed", one.item.id, standing.promise)
            address = edition.item_addresses[one.item.id]
            day = due + timedelta(days=1) if due < date.max else due
            yield Happened(day, key, address, str(title), "、".join(one.item.lead), edition.model.source.issuer)


class Feed(NamedTuple):
    """What stands above a feed's entries: its title, its addresses, and the day that it is as of.

    ``base`` is the address of the site, empty where nobody said it: then links are relative to the feed.
    """

    title: str
    base: str
    folder: str
    language: str
    as_of: date


def atom(feed: Feed, found: Iterable[Happened]) -> bytes:
    """An Atom feed."""
    ElementTree.register_namespace("", _ATOM)
    root = ElementTree.Element(f"{{{_ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": feed.language})
    found = list(found)
    _add(root, "title", feed.title)
    _add(root, "id", feed.base + feed.folder if feed.base else uuid5(NAMESPACE_URL, f"{feed.title}\n{feed.folder}").urn)
    _add(root, "updated", _instant(max((one.day for one in found), default=feed.as_of)))
    _add(
        root,
        "link",
        "",
        rel="self",
        type="application/atom+xml",
        href=feed.base + quoted(feed.folder + ATOM) if feed.base else ATOM,
    )
    _add(
        root, "link", "", rel="alternate", type="text/html", href=feed.base + quoted(feed.folder) if feed.base else "./"
    )
    for one in found:
        entry = ElementTree.SubElement(root, f"{{{_ATOM}}}entry")
        _add(entry, "title", one.title)
        _add(entry, "id", one.id)
        _add(entry, "updated", _instant(one.day))
        author = ElementTree.SubElement(entry, f"{{{_ATOM}}}author")
        _add(author, "name", one.by)
        _add(entry, "link", "", rel="alternate", type="text/html", href=_link(feed, one))
        _add(entry, "content", one.text or one.title, type="text")
    made: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return made + b"\n"


def _add(parent: ElementTree.Element, name: str, text: str, **attributes: str) -> None:
    child = ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    if text:
        child.text = "\n".join(map(visible, text.splitlines()))


def _instant(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _link(feed: Feed, one: Happened) -> str:
    return feed.base + quoted(feed.folder + one.address) if feed.base else quoted(one.address)


def json_feed(feed: Feed, found: Iterable[Happened]) -> bytes:
    """A JSON feed."""
    said: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "language": feed.language,
    }
    if feed.base:
        said |= {
            "home_page_url": feed.base + quoted(feed.folder),
            "feed_url": feed.base + quoted(feed.folder + JSON_FEED),
        }
    said["items"] = [
        {
            "id": one.id,
            "url": _link(feed, one),
            "title": one.title,
            "content_text": one.text or one.title,
            "date_published": _instant(one.day),
            "authors": [{"name": one.by}],
        }
        for one in found
    ]
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")
