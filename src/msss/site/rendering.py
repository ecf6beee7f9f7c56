"""Pages as HTML: templates, and what they may call. Every text that comes from a file is escaped where it stands.

The templates are in ``templates/``. A value becomes markup only here, by `markupsafe`, which Jinja brings; a template
has no ``safe`` filter (a test looks), and an address from a file becomes a link only where `web_address` says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from ..common.errors import MissingExtraError
from ..common.harmless import visible
from ..common.language import Language, current, t, tn
from ..common.terms import heading, shown
from ..ledger.bulletin import IN_ORDER, ItemStanding
from ..ledger.progress import Standing, Status, spoken
from ..ledger.reports import amount_in_words
from ..output.answers.standings import expected, reported
from ..output.cells import Day, Id, Marked, Measured, Names, Tone
from ..output.dates import in_words
from ..output.rates import rate
from ..output.table import Table
from ..values.quantity import format_number
from . import addresses

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

    from .editions import Edition

LANGUAGES = {Language.TRADITIONAL: "繁體中文", Language.SIMPLIFIED: "简体中文", Language.ENGLISH: "English"}
"""The languages of a site, each as it calls itself."""
LOCALES = {Language.TRADITIONAL: "zh_TW", Language.SIMPLIFIED: "zh_CN", Language.ENGLISH: "en_US"}
"""The languages as Open Graph names them."""
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none';"
    " form-action 'none'"
)
"""What a page may load: its own site's, and no script or style that stands in it."""
SIGNS = {
    Status.OVERDUE: "✕",
    Status.BEHIND: "▼",
    Status.NOT_REPORTED: "○",
    Status.NOT_MET: "!",
    Status.ON_SCHEDULE: "●",
    Status.AHEAD: "▲",
    Status.DONE: "✓",
    Status.DONE_EARLY: "✓",
}
"""The sign of each status, beside its word and its colour."""


class Page(NamedTuple):
    """A page in the language that is spoken: where it is, which template shows it, and what it shows.

    ``title`` and ``description`` are for lists of results and for bookmarks; ``way`` are the pages above it, each with
    its title; ``edition`` is the list that it is of, if it is of one.
    """

    address: str
    template: str
    title: str
    description: str
    shows: dict[str, Any]
    edition: Edition | None = None
    way: tuple[tuple[str, str], ...] = ()


class Chrome(NamedTuple):
    """What stands on every page: what the site is called, where it is published, and what it has.

    ``issuer`` is who issued all its lists, empty where several did. ``base`` is the address that it is published
    at, with a slash at its end; empty where nobody said it. ``has_years`` says that lists stand side by side, ``front``
    which of them comes first; it is empty where none does.
    """

    title: str
    issuer: str
    base: str
    licence: str
    as_of: date
    languages: tuple[Language, ...]
    has_years: bool
    front: str = ""

    @property
    def name(self) -> str:
        """What the site is called: by whoever publishes it, else by who issued its lists."""
        if self.title:
            return self.title
        if self.issuer:
            return str(t("{issuer}: livelihood projects", issuer=self.issuer))
        return str(t("Livelihood projects"))

    @property
    def first(self) -> Language:
        """The language whose pages stand at the top."""
        return self.languages[0]

    def address(self, page: str, language: Language) -> str:
        """The address of a page in a language, from the top of the site."""
        return addresses.folder_of(language, self.first) + page


def html(page: Page, chrome: Chrome) -> str:
    """A page in the language that is spoken. Raises MissingExtraError if Jinja isn't installed."""
    language = current()
    here = chrome.address(page.address, language)

    def to(address: str, fragment: str = "") -> str:
        """The link to a page of the same language."""
        return addresses.relative(here, chrome.address(address, language)) + (f"#{fragment}" if fragment else "")

    def asset(address: str) -> str:
        """The link to what all languages share."""
        return addresses.relative(here, address)

    others = [
        (one, LANGUAGES[one], addresses.relative(here, chrome.address(page.address, one))) for one in chrome.languages
    ]
    edition = page.edition

    def to_data(name: str) -> str:
        """The link to a file to download, which all languages share."""
        assert edition is not None
        return asset(f"{edition.address}{addresses.DATA}{name}")

    own = edition.script if edition else ""
    rendered: str = _template(page.template).render(
        page=page,
        chrome=chrome,
        here=here,
        language=language.value,
        locale=LOCALES[language],
        languages=others,
        to=to,
        asset=asset,
        to_data=to_data,
        edition=edition,
        said=_said(own, language.value),
        own=own,
        **page.shows,
    )
    return rendered


@cache
def _said(script: str, language: str) -> Markup | str:
    """The attribute of what the list says, where it is in another language than the page."""
    from markupsafe import Markup

    return Markup(' lang="{}"').format(script) if script and script != language else ""


@cache
def environment() -> Environment:
    """The templates, and what they may call. Raises MissingExtraError if Jinja isn't installed."""
    try:
        from jinja2 import Environment, PackageLoader, StrictUndefined
    except ModuleNotFoundError:
        raise MissingExtraError(t("A site"), "site") from None
    made = Environment(
        loader=PackageLoader("msss.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
    )
    made.globals.update(
        t=_say,
        tn=_say_of_many,
        term=lambda term: str(shown(term)),
        heading=_heading,
        words_of_day=in_words,
        rate=rate,
        number=format_number,
        spoken=spoken,
        expected=expected,
        reported=reported,
        sign=SIGNS,
        policy=POLICY,
        at=addresses,
        web_address=web_address,
        quoted=addresses.quoted,
        amount=amount_in_words,
        order=place,
        line_words=line_words,
    )
    made.filters["visible"] = visible
    return made


def _say(template: str, /, **parameters: Any) -> str:
    """A sentence of a template, in the language that is spoken."""
    return str(t(template, **parameters)) if parameters else _said_alone(template, current())


@cache
def _said_alone(template: str, language: Language) -> str:
    return str(t(template))


def _say_of_many(one: str, many: str, /, count: int, **parameters: Any) -> str:
    return str(tn(one, many, count, **parameters))


def _heading(term: str) -> str:
    return _heading_in(term, current())


@cache
def _heading_in(term: str, language: Language) -> str:
    return str(heading(term))


@cache
def _template(name: str) -> Any:
    return environment().get_template(f"{name}.html")


def place(stood: Standing | ItemStanding) -> int:
    """Where a status comes in a sorted table, the best first."""
    return IN_ORDER.index(stood.status) * 100 + stood.depth


def line_words(edition: Edition, address: str, line: int) -> str:
    """A line of one of a list's files, by the address of the page that shows it."""
    match address.removeprefix(edition.address):
        case addresses.LIST:
            return t("line {line} of the list", line=line)
        case addresses.LEDGER:
            return t("line {line} of the ledger", line=line)
        case _:
            return t("line {line} of the evaluation", line=line)


class Bar(NamedTuple):
    """A completion rate as a drawing 1,000 units wide: how much is done, and where the mark of what is expected is."""

    done: int
    mark: int | None


def bar(standing: Standing) -> Bar:
    """The bar of a target."""
    mark = round(min(float(standing.expected_share), 1) * 1000) if standing.is_measured else None
    return Bar(round(min(max(float(standing.rate), 0), 1) * 1000), mark)


_WEB = re.compile(r"https?://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?(?:[/?#][!-~\u00a1-\ud7ff]*)?")
_UNSAFE = frozenset("<>\"'`\\{}|^")


def web_address(text: str | None) -> str:
    """A text that is an address on the web, to be linked to; empty for any other text, and any other scheme."""
    if not text or not _WEB.fullmatch(text) or not _UNSAFE.isdisjoint(text):
        return ""
    try:
        return text if urlsplit(text).hostname else ""
    except ValueError:
        return ""


# --- tables that commands answer with


class Cell(NamedTuple):
    """A cell of a table as a page shows it: its lines, its tone, and whether it is a number or what heads its row."""

    lines: tuple[str, ...]
    tone: str = ""
    is_number: bool = False
    link: str = ""


_TONES = {Tone.BAD: "bad", Tone.POOR: "poor", Tone.GOOD: "good", Tone.MISSING: "missing"}


def cell(text: str, link_of: Callable[[str], str] = lambda _: "") -> Cell:
    """A cell of an answer, in the language that is spoken."""
    tone = _TONES.get(text.tone, "") if isinstance(text, Marked) and text.tone else ""
    if isinstance(text, Names):
        return Cell(text.names, tone, link=link_of(text))
    is_number = isinstance(text, Day | Measured)
    return Cell((str(text),), tone, is_number, link_of(text) if isinstance(text, Id) else "")


def table_shows(table: Table, link_of: Callable[[str], str] = lambda _: "") -> dict[str, Any]:
    """What the macro ``answer`` needs of a table: its headings and its cells."""
    table = table.told()
    return {
        "headings": [(heading(column.heading), column.right) for column in table.columns],
        "groups": [
            (str(group.heading), [[cell(one, link_of) for one in row] for row in group.rows]) for group in table.groups
        ],
    }
