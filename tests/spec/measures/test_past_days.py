"""What happens later changes no past day: a figure as at a day is the same however much later it is asked."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.spec.measures.specs import Somebody, rows_of, snapshot_of

from throughcare.measures.engine import asking
from throughcare.measures.looked_after import SEEN_NOW
from throughcare.measures.statements import statements

STAYS = "care 2025-11-03; placed U6 2025-11-03; visited 2025-11-06 alone; visited 2025-12-16 alone"
LEAVES = "care 2025-11-03..2026-01-15 E4A; placed U6 2025-11-03..2026-01-15; visited 2025-11-06 alone; visited 2025-12-16 alone"
MOVES = (
    "care 2025-11-03; placed U6 2025-11-03..2026-01-15; placed U6 2026-01-15; visited 2025-11-06 alone; visited 2025-12-16 alone"
)


@pytest.mark.parametrize("life", [STAYS, LEAVES, MOVES])
def test_a_child_who_leaves_or_moves_before_a_visit_is_due_was_owed_it_until_then(tmp_path: Path, life: str) -> None:
    ann = Somebody("Ann", date(2012, 5, 1), life)
    snapshot = snapshot_of(rows_of((ann,)), tmp_path / "drawn", as_at=date(2026, 3, 31))
    with asking(snapshot, statements([SEEN_NOW])) as engine:
        assert engine.figure(SEEN_NOW, to_on=date(2025, 12, 31)).words.startswith("1 of 1 (100%)")
