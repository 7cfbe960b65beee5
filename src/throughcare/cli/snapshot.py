"""Take a snapshot: every child's facts, and what each was owed, as a folder of Parquet files that measures are asked of.

throughcare snapshot                              of the record as it is known now
throughcare snapshot --as-at 2026-03-31           as it was known at the end of that day
throughcare snapshot --from-ssda903 FOLDER --year 2018
    straight from a return's files, which needs no database: 2018 is the year 1 April 2017 to 31 March 2018. Give FOLDER and YEAR
    several times over, in the same order, for several years.
throughcare snapshot --check FOLDER               say whether a snapshot is whole and unaltered, and what it is of
throughcare snapshot --views FOLDER               its tables under their own names, for DuckDB: the same questions then serve PostgreSQL

It holds no names, addresses or words. Only its owner can read it, and nobody can write to it. It is never written over.
"""

import argparse
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from throughcare.core.refused import Refused
from throughcare.record.snapshot.children import Population
from throughcare.record.snapshot.folder import Snapshot, SnapshotRefused, opened


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow the command."""
    parser.add_argument("--as-at", type=date.fromisoformat, metavar="DATE", help="as it was known at the end of this day")
    parser.add_argument("--into", type=Path, metavar="FOLDER", help="where to write it (default: a new folder of ours)")
    parser.add_argument("--population", type=int, metavar="N", help="persons under 18 in the area, for rates")
    parser.add_argument("--from-ssda903", type=Path, action="append", metavar="PATH", help="a folder of a return's files")
    parser.add_argument("--year", type=int, action="append", help="the year that return ends in")
    parser.add_argument("--check", type=Path, metavar="FOLDER", help="check a snapshot, and write nothing")
    parser.add_argument("--views", type=Path, metavar="FOLDER", help="check a snapshot, and print a view for each of its tables")


def run(chosen: argparse.Namespace) -> int:
    """Take it, or check one, and say what it holds."""
    try:
        if chosen.views:
            print("\n".join(views(opened(chosen.views))))
            return 0
        tell(opened(chosen.check) if chosen.check else _from_returns(chosen) if chosen.from_ssda903 else _from_the_record(chosen))
    except SnapshotRefused as why:
        raise Refused(str(why)) from None
    return 0


def tell(snapshot: Snapshot) -> None:
    """What a snapshot is of, in a few lines."""
    about = snapshot.about
    known = f", as known at the end of {about.known_on}" if about.known_on else ""
    print(f"{snapshot.folder}")
    print(f"{about.source}, as at {about.as_at}{known}; made {about.made_at:%Y-%m-%d %H:%M} by version {about.version}.")
    print(", ".join(f"{name} {file.rows:,}" for name, file in snapshot.files.items() if file.rows))


def views(snapshot: Snapshot) -> Iterator[str]:
    """A line of DuckDB's SQL for each table, after which it is asked by its own name."""
    for name in snapshot.files:
        place = str(snapshot.path_of(name).absolute()).replace("'", "''")
        yield f"CREATE OR REPLACE VIEW {name} AS SELECT * FROM read_parquet('{place}');"


def _from_the_record(chosen: argparse.Namespace) -> Snapshot:
    from throughcare.cli.django import set_up
    from throughcare.core.postgres import ready
    from throughcare.core.today import today

    if chosen.as_at and chosen.as_at > today():
        raise Refused(f"{chosen.as_at} has not come yet.")
    known_on = chosen.as_at if chosen.as_at != today() else None
    with ready():
        set_up()
        from throughcare.apps.extract.taking import take

        return take(chosen.into, known_on=known_on, population=_population(chosen, known_on or today()))


def _from_returns(chosen: argparse.Namespace) -> Snapshot:
    from throughcare.cli.django import set_up
    from throughcare.returns.outcome import NotAReturn
    from throughcare.returns.ssda903.read import read_return

    years = chosen.year or []
    if len(years) != len(chosen.from_ssda903):
        raise Refused("Say --year once for each --from-ssda903: 2018 is the year 1 April 2017 to 31 March 2018.")
    set_up()
    from throughcare.apps.extract.taking import take_returns

    try:
        returns = [read_return([path], year=year) for path, year in zip(chosen.from_ssda903, years, strict=True)]
    except (NotAReturn, ValueError) as why:
        raise Refused(str(why)) from None
    for each in returns:
        print(f"{each.year}: {len(each.found):,} rows came in, {len(each.set_aside):,} were set aside.")
    return take_returns(returns, chosen.into, population=_population(chosen, date(max(years), 3, 31)))


def _population(chosen: argparse.Namespace, day: date) -> Population | None:
    if chosen.population is None:
        return None
    return Population(year=day.year - 1, children=chosen.population, source="said when the snapshot was taken")
