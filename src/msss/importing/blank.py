"""An empty list of another year, with the units of a list that there is: to be filled in by hand."""

from __future__ import annotations

from ..common.language import t
from ..responsibilities.model import ResponsibilityList
from . import yaml
from .drafting import Data, Draft
from .names import entry_of
from .published import Doubt

_EXAMPLE = """\
  - number: 1
    items:
      - id: "1.1"
        name: …
        lead: …
        support: [ …, … ]
        due: …
        targets:
          - {content: …, quantity: …, measure: …}"""


def text(year: int, like: ResponsibilityList) -> str:
    """The file of an empty list of ``year``: its units are those of ``like``, and its title, as far as they can be."""
    title = like.title.replace(str(like.year), str(year))
    issuers = list(like.source.issuers)
    data: Data = {
        "title": title,
        "year": year,
        **({"code": like.code} if like.code else {}),
        "source": {"issuer": issuers[0] if len(issuers) == 1 else issuers},
        "projects": [],
        "units": [entry_of(unit) for unit in like.units],
    }
    of_last = t("as in the list of {year}", year=like.year)
    doubts = (
        Doubt(("title",), of_last),
        Doubt(("source",), t("issuer as in the list of {year}; add document, date and index", year=like.year)),
        Doubt(("projects",), t("write the projects below, in the place of []")),
    )
    comments = [
        str(t("The list of {year}, to be filled in. What every key means: docs/file-format.md.", year=year)),
        str(t("A project is written like this:")),
        *_EXAMPLE.splitlines(),
    ]
    return yaml.text(Draft(data, doubts), comments)
