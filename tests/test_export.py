"""`msss export`: lists as tables, written as a whole, and read back by the engines that people use."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

import duckdb
import frictionless
import polars
import pyarrow.parquet
import pytest
from documented import tool
from lists import ITEM, write_list
from platforms import not_root
from running import LIST_2022, ROOT, Answer, ask, environment_of, run_on_terminal

import msss
from msss.common import processes
from msss.common.errors import MissingExtraError
from msss.exporting import exporting, parquet, sqlite
from msss.exporting.exporting import export, named, rows_of
from msss.exporting.rows import Row
from msss.exporting.tables import ITEMS, TABLES, Table, Type
from msss.exporting.writers import Format
from msss.files import folders
from msss.lists.loading import load_list

DAY = date(2022, 9, 30)
FORMATS = [one.value for one in Format]
DATA = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The list that ships with a ledger, and the lists of seven other places with theirs."""
    folder = tmp_path_factory.mktemp("lists")
    shutil.copytree(ROOT / "examples" / "gallery", folder / "gallery")
    shutil.copy(LIST_2022, folder)
    shutil.copy(ROOT / "examples" / "progress_2022.yaml", folder)
    return folder


@pytest.fixture(scope="module")
def exported(lists: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The folder of an export in each format."""
    folder = tmp_path_factory.mktemp("exports")
    for format in FORMATS:
        answer = ask("export", lists, "-o", folder / format, "--format", format, "--as-of", DAY)
        assert (answer.code, answer.out) == (0, "")
        source, written = answer.err.splitlines()
        assert source.startswith("msss: from ")
        assert source.endswith("responsibility_list_2022.yaml (8 files)")
        assert written == f"msss: wrote 8 lists to {folder / format}: 95 items, 80 targets"
    return {format: folder / format for format in FORMATS}


@pytest.fixture(scope="module")
def expected(lists: Path) -> dict[str, list[Row]]:
    """The rows of all lists, as this process makes them one by one."""
    found: dict[str, list[Row]] = {table.name: [] for table in TABLES}
    for one in named([lists]):
        for name, (_, rows) in rows_of(one, DAY):
            found[name] += rows
    return found


# --- read back

_DUCK = {
    Type.TEXT: "VARCHAR",
    Type.INTEGER: "INTEGER",
    Type.DECIMAL: "DECIMAL(38, 9)",
    Type.DAY: "DATE",
    Type.TRUTH: "BOOLEAN",
}


def in_duckdb(folder: Path, table: Table, format: str) -> list[Row]:
    types = "{" + ", ".join(f"'{column.name}': '{_DUCK[column.type]}'" for column in table.columns) + "}"
    match format:
        case "parquet":
            source = f"read_parquet('{folder}/{table.name}/*/*.parquet', hive_partitioning = true)"
        case "csv":
            source = f"read_csv('{folder}/{table.name}.csv', columns = {types}, header = true)"
        case _:
            source = f"read_json('{folder}/{table.name}.ndjson', columns = {types}, format = 'newline_delimited')"
    names = ", ".join(table.names)
    return duckdb.sql(f"SELECT {names} FROM {source} ORDER BY list, {_order(table)}").fetchall()


def _order(table: Table) -> str:
    return "position" if "position" in table.names else "list"


@pytest.mark.parametrize("format", ["parquet", "csv", "ndjson"])
def test_duckdb_reads_every_row(format: str, exported: dict[str, Path], expected: dict[str, list[Row]]) -> None:
    for table in TABLES:
        assert in_duckdb(exported[format], table, format) == in_order(table, expected), table.name


def in_order(table: Table, rows: dict[str, list[Row]]) -> list[Row]:
    place = table.names.index("position") if "position" in table.names else 0
    return sorted(rows[table.name], key=lambda row: (row[0], row[place]))


def test_duckdb_reads_only_the_year_that_is_asked_for(exported: dict[str, Path]) -> None:
    source = f"read_parquet('{exported['parquet']}/items/*/*.parquet', hive_partitioning = true, filename = true)"
    files = duckdb.sql(f"SELECT DISTINCT filename FROM {source} WHERE year = 2022").fetchall()
    assert [Path(file).parent.name for (file,) in files] == ["year=2022"]


def test_sqlite_reads_every_row(exported: dict[str, Path], expected: dict[str, list[Row]]) -> None:
    database = sqlite3.connect(exported["sqlite"] / "tables.sqlite")
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA user_version").fetchone() == (100,)
    for table in TABLES:
        found = database.execute(f"SELECT * FROM {table.name} ORDER BY list, {_order(table)}").fetchall()
        for row, meant in zip(found, in_order(table, expected), strict=True):
            for column, value, wanted in zip(table.columns, row, meant, strict=True):
                match wanted:
                    case Decimal():
                        assert Decimal(repr(value)) == wanted, column.name
                    case bool():
                        assert value == int(wanted)
                    case date():
                        assert value == wanted.isoformat()
                    case _:
                        assert value == wanted


def test_polars_reads_every_row(exported: dict[str, Path], expected: dict[str, list[Row]]) -> None:
    for table in TABLES:
        frame = polars.scan_parquet(exported["parquet"] / table.name / "*" / "*.parquet", hive_partitioning=True)
        found = frame.select(table.names).sort("list", _order(table)).collect()
        assert found.rows() == in_order(table, expected), table.name
        kinds = {
            polars.String: Type.TEXT,
            polars.Date: Type.DAY,
            polars.Boolean: Type.TRUTH,
            polars.Decimal: Type.DECIMAL,
        }
        for column in table.columns:
            assert kinds.get(type(found.schema[column.name]), Type.INTEGER) is column.type, column.name


def test_parquet_says_what_it_holds(exported: dict[str, Path]) -> None:
    for table in TABLES:
        for file in (exported["parquet"] / table.name).rglob("*.parquet"):
            schema = pyarrow.parquet.read_schema(file)
            assert schema.names == [name for name in table.names if name != "year"]
            assert schema.metadata[b"msss.schema_version"] == b"1.0"
    assert {path.name for path in (exported["parquet"] / "amendments").iterdir()} == {
        f"year={year}" for year in (2014, 2015, 2017, 2021, 2022, 2024, 2025)
    }  # without rows, but there


def test_duckdb_reads_the_sqlite_database_too(exported: dict[str, Path], expected: dict[str, list[Row]]) -> None:
    connection = duckdb.connect()
    try:
        connection.execute("LOAD sqlite")
    except duckdb.Error:
        pytest.skip("DuckDB has no extension for SQLite here: INSTALL sqlite")
    connection.execute(f"ATTACH '{exported['sqlite']}/tables.sqlite' AS attached (TYPE sqlite)")
    for table in TABLES:
        query = f"SELECT * FROM attached.{table.name} ORDER BY list, {_order(table)}"
        for row, meant in zip(connection.execute(query).fetchall(), in_order(table, expected), strict=True):
            exact = [Decimal(repr(value)) if isinstance(value, float) else value for value in row]
            assert exact == list(meant), table.name


@pytest.mark.parametrize("format", ["csv", "ndjson"])
def test_frictionless_finds_the_package_valid(format: str, exported: dict[str, Path]) -> None:
    report = frictionless.validate(str(exported[format] / "datapackage.json"))
    for task in report.tasks:
        if (exported[format] / task.place).stat().st_size:  # of an empty NDJSON it can make nothing
            assert task.valid, task.errors[:3]
    assert len(report.tasks) == len(TABLES)


@pytest.mark.parametrize("format", FORMATS)
def test_the_description_is_one_and_names_every_file(format: str, exported: dict[str, Path]) -> None:
    package = json.loads((exported[format] / "datapackage.json").read_bytes())
    assert frictionless.Package.from_descriptor(package).resource_names == [table.name for table in TABLES]
    paths = [one["path"] for one in package["resources"]]
    names = {file for path in paths for file in ([path] if isinstance(path, str) else path)}
    assert {*names, "datapackage.json"} == set(folders.files_in(exported[format]))


def test_a_number_keeps_all_its_digits(tmp_path: Path) -> None:
    long = "12345678901234567890.123456789"
    item = f'{{id: "1.1", name: 新增公園{long}個, lead: 市建委, due: 6月底, targets: [{{content: 新增公園, quantity: {long}, measure: 個}}]}}'
    path = write_list(tmp_path / "list.yaml", item)
    for format in ("csv", "ndjson", "parquet"):
        assert ask("export", path, "-o", tmp_path / format, "--format", format).code == 0
        if format != "parquet":
            assert long in (tmp_path / format / f"targets.{format}").read_text(encoding="utf-8")
    targets = next(table for table in TABLES if table.name == "targets")
    assert in_duckdb(tmp_path / "parquet", targets, "parquet")[0][targets.names.index("quantity")] == Decimal(long)
    answer = ask("export", path, "-o", tmp_path / "sqlite", "--format", "sqlite")
    assert answer.code == 1
    assert (
        f"list.yaml: targets.quantity of item 1.1 is {long}, and sqlite keeps no number of so many digits" in answer.err
    )
    assert not (tmp_path / "sqlite").exists()


def test_parquet_refuses_what_it_cannot_hold(tmp_path: Path) -> None:
    item = ITEM.replace("2", "0.1234567891")
    answer = ask("export", write_list(tmp_path / "list.yaml", item), "-o", tmp_path / "o", "--format", "parquet")
    assert (answer.code, (tmp_path / "o").exists()) == (1, False)
    assert "targets.quantity of item 1.1 is 0.1234567891, and parquet keeps no number of so many digits" in answer.err


# --- questions, in SQL and of msss


def questions() -> dict[str, str]:
    """The queries of docs/data.md, by their headings."""
    return dict(re.findall(r"^### ([^\n]+)\n(?:(?!#)[^\n]*\n)*?```sql\n(SELECT.*?)```", DATA, re.MULTILINE | re.DOTALL))


Asked = Callable[[str], list[tuple[Any, ...]]]


@pytest.fixture(params=["duckdb", "sqlite"])
def asked(request: pytest.FixtureRequest, exported: dict[str, Path]) -> Iterator[Asked]:
    """What answers a query of the page, in an engine whose tables were made as the page says."""
    if request.param == "sqlite":
        database = sqlite3.connect(exported["sqlite"] / "tables.sqlite")
        yield lambda query: database.execute(query).fetchall()
        database.close()
        return
    connection = duckdb.connect()
    views = next(block for block in re.findall(r"```sql\n(.*?)```", DATA, re.DOTALL) if "CREATE VIEW" in block)
    connection.execute(views.replace("'tables/", f"'{exported['parquet']}/"))
    yield lambda query: connection.execute(query).fetchall()
    connection.close()


def test_who_leads_what_in_november(asked: Asked, lists: Path) -> None:
    answered = []
    for one in named([lists]):
        responsibilities = msss.load(one.path)
        if responsibilities.year == 2022:
            aliases = {alias: unit.name for unit in responsibilities.units for alias in unit.aliases}
            for hit in msss.query(responsibilities, due="11月"):
                answered += [(one.name, hit.item.id, aliases.get(lead, lead), hit.item.name) for lead in hit.item.lead]
    assert len(answered) > 3
    assert asked(questions()["Who leads what in November?"]) == answered


def test_targets_by_measure_and_year(asked: Asked, lists: Path) -> None:
    found = asked(questions()["Targets by measure and year"])
    for year in sorted({year for year, *_ in found}):
        sums = ask("targets", "-f", lists, "--year", year, "--sum", "measure", "--format", "json").data
        answered = sorted((one["targets"], one["sum"]) for one in sums)
        assert sorted((count, float(total)) for of, _, count, total in found if of == year) == answered, year
    assert len({year for year, *_ in found}) == 5


def test_which_units_are_behind(asked: Asked, lists: Path) -> None:
    answered = []
    for one in named([lists]):
        bulletin = ask("bulletin", "-f", one.path, "--as-of", DAY, "--format", "json").data
        for unit in bulletin["units"]:
            late = unit["counts"]["behind"] + unit["counts"]["overdue"]
            answered += [(one.name, unit["name"], late)] if late else []
    answered.sort(key=lambda row: (-row[2], row[0], row[1]))
    assert len(answered) > 5
    assert asked(questions()["Which units are behind?"]) == answered


def test_many_places_join_by_their_code(tmp_path: Path) -> None:
    for place, code in (("東縣", "330182"), ("西縣", "330183"), ("南縣", "340102")):
        write_list(tmp_path / "in" / place / "list.yaml", ITEM, units=f'code: "{code}"\n')
    assert ask("export", tmp_path / "in", "-o", tmp_path / "o", "--format", "sqlite").code == 0
    database = sqlite3.connect(tmp_path / "o" / "tables.sqlite")
    assert database.execute(questions()["Many places"]).fetchall() == [("3301", 2023, 2), ("3401", 2023, 1)]


def test_duckdb_reads_csv_and_ndjson_as_the_page_says(exported: dict[str, Path]) -> None:
    for query in re.findall(r"^SELECT \* FROM read_.*$", DATA, re.MULTILINE):
        format = "csv" if "read_csv" in query else "ndjson"
        found = duckdb.sql(query.replace("'tables/", f"'{exported[format]}/"))
        is_of_items = "items" in query
        assert len(found.fetchall()) == (95 if is_of_items else 8)
        assert str(found.types[found.columns.index("item" if is_of_items else "code")]) == "VARCHAR"


@pytest.mark.parametrize("line", re.findall(r"^(?:polars|pandas)\.read_.*$", DATA, re.MULTILINE))
def test_polars_and_pandas_read_ids_as_text_as_the_page_says(
    line: str, exported: dict[str, Path], expected: dict[str, list[Row]]
) -> None:
    library = pytest.importorskip(line.partition(".")[0])
    format = "csv" if "csv" in line else "ndjson"
    frame = eval(line.replace('"tables/', f'"{exported[format]}/'), {library.__name__: library})
    place = ITEMS.names.index("item")
    assert sorted(frame["item"]) == sorted(row[place] for row in expected["items"])


def test_the_columns_on_the_page_are_those_of_the_tables() -> None:
    assert tool["data"]() == DATA


# --- writing


def tree(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in folders.files_in(folder)}


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_lists_give_the_same_files_wherever_they_are(
    format: str, lists: Path, exported: dict[str, Path], tmp_path: Path
) -> None:
    shutil.copytree(lists, tmp_path / "elsewhere")
    answer = ask("export", "elsewhere", "-o", "o", "--format", format, "--as-of", DAY, cwd=tmp_path)
    assert answer.code == 0
    assert tree(tmp_path / "o") == tree(exported[format])


@pytest.mark.parametrize("format", FORMATS)
def test_many_processes_write_what_one_does(
    format: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lists: Path
) -> None:
    monkeypatch.setattr(exporting, "BATCH", 2)
    monkeypatch.setattr(exporting, "_ALONE", 0)
    for jobs in ("1", "2"):
        answer = ask("export", lists, "-o", tmp_path / jobs, "--format", format, "--as-of", DAY, "--jobs", jobs)
        assert answer.code == 0
    assert tree(tmp_path / "1") == tree(tmp_path / "2")


def test_parquet_keeps_few_files_open_and_little_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lists: Path, expected: dict[str, list[Row]]
) -> None:
    monkeypatch.setattr(exporting, "BATCH", 2)
    monkeypatch.setattr(parquet, "_OPEN", 3)
    monkeypatch.setattr(parquet, "_HELD", 20_000)
    monkeypatch.setattr(parquet, "_GROUP", 50)
    assert ask("export", lists, "-o", tmp_path / "o", "--format", "parquet", "--as-of", DAY).code == 0
    assert list((tmp_path / "o").rglob("part-1.parquet"))
    for table in TABLES:
        assert in_duckdb(tmp_path / "o", table, "parquet") == in_order(table, expected), table.name


def test_an_earlier_export_is_replaced_as_a_whole(tmp_path: Path) -> None:
    path = write_list(tmp_path / "list.yaml", ITEM)
    assert ask("export", path, "-o", tmp_path / "o", "--format", "parquet", "--as-of", "2023-06-01").code == 0
    assert ask("export", path, "-o", tmp_path / "o").code == 0
    assert {file.partition(".")[2] for file in folders.files_in(tmp_path / "o")} == {"csv", "json"}
    assert sorted(one.name for one in tmp_path.iterdir()) == ["list.yaml", "o"]


@pytest.mark.parametrize("format", FORMATS)
def test_what_was_changed_since_it_was_exported_is_kept_but_by_force(format: str, tmp_path: Path) -> None:
    path = write_list(tmp_path / "list.yaml", ITEM)
    there = tmp_path / "o"
    assert ask("export", path, "-o", there, "--format", format).code == 0
    assert ask("export", path, "-o", there, "--format", format).code == 0
    edited = next(file for file in sorted(there.rglob("*")) if file.is_file() and file.suffix != ".json")
    edited.write_bytes(edited.read_bytes() + b"x")
    answer = ask("export", path, "-o", there, "--format", format)
    assert answer.code == 2
    assert f"{edited.relative_to(there).as_posix()} was changed since" in answer.err
    assert edited.read_bytes().endswith(b"x")
    assert ask("export", path, "-o", there, "--format", format, "--force").code == 0
    assert not edited.read_bytes().endswith(b"x")


def test_who_is_told_to_end_leaves_nothing_half_written(tmp_path: Path) -> None:
    for number in range(300):
        write_list(tmp_path / "in" / f"{number:03}.yaml", ITEM)
    command = [sys.executable, "-m", "msss", "export", "in", "-o", "o", "--jobs", "2"]
    with subprocess.Popen(command, cwd=tmp_path, env=environment_of(), stderr=subprocess.PIPE) as process:
        while process.poll() is None and not list(tmp_path.glob(".o.*.tmp")):
            time.sleep(0.005)
        process.terminate()
        process.communicate(timeout=60)
    assert process.returncode in (143, 0)
    assert sorted(one.name for one in tmp_path.iterdir()) == (["in", "o"] if process.returncode == 0 else ["in"])


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "o").mkdir()
    assert ask("export", write_list(tmp_path / "list.yaml", ITEM), "-o", tmp_path / "o").code == 0


def test_what_no_export_wrote_is_kept_but_by_force(tmp_path: Path) -> None:
    path = write_list(tmp_path / "list.yaml", ITEM)
    output = tmp_path / "o"
    assert ask("export", path, "-o", output).code == 0
    (output / "notes.txt").write_text("mine")
    before = tree(output)
    answer = ask("export", path, "-o", output, "--format", "ndjson")
    assert (answer.code, tree(output)) == (2, before)
    assert (
        f"{output} holds notes.txt, which no export wrote: name another folder, or replace it with --force"
        in answer.err
    )
    assert ask("export", path, "-o", output, "--format", "ndjson", "--force").code == 0
    assert "notes.txt" not in tree(output)


@pytest.mark.parametrize(
    "content", ["{}", "[1]", "no json", '{"name": "msss", "schema_version": "1.0", "resources": [{}]}', '{"name": "x"}']
)
def test_a_description_that_is_not_ours_gives_nothing_away(tmp_path: Path, content: str) -> None:
    output = tmp_path / "o"
    output.mkdir()
    (output / "datapackage.json").write_text(content)
    answer = ask("export", write_list(tmp_path / "list.yaml", ITEM), "-o", output)
    assert (answer.code, "holds datapackage.json, which no export wrote" in answer.err) == (2, True)


def test_a_list_is_never_in_the_folder_that_goes(tmp_path: Path) -> None:
    path = write_list(tmp_path / "in" / "list.yaml", ITEM)
    for output in (tmp_path / "in", tmp_path):
        answer = ask("export", tmp_path / "in", "-o", output, "--force")
        assert (answer.code, path.exists()) == (2, True)
        assert f"is in {output}: name another folder with -o" in answer.err
    assert ask("export", path, "-o", path.parent / "tables").code == 0


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    path = write_list(tmp_path / "list.yaml", ITEM)
    (tmp_path / "o").write_text("mine")
    answer = ask("export", path, "-o", tmp_path / "o", "--force")
    assert (answer.code, (tmp_path / "o").read_text()) == (2, "mine")
    assert "is a file, not a folder" in answer.err


def test_a_folder_below_a_file_cannot_be_written(tmp_path: Path) -> None:
    path = write_list(tmp_path / "list.yaml", ITEM)
    answer = ask("export", path, "-o", path / "o")
    assert (answer.code, "can't be written: " in answer.err) == (1, True)


@not_root
def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    path = write_list(tmp_path / "in" / "list.yaml", ITEM)
    (tmp_path / "closed").mkdir(mode=0o500)
    answer = ask("export", path, "-o", tmp_path / "closed" / "o")
    assert (answer.code, answer.out) == (1, "")
    assert "can't be written: Permission denied; nothing was changed" in answer.err


def test_what_fails_midway_leaves_everything_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_list(tmp_path / "list.yaml", ITEM)
    assert ask("export", path, "-o", tmp_path / "o").code == 0
    before = tree(tmp_path / "o")

    def fail(*_: object) -> bytes:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(exporting.datapackage, "written", fail)
    answer = ask("export", path, "-o", tmp_path / "o", "--format", "ndjson")
    assert (answer.code, tree(tmp_path / "o")) == (1, before)
    assert "can't be written: No space left on device; nothing was changed" in answer.err
    assert sorted(one.name for one in tmp_path.iterdir()) == ["list.yaml", "o"]


def test_a_full_disk_is_said_of_sqlite_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begin = sqlite.Database.__init__

    def small(self: sqlite.Database, *arguments: Any) -> None:
        begin(self, *arguments)
        self._connection.execute("PRAGMA max_page_count = 14")

    monkeypatch.setattr(sqlite.Database, "__init__", small)
    answer = ask("export", LIST_2022, "-o", tmp_path / "o", "--format", "sqlite")
    assert (answer.code, list(tmp_path.iterdir())) == (1, [])
    assert "can't be written: database or disk is full; nothing was changed" in answer.err


def test_the_old_folder_comes_back_if_the_new_one_cannot_take_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_list(tmp_path / "list.yaml", ITEM)
    assert ask("export", path, "-o", tmp_path / "o").code == 0
    before = tree(tmp_path / "o")
    rename = Path.rename

    def stubborn(self: Path, target: Path) -> Path:
        if self.name.endswith(".tmp"):
            raise PermissionError(13, "Permission denied")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", stubborn)
    assert ask("export", path, "-o", tmp_path / "o", "--format", "ndjson").code == 1
    assert tree(tmp_path / "o") == before


# --- which lists


def test_lists_are_called_by_their_path_from_the_folder_that_was_named(tmp_path: Path) -> None:
    first, second = (write_list(tmp_path / place / "2023" / "list.yaml", ITEM) for place in ("東縣", "西縣"))
    assert [one.name for one in named([tmp_path])] == ["東縣/2023/list.yaml", "西縣/2023/list.yaml"]
    assert [one.name for one in named([first])] == ["list.yaml"]
    assert [one.name for one in named([first, second])] == ["東縣/2023/list.yaml", "西縣/2023/list.yaml"]
    assert [one.name for one in named([first.parent, first])] == ["list.yaml"]


def test_without_a_path_the_usual_lists_are_exported(tmp_path: Path) -> None:
    write_list(tmp_path / "data" / "responsibility_list_2023.yaml", ITEM)
    answer = ask("export", "-o", "tables", cwd=tmp_path)
    assert (answer.code, answer.err) == (
        0,
        "msss: from data/responsibility_list_2023.yaml\nmsss: wrote 1 list to tables: 1 item, 1 target\n",
    )
    assert "responsibility_list_2023.yaml" in (tmp_path / "tables" / "lists.csv").read_text(encoding="utf-8")


def mixed(folder: Path) -> Path:
    write_list(folder / "a.yaml", ITEM)
    write_list(folder / "b.yaml", ITEM.replace("市建委", ""))
    write_list(folder / "c.yaml", ITEM.replace("6月底", "66月底"))
    return folder


def diagnostics(answer: Answer) -> list[str]:
    return re.findall(r"(\w\.yaml):\d+:\d+: error\[", answer.err)


def test_an_invalid_list_refuses_all_and_every_error_is_said(tmp_path: Path) -> None:
    answer = ask("export", mixed(tmp_path / "in"), "-o", tmp_path / "o")
    assert (answer.code, (tmp_path / "o").exists()) == (1, False)
    assert diagnostics(answer) == ["b.yaml", "c.yaml"]


def test_keep_going_exports_the_valid_lists(tmp_path: Path) -> None:
    answer = ask("export", mixed(tmp_path / "in"), "-o", tmp_path / "o", "--keep-going")
    assert answer.code == 1
    assert diagnostics(answer) == ["b.yaml", "c.yaml"]
    assert answer.err.endswith(f"msss: wrote 1 list to {tmp_path / 'o'}: 1 item, 1 target\n")
    assert (tmp_path / "o" / "lists.csv").read_text(encoding="utf-8").count("\n") == 2


def test_keep_going_with_no_valid_list_writes_nothing(tmp_path: Path) -> None:
    folder = mixed(tmp_path / "in")
    (folder / "a.yaml").unlink()
    assert ask("export", folder, "-o", tmp_path / "o").code == 1
    answer = ask("export", folder, "-o", tmp_path / "o", "--keep-going")
    assert (answer.code, (tmp_path / "o").exists()) == (1, False)


def test_an_invalid_ledger_is_as_an_invalid_list(tmp_path: Path) -> None:
    path = write_list(tmp_path / "responsibility_list_2023.yaml", ITEM)
    (tmp_path / "progress_2023.yaml").write_text("year: 2023\nentries: 5\n")
    answer = ask("export", path, "-o", tmp_path / "o")
    assert (answer.code, "progress_2023.yaml:2" in answer.err) == (1, True)


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    write_list(tmp_path / "in" / "a.yaml", ITEM)
    (tmp_path / "in" / "b.yaml").symlink_to(tmp_path / "nowhere")
    answer = ask("export", tmp_path / "in", "-o", tmp_path / "o")
    assert (answer.code, (tmp_path / "o").exists()) == (2, False)
    assert "b.yaml: no such file or folder" in answer.err
    answer = ask("export", tmp_path / "in", "-o", tmp_path / "o", "--keep-going")
    assert (answer.code, (tmp_path / "o" / "lists.csv").exists()) == (2, True)


def test_a_ledger_without_its_list_is_told(tmp_path: Path) -> None:
    write_list(tmp_path / "in" / "responsibility_list_2022.yaml", ITEM)
    (tmp_path / "in" / "progress_2021.yaml").write_text("year: 2021\nentries: []\n", encoding="utf-8")
    answer = ask("export", "in", "-o", "o", cwd=tmp_path)
    assert answer.code == 0
    said = "msss: in/progress_2021.yaml was not exported: its list in/responsibility_list_2021.yaml doesn't exist"
    assert answer.err.splitlines()[0] == said


def test_a_day_needs_its_year(tmp_path: Path) -> None:
    path = write_list(tmp_path / "list.yaml", ITEM)
    answer = ask("export", path, "-o", tmp_path / "o", "--as-of", "9月30日")
    assert (answer.code, "write its year too" in answer.err) == (2, True)


def test_without_pyarrow_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object) -> None:
        raise MissingExtraError("Parquet", "export")

    monkeypatch.setattr(parquet, "_arrow", missing)
    answer = ask("export", write_list(tmp_path / "list.yaml", ITEM), "-o", tmp_path / "o", "--format", "parquet")
    assert (answer.code, (tmp_path / "o").exists()) == (2, False)
    assert "Parquet needs a library that isn't installed: pip install 'msss[export]'" in answer.err


def test_the_other_formats_need_no_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    parquet._arrow.cache_clear()
    path = write_list(tmp_path / "list.yaml", ITEM)
    for format in ("csv", "ndjson", "sqlite"):
        assert ask("export", path, "-o", tmp_path / format, "--format", format).code == 0
    assert "msss[export]" in ask("export", path, "-o", tmp_path / "parquet", "--format", "parquet").err
    parquet._arrow.cache_clear()


def test_a_terminal_gets_no_bar_for_what_is_done_at_once(tmp_path: Path) -> None:
    answer = run_on_terminal(80, "export", write_list(tmp_path / "list.yaml", ITEM), "-o", "o", cwd=tmp_path)
    assert (answer.code, answer.out) == (0, "msss: from list.yaml\nmsss: wrote 1 list to o: 1 item, 1 target\n")


def test_a_name_that_a_spreadsheet_could_run_is_inert(tmp_path: Path) -> None:
    write_list(tmp_path / "in" / "=cmd.yaml", ITEM)
    assert ask("export", tmp_path / "in", "-o", tmp_path / "o").code == 0
    assert "\r\n'=cmd.yaml,2023," in (tmp_path / "o" / "lists.csv").read_bytes().decode("utf-8-sig")
    assert frictionless.validate(str(tmp_path / "o" / "datapackage.json")).valid


def test_the_rows_are_those_of_the_library(lists: Path, tmp_path: Path) -> None:
    found = export(named([lists]), tmp_path / "o", Format.NDJSON, jobs=1)
    assert found.is_whole
    assert found.rows["items"] == sum(len(list(load_list(one.path).model.items())) for one in named([lists]))
    assert processes.cores() >= 1


# --- from Python


def test_export_from_python_is_the_command(lists: Path, tmp_path: Path, exported: dict[str, Path]) -> None:
    found = msss.export(lists, tmp_path / "o", format="ndjson", as_of="2022-09-30")
    assert (found.is_whole, found.rows["lists"], found.rows["items"]) == (True, 8, 95)
    assert tree(tmp_path / "o") == tree(exported["ndjson"])


def test_several_paths_from_python(tmp_path: Path) -> None:
    paths = [str(write_list(tmp_path / place / "list.yaml", ITEM)) for place in ("東縣", "西縣")]
    assert msss.export(paths, str(tmp_path / "o")).rows["lists"] == 2


def test_what_is_left_out_is_told_from_python(tmp_path: Path) -> None:
    folder = mixed(tmp_path / "in")
    with pytest.raises(msss.InvalidListError) as caught:
        msss.export(folder, tmp_path / "o")
    found = msss.export(folder, tmp_path / "o", keep_going=True)
    assert not found.is_whole
    assert tuple(found.diagnostics) == caught.value.diagnostics
    assert [one.code for one in found.diagnostics] == ["MSS104", "MSS106"]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ({"format": "xml"}, "xml is no format of tables. Write one of: parquet, ndjson, sqlite, csv"),
        ({"as_of": "9月30日"}, "9月30日: write its year too"),
        ({"output": ""}, "the path is empty"),
    ],
)
def test_a_wrong_question_from_python(said: dict[str, Any], meant: str, tmp_path: Path) -> None:
    with pytest.raises(msss.MsssError, match=re.escape(meant)):
        msss.export(**({"paths": LIST_2022, "output": tmp_path / "o"} | said))
    assert not (tmp_path / "o").exists()


def test_the_tables_of_one_list_from_python(lists: Path, expected: dict[str, list[Row]]) -> None:
    found = msss.tables(lists / LIST_2022.name, "2022-09-30", name=LIST_2022.name)
    assert list(found) == [table.name for table in TABLES]
    for table in TABLES:
        rows = [tuple(row[column] for column in table.names) for row in found[table.name]]
        assert rows == [row for row in expected[table.name] if row[0] == LIST_2022.name]
    assert {row["list"] for row in msss.tables(LIST_2022)["items"]} == {msss_name(LIST_2022)}


def msss_name(path: Path) -> str:
    return load_list(path).file


def test_the_description_from_python(exported: dict[str, Path]) -> None:
    package = json.loads((exported["csv"] / "datapackage.json").read_bytes())
    for resource in package["resources"]:
        written = (exported["csv"] / resource["path"]).read_bytes()
        assert resource.pop("hash") == f"sha256:{sha256(written).hexdigest()}"
    assert msss.data_package(standings=True) == package
    assert [one["name"] for one in msss.data_package()["resources"]] == [table.name for table in TABLES[:-1]]
