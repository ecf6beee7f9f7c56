"""Deadlines as a calendar that other programs read (iCalendar, RFC 5545): a day for each item due.

Where targets have deadlines of their own, each of these days is an event too.

icalendar writes it: it escapes what is text, and folds lines. Nothing in the file depends on when it
was made: the same list gives the same bytes, in each language.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from hashlib import blake2b
from io import BytesIO
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from ..common.errors import MissingExtraError
from ..common.harmless import visible
from ..common.language import Series, t
from ..responsibilities.deadlines import deadlines_of
from ..responsibilities.model import Item, ResponsibilityList, Target
from ..responsibilities.parts import content_in_words
from ..values.chinese import Script, convert
from ..values.deadline import Deadline
from ..values.quantity import format_number

ALARMS = (30, 7)
"""How many days before an item is due its alarms go off."""


class Due(NamedTuple):
    """An item that is due, and the list that it is of.

    With ``targets``, it is these of the item that are due, by a deadline of their own.
    """

    responsibilities: ResponsibilityList
    item: Item
    targets: tuple[Target, ...] = ()

    @property
    def deadline(self) -> Deadline:
        """By when."""
        return self.item.due_of(self.targets[0] if self.targets else None)

    @property
    def summary(self) -> str:
        """What is due, after the item's id."""
        return "、".join(target.content for target in self.targets) or self.item.name


def dues(responsibilities: ResponsibilityList, item: Item, targets: Iterable[Target]) -> Iterator[Due]:
    """An item, and what of those ``targets`` of it is due on other days."""
    yield Due(responsibilities, item)
    for due, its in deadlines_of(item, targets):
        if due.date != item.due_date:
            yield Due(responsibilities, item, its)


class Event(NamedTuple):
    """What is due, as a calendar has it: ``content`` are its lines, ``title`` is that of its list."""

    uid: str
    day: date
    title: str
    content: bytes


def require_icalendar() -> None:
    """Raise MissingExtraError if icalendar isn't installed."""
    try:
        import icalendar  # noqa: F401
    except ModuleNotFoundError:
        raise MissingExtraError(t("A calendar"), "calendar") from None


def calendar(due: Iterable[Due], script: Script = Script.AS_IS) -> bytes:
    """An iCalendar file with an all-day event for each of them, the soonest first.

    Raises MissingExtraError if icalendar isn't installed.
    """
    require_icalendar()
    # One event for an item, also if two versions of its list are asked: the later one's.
    unique = {uid(one): one for one in due}
    titles = dict.fromkeys(one.responsibilities.title for one in unique.values())
    soonest = sorted(unique.values(), key=lambda one: one.deadline.date)
    return put_together(titles, (event(one, script).content for one in soonest), script)


def event(due: Due, script: Script) -> Event:
    """The all-day event of what is due."""
    from icalendar import Alarm
    from icalendar import Event as Made

    day, summary = due.deadline.date, _text(f"{due.item.id} {due.summary}", script)
    revised, revisions = _revised(due)
    made, named = Made(), uid(due)
    made.add("uid", named)
    made.add("dtstamp", revised)
    made.add("last-modified", revised)
    made.add("sequence", revisions)
    made.add("dtstart", day)
    if day < date.max:
        made.add("dtend", day + timedelta(days=1))  # exclusive
    made.add("transp", "TRANSPARENT")  # a deadline keeps nobody busy
    made.add("summary", summary)
    if due.item.location:
        made.add("location", _text(due.item.location, script))
    made.add("description", "\n".join(_text(line, script) for line in _description(due)))
    for days in ALARMS:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", timedelta(days=-days))
        alarm.add("description", summary)
        made.add_component(alarm)
    return Event(named, day, due.responsibilities.title, made.to_ical())


def put_together(titles: Iterable[str], events: Iterable[bytes], script: Script) -> bytes:
    """A calendar that is called by the titles of its lists, of events in their order: no more than it is in memory."""
    from icalendar import Calendar

    empty = Calendar()
    empty.add("prodid", "-//msss//deadlines//ZH")
    empty.add("version", "2.0")
    empty.add("x-wr-calname", _text("、".join(titles), script))
    head, end, _ = empty.to_ical().partition(b"END:VCALENDAR\r\n")
    before, line, after = head.partition(b"VERSION:2.0\r\n")
    content, digest = BytesIO(), blake2b(head, digest_size=_DIGEST)
    content.write(before + line + _FINGERPRINT)
    place = content.tell()
    content.write(_hexadecimal(digest) + b"\r\n" + after)  # to be written over, when all is known
    for one in events:
        content.write(one)
        digest.update(one)
    content.write(end)
    digest.update(end)
    content.seek(place)
    content.write(_hexadecimal(digest))
    return content.getvalue()


_FINGERPRINT = b"X-MSSS-FINGERPRINT:"
"""The property by which msss knows a calendar that nobody changed; other programs take no notice of it."""
_DIGEST = 16
"""How many bytes of a digest it has."""


def is_unchanged(content: bytes) -> bool:
    """Whether a file is a calendar as `put_together` wrote one, of whatever lists."""
    start = content.find(_FINGERPRINT)
    end = content.find(b"\r\n", start) + 2
    if start < 0 or end < 2:
        return False
    digest = blake2b(memoryview(content)[:start], digest_size=_DIGEST)
    digest.update(memoryview(content)[end:])
    return content[start + len(_FINGERPRINT) : end - 2] == _hexadecimal(digest)


def _hexadecimal(digest: blake2b) -> bytes:
    return digest.hexdigest().encode()


def uid(due: Due) -> str:
    """By what a calendar knows an item again, and updates it when the list is imported once more.

    It hangs on who published the list, under what number, for which year, and on the item's id; not on
    what may be corrected. Of targets with a deadline of their own it hangs on the first one's content too, and not on
    the day, which may be put off.
    """
    source = due.responsibilities.source
    of = [source.issuer, source.document, due.responsibilities.year, due.item.id]
    named = json.dumps([*of, *(target.content for target in due.targets[:1])], ensure_ascii=False)
    return str(uuid5(NAMESPACE_URL, f"msss:{named}"))


def _revised(due: Due) -> tuple[datetime, int]:
    """When an item was last changed by a vote, or else published; and how often it was changed."""
    of = due.responsibilities
    days = [amendment.date for amendment in of.amendments if amendment.item == due.item.id]
    return datetime.combine(max([of.source.date, *days]), time(), UTC), len(days)


def _description(due: Due) -> Iterable[str]:
    of, item = due.responsibilities, due.item
    if due.targets:
        yield t("Item: {name}", name=item.name)
    yield t("Lead: {units}", units=Series(item.lead))
    if item.support:
        yield t("Support: {units}", units=Series(item.support))
    if item.owner:
        yield t("Owner: {units}", units=Series(item.owner))
    if item.contact:
        yield t("Contact: {names}", names=Series(item.contact))
    for target in due.targets or item.targets:
        promised = (
            f"{content_in_words(target, item.targets)} {target.sign}{format_number(target.quantity)} {target.measure}"
        )
        own = item.due_of(target)
        if own.date == due.deadline.date:
            yield t("Target: {target}", target=promised)
        else:
            yield t("Target: {target}, due {due}", target=promised, due=own.shown)
    yield t("Due: {due} ({day})", due=due.deadline.shown, day=due.deadline.date.isoformat())
    document, url = of.source.document, of.source.url
    title = t("{title} ({document})", title=of.title, document=document) if document else of.title
    yield t("List: {title}", title=title)
    if url:
        yield t("Address: {url}", url=url)


def _text(text: str, script: Script) -> str:
    """A list's text on one line: a line break in it could be taken for the end of a property."""
    return convert(visible(str(text)), script)
