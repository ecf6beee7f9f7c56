"""The notes of a bulletin: how everything was counted, so that whoever gets it can do it again."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from ...common.language import Phrase, Series, t
from ...common.terms import shown
from ...ledger.bulletin import IN_ORDER, Bulletin
from ...ledger.progress import Status, checked
from ..rates import asked

if TYPE_CHECKING:  # few lists have a scheme of their own
    from ...responsibilities.scheme import Band, Scheme


def notes(bulletin: Bulletin) -> tuple[Phrase, ...]:
    """The notes, one after the other: rates, statuses, what is missing, and of checks and ranks where there are any."""
    points = format(round(float(bulletin.tolerance * 100), 2), "g")
    scheme = bulletin.measure.scheme
    said = [_rate()]
    said += _statuses(bulletin, points)
    if scheme is not None:
        said += _of_the_list(scheme)
        if any(one.schedule.is_line and one.schedule.shares for one in bulletin.standings):
            said.append(
                t(
                    "Between two milestones, what is expected grows by the same amount every day; it takes the place of"
                    " the time passed."
                )
            )
    said.append(
        t(
            "Points behind are the percentage points by which the completion rate is below the time passed. Short by is"
            " the quantity that is missing to what a steady pace would have reached by now (for a promise of at most so"
            " much: the quantity by which it is exceeded), rounded up."
        )
    )
    if any(checked(bulletin.standings)):
        said.append(_checks(points))
    if bulletin.units:
        said.append(_ranking())
    return tuple(said)


def _rate() -> Phrase:
    if digits := asked():
        return t(
            "The completion rate is the quantity done so far over the quantity promised (for a promise of at most so"
            " much: the quantity promised over the actual one), in percent with {digits} decimals. The time passed is"
            " the share of the period from the day the list was issued (or the item's own start) to the deadline that"
            " has gone by.",
            digits=digits,
        )
    return t(
        "The completion rate is the quantity done so far over the quantity promised (for a promise of at most so"
        " much: the quantity promised over the actual one), rounded to a whole percent. The time passed is the"
        " share of the period from the day the list was issued (or the item's own start) to the deadline that has"
        " gone by."
    )


def _statuses(bulletin: Bulletin, points: str) -> Iterator[Phrase]:
    """What each status means."""
    levels = any(standing.is_level for standing in bulletin.standings)
    scheme = bulletin.measure.scheme
    if scheme is not None and (bands := bulletin.measure.bands(bulletin.as_of)):
        yield _bands(scheme, bands)
        yield t(
            "A target that is not done on the day of its deadline, or whose works are not at the stage that is"
            " expected, is behind. It is overdue if its deadline has passed and it is not done, reported or not; done"
            " early if it was reached before its deadline; not reported if nothing was ever reported. An item stands"
            " where its worst target does."
        )
        if levels:
            yield t(
                "A promise of at most so much is not compared with the time passed: until its deadline it is not met as"
                " long as it is exceeded, and does not count as on schedule or better."
            )
    elif levels:
        yield t(
            "A target is on schedule if its completion rate is within {points} percentage points of the time passed,"
            " ahead if it is higher, and behind if it is lower (also if it is not done on the day of its deadline). It"
            " is overdue if its deadline has passed and it is not done, reported or not; done early if it was reached"
            " before its deadline; not reported if nothing was ever reported. A promise of at most so much is not"
            " compared with the time passed: until its deadline it is not met as long as it is exceeded, and does not"
            " count as on schedule or better. An item stands where its worst target does, from the worst to the best:"
            " overdue, behind, not reported, not met, on schedule, ahead, done, done early.",
            points=points,
        )
    else:
        yield t(
            "A target is on schedule if its completion rate is within {points} percentage points of the time passed,"
            " ahead if it is higher, and behind if it is lower (also if it is not done on the day of its deadline). It"
            " is overdue if its deadline has passed and it is not done, reported or not; done early if it was reached"
            " before its deadline; not reported if nothing was ever reported. An item stands where its worst target"
            " does, from the worst to the best: overdue, behind, not reported, on schedule, ahead, done, done early.",
            points=points,
        )


def _bands(scheme: Scheme, bands: tuple[Band, ...]) -> Phrase:
    """From where on a target is called what, on the day of the bulletin."""
    words = scheme.words.written if scheme.words else {}
    named = [(band.word or words.get(band.status) or shown(Status(band.status).word), band.at_least) for band in bands]
    listed = [
        t("{word} below", word=word) if least is None else t("{word} from {number}", word=word, number=_plain(least))
        for word, least in named
    ]
    if bands[-1].at_least is not None:
        listed.append(t("{word} below", word=words.get("behind") or shown(Status.BEHIND.word)))
    said = Series(map(str, listed))
    match scheme.bands_of.value:
        case "rate":
            return t("Where a target stands follows from its completion rate, in percent: {bands}.", bands=said)
        case "ratio":
            return t(
                "Where a target stands follows from its completion rate as a share of the time passed, in percent:"
                " {bands}.",
                bands=said,
            )
        case _:
            return t(
                "Where a target stands follows from its completion rate minus the time passed, in percentage points:"
                " {bands}.",
                bands=said,
            )


def _plain(number: Decimal) -> str:
    return f"{number:f}"


def _of_the_list(scheme: Scheme) -> Iterator[Phrase]:
    """What the list's own words mean, each with the statuses that it is for."""
    from ...ledger.bands import words_of

    meant: dict[str, list[Status]] = {}
    for status, word in words_of(scheme):
        if Status(status) not in meant.setdefault(word, []):
            meant[word].append(Status(status))
    said = [
        t(
            "{word} is {statuses}",
            word=word,
            statuses=Series((str(shown(one.word)) for one in sorted(statuses, key=IN_ORDER.index)), "or"),
        )
        for word, statuses in meant.items()
        if [one.word for one in statuses] != [word]
    ]
    if said:
        yield t("In the words of the list, {words}.", words=str(t("; ")).join(map(str, said)))


def _checks(points: str) -> Phrase:
    return t(
        "A check is what others than the reporting unit found; it does not take the place of a report, and is not part"
        " of the completion rate. The two differ if the rate found is below the rate reported by more than {points}"
        " percentage points, if the works are at an earlier stage than reported, or if more than that share of the"
        " sample did not pass; not where a later report corrects it.",
        points=points,
    )


def _ranking() -> Phrase:
    return t(
        "Lead units are ranked by the share of the items they lead that are on schedule or better, then ahead or"
        " better, then done (the higher comes first), then overdue (the lower comes first). Units that are equal in all"
        " four share a rank; an item that several units lead counts for each of them."
    )
