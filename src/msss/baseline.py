"""What a list is compared with: a file, or the same file at a revision of its git repository."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from . import compare, loading, yamlsource
from .diagnostic import Diagnostic, Severity, visible
from .errors import InvalidListError, SourceError
from .model import ResponsibilityList
from .rules import PROMISE_WARNINGS
from .yamlsource import Document

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

    def __post_init__(self) -> None:
        # The name becomes an argument of git: nothing that could be an option, or name a path.
        if not self.name or self.name.startswith("-") or re.search(r"[:\s\x00-\x20\x7f]", self.name):
            raise SourceError(f"{visible(self.name) or 'an empty name'} is not the name of a git revision")


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
    """MSS308 for every list below ``folders`` that the revision has and the folder hasn't any more.

    A list that is removed, or renamed, has no new file whose promises could be compared. Raises
    SourceError as `old_list` does.
    """
    for folder in folders:
        listed = _git(folder, "ls-tree", "-r", "-z", "--name-only", revision.name, "./", about=revision)
        for name in sorted(filter(None, listed.split(b"\0"))):
            path = folder / os.fsdecode(name)
            if loading.is_list_below(folder, path) and not os.path.lexists(path):
                yield _is_gone(revision, path)


def gone_nearby(revision: Revision, below: Path | None) -> Iterator[Diagnostic]:
    """MSS308 for every list that would be used here without being named, if the revision's files still stood.

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
        listed = _git(folder, "ls-tree", "-z", "--name-only", revision.name, f"./{loading.USUAL}/", about=revision)
        paths = [folder / os.fsdecode(name) for name in sorted(filter(None, listed.split(b"\0")))]
        lost = [path for path in paths if loading.is_usual(path.name) and not os.path.lexists(path)]
        for path in lost:
            yield _is_gone(revision, path)
        if lost or os.path.lexists(folder / ".git"):
            return


def _is_gone(revision: Revision, path: Path) -> Diagnostic:
    message = f"the list is in {revision.name} and not here any more"
    return Diagnostic("MSS308", message, loading.shown(path), hint=_GONE)


_GONE = "restore it under the name it had: without it nobody can say that its promises are kept"


def _at_revision(revision: Revision, path: Path) -> bytes:
    """The file's bytes at a revision, through `git show`; of a file that is too large no more than shows it."""
    return _git(path.parent, "show", "--no-textconv", f"{revision.name}:./{path.name}", about=revision)


def _git(folder: Path, *arguments: str, about: Revision) -> bytes:
    """What git prints in a folder: a list of arguments, no shell, and names that were checked.

    Raises SourceError in words of our own, NoBaselineError if the revision has no such file.
    """
    command = ["git", "-C", str(folder), "--no-pager", *arguments]
    try:
        git = subprocess.Popen(  # noqa: S603
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=os.environ | {"LC_ALL": "C"},  # what it says is read below
        )
    except OSError as error:
        raise SourceError(f"git can't be run: {error.strerror}") from None
    with git:
        content = git.stdout.read(yamlsource.MAX_BYTES + 1) if git.stdout else b""
        if len(content) > yamlsource.MAX_BYTES:
            git.kill()
            return content
        said = git.stderr.read().decode("utf-8", "replace") if git.stderr else ""
    if git.returncode == 0:
        return content
    if "not a git repository" in said:
        raise SourceError(f"{folder}: not in a git repository")
    if "does not exist in" in said or "exists on disk, but not in" in said:
        name = arguments[-1].partition(":./")[2]
        raise NoBaselineError(f"{folder / name} is not in {about.name}: there is nothing to compare it with")
    if any(
        words in said for words in ("invalid object name", "unknown revision", "bad revision", "Not a valid object")
    ):
        what = "no such file, and git knows no such" if about.is_guess else "git knows no such"
        raise SourceError(f"{about.name}: {what} revision (in CI, fetch it first)")
    lines = said.strip().splitlines() or ["no reason given"]
    reason = next((line for line in lines if line.startswith("fatal:")), lines[-1])
    what = arguments[-1].rpartition("/")[2] or "the lists"
    raise SourceError(f"{about.name}: git can't show {what} there: {reason}")


def check(old: ResponsibilityList, new: ResponsibilityList, document: Document, file: str) -> list[Diagnostic]:
    """The MSS3xx: what ``new`` weakens of ``old``, and what of it is worth a look, at its place in the new file.

    Errors come first. What was voted again is let through by an amendment that ``old`` doesn't have; one
    that names no item of which there is anything to let through is found too.
    """
    changes = compare.compare(old, new)
    amendments = list(compare.new_amendments(old, new))
    amended = frozenset(item for _, item in amendments)
    found = [_diagnostic(change, document, file) for change in compare.unsettled(changes, amended)]
    needed = {item for change in changes if change.code for item in (change.item, *change.old_items)}
    for path, item in amendments:
        if item not in needed:
            message = f"the amendment names item {item}, of which nothing is weakened"
            hint = "correct the item, or remove the amendment"
            found.append(Diagnostic("MSS307", message, file, document.span(path), path, hint))
    return sorted(found, key=lambda diagnostic: (diagnostic.severity is Severity.WARNING, diagnostic.span))


_HINT = "restore it; if it was voted again, name the item, the document, the date and the reason under amendments:"
_HINT_OF_NO_ITEM = "restore it, or let it through once with --ignore MSS310: it is of no item that could be amended"


def _diagnostic(change: compare.Change, document: Document, file: str) -> Diagnostic:
    severity = Severity.WARNING if change.code in PROMISE_WARNINGS else Severity.ERROR
    hint = _HINT if change.old_items else _HINT_OF_NO_ITEM
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
            return f"an amendment of item {change.item} is removed: {change.old}"
        case _:
            return change.detail


_SHOWN = 60
"""How much of a sentence a message holds, in characters."""


def _cut(old: str, new: str) -> Iterator[str]:
    """Two texts cut to where they differ, with a few characters before."""
    same = next((at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), 0)
    start = max(same - 12, 0) if max(len(old), len(new)) > _SHOWN else 0
    for text in (old, new):
        cut = text[start : start + _SHOWN]
        yield ("…" if start else "") + cut + ("…" if start + _SHOWN < len(text) else "")
