"""Validate many lists with msss, ajv-cli, yamale and check-jsonschema: the same files, one run, side by side.

    python benchmarks/validators.py [--runs 5] [--lists 3000] [--items 20] [--sample 100]
                                    [--folder FOLDER] [--tools FOLDER] [--ajv PATH]

Run it with the Python that msss is installed with. Needs npm (or --ajv) and the network the first
time: the other tools are installed into --tools, kept there for the next time, or into a temporary
folder. Prints a table in Markdown, and whether the targets are met; exits 1 if one is missed.

The tools take turns, run by run, so that whatever else the machine does touches all of them; the
seconds are the median. check-jsonschema, which is slow, gets --sample files (0 for all), and is
compared by its rate. The others know the schema alone: no lines, no rules of the list as a whole.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from make_lists import make_lists

HERE = Path(__file__).parent
JSON_SCHEMA = HERE.parent / "data" / "responsibility_list.schema.json"
YAMALE_SCHEMA = HERE / "yamale_schema.yaml"
AJV = "ajv-cli@5"
OTHERS = ("check-jsonschema", "yamale")
MEGABYTES = 150
"""The most memory that a process of msss may take."""


@dataclass
class Tool:
    """A validator's command line, what it read, and what each run of it cost."""

    name: str
    command: list[str]
    files: int
    at_least: float | None = None  # how many times its rate msss has to reach
    seconds: list[float] = field(default_factory=list)
    megabytes: float = 0

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    @property
    def rate(self) -> float:
        return self.files / self.median

    def run(self) -> None:
        """Run it once. The memory is that of its largest process."""
        with tempfile.TemporaryFile() as output:
            start = time.perf_counter()
            process = subprocess.Popen(self.command, stdout=output, stderr=subprocess.STDOUT, env=environment())
            _, status, usage = os.wait4(process.pid, 0)
            self.seconds.append(time.perf_counter() - start)
            process.returncode = os.waitstatus_to_exitcode(status)
            self.megabytes = max(self.megabytes, usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024**2))
            if process.returncode:
                output.seek(0)
                raise SystemExit(f"{self.name} failed:\n{output.read(4000).decode(errors='replace')}")


def environment() -> dict[str, str]:
    """This environment, without what makes Python compile every module again at each start."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def tools(folder: Path, files: list[Path], sample: int, ajv: Path, python: Path) -> list[Tool]:
    """The four, each as its users would run it over a folder."""
    some = files[:sample] if sample else files
    check_jsonschema, yamale = (python.with_name(name) for name in OTHERS)
    return [
        Tool(
            f"msss {_version(Path(sys.executable), 'msss')}",
            [sys.executable, "-m", "msss", "validate", "--format", "concise", str(folder)],
            len(files),
        ),
        Tool(
            f"ajv-cli {_npm_version(ajv)}",
            [str(ajv), "validate", "--spec=draft2020", "-s", str(JSON_SCHEMA), "-d", f"{folder}/*.yaml"],
            len(files),
            at_least=1,
        ),
        Tool(
            f"yamale {_version(python, 'yamale')}",
            [str(yamale), "--cpu-num", "auto", "-s", str(YAMALE_SCHEMA), str(folder)],
            len(files),
            at_least=3,
        ),
        Tool(
            f"check-jsonschema {_version(python, 'check-jsonschema')}",
            [str(check_jsonschema), "--schemafile", str(JSON_SCHEMA), *map(str, some)],
            len(some),
            at_least=30,
        ),
    ]


def install_ajv(folder: Path) -> Path:
    """ajv-cli in ``folder``, installed if it isn't there."""
    program = folder / "node_modules" / ".bin" / "ajv"
    if not program.exists():
        _quietly(["npm", "install", "--no-audit", "--no-fund", "--prefix", str(folder), AJV])
    return program


def install_others(folder: Path) -> Path:
    """The Python of an environment in ``folder`` with the other two, made if it isn't there."""
    environment = folder / "venv"
    python = environment / "bin" / "python"
    if not all(python.with_name(name).exists() for name in OTHERS):
        venv.create(environment, with_pip=True)
        _quietly([str(python), "-m", "pip", "install", *OTHERS])
    return python


def _quietly(command: list[str]) -> None:
    print(f"installing: {' '.join(command)}", file=sys.stderr)
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{done.stdout}{done.stderr}")


def _version(python: Path, package: str) -> str:
    code = "import sys, importlib.metadata as m; print(m.version(sys.argv[1]))"
    return subprocess.run([python, "-c", code, package], capture_output=True, text=True, check=True).stdout.strip()


def _npm_version(program: Path) -> str:
    package = program.resolve().parents[1] / "package.json"
    return json.loads(package.read_text(encoding="utf-8"))["version"] if package.exists() else ""


def table(all: list[Tool]) -> str:
    """The table; the ratio is how many times a tool's rate msss's is."""
    ours = all[0]
    rows = [
        "| tool | files | seconds | files/s | msss is | largest process |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    rows += [
        f"| {tool.name} | {tool.files:,} | {tool.median:.2f} | {tool.rate:,.0f} |"
        f" {'' if tool is ours else f'{ours.rate / tool.rate:.1f}×'} | {tool.megabytes:.0f} MB |"
        for tool in all
    ]
    return "\n".join(rows)


def targets(all: list[Tool]) -> list[tuple[bool, str]]:
    """Each target, and whether it is met."""
    ours, *others = all
    found = [
        (ours.rate >= tool.at_least * tool.rate, f"at least {tool.at_least:g}× the rate of {tool.name}")
        for tool in others
        if tool.at_least
    ]
    return [*found, (ours.megabytes < MEGABYTES, f"every process of msss under {MEGABYTES} MB")]


def machine() -> str:
    """What it ran on, for whoever quotes the table."""
    node = subprocess.run(["node", "--version"], capture_output=True, text=True).stdout.strip()
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{os.uname().sysname} {os.uname().machine}, {cores} cores, Python {sys.version.split()[0]}, Node {node}"


def main() -> int:
    """Make the lists, install the tools, run them in turn, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--lists", type=int, default=3000)
    parser.add_argument("--items", type=int, default=20)
    parser.add_argument("--sample", type=int, default=100, help="files for check-jsonschema; 0 for all")
    parser.add_argument("--folder", type=Path, help="where the lists are, or go; default: a temporary folder")
    parser.add_argument("--tools", type=Path, help="where the other tools are, or go; default: a temporary folder")
    parser.add_argument("--ajv", type=Path, help="an ajv that is installed already")
    asked = parser.parse_args()
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder, installed = asked.folder or scratch / "lists", asked.tools or scratch / "tools"
        if not list(folder.glob("*.yaml")):
            make_lists(folder, asked.lists, asked.items)
        files = sorted(folder.glob("*.yaml"))
        size = sum(len(file.read_bytes()) for file in files)  # and they are in the machine's cache now
        ajv = asked.ajv or install_ajv(installed / "npm")
        all = tools(folder, files, asked.sample, ajv, install_others(installed))
        for _ in range(asked.runs):
            for tool in all:
                tool.run()
    print(f"{len(files):,} lists, {size / 1e6:.0f} MB; median of {asked.runs} runs, in turn. {machine()}.\n")
    print(table(all), end="\n\n")
    for met, text in targets(all):
        print(f"- {'met' if met else '**missed**'}: {text}")
    return 0 if all_met(all) else 1


def all_met(all: list[Tool]) -> bool:
    """Whether no target is missed."""
    return not [text for met, text in targets(all) if not met]


if __name__ == "__main__":
    sys.exit(main())
