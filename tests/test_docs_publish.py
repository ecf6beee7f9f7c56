"""docs/publish.md: the addresses of a site are those that the page promises, and what it configures works."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import click
import pytest
import yaml
from documented import DOCS, ROOT, sections, table
from git_repository import Repository
from platforms import NO_SHELL, needs_terminal
from running import LIST_2022, ask, environment_of

from msss.cli.publish_command import command as publish
from msss.site import addresses

pytest.importorskip("jinja2")
pytest.importorskip("icalendar")

PAGE = (DOCS / "publish.md").read_text(encoding="utf-8")
DAY = "2022-09-30"
URL = "https://example.org/"
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="no git here")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


def fill(folder: Path) -> Path:
    """The files of the page in a folder: the list with the ledger and the evaluation beside it."""
    (folder / "data").mkdir(parents=True)
    for path in (LIST_2022, *(ROOT / "examples").glob("*_2022.yaml")):
        shutil.copy(path, folder / "data")
    return folder


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the page, with the address that it will have."""
    folder = fill(tmp_path_factory.mktemp("city"))
    answer = ask("publish", "-o", "site", "--as-of", DAY, "--url", URL, cwd=folder)
    assert answer.code == 0, answer.err
    return folder / "site"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """The files of the page in a repository."""
    made = Repository.create(tmp_path / "lists")
    fill(made.folder)
    made.commit()
    return made


# --- addresses


ADDRESSES = [row for row in table(sections("publish.md")["Addresses"]) if row.startswith("/") and "#" not in row]
PLACES = re.findall(r"^\| `(/[^`]*#[^`]+)` \|", sections("publish.md")["Addresses"], re.MULTILINE)
OF_SEVERAL_YEARS = "/years/"


def test_the_page_has_addresses() -> None:
    assert len(ADDRESSES) > 20
    assert len(PLACES) > 8


@pytest.mark.parametrize("address", [one for one in ADDRESSES if one != OF_SEVERAL_YEARS])
def test_every_documented_address_is_there(address: str, site: Path) -> None:
    assert (site / addresses.file_of(address.removeprefix("/"))).is_file()
    assert not address.endswith(".csv") or (site / address[1:]).with_suffix(".json").is_file()


@pytest.mark.parametrize("place", PLACES)
def test_every_documented_place_is_there(place: str, site: Path) -> None:
    address, _, fragment = place.partition("#")
    text = (site / addresses.file_of(address.removeprefix("/"))).read_text(encoding="utf-8")
    assert text.count(f'id="{fragment}"') == 1


def test_a_site_has_no_address_that_is_not_documented(site: Path) -> None:
    """Items and units stand for each other, and the languages have the same pages."""
    found = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    found = {re.sub("^(en|zh-Hans)/", "", name) for name in found if not name.startswith("assets/")}
    found = {"/" + re.sub(r"(^|/)index\.html$", r"\1", name) for name in found}
    found = {re.sub(r"^/2022/\d+\.\d+/$", "/2022/7.2/", name) for name in found}
    found = {re.sub(r"^/2022/units/[^/]+/$", "/2022/units/市建委/", name) for name in found}
    also = {one.removesuffix("csv") + "json" for one in ADDRESSES if one.endswith(".csv")}
    no_pages = {"/msss-site.json", "/.nojekyll"}
    assert found == {*ADDRESSES, *also, *no_pages} - {OF_SEVERAL_YEARS}


def test_years_stand_side_by_side(tmp_path: Path) -> None:
    fill(tmp_path)
    earlier = LIST_2022.read_text(encoding="utf-8").replace("2022", "2021")
    (tmp_path / "data" / "responsibility_list_2021.yaml").write_text(earlier, encoding="utf-8")
    assert ask("publish", "-o", "site", cwd=tmp_path).code == 0
    assert (tmp_path / "site" / OF_SEVERAL_YEARS.strip("/") / "index.html").is_file()
    assert (tmp_path / "site" / "2021" / "7.2" / "index.html").is_file()


def test_the_languages_are_where_the_page_says(site: Path) -> None:
    for address in ("en/2022/7.2/", "zh-Hans/2022/7.2/"):
        assert f"`/{address}`" in PAGE
        assert (site / address / "index.html").is_file()


def test_a_list_is_at_the_address_that_its_name_makes() -> None:
    rows = re.findall(r"^\| `([^`]+\.yaml)`(?: with `-f (\w+)`)? \| `/([^`]+)/` \|$", PAGE, re.MULTILINE)
    assert len(rows) == 3
    for file, below, address in rows:
        assert addresses.slug(Path(file), 2022, Path(below) if below else None) == address


def test_a_name_becomes_an_address_as_the_page_says() -> None:
    name, address = re.findall(r"(各區\S+) is at\s+`/2022/units/([^/]+)/`", PAGE)[0]
    assert addresses.part(name) == address


# --- safe and honest


def test_the_same_input_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    fill(tmp_path)
    assert ask("publish", "-o", "site", "--as-of", DAY, "--url", URL, cwd=tmp_path).code == 0
    assert contents(tmp_path / "site") == contents(site)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_is_not_the_sites_stays(site: Path, tmp_path: Path) -> None:
    (tmp_path / "city").mkdir()
    fill(tmp_path / "city" / "lists")
    copied = shutil.copytree(site, tmp_path / "city" / "lists" / "site")
    (copied / "CNAME").write_text("example.org\n", encoding="utf-8")
    (copied / ".git").mkdir()
    assert ask("publish", "-o", "site", "--as-of", "2022-12-31", cwd=copied.parent).code == 0
    assert (copied / "CNAME").read_text(encoding="utf-8") == "example.org\n"
    assert (copied / ".git").is_dir()
    assert not (copied / "sitemap.xml").exists()  # which the site no longer has


# --- what is typed and configured


def typed() -> Iterator[list[str]]:
    """Every `msss publish` of the page, as a shell splits it."""
    for kind in ("sh", "text", "yaml", "console"):
        for block in blocks(kind):
            for line in re.findall(r"msss publish[^\n]*", block):
                yield shlex.split(line, comments=True)[2:]


def test_every_command_has_options_that_exist() -> None:
    assert len(list(typed())) > 7
    for arguments in typed():
        made = publish.make_context("msss publish", arguments)
        assert made.params["output"] or made.params["serve"]


def test_every_option_is_in_the_table_but_for_help() -> None:
    documented = re.findall(r"`(--?[a-z-]+)", "\n".join(table(sections("publish.md")["Publish"])))
    documented += re.findall(r"`(--?[a-z-]+)", sections("publish.md")["Publish"])
    for option in publish.params:
        assert isinstance(option, click.Option)
        assert set(option.opts) & set(documented) or option.name == "jobs"


@needs_git
def test_the_workflow_publishes_the_list(repository: Repository) -> None:
    """Its steps are run as they stand, but for what GitHub brings and what has to be installed."""
    workflow = yaml.safe_load(blocks("yaml")[0])
    made, deployed = workflow["jobs"]["make"], workflow["jobs"]["deploy"]
    assert workflow[True]["push"] == {"branches": ["main"]}  # YAML takes the key `on` for true
    assert made["steps"][0]["with"] == {"fetch-depth": 0}
    assert workflow["permissions"] == {"contents": "read"}
    assert deployed["permissions"] == {"pages": "write", "id-token": "write"}
    assert deployed["needs"] == "make"
    assert all(
        re.search(r"@v\d+$", step["uses"]) for job in (made, deployed) for step in job["steps"] if "uses" in step
    )
    installed, published = (step["run"] for step in made["steps"] if "run" in step)
    assert installed.startswith('pip install "msss[site] @ git+')
    answer = ask(*shlex.split(published)[1:], cwd=repository.folder)
    assert answer.code == 0, answer.err
    (artifact,) = (step["with"] for step in made["steps"] if "upload-pages-artifact" in step.get("uses", ""))
    assert (repository.folder / artifact["path"] / "sitemap.xml").is_file()


@needs_git
def test_a_branch_of_pages_is_pushed(repository: Repository, tmp_path: Path) -> None:
    """As for Gitee, to a repository of this machine in the place of the one there."""
    if NO_SHELL:
        pytest.skip(NO_SHELL)
    there = tmp_path / "there.git"
    subprocess.run(["git", "init", "--quiet", "--bare", there], check=True, env=environment_of())
    once, each_time = (block for block in blocks("sh") if "../site" in block)
    for script in (once, each_time, each_time):
        pushed = in_shell(script.replace("https://gitee.com/OWNER/REPOSITORY.git", str(there)), repository)
        assert pushed.returncode == 0, pushed.stderr
    listed = Repository(there).git("-c", "core.quotePath=false", "ls-tree", "-r", "--name-only", "pages").splitlines()
    assert {"index.html", "2022/7.2/index.html", "msss-site.json", ".nojekyll"} <= set(listed)
    assert Repository(there).git("rev-list", "--count", "pages").strip() == "1"  # the second time there was nothing new


def in_shell(script: str, repository: Repository) -> subprocess.CompletedProcess[str]:
    programs = repository.folder.parent / "programs"
    programs.mkdir(exist_ok=True)
    program = programs / "msss"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m msss "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    somebody = {f"GIT_{role}_{part}": "somebody@example.invalid" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}  # fmt: skip
    environment = environment_of(
        PATH=f"{programs}{os.pathsep}{os.environ['PATH']}",
        GIT_CONFIG_GLOBAL=os.devnull,
        GIT_CONFIG_SYSTEM=os.devnull,
        **somebody,
    )
    command = ["bash", "-e", "-c", script]
    return subprocess.run(
        command, cwd=repository.folder, env=environment, capture_output=True, encoding="utf-8", timeout=120
    )


@needs_terminal
def test_a_site_is_shown_until_it_is_ended(tmp_path: Path) -> None:
    fill(tmp_path)
    (block,) = (block for block in blocks("sh") if "--serve" in block)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", *shlex.split(block), "--port", str(port)]
    shown = subprocess.Popen(
        command, cwd=tmp_path, env=environment_of(), stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
    )
    try:
        assert shown.stderr is not None
        said = next(line for line in shown.stderr if "the site is at" in line)
        address = re.findall(r"http://\S+/", said)[0]
        with urlopen(f"{address}2022/7.2/", timeout=30) as page:
            assert "二次供水" in page.read().decode()
    finally:
        shown.terminate()
        shown.wait(timeout=30)


def test_nginx_has_a_type_for_everything_that_can_be_downloaded(site: Path) -> None:
    """And its lines are whole: each block is closed, each line inside ends with a semicolon or a brace."""
    (block,) = blocks("nginx")
    assert block.count("{") == block.count("}")
    text = re.sub(r" +#.*", "", block)
    known = re.findall(r"location ~ (\S+)", text)
    usual = {".html", ".css", ".js", ".json", ".xml", ".svg"}  # the types that nginx brings
    for path in site.rglob("*"):
        if path.is_file():
            assert path.suffix in usual or any(re.search(one, f"/{path.name}") for one in known), path
