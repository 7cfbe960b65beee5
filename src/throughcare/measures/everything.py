"""Every measure, in the order of a child's story; and those of the list that wait, each with what it waits for."""

from __future__ import annotations

from throughcare.measures import (
    education,
    health,
    improvement,
    leaving,
    looked_after,
    missing,
    permanence,
    reviews,
    stability,
    work,
)
from throughcare.measures.measure import Measure

_PARTS = (looked_after, reviews, permanence, missing, health, education, stability, leaving, work, improvement)
PARTS: dict[str, tuple[Measure, ...]] = {part.__name__.rpartition(".")[2]: part.MEASURES for part in _PARTS}
ALL: tuple[Measure, ...] = tuple(measure for part in PARTS.values() for measure in part)
BY_KEY: dict[str, Measure] = {measure.key: measure for measure in ALL}
