"""Write what docs/ci.md shows of msss in a pull request, from a repository that is made for it.

    python tools/write_ci.py

Each block after a line `<!-- NAME -->` is the output of the commands of that name. A test fails when
the page is not what this would write.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "ci.md"
LIST = Path("data") / "responsibility_list_2022.yaml"
_BLOCK = re.compile(r"(?<=^<!-- )(?P<name>\w+)(?P<head> -->\n\n```\w+\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)

# Made up: no such decision was taken.
AMENDMENT = """\

amendments:
  - item: "1.1"
    document: 示例決定〔2022〕1號
    date: 2022-09-01
    reason: 示例:兩個街道的生源減少,十所學校緩建
"""


def outputs(folder: Path) -> Iterator[tuple[str, str]]:
    """What each block shows, made in ``folder``."""
    list_ = folder / LIST
    promised = (ROOT / LIST).read_text(encoding="utf-8")
    list_.parent.mkdir(parents=True)
    list_.write_text(promised, encoding="utf-8")
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=Keep the list")
    git(folder, "switch", "--quiet", "--create=schools")
    weaker = promised.replace("中小學、幼兒園70所", "中小學、幼兒園60所").replace(
        "quantity: 70, measure: 所", "quantity: 60, measure: 所"
    )
    list_.write_text(weaker, encoding="utf-8")
    edit = git(folder, "diff", "--unified=0").splitlines()
    yield "edit", "".join(f"{line}\n" for line in edit if line[:1] in "+-" and line[:3] not in ("+++", "---"))
    yield "fails", shown(folder, "msss validate --against git:main --format text")
    yield "annotation", shown(folder, "msss validate --against git:main --format github")
    yield "diff", msss(folder, f"msss diff git:main {LIST.as_posix()} --format markdown")[1]
    reworded = promised.replace("name: 新建成社區級公園60個", "name: 力爭新建成社區級公園60個")
    reworded = reworded.replace(", 桐廬縣政府", "", 1)
    list_.write_text(reworded, encoding="utf-8")
    yield "reworded", shown(folder, "msss validate --against git:main --format text")
    list_.write_text(promised, encoding="utf-8")
    yield "restored", shown(folder, "msss validate --against git:main --format text")
    list_.write_text(weaker + AMENDMENT, encoding="utf-8")
    yield "amendment", AMENDMENT.lstrip("\n")
    yield "amended", shown(folder, "msss validate --against git:main --format text")
    yield "diff_amended", msss(folder, f"msss diff git:main {LIST.as_posix()} --format markdown")[1]


def git(folder: Path, *arguments: str) -> str:
    """What git answers, whatever the settings of whoever runs this."""
    variables = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    variables |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    for who in ("AUTHOR", "COMMITTER"):
        variables |= {f"GIT_{who}_NAME": "example", f"GIT_{who}_EMAIL": "example@example.invalid"}
    done = subprocess.run(["git", *arguments], cwd=folder, env=variables, capture_output=True, check=True)  # noqa: S603, S607
    return done.stdout.decode()


def msss(folder: Path, command: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of a command, as in a terminal of 100 columns."""
    words = ("MSSS_", "COLUMNS", "FORCE_COLOR", "NO_COLOR", "GITHUB_ACTIONS")
    variables = {name: value for name, value in os.environ.items() if not name.startswith(words)}
    run = [sys.executable, "-m", *shlex.split(command)]
    done = subprocess.run(run, cwd=folder, env=variables | {"COLUMNS": "100"}, capture_output=True, check=False)  # noqa: S603
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def shown(folder: Path, command: str) -> str:
    """A command as a terminal shows it: typed, what it wrote, its exit code."""
    code, out, err = msss(folder, command)
    typed = command.removesuffix(" --format text")
    first, rest = err.split("\n", 1) if err.startswith("msss: checking ") else ("", err)  # said before anything else
    first = f"{first}\n" if first else ""
    return f"$ {typed}\n{first}{out}{rest}$ echo $?\n{code}\n"


def page() -> str:
    """docs/ci.md with its blocks as they are now."""
    with tempfile.TemporaryDirectory() as folder:
        blocks = dict(outputs(Path(folder) / "repository"))
    text = PAGE.read_text(encoding="utf-8")
    names = [found["name"] for found in _BLOCK.finditer(text)]
    if sorted(names) != sorted(blocks):
        raise SystemExit(f"docs/ci.md: the blocks are {names}, not {list(blocks)}")
    return _BLOCK.sub(lambda found: f"{found['name']}{found['head']}{blocks[found['name']]}", text)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
