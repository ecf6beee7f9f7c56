"""How an evaluation is read: bytes in, the evaluation out, or every reason why there is none."""

from __future__ import annotations

from ..formats.reading import Format, Loaded, Parsed
from ..responsibilities.model import ResponsibilityList
from .model import Evaluation

EVALUATION = Format(Evaluation)
"""How an evaluation is written."""
LoadedEvaluation = Loaded[Evaluation]


def read(
    content: bytes, file: str, of: ResponsibilityList | None = None, *, places: bool = False
) -> Parsed[Evaluation]:
    """The evaluation in ``content`` as it stands, and every error of its form: what the rules say comes after."""
    return EVALUATION.read(content, file, places=places)
