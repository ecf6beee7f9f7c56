"""What `msss list --unit 市建委` costs as a whole process, beside importing its own dependencies.

    python benchmarks/startup.py [PAIRS]

Runs the two in turn, A B A B, so that whatever else the machine does touches both, and prints the
median of the ratios of each pair: piped, and on a terminal of 80 columns. The promise is 1.3.

Then `msss list`, piped, in each language of the interface, in turn with English: what Chinese costs more is
promised to be at most 3 ms, the median of the differences.

Run it with the Python of a regular install (`pip install .`, not `-e`): that is what people have. An
install without compiled modules, or PYTHONDONTWRITEBYTECODE in the environment, makes Python compile
msss again at every start and measures that instead; so it says so.
"""

from __future__ import annotations

import importlib.util
import os
import pty
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

QUERY = ["list", "--unit", "市建委"]
IMPORTS = [sys.executable, "-c", "import click, yaml, pydantic, rich.table, rich.console"]
PROMISE = 1.3
CHINESE = ("zh-Hant", "zh-Hans")
CHINESE_COSTS = 0.003
Run = Callable[[list[str], Path], None]


def command(*query: str) -> list[str]:
    """The msss that was installed with this Python."""
    script = Path(sys.executable).with_name("msss")
    return [str(script), *query] if script.exists() else [sys.executable, "-m", "msss", *query]


def piped(arguments: list[str], folder: Path) -> None:
    subprocess.run(arguments, cwd=folder, env=environment(), capture_output=True, check=True)


def piped_in(language: str) -> Run:
    def run(arguments: list[str], folder: Path) -> None:
        spoken = environment() | {"MSSS_LANG": language}
        subprocess.run(arguments, cwd=folder, env=spoken, capture_output=True, check=True)

    return run


def on_terminal(arguments: list[str], folder: Path) -> None:
    main, terminal = pty.openpty()
    process = subprocess.Popen(
        arguments,
        cwd=folder,
        env=environment() | {"COLUMNS": "80", "MSSS_PAGER": "cat"},
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
    )
    os.close(terminal)
    try:
        while os.read(main, 65536):
            pass
    except OSError:  # how Linux says that the other side is closed
        pass
    os.close(main)
    if process.wait():
        raise SystemExit(f"{arguments} failed")


def environment() -> dict[str, str]:
    ours = ("MSSS_", "NO_COLOR", "FORCE_COLOR", "COLUMNS")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)} | {"MSSS_LANG": "en"}


def seconds(run: Run, arguments: list[str], folder: Path) -> float:
    start = time.perf_counter()
    run(arguments, folder)
    return time.perf_counter() - start


def measure(name: str, run: Run, pairs: int, folder: Path) -> None:
    msss = command(*QUERY)
    for arguments in (msss, IMPORTS):  # the first run of each only warms the disk's cache
        run(arguments, folder)
    times = [(seconds(run, msss, folder), seconds(run, IMPORTS, folder)) for _ in range(pairs)]
    ratios = [ours / theirs for ours, theirs in times]
    print(
        f"{name:<9} ratio {statistics.median(ratios):.2f} (of {pairs} pairs, {min(ratios):.2f} to {max(ratios):.2f});"
        f" msss {statistics.median(ours for ours, _ in times) * 1000:.0f} ms,"
        f" imports {statistics.median(theirs for _, theirs in times) * 1000:.0f} ms; promised: {PROMISE}"
    )


def measure_languages(pairs: int, folder: Path) -> None:
    listing = command("list")
    for run in map(piped_in, ("en", *CHINESE)):
        run(listing, folder)
    for language in CHINESE:
        times = [
            (seconds(piped_in(language), listing, folder), seconds(piped_in("en"), listing, folder))
            for _ in range(pairs)
        ]
        more = [theirs - english for theirs, english in times]
        print(
            f"{language:<9} {statistics.median(more) * 1000:+.1f} ms (of {pairs} pairs);"
            f" msss list {statistics.median(theirs for theirs, _ in times) * 1000:.0f} ms,"
            f" in English {statistics.median(english for _, english in times) * 1000:.0f} ms;"
            f" promised: {CHINESE_COSTS * 1000:+.0f}"
        )


def warnings() -> list[str]:
    """What would make the figures say something else than they should."""
    found = []
    if os.environ.get("PYTHONDONTWRITEBYTECODE"):
        found.append("PYTHONDONTWRITEBYTECODE is set: modules that aren't compiled yet never will be")
    spec = importlib.util.find_spec("msss")
    if spec is None or spec.origin is None:
        raise SystemExit(f"msss is not installed for {sys.executable}")
    if "site-packages" not in Path(spec.origin).parts:
        found.append(f"this is an editable install, of {Path(spec.origin).parent}")
    modules = list(Path(spec.origin).parent.rglob("*.py"))
    lacking = [module for module in modules if not Path(importlib.util.cache_from_source(str(module))).exists()]
    if lacking:
        found.append(f"{len(lacking)} of the {len(modules)} modules of msss have no compiled .pyc")
    return found


if __name__ == "__main__":
    for warning in warnings():
        print(f"warning: {warning}", file=sys.stderr)
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    print(f"Python {sys.version.split()[0]}, {' '.join(command(*QUERY))}")
    with tempfile.TemporaryDirectory() as empty:  # no data/ here: the list that ships answers
        measure("piped", piped, count, Path(empty))
        measure("terminal", on_terminal, count, Path(empty))
        measure_languages(count, Path(empty))
