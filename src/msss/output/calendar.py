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


def calendar(due: Iterable[Due], script: Script = Script.AS_IS) -> bytes:
    """An iCalendar file with an all-day event for each of them, the soonest first.

    Raises MissingExtraError if icalendar isn't installed.
    """
    try:
        from icalendar import Alarm, Calendar, Event
    except ModuleNotFoundError:
        raise MissingExtraError(t("A calendar"), "calendar") from None

    # One event for an item, also if two versions of its list are asked: the later one's.
    unique = {uid(one): one for one in due}
    made = Calendar()
    made.add("prodid", "-//msss//deadlines//ZH")
    made.add("version", "2.0")
    titles = dict.fromkeys(one.responsibilities.title for one in unique.values())
    made.add("x-wr-calname", _text("、".join(titles), script))
    for one in sorted(unique.values(), key=lambda one: one.deadline.date):
        day, summary = one.deadline.date, _text(f"{one.item.id} {one.summary}", script)
        revised, revisions = _revised(one)
        event = Event()
        event.add("uid", uid(one))
        event.add("dtstamp", revised)
        event.add("last-modified", revised)
        event.add("sequence", revisions)
        event.add("dtstart", day)
        if day < date.max:
            event.add("dtend", day + timedelta(days=1))  # exclusive
        event.add("transp", "TRANSPARENT")  # a deadline keeps nobody busy
        event.add("summary", summary)
        if one.item.location:
            event.add("location", _text(one.item.location, script))
        event.add("description", "\n".join(_text(line, script) for line in _description(one)))
        for days in ALARMS:
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("trigger", timedelta(days=-days))
            alarm.add("description", summary)
            event.add_component(alarm)
        made.add_component(event)
    content: bytes = made.to_ical()
    head, line, rest = content.partition(b"VERSION:2.0\r\n")
    return head + line + _FINGERPRINT + _digest(content) + b"\r\n" + rest


_FINGERPRINT = b"X-MSSS-FINGERPRINT:"
"""The property by which msss knows a calendar that nobody changed; other programs take no notice of it."""


def is_unchanged(content: bytes) -> bool:
    """Whether a file is a calendar as `calendar` wrote one, of whatever lists."""
    before, line, after = content.partition(_FINGERPRINT)
    stated, _, rest = after.partition(b"\r\n")
    return bool(line) and stated == _digest(before + rest)


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=16).hexdigest().encode()


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
