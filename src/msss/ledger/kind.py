"""The ledger, as one of the kinds of files that msss reads."""

from __future__ import annotations

from ..common.language import t
from ..formats.kind import Kind
from . import rules
from .model import Ledger
from .reading import read

LEDGER = Kind(t("ledger"), "progress", Ledger, "MSS4", read, rules.errors, rules.warnings)
"""A ledger belongs to the list beside it."""
