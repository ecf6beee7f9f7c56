"""A browser in tests, and a web server for it: what people see of a site. Without a browser the test is skipped."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""What a browser is called that playwright can drive."""
_OPTIONS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
_NOT_HERE = "of msss[dev], isn't installed"


def browser_here() -> str:
    """The program of a browser. Where there is none, or nothing that drives it, the test is skipped."""
    pytest.importorskip("playwright.sync_api", reason=f"playwright, {_NOT_HERE}")
    pytest.importorskip("axe_playwright_python.sync_playwright", reason=f"axe-playwright-python, {_NOT_HERE}")
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.skip(f"no browser here: none of {', '.join(NAMES)} is on PATH")
    return found


@contextmanager
def started(program: str) -> Iterator[Any]:
    """The browser, until the tests that need it are through."""
    from playwright.sync_api import Error, sync_playwright

    with sync_playwright() as driver:
        try:
            browser = driver.chromium.launch(executable_path=program, args=list(_OPTIONS))
        except Error as error:
            pytest.skip(f"{program} doesn't start here: {str(error).splitlines()[0]}")
        yield browser
        browser.close()


class _Quiet(SimpleHTTPRequestHandler):
    """Serves a folder, and says nothing of it."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # which holds back the second of two short writes

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder, served on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
