"""A schedule contradicts itself.

The list may say how the office measures progress (``schedule:``). The bands are written best first:
ahead, then on_schedule, then behind, each from a lower number than the one above it; only the last
band of a day may have no ``at_least:``. A status has two bands only if each has a ``word:`` of its
own, because otherwise nobody could tell them apart. Bands of the rate say from which day they count
(``by:``), the days in order; other bands hold on every day. A word stands for several statuses only
if all of these are written, and if they are on the same side: a word that says both that a target
is on schedule and that it is behind says nothing. Correct the band or the word.

Passes:

    # in July 2015, 長沙 called 60–80 % 與時間進度同步 and 80–100 % 超時間進度
    schedule:
      bands_of: rate
      bands:
        - {by: 7月底, status: ahead, at_least: 80, word: 超時間進度}
        - {by: 7月底, status: on_schedule, at_least: 60, word: 與時間進度同步}
    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
             targets: [{content: 新增學位, quantity: 60000, measure: 個}]}

Fails:

    # made up
    schedule:
      bands_of: rate
      bands:
        - {by: 7月底, status: ahead, at_least: 60}
        - {by: 7月底, status: on_schedule, at_least: 80}
    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
             targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise

from ...common.language import Series, t
from ...formats.rules import Finding
from ...reading.diagnostic import Path
from ...values.chinese import fold
from ..model import ResponsibilityList
from ..scheme import Band, BandsOf, Pace, Scheme

_BEST_FIRST = (Pace.AHEAD, Pace.ON_SCHEDULE, Pace.BEHIND)
_OURS = {
    "overdue": "逾期",
    "behind": "滯後",
    "not_reported": "未報",
    "not_met": "未達標",
    "on_schedule": "按序時",
    "ahead": "超序時",
    "done": "完成",
    "done_early": "提前完成",
}
_IN_TIME = frozenset({"on_schedule", "ahead", "done", "done_early"})
_LATE = frozenset({"overdue", "behind"})


def check(responsibilities: ResponsibilityList) -> Iterator[Finding]:
    """Yield every number, band and word of the schedule that doesn't go with the others."""
    scheme = responsibilities.schedule
    if scheme is None:
        return
    if scheme.tolerance is not None and scheme.tolerance > 100:
        message = t("a tolerance of {points} percentage points is more than the whole", points=f"{scheme.tolerance:f}")
        yield Finding(("schedule", "tolerance"), message, t("write a number from 0 to 100"))
    yield from _days(scheme)
    placed = enumerate(scheme.bands)
    for _, its in groupby(placed, key=lambda one: one[1].by and one[1].by.date):
        yield from _of_a_day(scheme, list(its))
    yield from _words(scheme)


def _place(index: int, *key: str) -> Path:
    return ("schedule", "bands", index, *key)


def _days(scheme: Scheme) -> Iterator[Finding]:
    """Bands of the rate have days, in their order; others have none."""
    before: Band | None = None
    for index, band in enumerate(scheme.bands):
        if scheme.bands_of is not BandsOf.RATE and band.by is not None:
            message = t(
                "by: goes with bands of the rate, and these are bands of the {bands_of}", bands_of=scheme.bands_of
            )
            yield Finding(_place(index, "by"), message, t("remove by:, or write bands_of: rate"))
        elif scheme.bands_of is BandsOf.RATE and band.by is None:
            message = t("nothing says from which day the band of the rate counts")
            yield Finding(_place(index), message, t("add by:, for example by: 7月底"))
        elif before is not None and before.by and band.by and band.by.date < before.by.date:
            message = t("{by} is before {earlier}, which stands above it", by=band.by, earlier=before.by)
            yield Finding(_place(index, "by"), message, t("put the days in order, the first one first"))
        before = band


def _of_a_day(scheme: Scheme, placed: list[tuple[int, Band]]) -> Iterator[Finding]:
    """Bands are in order, none holds another, and no two of a status are called the same."""
    for (_, above), (index, band) in pairwise(placed):
        if above.at_least is None:
            message = t("the band of {status} above it holds everything", status=above.status)
            yield Finding(_place(index), message, t("only the last band may have no at_least:"))
        elif band.at_least is not None and band.at_least >= above.at_least:
            message = t(
                "{number} is not below {above}, from which on it is {status}",
                number=f"{band.at_least:f}",
                above=f"{above.at_least:f}",
                status=above.status,
            )
            yield Finding(_place(index, "at_least"), message, t("put the bands in order, best first"))
        if _BEST_FIRST.index(band.status) < _BEST_FIRST.index(above.status):
            message = t(
                "{status} is better than {above}, which stands above it", status=band.status, above=above.status
            )
            yield Finding(_place(index, "status"), message, t("put the bands in order, best first"))
    called: dict[tuple[Pace, str], int] = {}
    words = scheme.words.written if scheme.words else {}
    for index, band in placed:
        name = band.status, fold(band.word or words.get(band.status) or _OURS[band.status])
        if name in called:
            message = t("{status} has two bands with the same word", status=band.status)
            yield Finding(_place(index, "status"), message, t("give each a word: of its own, or keep one of them"))
        called.setdefault(name, index)
    for index, band in placed:
        if scheme.bands_of is BandsOf.DIFFERENCE or band.at_least is None:
            continue
        if band.at_least < 0 or (scheme.bands_of is BandsOf.RATE and band.at_least > 100):
            message = t("{number} is no completion rate that is short of the target", number=f"{band.at_least:f}")
            yield Finding(_place(index, "at_least"), message, t("write a number from 0 to 100"))


def _words(scheme: Scheme) -> Iterator[Finding]:
    """A word is of one status, or of several that are written with it and are on one side."""
    written: list[tuple[Path, str, str]] = [
        (_place(index, "word"), band.status.value, band.word) for index, band in enumerate(scheme.bands) if band.word
    ]
    if scheme.words:
        written += [(("schedule", "words", status), status, word) for status, word in scheme.words.written.items()]
    named = {status for _, status, _ in written}
    meant: dict[str, set[str]] = {}
    for status, ours in _OURS.items():
        if status not in named:
            meant.setdefault(fold(ours), set()).add(status)
    for place, status, word in written:
        others = meant.setdefault(fold(word), set())
        unwritten = others - named
        if unwritten:
            message = t("{word} is also what {status} is called", word=word, status=Series(sorted(unwritten)))
            yield Finding(place, message, t("write another word, or a word for {status} too", status=min(unwritten)))
        elif (status in _LATE and others & _IN_TIME) or (status in _IN_TIME and others & _LATE):
            message = t(
                "{word} stands for {status} and for {others}: nobody could tell who is behind",
                word=word,
                status=status,
                others=Series(sorted(others)),
            )
            yield Finding(place, message, t("write another word for one of them"))
        others.add(status)
