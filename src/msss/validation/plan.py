"""What a validation is of: which files are checked, what each is compared with, and which codes are asked for."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from ..common.errors import MsssError
from ..common.language import t
from ..files import finding, naming
from ..files.revisions import Revision
from ..lists.loading import kind_named
from ..reading.diagnostic import Diagnostic
from .checking import NOT_COMPARABLE, NOT_COMPARED, Checked, check_file, check_files

if TYPE_CHECKING:
    from datetime import date

    from ..baseline.earlier import Baseline


class CannotCheckError(MsssError):
    """The files to be checked and what they are to be checked against don't go together."""


def files_to_check(paths: Sequence[Path], baseline: Baseline | None = None) -> list[Path]:
    """The files that ``paths`` stand for, or those in the usual places, with the ledgers and evaluations beside them.

    The list that ships with msss is no stand-in for one that is to be compared: it would keep its promises. Then
    there may be no file. Raises SourceError as `msss.files.finding.find` does.
    """
    return finding.find(paths, naming.BESIDE, or_shipped=baseline is None)


def check(
    files: Sequence[Path],
    paths: Sequence[Path] = (),
    *,
    baseline: Baseline | None = None,
    list_path: Path | None = None,
    today: date | None = None,
    jobs: int | None = None,
) -> Iterator[Checked]:
    """Check ``files``, which are those that `files_to_check` found for ``paths``; first come the lists that are gone.

    A revision is the baseline of every file, and a file that of the only one of its kind; the ledger and the
    evaluation beside an earlier list are those of what belongs to the list. The other arguments are
    those of `msss.validation.checking.check_files`. Raises CannotCheckError, and SourceError if there is no such
    baseline, before anything is checked.
    """
    if not files:
        return iter(_gone_from_here(baseline))
    lists = [file for file in files if not naming.kind_of(file)]
    compared = _baselines(files, baseline) if isinstance(baseline, Path) else {}
    if list_path and len(lists) == len(files):
        raise CannotCheckError(
            t("--list {list} is for ledgers and evaluations, and none of them is to be checked", list=list_path)
        )
    if compared:
        checked: Iterator[Checked] = (
            _or_not_compared(check_file(file, compared.get(file), list_path, today), file, compared) for file in files
        )
    else:
        checked = check_files(files, jobs, baseline, list_path, today)
    return chain(_gone(paths, lists, baseline), checked)


def _baselines(files: Sequence[Path], baseline: Path) -> dict[Path, Path]:
    """What each file is compared with: the only one of the baseline's kind with it, what belongs to it with what is
    beside the baseline.
    """
    compared = {_file_of_baseline(files, baseline): baseline}
    if baseline not in compared and not naming.kind_of(baseline):
        for kind in naming.BESIDE:
            its, before = [file for file in files if naming.kind_of(file) == kind], naming.beside(baseline, kind)
            if len(its) == 1 and before.is_file() and before.resolve() != its[0].resolve():
                compared[its[0]] = before
    return compared


def _or_not_compared(checked: Checked, file: Path, compared: Mapping[Path, Path]) -> Checked:
    """What was checked, with a word of it if it wasn't compared: there is nothing to compare it with."""
    if file in compared or checked.note:
        return checked
    kind = kind_named(naming.kind_of(file))
    note = t(
        "{file} was not compared with an earlier version: name the earlier {kind} with --against",
        file=naming.shown(file),
        kind=kind.word,
    )
    return replace(checked, note=note)


def _file_of_baseline(files: Sequence[Path], baseline: Path) -> Path:
    """The one file that is to be compared with a file: the only one of its kind."""
    from ..baseline.earlier import kind_of_file

    kind = kind_of_file(baseline)
    same = [file for file in files if naming.kind_of(file) == kind]
    word = kind_named(kind).word
    if not same:
        raise CannotCheckError(
            t("--against {file} is for one {kind}, but none is to be checked: name it", file=baseline, kind=word)
        )
    if len(same) > 1:
        raise CannotCheckError(
            t(
                "--against {file} is for one {kind}, but {count} are to be checked: name one",
                file=baseline,
                kind=word,
                count=len(same),
            )
        )
    return same[0]


def _gone(paths: Sequence[Path], lists: Sequence[Path], baseline: Baseline | None) -> list[Checked]:
    """The lists that the folders to be checked had at the baseline revision and have no more."""
    if baseline is None or isinstance(baseline, Path):
        return []
    from ..baseline.earlier import gone, gone_nearby

    folders = [path for path in paths if path.is_dir()]
    found: list[Diagnostic] = []
    if not paths and lists:  # the usual place: data/
        folders = [lists[0].parent]
        if not os.environ.get(naming.ENVIRONMENT):
            found += gone_nearby(baseline, folders[0])
    return [Checked(diagnostic.file, (diagnostic,)) for diagnostic in (*found, *gone(baseline, folders))]


def _gone_from_here(baseline: Baseline | None) -> list[Checked]:
    """The lists that the baseline revision has in the usual place, where there is none now."""
    from ..baseline.earlier import gone_nearby

    found = list(gone_nearby(baseline, None)) if isinstance(baseline, Revision) else []
    if not found:
        raise CannotCheckError(t("no list here ({folder}/) that could be compared: name one", folder=naming.USUAL))
    return [Checked(diagnostic.file, (diagnostic,)) for diagnostic in found]


# --- which codes are asked for


def with_codes(checked: Iterable[Checked], select: tuple[str, ...], ignore: tuple[str, ...]) -> Iterator[Checked]:
    """What was checked, with the diagnostics of the codes that were asked for, or of the beginnings of codes.

    A file in which some of their codes couldn't be looked for isn't clean for having none of them: what
    was in the way is then reported, asked for or not.
    """
    if not select and not ignore:
        yield from checked
        return
    from .codes import all_rules

    def is_asked(code: str) -> bool:
        return (not select or code.startswith(select)) and not code.startswith(ignore)

    asked = [rule.code for rule in all_rules() if is_asked(rule.code)]
    for one in checked:
        kept = tuple(diagnostic for diagnostic in one.diagnostics if is_asked(diagnostic.code))
        in_the_way = one.unchecked and any(code >= one.unchecked for code in asked)
        if one.unchecked == NOT_COMPARED and NOT_COMPARABLE in ignore:
            in_the_way = False  # it is let through by its name
        yield one if in_the_way and not kept else replace(one, diagnostics=kept)
