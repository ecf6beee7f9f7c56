"""Validate and export any number of lists on a Spark cluster: each worker calls msss's public functions on its files.

    spark-submit msss_on_spark.py validate FOLDER -o FINDINGS
    spark-submit msss_on_spark.py export FOLDER -o TABLES [--as-of 2022-09-30] [--keep-going]

Every machine has to see FOLDER under the same path (a shared file system), and to have msss, pandas and pyarrow
installed. What is written is Parquet: FINDINGS with a row for each finding of each list, ledger and evaluation; TABLES
with a folder for each table, partitioned by year, with the columns of docs/data.md. What was there before is replaced.

The exit code is 1 if there is an error in a list. An export then writes nothing, unless --keep-going leaves such lists
out.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pandas
from pyspark import StorageLevel
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F  # as everybody calls it
from pyspark.sql import types as T

import msss

BESIDE = ("progress_", "evaluation_")
"""How the names of the files begin that belong to a list."""
FINDINGS = "file string, line int, `column` int, severity string, code string, message string, hint string"
ROWS = "name string, year int, json string"
"""A row of any table, in transit; of an invalid list, a row for each error, whose name is `ERROR`."""
ERROR = "error"
TYPES = {
    "string": T.StringType(),
    "integer": T.IntegerType(),
    "number": T.DecimalType(38, 9),
    "date": T.DateType(),
    "boolean": T.BooleanType(),
}


def files(spark: SparkSession, folder: Path, *, with_beside: bool) -> DataFrame:
    """The files in a folder and below, by their names from the folder, a few hundred to a task."""
    found = sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*.y*ml")
        if path.suffix in (".yaml", ".yml") and (with_beside or not path.name.startswith(BESIDE))
    )
    tasks = max(spark.sparkContext.defaultParallelism, len(found) // 200)
    return spark.createDataFrame([(name,) for name in found], "file string").repartition(tasks)


# --- validation


def findings(spark: SparkSession, folder: Path) -> DataFrame:
    """Everything that is wrong with the files in a folder."""

    def check(batches: Iterator[pandas.DataFrame]) -> Iterator[pandas.DataFrame]:
        for batch in batches:
            yield pandas.DataFrame(
                [row for name in batch["file"] for row in _findings_of(folder, name)], columns=_columns(FINDINGS)
            )

    return files(spark, folder, with_beside=True).mapInPandas(check, FINDINGS)


def _findings_of(folder: Path, name: str) -> Iterator[tuple[Any, ...]]:
    try:
        found = msss.validate(folder / name)
    except msss.InvalidListError:
        return  # of a ledger: what is wrong with its list is said of the list
    except msss.MsssError as error:
        yield name, 1, 1, "error", "", str(error), ""
        return
    yield from (_finding(name, one) for one in found)


def _finding(name: str, one: msss.Diagnostic) -> tuple[Any, ...]:
    return name, one.span.line, one.span.column, one.severity.value, one.code, str(one.message), str(one.hint)


# --- export


def rows(spark: SparkSession, folder: Path, as_of: date | None) -> DataFrame:
    """The rows of all tables of all lists: each list is read once."""

    def tabulate(batches: Iterator[pandas.DataFrame]) -> Iterator[pandas.DataFrame]:
        for batch in batches:
            for name in batch["file"]:
                yield pandas.DataFrame(list(_rows_of(folder, name, as_of)), columns=_columns(ROWS))

    return files(spark, folder, with_beside=False).mapInPandas(tabulate, ROWS)


def _rows_of(folder: Path, name: str, as_of: date | None) -> Iterator[tuple[str, int, str]]:
    try:
        tables = msss.tables(folder / name, as_of, name=name)
    except msss.InvalidListError as error:
        yield from ((ERROR, 0, str(one)) for one in error.diagnostics)
        return
    except msss.MsssError as error:
        yield ERROR, 0, str(error)
        return
    for table, its in tables.items():
        for row in its:
            yield table, row["year"], json.dumps(row, ensure_ascii=False, default=str)


def export(spark: SparkSession, folder: Path, output: Path, as_of: date | None, *, keep_going: bool) -> int:
    """Write the tables of all lists in a folder, and return how many errors there are in lists."""
    all_rows = rows(spark, folder, as_of).persist(StorageLevel.DISK_ONLY)
    errors = all_rows.where(F.col("name") == ERROR)
    count = errors.count()
    for (text,) in errors.select("json").sort("json").limit(1000).collect():
        print(text, file=sys.stderr)
    if not count or keep_going:
        for table in msss.data_package(standings=as_of is not None)["resources"]:
            schema = T.StructType([T.StructField(one["name"], TYPES[one["type"]]) for one in table["schema"]["fields"]])
            its = all_rows.where(F.col("name") == table["name"]).select(F.from_json("json", schema).alias("row"))
            columns = its.select("row.*").sort("year", *table["schema"]["primaryKey"])
            columns.write.partitionBy("year").parquet(str(output / table["name"]), mode="overwrite")
    all_rows.unpersist()
    return count


def _columns(schema: str) -> list[str]:
    """The names in a schema that is written as text."""
    return [column.split()[0].strip("`") for column in schema.split(", ")]


def main(arguments: list[str] | None = None) -> int:
    """Run the job, and return its exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["validate", "export"])
    parser.add_argument("folder", type=lambda text: Path(text).resolve())
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--as-of", type=date.fromisoformat)
    parser.add_argument("--keep-going", action="store_true")
    asked = parser.parse_args(arguments)
    spark = SparkSession.builder.appName(f"msss {asked.what}").getOrCreate()
    try:
        if asked.what == "export":
            return 1 if export(spark, asked.folder, asked.output, asked.as_of, keep_going=asked.keep_going) else 0
        found = findings(spark, asked.folder).persist(StorageLevel.DISK_ONLY)
        found.sort("file", "line", "column", "code").write.parquet(str(asked.output), mode="overwrite")
        by_code = found.groupBy("severity", "code").count().sort("severity", "code").collect()
        for severity, code, count in by_code:
            print(f"{severity}\t{code}\t{count}")
        return 1 if any(severity == "error" for severity, _, _ in by_code) else 0
    finally:
        spark.stop()


if __name__ == "__main__":
    sys.exit(main())
