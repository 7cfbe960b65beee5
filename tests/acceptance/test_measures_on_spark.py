"""The same expression on Spark gives the same rows: every measure, over the lives drawn for its part. Spark is an extra: `pip install .[spark]`, and Java."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.spec.measures.specs import rows_of, snapshot_of, specs

from throughcare.measures.asked import span, with_days
from throughcare.measures.engine import asking
from throughcare.measures.everything import ALL, PARTS
from throughcare.measures.statements import SPARK, statements
from throughcare.record.snapshot.tables import TABLES

HERE = importlib.util.find_spec("pyspark") is not None and shutil.which("java") is not None
pytestmark = [pytest.mark.long, pytest.mark.skipif(not HERE, reason="Spark is an extra, and is not installed here")]
DAY = date(2026, 3, 31)


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.session.timeZone", "UTC")
        .getOrCreate()
    )
    yield session
    session.stop()


@pytest.mark.parametrize("spec", specs(), ids=lambda spec: spec.name)
def test_every_measure_gives_the_same_rows(spec: Any, tmp_path: Path, spark: Any) -> None:
    snapshot = snapshot_of(rows_of(spec.people), tmp_path / "drawn", as_at=DAY)
    for table in TABLES:
        spark.read.parquet(str(snapshot.path_of(table.name))).createOrReplaceTempView(table.name)
    written = statements(ALL, dialect=SPARK)
    counted = 0
    with asking(snapshot, statements(ALL)) as engine:
        for measure in PARTS[spec.name]:
            asked = span(measure.over, DAY)
            rows = spark.sql(with_days(written[measure.key]["cases"], asked)).collect()
            found = sorted(repr((row.child, row.matter, row.met, row.value)) for row in rows)
            own = sorted(repr((case.child, case.matter, case.met, case.value)) for case in engine.cases(measure, to_on=DAY))
            assert found == own, measure.key
            counted += len(found)
    assert counted > 5
