"""Ask a snapshot for a figure: how many, of how many, and who they are.

throughcare measure M-MI-04C                      of the newest snapshot, as at the day it answers for
throughcare measure M-MI-04C --as-at 2026-03-31 --from 2026-02-01
throughcare measure --all                         every measure
throughcare measure M-LA-06 --by-team             a line for each team
throughcare measure M-LA-06 --children            a line for each child or event behind it
throughcare measure --list                        every measure, and what it claims

A day before the snapshot's own is answered by what is known in the snapshot: for what was known then, take one --as-at that day.
"""

import argparse
import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from throughcare.core.home import home
from throughcare.core.refused import Refused
from throughcare.record.snapshot.folder import MANIFEST, UNFINISHED, SnapshotRefused, opened


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow the command."""
    parser.add_argument("keys", nargs="*", metavar="KEY", help="one measure or several, such as M-MI-04")
    parser.add_argument("--all", action="store_true", help="every measure")
    parser.add_argument("--as-at", type=date.fromisoformat, metavar="DATE", help="the last day asked about")
    parser.add_argument("--from", type=date.fromisoformat, metavar="DATE", dest="from_on", help="the first day of a period")
    parser.add_argument("--in", type=Path, metavar="FOLDER", dest="folder", help="a snapshot (default: the newest)")
    parser.add_argument("--by-team", action="store_true", help="a line for each team")
    parser.add_argument("--children", action="store_true", help="a line for each child or event behind the figure")
    parser.add_argument("--list", action="store_true", help="every measure, and what it claims")


def run(chosen: argparse.Namespace) -> int:
    """Print each figure with its numerator and denominator."""
    from throughcare.measures.everything import ALL, BY_KEY

    if chosen.list:
        for measure in ALL:
            print(f"{measure.key:<9} {measure.title} ({measure.over.value})")
        return 0
    unknown = [key for key in chosen.keys if key.upper() not in BY_KEY]
    if unknown or not (chosen.keys or chosen.all):
        raise Refused(f"There is no measure {', '.join(unknown)}." if unknown else "Say which measure; --list names them all.")
    wanted = ALL if chosen.all else [BY_KEY[key.upper()] for key in chosen.keys]
    try:
        snapshot = opened(chosen.folder or newest())
    except SnapshotRefused as why:
        raise Refused(str(why)) from None
    if chosen.as_at and chosen.as_at > snapshot.about.as_at:
        raise Refused(f"That snapshot knows nothing after {snapshot.about.as_at}.")
    from throughcare.measures.engine import asking
    from throughcare.measures.statements import statements

    with asking(snapshot, statements(ALL, kept_in=home() / "statements")) as engine:
        for figure in engine.figures(wanted, to_on=chosen.as_at, from_on=chosen.from_on):
            _print(engine, figure, chosen)
    return 0


def _print(engine: Any, figure: Any, chosen: argparse.Namespace) -> None:
    measure, days = figure.measure, {"to_on": chosen.as_at, "from_on": chosen.from_on}
    when = f"as at {figure.to_on}" if measure.over.name == "AS_AT" else f"{figure.from_on} to {figure.to_on}"
    print(f"{measure.key:<9} {measure.title}, {when}: {figure.words}")
    if chosen.by_team:
        names = engine.teams()
        for team in engine.by_team(measure, **days):
            print(f"{'':<10}{names.get(team.of_team, 'No team')}: {team.words}")
    if chosen.children:
        for case in engine.cases(measure, **days):
            so = {True: "yes", False: "no", None: "not known"}[case.met]
            print(f"{'':<10}{case.child}  {so:<9} {'' if case.value is None else f'{case.value:g}  '}{case.matter}")


def newest() -> Path:
    """The snapshot taken last. Raises Refused where there is none."""
    found = [path for path in (home() / "snapshots").glob("*") if path.is_dir() and not path.name.endswith(UNFINISHED)]
    if not found:
        raise Refused("There is no snapshot yet: throughcare snapshot takes one.")
    return max(found, key=_made_at)


def _made_at(folder: Path) -> datetime:
    """When a snapshot was made, as it says itself; nothing for a folder that says nothing, which is then refused by name."""
    try:
        return datetime.fromisoformat(json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["about"]["made_at"])
    except (OSError, ValueError, KeyError, TypeError):
        return datetime.min.replace(tzinfo=UTC)
