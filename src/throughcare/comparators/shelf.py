"""Where loaded comparators are kept: an immutable folder of Parquet for each load, and which of them is used.

    comparators/
    ├── used                         the name of the folder that is used
    └── 20261123T164200-1f0c…/      manifest.json, figures.parquet, neighbours.parquet: read-only, and their owner's alone

A load makes a new folder beside, whole, and only then says that it is used: one that is stopped in the middle changes nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from throughcare.comparators.neighbours import Neighbour
from throughcare.comparators.published import Published
from throughcare.comparators.refusal import NotComparators

MANIFEST, USED = "manifest.json", "used"


class Part(StrEnum):
    """What a load is made of, each from one file and each to one table."""

    FIGURES = "figures"
    NEIGHBOURS = "neighbours"

    @property
    def table(self) -> str:
        """The file it is kept in."""
        return f"{self.value}.parquet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where one part came from: the file's name, its hash, when it was loaded, and how many rows were kept of it."""

    file: str
    hash: str
    loaded_at: datetime
    rows: int
    kept_as: str

    @property
    def words(self) -> str:
        """For a person who asks what they are looking at."""
        return f"{self.file}, loaded {self.loaded_at:%-d %B %Y at %H:%M}, {self.rows:,} rows (sha256 {self.hash[:12]}…)"


@dataclass(frozen=True, slots=True)
class Shelf:
    """One load as it lies there, checked against its manifest."""

    folder: Path
    origins: Mapping[Part, Origin]

    def figures(self, figure: str) -> tuple[Published, ...]:
        """Every area's and year's published figure of one name."""
        rows = self._rows(Part.FIGURES, filters=[("figure", "==", figure)])
        return tuple(Published(**row) for row in rows)

    def neighbours(self, area: int) -> tuple[Neighbour, ...]:
        """The ten most like a council, the most alike first; none where no list is loaded or it is not on it."""
        rows = self._rows(Part.NEIGHBOURS, filters=[("area", "==", area)])
        return tuple(sorted((Neighbour(**row) for row in rows), key=lambda each: each.place))

    def _rows(self, part: Part, *, filters: list[tuple[str, str, object]]) -> list[dict[str, Any]]:
        import pyarrow.parquet

        if part not in self.origins:
            return []
        table = pyarrow.parquet.read_table(self.folder / part.table, filters=filters, use_threads=False)
        rows: list[dict[str, Any]] = table.to_pylist()
        return rows


def open_shelf(place: Path) -> Shelf | None:
    """What is loaded; none where nothing is. Raises NotComparators, by name, for a load that was altered or is not whole."""
    used = place / USED
    if not used.is_file():
        return None
    folder = place / used.read_text(encoding="utf-8").strip()
    try:
        said = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        origins = {Part(name): _origin(each) for name, each in said["parts"].items()}
        altered = [part.table for part, origin in origins.items() if hash_of(folder / part.table) != origin.kept_as]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fault:
        raise NotComparators(f"What was loaded in {folder.name} is not whole: load the published files again.") from fault
    if altered:
        raise NotComparators(f"{altered[0]} in {folder.name} was altered since it was loaded: load the published files again.")
    return Shelf(folder, origins)


def hash_of(path: Path) -> str:
    """A file's SHA-256, by which it is known to be the same file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _origin(said: Mapping[str, Any]) -> Origin:
    return Origin(
        file=said["file"],
        hash=said["hash"],
        loaded_at=datetime.fromisoformat(said["loaded_at"]),
        rows=int(said["rows"]),
        kept_as=said["kept_as"],
    )
