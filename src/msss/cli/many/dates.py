"""What `msss calendar` asks of many lists."""

from __future__ import annotations

from dataclasses import dataclass

from ...output.calendar import dues, event, put_together
from ...output.table import Table
from . import Gathered, InList, Made, Question


@dataclass(frozen=True)
class Dates(Question):
    """What is due: an event each, of which the key is its day, what it is known by, and the title of its list."""

    def made(self, asked: InList) -> Made:
        model = asked.loaded.model
        events = [event(due, self.into.script) for _, hit in asked.found for due in dues(model, hit.item, hit.targets)]
        return Made(Table((), (), []), blocks=[((one.day, one.uid, one.title), one.content) for one in events])


def in_a_calendar(answer: Gathered) -> bytes:
    """All events as one calendar, as `msss.output.calendar.calendar` makes it of few lists."""
    keys = list(answer.answer.keys())
    # One event for an item, also if two versions of its list are asked: the later one's, in the earlier one's place.
    latest = {uid: place for place, (_, uid, _) in enumerate(keys)}
    titles = dict.fromkeys(keys[place][2] for place in latest.values())
    soonest = sorted(latest.values(), key=lambda place: keys[place][0])
    return put_together(titles, answer.answer.contents(soonest), answer.question.into.script)
