"""What severities are called."""

from __future__ import annotations

from ..common.language import t
from ..reading.diagnostic import Severity

WORDS = {Severity.ERROR: t("error"), Severity.WARNING: t("warning")}
