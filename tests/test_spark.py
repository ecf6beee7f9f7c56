"""examples/spark: the job finds and writes on Spark what one process does. It needs Java and pyspark, and takes a minute."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from lists import ITEM, write_list
from running import ROOT

import msss

JOB = ROOT / "examples" / "spark" / "msss_on_spark.py"
DAY = "2022-09-30"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(find_spec("pyspark") is None, reason="no pyspark here: pip install pyspark pandas"),
    pytest.mark.skipif(shutil.which("java") is None, reason="no Java here, which Spark needs"),
]


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The lists of seven other places with their ledgers, and thirty made-up ones."""
    folder = tmp_path_factory.mktemp("lists")
    shutil.copytree(ROOT / "examples" / "gallery", folder / "gallery")
    for number in range(30):
        write_list(folder / "made" / f"list_{number:02}.yaml", ITEM)
    return folder


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(JOB), *map(str, arguments)]
    variables = {
        "PYSPARK_PYTHON": sys.executable,
        "PYSPARK_SUBMIT_ARGS": "--master local[2] pyspark-shell",
        "PYTHONPATH": str(ROOT / "src"),
    }
    return subprocess.run(command, capture_output=True, text=True, timeout=300, env={**os.environ, **variables})


def rows_of(folder: Path) -> list[dict[str, Any]]:
    import pyarrow.dataset

    data = pyarrow.dataset.dataset(folder, partitioning="hive", exclude_invalid_files=True)
    rows: list[dict[str, Any]] = data.to_table().to_pylist()
    return rows


def test_the_findings_are_those_of_one_process(lists: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(lists, tmp_path / "lists")
    for number in range(0, 30, 7):
        write_list(folder / "made" / f"list_{number:02}.yaml", ITEM.replace("6月底", "66月底"))
    done = run("validate", folder, "-o", tmp_path / "findings")
    assert done.returncode == 1, done.stderr
    assert "error\tMSS106\t5" in done.stdout
    expected = {
        (path.relative_to(folder).as_posix(), one.span.line, one.span.column, one.code, str(one.message))
        for path in folder.rglob("*.yaml")
        for one in msss.validate(path)
    }
    found = rows_of(tmp_path / "findings")
    assert {(row["file"], row["line"], row["column"], row["code"], row["message"]) for row in found} == expected
    assert len(found) == len(expected)


def test_the_tables_are_those_of_one_process(lists: Path, tmp_path: Path) -> None:
    done = run("export", lists, "-o", tmp_path / "spark", "--as-of", DAY)
    assert done.returncode == 0, done.stderr
    assert msss.export(lists, tmp_path / "one", format="parquet", as_of=DAY).rows["lists"] == 37
    for table in msss.data_package(standings=True)["resources"]:
        name, key = table["name"], table["schema"]["primaryKey"]
        by_spark, by_one = (
            sorted(rows_of(tmp_path / of / name), key=lambda row: [row[column] for column in key])
            for of in ("spark", "one")
        )
        assert by_spark == by_one, name


def test_a_list_with_an_error_stops_the_export(lists: Path, tmp_path: Path) -> None:
    write_list(tmp_path / "in" / "a.yaml", ITEM)
    write_list(tmp_path / "in" / "b.yaml", ITEM.replace("6月底", "66月底"))
    done = run("export", tmp_path / "in", "-o", tmp_path / "o")
    assert (done.returncode, (tmp_path / "o").exists()) == (1, False)
    assert "b.yaml" in done.stderr
    assert "error[MSS106]" in done.stderr
