"""A snapshot's tables in PostgreSQL, for analysts: a view for each, in a schema of their own, under row-level security.

The rows are the snapshot's own, so that one question gives one answer of both. They are made anew, whole, each time one is loaded, in one
transaction: whoever asks meanwhile reads those before. Records that are restricted or sealed are not copied, and one that is closed
afterwards is not shown from then on.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from django.conf import settings
from django.db import connections, transaction
from django.db.utils import OperationalError
from psycopg.errors import LockNotAvailable

from throughcare.apps.extract.taking import OF_THE_RECORD
from throughcare.apps.involvement.sight import FOR_ANALYSTS
from throughcare.apps.workforce.itself import ITSELF
from throughcare.core.acting import acting_as
from throughcare.core.looks import note_look
from throughcare.core.models import Look
from throughcare.core.postgres import ANALYSTS
from throughcare.core.postgres.analysts import SHOWN
from throughcare.core.refused import Refused
from throughcare.core.today import now
from throughcare.record.columns import Table
from throughcare.record.snapshot.folder import ROWS_AT_ONCE, Snapshot, arrow_schema_of
from throughcare.record.snapshot.postgresql import columns_of, explained, is_about_children
from throughcare.record.snapshot.tables import TABLES

KEPT, MADE = "analysis_rows", "analysis_rows_made"
"""The schema the rows lie in, which analysts cannot name; and what it is called until it is whole."""
PATIENCE = "60s"
"""How long a load waits for what analysts are asking at that moment."""

OF_WHAT = """CREATE TABLE {schema}.snapshot (folder text NOT NULL, as_at date NOT NULL, known_on date, made_at timestamptz NOT NULL,
    version text NOT NULL, rulebook text NOT NULL, loaded_at timestamptz NOT NULL)"""
SAID_OF_IT = (
    "Which snapshot these tables are: ask its folder the same and the answer is the same, but for records that are closed"
)


def load(snapshot: Snapshot) -> int:
    """Show analysts this snapshot, in place of the one before. Answers how many rows they are shown. Raises Refused; then nothing changed.

    It is noted as an export before anything is copied. The role that analysts share must be there.
    """
    if snapshot.about.source != OF_THE_RECORD:
        raise Refused(
            f"{snapshot.folder.name} was not taken of the record kept here: which of its children are restricted nobody can say."
        )
    with acting_as(ITSELF):
        children = snapshot.files["child"].rows
        note_look(Look.Kind.EXPORT, path="throughcare analysts", words=f"{snapshot.folder.name} for analysts", seen=children)
    try:
        with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = '{PATIENCE}'")
            loaded = _made(cursor, snapshot)
            _put_in_place(cursor)
            return loaded
    except OperationalError as fault:
        if not isinstance(fault.__cause__, LockNotAvailable):  # by its class: the server's words may be in any language
            raise
        raise Refused(
            "Somebody is asking the analysts' tables something that takes long: they show what they showed before."
        ) from None


def let_go() -> None:
    """Keep no copy for analysts any more."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(f"DROP SCHEMA IF EXISTS {SHOWN} CASCADE; DROP SCHEMA IF EXISTS {KEPT} CASCADE")


def _made(cursor: Any, snapshot: Snapshot) -> int:
    """Every table, filled, beside those that are shown."""
    cursor.execute(f"DROP SCHEMA IF EXISTS {MADE} CASCADE; CREATE SCHEMA {MADE}; {FOR_ANALYSTS.format(schema=MADE)}")
    cursor.execute(f"SELECT {MADE}.closed()")
    closed = frozenset(str(key) for (key,) in cursor.fetchall())
    loaded = sum(_fill(cursor, table, snapshot, closed) for table in TABLES)
    about = snapshot.about
    cursor.execute(OF_WHAT.format(schema=MADE))
    row = [snapshot.folder.name, about.as_at, about.known_on, about.made_at, about.version, about.rulebook, now()]
    cursor.execute(f"INSERT INTO {MADE}.snapshot VALUES (%s, %s, %s, %s, %s, %s, %s)", row)
    for table in TABLES:
        _guard(cursor, table.name, about_children=is_about_children(table))
    _guard(cursor, "snapshot", about_children=False)
    return loaded


def _fill(cursor: Any, table: Table, snapshot: Snapshot, closed: frozenset[str]) -> int:
    import pyarrow.parquet as pq

    path = snapshot.path_of(table.name)
    if not pq.read_schema(path).equals(arrow_schema_of(table)):
        raise Refused(
            f"{snapshot.folder.name} was taken by another version of Throughcare, whose {table.name} has other columns."
        )
    name = f'{MADE}."{table.name}"'
    cursor.execute(f"CREATE TABLE {name} ({columns_of(table)})")
    loaded = 0
    # Before row-level security is switched on: PostgreSQL copies nothing into a table that has it.
    with cursor.copy(f"COPY {name} FROM STDIN (FORMAT csv)") as copy:
        for rows in _open_to_analysts(path, table, closed):
            copy.write(_as_csv(rows))
            loaded += rows.num_rows
    if is_about_children(table):
        cursor.execute(f"CREATE INDEX ON {name} (child)")
    cursor.execute(f"ANALYZE {name}")
    return loaded


def _open_to_analysts(path: Any, table: Table, closed: frozenset[str]) -> Iterator[Any]:
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    kept_out = pa.array(sorted(closed), type=pa.string())
    with pq.ParquetFile(path) as file:
        for rows in file.iter_batches(ROWS_AT_ONCE):
            if is_about_children(table):
                yield rows.filter(pc.invert(pc.is_in(rows.column("child"), value_set=kept_out)))
            else:
                yield rows


def _as_csv(rows: Any) -> bytes:
    # A null is nothing between commas and an empty text is quoted, which is how PostgreSQL tells them apart too.
    import pyarrow.csv as csv

    written = BytesIO()
    csv.write_csv(rows, written, csv.WriteOptions(include_header=False))
    return written.getvalue()


def _guard(cursor: Any, table: str, *, about_children: bool) -> None:
    name = f'{MADE}."{table}"'
    # A row that is about nobody says no child, and what is asked of nothing is neither true nor false: it would be hidden from all.
    open_ones = f" AND (child IS NULL OR child NOT IN (SELECT {MADE}.closed()))" if about_children else ""
    cursor.execute(f"""ALTER TABLE {name} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE {name} FORCE ROW LEVEL SECURITY;
        CREATE POLICY owner_keeps ON {name} TO CURRENT_USER USING (true) WITH CHECK (true);
        CREATE POLICY read ON {name} FOR SELECT TO {ANALYSTS} USING ((SELECT {MADE}.reads()){open_ones})""")


def _put_in_place(cursor: Any) -> None:
    """Take away what was shown, and show what was made."""
    app = settings.DATABASES["default"]["USER"]
    cursor.execute(f"DROP SCHEMA IF EXISTS {SHOWN} CASCADE; DROP SCHEMA IF EXISTS {KEPT} CASCADE")
    cursor.execute(f"ALTER SCHEMA {MADE} RENAME TO {KEPT}; CREATE SCHEMA {SHOWN}")
    for name, said, columns in _shown():
        cursor.execute(f'CREATE VIEW {SHOWN}."{name}" WITH (security_invoker = true) AS SELECT * FROM {KEPT}."{name}"')
        cursor.execute(f'COMMENT ON VIEW {SHOWN}."{name}" IS {_quoted(said)}')
        for column, words in columns:
            cursor.execute(f'COMMENT ON COLUMN {SHOWN}."{name}"."{column}" IS {_quoted(words)}')
    # The application is given whatever the owner makes, and has no business with a copy that leaves nobody out.
    cursor.execute(f'REVOKE ALL ON ALL TABLES IN SCHEMA {SHOWN}, {KEPT} FROM "{app}"')
    cursor.execute(f"REVOKE ALL ON ALL FUNCTIONS IN SCHEMA {KEPT} FROM PUBLIC")
    cursor.execute(f"GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA {KEPT} TO {ANALYSTS}")
    # They may read the rows, as the views do in their name, and cannot name them: only the views' schema is open to them.
    cursor.execute(
        f"GRANT SELECT ON ALL TABLES IN SCHEMA {SHOWN}, {KEPT} TO {ANALYSTS}; GRANT USAGE ON SCHEMA {SHOWN} TO {ANALYSTS}"
    )


def _shown() -> Iterator[tuple[str, str, tuple[tuple[str, str], ...]]]:
    for table in TABLES:
        yield table.name, table.description, tuple(explained(table))
    yield "snapshot", SAID_OF_IT, ()


def _quoted(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"
