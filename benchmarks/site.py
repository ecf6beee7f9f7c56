"""Measure a site of many lists: seconds, memory, files, and what a second run and one after a change write.

    python benchmarks/site.py [--lists 300] [--items 20]

The lists are those of `make_lists.py`, each with an invented ledger beside it, in a temporary folder. The site is made
by `msss publish` in processes of its own; memory is that of the largest one, as the kernel counts it.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from make_lists import make_list

from msss.lists.loading import load_list

AS_OF = "2022-09-30"
DAYS = ("2022-05-31", "2022-06-30", "2022-07-31", "2022-09-30")


def make(folder: Path, lists: int, items: int) -> None:
    """Write lists, each with a ledger of four reports on every target."""
    for number in range(1, lists + 1):
        path = folder / f"responsibility_list_2022_{number:05}.yaml"
        path.write_text(make_list(number, items), encoding="utf-8")
        (folder / f"progress_2022_{number:05}.yaml").write_text(ledger_of(path), encoding="utf-8")


def ledger_of(path: Path) -> str:
    lines = ["# Invented for a benchmark (虛構數據).", "year: 2022", "entries:"]
    targets = [(item, target) for _, item in load_list(path).model.items() for target in item.targets]
    for step, day in enumerate(DAYS, 1):
        for item, target in targets:
            done = target.quantity * step // 5
            lines.append(f'  - {{item: "{item.id}", date: {day}, target: "{target.content}", value: {done}}}')
    return "\n".join(lines) + "\n"


def run(*arguments: object) -> tuple[float, str]:
    """Seconds, and the last line that it said."""
    command = [sys.executable, "-m", "msss", "publish", *map(str, arguments), "--as-of", AS_OF]
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, env=os.environ | {"MSSS_LANG": "en"}, check=False)
    seconds = time.perf_counter() - start
    if done.returncode:
        sys.exit(done.stderr)
    return seconds, next(line for line in done.stderr.splitlines() if "files written" in line)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lists", type=int, default=300)
    parser.add_argument("--items", type=int, default=20)
    options = parser.parse_args()
    with TemporaryDirectory() as temporary:
        data, site = Path(temporary, "data"), Path(temporary, "site")
        data.mkdir()
        make(data, options.lists, options.items)
        for what in ("first", "again", "after one change"):
            if what == "after one change":
                ledger = next(data.glob("progress_*.yaml"))
                ledger.write_text(ledger.read_text("utf-8").replace("value: ", "note: 虛構, value: ", 1), "utf-8")
            seconds, said = run("-f", data, "-o", site)
            print(f"{what:18} {seconds:7.2f} s   {said}")
        print(f"largest process    {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:7.0f} MB")


if __name__ == "__main__":
    main()
