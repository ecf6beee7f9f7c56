"""Items: all in a table, all by where they stand, and each with everything that is known of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ...common.language import t, tn
from ...evaluation.trace import Step as TraceStep
from ...formats.texts import remarks
from ...ledger import reasons
from ...ledger.model import Entry
from ...ledger.progress import Standing, Step
from ...ledger.reports import amount_in_words
from ...output.answers.changes import changes
from ...output.answers.checks import result
from ...output.answers.history import history_table
from ...output.answers.items import days_in_words
from ...responsibilities.compare import Comparison
from ...responsibilities.compare.schedules import milestone_in_words
from ...responsibilities.model import Amendment, Item, Milestone, Target
from ...responsibilities.numbering import label
from ...responsibilities.parts import content_in_words
from .. import addresses
from ..charts import Chart, chart
from ..editions import Edition, Head, ItemOf
from ..rendering import Page, bar, table_shows
from .common import counts, shortened, way

_MOST_BESIDE = 20
"""So many items of the same project are pointed to."""


class TargetPart(NamedTuple):
    """One target of an item as its page shows it, with why it stands where it does."""

    target: Target | None
    title: str
    standing: Standing | None
    bar: object
    chart: Chart | None
    how: tuple[tuple[str, str], ...]
    """What came about (a term), and how."""
    lines: tuple[tuple[str, int], ...]
    """The lines that it comes from: the address of the page that shows them, and the number."""


def items_page(edition: Edition) -> Page:
    """All items in a table, which a script lets people filter and sort."""
    title = t("All items")
    found = counts(edition.standings.values())
    count = len(edition.items)
    months = sorted({one.item.due_date.strftime("%Y-%m") for one in edition.items})

    def lead_of(item: Item) -> list[str]:
        return [edition.aliases.get(name, name) for name in item.lead]

    units = list(dict.fromkeys(name for one in edition.items for name in lead_of(one.item)))
    return Page(
        f"{edition.address}{addresses.ITEMS}",
        "items",
        title,
        tn("{count} item in {list}", "{count} items in {list}", count, list=edition.model.title),
        {
            "counts": found,
            "anchors": {one.word: one.anchor for one in found},
            "months": months,
            "leaders": units,
            "standings": edition.standings,
            "lead_of": lead_of,
        },
        edition,
        way(edition),
    )


def status_page(edition: Edition) -> Page:
    """The items by where they stand, the worst last."""
    found = counts(edition.standings.values())
    of_word: dict[str, list[ItemOf]] = {}
    for one in edition.items:
        of_word.setdefault(edition.standings[one.item.id].word, []).append(one)
    return Page(
        f"{edition.address}{addresses.STATUS}",
        "status",
        t("Items by status"),
        t("Where the items of {list} stand", list=edition.model.title),
        {"counts": found, "of_word": of_word, "standings": edition.standings},
        edition,
        way(edition),
    )


def item_pages(edition: Edition, others: Sequence[Head]) -> Iterator[Page]:
    """A page for each item. ``others`` are the lists of other years of the same government, to point to."""
    items = edition.items
    amendments: dict[str | None, list[Amendment]] = {}
    for amendment in edition.amendments:
        amendments.setdefault(amendment.item, []).append(amendment)
    elsewhere = [(head, addresses.parts(head.items)) for head in others]
    for place, one in enumerate(items):
        item = one.item
        steps = edition.reports.get(item.id, [])
        yield Page(
            edition.item_addresses[item.id],
            "item",
            f"{item.id} {shortened(item.name)}",
            shortened(_description(edition, one), 200),
            {
                "item": item,
                "project_label": label(one.project),
                "facts": list(_facts(edition, one)),
                "days": days_in_words((item.due_date - edition.as_of).days),
                "targets": list(_targets(edition, one, steps)),
                "stood": edition.standings.get(item.id),
                "reports": _reports(edition, steps) if steps else None,
                "revised": _revised(edition, item.id),
                "amendments": amendments.get(item.id, []),
                "line": edition.loaded.document.span(one.place).line,
                "before": items[place - 1].item if place else None,
                "after": items[place + 1].item if place + 1 < len(items) else None,
                "beside": [two for two in edition.of_project[id(one.project)][:_MOST_BESIDE] if two is not one],
                "years": [
                    (head.year, head.items[item.id], f"{head.address}{paths[item.id]}/")
                    for head, paths in elsewhere
                    if item.id in head.items
                ],
                "checks": [
                    (standing, result(standing.check), amount_in_words(standing.check.entry, standing.target))
                    for standing in _all(edition.standings_of(item))
                    if standing.check is not None
                ],
            },
            edition,
            way(edition, (f"{edition.address}{addresses.ITEMS}", t("All items"))),
        )


def _revised(edition: Edition, id: str) -> list[tuple[str, dict[str, Any]]]:
    """What revisions of the list did to an item, the newest first: the day, and a table."""
    of_item = ((one.day, tuple(change for change in one.changes if change.item == id)) for one in edition.revised)
    return [(day.isoformat(), table_shows(changes(Comparison(its, ())).spoken())) for day, its in of_item if its]


def _all(standings: Sequence[Standing]) -> Iterator[Standing]:
    for standing in standings:
        yield standing
        yield from standing.parts


def _description(edition: Edition, one: ItemOf) -> str:
    """What an item is, in a sentence for lists of results."""
    item = one.item
    said = t(
        "{item} {name}. {lead} leads, due {due}",
        item=item.id,
        name=item.name,
        lead="、".join(item.lead),
        due=item.due_date.isoformat(),
    )
    return str(said)


def _facts(edition: Edition, one: ItemOf) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What else the list says of an item: a term, and what it says."""
    item = one.item
    if item.start:
        yield "開始時間", (item.start.isoformat(),)
    measure = item.targets[0].measure if len(item.targets) == 1 else ""
    if item.milestones:
        yield "進度節點", tuple(_milestone(milestone, measure) for milestone in item.milestones)
    for declared in remarks(type(one.project)):
        if declared.name != "name" and (remark := getattr(one.project, declared.name)):
            yield declared.key.term, (remark,)
    for term, names in (("業主單位", item.owner), ("聯繫單位", item.contact)):
        if names:
            yield term, tuple(names)
    for declared in remarks(type(item)):
        if remark := getattr(item, declared.name):
            yield declared.key.term, (remark,)
    if item.investment:
        yield from ((term, (said,)) for term, said in item.investment.said.items() if said)


def _milestone(milestone: Milestone, measure: str) -> str:
    return str(milestone_in_words(milestone, measure))


def _targets(edition: Edition, one: ItemOf, steps: Sequence[Step]) -> Iterator[TargetPart]:
    item = one.item
    standings = edition.standings_of(item)
    by_promise: dict[str | None, list[Step]] = {}
    for step in steps:
        if step.entry.unit is None:
            by_promise.setdefault(step.target.content if step.target else None, []).append(step)
    how = iter(edition.steps.get(item.id, ()))
    pages = {loaded.file: f"{edition.address}{page}" for page, loaded in edition.files.items()}
    for place, target in enumerate(item.targets or (None,)):
        standing = standings[place] if standings else None
        title = content_in_words(target, item.targets) if target else item.name
        drawn = None
        if standing is not None:
            its = by_promise.get(target.content if target else None, [])
            drawn = chart(its, standing.schedule, edition.as_of, expects=standing.is_measured)
        traced = _step_of(how, standing) if standing else None
        came = tuple(_how(edition, standing, traced)) if standing else ()
        places = tuple((pages[place.file], place.line) for place in traced.places) if traced else ()
        yield TargetPart(target, str(title), standing, bar(standing) if standing else None, drawn, came, places)


def _step_of(steps: Iterator[TraceStep], standing: Standing) -> TraceStep | None:
    """The next step that is the completion rate of a target: they come in the order of the targets."""
    return next((step for step in steps if str.__str__(step.what) == standing.promise), None)


def _how(edition: Edition, standing: Standing, step: TraceStep | None) -> Iterator[tuple[str, str]]:
    """How a target's status came about: its rate, the time that has passed, and the rule that counted."""
    if step is not None and standing.entry is not None:
        yield "完成率", f"{step.how} = {step.result}"
    if passed := reasons.passed(standing, edition.as_of):
        yield "序時進度", str(passed)
    yield "狀態", str(reasons.status(standing, edition.measure, edition.as_of))


def lines_of(edition: Edition, entry: Entry) -> tuple[int, int]:
    """The lines of the ledger that an entry stands in."""
    return edition.lines[id(entry)]


def _reports(edition: Edition, steps: Sequence[Step]) -> Mapping[str, Any]:
    """Every report on an item as a table, the newest last, each with its lines in the ledger."""
    table = history_table(
        [(edition.loaded, step) for step in steps], several=False, of_project=False, everything=False
    ).spoken()
    shown = table_shows(table)
    shown["lines"] = [lines_of(edition, step.entry) for step in steps]
    shown["steps"] = steps
    return shown
