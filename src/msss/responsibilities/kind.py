"""The list, as one of the kinds of files that msss reads."""

from __future__ import annotations

from ..common.language import t
from ..formats.kind import Kind
from . import rules
from .model import ResponsibilityList
from .reading import read

LIST = Kind(t("list"), None, ResponsibilityList, "MSS2", read, rules.errors, rules.warnings)
"""A list stands alone: it belongs to no other."""
