"""How much of one child a manager's list shows at once, and what it says of them in short."""

from __future__ import annotations

from throughcare.apps.desk.needs_children import AT_ONCE, folded, in_short
from throughcare.core.shown import DutyShown, Lateness, Weight


def duty(what: str, how_late: str = "3 days late") -> DutyShown:
    return DutyShown(what, "by Monday 5 January 2026", Lateness.OVERDUE, how_late, Weight.LAW, "Because it is so")


def test_the_first_few_are_shown_and_the_rest_is_folded() -> None:
    every = [duty(f"Thing {number}") for number in range(AT_ONCE + 3)]
    most, rest = folded(every, [])
    assert [one.what for one in most.duties] == [f"Thing {number}" for number in range(AT_ONCE)]
    assert rest.number == 3
    assert (*most.duties, *rest.duties) == tuple(every)


def test_one_left_over_is_shown_as_well() -> None:
    most, rest = folded([duty("One more") for _ in range(AT_ONCE + 1)], [])
    assert most.number == AT_ONCE + 1
    assert not rest.number


def test_in_short_says_how_many_and_the_first() -> None:
    visit, plan = duty("Visit and see the child", "45 days late"), duty("Review the plan")
    assert in_short([visit, plan], []) == "2 things, first: Visit and see the child, 45 days late"
    assert in_short([visit], []) == "Visit and see the child, 45 days late"
