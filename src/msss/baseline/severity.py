"""Which findings of a comparison with an earlier version are worth a look and no error."""

from __future__ import annotations

WARNINGS = frozenset({"MSS309", "MSS310", "MSS327"})
"""Their codes; the other MSS3xx are errors."""
