"""What the last start left behind, so that the next need not work it all out again to find nothing to do.

Kept in a file: which code (each file's size and time) and which installed parts last brought the tables up to date, and what the
database's own list of changes to its tables then said. As long as all of it is so, the tables are as the code has them. A database that was restored, replaced or
changed by hand has another list; newer code may hold other changes or another law: then the long way is gone.
"""

from __future__ import annotations

import json
import os
import sysconfig
from pathlib import Path

from throughcare.core.home import home
from throughcare.core.postgres.account import short
from throughcare.core.postgres.address import Address

CODE = Path(__file__).resolve().parents[2]
CHANGES = "SELECT count(*), coalesce(max(id), 0), coalesce(max(applied)::text, '') FROM django_migrations"


def is_as_left(address: Address, *, demo: bool) -> bool:
    """Whether nothing is to be done before pages can be served; with `demo`, whether the demo council is whole as well."""
    try:
        left = json.loads(_file().read_text())
        return bool(left == _now(address, demo=demo) or (not demo and left == _now(address, demo=True)))
    except (OSError, ValueError):
        return False


def remember(address: Address, *, demo: bool) -> None:
    """Note how things are, now that they are as they should be."""
    aside = _file().with_name(f".as-left.{os.getpid()}")
    aside.write_text(json.dumps(_now(address, demo=demo)))
    aside.replace(_file())


def _file() -> Path:
    return home() / "as-left"


def _now(address: Address, *, demo: bool) -> dict[str, object]:
    from psycopg import Error, connect

    code = sorted((str(path.relative_to(CODE)), path.stat().st_mtime_ns, path.stat().st_size) for path in CODE.rglob("*.py"))
    parts = sorted(path.name for path in Path(sysconfig.get_paths()["purelib"]).glob("*.dist-info"))
    try:
        with connect(**address.for_psycopg()) as database:
            said = database.execute(CHANGES).fetchone()
    except Error:
        said = None  # a database that has not so much as the list
    return {"code": short(repr(code)), "parts": parts, "database": list(said or ()), "demo": demo}
