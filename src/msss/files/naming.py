"""How files are named: which name a list has, which files belong to it, and what messages call a file.

A list is ``responsibility_list_2022.yaml``; its ledger, ``progress_2022.yaml``, and its evaluation,
``evaluation_2022.yaml``, stand beside it.
"""

from __future__ import annotations

from pathlib import Path

from ..common.errors import SourceError
from ..common.language import t

ENVIRONMENT = "MSSS_FILE"
"""The variable that names the lists to use; several are separated as in PATH."""
SHIPPED = "responsibility_list_2022.yaml"
"""The list inside the package."""
BESIDE = ("progress", "evaluation")
"""The kinds of files that belong to a list and stand beside it: ``progress_2022.yaml``."""
SITE = "msss-site.json"
"""The file by which a folder is known that `msss publish` wrote a site into."""
USUAL = "data"
"""The folder in which lists are looked for."""
PREFIX = "responsibility_list_"
"""What the name of a list begins with."""
PACKAGE = Path(__file__).resolve().parents[1]
"""The folder of the package msss."""


def kind_of(path: Path) -> str | None:
    """The kind of file that a name says belongs to a list; None for a list itself."""
    kind, mark, _ = path.name.partition("_")
    return kind if mark and kind in BESIDE else None


def beside(path: Path, kind: str) -> Path:
    """The file of that kind that belongs to the list at ``path``: ``progress_2022.yaml`` beside
    ``responsibility_list_2022.yaml``.
    """
    return path.with_name(f"{kind}_{path.stem.removeprefix(PREFIX)}.yaml")


def list_beside(path: Path) -> Path:
    """The list that the file at ``path`` belongs to, the other way round. Raises SourceError if there is none."""
    candidates = lists_of(path)
    found = next((candidate for candidate in candidates if candidate.is_file()), None)
    if found is None:
        raise SourceError(t("its list {list} doesn't exist: name another with --list", list=shown(candidates[0])))
    return found


def lists_of(path: Path) -> list[Path]:
    """What the list may be called that the file at ``path`` belongs to."""
    name = path.stem.partition("_")[2]
    return [path.with_name(f"{stem}{end}") for stem in (PREFIX + name, name) for end in (".yaml", ".yml")]


def is_usual(name: str) -> bool:
    """Whether a file of this name in `USUAL` is a list that is used without being named."""
    return name.startswith(PREFIX) and name.endswith((".yaml", ".yml"))


def shipped() -> Path:
    """The list that ships with msss: in the installed package, or in the checkout it runs from."""
    installed = PACKAGE / "data" / SHIPPED
    return installed if installed.exists() else PACKAGE.parents[1] / "data" / SHIPPED


def is_shipped(path: Path) -> bool:
    """Whether ``path`` is the list that ships with msss, and nobody's own.

    In a checkout it is the list of whoever works there, and that of msss from anywhere else.
    """
    ours = shipped().resolve()
    if path.resolve() != ours:
        return False
    return ours.parent == PACKAGE / "data" or not _is_here(ours.parents[1])


def _is_here(folder: Path) -> bool:
    """Whether this folder is ``folder``, or in it."""
    try:
        return Path.cwd().is_relative_to(folder)
    except OSError:  # the folder is gone
        return False


def shown(path: Path) -> str:
    """``path`` as messages and reports name it: from this folder, where it is below; ``msss:…`` is the shipped list.

    It is written with ``/`` on every system, so that a report is the same wherever it is made.
    """
    if path.parent == PACKAGE / "data":
        return f"msss:{path.name}"
    try:
        return (path.relative_to(Path.cwd()) if path.is_absolute() else path).as_posix()
    except (ValueError, OSError):
        return path.as_posix()
