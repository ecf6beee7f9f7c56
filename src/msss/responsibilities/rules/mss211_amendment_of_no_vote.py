"""An amendment doesn't name a later vote on this list.

An entry under ``amendments:`` allows a promise to be weakened, because there was a new vote on it
(剛性約束, clause 一 of the notice). That vote is not the one on the list itself, was taken after the
list was published and in the list's year, and is named once for each item or unit. So an amendment
must not name the list's own document, be dated before the list or after its year, or name the same
item or unit and the same document as another amendment. Correct the entry, or combine the two
entries.

Passes:

    projects:
      - number: 1
        items:
          - {id: "1.1", name: 完成回遷安置11600戶, lead: 市建委, due: 12月底,
             targets: [{content: 完成回遷安置, quantity: 11600, measure: 戶}]}
    amendments:
      - {item: "1.1", document: 市人大常委會決定, date: 2022-09-01, reason: 部分地塊延期}  # made up

Fails:

    projects:
      - number: 1
        items:
          - {id: "1.1", name: 完成回遷安置11600戶, lead: 市建委, due: 12月底,
             targets: [{content: 完成回遷安置, quantity: 11600, measure: 戶}]}
    amendments:
      - {item: "1.1", document: 市人大常委會決定, date: 2022-09-01, reason: 部分地塊延期}  # made up
      - {item: "1.1", document: 市人大常委會決定。, date: 2022-10-01, reason: 再次延期}  # made up
"""

from __future__ import annotations

from collections.abc import Iterator

from ...common.language import t
from ...formats.rules import Finding
from ...values.chinese import fold, fold_words
from ..model import ResponsibilityList


def check(responsibilities: ResponsibilityList) -> Iterator[Finding]:
    """Yield what of each amendment says that it is of no vote, or of another entry's."""
    source = responsibilities.source
    seen: set[tuple[str, str]] = set()
    for index, amendment in enumerate(responsibilities.amendments):
        vote = amendment.item or fold(amendment.of), fold_words(amendment.document)
        if source.document and vote[1] == fold_words(source.document):
            message = t("{document} is the list's own document", document=amendment.document)
            yield Finding(
                ("amendments", index, "document"), message, t("name the document that records the later vote")
            )
        elif vote in seen:
            message = t(
                "another amendment of {of} already names {document}", of=amendment.of, document=amendment.document
            )
            yield Finding(
                ("amendments", index, "document"),
                message,
                t("make one amendment of the two, or name the document of the other vote"),
            )
        seen.add(vote)
        hint = t("correct the date: the vote was taken after the list was published, and in the list's year")
        if amendment.date < source.date:
            message = t("{date} is before the list's own date, {list_date}", date=amendment.date, list_date=source.date)
            yield Finding(("amendments", index, "date"), message, hint)
        elif amendment.date.year > responsibilities.year:
            message = t("{date} is after {year}, the list's year", date=amendment.date, year=responsibilities.year)
            yield Finding(("amendments", index, "date"), message, hint)
