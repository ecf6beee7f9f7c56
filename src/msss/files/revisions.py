"""Files at a revision of their git repository."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from ..common.errors import SourceError
from ..common.harmless import visible
from ..common.language import t

if TYPE_CHECKING:
    from .git import Result

PREFIX = "git:"


class NotAtRevisionError(SourceError):
    """The revision is there, the file isn't in it: it is new, with nothing to be compared with."""


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
            if not self.name:
                raise SourceError(t("an empty name is not the name of a git revision"))
            raise SourceError(t("{name} is not the name of a git revision", name=visible(self.name)))

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


def parse_earlier(text: str) -> Path | Revision:
    """Read ``git:REV``, the path of a file, or, if there is no such file, the name of a revision.

    Raises SourceError for a name that can't be a revision's.
    """
    if text.startswith(PREFIX):
        return Revision(text.removeprefix(PREFIX))
    return Path(text) if os.path.lexists(text) else Revision(text, is_guess=True)


def _commit(revision: Revision, folder: Path) -> str:
    from . import git

    if revision.is_of_nothing:
        raise SourceError(
            t(
                "{revision}: CI passes this for a new branch, which has no earlier version. Name the branch that it"
                " started from, for example git:origin/main",
                revision=revision.name,
            )
        )
    found = git.run(folder, "rev-parse", "--verify", "--quiet", f"{revision.name}^{{commit}}")
    if found.code == 0:
        return found.output.decode("ascii", "replace").strip()
    if found.said.strip():
        _fail(found, folder, revision)
    is_shallow = git.run(folder, "rev-parse", "--is-shallow-repository").output.strip() == b"true"
    advice = (
        t("this clone is shallow and lacks older commits: fetch it first") if is_shallow else t("in CI, fetch it first")
    )
    if revision.is_guess:
        raise SourceError(
            t("{name}: no such file, and git knows no such revision ({advice})", name=revision.name, advice=advice)
        )
    raise SourceError(t("{name}: git knows no such revision ({advice})", name=revision.name, advice=advice))


def at_revision(revision: Revision, path: Path) -> bytes:
    """The file's bytes at a revision, through `git show`; of a file that is too large no more than shows it.

    Raises NotAtRevisionError if the revision has no such file, SourceError if it can't be looked up.
    """
    from . import git

    commit = revision.commit_in(path.parent)
    answer = git.run(path.parent, "show", "--no-textconv", f"{commit}:./{path.name}")
    if answer.code == 0:
        return answer.output
    if "does not exist in" in answer.said or "exists on disk, but not in" in answer.said:
        raise NotAtRevisionError(
            t("{path} is not in {revision}: there is nothing to compare it with", path=path, revision=revision.name)
        )
    return _fail(answer, path.parent, revision)


def listed(revision: Revision, folder: Path, *arguments: str) -> list[Path]:
    """The files of a revision that `git ls-tree` lists in ``folder``, in order."""
    from . import git

    commit = revision.commit_in(folder)
    options, below = arguments[:-1], arguments[-1]
    answer = git.run(folder, "ls-tree", *options, "-z", "--name-only", commit, below)
    if answer.code:
        _fail(answer, folder, revision)
    return [folder / os.fsdecode(name) for name in sorted(filter(None, answer.output.split(b"\0")))]


def history_of(path: Path) -> list[tuple[date, Revision]]:
    """The revisions in which a file was changed, the newest first, each with the day of its commit.

    Raises SourceError if it is in no git repository, or in a clone that lacks older commits.
    """
    from . import git

    if git.run(path.parent, "rev-parse", "--is-shallow-repository").output.strip() == b"true":
        raise SourceError(
            t(
                "{path}: this clone is shallow and lacks older commits: fetch them first (git fetch --unshallow)",
                path=path,
            )
        )
    answer = git.run(path.parent, "log", "--format=%H %cs", "--", f"./{path.name}")
    if answer.code:
        if "does not have any commits" in answer.said:
            return []
        _fail(answer, path.parent, Revision("HEAD"))
    lines = (line.split() for line in answer.output.decode("ascii", "replace").splitlines())
    return [(date.fromisoformat(day), Revision(commit)) for commit, day in lines]


def _fail(answer: Result, folder: Path, revision: Revision) -> NoReturn:
    """What git said, in words of our own."""
    if "not a git repository" in answer.said:
        raise SourceError(t("{folder}: not in a git repository", folder=folder))
    lines = answer.said.strip().splitlines() or [t("no reason given")]
    reason = next((line for line in lines if line.startswith("fatal:")), lines[-1])
    raise SourceError(t("{revision}: git can't look it up: {reason}", revision=revision.name, reason=reason))
