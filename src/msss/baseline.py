"""What a list is compared with: a file, or the same file at a revision of its git repository."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeVar

from . import compare, git, loading, yamlsource
from .chinese import fold
from .diagnostic import Diagnostic, Severity, visible
from .diagnostic import Path as Place
from .errors import InvalidListError, MsssError, SourceError
from .model import ResponsibilityList
from .rules import PROMISE_WARNINGS
from .yamlsource import Document

if TYPE_CHECKING:
    from .compare.records import RecordChange
    from .evaluation import Evaluation
    from .ledger import Ledger

PREFIX = "git:"


class NoBaselineError(SourceError):
    """The revision is there, the list isn't in it: a new list, with nothing to be weaker than."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A revision of a git repository, as git names it: ``origin/main``, ``HEAD~1``, ``v2022``.

    ``is_guess`` says that the name may have been meant for a file's.
    """

    name: str
    is_guess: bool = False
    _commits: dict[Path, str] = field(default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        # The name becomes an argument of git: nothing that could be an option, or name a path.
        if not self.name or self.name.startswith("-") or re.search(r"[:\s\x00-\x20\x7f]", self.name):
            raise SourceError(f"{visible(self.name) or 'an empty name'} is not the name of a git revision")

    @property
    def is_of_nothing(self) -> bool:
        """Whether it is the name of zeros that CI gives as what was there before a new branch."""
        return re.fullmatch("0{40}|0{64}", self.name) is not None

    def commit_in(self, folder: Path) -> str:
        """The number of the commit that the name means in ``folder``; found once.

        Raises SourceError if the repository there has no such commit: what can't be found can't be compared
        with, and must not be taken for a revision in which a file is missing.
        """
        if folder not in self._commits:
            self._commits[folder] = _commit(self, folder)
        return self._commits[folder]


def parse_baseline(text: str) -> Path | Revision:
    """Read ``git:REV``, the path of a file, or, if there is no such file, the name of a revision.

    Raises SourceError for a name that can't be a revision's.
    """
    if text.startswith(PREFIX):
        return Revision(text.removeprefix(PREFIX))
    return Path(text) if os.path.lexists(text) else Revision(text, is_guess=True)


def old_list(baseline: Path | Revision, path: Path | None) -> ResponsibilityList:
    """The list that ``path`` is compared with: the baseline file, or ``path`` at the baseline revision.

    Raises SourceError if it can't be had, NoBaselineError if the revision has no such file, and
    InvalidListError if it isn't a valid list.
    """
    if isinstance(baseline, Path):
        return loading.load_file(baseline).list
    if path is None:
        raise SourceError(f"standard input has no {baseline.name}: compare it with a file")
    content = _at_revision(baseline, path)
    parsed, _, diagnostics = loading.parse(content, f"{PREFIX}{baseline.name}:{loading.shown(path)}")
    if parsed is None:
        raise InvalidListError(diagnostics)
    return parsed


def gone(revision: Revision, folders: Iterable[Path]) -> Iterator[Diagnostic]:
    """MSS308 or MSS324 for every file below ``folders`` that the revision has and the folder hasn't any more.

    A list that is removed, or renamed, has no new file whose promises could be compared, and a ledger that is
    removed none whose reports could be. Raises SourceError as `old_list` does.
    """
    for folder in folders:
        for path in _listed(revision, folder, "-r", "./"):
            if loading.is_data_below(folder, path) and not os.path.lexists(path):
                yield _is_gone(revision, path)


def gone_nearby(revision: Revision, below: Path | None) -> Iterator[Diagnostic]:
    """MSS308 and MSS324 for every file that would be used here without being named, if the revision's still stood.

    They are looked for in the usual folder here and in the folders above, to the top of the repository or
    to ``below``, the usual folder that has lists. Raises SourceError as `old_list` does.
    """
    try:
        here = Path.cwd()
    except OSError:
        raise SourceError("this folder is gone, and with it any list to be compared") from None
    for folder in (here, *here.parents):
        if folder / loading.USUAL == below:
            return
        listed = _listed(revision, folder, f"./{loading.USUAL}/")
        names = {path.name for path in listed if loading.is_usual(path.name)}
        names |= {loading.beside(Path(name), kind).name for name in names for kind in loading.BESIDE}
        lost = [path for path in listed if path.name in names and not os.path.lexists(path)]
        for path in lost:
            yield _is_gone(revision, path)
        if lost or os.path.lexists(folder / ".git"):
            return


def _is_gone(revision: Revision, path: Path) -> Diagnostic:
    what = WORDS[loading.kind_of(path)]
    message = f"the {what} is in {revision.name} and not here any more"
    if what == "list":
        return Diagnostic("MSS308", message, loading.shown(path), hint=_GONE)
    return Diagnostic("MSS324", message, loading.shown(path), hint=_GONE_BESIDE)


WORDS: Mapping[str | None, str] = {None: "list", "progress": "ledger", "evaluation": "evaluation"}
"""What a file is called, by the kind that its name says (see `msss.loading.kind_of`)."""
_GONE = "restore it under the name it had: without it nobody can say that its promises are kept"
_GONE_BESIDE = "restore it under the name it had: what was reported and what was voted stays"


def _commit(revision: Revision, folder: Path) -> str:
    if revision.is_of_nothing:
        raise SourceError(
            f"{revision.name}: this is what CI gives for a branch that is new: there was nothing before it. Name the"
            " branch that it began from, git:origin/main"
        )
    found = git.run(folder, "rev-parse", "--verify", "--quiet", f"{revision.name}^{{commit}}")
    if found.code == 0:
        return found.output.decode("ascii", "replace").strip()
    if found.said.strip():
        _fail(found, folder, revision)
    what = "no such file, and git knows no such" if revision.is_guess else "git knows no such"
    is_shallow = git.run(folder, "rev-parse", "--is-shallow-repository").output.strip() == b"true"
    where = "this clone is shallow and lacks older commits: fetch it first" if is_shallow else "in CI, fetch it first"
    raise SourceError(f"{revision.name}: {what} revision ({where})")


def _at_revision(revision: Revision, path: Path) -> bytes:
    """The file's bytes at a revision, through `git show`; of a file that is too large no more than shows it.

    Raises NoBaselineError if the revision has no such file, SourceError as `old_list` does.
    """
    commit = revision.commit_in(path.parent)
    answer = git.run(path.parent, "show", "--no-textconv", f"{commit}:./{path.name}")
    if answer.code == 0:
        return answer.output
    if "does not exist in" in answer.said or "exists on disk, but not in" in answer.said:
        raise NoBaselineError(f"{path} is not in {revision.name}: there is nothing to compare it with")
    return _fail(answer, path.parent, revision)


def _listed(revision: Revision, folder: Path, *arguments: str) -> list[Path]:
    """The files of a revision that `git ls-tree` lists in ``folder``, in order."""
    commit = revision.commit_in(folder)
    options, below = arguments[:-1], arguments[-1]
    answer = git.run(folder, "ls-tree", *options, "-z", "--name-only", commit, below)
    if answer.code:
        _fail(answer, folder, revision)
    return [folder / os.fsdecode(name) for name in sorted(filter(None, answer.output.split(b"\0")))]


def _fail(answer: git.Result, folder: Path, revision: Revision) -> NoReturn:
    """What git said, in words of our own."""
    if "not a git repository" in answer.said:
        raise SourceError(f"{folder}: not in a git repository")
    lines = answer.said.strip().splitlines() or ["no reason given"]
    reason = next((line for line in lines if line.startswith("fatal:")), lines[-1])
    raise SourceError(f"{revision.name}: git can't look it up: {reason}")


def check(old: ResponsibilityList, new: ResponsibilityList, document: Document, file: str) -> list[Diagnostic]:
    """The MSS3xx: what ``new`` weakens of ``old``, and what of it is worth a look, at its place in the new file.

    Errors come first. What was voted again is let through by an amendment that ``old`` doesn't have; one
    that names no item or unit of which there is anything to let through is found too. Lists of two years, or of
    two governments, aren't compared: that is MSS311, and nothing else is found.
    """
    if of_another := _of_another(old, new, document, file):
        return [of_another]
    changes = compare.compare(old, new)
    amendments = list(compare.new_amendments(old, new))
    amended = frozenset(item for _, item in amendments)
    found = [_diagnostic(change, document, file) for change in compare.unsettled(changes, amended)]
    needed = {item for change in changes if change.code for item in (change.item, *change.old_items)}
    needed |= {unit for change in changes if change.code for units in change.units for unit in units}
    for path, of in amendments:
        if of not in needed:
            what, why = f"item {of}", "of which nothing is weakened"
            if path[-1] == "unit":
                what, why = of, "for which as many answer as before"
            message = f"the amendment names {what}, {why}"
            hint = f"correct the {path[-1]}, or remove the amendment"
            found.append(Diagnostic("MSS307", message, file, document.span(path), path, hint))
    return sorted(found, key=lambda diagnostic: (diagnostic.severity is Severity.WARNING, diagnostic.span))


_HINT = "restore it; if it was voted again, name the item, the document, the date and the reason under amendments:"
_HINT_OF_UNIT = (
    "restore it; if it was decided, name the collective under unit:, the document, the date and the reason under"
    " amendments:"
)
_HINT_OF_NO_ITEM = "restore it, or let it through once with --ignore MSS310: it is of no item that could be amended"


def _diagnostic(change: compare.Change, document: Document, file: str) -> Diagnostic:
    severity = Severity.WARNING if change.code in PROMISE_WARNINGS else Severity.ERROR
    hint = _HINT if change.old_items else _HINT_OF_UNIT if change.units else _HINT_OF_NO_ITEM
    return Diagnostic(change.code, _message(change), file, document.span(change.path), change.path, hint, severity)


def _message(change: compare.Change) -> str:
    because = f": {change.detail}" if change.detail else ""
    match change.code:
        case "MSS301":
            return f"a target of item {change.item} is weakened from {change.old} to {change.new}"
        case "MSS302":
            return f"a target of item {change.item} is removed: {change.old}"
        case "MSS303":
            return f"the deadline of item {change.item} is later: {change.old} has become {change.new}"
        case "MSS304":
            return f"item {change.item} is removed: {change.old}"
        case "MSS305":
            return f"project {change.item} is removed" + because
        case "MSS306":
            return f"{change.old} doesn't lead item {change.item} any more" + because
        case "MSS309":
            what = "the voted sentence" if change.field == "name" else "a target"
            return f"{what} of item {change.item} is reworded: {' → '.join(_cut(change.old, change.new))}"
        case _:
            return _let_off(change)


def _let_off(change: compare.Change) -> str:
    """What MSS310 says of a change: fewer answer, or less is asked of them."""
    match change.field:
        case "support" | "lead" if change.new:
            what = "leads" if change.field == "lead" else "supports"
            return f"the unit that {what} item {change.item} {change.detail}: {change.old} → {change.new}"
        case "support":
            return f"fewer answer for item {change.item}: {change.old} {change.detail}"
        case "start":
            days = f"{change.old or 'the day of the list'} → {change.new or 'the day of the list'}"
            return f"item {change.item} {change.detail}: {days}"
        case "source":
            return f"{change.detail}: {change.old} → {change.new}"
        case "amendment":
            of = f"item {change.item}" if change.item else "a unit"
            return f"an amendment of {of} is removed: {change.old}"
        case _:
            return change.detail


def _of_another(old: ResponsibilityList, new: ResponsibilityList, document: Document, file: str) -> Diagnostic | None:
    """MSS311 for a list that is of another year, or another government, than its baseline."""
    if old.year != new.year:
        return _of_another_year("list", old.year, new.year, document, file)
    if fold(old.source.issuer) == fold(new.source.issuer):
        return None
    path: Place = ("source", "issuer")
    message = f"the list is of {new.source.issuer}, and what it is compared with of {old.source.issuer}"
    hint = "compare it with a list of the same issuer; a name that was corrected is let through with --ignore MSS311"
    return Diagnostic("MSS311", message, file, document.span(path), path, hint)


def _of_another_year(what: str, old: int, new: int, document: Document, file: str) -> Diagnostic:
    message = f"the {what} is of {new}, and what it is compared with of {old}: neither has to keep what the other says"
    hint = f"compare it with an earlier version of {new}; msss diff shows what two years say"
    return Diagnostic("MSS311", message, file, document.span(("year",)), ("year",), hint)


# --- ledgers and evaluations


def kind_of_file(path: Path) -> str | None:
    """What a file holds: ``progress``, ``evaluation`` or, for a list, None; by its keys, else by its name.

    Raises SourceError if it can't be read.
    """
    document = yamlsource.read(loading.read_bytes(path), "").document
    keys = set(document.data) if document is not None and isinstance(document.data, dict) else set()
    if "projects" in keys:
        return None
    if "entries" in keys:
        return "progress"
    return "evaluation" if keys & {"votes", "rules"} else loading.kind_of(path)


def old_ledger(baseline: Path | Revision, path: Path) -> Ledger:
    """The ledger that the one at ``path`` is compared with, as it stands: it isn't held against a list.

    Raises as `old_list` does.
    """
    from .ledger import read_ledger

    return _old(baseline, path, read_ledger)


def old_evaluation(baseline: Path | Revision, path: Path) -> Evaluation:
    """The evaluation that the one at ``path`` is compared with, as `old_ledger`."""
    from .evaluation import read_evaluation

    return _old(baseline, path, read_evaluation)


def _old(baseline: Path | Revision, path: Path, read: Callable[[bytes, str], _Read[T]]) -> T:
    if isinstance(baseline, Path):
        content, file = loading.read_bytes(baseline), loading.shown(baseline)
    else:
        content, file = _at_revision(baseline, path), f"{PREFIX}{baseline.name}:{loading.shown(path)}"
    parsed, _, diagnostics = read(content, file)
    if parsed is None or diagnostics:
        raise InvalidListError(diagnostics)
    return parsed


T = TypeVar("T")
_Read = tuple[T | None, Document | None, tuple[Diagnostic, ...]]


def renumbered(baseline: Revision, list_path: Path, new: ResponsibilityList) -> dict[str, str]:
    """The items that have another id than at the revision: a ledger has to follow its list. Old id and new."""
    try:
        old = old_list(baseline, list_path)
    except MsssError:
        return {}  # what is wrong with the list is said of the list
    ids = compare.ids_of(old, new)
    return {before: now for before, now in ids.items() if before != now}


def check_ledger(
    old: Ledger, new: Ledger, document: Document, file: str, ids: Mapping[str, str] | None = None
) -> list[Diagnostic]:
    """MSS321 to MSS323: entries that are gone, changed or put in before others; at their places in the new file.

    ``ids`` are those of items that were given another since.
    """
    from .compare.ledgers import compare_ledgers

    if old.year != new.year:
        return [_of_another_year("ledger", old.year, new.year, document, file)]
    return [_record_diagnostic(change, document, file) for change in compare_ledgers(old, new, ids) if change.code]


def check_evaluation(old: Evaluation, new: Evaluation, document: Document, file: str) -> list[Diagnostic]:
    """MSS325 to MSS327: votes and scoring rules that are others than they were; at their places in the new file."""
    from .compare.evaluations import compare_evaluations

    if old.year != new.year:
        return [_of_another_year("evaluation", old.year, new.year, document, file)]
    return [_record_diagnostic(change, document, file) for change in compare_evaluations(old, new) if change.code]


def _record_diagnostic(change: RecordChange, document: Document, file: str) -> Diagnostic:
    severity = Severity.WARNING if change.code in PROMISE_WARNINGS else Severity.ERROR
    words = f"{change.old} → {change.new}" if change.old and change.new else change.old or change.new
    match change.code:
        case "MSS321":
            message = f"an entry of item {change.item} is gone: {words}"
        case "MSS322" if change.old == change.new:
            message = f"an entry of item {change.item} stands after one that it stood before: {words}"
        case "MSS322":
            message = f"an entry of item {change.item} is changed: {words}"
        case "MSS323":
            message = f"an entry of item {change.item} is put in before others: {words}"
        case "MSS325" if change.field == "deputies":
            message = f"the number of deputies is changed: {words}"
        case "MSS325":
            what = "changed" if change.new else "gone"
            message = f"the votes on project {change.item} are {what}: {words}"
        case _:
            what = {"criterion": "criterion", "score": "score of", "grade": "grade"}[change.field]
            became = "changed" if change.old and change.new else "gone" if change.old else "new"
            message = f"the {what} {change.item} is {became}: {words}"
    hint = _RECORD_HINTS[change.code]
    return Diagnostic(change.code, message, file, document.span(change.path), change.path, hint, severity)


_KEEP = "restore it: what was reported stays, and a mistake is corrected by a later entry with correction: true"
_RULES = "restore it; rules that were decided anew are let through once with --ignore"
_RECORD_HINTS = {
    "MSS321": _KEEP,
    "MSS322": _KEEP,
    "MSS323": "a report that comes late has correction: true and a note that says why: msss record --correction --note",
    "MSS325": "restore them; a mistake of the count that was put right is let through once with --ignore MSS325",
    "MSS326": f"{_RULES} MSS326",
    "MSS327": f"{_RULES} MSS327",
}

_SHOWN = 60
"""How much of a sentence a message holds, in characters."""


def _cut(old: str, new: str) -> Iterator[str]:
    """Two texts cut to where they differ, with a few characters before."""
    same = next((at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), 0)
    start = max(same - 12, 0) if max(len(old), len(new)) > _SHOWN else 0
    for text in (old, new):
        cut = text[start : start + _SHOWN]
        yield ("…" if start else "") + cut + ("…" if start + _SHOWN < len(text) else "")
