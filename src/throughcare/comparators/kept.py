"""What stands beside a measure as plain values that can be kept in a database, and read again: pages then need no file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from throughcare.comparators.beside import Beside, Line, Named, spreads_of
from throughcare.comparators.shelf import Origin
from throughcare.comparators.twins import TWINS


def told(found: Beside) -> dict[str, Any]:
    """Everything that cannot be worked out again: the lines, the neighbours, and where it came from."""
    lines = {"ours": found.ours, "england": found.england, "region": found.region}
    return {
        **{name: {"name": line.name, "by_year": _years(line.by_year)} if line else None for name, line in lines.items()},
        "neighbours": [
            {"name": each.name, "closeness": each.closeness, "by_year": _years(each.by_year)} for each in found.neighbours
        ],
        "provisional": sorted(found.provisional),
        "origin": {
            "file": found.origin.file,
            "hash": found.origin.hash,
            "loaded_at": found.origin.loaded_at.isoformat(),
            "rows": found.origin.rows,
            "kept_as": found.origin.kept_as,
        },
    }


def read_again(measure: str, part: str, said: Mapping[str, Any]) -> Beside | None:
    """The same again. None where the measure has no such twin any more."""
    twin = next((each for each in TWINS if (each.measure, each.part) == (measure, part)), None)
    if twin is None:
        return None
    neighbours = tuple(Named(each["name"], each["closeness"], _numbers(each["by_year"])) for each in said["neighbours"])
    lines = {
        name: said[name] and Line(said[name]["name"], _numbers(said[name]["by_year"])) for name in ("ours", "england", "region")
    }
    origin = Origin(**{**said["origin"], "loaded_at": datetime.fromisoformat(said["origin"]["loaded_at"])})
    return Beside(
        twin=twin,
        **lines,
        neighbours=neighbours,
        spread=spreads_of(neighbours),
        provisional=frozenset(said["provisional"]),
        origin=origin,
    )


def _years(by_year: Mapping[int, float]) -> dict[str, float]:
    return {str(year): value for year, value in by_year.items()}


def _numbers(by_year: Mapping[str, float]) -> dict[int, float]:
    return {int(year): value for year, value in sorted(by_year.items())}
