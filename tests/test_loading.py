"""Where lists come from, and reading one."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest
from conftest import DATA
from platforms import link, needs_endless_device, needs_pipes, not_root

from msss.common.errors import SourceError
from msss.files import naming
from msss.files.finding import find, read_bytes
from msss.files.naming import shipped, shown
from msss.lists import loading
from msss.lists.loading import LoadedList, load, load_list, load_meant, meant, read_lists
from msss.reading import reader
from msss.reading.diagnostic import InvalidListError

LIST = DATA.read_bytes()


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """An empty folder to work in, with no variable set."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MSSS_FILE", raising=False)
    return tmp_path


def put(path, content=LIST):
    """A file with its folders."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


# --- which list


def test_without_anything_it_is_the_list_that_ships():
    assert find() == [shipped()]
    assert shipped().is_file()
    assert shipped().read_bytes() == LIST


def test_the_list_inside_an_installed_package_comes_first(monkeypatch, folder):
    package = folder / "site-packages" / "msss"
    monkeypatch.setattr(naming, "PACKAGE", package)
    inside = put(package / "data" / "responsibility_list_2022.yaml")
    assert shipped() == inside
    assert shown(shipped()) == "msss:responsibility_list_2022.yaml"


def test_in_a_checkout_the_list_that_ships_is_the_one_beside_src(monkeypatch, folder):
    monkeypatch.setattr(naming, "PACKAGE", folder / "src" / "msss")
    assert shipped() == folder / "data" / "responsibility_list_2022.yaml"


def test_the_lists_of_the_data_folder_here_come_before_the_one_that_ships(folder):
    for year in (2023, 2021, 2022):
        put(f"data/responsibility_list_{year}.yaml")
    put("data/other.yaml")
    put("data/responsibility_list_2024.yml")
    names = ["2021.yaml", "2022.yaml", "2023.yaml", "2024.yml"]
    assert find() == [folder / "data" / f"responsibility_list_{name}" for name in names]
    assert find(or_shipped=False) == find()


def test_nothing_stands_in_for_a_list_that_must_be_there(folder):
    assert find() == [shipped()]
    assert find(or_shipped=False) == []


def test_or_of_the_nearest_folder_above(monkeypatch, folder):
    put("data/responsibility_list_2021.yaml")
    near = put("a/data/responsibility_list_2022.yaml")
    deep = folder / "a" / "b" / "c"
    deep.mkdir(parents=True)
    monkeypatch.chdir(deep)
    assert find() == [folder / near]


def test_a_folder_that_is_gone_has_nothing_near(folder, monkeypatch):
    gone = folder / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert find() == [shipped()]
    assert shown(Path("/a/b.yaml")) == "/a/b.yaml"


def test_the_variable_comes_before_the_data_folder(monkeypatch):
    put("data/responsibility_list_2022.yaml")
    mine = put("mine.yaml")
    monkeypatch.setenv("MSSS_FILE", "mine.yaml")
    assert find() == [mine]


def test_the_variable_may_name_several(monkeypatch):
    put("a.yaml")
    put("lists/b.yaml")
    monkeypatch.setenv("MSSS_FILE", os.pathsep.join(["lists", "a.yaml"]))
    assert find() == [Path("lists/b.yaml"), Path("a.yaml")]


def test_an_empty_variable_is_none(monkeypatch):
    monkeypatch.setenv("MSSS_FILE", "")
    assert find() == [shipped()]


def test_what_is_named_comes_before_all(monkeypatch):
    put("data/responsibility_list_2022.yaml")
    put("mine.yaml")
    monkeypatch.setenv("MSSS_FILE", "mine.yaml")
    named = put("named.yaml")
    assert find(["named.yaml"]) == [named]
    assert find([Path("named.yaml"), "mine.yaml"]) == [named, Path("mine.yaml")]


def test_a_folder_means_every_list_in_it_and_below_sorted():
    for name in (
        "b.yaml",
        "a.yml",
        "sub/c.yaml",
        "sub/deep/d.yml",
        ".hidden.yaml",
        ".git/e.yaml",
        "notes.txt",
        "x.yaml.bak",
    ):
        put(f"lists/{name}")
    assert [path.as_posix() for path in find(["lists"])] == [
        "lists/a.yml",
        "lists/b.yaml",
        "lists/sub/c.yaml",
        "lists/sub/deep/d.yml",
    ]


def test_a_folder_is_followed_but_not_the_links_in_it_to_others():
    put("lists/a.yaml")
    link(Path("lists/loop"), "../lists", to_folder=True)
    link(Path("lists/b.yaml"), "a.yaml")
    link(Path("link"), "lists", to_folder=True)
    assert [path.as_posix() for path in find(["link"])] == ["link/a.yaml", "link/b.yaml"]


def test_a_list_that_is_named_twice_is_read_once():
    put("lists/a.yaml")
    assert find(["lists/a.yaml", "lists", "lists/a.yaml"]) == [Path("lists/a.yaml")]


def test_a_list_may_have_any_name():
    assert find([put("list.txt")]) == [Path("list.txt")]


# --- what can't be had


def refusal(call, *arguments):
    with pytest.raises(SourceError) as caught:
        call(*arguments)
    assert caught.value.exit_code == 2
    (line,) = caught.value.lines()
    assert line == f"msss: {caught.value}"
    return str(caught.value)


def test_a_missing_file():
    assert refusal(find, ["missing.yaml"]) == "missing.yaml: no such file or folder"
    assert refusal(load, "missing.yaml") == "missing.yaml: no such file or folder"


def test_a_missing_file_in_the_variable(monkeypatch):
    monkeypatch.setenv("MSSS_FILE", "missing.yaml")
    assert refusal(find) == "missing.yaml: no such file or folder"


def test_a_link_to_nothing():
    link(Path("link.yaml"), "nowhere.yaml")
    assert refusal(find, ["link.yaml"]) == "link.yaml: no such file or folder"


def test_a_folder_without_lists():
    put("empty/notes.txt")
    assert refusal(find, ["empty"]) == "empty: no list in this folder (no *.yaml or *.yml)"


def test_a_folder_is_no_file():
    Path("folder.yaml").mkdir()
    assert refusal(load_list, Path("folder.yaml")) == "folder.yaml: a folder, not a file"


def test_a_file_below_a_file():
    put("a.yaml")
    assert refusal(find, ["a.yaml/b.yaml"]) == "a.yaml/b.yaml: can't be read: Not a directory"


def test_a_name_with_a_nul():
    assert ": can't be read: " in refusal(find, ["a\0b"])
    assert ": can't be read: " in refusal(read_bytes, Path("a\0b"), 100)


def test_a_name_that_is_too_long():
    assert refusal(find, ["x" * 5000]).endswith(": can't be read: File name too long")


def deny(*_, **__):
    raise PermissionError(13, "Permission denied")


def test_a_file_without_permission(monkeypatch):
    put("closed.yaml")
    monkeypatch.setattr(os, "open", deny)
    assert refusal(read_bytes, Path("closed.yaml"), 100) == "closed.yaml: no permission to read it"


def test_a_folder_without_permission(monkeypatch):
    Path("closed").mkdir()
    listed = os.scandir

    def scandir(path):
        if str(path) == "closed":
            raise PermissionError(13, "Permission denied", "closed")
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert refusal(find, ["closed"]) == "closed: no permission to read it"


@not_root
def test_permission_as_the_system_gives_it():
    put("closed.yaml").chmod(0)
    assert refusal(load, "closed.yaml") == "closed.yaml: no permission to read it"


@needs_pipes
def test_a_pipe_is_refused_without_waiting_for_it():
    os.mkfifo("pipe.yaml")
    assert refusal(load, "pipe.yaml") == "pipe.yaml: not a regular file"


@needs_endless_device
def test_a_device_that_never_ends_is_refused():
    assert refusal(load, "/dev/zero") == "/dev/zero: not a regular file"


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no socket is a file here")
def test_a_socket_is_refused():
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.yaml")
        assert refusal(load, "socket.yaml").startswith("socket.yaml: can't be read: ")


def test_no_more_of_a_file_is_read_than_shows_that_it_is_too_large(monkeypatch):
    assert len(read_bytes(put("large.yaml", b"#" * 1000), 100)) == 101
    assert len(read_bytes(put("small.yaml", b"#" * 100), 100)) == 100
    monkeypatch.setattr(reader, "MAX_BYTES", 100)
    monkeypatch.setattr(loading, "MAX_BYTES", 100)
    with pytest.raises(InvalidListError, match="MSS008"):
        load_list(Path("large.yaml"))


# --- reading it


def test_load_reads_one_list(shipped):
    assert load() == shipped
    assert load(put("copy.yaml")) == shipped
    assert load(str(DATA)) == shipped


def test_load_takes_no_choice_between_several():
    put("data/responsibility_list_2022.yaml")
    put("data/responsibility_list_2023.yaml")
    assert refusal(load).startswith("2 lists here: name one (")


def test_a_file_gives_its_list_its_name_and_its_document(shipped):
    loaded = load_list(put("copy.yaml"))
    assert loaded.model == shipped
    assert loaded.file == "copy.yaml"
    assert loaded.document.text.splitlines()[loaded.document.span(("year",)).line - 1] == "year: 2022"


def test_an_invalid_list_raises_with_all_its_diagnostics():
    put("bad.yaml", b"title: x\nyear: soon\n")
    with pytest.raises(InvalidListError) as caught:
        load("bad.yaml")
    assert caught.value.exit_code == 1
    assert [line.partition(" (")[0] for line in caught.value.lines()] == [
        "bad.yaml:1:1: error[MSS102]: the list lacks source",
        "bad.yaml:1:1: error[MSS102]: the list lacks projects",
        "bad.yaml:2:7: error[MSS108]: year: soon is not a year of four digits",
    ]
    assert str(caught.value) == "\n".join(caught.value.lines())


def test_yaml_that_is_refused_makes_no_list_even_where_the_schema_would_do():
    put("tagged.yaml", LIST.replace(b"year: 2022", b"year: !!int 2022"))
    with pytest.raises(InvalidListError, match="MSS005"):
        load("tagged.yaml")


def load_all(paths: list[Path]) -> list[LoadedList]:
    return load_meant(meant(paths), read_lists).lists


def test_several_lists_are_read_together(shipped):
    both = load_all([put("a.yaml"), put("b.yaml")])
    assert [(loaded.file, loaded.model) for loaded in both] == [("a.yaml", shipped), ("b.yaml", shipped)]


def test_the_diagnostics_of_all_lists_are_shown_together():
    paths = [put("a.yaml", b"["), put("b.yaml"), put("c.yaml", b"a: 1\na: 2\n")]
    with pytest.raises(InvalidListError) as caught:
        load_all(paths)
    assert {diagnostic.file for diagnostic in caught.value.diagnostics} == {"a.yaml", "c.yaml"}


def test_a_missing_list_among_several_ends_it():
    assert refusal(load_all, [put("a.yaml", b"["), Path("missing.yaml")]) == "missing.yaml: no such file or folder"


def test_a_file_is_shown_from_this_folder(folder):
    assert shown(folder / "lists" / "a.yaml") == "lists/a.yaml"
    assert shown(Path("lists/a.yaml")) == "lists/a.yaml"
    assert shown(folder.parent / "b.yaml") == (folder.parent / "b.yaml").as_posix()
