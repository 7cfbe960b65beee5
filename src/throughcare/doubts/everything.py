"""Every rule, in the order of a child's story."""

from __future__ import annotations

from collections.abc import Iterator

from throughcare.doubts import care, happenings, placements, who
from throughcare.doubts.life import Life
from throughcare.doubts.rule import Doubt, Rule
from throughcare.record.columns import Row
from throughcare.record.snapshot.tables import BY_NAME

PARTS: dict[str, tuple[Rule, ...]] = {
    "Who they are": who.RULES,
    "Being looked after": care.RULES,
    "Where they lived": placements.RULES,
    "What happened": happenings.RULES,
}
ALL: tuple[Rule, ...] = tuple(rule for part in PARTS.values() for rule in part)
BY_KEY: dict[str, Rule] = {rule.key: rule for rule in ALL}
LOOKED_AT: tuple[str, ...] = (
    *sorted({column.partition(".")[0] for rule in ALL for column in rule.columns} - {"cover", "carries"}),
    "cover",
    "carries",
)
"""The tables that rules look at."""
KINDS: tuple[type[Row], ...] = tuple(BY_NAME[name].row for name in LOOKED_AT)


def doubts_of(life: Life) -> Iterator[Doubt]:
    """Everything doubtful in one child's record."""
    for rule in ALL:
        yield from rule.doubts(life)
