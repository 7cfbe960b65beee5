"""The figure of the inspectors' letter: in two months 19 children went missing, and 17 had a return interview within 72 hours."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.spec.measures.specs import Somebody, rows_of, snapshot_of

from throughcare.measures.engine import asking
from throughcare.measures.missing import CHILDREN_INTERVIEWED_IN_TIME, INTERVIEWED_IN_TIME
from throughcare.measures.statements import statements

IN_TIME = "care 2015-01-05; missing 2016-09-02T20:00..2016-09-03T09:00; interview held 2016-09-05T15:00"
TWICE = f"{IN_TIME}; missing 2016-09-20T20:00..2016-09-21T09:00; interview held 2016-09-23T10:00"
LATE = "care 2015-01-05; missing 2016-08-20T20:00..2016-08-21T09:00; interview held 2016-08-29T15:00"
NEVER = "care 2015-01-05; missing 2016-09-10T20:00..2016-09-11T09:00"
LIVES = [*[IN_TIME] * 14, *[TWICE] * 3, LATE, NEVER]


def test_seventeen_of_nineteen_children_and_twenty_of_twenty_two_returns(tmp_path: Path) -> None:
    people = tuple(Somebody(f"Child {place}", date(2001, 1, 1), life) for place, life in enumerate(LIVES))
    snapshot = snapshot_of(rows_of(people), tmp_path / "drawn", as_at=date(2016, 10, 11))
    days = {"from_on": date(2016, 8, 12), "to_on": date(2016, 10, 11)}
    with asking(snapshot, statements([CHILDREN_INTERVIEWED_IN_TIME, INTERVIEWED_IN_TIME])) as engine:
        children = engine.figure(CHILDREN_INTERVIEWED_IN_TIME, **days)
        assert (children.n, children.d) == (17, 19)
        assert children.words == "17 of 19 (89.5%), 95% interval 69% to 97%"
        assert engine.figure(INTERVIEWED_IN_TIME, **days).words == "20 of 22 (90.9%), 95% interval 72% to 97%"
