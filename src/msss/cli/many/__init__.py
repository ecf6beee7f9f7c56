"""A question to many lists: each is asked on its own, on all cores, and let go when it has answered.

A `Question` is sent to where a list is read, and makes a `Piece` of it: its part of the answer, and what is to be said
of it. What is shown of a list can depend on all of them (`Facts`): of all is assumed what the first one says, and where
it turns out otherwise, they are asked again.

What is said, in which order, and what is refused, is what the command does with few lists.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto
from functools import partial, reduce
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from ...common import clock
from ...common.errors import MsssError, SourceError
from ...common.language import Language, speaking
from ...files import naming
from ...lists.loading import Asked, Read, read_each
from ...lists.selection import Selected
from ...output import rates
from ...output.sources import lists_in_a_line
from ...output.streaming import LIST, Answer, Part, part_of
from ...output.streams import say
from ...output.table import Table
from ...reading.diagnostic import InvalidListError
from ...responsibilities.candidates import Candidates, candidates, meant_by
from ...responsibilities.query import Query, Role, Sort, select, units_in
from ...responsibilities.reading import LoadedList
from ...responsibilities.registry import AmbiguousUnitError, UnknownUnitError, names_of, nearest, units_of
from ...values.deadline import Day
from .. import common
from ..options import AskedStatus, known_statuses, own_words

if TYPE_CHECKING:  # most queries ask for no status
    from ...ledger.progress import Status
    from ...lists.tracking import Tracked


class Facts(NamedTuple):
    """What all lists say together, and what is shown of each depends on."""

    followed: bool = False
    """Whether a list has a ledger, so that there is a status."""
    own: frozenset[str] = frozenset()
    """The words among those that were asked for that a list has for a status of its own."""
    checks: bool = False
    """Whether a target was checked."""
    over: bool = True
    """Whether all deadlines have passed."""
    names: frozenset[str] = frozenset()
    """The units that were meant."""
    shown: tuple[Any, ...] = ()
    """What there are columns for, in the order in which the lists first have it."""

    def plus(self, more: Facts) -> Facts:
        """What these lists and more of them say."""
        return Facts(
            self.followed or more.followed,
            self.own | more.own,
            self.checks or more.checks,
            self.over and more.over,
            self.names | more.names,
            tuple(dict.fromkeys((*self.shown, *more.shown))),
        )


AskedStatuses = tuple[tuple[str, "Status | None"], ...]
"""Statuses as they were typed, each with the one of ours that it is."""


def typed(asked: Iterable[AskedStatus]) -> AskedStatuses:
    """Statuses that were typed, so that they can be sent to other processes."""
    return tuple((one.text, one.status) for one in asked)


def meant_statuses(asked: AskedStatuses, facts: Facts) -> tuple[Status | str, ...]:
    """The statuses that were asked for; what is a list's own word stays one."""
    return tuple(text if text in facts.own or status is None else status for text, status in asked)


class Step(Enum):
    """How far a list could be asked."""

    SELECTING = auto()
    TRACKING = auto()
    ANSWERING = auto()


class Head(NamedTuple):
    """Which list an answer is of: all that is kept of each, where there are thousands."""

    path: Path
    year: int
    issuer: str

    @property
    def file(self) -> str:
        """The name that is shown of its file."""
        return naming.shown(self.path)


class Piece(NamedTuple):
    """What one list answers.

    ``part`` is its part of the answer, and ``number`` the one by which it is kept. ``names`` are the list's units, if
    the answer is in their order; ``more`` is what only one question asks. ``failed`` says why it couldn't be asked
    further.
    """

    head: Head
    facts: Facts
    part: Part | None = None
    number: int = 0
    units: tuple[Candidates, ...] = ()
    own: tuple[tuple[str, str], ...] = ()
    shared: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    more: Any = None
    failed: tuple[Step, MsssError | str] | None = None


class Made(NamedTuple):
    """A list's table with every rare column; the keys of its rows and records, where the lists' order isn't theirs.

    ``names_units`` says that its units count where the order is that of units; ``facts`` are what the list says of what
    depends on all, ``notes`` what is to be said of it, and ``more`` is what only one question asks. ``blocks`` are its
    part of an answer that is no table, each with its key.
    """

    table: Table
    rows: Sequence[Any] = ()
    records: Sequence[Any] = ()
    names_units: bool = False
    facts: Facts = Facts()
    notes: Sequence[str] = ()
    more: Any = None
    blocks: list[tuple[Any, bytes]] | None = None


class InList(NamedTuple):
    """What of one list is asked, and found."""

    loaded: LoadedList
    found: list[Selected]
    day: date
    tracked: Mapping[str, Tracked]
    status: tuple[Status | str, ...]
    facts: Facts


class FollowedElsewhere(dict[str, "Tracked"]):
    """The ledgers of a list that has none, where another list has one: there is a place for a status."""

    def __bool__(self) -> bool:
        return True


@dataclass(frozen=True)
class Question:
    """What is asked of every list. What a command asks is a subclass, sent to where the lists are read.

    ``language`` is that of a document; None is the interface's.
    """

    query: Query
    into: common.Into
    as_of: Day | None = None
    status: AskedStatuses = ()
    sort: Sort | None = None
    today: date = date.min
    digits: int | None = None
    language: Language | None = None

    def follows(self, path: Path) -> bool:
        """Whether the ledger of the list at a path is asked."""
        return False

    def track(self, loaded: LoadedList, day: date) -> tuple[Tracked, list[str]]:
        """Where the list's items stand, and what is to be said of its ledger."""
        return common.track_quietly(loaded, day)

    def made(self, asked: InList) -> Made:
        """What is shown of the list. Raises the error of a file beside it that isn't valid, or isn't there."""
        raise NotImplementedError

    def folded(self, before: Any, more: Any) -> Any:
        """What is asked beside the answer of the lists ``before`` (None where there are none) and one ``more``.

        None if it is kept with each list.
        """
        return None

    def place(self, places: Mapping[str, int], keys: Iterable[Any]) -> Callable[[Any], Any] | None:
        """Where the key of a row comes among all ``keys``; None if the answer is in the lists' order.

        ``places`` are those of units, in the order in which the lists name them.
        """
        if self.sort is None:
            return None
        if self.sort is Sort.UNIT:
            return lambda name: places.get(name, len(places))
        return lambda key: key

    def speaking(self) -> AbstractContextManager[None]:
        """Speak the language of the answer."""
        return nullcontext() if self.language is None else speaking(self.language)

    def day_of(self, year: int) -> date:
        """The day that is asked for, of a list of that year."""
        return self.today if self.as_of is None else self.as_of.of(year, self.today)

    @property
    def every_status(self) -> AskedStatuses:
        """Every status that was typed."""
        return self.status


@dataclass(frozen=True)
class _Asking:
    """A question with what is assumed of all lists: makes a `Piece` of a list, where it is read."""

    question: Question
    assumed: Facts

    def __call__(self, loaded: LoadedList) -> Piece:
        with rates.digits(self.question.digits) if self.question.digits is not None else nullcontext():
            return self._piece(loaded)

    def _piece(self, loaded: LoadedList) -> Piece:
        question, query = self.question, self.question.query
        piece = Piece(
            Head(loaded.path, loaded.model.year, loaded.model.source.issuer),
            Facts(question.follows(loaded.path)),
            units=tuple(candidates(units_in(loaded.model, query.role), text) for text in query.units),
            own=tuple(own_words([loaded]).items()) if question.every_status else (),
            shared=tuple(common.shared_numbers(loaded, *query.projects)),
        )
        asked = frozenset(text for text, _ in question.every_status)
        piece = piece._replace(facts=piece.facts._replace(own=asked.intersection(text for text, _ in piece.own)))
        try:
            day = question.day_of(loaded.model.year)
            found = [(loaded, hit) for hit in select(loaded.model, query, day)]
        except ValueError as error:  # 2月29日 of a year without one
            return piece._replace(failed=(Step.SELECTING, str(error)))
        tracked: Mapping[str, Tracked] = FollowedElsewhere() if self.assumed.followed else {}
        if piece.facts.followed:
            try:
                followed, notes = question.track(loaded, day)
            except (InvalidListError, SourceError) as error:
                return piece._replace(failed=(Step.TRACKING, error))
            tracked, piece = {loaded.file: followed}, piece._replace(notes=tuple(notes))
        in_list = InList(loaded, found, day, tracked, meant_statuses(question.status, self.assumed), self.assumed)
        try:
            made = question.made(in_list)
        except (InvalidListError, SourceError) as error:
            return piece._replace(failed=(Step.ANSWERING, error))
        names = names_of(units_of(loaded.model)) if question.sort is Sort.UNIT and made.names_units else ()
        if made.blocks is not None:
            part = Part((), 0, made.blocks)
        else:
            with question.speaking():
                part = part_of(made.table, question.into.format, question.into.script, made.rows, made.records)
        return piece._replace(
            facts=piece.facts.plus(made.facts),
            part=part,
            names=tuple(names),
            notes=(*piece.notes, *made.notes),
            more=made.more,
        )


class Gathered(NamedTuple):
    """What all lists answered: the pieces in their order, each without its part; the parts are in the ``answer``."""

    question: Question
    source: common.Source
    pieces: list[Piece]
    answer: Answer
    place: Callable[[Any], Any] | None
    """Where the key of a row comes; None if the answer is in the lists' order."""
    folded: Any
    """What was asked of all lists beside the answer (`Question.folded`)."""

    @property
    def lists(self) -> list[Head]:
        """The lists that answered."""
        return [piece.head for piece in self.pieces]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found."""
        return self.answer.is_empty

    def keys(self) -> Iterator[Any]:
        """The keys of the rows that were found."""
        return self.answer.keys()

    def beside(self, kind: str) -> Iterator[common.Read]:
        """The files of that kind which belong to the lists, whether they are there or not."""
        return (piece.head._replace(path=naming.beside(piece.head.path, kind)) for piece in self.pieces)

    def day(self) -> date:
        """The day that was asked for. Refuses one of no year in particular, where lists are of several years."""
        return common.day_of_years(self.question.as_of, (piece.head.year for piece in self.pieces))

    def tell_what_was_meant(self, day: date) -> list[str]:
        """Say what a name, a number, a day was taken for, and return the names of the units."""
        query = self.question.query
        names: list[str] = []
        with common.usage_errors(UnknownUnitError, AmbiguousUnitError):
            for place, text in enumerate(query.units):
                found = meant_by([piece.units[place] for piece in self.pieces], text, partial(self._near, text))
                common.say_meaning(text, found)
                names += found.names
        for line in chain.from_iterable(piece.shared for piece in self.pieces):
            say(line)
        try:
            common.say_relative(query, day)
        except ValueError as error:
            raise common.no_such_day(query, str(error)) from None
        for piece in self.pieces:
            if piece.failed and piece.failed[0] is Step.SELECTING:
                raise common.no_such_day(query, str(piece.failed[1]))
        return names

    def _near(self, text: str) -> Iterator[str]:
        """The names that are near one that no list has: only then is it looked for."""
        near = self.source.read(partial(read_each, use=_Near(text, self.question.query.role)))
        return chain.from_iterable(near.lists)

    def check_statuses(self, asked: Sequence[AskedStatus]) -> None:
        """Refuse what is no status, and no list's word for one."""
        if asked:
            known_statuses(asked, dict(chain.from_iterable(piece.own for piece in self.pieces)))

    def tell_of_ledgers(self) -> None:
        """Say what is to be said of each ledger. Raises the error of the first that is invalid."""
        for piece in self.pieces:
            _refuse_failed(piece)
            for note in piece.notes:
                common.tell_of_ledger(note)

    def tell_of_answers(self) -> None:
        """Say what is to be said of each list, if all have answered. Raises the error of the first that couldn't."""
        for piece in self.pieces:
            _refuse_failed(piece)
        for note in chain.from_iterable(piece.notes for piece in self.pieces):
            say(note)

    def write(
        self,
        source: str = "",
        closing: str = "",
        headings: Callable[[], Mapping[Any, str]] | None = None,
        read: Iterable[common.Read] = (),
        of: str = LIST,
    ) -> None:
        """Write the answer, of which ``read`` are the files that it is made of beside the lists.

        ``of`` is the heading of the column that names the list, where there are several; empty, there is none.
        """
        heads = {piece.number: piece.head for piece in self.pieces}
        name = common.namer((one.year, one.issuer) for one in heads.values()) if of and len(heads) > 1 else None

        def name_of(number: int) -> str:
            assert name is not None  # or it isn't asked for
            return name(*heads[number][1:], heads[number].file)

        into = self.question.into
        common.write_text(
            self.answer.texts(name and name_of, headings, of),
            source or lists_in_a_line(self.lists),
            closing,
            into,
            [*self.lists, *read],
        )


def _refuse_failed(piece: Piece) -> None:
    if piece.failed and isinstance(piece.failed[1], MsssError):
        raise piece.failed[1]


@dataclass(frozen=True)
class _Near:
    """The names of a list's units that are near a text."""

    text: str
    role: Role | None

    def __call__(self, loaded: LoadedList) -> list[str]:
        return list(nearest(units_in(loaded.model, self.role), self.text))


def gather(question: Question, source: common.Source) -> Gathered:
    """Ask every list."""
    question = replace(question, today=clock.today(), digits=rates.chosen())
    assumed = _first_guess(question, source.meant.paths)
    while True:
        gathered, asked = _gather(question, source, assumed)
        facts = reduce(Facts.plus, (piece.facts for piece in gathered.pieces), Facts())
        if facts == assumed:
            source.tell(asked)
            return gathered
        assumed = facts


def _first_guess(question: Question, paths: Sequence[Path]) -> Facts:
    """What is assumed of all lists: what the first one says, and that there is a ledger if one stands there."""
    assumed = Facts()
    for read in read_each(paths[:1], _Asking(question, assumed)):
        assumed = read.value.facts if read.value else assumed
    return assumed._replace(followed=assumed.followed or any(map(question.follows, paths)))


def _gather(question: Question, source: common.Source, assumed: Facts) -> tuple[Gathered, Asked[Piece]]:
    """Ask every list, by what is assumed of all."""
    answer = Answer(question.into.format, question.into.script)
    folded: dict[int, Any] = {}

    issuers: dict[str, str] = {}
    facts: dict[Facts, Facts] = {}

    def read(paths: Sequence[Path]) -> Iterator[Read[Piece]]:
        for path, one in zip(paths, read_each(paths, _Asking(question, assumed)), strict=True):
            if one.value is None:
                yield one
                continue
            piece = one.value
            if source.keep_going and piece.failed and piece.failed[0] is not Step.SELECTING:
                yield Read(path, None, error=cast("InvalidListError | SourceError", piece.failed[1]))
                continue
            number = answer.add(piece.part or Part((), 0, []))
            # Of lists of several years those of one may be asked alone, which is known in the end.
            of = 0 if source.meant.is_named or source.meant.years else one.year
            if not piece.failed and (not source.meant.years or one.year in source.meant.years):
                folded[of] = question.folded(folded.get(of), piece.more)
            # What thousands of pieces have in common is kept once.
            issuer = piece.head.issuer
            head = Head(path, piece.head.year, issuers.setdefault(issuer, issuer))
            yield Read(
                path,
                piece._replace(
                    head=head,
                    facts=facts.setdefault(piece.facts, piece.facts),
                    part=None,
                    number=number,
                    more=piece.more if folded.get(of) is None else None,
                ),
                one.year,
            )

    asked = source.read(read)
    pieces = asked.lists
    units = dict.fromkeys(name for piece in pieces for name in piece.names)
    answer.choose([piece.number for piece in pieces])
    place = question.place({name: place for place, name in enumerate(units)}, answer.keys())
    if place is not None:
        answer.sort(place)
    year = pieces[0].head.year
    return Gathered(question, source, pieces, answer, place, folded.get(0, folded.get(year))), asked
