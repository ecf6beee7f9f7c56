"""The day that counts as today: the one clock of msss, which can be set for a run that has to be repeatable."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from .errors import MsssError
from .harmless import visible
from .language import t

ENVIRONMENT = "SOURCE_DATE_EPOCH"
"""The variable that sets the day, in seconds since 1970-01-01 UTC, as in other programs whose runs are repeatable."""


def today() -> date:
    """The day of `ENVIRONMENT` where it is set, otherwise this machine's. Raises MsssError as `set_time` does."""
    moment = set_time()
    return moment.date() if moment else date.today()


def now() -> datetime:
    """The moment in UTC, or the one that is set. Raises MsssError as `set_time` does."""
    return set_time() or datetime.now(UTC)


def set_time() -> datetime | None:
    """The moment that `ENVIRONMENT` says, in UTC; None where it isn't set.

    Raises MsssError for a value that isn't a time: a run that was to be repeatable would not be.
    """
    value = os.environ.get(ENVIRONMENT)
    if not value:
        return None
    try:
        if not (value.isascii() and value.isdigit()):
            raise ValueError(value)
        return datetime.fromtimestamp(int(value), UTC)
    except (ValueError, OverflowError, OSError):
        raise MsssError(
            t(
                "{variable}={value} is not a time. Write the seconds since 1970-01-01, such as 1672444800 for"
                " 2022-12-31, or unset it",
                variable=ENVIRONMENT,
                value=visible(value),
            )
        ) from None
