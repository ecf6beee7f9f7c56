"""The evaluation, as one of the kinds of files that msss reads."""

from __future__ import annotations

from ..common.language import t
from ..formats.kind import Kind
from . import rules
from .model import Evaluation
from .reading import read

EVALUATION = Kind(t("evaluation"), "evaluation", Evaluation, "MSS5", read, rules.errors, rules.warnings)
"""An evaluation belongs to the list beside it."""
