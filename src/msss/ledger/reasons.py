"""Why a target stands where it does: the share of time that has passed, and the rule that gave the status, in words.

Each sentence has the numbers that were compared, so that whoever reads it can do it again. The rules themselves are
in `msss.ledger.progress`, the completion rate is explained in `msss.evaluation.trace`.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from ..common.language import t
from ..responsibilities.scheme import BandsOf
from .progress import Measure, Standing, Status, percent, spoken

_DIGITS = 2
"""With so many decimals rates are compared in words: with fewer, two that differ could look the same."""


def passed(standing: Standing, as_of: date) -> str:
    """How the share of the whole that is expected on a day came about; empty where none is."""
    schedule = standing.schedule
    if not standing.is_measured:
        return ""
    said = {"due": schedule.due.isoformat(), "share": _percent(schedule.share(as_of))}
    if as_of >= schedule.due:
        return t("the deadline, {due}, has come: {share}", **said)
    if schedule.shares:
        if schedule.is_line:
            return t("between the milestones, as much more every day: {share}", **said)
        come = [(day, share) for day, share in schedule.shares if day <= as_of]
        if not come:
            first = min(day for day, _ in schedule.shares)
            return t("before the first milestone, {day}: {share}", day=first.isoformat(), **said)
        day = max(come, key=lambda one: one[1])[0]
        return t("the milestone of {day} asks for {share}", day=day.isoformat(), **said)
    gone, whole = (as_of - schedule.start).days, max((schedule.due - schedule.start).days, 1)
    if gone < 0:
        return t("before the start, {start}: {share}", start=schedule.start.isoformat(), **said)
    return t(
        "{gone} of {whole} days from {start} to {due}: {gone} ÷ {whole} = {share}",
        gone=gone,
        whole=whole,
        start=schedule.start.isoformat(),
        **said,
    )


def status(standing: Standing, measure: Measure, as_of: date) -> str:
    """Which rule gave a target its status on a day, with what was compared. It follows the order of the rules."""
    schedule, entry = standing.schedule, standing.entry
    said = {"word": spoken(standing.word), "due": schedule.due.isoformat(), "rate": _percent(standing.rate)}
    if standing.reached is not None:
        day = standing.reached.isoformat()
        if standing.reached < schedule.due:
            return t("reached on {day}, before the deadline, {due}: {word}", day=day, **said)
        if standing.reached == schedule.due:
            return t("reached on {day}, the day of the deadline: {word}", day=day, **said)
        return t("reached on {day}, after the deadline, {due}: {word}", day=day, **said)
    if schedule.is_open:
        if entry is None:
            return t("nothing was reported, and no day is set by which so much is due: {word}", **said)
        return t("no day is set by which so much is due: {word}", **said)
    if as_of > schedule.due:
        if entry is None:
            return t("the deadline, {due}, has passed, and nothing was reported: {word}", **said)
        return t("the deadline, {due}, has passed, and {rate} is done: {word}", **said)
    if entry is None:
        return t("nothing was reported by then: {word}", **said)
    if standing.is_level:
        if as_of == schedule.due:
            return t("more than is allowed on the day of the deadline: {word}", **said)
        return t("more than is allowed; time doesn't count before the deadline: {word}", **said)
    if as_of == schedule.due:
        return t("on the day of the deadline itself, less than the whole ({rate}) is late: {word}", **said)
    stage = schedule.stage(as_of)
    if stage is not None and standing.status is Status.BEHIND and not _is_behind_by_rate(standing, measure, as_of):
        return t("the works haven't come to the stage that is asked for by now: {word}", **said)
    if not schedule.is_measured:
        return t("stages are asked for and no share, and the one asked for by now is reached: {word}", **said)
    return _by_rate(standing, measure, as_of, said)


def _is_behind_by_rate(standing: Standing, measure: Measure, as_of: date) -> bool:
    if not standing.schedule.is_measured:
        return False
    return measure.placed(standing.rate, standing.expected_share, as_of).status is Status.BEHIND


def _by_rate(standing: Standing, measure: Measure, as_of: date, said: dict[str, str]) -> str:
    """What a completion rate was held against: the bands of the list, or the tolerance."""
    rate, share = standing.rate, standing.expected_share
    said |= {"share": _percent(share), "points": _points(rate - share)}
    scheme = measure.scheme
    if scheme is not None and measure.bands(as_of):
        band = measure.placed(rate, share, as_of).band
        least = "" if band is None or band.at_least is None else f"{band.at_least:f}"
        match scheme.bands_of:
            case BandsOf.RATE if least:
                return t("{rate}, in the band from {least}% on: {word}", least=least, **said)
            case BandsOf.RATE:
                return t("{rate}, below every number of the bands: {word}", **said)
            case BandsOf.RATIO:
                ratio = _percent(rate / share) if share else "—"
                if least:
                    return t(
                        "{rate} ÷ {share} = {ratio}, in the band from {least}% on: {word}",
                        ratio=ratio,
                        least=least,
                        **said,
                    )
                return t("{rate} ÷ {share} = {ratio}, below every number of the bands: {word}", ratio=ratio, **said)
            case BandsOf.DIFFERENCE if least:
                return t("{rate} − {share} = {points} points, in the band from {least} on: {word}", least=least, **said)
            case BandsOf.DIFFERENCE:
                return t("{rate} − {share} = {points} points, below every number of the bands: {word}", **said)
    said["tolerance"] = _points(measure.tolerance).lstrip("+")
    if standing.status is Status.BEHIND:
        return t("{rate} − {share} = {points} points, more than {tolerance} below: {word}", **said)
    if standing.status is Status.AHEAD:
        return t("{rate} − {share} = {points} points, more than {tolerance} above: {word}", **said)
    return t("{rate} − {share} = {points} points, within {tolerance}: {word}", **said)


def _percent(share: Fraction) -> str:
    return f"{_short(float(percent(share, _DIGITS)))}%"


def _points(share: Fraction) -> str:
    """A difference in percentage points, with its sign."""
    number = round(float(share * 100), _DIGITS)
    return f"{'+' if number > 0 else '−' if number < 0 else ''}{_short(abs(number))}"


def _short(number: float) -> str:
    return f"{number:.{_DIGITS}f}".rstrip("0").rstrip(".")
