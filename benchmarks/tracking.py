"""What following progress costs: `msss progress` beside `msss list`, and ledgers of 100 to 10,000 entries.

    python benchmarks/tracking.py [PAIRS]

The two commands run in turn, as whole processes, on the list of 2022 with the example's ledger beside
it; the median of the ratios counts. The promise is 1.4. Then ledgers of growing length, every figure
in them made up, are loaded in this process: time per entry must not grow, and 10,000 take less than a
second. Run it with the Python of a regular install, as startup.py.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from itertools import cycle, islice
from pathlib import Path

from startup import command, on_terminal, piped, seconds, warnings

from msss.ledger.kind import LEDGER as LEDGER_KIND
from msss.lists.loading import load_file, load_list

ROOT = Path(__file__).parents[1]
LIST = ROOT / "data" / "responsibility_list_2022.yaml"
PROMISE = 1.4
LENGTHS = (100, 1_000, 10_000)


def compare(name: str, run: Callable[[list[str], Path], None], pairs: int, folder: Path) -> None:
    msss = command()[: -len(["list", "--unit", "市建委"])]
    progress, listing = [*msss, "progress", "--as-of", "2022-09-30"], [*msss, "list", "--as-of", "2022-09-30"]
    plain = folder / "plain"
    for arguments, place in ((progress, folder), (listing, plain)):  # only warms the disk's cache
        run(arguments, place)
    times = [(seconds(run, progress, folder), seconds(run, listing, plain)) for _ in range(pairs)]
    ratio = statistics.median(ours / theirs for ours, theirs in times)
    ours, theirs = (statistics.median(column) * 1000 for column in zip(*times, strict=True))
    print(
        f"{name:<9} ratio {ratio:.2f} (of {pairs} pairs);"
        f" progress {ours:.0f} ms, list {theirs:.0f} ms; promised: {PROMISE}"
    )


def ledger_of(length: int) -> str:
    """A ledger with so many entries, oldest first. Every figure is made up."""
    targets = [(item, target) for _, item in load_list(LIST).model.items() for target in item.targets]
    start = date(2022, 4, 8)
    lines = ["# made up, to measure with", "year: 2022", "entries:"]
    for number, (item, target) in enumerate(islice(cycle(targets), length)):
        day = start + timedelta(days=number * 260 // length)
        lines.append(f'  - {{item: "{item.id}", target: {target.content}, date: {day}, value: {number}, note: 虛構}}')
    return "\n".join(lines) + "\n"


def load_seconds(path: Path) -> float:
    responsibilities = load_list(LIST).model
    times = []
    for _ in range(5):
        start = time.perf_counter()
        load_file(path, LEDGER_KIND, responsibilities, date.today())
        times.append(time.perf_counter() - start)
    return statistics.median(times)


if __name__ == "__main__":
    for warning in warnings():
        print(f"warning: {warning}", file=sys.stderr)
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for place in (folder / "data", folder / "plain" / "data"):
            place.mkdir(parents=True)
            shutil.copy(LIST, place)
        shutil.copy(ROOT / "examples" / "progress_2022.yaml", folder / "data")
        compare("piped", piped, count, folder)
        compare("terminal", on_terminal, count, folder)
        for length in LENGTHS:
            path = folder / f"progress_{length}.yaml"
            path.write_text(ledger_of(length), encoding="utf-8")
            took = load_seconds(path)
            print(f"{length:>6,} entries load in {took * 1000:7.1f} ms, {took / length * 1e6:5.1f} µs each")
