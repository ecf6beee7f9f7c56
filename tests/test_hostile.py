"""Files that are made to harm: refused in a line, within a second and 500 MB, never with a traceback.

Each is checked in a process of its own. A second is counted in processor time, which the other work
of the machine changes little; where it does, the quickest of three runs counts. A process that hangs is stopped.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from lists import HEAD
from platforms import link, needs_endless_device, needs_pipes
from running import environment_of

from msss.reading.reader import MAX_BYTES

SECONDS = 1.0
START = 0.5  # what the interpreter and its imports may take of it, on a slow machine
MEGABYTES = 500

# A made-up list with room for hostile items.
LIST = HEAD.format(year=2023) + "projects:\n- number: 1\n  items:\n"


def full(piece: str | bytes) -> Callable[[], bytes]:
    """Ten megabytes of one piece."""
    content = piece.encode() if isinstance(piece, str) else piece
    return lambda: content * (MAX_BYTES // len(content))


def items(form: str, count: int) -> Callable[[], bytes]:
    """A list of so many items; `{row}` is their number."""
    return lambda: (LIST + "".join(form.format(row=row) + "\n" for row in range(1, count + 1))).encode()


def keys(count: int, form: str = "k{}: 1\n") -> Callable[[], bytes]:
    return lambda: "".join(form.format(number) for number in range(count)).encode()


def laughs() -> bytes:
    lines = ["a: &a [ha, ha, ha, ha, ha, ha, ha, ha, ha]"]
    lines += [
        f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    return "\n".join(lines).encode()


ITEM = '  - {{id: "1.{row}", name: 新增公園{row}個, lead: 市甲局, due: 6月底}}'
HOSTILE: dict[str, Callable[[], bytes]] = {
    "a line of 10 MB": lambda: b"title: " + b"x" * (MAX_BYTES - 7),
    "a line of 10 MB in quotes": lambda: b'title: "' + b"x" * (MAX_BYTES - 9) + b'"',
    "a key of 10 MB": lambda: b"x" * (MAX_BYTES - 3) + b": 1",
    "a key of 1 MB, asked for": lambda: b"? " + b"x" * 1_000_000 + b"\n: 1",
    "a sentence of 10 MB": lambda: (LIST + ITEM.format(row=1).replace("新增", "1個" * 2_000_000)).encode(),
    "a unit of 1 MB": lambda: (LIST + ITEM.format(row=1).replace("市甲局", "局" * 1_000_000)).encode(),
    "a tag of 10 MB": full("!"),
    "an anchor of 10 MB": lambda: b"&" + b"a" * (MAX_BYTES - 3) + b" x",
    "100,000 keys": keys(100_000),
    "100,000 keys on a line": lambda: b"{" + keys(100_000, "k{}: 1, ")() + b"}",
    "100,000 short keys": keys(100_000, "{:x}:\n"),
    "100,000 times the same key": lambda: b"k: 1\n" * 100_000,
    "a billion laughs": laughs,
    "10,000 levels in brackets": lambda: b"[" * 10_000 + b"]" * 10_000,
    "10,000 levels in braces": lambda: b"{a: " * 10_000 + b"}" * 10_000,
    "10,000 levels of lists": lambda: b"- " * 10_000 + b"x",
    "levels of indented keys": lambda: b"\n".join(b" " * depth + b"a:" for depth in range(4_000)),
    "10,000 question marks": lambda: b"? " * 10_000,
    "1,000,000 entries": lambda: b"- x\n" * 1_000_000,
    "1,000,000 projects": lambda: b"projects:\n" + b"- x\n" * 1_000_000,
    "190,000 projects": lambda: b"projects:\n" + b"- x\n" * 190_000,
    "190,000 empty projects": lambda: b"projects:\n" + b"-\n" * 190_000,
    "60,000 wrong projects": lambda: b"projects:\n" + b"- x: 1\n" * 60_000,
    "200,000 wrong units": lambda: (LIST + ITEM.format(row=1) + "\nunits: [" + "1," * 190_000 + "]").encode(),
    "20,000 wrong deadlines": items("  - {{id: 1.{row}, name: x, lead: y, due: z}}", 14_000),
    "10,000 unknown units": lambda: items(ITEM.replace("甲", "{row}"), 4_000)()
    + b"units:\n"
    + "".join(f"- {{name: 市{number}司}}\n" for number in range(10_000)).encode(),
    "5,000 units alike": items(ITEM.replace("甲", "{row}"), 5_000),
    "long units alike": items(ITEM.replace("甲", "{row}" * 400), 240),
    "8,000 items with the same sentence": items(ITEM.replace("{row}個", "個"), 8_000),
    "150 sentences of quantities": items(ITEM.replace("新增公園{row}個", "1個2萬" * 480), 150),
    "150 sentences of spaces": items(ITEM.replace("新增公園{row}個", "'公" + " " * 1_900 + "園'"), 150),
    "150 deadlines of numerals": items(ITEM.replace("6月底", "十" * 1_900), 150),
    "10,000 targets in an item": lambda: (
        LIST + ITEM.format(row=1).replace("}", ", targets: [" + "{content: a, quantity: 3, measure: m}," * 10_000 + "]}")
    ).encode(),
    "9,000 projects": lambda: (
        HEAD.format(year=2023)
        + "projects:\n"
        + "".join(f"- {{number: {row}, items: [{{id: {row}.1, name: a, lead: x, due: 年底}}]}}\n" for row in range(1, 9_000))
    ).encode(),
    "NUL bytes": full("\0"),
    "a control character at the end": lambda: b"\n" * (MAX_BYTES - 1) + b"\x01",
    "an escape": lambda: b"title: \x1b[31m",
    "a lone surrogate": lambda: "title: \ud800".encode("utf-8", "surrogatepass"),
    "a lone surrogate, escaped": lambda: rb'title: "\ud800"',
    "not UTF-8": full(b"\xff"),
    "not UTF-8 at the end": lambda: b"\n" * (MAX_BYTES - 1) + b"\xff",
    "UTF-16": lambda: "title: 民生".encode("utf-16"),
    "byte order marks": full("\ufeff"),
    "more than 10 MB": lambda: b"#" * (MAX_BYTES + 1),
} | {
    f"10 MB of {piece!r}": full(piece)
    for piece in ("[", "{", "- ", "-\n", "a: ", "a:\n", "&a ", "&a\n", "- &a x\n", "- *a\n", "- !a x\n", "- <<: x\n", "\n", "\r", "\x85", " ", "\t",
                  '"', "'", "? ", "?\n", "%a\n", "|\n", "#", ":", ",", "---\n", "x", "x\n", "民", "[],", "- []\n", "- {}\n", "[&a x,")
}  # fmt: skip


def check(path: Path, *options: str, cwd: Path | None = None) -> tuple[int, str, str]:
    """Run `msss validate` on the file, within the limits; its exit code and what it wrote."""
    for _ in range(3):
        seconds, megabytes, *answer = measured(path, *options, cwd=cwd)
        if seconds < SECONDS + START:
            break
    code, out, said = answer
    assert seconds < SECONDS + START
    assert megabytes is None or megabytes < MEGABYTES
    assert "Traceback" not in said
    assert "internal error" not in said
    return code, out, said


def measured(path: Path, *options: str, cwd: Path | None = None) -> tuple[float, int | None, int, str, str]:
    """The processor time that it took, with its processes; the most memory, where that is known; code and output."""
    command = [sys.executable, "-c", _MEASURED, "validate", *options, str(path)]
    done = subprocess.run(command, cwd=cwd, env=environment_of(), capture_output=True, timeout=120)
    said, _, measures = done.stderr.decode().rpartition("measured ")
    seconds, kilobytes = measures.split()
    megabytes = int(kilobytes) // 1024 if kilobytes != "unknown" else None
    return float(seconds), megabytes, done.returncode, done.stdout.decode(), said


# A process that measures itself: what the system keeps of a child's memory may be that of the process that started it.
# Windows knows neither the time of its children nor the most memory.
_MEASURED = """
import os
import sys
from pathlib import Path
from msss.__main__ import main
try:
    main()
finally:
    status = Path("/proc/self/status")
    if status.exists():
        peak = next(line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    elif sys.platform == "darwin":
        import resource
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    else:
        peak = "unknown"
    spent = os.times()
    print("measured", sum(spent[:4]), peak, file=sys.stderr)
"""


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file(tmp_path: Path, make: Callable[[], bytes]) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(make())
    code, out, said = check(path)
    assert code in (0, 1)
    assert out.splitlines()[-1].startswith("1 file, ")
    assert len(out.splitlines()) <= 1_010
    assert len(out) < 1_000_000
    assert said == ""
    if code == 0:  # large, and a list all the same
        assert "0 errors" in out
    else:
        assert "error[MSS" in out


@pytest.mark.parametrize("format", ["text", "github", "gitlab", "json", "sarif", "junit"])
@pytest.mark.parametrize("name", ["a line of 10 MB in quotes", "190,000 projects", "a control character at the end"])
def test_a_hostile_file_in_every_format(tmp_path: Path, name: str, format: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(HOSTILE[name]())
    code, out, _ = check(path, "--format", format)
    assert code == 1
    assert 100 < len(out) < 2_000_000


def test_many_hostile_files_on_all_processors(tmp_path: Path) -> None:
    for number in range(70):
        (tmp_path / f"{number:02}.yaml").write_bytes(b"- &a x\n" * 1_500)
    code, out, said = check(tmp_path)
    assert (code, said) == (1, "")
    assert out.splitlines()[-1] == "70 files, 70,070 errors, 0 warnings"


@needs_endless_device
def test_a_device_that_never_ends() -> None:
    code, _, said = check(Path("/dev/zero"))
    assert (code, said) == (2, "msss: /dev/zero: not a regular file\n")


@needs_pipes
def test_a_fifo_that_nobody_writes_to(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.yaml")
    code, _, said = check(tmp_path / "a.yaml")
    assert code == 2
    assert said.endswith("a.yaml: not a regular file\n")


@needs_endless_device
def test_standard_input_that_never_ends() -> None:
    with Path("/dev/zero").open("rb") as zeros:
        command = [sys.executable, "-m", "msss", "validate", "-"]
        done = subprocess.run(command, stdin=zeros, env=environment_of(), capture_output=True, timeout=30)
    assert done.returncode == 1
    assert b"error[MSS008]" in done.stdout


def test_a_file_that_shrinks_and_grows_while_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    content = b"title: x\n" + b"# comment\n" * 100_000
    path.write_bytes(content)
    stop = threading.Event()

    def shrink_and_grow() -> None:
        with path.open("r+b") as file:
            while not stop.is_set():
                file.truncate(10)
                file.seek(0)
                file.write(content)

    thread = threading.Thread(target=shrink_and_grow)
    thread.start()
    try:
        for _ in range(5):
            code, out, said = check(path)
            assert (code, said) == (1, "")
            assert "error[MSS" in out
    finally:
        stop.set()
        thread.join()


def test_links_that_lead_in_circles(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    link(inner / "up", tmp_path, to_folder=True)
    link(inner / "self.yaml", "self.yaml")
    link(inner / "one.yaml", "two.yaml")
    link(inner / "two.yaml", "one.yaml")
    code, _, said = check(tmp_path)
    assert code == 2
    assert len(said.splitlines()) == 3
    assert all("can't be read" in line for line in said.splitlines())


def test_a_folder_of_very_many_folders(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(200):
        deep = deep / "d"
    deep.mkdir(parents=True)
    (deep / "a.yaml").write_bytes(b"")
    code, out, _ = check(Path(), cwd=tmp_path)
    assert code == 1
    assert "error[MSS007]" in out
