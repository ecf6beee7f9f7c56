"""The day that counts as today."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from .errors import MsssError

ENVIRONMENT = "SOURCE_DATE_EPOCH"
"""The variable that fixes the day, in seconds since 1970, as reproducible builds set it."""


class ClockError(MsssError):
    """`ENVIRONMENT` says no day."""


def today() -> date:
    """The day of `ENVIRONMENT`, in UTC, where it is set; else this computer's.

    Raises ClockError if it isn't a number of seconds.
    """
    seconds = os.environ.get(ENVIRONMENT)
    if not seconds:
        return date.today()
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise ClockError(
            f"{ENVIRONMENT}={seconds!a} is not a number of seconds since 1970: correct it, or unset it"
        ) from None
