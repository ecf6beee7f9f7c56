"""How long msss takes over many lists and how much memory, how both grow, and what other validators take.

    python benchmarks/many.py [--lists 300 3000 30000] [--items 20] [--runs 3] [--sample 100]
                              [--folder FOLDER] [--tools FOLDER]

Run it with the Python that msss is installed with. It makes lists (`make_lists.py`) in --folder, or in a temporary
one, and prints a table in Markdown: `msss validate`, `list`, `targets --sum measure`; `msss export` to Parquet, where
this msss has it; the same sums asked of that Parquet in DuckDB; and ajv-cli, yamale and check-jsonschema, which only
validate. These are looked for in --tools, and installed there if they aren't; what can't be had is said.

Each command runs alone, as a process of its own, in turn with the others, --runs times; the seconds are the median.
"Largest process" is the most memory of one of its processes, as the system counts it; "all processes" is that of all
together, of which pages that several share count once (Linux only). check-jsonschema, which is slow, gets --sample
files.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from os import wait4, waitstatus_to_exitcode
from pathlib import Path

from make_lists import make_lists
from validators import JSON_SCHEMA, YAMALE_SCHEMA, environment, install_ajv, install_others

SUMS = """
import duckdb
rows = duckdb.sql('''
    SELECT min(measure) AS measure, count(*) AS targets, sum(quantity) AS sum
    FROM read_parquet('{tables}/targets/*/*.parquet') WHERE in_sums
    GROUP BY measure_key ORDER BY targets DESC
''').fetchall()
assert rows
"""
_EVERY = 0.05
"""So many seconds are between two looks at the memory of all processes."""


@dataclass
class Task:
    """Something that is asked of so many lists, and what each run of it took."""

    name: str
    command: list[str]
    lists: int
    before: Callable[[], None] = lambda: None
    seconds: list[float] = field(default_factory=list)
    largest: float = 0
    all: float = 0

    def run(self) -> None:
        """Run it once."""
        self.before()
        with tempfile.TemporaryFile() as output:
            start = time.perf_counter()
            process = subprocess.Popen(self.command, stdout=output, stderr=subprocess.STDOUT, env=environment())
            ended = threading.Event()
            watch = threading.Thread(target=self._watch, args=(process.pid, ended))
            watch.start()
            _, status, usage = wait4(process.pid, 0)
            self.seconds.append(time.perf_counter() - start)
            ended.set()
            watch.join()
            process.returncode = waitstatus_to_exitcode(status)
            self.largest = max(self.largest, usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024**2))
            if process.returncode:
                output.seek(0)
                raise SystemExit(f"{self.name} failed:\n{output.read(4000).decode(errors='replace')}")

    def _watch(self, process: int, ended: threading.Event) -> None:
        while not ended.wait(_EVERY):
            self.all = max(self.all, sum(map(_megabytes, _with_children(process))))


def _with_children(process: int) -> Iterator[int]:
    yield process
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:  # it has ended, or this is no Linux
        return
    for child in children:
        yield from _with_children(int(child))


def _megabytes(process: int) -> float:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def tasks(folder: Path, tables: Path, tools: Path, sample: int) -> Iterator[Task]:
    """What is measured over the lists in ``folder``; what isn't there is said on standard error."""
    files = sorted(folder.glob("*.yaml"))
    count = len(files)
    msss = [sys.executable, "-m", "msss"]
    yield Task("msss validate", [*msss, "validate", "--format", "concise", str(folder)], count)
    for format in ("csv", "json"):
        yield Task(f"msss list --format {format}", [*msss, "list", "-f", str(folder), "--format", format], count)
    yield Task("msss targets --sum measure", [*msss, "targets", "--sum", "measure", "-f", str(folder)], count)
    if _works([*msss, "export", "--help"]) and _works([sys.executable, "-c", "import pyarrow"]):
        export = [*msss, "export", str(folder), "-o", str(tables), "--format", "parquet"]
        yield Task("msss export --format parquet", export, count, lambda: shutil.rmtree(tables, ignore_errors=True))
        if _works([sys.executable, "-c", "import duckdb"]):
            yield Task("the same sums in DuckDB", [sys.executable, "-c", SUMS.format(tables=tables)], count)
        else:
            _missing("DuckDB", "pip install duckdb")
    else:
        _missing("msss export to Parquet", "pip install 'msss[export]', where this msss has the command")
    yield from _others(folder, files[:sample], count, tools)


def _others(folder: Path, some: list[Path], count: int, tools: Path) -> Iterator[Task]:
    """The other validators."""
    try:
        ajv = [str(install_ajv(tools)), "validate", "--spec=draft2020", "-s", str(JSON_SCHEMA)]
    except (OSError, SystemExit) as error:
        _missing("ajv-cli", str(error).strip())
    else:
        yield Task("ajv-cli 5", [*ajv, "-d", f"{folder}/*.yaml"], count)
    try:
        python = install_others(tools)
    except (OSError, SystemExit) as error:
        _missing("yamale and check-jsonschema", str(error).strip())
        return
    yamale, check_jsonschema = (str(python.with_name(name)) for name in ("yamale", "check-jsonschema"))
    yield Task("yamale", [yamale, "--cpu-num", "auto", "-s", str(YAMALE_SCHEMA), str(folder)], count)
    yield Task("check-jsonschema", [check_jsonschema, "--schemafile", str(JSON_SCHEMA), *map(str, some)], len(some))


def _works(command: list[str]) -> bool:
    return subprocess.run(command, capture_output=True, env=environment()).returncode == 0


_said: set[str] = set()


def _missing(what: str, how: str) -> None:
    if what not in _said:
        print(f"not measured: {what} ({how.splitlines()[-1]})", file=sys.stderr)
    _said.add(what)


def report(measured: list[Task]) -> Iterator[str]:
    """The table; growth is how many times the seconds of as many lists as there were in the row before of the same."""
    yield "| what | lists | seconds | lists/s | growth | largest process | all processes |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"
    for name in dict.fromkeys(task.name for task in measured):
        before: Task | None = None
        for task in (one for one in measured if one.name == name):
            seconds = statistics.median(task.seconds)
            growth = ""
            if before is not None and task.lists > before.lists:
                times, more = seconds / statistics.median(before.seconds), task.lists / before.lists
                growth = f"{times:.1f}× for {more:.0f}×"
            together = f"{task.all:,.0f} MB" if task.all else "—"
            rate = task.lists / seconds
            cells = (name, f"{task.lists:,}", f"{seconds:,.2f}", f"{rate:,.0f}", growth)
            yield f"| {' | '.join(cells)} | {task.largest:,.0f} MB | {together} |"
            before = task


def main() -> None:
    """Make lists, measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lists", type=int, nargs="+", default=[300, 3_000, 30_000])
    parser.add_argument("--items", type=int, default=20)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--sample", type=int, default=100)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--tools", type=Path)
    asked = parser.parse_args()
    with ExitStack() as stack:
        folder = asked.folder or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        tools = asked.tools or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        measured: list[Task] = []
        for count in asked.lists:
            lists = folder / f"lists_{count}"
            if len(list(lists.glob("*.yaml"))) != count:
                print(f"making {count:,} lists", file=sys.stderr)
                make_lists(lists, count, asked.items)
            here = list(tasks(lists, folder / f"tables_{count}", tools, asked.sample))
            for turn in range(asked.runs):
                for task in here:
                    print(f"{count:,} lists, run {turn + 1}: {task.name}", file=sys.stderr)
                    task.run()
            measured += here
        print("\n".join(report(measured)))


if __name__ == "__main__":
    main()
