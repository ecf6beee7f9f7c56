"""What became of the way in which a list measures progress (``schedule:``): a looser one is worth a look.

No promise is smaller by it, so it is let off and not weakened, as a later start is. Where two ways can't be compared,
that is said too.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ...common.language import t
from ..model import ResponsibilityList
from ..scheme import Band, Between, Scheme, Words
from .change import Change, ChangeKind, Effect

_USUAL_TOLERANCE = Decimal(5)


def scheme_changes(old: ResponsibilityList, new: ResponsibilityList) -> Iterator[Change]:
    """Another tolerance, other bands, other words, and another way between milestones."""
    before, now = old.schedule or Scheme(), new.schedule or Scheme()
    if before == now:
        return
    was, tolerance = _tolerance(before), _tolerance(now)
    if was != tolerance:
        detail = t("the tolerance is larger") if tolerance > was else ""
        yield _change("tolerance", f"{was:f}", f"{tolerance:f}", detail)
    if (before.bands, before.bands_of) != (now.bands, now.bands_of):
        yield _change("bands", _in_words(before), _in_words(now), _looser(before, now))
    if before.words != now.words:
        yield _change("words", _words(before.words), _words(now.words))
    if before.between_milestones != now.between_milestones:
        detail = t("less is expected between milestones") if now.between_milestones is Between.STEPS else ""
        yield _change("between_milestones", before.between_milestones.value, now.between_milestones.value, detail)


def _change(key: str, old: str, new: str, detail: str = "") -> Change:
    code = "MSS310" if detail else ""
    return Change(ChangeKind.CHANGED, Effect.NEUTRAL, "", "schedule", old, new, ("schedule", key), code, (), detail)


def _tolerance(scheme: Scheme) -> Decimal:
    return _USUAL_TOLERANCE if scheme.tolerance is None else scheme.tolerance


def _looser(old: Scheme, new: Scheme) -> str:
    """What is looser in the new bands, or that nobody can say; empty if they ask for as much as the old ones."""
    before, now = _numbers(old), _numbers(new)
    if old.bands_of is not new.bands_of or before.keys() != now.keys():
        return t("progress is measured in another way")
    if any(now[name] < number for name, number in before.items()):
        return t("a band begins lower")
    return ""


def _numbers(scheme: Scheme) -> dict[tuple[object, ...], Decimal]:
    """From which number on each band begins; the last one is below every number."""
    return {
        (band.by and band.by.date, band.status, band.word): Decimal("-Infinity")
        if band.at_least is None
        else band.at_least
        for band in scheme.bands
    }


def _in_words(scheme: Scheme) -> str:
    """The bands in a few words: 7月底 超時間進度 80; where there are none, the tolerance: ±5."""
    if not scheme.bands:
        return f"±{_tolerance(scheme):f}"
    return f"{scheme.bands_of}: {'; '.join(map(_band, scheme.bands))}"


def _band(band: Band) -> str:
    least = "" if band.at_least is None else f"{band.at_least:f}"
    return " ".join(filter(None, (band.by.text if band.by else "", band.word or band.status.value, least)))


def _words(words: Words | None) -> str:
    return "; ".join(f"{status}: {word}" for status, word in words.written.items()) if words else ""
