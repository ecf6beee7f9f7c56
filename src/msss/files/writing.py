"""Replacing a file so that nothing is ever lost: one writer at a time, and the file is the old one or the new one.

The lock is the kernel's, on the file's folder: it goes when its holder does, however that ends, and it
leaves nothing behind. Where folders can't be locked (Windows, some network drives) a file beside the
one that is written says who is writing it.

What is written goes to a temporary file in the same folder, onto the disk, and then takes the name of
the file: whoever reads it meanwhile, and whatever happens meanwhile, finds the whole old file or the
whole new one. A link stays a link; the file that it leads to is replaced.
"""

from __future__ import annotations

import contextlib
import errno
import os
import socket
import stat
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple

from ..common.errors import MsssError, reason_of
from ..common.language import t
from .finding import read_bytes
from .naming import shown as name_of

WAIT = 10.0
"""How many seconds to wait for another writer."""
_PAUSE = 0.02
_READING = 2.0
"""How many seconds to wait on Windows for those who read the file at this moment: it can't be replaced meanwhile."""
_IS_WINDOWS = os.name == "nt"
_UNLOCKABLE = frozenset(getattr(errno, name, 0) for name in "EBADF EINVAL ENOTSUP EOPNOTSUPP ENOSYS ENOLCK".split())
"""The errors that say that this folder can't be locked, now or later."""


class WriteError(MsssError):
    """A file that couldn't be written, and is as it was."""

    exit_code = 1


def update(path: Path, change: Callable[[bytes | None], bytes], most: int, wait: float = WAIT) -> None:
    """Replace what ``path`` holds by what ``change`` makes of it; of a file that isn't there, of None.

    ``change`` is given no more than one byte over ``most``, and may be called again, if the file was saved by
    a program that knows nothing of the lock. What it raises leaves the file as it is.

    Raises WriteError if the file can't be written, and SourceError if it can't be read.
    """
    target = Path(os.path.realpath(path))
    with _alone(target, path, wait):
        was_there = replaced = False
        while not replaced:
            before = _state(target)
            if was_there and before is None:  # what it held is gone, and isn't ours to begin anew
                raise _gone(path)
            was_there = before is not None
            replaced = _replace(target, change(read_bytes(target, most) if before else None), before, path)


class _State(NamedTuple):
    """By what a file is known to be the one that was read; ``mode`` and owner go over to the new one."""

    device: int
    inode: int
    size: int
    changed: int
    mode: int
    user: int
    group: int


def _state(path: Path) -> _State | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _cannot_write(path, error) from None
    return _State(
        found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_mode, found.st_uid, found.st_gid
    )


def _replace(path: Path, content: bytes, before: _State | None, shown: Path) -> bool:
    """Put ``content`` in the place of the file; False if that isn't any more the one that was read."""
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        if before and not os.access(path, os.W_OK):
            if not path.exists():
                return False
            raise PermissionError(errno.EACCES, t("no permission to write it"))
        with contextlib.suppress(FileNotFoundError):
            temporary.unlink()  # a writer was killed: no other can be at it
        try:
            descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
            with os.fdopen(descriptor, "wb") as file:
                if before:
                    _like(before, descriptor, temporary)
                file.write(content)
                file.flush()
                os.fsync(descriptor)
            if not _takes_its_place(temporary, path, before):
                return False
        finally:
            with contextlib.suppress(OSError):
                temporary.unlink()
    except OSError as error:
        if isinstance(error, FileNotFoundError) and not path.parent.exists():
            raise WriteError(
                t("{file}: its folder was deleted meanwhile; nothing was written", file=name_of(shown))
            ) from None
        raise _cannot_write(shown, error) from None
    _settle(path.parent)
    return True


def _takes_its_place(temporary: Path, path: Path, before: _State | None) -> bool:
    """Give the new file the name of the old one; False if that isn't any more the one that was read.

    On Windows that is possible only when nobody has the old one open: who reads it is waited for.
    """
    until = time.monotonic() + _READING
    while _state(path) == before:
        try:
            temporary.replace(path)
        except PermissionError:
            if not _IS_WINDOWS or time.monotonic() >= until:
                raise
            time.sleep(_PAUSE)
        else:
            return True
    return False


def _like(before: _State, descriptor: int, path: Path) -> None:
    """Give the new file the owner of the old one, as far as that is allowed, and its mode."""
    if hasattr(os, "fchown"):
        with contextlib.suppress(OSError):
            os.fchown(descriptor, before.user, before.group)
        os.fchmod(descriptor, stat.S_IMODE(before.mode))
    else:
        path.chmod(stat.S_IMODE(before.mode))


def _settle(folder: Path) -> None:
    """See to it that the new name outlives a power cut too. Some systems can't, and the file is whole either way."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _gone(path: Path) -> WriteError:
    return WriteError(t("{file}: was deleted while it was being changed; nothing was written", file=name_of(path)))


def _cannot_write(path: Path, error: OSError) -> WriteError:
    said = {"file": name_of(path), "reason": reason_of(error)}
    return WriteError(t("{file}: can't be written: {reason}; nothing was changed", **said))


# --- one at a time

_Release = Callable[[], None]


@contextmanager
def _alone(target: Path, shown: Path, wait: float) -> Iterator[None]:
    """Be the only one to write ``target``, for as long as the block takes."""
    deadline = time.monotonic() + wait
    try:
        while (release := _lock(target)) is None:
            if time.monotonic() >= deadline:
                raise WriteError(
                    t(
                        "{file}: {writer} has been writing here for {seconds:g} seconds; nothing was changed",
                        file=name_of(shown),
                        writer=_holder(target),
                        seconds=wait,
                    )
                )
            time.sleep(_PAUSE)
    except FileNotFoundError:
        raise WriteError(t("{file}: can't be written: there is no such folder", file=name_of(shown))) from None
    except OSError as error:
        raise _cannot_write(shown, error) from None
    try:
        yield
    finally:
        release()


def _lock(target: Path) -> _Release | None:
    """Take the lock; None if another has it."""
    try:
        import fcntl
    except ImportError:  # Windows
        return _lock_by_file(target)
    try:
        descriptor = os.open(target.parent, os.O_RDONLY)
    except PermissionError:  # it can be written, and not read
        return _lock_by_file(target)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(descriptor)
        if error.errno in (errno.EWOULDBLOCK, errno.EAGAIN, errno.EINTR):
            return None
        if error.errno in _UNLOCKABLE:
            return _lock_by_file(target)
        raise
    return partial(os.close, descriptor)


def _lock_file(target: Path) -> Path:
    return target.with_name(f".{target.name}.lock")


def _lock_by_file(target: Path) -> _Release | None:
    """Take the lock by making a file that says whose it is; None if there is one.

    Windows takes the file away when its maker ends, however that is (O_TEMPORARY). Elsewhere it stays
    if the maker is killed. It isn't taken over then: between finding that out and taking it another
    could do the same. It is said, and who reads it removes the file.
    """
    path = _lock_file(target)
    goes_by_itself: int = getattr(os, "O_TEMPORARY", 0)
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | goes_by_itself, 0o644)
    except FileExistsError:
        owner = _owner(path)
        if owner is None or not owner.is_gone() or _owner(path) != owner:
            return None
        raise WriteError(
            t(
                "{file} was left behind by {writer}, which has ended: remove it",
                file=name_of(path),
                writer=owner.words(),
            )
        ) from None
    except PermissionError:
        if goes_by_itself and _takes_files(target.parent, goes_by_itself):
            return None  # another's is going at this moment
        raise

    def release() -> None:
        os.close(descriptor)
        if not goes_by_itself:  # otherwise it is gone, and what has its name now is another's
            with contextlib.suppress(OSError):
                path.unlink()

    try:
        os.write(descriptor, f"{os.getpid()} {socket.gethostname()}\n".encode())
    except OSError:
        release()
        raise
    return release


def _takes_files(folder: Path, goes_by_itself: int) -> bool:
    """Whether files can be made in a folder, of which one is made and goes by itself: nothing else tells on Windows."""
    path = folder / f".{os.getpid()}.{threading.get_ident()}.tmp"
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | goes_by_itself, 0o644))
    except OSError:
        return False
    return True


class _Owner(NamedTuple):
    """The process that made a lock file, and the machine that it runs on."""

    process: int
    machine: str

    def words(self) -> str:
        """Its name in a message."""
        return t("process {process} on {machine}", process=self.process, machine=self.machine)

    def is_gone(self) -> bool:
        """Whether it is known to have ended: it ran on this machine, and runs no more."""
        if _IS_WINDOWS or self.machine != socket.gethostname():  # on Windows signal 0 is Ctrl-C
            return False
        try:
            os.kill(self.process, 0)
        except ProcessLookupError:
            return True
        except OSError:
            return False
        return False


def _owner(path: Path) -> _Owner | None:
    """Who made a lock file; None if it is gone, or was made this moment."""
    try:
        process, machine = path.read_text(encoding="utf-8").split()
        return _Owner(int(process), machine)
    except (OSError, ValueError):
        return None


def _holder(target: Path) -> str:
    owner = _owner(_lock_file(target))
    return owner.words() if owner else t("another program")
