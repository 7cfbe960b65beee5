"""The SQL of every measure, written by Ibis once and kept: asking then needs neither Ibis nor the second it takes to load."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from throughcare import measures, record
from throughcare.measures.asked import Asked
from throughcare.measures.cohorts import known_where_told, latest, standing
from throughcare.measures.measure import Measure, Rate

DUCKDB, POSTGRESQL, SPARK = "duckdb", "postgres", "pyspark"
Statements = Mapping[str, Mapping[str, str]]
"""By the key of a measure: `cases` its rows, and `among` those a rate is of. Under WHOSE, `rows`: each child's team."""
WHOSE = "whose"


def statements(every: Iterable[Measure], *, kept_in: Path | None = None, dialect: str = DUCKDB) -> Statements:
    """The statements of these measures: read where they were kept by this very code, else written, and kept."""
    chosen = list(every)
    if kept_in is None:
        return _written(chosen, dialect)
    path = kept_in / f"measures-{dialect}-{_mark(chosen)}.json"
    if path.exists():
        kept: Statements = json.loads(path.read_text(encoding="utf-8"))
        return kept
    found = _written(chosen, dialect)
    kept_in.mkdir(mode=0o700, parents=True, exist_ok=True)
    aside = path.with_suffix(f".{os.getpid()}")
    aside.write_text(json.dumps(found), encoding="utf-8")
    aside.replace(path)
    return found


def _written(chosen: Iterable[Measure], dialect: str) -> dict[str, dict[str, str]]:
    found = {WHOSE: {"rows": sql_of(whose(_record(), Asked()), dialect)}}
    for each in chosen:
        found[each.key] = {"cases": sql_of(cases_of(each), dialect)}
        if isinstance(each, Rate):
            found[each.key]["among"] = sql_of(each.among(_record(), Asked()), dialect)
    return found


def cases_of(measure: Measure) -> Any:
    """A measure's rows, one for each thing counted; not known of whoever no source could tell it of."""
    cases = measure.cases(_record(), Asked())
    return cases if measure.told_by is None else known_where_told(cases, measure.told_by, _record(), Asked())


def sql_of(expression: Any, dialect: str = DUCKDB) -> str:
    """An expression as SQL, its days still to be put in."""
    import ibis

    if dialect == SPARK and ibis.options.pyspark is None:
        ibis.options.pyspark = _spark_options()
    return str(ibis.to_sql(expression, dialect=dialect))


def _spark_options() -> Any:
    """What Ibis would say of Spark had it loaded its own way to run it, which is not used here: a number that is none stays as it is."""
    from ibis.config import Config

    class Options(Config):  # type: ignore[misc]  # Ibis has no types
        treat_nan_as_null: bool = False

    return Options()


def whose(record: Any, asked: Asked) -> Any:
    """Each child's team on the last day: their social worker's, else their personal adviser's."""
    parts = standing(record.allocation, asked.to_on).filter(lambda row: row.part.isin(["social_worker", "personal_adviser"]))
    # Of the two the social worker stands last in the alphabet, and so is the one that is kept.
    return latest(parts.select("child", "part", "team"), "part").select("child", "team")


def figure_sql(cases: str) -> str:
    """What a measure's rows come to. Plain SQL, the same on every engine."""
    return f"SELECT {_SUMS} FROM ({cases}) counted"


def by_team_sql(cases: str, whose: str) -> str:
    """What they come to for each team, by who works with the child on the last day asked about; null where nobody does."""
    return f"SELECT whose.team, {_SUMS} FROM ({cases}) counted LEFT JOIN ({whose}) whose ON whose.child = counted.child GROUP BY whose.team"


def among_sql(among: str) -> str:
    """How many a rate is of."""
    return f"SELECT SUM(COALESCE(value, 1)) FROM ({among}) among"


def among_by_team_sql(among: str, whose: str) -> str:
    """How many a rate is of in each team."""
    return (
        f"SELECT whose.team, SUM(COALESCE(value, 1)) FROM ({among}) among "
        f"LEFT JOIN ({whose}) whose ON whose.child = among.child GROUP BY whose.team"
    )


_SUMS = (
    "COUNT(CASE WHEN counted.met THEN 1 END) AS n, COUNT(counted.met) AS d, "
    "COUNT(CASE WHEN counted.met IS NULL THEN 1 END) AS not_known, COUNT(DISTINCT counted.child) AS children, "
    "AVG(counted.value) AS mean, PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY counted.value) AS median"
)


def _record() -> Any:
    from throughcare.record.snapshot.unbound import record

    return record()


def _mark(chosen: Iterable[Measure]) -> str:
    """A mark of all that the statements are made from: another for any change of a measure, of the record, or of Ibis."""
    found = hashlib.sha256(repr((version("ibis-framework"), version("sqlglot"), [each.key for each in chosen])).encode())
    for package in (measures, record):
        for path in sorted(Path(str(package.__file__)).parent.rglob("*.py")):
            found.update(path.read_bytes())
    return found.hexdigest()[:16]
