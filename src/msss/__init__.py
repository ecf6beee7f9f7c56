"""msss: a city's yearly livelihood projects (民生實事) as a plain-data responsibility list.

>>> from msss import load
>>> responsibilities = load()
>>> [item.id for _, item in responsibilities.items() if "市建委" in item.lead]
['2.1', '7.1']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .errors import InvalidListError, MsssError, SourceError
    from .loading import load
    from .responsibilities.model import ResponsibilityList

__version__ = "0.1.0"
__all__ = ["InvalidListError", "MsssError", "ResponsibilityList", "SourceError", "__version__", "load"]

_HOMES = {
    "InvalidListError": "errors",
    "MsssError": "errors",
    "SourceError": "errors",
    "ResponsibilityList": "responsibilities.model",
    "load": "loading",
}


def __getattr__(name: str) -> object:
    """The public names, each loaded when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f".{_HOMES[name]}", __name__), name)
