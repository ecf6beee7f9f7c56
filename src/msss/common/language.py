"""The language in which msss speaks to people: English, or Chinese in Traditional or Simplified characters.

A sentence for people is a `Phrase`: English as it stands, with named placeholders, and translated when it is
shown. So what was found in one language can be shown in another without being found again, and whoever
compares, sorts or stores a phrase has its English text.

The catalogues are in ``locale/``. The Traditional ones are written by hand, the Simplified ones are made of them by
`tools/write_catalogs.py`. Where there is none, or a broken one, msss speaks English. Nothing of this is loaded
for English. What the codes mean is long, and few commands show it: it has a catalogue of its own, which is loaded when
the first `Passage` of it is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gettext import NullTranslations

ENVIRONMENT = "MSSS_LANG"
"""The variable that names a language, before the system's own are asked."""
DOMAIN = "msss"
"""The catalogue of all sentences,"""
CODES = "msss_codes"
"""and that of what the codes mean."""
LOCALES = Path(__file__).parents[1] / "locale"
"""The folder of the catalogues."""


class Language(StrEnum):
    """A language of the interface."""

    ENGLISH = "en"
    TRADITIONAL = "zh-Hant"
    SIMPLIFIED = "zh-Hans"

    @property
    def locale(self) -> str:
        """Its name as a locale, and of its folder in `LOCALES`."""
        return self.value.replace("-", "_")


_SYSTEM_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
_TRADITIONAL = frozenset({"tw", "hk", "mo", "hant"})


class _State:
    """What is spoken now, and the interface's language with its catalogue: a document may be in another."""

    language = Language.ENGLISH
    catalog: NullTranslations | None = None
    codes: NullTranslations | None = None
    """The catalogue of what the codes mean; None until it is asked for."""
    interface: tuple[Language, NullTranslations | None] = (Language.ENGLISH, None)


def current() -> Language:
    """The language that is spoken now."""
    return _State.language


def use(language: Language) -> None:
    """Speak ``language`` from now on; without a catalogue that can be read, English."""
    _State.interface = _State.language, _State.catalog = _with_catalog(language)
    _State.codes = None


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Speak ``language`` for a while: that of a document, which need not be the interface's."""
    interface, catalog = _State.interface
    with _speaking(*((interface, catalog) if language is interface else _with_catalog(language))):
        yield


@contextmanager
def speaking_as_the_interface() -> Iterator[None]:
    """Speak the interface's language for a while, also where a document is written in another."""
    with _speaking(*_State.interface):
        yield


@contextmanager
def _speaking(language: Language, catalog: NullTranslations | None) -> Iterator[None]:
    before = _State.language, _State.catalog, _State.codes
    _State.language, _State.catalog, _State.codes = language, catalog, None
    try:
        yield
    finally:
        _State.language, _State.catalog, _State.codes = before


def _with_catalog(language: Language) -> tuple[Language, NullTranslations | None]:
    """A language with its catalogue; English where there is none."""
    catalog = None if language is Language.ENGLISH else _catalog(language)
    return (language, catalog) if catalog else (Language.ENGLISH, None)


def _catalog(language: Language, domain: str = DOMAIN) -> NullTranslations | None:
    import struct
    from gettext import translation  # which reads a file once, for click as well

    try:
        return translation(domain, LOCALES, [language.locale])
    except (OSError, ValueError, LookupError, struct.error):  # not there, or broken
        return None


def of_environment(variables: Mapping[str, str]) -> Language:
    """The language that the variables of the environment ask for; what they don't name is passed over.

    ``MSSS_LANG`` comes first, then LANGUAGE (a list), LC_ALL, LC_MESSAGES and LANG, of which the first that is set
    counts, as everywhere; on Windows and macOS then the user's own choice.
    """
    if named := named_by(variables.get(ENVIRONMENT, "")):
        return named
    for variable in _SYSTEM_VARIABLES:
        for part in filter(None, variables.get(variable, "").split(":")):
            if language := named_by(part):
                return language
        if variables.get(variable) and variable != "LANGUAGE":
            return Language.ENGLISH
    return named_by(_of_the_system()) or Language.ENGLISH


def named_by(name: str) -> Language | None:
    """The language that a name stands for: en, zh-Hant, zh_TW.UTF-8, zh; None for another's, and for no name."""
    parts = name.partition(".")[0].partition("@")[0].replace("-", "_").casefold().split("_")
    if parts[0] == "en":
        return Language.ENGLISH
    if parts[0] != "zh":
        return None
    if "hans" in parts:
        return Language.SIMPLIFIED
    return Language.TRADITIONAL if _TRADITIONAL.intersection(parts[1:]) else Language.SIMPLIFIED


def _of_the_system() -> str:
    """The language of the user's interface on Windows and macOS, which have no variable for it; else nothing."""
    import sys

    if sys.platform == "win32":
        import ctypes
        import locale

        number = ctypes.windll.kernel32.GetUserDefaultUILanguage()
        return locale.windows_locale.get(number, "")
    if sys.platform == "darwin":
        import plistlib

        try:
            with (Path.home() / "Library/Preferences/.GlobalPreferences.plist").open("rb") as file:
                return str(next(iter(plistlib.load(file).get("AppleLanguages", ())), ""))
        except (OSError, ValueError):
            return ""
    return ""


# --- what is said


class Phrase(str):
    """A sentence for people. As text it is English; shown (``str``, ``format``, an f-string) it is translated.

    ``template`` has named placeholders for the ``parameters``; with ``plural`` there is a second template, for a
    ``count`` that isn't one.
    """

    __slots__ = ("parameters", "plural", "template")
    template: str
    plural: str
    parameters: dict[str, Any]

    def __new__(cls, template: str, plural: str = "", parameters: Mapping[str, Any] = MappingProxyType({})) -> Phrase:
        english = plural if plural and parameters["count"] != 1 else template
        phrase = super().__new__(cls, _english(english, parameters))
        phrase.template, phrase.plural, phrase.parameters = template, plural, dict(parameters)
        return phrase

    def __reduce__(self) -> tuple[type[Phrase], tuple[Any, ...]]:
        return Phrase, (self.template, self.plural, self.parameters)

    def __str__(self) -> str:
        catalog = _State.catalog
        if catalog is None:
            return str.__str__(self)
        if self.plural:
            template = catalog.ngettext(self.template, self.plural, self.parameters["count"])
        else:
            template = catalog.gettext(self.template)
        return template.format_map(self.parameters) if self.parameters else template

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)


class Passage(Phrase):
    """A text of what the codes mean, of any length. In English it stands as it is written, line breaks and all."""

    __slots__ = ()

    def __new__(cls, text: str) -> Passage:
        passage = str.__new__(cls, text)
        passage.template, passage.plural, passage.parameters = " ".join(text.split()), "", {}
        return passage

    def __reduce__(self) -> tuple[type[Passage], tuple[Any, ...]]:
        return Passage, (str.__str__(self),)

    def __str__(self) -> str:
        if _State.catalog is None:
            return str.__str__(self)
        translation = _codes().gettext(self.template)
        return str.__str__(self) if translation == self.template else translation


def _codes() -> NullTranslations:
    from gettext import NullTranslations

    if _State.codes is None:
        _State.codes = _catalog(_State.language, CODES) or NullTranslations()
    return _State.codes


def _english(template: str, parameters: Mapping[str, Any]) -> str:
    if not parameters:
        return template
    catalog, _State.catalog = _State.catalog, None
    try:
        return template.format_map(parameters)
    finally:
        _State.catalog = catalog


def t(template: str, /, **parameters: Any) -> Phrase:
    """A sentence for people, with named placeholders: ``t("{key} is empty", key=key)``.

    Tools find it by this name; the template is a literal. Braces that are text are written twice, if there are
    parameters.
    """
    return Phrase(template, "", parameters)


def tn(one: str, many: str, /, count: int, **parameters: Any) -> Phrase:
    """A sentence that depends on a number: ``tn("{count} file", "{count} files", count)``."""
    return Phrase(one, many, {"count": count, **parameters})


class Series(str):
    """Names in a row, in a sentence: 甲, 乙 in English, 甲、乙 in Chinese. ``last`` stands before the last: and, or."""

    __slots__ = ("last", "names")
    names: tuple[str, ...]
    last: str

    def __new__(cls, names: Iterable[str], last: str = "") -> Series:
        listed = tuple(names)
        series = super().__new__(cls, _joined(listed, ", ", f" {last} " if last else ", "))
        series.names, series.last = listed, last
        return series

    def __reduce__(self) -> tuple[type[Series], tuple[tuple[str, ...], str]]:
        return Series, (self.names, self.last)

    def __str__(self) -> str:
        names = tuple(map(str, self.names))
        if _State.catalog is None:
            return _joined(names, ", ", f" {self.last} " if self.last else ", ")
        return _joined(names, "、", {"or": "或", "and": "和"}.get(self.last, "、"))

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)


def _joined(names: tuple[str, ...], sign: str, last: str) -> str:
    *others, final = names or ("",)
    return sign.join(others) + last + final if others else final
