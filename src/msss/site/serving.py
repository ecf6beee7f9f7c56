"""Showing a site on this machine, and making it again when a file that it is made of changes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from ..common.errors import MsssError, reason_of
from ..common.language import t
from ..output.streams import say, say_line
from .publishing import inputs

HOST = "127.0.0.1"
"""Only this machine sees it."""
_EVERY = 0.5
"""How many seconds pass between two looks at the files."""


class CannotServeError(MsssError):
    """The site can't be shown: another program has the port, say."""


class _Quiet(SimpleHTTPRequestHandler):
    """The files of the site, always as they are now, and no line for each of them."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        pass


_Quiet.extensions_map = SimpleHTTPRequestHandler.extensions_map | {
    ".js": "text/javascript",
    ".xml": "application/atom+xml",
    ".ics": "text/calendar",
    ".yaml": "text/plain; charset=utf-8",
}


def serve(folder: Path, paths: Sequence[Path], make: Callable[[Path], None], port: int) -> None:
    """Show the site in ``folder`` until Ctrl-C. What ``make`` refuses is said, and the site stays as it was.

    Raises CannotServeError if nothing can listen on the port.
    """
    try:
        server = ThreadingHTTPServer((HOST, port), partial(_Quiet, directory=str(folder)))
    except OSError as error:
        reason = reason_of(error)
        raise CannotServeError(
            t("port {port} can't be used: {reason}. Name another with --port", port=port, reason=reason)
        ) from None
    stop = threading.Event()
    with server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        say(t("the site is at {address}; Ctrl-C ends it", address=f"http://{HOST}:{server.server_port}/"))
        try:
            watch(paths, partial(_again, make, folder), stop)
        except KeyboardInterrupt:
            pass
        finally:
            server.shutdown()


def watch(paths: Sequence[Path], changed: Callable[[], None], stop: threading.Event, every: float = _EVERY) -> None:
    """Call ``changed`` each time that a list, or a file beside one, was changed, added or removed, until ``stop``."""
    before = _state(paths)
    while not stop.wait(every):
        now = _state(paths)
        if now != before:
            before = now
            changed()


def _again(make: Callable[[Path], None], folder: Path) -> None:
    try:
        make(folder)
    except MsssError as error:
        for line in error.lines():
            say_line(line)


def _state(paths: Sequence[Path]) -> dict[str, tuple[int, int]]:
    """The files that a site is made of, each with when it was changed and how long it is."""
    found = {}
    try:
        for path in inputs(paths):
            status = path.stat()
            found[str(path)] = status.st_mtime_ns, status.st_size
    except (MsssError, OSError):
        return {}  # a file that is being replaced at this moment: the next look finds it
    return found
