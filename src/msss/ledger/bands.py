"""The bands and words of a list that says by itself where its targets stand (`msss.responsibilities.scheme`).

Few lists do: what is needed for the others is in `msss.ledger.progress`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from ..responsibilities.scheme import Band, BandsOf, Scheme


def band_of(scheme: Scheme, bands: tuple[Band, ...], rate: Fraction, share: Fraction) -> tuple[Band | None, int]:
    """The band that a completion rate is in where ``share`` is expected, both as fractions of one, and its place.

    Below every band it is None.
    """
    number = _number(scheme, rate, share)
    for place, band in enumerate(bands):
        if band.at_least is None or number is None or number >= band.at_least:
            return band, place
    return None, len(bands)


def bands_on(scheme: Scheme, day: date) -> tuple[Band, ...]:
    """The bands that count on a day, best first: of those that name days, the ones of the last day that has come."""
    come = [band for band in scheme.bands if band.by is None or band.by.date <= day]
    last = max((band.by.date for band in come if band.by), default=None)
    return tuple(band for band in come if (band.by.date if band.by else None) == last)


def words_of(scheme: Scheme) -> Iterator[tuple[str, str]]:
    """Every word of a list's own, with the status that it is for; of a status with several, the mildest first."""
    for band in scheme.bands:
        if band.word:
            yield band.status.value, band.word
    if scheme.words:
        yield from scheme.words.written.items()


def _number(scheme: Scheme, rate: Fraction, share: Fraction) -> Fraction | None:
    """What the numbers of the bands are compared with, in percent; None is more than any, where nothing is expected."""
    match scheme.bands_of:
        case BandsOf.RATE:
            return rate * 100
        case BandsOf.RATIO:
            return rate * 100 / share if share else None if rate else Fraction(100)
        case BandsOf.DIFFERENCE:
            return (rate - share) * 100
