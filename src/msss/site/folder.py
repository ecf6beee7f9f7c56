"""The folder of a site: what is made goes beside what is there, and takes its place when all of it is made.

A manifest in the folder, ``msss-site.json``, knows which files are the site's, each with the sum of its content. What
isn't the site's stays; what was and is no longer made goes. Until everything is made nothing changes; then file by file
takes its place, each in one step, and the manifest names old and new ones until that is done. So whatever happens
meanwhile, the next run sets it right.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from types import TracebackType

from ..common.errors import MsssError, reason_of
from ..common.language import t
from ..files.naming import SITE, shown
from ..files.writing import WriteError

MANIFEST = SITE
"""The file that knows which files are the site's."""
_STAGE = ".msss-site.new"
"""The folder, in that of the site, in which a new one is made."""


class NotASiteError(MsssError):
    """A folder that holds something, and no site: it may be somebody's work."""


class Folder:
    """A site's folder while a new site is made: `add` files, and leave the ``with`` to have them take their places.

    An error meanwhile leaves the old site as it was. Raises NotASiteError if the folder isn't empty and holds no
    site, unless ``force`` is given, and WriteError if it can't be written.
    """

    def __init__(self, path: Path, *, force: bool = False) -> None:
        self.path = path
        self.stage = path / _STAGE
        self.written = self.removed = self.kept = 0
        self._before = _manifest(path, force=force)
        self._sums: dict[str, str] = {}
        self._changed: list[str] = []

    def __enter__(self) -> Folder:
        with _errors(self.path):
            self.path.mkdir(parents=True, exist_ok=True)
            shutil.rmtree(self.stage, ignore_errors=True)  # of a run that was killed
            self.stage.mkdir()
        return self

    def add(self, address: str, content: bytes) -> None:
        """A file of the new site. What is there with the same content isn't written again."""
        self.take([stage(self.path, address, content)])

    @property
    def addresses(self) -> list[str]:
        """The files of the new site so far."""
        return list(self._sums)

    def take(self, staged: list[tuple[str, str, bool]]) -> None:
        """Files that `stage` has written, in this process or another."""
        for address, total, changed in staged:
            if address in self._sums:
                raise WriteError(t("{path}: two pages have this address", path=address))
            if changed and address not in self._before:
                self._refuse_to_replace(address)
            self._sums[address] = total
            if changed:
                self._changed.append(address)

    def _refuse_to_replace(self, address: str) -> None:
        """Refuse to put a page in the place of a file that isn't the site's: it may be somebody's work."""
        place = self.path / address
        way = [place, *place.parents[: len(PurePosixPath(address).parts) - 1]]
        found = next((one for one in way if os.path.lexists(one) and (one is place or not one.is_dir())), None)
        if found is not None:
            raise NotASiteError(
                t(
                    "{path} isn't the site's and stands in the way of a page: move it, or name another folder",
                    path=found,
                )
            )

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if error is None:
                with _errors(self.path):
                    self._swap()
        finally:
            shutil.rmtree(self.stage, ignore_errors=True)

    def _swap(self) -> None:
        gone = [address for address in self._before if address not in self._sums]
        self.written, self.removed = len(self._changed), len(gone)
        self.kept = len(self._sums) - self.written
        if self._changed or gone:
            self._write_manifest(self._before | self._sums)
            for address in self._changed:
                place = self.path / address
                place.parent.mkdir(parents=True, exist_ok=True)
                (self.stage / address).replace(place)
            for address in gone:
                with contextlib.suppress(FileNotFoundError):
                    (self.path / address).unlink()
                self._prune((self.path / address).parent)
        self._write_manifest(self._sums)

    def _prune(self, folder: Path) -> None:
        """Remove a folder that is left empty, and those above it."""
        with contextlib.suppress(OSError):
            while folder != self.path:
                folder.rmdir()
                folder = folder.parent

    def _write_manifest(self, sums: dict[str, str]) -> None:
        files = dict(sorted(sums.items()))
        content = json.dumps({"msss": "site", "files": files}, ensure_ascii=False, indent=0) + "\n"
        place = self.path / MANIFEST
        if place.exists() and place.read_bytes() == content.encode():
            return
        beside = self.stage / MANIFEST
        beside.write_bytes(content.encode())
        beside.replace(place)


def stage(path: Path, address: str, content: bytes) -> tuple[str, str, bool]:
    """Write a file of a new site beside the old one, unless that has it so.

    It returns the address, the sum of the content, and whether it is new. Raises WriteError if it can't be written.
    Several processes may do so at once.
    """
    with _errors(path):
        return _stage(path, address, content)


def _stage(path: Path, address: str, content: bytes) -> tuple[str, str, bool]:
    total = blake2b(content, digest_size=16).hexdigest()
    place = path / address
    try:
        if place.stat().st_size == len(content) and place.read_bytes() == content:
            return address, total, False
    except OSError:
        pass
    if place.is_symlink() or place.is_dir():
        raise WriteError(t("{path}: a link or a folder stands in the place of a page", path=shown(place)))
    new = path / _STAGE / address
    new.parent.mkdir(parents=True, exist_ok=True)
    new.write_bytes(content)
    return address, total, True


def _manifest(path: Path, *, force: bool) -> dict[str, str]:
    """What the folder's manifest says is the site's. Raises NotASiteError where it says nothing, and WriteError."""
    with _errors(path):
        if not os.path.lexists(path):
            return {}
        if not path.is_dir():
            raise WriteError(t("{path}: a file, not a folder", path=shown(path)))
        try:
            content = (path / MANIFEST).read_text("utf-8")
        except FileNotFoundError:
            if force or not any(one.name != _STAGE for one in path.iterdir()):
                return {}
            raise NotASiteError(
                t(
                    "{path} holds files, and no site of msss: name another folder, or let the site stand beside them"
                    " with --force",
                    path=shown(path),
                )
            ) from None
        except UnicodeDecodeError:
            content = ""
    try:
        found = json.loads(content)
        files = found["files"] if found["msss"] == "site" else None
        if isinstance(files, dict) and all(_is_inside(address) for address in files):
            return {str(address): str(total) for address, total in files.items()}
    except (ValueError, KeyError, TypeError, RecursionError):
        pass
    if force:
        return {}
    raise NotASiteError(
        t(
            "{path}: {manifest} isn't as msss wrote it, so which files are the site's isn't known. Remove the old site,"
            " or let the new one stand beside it with --force",
            path=shown(path),
            manifest=MANIFEST,
        )
    )


def _is_inside(address: str) -> bool:
    """Whether an address that a manifest names is of a file in the folder, and nowhere else."""
    parts = PurePosixPath(address).parts
    return (
        bool(parts) and not address.startswith("/") and ".." not in parts and "\\" not in address and ":" not in address
    )


@contextlib.contextmanager
def _errors(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = reason_of(error)
        raise WriteError(t("{path}: the site can't be written: {reason}", path=shown(path), reason=reason)) from None
