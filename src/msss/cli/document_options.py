"""The language of the documents that an office sends: Chinese in every interface, or English if it is asked for."""

from __future__ import annotations

from ..common.language import Language, current
from ..values.chinese import Script

_OF_SCRIPT = {Script.HANT: Language.TRADITIONAL, Script.HANS: Language.SIMPLIFIED}


def language_of(script: Script, *, english: bool) -> Language:
    """The language of a document: that of the ``script``, else the interface's if it is Chinese, else Traditional."""
    if english:
        return Language.ENGLISH
    interface = current()
    return _OF_SCRIPT.get(script, Language.TRADITIONAL if interface is Language.ENGLISH else interface)
